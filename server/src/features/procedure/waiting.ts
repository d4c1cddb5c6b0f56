import type { Doing, ProcedureStep, StepActor, WorkingDays } from '@congtam/regulations';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { StepInSight, WaitingStep } from '../../evaluation/step-keeper.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { type CycleRow, cycleById } from '../cycles/cycles.queries.ts';
import { levelDaysGranted } from '../cycles/last-days.queries.ts';
import { personById } from '../people/people.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { undecidedBefore } from './decided-first.ts';
import { kindFor } from './kinds.ts';
import { refusalOfActor } from './places.ts';
import * as queries from './procedure.queries.ts';
import { mayTake } from './procedure.states.ts';
import { bySubject, countedIn, standingOf } from './standing.ts';

type Sources = Pick<EvaluationSources, 'joined'>;

/** A cycle whose procedure is carried here and that has been computed. */
interface Carried {
  readonly cycle: CycleRow;
  readonly run: string;
  readonly packs: Exclude<Awaited<ReturnType<Sources['joined']>>, { readonly code: string }>;
}
type Frame = Awaited<ReturnType<typeof queries.framesIn>>[number];

async function carriedIn(tx: Tx, sources: Sources, id: string): Promise<Carried | undefined> {
  if ((await queries.procedureOfCycle(tx, id)) === undefined) return undefined;
  const cycle = await cycleById(tx, id);
  const run = await lastDone(tx, id);
  if (cycle === undefined || run === undefined) return undefined;
  const packs = await sources.joined(tx, cycle);
  return isRefusal(packs) ? undefined : { cycle, run: run.id, packs };
}

/**
 * The steps that wait to be taken in a cycle whose procedure is carried here, of every subject in sight; only those that have
 * to be done, and none of cycles that go on paper.
 */
export async function waitingIn(
  tx: Tx,
  sources: Sources,
  days: WorkingDays,
  id: string,
): Promise<readonly WaitingStep[]> {
  const carried = await carriedIn(tx, sources, id);
  if (carried === undefined) return [];
  const found = await waitingOf(tx, carried, days, await queries.framesIn(tx, carried.run));
  return found.map(({ waits }) => waits);
}

/**
 * Of the steps that wait in a cycle those of some kinds that somebody takes, about themself and by a role that they hold
 * where the text says, and those about themself that others take. Of others is only read where a role takes such a step.
 */
export async function waitingFor(
  tx: Tx,
  sources: Sources,
  days: WorkingDays,
  holder: Holder,
  given: { readonly cycle: string; readonly does: readonly Doing[] },
): Promise<readonly StepInSight[]> {
  const carried = await carriedIn(tx, sources, given.cycle);
  if (carried === undefined) return [];
  const asked = carried.packs.flatMap(({ procedure }) =>
    (procedure?.kinds ?? []).flatMap(({ steps }) => steps.filter(({ does }) => given.does.includes(does))),
  );
  const takes = (by: readonly StepActor[]) => holder.roles.some(({ role }) => by.some((one) => one === role));
  const frames = asked.some(({ by }) => takes(by))
    ? await queries.framesIn(tx, carried.run)
    : await ownFrames(tx, carried, holder.person);
  const lines = new Map<string, Promise<readonly string[]>>();
  const lineOf = (unit: string) => {
    const line = lines.get(unit) ?? lineThrough(tx, unit, todayInVietnam());
    lines.set(unit, line);
    return line;
  };
  const found: StepInSight[] = [];
  for (const { waits, step, frame } of await waitingOf(tx, carried, days, frames)) {
    const isAboutThem = frame.person !== null && frame.person === holder.person;
    const mayBeTheirs = takes(step.by) || (isAboutThem && step.by.includes('themself'));
    const isAsked = mayBeTheirs && given.does.includes(step.does);
    if (!(isAsked || isAboutThem)) continue;
    const why = await refusalOfActor(tx, holder, step, frame, await lineOf(frame.unit));
    if (why !== undefined && !isAboutThem) continue;
    if (isAsked || why !== undefined) found.push({ ...waits, isTheirs: why === undefined });
  }
  return found;
}

/** Where somebody themself stands in the results; none for accounts that are nobody's and people that are not in them. */
async function ownFrames(tx: Tx, { run, packs }: Carried, person: string | null): Promise<readonly Frame[]> {
  const subject = person === null ? undefined : (await personById(tx, person))?.staffCode;
  if (subject === undefined) return [];
  const frames: Frame[] = [];
  for (const { regulation, procedure } of packs) {
    if (procedure === undefined) continue;
    const frame = await queries.frameOf(tx, { run, regulation: regulation.id, subject });
    if (frame?.person === person) frames.push({ ...frame, regulation: regulation.id, subject });
  }
  return frames;
}

interface Found {
  readonly waits: WaitingStep;
  readonly step: ProcedureStep;
  readonly frame: Frame;
}

async function waitingOf(
  tx: Tx,
  { cycle, packs }: Carried,
  days: WorkingDays,
  frames: readonly Frame[],
): Promise<readonly Found[]> {
  if (frames.length === 0) return [];
  const subjects = new Set(frames.map(({ subject }) => subject));
  const [only] = subjects.size === 1 ? subjects : [];
  const takenOf = bySubject(await queries.stepsTaken(tx, { cycle: cycle.id, subject: only }));
  const grantedTo = levelDaysGranted(tx, cycle);
  const found: Found[] = [];
  for (const frame of frames) {
    const procedure = packs.find(({ regulation }) => regulation.id === frame.regulation)?.procedure;
    const kind = procedure && kindFor(procedure, frame.group, frame.authority);
    if (procedure === undefined || kind === undefined) continue;
    const others = undecidedBefore(frame, kind, { procedure, frames, takenOf });
    const rows = countedIn(frame.round, takenOf(frame));
    const { states, due } = standingOf(kind, { cycle, rows, days, granted: await grantedTo(frame.unit) });
    for (const step of kind.steps) {
      const state = states.get(step.id);
      if (step.isOptional || !mayTake(state) || (step.does === 'decision' && others.length > 0)) continue;
      const waits = {
        ...{ cycle: cycle.id, regulation: frame.regulation, subject: frame.subject, unit: frame.unit },
        ...{ person: frame.person, step: step.id, label: step.label, does: step.does, by: step.by },
        ...{ place: step.place, dueBy: due.get(step.id)?.day ?? null },
        isOverdue: state === 'overdue',
      };
      found.push({ waits, step, frame });
    }
  }
  return found;
}
