import {
  calendarDay,
  type Decision,
  type FactValue,
  type PersonRecord,
  type Program,
  parseDay,
  type Records,
  type Register,
  type SubjectFacts,
  type UnitRecord,
} from '@congtam/engine';
import { type Row, recordsOf } from '../nd-335-2025/to-register.ts';
import { type Answers, isByLeadersRows, type Leaf, type YearCase } from './case.ts';

const LEAVES = [1, 2, 3, 4].flatMap((group) => [1, 2, 3, 4].map((leaf) => `k${group}.${leaf}`));
const LEADERS_LEAVES = [1, 2, 3, 4].map((leaf) => `k5a.${leaf}`);
const ANSWERED_ON = calendarDay(2000, 1, 1);

/** The questions and options of the pack that an answer of the case stands for. */
function answersOf({ decisions, ...facts }: YearCase): [question: string, option: string | undefined][] {
  const gap = isByLeadersRows(facts) ? 'leader-level-open' : 'staff-level-open';
  return [
    [gap, decisions.gap && OPTIONS[decisions.gap]],
    ['six-and-six', decisions.sixAndSix && OPTIONS[decisions.sixAndSix]],
    ['actual-time-zero', decisions.nothingWorked && OPTIONS[decisions.nothingWorked]],
  ];
}

const OPTIONS: Readonly<Record<NonNullable<Answers[keyof Answers]>, string>> = {
  completed: 'completed',
  notCompleted: 'not-completed',
  ceiling: 'ceiling',
  noCeiling: 'no-ceiling',
  notRated: 'not-rated',
};

/**
 * Turns cases into one register: each case is a unit of its own with its person and the units below; what a deputy is
 * in charge of is a unit beside it. Person i is case i.
 */
export function toRegister(program: Program, cases: readonly YearCase[]): Register {
  const { slots, tables } = program.vocabulary;
  const units: UnitRecord[] = [];
  const unitFacts: SubjectFacts[] = [];
  const decisions: Decision[] = [];
  const rows = new Map<string, Row[]>();
  const add = (table: string, subject: number, period: string | undefined, cells: Row['cells']): void => {
    const list = rows.get(table) ?? [];
    list.push({ subject, period, cells });
    rows.set(table, list);
  };
  const addUnit = (id: string, year: number, level: string | undefined, parent?: number): number => {
    const index = units.length;
    const values: (FactValue | undefined)[] = [];
    if (level !== undefined) values[slots.get('unitLevel')!] = level;
    units.push({
      index,
      id,
      name: id,
      kind: 'administrativeAgency',
      role: parent === undefined ? 'usingBody' : 'directUnit',
      children: [],
      depth: parent === undefined ? 0 : 1,
      ...(parent === undefined ? {} : { parent }),
    });
    unitFacts.push({ facts: new Map([[String(year), values]]), brought: new Map() });
    return index;
  };

  const people: PersonRecord[] = [];
  const personFacts: SubjectFacts[] = [];
  for (const [at, facts] of cases.entries()) {
    const year = String(facts.year);
    const led = facts.ledUnit ?? 'excellent';
    const isDeputy = facts.leads && facts.leadsAs === 'deputy';
    const unit = addUnit(`u${at}`, facts.year, isDeputy ? 'excellent' : led);
    const inCharge = isDeputy ? addUnit(`c${at}`, facts.year, led) : undefined;
    const below = facts.subUnits.map((level, i) =>
      addUnit(`u${at}-${i}`, facts.year, level === 'open' ? undefined : level, unit),
    );
    units[unit] = { ...units[unit]!, children: below };
    people.push(personOf(at, unit, inCharge, facts));
    personFacts.push(factsOf(facts, slots));
    for (const task of facts.tasks) add('own-tasks', at, year, cellsOf(task));
    for (const target of facts.unitTargets) add('unit-targets', inCharge ?? unit, year, cellsOf(target));
    for (const leave of facts.leaves) add('leave', at, undefined, { ...leave });
    for (const { act, nature, effectiveOn, alreadyUsedInYear: used } of facts.discipline) {
      add('discipline', at, undefined, {
        act,
        nature,
        side: 'administrative',
        effectiveOn,
        ...(used === undefined ? {} : { alreadyCountedIn: String(used) }),
      });
    }
    for (const [question, option] of answersOf(facts)) {
      if (option === undefined) continue;
      decisions.push({ question, subject: `p${at}`, option, on: ANSWERED_ON, by: 'test', document: 'test' });
    }
  }
  const records = new Map<string, Records>();
  for (const table of tables) {
    const found = rows.get(table.id);
    if (found) records.set(table.id, recordsOf(table, found));
  }
  return { vocabulary: program.vocabulary, units, people, unitFacts, personFacts, records, decisions };
}

function personOf(index: number, unit: number, inCharge: number | undefined, facts: YearCase): PersonRecord {
  const leads = facts.leads ? (facts.leadsAs ?? 'head') : 'none';
  return {
    index,
    id: `p${index}`,
    name: '',
    posts: [
      {
        unit,
        title: '',
        leads,
        service: facts.kind,
        inCharge: inCharge === undefined ? [] : [inCharge],
        main: true,
      },
    ],
    ...(facts.serviceFrom === undefined ? {} : { serviceFrom: parseDay(facts.serviceFrom)! }),
    ...(facts.serviceTo === undefined ? {} : { serviceTo: parseDay(facts.serviceTo)! }),
  };
}

function factsOf(facts: YearCase, slots: ReadonlyMap<string, number>): SubjectFacts {
  const values: (FactValue | undefined)[] = [];
  const set = (id: string, value: FactValue): void => {
    values[slots.get(id)!] = value;
  };
  const answer = (ids: readonly string[], leaves: readonly Leaf[]): void => {
    for (const [i, leaf] of leaves.entries()) if (leaf !== null) set(ids[i]!, leaf);
  };
  answer(LEAVES, facts.leaves16);
  answer(LEADERS_LEAVES, facts.leaves5a ?? []);
  if (facts.declineConcluded) set('declineConcluded', true);
  if (facts.subUnitCorruption) set('subUnitCorruption', true);
  return { facts: new Map([[String(facts.year), values]]), brought: new Map() };
}

const cellsOf = (row: object): Row['cells'] =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value === true ? 'yes' : value === false ? 'no' : String(value),
    ]),
  );
