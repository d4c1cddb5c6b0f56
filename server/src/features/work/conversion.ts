import type { Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { type Catalogue, cataloguesInForce } from './catalogues.queries.ts';
import type { WorkPart } from './product-content.ts';
import { codeOrCoefficient, noSuchCode } from './work.errors.ts';

const MOST_TOLD = 20;

/** The catalogue that counts for a unit on a day: its own, or of those above the nearest. */
export async function catalogueFor(
  tx: Tx,
  line: readonly string[],
  day: string,
): Promise<Catalogue | undefined> {
  const found = await cataloguesInForce(tx, line, day);
  return line.map((unit) => found.find((one) => one.unit === unit)).find((one) => one !== undefined);
}

/**
 * The coefficient of a product: by its code that of the catalogue in force on the first day of its period, so that a later
 * catalogue does not change what was assigned.
 */
export function conversionOf(
  catalogue: Catalogue | undefined,
  { code, coefficient }: Pick<WorkPart, 'code' | 'coefficient'>,
): Pick<WorkPart, 'code' | 'coefficient' | 'catalogue'> | Refusal {
  if (code === null) return { code, coefficient, catalogue: null };
  if (coefficient !== null) return codeOrCoefficient();
  const item = catalogue?.items.find((one) => one.code === code);
  if (catalogue === undefined || item === undefined) {
    return noSuchCode(
      code,
      (catalogue?.items ?? []).slice(0, MOST_TOLD).map((one) => one.code),
    );
  }
  return { code, coefficient: item.coefficient, catalogue: catalogue.id };
}
