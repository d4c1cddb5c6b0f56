import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const OVERLAPS = [409, 'cycle.overlaps'];
const CIVIL = [{ regulation: 'nd-335-2025' }];
let [province, commune, office, other] = ['', '', '', ''];
let [above, below] = ['', ''];

const officerOf = async (unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'personnelOfficer', unit });
  return server.session(account);
};
const plan = (unit: string, period: string, more: object = {}, as = above): Promise<Reply> =>
  ask('post', '/api/v1/cycles', {
    as,
    body: { unit, kind: 'year', period, ground: `KH ${period}`, regulations: CIVIL, ...more },
  });
const open = ({ body }: Reply, as = above): Promise<Reply> =>
  ask('post', `/api/v1/cycles/${body.id}/open`, { as, body: { ground: 'KH', isOnPaper: true } });
const opened = async (...given: Parameters<typeof plan>): Promise<void> => {
  const [, , , as] = given;
  expect(said(await open(await plan(...given), as))).toEqual([201, undefined]);
};

beforeAll(async () => {
  province = await aUnit(superuser, { name: 'UBND tỉnh' });
  commune = await aUnit(superuser, { name: 'UBND xã An', parent: province });
  other = await aUnit(superuser, { name: 'UBND xã Bình', parent: province });
  office = await aUnit(superuser, { name: 'Văn phòng', parent: commune });
  [above, below] = [await officerOf(province), await officerOf(commune)];
});

describe('two cycles of one year over the same units under the same text', () => {
  it('are not both planned: the second is told which the first is, whoever of the two lies below', async () => {
    await opened(province, '2026');
    const refused = await plan(commune, '2026', {}, below);
    expect(said(refused)).toEqual(OVERLAPS);
    expect(refused.body.title).toContain('UBND tỉnh (KH 2026)');
    expect(refused.body.title).toContain('nd-335-2025');
    await opened(office, '2027');
    expect(said(await plan(province, '2027'))).toEqual(OVERLAPS);
  });

  it('are not both opened, where both were planned; of two opened at once one is', async () => {
    const both = [await plan(province, '2028'), await plan(commune, '2028', {}, below)];
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const replies = await Promise.all(both.map((one) => open(one)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const at = replies.findIndex(({ status }) => status === 409);
    expect(replies[at] && said(replies[at])).toEqual(OVERLAPS);
    const { body } = await ask('get', `/api/v1/cycles/${both[at]?.body.id}`, { as: above });
    expect(body.state).toBe('planned');
  });

  it('are both there where one leaves out what the other rates', async () => {
    await opened(province, '2029', { excluded: [commune] });
    await opened(commune, '2029', {}, below);
    expect(said(await plan(other, '2029'))).toEqual(OVERLAPS);
    await opened(province, '2030', { roots: [other] });
    await opened(province, '2030', { roots: [commune] });
  });

  it('are no overlap over another period or under another text; those of the Party overlap as the civil ones do', async () => {
    await opened(province, '2031');
    expect(said(await plan(commune, '2031', { kind: 'month', period: '2031-03' }, below))[0]).toBe(201);
    const party = [{ regulation: 'qd-366-2025' }];
    await opened(commune, '2031', { regulations: party }, below);
    expect(said(await plan(office, '2031', { regulations: party }))).toEqual(OVERLAPS);
  });

  it('are no overlap where one is a pilot, or rates somebody before an appointment', async () => {
    await opened(province, '2032');
    await opened(commune, '2032', { isPilot: true }, below);
    const people = [await aPerson(superuser, { name: 'An', unit: office })];
    await opened(commune, '2032', { kind: 'beforeAppointment', people }, below);
    await opened(other, '2033', { isPilot: true });
    await opened(other, '2033');
  });
});
