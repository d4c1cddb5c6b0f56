import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { actsOfPeople } from './testing/acts-of-people.ts';
import { aComputedCycle, type ComputedCycle } from './testing/computed-cycle.ts';
import { said } from './testing/cycles.ts';
import { testServer } from './testing/test-server.ts';
import { aUnit } from './testing/units.ts';

/** What the letter of Ninh Thuận says of procedure, clause by clause: done by people through the API, and refused beside it. */
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

describe('the letter of Ninh Thuận', () => {
  const CIVIL = ['nd-90-2020@2023-09-15', 'ninh-thuan-2024@2024-11-01'];
  const PARTY = ['qd-124-2023@2023-10-04', 'ninh-thuan-2024-party@2024-11-01'];
  let [committee, caucus, department] = ['', '', ''];
  const who: Record<string, string> = {};

  beforeAll(async () => {
    committee = await aUnit(superuser, { name: 'Ban Thường vụ Tỉnh ủy' });
    caucus = await aUnit(superuser, { name: 'Ban Cán sự Đảng UBND tỉnh', parent: committee });
    department = await aUnit(superuser, { name: 'Sở', parent: caucus });
    who.committee = await withRole('authority', committee);
    who.caucus = await withRole('authority', caucus);
    who.homeAffairs = await withRole('homeAffairs', caucus);
    who.officerAbove = await withRole('personnelOfficer', committee);
    who.headOfCaucus = await withRole('head', caucus);
    who.head = await withRole('head', department);
    who.officer = await withRole('personnelOfficer', department);
    who.secretary = await withRole('meetingSecretary', department);
  });
  beforeEach(() => {
    on('2024-12-02');
  });

  it('NT24-4 - a collective that proposes three of ten leaders as excellent is rated again: the third is not decided, both rounds stay, and beyond the line there is only a request with its ground', async () => {
    const frame = { group: 'leader', authority: { rule: 'deputies' } };
    const ten = await aComputedCycle(superuser, {
      ...{ unit: department, places: 2, candidates: 10, frame, regulations: CIVIL, period: '2024' },
      quota: 'leaders-excellent',
    });
    const three = ten.codes.slice(0, 3).map((code) => ({ ...ten, code }));
    const third = three[2];
    if (third === undefined) throw new Error('there are ten');
    const place = { regulation: 'nd-90-2020', quota: 'leaders-excellent' };
    const excellent = { level: 'excellent', reason: 'nổi trội', document: 'TTr 5' };
    const choose = ({ code }: ComputedCycle, as: string) =>
      post(`/api/v1/cycles/${ten.cycle}/quota-places`, as, {
        ...{ ...place, subject: code, isGiven: true, reason: 'so sánh trong nhóm' },
      });
    for (const one of three)
      expect((await act(levelOf(one, 'nd-90-2020'), 'proposal', who.officer!, excellent)).status).toBe(201);
    for (const one of three.slice(0, 2)) {
      expect(said(await choose(one, who.officer!))).toEqual([403, 'access.not-allowed']);
      expect((await choose(one, who.caucus!)).status).toBe(201);
      expect((await act(levelOf(one, 'nd-90-2020'), 'decision', who.caucus!, excellent)).status).toBe(201);
    }
    const level = levelOf(third, 'nd-90-2020');
    const line = [409, 'classification.line-reached'];
    expect(said(await choose(third, who.caucus!))).toEqual(line);
    expect(said(await act(level, 'decision', who.caucus!, excellent))).toEqual(line);

    const asking = (as: string, more: object = { ground: 'thành tích đột phá', document: 'TTr 6' }) =>
      post(`/api/v1/cycles/${ten.cycle}/quota-exceptions`, as, { ...place, subject: third.code, ...more });
    expect((await asking(who.head!, { document: 'TTr 6' })).status).toBe(400);
    expect(said(await asking(who.officer!))).toEqual([403, 'access.not-allowed']);
    expect((await asking(who.head!)).status).toBe(201);
    expect(said(await act(level, 'decision', who.caucus!, excellent))).toEqual(line);

    const again = { reason: 'vượt 20%, xếp loại lại' };
    expect(said(await act(level, 'rounds', who.officer!, again))).toEqual([403, 'access.not-allowed']);
    expect((await act(level, 'rounds', who.caucus!, {})).status).toBe(400);
    expect((await act(level, 'rounds', who.caucus!, again)).body).toMatchObject({
      round: 2,
      state: 'suggested',
    });
    const good = await act(level, 'decision', who.caucus!, { level: 'good' });
    expect(good.body).toMatchObject({ round: 2, level: 'good' });
    const { body } = await ask('get', level, { as: who.officer! });
    expect((body.acts ?? []).map((one) => [one.round, one.act, one.level])).toEqual([
      [1, 'propose', 'excellent'],
      [2, 'rateAgain', null],
      [2, 'decide', 'good'],
    ]);
  });

  it('NT24-10 - the caucus itself is reviewed like every collective, before 5 December, and rated by the committee, never by itself', async () => {
    const frame = { group: 'collective', authority: { rule: 'party-caucus' } };
    const subject = await aComputedCycle(superuser, {
      ...{ unit: caucus, places: 1, frame, regulations: PARTY, period: '2024', isOfUnit: true },
    });
    const [{ cycle, code }, way] = [subject, wayOf(subject, 'qd-124-2023')];
    const seat = {
      ...{ regulation: 'qd-124-2023', authority: 'party-caucus', seat: 'authority', body: committee },
      ...{ document: ground, documentDay: '2024-10-30', from: '2024-11-01' },
    };
    expect((await post(`/api/v1/units/${caucus}/authority-seats`, who.committee!, seat)).status).toBe(201);
    expect((await post(`/api/v1/cycles/${cycle}/procedure`, who.officerAbove!, { ground })).status).toBe(201);
    expect(said(await post(`${way}/steps/self-review`, who.homeAffairs!))).toEqual([
      403,
      'procedure.not-yours',
    ]);
    expect((await post(`${way}/steps/self-review`, who.headOfCaucus!)).status).toBe(201);

    const called = await post(`/api/v1/cycles/${cycle}/meetings`, who.headOfCaucus!, {
      ...{ regulation: 'qd-124-2023', unit: caucus, on: '2024-12-02', place: 'UBND tỉnh', subjects: [code] },
      invitees: [{ name: 'Bà Chi', standsFor: 'Ban Tổ chức Tỉnh ủy', directs: true }],
    });
    const meeting = `/api/v1/meetings/${called.body.id}`;
    await post(`${meeting}/attendance`, who.headOfCaucus!, { attended: [1] });
    const minutes = { conclusions: 'Nhất trí', minutes: 'Biên bản', isRead: true };
    expect((await post(`${meeting}/minutes`, who.headOfCaucus!, minutes)).body.state).toBe('adopted');

    const sent = { document: 'Hồ sơ 9/BC' };
    on('2024-12-05');
    expect(said(await post(`${way}/steps/dossier`, who.officerAbove!, sent))).toEqual([
      422,
      'procedure.late-needs-reason',
    ]);
    on('2024-12-04');
    expect((await post(`${way}/steps/dossier`, who.officerAbove!, sent)).body).toMatchObject({
      isLate: false,
    });

    const drafted = await post(`/api/v1/cycles/${cycle}/decisions`, who.homeAffairs!, {
      ...{
        regulation: 'qd-124-2023',
        unit: caucus,
        basis: ground,
        items: [{ subject: code, level: 'good' }],
      },
    });
    const path = `/api/v1/decisions/${drafted.body.id}`;
    expect(said(await post(`${path}/submission`, who.headOfCaucus!))).toEqual([403, 'access.not-allowed']);
    expect((await post(`${path}/submission`, who.homeAffairs!)).status).toBe(201);
    expect(said(await post(`${path}/decision`, who.caucus!))).toEqual([403, 'procedure.not-yours']);
    expect((await post(`${path}/decision`, who.committee!)).body.state).toBe('decided');
  });

  it('NT24-11 - several texts bind one subject together: the strictest day holds under each, all are cited, and none goes without the other', async () => {
    const plan = await post('/api/v1/cycles', who.officerAbove!, {
      // The year of the committee is there already.
      ...{ unit: committee, kind: 'year', period: '2024', ground, isPilot: true },
      regulations: [...CIVIL, ...PARTY].map((one) => ({
        regulation: one.split('@')[0],
        version: one.split('@')[1],
      })),
    });
    expect([plan.status, plan.body.code]).toEqual([201, undefined]);
    const { body } = await ask('get', `/api/v1/cycles/${plan.body.id}`, { as: who.officerAbove! });
    const [first] = body.deadlines ?? [];
    expect([first?.of, first?.lastDay, first?.articles]).toEqual([
      'dossier',
      '2024-12-04',
      ['gạch đầu dòng thứ tư khoản 1 công văn năm 2024'],
    ]);
    expect(new Set((body.deadlines ?? []).map(({ regulation }) => regulation))).toEqual(
      new Set(['nd-90-2020', 'qd-124-2023']),
    );
    const later = { unit: department, levelUntil: '2025-02-01', ground };
    expect(said(await post(`/api/v1/cycles/${plan.body.id}/exceptions`, who.officerAbove!, later))).toEqual([
      422,
      'cycle.beyond-calendar',
    ]);

    const both = await aComputedCycle(superuser, {
      ...{ unit: department, places: 1, regulations: [...CIVIL, ...PARTY], period: '2024' },
      frame: { group: 'leader', authority: { rule: 'standing-committee' } },
    });
    await superuser.query(
      `insert into congtam.evaluation_result (run_id, regulation, kind, position, subject_code, unit_id, person_id,
         outcome, suggested, before_quota, line)
       select run_id, 'qd-124-2023', kind, 7, subject_code, unit_id, person_id, outcome, suggested, before_quota, $2
       from congtam.evaluation_result where subject_code = $1`,
      [both.code, JSON.stringify({ group: 'member', authority: { rule: 'party-standing-committee' } })],
    );
    expect((await post(`/api/v1/cycles/${both.cycle}/procedure`, who.officer!, { ground })).status).toBe(201);
    const own = await bound(both.person);
    for (const regulation of ['nd-90-2020', 'qd-124-2023']) {
      const way = wayOf(both, regulation);
      const dossier = await stepOf(way, 'dossier', who.officer!);
      expect([regulation, dossier?.dueBy, dossier?.articles?.length]).toEqual([regulation, '2024-12-04', 1]);
      expect((await post(`${way}/steps/self-review`, own)).status).toBe(201);
      expect((await post(`${way}/steps/review`, who.secretary!, { document: 'BB 3' })).status).toBe(201);
      expect(said(await post(`${way}/steps/dossier`, who.head!, { document: 'HS 1' }))).toEqual([
        403,
        'procedure.not-yours',
      ]);
      expect((await post(`${way}/steps/dossier`, who.officer!, { document: 'HS 1' })).status).toBe(201);
      const proposed = await act(levelOf(both, regulation), 'proposal', who.officer!, { level: 'good' });
      expect([regulation, proposed.status]).toEqual([regulation, 201]);
    }
    const decide = (regulation: string) =>
      act(levelOf(both, regulation), 'decision', who.committee!, { level: 'good' });
    expect(said(await decide('qd-124-2023'))).toEqual([409, 'classification.other-rating-first']);
    expect((await decide('nd-90-2020')).status).toBe(201);
    expect((await decide('qd-124-2023')).status).toBe(201);
  });
});
