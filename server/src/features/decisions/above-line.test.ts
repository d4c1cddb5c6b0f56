import { beforeAll, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let office: string;
let officer: string;
let authority: string;

const withRole = async (role: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit: office });
  return server.session(account);
};
const post = (path: string, as: string, body: object = {}) => ask('post', path, { as, body });
/** A cycle with one place for two who reach the level. */
const aCycleOfTwo = async () => {
  const about = [
    await aPerson(superuser, { name: 'Lê Một', unit: office }),
    await aPerson(superuser, { name: 'Lê Hai', unit: office }),
  ];
  return aComputedCycle(superuser, { unit: office, places: 1, about });
};
const drafted = async (cycle: string, codes: readonly string[]): Promise<string> => {
  const { body } = await post(`/api/v1/cycles/${cycle}/decisions`, officer, {
    ...{ regulation: 'nd-335-2025', unit: office, basis: 'Nghị định 335/2025/NĐ-CP' },
    items: codes.map((subject) => ({
      ...{ subject, level: 'excellent', reason: 'đứng đầu bảng', document: 'TB 1/TB' },
    })),
  });
  return `/api/v1/decisions/${body.id}`;
};

beforeAll(async () => {
  office = await aUnit(superuser, { name: 'Sở Mẫu' });
  officer = await withRole('personnelOfficer');
  authority = await withRole('authority');
});

it('a draft with more people than places is refused when it is submitted: unit, places and names are told', async () => {
  const { cycle, codes } = await aCycleOfTwo();
  const refused = await post(`${await drafted(cycle, codes)}/submission`, officer);
  expect(said(refused)).toEqual([409, 'decision.above-line']);
  for (const told of ['Sở Mẫu', '1 suất', 'Lê Một', 'Lê Hai']) expect(refused.body.title).toContain(told);
});

it('a draft is counted with those decided before it, who may hold what there is', async () => {
  const { cycle, codes } = await aCycleOfTwo();
  const [first = '', second = ''] = codes;
  const one = await drafted(cycle, [first]);
  expect((await post(`${one}/submission`, officer)).status).toBe(201);
  const other = await drafted(cycle, [second]);
  expect((await post(`${other}/submission`, officer)).status).toBe(201);
  expect((await post(`${one}/decision`, authority)).status).toBe(201);
  const refused = await post(`${other}/decision`, authority);
  expect(said(refused)).toEqual([409, 'classification.line-reached']);
  for (const told of ['Sở Mẫu', '1 suất', 'Lê Một']) expect(refused.body.title).toContain(told);
  const third = await drafted(cycle, [second]);
  expect(said(await post(`${third}/submission`, officer))).toEqual([409, 'decision.above-line']);
});
