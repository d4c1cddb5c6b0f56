import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type ReplyBody, testServer } from '../../testing/test-server.ts';
import { afterFollowUp, FOLLOW_UP_ACTS, followUpState } from './use-of-results.states.ts';

const server = await testServer();
const { ask } = server;
const GROUND = 'QĐ 05/QĐ-UBND';
let commune: SmallCommune;
let codes: { readonly commune: string; readonly office: string; readonly chi: string };

const codeOf = async (table: 'unit' | 'person', id: string): Promise<string> => {
  const column = table === 'unit' ? 'code' : 'staff_code';
  const { rows } = await server.database.superuser.query(
    `select ${column} as code from congtam.${table} where id = $1`,
    [id],
  );
  return String(rows[0].code);
};

beforeAll(async () => {
  commune = await smallCommune(server);
  codes = {
    commune: await codeOf('unit', commune.commune),
    office: await codeOf('unit', commune.office),
    chi: await codeOf('person', commune.headPerson),
  };
});

const done = async (reply: ReturnType<typeof ask>) => {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
};
const on = (cycle: string, path: string) => `/api/v1/cycles/${cycle}/${path}`;

/** The texts tried here are no official ones: the cycle is planned as a pilot, and then held to be none. */
async function asThoughOfficial(cycle: string): Promise<string> {
  await server.database.superuser.query(
    `set session_replication_role = replica;
     update congtam.cycle set is_pilot = false where id = '${cycle}';
     reset session_replication_role;`,
  );
  return cycle;
}

interface Row {
  readonly subject: string;
  readonly period?: string;
  readonly cells: { readonly [column: string]: string };
}

/** A cycle with these sheets and levels known from paper, closed and computed. */
async function computed(given: {
  readonly plan: object;
  readonly sheets: { readonly [sheet: string]: readonly Row[] };
  readonly levels?: { readonly [subject: string]: string };
  readonly period: string;
}): Promise<string> {
  const cycle = await asThoughOfficial(await commune.cycle({ ...given.plan, period: given.period }));
  for (const [sheet, rows] of Object.entries(given.sheets)) {
    const body = { rows: rows.map((row, at) => ({ ...row, key: String(at) })), document: GROUND };
    if (sheet === 'units') body.rows = rows.map((row) => ({ ...row, key: '' }));
    await done(ask('put', on(cycle, `sheets/${sheet}`), { as: commune.officer, body }));
  }
  await done(ask('post', on(cycle, 'closing'), { as: commune.officer, body: { ground: GROUND } }));
  await commune.work();
  const rows = Object.entries(given.levels ?? {}).map(([subject, option]) => ({
    ...{ question: 'level', subject, period: given.period, option, by: 'Chủ tịch', on: '2026-01-05' },
    ...{ document: GROUND, reason: 'kết luận của cấp có thẩm quyền', regulation: 'nd-90-2020' },
  }));
  if (rows.length > 0)
    await done(ask('put', on(cycle, 'decisions'), { as: commune.authority, body: { rows } }));
  await done(ask('post', on(cycle, 'runs'), { as: commune.officer, body: { asOf: '2026-06-30' } }));
  await commune.work();
  const [run] = (await done(ask('get', on(cycle, 'runs'), { as: commune.officer }))).runs ?? [];
  if (run?.outcome !== 'done') throw new Error(JSON.stringify(run).slice(0, 2000));
  return cycle;
}

const CRITERIA = ['1', '2', '3', '4'].flatMap((group) => ['1', '2', '3', '4'].map((n) => `k${group}.${n}`));
const criteria = (subject: string, period: string, says: string): Row => ({
  subject,
  period,
  cells: Object.fromEntries(CRITERIA.map((id) => [id, says])),
});

const task = (subject: string, period: string, more: Row['cells'] = {}): Row => ({
  subject,
  period,
  cells: {
    ...{ task: 'T1', done: 'yes', onTime: 'yes', qualityMet: 'yes', effect: 'high', exceeded: 'yes' },
    ...more,
  },
});
const plan = (layer: string) => ({
  regulations: [{ regulation: 'nd-90-2020' }, { regulation: layer }],
  isPilot: true,
});
const territory = (name: string): Row => ({
  subject: codes.commune,
  period: '',
  cells: { territory: name },
});

describe('commendation', () => {
  const period = '2022';
  let cycle: string;
  const list = async (as = commune.authority, from = 'good') =>
    done(ask('get', on(cycle, `commendation?regulation=nd-90-2020&from=${from}`), { as }));
  const subjects = (of: ReplyBody[] | undefined) =>
    (of ?? []).map(({ subject }) => String(subject)).toSorted();
  const commend = (subject: string, body: object, as = commune.authority) =>
    ask('post', on(cycle, `commendation/nd-90-2020/${subject}`), { as, body });

  beforeAll(async () => {
    const { anCode, binhCode } = commune;
    cycle = await computed({
      plan: plan('ninh-thuan-2022'),
      period,
      sheets: {
        units: [territory('ninh-thuan')],
        'general-criteria': [anCode, binhCode].map((one) => criteria(one, period, 'doesWell')),
        'own-tasks': [anCode, binhCode].map((one) => task(one, period)),
        'key-tasks': [
          {
            subject: binhCode,
            period: '',
            cells: { task: 'N1', source: 'law', deadline: '2022-05-31', onTime: 'no', qualityMet: 'yes' },
          },
        ],
        solutions: [anCode, binhCode].map((subject) => ({
          subject,
          period: '',
          cells: { solution: 'G1', proposedOn: '2022-03-10', applied: 'yes' },
        })),
        'unit-indicators': [
          {
            subject: codes.office,
            period,
            cells: { disbursementDue: '100', disbursementPaid: '100', adminReform: 'tot' },
          },
        ],
      },
      levels: { [anCode]: 'good', [binhCode]: 'good' },
    });
  }, 120_000);

  it('NT22-1e - whoever fails the criteria is not put forward, with the reason and its article; the others are candidates', async () => {
    const found = await list();
    expect(subjects(found.candidates)).toContain(commune.anCode);
    expect(subjects(found.notPutForward)).toContain(commune.binhCode);
    const binh = (found.notPutForward ?? []).find(({ subject }) => subject === commune.binhCode);
    expect(binh?.why?.map(({ kind }) => kind)).toEqual(['rule']);
    expect(binh?.why?.[0]?.says).toContain('không đủ tiêu chí');
    expect(binh?.why?.[0]?.refs?.length).toBeGreaterThan(0);
  });

  it('a level below the one looked at is a reason, and a level that is not decided is no candidate', async () => {
    const found = await list(commune.authority, 'excellent');
    const an = (found.notPutForward ?? []).find(({ subject }) => subject === commune.anCode);
    expect(an?.why?.map(({ kind }) => kind)).toEqual(['level']);
    expect(subjects(found.undecided)).toContain(codes.chi);
  });

  it('the authority may put forward whom a ground speaks against, with a reason and a document, and hold back anybody with a reason', async () => {
    const { anCode, binhCode } = commune;
    expect(said(await commend(binhCode, { isPutForward: true }))).toEqual([422, 'result.needs-reason']);
    expect(said(await commend(anCode, { isPutForward: false }))).toEqual([422, 'result.needs-reason']);
    expect(said(await commend(codes.chi, { isPutForward: true }))).toEqual([409, 'result.not-decided']);
    expect(said(await commend(binhCode, { isPutForward: true }, commune.officer))).toEqual([
      403,
      'access.not-allowed',
    ]);
    await done(commend(binhCode, { isPutForward: true, reason: 'nhiệm vụ chậm do bão', document: GROUND }));
    await done(commend(anCode, { isPutForward: false, reason: 'đã khen chuyên đề' }));
    const found = await list();
    expect([subjects(found.candidates), subjects(found.notPutForward)]).toEqual([[binhCode], [anCode]]);
    expect((found.candidates ?? [])[0]?.why?.map(({ kind }) => kind)).toEqual(['choice', 'rule']);
  });

  it('is shown to who reads results there, and to nobody else', async () => {
    const path = on(cycle, 'commendation?regulation=nd-90-2020&from=good');
    expect(said(await ask('get', path, { as: commune.anSession }))).toEqual([403, 'access.not-allowed']);
    expect(said(await ask('get', path, { as: commune.head }))).toEqual([403, 'access.not-allowed']);
    const own = await ask('get', `${path}&unit=${commune.office}`, { as: commune.head });
    expect(own.status).toBe(200);
  });
});

describe('what follows from levels', () => {
  const period = '2021';
  let cycle: string;
  const followUps = async () =>
    (await done(ask('get', on(cycle, 'follow-ups'), { as: commune.authority }))).followUps ?? [];
  const act = (subject: string, rule: string, body: object, as = commune.authority) =>
    ask('post', on(cycle, `follow-ups/nd-90-2020/${subject}/${rule}`), { as, body });

  beforeAll(async () => {
    const { anCode, binhCode } = commune;
    cycle = await computed({
      plan: plan('city-directive'),
      period,
      sheets: {
        units: [territory('city-of-the-directive')],
        'general-criteria': [anCode, binhCode].map((one) => criteria(one, period, 'doesWell')),
        'own-tasks': [
          task(anCode, period),
          ...['T1', 'T2', 'T3', 'T4'].map((id) => task(binhCode, period, { task: id })),
          task(binhCode, period, { task: 'T5', effect: 'low' }),
        ],
        'city-findings': [{ subject: binhCode, period, cells: { causesHoldUps: 'yes' } }],
      },
      levels: { [anCode]: 'notCompleted', [codes.office]: 'excellent' },
    });
  }, 120_000);

  it('CITY-4 - is suggested on the grounds of the regulation, with their article', async () => {
    const found = (await followUps()).map(({ subject, rule, holds, state }) => [subject, rule, holds, state]);
    expect(found).toContainEqual([commune.anCode, 'move-not-completed', 'yes', 'suggested']);
    expect(found).toContainEqual([commune.binhCode, 'move-hold-ups', 'yes', 'suggested']);
    expect((await followUps())[0]?.refs?.length).toBeGreaterThan(0);
  });

  it('is taken up, left with a reason, taken up again and finished; all of it is kept', async () => {
    const { binhCode, anCode } = commune;
    const rule = 'move-hold-ups';
    expect(said(await act(binhCode, rule, { act: 'finish' }))).toEqual([409, 'result.not-from-here']);
    expect(said(await act(binhCode, rule, { act: 'leave' }))).toEqual([422, 'result.needs-reason']);
    expect(said(await act(anCode, rule, { act: 'takeUp' }))).toEqual([422, 'result.unknown-ground']);
    expect(said(await act(binhCode, rule, { act: 'takeUp' }, commune.officer))).toEqual([
      403,
      'access.not-allowed',
    ]);
    for (const body of [
      { act: 'takeUp' },
      { act: 'leave', reason: 'chờ kết luận' },
      { act: 'takeUp' },
      { act: 'finish', reason: 'đã bố trí việc khác', document: GROUND },
    ])
      await done(act(binhCode, rule, body));
    expect(said(await act(binhCode, rule, { act: 'takeUp' }))).toEqual([409, 'access.not-in-this-state']);
    const now = (await followUps()).find((one) => one.subject === binhCode && one.rule === rule);
    expect([now?.state, now?.acts?.length]).toEqual(['finished', 4]);
  });

  it('CITY-8, CITY-6 - the level of a unit stands beside those of its people, with what asks for a second look', async () => {
    const found = await done(ask('get', on(cycle, 'resemblance'), { as: commune.officer }));
    const office = (found.units ?? []).find(({ subject }) => subject === codes.office);
    expect(office?.level).toBe('excellent');
    expect(office?.people?.find(({ level }) => level === ('notCompleted' as string))?.count).toBe(1);
    const rules = (found.people ?? []).map(({ subject, lookAgain }) => [
      subject,
      lookAgain?.map(({ rule }) => rule),
    ]);
    expect(rules).toContainEqual([commune.binhCode, ['full-marks-weak-results']]);
  });
});

describe('income and bonus', () => {
  it('are listed by the coefficient of the level that stands, of the quarter, with the article; a limit says that it is one', async () => {
    const { anCode, binhCode } = commune;
    const period = '2024-Q3';
    const points = (subject: string, results: string): Row => ({
      subject,
      period,
      cells: { rater: 'official', hcmDiscipline: '20', hcmCapacity: '15', hcmResults: results },
    });
    const cycle = await computed({
      plan: { kind: 'quarter', regulations: [{ regulation: 'hcm-qd-20-2024' }] },
      period,
      sheets: { 'hcm-points': [points(anCode, '55'), points(binhCode, '54.9')] },
    });
    const read = async () => {
      const found = await done(ask('get', on(cycle, 'payouts'), { as: commune.officer }));
      return (found.rows ?? []).map(({ subject, level, coefficient, isLimit }) => [
        subject,
        level,
        coefficient,
        isLimit,
      ]);
    };
    expect(await read()).toContainEqual([anCode, 'excellent', '1.8', false]);
    expect(await read()).toContainEqual([binhCode, 'good', '1.44', true]);
    const row = {
      ...{ question: 'level', subject: anCode, period, option: 'completed', by: 'Chủ tịch' },
      ...{ on: '2026-02-01', document: GROUND, reason: 'có văn bản phê bình' },
    };
    await done(ask('put', on(cycle, 'decisions'), { as: commune.authority, body: { rows: [row] } }));
    expect(await read()).toContainEqual([anCode, 'completed', '0', false]);
  }, 120_000);
});

describe('before an appointment', () => {
  const check = (as: string, person: string, query = 'until=2022') =>
    ask('get', `/api/v1/people/${person}/staffing-check?${query}`, { as });

  it('the levels of the last three years are told with what their regulations say, and a year without one is named', async () => {
    const found = await done(check(commune.authority, commune.an));
    expect((found.years ?? []).map(({ year, levels }) => [year, levels?.map(({ level }) => level)])).toEqual([
      ['2022', ['good']],
      ['2021', ['notCompleted']],
      ['2020', []],
    ]);
    expect(found.unknown).toEqual(['2020']);
    const [, bad] = found.years ?? [];
    expect(bad?.levels?.[0]?.says?.map(({ rule }) => rule)).toContain('move-not-completed');
  });

  it('a level of an earlier year brought from paper counts where there is none here', async () => {
    const row = {
      ...{ question: 'level', subject: commune.anCode, period: '2020', option: 'excellent', by: 'Chủ tịch' },
      ...{ on: '2020-12-20', document: '9/QĐ-UBND', reason: 'xếp loại năm trước' },
    };
    const [{ id: cycle } = { id: '' }] = (await done(ask('get', '/api/v1/cycles', { as: commune.officer })))
      .cycles ?? [{ id: '' }];
    await done(ask('put', on(String(cycle), 'decisions'), { as: commune.authority, body: { rows: [row] } }));
    const found = await done(check(commune.authority, commune.an));
    expect(found.unknown).toEqual([]);
    expect(found.years?.[2]?.levels?.[0]).toMatchObject({ level: 'excellent', document: '9/QĐ-UBND' });
  });

  it('civil and Party levels of one year are both told: from paper, and a paper one beside one decided here', async () => {
    const planned = {
      ...{ regulations: [{ regulation: 'nd-90-2020' }, { regulation: 'qd-124-2023' }], isPilot: true },
      period: '2024',
    };
    const cycle = await asThoughOfficial(await commune.cycle(planned));
    const paper = (period: string, regulation: string, option: string) => ({
      ...{ question: 'level', subject: commune.anCode, period, option, by: 'Ban Thường vụ', regulation },
      ...{ on: '2024-12-20', document: `${regulation}/${period}`, reason: 'xếp loại năm trước' },
    });
    const rows = [
      paper('2019', 'nd-90-2020', 'good'),
      paper('2019', 'qd-124-2023', 'completed'),
      paper('2022', 'qd-124-2023', 'completed'),
    ];
    await done(ask('put', on(cycle, 'decisions'), { as: commune.authority, body: { rows } }));
    const told = async (year: string) =>
      (await done(check(commune.authority, commune.an, `until=${year}`))).years?.[0]?.levels?.map(
        ({ regulation, level }) => `${regulation} ${level}`,
      );
    expect((await told('2019'))?.toSorted()).toEqual(['nd-90-2020 good', 'qd-124-2023 completed']);
    expect(await told('2022')).toEqual(['nd-90-2020 good', 'qd-124-2023 completed']);
  });

  it('a level of the years asked for is told from its cycle, with what its text says of it, however many weeks were rated since', async () => {
    const weeks = `select gen_random_uuid() as id, c.id as of, y || '-W' || lpad(w::text, 2, '0') as period
      from (select id from congtam.cycle where period = '2022' and kind = 'year' limit 1) c,
        generate_series(2023, 2024) y, generate_series(1, 52) w`;
    const copied = (table: string, column: string, more = '') => `
      insert into congtam.${table} select (jsonb_populate_record(t, jsonb_build_object(${more}'${column}', k.id))).*
      from congtam.${table} t join week k on t.${column} = k.of;`;
    await server.database.superuser.query(`
      set session_replication_role = replica;
      create temporary table week as ${weeks};
      ${copied('cycle', 'id', "'kind', 'week', 'period', k.period, ")}
      create temporary table week_run as select gen_random_uuid() as id, r.id as of, k.id as cycle
        from congtam.evaluation_run r join week k on r.cycle_id = k.of;
      insert into congtam.evaluation_run
        select (jsonb_populate_record(t, jsonb_build_object('id', k.id, 'cycle_id', k.cycle))).*
        from congtam.evaluation_run t join week_run k on t.id = k.of;
      insert into congtam.evaluation_end select (jsonb_populate_record(t, jsonb_build_object('run_id', k.id))).*
        from congtam.evaluation_end t join week_run k on t.run_id = k.of;
      insert into congtam.evaluation_result select (jsonb_populate_record(t, jsonb_build_object('run_id', k.id))).*
        from congtam.evaluation_result t join week_run k on t.run_id = k.of;
      drop table week, week_run;
      reset session_replication_role;`);
    const [last, before] = (await done(check(commune.authority, commune.an))).years ?? [];
    expect([last?.levels?.[0]?.kind, before?.levels?.[0]?.kind]).toEqual(['year', 'year']);
    expect(before?.levels?.[0]?.says?.map(({ rule }) => rule)).toContain('move-not-completed');
  });

  it('is read by who reads results there and by the person, and that it was read is in the log', async () => {
    expect((await check(commune.anSession, commune.an)).status).toBe(200);
    expect(said(await check(commune.binhSession, commune.an))[0]).not.toBe(200);
    const { rows } = await server.database.superuser.query(
      "select count(*)::int as n from audit.event where canonical::jsonb ->> 'action' = 'result.staffing'",
    );
    expect(rows[0].n).toBeGreaterThan(0);
    expect(server.faults).toEqual([]);
  });
});

it('following up goes only where its acts lead, whatever is tried', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FOLLOW_UP_ACTS), { maxLength: 30 }), (tried) => {
      const taken: (typeof tried)[number][] = [];
      for (const act of tried) {
        const state = followUpState(taken);
        const next = afterFollowUp(state, act);
        expect(next === undefined).toBe(
          state === 'finished' ||
            (act === 'takeUp' && state === 'takenUp') ||
            (act === 'finish' && state !== 'takenUp') ||
            (act === 'leave' && state === 'left'),
        );
        if (next !== undefined) taken.push(act);
      }
    }),
  );
});
