import { parsePeriod } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import type { FieldFault, Refusal } from '../../refusal.ts';
import { textsFor } from '../regulations/texts.queries.ts';
import type { Given } from './product-content.ts';
import { noSuchTable, ofAnotherTable } from './work.errors.ts';
import { refusedCells, tableOf } from './work-tables.ts';

/**
 * Whether the tables of regulations take the cells written for them: each is read as the intake of an evaluation would.
 *
 * @param line the unit of the product and all above it: what applies there
 */
export async function refusalOfGiven(
  tx: Tx,
  line: readonly string[],
  given: readonly Given[],
  period: string,
): Promise<Refusal | undefined> {
  const faults: FieldFault[] = [];
  for (const [at, { regulation, version, table, cells }] of given.entries()) {
    const texts = await textsFor(tx, line, { regulation, version });
    const declared = texts && tableOf(texts.regulations, table);
    if (texts === undefined || declared === undefined) {
      return noSuchTable(table, texts?.regulations.flatMap(({ tables }) => [...tables.keys()]) ?? []);
    }
    const strange = Object.keys(cells).filter((name) => !declared.columns.some(({ id }) => id === name));
    for (const name of strange) {
      faults.push({ pointer: `/given/${at}/cells/${name}`, code: 'unknown-column', message: declared.label });
    }
    if (strange.length > 0) continue;
    const units = texts.regulations.flatMap(({ stages }) => stages.get(declared.per ?? '')?.periods ?? []);
    const own = parsePeriod(period);
    const isOwn = own !== undefined && units.includes(own.unit);
    const year = period.slice(0, 4);
    const where = {
      table,
      of: declared.of,
      ...(declared.per === undefined ? {} : { period: isOwn ? period : firstPeriodOf(units, year) }),
    };
    for (const { column = '', code, message } of refusedCells(
      texts.regulations,
      where,
      [cells],
      Number(year),
    )) {
      // A period of another length is fitted when the table is filled.
      if (column === 'period') continue;
      faults.push({ pointer: `/given/${at}/cells/${column}`, code: code.replace('intake.', ''), message });
    }
  }
  return faults.length === 0 ? undefined : ofAnotherTable(faults);
}

/** Some period of a table, where the product's own is of another length. */
function firstPeriodOf(units: readonly string[], year: string): string {
  const forms: { readonly [unit: string]: string } = {
    week: `${year}-W02`,
    month: `${year}-01`,
    quarter: `${year}-Q1`,
    half: `${year}-H1`,
  };
  return forms[units[0] ?? ''] ?? year;
}
