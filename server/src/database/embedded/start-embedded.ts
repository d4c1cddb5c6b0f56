import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from '@congtam/engine';
import { Client } from 'pg';
import { StartRefusal } from '../../start-refusal.ts';
import { driverSettings, type ServerAddress } from '../server-address.ts';
import { findBinaries } from './binaries.ts';
import { openCluster } from './cluster-folder.ts';
import { lockInstance } from './instance-lock.ts';
import { stopOrphan } from './orphan.ts';
import { startPostgres } from './postgres-process.ts';
import { handOver, unprivileged } from './unprivileged.ts';

/** A PostgreSQL of our own, with everything in the data folder. */
export interface EmbeddedPostgres {
  /** How its superuser reaches it: used to make roles and the database, then no more. */
  readonly superuser: ServerAddress;
  readonly pid: number;
  /** Whether a server was found that had outlived its owner. */
  readonly hadOrphan: boolean;
  readonly gone: Promise<void>;
  /** Makes a database, unless there is one of that name. */
  makeDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

const LONGEST_SOCKET_PATH = 107;
/** Names the socket; no port of the network is opened. */
export const EMBEDDED_PORT = 5432;

/**
 * Starts PostgreSQL on a local socket with its data below `dataFolder`.
 *
 * @throws StartRefusal for a second start, a full disk, data of another version, root where it cannot be left
 */
export async function startEmbedded(given: {
  readonly dataFolder: string;
  readonly postgresFolder?: string | undefined;
  readonly settings?: { readonly [name: string]: string };
}): Promise<EmbeddedPostgres> {
  const dataFolder = resolve(given.dataFolder);
  const socketFolder = join(dataFolder, 'run');
  refuseLongPath(join(socketFolder, `.s.PGSQL.${EMBEDDED_PORT}`), dataFolder);
  refuseWindows();
  makeFolders(dataFolder, socketFolder);
  const lock = await lockInstance(join(socketFolder, 'congtam.sock'), dataFolder);
  try {
    const databaseFolder = join(dataFolder, 'database');
    const linksFolder = join(socketFolder, 'lib');
    const binaries = findBinaries(linksFolder, given.postgresFolder);
    const as = unprivileged(dataFolder);
    mkdirSync(databaseFolder, { recursive: true, mode: 0o700 });
    handOver(as, [socketFolder, databaseFolder, ...(given.postgresFolder ? [] : [linksFolder])]);
    const cluster = openCluster({ databaseFolder, binaries, as });
    const hadOrphan = await stopOrphan(cluster.pgdata);
    const settings = given.settings ?? {};
    const postgres = await startPostgres({ cluster, binaries, as, socketFolder, settings });
    const superuser = {
      ...{ host: socketFolder, port: EMBEDDED_PORT, database: 'postgres', isOwn: true as const },
      ...cluster.superuser,
    };
    return {
      superuser,
      pid: postgres.pid,
      hadOrphan,
      gone: postgres.gone,
      makeDatabase: (name) => makeDatabase(superuser, name),
      stop: async () => {
        await postgres.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeDatabase(superuser: ServerAddress, name: string): Promise<void> {
  const client = new Client(driverSettings(superuser));
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      await client.query(
        `create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8'`,
      );
    }
  } finally {
    await client.end();
  }
}

function makeFolders(dataFolder: string, socketFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartRefusal(
      'database.no-folder',
      say(
        `không tạo được thư mục dữ liệu ${dataFolder}: ${reason}`,
        `the data folder ${dataFolder} cannot be made: ${reason}`,
      ),
      say(
        'cho quyền ghi, hoặc đặt CONGTAM_DATA tới thư mục khác',
        'allow writing, or set CONGTAM_DATA to another folder',
      ),
    );
  }
}

function refuseLongPath(socket: string, dataFolder: string): void {
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH) return;
  throw new StartRefusal(
    'database.path-too-long',
    say(
      `đường dẫn ${dataFolder} quá dài: ổ cắm của PostgreSQL chỉ được ${LONGEST_SOCKET_PATH} byte`,
      `the path ${dataFolder} is too long: the socket of PostgreSQL may have ${LONGEST_SOCKET_PATH} bytes`,
    ),
    say(
      'đặt CONGTAM_DATA tới thư mục có đường dẫn ngắn hơn',
      'set CONGTAM_DATA to a folder with a shorter path',
    ),
  );
}

function refuseWindows(): void {
  if (process.platform !== 'win32') return;
  throw new StartRefusal(
    'database.not-on-windows',
    say(
      'PostgreSQL kèm theo chưa chạy trên Windows',
      'the PostgreSQL that comes with the program does not run on Windows yet',
    ),
    say('cài PostgreSQL từ 15 và đặt DATABASE_URL', 'install PostgreSQL 15 or later and set DATABASE_URL'),
  );
}
