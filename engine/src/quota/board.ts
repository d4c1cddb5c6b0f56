/**
 * The quota as a board: how many places, who stands where, what a person still has to choose. The engine counts; who
 * gets a place is always a recorded choice of a person, unless everybody fits or nobody can.
 */
import type { Classification } from '../classification/classify.ts';
import type { World } from '../evaluation/world.ts';
import { compare, type Exact } from '../exact.ts';
import type { Period } from '../period.ts';
import type { Quota, QuotaBase } from '../regulation/format.ts';
import { type Counted, moreForNextPlace, places } from './places.ts';
import { scopeOf } from './scope.ts';

export interface Candidate {
  readonly subject: string;
  readonly score?: Exact;
  /** 1 for the highest score; equal scores share a rank. */
  readonly rank: number;
  readonly state: 'in' | 'out' | 'waiting';
  readonly why: 'everyone-fits' | 'no-place' | 'chosen' | 'not-chosen' | 'places-taken' | 'open' | 'over';
  /** Document of the choice, if a person made one. */
  readonly document?: string;
}

/** One test of one quota: a scope as a whole, or a duty group inside it. */
export interface Standing {
  readonly quota: string;
  readonly scope: string;
  readonly dutyGroup?: string;
  readonly eligible: number;
  readonly rated: number;
  readonly places: number;
  /** Places under each other base, so that the doubt about the base can be seen. */
  readonly placesByBase: Readonly<Record<QuotaBase, number>>;
  readonly share: Exact;
  readonly raisedBy?: string;
  /** Whether this count binds, or is shown for guidance only. */
  readonly binding: boolean;
  readonly candidates: readonly Candidate[];
  readonly chosen: number;
  readonly free: number;
  /** Lowest score inside the places and highest outside, when a line runs between them. */
  readonly line?: { readonly lastIn?: Exact; readonly firstOut?: Exact; readonly tied: readonly string[] };
  readonly moreForNextPlace?: number;
  readonly notes: readonly (
    | 'over'
    | 'groups-give-none'
    | 'no-duty-groups'
    | 'choice-needed'
    | 'no-scope-unit'
  )[];
}

export interface QuotaOutcome {
  readonly standings: readonly Standing[];
  /** Per subject index: in, out or waiting; absent when the quota does not concern it. */
  readonly states: ReadonlyMap<number, Candidate>;
}

interface Member {
  readonly classification: Classification;
  readonly index: number;
  readonly dutyGroup: string;
  readonly isCandidate: boolean;
  readonly isEligible: boolean;
  readonly isRated: boolean;
}

const NO_GROUP = '—';

export function quotaBoard(
  world: World,
  quota: Quota,
  stage: string,
  period: Period,
  all: readonly Classification[],
): QuotaOutcome {
  const scopes = new Map<string, { unitIndex: number | undefined; members: Member[] }>();
  for (const classification of all) {
    const { view } = classification;
    if (view.kind !== quota.of || view.plan.stage !== stage) continue;
    if (quota.for && !quota.for.includes(view.plan.group.id)) continue;
    const scope = scopeOf(world, quota, view, period);
    const entry = scopes.get(scope.id) ?? { unitIndex: scope.unitIndex, members: [] };
    entry.members.push(memberOf(world, quota, classification, scope.dutyGroup));
    scopes.set(scope.id, entry);
  }
  const standings: Standing[] = [];
  const states = new Map<number, Candidate>();
  for (const [id, scope] of [...scopes.entries()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const outcome = settle(world, quota, period, id, scope.unitIndex, scope.members);
    standings.push(...outcome.standings);
    for (const [index, state] of outcome.states) states.set(index, state);
  }
  return { standings, states };
}

function memberOf(
  world: World,
  quota: Quota,
  classification: Classification,
  dutyGroup: string | undefined,
): Member {
  const rank = (level: string) => world.program.rank.get(level) ?? Number.POSITIVE_INFINITY;
  const good = rank(quota.next);
  const { possible, level } = classification;
  return {
    classification,
    index: classification.view.index,
    dutyGroup: dutyGroup ?? NO_GROUP,
    isCandidate: level === quota.level,
    isEligible: possible.length > 0 && possible.every((l) => rank(l) <= good),
    isRated: level === undefined || world.program.rank.has(level),
  };
}

function settle(
  world: World,
  quota: Quota,
  period: Period,
  scopeId: string,
  unitIndex: number | undefined,
  members: readonly Member[],
): QuotaOutcome {
  const base = world.program.parameter(quota.base);
  const tests = world.program.parameter(quota.tests);
  const raise =
    quota.raised && unitIndex !== undefined ? raisedBy(world, quota, unitIndex, period) : undefined;
  const share = raise === undefined ? quota.share : (quota.raised?.share ?? quota.share);
  const groups = new Map<string, Member[]>();
  for (const m of members) groups.set(m.dutyGroup, [...(groups.get(m.dutyGroup) ?? []), m]);
  const noGroups = groups.size === 1 && groups.has(NO_GROUP);

  const placesOf = (of: readonly Member[]): number => {
    const small = quota.smallGroup;
    if (small && of.length <= small.upTo) return of.some((m) => m.isEligible) ? small.places : 0;
    return places(count(of), share, base.value);
  };
  const unitPlaces = placesOf(members);
  const groupPlaces = new Map([...groups].map(([g, of]) => [g, placesOf(of)]));
  const groupsBind = tests.value === 'both' && !noGroups;
  const candidates = members.filter((m) => m.isCandidate);

  for (const m of candidates) {
    m.classification.view.stand(tests.mark);
    m.classification.view.stand(base.mark);
  }

  const room = (m: Member) => (groupsBind ? (groupPlaces.get(m.dutyGroup) ?? 0) : unitPlaces);
  const inGroup = (g: string) => candidates.filter((m) => m.dutyGroup === g).length;
  const everyoneFits =
    candidates.length <= unitPlaces &&
    (!groupsBind || [...groups.keys()].every((g) => inGroup(g) <= (groupPlaces.get(g) ?? 0)));

  const choices = new Map(candidates.map((m) => [m.index, choiceOf(world, quota, m, period)]));
  const saidYes = candidates.filter((m) => choices.get(m.index)?.yes === true);
  const yesIn = (g: string) => saidYes.filter((m) => m.dutyGroup === g).length;
  const isOver = (g: string): boolean =>
    saidYes.length > unitPlaces || (groupsBind && yesIn(g) > (groupPlaces.get(g) ?? 0));

  const states = new Map<number, Candidate>();
  // An authority outside these units counts others too: here the places cannot be known, and nobody is moved.
  const isCountedHere = unitIndex !== undefined;
  const ranked = rankByScore(isCountedHere ? candidates : []);
  for (const { member, rank } of ranked) {
    const choice = choices.get(member.index);
    const full =
      saidYes.length >= unitPlaces ||
      (groupsBind && yesIn(member.dutyGroup) >= (groupPlaces.get(member.dutyGroup) ?? 0));
    const [state, why]: [Candidate['state'], Candidate['why']] =
      choice?.yes === false
        ? ['out', 'not-chosen']
        : everyoneFits
          ? ['in', 'everyone-fits']
          : choice?.yes === true
            ? isOver(member.dutyGroup)
              ? ['waiting', 'over']
              : ['in', 'chosen']
            : room(member) === 0 || unitPlaces === 0
              ? ['out', 'no-place']
              : full
                ? ['out', 'places-taken']
                : ['waiting', 'open'];
    const { score } = member.classification;
    states.set(member.index, {
      subject: member.classification.view.id,
      rank,
      state,
      why,
      ...(score === undefined ? {} : { score }),
      ...(choice?.document === undefined ? {} : { document: choice.document }),
    });
  }

  const standing = (
    of: readonly Member[],
    allowed: number,
    dutyGroup: string | undefined,
    binding: boolean,
  ): Standing => {
    const counted = count(of);
    const ofCandidates = rankByScore(of.filter((m) => m.isCandidate && states.has(m.index)));
    const list = ofCandidates.map(({ member, rank }) => ({ ...states.get(member.index)!, rank }));
    const chosen = list.filter((c) => c.state === 'in').length;
    const more = moreForNextPlace(counted, share, base.value);
    const line = lineOf(list, allowed);
    const notes: Standing['notes'][number][] = [];
    if (list.some((c) => c.why === 'over')) notes.push('over');
    if (list.some((c) => c.why === 'open')) notes.push('choice-needed');
    if (dutyGroup === undefined && noGroups && candidates.length > 0) notes.push('no-duty-groups');
    if (
      dutyGroup === undefined &&
      groupsBind &&
      unitPlaces > 0 &&
      candidates.length > 0 &&
      [...groupPlaces.values()].every((p) => p === 0)
    ) {
      notes.push('groups-give-none');
    }
    if (unitIndex === undefined && dutyGroup === undefined) notes.push('no-scope-unit');
    return {
      quota: quota.id,
      scope: scopeId,
      eligible: counted.eligible,
      rated: counted.rated,
      places: allowed,
      placesByBase: {
        'rated-good': places(counted, share, 'rated-good'),
        'good-or-better': places(counted, share, 'good-or-better'),
        rated: places(counted, share, 'rated'),
      },
      share,
      binding,
      candidates: list,
      chosen,
      free: Math.max(0, allowed - chosen),
      notes,
      ...(dutyGroup === undefined ? {} : { dutyGroup }),
      ...(raise === undefined ? {} : { raisedBy: raise }),
      ...(line === undefined ? {} : { line }),
      ...(more === undefined ? {} : { moreForNextPlace: more }),
    };
  };

  const standings = [standing(members, unitPlaces, undefined, isCountedHere)];
  if (!noGroups && isCountedHere) {
    for (const [g, of] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
      standings.push(standing(of, groupPlaces.get(g) ?? 0, g, groupsBind));
    }
  }
  return { standings, states };
}

const count = (members: readonly Member[]): Counted => ({
  eligible: members.filter((m) => m.isEligible).length,
  rated: members.filter((m) => m.isRated).length,
});

function raisedBy(world: World, quota: Quota, unitIndex: number, period: Period): string | undefined {
  const asked = quota.raised && world.program.regulation.questions.get(quota.raised.question);
  if (asked === undefined) return undefined;
  const decision = world.decision(asked.id, 'unit', unitIndex, period);
  const accepted = decision && asked.options.get(decision.option)?.effect.kind === 'accept';
  return accepted ? (decision.document ?? decision.by) : undefined;
}

function choiceOf(
  world: World,
  quota: Quota,
  member: Member,
  period: Period,
): { yes: boolean; document?: string } | undefined {
  const asked = world.program.regulation.questions.get(quota.choice);
  const decision =
    asked &&
    world
      .decisionsAbout(asked.id, member.classification.view.id)
      .filter((d) => d.period === undefined || d.period === period.id)
      .at(-1);
  const effect = decision && asked.options.get(decision.option)?.effect;
  if (decision === undefined || effect === undefined) return undefined;
  const document = decision.document === undefined ? {} : { document: decision.document };
  return {
    yes: effect.kind === 'accept' || (effect.kind === 'level' && effect.level === quota.level),
    ...document,
  };
}

/** By score, highest first, and by id between equals only so that the list does not depend on the order of the input. */
function rankByScore(members: readonly Member[]): { member: Member; rank: number }[] {
  const order = [...members].sort((a, b) => {
    const x = a.classification.score;
    const y = b.classification.score;
    const byScore = x && y ? compare(y, x) : x ? -1 : y ? 1 : 0;
    return byScore !== 0 ? byScore : a.classification.view.id < b.classification.view.id ? -1 : 1;
  });
  let rank = 0;
  return order.map((member, at) => {
    const before = order[at - 1]?.classification.score;
    const { score } = member.classification;
    if (at === 0 || !(before && score && compare(before, score) === 0)) rank = at + 1;
    return { member, rank };
  });
}

function lineOf(list: readonly Candidate[], allowed: number): Standing['line'] {
  if (list.length <= allowed) return undefined;
  const lastIn = list[allowed - 1]?.score;
  const firstOut = list[allowed]?.score;
  const tied =
    lastIn && firstOut && compare(lastIn, firstOut) === 0
      ? list.filter((c) => c.score && compare(c.score, lastIn) === 0).map((c) => c.subject)
      : [];
  return { tied, ...(lastIn ? { lastIn } : {}), ...(firstOut ? { firstOut } : {}) };
}
