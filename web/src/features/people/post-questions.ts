import { choiceOf, orNull } from '../../components/choice-of.ts';
import { words } from '../../components/words.ts';
import { LEADS, SERVICES, SEXES, texts } from './texts.ts';

/** Sex, which an agency may record. */
export const sexQuestion = {
  kind: 'choice',
  label: texts.sex,
  note: texts.sexNote,
  options: SEXES,
} as const;

export const sexAnswered = (given: string) => (given === '' ? null : choiceOf(SEXES, given));

/** What a post is, wherever it stands. */
export const postQuestions = {
  title: { kind: 'text', label: texts.title, isRequired: true },
  leads: { kind: 'choice', label: texts.leads, options: LEADS, isRequired: true },
  service: { kind: 'choice', label: texts.service, options: SERVICES, isRequired: true },
  dutyGroup: { kind: 'text', label: texts.dutyGroup },
} as const;

/** From when, and by which decision. */
export const sinceQuestions = {
  from: { kind: 'day', label: words.from, isRequired: true },
  ground: { kind: 'text', label: words.ground, isRequired: true },
} as const;

export const postAnswered = (given: { readonly [question in keyof typeof postQuestions]: string }) => ({
  ...{ title: given.title, leads: choiceOf(LEADS, given.leads) },
  ...{ service: choiceOf(SERVICES, given.service), dutyGroup: orNull(given.dutyGroup) },
});
