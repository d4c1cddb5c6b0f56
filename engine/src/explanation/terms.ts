import { add, type Exact, equals, multiply, ratio, ZERO } from '../exact.ts';
import type { Language } from '../problem.ts';
import { isExact, shownNumber } from './show.ts';
import type { Telling } from './telling.ts';
import type { Input, Step } from './trace.ts';

const FEW = 3;

/**
 * A sum with its terms: by group where the criteria are numbered in groups ("I: 5 + 4,5 = 9,5; II: …"), with their
 * names where they are few, else the bare numbers.
 */
export function sumTerms(step: Step, total: unknown, telling: Telling): string {
  const { language } = telling;
  const n = (value: unknown) => shownNumber(value, language);
  const groups = groupsOf(step.inputs);
  if (groups.size > 1) {
    const parts = [...groups].map(([group, inputs]) => {
      const terms = inputs.map((i) => n(i.value)).join(' + ');
      return inputs.length === 1 ? `${group}: ${terms}` : `${group}: ${terms} = ${n(totalOf(inputs))}`;
    });
    return `${parts.join('; ')}; ${telling.say('cộng', 'together')} ${n(total)}`;
  }
  const named = step.inputs.length <= FEW;
  const terms = step.inputs.map((i) => (named ? `${telling.name(i.id)} ${n(i.value)}` : n(i.value)));
  return terms.length === 1 ? n(total) : `${terms.join(' + ')} = ${n(total)}`;
}

/** "(0,95 + 0,9 + 1) / 3", or with weights "(0,95 × 2 + 0,9 × 1) / 3". */
export function meanTerms(step: Step, weights: readonly Exact[] | undefined, language: Language): string {
  const terms = step.inputs.map((input, at) => {
    const value = shownNumber(input.value, language, 4);
    return weights === undefined ? value : `${value} × ${shownNumber(weights[at], language)}`;
  });
  const by = weights === undefined ? ratio(step.inputs.length) : weights.reduce(add, ZERO);
  return `(${terms.join(' + ')}) / ${shownNumber(by, language)}`;
}

/** "(95,66 × 11 + 92) / 12": the values of a mean, those that follow each other and are equal written once. */
export function periodTerms(step: Step, language: Language): string {
  const runs: { value: unknown; times: number }[] = [];
  for (const { value } of step.inputs) {
    const last = runs.at(-1);
    if (last && isExact(last.value) && isExact(value) && equals(last.value, value)) last.times += 1;
    else runs.push({ value, times: 1 });
  }
  const terms = runs.map(
    ({ value, times }) => `${shownNumber(value, language)}${times > 1 ? ` × ${times}` : ''}`,
  );
  return `(${terms.join(' + ')}) / ${step.inputs.length}`;
}

/** Whether a step is the plain mean of its inputs, so that it can be written into the step that uses it. */
export function isPlainMean(step: Step): boolean {
  if (step.unrounded !== undefined) return false;
  if (step.kind !== 'mean' || !isExact(step.value) || !step.inputs.every((i) => isExact(i.value)))
    return false;
  return equals(multiply(step.value, ratio(step.inputs.length)), totalOf(step.inputs));
}

/** The points a share makes: the mean it comes from written out, else the share itself. */
export function shareTerms(step: Step, share: string, language: Language): string {
  const from = step.children.find((child) => child.rule === share && isPlainMean(child));
  return from ? meanTerms(from, undefined, language) : shownNumber(step.inputs[0]?.value, language, 4);
}

const totalOf = (inputs: readonly Input[]): Exact =>
  inputs.reduce((total, i) => (isExact(i.value) ? add(total, i.value) : total), ZERO);

/** "I.1", "I.2", "II.1" … belong to groups I and II; anything else has no groups. */
function groupsOf(inputs: readonly Input[]): Map<string, Input[]> {
  const groups = new Map<string, Input[]>();
  for (const input of inputs) {
    const group = /^([^.]+)\.[^.]+$/.exec(input.id)?.[1];
    if (group === undefined) return new Map();
    groups.set(group, [...(groups.get(group) ?? []), input]);
  }
  return groups;
}
