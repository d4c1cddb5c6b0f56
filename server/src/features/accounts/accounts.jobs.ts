import { record } from '../../audit/record.ts';
import type { Database } from '../../database/open-database.ts';
import type { JobHandlers } from '../../jobs/worker.ts';
import type { SendMail } from '../../mail.ts';
import { disableIdleAccounts, sweepSessions, takeStrangers } from './accounts.queries.ts';
import { kindOfNotice, mailOfNotice } from './own-account.queries.ts';

/** TCVN 14423 (5.6.2.3): an account in which nobody signs in is disabled. */
export const MOST_IDLE_DAYS = 45;

/** What the system does to accounts by itself, every hour: ends what has run out, disables what is not used. */
export async function sweepAccounts({ asSystem }: Pick<Database, 'asSystem'>): Promise<readonly string[]> {
  await asSystem(sweepSessions);
  await asSystem(async (tx) => {
    for (const { since, times } of await takeStrangers(tx)) {
      const subject = { kind: 'session', id: 'unknown' };
      await record(tx, { action: 'session.refuseStrangers', subject, facts: { since, times } });
    }
  });
  return asSystem(async (tx) => {
    const disabled = await disableIdleAccounts(tx, MOST_IDLE_DAYS);
    for (const id of disabled) {
      const facts = { why: 'idle', days: MOST_IDLE_DAYS };
      await record(tx, { action: 'account.disable', subject: { kind: 'account', id }, facts });
    }
    return disabled;
  });
}

/** Everything a mail ever says: what has changed is read after signing in. */
export const NOTICE_MAIL = {
  subject: 'Công Tâm: tài khoản',
  text: 'Có thay đổi tài khoản, đăng nhập để xem.\n\nYour account was changed; sign in to see how.\n',
} as const;

/** Everything a reminder ever says: what is due is read after signing in. */
export const REMINDER_MAIL = {
  subject: 'Công Tâm: việc đến hạn',
  text: 'Có việc đến hạn, đăng nhập để xem.\n\nSomething is due; sign in to see what.\n',
} as const;

/** Everything a notice of an inspection ever says: what it is about is read after signing in. */
export const INSPECTION_MAIL = {
  subject: 'Công Tâm: có việc kiểm tra liên quan',
  text: 'Có việc kiểm tra liên quan đến bạn hoặc đơn vị của bạn, đăng nhập để xem.\n\nAn inspection concerns you or your unit; sign in to see it.\n',
} as const;

interface MailText {
  readonly subject: string;
  readonly text: string;
}
const MAILS: ReadonlyMap<string | undefined, MailText> = new Map<string, MailText>([
  ['reminder', REMINDER_MAIL],
  ['reviewPoint', REMINDER_MAIL],
  ['inspection', INSPECTION_MAIL],
]);

/** Mails that there is a notice. A mail server that is away is asked again later; who has no address reads in the program. */
export const accountJobs = (send: SendMail): JobHandlers => ({
  'account.mailNotice': async ({ job, asRequester, finishing }) => {
    const { notice } = payloadOf(job.payload);
    const [addresses, kind] = await asRequester(async (tx) => [
      await mailOfNotice(tx, notice),
      await kindOfNotice(tx, notice),
    ]);
    const mail = MAILS.get(kind) ?? NOTICE_MAIL;
    for (const to of addresses) await send({ to, ...mail });
    await finishing(async () => {});
  },
});

function payloadOf(payload: unknown): { readonly notice: string } {
  if (typeof payload === 'object' && payload !== null && 'notice' in payload) {
    return { notice: String(payload.notice) };
  }
  throw new Error('the job names no notice');
}
