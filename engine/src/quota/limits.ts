/** How many places a scope has: the share and where it comes from, the rule for small scopes, the minimum. */
import { levelsUnder } from '../evaluation/levels-elsewhere.ts';
import type { View } from '../evaluation/view.ts';
import type { World } from '../evaluation/world.ts';
import { compare, type Exact, floor, max, min, ratio, ZERO } from '../exact.ts';
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
  readonly share: Exact;
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
  const ordinary = shareIn(world, quota, period, id, unitIndex, views);
  const raise = quota.raised && unitIndex !== undefined ? raisedBy(world, quota, id, period) : undefined;
  const found = raise
    ? raisedShare(world, quota, period, { id, unitIndex }, ordinary, raise.entered)
    : ordinary;
  const share = found ?? quota.share;
  const small = quota.smallGroup && views.length <= quota.smallGroup.upTo ? quota.smallGroup : undefined;
  const byShare = (of: number, c: Counted): number => {
    if (quota.smallGroup && of <= quota.smallGroup.upTo) return c.eligible > 0 ? quota.smallGroup.places : 0;
    if (found === undefined) return 0;
    return Math.max(places(c, share, base, quota.rounding), c.eligible > 0 ? (quota.atLeast ?? 0) : 0);
  };
  const asks = quota.whenNoPlace !== undefined && isWanted && found !== undefined;
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
    raisedBy: raise?.by,
    isToFill: rule?.value === 'exactly' && counted.eligible > 0,
    open,
    placesOf: (of, c) => Math.max(byShare(of, c), c.eligible > 0 ? extra : 0),
  };
}

/** The share of a scope; undefined while nobody knows it. A share that is read is never above what the text allows. */
function shareIn(
  world: World,
  quota: Quota,
  period: Period,
  scope: string,
  unitIndex: number | undefined,
  views: readonly View[],
): Exact | undefined {
  const { shareFrom } = quota;
  if (shareFrom === undefined) return quota.share;
  const read =
    shareFrom.kind === 'measure'
      ? measuredShare(world, shareFrom.measure, quota, period, unitIndex)
      : shareOfParty(world, shareFrom.rating, shareFrom.level, views);
  const share = read ?? answered(world, shareFrom.otherwise, scope, period);
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
