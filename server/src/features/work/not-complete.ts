import type { Tx } from '../../database/as-actor.ts';
import type { FieldFault, Refusal } from '../../refusal.ts';
import { textsAsking } from './cells-to-say.ts';
import type { ProductContent, WorkPart } from './product-content.ts';
import { notComplete } from './work.errors.ts';
import type { ProductRow } from './work.queries.ts';
import { feedWork, sourcesOf } from './work-tables.ts';

/** What whoever assigns says of a task; what comes of it is said by others, later. */
const ASSIGNED = ['code', 'coefficient', 'basis', 'assignedBy', 'document', 'deadline'] as const;
type Field = (typeof ASSIGNED)[number];

/**
 * What regulations of open cycles ask of a task and whoever assigned it has not said: a task has a converted product
 * requirement (Art. 13(1), 18(1)(d) of Decree 335/2025). No text gives a coefficient to take in its place.
 */
export function faultsOfWork(
  asking: Awaited<ReturnType<typeof textsAsking>>,
  { period, work }: { readonly period: string; readonly work: WorkPart },
): readonly FieldFault[] {
  const found = new Map<Field, FieldFault>();
  for (const { texts } of asking) {
    const { regulations, ownOfWork: own, ofRegisters } = texts;
    const { notes } = feedWork({
      ...{ regulations, own, catalogues: [], year: Number(period.slice(0, 4)), side: 'standing' },
      products: [asRow(period, { work, reported: null, corrected: {} })],
    });
    for (const { table, column, says } of notes) {
      const source = column === null || ofRegisters.has(table) ? undefined : sourcesOf(own, table)?.[column];
      const field =
        source && 'from' in source ? ASSIGNED.find((one) => source.from.includes(one)) : undefined;
      if (field !== undefined && !found.has(field))
        found.set(field, { pointer: `/${field}`, code: 'needed', message: says });
    }
  }
  return [...found.values()];
}

/**
 * Why work is not taken as it is; undefined where nothing is missing.
 *
 * @param line the unit where the person serves in the period, and all above it
 */
export async function refusalOfWork(
  tx: Tx,
  line: readonly string[],
  given: { readonly period: string; readonly work: WorkPart },
): Promise<Refusal | undefined> {
  const faults = faultsOfWork(await textsAsking(tx, line, given.period), given);
  return faults.length === 0 ? undefined : notComplete(faults);
}

/** A task as a table sees it, before it is anybody’s. */
const asRow = (period: string, content: ProductContent): ProductRow => ({
  ...{
    id: 'p',
    task: 't',
    unit: 'u',
    person: 'p',
    period,
    takenFrom: null,
    revision: 1,
    state: 'open',
    content,
  },
  ...{ handover: null, waived: { errors: 0, latenesses: 0, documents: [] } },
  ...{ sourceSystem: null, sourceId: null },
});
