import type { CalendarDay } from '../../calendar-day.ts';
import type { Exact } from '../../exact.ts';
import {
  type BroughtResult,
  factKey,
  NO_CHOICE,
  NOT_APPLICABLE,
  type Records,
  type Register,
  type SubjectFacts,
} from '../../register.ts';
import type { FactDeclaration, FactValue, SubjectKind } from '../../regulation/format.ts';
import { Structure } from '../structure.ts';
import { isExact } from '../view.ts';
import type { ColumnInside } from './linker.ts';
import { columnOf, constant, type NumberColumn } from './number-column.ts';
import type { ChoiceColumn } from './source.ts';

/** Results that many people brought along, as columns that a caller has: by period, whole multiples of `1 / scale`. */
export interface GivenResults {
  readonly measure: string;
  readonly scale: number;
  /** By period, then by index of the person; NaN where nothing was brought. */
  readonly periods: ReadonlyMap<string, Float64Array>;
}

/** What was brought along to one period, by index of the subject. */
export interface BroughtColumn {
  /** `NOTHING`, `SEVERAL`, or the place of what was brought in `names`. */
  readonly what: Uint8Array;
  /** Which quantities were brought, and under which regulation if that was said. */
  readonly names: readonly Pick<BroughtResult, 'measure' | 'regulation'>[];
  /** The value of whoever brought just the one. */
  readonly values: NumberColumn;
}

/** Rows of a table, subject after subject: those of one lie from its start to the next. */
export interface SubjectRows {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

export const NOTHING = 255;
/** More than one result, or facts beside it: nothing that one column could hold. */
export const SEVERAL = 254;

/**
 * What a register holds of everybody, period by period, as columns by index. Nothing here knows a regulation: several
 * that look at one register share it, so that a draft and the text in force read the evidence once.
 */
export class EvidenceColumns {
  readonly #recorded = new Map<string, Uint8Array>();
  readonly #numbers = new Map<string, NumberColumn>();
  readonly #choices = new Map<string, ChoiceColumn>();
  readonly #brought = new Map<string, BroughtColumn | undefined>();
  readonly #factLists = new Map<string, FactLists>();
  readonly #rows = new Map<string, SubjectRows>();
  readonly #inside = new Map<string, { subjects: Int32Array; columns: readonly ColumnInside[] }[]>();
  /** Who is where on the day of looking. */
  readonly structure: Structure;

  /** `given` stands for all that people brought along to the periods it has. */
  constructor(
    readonly register: Register,
    readonly asOf: CalendarDay,
    readonly given?: GivenResults,
  ) {
    this.structure = new Structure(register, asOf);
  }

  /** 1 for whoever has anything at all on record for the period (`World.hasEvidence`). */
  recorded(kind: SubjectKind, period: string): Uint8Array {
    return kept(this.#recorded, `${kind} ${period}`, () => {
      const results = kind === 'person' ? this.given?.periods.get(period) : undefined;
      const subjects = this.#subjects(kind);
      const recorded = new Uint8Array(subjects.length);
      subjects.forEach(({ facts, brought }, index) => {
        const isBrought = results === undefined ? brought.has(period) : !Number.isNaN(results[index]!);
        if (isBrought || facts.has(period)) recorded[index] = 1;
      });
      for (const records of this.register.records.values()) {
        const { declaration, count } = records;
        if (count === 0 || declaration.of !== kind || declaration.per === undefined) continue;
        const { starts } = this.rows(records, period);
        for (let index = 0; index < recorded.length; index++)
          if (starts[index + 1]! > starts[index]!) recorded[index] = 1;
      }
      return recorded;
    });
  }

  /** The rows of everybody in a table, of one period or of all. */
  rows(records: Records, period: string | undefined): SubjectRows {
    const { id, of } = records.declaration;
    return kept(this.#rows, `${id} ${period ?? ''}`, () => {
      const count = this.#subjects(of).length;
      const starts = new Int32Array(count + 1);
      const lists: Int32Array[] = [];
      for (let index = 0; index < count; index++) {
        const rows = records.rowsOf(index, period);
        if (rows.length > 0) lists.push(rows);
        starts[index + 1] = starts[index]! + rows.length;
      }
      const all = new Int32Array(starts[count]!);
      let at = 0;
      for (const rows of lists) for (let i = 0; i < rows.length; i++) all[at++] = rows[i]!;
      return { starts, rows: all };
    });
  }

  /**
   * A quantity in the periods inside a span, for just these subjects: computed once for all regulations in which the
   * same `definitions` are behind it.
   */
  inside(
    definitions: string,
    subjects: Int32Array,
    make: () => readonly ColumnInside[],
  ): readonly ColumnInside[] {
    const known = this.#inside.get(definitions) ?? [];
    this.#inside.set(definitions, known);
    const same = known.find((one) => isSame(one.subjects, subjects));
    if (same !== undefined) return same.columns;
    const columns = make();
    known.push({ subjects, columns });
    return columns;
  }

  /** A fact that is a number, by its slot. */
  number(kind: SubjectKind, period: string, slot: number): NumberColumn {
    return kept(this.#numbers, `${kind} ${period} ${slot}`, () => {
      const lists = this.#facts(kind, period);
      if (lists === undefined) return constant(this.#subjects(kind).length, undefined);
      return columnOf(
        lists.map((list) => {
          const value = list?.[slot];
          return value !== undefined && isExact(value) ? value : undefined;
        }),
      );
    });
  }

  /** A fact that is a flag or one of several words, by its slot. */
  choice(
    kind: SubjectKind,
    period: string,
    slot: number,
    { type, mayNotApply }: FactDeclaration,
  ): ChoiceColumn | undefined {
    if (type.kind !== 'flag' && type.kind !== 'choice') return undefined;
    return kept(this.#choices, `${kind} ${period} ${slot}`, () => {
      const words = type.kind === 'flag' ? ['no', 'yes'] : [...type.options.keys()];
      const options = mayNotApply ? [...words, NOT_APPLICABLE] : words;
      const places = new Map<FactValue, number>(options.map((option, place) => [option, place]));
      if (type.kind === 'flag') places.set(false, 0).set(true, 1);
      const lists = this.#facts(kind, period);
      if (lists === undefined)
        return { options, values: new Uint8Array(this.#subjects(kind).length).fill(NO_CHOICE) };
      const values = Uint8Array.from(lists, (list) => {
        const value = list?.[slot];
        return (value === undefined ? undefined : places.get(value)) ?? NO_CHOICE;
      });
      return { options, values };
    });
  }

  /** Results brought along to the period; undefined where nobody brought any. */
  brought(kind: SubjectKind, period: string): BroughtColumn | undefined {
    return kept(this.#brought, `${kind} ${period}`, () => {
      const facts = this.#facts(kind, period);
      const results = kind === 'person' ? this.given?.periods.get(period) : undefined;
      if (this.given !== undefined && results !== undefined) {
        const { measure, scale } = this.given;
        const what = new Uint8Array(results.length);
        for (let index = 0; index < what.length; index++)
          what[index] = Number.isNaN(results[index]!) ? NOTHING : facts?.[index] === undefined ? 0 : SEVERAL;
        return { what, names: [{ measure }], values: { values: results, scale, error: 0 } };
      }
      return broughtIn(
        this.#subjects(kind).map(({ brought }) => brought.get(period)),
        facts,
      );
    });
  }

  #subjects(kind: SubjectKind): readonly SubjectFacts[] {
    return kind === 'person' ? this.register.personFacts : this.register.unitFacts;
  }

  /** The facts of everybody in the period; undefined where nobody has any. */
  #facts(kind: SubjectKind, period: string): FactLists {
    return kept(this.#factLists, `${kind} ${period}`, () => {
      const lists = this.#subjects(kind).map(({ facts }) => facts.get(period));
      return lists.every((list) => list === undefined) ? undefined : lists;
    });
  }
}

type FactLists = readonly (readonly (FactValue | undefined)[] | undefined)[] | undefined;

function broughtIn(
  results: readonly (readonly BroughtResult[] | undefined)[],
  facts: FactLists,
): BroughtColumn | undefined {
  if (results.every((list) => list === undefined || list.length === 0)) return undefined;
  const what = new Uint8Array(results.length).fill(NOTHING);
  const names: Pick<BroughtResult, 'measure' | 'regulation'>[] = [];
  const places = new Map<string, number>();
  const values: (Exact | undefined)[] = new Array(results.length);
  for (const [index, list] of results.entries()) {
    const [only, ...others] = list ?? [];
    if (only === undefined) continue;
    const { measure, regulation } = only;
    const name = factKey(measure, regulation);
    let place = places.get(name);
    if (place === undefined) {
      place = names.length;
      places.set(name, place);
      names.push(regulation === undefined ? { measure } : { measure, regulation });
    }
    const isAlone = others.length === 0 && facts?.[index] === undefined && place < SEVERAL;
    what[index] = isAlone ? place : SEVERAL;
    if (isAlone) values[index] = only.value;
  }
  return { what, names, values: columnOf(values) };
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}
