import type { PackPart, Problem, Regulation } from '../engine.ts';
import { checkProcedure } from './check.ts';
import type { Procedure, ProcedureLayer } from './format.ts';
import { joinProcedures } from './join.ts';
import { readProcedure } from './read.ts';

/** A text with the part `procedure` beside its rules, where it has one. */
export interface WithProcedure {
  readonly regulation: Pick<Regulation, 'id' | 'groups' | 'authorities'>;
  readonly procedure?: ProcedureLayer;
}

/** The part `procedure` of a version, read; undefined where there is none. */
export function procedurePartOf(
  parts: readonly PackPart[],
): { readonly procedure: ProcedureLayer } | { readonly problems: readonly Problem[] } | undefined {
  const part = parts.find(({ name }) => name === 'procedure');
  return part && readProcedure(part);
}

/**
 * The procedure of a base with its layers, checked against the rules as they are joined; undefined where none of them says
 * one. A layer that says steps of a kind goes before what stands below.
 */
export function procedureOf(
  group: readonly WithProcedure[],
  joined: Pick<Regulation, 'id' | 'groups' | 'authorities'>,
): { readonly procedure: Procedure } | { readonly problems: readonly Problem[] } | undefined {
  const parts = group.flatMap(({ procedure }) => procedure ?? []);
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  const together = joinProcedures(parts);
  if ('problems' in together) return together;
  const problems = checkProcedure(together.procedure, joined, last);
  return problems.length > 0 ? { problems } : together;
}
