import { choiceOf, orNull } from '../../components/choice-of.ts';
import type { Product } from './product.ts';
import { BASES, texts } from './texts.ts';

/** Where a task comes from: what few tasks need, and key tasks are known by. */
export const originQuestions = {
  isKey: { kind: 'flag', label: texts.isKey },
  basis: { kind: 'choice', label: texts.basis, options: BASES },
  assignedBy: { kind: 'text', label: texts.assignedBy },
  document: { kind: 'text', label: texts.byDocument },
} as const;

export type Origin = { readonly [question in keyof typeof originQuestions]: string };

export const NO_ORIGIN: Origin = { isKey: '', basis: '', assignedBy: '', document: '' };

/** What was answered, as it is sent. */
export const originAnswered = ({ isKey, basis, assignedBy, document }: Origin) => ({
  ...{ isKey: isKey === 'yes', basis: basis === '' ? null : choiceOf(BASES, basis) },
  ...{ assignedBy: orNull(assignedBy), document: orNull(document) },
});

/** The questions as a task answers them now. */
export const originNow = ({ isKey, basis, assignedBy, document }: Product['content']['work']): Origin => ({
  ...{ isKey: isKey ? 'yes' : '', basis: basis ?? '' },
  ...{ assignedBy: assignedBy ?? '', document: document ?? '' },
});
