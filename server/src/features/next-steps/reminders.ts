import { account } from '../../database/as-actor.ts';
import type { Database } from '../../database/open-database.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { holderOfActor } from '../accounts/accounts.queries.ts';
import { nextSteps } from './next-steps.ts';
import * as queries from './reminders.queries.ts';

/** How long before its last day somebody is reminded. */
const AHEAD = 3 * 24 * 60 * 60 * 1000;

/**
 * Reminds whoever has something to do that is due within three days, or late: of all that the first page shows them, with
 * their own rights, and of none of it by name. Once a day for each account.
 *
 * @param onFailure told when the steps of one account cannot be read; the others are reminded all the same
 * @returns how many were reminded
 */
export async function remindOfSteps(
  database: Pick<Database, 'asActor' | 'asSystem'>,
  sources: EvaluationSources,
  onFailure: (error: unknown) => void,
): Promise<number> {
  let told = 0;
  for (const id of await database.asSystem(queries.accountsToRemind)) {
    try {
      const steps = await database.asActor(
        account(id),
        async (tx) => (await nextSteps(tx, await holderOfActor(tx), sources)).mine,
        { isReadOnly: true },
      );
      const last = todayInVietnam(new Date(Date.now() + AHEAD));
      if (!steps.some(({ due }) => due !== null && due <= last)) continue;
      if (await database.asSystem((tx) => queries.remind(tx, id))) told += 1;
    } catch (error) {
      onFailure(error);
    }
  }
  return told;
}

/** The same, done once on each day however often it is called: everybody’s steps are much to read. */
export function onceADay(work: () => Promise<unknown>): () => Promise<void> {
  let done = '';
  return async () => {
    const today = todayInVietnam();
    if (done === today) return;
    await work();
    done = today;
  };
}
