import type { CalendarDay } from '../calendar-day.ts';
import type { Exact } from '../exact.ts';
import { type Period, periodsWithin } from '../period.ts';
import { factKey, NO_CHOICE, NOT_APPLICABLE, type Register, subjectFacts } from '../register.ts';
import type { Cap, FactDeclaration, FactValue, Measure, SubjectKind } from '../regulation/format.ts';
import { isGap } from '../rules/measured.ts';
import { columnOf, constant, type NumberColumn } from './columns/number-column.ts';
import { OthersScores } from './columns/others.ts';
import type { Reduce } from './columns/reduction.ts';
import type { ChoiceColumn, ColumnSource, ColumnsWithin } from './columns/source.ts';
import { stageFor } from './evaluate.ts';
import type { Program, StagePlan } from './program.ts';
import { isExact } from './view.ts';
import { World } from './world.ts';

interface MadeColumns {
  readonly source: ColumnSource;
  readonly toExact: Uint8Array;
}

export interface GroupColumns {
  readonly group: string;
  readonly stage: string;
  /** Index of the subject in each row. */
  readonly subjects: Int32Array;
  readonly source: ColumnSource;
}

/**
 * Columns of everybody of one kind whom the regulation rates in the period, group by group. What is counted from
 * records is counted here, row by row; a subject that columns cannot hold (results brought along beside others, a change
 * of group, a cap) is marked in `source.toExact`.
 */
export function columnsFrom(request: {
  readonly program: Program;
  readonly register: Register;
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly kind?: SubjectKind;
}): GroupColumns[] {
  const { program, register, period, asOf, kind = 'person' } = request;
  const stage = stageFor(program, period);
  if (stage === undefined) return [];
  const world = new World(program, register, asOf, false);
  world.judged = period;
  return columnsIn(new ColumnMaker(world, kind), stage, period);
}

/** The same inside an evaluation. `withCaps` leaves whoever a unit may cap to who evaluates, for it knows the levels. */
export function columnsIn(
  maker: ColumnMaker,
  stage: string,
  period: Period,
  { withCaps = false } = {},
): GroupColumns[] {
  const { world, kind } = maker;
  const { program, register } = world;
  return [...maker.groupsAt(stage, period)].map(([group, subjects]) => {
    const plan = program.planOf(group, stage)!;
    const { source, toExact } = maker.source(plan, period, subjects);
    // Columns hold one calendar for everybody.
    if (world.calendars.hasOwnYears) toExact.fill(1);
    if (kind === 'person') {
      subjects.forEach((index, row) => {
        if (world.structure.hasMovedAway(register.people[index]!, period)) toExact[row] = 1;
      });
    }
    if (plan.unrated) {
      subjects.forEach((index, row) => {
        if (world.planAt(kind, index, stage, period) !== plan) toExact[row] = 1;
      });
    }
    for (const cap of withCaps ? [] : plan.caps) {
      subjects.forEach((index, row) => {
        if (mayBeCapped(register, cap, index)) toExact[row] = 1;
      });
    }
    return { group, stage, subjects, source };
  });
}

/** Levels of units are settled unit by unit; whoever they may bind is, too. */
export const mayBeCapped = (register: Register, cap: Cap, person: number): boolean =>
  cap.by !== 'unit-headed' || register.people[person]!.posts.some((post) => post.leads === 'head');

/** Makes the columns of one evaluation, each when it is first read. */
export class ColumnMaker {
  readonly #others: OthersScores;
  readonly #reductions = new Map<Measure, Reduce | undefined>();

  constructor(
    readonly world: World,
    readonly kind: SubjectKind,
  ) {
    this.#others = new OthersScores(this);
  }

  groupsAt(stage: string, period: Period): Map<string, Int32Array> {
    const { people, units } = this.world.register;
    const groups = new Map<string, number[]>();
    const count = (this.kind === 'person' ? people : units).length;
    for (let index = 0; index < count; index++) {
      const group = this.world.planAt(this.kind, index, stage, period)?.group.id;
      if (group === undefined) continue;
      const list = groups.get(group);
      if (list) list.push(index);
      else groups.set(group, [index]);
    }
    return new Map([...groups].map(([group, list]) => [group, Int32Array.from(list)]));
  }

  source(plan: StagePlan, period: Period, subjects: Int32Array, skipOthers = false): MadeColumns {
    const { world, kind } = this;
    const { program } = world;
    const toExact = new Uint8Array(subjects.length);
    const facts: (readonly (FactValue | undefined)[])[] = new Array(subjects.length);
    let isEmpty = true;
    for (let row = 0; row < subjects.length; row++) {
      const list = subjectFacts(world.register, kind, subjects[row]!)?.facts.get(period.id) ?? NO_FACTS;
      facts[row] = list;
      if (list !== NO_FACTS) isEmpty = false;
    }
    const brought = this.#broughtTo(period, subjects, facts, toExact);
    const declared = new Map(
      program.vocabulary.facts.flatMap((f) => keysOf(f).map((key) => [key, f] as const)),
    );
    const numbers = remembered((id: string): NumberColumn | undefined => {
      const slot = program.vocabulary.slots.get(id);
      if (slot !== undefined) {
        if (declared.get(id)?.type.kind !== 'number') return undefined;
        return isEmpty ? constant(subjects.length, undefined) : numbersOf(facts, slot);
      }
      if (id === brought?.measure) return brought.column;
      const measure = plan.measures[program.measureSlots.get(id) ?? -1];
      if (measure === undefined) return undefined;
      if (!skipOthers && this.#others.holds(id, plan.stage))
        return this.#gather(id, plan, period, subjects, toExact);
      if (measure.rule.overColumns) return undefined;
      const reduce = this.#reduceOf(measure);
      return reduce
        ? reduce({
            world,
            period,
            subjects,
            toExact,
            others: (asked) => this.#others.column(asked, plan.stage, period),
          })
        : this.#oneByOne(measure, plan, period, subjects, toExact);
    });
    const choices = remembered((id: string): ChoiceColumn | undefined => {
      const slot = program.vocabulary.slots.get(id);
      const declaration = declared.get(id);
      return slot === undefined || declaration === undefined ? undefined : wordsOf(facts, slot, declaration);
    });
    const source: ColumnSource = {
      count: subjects.length,
      number: numbers,
      choice: choices,
      toExact,
      ...(brought === undefined ? {} : { brought: brought.measure }),
      within: (stage) => this.#within(stage.id, stage.periods, plan, period, subjects, toExact),
    };
    return { source, toExact };
  }

  /**
   * Results brought along to a period, as a column: where everybody who has any brought just the one, and whoever brought
   * none has nothing else on record there. Others who brought something are left to the object path.
   */
  #broughtTo(
    period: Period,
    subjects: Int32Array,
    facts: FactLists,
    toExact: Uint8Array,
  ): { readonly measure: string; readonly column: NumberColumn } | undefined {
    const { world, kind } = this;
    const rating = world.program.regulation.id;
    let measure: string | undefined;
    let isOne = true;
    const values: (Exact | undefined)[] = new Array(subjects.length);
    const rows: number[] = [];
    for (let row = 0; row < subjects.length; row++) {
      const index = subjects[row]!;
      const results = world.broughtTo(kind, index, period.id);
      const [only] = results;
      if (only === undefined) {
        isOne &&= !world.hasEvidence(kind, index, period.id);
        continue;
      }
      rows.push(row);
      const isOurs = only.regulation === undefined || only.regulation === rating;
      measure ??= only.measure;
      isOne &&= results.length === 1 && isOurs && only.measure === measure && facts[row] === NO_FACTS;
      values[row] = only.value;
    }
    if (measure === undefined) return undefined;
    if (isOne && world.program.measureSlots.has(measure)) return { measure, column: columnOf(values) };
    for (const row of rows) toExact[row] = 1;
    return undefined;
  }

  #reduceOf(measure: Measure): Reduce | undefined {
    if (!this.#reductions.has(measure)) {
      this.#reductions.set(measure, measure.rule.reduce?.(this.world.program.linkerFor(measure)));
    }
    return this.#reductions.get(measure);
  }

  #gather(
    id: string,
    plan: StagePlan,
    period: Period,
    subjects: Int32Array,
    toExact: Uint8Array,
  ): NumberColumn {
    const all = this.#others.column(id, plan.stage, period);
    const values = new Float64Array(subjects.length);
    for (let row = 0; row < subjects.length; row++) {
      const index = subjects[row]!;
      if (all.states[index] !== 1) toExact[row] = 1;
      values[row] = all.states[index] === 1 ? all.values[index]! : Number.NaN;
    }
    return { values, scale: all.scale, error: all.error };
  }

  /** For quantities that nobody counts in columns: few, and asked once a year. */
  #oneByOne(
    measure: Measure,
    plan: StagePlan,
    period: Period,
    subjects: Int32Array,
    toExact: Uint8Array,
  ): NumberColumn {
    const slot = this.world.program.measureSlots.get(measure.id)!;
    return columnOf(
      Array.from(subjects, (index, row) => {
        // Levels of units are filled while units are classified: not yet here.
        const isTold = measure.rule.references.levels === undefined;
        const value = isTold && this.world.view(this.kind, index, plan.stage, period)?.measure(slot);
        if (value !== undefined && value !== false && !isGap(value)) return value;
        toExact[row] = 1;
        return undefined;
      }),
    );
  }

  #within(
    stage: string,
    units: readonly Period['unit'][],
    plan: StagePlan,
    span: Period,
    subjects: Int32Array,
    toExact: Uint8Array,
  ): ColumnsWithin[] {
    const { world, kind } = this;
    const [finest, ...coarser] = units;
    const inner = world.program.planOf(plan.group.id, stage);
    if (finest === undefined || inner === undefined) return [];
    const wider = coarser.flatMap((unit) => periodsWithin(span, unit));
    for (const period of wider) {
      for (let row = 0; row < subjects.length; row++) {
        if (world.hasEvidence(kind, subjects[row]!, period.id)) toExact[row] = 1;
      }
    }
    return periodsWithin(span, finest).map((period) => {
      const counts = new Uint8Array(subjects.length);
      for (let row = 0; row < subjects.length; row++) {
        const index = subjects[row]!;
        if (world.hasEvidence(kind, index, period.id)) counts[row] = 1;
        else if (!world.isAway(kind, index, period)) toExact[row] = 1;
        if (world.planAt(kind, index, stage, period) !== inner) toExact[row] = 1;
      }
      return { source: this.source(inner, period, subjects).source, counts };
    });
  }
}

const NO_FACTS: readonly (FactValue | undefined)[] = [];

const keysOf = (fact: FactDeclaration): string[] =>
  fact.raters.length === 0 ? [fact.id] : fact.raters.map((rater) => factKey(fact.id, rater));

type FactLists = readonly (readonly (FactValue | undefined)[])[];

const numbersOf = (facts: FactLists, slot: number): NumberColumn =>
  columnOf(
    facts.map((list) => {
      const value = list[slot];
      return value !== undefined && isExact(value) ? value : undefined;
    }),
  );

function wordsOf(
  facts: FactLists,
  slot: number,
  { type, mayNotApply }: FactDeclaration,
): ChoiceColumn | undefined {
  if (type.kind !== 'flag' && type.kind !== 'choice') return undefined;
  const words = type.kind === 'flag' ? ['no', 'yes'] : [...type.options.keys()];
  const options = mayNotApply ? [...words, NOT_APPLICABLE] : words;
  const places = new Map<FactValue, number>(options.map((option, place) => [option, place]));
  if (type.kind === 'flag') places.set(false, 0).set(true, 1);
  const values = Uint8Array.from(facts, (list) => {
    const value = list[slot];
    return (value === undefined ? undefined : places.get(value)) ?? NO_CHOICE;
  });
  return { options, values };
}

function remembered<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, make(id));
    return known.get(id)!;
  };
}
