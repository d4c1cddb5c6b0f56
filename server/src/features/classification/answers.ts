import { formatDay, say } from '@congtam/engine';
import { canonicalJson } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import { daysOf, lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources, RosterBody } from '../../evaluation/sources.ts';
import { descriptorsOf, registerOf, type SheetRow, tablesFrom } from '../../evaluation/tables.ts';
import { type FieldFault, isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam, writtenDay } from '../../vietnam-day.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { isAboveLine, type LiveLine } from './board.ts';
import * as errors from './classification.errors.ts';
import * as queries from './classification.queries.ts';
import { type Opened, standingsOf, withResults } from './opened.ts';

/** A row of the sheet of decisions, as it is sent. */
export interface GivenDecision {
  readonly regulation: string | null;
  readonly question: string;
  /** Code of a person or unit; `*` for everybody. */
  readonly subject: string;
  readonly period: string;
  readonly option: string;
  readonly value: string | null;
  readonly by: string;
  readonly on: string;
  readonly document: string | null;
  readonly reason: string | null;
}

const DECIDED_HERE = say(
  'mức này đã có bước trên hệ thống → yêu cầu xếp loại lại, hoặc lập quyết định thay thế',
  'this level was acted on here → have it rated again, or draft a decision that replaces it',
);

const ABOVE_LINE = (places: number) =>
  say(
    `đã đủ ${places} suất → gửi đề nghị ngoại lệ kèm căn cứ, hoặc đánh giá lại người khác trước`,
    `all ${places} places are taken → submit a request for an exception with its ground, or have somebody else rated again first`,
  );

const OUT_OF_RANGE = (first: string, last: string) =>
  say(
    `ngày quyết định mức của kỳ này phải từ ${writtenDay(first)} đến ${writtenDay(last)} → xem lại ngày ký`,
    `a level of this period is decided between ${writtenDay(first)} and ${writtenDay(last)} → check the day it was signed`,
  );

const UNKNOWN_SUBJECT = {
  vi: 'không có mã này trong đợt, hoặc bạn không được xem',
  en: 'there is no such code in the cycle, or it is not shown to you',
};

/**
 * Records decisions taken elsewhere, on paper, as they stand on the sheet of decisions of a workbook; said again as they
 * are they change nothing. A later row on the same thing is a new decision and replaces the one before, which stays.
 */
export async function bringDecisions(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly rows: readonly GivenDecision[] },
): Promise<{ readonly added: number; readonly unchanged: number } | Refusal> {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const roster = await sources.roster(tx, cycle);
  const places = await placesOf(tx, holder, cycle, roster, given.rows);
  if (isRefusal(places)) return places;
  const regulations = packs.map(({ regulation }) => regulation);
  const faults = faultsOf(given.rows, roster, regulations, Number(cycle.period.slice(0, 4)));
  if (faults.length > 0) return errors.decisionsWrong(faults);
  const undated = daysWrong(cycle, given.rows);
  if (undated.length > 0) return errors.decisionsWrong(undated);
  const answers = await queries.answersOf(tx, cycle.id);
  const acts = await queries.levelActsOf(tx, { cycle: cycle.id });
  const isHere = (row: GivenDecision): boolean =>
    row.question === 'level' && row.period === cycle.period && acts.some((act) => isOfOne(row, act));
  const isStanding = (row: GivenDecision): boolean =>
    answers.some((one) => one.question === 'level' && isOfOne(row, one) && one.option === row.option);
  const decidedHere = given.rows.flatMap((row, index) =>
    isHere(row) && !isStanding(row)
      ? [{ pointer: `/rows/${index}/option`, code: 'decided-here', message: DECIDED_HERE }]
      : [],
  );
  if (decidedHere.length > 0) return errors.decisionsWrong(decidedHere);
  const before = new Map(answers.map((row) => [thingOf(row), row]));
  const added = given.rows.flatMap((row, index) => {
    const known = before.get(thingOf(row));
    const place = places[index];
    if (place === undefined || isHere(row) || (known !== undefined && saidIn(known) === saidIn(row)))
      return [];
    return [{ ...row, ...place, isBrought: true, round: known?.round ?? 1, at: index }];
  });
  if (added.length > 0) {
    const above = await bringWithinLine(tx, holder, sources, cycle, added);
    if (above) return above;
    await record(tx, {
      action: 'classification.bringDecisions',
      subject: { kind: 'cycle', id: cycle.id },
      unit: cycle.unit,
      facts: { rows: added.length },
      texts: { rows: canonicalJson(added.map(({ at: _, ...row }) => ({ ...row }))) },
    });
  }
  return { added: added.length, unchanged: given.rows.length - added.length };
}

/**
 * Writes what was brought, one after the other: a level on paper takes a place as well, and none is taken above the line.
 * Where the cycle has not been computed nobody knows of places; then the computation says who is too many.
 */
async function bringWithinLine(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  cycle: CycleRow,
  added: readonly (Omit<queries.AnswerRow, 'seq'> & { readonly at: number })[],
): Promise<Refusal | undefined> {
  const opened = await withResults(tx, sources, cycle);
  const computed = isRefusal(opened) ? undefined : opened;
  if (computed !== undefined) await lockScopes(tx, computed, added);
  const faults: FieldFault[] = [];
  for (const { at, ...row } of added) {
    const full = computed && (await fullFor(tx, computed, limitsOn(computed, row)));
    if (full === undefined) await queries.addAnswers(tx, cycle.id, holder.account, [row]);
    else
      faults.push({ pointer: `/rows/${at}/option`, code: 'line-reached', message: ABOVE_LINE(full.places) });
  }
  return faults.length > 0 ? errors.decisionsWrong(faults) : undefined;
}

/** In one order for whoever brings the same, so that nobody waits for each other. */
async function lockScopes(
  tx: Tx,
  opened: Opened,
  added: readonly Omit<queries.AnswerRow, 'seq'>[],
): Promise<void> {
  const scopes = new Set<string>();
  for (const limit of added.flatMap((row) => limitsOn(opened, row)))
    for (const { scope } of await standingsOf(tx, opened, limit))
      scopes.add(JSON.stringify([opened.cycle.id, limit.regulation, limit.quota, scope]));
  for (const scope of [...scopes].sort()) await queries.lockScope(tx, JSON.parse(scope));
}

/** The quotas that limit a level which was brought. */
const limitsOn = (
  { packs, cycle }: Opened,
  row: Pick<queries.AnswerRow, 'question' | 'subject' | 'option' | 'regulation' | 'period'>,
): readonly { readonly regulation: string; readonly quota: string; readonly subject: string }[] =>
  packs.flatMap(({ regulation }) =>
    queries.isLevelOf(row, regulation.id, cycle.period)
      ? regulation.quotas
          .filter(({ level }) => level === row.option)
          .map(({ id }) => ({ regulation: regulation.id, quota: id, subject: row.subject }))
      : [],
  );

async function fullFor(
  tx: Tx,
  opened: Opened,
  limits: ReturnType<typeof limitsOn>,
): Promise<LiveLine | undefined> {
  for (const limit of limits)
    for (const { lines } of await standingsOf(tx, opened, limit)) {
      const full = lines.find((line) => isAboveLine(line, limit.subject));
      if (full !== undefined) return full;
    }
  return undefined;
}

/** A level of the period is decided after the period has begun, and by the end of the next year or by today. */
function daysWrong({ period }: CycleRow, rows: readonly GivenDecision[]): readonly FieldFault[] {
  const days = daysOf(period);
  if (days === undefined) return [];
  const first = formatDay(days.read.from);
  const yearAfter = `${Number(lastDayOf(period).slice(0, 4)) + 1}-12-31`;
  const [last = yearAfter] = [todayInVietnam(), yearAfter].toSorted().toReversed();
  return rows.flatMap(({ question, period: of, on }, index) =>
    question === 'level' && of === period && (on < first || on > last)
      ? [{ pointer: `/rows/${index}/on`, code: 'day-out-of-range', message: OUT_OF_RANGE(first, last) }]
      : [],
  );
}

/** Whether two say something of one subject: where a regulation is not named, it is meant. */
const isOfOne = (
  row: Pick<GivenDecision, 'subject' | 'regulation'>,
  other: { readonly subject: string; readonly regulation: string | null },
): boolean =>
  row.subject === other.subject &&
  (row.regulation === null || other.regulation === null || row.regulation === other.regulation);

/** What a decision is about: of two about one thing the later counts. */
const thingOf = (row: GivenDecision | queries.AnswerRow): string =>
  JSON.stringify([row.regulation, row.question, row.subject, row.period, row.on]);

const saidIn = (row: GivenDecision | queries.AnswerRow): string =>
  JSON.stringify([row.option, row.value, row.by, row.document, row.reason]);

/** Where each decision lies, and whether it may be recorded there: today's tree says who is competent (A06). */
async function placesOf(
  tx: Tx,
  holder: Holder,
  cycle: CycleRow,
  { subjects }: RosterBody,
  rows: readonly GivenDecision[],
) {
  const today = todayInVietnam();
  const lines = new Map<string, readonly string[]>();
  const places: { readonly unit: string; readonly person: string | null }[] = [];
  for (const [index, { subject }] of rows.entries()) {
    const known = subjects.get(subject);
    if (known === undefined && subject !== '*') {
      const pointer = `/rows/${index}/subject`;
      return errors.decisionsWrong([{ pointer, code: 'unknown-subject', message: UNKNOWN_SUBJECT }]);
    }
    const unit = known?.unit ?? cycle.unit;
    const person = known?.kind === 'person' ? known.id : null;
    const line = lines.get(unit) ?? (await lineThrough(tx, unit, today));
    lines.set(unit, line);
    const why = refusalOf(holder, 'classification.answer', { line, person });
    if (why) return why;
    places.push({ unit, person });
  }
  return places;
}

/** What the intake of the engine has against them: the checks of the sheet of decisions. */
export function faultsOf(
  rows: readonly GivenDecision[],
  roster: RosterBody,
  regulations: Parameters<typeof registerOf>[1],
  year: number,
): readonly FieldFault[] {
  const descriptors = descriptorsOf(regulations);
  const sheets = new Map<string, readonly SheetRow[]>([
    ['units', roster.units],
    ['people', roster.people],
    [
      'decisions',
      rows.map(({ regulation, value, document, reason, ...row }) => ({
        ...row,
        regulation: regulation ?? '',
        value: value ?? '',
        document: document ?? '',
        reason: reason ?? '',
      })),
    ],
  ]);
  const taken = registerOf(tablesFrom(sheets, descriptors), regulations, year);
  if (!('problems' in taken)) return [];
  return taken.problems
    .filter(({ table }) => table === 'decisions')
    .map(({ row, column, code, message, mend }) => ({
      pointer: `/rows${row === undefined ? '' : `/${row - 2}`}${column === undefined ? '' : `/${column}`}`,
      code,
      message: { vi: `${message.vi} → ${mend.vi}`, en: `${message.en} → ${mend.en}` },
    }));
}
