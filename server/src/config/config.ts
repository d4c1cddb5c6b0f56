import { resolve } from 'node:path';
import { type Bilingual, chooseAmong, say } from '@congtam/engine';
import type { Witness } from '../audit/witness.ts';
import { databaseAddress } from '../database/database-url.ts';
import type { ServerAddress } from '../database/server-address.ts';
import type { ProviderSettings } from '../features/accounts/identity-provider.ts';
import type { PasswordProfile } from '../features/accounts/password-policy.ts';
import type { MailSettings } from '../mail.ts';
import { StartRefusal } from '../start-refusal.ts';
import { MAIL_SETTINGS, mailOf } from './mail.ts';
import { PROVIDER_SETTINGS, providerOf } from './provider.ts';
import { fileOf } from './secret-file.ts';
import { WITNESS_SETTINGS, witnessesOf } from './witnesses.ts';
import { wrongSetting } from './wrong-setting.ts';

/** Everything an operator can set, read and checked once at start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** Absent: the embedded PostgreSQL. */
  readonly database?: ServerAddress;
  readonly postgresFolder?: string;
  readonly transport: Transport;
  readonly passwordProfile: PasswordProfile;
  /** Administrators do nothing as such without a second factor. */
  readonly administratorsProve: boolean;
  /** Absent: people sign in here only. */
  readonly provider?: ProviderSettings;
  /** Absent: notices are read in the program only. */
  readonly mail?: MailSettings;
  /** Who checkpoints are handed to. */
  readonly witnesses: readonly Witness[];
  /** What `/metrics` asks for from beyond this machine; absent: it answers this machine only. */
  readonly metricsToken?: string;
}

export type Transport =
  | { readonly kind: 'local' }
  | { readonly kind: 'tls'; readonly certificate: Buffer; readonly key: Buffer }
  /** A reverse proxy on this machine speaks HTTPS; it says where requests come from. */
  | { readonly kind: 'proxy' }
  | { readonly kind: 'plain' };

interface Setting {
  readonly byDefault: string;
  readonly says: Bilingual;
}

/** Documented in docs/settings.md, which is made of this. */
export const SETTINGS = {
  PORT: { byDefault: '3000', says: say('cổng phục vụ', 'port to listen on') },
  HOST: { byDefault: '127.0.0.1', says: say('địa chỉ lắng nghe', 'address to listen on') },
  CONGTAM_DATA: {
    byDefault: './data',
    says: say('thư mục dữ liệu, chỉ chủ đọc được', 'data folder, readable by its owner only'),
  },
  DATABASE_URL: {
    byDefault: '',
    says: say(
      'PostgreSQL từ 15 có sẵn (postgres://…); trống: PostgreSQL kèm theo',
      'an existing PostgreSQL 15 or later (postgres://…); empty: the one that comes with the program',
    ),
  },
  DATABASE_CA: {
    byDefault: '',
    says: say(
      'tệp chứng thư CA của máy chủ cơ sở dữ liệu',
      'file with the CA certificate of the database server',
    ),
  },
  CONGTAM_POSTGRES_BIN: {
    byDefault: '',
    says: say(
      'thư mục có initdb và postgres để dùng thay bản kèm theo',
      'folder with initdb and postgres to use instead of those that come with the program',
    ),
  },
  CONGTAM_TLS_CERT: { byDefault: '', says: say('tệp chứng thư TLS (PEM)', 'TLS certificate file (PEM)') },
  CONGTAM_TLS_KEY: { byDefault: '', says: say('tệp khóa TLS (PEM)', 'TLS key file (PEM)') },
  CONGTAM_PROXY: {
    byDefault: '',
    says: say(
      '“https” khi có reverse proxy HTTPS trên cùng máy (đọc X-Forwarded-For)',
      "'https' when a reverse proxy on this machine speaks HTTPS (X-Forwarded-For is read)",
    ),
  },
  CONGTAM_PLAIN_HTTP: {
    byDefault: '',
    says: say(
      '“allow” để phục vụ HTTP không mã hóa ra ngoài máy này: chỉ khi thử nghiệm',
      "'allow' to serve unencrypted HTTP beyond this machine: for trials only",
    ),
  },
  CONGTAM_PASSWORD_PROFILE: {
    byDefault: 'tcvn-14423',
    says: say('quy tắc mật khẩu: tcvn-14423 hoặc asvs', 'password rules: tcvn-14423 or asvs'),
  },
  CONGTAM_SECOND_FACTOR: {
    byDefault: 'optional',
    says: say(
      'yếu tố thứ hai: optional, hoặc administrators khi quản trị bắt buộc phải có (TCVN 14423, 5.6.2.4)',
      'second factor: optional, or administrators when they must have one (TCVN 14423, 5.6.2.4)',
    ),
  },
  ...PROVIDER_SETTINGS,
  ...MAIL_SETTINGS,
  CONGTAM_METRICS_TOKEN: {
    byDefault: '',
    says: say(
      'mã (từ 20 ký tự) để máy khác đọc /metrics bằng “Authorization: Bearer”; trống: chỉ máy này đọc được',
      "token (20 characters or more) with which other machines read /metrics, as 'Authorization: Bearer'; empty: this machine only",
    ),
  },
  ...WITNESS_SETTINGS,
} as const satisfies { readonly [name: string]: Setting };

type SettingName = keyof typeof SETTINGS;
type Environment = { readonly [name: string]: string | undefined };

/** @throws StartRefusal naming the setting that is wrong */
export function readConfig(environment: Environment): Config {
  refuseUnknown(environment);
  const get = (name: SettingName): string => environment[name]?.trim() || SETTINGS[name].byDefault;
  const mail = mailOf(get);
  const port = Number(get('PORT'));
  if (!/^\d{1,5}$/.test(get('PORT')) || port > 65535)
    throw wrongSetting('PORT', 'một số 0–65535', 'a number 0–65535');
  const host = get('HOST');
  const certificateAuthority = fileOf('DATABASE_CA', get('DATABASE_CA'))?.toString('utf8');
  return {
    port,
    host,
    dataFolder: resolve(get('CONGTAM_DATA')),
    ...(get('DATABASE_URL') === ''
      ? {}
      : { database: databaseAddress(get('DATABASE_URL'), certificateAuthority) }),
    ...(get('CONGTAM_POSTGRES_BIN') === '' ? {} : { postgresFolder: resolve(get('CONGTAM_POSTGRES_BIN')) }),
    transport: transportOf(host, get),
    passwordProfile: passwordProfileOf(get('CONGTAM_PASSWORD_PROFILE')),
    administratorsProve:
      oneOf('CONGTAM_SECOND_FACTOR', get, ['optional', 'administrators']) === 'administrators',
    ...providerOf(get),
    ...(mail && { mail }),
    witnesses: witnessesOf(get, mail),
    ...metricsTokenOf(get('CONGTAM_METRICS_TOKEN')),
  };
}

/** A setting as it is in force; what is secret in it is not shown. */
export interface EffectiveSetting {
  readonly name: string;
  readonly value: string;
  readonly isByDefault: boolean;
  readonly says: Bilingual;
}

/** What {@link readConfig} would read, for somebody to look at: passwords are left out. */
export function effectiveSettings(environment: Environment): readonly EffectiveSetting[] {
  return Object.entries<Setting>(SETTINGS).map(([name, { byDefault, says }]) => {
    const given = environment[name]?.trim() ?? '';
    const isSecret = name === 'CONGTAM_METRICS_TOKEN' && given !== '';
    const value = isSecret ? '…' : (given || byDefault).replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, '$1:…@');
    return { name, value, isByDefault: given === '', says };
  });
}

function transportOf(host: string, get: (name: SettingName) => string): Transport {
  const certificate = fileOf('CONGTAM_TLS_CERT', get('CONGTAM_TLS_CERT'));
  const key = fileOf('CONGTAM_TLS_KEY', get('CONGTAM_TLS_KEY'));
  if ((certificate === undefined) !== (key === undefined)) {
    throw wrongSetting('CONGTAM_TLS_CERT', 'cùng với CONGTAM_TLS_KEY', 'together with CONGTAM_TLS_KEY');
  }
  if (certificate !== undefined && key !== undefined) return { kind: 'tls', certificate, key };
  const proxy = get('CONGTAM_PROXY');
  if (proxy !== '' && proxy !== 'https')
    throw wrongSetting('CONGTAM_PROXY', '“https” hoặc để trống', "'https' or nothing");
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host);
  if (proxy === 'https' && isLocal) return { kind: 'proxy' };
  if (isLocal) return { kind: 'local' };
  if (get('CONGTAM_PLAIN_HTTP') === 'allow') return { kind: 'plain' };
  throw new StartRefusal(
    'config.plain-http',
    say(
      `HOST=${host} mở ra ngoài máy này mà không có TLS: mật khẩu sẽ đi qua mạng không mã hóa`,
      `HOST=${host} is open beyond this machine without TLS: passwords would cross the network in the clear`,
    ),
    say(
      'đặt CONGTAM_TLS_CERT và CONGTAM_TLS_KEY, hoặc để HOST=127.0.0.1 sau reverse proxy (CONGTAM_PROXY=https)',
      'set CONGTAM_TLS_CERT and CONGTAM_TLS_KEY, or keep HOST=127.0.0.1 behind a reverse proxy (CONGTAM_PROXY=https)',
    ),
  );
}

function oneOf(name: SettingName, get: (name: SettingName) => string, known: readonly string[]): string {
  const value = get(name);
  if (known.includes(value)) return value;
  throw wrongSetting(name, known.join(' hoặc '), known.join(' or '));
}

function passwordProfileOf(value: string): PasswordProfile {
  if (value === 'tcvn-14423' || value === 'asvs') return value;
  throw wrongSetting('CONGTAM_PASSWORD_PROFILE', 'tcvn-14423 hoặc asvs', 'tcvn-14423 or asvs');
}

function metricsTokenOf(value: string): { readonly metricsToken?: string } {
  if (value === '') return {};
  if (!/^[\w-]{20,200}$/.test(value)) {
    throw wrongSetting('CONGTAM_METRICS_TOKEN', '20–200 chữ, số, gạch', '20 to 200 letters, digits, dashes');
  }
  return { metricsToken: value };
}

/** A misspelt setting would be silently without effect. */
function refuseUnknown(environment: Environment): void {
  const names = Object.keys(SETTINGS);
  const strange = Object.keys(environment).find((n) => n.startsWith('CONGTAM_') && !names.includes(n));
  if (strange === undefined) return;
  throw new StartRefusal(
    'config.unknown-setting',
    say(`không có thiết lập ${strange}`, `there is no setting ${strange}`),
    chooseAmong(strange, names),
  );
}
