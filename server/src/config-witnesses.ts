import { say } from '@congtam/engine';
import type { Witness } from './audit/witness.ts';
import { httpWitness } from './audit/witness-http.ts';
import { type MailServer, mailWitness } from './audit/witness-mail.ts';
import { wrongSetting } from './wrong-setting.ts';

/** Settings of those who keep checkpoints; part of the page of settings. */
export const WITNESS_SETTINGS = {
  CONGTAM_WITNESS_URLS: {
    byDefault: '',
    says: say(
      'nơi chứng kiến nhận dấu mốc qua HTTPS (C2SP tlog-witness add-checkpoint), cách nhau bằng dấu phẩy',
      'witnesses that take checkpoints over HTTPS (C2SP tlog-witness add-checkpoint), separated by commas',
    ),
  },
  CONGTAM_WITNESS_MAIL: {
    byDefault: '',
    says: say(
      'hộp thư nhận dấu mốc, cách nhau bằng dấu phẩy; cần CONGTAM_SMTP_URL',
      'mailboxes that take checkpoints, separated by commas; needs CONGTAM_SMTP_URL',
    ),
  },
  CONGTAM_SMTP_URL: {
    byDefault: '',
    says: say(
      'máy chủ thư: smtps://người-dùng:mật-khẩu@máy:465, hoặc smtp:// (bắt buộc STARTTLS)',
      'mail server: smtps://user:password@host:465, or smtp:// (STARTTLS is demanded)',
    ),
  },
  CONGTAM_MAIL_FROM: {
    byDefault: '',
    says: say('địa chỉ gửi của thư', 'address that letters are sent from'),
  },
} as const;

type Get = (name: keyof typeof WITNESS_SETTINGS) => string;

const LOCAL = ['127.0.0.1', '[::1]', '::1', 'localhost'];

/** @throws StartRefusal naming the setting that is wrong */
export function witnessesOf(get: Get): readonly Witness[] {
  const boxes = listOf(get('CONGTAM_WITNESS_MAIL'));
  const server = mailServerOf(get, boxes.length > 0);
  for (const box of boxes) {
    if (!isMailbox(box)) throw wrongSetting('CONGTAM_WITNESS_MAIL', 'các địa chỉ thư', 'mail addresses');
  }
  return [
    ...listOf(get('CONGTAM_WITNESS_URLS')).map((text) => httpWitness(witnessUrl(text))),
    ...(server === undefined ? [] : boxes.map((box) => mailWitness(box, server))),
  ];
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** One address: no names, no lists, nothing that a header could be made of. */
const isMailbox = (text: string): boolean => /^[^\s@<>,;:"']+@[^\s@<>,;:"']+$/.test(text);

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

function witnessUrl(text: string): URL {
  const url = urlOf(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.includes(url.hostname));
  if (url === undefined || !isSafe || url.username !== '' || url.hash !== '' || url.search !== '') {
    throw wrongSetting(
      'CONGTAM_WITNESS_URLS',
      'các địa chỉ https:// không kèm tên, mật khẩu, tham số',
      'https:// addresses without user, password or parameters',
    );
  }
  return url;
}

function mailServerOf(get: Get, isNeeded: boolean): MailServer | undefined {
  const text = get('CONGTAM_SMTP_URL');
  if (text === '' && !isNeeded) return undefined;
  const url = urlOf(text);
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw wrongSetting('CONGTAM_SMTP_URL', 'dạng smtps://máy:465', 'the form smtps://host:465');
  }
  const from = get('CONGTAM_MAIL_FROM');
  if (!isMailbox(from)) throw wrongSetting('CONGTAM_MAIL_FROM', 'một địa chỉ thư', 'a mail address');
  const isTls = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port) || (isTls ? 465 : 587),
    isTls,
    isLocal: LOCAL.includes(url.hostname),
    ...(url.username === ''
      ? {}
      : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
    from,
  };
}
