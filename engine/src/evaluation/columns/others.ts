import { type Period, periodsOfYear } from '../../period.ts';
import type { ColumnMaker } from '../columns-from.ts';
import { overColumns } from '../over-columns.ts';
import { NOTHING } from './evidence.ts';
import type { NumberColumn } from './number-column.ts';
import { KNOWN, type OthersColumn, SKIPPED, UNFIT } from './reduction.ts';

/**
 * Quantities that leaders are rated by and that belong to the people led. Whoever leads nobody comes first, then those
 * all of whose people are known, and so on up; a circle is left to the object path.
 */
export class OthersScores {
  readonly #asked: ReadonlySet<string>;
  readonly #known = new Map<string, OthersColumn>();

  constructor(readonly maker: ColumnMaker) {
    const { measures } = maker.world.program.regulation;
    this.#asked = new Set(
      measures.flatMap((m) =>
        (m.rule.references.elsewhere ?? []).flatMap((e) => (e.stage === undefined ? [e.measure] : [])),
      ),
    );
  }

  /** Whether a quantity is asked of others at a stage. */
  holds(measure: string, stage: string): boolean {
    if (this.maker.kind !== 'person' || !this.#asked.has(measure)) return false;
    const { measures } = this.maker.world.program.regulation;
    return measures.some((m) => m.id === measure && m.stages.includes(stage));
  }

  column(measure: string, stage: string, period: Period): OthersColumn {
    const key = `${measure}|${stage}|${period.id}`;
    const known = this.#known.get(key);
    if (known) return known;
    const count = this.maker.world.register.people.length;
    // Filled round by round; the rules that ask for it see what is known so far, which is all that they need.
    const filling: Filling = {
      values: new Float64Array(count),
      scale: 1,
      error: 0,
      states: new Uint8Array(count),
    };
    this.#known.set(key, filling);
    this.#fill(filling, measure, stage, period);
    return filling;
  }

  #fill(filling: Filling, measure: string, stage: string, period: Period): void {
    const { maker } = this;
    const { world } = maker;
    const pending = new Map<string, Int32Array>();
    const isInPlay = this.#inPlay(filling, stage, period);
    for (const [group, subjects] of maker.groupsAt(stage, period)) {
      const leads = this.#asksOthers(group, stage);
      const list = subjects.filter(isInPlay);
      for (const index of list) filling.states[index] = UNFIT;
      if (leads) pending.set(group, list);
      else this.#round(filling, measure, group, stage, period, list);
    }
    const done = new Set<number>();
    const waiting = new Set([...pending.values()].flatMap((list) => [...list]));
    for (let before = -1; waiting.size !== before; ) {
      before = waiting.size;
      for (const [group, list] of pending) {
        const ready = list.filter(
          (index) =>
            !done.has(index) &&
            world.structure
              .peopleLedBy(world.register.people[index]!, period)
              .every((led) => led !== index && !waiting.has(led)),
        );
        if (ready.length === 0) continue;
        this.#round(filling, measure, group, stage, period, ready);
        for (const index of ready) {
          done.add(index);
          waiting.delete(index);
        }
      }
    }
  }

  /** Whether a person has results in just this period; who was away does not count, anything else is left open. */
  #inPlay(filling: Filling, stage: string, period: Period): (index: number) => boolean {
    const { world, evidence } = this.maker;
    const recorded = evidence.recorded('person', period.id);
    const brought = evidence.brought('person', period.id);
    const units = world.program.regulation.stages.get(stage)?.periods ?? [];
    const beside = units.flatMap((unit) =>
      periodsOfYear(period.year, unit)
        .filter((p) => p.id !== period.id && p.from <= period.to && p.to >= period.from)
        .map((p) => evidence.recorded('person', p.id)),
    );
    return (index) => {
      if (recorded[index] === 1) {
        if (brought === undefined || brought.what[index] === NOTHING) return true;
        filling.states[index] = UNFIT;
        return false;
      }
      const isMonitoredOtherwise = beside.some((one) => one[index] === 1);
      filling.states[index] =
        !isMonitoredOtherwise && world.isAway('person', index, period) ? SKIPPED : UNFIT;
      return false;
    };
  }

  #asksOthers(group: string, stage: string): boolean {
    const plan = this.maker.world.program.planOf(group, stage);
    return (
      plan?.measures.some((m) => m?.rule.references.elsewhere?.some((e) => e.stage === undefined)) ?? false
    );
  }

  #round(
    filling: Filling,
    measure: string,
    group: string,
    stage: string,
    period: Period,
    subjects: Int32Array,
  ): void {
    const { program } = this.maker.world;
    const linked = overColumns(program, group, stage);
    const plan = program.planOf(group, stage);
    if (linked === undefined || plan === undefined || subjects.length === 0) return;
    const { source, toExact } = this.maker.source(plan, period, subjects, true);
    const marks = new Uint8Array(subjects.length);
    const column = linked.measure(measure, source, marks);
    place(filling, column, subjects, (row) => marks[row] === 1 || toExact[row] === 1);
  }
}

interface Filling {
  readonly values: Float64Array;
  readonly scale: number;
  error: number;
  readonly states: Uint8Array;
}

const EPSILON = 2 ** -51;

function place(
  filling: Filling,
  column: NumberColumn,
  subjects: Int32Array,
  isUnfit: (row: number) => boolean,
): void {
  let widest = 0;
  for (let row = 0; row < subjects.length; row++) {
    const value = column.values[row]! / column.scale;
    if (isUnfit(row) || Number.isNaN(value)) continue;
    const index = subjects[row]!;
    filling.values[index] = value;
    filling.states[index] = KNOWN;
    widest = Math.max(widest, Math.abs(value));
  }
  filling.error = Math.max(filling.error, column.error / column.scale + widest * EPSILON);
}
