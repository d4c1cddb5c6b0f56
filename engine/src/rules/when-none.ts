import type { View } from '../evaluation/view.ts';
import type { Exact } from '../exact.ts';
import type { Question } from '../regulation/format.ts';
import { type Interval, joined } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import { ask } from './ask.ts';
import type { Measured } from './measured.ts';

/** What holds when there is nothing to count: a number of the text, or a question for a person. */
export type WhenNone = { readonly value: Exact } | { readonly ask: string };

/** `when-none: 0` or `when-none: {ask: question}`. */
export function readWhenNone(at: Cursor | undefined, read: RuleReader): WhenNone | undefined {
  if (at?.isMap()) {
    const question = at.map(['ask'])?.field('ask')?.id();
    return question === undefined ? undefined : { ask: question };
  }
  const value = read.exact(at);
  return value === undefined ? undefined : { value };
}

export const questionsOf = (none: WhenNone): { readonly questions?: readonly string[] } =>
  'ask' in none ? { questions: [none.ask] } : {};

/** Its value, linked. */
export function linkWhenNone(none: WhenNone, question: (id: string) => Question): (view: View) => Measured {
  if ('value' in none) return () => none.value;
  const asked = question(none.ask);
  return (view) => ask(view, asked);
}

/** A range with the number of the text in it; what a person may answer is added by whoever asks for ranges. */
export const withNone = (range: Interval, none: WhenNone): Interval =>
  'value' in none ? joined(range, { min: none.value, max: none.value }) : range;
