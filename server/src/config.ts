import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Bilingual, chooseAmong, say } from '@congtam/engine';
import { databaseAddress } from './database/database-url.ts';
import type { ServerAddress } from './database/server-address.ts';
import { isThisMachine, type MailSettings } from './features/accounts/accounts-mail.ts';
import type { ProviderSettings } from './features/accounts/identity-provider.ts';
import type { PasswordProfile } from './features/accounts/password-policy.ts';
import { StartRefusal } from './start-refusal.ts';

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
  CONGTAM_OIDC_ISSUER: {
    byDefault: '',
    says: say(
      'nơi đăng nhập một lần (OpenID Connect, https://…); trống: chỉ đăng nhập bằng mật khẩu',
      'identity provider (OpenID Connect, https://…); empty: people sign in with passwords only',
    ),
  },
  CONGTAM_OIDC_CLIENT_ID: {
    byDefault: '',
    says: say('mã ứng dụng đã đăng ký ở đó', 'client id registered there'),
  },
  CONGTAM_OIDC_SECRET_FILE: {
    byDefault: '',
    says: say('tệp chứa khóa bí mật của ứng dụng', 'file with the secret of the client'),
  },
  CONGTAM_OIDC_RETURN: {
    byDefault: '',
    says: say(
      'địa chỉ trang của hệ thống nhận người trở về, đã đăng ký ở đó (https://…/sign-in/return)',
      'page of the system people come back to, registered there (https://…/sign-in/return)',
    ),
  },
  CONGTAM_OIDC_LOGIN_CLAIM: {
    byDefault: 'preferred_username',
    says: say(
      'thuộc tính là tên đăng nhập; email thì phải được xác minh (email_verified)',
      'claim that is the login; email has to be verified (email_verified)',
    ),
  },
  CONGTAM_OIDC_FIRST_SIGN_IN: {
    byDefault: '',
    says: say(
      '“bind” để gắn tài khoản theo tên đăng nhập ở lần đăng nhập đầu tiên, chỉ khi người dùng không tự đổi được tên đó; trống: hai quản trị gắn',
      "'bind' to bind accounts by login at the first sign-in, only where people cannot change that name themselves; empty: two administrators bind",
    ),
  },
  CONGTAM_OIDC_ORIGINS: {
    byDefault: '',
    says: say(
      'các địa chỉ gốc khác mà nơi đó dùng, cách nhau bằng dấu phẩy; ngoài danh sách này máy chủ không gọi đi đâu',
      'other origins the provider answers from, with commas between; the server calls nothing outside this list',
    ),
  },
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
} as const satisfies { readonly [name: string]: Setting };

type SettingName = keyof typeof SETTINGS;
type Environment = { readonly [name: string]: string | undefined };

/** @throws StartRefusal naming the setting that is wrong */
export function readConfig(environment: Environment): Config {
  refuseUnknown(environment);
  const get = (name: SettingName): string => environment[name]?.trim() || SETTINGS[name].byDefault;
  const port = Number(get('PORT'));
  if (!/^\d{1,5}$/.test(get('PORT')) || port > 65535)
    throw wrong('PORT', 'một số 0–65535', 'a number 0–65535');
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
    ...mailOf(get),
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
    const value = (given || byDefault).replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, '$1:…@');
    return { name, value, isByDefault: given === '', says };
  });
}

function transportOf(host: string, get: (name: SettingName) => string): Transport {
  const certificate = fileOf('CONGTAM_TLS_CERT', get('CONGTAM_TLS_CERT'));
  const key = fileOf('CONGTAM_TLS_KEY', get('CONGTAM_TLS_KEY'));
  if ((certificate === undefined) !== (key === undefined)) {
    throw wrong('CONGTAM_TLS_CERT', 'cùng với CONGTAM_TLS_KEY', 'together with CONGTAM_TLS_KEY');
  }
  if (certificate !== undefined && key !== undefined) return { kind: 'tls', certificate, key };
  const proxy = get('CONGTAM_PROXY');
  if (proxy !== '' && proxy !== 'https')
    throw wrong('CONGTAM_PROXY', '“https” hoặc để trống', "'https' or nothing");
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

function providerOf(get: (name: SettingName) => string): Pick<Config, 'provider'> {
  const issuer = get('CONGTAM_OIDC_ISSUER');
  if (issuer === '') {
    const stray = OIDC_SETTINGS.find((name) => get(name) !== SETTINGS[name].byDefault);
    if (stray === undefined) return {};
    throw wrong(stray, 'cùng với CONGTAM_OIDC_ISSUER', 'together with CONGTAM_OIDC_ISSUER');
  }
  const clientId = get('CONGTAM_OIDC_CLIENT_ID');
  if (clientId === '') throw wrong('CONGTAM_OIDC_CLIENT_ID', 'mã ứng dụng', 'the client id');
  const loginClaim = get('CONGTAM_OIDC_LOGIN_CLAIM');
  if (!/^[A-Za-z0-9_.:/-]{1,100}$/.test(loginClaim))
    throw wrong('CONGTAM_OIDC_LOGIN_CLAIM', 'tên một thuộc tính', 'the name of a claim');
  const first = get('CONGTAM_OIDC_FIRST_SIGN_IN');
  if (first !== '' && first !== 'bind')
    throw wrong('CONGTAM_OIDC_FIRST_SIGN_IN', '“bind” hoặc để trống', "'bind' or nothing");
  const others = get('CONGTAM_OIDC_ORIGINS')
    .split(',')
    .filter((each) => each.trim() !== '');
  return {
    provider: {
      issuer: safeAddress('CONGTAM_OIDC_ISSUER', issuer),
      clientId,
      clientSecret: secretOf('CONGTAM_OIDC_SECRET_FILE', get),
      loginClaim,
      returnTo: safeAddress('CONGTAM_OIDC_RETURN', get('CONGTAM_OIDC_RETURN')),
      otherOrigins: others.map((each) => safeAddress('CONGTAM_OIDC_ORIGINS', each.trim()).origin),
      bindsAtFirstSignIn: first === 'bind',
    },
  };
}

const OIDC_SETTINGS = [
  'CONGTAM_OIDC_CLIENT_ID',
  'CONGTAM_OIDC_SECRET_FILE',
  'CONGTAM_OIDC_RETURN',
  'CONGTAM_OIDC_LOGIN_CLAIM',
  'CONGTAM_OIDC_FIRST_SIGN_IN',
  'CONGTAM_OIDC_ORIGINS',
] as const;

/** HTTPS, or plain HTTP on this very machine; nothing hidden in it. */
function safeAddress(name: SettingName, text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe =
    address?.protocol === 'https:' || (address?.protocol === 'http:' && isThisMachine(address.hostname));
  if (address !== undefined && isSafe && address.username === '' && address.hash === '') return address;
  throw wrong(
    name,
    'một địa chỉ https:// (http:// chỉ trên máy này)',
    'an https:// address (http:// on this machine only)',
  );
}

function mailOf(get: (name: SettingName) => string): Pick<Config, 'mail'> {
  const text = get('CONGTAM_SMTP_URL');
  const from = get('CONGTAM_MAIL_FROM');
  if (text === '') {
    if (from === '' && get('CONGTAM_SMTP_PASSWORD_FILE') === '') return {};
    throw wrong('CONGTAM_SMTP_URL', 'địa chỉ máy chủ thư', 'the address of the mail server');
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !['smtp:', 'smtps:'].includes(url.protocol) ||
    url.hostname === '' ||
    url.password !== ''
  )
    throw wrong(
      'CONGTAM_SMTP_URL',
      'smtps://tên@máy[:cổng], mật khẩu trong CONGTAM_SMTP_PASSWORD_FILE',
      'smtps://user@host[:port], with the password in CONGTAM_SMTP_PASSWORD_FILE',
    );
  if (!/^[^@\s]+@[^@\s]+$/.test(from))
    throw wrong('CONGTAM_MAIL_FROM', 'một địa chỉ thư', 'an address of mail');
  const isTls = url.protocol === 'smtps:';
  return {
    mail: {
      host: url.hostname,
      port: Number(url.port) || (isTls ? 465 : 587),
      isTls,
      user: url.username === '' ? undefined : decodeURIComponent(url.username),
      password: secretOf('CONGTAM_SMTP_PASSWORD_FILE', get),
      from,
    },
  };
}

const secretOf = (name: SettingName, get: (name: SettingName) => string): string | undefined =>
  fileOf(name, get(name))?.toString('utf8').trim();

function oneOf(name: SettingName, get: (name: SettingName) => string, known: readonly string[]): string {
  const value = get(name);
  if (known.includes(value)) return value;
  throw wrong(name, known.join(' hoặc '), known.join(' or '));
}

function passwordProfileOf(value: string): PasswordProfile {
  if (value === 'tcvn-14423' || value === 'asvs') return value;
  throw wrong('CONGTAM_PASSWORD_PROFILE', 'tcvn-14423 hoặc asvs', 'tcvn-14423 or asvs');
}

function fileOf(name: SettingName, path: string): Buffer | undefined {
  if (path === '') return undefined;
  if (!existsSync(path))
    throw wrong(name, `đường dẫn tới một tệp có thật (${path})`, `the path of a file (${path})`);
  return readFileSync(path);
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

const wrong = (name: string, vi: string, en: string): StartRefusal =>
  new StartRefusal(
    'config.wrong-setting',
    say(`thiết lập ${name} chưa đúng`, `the setting ${name} is not right`),
    say(`cần ${vi}`, `it takes ${en}`),
  );
