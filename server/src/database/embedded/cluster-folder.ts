import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';
import type { Binaries } from './binaries.ts';
import { diskFull, NEEDED, requireSpace } from './free-space.ts';
import { handOver, type Unprivileged } from './unprivileged.ts';

/** The folder of one cluster: `pgdata/`, and the file with the password of its superuser. */
export interface ClusterFolder {
  readonly folder: string;
  readonly pgdata: string;
  readonly superuser: { readonly user: string; readonly password: string };
}

const SUPERUSER = 'congtam_superuser';

/**
 * Opens the cluster under `databaseFolder`, making it when there is none. It is made beside its place and renamed
 * when complete: what bears the name is whole, and what does not is a half-finished beginning that is thrown away.
 */
export function openCluster(given: {
  readonly databaseFolder: string;
  readonly binaries: Binaries;
  readonly as: Unprivileged;
}): ClusterFolder {
  const { databaseFolder, binaries } = given;
  mkdirSync(databaseFolder, { recursive: true, mode: 0o700 });
  refuseOtherVersion(databaseFolder, binaries.major);
  const folder = join(databaseFolder, binaries.major);
  for (const name of readdirSync(databaseFolder)) {
    if (name.endsWith('.new')) rmSync(join(databaseFolder, name), { recursive: true, force: true });
  }
  if (!existsSync(folder)) {
    requireSpace(databaseFolder, NEEDED.atFirst);
    make(`${folder}.new`, given);
    renameSync(`${folder}.new`, folder);
  }
  requireSpace(databaseFolder, NEEDED.later);
  return { folder, pgdata: join(folder, 'pgdata'), superuser: superuserOf(folder) };
}

function refuseOtherVersion(databaseFolder: string, major: string): void {
  const versions = readdirSync(databaseFolder).filter((name) => /^\d+$/.test(name));
  const inside = join(databaseFolder, major, 'pgdata', 'PG_VERSION');
  const made = existsSync(inside) ? readFileSync(inside, 'utf8').trim() : undefined;
  const other = made !== undefined && made !== major ? made : versions.find((name) => name !== major);
  if (other === undefined || (made === major && versions.includes(major))) return;
  throw new StartRefusal(
    'database.wrong-version',
    say(
      `dữ liệu trong ${databaseFolder} thuộc PostgreSQL ${other}, chương trình này dùng PostgreSQL ${major}`,
      `the data in ${databaseFolder} belong to PostgreSQL ${other}, this program brings PostgreSQL ${major}`,
    ),
    say(
      `chạy bản Công Tâm cũ để sao lưu rồi phục hồi vào bản mới, hoặc đặt CONGTAM_POSTGRES_BIN tới PostgreSQL ${other}`,
      `back up with the earlier Công Tâm and restore into this one, or set CONGTAM_POSTGRES_BIN to a PostgreSQL ${other}`,
    ),
  );
}

function make(
  folder: string,
  { binaries, as }: { readonly binaries: Binaries; readonly as: Unprivileged },
): void {
  mkdirSync(folder, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(folder, 'superuser-password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  handOver(as, [folder, passwordFile]);
  const [command = '', ...args] = [
    ...as.prefix,
    binaries.initdb,
    '--pgdata',
    join(folder, 'pgdata'),
    '--username',
    SUPERUSER,
    '--pwfile',
    passwordFile,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ];
  const made = spawnSync(command, args, {
    env: { ...process.env, ...binaries.environment },
    encoding: 'utf8',
    ...ids(as),
  });
  if (made.status === 0) return;
  const said = `${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`;
  rmSync(folder, { recursive: true, force: true });
  if (/No space left on device/i.test(said)) throw diskFull(dirname(folder), 0, NEEDED.atFirst);
  throw new StartRefusal(
    'database.not-made',
    say(
      `không tạo được cơ sở dữ liệu trong ${dirname(folder)}: ${lastLines(said)}`,
      `the database could not be made in ${dirname(folder)}: ${lastLines(said)}`,
    ),
    say(
      'xem quyền ghi của thư mục, hoặc đặt CONGTAM_DATA tới thư mục khác',
      'see whether the folder may be written, or set CONGTAM_DATA to another one',
    ),
  );
}

/** How the superuser of a cluster logs in. */
export function superuserOf(folder: string): ClusterFolder['superuser'] {
  const file = join(folder, 'superuser-password');
  return { user: SUPERUSER, password: readFileSync(file, 'utf8').trim() };
}

export const ids = ({ uid, gid }: Unprivileged) =>
  uid === undefined || gid === undefined ? {} : { uid, gid };

export const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join(' · ');
