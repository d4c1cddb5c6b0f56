import type { CalendarDay } from '../calendar-day.ts';
import { type Period, periodsWithin } from '../period.ts';
import { type BroughtResult, type Decision, type Post, type Register, subjectFacts } from '../register.ts';
import type { FactValue, SubjectKind } from '../regulation/format.ts';
import type { Measured } from '../rules/measured.ts';
import { asksForPeriod } from './attributes.ts';
import { binds } from './bound.ts';
import { Calendars } from './calendars.ts';
import type { KnownLevels, Ratings } from './levels-elsewhere.ts';
import { best, isLater } from './nearest-decision.ts';
import type { Program, StagePlan } from './program.ts';
import { ServiceTimes } from './service-time.ts';
import { Structure } from './structure.ts';
import { View } from './view.ts';

const NO_FACTS: readonly (FactValue | undefined)[] = [];
/** Marks in one word of a view: thirty, so that a word stays a small number. */
export const WORD = 30;
const NOTHING_BROUGHT: readonly BroughtResult[] = [];

/** One evaluation: a regulation with its readings chosen, the evidence, the day it is looked at. */
export class World {
  readonly structure: Structure;
  readonly serviceTime: ServiceTimes;
  readonly calendars: Calendars;
  /** What is being computed right now, outermost first; shows circles between subjects. */
  readonly doing: { readonly view: View; readonly slot: number; inCircle: boolean }[] = [];
  /** Filled while units are classified, lower ones first. */
  readonly unitLevels = new Map<string, readonly string[]>();
  /** Levels of a subject in another period; whoever evaluates says how they are found. */
  levelsAt: LevelsAt = () => undefined;
  /** Only levels are wanted of it, for another evaluation: what follows from them is left out. */
  levelsOnly = false;
  /** The levels people come out with in the period evaluated, quotas and all; absent until they are known. */
  levelsSettled: LevelsSettled | undefined;
  /**
   * The period whose results are wanted, once it is known. Where years of work differ, the regulation rates those whose
   * own period of this name ends while it is in force; others are left to the text before or after it.
   */
  judged: Period | undefined;
  readonly #views = new Map<string, Map<string, StageViews>>();
  readonly #plans = new Map<string, Planned[]>();
  readonly #askedByOthers: readonly number[];
  /** Whether who is in scope, or in which group, depends on the period. */
  readonly #followsPeriods: boolean;
  readonly #markNames = new Map<number | string, readonly string[]>();
  /** By question, then by the subject named, in the order of the register. */
  readonly #decisions = new Map<string, Map<string, Decision[]>>();

  constructor(
    readonly program: Program,
    readonly register: Register,
    readonly asOf: CalendarDay,
    readonly traced: boolean,
    structure?: Structure,
    /** Levels under the other regulations evaluated beside this one; absent when it is evaluated alone. */
    readonly ratings?: Ratings,
  ) {
    this.structure = structure ?? new Structure(register, asOf);
    this.serviceTime = new ServiceTimes(register, program);
    this.calendars = new Calendars(this.structure, program.regulation.ownYear);
    this.#askedByOthers = slotsAskedByOthers(program);
    const { scopes, groups } = program.regulation;
    this.#followsPeriods = [...scopes, ...groups].some(({ when }) => when && asksForPeriod(when));
    for (const decision of register.decisions) {
      if (decision.on > asOf) continue;
      if (decision.regulation !== undefined && decision.regulation !== program.regulation.id) continue;
      let bySubject = this.#decisions.get(decision.question);
      if (bySubject === undefined) {
        bySubject = new Map();
        this.#decisions.set(decision.question, bySubject);
      }
      const list = bySubject.get(decision.subject);
      if (list) list.push(decision);
      else bySubject.set(decision.subject, [decision]);
    }
  }

  /** Names of marks; results that stand on the same share one list. */
  namesOf(marks: readonly number[]): readonly string[] {
    const key = marks.length === 1 ? marks[0]! : marks.join();
    let names = this.#markNames.get(key);
    if (names === undefined) {
      names = this.program.marks.filter(
        (_, mark) => (marks[Math.floor(mark / WORD)]! & (1 << (mark % WORD))) !== 0,
      );
      this.#markNames.set(key, names);
    }
    return names;
  }

  id(kind: SubjectKind, index: number): string {
    return (
      (kind === 'person' ? this.register.people[index]?.id : this.register.units[index]?.id) ??
      `${kind}:${index}`
    );
  }

  /** The period of this name in the subject's own year of work; whoever asks may have another. */
  periodOf(kind: SubjectKind, index: number, period: Period): Period {
    return this.calendars.periodOf(kind, index, period);
  }

  /** The subject in the period at a stage; undefined when the regulation is not about it then. */
  view(kind: SubjectKind, index: number, stage: string, asked: Period): View | undefined {
    const views = this.#viewsOf(kind, stage, asked.id).views;
    const known = views[index];
    if (known !== undefined) return known ?? undefined;
    const period = this.periodOf(kind, index, asked);
    const plan = this.#planOf(kind, index, stage, period);
    const evidence = subjectFacts(this.register, kind, index);
    const view =
      plan &&
      new View(
        this,
        kind,
        index,
        this.id(kind, index),
        plan,
        period,
        evidence?.facts.get(period.id) ?? NO_FACTS,
        evidence?.brought.get(period.id) ?? NOTHING_BROUGHT,
      );
    views[index] = view ?? null;
    return view;
  }

  #viewsOf(kind: SubjectKind, stage: string, period: string): StageViews {
    const place = kind === 'person' ? stage : `${kind} ${stage}`;
    let byPeriod = this.#views.get(place);
    if (byPeriod === undefined) {
      byPeriod = new Map();
      this.#views.set(place, byPeriod);
    }
    let found = byPeriod.get(period);
    if (found === undefined) {
      found = { views: [], kept: new Map() };
      byPeriod.set(period, found);
    }
    return found;
  }

  planAt(kind: SubjectKind, index: number, stage: string, period: Period): StagePlan | undefined {
    return this.#planOf(kind, index, stage, this.periodOf(kind, index, period));
  }

  /** Whether the plan of a subject at a stage is the same in every period: one post, and rules that ask for no days. */
  keepsPlan(kind: SubjectKind, index: number): boolean {
    if (this.#followsPeriods || this.calendars.hasOwnYears || kind !== 'person') return false;
    return this.register.people[index]?.posts.length === 1;
  }

  /** The plan as far as the layers in which its stage and its ladder stand bind the subject. */
  #planOf(kind: SubjectKind, index: number, stage: string, period: Period): StagePlan | undefined {
    if (this.calendars.hasOwnYears && this.judged?.id === period.id && !endsInForce(this.program, period))
      return undefined;
    const plan = this.#planByRules(kind, index, stage, period);
    if (plan === undefined || (plan.stageBinds === undefined && plan.unrated === undefined)) return plan;
    if (!binds(plan.stageBinds, this.structure, kind, index, period)) return undefined;
    return binds(plan.ladder?.rule.binds, this.structure, kind, index, period) ? plan : plan.unrated;
  }

  /** Rules follow the post held: a person who keeps it keeps the plan from period to period. */
  #planByRules(kind: SubjectKind, index: number, stage: string, period: Period): StagePlan | undefined {
    const attribute = (id: string) => this.structure.attribute(kind, index, id, period);
    if (kind !== 'person') return this.program.planFor(kind, attribute, stage);
    const person = this.register.people[index];
    const post = person && this.structure.postFor(person, period);
    let plans = this.#plans.get(stage);
    if (plans === undefined) {
      plans = [];
      this.#plans.set(stage, plans);
    }
    const known = plans[index];
    if (known !== undefined && known.post === post && !this.#followsPeriods) return known.plan;
    const plan = this.program.planFor(kind, attribute, stage);
    plans[index] = { post, plan };
    return plan;
  }

  /**
   * A quantity of another subject in a period; undefined when the regulation is not about it then. It is kept when the
   * views of that subject are freed, for a leader may ask after the people led are done.
   */
  measureOf(
    kind: SubjectKind,
    index: number,
    stage: string,
    period: Period,
    slot: number,
  ): Measured | undefined {
    const { kept } = this.#viewsOf(kind, stage, period.id);
    return kept.get(slot)?.[index] ?? this.view(kind, index, stage, period)?.measure(slot);
  }

  /**
   * Frees the views of a person inside a period, who is done, so that a large run needs little more than a small one. All
   * of them where no period is named.
   */
  forgetWithin(index: number, span?: Period): void {
    for (const stage of this.program.regulation.stages.values()) {
      const byPeriod = this.#views.get(stage.id);
      if (byPeriod === undefined) continue;
      for (const [id, of] of byPeriod) {
        const view = of.views[index];
        if (view === undefined || id === span?.id) continue;
        if (view === null) continue;
        for (const slot of this.#askedByOthers) keep(of.kept, slot, index, view.measure(slot));
        of.views[index] = undefined;
      }
      const plans = this.#plans.get(stage.id);
      if (plans !== undefined) plans[index] = undefined;
    }
  }

  broughtTo(kind: SubjectKind, index: number, period: string): readonly BroughtResult[] {
    return subjectFacts(this.register, kind, index)?.brought.get(period) ?? NOTHING_BROUGHT;
  }

  /** Whether the person did not work in the period: not in service, or on leave, as the regulation counts months. */
  isAway(kind: SubjectKind, index: number, asked: Period): boolean {
    if (kind !== 'person') return false;
    const period = this.periodOf(kind, index, asked);
    if (periodsWithin(period, 'month').length === 0)
      return this.serviceTime.isAwayThroughout(index, period.from, period.to);
    return this.serviceTime.monthsIn(index, period).every((m) => !m.worked);
  }

  /** Whether anything at all is recorded of the subject for the period. */
  hasEvidence(kind: SubjectKind, index: number, period: string): boolean {
    const evidence = subjectFacts(this.register, kind, index);
    if (evidence?.facts.has(period) || evidence?.brought.has(period)) return true;
    for (const records of this.register.records.values()) {
      const { declaration } = records;
      if (
        declaration.of === kind &&
        declaration.per !== undefined &&
        records.rowsOf(index, period).length > 0
      )
        return true;
    }
    return false;
  }

  /**
   * The decision that answers a question for a subject: the one that names the subject before one for its unit, the
   * nearer unit before the farther, a nearer period before a longer one or none, the later before the earlier.
   */
  decision(question: string, kind: SubjectKind, index: number, asked: Period): Decision | undefined {
    const candidates = this.#decisions.get(question);
    if (candidates === undefined) return undefined;
    const period = this.periodOf(kind, index, asked);
    const year = this.calendars.ownYearIn(kind, index, period);
    const own = best(candidates.get(this.id(kind, index)), period, year);
    if (own !== undefined) return own;
    for (const unit of this.structure.chain(this.structure.unitOf(kind, index, period))) {
      const nearer = best(candidates.get(unit.id), period, year);
      if (nearer !== undefined) return nearer;
    }
    return best(candidates.get('*'), period, year);
  }

  /** The day on which the subject's level for the period was first decided. */
  classifiedOn(subject: string, period: Period): CalendarDay | undefined {
    return this.decisionsAbout('level', subject).find((d) => d.period === undefined || d.period === period.id)
      ?.on;
  }

  /** The level an authority has decided for the subject in the period, and the decisions it replaces. */
  decidedLevel(subject: string, period: Period) {
    const all = this.decisionsAbout('level', subject).filter(
      (d) => d.period === undefined || d.period === period.id,
    );
    const decision = all.at(-1);
    return decision && { level: decision.option, decision, replaces: all.slice(0, -1) };
  }

  /** The levels a unit may still have; undefined when the regulation does not rate it. */
  possibleLevelsOfUnit(index: number, period: Period): readonly string[] | undefined {
    return this.unitLevels.get(`${index}|${period.id}`);
  }

  isDecidedAbout(question: string, subject: string): boolean {
    return this.#decisions.get(question)?.has(subject) === true;
  }

  /** Every decision under a question about exactly this subject, oldest first. */
  decisionsAbout(question: string, subject: string): Decision[] {
    const all = this.#decisions.get(question)?.get(subject);
    if (all === undefined) return [];
    return [...all].sort((a, b) => (isLater(a, b) ? 1 : isLater(b, a) ? -1 : 0));
  }
}

/** Whether the last day of a period lies in the days on which the regulation is in force. */
export const endsInForce = ({ regulation }: Pick<Program, 'regulation'>, { to }: Period): boolean =>
  to >= regulation.inForceFrom && to <= (regulation.inForceTo ?? to);

/** Quantities that a rule asks of other subjects in the same period: a leader's of the people led. */
function slotsAskedByOthers(program: Program): number[] {
  const ids = program.regulation.measures.flatMap((m) =>
    (m.rule.references.elsewhere ?? []).flatMap((e) => (e.stage === undefined ? [e.measure] : [])),
  );
  return [...new Set(ids)].map((id) => program.measureSlots.get(id)).filter((slot) => slot !== undefined);
}

function keep(kept: StageViews['kept'], slot: number, index: number, measured: Measured): void {
  let bySlot = kept.get(slot);
  if (bySlot === undefined) {
    bySlot = [];
    kept.set(slot, bySlot);
  }
  bySlot[index] = measured;
}

export type LevelsAt = (kind: SubjectKind, index: number, stage: string, period: Period) => KnownLevels;

interface LevelsSettled {
  readonly stage: string;
  readonly period: string;
  /** By index of the person; undefined for whoever is not rated. */
  of(index: number): readonly string[] | undefined;
}

interface StageViews {
  /** By index of the subject; null when the regulation is not about it. */
  readonly views: (View | null | undefined)[];
  /** Quantities that others ask for, by slot and index. */
  readonly kept: Map<number, (Measured | undefined)[]>;
}

type Planned = { readonly post: Post | undefined; readonly plan: StagePlan | undefined } | undefined;
