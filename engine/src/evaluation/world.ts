import type { CalendarDay } from '../calendar-day.ts';
import { type Period, periodsWithin } from '../period.ts';
import { type BroughtResult, type Decision, type Register, subjectFacts } from '../register.ts';
import type { FactValue, SubjectKind } from '../regulation/format.ts';
import type { Program } from './program.ts';
import { ServiceTimes } from './service-time.ts';
import { Structure } from './structure.ts';
import { View } from './view.ts';

const NO_FACTS: readonly (FactValue | undefined)[] = [];
const NOTHING_BROUGHT: readonly BroughtResult[] = [];

/** One evaluation: a regulation with its readings chosen, the evidence, the day it is looked at. */
export class World {
  readonly structure: Structure;
  readonly serviceTime: ServiceTimes;
  /** Filled while units are classified, lower ones first. */
  readonly unitLevels = new Map<string, readonly string[]>();
  readonly #views = new Map<string, View | undefined>();
  readonly #decisions = new Map<string, Decision[]>();

  constructor(
    readonly program: Program,
    readonly register: Register,
    readonly asOf: CalendarDay,
    readonly traced: boolean,
    structure?: Structure,
  ) {
    this.structure = structure ?? new Structure(register);
    this.serviceTime = new ServiceTimes(register, program);
    for (const decision of register.decisions) {
      if (decision.on > asOf) continue;
      const list = this.#decisions.get(decision.question);
      if (list) list.push(decision);
      else this.#decisions.set(decision.question, [decision]);
    }
  }

  id(kind: SubjectKind, index: number): string {
    return (
      (kind === 'person' ? this.register.people[index]?.id : this.register.units[index]?.id) ??
      `${kind}:${index}`
    );
  }

  /** The subject in the period at a stage; undefined when the regulation is not about it then. */
  view(kind: SubjectKind, index: number, stage: string, period: Period): View | undefined {
    const key = `${kind === 'person' ? 'p' : 'u'}${index}|${stage}|${period.id}`;
    const known = this.#views.get(key);
    if (known !== undefined || this.#views.has(key)) return known;
    const plan = this.program.planFor(kind, (id) => this.structure.attribute(kind, index, id, period), stage);
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
    this.#views.set(key, view);
    return view;
  }

  /** Frees the views of a subject that nobody will ask for again; large runs call it person by person. */
  forget(kind: SubjectKind, index: number, stage: string, periods: readonly Period[]): void {
    for (const p of periods) this.#views.delete(`${kind === 'person' ? 'p' : 'u'}${index}|${stage}|${p.id}`);
  }

  broughtTo(kind: SubjectKind, index: number, period: string): readonly BroughtResult[] {
    return subjectFacts(this.register, kind, index)?.brought.get(period) ?? NOTHING_BROUGHT;
  }

  /** Whether the person did not work in the period: not in service, or on leave, as the regulation counts months. */
  isAway(kind: SubjectKind, index: number, period: Period): boolean {
    if (kind !== 'person') return false;
    const months = this.serviceTime.monthsOf(index, period.year);
    return periodsWithin(period, 'month').every((m) => !months[m.index - 1]?.worked);
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
   * nearer unit before the farther, a named period before none, the later before the earlier.
   */
  decision(question: string, kind: SubjectKind, index: number, period: Period): Decision | undefined {
    const candidates = this.#decisions.get(question);
    if (candidates === undefined) return undefined;
    const id = this.id(kind, index);
    const chain = [...this.structure.chain(this.structure.unitOf(kind, index, period))].map((u) => u.id);
    let best: { decision: Decision; weight: number } | undefined;
    for (const decision of candidates) {
      if (decision.period !== undefined && decision.period !== period.id) continue;
      const near =
        decision.subject === id ? 0 : decision.subject === '*' ? 1e6 : chain.indexOf(decision.subject) + 1;
      if (near === 0 && decision.subject !== id) continue;
      const weight = -near * 2 + (decision.period === undefined ? 0 : 1);
      if (
        best === undefined ||
        weight > best.weight ||
        (weight === best.weight && isLater(decision, best.decision))
      ) {
        best = { decision, weight };
      }
    }
    return best?.decision;
  }

  /** The day on which the subject's level for the period was first decided. */
  classifiedOn(subject: string, period: Period): CalendarDay | undefined {
    return this.decisionsAbout('level', subject).find((d) => d.period === undefined || d.period === period.id)
      ?.on;
  }

  /** The levels a unit may still have; undefined when the regulation does not rate it. */
  possibleLevelsOfUnit(index: number, period: Period): readonly string[] | undefined {
    return this.unitLevels.get(`${index}|${period.id}`);
  }

  /** Every decision under a question about exactly this subject, oldest first. */
  decisionsAbout(question: string, subject: string): Decision[] {
    const all = (this.#decisions.get(question) ?? []).filter((d) => d.subject === subject);
    return all.sort((a, b) => (isLater(a, b) ? 1 : isLater(b, a) ? -1 : 0));
  }
}

/** Total order of decisions, so that the order of the input never matters. */
function isLater(a: Decision, b: Decision): boolean {
  if (a.on !== b.on) return a.on > b.on;
  const key = (d: Decision) => `${d.document ?? ''}|${d.option}|${d.by}|${d.period ?? ''}`;
  return key(a) > key(b);
}
