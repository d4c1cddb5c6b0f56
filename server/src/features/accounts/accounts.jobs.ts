import { record } from '../../audit/record.ts';
import type { Database } from '../../database/open-database.ts';
import { disableIdleAccounts, sweepSessions } from './accounts.queries.ts';

/** TCVN 14423 (5.6.2.3): an account in which nobody signs in is disabled. */
export const MOST_IDLE_DAYS = 45;

/** What the system does to accounts by itself, every hour: ends what has run out, disables what is not used. */
export async function sweepAccounts({ asSystem }: Pick<Database, 'asSystem'>): Promise<readonly string[]> {
  await asSystem(sweepSessions);
  return asSystem(async (tx) => {
    const disabled = await disableIdleAccounts(tx, MOST_IDLE_DAYS);
    for (const id of disabled) {
      const facts = { reason: 'idle', days: MOST_IDLE_DAYS };
      await record(tx, { action: 'account.disable', subject: { kind: 'account', id }, facts });
    }
    return disabled;
  });
}
