import { beforeAll, describe, expect, it, vi } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { type DecidedCycle, decidedCycle } from '../../testing/decided-cycle.ts';
import { anEntry } from '../../testing/registers.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { checklistOf, isRightRecipient } from './checklist.ts';
import { afterDossierAct, DOSSIER_ACTS, DOSSIER_STATES } from './dossiers.states.ts';
import { findingsOf } from './findings.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let year: DecidedCycle;
let homeAffairs: string;

const open = (subject: string, recipient = year.commune, as = year.officer): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${year.cycleId}/dossiers`, { as, body: { subject, recipient } });
const put = (id: unknown, line: string, body: object, as = year.officer): Promise<Reply> =>
  ask('put', `/api/v1/dossiers/${id}/lines/${line}`, { as, body });
const step = (id: unknown, body: object, as = year.officer): Promise<Reply> =>
  ask('post', `/api/v1/dossiers/${id}/steps`, { as, body });
const receipt = (id: unknown, body: object, as = homeAffairs): Promise<Reply> =>
  ask('post', `/api/v1/dossiers/${id}/receipt`, { as, body });
const check = (id: unknown, as = year.officer): Promise<Reply> =>
  ask('get', `/api/v1/dossiers/${id}`, { as });
const scan = async (as: string, text: string): Promise<unknown> =>
  (
    await ask('post', '/api/v1/attachments', {
      as,
      file: { kind: 'pdf', bytes: Buffer.from(`%PDF-1.7 ${text}`) },
    })
  ).body.id;

beforeAll(async () => {
  year = await decidedCycle(server);
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'homeAffairs', unit: year.commune });
  homeAffairs = await server.session(account);
}, 120_000);

describe('a dossier that is a step of the procedure', () => {
  const regulations = ['nd-90-2020@2023-09-15', 'ninh-thuan-2024@2024-11-01'];
  /** Somebody whose dossier goes to the Party organising board, in a cycle whose procedure is carried here. */
  async function prepared() {
    const frame = { group: 'leader', authority: { rule: 'district-chairs' } };
    const board = await aUnit(superuser, { name: 'Ban Tổ chức Tỉnh ủy', parent: year.commune });
    const unit = await aUnit(superuser, { name: 'UBND huyện', parent: board });
    const { cycle, code: subject } = await aComputedCycle(superuser, {
      ...{ unit, places: 5, frame, regulations },
    });
    await ask('post', `/api/v1/cycles/${cycle}/procedure`, { as: year.officer, body: { ground: 'KH 1' } });
    const opened = await ask('post', `/api/v1/cycles/${cycle}/dossiers`, {
      as: year.officer,
      body: { subject, recipient: board },
    });
    expect([opened.status, opened.body.code]).toEqual([201, undefined]);
    for (const { line } of opened.body.lines ?? [])
      await put(opened.body.id, String(line), { classified: { number: '07/M', day: '2024-11-02' } });
    const way = `/api/v1/cycles/${cycle}/procedure/nd-90-2020/${subject}`;
    return { id: opened.body.id, way };
  }
  /** What comes before it is done, on paper. */
  const doneBefore = async (way: string) => {
    const { body } = await ask('get', way, { as: year.officer });
    for (const { step: name, does } of body.steps ?? []) {
      if (String(does) === 'submission') return;
      await superuser.query(
        `insert into congtam.procedure_step (cycle_id, regulation, subject_code, round, step, does, unit_id, person_id,
           thing_kind, thing_id, is_late, taken_by)
         select r.cycle_id, t.regulation, t.subject_code, 1, $2, $3, t.unit_id, t.person_id, 'paper', 'x', false,
           (select id from congtam.account limit 1)
         from congtam.evaluation_result t join congtam.evaluation_run r on r.id = t.run_id where t.subject_code = $1`,
        [way.split('/').at(-1), name, does],
      );
    }
  };

  it('NT24-7 - goes in its turn, late with a reason and marked, and once: returned and sent again it is the same step', async () => {
    const { id, way } = await prepared();
    expect(said(await step(id, { act: 'submit' }))).toEqual([409, 'procedure.out-of-order']);
    expect((await check(id)).body.state).toBe('draft');
    await doneBefore(way);
    vi.useFakeTimers({ now: new Date('2026-12-20T03:00:00Z'), toFake: ['Date'] });
    expect(said(await step(id, { act: 'submit' }))).toEqual([422, 'procedure.late-needs-reason']);
    const lateBecause = 'nhập lại hồ sơ cũ';
    expect((await step(id, { act: 'submit', lateBecause })).body.state).toBe('submitted');
    const { body } = await ask('get', way, { as: year.officer });
    const [sent] = (body.steps ?? []).filter(({ does }) => String(does) === 'submission');
    expect(sent).toMatchObject({ state: 'doneLate', reason: lateBecause });
    expect(said(await step(id, { act: 'takeBack' }))).toEqual([201, undefined]);
    expect((await step(id, { act: 'submit' })).body.state).toBe('submitted');
    vi.useRealTimers();
  });
});

describe('a dossier', () => {
  it('NT24-7 - has the checklist of the procedure, every fault in one answer, and goes to the right place once whole', async () => {
    const { body: dossier, status } = await open(year.anCode);
    expect([status, dossier.state, dossier.lines?.map(({ line }) => line)]).toEqual([
      201,
      'draft',
      ['self-review', 'meeting', 'written-opinions', 'synthesis'],
    ]);
    expect(dossier.lines?.[0]?.article).toBe('khoản 2 Điều 21');
    expect((await open(year.anCode)).body.code).toBe('dossier.opened-before');
    const before = await step(dossier.id, { act: 'submit' });
    expect([before.status, before.body.errors?.map(({ pointer }) => pointer)]).toEqual([
      409,
      ['/lines/self-review', '/lines/meeting', '/lines/synthesis'],
    ]);
    expect((await check(dossier.id)).body.faults?.map(({ code }) => code)).toEqual([
      'lacking',
      'lacking',
      'lacking',
    ]);
    await put(dossier.id, 'self-review', { attachment: await scan(year.officer, 'mẫu 02') });
    await put(dossier.id, 'meeting', { attachment: await scan(year.officer, 'biên bản') });
    expect((await put(dossier.id, 'unheard', {})).body.code).toBe('dossier.unknown-line');
    await put(dossier.id, 'synthesis', { attachment: await scan(year.officer, 'tổng hợp') });
    expect(said(await check(dossier.id, homeAffairs))).toEqual([200, undefined]);
    expect((await step(dossier.id, { act: 'submit' })).body.state).toBe('submitted');
    // Received, it is locked; before that it may be taken back.
    expect((await step(dossier.id, { act: 'takeBack' })).body.state).toBe('draft');
    await step(dossier.id, { act: 'submit' });
    expect(said(await receipt(dossier.id, { act: 'return', words: {} }))).toEqual([
      422,
      'dossier.return-needs-lines',
    ]);
    const returned = await receipt(dossier.id, {
      act: 'return',
      words: { meeting: 'Biên bản chưa có chữ ký' },
    });
    expect([returned.body.state, returned.body.steps?.[3]?.words]).toEqual([
      'returned',
      { meeting: 'Biên bản chưa có chữ ký' },
    ]);
    await put(dossier.id, 'meeting', { attachment: await scan(year.officer, 'biên bản có chữ ký') });
    await step(dossier.id, { act: 'submit' });
    expect((await receipt(dossier.id, { act: 'receive' })).body.state).toBe('received');
    expect(said(await put(dossier.id, 'meeting', {}))).toEqual([409, 'access.not-in-this-state']);
    expect(said(await receipt(dossier.id, { act: 'return', words: { meeting: 'x' } }))).toEqual([
      409,
      'access.not-in-this-state',
    ]);
    // The database holds it too.
    await expect(
      superuser.query("update congtam.dossier_paper set kind = 'takenOut' where dossier_id = $1", [
        dossier.id,
      ]),
    ).rejects.toThrow();
  });

  it('of a classified paper takes number and day, and refuses the file', async () => {
    const { body: dossier } = await open(year.binhCode);
    const classified = { number: '07/M', day: '2026-11-02' };
    const attachment = await scan(year.officer, 'mật');
    expect(said(await put(dossier.id, 'meeting', { classified, attachment }))).toEqual([
      422,
      'dossier.classified-not-uploaded',
    ]);
    const noted = await put(dossier.id, 'meeting', { classified });
    expect(noted.body.papers?.[0]).toMatchObject({
      kind: 'classified',
      registerNumber: '07/M',
      paperDay: '2026-11-02',
      attachment: null,
    });
    // Nor is it uploaded afterwards, before somebody takes back that it is classified.
    expect(said(await put(dossier.id, 'meeting', { attachment }))).toEqual([
      422,
      'dossier.classified-not-uploaded',
    ]);
    expect((await put(dossier.id, 'meeting', {})).body.papers?.[0]).toMatchObject({ kind: 'takenOut' });
    expect((await put(dossier.id, 'meeting', { attachment })).body.papers?.[0]).toMatchObject({ attachment });
  });

  it('is prepared where the subject is, for others than oneself, and seen by nobody aside', async () => {
    const { body: dossier } = await open(year.anCode, year.commune, year.officer);
    expect(dossier.code).toBe('dossier.opened-before');
    expect(said(await open(year.binhCode, year.commune, year.anSession))).toEqual([
      403,
      'access.not-allowed',
    ]);
    const { rows } = await superuser.query('select staff_code as code from congtam.person where id = $1', [
      year.headPerson,
    ]);
    expect(said(await open(rows[0].code, year.commune, year.head))).toEqual([403, 'access.not-to-yourself']);
    const aside = await aUnit(superuser, { name: 'Xã khác' });
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'personnelOfficer', unit: aside });
    const other = await server.session(account);
    const listed = await ask('get', `/api/v1/cycles/${year.cycleId}/dossiers`, { as: other });
    expect(listed.body.dossiers).toEqual([]);
    const wrong = await open(rows[0].code, aside);
    expect((await check(wrong.body.id)).body.faults?.map(({ code }) => code)).toContain('wrong-recipient');
    expect(server.faults).toEqual([]);
  });

  it('NT24-8 - shows what was recorded in the year beside the proposal', async () => {
    await anEntry(superuser, { unit: year.office, person: year.an, register: 'criticism' });
    const { body } = await ask('get', `/api/v1/cycles/${year.cycleId}/dossiers`, { as: year.officer });
    const dossier = body.dossiers?.find(({ subject }) => subject === year.anCode);
    const checked = await check(dossier?.id);
    expect(checked.body.beside).toMatchObject({ proposed: 'good', earlier: [] });
    expect(checked.body.name).toBe('An');
    expect(checked.body.beside?.entries).toHaveLength(1);
  });
});

describe('what stands beside a proposal', () => {
  const levels = ['excellent', 'good', 'completed', 'notCompleted'].map((id) => ({
    id,
  })) as unknown as Parameters<typeof findingsOf>[0]['levels'];
  const beside = { proposed: 'excellent', earlier: [], entries: [], collective: null };
  const codes = (more: object) => findingsOf({ levels }, { ...beside, ...more }).map(({ code }) => code);

  it('NT24-8 - is explained where the year had a lowest rating, a criticism or a review, and the highest is proposed', () => {
    const earlier = [{ cycle: 'c', period: '2026-Q1', regulation: 'r', level: 'notCompleted', score: null }];
    const entries = [{ register: 'criticism', on: '2026-03-01', state: 'standing' }];
    expect(codes({ earlier, entries })).toEqual(['earlier-rating', 'reviews-and-reminders']);
    expect(codes({ earlier, entries, proposed: 'good' })).toEqual([]);
    expect(codes({})).toEqual([]);
  });

  it('QN23-7 - is explained where it is above what the collective was found to be', () => {
    const collective = (level: string) => ({ collective: { subject: 'VP', level } });
    expect(codes(collective('good'))).toEqual(['above-the-collective']);
    expect(codes({ ...collective('good'), proposed: 'good' })).toEqual([]);
    expect(codes({ ...collective('good'), proposed: 'completed' })).toEqual([]);
  });
});

describe('the checklist and the recipient', () => {
  it('NT24-5 - the dossier goes where the table of authorities says, whatever stands above', () => {
    const row = { dossierTo: { vi: 'Sở Nội vụ', en: 'Home-affairs department' } };
    expect(isRightRecipient(row, { id: 'a', name: 'Sở  nội vụ'.normalize('NFD') }, [])).toBe(true);
    expect(isRightRecipient(row, { id: 'a', name: 'Ban Tổ chức Tỉnh ủy' }, ['a'])).toBe(false);
    expect(isRightRecipient(undefined, { id: 'a', name: 'X' }, ['b', 'a'])).toBe(true);
    expect(isRightRecipient(undefined, { id: 'a', name: 'X' }, ['b'])).toBe(false);
  });

  it('a kind that the procedure says nothing of has none', () => {
    expect(checklistOf(undefined, { group: 'staff', authority: undefined })).toBeUndefined();
  });
});

it('A08 - no act leads a dossier out of its states, and none leads on from receipt', () => {
  const legal = DOSSIER_STATES.flatMap((state) =>
    DOSSIER_ACTS.flatMap((act) => {
      const after = afterDossierAct(state, act);
      return after === undefined ? [] : [`${state} ${act} ${after}`];
    }),
  );
  expect(legal).toEqual([
    'draft submit submitted',
    'submitted takeBack draft',
    'submitted receive received',
    'submitted return returned',
    'returned submit submitted',
  ]);
});
