import { type Bilingual, say } from '@congtam/engine';

/** Somebody whose row stopped a run. */
export interface FaultyRow {
  readonly code: string;
  /** Null where whoever reads may not see them. */
  readonly name: string | null;
  readonly person: string | null;
  /** The period of the row; null where its sheet is of none. */
  readonly period: string | null;
}

export interface RunFault {
  /** The sheet by its id, to be opened. */
  readonly sheet: string;
  readonly where: Bilingual;
  readonly says: Bilingual;
  readonly mend: Bilingual;
  readonly about: readonly FaultyRow[];
}

/** What stopped a run, as its receipt tells: the first thirty. */
export function faultsOf(receipt: unknown): readonly RunFault[] {
  const problems = fieldOf(receipt, 'problems');
  if (!Array.isArray(problems)) return [];
  return problems.slice(0, 30).map((problem: unknown) => {
    const about = fieldOf(problem, 'about');
    const rows = Array.isArray(about) ? about.map(rowOf) : [];
    const [sheet, column] = [textOf(problem, 'table') ?? '', textOf(problem, 'column')];
    const number = fieldOf(problem, 'row');
    const [label, columnLabel] = [
      labelOf(problem, 'label', sheet),
      labelOf(problem, 'columnLabel', column ?? ''),
    ];
    // Where it is told whose row it is, its number in what was computed helps nobody.
    const row = rows.length === 0 && typeof number === 'number' ? String(number) : '';
    const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');
    return {
      sheet,
      where: say(joined(label.vi, row, columnLabel.vi), joined(label.en, row, columnLabel.en)),
      says: bothOf(fieldOf(problem, 'message')),
      mend: bothOf(fieldOf(problem, 'mend')),
      about: rows,
    };
  });
}

const rowOf = (row: unknown): FaultyRow => ({
  code: textOf(row, 'subject') ?? '',
  name: textOf(row, 'name'),
  person: textOf(row, 'person'),
  period: textOf(row, 'period'),
});

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;

const textOf = (value: unknown, name: string): string | null => {
  const text = fieldOf(value, name);
  return typeof text === 'string' ? text : null;
};

const labelOf = (problem: unknown, name: string, otherwise: string): Bilingual => {
  const both = bothOf(fieldOf(problem, name));
  return both.vi === '' ? say(otherwise, otherwise) : both;
};

const bothOf = (value: unknown): Bilingual => say(textOf(value, 'vi') ?? '', textOf(value, 'en') ?? '');
