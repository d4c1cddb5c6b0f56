import { Structure } from '../evaluation/structure.ts';
import { type Period, periodsOfYear } from '../period.ts';
import type {
  BroughtResult,
  Decision,
  PersonRecord,
  Register,
  SubjectFacts,
  UnitRecord,
} from '../register.ts';
import type { FactValue, SubjectKind } from '../regulation/format.ts';
import type { DecisionIntake } from './decision-intake.ts';
import type { Subject } from './directory.ts';
import type { FactIntake } from './fact-intake.ts';
import type { GatheredRecords } from './gathered-records.ts';
import { lookUp } from './look-up.ts';
import { noteDecisions, noteIds, noteNames, noteRecords } from './notes.ts';
import type { IntakeRequest } from './open-intake.ts';
import { OwnYears } from './own-years.ts';
import type { PersonIntake } from './person-intake.ts';
import { ProblemLog } from './problem-log.ts';
import { checkDoubledRows, checkLeaveDays, checkLimits } from './record-checks.ts';
import type { RecordIntake } from './record-intake.ts';
import type { ResultIntake } from './result-intake.ts';
import { fillSameAs } from './same-as.ts';
import type { UnitIntake } from './unit-intake.ts';
import { checkWhoseRating } from './whose-rating.ts';

export interface OpenTables {
  readonly units: UnitIntake;
  readonly people: PersonIntake;
  readonly facts: readonly FactIntake[];
  readonly records: readonly RecordIntake[];
  readonly results: ResultIntake;
  readonly decisions: DecisionIntake;
}

interface Evidence extends SubjectFacts {
  facts: Map<string, (FactValue | undefined)[]>;
  brought: ReadonlyMap<string, readonly BroughtResult[]>;
}

/** Brings the tables together when all rows are in: who is meant, what repeats, what is looked up elsewhere. */
export function settle(
  tables: OpenTables,
  request: IntakeRequest,
  log: ProblemLog,
): { register: Register; notes: ProblemLog } {
  const { units, sound, rows: unitRows } = tables.units.close();
  const { people, directory, rows: personRows } = tables.people.close(units);
  const unitFacts = units.map(nothingYet);
  const personFacts = people.map(nothingYet);
  const structure = sound ? new Structure({ units, people }) : undefined;
  const ownYears = structure && new OwnYears(structure, request.regulations, request.year);
  ownYears?.checkUnits(unitRows, log);
  const evidenceOf = ({ kind, index }: Subject) => (kind === 'person' ? personFacts : unitFacts)[index]!;
  for (const sheet of tables.facts) {
    sheet.close(directory, ownYears, (subject, periods) => {
      for (const [period, slots] of periods) addFacts(evidenceOf(subject).facts, period, slots);
    });
  }
  tables.results.close(directory, ownYears, (subject, results) => {
    evidenceOf(subject).brought = results;
  });
  const decided = tables.decisions.close(directory);
  const decisions = decided.map((d) => d.decision);
  const records = new Map(
    tables.records.map(
      (t) => [t.table.id, t.close(directory, people.length, units.length, ownYears)] as const,
    ),
  );
  const { vocabulary } = request;
  const register = { vocabulary, units, people, unitFacts, personFacts, records, decisions };
  if (sound) checkWhoseRating({ register, decided, brought: tables.results.unsaid(), request, log });
  checkRecords(records, request, ownYears, log);
  const notes = new ProblemLog();
  if (log.count === 0) {
    noteNames(people, personRows, notes);
    noteIds('people', people, personRows, notes);
    noteIds('units', units, unitRows, notes);
    const isOfTheirYear = (decision: Decision, period: Period): boolean => {
      const subject = directory.find(decision.subject, 'any');
      const asked = subject ? [subject] : units.map(({ index }) => ({ kind: 'unit' as const, index }));
      return asked.some((one) => ownYears !== undefined && ownYears.refusal(one, period) === undefined);
    };
    noteDecisions(decided, request.year, isOfTheirYear, notes);
    for (const table of records.values()) noteRecords(table, notes);
  }
  return { register, notes };
}

function nothingYet(_: UnitRecord | PersonRecord): Evidence {
  return { facts: new Map(), brought: new Map() };
}

function addFacts(facts: Evidence['facts'], period: string, slots: (FactValue | undefined)[]): void {
  const known = facts.get(period);
  if (known === undefined) facts.set(period, slots);
  else
    slots.forEach((value, slot) => {
      if (value !== undefined) known[slot] = value;
    });
}

/** Lookups need to know who was where; without a sound tree of units only what holds anywhere is told. */
function checkRecords(
  all: ReadonlyMap<string, GatheredRecords>,
  { regulations, year }: IntakeRequest,
  ownYears: OwnYears | undefined,
  log: ProblemLog,
): void {
  const calendarYear = periodsOfYear(year, 'year')[0]!;
  const yearOf = (kind: SubjectKind, index: number): Period => ownYears?.yearOf(kind, index) ?? calendarYear;
  for (const records of all.values()) checkDoubledRows(records, log);
  for (const records of all.values()) {
    for (const column of records.declaration.columns) {
      const from = column.fromTable;
      const source = from && all.get(from.table);
      if (!from || !source) continue;
      if (source.declaration.key !== from.key) checkDoubledRows(source, log, from.key);
      lookUp({ records, source, column, from, structure: ownYears?.structure, yearOf, log });
    }
    fillSameAs(records, log);
    checkLimits(records, log);
  }
  for (const { serviceTime } of regulations) {
    const leave = serviceTime && all.get(serviceTime.table);
    if (leave) checkLeaveDays(leave, serviceTime, log);
  }
}
