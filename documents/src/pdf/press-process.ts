/** What runs in a process of the press: prints what it is sent, one paper after the other, until its parent lets go. */
import type { FromPress, ToPress } from './press-messages.ts';
import { printHere } from './print-here.ts';

const answer = (message: FromPress): void => {
  process.send?.(message);
};

process.on('message', ({ job, paper }: ToPress) => {
  try {
    answer({ kind: 'printed', job, bytes: printHere(paper) });
  } catch (error) {
    answer({ kind: 'failed', job, reason: reasonOf(error) });
  }
});
process.on('disconnect', () => process.exit(0));

/** The typesetter puts its sentence into the code of the error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = 'code' in error && error.message === '' ? String(error.code) : error.message;
  return told.slice(0, 1000);
}
