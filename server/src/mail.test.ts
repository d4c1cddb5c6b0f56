import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { NOTICE_MAIL } from './features/accounts/accounts.jobs.ts';
import { smtpMail } from './mail.ts';

/** A mail server that offers no TLS and keeps what it was told: commands, and the mail itself. */
async function mailServer() {
  const told = { commands: '', mail: '' };
  const server = createServer((socket) => {
    let isMail = false;
    let unread = '';
    socket.write('220 here\r\n');
    socket.on('error', () => {});
    socket.on('data', (data) => {
      unread += data.toString('latin1');
      for (;;) {
        const end = unread.indexOf(isMail ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const said = unread.slice(0, end);
        unread = unread.slice(end + (isMail ? 5 : 2));
        if (isMail) told.mail += said;
        else told.commands += `${said}\n`;
        const begins = !isMail && said === 'DATA';
        socket.write(begins ? '354 go on\r\n' : '250 fine\r\n');
        isMail = begins;
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, told, stop: () => server.close() };
}

const mail = { to: 'lan@xa.example', ...NOTICE_MAIL };

it('A35 - the mail that leaves holds the words of every notice and no others', async () => {
  const { port, told, stop } = await mailServer();
  await smtpMail({ host: '127.0.0.1', port, isTls: false, from: 'congtam@xa.example' })(mail);
  stop();
  expect(told.commands.match(/^(MAIL|RCPT).*$/gm)).toEqual([
    'MAIL FROM:<congtam@xa.example>',
    'RCPT TO:<lan@xa.example>',
  ]);
  expect(told.mail).toMatch(/^Content-Transfer-Encoding: quoted-printable/m);
  const body = told.mail.slice(told.mail.indexOf('\r\n\r\n'));
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const said = Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
  expect(said.trim()).toBe(NOTICE_MAIL.text.trim());
});

it('a mail server beyond this machine that offers no TLS is told nothing', async () => {
  const { port, told, stop } = await mailServer();
  // This machine by a name that does not say so. It answers to anything, and speaks no TLS afterwards: that is waited for.
  const patience = 1_000;
  await expect(
    smtpMail({ host: '127.0.0.2', port, isTls: false, from: 'congtam@xa.example' }, patience)(mail),
  ).rejects.toThrow();
  stop();
  expect(told.commands).not.toMatch(/^(MAIL|RCPT)/m);
  expect(told.mail).toBe('');
});
