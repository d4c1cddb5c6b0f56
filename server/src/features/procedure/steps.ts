import {
  comesBefore,
  type Doing,
  type Procedure,
  type ProcedureKind,
  type ProcedureStep,
  type WorkingDays,
  whoTakes,
} from '@congtam/regulations';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { StepKeeper, StepTaken, StepToTake } from '../../evaluation/step-keeper.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { levelDaysGranted } from '../cycles/last-days.queries.ts';
import { subjectNames } from '../people/subject-names.queries.ts';
import { petitionsSeen } from '../petitions/petitions.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { undecidedBefore, withOthersFirst } from './decided-first.ts';
import { kindFor, replacementFor } from './kinds.ts';
import { refusalOfActor, type Seated } from './places.ts';
import * as errors from './procedure.errors.ts';
import * as queries from './procedure.queries.ts';
import { mayTake, type StepState } from './procedure.states.ts';
import { bySubject, countedIn, type Done, type Standing, standingOf } from './standing.ts';
import { waitingFor, waitingIn } from './waiting.ts';

/**
 * Steps that are their act and nothing else. What is done to a level is done there. A petition and its answer are kept from
 * whoever is complained of, so they leave no row here: where they stand is read from the petition, by who may see it.
 */
export const BY_THE_ACT: readonly Doing[] = ['synthesis', 'decision', 'petition', 'answer'];

/** Steps that have an act of their own here; where that was done on paper, the step is recorded with its document. */
export const ON_PAPER: readonly Doing[] = [
  ...(['meeting', 'coSigning', 'submission', 'numbering', 'notice', 'publication'] as const),
];

type Sources = Pick<EvaluationSources, 'joined'>;

/** The way of one subject through the procedure of a cycle, as it stands. */
export interface SubjectWay extends Standing {
  readonly cycle: CycleRow;
  readonly kind: ProcedureKind;
  readonly procedure: Procedure;
  readonly about: Seated;
  /** Of the rules; what its member's decision is replaced by. */
  readonly group: string | null;
  readonly round: number;
  readonly rows: ReadonlyMap<string, Done>;
  /** Whose levels are decided before this one, and are not yet. */
  readonly others: readonly string[];
}

/** Undefined where the text has no procedure for the subject. */
export async function wayOf(
  tx: Tx,
  sources: Sources,
  days: WorkingDays,
  { cycle: id, regulation, subject }: Pick<StepToTake, 'cycle' | 'regulation' | 'subject'>,
): Promise<SubjectWay | undefined | Refusal> {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const procedure = packs.find((pack) => pack.regulation.id === regulation)?.procedure;
  if (procedure === undefined) return undefined;
  const run = await lastDone(tx, id);
  const frame = run && (await queries.frameOf(tx, { run: run.id, regulation, subject }));
  if (frame === undefined) return errors.noSuchSubject();
  const { unit, person, group, authority, round } = frame;
  const kind = kindFor(procedure, group, authority);
  if (kind === undefined) return undefined;
  const rows = new Map<string, Done>(
    countedIn(round, await queries.stepsTaken(tx, { cycle: id, regulation, subject })),
  );
  for (const one of await petitioned(tx, kind, { cycle: id, regulation, subject, round })) rows.set(...one);
  const about = { regulation, unit, person, authority };
  const others =
    kind.decidedAfter.length === 0
      ? []
      : undecidedBefore({ regulation, subject, unit }, kind, {
          procedure,
          frames: await queries.framesIn(tx, run?.id ?? ''),
          takenOf: bySubject(await queries.stepsTaken(tx, { cycle: id, regulation })),
        });
  const granted = await levelDaysGranted(tx, cycle)(unit);
  const { states, due } = standingOf(kind, { cycle, rows, days, granted });
  const decision = kind.steps.find(({ does }) => does === 'decision')?.id;
  return {
    ...{ cycle, kind, procedure, about, group, round, rows, others, due },
    states: withOthersFirst(states, decision, others),
  };
}

/** The petition of a round and its answer as steps, for who may see them; none for anybody else. */
async function petitioned(
  tx: Tx,
  { steps }: ProcedureKind,
  given: Pick<StepToTake, 'cycle' | 'regulation' | 'subject'> & { readonly round: number },
): Promise<readonly (readonly [string, Done])[]> {
  const { cycle, regulation, subject, round } = given;
  const stepOf = (does: Doing) => steps.find((step) => step.does === does)?.id;
  if (stepOf('petition') === undefined) return [];
  const acts = await levelActsOf(tx, { cycle, regulation, subject });
  const found = (await petitionsSeen(tx, { cycle })).find(
    (one) =>
      one.regulation === regulation &&
      one.subject === subject &&
      one.state !== 'withdrawn' &&
      (acts.find(({ number }) => number === one.levelAct)?.round ?? 1) === round,
  );
  if (found === undefined) return [];
  const answer = found.steps.find(({ act }) => act === 'answer');
  const done = (does: Doing, on: string, isLate: boolean): readonly [string, Done][] => {
    const step = stepOf(does);
    return step === undefined ? [] : [[step, { on, isLate, reason: null }]];
  };
  return [
    ...done('petition', found.receivedOn, false),
    ...(answer === undefined ? [] : done('answer', todayInVietnam(new Date(answer.takenAt)), answer.isLate)),
  ];
}

/** The keeper of the order of steps: see {@link StepKeeper}. */
export const stepKeeper = (joined: Sources['joined'], days: () => WorkingDays): StepKeeper => ({
  begin: async (tx, holder, given) => {
    const cycle = await cycleById(tx, given.cycle);
    if (cycle === undefined) return noSuchCycle();
    const carried = await carriedIn(tx, { joined }, cycle);
    if (isRefusal(carried)) return carried;
    if (carried.length > 0) await begun(tx, holder, { cycle, carried, ground: given.ground });
    return carried;
  },
  refusalOfAgain: async (tx, holder, given) => {
    if ((await queries.procedureOfCycle(tx, given.cycle)) === undefined) return undefined;
    const way = await wayOf(tx, { joined }, days(), given);
    if (way === undefined || isRefusal(way)) return way;
    let why: Refusal | undefined;
    for (const step of way.kind.steps.filter(({ does }) => does === given.does)) {
      why = await refusalOfActor(tx, holder, step, way.about);
      if (why === undefined) return undefined;
    }
    return why;
  },
  take: (tx, holder, given) => takeStep(tx, holder, { joined }, days(), given),
  waitingIn: (tx, cycle) => waitingIn(tx, { joined }, days(), cycle),
  waitingFor: (tx, holder, given) => waitingFor(tx, { joined }, days(), holder, given),
  opinionsOf: async (tx, given) => {
    const way = await wayOf(tx, { joined }, days(), given);
    if (way === undefined || isRefusal(way)) return way ?? [];
    return way.kind.steps.flatMap(({ opinions }) => opinions ?? []);
  },
});

/**
 * Takes a step: by whom the text names, in its turn, marked where it is late. In the transaction of the act whose step it is:
 * neither is there without the other.
 */
export async function takeStep(
  tx: Tx,
  holder: Holder,
  sources: Sources,
  days: WorkingDays,
  given: StepToTake,
): Promise<StepTaken | undefined | Refusal> {
  const { cycle, regulation, subject, does, thing, reason } = given;
  if ((await queries.procedureOfCycle(tx, cycle)) === undefined) return undefined;
  await queries.lockSteps(tx, [cycle, regulation, subject]);
  const way = await wayOf(tx, sources, days, given);
  if (way === undefined || isRefusal(way)) return way;
  const { kind, group, about, states, due, round, rows, procedure, others } = way;
  const meant = kind.steps.filter(
    (step) =>
      step.does === does && (given.step === undefined ? canBeOf(kind, step, thing) : step.id === given.step),
  );
  const [first] = meant;
  if (first === undefined) return given.step === undefined ? undefined : errors.noSuchStep();
  const isDone = ({ id }: ProcedureStep) => rows.has(id);
  if (given.isSigned === true && meant.every(isDone)) return undefined;
  const inTurn = given.replaces === true ? [first] : meant.filter(({ id }) => mayTake(states.get(id)));
  // Of several that are open, the one that is theirs.
  let open: ProcedureStep | undefined;
  let why: Refusal | undefined;
  for (const step of inTurn) {
    const rule = given.replaces === true ? (replacementFor(procedure, group) ?? step) : step;
    const refused = given.isSigned === true ? undefined : await refusalOfActor(tx, holder, rule, about);
    why ??= refused;
    if (refused === undefined) open ??= step;
  }
  if (open === undefined)
    return (
      why ?? errors.outOfOrder([...waitedFor(kind, first, states), ...(does === 'decision' ? others : [])])
    );
  const last = due.get(open.id)?.day;
  const isLate = given.replaces !== true && states.get(open.id) === 'overdue';
  if (isLate && reason === null) return errors.lateNeedsReason(last ?? '');
  await queries.addStep(tx, cycle, {
    ...{ regulation, subject, round, step: open.id, does, unit: about.unit, person: about.person },
    ...{ thingKind: thing.kind, thingId: thing.id, dueBy: last ?? null, isLate, takenBy: holder.account },
    reason: isLate ? reason : null,
  });
  await record(tx, {
    action: 'procedure.take',
    subject: { kind: 'procedureStep', id: `${cycle}/${regulation}/${subject}/${round}/${open.id}` },
    unit: about.unit,
    ...(about.person === null ? {} : { person: about.person }),
    facts: { regulation, subject, round, step: open.id, does, isLate, dueBy: last ?? null, thing: thing.id },
    ...(isLate && reason !== null ? { texts: { reason } } : {}),
  });
  return { step: open.id, does, isLate, dueBy: last ?? null };
}

/**
 * Of steps that do the same, those that an act on a thing can be: a decision makes public what was decided, not what was
 * heard before, and minutes hold what was said by name.
 */
function canBeOf({ steps }: ProcedureKind, step: ProcedureStep, thing: StepToTake['thing']): boolean {
  if (thing.kind === 'meeting') return step.opinions?.kind !== 'anonymous';
  const decision = steps.find(({ does }) => does === 'decision');
  const isAfter = thing.kind === 'decision' && step.does === 'publication' && decision !== undefined;
  return !isAfter || comesBefore(steps, decision.id, step.id);
}

/** What has to be done before a step, in words of the text. */
const waitedFor = (
  { steps }: ProcedureKind,
  { after }: ProcedureStep,
  states: ReadonlyMap<string, StepState>,
): readonly string[] =>
  steps
    .filter(({ id }) => after.includes(id) && !['done', 'doneLate', 'passed'].includes(states.get(id) ?? ''))
    .map(({ label }) => label.vi);

/** The regulations of a cycle that say a procedure. */
async function carriedIn(tx: Tx, sources: Sources, cycle: CycleRow): Promise<readonly string[] | Refusal> {
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  return packs.flatMap(({ procedure, regulation }) => (procedure === undefined ? [] : [regulation.id]));
}

async function begun(
  tx: Tx,
  holder: Holder,
  given: { readonly cycle: CycleRow; readonly carried: readonly string[]; readonly ground: string },
): Promise<queries.ProcedureRow> {
  const { cycle, carried, ground } = given;
  const row = { cycle: cycle.id, unit: cycle.unit, ground, begunBy: holder.account };
  await queries.addProcedure(tx, row);
  await record(tx, {
    action: 'procedure.begin',
    subject: { kind: 'cycle', id: cycle.id },
    unit: cycle.unit,
    facts: { regulations: [...carried], ground },
  });
  return row;
}

/**
 * Begins to carry the procedure of a cycle that was opened on paper: from then on each act of it comes in its turn. Other
 * cycles follow their procedure from the day they are opened.
 */
export async function beginProcedure(
  tx: Tx,
  holder: Holder,
  sources: Sources,
  given: { readonly cycle: string; readonly ground: string },
): Promise<queries.ProcedureRow | Refusal> {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const why = refusalOf(holder, 'procedure.begin', {
    line: await lineThrough(tx, cycle.unit, todayInVietnam()),
  });
  if (why) return why;
  const carried = await carriedIn(tx, sources, cycle);
  if (isRefusal(carried)) return carried;
  if (carried.length === 0) return errors.noProcedure();
  if ((await queries.procedureOfCycle(tx, cycle.id)) !== undefined) return errors.begunAlready();
  return begun(tx, holder, { cycle, carried, ground: given.ground });
}

/** The steps of a subject as they stand, for those who see its result. */
export async function openWay(
  tx: Tx,
  holder: Holder,
  sources: Sources,
  days: WorkingDays,
  given: Pick<StepToTake, 'cycle' | 'regulation' | 'subject'>,
) {
  const way = await wayOf(tx, sources, days, given);
  if (way === undefined) return errors.noProcedure();
  if (isRefusal(way)) return way;
  const { kind, about, round, rows, due, states } = way;
  const line = await lineThrough(tx, about.unit, todayInVietnam());
  const why = refusalOf(holder, 'procedure.see', { line, person: about.person });
  if (why) return why;
  const isCarried = (await queries.procedureOfCycle(tx, given.cycle)) !== undefined;
  const steps = kind.steps.map((step) => ({
    ...{
      step: step.id,
      label: step.label,
      does: step.does,
      by: [...step.by],
      at: step.place,
      who: whoTakes(step),
    },
    ...{ after: [...step.after], isOptional: step.isOptional, paper: step.paper ?? null },
    articles: [...step.articles],
    state: states.get(step.id) ?? 'waiting',
    dueBy: due.get(step.id)?.day ?? null,
    isDueKnown: due.get(step.id)?.isKnown ?? true,
    takenOn: rows.get(step.id)?.on ?? null,
    reason: rows.get(step.id)?.reason ?? null,
  }));
  const name = (await subjectNames(tx, [about]))(about);
  return { ...given, person: about.person, name, kind: kind.id, label: kind.label, round, isCarried, steps };
}
