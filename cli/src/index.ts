/** The command line as a function: arguments in, exit code out. */
export { EXIT, type ExitCode, exitCodeWords } from './exit-codes.ts';
export type { Io } from './io.ts';
export { run } from './main.ts';
