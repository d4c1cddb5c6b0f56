import type { paths } from '../../api/schema.generated.ts';

type Total =
  paths['/api/v1/packages-received/{package}']['get']['responses'][200]['content']['application/json']['totals'][number];

/** Totals of a package over all its units and groups. */
export interface Sum extends Pick<Total, 'regulation' | 'kind' | 'level' | 'why' | 'count'> {}

const keyOf = ({ regulation, kind, level, why }: Omit<Sum, 'count'>): string =>
  JSON.stringify([regulation, kind, level, why]);

export function sumsOf(totals: readonly Total[]): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const { regulation, kind, level, why, count } of totals) {
    const key = keyOf({ regulation, kind, level, why });
    sums.set(key, { regulation, kind, level, why, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

/** A count of a unit that two packages give differently. */
export interface Difference extends Pick<Total, 'regulation' | 'kind' | 'unit' | 'level' | 'why'> {
  readonly before: number;
  readonly after: number;
}

/** What a later package counts otherwise than the one before it, unit by unit. */
export function differencesOf(before: readonly Total[], after: readonly Total[]): readonly Difference[] {
  const counts = new Map<string, Difference>();
  for (const [side, totals] of [['before', before] as const, ['after', after] as const]) {
    for (const { regulation, kind, unit, level, why, count } of totals) {
      const key = JSON.stringify([regulation, kind, unit, level, why]);
      const found = counts.get(key) ?? { regulation, kind, unit, level, why, before: 0, after: 0 };
      counts.set(key, { ...found, [side]: found[side] + count });
    }
  }
  return [...counts.values()].filter((one) => one.before !== one.after);
}
