import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type Plain = Readonly<Record<string, unknown>>;

/** A page of `docs/` and its examples: blocks headed ```` ```yaml ```` or ```` ```yaml word ````. */
export function pageOf(name: string) {
  const text = readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
  const examples = (kind = ''): string[] =>
    [...text.matchAll(/^```yaml ?([a-z-]*)\n([^`]*)^```$/gm)].filter((m) => m[1] === kind).map((m) => m[2]!);
  return { text, examples };
}

/** What is between backticks. */
export const named = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map((m) => m[1]!);

/** A pack with more of it: maps joined, lists lengthened, where what has the id of something there takes its place. */
export function joined(pack: Plain, more: Plain): Plain {
  const both = Object.entries(more).map(([key, value]) => [key, lengthened(pack[key], value)] as const);
  return { ...pack, ...Object.fromEntries(both) };
}

function lengthened(here: unknown, value: unknown): unknown {
  if (!Array.isArray(value)) return { ...(here as Plain), ...(value as Plain) };
  const before: readonly Plain[] = Array.isArray(here) ? here : [];
  return [...before.filter((b) => b.id === undefined || !value.some((v: Plain) => v.id === b.id)), ...value];
}

/** YAML in which every scalar stays the text it is. */
export const read = (yaml: string): Plain => parse(yaml, { schema: 'failsafe' });
