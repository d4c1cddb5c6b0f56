import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { afterDecisionAct, type DecisionState } from './decisions.states.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const ground = 'KH 01/KH-UBND';
let [province, office, helper] = ['', '', ''];
const as: Record<string, string> = {};

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const bound = async (person: string) => server.session(await anAccount(superuser, { person }));
const post = (path: string, who: string, body: object = {}) => ask('post', path, { as: who, body });

beforeAll(async () => {
  province = await aUnit(superuser, { name: 'Tỉnh' });
  office = await aUnit(superuser, { name: 'Sở', parent: province });
  helper = await aUnit(superuser, { name: 'Sở phối hợp', parent: province });
  as.officer = await withRole('personnelOfficer', office);
  as.authority = await withRole('authority', office);
  as.head = await withRole('head', office);
  as.secretary = await withRole('meetingSecretary', office);
  as.clerk = await withRole('recordsClerk', office);
  as.helper = await withRole('head', helper);
  as.above = await withRole('authority', province);
  as.officerAbove = await withRole('personnelOfficer', province);
  as.colleague = await bound(await aPerson(superuser, { name: 'Đồng nghiệp', unit: office }));
  as.outsider = await bound(await aPerson(superuser, { name: 'Người ngoài', unit: helper }));
  vi.useFakeTimers({ now: new Date('2026-12-01T03:00:00Z'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});
beforeEach(() => {
  vi.setSystemTime(new Date('2026-12-01T03:00:00Z'));
});

const draftOf = ({ cycle, code }: ComputedCycle, who: string, more: object = {}, level = {}) =>
  post(`/api/v1/cycles/${cycle}/decisions`, who, {
    ...{ regulation: 'nd-335-2025', unit: office, basis: 'Nghị định 335/2025/NĐ-CP' },
    items: [{ subject: code, level: 'good', ...level }],
    ...more,
  });

/** Somebody whose self-review and meeting are done, in a cycle whose procedure is carried here. */
async function reviewed(): Promise<ComputedCycle & { readonly own: string }> {
  const computed = await aComputedCycle(superuser, { unit: office, places: 5 });
  const own = await bound(computed.person);
  await post(`/api/v1/cycles/${computed.cycle}/procedure`, as.officer!, { ground });
  const way = `/api/v1/cycles/${computed.cycle}/procedure/nd-335-2025/${computed.code}/steps`;
  await post(`${way}/self-review`, own);
  expect(said(await post(`${way}/meeting`, as.secretary!))).toEqual([422, 'procedure.paper-needed']);
  expect((await post(`${way}/meeting`, as.secretary!, { document: 'Biên bản 3/BB' })).status).toBe(201);
  return { ...computed, own };
}

/** What waits for somebody in a cycle. */
const waitsFor = async (who: string, { cycle: of }: ComputedCycle): Promise<readonly string[]> =>
  ((await ask('get', '/api/v1/me/next-steps', { as: who })).body.mine ?? []).flatMap(({ cycle, act }) =>
    String(cycle) === of ? [String(act)] : [],
  );

/** The id of a decision on somebody, brought up to its publication. */
async function published(computed: ComputedCycle): Promise<string> {
  const id = String((await draftOf(computed, as.officer!)).body.id);
  const path = `/api/v1/decisions/${id}`;
  for (const [act, who, body] of [
    ['submission', as.officer!, {}],
    ['decision', as.authority!, {}],
    ['number', as.clerk!, { number: '12/QĐ-S', day: '2026-12-01' }],
    ['publication', as.officer!, {}],
  ] as const)
    expect([act, (await post(`${path}/${act}`, who, body)).status]).toEqual([act, 201]);
  return id;
}

describe('a decision on a level', () => {
  it('names each subject once', async () => {
    const subject = await aComputedCycle(superuser, { unit: office, places: 5 });
    const item = { subject: subject.code, level: 'good' };
    const drafted = await draftOf(subject, as.officer!, { items: [item, { ...item, level: 'excellent' }] });
    expect([...said(drafted), drafted.body.errors?.[0]?.pointer]).toEqual([
      422,
      'http.named-twice',
      '/items/1/subject',
    ]);
  });

  it('goes from draft over co-advisers, proposal, decision, number and notice to the public list', async () => {
    const subject = await reviewed();
    const drafted = await draftOf(subject, as.officer!, {
      parts: [{ unit: helper, matter: 'Ý kiến về lĩnh vực' }],
    });
    expect(drafted.status).toBe(201);
    const path = `/api/v1/decisions/${drafted.body.id}`;
    expect([await waitsFor(as.helper!, subject), await waitsFor(as.officer!, subject)]).toEqual([
      ['signPart'],
      [],
    ]);
    expect(said(await post(`${path}/submission`, as.officer!))).toEqual([409, 'decision.parts-unsigned']);
    expect(said(await post(`${path}/parts/1/signature`, as.head!, { statement: 'Nhất trí' }))).toEqual([
      403,
      'access.not-allowed',
    ]);
    expect((await post(`${path}/parts/1/signature`, as.helper!, { statement: 'Nhất trí' })).status).toBe(201);
    expect(said(await post(`${path}/decision`, as.authority!))).toEqual([409, 'decision.not-in-this-state']);
    expect(said(await post(`${path}/publication`, as.officer!))).toEqual([409, 'decision.not-in-this-state']);
    expect((await post(`${path}/submission`, as.officer!)).body.state).toBe('submitted');
    expect(said(await post(`${path}/decision`, as.officer!))).toEqual([403, 'access.not-allowed']);
    expect((await ask('get', path, { as: subject.own })).status).toBe(404);
    const decided = await post(`${path}/decision`, as.authority!);
    expect(decided.body).toMatchObject({ state: 'decided', number: null });
    const level = await ask('get', `/api/v1/cycles/${subject.cycle}/levels/nd-335-2025/${subject.code}`, {
      as: as.authority!,
    });
    expect(level.body).toMatchObject({ state: 'decidedUnchanged', level: 'good' });
    expect(said(await post(`${path}/notices/${subject.code}`, as.officer!))).toEqual([
      409,
      'decision.not-in-this-state',
    ]);
    expect((await post(`${path}/number`, as.clerk!, { number: '9/QĐ', day: '2026-12-01' })).status).toBe(201);
    const notice = `${path}/notices/${subject.code}`;
    expect(said(await post(`${notice}/acknowledgement`, subject.own))).toEqual([
      409,
      'decision.not-in-this-state',
    ]);
    expect((await post(notice, as.officer!)).body.state).toBe('sent');
    expect(said(await post(`${notice}/acknowledgement`, as.head!))).toEqual([403, 'access.not-allowed']);
    expect((await post(`${notice}/acknowledgement`, subject.own)).body.state).toBe('acknowledged');
    expect(said(await post(`${notice}/acknowledgement`, subject.own))).toEqual([
      409,
      'decision.done-already',
    ]);
    const list = `${path}/publication`;
    expect((await ask('get', list, { as: as.colleague! })).status).toBe(404);
    expect((await post(`${path}/publication`, as.officer!)).body.state).toBe('published');
    const seen = await ask('get', list, { as: as.colleague! });
    expect(seen.body.levels).toEqual([{ name: 'Người', unit: 'Sở', level: 'good' }]);
    expect(seen.body.verify).toBe(`congtam-verify list ${drafted.body.id} ${seen.body.hash}`);
    expect((await ask('get', list, { as: as.outsider! })).status).toBe(404);
  });

  it('waits for whoever acts next, and its person finds the result, the decision and how the notice stands', async () => {
    const subject = await reviewed();
    const results = async (who: string) => (await ask('get', '/api/v1/me/results', { as: who })).body.results;
    const mine = { cycle: subject.cycle, subject: subject.code, number: '335/2025/NĐ-CP' };
    expect(await results(subject.own)).toMatchObject([{ ...mine, level: null, decisions: [] }]);
    const path = `/api/v1/decisions/${(await draftOf(subject, as.officer!)).body.id}`;
    expect(await waitsFor(as.officer!, subject)).toEqual(['submitDecision']);
    expect(await waitsFor(as.authority!, subject)).toEqual([]);
    await post(`${path}/submission`, as.officer!);
    expect(await waitsFor(as.authority!, subject)).toEqual(['decideLevels']);
    await post(`${path}/decision`, as.authority!);
    expect(await waitsFor(as.clerk!, subject)).toEqual(['numberDecision']);
    await post(`${path}/number`, as.clerk!, { number: '9/QĐ', day: '2026-12-01' });
    expect(await waitsFor(as.head!, subject)).toEqual(['sendNotices', 'publishDecision']);
    expect(await waitsFor(subject.own, subject)).toEqual([]);
    await post(`${path}/notices/${subject.code}`, as.head!);
    expect(await waitsFor(as.head!, subject)).toEqual(['publishDecision']);
    expect(await waitsFor(subject.own, subject)).toEqual(['acknowledge']);
    const decision = {
      level: 'good',
      number: '9/QĐ',
      isReplaced: false,
      isPublished: false,
      notice: { state: 'sent' },
    };
    expect(await results(subject.own)).toMatchObject([{ ...mine, level: 'good', decisions: [decision] }]);
    expect(await results(as.colleague!)).toEqual([]);
    await post(`${path}/notices/${subject.code}/acknowledgement`, subject.own);
    expect(await waitsFor(subject.own, subject)).toEqual([]);
    const seen = (await ask('get', path, { as: as.officer! })).body;
    expect(seen.items).toMatchObject([{ subject: subject.code, name: 'Người' }]);
    expect(seen.notices).toMatchObject([{ subject: subject.code, state: 'acknowledged' }]);
  });

  it('gets its number and day from the clerk who is in its list herself: nothing of it is hers to weigh', async () => {
    const subject = await reviewed();
    const clerk = subject.own;
    const { rows } = await superuser.query('select id from congtam.account where person_id = $1', [
      subject.person,
    ]);
    for (const role of ['recordsClerk', 'personnelOfficer'])
      await aGrant(superuser, { account: rows[0].id, role, unit: office });
    const path = `/api/v1/decisions/${(await draftOf(subject, as.officer!)).body.id}`;
    // What weighs on a level, she does not do of her own.
    expect(said(await post(`${path}/submission`, clerk))).toEqual([403, 'access.not-to-yourself']);
    await post(`${path}/submission`, as.officer!);
    await post(`${path}/decision`, as.authority!);
    expect(await waitsFor(clerk, subject)).toEqual(['numberDecision']);
    const numbered = await post(`${path}/number`, clerk, { number: '10/QĐ', day: '2026-12-01' });
    expect([numbered.status, numbered.body.state]).toEqual([201, 'numbered']);
    expect(said(await post(`${path}/publication`, clerk))).toEqual([403, 'access.not-to-yourself']);
  });

  it('waits for no notice to a unit in its list, which hears of its level when it is made public', async () => {
    const subject = await reviewed();
    const id = String((await draftOf(subject, as.officer!)).body.id);
    await superuser.query(
      `insert into congtam.decision_item (decision_id, subject_code, position, unit_id, person_id, level)
       values ($1, 'phong-noi-vu', 2, $2, null, 'good')`,
      [id, office],
    );
    await superuser.query(
      `insert into congtam.decision_act (decision_id, number, act, state, unit_id, taken_by, document_number, document_day)
       select $1, n, act, state, $2, $3, doc, doc_day::date from (values
         (2, 'submit', 'submitted', null, null), (3, 'decide', 'decided', null, null),
         (4, 'number', 'numbered', '11/QĐ', '2026-12-01')) t (n, act, state, doc, doc_day)`,
      [id, office, await anAccount(superuser)],
    );
    expect(await waitsFor(as.officer!, subject)).toEqual(['sendNotices', 'publishDecision']);
    await superuser.query(
      `insert into congtam.notice_act (decision_id, subject_code, number, act, unit_id, person_id, taken_by)
       values ($1, $2, 1, 'sent', $3, $4, $5)`,
      [id, subject.code, office, subject.person, await anAccount(superuser)],
    );
    expect(await waitsFor(as.officer!, subject)).toEqual(['publishDecision']);
  });

  it('A02 - was made when the clock of the server says; the day on the document is another field, checked', async () => {
    const subject = await reviewed();
    const path = `/api/v1/decisions/${(await draftOf(subject, as.officer!)).body.id}`;
    await post(`${path}/submission`, as.officer!);
    const backdated = { decidedAt: '2020-01-01T00:00:00Z' };
    expect((await post(`${path}/decision`, as.authority!, backdated)).status).toBe(400);
    const { body } = await post(`${path}/decision`, as.authority!);
    const { rows } = await superuser.query('select now() as now');
    expect(Math.abs(rows[0].now.getTime() - Date.parse(String(body.decidedAt)))).toBeLessThan(600_000);
    for (const day of ['2025-12-31', '2026-12-02'])
      expect(said(await post(`${path}/number`, as.clerk!, { number: '1/QĐ', day }))).toEqual([
        422,
        'decision.day-outside',
      ]);
    expect((await post(`${path}/number`, as.clerk!, { number: '1/QĐ', day: '2026-11-30' })).body.day).toBe(
      '2026-11-30',
    );
  });

  it('is handed over before a witness where somebody does not sign', async () => {
    const subject = await reviewed();
    const notice = `/api/v1/decisions/${await published(subject)}/notices/${subject.code}`;
    const handed = { witness: 'Bà B, công đoàn', note: 'Người nhận không ký' };
    expect((await post(notice, as.head!)).status).toBe(201);
    expect((await post(`${notice}/handed-over`, as.officer!, handed)).body.state).toBe('handedOverNotSigned');
    expect(said(await post(`${notice}/acknowledgement`, subject.own))).toEqual([
      409,
      'decision.done-already',
    ]);
  });

  it('A01 - is only ever replaced, by the managing body, with reason and number; the old one stays readable', async () => {
    const subject = await reviewed();
    const { cycle, code } = subject;
    const old = await published(subject);
    const level = `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}`;
    const seen = (await ask('get', level, { as: as.authority! })).headers.get('etag') ?? '';
    const act = (what: string, body: object) =>
      ask('post', `${level}/${what}`, { as: as.authority!, body, headers: { 'if-match': seen } });
    expect(said(await act('rounds', { reason: 'sai sót' }))).toEqual([409, 'classification.decision-is-out']);
    expect((await act('decision', { level: 'completed', reason: 'x', document: 'y' })).status).toBe(409);
    expect(said(await draftOf(subject, as.officer!))).toEqual([409, 'decision.decided-before']);
    const replacement = { kind: 'replacement', unit: office };
    expect(said(await draftOf(subject, as.officerAbove!, replacement))).toEqual([
      422,
      'decision.needs-reason',
    ]);
    const why = { level: 'completed', reason: 'kê khai không trung thực', document: 'KL 4/KL-TTr' };
    const { body } = await draftOf(subject, as.officerAbove!, replacement, why);
    const path = `/api/v1/decisions/${body.id}`;
    expect((await post(`${path}/submission`, as.officerAbove!)).status).toBe(201);
    expect(said(await post(`${path}/decision`, as.authority!))).toEqual([403, 'procedure.not-yours']);
    expect((await post(`${path}/decision`, as.above!)).body.state).toBe('decided');
    expect(
      (await post(`${path}/number`, as.officerAbove!, { number: '77/QĐ-UBND', day: '2026-12-01' })).status,
    ).toBe(201);
    const levels = async (withReplaced: string) => {
      const query = new URLSearchParams({ regulation: 'nd-335-2025', withReplaced });
      const found = await ask('get', `/api/v1/cycles/${cycle}/decided-levels?${query}`, { as: as.officer! });
      return [
        (found.body.levels ?? []).map((one) => [one.level, one.number, one.isReplaced]),
        found.body.totals,
      ];
    };
    expect(await levels('no')).toEqual([[['completed', '77/QĐ-UBND', false]], { completed: 1 }]);
    expect(await levels('yes')).toEqual([
      [
        ['good', '12/QĐ-S', true],
        ['completed', '77/QĐ-UBND', false],
      ],
      { completed: 1 },
    ]);
    const before = await ask('get', `/api/v1/decisions/${old}`, { as: subject.own });
    expect(before.body.items?.[0]).toMatchObject({ level: 'good', replacedBy: body.id });
    expect((await ask('get', level, { as: as.authority! })).body).toMatchObject({
      level: 'completed',
      round: 2,
    });
  });

  it('on an organisation is replaced by whoever recognises it: khoản 3 Điều 21 speaks of civil servants alone', async () => {
    const room = await aUnit(superuser, { name: 'Chi cục', parent: office });
    const frame = { group: 'organisation', authority: { rule: 'recognises-organisations' } };
    const subject = await aComputedCycle(superuser, { unit: room, places: 5, frame, isOfUnit: true });
    const seat = { regulation: 'nd-335-2025', authority: 'recognises-organisations', seat: 'authority' };
    const document = { document: 'QĐ 5/QĐ-UBND', documentDay: '2026-01-05', from: '2026-01-10' };
    const seats = `/api/v1/units/${room}/authority-seats`;
    expect((await post(seats, as.above!, { ...seat, body: office, ...document })).status).toBe(201);
    await post(`/api/v1/cycles/${subject.cycle}/procedure`, as.officer!, { ground });
    const way = `/api/v1/cycles/${subject.cycle}/procedure/nd-335-2025/${subject.code}/steps`;
    expect((await post(`${way}/self-review`, as.head!)).status).toBe(201);
    const drafted = async (more: object, level: object) => {
      const { body } = await draftOf(subject, as.officer!, { unit: room, ...more }, level);
      expect((await post(`/api/v1/decisions/${body.id}/submission`, as.officer!)).status).toBe(201);
      return `/api/v1/decisions/${body.id}/decision`;
    };
    expect((await post(await drafted({}, {}), as.authority!)).status).toBe(201);
    const why = { level: 'completed', reason: 'số liệu sai', document: 'KL 6/KL-TTr' };
    const anew = await drafted({ kind: 'replacement' }, why);
    expect(said(await post(anew, as.above!))).toEqual([403, 'procedure.not-yours']);
    expect((await post(anew, as.authority!)).body.state).toBe('decided');
  });

  it('A08 - that another has replaced takes no number and is not made public: what comes next is the other’s', async () => {
    const acts = async (decision: string, given: readonly (readonly [string, string, object])[]) => {
      for (const [act, who, body] of given)
        expect([act, (await post(`/api/v1/decisions/${decision}/${act}`, who, body)).status]).toEqual([
          act,
          201,
        ]);
    };
    const number = { number: '12/QĐ-S', day: '2026-12-01' };
    for (const isNumbered of [false, true]) {
      const subject = await reviewed();
      const old = String((await draftOf(subject, as.officer!)).body.id);
      await acts(old, [['submission', as.officer!, {}] as const, ['decision', as.authority!, {}] as const]);
      if (isNumbered) await acts(old, [['number', as.clerk!, number]]);
      const why = { level: 'completed', reason: 'kê khai không trung thực', document: 'KL 4/KL-TTr' };
      const anew = await draftOf(subject, as.officerAbove!, { kind: 'replacement', unit: office }, why);
      const other = String(anew.body.id);
      await acts(other, [
        ['submission', as.officerAbove!, {}] as const,
        ['decision', as.above!, {}] as const,
      ]);
      const replaced = [409, 'decision.replaced'];
      if (!isNumbered)
        expect(said(await post(`/api/v1/decisions/${old}/number`, as.clerk!, number))).toEqual(replaced);
      await acts(other, [['number', as.officerAbove!, { ...number, number: '77/QĐ-UBND' }]]);
      if (isNumbered)
        expect(said(await post(`/api/v1/decisions/${old}/publication`, as.officer!))).toEqual(replaced);
      await acts(other, [['publication', as.officerAbove!, {}]]);
    }
  });

  it('A08 - against which several replacements were drafted is replaced once, also when all are decided at one moment', async () => {
    const subject = await reviewed();
    await published(subject);
    const why = { level: 'completed', reason: 'kê khai không trung thực', document: 'KL 4/KL-TTr' };
    const drafts: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { body } = await draftOf(subject, as.officerAbove!, { kind: 'replacement', unit: office }, why);
      expect((await post(`/api/v1/decisions/${body.id}/submission`, as.officerAbove!)).status).toBe(201);
      drafts.push(String(body.id));
    }
    const decide = async (id: string) => said(await post(`/api/v1/decisions/${id}/decision`, as.above!));
    const [last, ...race] = drafts;
    const answers = await Promise.all(race.map(decide));
    const overtaken = [409, 'decision.overtaken'];
    expect(answers.filter(([status]) => status === 201)).toHaveLength(1);
    expect(answers.filter(([status]) => status !== 201)).toEqual([overtaken, overtaken]);
    expect(await decide(String(last))).toEqual(overtaken);
    const query = new URLSearchParams({ regulation: 'nd-335-2025', withReplaced: 'no' });
    const path = `/api/v1/cycles/${subject.cycle}/decided-levels?${query}`;
    expect((await ask('get', path, { as: as.officer! })).body.levels).toHaveLength(1);
  });

  it('A08 - refuses every act out of order, whatever is tried', async () => {
    const subject = await reviewed();
    const path = `/api/v1/decisions/${(await draftOf(subject, as.officer!)).body.id}`;
    const ACTS = {
      submit: ['submission', as.officer!, {}],
      return: ['return', as.authority!, { reason: 'xem lại' }],
      decide: ['decision', as.authority!, {}],
      number: ['number', as.clerk!, { number: '5/QĐ', day: '2026-12-01' }],
      publish: ['publication', as.officer!, {}],
    } as const;
    const names = ['submit', 'return', 'decide', 'number', 'publish'] as const;
    let state: DecisionState = 'drafted';
    let seed = 7;
    const tries = process.env.CONGTAM_FULL === undefined ? 30 : 300;
    for (let command = 0; command < tries; command += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const act = names[Math.floor((seed / 2_147_483_648) * names.length)] ?? 'submit';
      const [end, who, body] = ACTS[act];
      const reply = await post(`${path}/${end}`, who, body);
      const to: DecisionState | undefined = afterDecisionAct(state, act);
      expect([act, state, reply.status]).toEqual([act, state, to === undefined ? 409 : 201]);
      state = to ?? state;
    }
    expect((await ask('get', path, { as: as.officer! })).body.state).toBe(state);
  });
});

describe('NT24-5, NT24-9 - the letter of Ninh Thuận', () => {
  const [committeeRows, caucusRows] = [
    ['standing-committee', 'district-chairs', 'district-collectives'],
    ['associations', 'deputies', 'collectives'],
  ];
  const regulations = ['nd-90-2020@2023-09-15', 'ninh-thuan-2024@2024-11-01'];
  let [committee, caucus, department] = ['', '', ''];
  const who: Record<string, string> = {};

  beforeAll(async () => {
    committee = await aUnit(superuser, { name: 'Ban Thường vụ Tỉnh ủy' });
    caucus = await aUnit(superuser, { name: 'Ban Cán sự Đảng UBND tỉnh', parent: committee });
    department = await aUnit(superuser, { name: 'Sở', parent: caucus });
    who.committee = await withRole('authority', committee);
    who.caucus = await withRole('authority', caucus);
    who.homeAffairs = await withRole('homeAffairs', caucus);
    who.officer = await withRole('personnelOfficer', department);
    const seat = (authority: string, name: string, body: string) =>
      post(`/api/v1/units/${department}/authority-seats`, who.committee!, {
        ...{ regulation: 'nd-90-2020', authority, seat: name, body, document: 'KH 348-KH/TU' },
        ...{ documentDay: '2024-10-30', from: '2024-11-01' },
      });
    for (const row of committeeRows) expect((await seat(row, 'authority', committee)).status).toBe(201);
    for (const row of caucusRows) expect((await seat(row, 'authority', caucus)).status).toBe(201);
    expect((await seat('district-chairs', 'opinion-giver', caucus)).status).toBe(201);
  });

  /** Somebody under a row of the table, whose review and dossier are done and whose level the department proposed. */
  async function drafted(rule: string) {
    const isOfUnit = rule.endsWith('collectives');
    const frame = { group: isOfUnit ? 'organisation' : 'leader', authority: { rule } };
    const of = { unit: department, places: 5, frame, regulations, isOfUnit };
    const subject = await aComputedCycle(superuser, of);
    const person = isOfUnit ? null : subject.person;
    await post(`/api/v1/cycles/${subject.cycle}/procedure`, who.officer!, { ground });
    for (const [step, does] of [
      ['self-review', 'selfReview'],
      ['review', 'meeting'],
      ['dossier', 'submission'],
    ])
      await superuser.query(
        `insert into congtam.procedure_step (cycle_id, regulation, subject_code, round, step, does, unit_id, person_id,
           thing_kind, thing_id, is_late, taken_by)
         select $1, 'nd-90-2020', $2, 1, $3, $4, $5, $6, 'paper', 'x', false, id from congtam.account limit 1`,
        [subject.cycle, subject.code, step, does, department, person],
      );
    const { body } = await post(`/api/v1/cycles/${subject.cycle}/decisions`, who.homeAffairs!, {
      ...{ regulation: 'nd-90-2020', unit: department, basis: 'KH 348-KH/TU' },
      items: [{ subject: subject.code, level: 'good' }],
    });
    const path = `/api/v1/decisions/${body.id}`;
    await superuser.query(
      `insert into congtam.procedure_step (cycle_id, regulation, subject_code, round, step, does, unit_id, person_id,
         thing_kind, thing_id, is_late, taken_by)
       select $1, 'nd-90-2020', $2, 1, 'draft', 'synthesis', $3, $4, 'paper', 'x', false, id from congtam.account limit 1`,
      [subject.cycle, subject.code, department, person],
    );
    await superuser.query(
      `insert into congtam.decision_act (decision_id, number, act, state, unit_id, taken_by)
       select $1, 2, 'submit', 'submitted', $2, id from congtam.account limit 1`,
      [body.id, department],
    );
    return path;
  }

  it('has the caucus rate collectives, deputies, and the heads and deputies of associations, nobody else', async () => {
    for (const row of caucusRows) {
      const path = await drafted(row);
      expect([row, ...said(await post(`${path}/decision`, who.committee!))]).toEqual([
        row,
        403,
        'procedure.not-yours',
      ]);
      expect([row, (await post(`${path}/decision`, who.caucus!)).status]).toEqual([row, 201]);
    }
  });

  it('has heads of departments and units, and the collectives of districts, stay with the standing committee', async () => {
    for (const row of ['standing-committee', 'district-collectives']) {
      const path = await drafted(row);
      expect([row, ...said(await post(`${path}/decision`, who.caucus!))]).toEqual([
        ...[row, 403, 'procedure.not-yours'],
      ]);
      expect([row, (await post(`${path}/decision`, who.committee!)).status]).toEqual([row, 201]);
    }
  });

  it('has district chairs decided by the committee after the caucus gave its opinion, and not before', async () => {
    const path = await drafted('district-chairs');
    expect(said(await post(`${path}/decision`, who.committee!))).toEqual([409, 'procedure.out-of-order']);
    const opinion = { agrees: true, opinion: 'Nhất trí' };
    expect(said(await post(`${path}/opinions`, who.committee!, opinion))).toEqual([
      403,
      'procedure.not-yours',
    ]);
    expect((await post(`${path}/opinions`, who.caucus!, opinion)).status).toBe(201);
    expect(said(await post(`${path}/decision`, who.caucus!))).toEqual([403, 'procedure.not-yours']);
    expect((await post(`${path}/decision`, who.committee!)).body.state).toBe('decided');
  });
});
