import { type MailSettings, smtpMail } from '../mail.ts';
import type { Witness } from './witness.ts';

/** A mailbox takes one an hour unless something was published: it is to be looked at by people. */
const REST = 60 * 60;

/** A mailbox: the simplest of witnesses. The letter holds the signed checkpoint and nothing else. */
export function mailWitness(to: string, settings: MailSettings, patience?: number): Witness {
  const send = smtpMail(settings, patience);
  return {
    name: `mailto:${to}`,
    kind: 'mail',
    restSeconds: REST,
    deliver: async ({ origin, size, note }) => {
      try {
        await send({ to, subject: `Công Tâm: dấu mốc ${origin} ${size}`, text: note });
        return { kind: 'taken', cosignatures: [] };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        return { kind: 'failed', code: /^E[A-Z]+$/.test(code) ? `mail-${code.toLowerCase()}` : 'mail' };
      }
    },
  };
}
