import { createHash } from 'node:crypto';
import { foldHeading, plainDay, plainPeriod, type Regulation, vocabularyOf } from '@congtam/engine';
import { canonicalJson } from '@congtam/evidence';
import { refusalOf } from './access/rights.ts';
import type { Holder } from './access/roles.ts';
import type { Tx } from './database/as-actor.ts';
import { noSuchCycle, notOpen } from './evaluation/cycle-refusals.ts';
import type { EvaluationSources } from './evaluation/sources.ts';
import { bringDecisions, type GivenDecision } from './features/classification/answers.ts';
import { cycleHeld, lockLongWork } from './features/cycles/cycles.queries.ts';
import {
  type BookProblem,
  type BookRead,
  type BookSheet,
  problemsOf,
} from './features/evidence-books/book-reading.ts';
import type { BookTaken, BookTaker, BookToTake, SheetTaken } from './features/evidence-books/taking.ts';
import { lastSaid } from './features/monitoring/monitoring.queries.ts';
import type { GivenRow } from './features/monitoring/row-checks.ts';
import { catalogues, recordSheet, sheetVersion } from './features/monitoring/sheets.ts';
import { contextFor, unitsFor } from './features/people/roster.ts';
import { applyPlan } from './features/people/roster-apply.ts';
import { planOf, type RosterPlan } from './features/people/roster-plan.ts';
import { readRoster, rosterSheetsIn } from './features/people/roster-reading.ts';
import { planHash as unitsHash } from './features/units/unit-list-plan.ts';
import { applyUnitList, checkUnitList } from './features/units/unit-lists.ts';
import { lineOf } from './features/units/units.queries.ts';
import type { SheetProblem } from './http/sheets-in-file.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/** Sheets that are not rows of evidence: each is taken by the feature that keeps it. */
const KEPT_ELSEWHERE = ['units', 'people', 'decisions'];

/** Decisions that came without who took them. */
const NOBODY_NAMED = 'không ghi';

interface Wrong {
  readonly problems: readonly BookProblem[];
}

/** Takes whole workbooks by the very use cases that take their parts one by one. */
export const bookTaker = (sources: EvaluationSources): BookTaker => ({
  take: (tx, holder, book) => take(tx, holder, sources, book),
  takeDecisions: (tx, holder, { cycle, read }) =>
    bringDecisions(tx, holder, sources, { cycle: cycle.id, rows: decisionsIn(read) }),
});

async function take(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  book: BookToTake,
): Promise<BookTaken | Wrong> {
  const { read } = book;
  if (read.problems.length > 0) return { problems: read.problems };
  await lockLongWork(tx, 'book', book.cycle.id);
  const cycle = await cycleHeld(tx, book.cycle.id);
  if (cycle === undefined) return asWhole(noSuchCycle());
  if (cycle.state !== 'open') return asWhole(notOpen());
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return asWhole(packs);
  const regulations = packs.map(({ regulation }) => regulation);
  const year = Number(cycle.period.slice(0, 4));
  const number = await sources.number(tx, cycle.id);
  const beside = await besideBook(tx, sources, book, regulations);
  const wrong = problemsOf(read, { regulations, year, beside });
  if (wrong.length > 0) return { problems: wrong };

  const units = await takeUnits(tx, holder, book);
  if ('problems' in units) return units;
  const people = await takePeople(tx, holder, book);
  if ('problems' in people) return people;
  const sheets = await takeSheets(tx, holder, sources, book, regulations);
  if ('problems' in sheets) return sheets;
  const decisions = await takeDecisions(tx, holder, sources, book);
  if ('problems' in decisions) return decisions;

  const done = { units: units.counts, people: people.counts, sheets: sheets.done, decisions };
  const hash = createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify({ done, number }))))
    .update(units.hash)
    .update(people.hash)
    .digest();
  return { ...done, hash };
}

/** What the cycle has and the workbook does not bring: units and people it does not name, catalogues. */
async function besideBook(
  tx: Tx,
  sources: EvaluationSources,
  { cycle, read }: BookToTake,
  regulations: readonly Regulation[],
) {
  const roster = await sources.roster(tx, cycle);
  const sheets = read.sheets.map(({ descriptor }) => descriptor.id);
  const beside = await catalogues(tx, cycle.id, { roster, regulations, sheets });
  for (const sheet of sheets) beside.delete(sheet);
  for (const table of ['units', 'people'] as const) {
    const named = new Set(rowsIn(read, table).map(({ id }) => id));
    beside.set(
      table,
      roster[table].filter(({ id }) => !named.has(id ?? '')),
    );
  }
  return beside;
}

async function takeUnits(tx: Tx, holder: Holder, { cycle, on, ground, read, file }: BookToTake) {
  const none = { counts: { founded: 0, changed: 0 }, hash: '' };
  if (rowsIn(read, 'units').length === 0) return none;
  const list = { on, under: cycle.unit, file };
  const plan = await checkUnitList(tx, holder, list);
  if (isRefusal(plan)) return ofRefusal('units', plan);
  if (plan.problems.length > 0) return inSheet('units', plan.problems);
  const [founded, changed] = [plan.toFound.length, plan.toChange.length];
  if (founded + changed === 0) return none;
  const hash = unitsHash(plan);
  const applied = await applyUnitList(tx, holder, { ...list, ground, plan: hash });
  return isRefusal(applied) ? ofRefusal('units', applied) : { counts: { founded, changed }, hash };
}

async function takePeople(tx: Tx, holder: Holder, { id, cycle, on, ground, read, file }: BookToTake) {
  const none = { counts: { added: 0, changed: 0 }, hash: Buffer.alloc(0) };
  if (rowsIn(read, 'people').length === 0) return none;
  const units = await unitsFor(tx, holder, { unit: cycle.unit, on });
  // Units of the workbook are founded by now; those sheets are not asked again.
  const roster = readRoster({ ...rosterSheetsIn(file), units: undefined }, [...units.values()]);
  const codes = roster.people.map((person) => person.id);
  const plan = planOf(roster, await contextFor(tx, holder, { on, ground }, { units, codes }));
  if (plan.problems.length > 0) return inSheet('people', plan.problems);
  if (plan.changes.length === 0) return none;
  const why = refusalOf(holder, 'roster.import', { line: await lineOf(tx, cycle.unit, on) });
  if (why) return ofRefusal('people', why);
  await applyPlan(tx, plan, { id, on, ground }, async () => {});
  const added = plan.changes.filter((change) => change.id === undefined).length;
  const codeOf = new Map([...units].map(([code, unit]) => [unit.id, code]));
  return { counts: { added, changed: plan.changes.length - added }, hash: hashOf(plan, codeOf) };
}

/** Units by code: one that is founded together with its people has another id each time it is tried. */
const hashOf = (plan: RosterPlan, codeOf: ReadonlyMap<string, string>): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify(plan.changes, (key, value) =>
        key === 'revision' ? undefined : typeof value === 'string' ? (codeOf.get(value) ?? value) : value,
      ),
    )
    .digest();

async function takeSheets(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { cycle, ground: document, reason, read, now }: BookToTake,
  regulations: readonly Regulation[],
): Promise<{ readonly done: readonly SheetTaken[] } | Wrong> {
  const records = new Set(vocabularyOf(regulations).tables.map(({ id }) => id));
  const done: SheetTaken[] = [];
  const problems: BookProblem[] = [];
  for (const sheet of read.sheets) {
    const { id, label } = sheet.descriptor;
    if (KEPT_ELSEWHERE.includes(id) || sheet.rows.length === 0) continue;
    const rows = givenRows(sheet, records.has(id) || id === 'period-results');
    const seen = sheetVersion(await lastSaid(tx, cycle.id, id));
    const given = { cycle: cycle.id, sheet: id, rows, document, reason, seen, now };
    const taken = await recordSheet(tx, holder, sources, given);
    if (isRefusal(taken)) {
      problems.push(...ofRefusal(id, taken, sheet).problems);
      continue;
    }
    const { added, changed, unchanged, isLate } = taken;
    done.push({ sheet: id, label, rows: rows.length, added, changed, unchanged, isLate });
  }
  return problems.length > 0 ? { problems } : { done };
}

async function takeDecisions(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { cycle, read }: BookToTake,
): Promise<BookTaken['decisions'] | Wrong> {
  const rows = decisionsIn(read);
  if (rows.length === 0) return { added: 0, unchanged: 0, left: 0 };
  const taken = await bringDecisions(tx, holder, sources, { cycle: cycle.id, rows });
  if (!isRefusal(taken)) return { ...taken, left: 0 };
  // Whoever brings the workbook is not who decides: these wait for them.
  if (taken.status === 403) return { added: 0, unchanged: 0, left: rows.length };
  return ofRefusal('decisions', taken, sheetOf(read, 'decisions'));
}

const decisionsIn = (read: BookRead): readonly GivenDecision[] =>
  rowsIn(read, 'decisions').map((row) => ({
    regulation: row.regulation ?? null,
    question: row.question ?? '',
    subject: row.subject ?? '',
    period: plainPeriod(row.period ?? ''),
    option: row.option ?? '',
    value: row.value ?? null,
    by: row.by ?? NOBODY_NAMED,
    on: plainDay(row.on ?? ''),
    document: row.document ?? null,
    reason: row.reason ?? null,
  }));

const sheetOf = (read: BookRead, id: string): BookSheet | undefined =>
  read.sheets.find(({ descriptor }) => descriptor.id === id);

type Row = { readonly [column: string]: string };

const rowsIn = (read: BookRead, id: string): readonly Row[] => {
  const sheet = sheetOf(read, id);
  return sheet === undefined ? [] : plainRows(sheet);
};

/** Rows in the ids of columns and options: what a cell says in words is the option it means; empty cells are absent. */
function plainRows({ descriptor, columns, rows }: BookSheet): readonly Row[] {
  const options = new Map(
    descriptor.columns.map(({ id, options: of }) => [
      id,
      new Map(
        [...(of ?? [])].flatMap(([option, { vi, en }]) => [vi, en].map((w) => [foldHeading(w), option])),
      ),
    ]),
  );
  return rows.map(({ cells }) =>
    Object.fromEntries(
      columns.flatMap((id, at): [string, string][] => {
        const cell = cells[at] ?? '';
        if (id === undefined || cell === '') return [];
        return [[id, options.get(id)?.get(foldHeading(cell)) ?? cell]];
      }),
    ),
  );
}

/**
 * Rows of evidence with the key that tells them apart: of several of one subject and period the first, the second and so
 * on, whatever stands between them; where there is one only, who rates.
 */
function givenRows(sheet: BookSheet, mayBeSeveral: boolean): readonly GivenRow[] {
  const counts = new Map<string, number>();
  return plainRows(sheet).map(({ subject = '', period: written = '', ...cells }) => {
    const period = plainPeriod(written);
    const place = JSON.stringify([subject, period]);
    const nth = (counts.get(place) ?? 0) + 1;
    counts.set(place, nth);
    const { rater } = cells;
    const key = mayBeSeveral ? String(nth) : rater === undefined ? '' : `|${rater}`;
    return { subject, period, key, cells };
  });
}

const asWhole = (why: Refusal): Wrong => ofRefusal(undefined, why);

const inSheet = (sheet: string, problems: readonly SheetProblem[]): Wrong => ({
  problems: problems.map((problem) => ({ ...problem, sheet })),
});

/** A refusal with the row and column of each fault, where it names any. */
function ofRefusal(id: string | undefined, why: Refusal, sheet?: BookSheet): Wrong {
  const { code, title, mend, faults = [] } = why;
  const whole = { sheet: id, row: undefined, column: undefined, code, message: title, mend };
  if (faults.length === 0) return { problems: [whole] };
  return {
    problems: faults.map((fault) => {
      const [, index, , column] = /^\/rows\/(\d+)(\/(?:cells\/)?(.+))?$/.exec(fault.pointer) ?? [];
      const row = index === undefined ? undefined : sheet?.rows[Number(index)]?.at;
      return { ...whole, row, column, code: fault.code, message: fault.message };
    }),
  };
}
