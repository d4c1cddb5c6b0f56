import { compare, type Exact } from '../exact.ts';
import type { Input, Note, Step } from '../explanation/trace.ts';
import type { Period } from '../period.ts';
import type { BroughtResult } from '../register.ts';
import type { FactValue, SubjectKind } from '../regulation/format.ts';
import { isGap, type Measured, missingFact, openQuestion } from '../rules/measured.ts';
import type { StagePlan } from './program.ts';
import type { World } from './world.ts';

/**
 * One subject in one period, seen through one regulation. Quantities are computed when asked for and kept, so the
 * order in which anything is given or asked never matters.
 */
export class View {
  readonly #memo: (Measured | undefined)[];
  readonly #steps: (Step | undefined)[];
  readonly #marks: Int32Array;
  #noted: Note | undefined;

  constructor(
    readonly world: World,
    readonly kind: SubjectKind,
    readonly index: number,
    readonly id: string,
    readonly plan: StagePlan,
    readonly period: Period,
    readonly facts: readonly (FactValue | undefined)[],
    brought: readonly BroughtResult[],
  ) {
    this.#memo = new Array(plan.evaluators.length);
    this.#steps = world.traced ? new Array(plan.evaluators.length) : [];
    this.#marks = new Int32Array((world.program.marks.length >> 5) + 1);
    for (const result of brought) {
      const slot = world.program.measureSlots.get(result.measure);
      if (slot === undefined) continue;
      this.#memo[slot] = result.value;
      if (this.traced) this.#steps[slot] = this.#broughtStep(result, slot);
    }
  }

  get traced(): boolean {
    return this.world.traced;
  }

  /** The quantity in this slot. A circle between subjects is a gap that a person must cut, never an endless loop. */
  measure(slot: number): Measured {
    const known = this.#memo[slot];
    if (known !== undefined) return known;
    const evaluate = this.plan.evaluators[slot];
    const name = this.world.program.measureIds[slot] ?? String(slot);
    if (evaluate === undefined) return this.#notProvided(name);
    this.#memo[slot] = openQuestion({ question: 'circular', subject: this.id, period: this.period.id });
    const outer = this.#noted;
    this.#noted = undefined;
    const measured = evaluate(this);
    this.#memo[slot] = measured;
    for (const mark of this.plan.marks[slot] ?? []) this.stand(mark);
    if (this.traced) this.#steps[slot] = this.#stepOf(slot, measured, this.#noted);
    this.#noted = outer;
    return measured;
  }

  #notProvided(name: string): Measured {
    return missingFact({ subject: this.id, period: this.period.id, what: name, articles: [] });
  }

  /** Whether nothing at all of what a quantity is made of has been given. */
  lacksEntirely(slot: number): boolean {
    const measured = this.measure(slot);
    const inputs = this.plan.measures[slot]?.rule.references.inputs?.length ?? 1;
    return isGap(measured) && measured.gap === 'missing' && measured.missing.length >= inputs;
  }

  /** Whether a quantity was brought from another body for this period. */
  isBrought(slot: number): boolean {
    return this.plan.evaluators[slot] === undefined ? this.#memo[slot] !== undefined : this.#hasBrought(slot);
  }

  #hasBrought(slot: number): boolean {
    const name = this.world.program.measureIds[slot];
    return this.world.broughtTo(this.kind, this.index, this.period.id).some((b) => b.measure === name);
  }

  /** Remembers that the result stands on a reading or on something not verified. */
  stand(mark: number | undefined): void {
    if (mark !== undefined) this.#marks[mark >> 5]! |= 1 << (mark & 31);
  }

  standOnAllOf(other: View): void {
    if (other === this) return;
    for (let i = 0; i < this.#marks.length; i++) this.#marks[i]! |= other.#marks[i]!;
  }

  marksStoodOn(): string[] {
    return this.world.program.marks.filter((_, mark) => (this.#marks[mark >> 5]! & (1 << (mark & 31))) !== 0);
  }

  note(note: Note): void {
    this.#noted = note;
  }

  step(slot: number): Step | undefined {
    this.measure(slot);
    return this.#steps[slot];
  }

  /** The inputs of a rule as they stand now, for the trace. */
  inputsOf(ids: readonly string[], rater?: string): Input[] {
    return ids.map((id) => {
      const slot = this.world.program.measureSlots.get(id);
      if (slot !== undefined) return { id, value: this.measure(slot) };
      const by = this.world.program.hasRaters(id) ? rater : undefined;
      const value = this.world.program.factOf(this, id, by);
      return { id, value, ...(by === undefined ? {} : { rater: by }) };
    });
  }

  #stepOf(slot: number, value: Measured, note: Note | undefined): Step {
    const measure = this.plan.measures[slot]!;
    const ids = measure.rule.references.inputs ?? [];
    const children = note?.children ?? [];
    const own = ids
      .map((id) => this.world.program.measureSlots.get(id))
      .filter((s) => s !== undefined)
      .map((s) => this.#steps[s])
      .filter((s) => s !== undefined);
    return {
      rule: measure.id,
      kind: measure.rule.kind,
      subject: this.id,
      period: this.period.id,
      articles: measure.articles,
      unverified: measure.unverified,
      value,
      inputs: note?.inputs ?? this.inputsOf(ids),
      details: note?.details ?? {},
      children: [...own, ...children],
    };
  }

  #broughtStep(result: BroughtResult, slot: number): Step {
    const measure = this.plan.measures[slot];
    return {
      rule: result.measure,
      kind: 'brought',
      subject: this.id,
      period: this.period.id,
      articles: measure?.articles ?? [],
      unverified: [],
      value: result.value,
      inputs: [],
      details: { body: result.body, document: result.document },
      children: [],
    };
  }
}

export const isExact = (value: unknown): value is Exact =>
  typeof value === 'object' && value !== null && 'n' in value;

export const isAtLeast = (x: Exact, y: Exact): boolean => compare(x, y) >= 0;
