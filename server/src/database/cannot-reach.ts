import { say } from '@congtam/engine';
import { StartRefusal } from '../start-refusal.ts';

/** What a failure to enter the operator's PostgreSQL means; a refusal stays the refusal it is. */
export function cannotReach(cause: unknown): never {
  if (cause instanceof StartRefusal) throw cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new StartRefusal(
    'database.not-reached',
    say(
      `không vào được PostgreSQL của DATABASE_URL: ${reason}`,
      `the PostgreSQL of DATABASE_URL cannot be entered: ${reason}`,
    ),
    say(
      'kiểm tra máy chủ, tài khoản, mật khẩu, cơ sở dữ liệu trong DATABASE_URL',
      'check server, user, password and database in DATABASE_URL',
    ),
    { cause },
  );
}
