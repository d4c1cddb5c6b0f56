import { attributesMeet } from '../evaluation/attributes.ts';
import type { Authority, Regulation, SubjectKind } from './format.ts';

/** Who rates somebody at some stages, with the text that says so. */
export interface AuthorityThere {
  readonly row: Authority;
  readonly regulation: Regulation;
  /** Ids of the stages of the base. */
  readonly stages: readonly string[];
}

/**
 * The row that fits at each stage of a base, the rows of the nearest layer first. `texts` are the base and then the
 * layers on it, of those that apply.
 */
export function authoritiesThere(
  texts: readonly Regulation[],
  kind: SubjectKind,
  attribute: (id: string) => string | undefined,
): AuthorityThere[] {
  const rows = [...texts]
    .reverse()
    .flatMap((regulation) => regulation.authorities.map((row) => ({ row, regulation })));
  const reading = (id: string) => texts.map((t) => t.readings.get(id)?.default).find((o) => o !== undefined);
  const fitting = rows.filter(
    ({ row }) => row.of === kind && (row.when === undefined || attributesMeet(row.when, attribute, reading)),
  );
  const stages = [...new Set(texts.flatMap((t) => [...t.stages.keys()]))];
  const found = new Map<Authority, AuthorityThere>();
  for (const stage of stages) {
    const first = fitting.find(({ row }) => row.stages?.includes(stage) ?? true);
    if (first === undefined) continue;
    found.set(first.row, { ...first, stages: [...(found.get(first.row)?.stages ?? []), stage] });
  }
  return [...found.values()];
}
