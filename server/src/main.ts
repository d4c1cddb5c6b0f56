import { formatProblem } from '@congtam/engine';
import { readConfig } from './config/config.ts';
import { sampleLogins } from './sample/sample-logins.ts';
import { serverLog } from './server-log.ts';
import { StartRefusal } from './start-refusal.ts';
import { type RunningServer, startServer } from './start-server.ts';

const DONE = 0;
const REFUSED = 2;
const FAULT = 3;

/**
 * Starts the product and runs until told to stop. The log goes to stderr, what a person reads to stdout.
 *
 * @param words `--sample` fills an empty database with the sample commune
 */
export async function main(words: readonly string[] = []): Promise<void> {
  const log = serverLog((line) => process.stderr.write(line));
  const told = untilToldToStop();
  try {
    const server = await startServer(readConfig(process.env), log, {
      withSample: words.includes('--sample'),
    });
    announce(server);
    const reason = await Promise.race([told, server.databaseGone.then(() => 'database' as const)]);
    if (reason === 'database') log('error', 'PostgreSQL has stopped by itself; start again to recover');
    await server.stop();
    process.exit(reason === 'database' ? FAULT : DONE);
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    for (const language of ['vi', 'en'] as const) {
      process.stderr.write(`${formatProblem(error.problem, language)} [${error.problem.code}]\n`);
    }
    process.exitCode = REFUSED;
  }
}

/** Listened for from the very beginning: a signal while starting is obeyed when there is something to stop. */
function untilToldToStop(): Promise<'signal'> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => done('signal'));
  });
}

function announce({ address, setUpCode, sample }: RunningServer): void {
  const invitation =
    setUpCode === undefined
      ? ''
      : `Chưa có tài khoản nào. Mã thiết lập / no account yet, set-up code: ${setUpCode}\n`;
  process.stdout.write(
    `${sample === undefined ? '' : sampleLogins(sample)}Công Tâm: ${address}\n${invitation}`,
  );
}
