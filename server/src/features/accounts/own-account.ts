import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { Refused } from '../../refusal.ts';
import { noSuchSession } from './accounts.errors.ts';
import { endOwnSessions, setOwnMail } from './own-account.queries.ts';
import { tokenHash } from './secrets.ts';

/** Ends one of one's own sessions by its name. */
export async function endSessionOf(tx: Tx, { account }: Holder, session: string): Promise<void> {
  if ((await endOwnSessions(tx, { id: session })) === 0) throw new Refused(noSuchSession());
  await record(tx, { action: 'session.end', subject: { kind: 'session', id: account } });
}

/** Ends every other session of who asks, and says how many there were. */
export async function endOtherSessions(
  tx: Tx,
  { account }: Holder,
  token: string,
): Promise<{ readonly ended: number }> {
  const ended = await endOwnSessions(tx, { allBut: tokenHash(token) });
  await record(tx, {
    action: 'session.endOthers',
    subject: { kind: 'session', id: account },
    facts: { ended },
  });
  return { ended };
}

/** Where one's notices go besides the page of notices; the address of before is told as well. */
export async function changeOwnMail(tx: Tx, { account }: Holder, mail: string | null): Promise<void> {
  await setOwnMail(tx, mail);
  await record(tx, {
    action: 'account.setMail',
    subject: { kind: 'account', id: account },
    ...(mail === null ? {} : { texts: { mail } }),
  });
}
