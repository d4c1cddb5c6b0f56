import {
  type Bilingual,
  PLACEHOLDER,
  placeholdersOf,
  type QuotaCount,
  type Regulation,
  say,
} from '@congtam/engine';
import type { JoinedPack } from '../runs/joined-pack.ts';
import type { ChosenReading } from '../runs/readings.ts';
import { type Comparison, compareEnds, movers } from './compare-ends.ts';
import type { Ends } from './ends.ts';
import type { Grouping } from './grouping.ts';
import { type QuotaEffect, quotaEffects } from './quota-effects.ts';

/** What came of one regulation over the evidence, however it was computed. */
export interface SideEnds {
  readonly pack: JoinedPack;
  readonly readings: readonly ChosenReading[];
  readonly people: Ends;
  readonly units: Ends;
  readonly quotas: readonly QuotaCount[];
  /** How many results stand on each reading and unverified clause; absent where nobody was looked at one by one. */
  readonly doubts?: ReadonlyMap<string, number>;
}

/** How everybody can be divided. */
export interface Groupings {
  readonly people: readonly Grouping[];
  readonly units: readonly Grouping[];
  /** By index of the person, the body that has the person. */
  readonly bodies: Int32Array;
}

/** What a regulation of either side is. */
export interface SideHead {
  readonly regulation: string;
  readonly number: string;
  readonly title: Bilingual;
  readonly layers: readonly string[];
  readonly parts: readonly { readonly name: string; readonly sha256: string }[];
  readonly readings: readonly Pick<ChosenReading, 'reading' | 'option' | 'chosenBy'>[];
}

/** On which doubt results stand, and how many of either side as far as that was counted. */
export interface StandsOn {
  readonly mark: string;
  readonly label: Bilingual;
  readonly before?: number;
  readonly after?: number;
}

/** One regulation and what takes its place. */
export interface RegulationEffect {
  readonly before: SideHead;
  readonly after: SideHead;
  /** Words of the levels of both sides, and of what stands in place of one. */
  readonly labels: Readonly<Record<string, Bilingual>>;
  readonly people: Comparison;
  readonly units: Comparison;
  /** Bodies that have people, and those in which somebody moves. */
  readonly bodies: { readonly total: number; readonly moved: number };
  readonly quotas: readonly QuotaEffect[];
  readonly standsOn: readonly StandsOn[];
}

export function effectBetween(before: SideEnds, after: SideEnds, groupings: Groupings): RegulationEffect {
  const [x, y] = [before.pack.regulation, after.pack.regulation];
  const moved = new Set([...movers(before.people, after.people)].map(({ index }) => groupings.bodies[index]));
  return {
    before: headOf(before),
    after: headOf(after),
    labels: labelsOf([x, y]),
    people: compareEnds(before.people, after.people, groupings.people),
    units: compareEnds(before.units, after.units, groupings.units),
    bodies: { total: new Set(groupings.bodies).size, moved: moved.size },
    quotas: quotaEffects({ regulation: x, quotas: before.quotas }, { regulation: y, quotas: after.quotas }),
    standsOn: doubtsOf([x, y], before.doubts, after.doubts),
  };
}

const headOf = ({ pack, readings }: SideEnds): SideHead => ({
  regulation: pack.regulation.id,
  number: pack.regulation.number,
  title: { ...pack.regulation.title },
  layers: pack.layers,
  parts: pack.files.map(({ name, sha256 }) => ({ name, sha256 })),
  readings: readings
    .filter(({ regulation }) => regulation === pack.regulation.id)
    .map(({ reading, option, chosenBy }) => ({ reading, option, chosenBy })),
});

const ENDS_IN_WORDS: Readonly<Record<string, Bilingual>> = {
  notRated: say('không xếp loại', 'not rated'),
  'decision-needed': say('chờ người có thẩm quyền quyết định', 'a person has to decide'),
  'facts-missing': say('thiếu dữ kiện', 'facts missing'),
  'other-regime': say('theo quy định khác', 'under other rules'),
  'no-level': say('không có mức trong kỳ này', 'no level in this period'),
};

const labelsOf = (regulations: readonly Regulation[]): Readonly<Record<string, Bilingual>> => ({
  ...ENDS_IN_WORDS,
  ...Object.fromEntries(regulations.flatMap(({ levels }) => levels.map(({ id, label }) => [id, label]))),
});

function doubtsOf(
  regulations: readonly Regulation[],
  before: SideEnds['doubts'],
  after: SideEnds['doubts'],
): readonly StandsOn[] {
  const declared = regulations.flatMap((r) =>
    before && after
      ? placeholdersOf(r).map(({ id }) => `unverified:${id}`)
      : [
          ...[...r.readings.keys()].map((id) => `reading:${id}`),
          ...[...r.unverified.keys()].map((id) => `unverified:${id}`),
        ],
  );
  const marks = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? []), ...declared])].sort();
  return marks.map((mark) => ({
    mark,
    label: labelOfMark(mark, regulations),
    ...(before ? { before: before.get(mark) ?? 0 } : {}),
    ...(after ? { after: after.get(mark) ?? 0 } : {}),
  }));
}

function labelOfMark(mark: string, regulations: readonly Regulation[]): Bilingual {
  const [kind = '', id = ''] = mark.split(':');
  for (const { readings, unverified } of [...regulations].reverse()) {
    const reading = kind === 'reading' ? readings.get(id) : undefined;
    if (reading) return reading.question;
    const stance = kind === 'unverified' ? unverified.get(id) : undefined;
    if (stance?.placeholder)
      return say(`${PLACEHOLDER.vi}: ${stance.says.vi}`, `${PLACEHOLDER.en}: ${stance.says.en}`);
    if (stance) return stance.says;
  }
  return say(mark, mark);
}
