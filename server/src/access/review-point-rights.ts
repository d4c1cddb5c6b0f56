import { anyone, type RightOfAction, within } from './right-lines.ts';

/** The lines of the matrix on points to review: the unit answers before who oversees closes. */
export const REVIEW_POINT_RIGHTS: readonly RightOfAction[] = [
  anyone('reviewPoint.see'),
  within('homeAffairs', 'reviewPoint.setThresholds'),
  ...(['homeAffairs', 'personnelOfficer'] as const).map((role) => within(role, 'reviewPoint.search')),
  ...(['head', 'personnelOfficer'] as const).map((role) =>
    within(role, 'reviewPoint.answer', { neverToThemself: true, states: ['withUnit', 'answered'] }),
  ),
  ...(['homeAffairs', 'authority'] as const).map((role) =>
    within(role, 'reviewPoint.close', { neverToThemself: true, states: ['withUnit', 'answered'] }),
  ),
];
