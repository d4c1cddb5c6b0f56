import { beforeAll, describe, expect, it } from 'vitest';
import { anAccount } from '../../testing/accounts.ts';
import { type DecidedCycle, decidedCycle } from '../../testing/decided-cycle.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let year: DecidedCycle;

const toldTo = async (as: string) => {
  const { body } = await ask('get', '/api/v1/me/readers', { as });
  return (body.readings ?? []).map(({ action, role, unit, times }) => [action, role, unit, times]).sort();
};
const somebodyIn = async (unit: string) =>
  server.session(
    await anAccount(superuser, { person: await aPerson(superuser, { name: 'Một người', unit }) }),
  );

beforeAll(async () => {
  year = await decidedCycle(server);
}, 120_000);

describe('who was taken out in a file or in tables', () => {
  it('is told of each of them by day, role and unit, and nobody of another unit or time is', async () => {
    const elsewhere = await somebodyIn(await aUnit(superuser, { name: 'Xã khác' }));
    const beside = await somebodyIn(await aUnit(superuser, { name: 'Phòng bên', parent: year.commune }));
    /** Somebody who served in the office from a day to a day. */
    const serving = async (from: string, to: string) => {
      const person = await aPerson(superuser, { name: 'Một người', unit: year.office });
      await superuser.query('update congtam.post set valid_from = $2, valid_to = $3 where person_id = $1', [
        ...[person, from, to],
      ]);
      return server.session(await anAccount(superuser, { person }));
    };
    const goneBefore = await serving('2020-01-01', '2025-12-31');
    const goneWithin = await serving('2020-01-01', '2026-06-30');
    const comesLater = await serving('2027-01-01', '2027-12-31');
    expect(await toldTo(year.anSession)).toEqual([]);
    const { rows } = await superuser.query('select id from congtam.evaluation_run where cycle_id = $1', [
      year.cycleId,
    ]);
    const text = 'regulation=nd-335-2025&version=2026-01-01&year=2026';
    for (const path of [
      `cycles/${year.cycleId}/evidence`,
      `runs/${rows[0].id}/files/results.json`,
      `units/${year.office}/consolidation/people?period=2026`,
      `units/${year.office}/work-tables?${text}`,
      `units/${year.office}/pack-tables?${text}`,
    ])
      expect([path, (await ask('get', `/api/v1/${path}`, { as: year.officer })).status]).toEqual([path, 200]);
    const ofTheCycle = [
      ['classification.export', 'personnelOfficer', 'UBND xã', 1],
      ['cycle.export', 'personnelOfficer', 'UBND xã', 1],
    ];
    const ofTheOffice = ['consolidation.listPeople', 'regulation.feed', 'work.feed'];
    expect(await toldTo(year.anSession)).toEqual(
      [...ofTheCycle, ...ofTheOffice.map((action) => [action, 'personnelOfficer', 'Văn phòng', 1])].sort(),
    );
    expect(await toldTo(beside)).toEqual(ofTheCycle);
    expect(await toldTo(goneWithin)).toEqual(await toldTo(year.anSession));
    for (const as of [elsewhere, goneBefore, comesLater]) expect(await toldTo(as)).toEqual([]);
    const { body } = await ask('get', '/api/v1/me/readers', { as: year.anSession });
    expect((body.readings ?? []).filter(({ words }) => words?.vi?.includes('.'))).toEqual([]);
  });
});
