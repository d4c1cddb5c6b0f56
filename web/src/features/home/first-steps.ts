import type { Bilingual } from '@congtam/engine';
import { guide } from './guide-texts.ts';

/** One step on the way from an empty system to an open cycle. */
export interface FirstStep {
  readonly says: Bilingual;
  readonly how: Bilingual;
  readonly to:
    | '/accounts'
    | '/roles'
    | '/units'
    | '/unit-list'
    | '/rosters'
    | '/regulations'
    | '/cycle-plan'
    | '/cycles';
  readonly isDone: boolean;
}

/** What an administrator sees of how far the system is. */
export interface SystemSeen {
  readonly accounts: readonly { readonly status: string }[];
  readonly units: number;
  readonly grants: readonly { readonly role: string; readonly state: string }[];
}

/** The steps of the administrators: until somebody may do the rest. */
export function stepsOfAdministrator({ accounts, units, grants }: SystemSeen): readonly FirstStep[] {
  const ofOfficers = grants.filter(({ role, state }) => role === 'personnelOfficer' && state !== 'ended');
  return [
    {
      ...{ says: guide.second, how: guide.secondHow, to: '/accounts' },
      isDone: accounts.filter(({ status }) => status === 'active').length > 1,
    },
    { says: guide.top, how: guide.topHow, to: '/units', isDone: units > 0 },
    { says: guide.invite, how: guide.inviteHow, to: '/accounts', isDone: accounts.length > 2 },
    { says: guide.propose, how: guide.proposeHow, to: '/roles', isDone: ofOfficers.length > 0 },
    {
      ...{ says: guide.confirm, how: guide.confirmHow, to: '/roles' },
      isDone: ofOfficers.some(({ state }) => state === 'confirmed'),
    },
  ];
}

/** What a personnel officer sees of how far their body is. */
export interface BodySeen {
  /** Units below the one of the officer. */
  readonly unitsBelow: number;
  readonly rosters: readonly { readonly state: string }[];
  /** Readings that were chosen there. */
  readonly choices: number;
  readonly cycles: readonly { readonly state: string }[];
}

/** The steps of the personnel officer: from units to an open cycle. */
export function stepsOfOfficer({ unitsBelow, rosters, choices, cycles }: BodySeen): readonly FirstStep[] {
  const isPlanned = cycles.length > 0;
  return [
    { says: guide.units, how: guide.unitsHow, to: '/unit-list', isDone: unitsBelow > 0 || isPlanned },
    {
      ...{ says: guide.roster, how: guide.rosterHow, to: '/rosters' },
      isDone: rosters.some(({ state }) => state === 'applied') || isPlanned,
    },
    { says: guide.readings, how: guide.readingsHow, to: '/regulations', isDone: choices > 0 || isPlanned },
    { says: guide.plan, how: guide.planHow, to: '/cycle-plan', isDone: isPlanned },
    {
      ...{ says: guide.open, how: guide.openHow, to: '/cycles' },
      isDone: cycles.some(({ state }) => state !== 'planned'),
    },
  ];
}

/** Whether there is anything left to be led through. */
export const isUnderWay = (steps: readonly FirstStep[]): boolean => steps.at(-1)?.isDone === false;
