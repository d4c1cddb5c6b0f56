import type { Json } from '@congtam/evidence';
import type { Tx } from '../../database/as-actor.ts';
import { namesOfPeople, type RunRow, runsOf } from './runs.queries.ts';

/** Runs, with what stopped one told by name: to whoever may see the people, since what is kept has codes only. */
export async function listRuns(tx: Tx, cycle: string): Promise<readonly RunRow[]> {
  const runs = await runsOf(tx, cycle);
  const refused = runs.filter(({ outcome }) => outcome === 'refused');
  const people = new Set(
    refused.flatMap(({ receipt }) => rowsIn(receipt).flatMap((row) => textIn(row, 'person'))),
  );
  if (people.size === 0) return runs;
  const names = await namesOfPeople(tx, [...people]);
  return runs.map((run) =>
    run.outcome === 'refused' ? { ...run, receipt: named(run.receipt, names) } : run,
  );
}

type Fields = { readonly [name: string]: Json };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (value: unknown, name: string): readonly Fields[] => {
  const list = isFields(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isFields) : [];
};
const textIn = (row: Fields, name: string): readonly string[] => {
  const text = row[name];
  return typeof text === 'string' ? [text] : [];
};
const rowsIn = (receipt: unknown): readonly Fields[] =>
  listIn(receipt, 'problems').flatMap((problem) => listIn(problem, 'about'));

function named(receipt: Json | null, names: ReadonlyMap<string, string>): Json | null {
  if (!isFields(receipt)) return receipt;
  const problems = listIn(receipt, 'problems').map((problem) => ({
    ...problem,
    about: listIn(problem, 'about').map((row) => ({
      ...row,
      name: textIn(row, 'person').map((person) => names.get(person) ?? null)[0] ?? null,
    })),
  }));
  return { ...receipt, problems };
}
