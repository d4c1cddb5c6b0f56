import {
  type BroughtResult,
  type CalendarDay,
  type Column,
  calendarDay,
  type Decision,
  daysInMonth,
  type Exact,
  type FactValue,
  factKey,
  NO_CHOICE,
  NUMBER_SCALE,
  type PersonRecord,
  type Program,
  parseDay,
  parseExact,
  type Records,
  type Register,
  type SubjectFacts,
  type TableDeclaration,
  type UnitRecord,
} from '@congtam/engine';
import type { YearCase } from './case.ts';

const CRITERIA = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'];
const LEVEL_DAY = calendarDay(2000, 1, 1);

/**
 * Turns cases into one register for the engine: each case is a body of its own with its person and, for leaders, the
 * people led. The person of case i is `people[first[i]]`.
 */
export function toRegister(
  program: Program,
  cases: readonly YearCase[],
): { register: Register; first: number[] } {
  const { slots } = program.vocabulary;
  const units: UnitRecord[] = [];
  const people: PersonRecord[] = [];
  const personFacts: SubjectFacts[] = [];
  const unitFacts: SubjectFacts[] = [];
  const decisions: Decision[] = [];
  const first: number[] = [];
  const tables = new Map<string, Row[]>();
  const add = (table: string, subject: number, period: string | undefined, cells: Row['cells']): void => {
    const rows = tables.get(table) ?? [];
    rows.push({ subject, period, cells });
    tables.set(table, rows);
  };

  for (const [at, facts] of cases.entries()) {
    const unit = at;
    const rated = facts.role === 'head' && facts.organisationLevel !== 'none';
    units.push({
      index: unit,
      id: `u${at}`,
      name: `u${at}`,
      kind: rated ? 'administrativeAgency' : 'partyBody',
      role: 'usingBody',
      children: [],
      depth: 0,
    });
    unitFacts.push({ facts: new Map(), brought: new Map() });
    if (rated && facts.organisationLevel !== 'undetermined') {
      decisions.push(decision('level', `u${at}`, facts.organisationLevel, LEVEL_DAY));
    }
    const person = people.length;
    first.push(person);
    const id = `p${at}`;
    people.push(personOf(person, id, unit, facts));
    const evidence = evidenceOf(facts, slots);
    personFacts.push(evidence);
    for (const leave of facts.leaves) {
      add('leave', person, undefined, { kind: leave.kind, from: leave.from, to: leave.to });
    }
    for (const v of facts.violations) {
      add('discipline', person, undefined, {
        act: v.act,
        nature: v.nature,
        side: v.side,
        measure: v.measure,
        effectiveOn: v.effectiveOn,
        actAt: 'here',
        ...(v.alreadyCountedInYear === undefined ? {} : { alreadyCountedIn: String(v.alreadyCountedInYear) }),
      });
    }
    decisions.push(...decisionsOf(facts, id));
    let led = 0;
    for (let m = 1; m <= 12; m++) {
      const month = facts.months[m];
      if (month === undefined || 'brought' in month) continue;
      const period = periodId(facts.year, m);
      for (const p of month.products) {
        add('work-products', person, period, {
          coefficient: p.coefficient,
          source: p.source,
          assigned: p.assigned,
          completed: p.completed,
          meetingQuality: p.meetingQuality,
          onTime: p.onTime,
          majorErrors: String(p.majorErrors),
          waivedErrors: String(p.waivedErrors),
          latenesses: String(p.latenesses),
          waivedLatenesses: String(p.waivedLatenesses),
        });
      }
      led = Math.max(led, month.subordinates.length);
    }
    for (let k = 0; k < led; k++) {
      const index = people.length;
      const brought = new Map<string, BroughtResult[]>();
      for (let m = 1; m <= 12; m++) {
        const month = facts.months[m];
        const score = month && !('brought' in month) ? (month.subordinates[k] ?? 'excused') : 'excused';
        const period = periodId(facts.year, m);
        if (score === 'excused') {
          const to = `${period}-${String(daysInMonth(facts.year, m)).padStart(2, '0')}`;
          add('leave', index, undefined, { kind: 'unpaid', from: `${period}-01`, to });
        } else if (score !== 'no-score') {
          brought.set(period, [{ measure: 'score', value: exact(score), body: 'test' }]);
        }
      }
      people.push({
        index,
        id: `p${at}-${k}`,
        name: '',
        posts: [post(unit + 0, 'none', 'civilServant', [])],
      });
      personFacts.push({ facts: new Map(), brought });
    }
  }
  const records = new Map<string, Records>();
  for (const table of program.vocabulary.tables) {
    const rows = tables.get(table.id);
    if (rows) records.set(table.id, recordsOf(table, rows));
  }
  return {
    register: { vocabulary: program.vocabulary, units, people, unitFacts, personFacts, records, decisions },
    first,
  };
}

/** A row of a table: cells as text, days as they are written, flags `yes` and `no`. */
export interface Row {
  readonly subject: number;
  readonly period: string | undefined;
  readonly cells: Readonly<Record<string, string>>;
}

const exact = (text: string): Exact => parseExact(text)!;
const day = (text: string): CalendarDay => parseDay(text)!;
const periodId = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

const post = (
  unit: number,
  leads: 'none' | 'deputy' | 'head',
  service: string,
  inCharge: readonly number[],
) => ({
  unit,
  title: '',
  leads,
  service,
  inCharge,
  main: true,
});

function personOf(index: number, id: string, unit: number, facts: YearCase): PersonRecord {
  const leads = facts.role === 'staff' ? 'none' : facts.role;
  return {
    index,
    id,
    name: id,
    posts: [post(unit, leads, facts.kind, leads === 'deputy' ? [unit] : [])],
    ...(facts.serviceFrom === undefined ? {} : { serviceFrom: day(facts.serviceFrom) }),
    ...(facts.serviceTo === undefined ? {} : { serviceTo: day(facts.serviceTo) }),
  };
}

function evidenceOf(facts: YearCase, slots: ReadonlyMap<string, number>): SubjectFacts {
  const values = new Map<string, (FactValue | undefined)[]>();
  const brought = new Map<string, BroughtResult[]>();
  const set = (period: string, key: string, value: FactValue): void => {
    const list = values.get(period) ?? [];
    list[slots.get(key)!] = value;
    values.set(period, list);
  };
  for (let m = 1; m <= 12; m++) {
    const month = facts.months[m];
    const period = periodId(facts.year, m);
    if (month === undefined) continue;
    if ('brought' in month) {
      brought.set(period, [{ measure: 'score', value: exact(month.brought), body: 'test' }]);
      continue;
    }
    for (const rater of ['self', 'confirmed'] as const) {
      for (const [i, score] of (month.general[rater] ?? []).entries()) {
        set(period, factKey(CRITERIA[i]!, rater), exact(score));
      }
    }
    if (month.organising !== null) set(period, 'organisingGrade', month.organising);
    if (month.uniting !== null) set(period, 'unitingGrade', month.uniting);
  }
  const year = String(facts.year);
  if (facts.degradationConcluded) set(year, 'degradationConcluded', true);
  if (facts.unitCorruptionDealtWith) set(year, 'unitCorruption', true);
  return { facts: values, brought };
}

const decision = (
  question: string,
  subject: string,
  option: string,
  on: CalendarDay,
  period?: string,
): Decision => ({
  question,
  subject,
  option,
  on,
  by: 'test',
  document: 'test',
  ...(period === undefined ? {} : { period }),
});

function decisionsOf(facts: YearCase, id: string): Decision[] {
  const { decisions: d, year } = facts;
  const list: Decision[] = [];
  const percent = (
    question: string,
    all: readonly { month: number; percent: '100' | '50' }[] | undefined,
  ): void => {
    for (const one of all ?? []) {
      list.push(
        decision(question, id, one.percent === '100' ? 'all' : 'half', LEVEL_DAY, periodId(year, one.month)),
      );
    }
  };
  if (d.missingMonths) list.push(decision('missing-months', id, 'available-months', LEVEL_DAY));
  for (const one of d.noAssignedWork ?? []) {
    list.push(decision('no-assigned-work', id, 'leave-out', LEVEL_DAY, periodId(year, one.month)));
  }
  percent('organising', d.organising);
  percent('uniting', d.uniting);
  percent('units-below-empty', d.unitsBelowEmpty);
  if (d.actualTimeZero) list.push(decision('actual-time-zero', id, 'not-rated', LEVEL_DAY));
  if (facts.classifiedOn !== undefined)
    list.push(decision('level', id, 'good', day(facts.classifiedOn), String(year)));
  return list;
}

const NO_ROWS = new Int32Array(0);

export function recordsOf(declaration: TableDeclaration, rows: readonly Row[]): Records {
  const columns = new Map<string, Column>();
  for (const column of declaration.columns) {
    const texts = rows.map((r) => r.cells[column.id]);
    columns.set(column.id, columnOf(column.type, texts));
  }
  const byKey = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const key = `${row.subject}|${declaration.per === undefined ? '' : row.period}`;
    const list = byKey.get(key);
    if (list) list.push(i);
    else byKey.set(key, [i]);
  });
  const arrays = new Map([...byKey].map(([key, list]) => [key, Int32Array.from(list)]));
  return {
    declaration,
    columns,
    count: rows.length,
    rowsOf: (subject, period) => arrays.get(`${subject}|${period ?? ''}`) ?? NO_ROWS,
  };
}

function columnOf(
  type: TableDeclaration['columns'][number]['type'],
  texts: readonly (string | undefined)[],
): Column {
  switch (type.kind) {
    case 'number':
      return {
        kind: 'number',
        values: Float64Array.from(texts, (t) => (t === undefined ? Number.NaN : scaled(t))),
      };
    case 'day':
      return {
        kind: 'day',
        values: Float64Array.from(texts, (t) => (t === undefined ? Number.NaN : day(t))),
      };
    case 'choice': {
      const options = [...type.options.keys()];
      const at = (t: string | undefined): number => {
        const found = t === undefined ? -1 : options.indexOf(t);
        return found < 0 ? NO_CHOICE : found;
      };
      return { kind: 'choice', options, values: Uint8Array.from(texts, at) };
    }
    case 'flag':
      return { kind: 'choice', options: ['no', 'yes'], values: Uint8Array.from(texts, flagAt) };
    case 'text': {
      const dictionary = [...new Set(texts.map((t) => t ?? ''))];
      return { kind: 'text', dictionary, values: Int32Array.from(texts, (t) => dictionary.indexOf(t ?? '')) };
    }
  }
}

const flagAt = (text: string | undefined): number =>
  text === undefined ? NO_CHOICE : text === 'yes' ? 1 : 0;

/** A decimal of at most four places as a whole multiple of 1/10 000. */
function scaled(text: string): number {
  const [whole, fraction = ''] = text.split('.');
  if (fraction.length > 4) throw new Error(`too many decimals: ${text}`);
  return Number(whole) * NUMBER_SCALE + Number(fraction.padEnd(4, '0'));
}
