/** Scenarios as a person reads them: what is given, table by table, and what the regulation makes of it. */
import {
  type Bilingual,
  type ColumnDescriptor,
  type Language,
  parseDay,
  periodInWords,
  periodsInWords,
  type Regulation,
  regulationInWords,
  say,
  type TableDescriptor,
  tablesOf,
  vocabularyOf,
  Wording,
} from './engine.ts';
import { expectedInWords } from './expectation-words.ts';
import { numberInWords } from './number-words.ts';
import { regulationFor } from './run.ts';
import type { Scenario } from './scenario.ts';
import { expandRange, type GivenRow, spelledOut } from './tables.ts';

export interface ScenarioInWords {
  readonly name: Bilingual;
  /** Articles of the text that it shows, by id: those it names, and those of the rules it names. */
  readonly articles: readonly string[];
  /** The period, the day it is looked at, what was chosen, what else lies on the text. */
  readonly asked: Bilingual;
  readonly given: readonly { readonly label: Bilingual; readonly rows: readonly Bilingual[] }[];
  /** A line for each subject and quota; subjects of whom the very same is expected share one. */
  readonly expected: readonly Bilingual[];
}

/**
 * A scenario of a regulation in words.
 *
 * @param known texts it may lie on or under; a layer that is not among them is called by its id
 */
export function scenarioInWords(
  scenario: Scenario,
  own: Regulation,
  known: readonly Regulation[],
): ScenarioInWords {
  const whole = joinedFor(scenario, own, known);
  const [vi, en] = (['vi', 'en'] as const).map((language) => inLanguage(scenario, whole, language));
  if (vi === undefined || en === undefined) throw new Error('a scenario is told in two languages');
  const both = (one: readonly string[], other: readonly string[]) =>
    one.map((text, at) => say(text, other[at] ?? text));
  return {
    name: scenario.name,
    articles: articlesShown(scenario, own),
    asked: say(vi.asked, en.asked),
    given: vi.given.map(({ label, rows }, at) => ({
      label: say(label, en.given[at]?.label ?? label),
      rows: both(rows, en.given[at]?.rows ?? rows),
    })),
    expected: both(vi.expected, en.expected),
  };
}

function joinedFor(scenario: Scenario, own: Regulation, known: readonly Regulation[]): Regulation {
  const isKnown = (id: string) => known.some((one) => one.id === id);
  if (own.layerOf !== undefined && !isKnown(own.layerOf)) return own;
  const layers = scenario.layers.filter(isKnown);
  const found = regulationFor({ ...scenario, layers }, own, known);
  return 'problems' in found ? own : found.regulation;
}

/** Ids under which scenarios name a rule: a rung is `ladder.level`, a quantity is one for all groups and stages. */
const shownAs = (rule: string) => rule.replace('/', '.').replace(/[[@].*$/, '');

const ARTICLES = new WeakMap<Regulation, ReadonlyMap<string, readonly string[]>>();

function articlesShown({ shows }: Scenario, own: Regulation): string[] {
  const of = ARTICLES.get(own) ?? articlesByRule(own);
  ARTICLES.set(own, of);
  return [...new Set(shows.flatMap((id) => of.get(id) ?? []))];
}

function articlesByRule(own: Regulation): Map<string, readonly string[]> {
  const of = new Map<string, readonly string[]>();
  for (const { rule, articles } of regulationInWords(own, 'vi')) {
    const id = shownAs(rule);
    of.set(id, [...(of.get(id) ?? []), ...articles.filter((article) => own.articles.has(article))]);
  }
  return of;
}

const TABLES = new WeakMap<Regulation, ReadonlyMap<string, TableDescriptor>>();

function tablesFor(regulation: Regulation): ReadonlyMap<string, TableDescriptor> {
  const before = TABLES.get(regulation);
  if (before !== undefined) return before;
  const tables = new Map(
    tablesOf(vocabularyOf([regulation]), [regulation]).map((table) => [table.id, table]),
  );
  TABLES.set(regulation, tables);
  return tables;
}

function inLanguage(scenario: Scenario, regulation: Regulation, language: Language) {
  const words = new Wording(regulation, language);
  const tables = tablesFor(regulation);
  const given = [...spelledOut(scenario.given)].map(([id, rows]) => {
    const table = tables.get(id);
    return {
      label: table === undefined ? id : words.of(table.label),
      rows: rows.map((row) => rowInWords(row, table, words)),
    };
  });
  return { asked: askedInWords(scenario, words), given, expected: expectedInWords(scenario.expect, words) };
}

function askedInWords({ period, asOf, readings, layers, levelsUnder }: Scenario, words: Wording): string {
  const { regulation } = words;
  const chosen = [...readings].map(([id, option]) => {
    const reading = regulation.readings.get(id);
    const says = reading?.options.get(option);
    return `${reading ? words.of(reading.question) : id} → ${says ? words.of(says) : option}`;
  });
  const others = [...levelsUnder].map(([id, levels]) => {
    const each = [...levels].map(([subject, level]) => `${subject}: ${words.level(level)}`);
    return words.say(
      `mức theo ${id}: ${each.join(', ') || 'không ai'}`,
      `levels under ${id}: ${each.join(', ') || 'nobody'}`,
    );
  });
  const on = words.day(asOf);
  return [
    words.say(`Kỳ: ${words.period(period)}, xét ngày ${on}`, `Period: ${words.period(period)}, on ${on}`),
    ...chosen.map((text) => words.say(`cách hiểu: ${text}`, `reading: ${text}`)),
    ...layers.map((id) =>
      words.say(`cùng với: ${words.layerTitle(id)}`, `together with: ${words.layerTitle(id)}`),
    ),
    ...others,
  ].join('; ');
}

/** Columns that say of whom and of when a row is: they stand first, without their label. */
const KEYS = ['id', 'subject', 'period'];

/** Columns in a row with the same value are told at once from here on. */
const TOLD_AT_ONCE = 4;

function rowInWords(row: GivenRow, table: TableDescriptor | undefined, words: Wording): string {
  const inOrder = [...row].sort(([a], [b]) => placeOf(a, table) - placeOf(b, table));
  const keys = inOrder.filter(([id]) => KEYS.includes(id));
  const cells = inOrder
    .filter(([id]) => !KEYS.includes(id))
    .map(([id, text]) => {
      const column = table?.columns.find((one) => one.id === id);
      return {
        label: column === undefined ? id : words.of(column.label),
        value: valueInWords(text, column, row, words),
      };
    });
  const head = keys.map(([id, text]) => (id === 'period' ? periodsOf(text, words) : rangeInWords(text)));
  const rest = runsOf(cells).map((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return '';
    if (run.length < TOLD_AT_ONCE) return run.map(({ label, value }) => `${label}: ${value}`).join('; ');
    const count = words.say(`${run.length} mục`, `${run.length} in all`);
    return `“${first.label}” … “${last.label}” (${count}): ${first.value}`;
  });
  return [head.join(', '), rest.join('; ')].filter((part) => part !== '').join(': ');
}

const placeOf = (id: string, table: TableDescriptor | undefined): number => {
  const at = table?.columns.findIndex((one) => one.id === id) ?? -1;
  return at < 0 ? (table?.columns.length ?? 0) : at;
};

interface Cell {
  readonly label: string;
  readonly value: string;
}

function runsOf(cells: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last?.[0]?.value === cell.value) last.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

const periodsOf = (text: string, { language }: Wording): string => {
  const range = text.includes('..') ? expandRange(text) : undefined;
  return range === undefined ? periodInWords(text, language) : periodsInWords(range, language);
};

const rangeInWords = (text: string): string => text.replace('..', '–');

function valueInWords(
  text: string,
  column: ColumnDescriptor | undefined,
  row: GivenRow,
  words: Wording,
): string {
  if (column?.id === 'option') return optionInWords(text, row.get('question'), words);
  const option = optionOf(text, column);
  if (option !== undefined) return words.of(option);
  const day = column?.type.kind === 'day' ? parseDay(text) : undefined;
  if (day !== undefined) return words.day(day);
  return numberInWords(text, words.language);
}

function optionOf(text: string, column: ColumnDescriptor | undefined): Bilingual | undefined {
  if (column === undefined) return undefined;
  const { options, type } = column;
  return options?.get(text) ?? (type.kind === 'choice' ? type.options.get(text) : undefined);
}

function optionInWords(option: string, question: string | undefined, words: Wording): string {
  const { questions, readings } = words.regulation;
  const reading = question?.startsWith('reading:')
    ? readings.get(question.slice('reading:'.length))?.options.get(option)
    : undefined;
  const says =
    reading ?? (question === undefined ? undefined : questions.get(question)?.options.get(option)?.says);
  return says === undefined ? words.level(option) : words.of(says);
}
