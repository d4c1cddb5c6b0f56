import { everybody, type SampleOptions } from '../nation/people.ts';
import { randomOf } from '../nation/random.ts';
import { sampleTables } from '../nation/sample-tables.ts';
import type { SampleTable } from '../sample-table.ts';
import { ownWords } from './own-words.ts';

/** What was planted among honest people, by the name under which it should be found: codes of people or units. */
export type Planted = ReadonlyMap<string, ReadonlySet<string>>;

export interface PlantedProvince {
  readonly tables: readonly SampleTable[];
  /** What people wrote of themselves. */
  readonly words: readonly { readonly person: string; readonly text: string }[];
  /** Rows said after the last day, by person. */
  readonly late: readonly { readonly person: string; readonly edits: number }[];
  readonly planted: Planted;
  /** Units whose own level is made the opposite of their people's, and those in which everybody gets the best one. */
  readonly levels: { readonly opposed: ReadonlySet<string>; readonly allBest: ReadonlySet<string> };
}

const OF_PEOPLE = 0.005;
const OF_UNITS = 0.02;

/**
 * An invented province in which some people and units deceive, each in one way, and everybody else is honest: the same
 * for the same options. Frauds are of the size that pays: volume of twice and a half, one month fourfold, words of a
 * colleague with one word in fifteen changed.
 */
export function plantedProvince(options: SampleOptions): PlantedProvince {
  const { seed } = options;
  const planted = new Map<string, Set<string>>();
  const plant = (kind: string, code: string) => {
    const set = planted.get(kind) ?? new Set<string>();
    planted.set(kind, set.add(code));
  };
  const units = new Map<string, { number: number; size: number }>();
  for (const { unit } of everybody(options)) {
    const known = units.get(unit);
    if (known) known.size += 1;
    else units.set(unit, { number: units.size, size: 1 });
  }
  for (const [unit, { number, size }] of units) {
    const random = randomOf(seed, number, 41);
    if (size < 6 || !random.chance(OF_UNITS * UNIT_FRAUDS.length)) continue;
    plant(random.pick(UNIT_FRAUDS), unit);
  }
  const unitOf = new Map<string, string>();
  const workers: string[] = [];
  for (const person of everybody(options)) {
    unitOf.set(person.id, person.unit);
    if (person.service !== 'civilServant') continue;
    workers.push(person.id);
    const random = randomOf(seed, person.number, 43);
    if (isAmong(planted, UNIT_FRAUDS, person.unit) || !random.chance(OF_PEOPLE * PERSON_FRAUDS.length))
      continue;
    if (person.months.length >= 8) plant(random.pick(PERSON_FRAUDS), person.id);
  }
  const is = (kind: string, code: string) => planted.get(kind)?.has(code) ?? false;
  const tables = [...sampleTables(options)].map((table) => changed(table, unitOf, is, seed));
  const words = workers.map((person, at) => {
    const from = is('copiedWords', person) ? (workers[(at + 1) % workers.length] ?? person) : undefined;
    return { person, text: ownWords(seed, person, from) };
  });
  // Who was copied from is found as well: the texts are alike both ways.
  const copied = workers.flatMap((person, at) => (is('copiedWords', person) ? [at] : []));
  for (const at of copied) plant('copiedWords', workers[(at + 1) % workers.length] ?? '');
  const late = workers.map((person) => {
    const random = randomOf(seed, Number(person), 47);
    return { person, edits: is('lateEdits', person) ? 5 + random.whole(6) : honestEdits(random.next()) };
  });
  return {
    ...{ tables, words, late, planted },
    levels: {
      opposed: planted.get('peopleAgainstUnit') ?? new Set(),
      allBest: planted.get('allExcellent') ?? new Set(),
    },
  };
}

const UNIT_FRAUDS = ['volumeAgainstBodies', 'narrowRatings', 'allExcellent', 'peopleAgainstUnit'] as const;
const PERSON_FRAUDS = [
  ...([
    'volumeAgainstPost',
    'volumeAgainstPast',
    'generalAgainstResults',
    'copiedWords',
    'lateEdits',
  ] as const),
];

const isAmong = (planted: Planted, kinds: readonly string[], code: string): boolean =>
  kinds.some((kind) => planted.get(kind)?.has(code));

/** Most people are on time; a few change a row or two after the last day, and very few more. */
const honestEdits = (chance: number): number =>
  chance < 0.9 ? 0 : chance < 0.97 ? 1 : chance < 0.99 ? 2 : chance < 0.998 ? 3 : 4;

type Is = (kind: string, code: string) => boolean;

function changed(table: SampleTable, unitOf: ReadonlyMap<string, string>, is: Is, seed: number): SampleTable {
  const change =
    table.table === 'work-products' ? moreWork : table.table === 'general-criteria' ? morePoints : undefined;
  if (change === undefined) return table;
  const at = new Map(table.columns.map((column, index) => [column, index]));
  const rows = {
    *[Symbol.iterator]() {
      for (const row of table.rows) yield change(row, at, unitOf, is, seed);
    },
  };
  return { ...table, rows };
}

type Change = (
  row: readonly string[],
  at: ReadonlyMap<string, number>,
  unitOf: ReadonlyMap<string, string>,
  is: Is,
  seed: number,
) => readonly string[];

const QUANTITIES = ['assigned', 'completed', 'meetingQuality', 'onTime'];

const moreWork: Change = (row, at, unitOf, is, seed) => {
  const person = row[at.get('subject') ?? 0] ?? '';
  const month = Number((row[at.get('period') ?? 1] ?? '').slice(5));
  const unit = unitOf.get(person) ?? '';
  const random = randomOf(seed, Number(person), 53);
  const [own, fraudMonth] = [2.2 + random.next(), 4 + random.whole(6)];
  const isMonth = month === fraudMonth && is('volumeAgainstPast', person);
  const times = is('volumeAgainstPost', person)
    ? own
    : isMonth
      ? 4
      : is('volumeAgainstBodies', unit)
        ? 1.8
        : 1;
  // Who gets all the points for little work has done a third of it.
  const done = is('generalAgainstResults', person) ? 0.35 : 1;
  if (times === 1 && done === 1) return row;
  return row.map((cell, index) => {
    const column = QUANTITIES.find((name) => at.get(name) === index);
    if (column === undefined) return cell;
    return String(Math.round(Number(cell) * times * (column === 'assigned' ? 1 : done)));
  });
};

const morePoints: Change = (row, at, unitOf, is) => {
  const person = row[at.get('subject') ?? 0] ?? '';
  const isNarrow = is('narrowRatings', unitOf.get(person) ?? '');
  const isFull = is('generalAgainstResults', person);
  if (!(isNarrow || isFull)) return row;
  const first = Math.min(...['I.1', 'I.2'].map((name) => at.get(name) ?? 0));
  return row.map((cell, index) => {
    if (index < first) return cell;
    const most = index < first + 2 ? 5 : 2.5;
    return isFull ? String(most) : String(most * 0.92);
  });
};
