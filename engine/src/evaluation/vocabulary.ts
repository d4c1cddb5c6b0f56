import { factKey, type Vocabulary } from '../register.ts';
import type { FactDeclaration, Regulation, TableDeclaration } from '../regulation/format.ts';

/** Facts and tables of several regulations together; a fact or table two of them declare is one and the same. */
export function vocabularyOf(regulations: readonly Regulation[]): Vocabulary {
  const facts = new Map<string, FactDeclaration>();
  const tables = new Map<string, TableDeclaration>();
  for (const regulation of regulations) {
    for (const fact of regulation.facts.values()) if (!facts.has(fact.id)) facts.set(fact.id, fact);
    for (const table of regulation.tables.values()) if (!tables.has(table.id)) tables.set(table.id, table);
  }
  const keys = [...facts.values()].flatMap((f) =>
    f.raters.length === 0 ? [f.id] : f.raters.map((rater) => factKey(f.id, rater)),
  );
  return {
    facts: [...facts.values()],
    tables: [...tables.values()],
    slots: new Map(keys.map((key, slot) => [key, slot])),
  };
}
