import type { TableDescriptor } from '@congtam/engine';

/** What is looked at, as plain rows: from a cycle of the server or from any tables of the same sheets. */
export interface Material {
  readonly people: readonly PersonRow[];
  readonly months: readonly MonthRow[];
  readonly levels: readonly LevelRow[];
  /** Who confirmed most of the months of each, as far as it was done here: by any name that tells one from another. */
  readonly raters: readonly { readonly person: string; readonly rater: string }[];
  /** What people wrote of themselves, one text each. */
  readonly words: readonly { readonly person: string; readonly text: string }[];
  /** Rows that were said after the last day. */
  readonly late: readonly { readonly person: string; readonly edits: number }[];
}

export interface PersonRow {
  readonly code: string;
  readonly unit: string;
  /** Title and duty group: whose work is alike. */
  readonly post: string;
}

/** A month of one person's own sheets. */
export interface MonthRow {
  readonly person: string;
  readonly period: string;
  /** Converted work declared as completed. */
  readonly volume: number;
  /** General points as confirmed, as a share of the most there can be; null where nobody confirmed. */
  readonly general: number | null;
  /** General points as confirmed. */
  readonly points: number | null;
  /** Mean of quantity, quality and progress, as a share of what was asked; null where nothing was. */
  readonly results: number | null;
}

/** A level as it stands: rank 0 is the best. */
export interface LevelRow {
  readonly subject: string;
  readonly kind: 'person' | 'unit';
  readonly unit: string;
  readonly rank: number;
  /** How many levels there are. */
  readonly of: number;
}

interface Sheet {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

const WORK = 'work-products';
const CATALOGUE = 'work-catalogue';
const GENERAL = 'general-criteria';

/**
 * The months of people from the sheets of a regulation that counts products and general criteria; other sheets are not
 * looked at. Numbers are read as floating point: what is found is a question, and nothing is computed from it.
 *
 * @param generalMost the most general points there can be, as the sheet declares them
 */
export function monthsFrom(sheets: readonly Sheet[], generalMost: number): MonthRow[] {
  const coefficients = coefficientsOf(sheets);
  const months = new Map<string, Sums>();
  const of = (person: string, period: string): Sums => {
    const key = `${person} ${period}`;
    const found = months.get(key) ?? { person, period, volume: 0, asked: 0, good: 0, points: null };
    months.set(key, found);
    return found;
  };
  for (const row of rowsOf(sheets, WORK)) {
    const [subject, period] = [row('subject'), row('period')];
    const coefficient = numberOf(row('coefficient')) ?? coefficients.get(row('code')) ?? 0;
    const month = of(subject, period);
    const source = row('source');
    const completed = numberOf(row('completed')) ?? 0;
    if (source === '' || source === 'plan' || source === 'handedOver')
      month.asked += coefficient * (numberOf(row('assigned')) ?? 0);
    if (source === 'handedOver') continue;
    const [fit, timely] = [numberOf(row('meetingQuality')), numberOf(row('onTime'))];
    month.volume += coefficient * completed;
    month.good += (coefficient * (completed + (fit ?? completed) + (timely ?? completed))) / 3;
  }
  const general = sheets.find(({ table }) => table === GENERAL);
  const criteria = (general?.columns ?? []).filter((c) => !['subject', 'period', 'rater'].includes(c));
  for (const row of rowsOf(sheets, GENERAL)) {
    if (row('rater') !== 'confirmed') continue;
    const month = of(row('subject'), row('period'));
    month.points = criteria.reduce((sum, column) => sum + (numberOf(row(column)) ?? 0), 0);
  }
  return [...months.values()].map(({ person, period, volume, asked, good, points }) => ({
    ...{ person, period, volume, points },
    general: points === null || generalMost === 0 ? null : points / generalMost,
    results: asked === 0 ? null : good / asked,
  }));
}

/** The most general points there can be, by the sheet as the regulation declares it; 0 where it has none. */
export function generalMostOf(tables: readonly TableDescriptor[]): number {
  const sheet = tables.find(({ id }) => id === GENERAL);
  return (sheet?.columns ?? []).reduce((sum, { type }) => {
    const most = type.kind === 'number' ? type.max : undefined;
    return most === undefined ? sum : sum + Number(most.n) / Number(most.d);
  }, 0);
}

interface Sums {
  readonly person: string;
  readonly period: string;
  volume: number;
  asked: number;
  good: number;
  points: number | null;
}

/** Who is where, from the sheet of people: the main post, or the last one named. */
export function peopleFrom(sheets: readonly Sheet[]): PersonRow[] {
  const people = new Map<string, PersonRow>();
  for (const row of rowsOf(sheets, 'people')) {
    if (row('main') === 'no') continue;
    const post = `${row('title')} / ${row('leads')} / ${row('dutyGroup')}`;
    people.set(row('id'), { code: row('id'), unit: row('unit'), post });
  }
  return [...people.values()];
}

function coefficientsOf(sheets: readonly Sheet[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const row of rowsOf(sheets, CATALOGUE)) {
    const coefficient = numberOf(row('coefficient'));
    if (coefficient !== undefined) found.set(row('code'), coefficient);
  }
  return found;
}

function* rowsOf(sheets: readonly Sheet[], table: string): Generator<(column: string) => string> {
  const sheet = sheets.find((one) => one.table === table);
  if (sheet === undefined) return;
  const at = new Map(sheet.columns.map((column, index) => [column, index]));
  for (const cells of sheet.rows) {
    yield (column) => {
      const index = at.get(column);
      return index === undefined ? '' : (cells[index] ?? '');
    };
  }
}

function numberOf(text: string): number | undefined {
  if (text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
