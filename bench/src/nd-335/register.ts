import {
  type CalendarDay,
  type Column,
  calendarDay,
  type Decision,
  type Exact,
  type FactValue,
  factKey,
  NUMBER_SCALE,
  type PersonRecord,
  type Program,
  type Records,
  type Register,
  ratio,
  type SubjectFacts,
  type UnitRecord,
} from '@congtam/engine';
import { seeded } from '../seeded.ts';

export const YEAR = 2026;
const MONTHS = 12;
const PEOPLE_IN_A_BODY = 40;
const BODIES_IN_A_COMMUNE = 3;
const CRITERIA = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'];
const MOST = [5, 5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5];
const monthIds = Array.from({ length: MONTHS }, (_, m) => `${YEAR}-${String(m + 1).padStart(2, '0')}`);

/**
 * Communes of three bodies of forty people (a head, a deputy, staff), every month scored, so many products a month,
 * one line in eight with an error or a lateness, a few leaves and disciplinary decisions.
 */
export function registerOf(program: Program, people: number, products: number, seed: number): Register {
  const random = seeded(seed);
  const units: UnitRecord[] = [];
  const everybody: PersonRecord[] = [];
  const decisions: Decision[] = [];
  const bodies: number[] = [];
  for (let at = 0; at < people; at++) {
    if (at % (PEOPLE_IN_A_BODY * BODIES_IN_A_COMMUNE) === 0) addCommune(units, bodies, decisions);
    const unit = bodies[Math.floor(at / PEOPLE_IN_A_BODY)]!;
    const place = at % PEOPLE_IN_A_BODY;
    everybody.push({
      index: at,
      id: `p${at}`,
      name: `p${at}`,
      posts: [
        {
          unit,
          title: '',
          leads: place === 0 ? 'head' : place === 1 ? 'deputy' : 'none',
          service: 'civilServant',
          inCharge: place === 1 ? [unit] : [],
          dutyGroup: place < 2 ? 'leaders' : place < 30 ? 'professional' : 'clerical',
          main: true,
        },
      ],
    });
  }
  return {
    vocabulary: program.vocabulary,
    units,
    people: everybody,
    unitFacts: units.map(() => ({ facts: new Map(), brought: new Map() })),
    personFacts: everybody.map((person) => factsOf(program, person, random)),
    records: recordsOf(program, people, products, random),
    decisions,
  };
}

function addCommune(units: UnitRecord[], bodies: number[], decisions: Decision[]): void {
  const commune = units.length;
  const below = Array.from({ length: BODIES_IN_A_COMMUNE }, (_, i) => commune + 1 + i);
  const unit = (index: number, rest: Pick<UnitRecord, 'role' | 'children' | 'depth'> & { parent?: number }) =>
    units.push({ index, id: `u${index}`, name: `u${index}`, kind: 'administrativeAgency', ...rest });
  unit(commune, { role: 'managingBody', children: below, depth: 0 });
  for (const index of below) unit(index, { role: 'usingBody', children: [], depth: 1, parent: commune });
  bodies.push(...below);
  for (const index of [commune, ...below]) {
    decisions.push({
      question: 'level',
      subject: `u${index}`,
      period: String(YEAR),
      option: index % 3 === 0 ? 'excellent' : 'good',
      by: 'bench',
      on: calendarDay(YEAR, 1, 2),
    });
  }
}

const exacts = new Map<number, Exact>();
function quarters(count: number): Exact {
  let known = exacts.get(count);
  if (known === undefined) {
    known = ratio(count, 4);
    exacts.set(count, known);
  }
  return known;
}

function factsOf(program: Program, person: PersonRecord, random: ReturnType<typeof seeded>): SubjectFacts {
  const { slots } = program.vocabulary;
  const facts = new Map<string, (FactValue | undefined)[]>();
  const leads = person.posts[0]!.leads !== 'none';
  for (const month of monthIds) {
    const values: (FactValue | undefined)[] = new Array(slots.size).fill(undefined);
    for (let i = 0; i < CRITERIA.length; i++) {
      const most = MOST[i]! * 4;
      const self = most - random.below(3);
      values[slots.get(factKey(CRITERIA[i]!, 'self'))!] = quarters(self);
      values[slots.get(factKey(CRITERIA[i]!, 'confirmed'))!] = quarters(self - random.below(2));
    }
    if (leads) {
      values[slots.get('organisingGrade')!] = random.chance(0.9) ? 'full' : 'shortcomings';
      values[slots.get('unitingGrade')!] = random.chance(0.95) ? 'united' : 'prolonged-conflict';
    }
    facts.set(month, values);
  }
  return { facts, brought: new Map() };
}

type Random = ReturnType<typeof seeded>;

function recordsOf(program: Program, people: number, products: number, random: Random): Map<string, Records> {
  const tables = new Map(program.vocabulary.tables.map((t) => [t.id, t]));
  return new Map<string, Records>([
    ['work-products', workProducts(tables.get('work-products')!, people, products, random)],
    ['leave', leaves(tables.get('leave')!, people, random)],
    ['discipline', discipline(tables.get('discipline')!, people, random)],
  ]);
}

const NO_ROWS = new Int32Array(0);

function workProducts(
  declaration: Records['declaration'],
  people: number,
  products: number,
  random: Random,
): Records {
  const count = people * MONTHS * products;
  const names = ['assigned', 'completed', 'meetingQuality', 'onTime', 'majorErrors', 'waivedErrors'];
  const of = Object.fromEntries(
    ['coefficient', ...names, 'latenesses', 'waivedLatenesses'].map((id) => [id, new Float64Array(count)]),
  );
  const source = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const assigned = 1 + random.below(9);
    const completed = random.chance(0.9) ? assigned : random.below(assigned + 1);
    const kind = random.next();
    source[row] = kind < 0.92 ? 0 : kind < 0.94 ? 1 : kind < 0.97 ? 2 : 3;
    of.coefficient![row] = (5 + random.below(40)) * (NUMBER_SCALE / 10);
    of.assigned![row] = assigned * NUMBER_SCALE;
    of.completed![row] = completed * NUMBER_SCALE;
    of.meetingQuality![row] = completed * NUMBER_SCALE;
    of.onTime![row] = completed * NUMBER_SCALE;
    if (random.chance(0.06)) of.majorErrors![row] = NUMBER_SCALE;
    if (random.chance(0.06)) of.latenesses![row] = NUMBER_SCALE * (1 + random.below(2));
  }
  const columns = new Map<string, Column>(
    Object.entries(of).map(([id, values]) => [id, { kind: 'number', values }]),
  );
  columns.set('source', {
    kind: 'choice',
    options: ['plan', 'handedOver', 'takenOver', 'unplanned'],
    values: source,
  });
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const places = new Map(monthIds.map((id, m) => [id, m]));
  return {
    declaration,
    columns,
    count,
    rowsOf: (subject, period) => {
      const month = period === undefined ? undefined : places.get(period);
      if (month === undefined) return NO_ROWS;
      const from = (subject * MONTHS + month) * products;
      return order.subarray(from, from + products);
    },
  };
}

/** One row for each person drawn, in the order of the people. */
function rowsByPerson(drawn: readonly number[]): (subject: number) => Int32Array {
  const rows = new Map(drawn.map((person, row) => [person, Int32Array.of(row)]));
  return (subject) => rows.get(subject) ?? NO_ROWS;
}

function drawnFrom(people: number, probability: number, random: Random): number[] {
  return Array.from({ length: people }, (_, at) => at).filter(() => random.chance(probability));
}

function leaves(declaration: Records['declaration'], people: number, random: Random): Records {
  const drawn = drawnFrom(people, 0.04, random);
  const from = drawn.map(() => calendarDay(YEAR, 1 + random.below(10), 1));
  const to = from.map((day) => (day + 10 + random.below(150)) as CalendarDay);
  return {
    declaration,
    count: drawn.length,
    columns: new Map<string, Column>([
      [
        'kind',
        {
          kind: 'choice',
          options: ['unpaid', 'sick', 'maternity', 'study'],
          values: Uint8Array.from(drawn, () => random.below(4)),
        },
      ],
      ['from', { kind: 'day', values: Float64Array.from(from) }],
      ['to', { kind: 'day', values: Float64Array.from(to) }],
    ]),
    rowsOf: rowsByPerson(drawn),
  };
}

function discipline(declaration: Records['declaration'], people: number, random: Random): Records {
  const drawn = drawnFrom(people, 0.01, random);
  return {
    declaration,
    count: drawn.length,
    columns: new Map<string, Column>([
      ['act', { kind: 'text', dictionary: ['a1'], values: new Int32Array(drawn.length) }],
      [
        'nature',
        {
          kind: 'choice',
          options: ['duty', 'degradation', 'other'],
          values: Uint8Array.from(drawn, () => random.below(3)),
        },
      ],
      ['actAt', { kind: 'choice', options: ['here', 'elsewhere'], values: new Uint8Array(drawn.length) }],
      [
        'effectiveOn',
        {
          kind: 'day',
          values: Float64Array.from(drawn, () => calendarDay(YEAR, 1 + random.below(12), 3)),
        },
      ],
    ]),
    rowsOf: rowsByPerson(drawn),
  };
}
