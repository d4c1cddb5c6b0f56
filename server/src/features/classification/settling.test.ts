import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { anEntry } from '../../testing/registers.ts';
import { aPack } from '../../testing/regulations.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let unit: string;
let authority: string;
let officer: string;
const ground = 'QĐ 45/QĐ-UBND';
const PLACE = { regulation: 'nd-335-2025', quota: 'excellent-people' };

/** A college's rules with a quota on good as well, both of everybody rated. */
const IN_A_ROW = readFileSync(
  new URL('../../../../regulations/examples/college-2026/2026-08-30/rules.yaml', import.meta.url),
  'utf8',
)
  .replace('regulation: college-2026', 'regulation: in-a-row')
  .replace(
    'issued-on: 2026-08-30\nin-force-from: 2026-08-30',
    'issued-on: 2025-12-01\nin-force-from: 2026-01-01',
  )
  .replace(/ {2}college-quota-base:\n(?: {4}.*\n)+/, '')
  .replace('base: {reading: college-quota-base}', 'base: rated')
  .replace(
    '\nlevels:\n',
    `  good-place:
    article: [col-16.2]
    ground: {vi: Chọn ai giữ mức tốt., en: Who keeps good.}
    decider: {vi: Hiệu trưởng, en: Principal}
    options:
      given: {says: {vi: Được chọn, en: Chosen}, then: accept}
      not-given: {says: {vi: Không chọn, en: Not chosen}, level: completed}
\nlevels:\n`,
  )
  .replace(
    'quotas:\n',
    `quotas:
  - {id: good-employees, of: person, stage: year, for: [manager, employee], level: good, next: completed, share: 50%, base: rated, rounding: down, tests: unit-only, scope: using-body, choice: {ask: good-place}, article: [col-16.2], label: {vi: Tỷ lệ tốt, en: Share of good}}
`,
  );

const withRole = async (role: string): Promise<string> => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const choose = ({ cycle, code }: ComputedCycle, isGiven: boolean) =>
  ask('post', `/api/v1/cycles/${cycle}/quota-places`, {
    as: authority,
    body: { ...PLACE, subject: code, isGiven, reason: 'so sánh trong nhóm' },
  });

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'Phòng' });
  authority = await withRole('authority');
  officer = await withRole('personnelOfficer');
});

describe('a discipline found after levels were decided', () => {
  it('gives the list of all it touches, to be settled one by one, each once and with its ground', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1 });
    await choose(computed, true);
    const at = `/api/v1/cycles/${computed.cycle}`;
    await ask('post', `${at}/levels/nd-335-2025/${computed.code}/decision`, {
      ...{ as: authority, body: { level: 'good', document: ground }, headers: { 'if-match': '"v0"' } },
    });
    const commended = { isPutForward: true, reason: 'thành tích' };
    await ask('post', `${at}/commendation/nd-335-2025/${computed.code}`, { as: authority, body: commended });
    const entry = await anEntry(superuser, { unit, person: computed.person });
    const path = `/api/v1/cycles/${computed.cycle}/touched-by/${entry}`;
    const { body } = await ask('get', path, { as: officer });
    expect((body.touched ?? []).map(({ touched, now }) => [touched, now])).toEqual([
      ['level:nd-335-2025', 'good'],
      ['decision:nd-335-2025', ground],
      ['place:nd-335-2025:excellent-people', 'out'],
      ['notice', null],
      ['publication', null],
      ['commendation', 'putForward'],
      ['report', null],
    ]);
    const settle = (as: string, touched = 'level:nd-335-2025') =>
      ask('post', path, { as, body: { touched, outcome: 'changed', ground } });
    expect(said(await settle(officer))).toEqual([403, 'access.not-allowed']);
    expect(said(await settle(authority, 'level:unheard'))).toEqual([404, 'classification.unknown-subject']);
    const done = await settle(authority);
    expect(done.status).toBe(201);
    expect(done.body.touched?.[0]).toMatchObject({
      touched: 'level:nd-335-2025',
      outcome: 'changed',
      ground,
    });
    expect((await settle(authority)).status).toBe(412);
  });

  it('finds the level of a paper only while nobody acted here: rated again, it does not come back', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1 });
    const { cycle, code } = computed;
    const bring = (option: string) =>
      ask('put', `/api/v1/cycles/${cycle}/decisions`, {
        as: authority,
        body: {
          rows: [
            {
              ...{
                question: 'level',
                subject: code,
                period: '2026',
                option,
                by: 'Chủ tịch',
                on: '2026-12-20',
              },
              document: 'QĐ 7/QĐ-UBND',
            },
          ],
        },
      });
    const entry = await anEntry(superuser, { unit, person: computed.person });
    const standing = async () => {
      const { body } = await ask('get', `/api/v1/cycles/${cycle}/touched-by/${entry}`, { as: officer });
      return body.touched?.find(({ touched }) => touched === 'level:nd-335-2025')?.now;
    };
    const act = (what: string, seen: string, body: object) =>
      ask('post', `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/${what}`, {
        ...{ as: authority, body, headers: { 'if-match': seen } },
      });
    expect((await bring('completed')).body).toMatchObject({ added: 1 });
    expect(await standing()).toBe('completed');
    const good = { level: 'good', reason: 'so sánh trong nhóm', document: ground };
    expect((await act('decision', '"v0"', good)).status).toBe(201);
    expect(await standing()).toBe('good');
    // What is put out and put in again is known; another level on paper is none beside the one decided here.
    expect((await bring('good')).body).toMatchObject({ added: 0, unchanged: 1 });
    expect(said(await bring('completed'))).toEqual([422, 'classification.decisions-wrong']);
    expect((await act('rounds', '"v1"', { reason: 'có kiến nghị' })).status).toBe(201);
    expect(await standing()).not.toBe('completed');
  });

  it('frees a place that nobody fills by itself', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1 });
    const taken = (await choose(computed, true)).body.lines?.[0];
    expect([taken?.chosen, taken?.free]).toEqual([1, 0]);
    const freed = (await choose(computed, false)).body.lines?.[0];
    expect([freed?.chosen, freed?.free]).toEqual([0, 1]);
    const query = new URLSearchParams({ ...PLACE });
    const board = await ask('get', `/api/v1/cycles/${computed.cycle}/quota-boards?${query}`, {
      as: authority,
    });
    expect(board.body.boards?.[0]?.lines?.[0]).toMatchObject({ chosen: 0, free: 1 });
  });
});

describe('a place', () => {
  it('is given by the authority of the scope alone, and only to a candidate', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1 });
    const body = { ...PLACE, subject: computed.code, isGiven: true, reason: 'x' };
    const path = `/api/v1/cycles/${computed.cycle}/quota-places`;
    expect(said(await ask('post', path, { as: officer, body }))).toEqual([403, 'access.not-allowed']);
    const other = { ...body, quota: 'excellent-organisations' };
    expect(said(await ask('post', path, { as: authority, body: other }))).toEqual([
      422,
      'classification.not-a-candidate',
    ]);
    expect((await choose(computed, true)).status).toBe(201);
  });

  it('goes with the level that was decided: it is not taken back beside it, and no other is decided on it', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1, candidates: 2 });
    const [first, second] = computed.codes.map((code) => ({ ...computed, code }));
    if (first === undefined || second === undefined) throw new Error('there are two');
    const act = (code: string, what: string, seen: string, body: object) =>
      ask('post', `/api/v1/cycles/${computed.cycle}/levels/nd-335-2025/${code}/${what}`, {
        ...{ as: authority, body, headers: { 'if-match': seen } },
      });
    const excellent = { level: 'excellent', reason: 'nổi trội', document: ground };
    expect((await act(first.code, 'decision', '"v0"', excellent)).status).toBe(201);
    for (const isGiven of [false, true])
      expect(said(await choose(first, isGiven))).toEqual([409, 'classification.level-decided']);
    expect(said(await act(second.code, 'decision', '"v0"', excellent))).toEqual([
      409,
      'classification.line-reached',
    ]);
    expect((await act(first.code, 'rounds', '"v1"', { reason: 'có kiến nghị' })).status).toBe(201);
    expect((await choose(second, true)).status).toBe(201);
    expect((await act(second.code, 'decision', '"v0"', excellent)).status).toBe(201);
  });

  it('where there is none is asked for as an exception, not taken; where there is one no exception is taken', async () => {
    const none = await aComputedCycle(superuser, { unit, places: 0 });
    expect(said(await choose(none, true))).toEqual([409, 'classification.line-reached']);
    const asking = ({ cycle, code }: ComputedCycle) =>
      ask('post', `/api/v1/cycles/${cycle}/quota-exceptions`, {
        as: authority,
        body: { ...PLACE, subject: code, ground: 'Điều 20', document: ground },
      });
    expect((await asking(none)).status).toBe(201);
    expect(said(await choose(none, true))).toEqual([409, 'classification.line-reached']);
    const one = await aComputedCycle(superuser, { unit, places: 1 });
    expect(said(await asking(one))).toEqual([409, 'classification.place-free']);
  });
});

describe('a level', () => {
  it('above the line is not decided; another than suggested needs reason and ground; again opens a round', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 0 });
    const path = `/api/v1/cycles/${computed.cycle}/levels/nd-335-2025/${computed.code}`;
    const act = async (what: string, body: object, as = authority) => {
      const etag = (await ask('get', path, { as })).headers.get('etag') ?? '';
      return ask('post', `${path}/${what}`, { as, body, headers: { 'if-match': etag } });
    };
    const above = { level: 'excellent', reason: 'thành tích', document: ground };
    expect(said(await act('decision', above))).toEqual([409, 'classification.line-reached']);
    expect(said(await act('decision', { level: 'completed' }))).toEqual([
      422,
      'classification.change-needs-reason',
    ]);
    expect((await act('proposal', { level: 'good' }, officer)).body.state).toBe('proposed');
    expect(said(await act('decision', { level: 'good' }, officer))).toEqual([403, 'access.not-allowed']);
    expect((await act('decision', { level: 'good' })).body).toMatchObject({
      state: 'decidedUnchanged',
      round: 1,
    });
    expect(said(await act('decision', { level: 'good' }))).toEqual([409, 'access.not-in-this-state']);
    expect((await act('rounds', { reason: 'có kiến nghị' })).body).toMatchObject({
      state: 'suggested',
      round: 2,
    });
    const changed = { level: 'completed', reason: 'phê bình', document: ground };
    expect((await act('decision', changed)).body).toMatchObject({ state: 'decided', round: 2 });
  });

  it('A11 - whoever reaches another level and is decided to hold a limited one takes one of its places as well', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1, candidates: 1, beside: 2 });
    const [onBoard, first, second] = computed.codes.map((code) => ({ ...computed, code }));
    if (onBoard === undefined || first === undefined || second === undefined)
      throw new Error('they are three');
    const decide = ({ code }: ComputedCycle) =>
      ask('post', `/api/v1/cycles/${computed.cycle}/levels/nd-335-2025/${code}/decision`, {
        ...{ as: authority, headers: { 'if-match': '"v0"' } },
        body: { level: 'excellent', reason: 'nổi trội', document: ground },
      });
    const boards = async () =>
      (
        await ask('get', `/api/v1/cycles/${computed.cycle}/quota-boards?regulation=nd-335-2025`, {
          as: authority,
        })
      ).body.boards;
    expect((await decide(first)).status).toBe(201);
    expect(await boards()).toMatchObject([{ lines: [{ chosen: 1, beside: [first.code], free: 0 }] }]);
    expect(said(await decide(second))).toEqual([409, 'classification.line-reached']);
    expect(said(await decide(onBoard))).toEqual([409, 'classification.line-reached']);
    expect(said(await choose(onBoard, true))).toEqual([409, 'classification.line-reached']);
    const asked = await ask('post', `/api/v1/cycles/${computed.cycle}/quota-exceptions`, {
      as: authority,
      body: { ...PLACE, subject: second.code, ground: 'Điều 20', document: ground },
    });
    expect(asked.status).toBe(201);
  });

  it('A11 - a unit that reaches another level and is decided to hold a limited one takes one of its places', async () => {
    const { cycle, code } = await aComputedCycle(superuser, {
      ...{ unit, places: 0, candidates: 0, beside: 1, isOfUnit: true, quota: 'excellent-organisations' },
    });
    const decided = await ask('post', `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/decision`, {
      ...{ as: authority, headers: { 'if-match': '"v0"' } },
      body: { level: 'excellent', reason: 'nổi trội', document: ground },
    });
    expect(said(decided)).toEqual([409, 'classification.line-reached']);
  });

  it('A11 - an authority of a part of a body gives no limited level that the board of the body has not given', async () => {
    const part = await aUnit(superuser, { name: 'Tổ', parent: unit });
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'authority', unit: part });
    const below = await server.session(account);
    const decide = (as: string, { cycle }: ComputedCycle, code: string | undefined) =>
      ask('post', `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/decision`, {
        ...{ as, headers: { 'if-match': '"v0"' } },
        body: { level: 'excellent', reason: 'nổi trội', document: ground },
      });
    const open = await aComputedCycle(superuser, { unit, servesIn: part, places: 2, beside: 1 });
    for (const code of open.codes)
      expect(said(await decide(below, open, code))).toEqual([409, 'classification.board-out-of-sight']);
    expect((await decide(authority, open, open.codes[1])).status).toBe(201);
    const given = await aComputedCycle(superuser, {
      ...{ unit, servesIn: part, places: 2, candidates: 2, why: 'everyone-fits' },
    });
    const [first, second] = given.codes.map((code) => ({ ...given, code }));
    if (first === undefined || second === undefined) throw new Error('they are two');
    expect((await choose(second, false)).status).toBe(201);
    expect((await decide(below, given, first.code)).status).toBe(201);
    expect(said(await decide(below, given, second.code))).toEqual([409, 'classification.board-out-of-sight']);
  });

  it('A11 - a level decided for somebody of no known duty group takes a place of the whole body', async () => {
    const computed = await aComputedCycle(superuser, {
      ...{ unit, places: 1, candidates: 2, why: 'duty-group-missing' },
    });
    const [first, second] = await Promise.all(
      [0, 1].map(async (at) =>
        said(
          await ask(
            'post',
            `/api/v1/cycles/${computed.cycle}/levels/nd-335-2025/${computed.codes[at]}/decision`,
            {
              ...{ as: authority, headers: { 'if-match': '"v0"' } },
              body: { level: 'excellent', reason: 'nổi trội', document: ground },
            },
          ),
        ),
      ),
    );
    expect([first, second].map((one) => one?.[0]).toSorted()).toEqual([201, 409]);
  });

  it('A12 - that leaves the base takes its share of the places along: none is given that is no longer there', async () => {
    const { cycle, codes } = await aComputedCycle(superuser, {
      ...{ unit, places: 2, candidates: 2, beside: 8, eligible: 12 },
    });
    const decide = async (code: string | undefined, level: string) =>
      said(
        await ask('post', `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/decision`, {
          ...{ as: authority, headers: { 'if-match': '"v0"' } },
          body: { level, reason: 'so sánh', document: ground },
        }),
      );
    const board = async () =>
      (await ask('get', `/api/v1/cycles/${cycle}/quota-boards?regulation=nd-335-2025`, { as: authority }))
        .body.boards?.[0]?.lines?.[0];
    for (const code of codes.slice(2, 6)) expect((await decide(code, 'completed'))[0]).toBe(201);
    expect(await board()).toMatchObject({ places: 1, chosen: 0, free: 1 });
    expect((await decide(codes[0], 'excellent'))[0]).toBe(201);
    expect(await decide(codes[1], 'excellent')).toEqual([409, 'classification.line-reached']);
    // Lowered all the same, for that is never refused, and told: more hold the level now than may.
    for (const code of codes.slice(6, 10)) expect((await decide(code, 'completed'))[0]).toBe(201);
    expect(await board()).toMatchObject({ places: 0, chosen: 1, free: 0, notes: ['over'] });
  });

  it('A11, A02 - a level on paper takes a place as well, and none is brought above the line', async () => {
    const { cycle, codes } = await aComputedCycle(superuser, { unit, places: 1, candidates: 3 });
    const row = (at: number, more: object = {}) => ({
      ...{ question: 'level', subject: codes[at], period: '2026', option: 'excellent', by: 'Chủ tịch' },
      ...{ on: '2026-12-20', document: '9/QĐ-UBND', reason: 'họp', ...more },
    });
    const bring = async (...rows: readonly object[]) => {
      const { status, body } = await ask('put', `/api/v1/cycles/${cycle}/decisions`, {
        as: authority,
        body: { rows },
      });
      return [status, ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await bring(row(0), row(1))).toEqual([422, '/rows/1/option line-reached']);
    expect(await bring(row(0))).toEqual([200]);
    expect(await bring(row(1))).toEqual([422, '/rows/0/option line-reached']);
    expect(await bring(row(1, { option: 'good' }))).toEqual([200]);
    for (const on of ['1900-01-01', '2099-01-01'])
      expect(await bring(row(2, { option: 'good', on }))).toEqual([422, '/rows/0/on day-out-of-range']);
  });

  it('A01 - that was decided on paper is not ended by a proposal', async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit, places: 1 });
    const row = {
      ...{ question: 'level', subject: code, period: '2026', option: 'excellent', by: 'Chủ tịch' },
      ...{ on: '2026-12-20', document: '9/QĐ-UBND', reason: 'họp' },
    };
    await ask('put', `/api/v1/cycles/${cycle}/decisions`, { as: authority, body: { rows: [row] } });
    const act = (what: string, as: string, level: string) =>
      ask('post', `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/${what}`, {
        ...{ as, headers: { 'if-match': '"v0"' }, body: { level, reason: 'x', document: ground } },
      });
    expect(said(await act('proposal', await withRole('head'), 'good'))).toEqual([
      409,
      'classification.decided-on-paper',
    ]);
    expect((await act('decision', authority, 'good')).status).toBe(201);
  });

  it('is not decided by a run from before the cycle was reopened', async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit, places: 1 });
    for (const [at, state] of ['reopening', 'open', 'closing', 'closed'].entries())
      await superuser.query(
        `insert into congtam.cycle_step (cycle_id, step, state, ground, taken_by) values ($1, $2, $3, 'KH', $4)`,
        [cycle, 5 + at, state, await anAccount(superuser)],
      );
    const decided = await ask('post', `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/decision`, {
      ...{ as: authority, headers: { 'if-match': '"v0"' } },
      body: { level: 'good', document: ground },
    });
    expect(said(decided)).toEqual([409, 'classification.run-outdated']);
  });

  it('of a unit in another year does not settle it for this one', async () => {
    const { cycle, code } = await aComputedCycle(superuser, { unit, places: 1 });
    const { rows } = await superuser.query('select code from congtam.unit where id = $1', [unit]);
    const run = (await superuser.query('select id from congtam.evaluation_run where cycle_id = $1', [cycle]))
      .rows[0].id;
    await superuser.query(
      `insert into congtam.evaluation_result (run_id, regulation, kind, position, subject_code, unit_id, outcome,
         suggested, before_quota, line)
       values ($1, 'nd-335-2025', 'unit', 0, $2, $3, 'decided', 'good', 'good', '{}')`,
      [run, rows[0].code, unit],
    );
    const bring = (period: string) =>
      ask('put', `/api/v1/cycles/${cycle}/decisions`, {
        as: authority,
        body: {
          rows: [
            {
              ...{ question: 'level', subject: rows[0].code, period, option: 'good', by: 'Chủ tịch' },
              ...{ on: `${period}-12-20`, document: '9/QĐ-UBND', reason: 'họp' },
            },
          ],
        },
      });
    const decide = () =>
      ask('post', `/api/v1/cycles/${cycle}/levels/nd-335-2025/${code}/decision`, {
        ...{ as: authority, headers: { 'if-match': '"v0"' } },
        body: { level: 'good', document: ground },
      });
    await bring('2024');
    expect(said(await decide())).toEqual([409, 'classification.unit-first']);
    await bring('2026');
    expect((await decide()).status).toBe(201);
  });

  it('a level of another year brought along takes no place of this one', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1, candidates: 1, beside: 1 });
    const [onBoard, other] = computed.codes.map((code) => ({ ...computed, code }));
    if (onBoard === undefined || other === undefined) throw new Error('they are two');
    const row = {
      ...{ question: 'level', subject: other.code, period: '2025', option: 'excellent', by: 'Chủ tịch' },
      ...{ on: '2025-12-20', document: '9/QĐ-UBND', reason: 'xếp loại năm trước' },
    };
    const brought = await ask('put', `/api/v1/cycles/${computed.cycle}/decisions`, {
      ...{ as: authority, body: { rows: [row, { ...row, subject: onBoard.code }] } },
    });
    expect(brought.status).toBeLessThan(300);
    expect((await choose(onBoard, true)).status).toBe(201);
  });

  it('A11 - of two who reach another level, one gets the last place of a limited one, whoever asks at once', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1, candidates: 1, beside: 8 });
    const all = await Promise.all(
      computed.codes.map((code) =>
        ask('post', `/api/v1/cycles/${computed.cycle}/levels/nd-335-2025/${code}/decision`, {
          ...{ as: authority, headers: { 'if-match': '"v0"' } },
          body: { level: 'excellent', reason: 'nổi trội', document: ground },
        }),
      ),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status } of all) expect([201, 409]).toContain(status);
  });

  it('below a limited level that is limited too is decided once the board counts who comes down', async () => {
    await aPack(superuser, { unit, regulation: 'in-a-row', states: ['draft', 'official'], source: IN_A_ROW });
    const { cycle, codes } = await aComputedCycle(superuser, {
      ...{ unit, places: 1, regulations: ['in-a-row@2026-01-01'], frame: { group: 'employee' } },
      ...{
        quota: 'good-employees',
        reached: 'good',
        beside: 1,
        besideReached: 'excellent',
        countedBy: ['excellent-employees'],
      },
    });
    const decide = (code: string | undefined, level: string) =>
      ask('post', `/api/v1/cycles/${cycle}/levels/in-a-row/${code}/decision`, {
        ...{ as: authority, headers: { 'if-match': '"v0"' } },
        body: { level, reason: 'so sánh', document: ground },
      });
    expect(said(await decide(codes[1], 'good'))).toEqual([409, 'classification.not-yet-on-board']);
    expect((await decide(codes[1], 'completed')).status).toBe(201);
    expect((await decide(codes[0], 'good')).status).toBe(201);
  });

  it('A09 - of as many decisions at one moment as there are, exactly one is made', async () => {
    const computed = await aComputedCycle(superuser, { unit, places: 1 });
    const path = `/api/v1/cycles/${computed.cycle}/levels/nd-335-2025/${computed.code}/decision`;
    const all = await Promise.all(
      Array.from({ length: 32 }, () =>
        ask('post', path, { as: authority, body: { level: 'good' }, headers: { 'if-match': '"v0"' } }),
      ),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status } of all) expect([201, 409, 412]).toContain(status);
  });
});

it('every level is listed as far as it has come, with exceptions beside the board, to who answers for the unit alone', async () => {
  const computed = await aComputedCycle(superuser, { unit, places: 0 });
  const { cycle, code } = computed;
  const levels = (as: string) => ask('get', `/api/v1/cycles/${cycle}/levels`, { as });
  const stands = async () =>
    ((await levels(officer)).body.levels ?? []).map(({ subject, state, level }) => [subject, state, level]);
  expect(await stands()).toEqual([[code, 'suggested', null]]);
  const proposed = await ask('post', `/api/v1/cycles/${cycle}/levels/${PLACE.regulation}/${code}/proposal`, {
    as: authority,
    body: { level: 'excellent', reason: 'nổi trội trong nhóm', document: ground },
    headers: { 'if-match': '"v0"' },
  });
  expect(proposed.status).toBe(201);
  expect(await stands()).toEqual([[code, 'proposed', 'excellent']]);
  const [regulation] = (await levels(officer)).body.regulations ?? [];
  expect(regulation?.quotas).toContainEqual(
    expect.objectContaining({ id: PLACE.quota, level: 'excellent', next: 'good' }),
  );

  const elsewhere = await aUnit(superuser, { name: 'Phòng khác' });
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'authority', unit: elsewhere });
  const seenThere = await levels(await server.session(account));
  expect(seenThere.body.levels ?? []).toEqual([]);

  const asked = { ...PLACE, subject: code, ground: 'khoản 5 Điều 20', document: ground };
  await ask('post', `/api/v1/cycles/${cycle}/quota-exceptions`, { as: authority, body: asked });
  const query = new URLSearchParams({ regulation: PLACE.regulation });
  const board = await ask('get', `/api/v1/cycles/${cycle}/quota-boards?${query}`, { as: authority });
  expect(board.body.exceptions).toEqual([{ ...asked, scope: 'X' }]);
});
