import { beforeAll, describe, expect, it } from 'vitest';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
let c: SmallCommune;
let cycle: string;

const MONTH = '2026-03';
const assign = (body: object): Promise<Reply> =>
  ask('post', '/api/v1/work-tasks', {
    as: c.head,
    body: {
      ...{ unit: c.office, title: 'Tờ trình', coefficient: '2', quantity: '2' },
      ...{ to: [{ person: c.an, period: MONTH }], ...body },
    },
  });
const act = async (product: string, path: string, as: string, body: object): Promise<Reply> => {
  const { headers } = await ask('get', `/api/v1/work-products/${product}`, { as });
  return ask('post', `/api/v1/work-products/${product}/${path}`, {
    ...{ as, body, headers: { 'if-match': headers.get('etag') ?? '' } },
  });
};
const idOf = ({ body }: Reply) => String(body.products?.[0]?.id);
const faultsOf = ({ body }: Reply) => body.errors?.map(({ pointer, code }) => [pointer, code]);
const file = (as: string, person = c.an) =>
  ask('get', `/api/v1/cycles/${cycle}/people/${person}/monitoring/${MONTH}`, { as });
const waits = async (as: string, whose: 'mine' | 'others') => {
  const { body } = await ask('get', '/api/v1/me/next-steps', { as });
  return body[whose]?.filter(
    ({ period, act: what }) => period === MONTH && ['classify', 'report'].includes(`${what}`),
  );
};
/** A task of before the cycle was opened, when nothing asked for a coefficient. */
let before: string;

beforeAll(async () => {
  c = await smallCommune(server);
  before = idOf(await assign({ title: 'Không hệ số', coefficient: null }));
  const other = idOf(await assign({ title: 'Báo cáo rồi', coefficient: null }));
  expect((await act(other, 'report', c.anSession, { completed: '2' })).status).toBe(201);
  cycle = await c.cycle();
});

describe('a task of which the regulation asks a coefficient', () => {
  it.each([null, '0', '5000'])('is not assigned with the coefficient %s', async (coefficient) => {
    const reply = await assign({ coefficient });
    expect([...said(reply), faultsOf(reply)]).toEqual([
      ...[422, 'work.not-complete'],
      [['/coefficient', 'needed']],
    ]);
  });

  it('is not accepted as done without it: whoever assigned it gives it, and both are told that it waits', async () => {
    const reply = await act(before, 'report', c.anSession, { completed: '2' });
    expect(said(reply)).toEqual([422, 'work.not-complete']);
    expect(await waits(c.anSession, 'others')).toMatchObject([{ act: 'classify', count: 2 }]);
    expect(await waits(c.anSession, 'mine')).toEqual([]);
    expect(await waits(c.head, 'mine')).toMatchObject([{ act: 'classify', count: 2 }]);
  });

  it('is left out of the sheets until then; the file is shown with what it has, and tells which task', async () => {
    await assign({ title: 'Đủ' });
    for (const [as, person] of [[c.anSession], [c.head], [c.head, c.headPerson]] as const) {
      const { status, body } = await file(as, person);
      expect([status, body.scores]).toMatchObject([200, [{ regulation: 'nd-335-2025' }]]);
    }
    const { body } = await file(c.head);
    const faults = body.faults;
    expect(faults?.map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ['An', true],
      ['An', true],
    ]);
    expect(faults?.map(({ says }) => says?.vi)).toEqual([
      expect.stringContaining('“Không hệ số”'),
      expect.stringContaining('“Báo cáo rồi”'),
    ]);
  });

  it('gets it afterwards from the head, reported or not, with the reason; then it counts', async () => {
    const { body } = await ask('get', `/api/v1/people/${c.an}/work-products?period=${MONTH}`, { as: c.head });
    for (const { id, content } of body.products ?? []) {
      if (`${content?.work?.coefficient}` !== 'null') continue;
      const title = content?.work?.title;
      const reply = await act(String(id), 'classification', c.head, {
        ...{ title, coefficient: '1', quantity: '2', reason: 'bổ sung hệ số' },
      });
      expect(reply.status).toBe(201);
    }
    expect((await act(before, 'report', c.anSession, { completed: '2' })).status).toBe(201);
    expect((await file(c.head)).body.faults).toEqual([]);
    expect(await waits(c.head, 'mine')).toEqual([]);
  });
});

it('what the intake refuses when computing is told with the person, the month and the sheet', async () => {
  // Said before rows were compared: there are such in installations.
  await database.superuser.query(
    `insert into congtam.statement (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, is_late, said_by)
     select $1, 'general-criteria', $2, $3, $4, k, 'office', '{"rater": "self", "I.1": "5"}', false, $5
     from unnest(array['a', 'b']) k`,
    [cycle, c.office, c.an, MONTH, c.officerAccount],
  );
  expect((await file(c.head)).body).toMatchObject({
    scores: [{ regulation: 'nd-335-2025' }],
    faults: [{ sheet: 'general-criteria', name: 'An', period: MONTH }],
  });
  await ask('post', `/api/v1/cycles/${cycle}/closing`, { as: c.officer, body: { ground: 'KH 2' } });
  await c.work();
  await ask('post', `/api/v1/cycles/${cycle}/runs`, { as: c.officer, body: { asOf: '2026-12-31' } });
  await c.work();
  const { body } = await ask('get', `/api/v1/cycles/${cycle}/runs`, { as: c.officer });
  expect(body.runs?.[0]).toMatchObject({
    outcome: 'refused',
    receipt: {
      problems: [
        {
          ...{ table: 'general-criteria', label: { vi: 'Tiêu chí chung' } },
          about: [{ subject: c.anCode, person: c.an, name: 'An', period: MONTH }],
        },
      ],
    },
  });
});
