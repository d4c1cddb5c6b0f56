import { formatProblem } from '@congtam/engine';
import { readConfig } from './config.ts';
import { serverLog } from './server-log.ts';
import { StartRefusal } from './start-refusal.ts';
import { startServer } from './start-server.ts';

const REFUSED = 2;
const FAULT = 3;

/** Starts the product and runs until told to stop. The log goes to stderr, what a person reads to stdout. */
export async function main(): Promise<void> {
  const log = serverLog((line) => process.stderr.write(line));
  try {
    const server = await startServer(readConfig(process.env), log);
    const { address, setUpCode } = server;
    const invitation =
      setUpCode === undefined
        ? ''
        : `Chưa có tài khoản nào. Mã thiết lập / no account yet, set-up code: ${setUpCode}\n`;
    process.stdout.write(`Công Tâm: ${address}\n${invitation}`);
    let isStopping = false;
    const stop = async (exitCode: number) => {
      if (isStopping) return;
      isStopping = true;
      await server.stop();
      process.exit(exitCode);
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
    await server.databaseGone;
    if (isStopping) return;
    log('error', 'PostgreSQL has stopped by itself; start again to recover');
    await stop(FAULT);
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    for (const language of ['vi', 'en'] as const) {
      process.stderr.write(`${formatProblem(error.problem, language)} [${error.problem.code}]\n`);
    }
    process.exitCode = REFUSED;
  }
}
