import { NOT_RATED } from '@congtam/engine';
import { type NoLevel, whyNoLevel } from '../../evaluation/no-level.ts';
import type { CountedLevels } from '../classification/standing-levels.queries.ts';

interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** What a regulation calls things, kept with the counts: a report can be read without the text it was made under. */
export interface RegulationNamed {
  readonly id: string;
  readonly title: Bilingual;
  readonly number: string;
  /** Highest first. */
  readonly levels: readonly { readonly id: string; readonly label: Bilingual; readonly short: string }[];
  readonly groups: readonly { readonly id: string; readonly label: Bilingual }[];
  /** Levels that are limited, each with the level below. */
  readonly limited: readonly {
    readonly quota: string;
    readonly of: 'person' | 'unit';
    readonly label: Bilingual;
    readonly level: string;
    readonly next: string;
  }[];
}

/** So many subjects of a unit are alike in everything a summary tells apart. */
export interface Cell {
  readonly regulation: string;
  readonly kind: 'person' | 'unit';
  readonly unit: string;
  readonly group: string | null;
  readonly position: string | null;
  /** Decided; null where there is none, for this reason. */
  readonly level: string | null;
  readonly why: NoLevel | null;
  /** Where the regulation says that they are not rated. */
  readonly refs: readonly string[];
  /** Proposed to whoever decides, and not decided yet. */
  readonly proposed: string | null;
  readonly count: number;
}

/** Everything that is counted over a unit, all below it, and a period. */
export interface Figures {
  readonly format: 1;
  readonly unit: string;
  readonly period: string;
  readonly cycles: readonly { readonly cycle: string; readonly run: string; readonly number: number }[];
  readonly regulations: readonly RegulationNamed[];
  /** The unit and all below it, as they were called at the end of the period; those above it have no place here. */
  readonly units: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly parent: string | null;
  }[];
  readonly cells: readonly Cell[];
}

/** A count as it stands in a report. */
export function cellOf(row: CountedLevels, refsOf: (article: string) => string): Cell {
  const { regulation, kind, unit, group, position, decided, proposed, count } = row;
  const isRated = decided !== null && decided !== NOT_RATED;
  return {
    ...{ regulation, kind, unit, group, position, count },
    level: isRated ? decided : null,
    why: isRated ? null : whyNoLevel(row),
    refs: isRated ? [] : row.cites.map(refsOf),
    proposed: decided === null ? proposed : null,
  };
}

/** What a report and the one it replaces, or the files of today, say differently. */
export interface Difference {
  readonly regulation: string;
  readonly kind: 'person' | 'unit';
  readonly unit: string;
  readonly group: string | null;
  /** A level, or why there is none. */
  readonly what: string;
  readonly before: number;
  readonly after: number;
}

export function differencesOf(before: Figures, after: Figures): Difference[] {
  const sums = new Map<
    string,
    { readonly of: Omit<Difference, 'before' | 'after'>; before: number; after: number }
  >();
  const add = (cells: readonly Cell[], side: 'before' | 'after') => {
    for (const { regulation, kind, unit, group, level, why, count } of cells) {
      const of = { regulation, kind, unit, group, what: level ?? why ?? 'notDecided' };
      const key = JSON.stringify(of);
      const sum = sums.get(key) ?? { of, before: 0, after: 0 };
      sum[side] += count;
      sums.set(key, sum);
    }
  };
  add(before.cells, 'before');
  add(after.cells, 'after');
  return [...sums.values()]
    .filter((sum) => sum.before !== sum.after)
    .map((sum) => ({ ...sum.of, before: sum.before, after: sum.after }));
}

/** Each unit of a report with the one directly under the top that it belongs to; of the top itself, the top. */
export function branchesOf({ unit, units }: Figures): ReadonlyMap<string, string> {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const branches = new Map<string, string>([[unit, unit]]);
  const branchOf = (id: string): string => {
    const known = branches.get(id);
    if (known !== undefined) return known;
    const parent = parents.get(id);
    const branch = parent == null || parent === unit ? id : branchOf(parent);
    branches.set(id, branch);
    return branch;
  };
  for (const { id } of units) branchOf(id);
  return branches;
}
