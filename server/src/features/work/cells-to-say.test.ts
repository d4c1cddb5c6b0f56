import { beforeAll, expect, it } from 'vitest';
import { type SmallCommune, smallCommune } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask } = server;
let c: SmallCommune;

beforeAll(async () => {
  c = await smallCommune(server);
});

/** A task of An's for the year. */
const aProduct = async (period: string) => {
  const body = { unit: c.office, title: 'Nhiệm vụ', quantity: '1', coefficient: '1' };
  const assigned = await ask('post', '/api/v1/work-tasks', {
    as: c.head,
    body: { ...body, to: [{ person: c.an, period }] },
  });
  expect(assigned.status).toBe(201);
  return String(assigned.body.products?.[0]?.id);
};
const open = (product: string) => ask('get', `/api/v1/work-products/${product}`, { as: c.anSession });

it('of work under Decree 90 its effect is asked, which nothing else says, and once said it stands in the table', async () => {
  const before = await aProduct('2024');
  expect((await open(before)).body.toSay).toEqual([]);
  const regulations = [{ regulation: 'nd-90-2020' }];
  await c.cycle({ period: '2024', regulations });
  const { body, headers } = await open(before);
  expect(body.toSay).toMatchObject([
    { regulation: 'nd-90-2020', table: 'own-tasks', columns: [{ id: 'effect', required: true }] },
  ]);
  const [table] = body.toSay ?? [];
  const [regulation, version] = [table?.regulation, table?.version];
  const given = [{ regulation, version, table: 'own-tasks', cells: { effect: 'high' } }];
  const reported = await ask('post', `/api/v1/work-products/${before}/report`, {
    as: c.anSession,
    body: { completed: '1', given },
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  expect(reported.status).toBe(201);
  const fed = await ask(
    'get',
    `/api/v1/units/${c.office}/work-tables?regulation=nd-90-2020&version=${version}&year=2024`,
    { as: c.head },
  );
  expect(fed.body.tables?.['own-tasks']).toMatchObject([{ task: 'Nhiệm vụ', effect: 'high' }]);
});

it('of work outside the period of a cycle, and of work that fills all columns, nothing more is asked', async () => {
  await c.cycle({ period: '2026' });
  expect((await open(await aProduct('2026-03'))).body.toSay).toEqual([]);
  expect((await open(await aProduct('2025'))).body.toSay).toEqual([]);
});
