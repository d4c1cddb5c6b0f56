import type { Paper } from '../content/paper.ts';
import { formWithId } from '../forms/registry.ts';

/** The paper of a form; a refusal is a fault of the test. */
export function drawn(id: string, input: unknown): Paper {
  const form = formWithId(id);
  if (form === undefined) throw new Error(`no form ${id}`);
  const result = form.draw(input);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems, null, 2));
  return result.paper;
}

/** The same data with every text changed. */
export function withTexts<Value>(value: Value, change: (text: string) => string): Value;
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each: unknown) => withTexts(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, change)]));
}
