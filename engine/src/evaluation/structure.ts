import type { CalendarDay } from '../calendar-day.ts';
import type { Period } from '../period.ts';
import type { PersonRecord, Post, Register, UnitRecord } from '../register.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { inOneAnswer, PERIOD_END } from './attributes.ts';

/** Who is where, who leads whom, on which day. Nothing here knows any regulation. */
export class Structure {
  readonly #members = new Map<string, ReadonlyMap<number, readonly number[]>>();
  readonly #led = new Map<string, Map<number, readonly number[]>>();

  /** `asOf` is the day of looking: in a period still running, posts are those held on that day. */
  constructor(
    readonly register: Pick<Register, 'units' | 'people'>,
    readonly asOf?: CalendarDay,
  ) {}

  /** The day that says who holds a post: the last of the period, or the day of looking inside it. */
  dayIn(period: Period): CalendarDay {
    const { asOf } = this;
    return asOf !== undefined && asOf >= period.from && asOf < period.to ? asOf : period.to;
  }

  /** The main post a person holds on the last day of the period, else the last one held inside it. */
  postIn(person: PersonRecord, period: Period): Post | undefined {
    if (!servesIn(person, period.from, period.to)) return undefined;
    if (person.posts.length === 1) {
      const only = person.posts[0]!;
      return isHeld(only, period.from, period.to) ? only : undefined;
    }
    let best: Post | undefined;
    for (const post of person.posts) {
      if (!isHeld(post, period.from, period.to)) continue;
      if (best === undefined || rank(post, this.dayIn(period)) > rank(best, this.dayIn(period))) best = post;
    }
    return best;
  }

  /**
   * The post that says under which rules a period falls: the one held then, else the nearest in time. A month brought
   * from an earlier body lies before every post here and still belongs to the person.
   */
  postFor(person: PersonRecord, period: Period): Post | undefined {
    if (person.posts.length === 1) return person.posts[0];
    const held = this.postIn(person, period);
    if (held !== undefined) return held;
    const distance = (post: Post): number =>
      post.from !== undefined && post.from > period.to
        ? post.from - period.to
        : post.to !== undefined && post.to < period.from
          ? period.from - post.to
          : 0;
    return [...person.posts].sort(
      (a, b) => distance(a) - distance(b) || rank(b, this.dayIn(period)) - rank(a, this.dayIn(period)),
    )[0];
  }

  /** Whether somebody still in service holds no post here any more on the day that counts: another body classifies then. */
  hasMovedAway(person: PersonRecord, period: Period): boolean {
    const day = this.dayIn(period);
    if (person.serviceTo !== undefined && person.serviceTo <= day) return false;
    return person.posts.every((p) => p.to !== undefined && p.to < day);
  }

  unitOf(kind: SubjectKind, index: number, period: Period): UnitRecord | undefined {
    if (kind === 'unit') return this.register.units[index];
    const person = this.register.people[index];
    const post = person && this.postFor(person, period);
    return post && this.register.units[post.unit];
  }

  /** The unit itself, its parent, and so on to the root. */
  *chain(unit: UnitRecord | undefined): Generator<UnitRecord> {
    for (
      let u = unit;
      u !== undefined;
      u = u.parent === undefined ? undefined : this.register.units[u.parent]
    )
      yield u;
  }

  /** The unit directly above. */
  parentOf(unit: UnitRecord | undefined): UnitRecord | undefined {
    return unit?.parent === undefined ? undefined : this.register.units[unit.parent];
  }

  nearest(unit: UnitRecord | undefined, role: UnitRecord['role']): UnitRecord | undefined {
    let u = unit;
    while (u !== undefined && u.role !== role)
      u = u.parent === undefined ? undefined : this.register.units[u.parent];
    return u;
  }

  /** Where a unit lay: what it says itself, else what the nearest unit above it says. */
  territoriesOf(unit: UnitRecord | undefined): readonly string[] | undefined {
    for (const u of this.chain(unit)) if (u.territories !== undefined) return u.territories;
    return undefined;
  }

  isWithin(unit: UnitRecord | undefined, ancestor: number): boolean {
    for (const u of this.chain(unit)) if (u.index === ancestor) return true;
    return false;
  }

  /** Units a person heads on a day, by any post. */
  unitsHeadedOn(person: PersonRecord, day: CalendarDay): UnitRecord[] {
    if (!headsAnything(person)) return NO_UNITS;
    const units = person.posts
      .filter((p) => p.leads === 'head' && isHeld(p, day, day))
      .map((p) => this.register.units[p.unit]!);
    return [...new Map(units.map((u) => [u.index, u])).values()].sort((a, b) => a.index - b.index);
  }

  /** Units a person heads at some time in the period. */
  unitsHeadedIn(person: PersonRecord, period: Period): UnitRecord[] {
    if (!headsAnything(person)) return NO_UNITS;
    const units = person.posts
      .filter((p) => p.leads === 'head' && isHeld(p, period.from, period.to))
      .map((p) => this.register.units[p.unit]!);
    return [...new Map(units.map((u) => [u.index, u])).values()].sort((a, b) => a.index - b.index);
  }

  subUnits(unit: UnitRecord, day: CalendarDay): UnitRecord[] {
    return unit.children.map((c) => this.register.units[c]!).filter((u) => exists(u, day, day));
  }

  /** People by the unit of their main post in the period. */
  membersIn(period: Period): ReadonlyMap<number, readonly number[]> {
    const key = `${period.from} ${period.to}`;
    const known = this.#members.get(key);
    if (known) return known;
    const members = new Map<number, number[]>();
    for (const person of this.register.people) {
      const post = this.postIn(person, period);
      if (post === undefined) continue;
      const list = members.get(post.unit);
      if (list) list.push(person.index);
      else members.set(post.unit, [person.index]);
    }
    this.#members.set(key, members);
    return members;
  }

  /**
   * The people a leader answers for in a period: for a head everybody in the unit and below it; for a deputy everybody
   * in the units in charge, but nobody who leads the deputy's own unit or one above it.
   */
  peopleLedBy(person: PersonRecord, period: Period): readonly number[] {
    const key = `${period.from} ${period.to}`;
    let known = this.#led.get(key);
    if (known === undefined) {
      known = new Map();
      this.#led.set(key, known);
    }
    let led = known.get(person.index);
    if (led === undefined) {
      led = this.#findLed(person, period);
      known.set(person.index, led);
    }
    return led;
  }

  #findLed(person: PersonRecord, period: Period): readonly number[] {
    const main = this.postFor(person, period);
    if (main === undefined) return [];
    // A unit headed beside the main post is answered for as well.
    const held = person.posts.filter((p) => p === main || isHeld(p, period.from, period.to));
    const members = this.membersIn(period);
    const led = new Set<number>();
    for (const post of held) {
      if (post.leads === 'none') continue;
      const roots = post.leads === 'head' ? [post.unit, ...post.inCharge] : post.inCharge;
      const above = new Set([...this.chain(this.register.units[post.unit])].map((u) => u.index));
      const seen = new Set<number>();
      const visit = (unit: number): void => {
        if (seen.has(unit)) return;
        seen.add(unit);
        for (const index of members.get(unit) ?? []) {
          if (index === person.index) continue;
          const theirs = this.postIn(this.register.people[index]!, period);
          const leadsUs = theirs !== undefined && theirs.leads !== 'none' && above.has(theirs.unit);
          const isOwnDeputy =
            post.leads === 'head' && theirs?.leads === 'deputy' && theirs.unit === post.unit;
          if (!leadsUs || isOwnDeputy) led.add(index);
        }
        for (const child of this.register.units[unit]!.children) visit(child);
      };
      for (const root of roots) visit(root);
    }
    return [...led].sort((a, b) => a - b);
  }

  /** What the register says of a subject in a period, in the closed vocabulary of attributes. */
  attribute(kind: SubjectKind, index: number, id: string, period: Period): string | undefined {
    if (id === PERIOD_END) return String(period.to);
    if (id === 'unitKind') return this.unitOf(kind, index, period)?.kind;
    if (id === 'unitRole') return this.unitOf(kind, index, period)?.role;
    if (id === 'parentKind') return this.parentOf(this.unitOf(kind, index, period))?.kind;
    if (id === 'unit') return this.unitOf(kind, index, period)?.id;
    if (id === 'territory') {
      const territories = this.territoriesOf(this.unitOf(kind, index, period));
      return territories && inOneAnswer(territories);
    }
    if (kind !== 'person') return undefined;
    const person = this.register.people[index]!;
    if (id === 'partyMember')
      return person.partyMember === undefined ? undefined : person.partyMember ? 'yes' : 'no';
    const post = this.postFor(person, period);
    if (post === undefined) return undefined;
    switch (id) {
      case 'service':
        return post.service;
      case 'leads':
        return post.leads;
      case 'dutyGroup':
        return post.dutyGroup;
      case 'tier':
        return post.tier;
      case 'professionalTitle':
        return post.professionalTitle;
      case 'jobPosition':
        return post.jobPosition;
      case 'concurrentPosts': {
        const held = this.register.people[index]!.posts.filter((p) =>
          isHeld(p, this.dayIn(period), this.dayIn(period)),
        );
        return held.length > 1 ? 'yes' : 'no';
      }
      case 'seconded':
        return post.secondedFrom === undefined ? 'no' : 'yes';
      default:
        return undefined;
    }
  }
}

const NO_UNITS: UnitRecord[] = [];
const headsAnything = (person: PersonRecord): boolean => {
  for (const post of person.posts) if (post.leads === 'head') return true;
  return false;
};

/** Attributes a condition may ask, with the subjects they exist for. */
export const ATTRIBUTES: Readonly<Record<string, readonly SubjectKind[]>> = {
  service: ['person'],
  leads: ['person'],
  partyMember: ['person'],
  dutyGroup: ['person'],
  tier: ['person'],
  professionalTitle: ['person'],
  jobPosition: ['person'],
  seconded: ['person'],
  concurrentPosts: ['person'],
  unit: ['person', 'unit'],
  unitKind: ['person', 'unit'],
  parentKind: ['person', 'unit'],
  unitRole: ['person', 'unit'],
  territory: ['person', 'unit'],
};

const rank = (post: Post, day: CalendarDay): number =>
  (isHeld(post, day, day) ? 2e9 : 0) + (post.main ? 1e9 : 0) + (post.from ?? -1e6);

export const isHeld = (post: Post, from: CalendarDay, to: CalendarDay): boolean =>
  (post.from === undefined || post.from <= to) && (post.to === undefined || post.to >= from);

const exists = (unit: UnitRecord, from: CalendarDay, to: CalendarDay): boolean =>
  (unit.from === undefined || unit.from <= to) && (unit.to === undefined || unit.to >= from);

const servesIn = (person: PersonRecord, from: CalendarDay, to: CalendarDay): boolean =>
  (person.serviceFrom === undefined || person.serviceFrom <= to) &&
  (person.serviceTo === undefined || person.serviceTo >= from);
