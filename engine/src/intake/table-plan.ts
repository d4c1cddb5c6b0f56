import { PERIOD_UNITS, type PeriodUnit } from '../period.ts';
import type { Vocabulary } from '../register.ts';
import type { FactDeclaration, Regulation, SubjectKind, TableDeclaration } from '../regulation/format.ts';

/** Facts that are given on one sheet: same subjects, same kind of period. */
export interface FactSheet {
  readonly id: string;
  /** As the regulations call it; several sheets have the same name when they differ in subjects or periods. */
  readonly name: string;
  readonly of: SubjectKind;
  readonly per: string;
  readonly facts: readonly FactDeclaration[];
  /** Everybody who gives a fact of this sheet, in the order declared; empty when the facts have no raters. */
  readonly raters: readonly string[];
}

export const STANDARD_TABLES = ['units', 'people', 'period-results', 'decisions'];

/** Of each vocabulary its sheets: they are asked for at every intake. */
const known = new WeakMap<Vocabulary, readonly FactSheet[]>();

/** The sheets on which the vocabulary's facts are given; a sheet id used twice is told apart by subject and stage. */
export function factSheetsOf(vocabulary: Vocabulary): readonly FactSheet[] {
  const before = known.get(vocabulary);
  if (before !== undefined) return before;
  const sheets = factSheetsAnew(vocabulary);
  known.set(vocabulary, sheets);
  return sheets;
}

function factSheetsAnew(vocabulary: Vocabulary): readonly FactSheet[] {
  const groups = new Map<string, FactDeclaration[]>();
  for (const fact of vocabulary.facts) {
    const key = `${fact.sheet} ${fact.of} ${fact.per}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const all = [...groups.values()];
  const taken = new Set([...STANDARD_TABLES, ...vocabulary.tables.map((t) => t.id)]);
  return all.map((facts) => {
    const { sheet, of, per } = facts[0]!;
    const same = all.filter((g) => g[0]!.sheet === sheet);
    const sameSubjects = same.every((g) => g[0]!.of === of);
    const id = same.length === 1 ? sheet : sameSubjects ? `${sheet}-${per}` : `${sheet}-${of}-${per}`;
    return {
      id: taken.has(id) ? `${id}-facts` : id,
      name: sheet,
      of,
      per,
      facts,
      raters: [...new Set(facts.flatMap((f) => f.raters))],
    };
  });
}

/** The kinds of period a stage has, over all regulations, finest first. */
export function periodUnitsOf(
  stages: readonly string[],
  regulations: readonly Regulation[],
): readonly PeriodUnit[] {
  const units = new Set(stages.flatMap((id) => regulations.flatMap((r) => r.stages.get(id)?.periods ?? [])));
  return PERIOD_UNITS.filter((u) => units.has(u));
}

/** Tables that others look things up in come first, so that people fill them first. */
export function tablesInOrder(tables: readonly TableDeclaration[]): readonly TableDeclaration[] {
  const sources = new Set(tables.flatMap((t) => t.columns.map((c) => c.fromTable?.table)));
  return [...tables.filter((t) => sources.has(t.id)), ...tables.filter((t) => !sources.has(t.id))];
}

/**
 * The sheets in which rows of these look things up, with those in which they do.
 *
 * @param names whether some row of one of these sheets names anything in a column: what nobody names is not looked up
 */
export function lookedUpIn(
  sheets: Iterable<string>,
  tables: Iterable<TableDeclaration>,
  names: (sheet: string, column: string) => boolean = () => true,
): ReadonlySet<string> {
  const all = [...tables];
  const given = new Set(sheets);
  const found = new Set<string>();
  const asking = new Set(given);
  // A set is gone through with what is added to it on the way.
  for (const sheet of asking)
    for (const { fromTable } of all.flatMap(({ id, columns }) => (id === sheet ? columns : []))) {
      if (fromTable === undefined || (given.has(sheet) && !names(sheet, fromTable.by))) continue;
      found.add(fromTable.table);
      asking.add(fromTable.table);
    }
  return found;
}
