import type { Bilingual } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record, recordAll } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf, type UnitOnDay, unitsOn } from '../units/units.queries.ts';
import { labelOfStep, NO_TEXT, type ShippedText, type TextStanding, textsWithin } from './issued-texts.ts';
import * as errors from './progress.errors.ts';
import * as queries from './progress.queries.ts';
import { treeOf } from './unit-tree.ts';

/** Where a cycle of a unit stands: none was planned, entry is open, it is closed, results are there; or it is late. */
export type CycleStage = 'none' | 'planned' | 'open' | 'closed' | 'computed';

export interface Stages {
  readonly none: number;
  readonly planned: number;
  readonly open: number;
  readonly closed: number;
  readonly computed: number;
  /** Open beyond their last day. */
  readonly late: number;
}

/** A unit with all below it, as oversight sees it. */
export interface UnitProgress {
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  /** Whether there are units below it. */
  readonly hasBelow: boolean;
  /** Using bodies there and below, by where the cycle that covers them stands. */
  readonly stages: Stages;
  readonly subjects: number;
  readonly levels: { readonly proposed: number; readonly decided: number };
  readonly dossiers: {
    readonly draft: number;
    readonly submitted: number;
    readonly received: number;
    readonly returned: number;
    readonly late: number;
  };
  /** Steps of the procedure by how many have come so far, with what the texts call each. */
  readonly steps: readonly {
    readonly step: string;
    readonly label: Bilingual | null;
    readonly subjects: number;
    readonly late: number;
  }[];
  readonly urged: { readonly times: number; readonly lastAt: string | null };
  readonly regulation: TextStanding;
  readonly catalogue: TextStanding;
}

export interface Progress {
  readonly unit: string;
  readonly period: string;
  readonly regulations: readonly string[];
  readonly total: UnitProgress;
  /** Units directly below; the unit itself is first where something of its own stands. */
  readonly units: readonly UnitProgress[];
}

/** How far a unit and all below it have come in a period. */
export async function progressOf(
  tx: Tx,
  holder: Holder,
  shipped: () => Promise<readonly ShippedText[]>,
  asked: { readonly unit: string; readonly period: string; readonly regulation: string | null },
): Promise<Progress | Refusal> {
  const { unit, period, regulation } = asked;
  const today = todayInVietnam();
  const tree = treeOf(await unitsOn(tx, today));
  const line = tree.line(unit);
  const top = tree.unit(unit);
  if (top === undefined) return errors.noSuchUnit();
  const why = refusalOf(holder, 'progress.see', { line });
  if (why) return why;
  const all = await queries.progressWithin(tx, unit, period);
  const counts = all.filter((one) => regulation === null || one.regulation === regulation);
  const cycles = await queries.cyclesStanding(tx, period);
  const urgings = await queries.urgingsOf(tx, period);
  const within = tree.below(unit);
  const texts = await shipped();
  const { lines, regulations, catalogues } = await textsWithin(tx, tree, { unit, shipped: texts, on: today });
  const stage = stageOf(cycles, today);
  // By unit, so that each unit is asked about what is below it and not held against everything there is.
  const countsBy = byUnit(counts);
  const urgingsBy = byUnit(urgings);
  const stages = new Map<string, At>();
  for (const [id, line] of lines) if (tree.unit(id)?.role === 'usingBody') stages.set(id, stage(line));
  const progress = (of: UnitOnDay, units: readonly string[]): UnitProgress => ({
    ...{ unit: of.id, code: of.code, name: of.name, hasBelow: tree.children(of.id).length > 0 },
    stages: stagesOf(units.flatMap((id) => stages.get(id) ?? [])),
    ...countsOf(
      units.flatMap((id) => countsBy.get(id) ?? []),
      (step) => labelOfStep(texts, step),
    ),
    urged: urgedOf(units.flatMap((id) => urgingsBy.get(id) ?? [])),
    regulation: regulations.get(of.id) ?? NO_TEXT,
    catalogue: catalogues.get(of.id) ?? NO_TEXT,
  });
  const below = tree.children(unit).map((child) => progress(child, tree.below(child.id)));
  const own = progress(top, [unit]);
  return {
    ...{ unit, period },
    regulations: [...new Set(all.map((one) => one.regulation))].sort(),
    total: progress(top, within),
    units: own.subjects > 0 && below.length > 0 ? [{ ...own, hasBelow: false }, ...below] : below,
  };
}

interface At {
  readonly stage: CycleStage;
  readonly isLate: boolean;
}

/** Where the cycle stands that covers a unit, which is asked by its line; of several the one that is furthest. */
function stageOf(cycles: readonly queries.CycleStanding[], today: string): (line: readonly string[]) => At {
  const rank: readonly CycleStage[] = ['none', 'planned', 'open', 'closed', 'computed'];
  return (line) => {
    const covering = cycles.filter(
      ({ roots, excluded }) =>
        roots.some((root) => line.includes(root)) && !excluded.some((one) => line.includes(one)),
    );
    const found = covering.map(({ state, isComputed, entryUntil }): At => {
      const isOpen = state === 'planned' || state === 'open';
      const stage = isOpen ? state : isComputed ? 'computed' : 'closed';
      return { stage, isLate: isOpen && entryUntil !== null && entryUntil < today };
    });
    const furthest = (best: At, one: At) => (rank.indexOf(one.stage) > rank.indexOf(best.stage) ? one : best);
    return found.reduce(furthest, { stage: 'none', isLate: false });
  };
}

function stagesOf(all: readonly At[]): Stages {
  const at = (stage: CycleStage) => all.filter((one) => one.stage === stage).length;
  return {
    ...{ none: at('none'), planned: at('planned'), open: at('open'), closed: at('closed') },
    computed: at('computed'),
    late: all.filter(({ isLate }) => isLate).length,
  };
}

function countsOf(
  counts: readonly queries.StandingCount[],
  labelOf: (step: string) => Bilingual | null,
): Pick<UnitProgress, 'subjects' | 'levels' | 'dossiers' | 'steps'> {
  const sum = (measure: queries.StandingCount['measure'], ...keys: readonly string[]) =>
    counts
      .filter((one) => one.measure === measure && (keys.length === 0 || keys.includes(one.key)))
      .reduce((so, { subjects }) => so + subjects, 0);
  const steps = new Map<string, { subjects: number; late: number }>();
  let late = 0;
  for (const one of counts) {
    if (one.measure === 'dossier') late += one.late;
    if (one.measure !== 'step') continue;
    const so = steps.get(one.key) ?? { subjects: 0, late: 0 };
    steps.set(one.key, { subjects: so.subjects + one.subjects, late: so.late + one.late });
  }
  return {
    subjects: sum('result'),
    levels: { proposed: sum('level', 'proposed'), decided: sum('level', 'decided', 'decidedUnchanged') },
    dossiers: {
      ...{ draft: sum('dossier', 'draft'), submitted: sum('dossier', 'submitted') },
      ...{ received: sum('dossier', 'received'), returned: sum('dossier', 'returned'), late },
    },
    steps: [...steps]
      .map(([step, of]) => ({ step, label: labelOf(step), ...of }))
      .sort((a, b) => b.subjects - a.subjects || (a.step < b.step ? -1 : 1)),
  };
}

const urgedOf = (urgings: readonly queries.UrgingRow[]): UnitProgress['urged'] => ({
  times: urgings.length,
  lastAt: urgings.reduce<string | null>(
    (last, { urgedAt }) => (last === null || urgedAt > last ? urgedAt : last),
    null,
  ),
});

/** Rows by the unit they are of, in the order in which they came. */
function byUnit<Row extends { readonly unit: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    const part = parts.get(row.unit);
    if (part === undefined) parts.set(row.unit, [row]);
    else part.push(row);
  }
  return parts;
}

/** Subjects of one unit where they stand, each with its dossier. That they were read is recorded. */
export async function subjectsOf(
  tx: Tx,
  holder: Holder,
  asked: { readonly unit: string; readonly period: string; readonly offset: number; readonly limit: number },
) {
  const line = await lineOf(tx, asked.unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchUnit();
  const why = refusalOf(holder, 'progress.see', { line });
  if (why) return why;
  const subjects = await queries.subjectsStanding(tx, asked);
  await record(tx, {
    action: 'classification.read',
    subject: { kind: 'unit', id: asked.unit },
    unit: asked.unit,
    facts: { period: asked.period, rows: subjects.length },
  });
  const { offset, limit } = asked;
  return { subjects, next: subjects.length === limit ? offset + limit : null };
}

/** Urges several units at once; each has its event, and whoever does personnel work there is told. */
export async function urge(
  tx: Tx,
  holder: Holder,
  given: Pick<queries.UrgingRow, 'period' | 'about' | 'words' | 'dueOn'> & {
    readonly units: readonly string[];
  },
): Promise<{ readonly urged: readonly string[] } | Refusal> {
  const { period, about, words, dueOn } = given;
  const units = [...new Set(given.units)];
  const tree = treeOf(await unitsOn(tx, todayInVietnam()));
  for (const unit of units) {
    const line = tree.line(unit);
    if (line.length === 0) return errors.noSuchUnit();
    const why = refusalOf(holder, 'progress.urge', { line });
    if (why) return why;
  }
  const rows = units.map((unit) => ({ id: newId(), unit, period, about, words, dueOn }));
  await queries.addUrgings(
    tx,
    rows.map((row) => ({ ...row, urgedBy: holder.account, urgedByName: holder.name })),
  );
  await recordAll(
    tx,
    rows.map(({ id, unit }) => ({
      action: 'progress.urge',
      subject: { kind: 'urging', id },
      unit,
      facts: { period, about, dueOn },
      texts: { words },
    })),
  );
  return { urged: rows.map(({ id }) => id) };
}

/** Urgings in sight, newest first: those of a unit one oversees, and those one's own unit was sent. */
export async function listUrgings(tx: Tx, period: string) {
  return { urgings: await queries.urgingsOf(tx, period) };
}
