import { anyone, READERS_OF_PEOPLE, type RightOfAction, within } from './right-lines.ts';

/** Who may take people out as a whole: an inspector takes out what an inspection allows, marked and limited. */
const TAKERS_OF_PEOPLE = READERS_OF_PEOPLE.filter((role) => role !== 'inspector');

/**
 * Lines of the matrix about many units at once: what is taken out as a whole, progress, consolidated reports, packages,
 * drafts tried on what was.
 */
export const OVERSIGHT: readonly RightOfAction[] = [
  ...TAKERS_OF_PEOPLE.flatMap((role) => [
    within(role, 'cycle.export'),
    within(role, 'regulation.feed'),
    within(role, 'work.feed'),
    within(role, 'consolidation.export'),
  ]),

  ...READERS_OF_PEOPLE.map((role) => within(role, 'progress.see')),
  ...(['personnelOfficer', 'homeAffairs', 'authority'] as const).map((role) => within(role, 'progress.urge')),
  anyone('progress.seeUrgings'),
  ...READERS_OF_PEOPLE.map((role) => within(role, 'consolidation.see')),
  ...(['personnelOfficer', 'homeAffairs'] as const).map((role) => within(role, 'consolidation.send')),
  anyone('consolidation.seeShown'),

  ...(['personnelOfficer', 'homeAffairs', 'authority', 'inspector'] as const).map((role) =>
    within(role, 'package.see'),
  ),
  ...(['personnelOfficer', 'homeAffairs', 'authority'] as const).map((role) =>
    within(role, 'package.export'),
  ),
  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'package.send'),
    within(role, 'package.take'),
    within(role, 'package.proposeSender', { byTwo: true }),
  ]),
  ...(['personnelOfficer', 'homeAffairs', 'authority'] as const).flatMap((role) => [
    within(role, 'package.confirmSender', { byTwo: true, states: ['proposed'] }),
    within(role, 'package.endSender', { states: ['proposed', 'confirmed'] }),
  ]),

  ...(['personnelOfficer', 'homeAffairs', 'authority', 'inspector'] as const).map((role) =>
    within(role, 'nationalDatabase.see'),
  ),
  ...(['personnelOfficer', 'homeAffairs'] as const).map((role) => within(role, 'nationalDatabase.send')),

  ...(['personnelOfficer', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'policyLab.run'),
    within(role, 'policyLab.collect'),
    within(role, 'policyLab.answer'),
  ]),
  ...(['personnelOfficer', 'homeAffairs', 'authority'] as const).map((role) => within(role, 'policyLab.see')),
  anyone('policyLab.seeShown'),
];
