import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lastDayFor } from '../cycles/last-days.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import type { FilePlace } from './files.ts';
import * as errors from './monitoring.errors.ts';
import * as queries from './monitoring.queries.ts';
import { scoresOf } from './score.ts';
import { readFor } from './sheets.ts';

/** Somebody of a cycle, for who may see their monitoring. Reading somebody else's is an act that they see, by role. */
export async function personToRead(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { cycle: id, person }: Omit<FilePlace, 'period'>,
) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const read = await readFor(tx, sources, cycle);
  if (isRefusal(read)) return read;
  const subject = [...read.roster.subjects.values()].find(
    (one) => one.kind === 'person' && one.id === person,
  );
  if (subject === undefined) return errors.noSuchPerson();
  const line = await lineOf(tx, subject.unit, todayInVietnam());
  const why = refusalOf(holder, 'monitoring.see', { line, person });
  if (why) return why;
  if (holder.person !== person) {
    const role = holder.roles.find(({ unit }) => unit !== null)?.role ?? 'none';
    await record(tx, { action: 'monitoring.read', subject: { kind: 'person', id: person }, person, role });
  }
  return { cycle, read, subject };
}

/** A file as it stands: rows, every change with who, when and why, acts, and what is computed from it now. */
export async function openFile(tx: Tx, holder: Holder, sources: EvaluationSources, place: FilePlace) {
  const opened = await personToRead(tx, holder, sources, place);
  if (isRefusal(opened)) return opened;
  const { cycle, read, subject } = opened;
  const { person, period } = place;
  const [file] = await queries.filesOf(tx, place);
  const rows = await queries.rowsStanding(tx, { cycle: cycle.id, person, draftsOf: { person, period } });
  return {
    cycle: cycle.id,
    person,
    name: subject.name,
    period,
    state: file?.state ?? ('open' as const),
    number: file?.number ?? 0,
    isLate: file?.isLate ?? false,
    lastDay: await lastDayFor(tx, cycle, subject.unit, lastDayOf(cycle.period)),
    rows: rows
      .filter((row) => row.period === period)
      .map(({ sheet, key, cells, step }) => ({ sheet, key, cells: cells ?? {}, step })),
    history: (await queries.historyOf(tx, { cycle: cycle.id, subject: person, period })).map(
      ({ sheet, key, cells, step, reason, document, saidAt, act }) => ({
        ...{ sheet, key, cells, step, reason, document, saidAt, act },
      }),
    ),
    acts: (await queries.actsOf(tx, place)).map(({ takenBy: _, ...act }) => act),
    scores: await scoresOf(tx, sources, { cycle, packs: read.packs, subject, period }),
  };
}

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
  const why = refusalOf(holder, 'monitoring.list', { line: await lineOf(tx, given.unit, today) });
  if (why) return why;
  const roster = await sources.roster(tx, cycle);
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
  }[] = [];
  for (const { kind, id, code, name, unit } of roster.subjects.values()) {
    if (kind !== 'person') continue;
    const line = lines.get(unit) ?? (await lineOf(tx, unit, today));
    lines.set(unit, line);
    if (!line.includes(given.unit)) continue;
    const { state, number, isLate } = files.get(id) ?? { state: 'open' as const, number: 0, isLate: false };
    people.push({ ...{ person: id, code, name, unit, state, number, isLate } });
  }
  return { people };
}

export type ListedFile = Exclude<Awaited<ReturnType<typeof listFiles>>, Refusal>['people'][number];
