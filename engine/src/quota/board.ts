/**
 * The quota as a board: how many places, who stands where, what a person still has to choose. The engine counts; who
 * gets a place is always a recorded choice of a person, unless everybody fits or nobody can.
 */
import type { Classification } from '../classification/classification.ts';
import type { View } from '../evaluation/view.ts';
import type { World } from '../evaluation/world.ts';
import type { Period } from '../period.ts';
import type { Quota, QuotaBase } from '../regulation/format.ts';
import { choiceOf, wasGivenBefore } from './answers.ts';
import { count, countAtMost, dutyGroupsOf, type GroupPlaces } from './duty-groups.ts';
import { limitsOf } from './limits.ts';
import { isAmong, type Member, memberOf } from './members.ts';
import { moreForNextPlace, places } from './places.ts';
import { lineOf, rankByScore } from './ranking.ts';
import { scopesBy } from './scope.ts';
import type { Candidate, Standing } from './standing.ts';

export interface QuotaOutcome {
  readonly quota: Quota;
  /** Scope by subject index. */
  readonly scopes: ReadonlyMap<number, string>;
  readonly standings: readonly Standing[];
  /** Per subject index: in, out or waiting; absent when the quota does not concern it. */
  readonly states: ReadonlyMap<number, Candidate>;
}

export function quotaBoard(
  world: World,
  quota: Quota,
  stage: string,
  period: Period,
  all: readonly Classification[],
): QuotaOutcome {
  const scopes = new Map<string, { unitIndex: number | undefined; members: Member[] }>();
  const scopeOf = scopesBy(world, quota);
  for (const classification of all) {
    const { view } = classification;
    if (view.kind !== quota.of || view.plan.stage !== stage) continue;
    if (quota.for && !quota.for.includes(view.plan.group.id)) continue;
    if (!isAmong(world, quota, view)) continue;
    const scope = scopeOf(view, view.period);
    const entry = scopes.get(scope.id) ?? { unitIndex: scope.unitIndex, members: [] };
    entry.members.push(memberOf(world, quota, period, classification, scope.dutyGroup));
    scopes.set(scope.id, entry);
  }
  const standings: Standing[] = [];
  const states = new Map<number, Candidate>();
  for (const [id, scope] of [...scopes.entries()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const outcome = settle(world, quota, period, id, scope.unitIndex, scope.members);
    standings.push(...outcome.standings);
    for (const [index, state] of outcome.states) states.set(index, state);
  }
  const inScope = new Map([...scopes].flatMap(([id, s]) => s.members.map((m) => [m.index, id] as const)));
  return { quota, scopes: inScope, standings, states };
}

/** The places of one scope and who stands for them. */
export function settle(
  world: World,
  quota: Quota,
  period: Period,
  scopeId: string,
  unitIndex: number | undefined,
  given: readonly Member[],
): Pick<QuotaOutcome, 'standings' | 'states'> {
  const base = world.program.parameter(quota.base);
  const tests = world.program.parameter(quota.tests);
  const limits = limitsOf(world, quota, base.value, period, {
    id: scopeId,
    unitIndex,
    views: given.map((m) => m.classification.view),
    isWanted: given.some((m) => m.mayBeCandidate),
    counted: count(given),
  });
  const { share } = limits;
  const { members, groups, isNone, bind, unplaced } = dutyGroupsOf(given, tests.value, limits.placesOf);
  const unitPlaces = limits.placesOf(members.length, count(members));
  const unitPlacesAtMost = limits.placesOf(members.length, countAtMost(members));
  // Those of no known group are held by the places of the whole alone.
  const groupPlaces = (g: string) => (bind ? groups.get(g)?.places : undefined) ?? unitPlaces;
  const groupPlacesAtMost = (g: string) =>
    (bind ? groups.get(g)?.placesAtMost : undefined) ?? unitPlacesAtMost;
  const isUnplaced = (m: Member) => unplaced.includes(m);

  const candidates = members.filter((m) => m.isCandidate);
  const holders = members.filter((m) => m.decided === quota.level);
  const rank = (level: string) => world.program.rank.get(level) ?? Number.POSITIVE_INFINITY;
  // Whoever reaches the level and is decided to hold a worse one; of a better one no place here is refused.
  const refused = members.filter(
    (m) =>
      m.decided !== undefined &&
      m.classification.level === quota.level &&
      rank(m.decided) > rank(quota.level),
  );
  const unverified = quota.unverified.map((id) => world.program.markOf(`unverified:${id}`));
  for (const { classification } of candidates) {
    classification.view.stand(tests.mark);
    classification.view.stand(base.mark);
    for (const mark of unverified) classification.view.stand(mark);
    const rated = limits.unitLevels === undefined ? undefined : unitBeside(classification.view, unitIndex);
    if (rated) classification.view.standOnAllOf(rated);
  }
  const choices = new Map(
    candidates.map((m) => [m.index, choiceOf(world, quota, m.classification.view.id, period)]),
  );
  const numberIn = (of: readonly Member[]) => {
    const numbers = new Map<string, number>();
    for (const m of of) numbers.set(m.dutyGroup, (numbers.get(m.dutyGroup) ?? 0) + 1);
    return (g: string) => numbers.get(g) ?? 0;
  };
  /** Those of unknown group may be in any group: each has room for them as well, until it is known. */
  const mostIn = (of: readonly Member[]) => {
    const inGroup = numberIn(of);
    const anywhere = of.filter(isUnplaced).length;
    return (g: string) => inGroup(g) + (groups.has(g) ? anywhere : 0);
  };
  const isChosen = (m: Member) => choices.get(m.index)?.yes === true;
  // A choice of somebody of unknown group cannot be held against the group, so it gives no place yet.
  const chosen = [...holders, ...candidates.filter((m) => isChosen(m) && !isUnplaced(m))];
  const chosenIn = numberIn(chosen);
  // While groups are unknown, of those chosen only they take a place for certain whose group has one.
  const taken =
    unplaced.length === 0
      ? chosen.length
      : holders.length + chosen.filter((m) => m.decided === undefined && groupPlaces(m.dutyGroup) > 0).length;
  const chosenAtMost = [...holders, ...candidates.filter(isChosen)];
  const chosenInAtMost = mostIn(chosenAtMost);
  const isOver = (g: string) => chosen.length > unitPlaces || chosenIn(g) > groupPlaces(g);
  const mayBeOver = (g: string) => chosenAtMost.length > unitPlaces || chosenInAtMost(g) > groupPlaces(g);
  /** Whether it hangs on others who are open alone that more hold the level than there are places. */
  const isOverAsFarAsKnown = (g: string) =>
    chosen.length <= unitPlacesAtMost && chosenIn(g) <= groupPlacesAtMost(g);

  /** Who could still want a place: not those refused, nor those whose group can never give one. */
  const mayWant = candidates.filter(
    (m) => choices.get(m.index)?.yes !== false && groupPlacesAtMost(m.dutyGroup) > 0,
  );
  const live = mayWant.filter((m) => !isUnplaced(m));
  const demand = (of: readonly Member[], at: (g: string) => number) => {
    const inGroup = numberIn([...holders, ...of]);
    const inGroups = [...groups.keys()].reduce(
      (total, g) => total + Math.min(inGroup(g), Math.max(at(g), chosenIn(g))),
      0,
    );
    const inUnit = inGroups + [...holders, ...of].filter(isUnplaced).length;
    return { inUnit, in: mostIn([...holders, ...of]) };
  };
  // A place that a replaced decision set free stays free until a person fills it: nobody slips into it unasked.
  const freed = members.filter((m) =>
    wasGivenBefore(world, quota, m.classification.view.id, period, choices.get(m.index)?.yes),
  );
  const freedIn = mostIn(freed);
  const open = [...members.filter((m) => m.mayBeCandidate && !m.isCandidate), ...mayWant.filter(isUnplaced)];
  const asFarAsKnown = demand(live, groupPlaces);
  const atMost = demand([...live, ...open], groupPlacesAtMost);
  const fits = (d: ReturnType<typeof demand>, g: string) =>
    d.in(g) + freedIn(g) <= groupPlaces(g) && d.inUnit + freed.length <= unitPlaces;

  const placeOf = (m: Member): [Candidate['state'], Candidate['why']] => {
    const g = m.dutyGroup;
    if (m.decided === quota.level) {
      if (!isOver(g)) return ['in', 'decided'];
      if (isOverAsFarAsKnown(g)) return ['waiting', 'others-open'];
      // More are decided than there are places: where there is none, nobody keeps one; else it is not for us to say who.
      return [unitPlaces === 0 || groupPlaces(g) === 0 ? 'out' : 'waiting', 'over'];
    }
    if (m.decided !== undefined) return ['out', 'decided'];
    const choice = choices.get(m.index)?.yes;
    if (choice === false) return ['out', 'not-chosen'];
    if (limits.open) return ['waiting', limits.open.why];
    if (unitPlacesAtMost === 0 || groupPlacesAtMost(g) === 0)
      return choice ? ['waiting', 'over'] : ['out', 'no-place'];
    if (isUnplaced(m)) {
      return !choice && taken >= unitPlacesAtMost
        ? ['out', 'places-taken']
        : ['waiting', 'duty-group-missing'];
    }
    if (choice === true) {
      if (!isOver(g)) return mayBeOver(g) ? ['waiting', 'others-open'] : ['in', 'chosen'];
      return ['waiting', isOverAsFarAsKnown(g) ? 'others-open' : 'over'];
    }
    if (fits(atMost, g)) return ['in', 'everyone-fits'];
    if (taken >= unitPlacesAtMost || (chosenIn(g) >= groupPlacesAtMost(g) && !groups.get(g)?.mayDivide))
      return ['out', 'places-taken'];
    if (fits(asFarAsKnown, g)) return ['waiting', 'others-open'];
    if (chosen.length >= unitPlaces || chosenIn(g) >= groupPlaces(g)) return ['waiting', 'others-open'];
    return ['waiting', 'open'];
  };

  // An authority outside these units counts others too: here the places cannot be known.
  const isCountedHere = unitIndex !== undefined;
  const states = new Map<number, Candidate>();
  for (const { member, rank } of rankByScore([...candidates, ...holders, ...refused])) {
    const { score } = member.classification;
    const document = choices.get(member.index)?.document;
    const [state, why] = isCountedHere
      ? placeOf(member)
      : member.decided === undefined
        ? (['waiting', 'counted-elsewhere'] as const)
        : ([member.decided === quota.level ? 'in' : 'out', 'decided'] as const);
    states.set(member.index, {
      subject: member.classification.view.id,
      rank,
      state,
      why,
      ...(score === undefined ? {} : { score }),
      ...(document === undefined ? {} : { document }),
      ...(limits.open?.why === why ? { asks: { question: limits.open.question, subject: scopeId } } : {}),
    });
  }

  const standing = (group: GroupPlaces, dutyGroup: string | undefined, binding: boolean): Standing => {
    const { members: of, places: allowed, placesAtMost } = group;
    const counted = count(of);
    const list = rankByScore(of.filter((m) => states.has(m.index))).map(({ member, rank }) => ({
      ...states.get(member.index)!,
      rank,
    }));
    const inside = list.filter((c) => c.state === 'in').length;
    // Of a share nobody knows yet nothing follows.
    const more = limits.isShareKnown
      ? moreForNextPlace(counted, share, base.value, quota.rounding)
      : undefined;
    const placesBy = (of: QuotaBase) =>
      limits.isShareKnown ? places(counted, share, of, quota.rounding) : allowed;
    const line = lineOf(
      list.filter((c) => c.why !== 'decided' || c.state === 'in'),
      allowed,
    );
    const notes: Standing['notes'][number][] = [];
    if (list.some((c) => c.why === 'over')) notes.push('over');
    if (list.some((c) => c.why === 'open')) notes.push('choice-needed');
    if (list.some((c) => c.why === 'others-open')) notes.push('others-open');
    if (quota.of === 'person' && dutyGroup === undefined && isNone && candidates.length > 0) {
      notes.push('no-duty-groups');
    }
    if (list.some((c) => c.why === 'duty-group-missing')) notes.push('duty-groups-missing');
    const givesNone = (group: GroupPlaces) =>
      bind && group.places === 0 && (unplaced.length === 0 || group.placesAtMost === 0);
    const noneInGroups = [...groups.values()].every(givesNone);
    if (dutyGroup === undefined && noneInGroups && unitPlaces > 0 && candidates.length > 0)
      notes.push('groups-give-none');
    const isGroupWithoutPlace = dutyGroup !== undefined && givesNone(group);
    if (isGroupWithoutPlace && unitPlaces > 0 && of.some((m) => m.isCandidate))
      notes.push('groups-give-none');
    if (!isCountedHere) notes.push('no-scope-unit');
    if (limits.open) notes.push(limits.open.why);
    const isFilled = inside >= allowed || list.some((c) => c.state === 'waiting');
    if (dutyGroup === undefined && limits.isToFill && !isFilled) notes.push('to-fill');
    if (quota.whenOver && notes.includes('over')) notes.push(quota.whenOver);
    return {
      quota: quota.id,
      scope: scopeId,
      eligible: counted.eligible,
      rated: counted.rated,
      open: of.filter((m) => m.isRated && m.decided === undefined && m.classification.level === undefined)
        .length,
      places: allowed,
      placesAtMost,
      placesByBase: {
        'rated-good': placesBy('rated-good'),
        'good-or-better': placesBy('good-or-better'),
        rated: placesBy('rated'),
      },
      share,
      isShareKnown: limits.isShareKnown,
      binding,
      members: of.map((m) => m.classification.view.id),
      candidates: list,
      chosen: inside,
      free: Math.max(0, allowed - inside),
      notes,
      ...(dutyGroup === undefined ? {} : { dutyGroup }),
      ...(limits.unitLevels === undefined ? {} : { unitLevels: limits.unitLevels }),
      ...(limits.raisedBy === undefined ? {} : { raisedBy: limits.raisedBy }),
      ...(line === undefined ? {} : { line }),
      ...(more === undefined ? {} : { moreForNextPlace: more }),
    };
  };

  const whole = { members, places: unitPlaces, placesAtMost: unitPlacesAtMost, mayDivide: false };
  const standings = [standing(whole, undefined, isCountedHere)];
  if (!isNone && isCountedHere) {
    for (const [g, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
      standings.push(standing(group, g, bind));
  }
  return { standings, states };
}

/** The unit in which somebody is counted, at the same stage of the same period. */
const unitBeside = ({ world, plan, period }: View, unitIndex: number | undefined): View | undefined =>
  unitIndex === undefined ? undefined : world.view('unit', unitIndex, plan.stage, period);
