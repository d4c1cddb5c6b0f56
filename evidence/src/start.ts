/** Entry of the bundle. */
import { verifyProgram } from './verify-program.ts';

process.exitCode = await verifyProgram(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
