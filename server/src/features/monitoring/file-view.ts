import type { Bilingual } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources, KnownSubject } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { isLateFor, lastDayFor } from '../cycles/last-days.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { whyNotAskedIn } from './asked-people.ts';
import { holdersOf, type RoleHolder } from './confirmers.queries.ts';
import { type FilePlace, personIn, unitOfFile } from './files.ts';
import * as errors from './monitoring.errors.ts';
import * as queries from './monitoring.queries.ts';
import { nextStep } from './monitoring.states.ts';
import { recordedBy } from './one-says.ts';
import { type ComputedNow, computedNow, scoresIn } from './score.ts';
import { type ReadCycle, readFor } from './sheets.ts';

/** Somebody of a cycle, for who may see their monitoring. Reading somebody else's is an act that they see, by role. */
export async function personToRead(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { cycle: id, person }: Omit<FilePlace, 'period'>,
) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  if (cycle.people.length > 0 && !cycle.people.includes(person)) return errors.noSuchPerson();
  const read = await readFor(tx, sources, { ...cycle, people: [person] });
  if (isRefusal(read)) return read;
  const subject = personIn(read.roster, person);
  if (subject === undefined) return errors.noSuchPerson();
  const lines = new Map<string, readonly string[]>();
  // Whoever oversees them now, and whoever did, reads; of what others keep row security shows what is in sight.
  for (const unit of new Set([subject.unit, ...subject.services.map((one) => one.unit)]))
    lines.set(unit, await lineThrough(tx, unit, todayInVietnam()));
  const why = refusalOf(holder, 'monitoring.see', { line: [...lines.values()].flat(), person });
  if (why) return why;
  if (holder.person !== person) {
    const role = holder.roles.find(({ unit }) => unit !== null)?.role ?? 'none';
    await record(tx, { action: 'monitoring.read', subject: { kind: 'person', id: person }, person, role });
  }
  return { cycle, read, subject, lines };
}

/** A file as it stands: rows, every change with who, when and why, acts, and what is computed from it now. */
export async function openFile(tx: Tx, holder: Holder, sources: EvaluationSources, place: FilePlace) {
  const opened = await personToRead(tx, holder, sources, place);
  if (isRefusal(opened)) return opened;
  const { cycle, read, subject, lines } = opened;
  const { person, period } = place;
  const [[file], rows, history, acts] = await Promise.all([
    queries.filesOf(tx, place),
    queries.rowsStanding(tx, { cycle: cycle.id, person, draftsOf: { person, period } }),
    queries.historyOf(tx, { cycle: cycle.id, person, period }),
    queries.actsOf(tx, place),
  ]);
  const unit = unitOfFile(subject, period, file) ?? subject.unit;
  const line = lines.get(unit) ?? (await lineThrough(tx, unit, todayInVietnam()));
  const [lastDay, late, waitsFor] = await Promise.all([
    lastDayFor(tx, cycle, unit, lastDayOf(cycle.period)),
    isLateFor(tx, cycle, unit, Date.now()),
    whoIsNext(tx, { state: file?.state ?? 'open', line, person }),
  ]);
  const asked = { cycle, packs: read.packs, roster: read.roster, kept: rows, subject, period };
  const computed = await computedNow(tx, sources, asked);
  const recorded = recordedBy(rows, read.descriptors, period);
  return {
    cycle: cycle.id,
    person,
    name: subject.name,
    period,
    recorded: recorded.length === 0 ? null : await recordedAs(tx, recorded, history, line),
    faults: faultsAbout(computed, read, place.period, subject),
    state: file?.state ?? ('open' as const),
    number: file?.number ?? 0,
    isLate: file?.isLate ?? false,
    lastDay,
    isOverdue: late.isLate,
    ...{ unit, waitsFor },
    rows: rows
      .filter((row) => row.period === period)
      .map(({ sheet, key, cells, step }) => ({ sheet, key, cells: cells ?? {}, step })),
    history: history.map(({ sheet, key, cells, step, reason, document, saidAt, act }) => ({
      ...{ sheet, key, cells, step, reason, document, saidAt, act },
    })),
    acts: acts.map(({ takenBy: _, ...act }) => act),
    scores: scoresIn(computed, subject),
  };
}

/** What the office recorded from paper: by which document, when last, and whom to ask for a correction. */
async function recordedAs(
  tx: Tx,
  rows: readonly queries.StatementRow[],
  history: Awaited<ReturnType<typeof queries.historyOf>>,
  line: readonly string[],
) {
  const last = history.findLast(({ seq }) => rows.some((row) => row.seq === seq));
  const office = await holdersOf(tx, 'office', line);
  return {
    sheets: [...new Set(rows.map(({ sheet }) => sheet))],
    document: last?.document ?? null,
    at: last?.saidAt ?? null,
    askOf: [...new Set(office.map(({ name }) => name))].slice(0, 5),
  };
}

/** What is wrong in the evidence of a period, and what of it is not counted yet; of whoever leads, that of others too. */
function faultsAbout(
  { faults, notes }: ComputedNow,
  { descriptors, roster }: Pick<ReadCycle, 'descriptors' | 'roster'>,
  period: string,
  subject: KnownSubject,
) {
  const labelOf = (sheet: string) => descriptors.find(({ id }) => id === sheet)?.label ?? null;
  const nameOf = (code: string) =>
    (code === subject.code ? subject.name : roster.subjects.get(code)?.name) ?? code;
  const wrong = faults.flatMap(({ table, message, mend, about }) =>
    about.map((row) => ({
      ...{ sheet: table, label: labelOf(table), period: row.period || null, says: message, mend },
      name: nameOf(row.subject),
      isOwn: row.subject === subject.code,
    })),
  );
  const left = notes
    .filter((note) => note.subject === subject.code && (note.period ?? period) === period)
    .map(({ table, says }) => ({
      ...{ sheet: table, label: labelOf(table), period, says, mend: null, name: subject.name, isOwn: true },
    }));
  return [...left, ...wrong].slice(0, MOST_FAULTS);
}

const MOST_FAULTS = 50;

/** Where the files of a period stand in a unit and below, those without any act among them. */
export async function listFiles(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly period: string; readonly unit: string },
) {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const today = todayInVietnam();
  const why = refusalOf(holder, 'monitoring.list', { line: await lineThrough(tx, given.unit, today) });
  if (why) return why;
  const read = await readFor(tx, sources, cycle);
  if (isRefusal(read)) return read;
  const { roster } = read;
  const whyNotAsked = whyNotAskedIn(read, given.period);
  const recorded = await queries.recordedIn(tx, { cycle: cycle.id, period: given.period });
  const files = new Map(
    (await queries.filesOf(tx, { cycle: cycle.id, period: given.period })).map((file) => [file.person, file]),
  );
  const lines = new Map<string, readonly string[]>();
  const people: {
    person: string;
    code: string;
    name: string;
    unit: string;
    state: queries.FileRow['state'];
    number: number;
    isLate: boolean;
    /** Why nothing is to be said of them in the period; null where something is. */
    whyNotAsked: Bilingual | null;
    /** Whether something was recorded from paper for them. */
    isRecorded: boolean;
  }[] = [];
  for (const subject of roster.subjects.values()) {
    const { kind, id, code, name } = subject;
    if (kind !== 'person') continue;
    const unit = unitOfFile(subject, given.period, files.get(id));
    if (unit === undefined) continue;
    const line = lines.get(unit) ?? (await lineThrough(tx, unit, today));
    lines.set(unit, line);
    if (!line.includes(given.unit)) continue;
    const { state, number, isLate } = files.get(id) ?? { state: 'open' as const, number: 0, isLate: false };
    people.push({
      ...{ person: id, code, name, unit, state, number, isLate },
      whyNotAsked: whyNotAsked(code) ?? null,
      isRecorded: recorded.has(id),
    });
  }
  return { people, holders: await holdersIn(tx, lines, new Set(people.map(({ unit }) => unit))) };
}

/** Whose turn it is, and by whom: nobody where the head is gone and nobody acts or stands above. */
async function whoIsNext(
  tx: Tx,
  given: {
    readonly state: queries.FileRow['state'];
    readonly line: readonly string[];
    readonly person: string;
  },
) {
  const step = nextStep(given.state);
  if (step === undefined || step === 'self') return step === undefined ? null : { step, by: [] };
  const by = (await holdersOf(tx, step, given.line)).filter((one) => isAnother(one, given.person));
  return { step, by: by.map(shown) };
}

/** Nobody confirms their own, nor does whom they delegated. */
const isAnother = ({ person, onBehalfOf }: RoleHolder, about: string): boolean =>
  person !== about && onBehalfOf !== about;

const shown = ({ name, at, through }: RoleHolder) => ({ name, at, through });

/** Who confirms and who approves in each of these units today, the nearest first. */
async function holdersIn(tx: Tx, lines: ReadonlyMap<string, readonly string[]>, units: ReadonlySet<string>) {
  const found: {
    unit: string;
    confirm: ReturnType<typeof shown>[];
    approve: ReturnType<typeof shown>[];
  }[] = [];
  for (const unit of units) {
    const line = lines.get(unit) ?? [];
    const [confirm, approve] = [await holdersOf(tx, 'manager', line), await holdersOf(tx, 'authority', line)];
    found.push({ unit, confirm: confirm.map(shown), approve: approve.map(shown) });
  }
  return found;
}

export type ListedFile = Exclude<Awaited<ReturnType<typeof listFiles>>, Refusal>['people'][number];
