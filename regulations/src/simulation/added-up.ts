import type { Comparison, Distribution, GroupEffect } from './compare-ends.ts';
import type { RegulationEffect, StandsOn } from './effect.ts';
import type { QuotaEffect, QuotaTotals } from './quota-effects.ts';

/** Effects on several bodies of evidence as one: those of the same regulation are added up, each kept once. */
export function addedUp(effects: readonly RegulationEffect[]): readonly RegulationEffect[] {
  const sums = new Map<string, RegulationEffect>();
  for (const effect of effects) {
    const key = effect.before.regulation;
    const before = sums.get(key);
    sums.set(key, before === undefined ? effect : sumOf(before, effect));
  }
  return [...sums.values()];
}

const sumOf = (a: RegulationEffect, b: RegulationEffect): RegulationEffect => ({
  before: a.before,
  after: a.after,
  labels: { ...a.labels, ...b.labels },
  people: comparisons(a.people, b.people),
  units: comparisons(a.units, b.units),
  bodies: { total: a.bodies.total + b.bodies.total, moved: a.bodies.moved + b.bodies.moved },
  quotas: quotas(a.quotas, b.quotas),
  standsOn: doubts(a.standsOn, b.standsOn),
});

function comparisons(a: Comparison, b: Comparison): Comparison {
  const words = [...new Set([...a.words, ...b.words])];
  const placed = (of: Comparison) => distributionIn(of, of.words, words);
  const flows = new Map<string, Comparison['flows'][number]>();
  for (const flow of [...a.flows, ...b.flows]) {
    const key = `${flow.from} ${flow.to}`;
    flows.set(key, { ...flow, count: flow.count + (flows.get(key)?.count ?? 0) });
  }
  return {
    words,
    ...distributions(placed(a), placed(b)),
    flows: [...flows.values()],
    groups: joinedBy(
      a.groups,
      b.groups,
      ({ id }) => id,
      (x, y) => groupOf(x, y, a.words, b.words, words),
    ).map((group) => (group.values[0]?.before.length === words.length ? group : widened(group, a, b, words))),
  };
}

/** A group that only one side has. */
function widened(group: GroupEffect, a: Comparison, b: Comparison, words: readonly string[]): GroupEffect {
  const own = a.groups.includes(group) ? a.words : b.words;
  return {
    ...group,
    values: group.values.map((value) => ({ ...value, ...distributionIn(value, own, words) })),
  };
}

function groupOf(
  x: GroupEffect,
  y: GroupEffect,
  ofX: readonly string[],
  ofY: readonly string[],
  words: readonly string[],
): GroupEffect {
  const values = [
    ...x.values.map((value) => ({ ...value, ...distributionIn(value, ofX, words) })),
    ...y.values.map((value) => ({ ...value, ...distributionIn(value, ofY, words) })),
  ];
  const sums = new Map<string, (typeof values)[number]>();
  for (const value of values) {
    const before = sums.get(value.id);
    sums.set(value.id, before === undefined ? value : { ...value, ...distributions(before, value) });
  }
  return { ...x, values: [...sums.values()] };
}

function distributionIn(of: Distribution, own: readonly string[], words: readonly string[]): Distribution {
  const placed = (counts: readonly number[]) => words.map((word) => counts[own.indexOf(word)] ?? 0);
  const { total, up, down, otherwise } = of;
  return { total, before: placed(of.before), after: placed(of.after), up, down, otherwise };
}

const distributions = (a: Distribution, b: Distribution): Distribution => ({
  total: a.total + b.total,
  before: a.before.map((count, at) => count + (b.before[at] ?? 0)),
  after: a.after.map((count, at) => count + (b.after[at] ?? 0)),
  up: a.up + b.up,
  down: a.down + b.down,
  otherwise: a.otherwise + b.otherwise,
});

const quotas = (a: readonly QuotaEffect[], b: readonly QuotaEffect[]): readonly QuotaEffect[] =>
  joinedBy(
    a,
    b,
    ({ quota }) => quota,
    (x, y) => {
      const before = totals(x.before, y.before);
      const after = totals(x.after, y.after);
      return { quota: x.quota, label: x.label, ...(before ? { before } : {}), ...(after ? { after } : {}) };
    },
  );

function totals(x: QuotaTotals | undefined, y: QuotaTotals | undefined): QuotaTotals | undefined {
  if (x === undefined || y === undefined) return x ?? y;
  return {
    scopes: x.scopes + y.scopes,
    rated: x.rated + y.rated,
    eligible: x.eligible + y.eligible,
    places: x.places + y.places,
    candidates: x.candidates + y.candidates,
    in: x.in + y.in,
    waiting: x.waiting + y.waiting,
    out: x.out + y.out,
    scopesOver: x.scopesOver + y.scopesOver,
    scopesUnder: x.scopesUnder + y.scopesUnder,
  };
}

const doubts = (a: readonly StandsOn[], b: readonly StandsOn[]): readonly StandsOn[] =>
  joinedBy(
    a,
    b,
    ({ mark }) => mark,
    (x, y) => ({
      mark: x.mark,
      label: x.label,
      ...(x.before === undefined || y.before === undefined ? {} : { before: x.before + y.before }),
      ...(x.after === undefined || y.after === undefined ? {} : { after: x.after + y.after }),
    }),
  );

function joinedBy<T>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (one: T) => string,
  join: (x: T, y: T) => T,
): readonly T[] {
  const sums = new Map(a.map((one) => [keyOf(one), one]));
  for (const one of b) {
    const before = sums.get(keyOf(one));
    sums.set(keyOf(one), before === undefined ? one : join(before, one));
  }
  return [...sums.values()];
}
