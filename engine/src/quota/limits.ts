/** How many places a scope has: the share and where it comes from, the rule for small scopes, the minimum. */
import { levelsUnder } from '../evaluation/levels-elsewhere.ts';
import type { View } from '../evaluation/view.ts';
import type { World } from '../evaluation/world.ts';
import { compare, type Exact, floor, isZero, max, min, ratio, ZERO } from '../exact.ts';
import type { Period } from '../period.ts';
import type { Quota, QuotaBase } from '../regulation/format.ts';
import { isGap } from '../rules/measured.ts';
import { raisedBy } from './answers.ts';
import { type Counted, places } from './places.ts';

/** What a person has to say before there are places at all. */
export interface OpenLimit {
  readonly why: 'share-open' | 'places-open';
  readonly question: string;
}

export interface Limits {
  /** While nobody knows the share, the most that it can be. */
  readonly share: Exact;
  readonly isShareKnown: boolean;
  /** The level of the unit that says the share; several while it is open and all of them say the same. */
  readonly unitLevels: readonly string[] | undefined;
  readonly raisedBy: string | undefined;
  /** Whether the small-scope rule holds, and says that its places are to be filled. */
  readonly isToFill: boolean;
  readonly open: OpenLimit | undefined;
  placesOf(members: number, counted: Counted): number;
}

interface Scope {
  readonly id: string;
  readonly unitIndex: number | undefined;
  readonly views: readonly View[];
  /** Whether somebody reaches the limited level. */
  readonly isWanted: boolean;
  readonly counted: Counted;
}

export function limitsOf(
  world: World,
  quota: Quota,
  base: QuotaBase,
  period: Period,
  { id, unitIndex, views, isWanted, counted }: Scope,
): Limits {
  const byLevel = shareOfLevel(world, quota, period, unitIndex);
  const ordinary = shareIn(world, quota, period, { id, unitIndex, views }, byLevel?.share);
  const raise = quota.raised && unitIndex !== undefined ? raisedBy(world, quota, id, period) : undefined;
  const found = raise
    ? raisedShare(world, quota, period, { id, unitIndex }, ordinary, raise.entered)
    : ordinary;
  const share = found ?? quota.share;
  // The text that gives a level of the unit no share gives its people no place, be they few or many.
  const isClosed = found === undefined ? mayBeClosed(quota) : isByLevel(quota) && isZero(found);
  const smallGroup = isClosed ? undefined : quota.smallGroup;
  const small = smallGroup && views.length <= smallGroup.upTo ? smallGroup : undefined;
  const byShare = (of: number, c: Counted): number => {
    if (smallGroup && of <= smallGroup.upTo) return c.eligible > 0 ? smallGroup.places : 0;
    if (found === undefined || isClosed) return 0;
    return Math.max(places(c, share, base, quota.rounding), c.eligible > 0 ? (quota.atLeast ?? 0) : 0);
  };
  const asks = quota.whenNoPlace !== undefined && isWanted && found !== undefined && !isClosed;
  const isNone = asks && byShare(views.length, counted) === 0;
  const granted = isNone ? answered(world, quota.whenNoPlace!, id, period) : undefined;
  const rule = small && world.program.parameter(small.rule);
  if (rule) for (const view of views) view.stand(rule.mark);
  const open: OpenLimit | undefined =
    found === undefined && small === undefined && quota.shareFrom
      ? { why: 'share-open', question: quota.shareFrom.otherwise }
      : isNone && granted === undefined
        ? { why: 'places-open', question: quota.whenNoPlace! }
        : undefined;
  const extra = granted === undefined ? 0 : Number(floor(granted));
  return {
    share,
    isShareKnown: found !== undefined,
    unitLevels: found !== undefined && found === byLevel?.share ? byLevel.levels : undefined,
    raisedBy: raise?.by,
    isToFill: rule?.value === 'exactly' && counted.eligible > 0,
    open,
    placesOf: (of, c) => Math.max(byShare(of, c), c.eligible > 0 ? extra : 0),
  };
}

const isByLevel = ({ shareFrom }: Quota): boolean => shareFrom?.kind === 'level-of-unit';

/** Whether the level that is not known yet may be one that leaves nobody a place. */
const mayBeClosed = ({ shareFrom }: Quota): boolean =>
  shareFrom?.kind === 'level-of-unit' && [...shareFrom.shares.values()].some(isZero);

/**
 * The share by the level of the unit: the one decided, else what quotas of units leave of the one it reaches. Undefined
 * while levels of other shares are possible, and of a unit that is not rated.
 */
function shareOfLevel(
  world: World,
  { shareFrom }: Quota,
  period: Period,
  unitIndex: number | undefined,
): { readonly levels: readonly string[]; readonly share: Exact } | undefined {
  if (shareFrom?.kind !== 'level-of-unit' || unitIndex === undefined) return undefined;
  const levels = world.possibleLevelsOfUnit(unitIndex, period) ?? [];
  const [share, ...others] = levels.map((level) => shareFrom.shares.get(level));
  const isSame = others.every((other) => other && share && compare(other, share) === 0);
  return share === undefined || !isSame ? undefined : { levels, share };
}

/** The share of a scope; undefined while nobody knows it. A share that is read is never above what the text allows. */
function shareIn(
  world: World,
  quota: Quota,
  period: Period,
  { id, unitIndex, views }: Pick<Scope, 'id' | 'unitIndex' | 'views'>,
  byLevel: Exact | undefined,
): Exact | undefined {
  const { shareFrom } = quota;
  if (shareFrom === undefined) return quota.share;
  const read = () => {
    switch (shareFrom.kind) {
      case 'measure':
        return measuredShare(world, shareFrom.measure, quota, period, unitIndex);
      case 'rating':
        return shareOfParty(world, shareFrom.rating, shareFrom.level, views);
      case 'level-of-unit':
        return byLevel;
    }
  };
  const share = read() ?? answered(world, shareFrom.otherwise, id, period);
  return share !== undefined && compare(share, quota.share) > 0 ? quota.share : share;
}

/**
 * The raised share; undefined while nobody knows it. It never lowers: a share that is read may turn out higher, and
 * while that one is not known either, the raised one stands only where the text says that it is not below.
 */
function raisedShare(
  world: World,
  quota: Quota,
  period: Period,
  { id, unitIndex }: Pick<Scope, 'id' | 'unitIndex'>,
  ordinary: Exact | undefined,
  entered: Exact | undefined,
): Exact | undefined {
  const { raised, shareFrom } = quota;
  if (raised === undefined) return ordinary;
  if (shareFrom === undefined) return entered ?? raised.share;
  const read =
    raised.measure === undefined
      ? raised.share
      : (measuredShare(world, raised.measure, quota, period, unitIndex) ??
        answered(world, shareFrom.otherwise, id, period));
  const to = entered ?? (read && min(read, raised.share));
  if (to === undefined || ordinary !== undefined) return to && max(to, ordinary ?? to);
  return compare(to, quota.share) >= 0 ? to : undefined;
}

function measuredShare(
  world: World,
  measure: string,
  quota: Quota,
  period: Period,
  unitIndex: number | undefined,
): Exact | undefined {
  const slot = world.program.measureSlots.get(measure);
  if (slot === undefined || unitIndex === undefined) return undefined;
  for (const stage of quota.stages) {
    const view = world.view('unit', unitIndex, stage, period);
    const value = view?.plan.measures[slot] ? view.measure(slot) : undefined;
    if (value !== undefined && !isGap(value)) return value;
  }
  return undefined;
}

/** Which share of the Party members of the scope holds the level, once the level of each of them is settled. */
function shareOfParty(
  world: World,
  rating: string,
  level: string,
  views: readonly View[],
): Exact | undefined {
  let rated = 0;
  let holding = 0;
  for (const view of views) {
    if (world.structure.attribute(view.kind, view.index, 'partyMember', view.period) !== 'yes') continue;
    const levels = levelsUnder(world, rating, view);
    if (levels === 'not-rated-there') continue;
    if (levels === undefined || levels.length !== 1) return undefined;
    rated += 1;
    if (levels[0] === level) holding += 1;
  }
  return rated === 0 ? undefined : ratio(holding, rated);
}

/** The number a person gave for exactly this scope. */
function answered(world: World, question: string, scope: string, period: Period): Exact | undefined {
  const decision = world
    .decisionsAbout(question, scope)
    .filter((d) => d.period === undefined || d.period === period.id)
    .at(-1);
  const effect =
    decision && world.program.regulation.questions.get(question)?.options.get(decision.option)?.effect;
  switch (effect?.kind) {
    case 'enter':
      return decision?.value;
    case 'value':
      return effect.value;
    case 'accept':
      return ratio(1);
    case 'leave-out':
      return ZERO;
    default:
      return undefined;
  }
}
