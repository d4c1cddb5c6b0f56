import { parseDay } from '@congtam/engine';
import { workingDaysOf } from '@congtam/regulations';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDelegation, aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { daysFromToday } from '../../testing/days.ts';
import { type DecidedCycle, decidedCycle, decideLevel } from '../../testing/decided-cycle.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { workingDays } from '../../working-days.ts';
import { dueDayOf } from './due-day.ts';
import { afterPetitionAct, PETITION_ACTS } from './petitions.states.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let year: DecidedCycle;
/** Holds the same authority as who decided, and decided nothing. */
let another: string;
let inspector: string;

const ANSWER = {
  outcome: 'kept',
  findings: 'Điểm đã tính đúng',
  signatory: { capacity: ['CHỦ TỊCH'] },
  recipients: ['Như trên'],
  place: 'Bình An',
};
const file = (as: string, more: object = {}): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${year.cycleId}/petitions`, {
    as,
    body: { contested: 'Không nhất trí với mức', grounds: 'Đã hoàn thành 100%', ...more },
  });
const read = (as: string, id: unknown): Promise<Reply> => ask('get', `/api/v1/petitions/${id}`, { as });
const step = (as: string, id: unknown, what: string, body: object = {}): Promise<Reply> =>
  ask('post', `/api/v1/petitions/${id}/${what}`, { as, body });
const withRole = async (role: string, unit: string, person?: string) => {
  const account = await anAccount(superuser, person === undefined ? {} : { person });
  await aGrant(superuser, { account, role, unit });
  return { account, session: await server.session(account) };
};

/** A petition of Bình, whose level was decided anew for it. */
async function aPetition(more: object = {}, authority = year.authority): Promise<string> {
  const level = `/api/v1/cycles/${year.cycleId}/levels/nd-335-2025/${year.binhCode}`;
  const { body, headers } = await ask('get', level, { as: year.authority });
  if (body.state === 'decided' || body.state === 'decidedUnchanged')
    await ask('post', `${level}/rounds`, {
      as: year.authority,
      body: { reason: 'xem lại' },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
  await decideLevel(server, { ...year, authority }, { subject: year.binhCode, level: 'completed' });
  const filed = await file(year.binhSession, more);
  if (filed.status !== 201) throw new Error(JSON.stringify(filed.body));
  return String(filed.body.id);
}

beforeAll(async () => {
  year = await decidedCycle(server);
  another = (await withRole('authority', year.commune)).session;
  inspector = (await withRole('inspector', year.commune)).session;
}, 120_000);

/** What waits for somebody about petitions: the act and its last day. */
const waiting = async (as: string) =>
  ((await ask('get', '/api/v1/me/next-steps', { as })).body.mine ?? []).flatMap(({ act, due }) =>
    String(act).endsWith('Petition') ? [{ act: String(act), due }] : [],
  );

describe('a petition', () => {
  it('is filed by whom the level is of, once about a decision, and its clock is seen by who filed it', async () => {
    expect(said(await file(year.binhSession))).toEqual([409, 'petition.no-level']);
    const filed = await file(year.anSession);
    expect([filed.status, filed.body.state, filed.body.level]).toEqual([201, 'filed', 'good']);
    const due = workingDays().after(parseDay(String(filed.body.receivedOn))!, 7);
    expect(filed.body.dueArticle).toBe('Điều 22, 335/2025/NĐ-CP');
    expect(parseDay(String(filed.body.dueOn))).toBe(due.day);
    expect((await read(year.anSession, filed.body.id)).body).toMatchObject({
      dueOn: filed.body.dueOn,
      isOverdue: false,
    });
    expect(said(await file(year.anSession))).toEqual([409, 'petition.filed-before']);
    expect(said(await read(year.binhSession, filed.body.id))).toEqual([404, 'petition.unknown']);
  });

  it('waits with its last day for who may take it on, is watched until somebody has, and never waits for who decided', async () => {
    const { session: watching } = await withRole('homeAffairs', year.commune);
    const id = await aPetition();
    const { dueOn } = (await read(another, id)).body;
    expect(await waiting(another)).toContainEqual({ act: 'takePetition', due: dueOn });
    expect(await waiting(watching)).toContainEqual({ act: 'watchPetition', due: dueOn });
    expect(await waiting(year.authority)).toEqual([]);
    for (const one of (await ask('get', '/api/v1/petitions', { as: another })).body.petitions ?? [])
      if (one.state === 'filed') await step(another, one.id, 'taking');
    expect(new Set((await waiting(another)).map(({ act }) => act))).toEqual(new Set(['answerPetition']));
    expect(await waiting(watching)).toEqual([]);
  });

  it('A50 - is neither seen nor handled by the one complained of, nor told to them by any list of events', async () => {
    const id = await aPetition({ against: [year.headPerson] });
    // Whoever decided the level, the head who is named, and who acts for that head.
    const deputy = await aPerson(superuser, { name: 'Phó', unit: year.commune });
    const { rows: heads } = await superuser.query('select id from congtam.account where person_id = $1', [
      year.headPerson,
    ]);
    const head = String(heads[0].id);
    await aGrant(superuser, { account: head, role: 'authority', unit: year.commune });
    const delegate = await anAccount(superuser, { person: deputy });
    await aDelegation(superuser, {
      ...{ by: head, to: delegate, person: deputy, role: 'authority', unit: year.commune },
    });
    const complained = [year.authority, year.head, await server.session(delegate)];
    for (const as of complained) {
      expect(said(await read(as, id))).toEqual([404, 'petition.unknown']);
      expect(said(await step(as, id, 'taking'))).toEqual([404, 'petition.unknown']);
      expect(said(await step(as, id, 'answer', ANSWER))).toEqual([404, 'petition.unknown']);
      const listed = await ask('get', '/api/v1/petitions', { as });
      expect(JSON.stringify(listed.body)).not.toContain(id);
    }
    for (const as of [...complained, year.officer, inspector]) {
      const { body } = await ask('get', '/api/v1/events?limit=200', { as });
      expect((body.events ?? []).length).toBeGreaterThanOrEqual(as === complained[2] ? 0 : 1);
      expect(JSON.stringify(body)).not.toMatch(/petition\.file|"petition"/);
    }
    const own = await ask('get', '/api/v1/events?limit=200', { as: year.binhSession });
    expect(JSON.stringify(own.body)).toContain('petition.file');
    // Others of the same authority, and who oversees, do see it.
    expect((await read(another, id)).status).toBe(200);
    expect((await read(inspector, id)).status).toBe(200);
    // Nor by the steps of the procedure: they are told by the petition itself, and leave no row.
    const way = `/api/v1/cycles/${year.cycleId}/procedure/nd-335-2025/${year.binhCode}`;
    const petitioned = async (as: string) => {
      const { body } = await ask('get', way, { as });
      return (body.steps ?? []).filter(({ does }) => ['petition', 'answer'].includes(String(does)));
    };
    const told = async (as: string) => (await petitioned(as)).map(({ state }) => state);
    for (const as of [year.binhSession, another]) expect(await told(as)).toEqual(['done', 'open']);
    expect((await petitioned(another))[1]?.dueBy).toBe((await read(another, id)).body.dueOn);
    for (const as of [year.authority, year.head]) expect(await told(as)).toEqual(['waiting', 'waiting']);
    for (const what of ['petition', 'answer'])
      expect(said(await ask('post', `${way}/steps/${what}`, { as: another, body: {} }))).toEqual([
        409,
        'procedure.taken-elsewhere',
      ]);
    await expect(
      superuser.query(
        `insert into congtam.procedure_step (cycle_id, regulation, subject_code, round, step, does, unit_id, person_id,
           thing_kind, thing_id, is_late, taken_by)
         values ($1, 'nd-335-2025', $2, 9, 'petition', 'petition', $3, $4, 'petition', $5, false, $6)`,
        [year.cycleId, year.binhCode, year.office, year.binh, id, head],
      ),
    ).rejects.toThrow('procedure_step_not_of_petitions');
    expect((await step(another, id, 'taking')).status).toBe(201);
    const answered = await step(another, id, 'answer', ANSWER);
    expect(await told(year.binhSession)).toEqual(['done', 'done']);
    expect(await told(year.head)).toEqual(['waiting', 'waiting']);
    expect([answered.status, answered.body.state]).toEqual([201, 'answered']);
    const paper = answered.body.steps?.[1]?.paper;
    for (const as of complained)
      expect(said(await ask('get', `/api/v1/issued-papers/${paper}/file`, { as }))).toEqual([
        404,
        'issued-paper.unknown',
      ]);
    expect((await ask('get', `/api/v1/issued-papers/${paper}/file`, { as: year.binhSession })).status).toBe(
      200,
    );
  });

  /** Acts by delegation of the authority that an account holds in the commune. */
  const delegateOf = async (by: string) => {
    const person = await aPerson(superuser, { name: 'Phó Chủ tịch', unit: year.commune });
    const to = await anAccount(superuser, { person });
    await aDelegation(superuser, { by, to, person, role: 'authority', unit: year.commune });
    return server.session(to);
  };

  it('A50 - is not read through an inspection that the one complained of opened, or had opened', async () => {
    const id = await aPetition();
    const { rows } = await superuser.query(
      "select taken_by from congtam.level_act where subject_code = $1 and act = 'decide' limit 1",
      [year.binhCode],
    );
    const elsewhere = await aUnit(superuser, { name: 'Huyện khác' });
    const inspects = async (opener: string) => {
      const person = await aPerson(superuser, { name: 'Người được cử', unit: elsewhere });
      const account = await anAccount(superuser, { person });
      const { rows: of } = await superuser.query('select login from congtam.account where id = $1', [
        account,
      ]);
      const body = {
        ...{ unit: year.commune, document: 'QĐ 3', purpose: 'Kiểm tra', units: [year.commune] },
        ...{ coversFrom: '2026-01-01', coversTo: '2026-12-31', members: [of[0].login] },
        ...{ from: daysFromToday(-1), to: daysFromToday(30) },
      };
      expect((await ask('post', '/api/v1/inspections', { as: opener, body })).status).toBe(201);
      const as = await server.session(account);
      const levels = await ask('get', `/api/v1/cycles/${year.cycleId}/levels`, { as });
      const { body: listed } = await ask('get', '/api/v1/petitions', { as });
      return [levels.status, (await read(as, id)).status, JSON.stringify(listed).includes(id)];
    };
    // Everything else of the inspection is read as by any other.
    expect(await inspects(year.authority)).toEqual([200, 404, false]);
    expect(await inspects(await delegateOf(rows[0].taken_by))).toEqual([200, 404, false]);
    expect(await inspects(another)).toEqual([200, 200, true]);
  });

  it('A50 - is kept from the authority in whose name the level was decided', async () => {
    const giver = await withRole('authority', year.commune);
    const id = await aPetition({}, await delegateOf(giver.account));
    expect(said(await read(giver.session, id))).toEqual([404, 'petition.unknown']);
    expect(said(await step(giver.session, id, 'taking'))).toEqual([404, 'petition.unknown']);
    expect((await step(another, id, 'taking')).status).toBe(201);
  });

  it('A50 - is never deleted or changed, and the log holds it', async () => {
    const id = await aPetition();
    await expect(superuser.query('delete from congtam.petition where id = $1', [id])).rejects.toThrow();
    await expect(
      superuser.query("update congtam.petition set contested = 'khác' where id = $1", [id]),
    ).rejects.toThrow();
    const { rows } = await superuser.query(
      "select canonical::jsonb as said from audit.event where action = 'petition.file' and subject_id = $1",
      [id],
    );
    expect(rows[0].said).toMatchObject({ audience: 'concerned', person: year.binh });
    expect((await step(year.binhSession, id, 'withdrawal')).body.state).toBe('withdrawn');
    expect((await read(year.binhSession, id)).body.steps?.map(({ act }) => act)).toEqual(['withdraw']);
    expect(said(await step(another, id, 'taking'))).toEqual([409, 'access.not-in-this-state']);
  });

  it('is answered once taken on, with the level it is to be where it changes; late is told, not refused', async () => {
    const id = await aPetition();
    expect(said(await step(another, id, 'answer', ANSWER))).toEqual([409, 'access.not-in-this-state']);
    expect(said(await step(year.binhSession, id, 'taking'))).toEqual([403, 'access.not-allowed']);
    await step(another, id, 'taking');
    const changed = { ...ANSWER, outcome: 'changed' };
    expect(said(await step(another, id, 'answer', changed))).toEqual([422, 'petition.unknown-level']);
    expect(said(await step(inspector, id, 'answer', ANSWER))).toEqual([403, 'access.not-allowed']);
    await superuser.query('alter table congtam.petition disable trigger petition_only_grows');
    await superuser.query("update congtam.petition set due_on = '2026-01-05' where id = $1", [id]);
    await superuser.query('alter table congtam.petition enable trigger petition_only_grows');
    expect((await read(year.binhSession, id)).body.isOverdue).toBe(true);
    const answered = await step(another, id, 'answer', {
      ...changed,
      newLevel: 'good',
      replacingDocument: 'QĐ 20',
    });
    expect(answered.body.steps?.at(-1)).toMatchObject({ outcome: 'changed', newLevel: 'good', isLate: true });
    expect(said(await step(another, id, 'answer', ANSWER))).toEqual([409, 'access.not-in-this-state']);
    expect(server.faults).toEqual([]);
  });

  it('brings files that only who sees the petition reads', async () => {
    const bytes = Buffer.from('%PDF-1.7\nminh chứng\n%%EOF');
    const put = await ask('post', '/api/v1/attachments', {
      as: year.binhSession,
      file: { kind: 'pdf', bytes },
    });
    const id = await aPetition({ enclosures: [put.body.id] });
    expect((await read(another, id)).body.enclosures?.map(({ id: of }) => of)).toEqual([put.body.id]);
    const open = (as: string) => ask('get', `/api/v1/attachments/${put.body.id}/file`, { as });
    expect((await open(another)).bytes.equals(bytes)).toBe(true);
    expect(said(await open(year.authority))).toEqual([404, 'attachment.unknown']);
    expect(said(await open(year.officer))).toEqual([404, 'attachment.unknown']);
  });

  it('of a unit aside does not exist for the authority of another', async () => {
    const id = await aPetition();
    const aside = await withRole('authority', await aUnit(superuser, { name: 'Xã khác' }));
    expect(said(await read(aside.session, id))).toEqual([404, 'petition.unknown']);
  });
});

describe('the clock of an answer', () => {
  const article = { ref: 'Điều 22', says: { vi: '', en: '' }, certainty: 'read' } as const;
  const procedure = (days: number) =>
    ({
      kinds: [
        {
          groups: ['staff'],
          authorities: [],
          steps: [
            { does: 'answer', deadline: { kind: 'working-days', days, after: 'petition' }, articles: ['a'] },
          ],
        },
      ],
      articles: new Map([['a', article]]),
    }) as unknown as Parameters<typeof dueDayOf>[0]['procedure'];
  const due = (days: number, from: string, group = 'staff') =>
    dueDayOf(
      { procedure: procedure(days), regulation: { number: '335/2025/NĐ-CP' } },
      { group, authority: undefined },
      from,
      workingDays(),
    );

  it('counts working days, over the new year holiday and a Saturday that was exchanged', () => {
    // 29/12 filed; 30, 31 are worked, 1 and 2 January are off, then Monday 5 to Friday 9.
    expect(due(7, '2025-12-29')).toMatchObject({ dueOn: '2026-01-09', isDueCertain: true });
    // The Saturday 10 January is worked for 2 January.
    expect(due(8, '2025-12-29').dueOn).toBe('2026-01-10');
  });

  it('follows the pack: other days, another day; a kind it says nothing of has no clock', () => {
    expect(due(10, '2025-12-29').dueOn).toBe('2026-01-13');
    expect(due(7, '2025-12-29', 'nobody').dueOn).toBeNull();
    expect(
      dueDayOf(
        { procedure: procedure(7), regulation: { number: 'x' } },
        { group: 'staff', authority: undefined },
        '2026-11-20',
        workingDaysOf([]),
      ).isDueCertain,
    ).toBe(false);
  });
});

it('A08 - no sequence of acts leads a petition out of its states', () => {
  let seed = 50;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const legal = [
    'filed take taken',
    'filed withdraw withdrawn',
    'taken answer answered',
    'taken withdraw withdrawn',
  ];
  for (let run = 0; run < 500; run += 1) {
    let state: Parameters<typeof afterPetitionAct>[0] = 'filed';
    for (let at = 0; at < 6; at += 1) {
      const act = PETITION_ACTS[next(3)]!;
      const after = afterPetitionAct(state, act);
      expect(after !== undefined).toBe(legal.some((one) => one.startsWith(`${state} ${act} `)));
      if (after === undefined) continue;
      expect(legal).toContain(`${state} ${act} ${after}`);
      state = after;
    }
  }
});
