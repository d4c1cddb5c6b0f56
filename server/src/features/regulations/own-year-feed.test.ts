import {
  compileRegulation,
  evaluateYear,
  ownYearsIn,
  type PlainTables,
  parsePeriod,
  registerFromTables,
  vocabularyOf,
} from '@congtam/engine';
import { describe, expect, it } from 'vitest';
import { type FedEntry, feedTables } from '../../feeding/feed.ts';
import { shippedPacks } from './library.ts';
import { registerTablesWith } from './register-tables.ts';

const { packs } = await shippedPacks();
const found = packs.find(
  ({ regulation, version }) => regulation.id === 'nd-90-2020' && version === '2023-09-15',
);
if (found === undefined) throw new Error('Decree 90 does not ship');
const older = found.regulation;

/** A school whose year of work ends in May, and an office beside it. */
const units: PlainTables[string] = [
  { id: 'm', name: 'Huyện', kind: 'administrativeAgency', role: 'managingBody' },
  { id: 'u', name: 'Phòng', kind: 'administrativeAgency', role: 'usingBody', parent: 'm' },
  {
    id: 'school',
    name: 'Trường',
    kind: 'publicServiceUnit',
    role: 'usingBody',
    parent: 'm',
    yearEnds: '05-31',
  },
];
const people: PlainTables[string] = [
  { id: 'teacher', name: 'An', unit: 'school', service: 'publicEmployee' },
  { id: 'clerk', name: 'Bình', unit: 'u', service: 'civilServant' },
  { id: 'clerkOfSchool', name: 'Chi', unit: 'school', service: 'civilServant' },
];
const regulations = [older];
const request = { vocabulary: vocabularyOf(regulations), regulations, year: 2024 };

let entries = 0;
const entry = (register: string, on: string, more: Partial<FedEntry>): FedEntry => ({
  ...{ id: `e${++entries}`, register, unit: 'school', person: null, state: 'standing' },
  ...{ on, to: null, content: {}, concerned: [], ...more },
});
const leave = (person: string, from: string, to: string) =>
  entry('leave', from, { person, to, content: { kind: 'sick', from, to, document: 'QĐ 3' } });
const target = (unit: string, deadline: string) =>
  entry('unitTasks', deadline, {
    unit,
    content: {
      task: deadline,
      result: { isDone: true, isOnTime: true, isOfQuality: true, isExceeded: false },
    },
  });
const fed = (given: readonly FedEntry[], year = 2024): PlainTables => {
  const ownYear = ownYearsIn({ ...request, year }, { units, people });
  return feedTables({ regulations, mapping: registerTablesWith([]), entries: given, year, ownYear }).tables;
};
const subjects = (tables: PlainTables, table: string) => (tables[table] ?? []).map(({ subject }) => subject);

describe('Art. 20(2) of Decree 90 - in the year of a school that ends in May', () => {
  it('leave of autumn is that of its teachers in the next number of the year, and of nobody on the calendar year', () => {
    const autumn = ['teacher', 'clerk', 'clerkOfSchool'].map((one) => leave(one, '2023-09-01', '2023-11-30'));
    expect(subjects(fed(autumn), 'leave')).toEqual(['teacher']);
    expect(subjects(fed(autumn, 2023), 'leave')).toEqual(['teacher', 'clerk', 'clerkOfSchool']);
  });

  it('a teacher sick from September to November is completed where all else is excellent, as the scenario of the pack says', () => {
    const well = Object.fromEntries(
      [...older.facts.keys()].filter((id) => /^k[1-4][.]/.test(id)).map((id) => [id, 'doesWell']),
    );
    const task = {
      task: 'T',
      done: 'yes',
      onTime: 'yes',
      qualityMet: 'yes',
      effect: 'high',
      exceeded: 'yes',
    };
    const tables = fed([leave('teacher', '2023-09-01', '2023-11-30')]);
    const taken = registerFromTables(request, {
      ...tables,
      ...{ units, people },
      'general-criteria': [{ subject: 'teacher', period: '2024', ...well }],
      'own-tasks': [{ subject: 'teacher', period: '2024', ...task }],
    });
    if ('problems' in taken) throw new Error(JSON.stringify(taken.problems));
    const period = parsePeriod('2024');
    if (period === undefined) throw new Error('2024 is a year');
    const program = compileRegulation(older, request.vocabulary);
    const { people: rated } = evaluateYear({ program, register: taken.register, period, asOf: period.to });
    expect(rated.map(({ subject, outcome, proposed }) => [subject, outcome, proposed])).toContainEqual([
      'teacher',
      'decided',
      'completed',
    ]);
  });

  it('targets without a day are of the year in which they were due', () => {
    const due = [target('school', '2023-10-15'), target('school', '2024-06-15'), target('u', '2023-10-15')];
    const rows = (year: number) =>
      (fed(due, year)['unit-targets'] ?? []).map(({ subject, target: of }) => [subject, of]);
    expect(rows(2023)).toEqual([['u', '2023-10-15']]);
    expect(rows(2024)).toEqual([['school', '2023-10-15']]);
    expect(rows(2025)).toEqual([['school', '2024-06-15']]);
  });
});
