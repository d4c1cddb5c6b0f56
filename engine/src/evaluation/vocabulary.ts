import { factKey, type Vocabulary } from '../register.ts';
import type {
  ColumnDeclaration,
  FactDeclaration,
  Regulation,
  TableDeclaration,
  ValueType,
} from '../regulation/format.ts';

/**
 * Facts and tables of several regulations together. A fact or table that several declare is one and the same: their
 * choice options and columns are joined, and a cell has to be filled only where all that have the column require it.
 * That they agree otherwise is what `vocabularyClashes` checks; where they do not, the first declaration stands here.
 */
export function vocabularyOf(regulations: readonly Regulation[]): Vocabulary {
  const facts = joinedBy(
    regulations.flatMap((r) => [...r.facts.values()]),
    joinedFact,
  );
  const tables = joinedBy(
    regulations.flatMap((r) => [...r.tables.values()]),
    joinedTable,
  );
  const keys = facts.flatMap((f) =>
    f.raters.length === 0 ? [f.id] : f.raters.map((rater) => factKey(f.id, rater)),
  );
  return { facts, tables, slots: new Map(keys.map((key, slot) => [key, slot])) };
}

/** One of each id, in the order of the first. */
function joinedBy<T extends { readonly id: string }>(all: readonly T[], join: (a: T, b: T) => T): T[] {
  const byId = new Map<string, T>();
  for (const one of all) {
    const before = byId.get(one.id);
    byId.set(one.id, before === undefined ? one : join(before, one));
  }
  return [...byId.values()];
}

const joinedFact = (a: FactDeclaration, b: FactDeclaration): FactDeclaration => ({
  ...a,
  type: joinedType(a.type, b.type),
});

const joinedTable = (a: TableDeclaration, b: TableDeclaration): TableDeclaration => ({
  ...a,
  columns: joinedBy([...a.columns, ...b.columns], joinedColumn),
});

const joinedColumn = (a: ColumnDeclaration, b: ColumnDeclaration): ColumnDeclaration => ({
  ...a,
  type: joinedType(a.type, b.type),
  required: a.required && b.required,
});

const joinedType = (a: ValueType, b: ValueType): ValueType =>
  a.kind === 'choice' && b.kind === 'choice'
    ? { ...a, options: new Map([...a.options, ...[...b.options].filter(([id]) => !a.options.has(id))]) }
    : a;
