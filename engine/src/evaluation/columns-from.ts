import type { CalendarDay } from '../calendar-day.ts';
import type { Exact } from '../exact.ts';
import { type Period, periodsWithin } from '../period.ts';
import { factKey, type Register } from '../register.ts';
import type { Cap, FactDeclaration, Measure, SubjectKind } from '../regulation/format.ts';
import { isGap } from '../rules/measured.ts';
import { EvidenceColumns, NOTHING } from './columns/evidence.ts';
import { columnOf, type NumberColumn, rowsOf } from './columns/number-column.ts';
import { OthersScores } from './columns/others.ts';
import type { Reduce } from './columns/reduction.ts';
import type { ChoiceColumn, ColumnSource, ColumnsWithin } from './columns/source.ts';
import { stageFor } from './evaluate.ts';
import type { Program, StagePlan } from './program.ts';
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
  readonly #declared: ReadonlyMap<string, FactDeclaration>;

  constructor(
    readonly world: World,
    readonly kind: SubjectKind,
    readonly evidence = new EvidenceColumns(world.register, world.asOf),
  ) {
    this.#others = new OthersScores(this);
    const { facts } = world.program.vocabulary;
    this.#declared = new Map(facts.flatMap((fact) => keysOf(fact).map((key) => [key, fact] as const)));
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
    const { world, kind, evidence } = this;
    const { program } = world;
    const { slots } = program.vocabulary;
    const toExact = new Uint8Array(subjects.length);
    const brought = this.#broughtTo(period, subjects, toExact);
    const numbers = remembered((id: string): NumberColumn | undefined => {
      const slot = slots.get(id);
      if (slot !== undefined) {
        if (this.#declared.get(id)?.type.kind !== 'number') return undefined;
        return rowsOf(evidence.number(kind, period.id, slot), subjects);
      }
      if (id === brought?.measure) return brought.column;
      const measure = plan.measures[program.measureSlots.get(id) ?? -1];
      if (measure === undefined) return undefined;
      if (!skipOthers && this.#others.holds(id, plan.stage))
        return this.#gather(id, plan, period, subjects, toExact);
      if (measure.rule.overColumns) return undefined;
      const alone = (row: number) => this.#alone(measure, plan, period, subjects[row]!);
      const others = (asked: string) => this.#others.column(asked, plan.stage, period);
      const reduce = this.#reduceOf(measure) ?? oneByOne;
      return reduce({ world, evidence, period, subjects, toExact, others, alone });
    });
    const choices = remembered((id: string): ChoiceColumn | undefined => {
      const slot = slots.get(id);
      const declaration = this.#declared.get(id);
      if (slot === undefined || declaration === undefined) return undefined;
      const all = evidence.choice(kind, period.id, slot, declaration);
      if (all === undefined) return undefined;
      const values = new Uint8Array(subjects.length);
      for (let row = 0; row < subjects.length; row++) values[row] = all.values[subjects[row]!]!;
      return { options: all.options, values };
    });
    const within = remembered((stage: string) =>
      this.#within(stage, program.regulation.stages.get(stage)?.periods ?? [], plan, period, subjects),
    );
    const source: ColumnSource = {
      count: subjects.length,
      number: numbers,
      choice: choices,
      toExact,
      ...(brought === undefined ? {} : { brought: brought.measure }),
      within: (stage) => within(stage.id),
      inside: (definitions, make) =>
        evidence.inside(`${kind} ${plan.stage} ${period.id} ${definitions}`, subjects, make),
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
    toExact: Uint8Array,
  ): { readonly measure: string; readonly column: NumberColumn } | undefined {
    const { world, kind, evidence } = this;
    const all = evidence.brought(kind, period.id);
    if (all === undefined) return undefined;
    const recorded = evidence.recorded(kind, period.id);
    const rating = world.program.regulation.id;
    const measures = all.names.map(({ measure, regulation }) =>
      regulation === undefined || regulation === rating ? measure : undefined,
    );
    let found: string | undefined;
    let isOne = true;
    for (let row = 0; row < subjects.length; row++) {
      const index = subjects[row]!;
      const what = all.what[index]!;
      if (what === NOTHING) {
        if (recorded[index] === 1) isOne = false;
        continue;
      }
      const measure = measures[what];
      found ??= measure;
      if (measure === undefined || measure !== found) isOne = false;
    }
    if (isOne) {
      if (found === undefined) return undefined;
      if (world.program.measureSlots.has(found))
        return { measure: found, column: rowsOf(all.values, subjects) };
    }
    for (let row = 0; row < subjects.length; row++)
      if (all.what[subjects[row]!] !== NOTHING) toExact[row] = 1;
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

  #alone(measure: Measure, plan: StagePlan, period: Period, index: number): Exact | undefined {
    // Levels of units are filled while units are classified: not yet here.
    if (measure.rule.references.levels !== undefined) return undefined;
    const slot = this.world.program.measureSlots.get(measure.id)!;
    const value = this.world.view(this.kind, index, plan.stage, period)?.measure(slot);
    return value === undefined || isGap(value) ? undefined : value;
  }

  #within(
    stage: string,
    units: readonly Period['unit'][],
    plan: StagePlan,
    span: Period,
    subjects: Int32Array,
  ): ColumnsWithin[] {
    const { world, kind, evidence } = this;
    const [finest, ...coarser] = units;
    const inner = world.program.planOf(plan.group.id, stage);
    if (finest === undefined || inner === undefined) return [];
    const beside = coarser
      .flatMap((unit) => periodsWithin(span, unit))
      .map(({ id }) => evidence.recorded(kind, id));
    return periodsWithin(span, finest).map((period, place) => {
      const recorded = evidence.recorded(kind, period.id);
      const counts = new Uint8Array(subjects.length);
      const unfit = new Uint8Array(subjects.length);
      for (let row = 0; row < subjects.length; row++) {
        const index = subjects[row]!;
        if (recorded[index] === 1) counts[row] = 1;
        else if (!world.isAway(kind, index, period)) unfit[row] = 1;
        if (place === 0) for (const one of beside) unfit[row]! |= one[index]!;
        if (place > 0 && world.keepsPlan(kind, index)) continue;
        if (world.planAt(kind, index, stage, period) !== inner) unfit[row] = 1;
      }
      return { source: this.source(inner, period, subjects).source, counts, unfit };
    });
  }
}

const keysOf = (fact: FactDeclaration): string[] =>
  fact.raters.length === 0 ? [fact.id] : fact.raters.map((rater) => factKey(fact.id, rater));

/** For quantities that nobody counts in columns: few, and asked once a year. */
const oneByOne: Reduce = ({ subjects, toExact, alone }) =>
  columnOf(
    Array.from(subjects, (_, row) => {
      const value = alone(row);
      if (value === undefined) toExact[row] = 1;
      return value;
    }),
  );

function remembered<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, make(id));
    return known.get(id)!;
  };
}
