import { beforeAll, expect, it } from 'vitest';
import { aDelegation, aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let unit: string;
let authority: string;
let officer: string;

async function withRole(role: string, person?: string) {
  const account = await anAccount(superuser, person === undefined ? {} : { person });
  await aGrant(superuser, { account, role, unit });
  return { account, session: await server.session(account) };
}
const drafted = async (
  { cycle }: ComputedCycle,
  items: readonly (readonly [string | undefined, string])[],
  more: object = {},
) => {
  const { body } = await ask('post', `/api/v1/cycles/${cycle}/decisions`, {
    as: officer,
    body: {
      ...{ regulation: 'nd-335-2025', unit, basis: 'Nghị định 335/2025/NĐ-CP', ...more },
      items: items.map(([subject, level]) => ({ subject, level, reason: 'so sánh', document: 'BB 1' })),
    },
  });
  return `/api/v1/decisions/${body.id}`;
};
const submit = (path: string) => ask('post', `${path}/submission`, { as: officer, body: {} });
const submitted = async (...given: Parameters<typeof drafted>) => {
  const path = await drafted(...given);
  expect((await submit(path)).status).toBe(201);
  return path;
};
const decide = (path: string, as = authority) => ask('post', `${path}/decision`, { as, body: {} });

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'Phòng' });
  authority = (await withRole('authority')).session;
  officer = (await withRole('personnelOfficer')).session;
});

it('a place goes from one to another in one document, in whichever order it names them', async () => {
  const computed = await aComputedCycle(superuser, { unit, places: 1, candidates: 2 });
  const [first, second] = computed.codes;
  const once = await submitted(computed, [
    [first, 'excellent'],
    [second, 'good'],
  ]);
  expect((await decide(once)).status).toBe(201);
  for (const items of [
    [[second, 'excellent'] as const, [first, 'good'] as const],
    [[second, 'good'] as const, [first, 'excellent'] as const],
  ])
    expect((await decide(await submitted(computed, items, { kind: 'replacement' }))).status).toBe(201);
  const both = [[first, 'excellent'] as const, [second, 'excellent'] as const];
  expect(said(await submit(await drafted(computed, both, { kind: 'replacement' })))).toEqual([
    409,
    'decision.above-line',
  ]);
});

it('a delegate handles no document about who delegated', async () => {
  const boss = await aPerson(superuser, { name: 'Trưởng', unit });
  const deputy = await aPerson(superuser, { name: 'Phó', unit });
  const computed = await aComputedCycle(superuser, { unit, places: 2, about: [boss] });
  const by = await withRole('authority', boss);
  const to = await anAccount(superuser, { person: deputy });
  await aDelegation(superuser, { by: by.account, to, person: deputy, role: 'authority', unit });
  const delegate = await server.session(to);
  const about = await submitted(computed, [[computed.code, 'completed']]);
  const back = (as: string) => ask('post', `${about}/return`, { as, body: { reason: 'xem lại' } });
  expect(said(await back(by.session))).toEqual([403, 'access.not-to-yourself']);
  expect(said(await back(delegate))).toEqual([403, 'access.not-for-who-delegated']);
  expect(said(await decide(about, delegate))[0]).toBe(403);
  expect((await back(authority)).status).toBe(201);
});
