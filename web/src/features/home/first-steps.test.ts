import { expect, it } from 'vitest';
import { isUnderWay, stepsOfAdministrator, stepsOfOfficer } from './first-steps.ts';

const done = (steps: readonly { readonly isDone: boolean }[]) => steps.map(({ isDone }) => isDone);

it('administrators are led until a second person has confirmed the role of a personnel officer', () => {
  const account = { status: 'active' };
  const grant = { role: 'personnelOfficer', state: 'proposed' };
  const fresh = stepsOfAdministrator({ accounts: [account], units: 0, grants: [] });
  expect(done(fresh)).toEqual([false, false, false, false, false]);
  const proposed = { accounts: [account, account, { status: 'invited' }], units: 1, grants: [grant] };
  expect(done(stepsOfAdministrator(proposed))).toEqual([true, true, true, true, false]);
  expect(isUnderWay(stepsOfAdministrator(proposed))).toBe(true);
  const confirmed = { ...proposed, grants: [{ ...grant, state: 'confirmed' }] };
  expect(isUnderWay(stepsOfAdministrator(confirmed))).toBe(false);
});

it('an officer is led from units over the roster and readings to an open cycle', () => {
  const body = { unitsBelow: 0, rosters: [], choices: 0, cycles: [] };
  expect(done(stepsOfOfficer(body))).toEqual([false, false, false, false, false]);
  const roster = { ...body, unitsBelow: 3, rosters: [{ state: 'faulty' }, { state: 'applied' }] };
  expect(done(stepsOfOfficer(roster))).toEqual([true, true, false, false, false]);
  const planned = stepsOfOfficer({ ...roster, cycles: [{ state: 'planned' }] });
  expect(done(planned)).toEqual([true, true, true, true, false]);
  expect(isUnderWay(planned)).toBe(true);
  expect(isUnderWay(stepsOfOfficer({ ...roster, cycles: [{ state: 'open' }] }))).toBe(false);
});
