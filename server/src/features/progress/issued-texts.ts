import type { Bilingual } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { type LocalPackRow, localPacks } from '../regulations/regulations.queries.ts';
import { type Catalogue, cataloguesInForce, cataloguesProposed } from '../work/catalogues.queries.ts';
import type { UnitTree } from './unit-tree.ts';

/**
 * How a unit stands to a text it has to issue. `own`: in force; `fromAbove`: a unit above issued one; `old`: what it lies on
 * was replaced since; `contradictory`: two are in force where there can be one; `underWay`: not in force yet.
 */
export const TEXT_STATES = ['own', 'fromAbove', 'old', 'contradictory', 'underWay', 'none'] as const;
export type TextState = (typeof TEXT_STATES)[number];

export interface TextStanding {
  readonly state: TextState;
  /** Number of what is in force. */
  readonly number: string | null;
  readonly from: string | null;
}

export const NO_TEXT: TextStanding = { state: 'none', number: null, from: null };

/** A text that ships: what a text of a unit may lie on. */
export interface ShippedText {
  readonly regulation: string;
  readonly version: string;
  /** What it calls the steps of its procedure. */
  readonly steps?: readonly { readonly id: string; readonly label: Bilingual }[];
}

/** What the texts call a step; of several the one that came last. */
export const labelOfStep = (shipped: readonly ShippedText[], step: string): Bilingual | null =>
  shipped.flatMap(({ steps = [] }) => steps).findLast(({ id }) => id === step)?.label ?? null;

/** How a unit and all below it stand to their texts on a day, each unit with all above it. */
export async function textsWithin(
  tx: Tx,
  tree: UnitTree,
  given: { readonly unit: string; readonly shipped: readonly ShippedText[]; readonly on: string },
) {
  const { unit, shipped, on } = given;
  const lines = new Map(tree.below(unit).map((id) => [id, tree.line(id)]));
  const regulations = regulationsOfUnits(lines, { packs: await localPacks(tx), shipped, on });
  const catalogues = cataloguesOfUnits(lines, {
    inForce: await cataloguesInForce(tx, undefined, on),
    proposed: await cataloguesProposed(tx),
    regulations,
  });
  return { lines, regulations, catalogues };
}

/**
 * How each unit stands to a regulation of its own.
 *
 * @param lines each unit with all above it, lowest first
 * @param on the day that counts
 */
export function regulationsOfUnits(
  lines: ReadonlyMap<string, readonly string[]>,
  given: {
    readonly packs: readonly LocalPackRow[];
    readonly shipped: readonly ShippedText[];
    readonly on: string;
  },
): ReadonlyMap<string, TextStanding> {
  const { packs, shipped, on } = given;
  const byUnit = new Map<string, LocalPackRow[]>();
  for (const pack of packs) byUnit.set(pack.unit, [...(byUnit.get(pack.unit) ?? []), pack]);
  const own = (unit: string): TextStanding | undefined => {
    const all = (byUnit.get(unit) ?? []).filter(({ state }) => state !== 'ended');
    const inForce = all.filter(({ state, from }) => state === 'official' && from <= on);
    const [newest, ...others] = inForce.toSorted((a, b) => (a.from < b.from ? 1 : -1));
    if (newest === undefined)
      return all.length > 0 ? { state: 'underWay', number: null, from: null } : undefined;
    const named = { number: newest.number, from: newest.from };
    const rivals = others.filter(
      ({ layerOf, regulation, from }) =>
        layerOf === newest.layerOf && (regulation !== newest.regulation || from === newest.from),
    );
    if (rivals.length > 0) return { state: 'contradictory', ...named };
    const isOld = shipped.some(
      ({ regulation, version }) => regulation === newest.layerOf && version > newest.from && version <= on,
    );
    return { state: isOld ? 'old' : 'own', ...named };
  };
  return standingOf(lines, own);
}

/** How each unit stands to a catalogue of its own: one from before the regulation in force there is old. */
export function cataloguesOfUnits(
  lines: ReadonlyMap<string, readonly string[]>,
  given: {
    readonly inForce: readonly Catalogue[];
    readonly proposed: readonly Catalogue[];
    readonly regulations: ReadonlyMap<string, TextStanding>;
  },
): ReadonlyMap<string, TextStanding> {
  const inForce = new Map(given.inForce.map((one) => [one.unit, one]));
  const proposed = new Set(given.proposed.map(({ unit }) => unit));
  return standingOf(lines, (unit) => {
    const one = inForce.get(unit);
    if (one === undefined)
      return proposed.has(unit) ? { state: 'underWay', number: null, from: null } : undefined;
    const { from } = given.regulations.get(unit) ?? { from: null };
    return { state: from !== null && from > one.from ? 'old' : 'own', number: one.ground, from: one.from };
  });
}

function standingOf(
  lines: ReadonlyMap<string, readonly string[]>,
  own: (unit: string) => TextStanding | undefined,
): ReadonlyMap<string, TextStanding> {
  const known = new Map<string, TextStanding | undefined>();
  const ownKnown = (unit: string) => {
    if (!known.has(unit)) known.set(unit, own(unit));
    return known.get(unit);
  };
  return new Map(
    [...lines].map(([unit, [, ...above]]): [string, TextStanding] => {
      const mine = ownKnown(unit);
      if (mine !== undefined) return [unit, mine];
      const theirs = above.map(ownKnown).find((one) => one !== undefined && one.number !== null);
      return [unit, theirs === undefined ? NO_TEXT : { ...theirs, state: 'fromAbove' }];
    }),
  );
}
