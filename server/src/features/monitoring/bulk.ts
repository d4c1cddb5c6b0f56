import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import { listFiles } from './file-view.ts';
import { actOnFile, type FileStanding, fileVersion } from './files.ts';
import { afterFileAct } from './monitoring.states.ts';

/** What became of a file in bulk. */
export interface BulkOutcome {
  readonly done: readonly FileStanding[];
  /** Left as they are: not handed in yet, changed meanwhile, or one's own, which nobody confirms. */
  readonly left: readonly { readonly person: string; readonly because: string }[];
}

/**
 * Confirms (or approves) every file of a period in a unit that waits for it, except those named, which go back with their
 * reason. Each is an act of its own, and none is confirmed by itself.
 */
export async function confirmInBulk(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly cycle: string;
    readonly period: string;
    readonly unit: string;
    readonly step: 'manager' | 'authority';
    readonly except: readonly { readonly person: string; readonly reason: string }[];
    readonly now: number;
  },
): Promise<BulkOutcome | Refusal> {
  const { cycle, period, step, now } = given;
  const listed = await listFiles(tx, holder, sources, given);
  if (isRefusal(listed)) return listed;
  const except = new Map(given.except.map(({ person, reason }) => [person, reason]));
  const done: FileStanding[] = [];
  const left: { person: string; because: string }[] = [];
  const today = todayInVietnam();
  const [onward, back] =
    step === 'manager' ? (['confirm', 'return'] as const) : (['approve', 'sendBack'] as const);
  for (const { person, state, number, unit } of listed.people) {
    if (afterFileAct(state, step, onward) === undefined) {
      left.push({ person, because: `state.${state}` });
      continue;
    }
    const line = await lineThrough(tx, unit, today);
    const why = refusalOf(holder, step === 'manager' ? 'monitoring.confirm' : 'monitoring.approve', {
      line,
      person,
    });
    if (why) {
      left.push({ person, because: why.code });
      continue;
    }
    const reason = except.get(person) ?? null;
    const act = reason === null ? onward : back;
    const standing = await actOnFile(tx, holder, sources, {
      ...{ cycle, person, period, step, act, reason, now },
      seen: fileVersion(number),
    });
    // Somebody else acted on it meanwhile: what was done before it stays, and this one is told.
    if (isRefusal(standing)) left.push({ person, because: standing.code });
    else done.push(standing);
  }
  return { done, left };
}
