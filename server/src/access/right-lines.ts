import type { Action } from './actions.ts';
import type { Right } from './matrix.ts';
import type { RoleName } from './roles.ts';

/** A line of the matrix as it is written there. */
export type RightOfAction = Right & { readonly action: Action };

export const system = (
  action: Action,
  more: Pick<Right, 'neverToThemself' | 'byTwo' | 'states'> = {},
): RightOfAction => ({ action, by: 'administrator', relation: 'system', ...more });
export const within = (
  by: RoleName,
  action: Action,
  more: Pick<Right, 'neverToThemself' | 'byTwo' | 'states' | 'inPersonOnly'> = {},
): RightOfAction => ({ action, by, relation: 'within', ...more });
export const anyone = (action: Action): RightOfAction => ({ action, by: 'signedIn', relation: 'anyone' });
export const themself = (action: Action, more: Pick<Right, 'states'> = {}): RightOfAction => ({
  action,
  by: 'signedIn',
  relation: 'themself',
  ...more,
});

/** Roles that see what registers say of people: clerks and secretaries see what they say of units. */
export const READERS_OF_PEOPLE = [
  'personnelOfficer',
  'head',
  'authority',
  'homeAffairs',
  'inspector',
  'partyCommittee',
] as const;
