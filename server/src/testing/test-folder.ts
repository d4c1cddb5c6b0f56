import { mkdtempSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** What the databases of a run may come to at one time, with plenty to spare. */
const NEEDED = 6 * 2 ** 30;

/**
 * A folder of its own for the data of a test: in memory where the machine has plenty, else among what is temporary.
 * PostgreSQL writes a thousand files for a new database: in memory that takes a tenth of the time.
 */
export const testFolder = (prefix: string): string =>
  mkdtempSync(join(isRoomy() ? IN_MEMORY : tmpdir(), prefix));

function isRoomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) >= NEEDED;
  } catch {
    return false;
  }
}
