import { say } from '@congtam/engine';
import type { Witness } from '../audit/witness.ts';
import { httpWitness } from '../audit/witness-http.ts';
import { mailWitness } from '../audit/witness-mail.ts';
import { isThisMachine, type MailSettings } from '../mail.ts';
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
} as const;

type Get = (name: keyof typeof WITNESS_SETTINGS) => string;

/** @throws StartRefusal naming the setting that is wrong */
export function witnessesOf(get: Get, mail: MailSettings | undefined): readonly Witness[] {
  const boxes = listOf(get('CONGTAM_WITNESS_MAIL'));
  if (boxes.length > 0 && mail === undefined)
    throw wrongSetting('CONGTAM_WITNESS_MAIL', 'cùng với CONGTAM_SMTP_URL', 'together with CONGTAM_SMTP_URL');
  for (const box of boxes) {
    if (!isMailbox(box)) throw wrongSetting('CONGTAM_WITNESS_MAIL', 'các địa chỉ thư', 'mail addresses');
  }
  return [
    ...listOf(get('CONGTAM_WITNESS_URLS')).map((text) => httpWitness(witnessUrl(text))),
    ...(mail === undefined ? [] : boxes.map((box) => mailWitness(box, mail))),
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
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url.hostname));
  if (url === undefined || !isSafe || url.username !== '' || url.hash !== '' || url.search !== '') {
    throw wrongSetting(
      'CONGTAM_WITNESS_URLS',
      'các địa chỉ https:// không kèm tên, mật khẩu, tham số',
      'https:// addresses without user, password or parameters',
    );
  }
  return url;
}
