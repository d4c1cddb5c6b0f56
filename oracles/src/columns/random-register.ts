import {
  type BroughtResult,
  type Column,
  type ConditionNode,
  calendarDay,
  type Exact,
  type FactValue,
  factKey,
  NO_CHOICE,
  NOT_APPLICABLE,
  NUMBER_SCALE,
  type PersonRecord,
  type Post,
  periodsOfYear,
  type Records,
  type Register,
  type Regulation,
  ratio,
  type SubjectFacts,
  type UnitRecord,
  type ValueType,
  type Vocabulary,
} from '@congtam/engine';
import type { Rng } from '../nd-335-2025/draws.ts';

const UNIT_KINDS = ['administrativeAgency', 'administrativeAgency', 'partyBody', 'publicServiceUnit'];
const SERVICES = ['civilServant', 'civilServant', 'civilServant', 'publicEmployee', 'cadre'];

export interface RandomBody {
  readonly people: number;
  readonly year: number;
  /** Of a branch of the units; absent where no layer asks for one. */
  readonly territory?: string;
}

/**
 * Evidence for any regulation, drawn from nothing but its declarations: a small tree of units, people with posts,
 * facts and records of every declared type, some of them missing, many of them just at a threshold.
 */
export function randomRegister(
  regulation: Regulation,
  vocabulary: Vocabulary,
  random: Rng,
  { people, year, territory }: RandomBody,
): Register {
  const thresholds = thresholdsOf(regulation);
  const draw = new Draw(random, thresholds, year);
  const kinds = [...UNIT_KINDS, ...kindsNamedIn(regulation)];
  const units: UnitRecord[] = Array.from({ length: 5 }, (_, index) => ({
    index,
    id: `u${index}`,
    name: `u${index}`,
    kind: draw.oneOf(kinds),
    role: index === 0 ? 'managingBody' : index < 3 ? 'usingBody' : 'directUnit',
    children: [[1, 2], [3, 4], [], [], []][index]!,
    depth: [0, 1, 1, 2, 2][index]!,
    ...(index === 0 ? {} : { parent: [0, 0, 0, 1, 1][index]! }),
    // One branch of the tree lies where a layer binds.
    ...(territory === undefined || index !== 1 ? {} : { territories: [territory] }),
  }));
  const persons: PersonRecord[] = Array.from({ length: people }, (_, index) => ({
    index,
    id: `p${index}`,
    name: `p${index}`,
    posts: draw.chance(0.1) ? [postOf(draw, 'first'), postOf(draw, 'then')] : [postOf(draw)],
    ...(draw.chance(0.05) ? { serviceFrom: calendarDay(year, 1 + draw.below(12), 10) } : {}),
    ...(draw.chance(0.05) ? { serviceTo: calendarDay(year, 1 + draw.below(12), 20) } : {}),
  }));
  const factsOf = (kind: 'person' | 'unit') => () => randomFacts(regulation, vocabulary, kind, draw);
  const records = new Map(
    vocabulary.tables.map((table) => {
      const subjects = table.of === 'unit' ? units.length : people;
      return [table.id, randomRecords(regulation, table, subjects, draw)] as const;
    }),
  );
  return {
    vocabulary,
    units,
    people: persons,
    unitFacts: units.map(factsOf('unit')),
    personFacts: persons.map(factsOf('person')),
    records,
    decisions: [],
  };
}

function postOf(draw: Draw, when?: 'first' | 'then'): Post {
  const leads = draw.chance(0.8) ? 'none' : draw.chance(0.5) ? 'head' : 'deputy';
  const unit = draw.below(5);
  return {
    unit,
    title: '',
    leads,
    service: draw.oneOf(SERVICES),
    inCharge: leads === 'deputy' ? [unit] : [],
    main: true,
    ...(when === 'first' ? { to: calendarDay(draw.year, 6, 15) } : {}),
    ...(when === 'then' ? { from: calendarDay(draw.year, 6, 16) } : {}),
  };
}

function randomFacts(regulation: Regulation, vocabulary: Vocabulary, kind: string, draw: Draw): SubjectFacts {
  const facts = new Map<string, (FactValue | undefined)[]>();
  const brought = new Map<string, BroughtResult[]>();
  const thorough = draw.chance(0.85);
  const generous = draw.chance(0.5);
  for (const fact of vocabulary.facts) {
    if (fact.of !== kind) continue;
    const unit = regulation.stages.get(fact.per)?.periods[0] ?? 'year';
    for (const period of periodsOfYear(draw.year, unit)) {
      for (const rater of fact.raters.length === 0 ? [undefined] : fact.raters) {
        if (!thorough && draw.chance(0.1)) continue;
        const value =
          fact.mayNotApply && draw.chance(0.1)
            ? NOT_APPLICABLE
            : draw.value(fact.type, fact.whenAbsent, generous);
        if (value === undefined) continue;
        const list = facts.get(period.id) ?? [];
        list[vocabulary.slots.get(factKey(fact.id, rater))!] = value;
        facts.set(period.id, list);
      }
    }
  }
  return { facts, brought };
}

const NO_ROWS = new Int32Array(0);

function randomRecords(
  regulation: Regulation,
  declaration: Records['declaration'],
  subjects: number,
  draw: Draw,
): Records {
  const unit = declaration.per === undefined ? undefined : regulation.stages.get(declaration.per)?.periods[0];
  const periods = unit === undefined ? [undefined] : periodsOfYear(draw.year, unit).map((p) => p.id);
  const rowsOf = new Map<string, number[]>();
  let count = 0;
  for (let subject = 0; subject < subjects; subject++) {
    const isTidy = unit !== undefined && draw.chance(0.85);
    const most = unit === undefined ? (draw.chance(0.15) ? 2 : 0) : 2;
    for (const period of periods) {
      const rows = Array.from({ length: isTidy ? 4 : draw.below(most + 1) }, () => count++);
      if (rows.length > 0) rowsOf.set(`${subject}|${period ?? ''}`, rows);
    }
  }
  const columns = new Map<string, Column>();
  for (const column of declaration.columns) {
    const values = Array.from(
      { length: count },
      () => draw.value(column.type, column.whenAbsent, true) ?? column.whenAbsent,
    );
    const most = column.atMost === undefined ? undefined : columns.get(column.atMost);
    columns.set(column.id, columnFrom(column.type, values, column.required, most));
  }
  const arrays = new Map([...rowsOf].map(([key, rows]) => [key, Int32Array.from(rows)]));
  return {
    declaration,
    columns,
    count,
    rowsOf: (subject, period) =>
      arrays.get(`${subject}|${unit === undefined ? '' : (period ?? '')}`) ?? NO_ROWS,
  };
}

function columnFrom(
  type: ValueType,
  values: readonly (FactValue | undefined)[],
  required: boolean,
  most: Column | undefined,
): Column {
  switch (type.kind) {
    case 'number': {
      const numbers = Float64Array.from(values, (v) => {
        if (v === undefined) return required ? NUMBER_SCALE : Number.NaN;
        const { n, d } = v as Exact;
        return Math.round((Number(n) * NUMBER_SCALE) / Number(d));
      });
      if (most?.kind === 'number') {
        for (let i = 0; i < numbers.length; i++) numbers[i] = Math.min(numbers[i]!, most.values[i]!);
      }
      return { kind: 'number', values: numbers };
    }
    case 'day':
      return {
        kind: 'day',
        values: Float64Array.from(values, (v) => (v === undefined ? Number.NaN : Number(v))),
      };
    case 'flag':
      return {
        kind: 'choice',
        options: ['no', 'yes'],
        values: Uint8Array.from(values, (v) =>
          v === undefined ? (required ? 1 : NO_CHOICE) : v === true ? 1 : 0,
        ),
      };
    case 'choice': {
      const options = [...type.options.keys()];
      const place = (v: FactValue | undefined) =>
        v === undefined ? (required ? 0 : NO_CHOICE) : options.indexOf(String(v));
      return { kind: 'choice', options, values: Uint8Array.from(values, place) };
    }
    case 'text':
      return { kind: 'text', dictionary: ['a', 'b'], values: Int32Array.from(values, (_, i) => i % 2) };
  }
}

class Draw {
  constructor(
    readonly random: Rng,
    readonly thresholds: readonly Exact[],
    readonly year: number,
  ) {}
  chance = (probability: number): boolean => this.random() < probability * 2 ** 32;
  below = (count: number): number => this.random() % count;
  oneOf = <T>(list: readonly T[]): T => list[this.below(list.length)]!;

  value(type: ValueType, absent: FactValue | undefined, generous: boolean): FactValue | undefined {
    if (this.chance(absent === undefined ? 0.0003 : 0.95)) return undefined;
    switch (type.kind) {
      case 'number':
        return this.#number(type, generous);
      case 'flag':
        return this.chance(0.8);
      case 'choice':
        return this.chance(0.7) ? [...type.options.keys()][0] : this.oneOf([...type.options.keys()]);
      case 'day':
        return calendarDay(this.year, 1 + this.below(12), 1 + this.below(28));
      case 'text':
        return 'a';
    }
  }

  #number(type: ValueType & { kind: 'number' }, generous: boolean): Exact {
    const low = type.min === undefined ? 0 : Number(type.min.n) / Number(type.min.d);
    const high = Math.min(type.max === undefined ? 100 : Number(type.max.n) / Number(type.max.d), low + 1000);
    const inside = this.thresholds.filter((t) => {
      const at = Number(t.n) / Number(t.d);
      return at >= low && at <= high && (!type.whole || t.d === 1);
    });
    if (inside.length > 0 && this.chance(0.15)) return this.oneOf(inside);
    const steps = type.whole ? high - low : (high - low) * 4;
    const up =
      generous && this.chance(0.7)
        ? steps - this.below(Math.min(3, Math.floor(steps) + 1))
        : this.below(Math.floor(steps) + 1);
    return type.whole ? ratio(Math.ceil(low) + Math.floor(up)) : ratio(Math.round(low * 4 + up), 4);
  }
}

/** Kinds of units of which the regulation makes groups of their own. */
function kindsNamedIn({ groups }: Regulation): string[] {
  const named = groups.flatMap(({ when }) =>
    when?.kind === 'is' && when.left.id === 'unitKind' ? [...when.oneOf] : [],
  );
  return named.filter((kind) => !UNIT_KINDS.includes(kind));
}

/** Every number that a condition of the regulation compares with. */
function thresholdsOf(regulation: Regulation): Exact[] {
  const found: Exact[] = [];
  const visit = (node: ConditionNode): void => {
    if (node.kind === 'all' || node.kind === 'any') node.of.forEach(visit);
    else if (node.kind === 'not') visit(node.of);
    else if (node.kind === 'compare') found.push(...node.tests.map((t) => t.value));
  };
  for (const rule of [...regulation.notRated, ...regulation.forcedLevels, ...regulation.ceilings])
    visit(rule.when);
  for (const ladder of regulation.ladders) for (const rung of ladder.rungs) visit(rung.when);
  for (const condition of regulation.conditions.values()) visit(condition);
  return found;
}
