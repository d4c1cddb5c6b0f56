import { applyLayers, type Problem, type Regulation } from '@congtam/engine';
import type { Procedure, ProcedureLayer } from '../procedure/format.ts';
import { procedureOf } from '../procedure/of-version.ts';

/** One file of a regulation, as a receipt cites it. */
export interface PackFile {
  readonly regulation: string;
  readonly name: string;
  /** Hex, of the bytes of the file. */
  readonly sha256: string;
  /** Where it was read from: `id@date` for what comes with the program. */
  readonly from: string;
}

/** A regulation with all its layers, as one. */
export interface JoinedPack {
  readonly regulation: Regulation;
  readonly layers: readonly string[];
  readonly files: readonly PackFile[];
  /** Who does what, in which order, by when; absent where none of the texts says it. */
  readonly procedure?: Procedure;
}

interface ReadPart {
  readonly procedure?: ProcedureLayer;
  readonly regulation: Regulation;
  readonly files: readonly PackFile[];
}

/** A base with its layers, each after what it lies on, as one. */
export function joinLayers([base, ...layers]: readonly ReadPart[]):
  | JoinedPack
  | { problems: readonly Problem[] } {
  if (base === undefined) throw new Error('a group has a base');
  const files = [base, ...layers].flatMap((r) => r.files);
  if (layers.length === 0) return withProcedure([base], { regulation: base.regulation, layers: [], files });
  const joined = applyLayers(
    base.regulation,
    layers.map((l) => l.regulation),
  );
  if ('problems' in joined) return { problems: joined.problems };
  const all = { regulation: joined.regulation, layers: layers.map((l) => l.regulation.id), files };
  return withProcedure([base, ...layers], all);
}

function withProcedure(
  parts: readonly ReadPart[],
  joined: JoinedPack,
): JoinedPack | { problems: readonly Problem[] } {
  const steps = procedureOf(parts, joined.regulation);
  if (steps === undefined) return joined;
  return 'problems' in steps ? steps : { ...joined, procedure: steps.procedure };
}

/** Each base with its layers, a layer after the one it lies on; `left` lie on nothing that is given. */
export function groupsOf<Part extends { readonly regulation: Regulation }>(
  parts: readonly Part[],
): { readonly groups: readonly (readonly Part[])[]; readonly left: readonly Part[] } {
  const groups = parts.filter((r) => r.regulation.layerOf === undefined).map((base) => [base]);
  let left = parts.filter((r) => r.regulation.layerOf !== undefined);
  while (left.length > 0) {
    const placed = left.filter((layer) => {
      const group = groups.find((g) => g.some((r) => r.regulation.id === layer.regulation.layerOf));
      group?.push(layer);
      return group !== undefined;
    });
    if (placed.length === 0) break;
    left = left.filter((layer) => !placed.includes(layer));
  }
  return { groups, left };
}
