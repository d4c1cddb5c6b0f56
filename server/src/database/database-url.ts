import { say } from '@congtam/engine';
import { StartRefusal } from '../start-refusal.ts';
import type { ServerAddress } from './server-address.ts';

/**
 * Reads `postgres://user:password@host:5432/database`, or `…?host=/var/run/postgresql` for a local socket. TLS with a
 * verified certificate is used unless the server is on this machine; `sslmode=disable` is not taken for others.
 */
export function databaseAddress(url: string, certificateAuthority?: string): ServerAddress {
  // As libpq writes it: no host before the path means a local socket.
  const whole = url.replace('@/', '@localhost/');
  const parsed = URL.canParse(whole) ? new URL(whole) : undefined;
  if (parsed === undefined || !/^postgres(ql)?:$/.test(parsed.protocol)) throw wrongUrl();
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  const database = decodeURIComponent(parsed.pathname.slice(1));
  const user = decodeURIComponent(parsed.username);
  if (host === '' || database === '' || user === '') throw wrongUrl();
  const isLocal = host.startsWith('/') || ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host);
  const mode = parsed.searchParams.get('sslmode') ?? (isLocal ? 'disable' : 'verify-full');
  if (mode === 'disable' && !isLocal) throw notEncrypted(host);
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? 5432 : Number(parsed.port),
    user,
    password: decodeURIComponent(parsed.password),
    database,
    ...(mode === 'disable'
      ? {}
      : { tls: certificateAuthority === undefined ? {} : { certificateAuthority } }),
  };
}

const wrongUrl = () =>
  new StartRefusal(
    'config.database-url',
    say('DATABASE_URL chưa đúng', 'DATABASE_URL is not right'),
    say(
      'viết postgres://tài-khoản:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu',
      'write postgres://user:password@host:5432/database',
    ),
  );

const notEncrypted = (host: string) =>
  new StartRefusal(
    'config.database-not-encrypted',
    say(
      `sslmode=disable không dùng được cho máy chủ khác (${host})`,
      `sslmode=disable is not taken for another machine (${host})`,
    ),
    say(
      'bỏ sslmode, và đặt DATABASE_CA nếu chứng thư do CA riêng cấp',
      'remove sslmode, and set DATABASE_CA if a CA of your own issued the certificate',
    ),
  );
