import { rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { say } from '@congtam/engine';
import { StartRefusal } from '../../start-refusal.ts';

/** Held for as long as this process lives; the system lets go of it when the process dies, however it dies. */
export interface InstanceLock {
  release(): Promise<void>;
}

/**
 * One process per data folder. The lock is a socket somebody listens on: a file with a process id would outlive its
 * process.
 *
 * @throws StartRefusal when another process holds the folder
 */
export async function lockInstance(socket: string, dataFolder: string): Promise<InstanceLock> {
  for (const isSecondTry of [false, true]) {
    const server = await listenOn(socket);
    if (server !== undefined) return { release: () => new Promise((done) => server.close(() => done())) };
    const holder = await askHolder(socket);
    if (holder !== undefined || isSecondTry) throw secondStart(dataFolder, holder ?? '?');
    rmSync(socket, { force: true });
  }
  throw secondStart(dataFolder, '?');
}

function listenOn(socket: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((asker) => {
      asker.on('error', () => asker.destroy());
      asker.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    );
    server.listen(socket, () => done(server.unref()));
  });
}

/** The process id of whoever listens; undefined when nobody does any more. */
function askHolder(socket: string): Promise<string | undefined> {
  return new Promise((done) => {
    let said = '';
    const asking = createConnection(socket);
    asking.setTimeout(2000, () => asking.destroy());
    asking.on('connect', () => {
      said = '?';
    });
    asking.on('data', (data) => {
      said = data.toString('utf8');
    });
    asking.on('error', () => done(undefined));
    asking.on('close', () => done(said === '' ? undefined : said));
  });
}

const secondStart = (dataFolder: string, pid: string) =>
  new StartRefusal(
    'database.already-running',
    say(
      `Công Tâm đang chạy trên thư mục ${dataFolder} (tiến trình ${pid})`,
      `Công Tâm is already running on the folder ${dataFolder} (process ${pid})`,
    ),
    say(
      'dùng bản đang chạy, dừng nó trước, hoặc đặt CONGTAM_DATA tới thư mục khác',
      'use the one that runs, stop it first, or set CONGTAM_DATA to another folder',
    ),
  );
