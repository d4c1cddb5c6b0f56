import type { Bilingual, QuotaCount, Regulation } from '@congtam/engine';

/** What one quota comes to over all the scopes in which it is counted. */
export interface QuotaTotals {
  readonly scopes: number;
  readonly rated: number;
  readonly eligible: number;
  readonly places: number;
  readonly candidates: number;
  readonly in: number;
  readonly waiting: number;
  readonly out: number;
  /** Scopes with more candidates than places, and scopes with places that nobody stands for. */
  readonly scopesOver: number;
  readonly scopesUnder: number;
}

export interface QuotaEffect {
  readonly quota: string;
  readonly label: Bilingual;
  /** Absent where the regulation of that side has no such quota. */
  readonly before?: QuotaTotals;
  readonly after?: QuotaTotals;
}

type Side = { readonly regulation: Regulation; readonly quotas: readonly QuotaCount[] };

/** Quotas of both sides by their ids; only those counted in this period. */
export function quotaEffects(before: Side, after: Side): readonly QuotaEffect[] {
  const [a, b] = [totalsOf(before.quotas), totalsOf(after.quotas)];
  return [...new Set([...a.keys(), ...b.keys()])].map((quota) => {
    const rule = [after, before].flatMap(({ regulation }) =>
      regulation.quotas.filter(({ id }) => id === quota),
    );
    const [x, y] = [a.get(quota), b.get(quota)];
    return {
      quota,
      label: rule[0]?.label ?? { vi: quota, en: quota },
      ...(x ? { before: x } : {}),
      ...(y ? { after: y } : {}),
    };
  });
}

function totalsOf(counts: readonly QuotaCount[]): ReadonlyMap<string, QuotaTotals> {
  const totals = new Map<string, QuotaTotals>();
  // A duty group inside a scope is counted in the scope already.
  for (const one of counts.filter(({ dutyGroup }) => dutyGroup === undefined)) {
    const so = totals.get(one.quota) ?? NONE;
    totals.set(one.quota, {
      scopes: so.scopes + 1,
      rated: so.rated + one.rated,
      eligible: so.eligible + one.eligible,
      places: so.places + one.places,
      candidates: so.candidates + one.candidates,
      in: so.in + one.in,
      waiting: so.waiting + one.waiting,
      out: so.out + one.out,
      scopesOver: so.scopesOver + (one.candidates > one.places ? 1 : 0),
      scopesUnder: so.scopesUnder + (one.candidates < one.places ? 1 : 0),
    });
  }
  return totals;
}

const NONE: QuotaTotals = {
  ...{ scopes: 0, rated: 0, eligible: 0, places: 0, candidates: 0 },
  ...{ in: 0, waiting: 0, out: 0, scopesOver: 0, scopesUnder: 0 },
};
