import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aDelegation, aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const ground = 'KH 01/KH-UBND';
let [province, office, aside] = ['', '', ''];
const sessions: Record<string, string> = {};

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const bound = async (person: string) => server.session(await anAccount(superuser, { person }));
const begun = async (frame?: object): Promise<ComputedCycle> => {
  const computed = await aComputedCycle(superuser, { unit: office, places: 5, ...(frame ? { frame } : {}) });
  const path = `/api/v1/cycles/${computed.cycle}/procedure`;
  const { status } = await ask('post', path, { as: sessions.officer!, body: { ground } });
  expect(status).toBe(201);
  return computed;
};
const wayTo = ({ cycle, code }: ComputedCycle) => `/api/v1/cycles/${cycle}/procedure/nd-335-2025/${code}`;
const take = (computed: ComputedCycle, step: string, as: string, body: object = {}) =>
  ask('post', `${wayTo(computed)}/steps/${step}`, { as, body });
const act = async ({ cycle, code }: ComputedCycle, what: string, as: string, more: object = {}) => {
  const path = `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}`;
  const etag = (await ask('get', path, { as: sessions.authority! })).headers.get('etag') ?? '';
  const body = { level: 'good', ...more };
  return ask('post', `${path}/${what}`, { as, body, headers: { 'if-match': etag } });
};

beforeAll(async () => {
  // Deadlines of December: the days of this test are those before them.
  province = await aUnit(superuser, { name: 'Tỉnh' });
  office = await aUnit(superuser, { name: 'Sở', parent: province });
  aside = await aUnit(superuser, { name: 'Sở khác', parent: province });
  for (const role of [
    'personnelOfficer',
    'authority',
    'head',
    'partyCommittee',
    'meetingSecretary',
    'recordsClerk',
  ])
    sessions[role === 'personnelOfficer' ? 'officer' : role] = await withRole(role, office);
  sessions.above = await withRole('authority', province);
  sessions.stranger = await withRole('authority', aside);
  vi.useFakeTimers({ now: new Date('2026-12-01T03:00:00Z'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

beforeEach(() => {
  vi.setSystemTime(new Date('2026-12-01T03:00:00Z'));
});

describe('a procedure that is carried here', () => {
  it('is begun once, by the personnel body', async () => {
    const computed = await aComputedCycle(superuser, { unit: office, places: 1 });
    const path = `/api/v1/cycles/${computed.cycle}/procedure`;
    expect(said(await ask('post', path, { as: sessions.authority!, body: { ground } }))).toEqual([
      403,
      'access.not-allowed',
    ]);
    expect((await ask('post', path, { as: sessions.officer!, body: { ground } })).status).toBe(201);
    expect(said(await ask('post', path, { as: sessions.officer!, body: { ground } }))).toEqual([
      409,
      'procedure.begun-already',
    ]);
  });

  it('takes each step in its turn and by whom the decree names, and shows how it stands', async () => {
    const computed = await begun();
    const own = await bound(computed.person);
    expect(said(await act(computed, 'decision', sessions.authority!))).toEqual([
      409,
      'procedure.out-of-order',
    ]);
    expect(said(await take(computed, 'self-review', sessions.head!))).toEqual([403, 'procedure.not-yours']);
    expect(said(await take(computed, 'archive', sessions.recordsClerk!))).toEqual([
      409,
      'procedure.out-of-order',
    ]);
    expect(said(await take(computed, 'decision', sessions.authority!))).toEqual([
      409,
      'procedure.taken-elsewhere',
    ]);
    expect(said(await take(computed, 'none', own))).toEqual([404, 'procedure.unknown-step']);
    expect(said(await take(computed, 'self-review', sessions.stranger!))).toEqual([404, 'cycle.unknown']);
    expect((await take(computed, 'self-review', own)).body).toMatchObject({
      step: 'self-review',
      isLate: false,
    });
    expect(said(await take(computed, 'self-review', own))).toEqual([409, 'procedure.out-of-order']);
    const { body } = await ask('get', wayTo(computed), { as: own });
    expect(body).toMatchObject({ kind: 'staff', person: computed.person, isCarried: true, round: 1 });
    const states = Object.fromEntries((body.steps ?? []).map(({ step, state }) => [step, state]));
    expect(states).toMatchObject({ 'self-review': 'done', meeting: 'open', synthesis: 'waiting' });
    expect((body.steps ?? []).find(({ step }) => step === 'decision')?.dueBy).toBe('2026-12-14');
    expect(said(await ask('get', wayTo(computed), { as: sessions.stranger! }))).toEqual([
      404,
      'cycle.unknown',
    ]);
  });

  it('is seen as a whole by who answers for it: how many are at which step, what is next, due, overdue and was late', async () => {
    const computed = await begun();
    const own = await bound(computed.person);
    const path = `/api/v1/cycles/${computed.cycle}/procedure`;
    const seen = async (as: string) => (await ask('get', path, { as })).body;
    await take(computed, 'self-review', own);
    const { isCarried, kinds, subjects } = await seen(sessions.officer!);
    expect([isCarried, kinds?.length]).toEqual([true, 1]);
    const meeting = kinds?.[0]?.steps?.find(({ step }) => step === ('meeting' as string));
    expect([kinds?.[0]?.subjects, meeting?.counts]).toEqual([
      1,
      expect.objectContaining({ open: 1, done: 0 }),
    ]);
    expect(subjects).toMatchObject([{ subject: computed.code, next: 'meeting', isOverdue: false, late: 0 }]);
    expect((await seen(own)).subjects).toHaveLength(1);
    expect((await seen(sessions.recordsClerk!)).subjects).toEqual([]);
    expect((await ask('get', path, { as: sessions.stranger! })).status).toBe(404);
  });

  it('stands on the first page of whoever takes its next step, and of nobody else', async () => {
    const computed = await begun({ group: 'head', authority: { rule: 'classifies-heads' } });
    const own = await bound(computed.person);
    const acts = async (as: string) => {
      const { mine } = (await ask('get', '/api/v1/me/next-steps', { as })).body;
      return (mine ?? []).flatMap(({ act: one, cycle, count }) =>
        cycle === computed.cycle ? [`${one} ${count}`] : [],
      );
    };
    const { above, head, meetingSecretary, partyCommittee, stranger } = sessions;
    const seen = async () =>
      Promise.all([own, head!, partyCommittee!, above!, stranger!].map((as) => acts(as)));
    const waitedFor = async () =>
      ((await ask('get', '/api/v1/me/next-steps', { as: own })).body.others ?? []).map(
        ({ act: one, who }) => `${one} ${who}`,
      );
    expect([await seen(), await waitedFor()]).toEqual([[['selfReview 1'], [], [], [], []], []]);
    await take(computed, 'self-review', own);
    expect([await seen(), await waitedFor()]).toEqual([[[], ['meeting 1'], [], [], []], ['meeting head']]);
    const paper = { document: 'BB 05/BB-UBND' };
    expect((await take(computed, 'meeting', meetingSecretary!, paper)).status).toBe(201);
    expect(await seen()).toEqual([[], [], ['partyOpinion 1'], [], []]);
    expect(await waitedFor()).toEqual(['partyOpinion partyCommittee']);
    expect((await take(computed, 'party-opinion', partyCommittee!)).status).toBe(201);
    expect([await seen(), await waitedFor()]).toEqual([[[], [], [], [], []], ['synthesis personnelOfficer']]);
    const unit = await begun({ group: 'organisation', authority: { rule: 'recognises-organisations' } });
    const { mine } = (await ask('get', '/api/v1/me/next-steps', { as: sessions.head! })).body;
    const ofUnit = (mine ?? []).filter(({ cycle }) => cycle === unit.cycle);
    expect(ofUnit).toMatchObject([{ act: 'unitSelfReview', count: 1 }]);
  });

  it('lets an organisation go from its self-evaluation to the decision, late with a reason and marked', async () => {
    const computed = await begun({ group: 'organisation', authority: { rule: 'recognises-organisations' } });
    expect((await take(computed, 'self-review', sessions.head!)).status).toBe(201);
    vi.setSystemTime(new Date('2026-12-20T03:00:00Z'));
    expect(said(await act(computed, 'decision', sessions.authority!))).toEqual([
      422,
      'procedure.late-needs-reason',
    ]);
    expect(
      (await act(computed, 'decision', sessions.authority!, { lateBecause: 'bão số 9' })).body.state,
    ).toBe('decidedUnchanged');
    const { body } = await ask('get', wayTo(computed), { as: sessions.officer! });
    expect((body.steps ?? []).find(({ step }) => step === 'decision')).toMatchObject({
      state: 'doneLate',
      dueBy: '2026-12-14',
      reason: 'bão số 9',
    });
  });

  it('leaves cycles alone in which it was not begun', async () => {
    const computed = await aComputedCycle(superuser, { unit: office, places: 5 });
    expect((await act(computed, 'decision', sessions.authority!)).status).toBe(201);
    expect(said(await take(computed, 'self-review', await bound(computed.person)))).toEqual([
      409,
      'procedure.not-carried-here',
    ]);
  });
});

describe('a cycle that is opened', () => {
  const opened = async (plan: object, open: object = {}): Promise<string> => {
    const body = {
      ...{ unit: office, kind: 'year', period: '2026', ground },
      regulations: [{ regulation: 'nd-335-2025' }],
      ...plan,
    };
    const { body: planned } = await ask('post', '/api/v1/cycles', { as: sessions.officer!, body });
    const path = `/api/v1/cycles/${planned.id}`;
    const { status } = await ask('post', `${path}/open`, {
      as: sessions.officer!,
      body: { ground, ...open },
    });
    expect(status).toBe(201);
    return path;
  };
  const begin = async (path: string) =>
    said(await ask('post', `${path}/procedure`, { as: sessions.officer!, body: { ground } }));

  it('follows the procedure of its regulation from that day, unless that runs on paper', async () => {
    expect(await begin(await opened({ period: '2027' }))).toEqual([409, 'procedure.begun-already']);
    expect(await begin(await opened({ period: '2028' }, { isOnPaper: true }))).toEqual([201, undefined]);
  });

  it('follows none in a pilot, in a month of monitoring, and where no text says one', async () => {
    expect(await begin(await opened({ isPilot: true }))).toEqual([201, undefined]);
    expect(await begin(await opened({ kind: 'month', period: '2026-03' }))).toEqual([201, undefined]);
    const without = await opened({ regulations: [{ regulation: 'qd-366-2025' }] });
    expect(await begin(without)).toEqual([409, 'procedure.none-in-pack']);
  });
});

describe('a unit that changes the procedure by a pack of its own', () => {
  const RULES = readFileSync(
    new URL('../../../../regulations/src/testing/organisation-points/rules.yaml', import.meta.url),
    'utf8',
  );
  const STEPS = `procedure-of: own-steps
articles:
  a3: {ref: Điều 3 (giả định), says: {vi: "Quyết định trước 20/11; người đứng đầu chủ trì ghi biên bản.", en: "Decided before 20 November; the head keeps the minutes."}}
kinds:
  - id: staff
    steps:
      - {id: meeting, by: [head], article: a3}
      - {id: decision, deadline: {before: 11-20}, article: a3}
`;
  const upload = (procedure: string | null, name = 'own-steps') =>
    ask('post', `/api/v1/units/${office}/local-packs`, {
      as: sessions.officer!,
      body: { source: RULES.replace('regulation: organisation-points', `regulation: ${name}`), procedure },
    });
  const begunUnder = async (regulations: readonly string[]) => {
    const computed = await aComputedCycle(superuser, { unit: office, places: 5, regulations });
    const path = `/api/v1/cycles/${computed.cycle}/procedure`;
    expect((await ask('post', path, { as: sessions.officer!, body: { ground } })).status).toBe(201);
    expect((await take(computed, 'self-review', await bound(computed.person))).status).toBe(201);
    return computed;
  };
  const outcome = async (computed: ComputedCycle) => {
    const body = { document: 'Biên bản 3/BB' };
    const bySecretary = await take(computed, 'meeting', sessions.meetingSecretary!, body);
    if (bySecretary.status !== 201) await take(computed, 'meeting', sessions.head!, body);
    const proposal = await act(computed, 'proposal', sessions.officer!);
    expect([proposal.status, proposal.body.code]).toEqual([201, undefined]);
    const decision = await act(computed, 'decision', sessions.authority!);
    return [said(bySecretary), said(decision)];
  };

  it('tightens it: another day and another actor, and both change what the same people may do on the same day', async () => {
    const loosened = STEPS.replace('before: 11-20', 'before: 12-20');
    const { status, body } = await upload(loosened);
    expect([status, body.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
      422,
      [['/procedure/kinds/0/steps/1/deadline', 'layer.procedure-loosens']],
    ]);
    const { body: pack } = await upload(STEPS);
    const pilot = { on: '2026-02-01', ground: 'QĐ 20' };
    expect(
      (await ask('post', `/api/v1/local-packs/${pack.id}/pilot`, { as: sessions.officer!, body: pilot }))
        .status,
    ).toBe(201);
    const base = ['nd-335-2025@2026-01-01'];
    expect(await outcome(await begunUnder(base))).toEqual([
      [201, undefined],
      [201, undefined],
    ]);
    expect(await outcome(await begunUnder([...base, 'own-steps@2026-01-01']))).toEqual([
      [403, 'procedure.not-yours'],
      [422, 'procedure.late-needs-reason'],
    ]);
    const { body: opened } = await ask('get', `/api/v1/local-packs/${pack.id}`, { as: sessions.officer! });
    expect(opened).toMatchObject({ procedure: STEPS, isReadable: true });
  });

  it('has deputies decided on before the others of their unit: the decision on these waits for theirs', async () => {
    const { body: pack } = await upload(
      `procedure-of: own-order
articles:
  a4: {ref: Điều 4 (giả định), says: {vi: "Cấp phó trước, rồi đến người khác.", en: "Deputies first, then the others."}}
kinds:
  - id: staff
    decided-after: [deputy]
    article: a4
    steps:
      - {id: decision, article: a4}
`,
      'own-order',
    );
    const pilot = { on: '2026-02-01', ground: 'QĐ 21' };
    await ask('post', `/api/v1/local-packs/${pack.id}/pilot`, { as: sessions.officer!, body: pilot });
    const both = await aComputedCycle(superuser, {
      ...{ unit: office, places: 5, candidates: 2 },
      regulations: ['nd-335-2025@2026-01-01', 'own-order@2026-01-01'],
      frames: ['staff', 'deputy'].map((group) => ({ group, authority: { rule: 'classifies-others' } })),
    });
    const path = `/api/v1/cycles/${both.cycle}/procedure`;
    expect((await ask('post', path, { as: sessions.officer!, body: { ground } })).status).toBe(201);
    const [staff, deputy] = both.codes.map((code) => ({ ...both, code }));
    if (staff === undefined || deputy === undefined) throw new Error('there are two');
    const { rows } = await superuser.query('select id from congtam.person where staff_code = $1', [
      deputy.code,
    ]);
    for (const [one, person] of [[staff, both.person] as const, [deputy, String(rows[0].id)] as const]) {
      await take(one, 'self-review', await bound(person));
      await take(one, 'meeting', sessions.meetingSecretary!, { document: 'Biên bản 3/BB' });
      if (one === deputy) await take(one, 'party-opinion', sessions.partyCommittee!);
      expect((await act(one, 'proposal', sessions.officer!)).status).toBe(201);
    }
    const stateOf = async (one: ComputedCycle) =>
      (await ask('get', wayTo(one), { as: sessions.officer! })).body.steps?.find(
        ({ step }) => step === ('decision' as string),
      )?.state;
    expect([await stateOf(staff), await stateOf(deputy)]).toEqual(['waiting', 'open']);
    const early = await act(staff, 'decision', sessions.authority!);
    expect(said(early)).toEqual([409, 'procedure.out-of-order']);
    expect(JSON.stringify(early.body)).toContain(deputy.code);
    expect((await act(deputy, 'decision', sessions.authority!)).status).toBe(201);
    expect(await stateOf(staff)).toBe('open');
    expect((await act(staff, 'decision', sessions.authority!)).status).toBe(201);
  });
});

describe('who sits in a seat of the table of authorities', () => {
  const seat = (more: object = {}) => ({
    ...{
      regulation: 'nd-335-2025',
      authority: 'recognises-organisations',
      seat: 'authority',
      body: province,
    },
    ...{ document: 'QĐ 9/QĐ-UBND', documentDay: '2026-01-02', from: '2026-01-02', ...more },
  });
  const path = () => `/api/v1/units/${office}/authority-seats`;

  it('is said by whoever holds that authority, of a body that stands above', async () => {
    expect(said(await ask('post', path(), { as: sessions.authority!, body: seat() }))).toEqual([
      403,
      'access.not-allowed',
    ]);
    expect(said(await ask('post', path(), { as: sessions.above!, body: seat({ body: aside }) }))).toEqual([
      422,
      'procedure.seat-not-above',
    ]);
  });

  it('decides from then on, and nobody else; a seat for one management tier goes before', async () => {
    const frame = { group: 'organisation', authority: { rule: 'recognises-organisations' } };
    const before = await begun(frame);
    await take(before, 'self-review', sessions.head!);
    expect((await act(before, 'decision', sessions.authority!)).status).toBe(201);
    expect((await ask('post', path(), { as: sessions.above!, body: seat() })).status).toBe(201);
    const after = await begun(frame);
    await take(after, 'self-review', sessions.head!);
    expect(said(await act(after, 'decision', sessions.authority!))).toEqual([403, 'procedure.not-yours']);
    expect((await act(after, 'decision', sessions.above!)).status).toBe(201);
    const reserved = await begun(frame);
    await superuser.query("update congtam.post set management_tier = 'Sở quản lý' where person_id = $1", [
      reserved.person,
    ]);
    const own = seat({ tier: 'Sở quản lý', body: office });
    expect((await ask('post', path(), { as: sessions.above!, body: own })).status).toBe(201);
    await take(reserved, 'self-review', sessions.head!);
    expect(said(await act(reserved, 'decision', sessions.above!))).toEqual([403, 'procedure.not-yours']);
    expect((await act(reserved, 'decision', sessions.authority!)).status).toBe(201);
    const { body } = await ask('get', path(), { as: sessions.officer! });
    expect((body.seats ?? []).map(({ tier }) => tier)).toEqual(['Sở quản lý', null]);
  });

  it('A05 - decides by a delegate within its days only, never about the delegate, the step as little as the level', async () => {
    const frame = { group: 'organisation', authority: { rule: 'none-recorded' } };
    const giver = await anAccount(superuser);
    await aGrant(superuser, { account: giver, role: 'authority', unit: office });
    const mine = await begun(frame);
    const to = await anAccount(superuser, { person: mine.person });
    const as = await server.session(to);
    const subject = await begun(frame);
    for (const one of [mine, subject]) await take(one, 'self-review', sessions.head!);
    const given = { by: giver, to, person: mine.person, role: 'authority', unit: office };
    await aDelegation(superuser, { ...given, from: '2020-01-01', until: '2020-12-31' });
    expect(said(await act(subject, 'decision', as))).toEqual([403, 'access.not-allowed']);
    await aDelegation(superuser, given);
    expect(said(await act(mine, 'decision', as))).toEqual([403, 'access.not-to-yourself']);
    expect((await act(subject, 'decision', as)).status).toBe(201);
  });
});
