import type { Bilingual } from '@congtam/engine';
import type { Comparison, RegulationEffect } from '@congtam/regulations';
import { withoutSmallCells } from '../../small-cells.ts';

/** Who went from where to where, with every count hidden that tells of single persons. */
export interface ShownMoves {
  /** Ends before, a row each, and after, a column each: levels, then why there is none. */
  readonly ends: readonly { readonly id: string; readonly label: Bilingual }[];
  readonly rows: readonly {
    readonly id: string;
    readonly counts: readonly (number | null)[];
    readonly total: number | null;
  }[];
  /** How many ended where after. */
  readonly after: readonly (number | null)[];
  readonly total: number | null;
}

/** What of an effect is shown outside the competent role. */
export interface ShownEffect {
  readonly before: Bilingual;
  readonly after: Bilingual;
  readonly people: ShownMoves;
}

/**
 * One table of one effect. Groups and quotas are left out: tables that share their sums would give away what each of them
 * hides.
 */
export const shownEffect = ({ before, after, people, labels }: RegulationEffect): ShownEffect => ({
  before: before.title,
  after: after.title,
  people: shownMoves(people, labels),
});

function shownMoves(comparison: Comparison, labels: RegulationEffect['labels']): ShownMoves {
  const { words, before, flows } = comparison;
  const used = words.filter((_, at) => (before[at] ?? 0) + (comparison.after[at] ?? 0) > 0);
  const rows = used.map((from) => {
    const away = flows.filter((flow) => flow.from === from);
    const stayed = (before[words.indexOf(from)] ?? 0) - away.reduce((sum, { count }) => sum + count, 0);
    const counts = used.map((to) =>
      to === from ? stayed : (away.find((flow) => flow.to === to)?.count ?? 0),
    );
    return { id: from, counts };
  });
  const shown = withoutSmallCells({ id: 'all', parts: rows }, used.length);
  return {
    ends: used.map((id) => ({ id, label: labels[id] ?? { vi: id, en: id } })),
    rows: shown.parts.map(({ id, counts, total }) => ({ id, counts, total })),
    after: shown.counts,
    total: shown.total,
  };
}
