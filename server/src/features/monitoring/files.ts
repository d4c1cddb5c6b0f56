import { canonicalJson } from '@congtam/evidence';
import type { Action, EventName } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lateNeedsReason } from '../../evaluation/cycle-refusals.ts';
import { isSheetOfFile } from '../../evaluation/file-sheets.ts';
import { daysOf } from '../../evaluation/periods.ts';
import { firstServed, lastServed } from '../../evaluation/service.ts';
import type { EvaluationSources, KnownSubject, RosterBody } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { isLateFor } from '../cycles/last-days.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { refusalOfSeen } from './last-change.ts';
import * as errors from './monitoring.errors.ts';
import * as queries from './monitoring.queries.ts';
import {
  afterFileAct,
  changedColumns,
  DELIVERING,
  type FileAct,
  type FileState,
  type FileStep,
  NEEDS_REASON,
} from './monitoring.states.ts';
import { isSaidTwice, sameRow } from './one-says.ts';
import { copiesFor, keyFor } from './raters.ts';
import { faultsOf, unitsOver } from './row-checks.ts';
import { rowOfRaterBefore, sheetSaid } from './sheet-said.ts';
import { filled, keyOf, openedForPerson } from './sheets.ts';

/** Whose file, of which period. */
export interface FilePlace {
  readonly cycle: string;
  readonly person: string;
  readonly period: string;
}

/** Where a file stands after an act. */
export interface FileStanding extends FilePlace {
  readonly state: FileState;
  readonly number: number;
  readonly isLate: boolean;
}

/** What is sent to a file: a row of a sheet that is said by period. */
export interface FileGivenRow {
  readonly sheet: string;
  readonly key: string;
  readonly cells: { readonly [column: string]: string } | null;
  readonly reason: string | null;
}

const RIGHT: Readonly<Record<FileStep, Action>> = {
  self: 'monitoring.score',
  manager: 'monitoring.confirm',
  authority: 'monitoring.approve',
  office: 'monitoring.submitFor',
};

/** What a file is known to be, as a short name: acts are only ever added. */
export const fileVersion = (number: number): string => `v${number}`;

export const personIn = ({ subjects }: RosterBody, person: string): KnownSubject | undefined =>
  [...subjects.values()].find(({ kind, id }) => kind === 'person' && id === person);

/**
 * The unit that answers for a file: where the person served last within its period. Whoever leaves in the middle has it
 * closed where they served first, and there it stays. Undefined where they did not serve here in that period.
 */
export function unitOfFile(
  { unit, services }: KnownSubject,
  period: string,
  file: Pick<queries.FileRow, 'closedIn'> | undefined,
  act?: FileAct,
): string | undefined {
  const days = daysOf(period);
  if (file?.closedIn) return file.closedIn;
  if (days === undefined || services.length === 0) return unit;
  const served = act === 'closeForLeaver' ? firstServed(services, days) : lastServed(services, days);
  return served?.unit;
}

/** A file about to be acted on, with what stands in it: whoever acts may, and has seen it. */
async function openedFile(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: FilePlace & {
    readonly step: FileStep;
    readonly act: FileAct;
    readonly seen: string | undefined;
    /** To be said. */
    readonly rows: readonly FileGivenRow[];
  },
) {
  const { cycle, person, period } = given;
  // Asked together and answered in this order: what stands is what the office had said by the time the file is held.
  const [opened, [file], said] = await Promise.all([
    openedForPerson(tx, sources, given),
    queries.filesOf(tx, given),
    queries.rowsStanding(tx, { cycle, person, period, draftsOf: { person, period } }),
  ]);
  if (isRefusal(opened)) return opened;
  const found = personIn(opened.roster, given.person);
  if (found === undefined) return errors.noSuchPerson();
  const unit = unitOfFile(found, given.period, file, given.act);
  if (unit === undefined) return errors.noSuchPerson();
  const subject = { ...found, unit };
  const { state, number } = file ?? { state: 'open' as const, number: 0 };
  // Most people hold no role: what they may do is asked of themselves alone.
  const line = holder.roles.length === 0 ? [] : await lineThrough(tx, subject.unit, todayInVietnam());
  const right = given.act === 'reopen' ? 'monitoring.reopen' : RIGHT[given.step];
  const why = refusalOf(holder, right, { line, person: given.person });
  if (why) return why;
  const outdated = await refusalOfSeen(tx, holder, given, fileVersion(number));
  if (outdated) return outdated;
  const next = afterFileAct(state, given.step, given.act);
  if (next === undefined) return errors.notAtThisStep();
  return { ...opened, said, subject, number, next, wasLate: file?.isLate ?? false };
}

/**
 * Says rows of a file at a step. The rows of the step before are where it begins; a value somebody else gave is changed
 * only with a reason. What is computed from it is computed, never typed.
 */
export async function saveFile(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: FilePlace & {
    readonly step: 'self' | 'manager' | 'authority';
    readonly rows: readonly FileGivenRow[];
    readonly seen: string | undefined;
    readonly now: number;
  },
): Promise<FileStanding | Refusal> {
  const { cycle: id, person, period, step, rows } = given;
  const opened = await openedFile(tx, holder, sources, { ...given, act: 'save' });
  if (isRefusal(opened)) return opened;
  const { cycle, subject, roster, beside, said, regulations, descriptors, number } = opened;
  const late = await isLateFor(tx, cycle, subject.unit, given.now);
  const sheets = new Map(
    [...new Set(rows.map(({ sheet }) => sheet))].flatMap((id) => {
      const descriptor = descriptors.find((one) => one.id === id);
      return descriptor === undefined || !isSheetOfFile(descriptor)
        ? []
        : [[id, sheetSaid(descriptor, { step, period, regulations, said })] as const];
    }),
  );
  for (const [index, { sheet, cells }] of rows.entries()) {
    const of = sheets.get(sheet);
    if (of === undefined) return wrong(index, '', 'not-of-this-file', errors.NOT_OF_THIS_FILE);
    if (of.mine !== undefined && cells !== null && (cells.rater ?? '') !== of.mine)
      return wrong(index, '/cells/rater', 'other-rater', errors.OTHER_RATER);
  }
  const people = roster.people.filter((one) => one.id === subject.code);
  const own = { units: unitsOver(people, roster.units), people, subjects: roster.subjects };
  for (const { descriptor } of sheets.values()) {
    const places = [...rows.keys()].filter((index) => rows[index]?.sheet === descriptor.id);
    const faults = faultsOf({
      ...{ descriptor, descriptors, regulations, beside, roster: own },
      year: Number(cycle.period.slice(0, 4)),
      rows: places.map((index) => ({
        ...{ subject: subject.code, period },
        key: rows[index]?.key ?? '',
        cells: rows[index]?.cells ?? null,
      })),
    });
    if (faults.length > 0)
      return errors.rowsWrong(
        faults.map((fault) => ({
          ...fault,
          pointer: fault.pointer.replace(/^\/rows\/(\d+)/, (_, at) => `/rows/${places[Number(at)] ?? at}`),
        })),
      );
  }
  const standing = new Map(said.map((row) => [keyOf(row), row]));
  const act = number + 1;
  const statements: queries.NewStatement[] = [];
  for (const [index, row] of rows.entries()) {
    const of = sheets.get(row.sheet);
    if (of === undefined) continue;
    const { descriptor, mine, same, ofOffice, saying } = of;
    const key = mine === undefined ? row.key : keyFor(row.key, mine);
    const place = { sheet: row.sheet, unit: subject.unit, person, period, key };
    const before = standing.get(keyOf(place)) ?? rowOfRaterBefore(descriptor, step, place, standing);
    const { reason } = row;
    const cells = filled(row.cells);
    const statement = { ...place, step, cells, reason, document: null, isLate: false, act };
    // Beside what the office recorded nobody says anything of themself; who confirms says their own part of it.
    const isOfOffice =
      before?.act === null ||
      (cells !== null && (step === 'self' ? ofOffice.length > 0 : isSaidTwice(statement, ofOffice, same)));
    if (isOfOffice) return wrong(index, '', 'said-by-office', errors.SAID_BY_OFFICE);
    if (cells !== null && saying.isSaid(statement)) return wrong(index, '', 'said-twice', errors.SAID_TWICE);
    const columns = changedColumns(before?.cells ?? undefined, cells ?? undefined);
    if (columns.length === 0) continue;
    const isOfOthers = before !== undefined && before.step !== step;
    if (isOfOthers && reason === null) return errors.changeNeedsReason(columns);
    statements.push(statement);
    saying.say(statement);
  }
  // Asked together and done in this order: what is written is there when the event that seals it looks for it.
  await Promise.all([
    takeAct(
      tx,
      holder,
      {
        ...given,
        ...{ act: 'save', state: opened.next, number: act, subject, reason: null, isLate: false },
      },
      statements,
    ),
    recordAct(tx, 'monitoring.save', given, subject, {
      facts: { step, number: act, rows: statements.length },
      texts: {
        rows: canonicalJson(
          statements.map(({ sheet, key, cells, reason }) => ({ sheet, key, cells, reason })),
        ),
      },
    }),
  ]);
  return {
    cycle: id,
    person,
    period,
    state: opened.next,
    number: act,
    isLate: opened.wasLate || late.isLate,
  };
}

/** Hands a file on, or back. Handing on without edits changes nothing: the next step begins with what is there. */
export async function actOnFile(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: FilePlace & {
    readonly step: FileStep;
    readonly act: Exclude<FileAct, 'save'>;
    readonly reason: string | null;
    readonly seen: string | undefined;
    readonly now: number;
  },
): Promise<FileStanding | Refusal> {
  const { cycle: id, person, period, step, act, reason } = given;
  const opened = await openedFile(tx, holder, sources, { ...given, rows: [] });
  if (isRefusal(opened)) return opened;
  const { cycle, subject, said: rows, regulations, descriptors, number, next, wasLate } = opened;
  if (NEEDS_REASON.includes(act) && reason === null) return errors.reasonNeeded();
  const late = await isLateFor(tx, cycle, subject.unit, given.now);
  const isLate = act === 'submit' && late.isLate;
  if (isLate && reason === null) return lateNeedsReason(late.day);
  if (act === 'submit' && rows.length === 0) return errors.nothingToSubmit();
  const ofOffice = rows.filter((row) => row.act === null);
  const said = rows.filter((row) => row.act !== null);
  const isBeside = said.some((row) => {
    const descriptor = descriptors.find((one) => one.id === row.sheet);
    return descriptor !== undefined && isSaidTwice(row, ofOffice, sameRow(descriptor, regulations));
  });
  const isAllOfOffice = step === 'self' && act === 'submit' && said.length === 0;
  if (isAllOfOffice || (DELIVERING.includes(act) && isBeside)) return errors.recordedFromPaper();
  const copies =
    DELIVERING.includes(act) && (step === 'manager' || step === 'authority')
      ? copiesFor(descriptors, rows, step, number + 1)
      : [];
  await Promise.all([
    takeAct(tx, holder, { ...given, state: next, number: number + 1, subject, isLate }, copies),
    recordAct(tx, `monitoring.${act}`, given, subject, {
      facts: { step, number: number + 1, state: next, isLate },
      texts: reason === null ? {} : { reason },
    }),
  ]);
  return { cycle: id, person, period, state: next, number: number + 1, isLate: wasLate || isLate };
}

const wrong = (index: number, at: string, code: string, message: typeof errors.SAID_BY_OFFICE) =>
  errors.rowsWrong([{ pointer: `/rows/${index}${at}`, code, message }]);

function takeAct(
  tx: Tx,
  holder: Holder,
  given: FilePlace & {
    readonly step: FileStep;
    readonly act: FileAct;
    readonly state: FileState;
    readonly number: number;
    readonly subject: KnownSubject;
    readonly reason: string | null;
    readonly isLate: boolean;
  },
  said: readonly queries.NewStatement[],
): Promise<void> {
  const { subject, ...row } = given;
  return queries.addAct(tx, { ...row, unit: subject.unit, takenBy: holder.account }, said);
}

function recordAct(
  tx: Tx,
  action: EventName,
  { cycle, period, person }: FilePlace,
  { unit }: KnownSubject,
  more: {
    readonly facts: { readonly [name: string]: string | number | boolean };
    readonly texts: { readonly [name: string]: string };
  },
) {
  const { facts, texts } = more;
  return record(tx, {
    action,
    subject: { kind: 'monitoring', id: `${cycle}/${person}/${period}` },
    ...{ unit, person },
    facts: { ...facts, cycle, period },
    ...(Object.keys(texts).length === 0 ? {} : { texts }),
  });
}
