import {
  type ColumnDescriptor,
  type IntakeProblem,
  openIntake,
  type Period,
  periodsOfYear,
  type Regulation,
  type TableDescriptor,
  tablesOf,
  vocabularyOf,
} from '@congtam/engine';
import { personName } from '../nation/names.ts';
import { type Random, randomOf } from '../nation/random.ts';
import type { SampleTable } from '../sample-table.ts';
import { cellOf } from './cell-of.ts';

/** An agency to be invented: what rates it, and how it lies. */
export interface AgencyPlan {
  /** Every agency of one number is the same. */
  readonly seed: number;
  readonly regulations: readonly Regulation[];
  readonly year: number;
  readonly people: number;
  /** Kinds of its units; the first is that of the body at its top. */
  readonly unitKinds: readonly [string, ...string[]];
  readonly services: readonly [string, ...string[]];
  /** Where a local text binds. */
  readonly territory?: string;
}

/**
 * An invented agency with evidence on every sheet that its regulations ask for, drawn from nothing but their declarations.
 * Some of it is missing, as in life; nothing in it is refused.
 */
export function agencyTables(plan: AgencyPlan): readonly SampleTable[] {
  const { regulations } = plan;
  const descriptors = tablesOf(vocabularyOf(regulations), regulations);
  const random = randomOf(plan.seed, plan.year);
  const units = unitsOf(plan);
  const people = peopleOf(plan, units, random);
  const subjects = { unit: units.map(({ id }) => id), person: people.map(({ id }) => id) };
  const tables = descriptors.flatMap((descriptor): Table[] => {
    switch (descriptor.id) {
      case 'units':
        return [tableFrom(descriptor, units)];
      case 'people':
        return [tableFrom(descriptor, people)];
      case 'period-results':
        return [];
      case 'decisions':
        return [tableFrom(descriptor, levelsDecided(plan, subjects.person, random))];
      default:
        return [tableFrom(descriptor, evidenceOn(descriptor, subjects, plan, random))];
    }
  });
  return takenOf(tables, plan);
}

type Row = { readonly [column: string]: string };
type Table = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: (readonly string[])[];
};

/** Columns that no row fills are left out. */
function tableFrom({ id, columns }: TableDescriptor, rows: readonly Row[]): Table {
  const filled = columns.map((column) => column.id).filter((column) => rows.some((row) => row[column]));
  return { table: id, columns: filled, rows: rows.map((row) => filled.map((column) => row[column] ?? '')) };
}

function unitsOf({ seed, unitKinds, territory = '' }: AgencyPlan) {
  const [first, ...others] = unitKinds;
  const top = `A${seed}`;
  const kinds = others.length === 0 ? [first] : others;
  return [
    { id: top, name: `Cơ quan ${seed}`, kind: first, role: 'managingBody', parent: '', territory },
    { id: `${top}-0`, name: `Cơ quan sử dụng ${seed}`, kind: first, role: 'usingBody', parent: top },
    ...[1, 2, 3].map((n) => ({
      ...{ id: `${top}-${n}`, name: `Đơn vị ${n}`, kind: kinds[(n - 1) % kinds.length] ?? first },
      ...{ role: 'directUnit', parent: `${top}-0` },
    })),
  ];
}

function peopleOf(
  { seed, people, services }: AgencyPlan,
  units: readonly { readonly id: string }[],
  random: Random,
) {
  const below = units.slice(1);
  return Array.from({ length: people }, (_, at) => {
    const unit = below[at % below.length]?.id ?? '';
    const leads =
      at < below.length ? 'head' : at < 2 * below.length && random.chance(0.5) ? 'deputy' : 'none';
    return {
      ...{ id: `P${seed}-${at + 1}`, name: personName(random), unit, leads },
      ...{ service: random.pick(services), partyMember: random.chance(0.6) ? 'yes' : 'no' },
      title: leads === 'head' ? 'Trưởng phòng' : leads === 'deputy' ? 'Phó trưởng phòng' : 'Chuyên viên',
      inCharge: leads === 'deputy' ? unit : '',
      dutyGroup: leads === 'none' ? random.pick(['tổng hợp', 'chuyên môn']) : '',
    };
  });
}

function levelsDecided(
  { regulations, year }: AgencyPlan,
  people: readonly string[],
  random: Random,
): readonly Row[] {
  const [regulation] = regulations.filter(({ layerOf }) => layerOf === undefined);
  return people.flatMap((subject) =>
    regulation === undefined || !random.chance(0.08)
      ? []
      : [
          {
            ...{ question: 'level', subject, period: String(year), by: 'Chủ tịch', on: `${year}-12-20` },
            ...{ option: random.pick(regulation.levels).id, document: '12/QĐ', reason: 'theo kết luận' },
            ...(regulations.length > 1 ? { regulation: regulation.id } : {}),
          },
        ],
  );
}

function evidenceOn(
  { columns }: TableDescriptor,
  subjects: { readonly unit: readonly string[]; readonly person: readonly string[] },
  { year, seed }: AgencyPlan,
  random: Random,
): readonly Row[] {
  const subject = columns.find(({ id }) => id === 'subject')?.type;
  if (subject?.kind !== 'subject' || subject.of === 'any') return [];
  const periods = periodsFor(columns, year);
  const raters = [...(columns.find(({ id }) => id === 'rater')?.options?.keys() ?? [''])];
  const rest = columns.filter(({ id }) => !['subject', 'period', 'rater'].includes(id));
  return subjects[subject.of].flatMap((id) => {
    if (random.chance(0.04)) return [];
    const isGood = random.chance(0.6);
    return periods.flatMap((period) =>
      raters.map((rater) => {
        const drawn = rest.map((column) => [column.id, cellOf(column, { random, year, isGood, seed })]);
        return { subject: id, period, rater, ...Object.fromEntries(drawn) };
      }),
    );
  });
}

/** Periods of the finest kind that a sheet is of; one empty where it is of none. */
function periodsFor(columns: readonly ColumnDescriptor[], year: number): readonly string[] {
  const type = columns.find(({ id }) => id === 'period')?.type;
  const [unit] = type?.kind === 'period' ? type.units : [];
  return unit === undefined ? [''] : periodsOfYear(year, unit).map((period: Period) => period.id);
}

const MOST_ROUNDS = 20;

/** What the intake takes of it: rows that contradict others or a bound are left out, until none does. */
function takenOf(tables: readonly Table[], { regulations, year }: AgencyPlan): readonly Table[] {
  let left = tables.filter(({ rows }) => rows.length > 0);
  let last: IntakeProblem | undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const problems = problemsIn(left, regulations, year);
    if (problems.length === 0) return left;
    [last] = problems;
    const next = left.map((table) => {
      const wrong = problems.filter((problem) => problem.table === table.table);
      const columns = wrong.flatMap(({ row, column }) => (row === undefined && column ? [column] : []));
      const lines = new Set(wrong.flatMap(linesOf));
      if (wrong.length > 0 && columns.length === 0 && lines.size === 0) return { ...table, rows: [] };
      const kept = table.rows.filter((_, at) => !lines.has(at + 2));
      if (columns.length === 0) return { ...table, rows: kept };
      const places = table.columns.flatMap((id, at) => (columns.includes(id) ? [] : [at]));
      return {
        ...table,
        columns: places.map((at) => table.columns[at] ?? ''),
        rows: kept.map((row) => places.map((at) => row[at] ?? '')),
      };
    });
    left = next.filter(({ rows }) => rows.length > 0);
  }
  throw new Error(`no agency comes out of this plan: ${last?.table} ${last?.code} ${last?.message.en}`);
}

/** The rows a problem is about: of several it names ranges such as `2–37, 40`. */
function linesOf({ row, rows }: IntakeProblem): readonly number[] {
  if (row === undefined) return [];
  return (rows ?? String(row)).split(',').flatMap((range) => {
    const [from, to] = [...range.matchAll(/\d+/g)].map(([number]) => Number(number));
    return from === undefined ? [] : Array.from({ length: (to ?? from) - from + 1 }, (_, at) => from + at);
  });
}

function problemsIn(
  tables: readonly Table[],
  regulations: readonly Regulation[],
  year: number,
): readonly IntakeProblem[] {
  const intake = openIntake({ vocabulary: vocabularyOf(regulations), regulations, year });
  for (const { table, columns, rows } of tables) {
    const source = intake.table(table, columns);
    rows.forEach((row, index) => {
      source.row(row, index + 2);
    });
  }
  const closed = intake.close();
  return 'problems' in closed ? closed.problems : [];
}
