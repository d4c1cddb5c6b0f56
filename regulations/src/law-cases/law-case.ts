/**
 * Law cases: scenarios in a form that any other system can read. A case says everything itself; nothing is filled in,
 * nothing is a range, and what it stands on is named by id and date of effect.
 */

import type { Bilingual, PlainTables, Regulation } from '../scenarios/engine.ts';
import { formatDay, parseDay, parsePeriod } from '../scenarios/engine.ts';
import type { Expected, QuotaExpectation, SubjectExpectation } from '../scenarios/expectation.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarioTables } from '../scenarios/scenario.ts';

/** What a result says of one person or unit, word by word, as `expect` of a scenario has it. */
export type SubjectWords = Readonly<
  Record<string, string | readonly string[] | Readonly<Record<string, string>>>
>;

/** What is said of everybody: of a case what is expected, of an answer what came out. */
export interface LawWords {
  readonly people?: Readonly<Record<string, SubjectWords>>;
  readonly units?: Readonly<Record<string, SubjectWords>>;
  readonly quotas?: readonly SubjectWords[];
  /** The tables are refused; codes are those of Công Tâm. */
  readonly refused?: readonly string[];
}

export interface LawCase {
  /** `nd-335-2025@2026-01-01/s001`: scenarios count by s, cases of the oracle by o. */
  readonly id: string;
  readonly regulation: string;
  /** Date of effect of the version the case is about. */
  readonly version: string;
  /** Regulations that lie on it here, by id. */
  readonly layers?: readonly string[];
  readonly name: Bilingual;
  /** Articles, rules, readings and questions the case is there to show. */
  readonly shows: readonly string[];
  readonly period: string;
  readonly 'as-of': string;
  readonly readings?: Readonly<Record<string, string>>;
  readonly 'levels-under'?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly given: PlainTables;
  readonly expect: LawWords;
  /** Who worked out what is expected: a person from the article, or the second implementation from a drawn case. */
  readonly source:
    | { readonly by: 'hand' }
    | { readonly by: 'oracle'; readonly seed: number; readonly draw: number };
}

/** A scenario of one version as a case; `id` without the regulation and version before it. */
export function lawCaseOf(scenario: Scenario, regulation: Regulation, id: string): LawCase {
  const version = formatDay(regulation.inForceFrom);
  const { layers, readings, levelsUnder } = scenario;
  return {
    id: `${regulation.id}@${version}/${id}`,
    regulation: regulation.id,
    version,
    ...(layers.length === 0 ? {} : { layers }),
    name: scenario.name,
    shows: scenario.shows,
    period: scenario.period,
    'as-of': formatDay(scenario.asOf),
    ...(readings.size === 0 ? {} : { readings: Object.fromEntries(readings) }),
    ...(levelsUnder.size === 0
      ? {}
      : {
          'levels-under': Object.fromEntries(
            [...levelsUnder].map(([under, levels]) => [under, Object.fromEntries(levels)]),
          ),
        }),
    given: scenarioTables(scenario),
    expect: wordsExpected(scenario.expect),
    source: { by: 'hand' },
  };
}

function wordsExpected({ people, units, quotas, refused }: Expected): LawWords {
  const subjects = (all: ReadonlyMap<string, SubjectExpectation>) =>
    Object.fromEntries([...all].map(([id, one]) => [id, subjectExpected(one)]));
  return {
    ...(people.size === 0 ? {} : { people: subjects(people) }),
    ...(units.size === 0 ? {} : { units: subjects(units) }),
    ...(quotas.length === 0 ? {} : { quotas: quotas.map(quotaExpected) }),
    ...(refused === undefined ? {} : { refused }),
  };
}

const subjectExpected = ({ words, lists, measures, deadlines }: SubjectExpectation): SubjectWords => ({
  ...Object.fromEntries(words),
  ...Object.fromEntries(lists),
  ...(measures.size === 0 ? {} : { measures: Object.fromEntries(measures) }),
  ...(deadlines === undefined ? {} : { deadlines: Object.fromEntries(deadlines) }),
});

const quotaExpected = ({ words, tied, notes, placesByBase }: QuotaExpectation): SubjectWords => ({
  ...Object.fromEntries(words),
  ...(tied ? { tied } : {}),
  ...(notes ? { notes } : {}),
  ...(placesByBase.size === 0 ? {} : { 'places-by-base': Object.fromEntries(placesByBase) }),
});

/** What a case asks, without what it expects: a scenario again. */
export type AskedCase = Omit<Scenario, 'expect'> & { readonly id: string; readonly regulation: string };

/**
 * Reads one line of a file of cases. Undefined where the line is no case: not JSON, a period or a day that is none, a
 * cell that is no text. What a case expects is not read.
 */
export function readLawCase(line: string, number: number): AskedCase | undefined {
  const all = objectIn(jsonIn(line));
  const { id, regulation, version, period } = all;
  const asOf = parseDay(textIn(all['as-of']));
  if (typeof id !== 'string' || typeof regulation !== 'string' || typeof version !== 'string')
    return undefined;
  if (typeof period !== 'string' || parsePeriod(period) === undefined || asOf === undefined) return undefined;
  const tables = Object.entries(objectIn(all.given)).map(([table, rows]) => {
    const read = listIn(rows).map((row) => Object.entries(objectIn(row)));
    return { table, read };
  });
  const cells = tables.flatMap(({ read }) => read.flat());
  if (cells.some(([, cell]) => typeof cell !== 'string')) return undefined;
  return {
    id,
    regulation,
    version,
    name: { vi: id, en: id },
    shows: [],
    period,
    asOf,
    readings: textsIn(all.readings),
    layers: listIn(all.layers).map(textIn),
    levelsUnder: new Map(
      Object.entries(objectIn(all['levels-under'])).map(([under, levels]) => [under, textsIn(levels)]),
    ),
    given: new Map(
      tables.map(({ table, read }) => [
        table,
        read.map((row) => new Map(row.map(([column, cell]) => [column, textIn(cell)]))),
      ]),
    ),
    file: id,
    line: number,
  };
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectIn = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsIn = (value: unknown): Map<string, string> =>
  new Map(Object.entries(objectIn(value)).map(([key, text]) => [key, textIn(text)]));
