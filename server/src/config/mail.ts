import { say } from '@congtam/engine';
import type { MailSettings } from '../mail.ts';
import { secretOf } from './secret-file.ts';
import { wrongSetting } from './wrong-setting.ts';

/** Settings of outgoing mail; part of the page of settings. */
export const MAIL_SETTINGS = {
  CONGTAM_SMTP_URL: {
    byDefault: '',
    says: say(
      'máy chủ thư: smtps://tên@máy hoặc smtp://tên@máy (STARTTLS bắt buộc); trống: không gửi thư',
      'mail server: smtps://user@host or smtp://user@host (STARTTLS is required); empty: nothing is mailed',
    ),
  },
  CONGTAM_SMTP_PASSWORD_FILE: {
    byDefault: '',
    says: say('tệp chứa mật khẩu của máy chủ thư', 'file with the password of the mail server'),
  },
  CONGTAM_MAIL_FROM: {
    byDefault: '',
    says: say('địa chỉ người gửi của thư báo', 'address notices are sent from'),
  },
} as const;

type Get = (name: keyof typeof MAIL_SETTINGS) => string;

/** @throws StartRefusal naming the setting that is wrong */
export function mailOf(get: Get): MailSettings | undefined {
  const text = get('CONGTAM_SMTP_URL');
  const from = get('CONGTAM_MAIL_FROM');
  if (text === '') {
    if (from === '' && get('CONGTAM_SMTP_PASSWORD_FILE') === '') return undefined;
    throw wrongSetting('CONGTAM_SMTP_URL', 'địa chỉ máy chủ thư', 'the address of the mail server');
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !['smtp:', 'smtps:'].includes(url.protocol) ||
    url.hostname === '' ||
    url.password !== ''
  )
    throw wrongSetting(
      'CONGTAM_SMTP_URL',
      'smtps://tên@máy[:cổng], mật khẩu trong CONGTAM_SMTP_PASSWORD_FILE',
      'smtps://user@host[:port], with the password in CONGTAM_SMTP_PASSWORD_FILE',
    );
  if (!/^[^@\s]+@[^@\s]+$/.test(from))
    throw wrongSetting('CONGTAM_MAIL_FROM', 'một địa chỉ thư', 'an address of mail');
  const isTls = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port) || (isTls ? 465 : 587),
    isTls,
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: secretOf('CONGTAM_SMTP_PASSWORD_FILE', get('CONGTAM_SMTP_PASSWORD_FILE')),
    from,
  };
}
