import type { TableDescriptor } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { rowsStanding } from './monitoring.queries.ts';
import { recordedBy } from './one-says.ts';

/** Whether the office recorded a period of somebody from paper: nothing of it waits for them. */
export async function recordedOf(
  tx: Tx,
  given: {
    readonly cycle: string;
    readonly person: string;
    readonly descriptors: readonly TableDescriptor[];
  },
): Promise<(period: string) => boolean> {
  const { cycle, person, descriptors } = given;
  const rows = await rowsStanding(tx, { cycle, person });
  return (period) => recordedBy(rows, descriptors, period).length > 0;
}
