import { beforeAll, expect, it } from 'vitest';
import { SOURCES } from '../../routes.ts';
import { anAccount } from '../../testing/accounts.ts';
import { type SmallCommune, smallCommune } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { inOrder, type Step } from './next-steps.states.ts';
import { remindOfSteps } from './reminders.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
/** So many days before today, or after it. */
const dayFromNow = (days: number): string =>
  new Date(Date.parse(todayInVietnam()) + days * 86_400_000).toISOString().slice(0, 10);
/** A year whose February is over, and a last day that is to come: whenever this is asked. */
const YEAR = dayFromNow(-60).slice(0, 4);
const LAST_DAY = dayFromNow(30);
const JANUARY = `${YEAR}-01`;
const FEBRUARY = `${YEAR}-02`;
let c: SmallCommune;
let cycle: string;

const stepsOf = async (as: string) => (await ask('get', '/api/v1/me/next-steps', { as })).body;
const stepsIn = async (month: string, as: string) =>
  ((await stepsOf(as)).mine ?? []).filter(({ period }) => period === month);
const inJanuary = (as: string) => stepsIn(JANUARY, as);
/** `score` waits for everybody in every month; what waits beside it. */
const besideScores = async (month: string, as: string) =>
  (await stepsIn(month, as)).filter(({ act: one }) => one !== ('score' as string));

const FILE = () => `/api/v1/cycles/${cycle}/people/${c.an}/monitoring/${JANUARY}`;
const act = async (path: string, as: string, body: object = {}) => {
  const etag = (await ask('get', FILE(), { as })).headers.get('etag') ?? '';
  const method = path === 'self' ? 'put' : 'post';
  const reply = await ask(method, `${FILE()}/${path}`, { as, body, headers: { 'if-match': etag } });
  expect(reply.status).toBeLessThan(300);
};

beforeAll(async () => {
  c = await smallCommune(server);
  cycle = await c.cycle({ period: YEAR, entryUntil: LAST_DAY });
});

it('a file waits for the person, then for who confirms it, then for who approves it, and then for nobody', async () => {
  const step = { cycle, period: JANUARY, unit: c.office, count: 1, due: LAST_DAY };
  expect(await inJanuary(c.anSession)).toMatchObject([{ ...step, act: 'score' }]);
  expect(await inJanuary(c.authority)).toEqual([]);

  await act('self', c.anSession, {
    rows: [{ sheet: 'general-criteria', key: '', cells: { rater: 'self', 'I.1': '5' } }],
  });
  await act('submission', c.anSession);
  expect(await inJanuary(c.anSession)).toEqual([]);
  const { others } = await stepsOf(c.anSession);
  expect(others).toMatchObject([{ act: 'confirm', period: JANUARY, who: 'head' }]);
  const ofHead = (await inJanuary(c.head)).filter((one) => one.act === ('confirm' as string));
  expect(ofHead).toMatchObject([step]);

  await act('return', c.head, { reason: 'thiếu minh chứng' });
  expect(await inJanuary(c.anSession)).toMatchObject([{ act: 'scoreAgain' }]);
  await act('submission', c.anSession);
  await act('confirmation', c.head);
  expect(await inJanuary(c.authority)).toMatchObject([{ act: 'approve', count: 1 }]);
  await act('approval', c.authority);
  expect(await inJanuary(c.authority)).toEqual([]);
  expect((await stepsOf(c.anSession)).others).toEqual([]);
});

it('a task somebody named waits for their manager to say what it is, then for them to report it', async () => {
  const named = await ask('post', '/api/v1/work-tasks/unplanned', {
    as: c.anSession,
    body: { title: 'Chống bão', period: FEBRUARY },
  });
  const id = named.body.products?.[0]?.id;
  expect((await stepsOf(c.anSession)).others).toMatchObject([{ act: 'classify', who: 'head', count: 1 }]);
  const waits = () => besideScores(FEBRUARY, c.head);
  expect(await waits()).toMatchObject([{ unit: c.office, count: 1 }]);
  const sent = { title: 'Chống bão', coefficient: '2', quantity: '1', deadline: `${YEAR}-02-28` };
  await ask('post', `/api/v1/work-products/${id}/classification`, {
    as: c.head,
    body: sent,
    headers: { 'if-match': '"v1"' },
  });
  expect(await waits()).toEqual([]);
  expect(await besideScores(FEBRUARY, c.anSession)).toMatchObject([{ act: 'report', due: `${YEAR}-02-28` }]);
});

it('what was not settled in the year before waits still', async () => {
  const period = `${Number(YEAR) - 1}-12`;
  const body = { title: 'Quyết toán cuối năm', period };
  const named = await ask('post', '/api/v1/work-tasks/unplanned', { as: c.anSession, body });
  expect(named.status).toBe(201);
  const waits = async () =>
    ((await stepsOf(c.anSession)).others ?? []).filter((one) => one.period === period);
  expect(await waits()).toMatchObject([{ act: 'classify', who: 'head', count: 1 }]);
});

it('a cycle waits for its officer to be opened, never for somebody without the role', async () => {
  const plan = {
    ...{ unit: c.commune, kind: 'month', period: JANUARY, ground: 'KH 2' },
    regulations: [{ regulation: 'nd-335-2025' }],
  };
  const planned = await ask('post', '/api/v1/cycles', { as: c.officer, body: plan });
  expect(await inJanuary(c.officer)).toMatchObject([{ act: 'openCycle', cycle: planned.body.id }]);
  for (const as of [c.anSession, c.head, c.authority])
    expect((await inJanuary(as)).filter((one) => one.act === ('openCycle' as string))).toEqual([]);
});

it('an open cycle is followed by its officer until its last day, and once closed it waits to be computed and decided', async () => {
  const plan = {
    ...{ unit: c.commune, kind: 'month', period: FEBRUARY, ground: 'KH 3', entryUntil: LAST_DAY },
    regulations: [{ regulation: 'nd-335-2025' }],
  };
  const { body } = await ask('post', '/api/v1/cycles', { as: c.officer, body: plan });
  const at = `/api/v1/cycles/${body.id}`;
  const waits = async () =>
    (await stepsIn(FEBRUARY, c.officer)).filter((one) => one.cycle === body.id).map((one) => one.act);
  await ask('post', `${at}/open`, { as: c.officer, body: { ground: 'KH 3' } });
  expect(await waits()).toEqual(['followCycle']);
  expect((await stepsIn(FEBRUARY, c.head)).filter((one) => one.act === 'followCycle')).toEqual([]);
  await ask('post', `${at}/closing`, { as: c.officer, body: { ground: 'KH 3' } });
  await c.work();
  expect(await waits()).toEqual(['computeCycle']);
  await ask('post', `${at}/runs`, { as: c.officer, body: { asOf: `${YEAR}-12-31` } });
  expect(await waits()).toEqual(['draftDecision']);
});

it('what has its day first is shown first, and what is past it is late', () => {
  const step = (act: Step['act'], due: string | null, period: string | null = null): Step => ({
    ...{ act, due, period, count: 1, cycle: null, unit: null },
  });
  const sorted = inOrder(
    [
      step('score', null, '2026-02'),
      step('confirm', '2026-03-02'),
      step('score', null, '2026-01'),
      step('report', '2026-02-27'),
    ],
    '2026-03-01',
  );
  expect(sorted.map(({ act, period, isLate }) => [act, period, isLate])).toEqual([
    ['report', null, true],
    ['confirm', null, false],
    ['score', '2026-01', false],
    ['score', '2026-02', false],
  ]);
});

it('A35 - whoever has a step that is due is reminded once a day, whoever has none is not, and never of what', async () => {
  const reminded = async (as: string): Promise<number> => {
    const { body } = await ask('get', '/api/v1/me/notices', { as });
    return (body.notices ?? []).filter(({ kind }) => String(kind) === 'reminder').length;
  };
  // The task of February is overdue for An; whoever works elsewhere has nothing to do.
  const elsewhere = await aUnit(superuser, { name: 'Xã khác' });
  const person = await aPerson(superuser, { name: 'Rỗi', unit: elsewhere });
  const idle = await server.session(await anAccount(superuser, { person }));
  const failures: unknown[] = [];
  const remind = () => remindOfSteps(database, SOURCES, (error) => failures.push(error));
  expect(((await stepsOf(c.anSession)).mine ?? []).some(({ isLate }) => isLate)).toBe(true);
  expect(await remind()).toBeGreaterThan(0);
  expect([await reminded(c.anSession), await reminded(idle)]).toEqual([1, 0]);
  expect(await remind()).toBe(0);
  expect([await reminded(c.anSession), failures]).toEqual([1, []]);
});
