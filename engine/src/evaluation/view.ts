import { compare, type Exact } from '../exact.ts';
import type { Input, Note, Step } from '../explanation/trace.ts';
import type { Period } from '../period.ts';
import type { BroughtResult } from '../register.ts';
import type { FactValue, SubjectKind } from '../regulation/format.ts';
import { type Gap, isGap, type Measured, missingFact } from '../rules/measured.ts';
import { roundedMeasure } from '../rules/rounded.ts';
import type { StagePlan } from './program.ts';
import { WORD, type World } from './world.ts';

/**
 * One subject in one period, seen through one regulation. Quantities are computed when asked for and kept, so the
 * order in which anything is given or asked never matters.
 */
export class View {
  readonly #memo: (Measured | undefined)[];
  readonly #steps: (Step | undefined)[];
  readonly #brought: readonly BroughtResult[];
  /** What each quantity stands on, once it is computed; nothing for what stands on no reading and nothing unverified. */
  readonly #stood: (readonly number[] | undefined)[];
  /** What the work under way stands on; outside any, what the subject's results stand on. Thirty marks a word. */
  #marks: number[];
  #noted: Note | undefined;
  #circles: Map<number, Gap> | undefined;
  #table: string | undefined;
  #rows: Int32Array | undefined;

  constructor(
    readonly world: World,
    readonly kind: SubjectKind,
    readonly index: number,
    readonly id: string,
    readonly plan: StagePlan,
    readonly period: Period,
    public facts: readonly (FactValue | undefined)[],
    brought: readonly BroughtResult[],
  ) {
    this.#memo = new Array(plan.evaluators.length);
    this.#steps = world.traced ? new Array(plan.evaluators.length) : NO_STEPS;
    this.#stood = new Array(plan.evaluators.length);
    this.#marks = wordsFor(world.program.marks.length);
    const rating = world.program.regulation.id;
    const isOurs = (b: BroughtResult) => b.regulation === undefined || b.regulation === rating;
    this.#brought = brought.length === 0 ? brought : brought.filter(isOurs);
    for (const result of this.#brought) {
      const slot = world.program.measureSlots.get(result.measure);
      if (slot === undefined) continue;
      // What another body sent is not computed again; a number that the text rounds is rounded whoever writes it.
      this.#memo[slot] = this.#rounded(slot, result.value);
      if (this.traced) this.#steps[slot] = this.#broughtStep(result, slot);
    }
  }

  /** Turns to the facts of another subject; only for work in which subjects are nothing but their facts. */
  restart(facts: readonly (FactValue | undefined)[]): void {
    this.facts = facts;
    this.#memo.fill(undefined);
    this.#stood.fill(undefined);
    this.#marks.fill(0);
  }

  get traced(): boolean {
    return this.world.traced;
  }

  /** The quantity in this slot. A circle between subjects is a gap that a person must cut, never an endless loop. */
  measure(slot: number): Measured {
    const known = this.#memo[slot];
    if (known !== undefined) {
      if (known === BUSY) return this.#markCircle(slot);
      const stood = this.#stood[slot];
      if (stood !== undefined) this.#standOnWords(stood);
      return known;
    }
    const evaluate = this.plan.evaluators[slot];
    if (evaluate === undefined) {
      return this.#notProvided(this.world.program.measureIds[slot] ?? String(slot));
    }
    const doing = { view: this, slot, inCircle: false };
    this.#memo[slot] = BUSY;
    this.world.doing.push(doing);
    const outer = this.#noted;
    this.#noted = undefined;
    const asking = this.#marks;
    this.#marks = wordsFor(this.world.program.marks.length);
    const raw = evaluate(this);
    const computed = this.#rounded(slot, raw);
    this.world.doing.pop();
    // Whoever was asked first, everybody in a circle is in the same case.
    const measured = doing.inCircle ? this.#circular(slot) : computed;
    this.#memo[slot] = measured;
    const marks = this.plan.marks[slot];
    if (marks !== undefined) this.standOn(marks);
    const stood = this.#marks;
    this.#marks = asking;
    if (stood.some((word) => word !== 0)) {
      this.#stood[slot] = stood;
      this.#standOnWords(stood);
    }
    if (this.traced) this.#steps[slot] = this.#stepOf(slot, measured, raw, this.#noted);
    this.#noted = outer;
    return measured;
  }

  /** The quantity for another subject or period, which then stands on what it stands on; this one does not for that. */
  measureFor(asker: View, slot: number): Measured {
    if (asker === this) return this.measure(slot);
    const own = this.#marks;
    this.#marks = wordsFor(this.world.program.marks.length);
    const measured = this.measure(slot);
    asker.#standOnWords(this.#marks);
    this.#marks = own;
    return measured;
  }

  /** Work that only tells of the result: what is looked at for it is nothing the result stands on. */
  aside<T>(work: () => T): T {
    const own = this.#marks;
    this.#marks = wordsFor(this.world.program.marks.length);
    const done = work();
    this.#marks = own;
    return done;
  }

  #rounded(slot: number, measured: Measured): Measured {
    const rounding = this.plan.measures[slot]?.rounded;
    return rounding === undefined ? measured : roundedMeasure(measured, rounding);
  }

  #circular(slot: number): Gap {
    this.#circles ??= new Map();
    const known = this.#circles.get(slot);
    if (known !== undefined) return known;
    const gap = missingFact({ subject: this.id, period: this.period.id, what: 'circular', articles: [] });
    this.#circles.set(slot, gap);
    return gap;
  }

  /** Everything begun since this quantity was begun depends on itself. */
  #markCircle(slot: number): Gap {
    const { doing } = this.world;
    const start = doing.findIndex((d) => d.view === this && d.slot === slot);
    if (start >= 0) for (const d of doing.slice(start)) d.inCircle = true;
    return this.#circular(slot);
  }

  #notProvided(name: string): Measured {
    return missingFact({ subject: this.id, period: this.period.id, what: name, articles: [] });
  }

  /** Whether nothing at all of what a quantity is made of has been given. */
  lacksEntirely(slot: number): boolean {
    const measured = this.aside(() => this.measure(slot));
    if (!isGap(measured)) return false;
    const inputs = this.plan.measures[slot]?.rule.references.inputs ?? [];
    return inputs.every((id) => {
      const inner = this.world.program.measureSlots.get(id);
      if (inner !== undefined) return this.lacksEntirely(inner);
      return measured.missing.some((m) => m.what === id);
    });
  }

  /** Whether a quantity was brought from another body for this period. */
  isBrought(slot: number): boolean {
    return this.plan.evaluators[slot] === undefined ? this.#memo[slot] !== undefined : this.#hasBrought(slot);
  }

  #hasBrought(slot: number): boolean {
    if (this.#brought.length === 0) return false;
    const name = this.world.program.measureIds[slot];
    return this.#brought.some((b) => b.measure === name);
  }

  /**
   * Computes every quantity of the plan, so that nothing has to be asked of other views any more. What a unit makes of
   * the levels of its people waits for them: only consequences ask for it.
   */
  settle(): void {
    for (let slot = 0; slot < this.plan.measures.length; slot++) {
      const measure = this.plan.measures[slot];
      if (measure === undefined) continue;
      if (this.kind === 'unit' && measure.rule.references.levelsOf === 'person') continue;
      this.measure(slot);
    }
  }

  /** The subject's rows of a table, in this period where the table has periods. */
  rowsOf(table: string, per: boolean): Int32Array | undefined {
    if (this.#table !== table) {
      this.#table = table;
      this.#rows = this.world.register.records
        .get(table)
        ?.rowsOf(this.index, per ? this.period.id : undefined);
    }
    return this.#rows;
  }

  /** Remembers that the result stands on a reading or on something not verified. */
  stand(mark: number | undefined): void {
    if (mark === undefined) return;
    if (mark < WORD) this.#marks[0]! |= 1 << mark;
    else this.#marks[Math.floor(mark / WORD)]! |= 1 << (mark % WORD);
  }

  standOn(marks: readonly number[]): void {
    for (let i = 0; i < marks.length; i++) this.stand(marks[i]);
  }

  /** The result stands on all that another's stands on. */
  standOnAllOf(other: View): void {
    this.#standOnWords(other.#marks);
  }

  #standOnWords(words: readonly number[]): void {
    for (let i = 0; i < words.length; i++) this.#marks[i]! |= words[i]!;
  }

  /** Marks by bit, thirty to a word; `world.namesOf` gives their names. */
  marksStoodOn(): readonly number[] {
    return this.#marks;
  }

  note(note: Note): void {
    this.#noted = note;
  }

  step(slot: number): Step | undefined {
    this.aside(() => this.measure(slot));
    return this.#steps[slot];
  }

  /** The inputs of a rule as they stand now, for the trace. */
  inputsOf(ids: readonly string[], rater?: string): Input[] {
    return ids.map((id) => {
      const slot = this.world.program.measureSlots.get(id);
      if (slot !== undefined) return { id, value: this.aside(() => this.measure(slot)) };
      const by = this.world.program.hasRaters(id) ? rater : undefined;
      const value = this.world.program.factOf(this, id, by);
      return { id, value, ...(by === undefined ? {} : { rater: by }) };
    });
  }

  #stepOf(slot: number, value: Measured, raw: Measured, note: Note | undefined): Step {
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
      ...(measure.rounded && !isGap(value) && !isGap(raw) ? { unrounded: raw } : {}),
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
      value: this.#rounded(slot, result.value),
      ...(measure?.rounded ? { unrounded: result.value } : {}),
      inputs: [],
      details: { body: result.body, document: result.document },
      children: [],
    };
  }
}

/** Stands in the place of a quantity while it is computed. */
const BUSY: Measured = { gap: 'missing', missing: [], questions: [] };
const NO_STEPS: (Step | undefined)[] = [];
const wordsFor = (marks: number): number[] =>
  marks <= WORD ? [0] : marks <= 2 * WORD ? [0, 0] : new Array<number>(Math.ceil(marks / WORD)).fill(0);

export const isExact = (value: unknown): value is Exact =>
  typeof value === 'object' && value !== null && 'n' in value;

export const isAtLeast = (x: Exact, y: Exact): boolean => compare(x, y) >= 0;
