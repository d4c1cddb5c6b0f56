import type { QueryConfig } from 'pg';

/** After so many times a statement is one that is asked again and again. */
const OFTEN = 16;
/** Most statements that connections keep plans of: each takes memory in every connection. */
const MOST_NAMES = 150;
/** Most texts that are counted: those put together for one request alone never come again. */
const MOST_COUNTED = 2000;

const asked = new Map<string, number>();
const names = new Map<string, string>();

/**
 * A single statement as a connection is asked it: what is asked often by a name, under which the connection keeps its plan.
 * Row security makes planning dearer than answering. PostgreSQL goes on planning anew where the values make a difference,
 * and whenever a table changes.
 */
export function statementOf(text: string, values: readonly unknown[]): QueryConfig {
  const name = nameOf(text);
  return { text, values: [...values], ...(name === undefined ? {} : { name }) };
}

function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined || names.size >= MOST_NAMES) return name;
  const times = (asked.get(text) ?? 0) + 1;
  if (times < OFTEN) {
    if (asked.size >= MOST_COUNTED) asked.clear();
    asked.set(text, times);
    return undefined;
  }
  asked.delete(text);
  const given = `often-${names.size}`;
  names.set(text, given);
  return given;
}
