import { type Intake, type Period, type Register, say } from '@congtam/engine';
import {
  type PeriodResults,
  type Simulated,
  type SimulationRequest,
  simulateFromResults,
} from '@congtam/regulations';
import type { Task } from '../command.ts';
import { tellNotes } from '../commands/report.ts';
import { type Complaint, complain } from '../complaint.ts';
import { readInput } from '../input/read-input.ts';
import { type ColumnIntake, intakeWithColumns, type WantedResults, wantedOf } from './period-columns.ts';
import { isOneVocabulary, type PackSides, regulationsOf, vocabularyOfSides } from './sides.ts';

/** What both sides are tried on. */
export interface Evidence {
  readonly before: Register;
  readonly after: Register;
  readonly isMass: boolean;
  /** Results of periods kept as columns, where they were asked for so. */
  readonly results?: PeriodResults;
}

/** The evidence for both sides: read once, or once for each where they declare some fact in two ways. */
export async function readBoth(
  path: string,
  sides: PackSides,
  period: Period,
  task: Task,
): Promise<Evidence | { readonly complaints: readonly Complaint[] }> {
  const { year } = period;
  if (isOneVocabulary(sides)) {
    // Period results brought along are those of the regulations as they are.
    const regulations = regulationsOf(sides.before);
    const wanted = task.has('periods') ? wantedIn(sides, period) : undefined;
    let columns: ColumnIntake | undefined;
    const before = (intake: Intake): Intake => {
      columns = wanted && intakeWithColumns(intake, wanted);
      return columns ?? intake;
    };
    const request = { vocabulary: vocabularyOfSides(sides), regulations, year, before };
    const read = await readInput(path, request, task);
    if ('complaints' in read) return read;
    tellNotes(task, read.notes);
    const { register, copy } = read;
    const results = columns?.columns(register);
    if (results && 'complaints' in results) return results;
    return { before: register, after: register, isMass: copy.isMass, ...(results ? { results } : {}) };
  }
  const registers: Register[] = [];
  let isMass = false;
  for (const packs of [sides.before, sides.after]) {
    const one = { before: packs, after: [] };
    const request = { vocabulary: vocabularyOfSides(one), regulations: regulationsOf(packs), year };
    const read = await readInput(path, request, task);
    if ('complaints' in read) return read;
    if (registers.length === 0) tellNotes(task, read.notes);
    registers.push(read.register);
    isMass = read.copy.isMass;
  }
  const [before, after] = registers;
  if (before === undefined || after === undefined) throw new Error('both sides are read');
  return { before, after, isMass };
}

/** The results that columns can hold: one quantity of one regulation, the same on both sides. */
function wantedIn({ before, after }: PackSides, period: Period): WantedResults | undefined {
  const [x, y] = [before[0], after[0]].map((pack) => pack && wantedOf(pack.regulation, period));
  const isOne = before.length === 1 && x?.measure === y?.measure && x?.unit === y?.unit;
  return isOne ? x : undefined;
}

/** Why `--periods` cannot be had; told before anything is read. */
export const refusePeriods = (task: Task, sides: PackSides, period: Period): readonly Complaint[] =>
  task.has('periods') && (wantedIn(sides, period) === undefined || !isOneVocabulary(sides))
    ? [NO_COLUMNS]
    : [];

/** A comparison from results of periods. */
export function tryResults(results: PeriodResults, request: SimulationRequest, task: Task): Simulated {
  const { before, after, period, asOf, groupings } = request;
  const sides = [before, after].map(({ packs, readings }) => ({ pack: packs[0], readings }));
  const [x, y] = sides;
  if (x?.pack === undefined || y?.pack === undefined) throw new Error('refusePeriods sees to it');
  return simulateFromResults({
    ...{ results, period, asOf, groupings },
    before: { pack: x.pack, readings: x.readings },
    after: { pack: y.pack, readings: y.readings },
    onStep: (done) => task.progress.at(done, task.text(say('người', 'people'))),
  });
}

const NO_COLUMNS = complain(
  'simulate.no-columns',
  say(
    '--periods chỉ dùng được với một quy định tính năm từ điểm của các tháng, và dự thảo không đổi cách ghi dữ kiện',
    '--periods is for one regulation whose year comes from scores of months, with a draft that declares facts alike',
  ),
  say('bỏ --periods', 'leave out --periods'),
);
