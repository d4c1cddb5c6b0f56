import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { actsOfPeople } from './testing/acts-of-people.ts';
import { aComputedCycle, type ComputedCycle } from './testing/computed-cycle.ts';
import { said } from './testing/cycles.ts';
import { testServer } from './testing/test-server.ts';
import { aPerson, aUnit } from './testing/units.ts';

/** What two cities and the decree say of procedure, clause by clause: done by people through the API, and refused beside it. */
const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const { post, withRole, bound, on, levelOf, act, wayOf, stepOf } = actsOfPeople(server);
const ground = 'KH 348-KH/TU';

beforeAll(() => {
  vi.useFakeTimers({ now: new Date('2024-12-01T03:00:00Z'), toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe('the directive of the city', () => {
  it('CITY-1 - somebody is evaluated on demand before an appointment, alone and by the same steps; who is not named is not', async () => {
    on('2020-10-01');
    const office = await aUnit(superuser, { name: 'Phòng' });
    const [officer, authority] = [
      await withRole('personnelOfficer', office),
      await withRole('authority', office),
    ];
    const person = await aPerson(superuser, { name: 'Người được bổ nhiệm', unit: office });
    const other = await aPerson(superuser, { name: 'Người khác', unit: office });
    const plan = {
      ...{ unit: office, kind: 'beforeAppointment', period: '2020', ground: 'TTr 8 về bổ nhiệm' },
      regulations: [{ regulation: 'nd-90-2020' }, { regulation: 'city-directive' }],
    };
    expect(said(await post('/api/v1/cycles', officer, plan))).toEqual([422, 'cycle.wrong-period']);
    expect(said(await post('/api/v1/cycles', authority, { ...plan, people: [person] }))).toEqual([
      403,
      'access.not-allowed',
    ]);
    const yearly = { ...plan, kind: 'year', people: [person] };
    expect(said(await post('/api/v1/cycles', officer, yearly))).toEqual([422, 'cycle.wrong-period']);
    const planned = await post('/api/v1/cycles', officer, { ...plan, people: [person] });
    expect([planned.status, planned.body.code, planned.body.people]).toEqual([201, undefined, [person]]);
    const path = `/api/v1/cycles/${planned.body.id}`;
    expect((await post(`${path}/open`, officer, { ground })).status).toBe(201);
    // The procedure of the year is that of this evaluation as well, from the day it is opened.
    expect(said(await post(`${path}/procedure`, officer, { ground }))).toEqual([
      409,
      'procedure.begun-already',
    ]);

    const codeOf = async (id: string) =>
      (await superuser.query('select staff_code from congtam.person where id = $1', [id])).rows[0].staff_code;
    const purpose = async (id: string) =>
      ask('put', `${path}/sheets/staff-decisions-ahead`, {
        as: officer,
        body: {
          rows: [{ subject: await codeOf(id), period: '2020', key: 'a', cells: { purpose: 'appointment' } }],
        },
      });
    const [told, untold] = [await purpose(person), await purpose(other)];
    expect([told.status, told.body.code, untold.status]).toEqual([200, undefined, 422]);
    const seen = (await ask('get', path, { as: await bound(person) })).status;
    expect([seen, said(await ask('get', path, { as: await bound(other) }))]).toEqual([
      200,
      [404, 'cycle.unknown'],
    ]);
  });

  it('CITY-5 - bodies concerned sign their part before the proposal goes, which is their step; an opinion on it afterwards is not', async () => {
    on('2020-12-01');
    const city = await aUnit(superuser, { name: 'Thành phố' });
    const office = await aUnit(superuser, { name: 'Sở', parent: city });
    const helper = await aUnit(superuser, { name: 'Sở Tài chính', parent: city });
    const by: Record<string, string> = {};
    for (const role of ['personnelOfficer', 'authority', 'head', 'meetingSecretary'] as const)
      by[role] = await withRole(role, office);
    const [above, bodyHead] = [await withRole('authority', city), await withRole('head', helper)];
    const aSubject = async () => {
      const subject = await aComputedCycle(superuser, {
        ...{ unit: office, places: 1, regulations: ['nd-90-2020@2020-08-20', 'city-directive@2020-08-20'] },
        ...{ frame: { group: 'staff', authority: { rule: 'rates-civil-servants' } }, period: '2020' },
      });
      const way = wayOf(subject, 'nd-90-2020');
      await post(`/api/v1/cycles/${subject.cycle}/procedure`, by.personnelOfficer!, { ground });
      await post(`${way}/steps/self-review`, await bound(subject.person));
      await post(`${way}/steps/meeting`, by.meetingSecretary!, { document: 'BB 3' });
      await post(`${way}/steps/opinions-of-the-many`, by.head!, { document: 'BB kiểm phiếu 4' });
      const draft = async (parts: readonly object[]) => {
        const items = [{ subject: subject.code, level: 'good' }];
        const body = { regulation: 'nd-90-2020', unit: office, basis: 'NĐ 90', items, parts };
        const made = await post(`/api/v1/cycles/${subject.cycle}/decisions`, by.personnelOfficer!, body);
        return `/api/v1/decisions/${made.body.id}`;
      };
      const state = async () => (await stepOf(way, 'co-advisers', by.head!))?.state;
      return { way, draft, state };
    };
    const signed = await aSubject();
    const path = await signed.draft([{ unit: helper, matter: 'Kết quả giải ngân' }]);
    const signature = `${path}/parts/1/signature`;
    expect(said(await post(`${path}/submission`, by.personnelOfficer!))).toEqual([
      409,
      'decision.parts-unsigned',
    ]);
    expect((await post(signature, by.head!, { statement: 'Nhất trí' })).status).toBe(403);
    expect((await post(signature, bodyHead, { statement: 'Nhất trí' })).status).toBe(201);
    expect([await signed.state(), (await post(`${path}/submission`, by.personnelOfficer!)).status]).toEqual([
      ...['open', 201],
    ]);
    expect(await signed.state()).toBe('done');
    // Sent back and submitted again, what was signed stays signed.
    await post(`${path}/return`, by.authority!, { reason: 'bổ sung căn cứ' });
    expect((await post(`${path}/submission`, by.personnelOfficer!)).status).toBe(201);

    const heard = await aSubject();
    const other = await heard.draft([]);
    expect((await post(`${other}/submission`, by.personnelOfficer!)).status).toBe(201);
    const opinion = await post(`${other}/opinions`, above, { agrees: true, opinion: 'Nhất trí' });
    expect([opinion.status, await heard.state()]).toEqual([201, 'passed']);

    const paper = await aSubject();
    const onPaper = (body: object) => post(`${paper.way}/steps/co-advisers`, by.personnelOfficer!, body);
    expect(said(await onPaper({}))).toEqual([422, 'procedure.paper-needed']);
    expect([(await onPaper({ document: 'CV 12/STC' })).status, await paper.state()]).toEqual([201, 'done']);
  });

  it('CITY-3 - the synthesis is made public before the decision, the level after it: publishing one is not the other', async () => {
    on('2020-12-01');
    const office = await aUnit(superuser, { name: 'Sở' });
    await aPerson(superuser, { name: 'Đồng nghiệp', unit: office });
    const roles = ['personnelOfficer', 'authority', 'head', 'meetingSecretary', 'recordsClerk'] as const;
    const by: Record<string, string> = {};
    for (const role of roles) by[role] = await withRole(role, office);
    const subject = await aComputedCycle(superuser, {
      ...{ unit: office, places: 1, regulations: ['nd-90-2020@2020-08-20', 'city-directive@2020-08-20'] },
      ...{ frame: { group: 'staff', authority: { rule: 'rates-civil-servants' } }, period: '2020' },
    });
    const way = wayOf(subject, 'nd-90-2020');
    await post(`/api/v1/cycles/${subject.cycle}/procedure`, by.personnelOfficer!, { ground });
    await post(`${way}/steps/self-review`, await bound(subject.person));
    await post(`${way}/steps/meeting`, by.meetingSecretary!, { document: 'BB 3' });
    const drafted = await post(`/api/v1/cycles/${subject.cycle}/decisions`, by.personnelOfficer!, {
      ...{
        regulation: 'nd-90-2020',
        unit: office,
        basis: 'NĐ 90',
        items: [{ subject: subject.code, level: 'good' }],
      },
    });
    const path = `/api/v1/decisions/${drafted.body.id}`;
    expect(said(await post(`${path}/submission`, by.personnelOfficer!))).toEqual([
      409,
      'procedure.out-of-order',
    ]);
    const heard = (body: object) => post(`${way}/steps/opinions-of-the-many`, by.head!, body);
    expect(said(await heard({}))).toEqual([422, 'procedure.paper-needed']);
    expect((await heard({ document: 'BB kiểm phiếu 4' })).status).toBe(201);
    expect((await post(`${path}/submission`, by.personnelOfficer!)).status).toBe(201);
    await post(`${path}/decision`, by.authority!);
    expect(said(await post(`${path}/publication`, by.head!))).toEqual([409, 'decision.not-in-this-state']);
    await post(`${path}/number`, by.recordsClerk!, { number: '12/QĐ', day: '2020-12-01' });
    expect(said(await post(`${path}/publication`, by.meetingSecretary!))).toEqual([
      403,
      'access.not-allowed',
    ]);
    // Whoever the text names makes it public: the head as well as the officer.
    expect((await post(`${path}/publication`, by.head!)).body.state).toBe('published');
    const states = async () => [
      (await stepOf(way, 'synthesis-public', by.head!))?.state,
      (await stepOf(way, 'publication', by.head!))?.state,
    ];
    expect(await states()).toEqual(['open', 'done']);
    expect((await post(`${way}/steps/synthesis-public`, by.head!, { document: 'TB 4' })).status).toBe(201);
    expect(await states()).toEqual(['done', 'done']);
  });
});

it('a body that closes its year later is given until 14 January by the decree, and is not late until then; others are', async () => {
  const officer: Record<string, string> = {};
  const authority: Record<string, string> = {};
  const late: Record<string, ComputedCycle> = {};
  const province = await aUnit(superuser, { name: 'Tỉnh' });
  for (const name of ['later', 'ordinary']) {
    const unit = await aUnit(superuser, { name, parent: province });
    officer[name] = await withRole('personnelOfficer', unit);
    authority[name] = await withRole('authority', unit);
    on('2026-12-01');
    const subject = await aComputedCycle(superuser, {
      ...{
        unit,
        places: 1,
        frame: { group: 'organisation', authority: { rule: 'recognises-organisations' } },
      },
    });
    late[name] = subject;
    await post(`/api/v1/cycles/${subject.cycle}/procedure`, officer[name]!, { ground });
    await post(`${wayOf(subject, 'nd-335-2025')}/steps/self-review`, await withRole('head', unit));
    if (name === 'later')
      await superuser.query(
        `insert into congtam.cycle_exception (id, cycle_id, unit_id, level_until, ground, recorded_by)
         select gen_random_uuid(), $1, $2, '2027-01-14', 'khoản 2 Điều 19', id from congtam.account limit 1`,
        [subject.cycle, unit],
      );
  }
  on('2026-12-20');
  const decide = (name: string) =>
    act(levelOf(late[name]!, 'nd-335-2025'), 'decision', authority[name]!, { level: 'good' });
  const stands = async (name: string) => {
    const found = await ask('get', `/api/v1/cycles/${late[name]?.cycle}/procedure`, { as: officer[name]! });
    return found.body.subjects?.map(({ dueBy, isOverdue }) => [dueBy, isOverdue]);
  };
  expect(await stands('later')).toEqual([['2027-01-14', false]]);
  expect(await stands('ordinary')).toEqual([['2026-12-14', true]]);
  expect(said(await decide('ordinary'))).toEqual([422, 'procedure.late-needs-reason']);
  expect((await decide('later')).status).toBe(201);
  const done = await stepOf(wayOf(late.later!, 'nd-335-2025'), 'decision', officer.later!);
  expect([done?.state, done?.dueBy]).toEqual(['done', '2027-01-14']);
});

describe('the direction of Cần Thơ', () => {
  const CAN_THO = ['nd-90-2020@2020-08-20', 'can-tho-2020@2020-09-10'];
  let [city, school, office] = ['', '', ''];
  const who: Record<string, string> = {};

  beforeAll(async () => {
    city = await aUnit(superuser, { name: 'UBND thành phố' });
    school = await aUnit(superuser, { name: 'Trường', parent: city });
    office = await aUnit(superuser, { name: 'Sở', parent: city });
    who.chair = await withRole('authority', city);
    who.officerOfCity = await withRole('personnelOfficer', city);
    for (const [name, unit] of [
      ['school', school],
      ['office', office],
    ] as const) {
      who[`${name}Authority`] = await withRole('authority', unit);
      who[`${name}Officer`] = await withRole('personnelOfficer', unit);
      who[`${name}Secretary`] = await withRole('meetingSecretary', unit);
      who[`${name}Party`] = await withRole('partyCommittee', unit);
    }
  });

  /** Somebody whose review is done on paper and whose level is proposed. */
  async function proposed(
    unit: 'school' | 'office',
    frame: object,
    regulations = CAN_THO,
  ): Promise<ComputedCycle> {
    const of = { unit: unit === 'school' ? school : office, places: 1, frame, regulations, period: '2020' };
    const subject = await aComputedCycle(superuser, of);
    const way = wayOf(subject, 'nd-90-2020');
    await post(`/api/v1/cycles/${subject.cycle}/procedure`, who[`${unit}Officer`]!, { ground });
    await post(`${way}/steps/self-review`, await bound(subject.person));
    await post(`${way}/steps/meeting`, who[`${unit}Secretary`]!, { document: 'BB 3' });
    // Only of some the Party committee is heard: for others there is no such step.
    await post(`${way}/steps/party-opinion`, who[`${unit}Party`]!, { document: 'NX 4' });
    await act(levelOf(subject, 'nd-90-2020'), 'proposal', who[`${unit}Officer`]!, { level: 'good' });
    return subject;
  }
  const STAFF = { group: 'staff', authority: { rule: 'rates-civil-servants' } };

  it('CT20-1 - a level is decided before 15 December, before that of the Party and before anybody is commended for it', async () => {
    on('2020-12-01');
    const subject = await proposed('office', STAFF, [...CAN_THO, 'qd-124-2023@2023-10-04']);
    await superuser.query(
      `insert into congtam.evaluation_result (run_id, regulation, kind, position, subject_code, unit_id, person_id,
         outcome, suggested, before_quota, line)
       select run_id, 'qd-124-2023', kind, 7, subject_code, unit_id, person_id, outcome, suggested, before_quota, $2
       from congtam.evaluation_result where subject_code = $1`,
      [subject.code, JSON.stringify({ group: 'member', authority: null })],
    );
    const level = levelOf(subject, 'nd-90-2020');
    const party = () =>
      act(levelOf(subject, 'qd-124-2023'), 'decision', who.officeAuthority!, { level: 'good' });
    const commended = async () => {
      const query = new URLSearchParams({ regulation: 'nd-90-2020', from: 'good' });
      const found = await ask('get', `/api/v1/cycles/${subject.cycle}/commendation?${query}`, {
        as: who.officeOfficer!,
      });
      return [found.body.candidates?.length, found.body.undecided?.length];
    };
    expect(said(await party())).toEqual([409, 'classification.other-rating-first']);
    expect(await commended()).toEqual([0, 1]);
    on('2020-12-15');
    const decide = (more: object = {}) =>
      act(level, 'decision', who.officeAuthority!, { level: 'good', ...more });
    expect(said(await decide())).toEqual([422, 'procedure.late-needs-reason']);
    expect((await stepOf(wayOf(subject, 'nd-90-2020'), 'decision', who.officeOfficer!))?.state).toBe(
      'overdue',
    );
    on('2020-12-14');
    expect((await decide()).status).toBe(201);
    expect((await stepOf(wayOf(subject, 'nd-90-2020'), 'decision', who.officeOfficer!))?.state).toBe('done');
    expect(await commended()).toEqual([1, 0]);
    expect((await party()).status).toBe(201);
  });

  it('CT20-2 - a school whose year ends in May chooses its day by itself; its head, whom the chair rates, keeps 15 December', async () => {
    on('2020-06-01');
    const plan = {
      // The year of the city is there already.
      ...{ unit: city, kind: 'year', period: '2020', ground: 'KH 2', isPilot: true },
      regulations: CAN_THO.map((one) => ({ regulation: one.split('@')[0], version: one.split('@')[1] })),
    };
    const planned = await post('/api/v1/cycles', who.officerOfCity!, plan);
    expect([planned.status, planned.body.code]).toEqual([201, undefined]);
    const cycle = `/api/v1/cycles/${planned.body.id}`;
    const chosen = { unit: school, levelUntil: '2020-06-30', ground: 'QĐ 3 của hiệu trưởng' };
    expect(said(await post(`${cycle}/exceptions`, who.schoolSecretary!, chosen))).toEqual([
      403,
      'access.not-allowed',
    ]);
    const beyond = { ...chosen, levelUntil: '2020-12-31' };
    expect(said(await post(`${cycle}/exceptions`, who.officerOfCity!, beyond))).toEqual([
      422,
      'cycle.beyond-calendar',
    ]);
    expect((await post(`${cycle}/exceptions`, who.officerOfCity!, chosen)).status).toBe(201);
    const until = async (unit: string) =>
      (await ask('get', `${cycle}/last-days?unit=${unit}`, { as: who.officerOfCity! })).body.levelUntil;
    expect([await until(school), await until(office)]).toEqual(['2020-06-30', '2020-12-14']);

    on('2020-12-10');
    const head = await proposed('school', {
      group: 'manager',
      authority: { rule: 'rates-heads-of-service-units' },
    });
    await superuser.query(
      `insert into congtam.cycle_exception (id, cycle_id, unit_id, level_until, ground, recorded_by)
       select gen_random_uuid(), $1, $2, '2020-06-30', 'QĐ 3', id from congtam.account limit 1`,
      [head.cycle, school],
    );
    const due = await stepOf(wayOf(head, 'nd-90-2020'), 'decision', who.schoolOfficer!);
    expect([due?.dueBy, due?.state]).toEqual(['2020-12-14', 'open']);
    const decide = (as: string) => act(levelOf(head, 'nd-90-2020'), 'decision', as, { level: 'good' });
    const seat = {
      ...{
        regulation: 'nd-90-2020',
        authority: 'rates-heads-of-service-units',
        seat: 'authority',
        body: city,
      },
      ...{ document: 'QĐ 7', documentDay: '2020-01-02', from: '2020-01-02' },
    };
    expect((await post(`/api/v1/units/${school}/authority-seats`, who.chair!, seat)).status).toBe(201);
    expect(said(await decide(who.schoolAuthority!))).toEqual([403, 'procedure.not-yours']);
    expect((await decide(who.chair!)).status).toBe(201);
  });
});
