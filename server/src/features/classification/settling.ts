import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { entryById } from '../registers/registers.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { isCandidate } from './board.ts';
import * as errors from './classification.errors.ts';
import * as queries from './classification.queries.ts';
import { openedForDecisions, standingsOf } from './opened.ts';
import * as runs from './runs.queries.ts';
import { standingLevels } from './standing-levels.queries.ts';

/** What goes out after a level was decided: each is looked at by a person where it was done. */
const GOES_OUT = ['notice', 'publication', 'commendation', 'report'] as const;

/** What a feature knows to have gone out about somebody; given where the routes are put together. */
export type WentOut = (
  tx: Tx,
  given: { readonly cycle: string; readonly subject: string },
) => Promise<readonly { readonly touched: (typeof GOES_OUT)[number]; readonly now: string }[]>;

/** One thing that a discipline touches, and what was done about it. */
export interface Touched {
  readonly touched: string;
  readonly now: string | null;
  readonly outcome: string | null;
  readonly ground: string | null;
}

/**
 * Everything that a discipline found later touches in a cycle: the level under each regulation (the Party's too) and the
 * decision on it, the place under a quota, and what went out. Nothing is changed by it: each is settled by a person, one by one, and a place that becomes free is
 * filled by nobody.
 */
export async function touchedBy(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  wentOut: readonly WentOut[],
  given: { readonly cycle: string; readonly entry: string },
): Promise<
  { readonly subject: string; readonly person: string; readonly touched: readonly Touched[] } | Refusal
> {
  const opened = await openedForDecisions(tx, sources, given.cycle);
  if (isRefusal(opened)) return opened;
  const entry = await entryById(tx, given.entry);
  if (entry === undefined || entry.person === null) return errors.noSuchSubject();
  const results = (await runs.resultsOf(tx, { run: opened.run.id })).filter(
    ({ person, outcome }) => person === entry.person && outcome !== 'other-regime',
  );
  const [first] = results;
  if (first === undefined || first.person === null) return errors.noSuchSubject();
  const line = await lineThrough(tx, first.unit, todayInVietnam());
  const why = refusalOf(holder, 'classification.see', { line, person: first.person });
  if (why) return why;
  const found: { touched: string; now: string | null }[] = [];
  const { run, cycle } = opened;
  const standing = await standingLevels(tx, {
    ...{ cycle: cycle.id, period: cycle.period, run: run.id, person: entry.person },
  });
  for (const { regulation, subject, suggested, decided, document } of standing) {
    found.push({ touched: `level:${regulation}`, now: decided ?? suggested });
    if (decided !== null) found.push({ touched: `decision:${regulation}`, now: document });
    for (const { quota, lines } of await standingsOf(tx, opened, { regulation, subject })) {
      const stands = lines.filter((one) => isCandidate(one, subject) || one.beside.includes(subject));
      if (stands.length === 0) continue;
      const holds = stands.some(
        ({ beside, candidates }) =>
          beside.includes(subject) || candidates.some((c) => c.subject === subject && c.state === 'in'),
      );
      found.push({ touched: `place:${regulation}:${quota}`, now: holds ? 'in' : 'out' });
    }
  }
  const { subject } = first;
  const known = (await Promise.all(wentOut.map((told) => told(tx, { cycle: cycle.id, subject })))).flat();
  found.push(
    ...GOES_OUT.map((touched) => ({
      touched,
      now: known.find((one) => one.touched === touched)?.now ?? null,
    })),
  );
  const settled = (await queries.settlementsOf(tx, given.cycle, first.subject)).filter(
    (one) => one.entry === given.entry,
  );
  return {
    subject: first.subject,
    person: first.person,
    touched: found.map((one) => {
      const done = settled.find(({ touched }) => touched === one.touched);
      return { ...one, outcome: done?.outcome ?? null, ground: done?.ground ?? null };
    }),
  };
}

/** Settles one of the things a discipline touches, with its ground. */
export async function settle(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  wentOut: readonly WentOut[],
  given: {
    readonly cycle: string;
    readonly entry: string;
    readonly touched: string;
    readonly outcome: string;
    readonly ground: string;
  },
) {
  const found = await touchedBy(tx, holder, sources, wentOut, given);
  if (isRefusal(found)) return found;
  const { subject, person } = found;
  const entry = await entryById(tx, given.entry);
  if (entry === undefined || !found.touched.some(({ touched }) => touched === given.touched))
    return errors.noSuchSubject();
  const line = await lineThrough(tx, entry.unit, todayInVietnam());
  const why = refusalOf(holder, 'classification.settle', { line, person });
  if (why) return why;
  const { touched, outcome, ground } = given;
  const id = newId();
  await queries.addSettlement(tx, { ...given, id, subject, person, unit: entry.unit, by: holder.account });
  await record(tx, {
    action: 'classification.settle',
    subject: { kind: 'settlement', id },
    ...{ unit: entry.unit, person },
    facts: { cycle: given.cycle, entry: given.entry, touched, outcome },
    texts: { ground },
  });
  return touchedBy(tx, holder, sources, wentOut, given);
}
