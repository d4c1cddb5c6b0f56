import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';

/** How to run a program so that PostgreSQL, which refuses root, accepts who runs it. */
export interface Unprivileged {
  /** Words before the command. */
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Nothing special for an ordinary user. For root: a user namespace in which the very same files belong to user 1000
 * (so they stay the caller's, even below a home that nobody else may enter); where the system forbids namespaces, the
 * account that owns the data folder.
 */
export function unprivileged(dataFolder: string): Unprivileged {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  const [command = '', ...args] = namespace;
  if (spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0) return { prefix: namespace };
  const { uid, gid } = statSync(dataFolder);
  if (uid !== 0) return { prefix: [], uid, gid };
  throw new StartRefusal(
    'database.root-refused',
    say(
      'PostgreSQL không chạy dưới root, và hệ điều hành này không cho tạo không gian người dùng (user namespace)',
      'PostgreSQL does not run as root, and this system allows no user namespaces',
    ),
    say(
      `chạy bằng một tài khoản thường, hoặc giao thư mục dữ liệu cho một tài khoản thường: chown -R TÀI-KHOẢN ${dataFolder}`,
      `run as an ordinary account, or give the data folder to one: chown -R ACCOUNT ${dataFolder}`,
    ),
  );
}

/** Hands over what root has made to the account that PostgreSQL runs as, where that is another one. */
export function handOver({ uid, gid }: Unprivileged, paths: readonly string[]): void {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) chownSync(path, uid, gid);
}
