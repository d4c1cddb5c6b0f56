import { createTransport } from 'nodemailer';

/** Sends one text to one address. */
export type SendMail = (mail: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}) => Promise<void>;

/** How the server of outgoing mail is reached. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS, which is then required unless the server is this machine. */
  readonly isTls: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly from: string;
}

const PATIENCE = 10_000;

/** Mail by SMTP: no other host is reached, no file read, no address fetched for a message. */
export function smtpMail(settings: MailSettings, patience = PATIENCE): SendMail {
  const { host, port, isTls, user, password = '', from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: isTls,
    requireTLS: !isTls && !isThisMachine(host),
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from, to, subject, text });
  };
}

/** Where no mail is set up: notices are read in the program. */
export const noMail: SendMail = async () => {};

export const isThisMachine = (host: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host);
