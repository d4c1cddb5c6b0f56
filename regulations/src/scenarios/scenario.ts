import {
  type Bilingual,
  type CalendarDay,
  type Cursor,
  chooseAmong,
  formatDay,
  type PackPart,
  type PlainTables,
  type Problem,
  parseDay,
  parsePeriod,
  type Regulation,
  reader,
  say,
} from './engine.ts';
import { type Expected, readExpected } from './expectation.ts';
import { expandRange, type GivenRow, rangeOf, withDefaults } from './tables.ts';

/** A test as data: what is given, and what the law makes of it. Expected values are worked out by hand. */
export interface Scenario {
  /** A sentence of the domain. */
  readonly name: Bilingual;
  /** Articles, rules, readings, questions and doubts this scenario shows, by id. */
  readonly shows: readonly string[];
  /** The one version it is about, by its date of effect; all of them unless said. */
  readonly version?: string;
  readonly period: string;
  /** The day it is looked at; the last day of the period unless said otherwise. */
  readonly asOf: CalendarDay;
  /** Readings chosen other than their default. */
  readonly readings: ReadonlyMap<string, string>;
  /** Layers that lie on the regulation here, by id. */
  readonly layers: readonly string[];
  /** Levels that other regulations have given, by regulation and subject; of one named here whoever is left out is not rated there. */
  readonly levelsUnder: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Rows as written, those of `same-as` first. */
  readonly given: ReadonlyMap<string, readonly GivenRow[]>;
  readonly expect: Expected;
  readonly file: string;
  readonly line: number;
}

export const SCENARIO_KEYS = [
  'name',
  'shows',
  'version?',
  'period',
  'as-of?',
  'readings?',
  'layers?',
  'levels-under?',
  'same-as?',
  'given?',
  'expect',
] as const;

/**
 * Reads a file of scenarios, or says everything that is wrong with it, with file and line: `pack.*` of shape,
 * `scenario.bad-period`, `scenario.bad-range`, `scenario.same-name`, `scenario.unknown-name`.
 */
export function readScenarios(part: PackPart): { scenarios: Scenario[] } | { problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read: Scenario[] = [];
  for (const at of reader(part, problems).map(['scenarios'])?.field('scenarios')?.list() ?? []) {
    const scenario = readScenario(at, read);
    if (scenario) read.push(scenario);
  }
  return problems.length > 0 ? { problems } : { scenarios: read };
}

function readScenario(at: Cursor, earlier: readonly Scenario[]): Scenario | undefined {
  if (at.map(SCENARIO_KEYS) === undefined) return undefined;
  const name = readName(at.field('name'), earlier);
  const shows = (at.field('shows')?.list() ?? []).map((c) => c.text()).filter((id) => id !== undefined);
  const version = at.optional('version')?.text();
  const period = readPeriod(at.field('period'));
  const asOf = at.optional('as-of')?.day();
  const readings = (at.optional('readings')?.entries() ?? []).map(([id, c]) => [id, c.id() ?? ''] as const);
  const layers = (at.optional('layers')?.list() ?? []).map((c) => c.id() ?? '');
  const given = readGiven(at.optional('given'));
  const base = at.optional('same-as') && baseOf(at.optional('same-as'), earlier);
  const expect = readExpected(at.field('expect'));
  if (!name || !period || !expect) return undefined;
  const { file, line = 0 } = at.place();
  return {
    name,
    shows,
    ...(version === undefined ? {} : { version }),
    period: period.id,
    asOf: (asOf === undefined ? undefined : parseDay(asOf)) ?? period.to,
    readings: new Map(readings),
    layers: [...new Set([...(base?.layers ?? []), ...layers])],
    levelsUnder: new Map([...(base?.levelsUnder ?? []), ...readLevelsUnder(at.optional('levels-under'))]),
    given: joined(base?.given ?? new Map(), given),
    expect,
    file,
    line,
  };
}

function readName(at: Cursor | undefined, earlier: readonly Scenario[]): Bilingual | undefined {
  const map = at?.map(['vi', 'en']);
  const vi = map?.field('vi')?.text();
  const en = map?.field('en')?.text();
  if (!at || vi === undefined || en === undefined) return undefined;
  if (earlier.some((s) => s.name.vi === vi || s.name.en === en)) {
    at.refuse(
      'scenario.same-name',
      say(`đã có tình huống “${vi}”`, `there is a scenario '${en}' already`),
      say('đặt tên khác', 'give it another name'),
    );
  }
  return { vi, en };
}

function readPeriod(at: Cursor | undefined) {
  const text = at?.text();
  const period = text === undefined ? undefined : parsePeriod(text);
  if (text !== undefined && period === undefined) {
    at?.refuse(
      'scenario.bad-period',
      say(`“${text}” không phải một kỳ`, `'${text}' is no period`),
      say('viết như 2026, 2026-H1, 2026-Q1 hoặc 2026-03', 'write it like 2026, 2026-H1, 2026-Q1 or 2026-03'),
    );
  }
  return period;
}

function baseOf(at: Cursor | undefined, earlier: readonly Scenario[]): Scenario | undefined {
  const name = at?.text();
  const base = earlier.find((s) => s.name.en === name || s.name.vi === name);
  if (name !== undefined && base === undefined) {
    const names = earlier.map((s) => s.name.en);
    at?.refuse(
      'scenario.unknown-name',
      say(`không có tình huống nào ở trên tên “${name}”`, `no scenario above is called '${name}'`),
      chooseAmong(name, names),
    );
  }
  return base;
}

/** `{nd-335-2025: {p1: good, p2: notCompleted}}` */
function readLevelsUnder(at: Cursor | undefined): [string, Map<string, string>][] {
  return (at?.entries() ?? []).map(([regulation, subjects]) => {
    const levels = (subjects.entries() ?? []).map(([id, level]) => [id, level.id() ?? ''] as const);
    return [regulation, new Map(levels)];
  });
}

function readGiven(at: Cursor | undefined): Map<string, GivenRow[]> {
  const tables = (at?.entries() ?? []).map(([table, rows]) => {
    const read = (rows.list() ?? []).map((row) => new Map((row.entries() ?? []).flatMap(readCell)));
    return [table, read] as const;
  });
  return new Map(tables);
}

function readCell([column, at]: readonly [string, Cursor]): [string, string][] {
  const text = at.text();
  if (text === undefined) return [];
  const range = rangeOf(column, text);
  if (range === undefined || expandRange(range) !== undefined) return [[column, text]];
  at.refuse(
    'scenario.bad-range',
    say(`“${text}” không phải một dãy`, `'${text}' is no range`),
    say('viết như p01..p12 hoặc 2026-01..2026-12', 'write it like p01..p12 or 2026-01..2026-12'),
  );
  return [];
}

function joined(
  first: ReadonlyMap<string, readonly GivenRow[]>,
  then: ReadonlyMap<string, readonly GivenRow[]>,
): Map<string, readonly GivenRow[]> {
  const tables = [...new Set([...first.keys(), ...then.keys()])];
  return new Map(tables.map((table) => [table, [...(first.get(table) ?? []), ...(then.get(table) ?? [])]]));
}

/** Whether a scenario is about this version of its regulation. */
export const isAbout = (scenario: Scenario, { inForceFrom }: Regulation): boolean =>
  scenario.version === undefined || scenario.version === formatDay(inForceFrom);

/** The tables of a scenario as a workbook would bring them: ranges expanded, what goes without saying filled in. */
export function scenarioTables(scenario: Pick<Scenario, 'given' | 'asOf'>): PlainTables {
  return withDefaults(scenario.given, scenario.asOf);
}
