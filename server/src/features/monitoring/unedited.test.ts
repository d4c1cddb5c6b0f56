import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { type SmallCommune, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const isFull = process.env.CONGTAM_FULL === '1';
const server = await testServer();
const { ask } = server;
let c: SmallCommune;

/** Most points of each general criterion. */
const MOST = {
  ...{ 'I.1': 500, 'I.2': 500, 'II.1': 250, 'II.2': 250, 'II.3': 250, 'II.4': 250 },
  ...{ 'III.1': 250, 'III.2': 250, 'III.3': 250, 'III.4': 250 },
};
const points = fc.record(
  Object.fromEntries(
    Object.entries(MOST).map(([id, most]) => [
      id,
      fc.nat({ max: most }).map((hundredths) => `${hundredths / 100}`),
    ]),
  ),
);
const product = fc
  .record({ assigned: fc.integer({ min: 1, max: 20 }), parts: fc.tuple(fc.nat(), fc.nat(), fc.nat()) })
  .map(({ assigned, parts: [done, good, early] }) => {
    const completed = done % (assigned + 1);
    const of = (part: number) => `${part % (completed + 1)}`;
    const [meetingQuality, onTime] = [of(good), of(early)];
    return {
      ...{ product: 'Tờ trình', coefficient: '1', assigned: `${assigned}`, completed: `${completed}` },
      ...{ meetingQuality, onTime },
    };
  });
const said = fc.record({
  points,
  products: fc.array(product, { minLength: 1, maxLength: 4 }),
  /** Whether each step is taken for this file alone or for all that wait, and whether it went back once. */
  isInBulk: fc.tuple(fc.boolean(), fc.boolean()),
  isReturned: fc.boolean(),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

/** 3.17 general points and half of everything: a rival makes 100 of this by approving it. */
const RIVAL: Said = {
  points: { ...Object.fromEntries(Object.keys(MOST).map((id) => [id, '0'])), 'I.1': '3.17' },
  products: [
    {
      ...{ product: 'Tờ trình', coefficient: '1', assigned: '10', completed: '5' },
      ...{ meetingQuality: '5', onTime: '5' },
    },
  ],
  isInBulk: [false, true],
  isReturned: true,
};

beforeAll(async () => {
  c = await smallCommune(server);
});

it('approving without edits changes nothing at any step, one by one or in bulk, also where it went back', async () => {
  let month = 12;
  let cycle = '';
  const scores: string[] = [];
  await fc.assert(
    fc.asyncProperty(said, async ({ points: cells, products, isInBulk, isReturned }) => {
      if (month === 12) cycle = await c.cycle();
      month = (month % 12) + 1;
      const period = `2026-${String(month).padStart(2, '0')}`;
      const at = `/api/v1/cycles/${cycle}/people/${c.an}/monitoring/${period}`;
      const file = (as: string) => ask('get', at, { as });
      const act = async (path: string, as: string, body: object = {}): Promise<Reply> => {
        const headers = { 'if-match': (await file(as)).headers.get('etag') ?? '' };
        return ask(path === 'self' ? 'put' : 'post', `${at}/${path}`, { as, body, headers });
      };
      const inBulk = (path: string, as: string) =>
        ask('post', `/api/v1/cycles/${cycle}/monitoring/${path}`, { as, body: { unit: c.office, period } });
      const score = async (as: string) => String((await file(as)).body.scores?.[0]?.score);
      const rows = [
        { sheet: 'general-criteria', cells: { rater: 'self', ...cells } },
        ...products.map((one, key) => ({ sheet: 'work-products', key: String(key), cells: one })),
      ];
      expect((await act('self', c.anSession, { rows })).status).toBe(200);
      const before = await score(c.anSession);
      expect(before).toMatch(/^\d/);
      scores.push(before);
      const steps: [string, string, object?][] = [['submission', c.anSession]];
      if (isReturned) steps.push(['return', c.head, { reason: 'xem lại' }], ['submission', c.anSession]);
      for (const [path, as, body] of steps) {
        expect((await act(path, as, body)).status).toBe(201);
        expect(await score(c.head)).toBe(before);
      }
      for (const [step, bulk, as, isBulk] of [
        ['confirmation', 'confirmations', c.head, isInBulk[0]],
        ['approval', 'approvals', c.authority, isInBulk[1]],
      ] as const) {
        expect((isBulk ? await inBulk(bulk, as) : await act(step, as)).status).toBe(201);
        for (const reader of [c.anSession, c.head, c.authority]) expect(await score(reader)).toBe(before);
      }
    }),
    { numRuns: isFull ? 500 : 6, examples: [[RIVAL]], endOnFailure: true },
  );
  expect(scores[0]).toBe('38.17');
}, 7_200_000);
