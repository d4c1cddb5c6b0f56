import { parseDay, type Regulation, vocabularyOf } from '@congtam/engine';
import type { JoinedPack } from '@congtam/regulations';
import { fix, joined, joinedWith } from './cycle-regulations.ts';
import type { Tx } from './database/as-actor.ts';
import { add, complete, mergeFacts } from './evaluation/merge-rows.ts';
import { OneOfEach } from './evaluation/one-of-each.ts';
import { ownYearsOf } from './evaluation/own-years.ts';
import { daysOf, lastDayOf } from './evaluation/periods.ts';
import { lastServed } from './evaluation/service.ts';
import type {
  BodyOfEvidence,
  BodyOptions,
  EvaluatedCycle,
  EvaluationSources,
  EvidenceNote,
  Fed,
  KnownSubject,
  RosterBody,
  SheetProvider,
} from './evaluation/sources.ts';
import {
  descriptorsOf,
  type NamedTable,
  type SheetRow,
  tablesFrom,
  unpackedTables,
} from './evaluation/tables.ts';
import { answersOf, lastAnswer } from './features/classification/classification.queries.ts';
import { decisionRows } from './features/classification/decision-rows.ts';
import { evidenceNumber, rowsStanding, type StatementRow } from './features/monitoring/monitoring.queries.ts';
import { type CountedRow, rowsOfCycle } from './features/monitoring/whole-cycle.queries.ts';
import { movedOn } from './features/people/roster.queries.ts';
import { rosterTables } from './features/people/roster-tables.ts';
import { stepKeeper } from './features/procedure/steps.ts';
import { readingsOf } from './features/regulations/choices.ts';
import { packsInSight } from './features/regulations/packs.ts';
import { choicesOf } from './features/regulations/regulations.queries.ts';
import { lineOf, unitOn, unitsInside } from './features/units/units.queries.ts';
import { workingDays } from './working-days.ts';

/**
 * Where the evidence of cycles comes from: units and people, registers, what was said in the cycle, what was decided. All
 * of it as rows of a workbook's sheets, so that the engine sees what it sees from the command line.
 */
export function evaluationSources(providers: readonly SheetProvider[]): EvaluationSources {
  return {
    fix,
    joined,
    joinedWith,
    steps: stepKeeper(joined, workingDays),
    roster: (tx, cycle) => rosterOf(tx, cycle),
    ownYears: ownYearsIn,
    body: (tx, cycle, packs, options) => bodyOf(tx, cycle, packs, providers, options),
    fed: (tx, cycle, packs) => fedSheets(tx, cycle, packs, providers),
    number: async (tx, cycle) => (await evidenceNumber(tx, cycle)) + (await lastAnswer(tx, cycle)),
    freeze: async (tx, cycle, packs) => {
      const roster = await liveRoster(tx, cycle);
      const sheets = new Map<string, readonly SheetRow[]>([
        ['units', roster.units],
        ['people', peopleOf(roster)],
        ['decisions', await chosenReadings(tx, cycle, packs)],
      ]);
      const regulations = packs.map(({ regulation }) => regulation);
      return [...tablesFrom(sheets, descriptorsOf(regulations)), subjectsTable(roster)];
    },
  };
}

async function rosterOf(
  tx: Tx,
  cycle: EvaluatedCycle,
  people: readonly string[] | 'nobody' = cycle.people,
): Promise<RosterBody> {
  const live = await liveRoster(tx, cycle, people);
  if (cycle.frozen === undefined) return live;
  const kept = unpackedTables(cycle.frozen).tables;
  const rowsOf = (id: string): readonly SheetRow[] => {
    const table = kept.find((one) => one.table === id);
    return (table?.rows ?? []).map((row) =>
      Object.fromEntries((table?.columns ?? []).map((column, at) => [column, row[at] ?? ''])),
    );
  };
  const subjects = new Map(live.subjects);
  for (const { kind, id = '', code = '', name = '', unit = '', leads = '' } of rowsOf(SUBJECTS))
    subjects.set(code, {
      kind: kind === 'unit' ? 'unit' : 'person',
      ...{ id, code, name, unit, leads, services: [], hasLeft: false },
    });
  return { units: rowsOf('units'), people: rowsOf('people'), subjects };
}

/** Whose year of work is an own one in a cycle, by its roster and what is said there of its units. */
const ownYearsIn: EvaluationSources['ownYears'] = async (tx, cycle, { regulations, people }) => {
  if (regulations.every(({ ownYear }) => ownYear === undefined)) return undefined;
  const roster = await rosterOf(tx, cycle, people.length === 0 ? 'nobody' : people);
  const units = [...roster.units];
  const codes = new Map([...roster.subjects.values()].map(({ id, code }) => [id, code]));
  const said = await rowsStanding(tx, { cycle: cycle.id, sheet: 'units', isOfUnits: true });
  for (const { unit, cells } of said) {
    const code = codes.get(unit);
    if (code !== undefined && cells !== null) complete(units, code, cells);
  }
  return ownYearsOf(cycle, regulations, { units, people: roster.people }, roster.subjects.values());
};

/** Rows of the people who are rated here. */
const peopleOf = ({ people, subjects }: RosterBody, also?: string): SheetRow[] =>
  people.filter(({ id = '' }) => {
    const known = subjects.get(id);
    return known === undefined || !known.hasLeft || known.id === also;
  });

/** Beside the sheets, in what is kept of a closed cycle: who the codes were. */
const SUBJECTS = 'subjects';
const subjectsTable = ({ subjects }: RosterBody): NamedTable => ({
  table: SUBJECTS,
  columns: ['kind', 'id', 'code', 'name', 'unit', 'leads'],
  rows: [...subjects.values()]
    .filter(({ hasLeft }) => !hasLeft)
    .map(({ kind, id, code, name, unit, leads }) => [kind, id, code, name, unit, leads]),
});

async function liveRoster(
  tx: Tx,
  { roots, excluded, period, ...cycle }: EvaluatedCycle,
  people: readonly string[] | 'nobody' = cycle.people,
): Promise<RosterBody> {
  const days = daysOf(period);
  if (days === undefined) throw new Error(`${period} is no period`);
  const { from, to } = days;
  const found = await rosterTables(tx, { roots, excluded, people, from, to });
  const subjects = new Map<string, KnownSubject>();
  for (const [code, { id, name }] of found.unitsByCode)
    subjects.set(code, {
      kind: 'unit',
      id,
      code,
      name,
      unit: id,
      leads: 'none',
      services: [],
      hasLeft: false,
    });
  const inside = new Set([...found.unitsByCode.values()].map(({ id }) => id));
  const elsewhere = [...found.known.values()].flatMap(({ posts }) =>
    posts.flatMap(({ unit }) => (inside.has(unit) ? [] : [unit])),
  );
  const outOfSight = await unitsInside(tx, [...new Set(elsewhere)], { roots, excluded, day: to });
  for (const unit of outOfSight) inside.add(unit);
  const lastDays = [...found.known.values()].flatMap(({ id, posts }) => {
    const last = lastServed(
      posts.filter(({ unit }) => inside.has(unit)),
      { from, to },
    );
    return last?.to && last.to < to ? [{ id, day: last.to }] : [];
  });
  const gone = await movedOn(tx, lastDays);
  for (const [code, person] of found.known) {
    const services = person.posts.filter(({ unit }) => inside.has(unit));
    const post = lastServed(services, { from, to });
    if (post === undefined) continue;
    const { id, fullName: name } = person;
    subjects.set(code, {
      kind: 'person',
      id,
      code,
      name,
      unit: post.unit,
      leads: post.leads,
      services,
      hasLeft: gone.has(id),
    });
  }
  return { units: found.units, people: found.people, subjects };
}

async function bodyOf(
  tx: Tx,
  cycle: EvaluatedCycle,
  packs: readonly JoinedPack[],
  providers: readonly SheetProvider[],
  { withDraftsOf, ofPerson, roster: known }: BodyOptions = {},
): Promise<BodyOfEvidence> {
  const regulations = packs.map(({ regulation }) => regulation);
  const roster = known ?? (await rosterOf(tx, cycle));
  // Whoever left for another body is rated there; here only for themself, where their own file is looked at.
  const rated = [...roster.subjects.values()].filter(
    ({ id, hasLeft }) => !hasLeft || id === withDraftsOf?.person,
  );
  const codes = new Map(rated.map(({ id, code }) => [id, code]));
  const sheets = new Map<string, SheetRow[]>();
  const notes: EvidenceNote[] = [];
  sheets.set('units', [...roster.units]);
  sheets.set('people', peopleOf(roster, withDraftsOf?.person));
  const asked = { cycle: cycle.id, draftsOf: withDraftsOf };
  const texts = new OneOfEach();
  const made = ({ subject: id, period, cells }: CountedRow): SheetRow | undefined => {
    const subject = codes.get(id);
    return subject === undefined ? undefined : texts.row({ subject, period }, cells);
  };
  const [said, readings, answers] = await Promise.all([
    ofPerson === undefined
      ? rowsOfCycle(tx, asked, made)
      : rowsStanding(tx, { ...asked, about: ofPerson }).then((rows) => bySheet(rows, made)),
    cycle.frozen === undefined ? chosenReadings(tx, cycle, packs) : frozenReadings(cycle.frozen),
    answersOf(tx, cycle.id),
  ]);
  for (const [sheet, rows] of said) {
    if (sheet === 'units')
      for (const { subject = '', period: _, ...cells } of rows)
        complete(sheets.get(sheet) ?? [], subject, cells);
    else if (sheet !== 'people') sheets.set(sheet, [...rows]);
  }
  const units = [...roster.subjects.values()].flatMap(({ kind, id }) => (kind === 'unit' ? [id] : []));
  const factSheets = factSheetsOf(regulations);
  const [unitRows = [], people = []] = ['units', 'people'].map((sheet) => sheets.get(sheet));
  const ownYear = ownYearsOf(cycle, regulations, { units: unitRows, people }, rated)?.of;
  const take = (fed: Fed): void => {
    for (const { subject, ...note } of fed.notes)
      notes.push({ ...note, subject: subject === null ? null : (codes.get(subject) ?? null) });
    for (const [sheet, rows] of Object.entries(fed.tables)) {
      for (const { subject: id = '', ...cells } of rows) {
        const subject = codes.get(id);
        if (subject === undefined) continue;
        if (factSheets.has(sheet)) mergeFacts(sheets, sheet, { subject, ...cells }, notes);
        else add(sheets, sheet, { subject, ...cells });
      }
    }
  };
  const given = { cycle, regulations, units, ownYear };
  // Of one person all are asked at once; what feeds everybody's sheets is large, and each is taken before the next is asked.
  if (ofPerson === undefined) for (const provider of providers) take(await provider(tx, given));
  else for (const fed of await Promise.all(providers.map((provider) => provider(tx, given)))) take(fed);
  sheets.set('decisions', [...readings, ...decisionRows(answers)]);
  return {
    tables: tablesFrom(sheets, descriptorsOf(regulations)),
    notes,
    subjects: roster.subjects,
  };
}

/** Rows of statements, by sheet. */
function bySheet(
  rows: readonly StatementRow[],
  made: (row: CountedRow) => SheetRow | undefined,
): ReadonlyMap<string, readonly SheetRow[]> {
  const sheets = new Map<string, SheetRow[]>();
  for (const { sheet, unit, person, period, cells } of rows) {
    const row = cells === null ? undefined : made({ sheet, subject: person ?? unit, period, cells });
    if (row !== undefined) add(sheets, sheet, row);
  }
  return sheets;
}

/** Which sheets are fed is told by what feeds them, of no unit at all. */
async function fedSheets(
  tx: Tx,
  cycle: EvaluatedCycle,
  packs: readonly JoinedPack[],
  providers: readonly SheetProvider[],
): Promise<ReadonlySet<string>> {
  const regulations = packs.map(({ regulation }) => regulation);
  const fed = new Set<string>();
  const nobody = { cycle, regulations, units: [], ownYear: undefined };
  for (const provider of providers)
    for (const sheet of Object.keys((await provider(tx, nobody)).tables)) fed.add(sheet);
  return fed;
}

const factSheetsOf = (regulations: readonly Regulation[]): ReadonlySet<string> => {
  const tables = new Set(vocabularyOf(regulations).tables.map(({ id }) => id));
  const standard = ['units', 'people', 'period-results', 'decisions'];
  return new Set(
    descriptorsOf(regulations).flatMap(({ id }) => (tables.has(id) || standard.includes(id) ? [] : [id])),
  );
};

/** What was chosen for the unit of a cycle by the end of its period, as decisions: defaults need none. */
async function chosenReadings(
  tx: Tx,
  cycle: EvaluatedCycle,
  packs: readonly JoinedPack[],
): Promise<readonly SheetRow[]> {
  const to = lastDayOf(cycle.period);
  const line = await lineOf(tx, cycle.unit, to);
  const choices = await choicesOf(tx, line);
  if (choices.length === 0) return [];
  const known = await packsInSight(tx);
  const rows: SheetRow[] = [];
  for (const { regulation, layers } of packs) {
    for (const id of [regulation.id, ...layers]) {
      const version = cycle.regulations.find((one) => one.regulation === id)?.version;
      const pack = known.find((one) => one.regulation.id === id && one.version === version);
      for (const reading of pack === undefined ? [] : readingsOf(pack, line, choices, to)) {
        const on = reading.documentDay;
        if (reading.isDefault || reading.chosenBy === null || on === null || parseDay(on) === undefined)
          continue;
        const by = (await unitOn(tx, reading.chosenBy, to))?.name ?? '';
        rows.push({
          question: `reading:${reading.name}`,
          subject: '*',
          option: reading.option,
          by,
          on,
          document: reading.document ?? '',
          regulation: packs.length > 1 ? regulation.id : '',
        });
      }
    }
  }
  return rows;
}

function frozenReadings(frozen: Buffer): readonly SheetRow[] {
  const table = unpackedTables(frozen).tables.find(({ table: id }) => id === 'decisions');
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries((table?.columns ?? []).map((column, at) => [column, row[at] ?? ''])),
  );
}
