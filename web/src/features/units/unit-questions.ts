import { choiceOf, linesOf, orNull } from '../../components/choice-of.ts';
import type { Unit } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { KINDS, ROLES, texts } from './texts.ts';

/** What is asked of a unit, new or changed. */
export const unitQuestions = {
  name: { kind: 'text', label: texts.name, isRequired: true },
  kind: { kind: 'choice', label: texts.kind, options: KINDS, isRequired: true },
  role: { kind: 'choice', label: texts.role, options: ROLES, isRequired: true },
  parent: { kind: 'unit', label: texts.parent },
  fieldsInCharge: { kind: 'area', label: texts.fields },
  from: { kind: 'day', label: texts.from, isRequired: true },
  ground: { kind: 'text', label: words.ground, isRequired: true },
} as const;

/** What was answered, as it is sent. */
export const unitAnswered = (given: { readonly [question in keyof typeof unitQuestions]: string }) => ({
  ...{ name: given.name, kind: choiceOf(KINDS, given.kind), role: choiceOf(ROLES, given.role) },
  ...{ parent: orNull(given.parent), fieldsInCharge: linesOf(given.fieldsInCharge) },
  ...{ from: given.from, ground: given.ground },
});

/** The questions as a unit answers them now. */
export const unitNow = ({ name, kind, role, parent, fieldsInCharge }: Unit) => ({
  ...{ name, kind, role, parent, fieldsInCharge: fieldsInCharge.join('\n') },
});
