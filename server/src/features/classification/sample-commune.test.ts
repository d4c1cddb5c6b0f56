import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { findingsOver } from '../../testing/findings.ts';
import { type ImportedBody, importWorkbook } from '../../testing/import-workbook.ts';
import { command } from '../../testing/product.ts';
import { testFolder } from '../../testing/test-folder.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { todayInVietnam } from '../../vietnam-day.ts';

const examples = join(import.meta.dirname, '../../../../examples/commune');
const workbook = join(examples, 'commune-2026.xlsx');
const folder = testFolder('ct-c-');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const server = await testServer();
const { ask } = server;
let body: ImportedBody;
let run: string;

const PACKS = [
  { regulation: 'nd-335-2025', version: '2026-01-01' },
  { regulation: 'commune-organisation-points', version: '2026-01-05' },
  { regulation: 'nd-90-2020', version: '2023-09-15' },
  { regulation: 'nd-233-2026', version: '2026-07-01' },
  { regulation: 'commune-service-centre', version: '2026-08-14' },
  { regulation: 'qd-366-2025', version: '2025-08-30' },
];
const LAYERS = ['organisation-points', 'service-centre'];
const FOLDERS = new Map(LAYERS.map((layer) => [`commune-${layer}`, join(examples, layer)]));

/** What the command line makes of a workbook, under the same texts. */
function evaluated(path: string, out: string) {
  const texts = PACKS.flatMap(({ regulation }) => ['--regulation', FOLDERS.get(regulation) ?? regulation]);
  const done = command('congtam', ['evaluate', path, ...texts, '--period', '2026', '--out', out]);
  if (done.exit !== 0 && done.exit !== 1) throw new Error(done.out);
  return {
    document: readFileSync(join(out, 'results.json'), 'utf8'),
    receipt: JSON.parse(readFileSync(join(out, 'receipt.json'), 'utf8')),
  };
}
interface Results {
  readonly evaluations: readonly {
    readonly regulation: string;
    readonly units: readonly { readonly subject: string }[];
    readonly people: readonly { readonly subject: string }[];
    readonly quotas: readonly {
      readonly quota: string;
      readonly scope: string;
      readonly dutyGroup?: string;
    }[];
  }[];
}

/** All that a document says, in an order of its own: that of rows in a workbook is nobody's level. */
function bySubject(text: string): readonly string[] {
  const { evaluations }: Results = JSON.parse(text);
  return evaluations
    .flatMap(({ regulation, units, people, quotas }) =>
      [...units, ...people, ...quotas].map((one) => `${regulation} ${JSON.stringify(one)}`),
    )
    .toSorted();
}
const file = async (name: string) =>
  (await ask('get', `/api/v1/runs/${run}/files/${name}`, { as: body.officer })).bytes;

beforeAll(async () => {
  body = await importWorkbook(server, {
    path: workbook,
    period: '2026',
    packs: PACKS,
    localPacks: LAYERS.map((layer) => readFileSync(join(examples, layer, 'rules.yaml'), 'utf8')),
  });
  const asked = await ask('post', `/api/v1/cycles/${body.cycle}/runs`, {
    as: body.officer,
    body: { asOf: '2026-12-31' },
  });
  run = String(asked.body.id);
  await body.work();
}, 300_000);

it('every sheet of the workbook is entered through the API, and every person and unit is rated', async () => {
  const { body: reply } = await ask('get', `/api/v1/cycles/${body.cycle}/runs`, { as: body.officer });
  expect(reply.runs?.[0]).toMatchObject({ id: run, outcome: 'done' });
});

it('the sheets of a commune with a school that ends its year in May are entered from June of the year before', async () => {
  const { body: reply } = await ask('get', `/api/v1/cycles/${body.cycle}/sheets`, { as: body.officer });
  const periods = (sheet: string) => (reply.sheets ?? []).find(({ id }) => id === sheet)?.periods;
  expect(periods('general-criteria-monitoring')).toEqual(
    expect.arrayContaining(['2025-06', '2026-05', '2026-12']),
  );
  expect(periods('general-criteria-monitoring')).not.toContain('2025-05');
  // The Party rates by the calendar.
  expect(periods('party-quarter')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
});

it('the server gives each level that the command line gives for the workbook', async () => {
  const { document } = evaluated(workbook, join(folder, 'cli'));
  const ours = (await file('results.json')).toString('utf8');
  expect(bySubject(ours)).toEqual(bySubject(document));
}, 120_000);

it('the evidence of the cycle, taken out as a workbook, gives the command line the same bytes and the same input', async () => {
  const { bytes } = await ask('get', `/api/v1/cycles/${body.cycle}/evidence`, { as: body.officer });
  const path = join(folder, 'cong-tam-2026.xlsx');
  writeFileSync(path, bytes);
  const { document, receipt } = evaluated(path, join(folder, 'again'));
  expect(document).toBe((await file('results.json')).toString('utf8'));
  const ours = JSON.parse((await file('receipt.json')).toString('utf8'));
  const { workbook: _, parts: theirParts, ...theirs } = receipt;
  const { parts, ...mine } = ours;
  expect(mine).toEqual(theirs);
  const hashes = (all: { sha256: string; regulation: string }[]) => all.map((p) => [p.regulation, p.sha256]);
  expect(hashes(parts)).toEqual(hashes(theirParts));
}, 120_000);

describe('on what was computed', () => {
  const DECREE = 'nd-335-2025';
  const QUOTA = 'excellent-people';
  const ground = 'QĐ 02/QĐ-UBND';
  const cycle = (path: string) => `/api/v1/cycles/${body.cycle}/${path}`;
  const level = (subject: string, path = '', regulation = DECREE) =>
    cycle(`levels/${regulation}/${subject}${path === '' ? '' : `/${path}`}`);
  const said = ({ status, body: reply }: Reply) => [status, reply.code];
  const decide = async (subject: string, given: object, path = 'decision', regulation = DECREE) => {
    const { headers } = await ask('get', level(subject, '', regulation), { as: body.authority });
    return ask('post', level(subject, path, regulation), {
      as: body.authority,
      body: given,
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
  };
  const place = (subject: string, isGiven: boolean, as = body.authority) =>
    ask('post', cycle('quota-places'), {
      as,
      body: { regulation: DECREE, quota: QUOTA, subject, isGiven, reason: 'so sánh kết quả trong nhóm' },
    });
  const boards = async (scope: string) =>
    (
      await ask('get', cycle(`quota-boards?regulation=${DECREE}&quota=${QUOTA}&scope=${scope}`), {
        as: body.authority,
      })
    ).body.boards?.[0]?.lines ?? [];
  // What is decided counts from its day on, which may be after the year.
  const asOf = [todayInVietnam(), '2026-12-31'].toSorted().at(-1);
  const rerun = async (): Promise<void> => {
    const asked = await ask('post', cycle('runs'), { as: body.officer, body: { asOf } });
    run = String(asked.body.id);
    await body.work();
  };

  it('nothing is decided before the cycle is closed and computed', async () => {
    expect(said(await place('UB-18', true))).toEqual([409, 'classification.not-closed']);
    await ask('post', cycle('closing'), { as: body.officer, body: { ground } });
    await body.work();
    const before = (await file('results.json')).toString('utf8');
    await rerun();
    // Closing keeps who was where, and so nobody's level moves by it.
    expect(bySubject((await file('results.json')).toString('utf8'))).toEqual(bySubject(before));
  }, 120_000);

  it('a run killed after its input was taken, and begun again, gives the same bytes', async () => {
    const before = (await file('results.json')).toString('utf8');
    const asked = await ask('post', cycle('runs'), { as: body.officer, body: { asOf: '2026-12-31' } });
    const { superuser } = server.database;
    run = String(asked.body.id);
    const killed = await body.workUntil('classification.inputTaken');
    expect(killed).toBe(true);
    await superuser.query(
      "update congtam.job set leased_until = now() - interval '1 s' where lease is not null",
    );
    await body.work();
    expect((await file('results.json')).toString('utf8')).toBe(before);
    const { rows } = await superuser.query(
      "select count(*)::int as n from audit.event where action = 'classification.computed' and canonical like $1",
      [`%${run}%`],
    );
    expect(rows[0].n).toBe(1);
  }, 120_000);

  it('says why, sentence by sentence with articles, in both languages, and to the person', async () => {
    for (const language of ['vi', 'en']) {
      const { body: reply } = await ask('get', `/api/v1/runs/${run}/results/UB-30/why?language=${language}`, {
        as: body.officer,
      });
      const [decree] = (reply.explanations ?? []).filter(
        ({ regulation }) => regulation === (DECREE as string),
      );
      expect(decree?.sections?.length).toBeGreaterThan(2);
      const sentences = (decree?.sections ?? []).flatMap((section) => section.sentences ?? []);
      expect(JSON.stringify(sentences.map(({ articles }) => articles))).toContain('art-20.5');
    }
  }, 60_000);

  it('the live board counts as the engine does once the choices are evidence', async () => {
    const given = await place('UB-18', true);
    expect(given.status).toBe(201);
    const live = await boards('UBX');
    await rerun();
    const again = await boards('UBX');
    const counted = (lines: typeof live) =>
      lines.map(({ dutyGroup, places, chosen, free }) => [dutyGroup, places, chosen, free]);
    expect(counted(again)).toEqual(counted(live));
  }, 120_000);

  it('A11 - of all who ask for the last place at once, never one more than the line gets it', async () => {
    const rounds = process.env.CONGTAM_FULL === '1' ? 200 : 2;
    const open = (await boards('UBX'))
      .filter(({ dutyGroup }) => dutyGroup === undefined)
      .flatMap(({ candidates }) => candidates ?? [])
      .map(({ subject }) => String(subject));
    expect(open.length).toBeGreaterThan(5);
    let holding = open;
    /** Who has waited too long got nothing, and asks again as they are told. */
    const given = async (subject: string): Promise<Reply> => {
      const reply = await place(subject, true);
      return reply.status === 503 ? given(subject) : reply;
    };
    for (let round = 0; round < rounds; round += 1) {
      // Every place of the round before is free again.
      for (const subject of holding) expect((await place(subject, false)).status).toBe(201);
      const asking = Array.from({ length: 32 }, (_, at) => open[(at + round) % open.length] ?? '');
      const all = await Promise.all(asking.map(given));
      holding = [...new Set(asking.filter((_, at) => all[at]?.status === 201))];
      for (const reply of all) {
        if (reply.status !== 201)
          expect([round, said(reply)]).toEqual([round, [409, 'classification.line-reached']]);
      }
      for (const { places, chosen, binding } of await boards('UBX')) {
        if (String(binding) === 'true') expect(Number(chosen)).toBeLessThanOrEqual(Number(places));
      }
      expect(all.some(({ status }) => status === 409)).toBe(true);
    }
    expect(server.faults).toEqual([]);
  }, 3_600_000);

  it('above the line somebody is submitted only as a request for an exception, with its ground, and gets no place by it', async () => {
    const lines = await boards('UBX');
    const waiting = lines
      .flatMap(({ candidates }) => candidates ?? [])
      .filter(({ choice }) => choice === ('notGiven' as string))
      .map(({ subject }) => String(subject));
    const tries = await Promise.all(
      waiting.map(async (subject) => [subject, (await place(subject, true)).status] as const),
    );
    const [over] = tries.find(([, status]) => status === 409) ?? [];
    if (over === undefined) throw new Error('somebody is above the line');
    const asking = { regulation: DECREE, quota: QUOTA, subject: over, ground: 'Điều 20 khoản 5' };
    const ask_ = (given: object) =>
      ask('post', cycle('quota-exceptions'), { as: body.authority, body: given });
    expect((await ask_(asking)).status).toBe(400);
    expect((await ask_({ ...asking, document: 'TTr 12/TTr-UBND' })).status).toBe(201);
    expect(said(await ask_({ ...asking, document: 'TTr 12/TTr-UBND' }))).toEqual([
      409,
      'classification.exception-asked',
    ]);
    expect(said(await place(over, true))).toEqual([409, 'classification.line-reached']);
  }, 60_000);

  it('units come first: nobody of a unit is decided before it', async () => {
    expect(said(await decide('UB-25', { level: 'good' }))).toEqual([409, 'classification.unit-first']);
    const unit = (await ask('get', level('UBX-VX'), { as: body.authority })).body;
    const decided = await decide('UBX-VX', { level: unit.suggested });
    expect(decided.body).toMatchObject({ state: 'decidedUnchanged', round: 1 });
    expect((await decide('UB-25', { level: 'good' })).body).toMatchObject({ state: 'decidedUnchanged' });
  }, 60_000);

  it('the Party level waits for the civil one', async () => {
    const lists = await ask('get', `/api/v1/runs/${run}/results?limit=1000`, { as: body.authority });
    const rated = (regulation: string) =>
      (lists.body.results ?? [])
        .filter((r) => r.regulation === regulation && r.kind === ('person' as string) && r.suggested !== null)
        .map(({ subject }) => String(subject));
    const decidedAlready = new Set(
      (body.sheets.get('decisions') ?? [])
        .filter(({ question }) => question === 'level')
        .map(({ subject }) => subject),
    );
    const civil = new Set(rated(DECREE));
    const both = rated('qd-366-2025').filter((subject) => civil.has(subject) && !decidedAlready.has(subject));
    const [one] = both.filter((subject) => !['UB-25'].includes(subject));
    if (one === undefined) throw new Error('somebody is rated twice');
    const now = (await ask('get', level(one, '', 'qd-366-2025'), { as: body.authority })).body;
    const reply = await decide(one, { level: now.suggested }, 'decision', 'qd-366-2025');
    expect(['classification.other-rating-first', 'classification.unit-first']).toContain(reply.body.code);
  }, 60_000);

  it('another level than the engine’s needs a reason and a ground; rating again opens a round, and all rounds stay', async () => {
    expect(said(await decide('UB-25', { reason: 'kiến nghị có căn cứ' }, 'rounds'))).toEqual([
      201,
      undefined,
    ]);
    expect(said(await decide('UB-25', { level: 'completed' }))).toEqual([
      422,
      'classification.change-needs-reason',
    ]);
    const reason = 'có văn bản phê bình gửi sau';
    const changed = await decide('UB-25', { level: 'completed', reason, document: ground });
    expect(changed.body).toMatchObject({ state: 'decided', round: 2, level: 'completed' });
    const { body: rounds } = await ask('get', level('UB-25'), { as: body.authority });
    expect((rounds.acts ?? []).map(({ act, round, level: of }) => [act, round, of])).toEqual([
      ['decide', 1, 'good'],
      ['rateAgain', 2, null],
      ['decide', 2, 'completed'],
    ]);
    await rerun();
    const [row] = (
      (
        await ask('get', `/api/v1/runs/${run}/results?regulation=${DECREE}&limit=1000`, {
          as: body.authority,
        })
      ).body.results ?? []
    ).filter(({ subject }) => subject === ('UB-25' as string));
    expect(row?.result).toMatchObject({ proposed: 'good', decided: { level: 'completed', reason } });
  }, 120_000);

  it('A06 - nobody decides for a unit outside their competence, by the tree of the day', async () => {
    const { superuser } = server.database;
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'authority', unit: body.units.get('TH') ?? '' });
    const elsewhere = await server.session(account);
    const path = level('UB-18', 'decision');
    const reply = await ask('post', path, {
      as: elsewhere,
      body: { level: 'good' },
      headers: { 'if-match': '"v0"' },
    });
    expect([403, 404]).toContain(reply.status);
    const moved = await aGrant(superuser, {
      account,
      role: 'authority',
      unit: body.units.get('UBX-NV') ?? '',
    });
    expect(moved).toMatch(/^0/);
    const unit = await ask('post', level('UBX-KT', 'decision'), {
      as: elsewhere,
      body: { level: 'good' },
      headers: { 'if-match': '"v0"' },
    });
    expect([403, 404]).toContain(unit.status);
    // The office is put below the unit in which the authority is held: from that day on they are competent.
    const { rows } = await superuser.query(
      `insert into congtam.unit_version (unit_id, valid_from, name, kind, role, parent_id, ground, recorded_by)
       select unit_id, '2026-01-02', name, kind, role, $2, ground, recorded_by
       from congtam.unit_version where unit_id = $1 returning unit_id`,
      [body.units.get('UBX-KT'), body.units.get('UBX-NV')],
    );
    expect(rows).toHaveLength(1);
    const suggested = (await ask('get', level('UBX-KT'), { as: elsewhere })).body.suggested;
    const after = await ask('post', level('UBX-KT', 'decision'), {
      as: elsewhere,
      body: { level: suggested ?? 'good', ...(suggested === null ? { reason: 'x', document: ground } : {}) },
      headers: { 'if-match': '"v0"' },
    });
    expect(after.status).toBe(201);
  }, 60_000);

  it('under another reading counts are told to all who read results, names to who decides alone', async () => {
    const asks = { kind: 'reading', reading: 'quota-base', option: 'good-or-better' };
    const whatIf = (as: string) => ask('post', cycle('what-if'), { as, body: { asks } });
    const named = await whatIf(body.authority);
    expect(named.status).toBe(200);
    expect(Number(named.body.count)).toBeGreaterThan(0);
    expect(named.body.subjects?.length).toBe(Number(named.body.count));
    const counted = await whatIf(body.officer);
    expect(counted.body.changes).toEqual(named.body.changes);
    expect(counted.body.subjects).toBeNull();
  }, 60_000);

  it('what another level of one unit would move is told before it is decided', async () => {
    const asks = { kind: 'unitLevel', regulation: DECREE, unit: 'UBX-VP', level: 'notCompleted' };
    const reply = await ask('post', cycle('what-if'), { as: body.authority, body: { asks } });
    const moved = (reply.body.subjects ?? []).map(({ subject }) => String(subject));
    expect(moved).toContain('UBX-VP');
    expect(moved.length).toBeGreaterThan(1);
  }, 60_000);
});

it('of all that was entered, computed and decided no row differs from the event that wrote it', async () => {
  // Who works here was put straight into the database: no event wrote those rows.
  const found = await findingsOver(server.database.superuser);
  expect(found.filter((each) => !each.startsWith('row-unsealed congtam.'))).toEqual([]);
  const evaluated = found.filter((each) => /congtam\.(?:evaluation|level|statement|cycle|answer)/.test(each));
  expect(evaluated).toEqual([]);
}, 120_000);
