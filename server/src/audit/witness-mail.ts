import { createTransport } from 'nodemailer';
import type { Witness } from './witness.ts';

const PATIENCE = 10_000;
/** A mailbox takes one an hour unless something was published: it is to be looked at by people. */
const REST = 60 * 60;

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS is demanded, but on this machine. */
  readonly isTls: boolean;
  readonly isLocal: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly from: string;
}

/** A mailbox: the simplest of witnesses. The letter holds the signed checkpoint and nothing else. */
export function mailWitness(to: string, server: MailServer, patience = PATIENCE): Witness {
  const { host, port, isTls, isLocal, user, password, from } = server;
  const transport = createTransport({
    host,
    port,
    secure: isTls,
    requireTLS: !isTls && !isLocal,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: `mailto:${to}`,
    kind: 'mail',
    restSeconds: REST,
    deliver: async ({ origin, size, note }) => {
      try {
        await transport.sendMail({ from, to, subject: `Công Tâm: dấu mốc ${origin} ${size}`, text: note });
        return { kind: 'taken', cosignatures: [] };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        return { kind: 'failed', code: /^E[A-Z]+$/.test(code) ? `mail-${code.toLowerCase()}` : 'mail' };
      }
    },
  };
}
