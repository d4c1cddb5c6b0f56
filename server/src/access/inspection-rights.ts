import { anyone, type RightOfAction, themself, within } from './right-lines.ts';

/** The lines of the matrix on inspections. */
export const INSPECTION_RIGHTS: readonly RightOfAction[] = [
  anyone('inspection.see'),
  ...(['authority', 'homeAffairs'] as const).flatMap((role) => [
    within(role, 'inspection.open'),
    within(role, 'inspection.end', { states: ['planned', 'running'] }),
  ]),
  // What its members do: who is one is asked of the inspection, on its days.
  themself('inspection.sample'),
  themself('inspection.ask'),
  themself('inspection.find'),
  themself('inspection.settle'),
  themself('inspection.export'),
  themself('inspection.answer'),
  themself('inspection.reply', { states: ['told', 'replied'] }),
  ...(['head', 'personnelOfficer'] as const).flatMap((role) => [
    within(role, 'inspection.answer'),
    within(role, 'inspection.reply', { states: ['told', 'replied'] }),
  ]),
];
