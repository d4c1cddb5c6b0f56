import type { Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { holdersOf, told } from './above-line.queries.ts';
import type { LiveLine } from './board.ts';
import { lineReached } from './classification.errors.ts';
import type { Opened } from './opened.ts';

/** Why nobody more gets a place on a line: it names the unit or group, and who holds the places. */
export async function refusalOfFull(
  tx: Tx,
  { run }: Pick<Opened, 'run'>,
  { scopeUnit }: { readonly scopeUnit: string },
  line: LiveLine,
): Promise<Refusal> {
  return lineReached(await told(tx, { run: run.id, scopeUnit, line, holders: holdersOf(line) }));
}
