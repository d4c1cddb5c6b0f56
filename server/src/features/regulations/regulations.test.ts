import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aPack } from '../../testing/regulations.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { scenariosReply, textReply } from './regulations.schemas.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

const LAYER = readFileSync(
  new URL('../../../../regulations/src/testing/organisation-points/rules.yaml', import.meta.url),
  'utf8',
);
/** The same layer with a stance that was not read at source. */
const UNSURE = LAYER.replace(
  'articles:\n',
  `unverified:
  points-not-seen:
    article: art-g1
    says: {vi: "Chưa đọc được bản gốc.", en: "The text was not read at source."}
articles:\n`,
).replace('kind: sum, stage: year', 'kind: sum, unverified: points-not-seen, stage: year');
const named = (id: string, text = LAYER) =>
  text.replace('regulation: organisation-points', `regulation: ${id}`);

let tinh: string;
let xa: string;
let officer: string;
let authority: string;
let authorityAbove: string;
let outsider: string;
let below: string;
let an: string;
let anSession: string;

const withRole = async (role: string, unit: string, person?: string): Promise<string> => {
  const account = await anAccount(superuser);
  if (person !== undefined) {
    await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, person]);
  }
  if (role !== 'none') await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const said = ({ status, body }: Reply) => [status, body.code];
const upload = (source: string, as = officer, more: object = {}): Promise<Reply> =>
  ask('post', `/api/v1/units/${xa}/local-packs`, { as, body: { source, ...more } });
const step = (pack: string, name: string, as: string): Promise<Reply> =>
  ask('post', `/api/v1/local-packs/${pack}/${name}`, { as, body: { on: '2026-02-01', ground: 'QĐ 20' } });
const decree = { regulation: 'nd-335-2025', version: '2026-01-01' };
const choose = async (unit: string, as: string, body: object, seen?: string): Promise<Reply> => {
  const path = `/api/v1/units/${unit}/regulation-choices`;
  const etag = seen ?? (await ask('get', path, { as })).headers.get('etag') ?? '';
  return ask('post', path, {
    as,
    headers: { 'if-match': etag },
    body: {
      ...decree,
      kind: 'reading',
      name: 'quota-base',
      option: 'good-or-better',
      from: '2026-03-01',
      document: 'CV 15/UBND',
      documentDay: '2026-02-20',
      ...body,
    },
  });
};
const ofUnit = async (unit: string, as: string, on: string) => {
  const { body } = await ask('get', `/api/v1/units/${unit}/regulations?on=${on}`, { as });
  return body.regulations ?? [];
};

beforeAll(async () => {
  tinh = await aUnit(superuser, { name: 'Tỉnh' });
  xa = await aUnit(superuser, { name: 'Xã', parent: tinh });
  const phong = await aUnit(superuser, { name: 'Phòng', parent: xa });
  const other = await aUnit(superuser, { name: 'Xã khác', parent: tinh });
  an = await aPerson(superuser, { name: 'An', unit: phong });
  officer = await withRole('personnelOfficer', xa);
  authority = await withRole('authority', xa);
  authorityAbove = await withRole('authority', tinh);
  outsider = await withRole('authority', other);
  below = await withRole('head', phong);
  anSession = await withRole('none', phong, an);
});

describe('the regulations installed', () => {
  it('are those that ship, each with the hashes of its parts, as they were locked', async () => {
    const { body } = await ask('get', '/api/v1/regulations', { as: anSession });
    const found = (body.regulations ?? []).find(({ regulation }) => String(regulation) === 'nd-335-2025');
    expect(found).toMatchObject({ origin: 'shipped', state: 'official', isAsReleased: true });
    expect(found?.hashes?.[0]).toMatchObject({
      name: 'rules',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('are read as documents: each article, and the rules with their numbers that rest on it', async () => {
    const path = '/api/v1/regulations/nd-335-2025/2026-01-01/text';
    const { articles, rules } = textReply.parse((await ask('get', path, { as: anSession })).body);
    expect(articles.find(({ id }) => id === 'art-20.5')?.ref).toBe('khoản 5 Điều 20');
    const known = new Set(articles.map(({ id }) => id));
    expect(rules.flatMap((rule) => rule.articles.filter((id) => !known.has(id)))).toEqual([]);
    const quotas = rules.filter(({ part, articles: on }) => part === 'quota' && on.includes('art-20.5'));
    expect(quotas.length).toBeGreaterThan(0);
    for (const { text } of quotas)
      expect([text.vi, text.en]).toEqual([expect.stringContaining('20%'), expect.stringContaining('20%')]);
  });

  it('are read in words where they are a layer of another: what they say of it is called as it is called there', async () => {
    const path = '/api/v1/regulations/city-directive/2020-08-20/text';
    const { layerOf, rules } = textReply.parse((await ask('get', path, { as: anSession })).body);
    expect(layerOf).not.toBeNull();
    const words = rules.map(({ label, text }) => `${label.vi}: ${text.vi}`);
    expect(words.filter((line) => /\b[a-z]+[A-Z][A-Za-z]+\b|general-well|\[\]/.test(line))).toEqual([]);
  });

  it('come with their scenarios: what is given, what comes out, by which article; a text of a unit has none', async () => {
    const scenarios = async (regulation: string, as: string) => {
      const path = `/api/v1/regulations/${regulation}/2026-01-01/scenarios`;
      return ask('get', path, { as });
    };
    const { scenarios: found, problems } = scenariosReply.parse(
      (await scenarios('nd-335-2025', anSession)).body,
    );
    expect(problems).toEqual([]);
    const ofQuota = found.filter(({ articles }) => articles.includes('art-20.5'));
    const fits = ofQuota.find(({ name }) => name.vi.startsWith('Số người đạt không nhiều hơn số suất'));
    expect(fits?.asked.vi).toBe('Kỳ: năm 2026, xét ngày 31/12/2026');
    expect(fits?.expected.at(-1)?.vi).toContain('số suất: 1; đã dùng: 1; còn: 0');
    expect((await upload(named('without-scenarios'))).status).toBe(201);
    expect((await scenarios('without-scenarios', officer)).body).toEqual({ scenarios: [], problems: [] });
    expect(said(await scenarios('without-scenarios', outsider))).toEqual([404, 'regulation.unknown']);
  });

  it('are given as the texts they are, rules and procedure, to draft another from; one out of sight is not', async () => {
    const source = (regulation: string, as: string) =>
      ask('get', `/api/v1/regulations/${regulation}/2026-01-01/source`, { as });
    const decreeText = await source('nd-335-2025', anSession);
    expect(decreeText.body.source).toContain('regulation: nd-335-2025\n');
    expect(decreeText.body.procedure).toContain('procedure-of: nd-335-2025\n');
    expect((await upload(named('hidden-one'))).status).toBe(201);
    expect((await source('hidden-one', officer)).body).toEqual({
      source: named('hidden-one'),
      procedure: null,
    });
    expect(said(await source('hidden-one', outsider))).toEqual([404, 'regulation.unknown']);
  });

  it('say their readings, their unverified stances and what they leave open', async () => {
    const { body } = await ask('get', '/api/v1/regulations/nd-335-2025/2026-01-01', { as: officer });
    expect((body.readings ?? []).map(({ name }) => name)).toContain('quota-base');
    expect((body.stances ?? []).length).toBeGreaterThan(0);
    const levels = ['excellent', 'good', 'completed', 'notCompleted'];
    expect((body.levels ?? []).map(({ level }) => level)).toEqual(levels);
    expect((body.openings ?? []).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['organisationGeneral', 'organisationResults']),
    );
    expect(said(await ask('get', '/api/v1/regulations/nd-335-2025/2025-01-01', { as: officer }))).toEqual([
      404,
      'regulation.unknown',
    ]);
  });
});

describe('a pack of a unit', () => {
  it('is a draft once the checker has nothing against it', async () => {
    const reply = await upload(named('draft-only'));
    expect([reply.status, reply.body.state]).toEqual([201, 'draft']);
    const { body } = await ask('get', `/api/v1/local-packs/${reply.body.id}`, { as: officer });
    expect([body.source, (body.steps ?? []).map(({ state }) => state)]).toEqual([
      named('draft-only'),
      ['draft'],
    ]);
    expect(said(await upload(named('draft-only')))).toEqual([409, 'regulation.uploaded-already']);
  });

  it('is refused with each fault at its file and line', async () => {
    const reply = await upload(named('wrong').replace('kind: sum', 'kind: summ'));
    expect(said(reply)).toEqual([422, 'regulation.refused-by-checker']);
    expect(reply.body.errors?.[0]?.detail).toMatch(/^rules\.yaml:\d+: .+ → /);
    expect(reply.body.errors?.[0]?.pointer).toMatch(/^\/source\/calculation\/.+\/kind$/);
    const yaml = await upload('regulation: [');
    expect(said(yaml)).toEqual([422, 'regulation.refused-by-checker']);
    expect(yaml.body.errors?.[0]?.code).toBe('yaml.syntax');
  });

  it('QN23-2 - is refused where it contradicts what it lies on', async () => {
    const reply = await upload(named('too-high').replace('at-most: 70', 'at-most: 80'));
    expect(said(reply)).toEqual([422, 'regulation.refused-by-checker']);
    expect((reply.body.errors ?? []).some(({ code }) => String(code).startsWith('layer.'))).toBe(true);
  });

  it('needs what it lies on, and an id of its own', async () => {
    const lost = named('lost').replace('layer-of: nd-335-2025', 'layer-of: nd-1-1900');
    expect(said(await upload(lost))).toEqual([422, 'regulation.no-base']);
    expect(said(await upload(named('nd-90-2020')))).toEqual([409, 'regulation.id-shipped']);
  });

  it('is uploaded by officers of the unit only, and its draft is seen by nobody elsewhere or below', async () => {
    expect(said(await upload(named('mine'), authority))).toEqual([403, 'access.not-allowed']);
    const { body } = await upload(named('hidden'));
    const path = `/api/v1/local-packs/${body.id}`;
    expect(said(await ask('get', path, { as: outsider }))).toEqual([404, 'regulation.unknown']);
    expect(said(await ask('get', path, { as: below }))).toEqual([404, 'regulation.unknown']);
    await step(String(body.id), 'pilot', officer);
    expect((await ask('get', path, { as: below })).status).toBe(200);
    expect(said(await ask('get', path, { as: outsider }))).toEqual([404, 'regulation.unknown']);
  });

  it('that this program cannot read says what is wrong with it, and applies to nobody', async () => {
    const id = await aPack(superuser, { unit: xa, regulation: 'old-form', states: ['draft', 'pilot'] });
    const { body } = await ask('get', `/api/v1/local-packs/${id}`, { as: officer });
    expect(body).toMatchObject({
      isReadable: false,
      problems: [{ vi: expect.stringMatching(/^rules\.yaml/) }],
    });
    expect((await ofUnit(xa, officer, '2026-06-01')).some(({ pack }) => String(pack) === id)).toBe(false);
  });

  it('becomes official by two: who proposed it does not agree to it', async () => {
    const id = String((await upload(named('by-two'))).body.id);
    expect(said(await step(id, 'proposal', officer))).toEqual([409, 'access.not-in-this-state']);
    expect((await step(id, 'pilot', officer)).body.state).toBe('pilot');
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'personnelOfficer', unit: xa });
    await aGrant(superuser, { account, role: 'authority', unit: xa });
    const both = await server.session(account);
    expect((await step(id, 'proposal', both)).body.state).toBe('proposed');
    expect(said(await step(id, 'official', officer))).toEqual([403, 'access.not-allowed']);
    expect(said(await step(id, 'official', both))).toEqual([403, 'regulation.same-who-proposed']);
    expect((await step(id, 'official', authority)).body.state).toBe('official');
    const again = String((await upload(`${named('by-two')}# sửa\n`)).body.id);
    await step(again, 'pilot', officer);
    await step(again, 'proposal', officer);
    expect(said(await step(again, 'official', authority))).toEqual([409, 'regulation.official-already']);
    expect((await step(id, 'end', authority)).body.state).toBe('ended');
    expect((await step(again, 'official', authority)).body.state).toBe('official');
    await step(again, 'end', authority);
  });

  it('with an unverified stance that is not settled pilots and is not signed by', async () => {
    const id = String((await upload(named('unsure', UNSURE))).body.id);
    await step(id, 'pilot', officer);
    const piloted = (await ofUnit(xa, officer, '2026-06-01')).find(({ pack }) => String(pack) === id);
    expect(piloted).toMatchObject({ applies: true, maySign: false, openStances: ['points-not-seen'] });
    await step(id, 'proposal', officer);
    const refused = await step(id, 'official', authority);
    expect(said(refused)).toEqual([409, 'regulation.stances-open']);
    expect(refused.body.title).toMatch(/points-not-seen/);
    const settled = { regulation: 'unsure', kind: 'stance', name: 'points-not-seen', option: 'accepted' };
    expect((await choose(xa, authority, { ...settled, from: '2026-01-15' })).status).toBe(201);
    expect((await step(id, 'official', authority)).body.state).toBe('official');
    const signed = (await ofUnit(xa, officer, '2026-06-01')).find(({ pack }) => String(pack) === id);
    expect(signed).toMatchObject({ maySign: true, openStances: [] });
    await step(id, 'end', authority);
    // Another text under the same name and day: what was settled, was settled in the first.
    const other = named('unsure', UNSURE.replace('Chưa đọc được bản gốc.', 'Chưa thấy bản gốc.'));
    const again = String((await upload(other)).body.id);
    await step(again, 'pilot', officer);
    await step(again, 'proposal', officer);
    expect(said(await step(again, 'official', authority))).toEqual([409, 'regulation.stances-open']);
    const seen = await ask('get', `/api/v1/units/${xa}/regulation-choices`, { as: authority });
    const because = { from: '2026-01-15', reason: 'Bản mới' };
    const chosen = await choose(xa, authority, { ...settled, ...because }, seen.headers.get('etag') ?? '');
    expect(chosen.status).toBe(201);
    expect((await step(again, 'official', authority)).body.state).toBe('official');
    await step(again, 'end', authority);
  });
});

it('the database itself refuses that who proposed a pack makes it official', async () => {
  const client = await database.as('congtam_app');
  const take = async (account: string, pack: string, at: number, state: string) => {
    await client.query('begin');
    await client.query("select set_config('congtam.actor', $1, true)", [account]);
    const written = client.query(
      `insert into congtam.local_pack_step (pack_id, step, state, on_day, ground, taken_by)
       values ($1, $2, $3, now(), 'x', $4)`,
      [pack, at, state, account],
    );
    const isTaken = await written.then(
      () => true,
      (error: Error) => {
        expect(error.message).toMatch(/row-level security/);
        return false;
      },
    );
    await client.query(isTaken ? 'commit' : 'rollback');
    return isTaken;
  };
  const both = await anAccount(superuser);
  await aGrant(superuser, { account: both, role: 'personnelOfficer', unit: xa });
  await aGrant(superuser, { account: both, role: 'authority', unit: xa });
  const another = await anAccount(superuser);
  await aGrant(superuser, { account: another, role: 'authority', unit: xa });
  const pack = await aPack(superuser, { unit: xa, regulation: 'in-sql', states: ['draft', 'pilot'] });
  expect(await take(both, pack, 3, 'official')).toBe(false);
  expect(await take(both, pack, 4, 'proposed')).toBe(false);
  expect(await take(both, pack, 3, 'proposed')).toBe(true);
  expect(await take(both, pack, 4, 'official')).toBe(false);
  expect(await take(another, pack, 4, 'official')).toBe(true);
});

describe('what applies', () => {
  it('to a unit on a day is told with the reasons, openings with what fills them', async () => {
    const id = String((await upload(named('fills'))).body.id);
    await step(id, 'pilot', officer);
    const found = await ofUnit(xa, officer, '2026-06-01');
    const base = found.find(({ regulation }) => String(regulation) === 'nd-335-2025');
    expect(base).toMatchObject({ applies: true, maySign: false });
    expect(
      base?.openings?.find(({ id: opening }) => String(opening) === 'organisationGeneral'),
    ).toMatchObject({
      filledBy: 'fills',
    });
    const layer = found.find(({ pack }) => String(pack) === id);
    expect(layer).toMatchObject({ applies: true, maySign: false, state: 'pilot' });
    expect(layer?.reasons?.map(({ says }) => says?.vi)).toContain('là lớp của nd-335-2025, đang áp dụng');
    const before = await ofUnit(xa, officer, '2025-06-01');
    const early = before.find(({ regulation }) => String(regulation) === 'nd-335-2025');
    expect([early?.applies, early?.reasons?.[0]?.holds]).toEqual([false, false]);
    await step(id, 'end', authority);
  });

  it('by territory binds where the unit, or one above it, lies there', async () => {
    const territories = async (unit: string, name: string) => {
      await superuser.query(
        `insert into congtam.unit_version
           (unit_id, valid_from, revision, name, kind, role, parent_id, territories, ground, recorded_by)
         select v.unit_id, '2022-06-01', 1, v.name, v.kind, v.role, v.parent_id, $2, 'QĐ 01', v.recorded_by
         from congtam.unit_version v where v.unit_id = $1 order by v.valid_from desc limit 1`,
        [unit, [name]],
      );
    };
    const office = await aUnit(superuser, { name: 'Sở', parent: tinh });
    const below = await aUnit(superuser, { name: 'Phòng của Sở', parent: office });
    const wide = await withRole('personnelOfficer', tinh);
    const bound = async (on: string) =>
      (await ofUnit(below, wide, on))
        .find(({ regulation }) => String(regulation) === 'quang-ngai-2023')
        ?.reasons?.filter(({ says }) => /địa bàn|territory/.test(JSON.stringify(says)))
        .map(({ holds }) => holds);
    expect(await bound('2023-12-01')).toEqual([false]);
    await territories(office, 'quang-ngai');
    expect(await bound('2023-12-01')).toEqual([true]);
  });

  it('QN23-4 - to a person follows from the person, who sees it as well', async () => {
    const path = `/api/v1/people/${an}/regulations?on=2026-06-01`;
    for (const as of [officer, anSession]) {
      const { body } = await ask('get', path, { as });
      const found = (body.regulations ?? []).find(({ regulation }) => String(regulation) === 'nd-335-2025');
      expect(found).toMatchObject({ applies: true });
    }
    expect(said(await ask('get', path, { as: outsider }))).toEqual([404, 'regulation.unknown-subject']);
    const gone = await ask('get', `/api/v1/people/${an}/regulations?on=2019-01-01`, { as: officer });
    expect(said(gone)).toEqual([404, 'regulation.unknown-subject']);
  });
});

it('a layer lies on the text of its own unit, whatever a neighbour calls by the same name', async () => {
  const [east, west] = [
    await aUnit(superuser, { name: 'Đông', parent: tinh }),
    await aUnit(superuser, { name: 'Tây', parent: tinh }),
  ];
  const wide = await withRole('personnelOfficer', tinh);
  const put = (unit: string, source: string) =>
    ask('post', `/api/v1/units/${unit}/local-packs`, { as: wide, body: { source } });
  const base = String((await put(east, named('own-rules'))).body.id);
  await step(base, 'pilot', wide);
  const onTop = `regulation: own-detail
layer-of: own-rules
invented: yes
title: {vi: Chi tiết, en: Detail}
issuer: {vi: Đông, en: East}
number: 2/QĐ
issued-on: 2026-01-01
in-force-from: 2026-01-02
articles:
  d1: {ref: Điều 1, says: {vi: Một, en: One}}
tables:
  details: {of: unit, label: {vi: Chi tiết, en: Detail}, article: d1, columns: {what: {type: text, label: {vi: Gì, en: What}}}}
`;
  expect(said(await put(west, onTop))).toEqual([422, 'regulation.no-base']);
  const reply = await put(east, onTop);
  expect([reply.status, reply.body.code, JSON.stringify(reply.body.errors ?? [])]).toEqual([
    201,
    undefined,
    '[]',
  ]);
  await step(String(reply.body.id), 'pilot', wide);
  const applying = async (unit: string) =>
    (await ofUnit(unit, wide, '2026-06-01')).flatMap(({ regulation, pack, applies }) =>
      pack === null || !applies ? [] : [String(regulation)],
    );
  expect([(await applying(east)).sort(), await applying(west)]).toEqual([['own-detail', 'own-rules'], []]);
});

describe('a reading', () => {
  const standing = async (unit: string, on: string) => {
    const found = (await ofUnit(unit, officer, on)).find(
      ({ regulation }) => String(regulation) === decree.regulation,
    );
    return found?.readings?.find(({ name }) => String(name) === 'quota-base');
  };

  it('is chosen by the authority with its document, holds from its day, and is never changed in silence', async () => {
    expect((await choose(xa, authority, {})).status).toBe(201);
    expect(await standing(xa, '2026-02-28')).toMatchObject({ option: 'rated-good', isDefault: true });
    expect(await standing(xa, '2026-03-01')).toMatchObject({
      option: 'good-or-better',
      isDefault: false,
      document: 'CV 15/UBND',
      documentDay: '2026-02-20',
    });
    const back = { option: 'rated-good', from: '2026-04-01', document: 'CV 30/UBND' };
    expect(said(await choose(xa, authority, back))).toEqual([422, 'regulation.reason-needed']);
    expect(said(await choose(xa, authority, { ...back, from: '2026-01-01', reason: 'đổi' }))).toEqual([
      422,
      'regulation.before-previous',
    ]);
    expect((await choose(xa, authority, { ...back, reason: 'theo hướng dẫn mới' })).status).toBe(201);
    expect(await standing(xa, '2026-03-15')).toMatchObject({ option: 'good-or-better' });
    expect(await standing(xa, '2026-04-01')).toMatchObject({ option: 'rated-good', document: 'CV 30/UBND' });
    const { body } = await ask('get', `/api/v1/units/${xa}/regulation-choices`, { as: officer });
    const kept = (body.choices ?? []).filter(({ name }) => String(name) === 'quota-base');
    expect(kept.map(({ number, reason }) => [number, reason])).toEqual([
      [1, null],
      [2, 'theo hướng dẫn mới'],
    ]);
  });

  it('is one the regulation has, chosen by who has seen what stands', async () => {
    const wrong = await choose(xa, authority, { option: 'everybody' });
    expect(said(wrong)).toEqual([422, 'regulation.no-such-option']);
    expect(wrong.body.detail).toMatch(/rated-good, good-or-better/);
    expect(said(await choose(xa, authority, { name: 'nothing' }))).toEqual([
      422,
      'regulation.no-such-option',
    ]);
    expect(said(await choose(xa, authority, {}, '"v99"'))).toEqual([412, 'http.version-outdated']);
    expect(said(await choose(xa, officer, {}))).toEqual([403, 'access.not-allowed']);
    expect(said(await choose(xa, outsider, {}))).toEqual([404, 'regulation.unknown-subject']);
    expect(said(await choose(xa, authority, { regulation: 'nd-0' }))).toEqual([404, 'regulation.unknown']);
  });

  it('chosen above holds below, and is not chosen otherwise there', async () => {
    const reading = { name: 'ratio-cap', option: 'each-ratio' };
    expect((await choose(tinh, authorityAbove, reading)).status).toBe(201);
    const other = await choose(xa, authority, { name: 'ratio-cap', option: 'total-only' });
    expect(said(other)).toEqual([409, 'regulation.chosen-above']);
    expect(other.body.title).toMatch(/CV 15\/UBND/);
    const found = (await ofUnit(xa, officer, '2026-06-01')).find(
      ({ regulation }) => String(regulation) === decree.regulation,
    );
    expect(found?.readings?.find(({ name }) => String(name) === 'ratio-cap')).toMatchObject({
      option: 'each-ratio',
      chosenBy: tinh,
    });
  });
});

describe('the tables of a regulation', () => {
  const tables = (as: string, regulation = decree.regulation, version = decree.version) =>
    ask('get', `/api/v1/units/${xa}/pack-tables?regulation=${regulation}&version=${version}&year=2026`, {
      as,
    });

  it('come from the registers of the unit and all below, and reading them is recorded', async () => {
    const leave = { kind: 'sick', from: '2026-02-01', to: '2026-03-01', document: 'GN 8' };
    const { body: person } = await ask('get', `/api/v1/people/${an}`, { as: officer });
    const unit = person.posts?.[0]?.unit;
    const recorded = await ask('post', '/api/v1/registers/leave', {
      as: officer,
      body: { unit, person: an, content: leave },
    });
    expect(recorded.status).toBe(201);
    const { body } = await tables(officer);
    expect(body.tables?.leave).toEqual([{ subject: an, ...leave }]);
    const { rows } = await superuser.query(
      "select unit_id from audit.event where action = 'regulation.feed'",
    );
    expect(rows).toEqual([{ unit_id: xa }]);
  });

  it('are fed by what the pack of a unit says itself', async () => {
    const source = named('with-table').replace(
      'calculation:\n',
      `tables:
  absences:
    of: person
    label: {vi: Vắng mặt, en: Absences}
    article: art-g1
    columns:
      paper: {type: text, required: yes, label: {vi: Văn bản, en: Paper}}
calculation:\n`,
    );
    const how = { table: 'absences', of: 'person', register: 'leave', take: 'touching' };
    const registerTables = { tables: [{ ...how, columns: { paper: { from: ['document'] } } }] };
    const bad = await upload(source, officer, {
      registerTables: { tables: [{ ...how, columns: { paper: 1 } }] },
    });
    expect(bad.status).toBe(400);
    const { body } = await upload(source, officer, { registerTables });
    expect(said(await tables(officer, 'with-table'))).toEqual([404, 'regulation.unknown']);
    await step(String(body.id), 'pilot', officer);
    expect((await tables(officer, 'with-table')).body.tables?.absences).toEqual([
      { subject: an, paper: 'GN 8' },
    ]);
  });

  it('A31 - are shown to nobody elsewhere, nor to the person alone', async () => {
    expect(said(await tables(anSession))).toEqual([403, 'access.not-allowed']);
    expect(said(await tables(outsider))).toEqual([404, 'regulation.unknown-subject']);
  });
});
