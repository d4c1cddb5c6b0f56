import type { Procedure } from '@congtam/regulations';
import { kindFor } from './kinds.ts';
import type { SubjectFrame } from './procedure.queries.ts';
import type { StepState } from './procedure.states.ts';
import { type bySubject, countedIn } from './standing.ts';

type Framed = SubjectFrame & { readonly regulation: string; readonly subject: string };

/**
 * Of whom it has to be decided before, and is not: subjects of the same unit of the kinds that a kind comes after. Heads are
 * decided on before their deputies, where a text says so.
 *
 * @param frames all subjects of the run, as far as they are in sight
 */
export function undecidedBefore(
  about: Pick<Framed, 'regulation' | 'subject' | 'unit'>,
  kind: { readonly decidedAfter: readonly string[] },
  given: {
    readonly procedure: Procedure;
    readonly frames: readonly Framed[];
    readonly takenOf: ReturnType<typeof bySubject>;
  },
): readonly string[] {
  if (kind.decidedAfter.length === 0) return [];
  return given.frames.flatMap((frame) => {
    if (frame.regulation !== about.regulation || frame.unit !== about.unit) return [];
    const other = kindFor(given.procedure, frame.group, frame.authority);
    if (frame.subject === about.subject || !other || !kind.decidedAfter.includes(other.id)) return [];
    const decision = other.steps.find(({ does }) => does === 'decision')?.id ?? '';
    return countedIn(frame.round, given.takenOf(frame)).has(decision) ? [] : [frame.subject];
  });
}

/** The states of steps where others come first: the decision waits for theirs. */
export function withOthersFirst(
  states: ReadonlyMap<string, StepState>,
  decision: string | undefined,
  others: readonly string[],
): ReadonlyMap<string, StepState> {
  const now = decision === undefined ? undefined : states.get(decision);
  if (decision === undefined || others.length === 0 || (now !== 'open' && now !== 'overdue')) return states;
  return new Map(states).set(decision, 'waiting');
}
