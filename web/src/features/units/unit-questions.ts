import { choiceOf, linesOf, orNull } from '../../components/choice-of.ts';
import type { Unit } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { KINDS, ROLES, texts, YEAR_ENDS } from './texts.ts';

/** What is asked of a unit, new or changed. */
export const unitQuestions = {
  name: { kind: 'text', label: texts.name, isRequired: true },
  kind: { kind: 'choice', label: texts.kind, options: KINDS, isRequired: true },
  role: { kind: 'choice', label: texts.role, options: ROLES, isRequired: true },
  parent: { kind: 'unit', label: texts.parent },
  recognisedBy: { kind: 'unit', label: texts.recognisedBy, note: texts.recognisedByNote },
  territories: { kind: 'area', label: texts.territories, note: texts.territoriesNote },
  yearEnds: { kind: 'choice', label: texts.yearEnds, note: texts.yearEndsNote, options: YEAR_ENDS },
  fieldsInCharge: { kind: 'area', label: texts.fields },
  from: { kind: 'day', label: texts.from, isRequired: true },
  ground: { kind: 'text', label: words.ground, isRequired: true },
} as const;

/** What was answered, as it is sent. */
export const unitAnswered = (given: { readonly [question in keyof typeof unitQuestions]: string }) => ({
  ...{ name: given.name, kind: choiceOf(KINDS, given.kind), role: choiceOf(ROLES, given.role) },
  ...{ parent: orNull(given.parent), fieldsInCharge: linesOf(given.fieldsInCharge) },
  ...{ recognisedBy: orNull(given.recognisedBy), territories: linesOf(given.territories) },
  yearEnds: given.yearEnds === '' ? null : Number(choiceOf(YEAR_ENDS, given.yearEnds)),
  ...{ from: given.from, ground: given.ground },
});

/** The questions as a unit answers them now. */
export const unitNow = (unit: Unit) => ({
  ...{ name: unit.name, kind: unit.kind, role: unit.role, parent: unit.parent },
  ...{ recognisedBy: unit.recognisedBy, territories: unit.territories.join('\n') },
  yearEnds: unit.yearEnds === null ? null : String(unit.yearEnds),
  fieldsInCharge: unit.fieldsInCharge.join('\n'),
});
