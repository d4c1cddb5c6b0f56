import { type Bilingual, type ColumnDeclaration, covers, parsePeriod, vocabularyOf } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import { type CycleRow, cyclesSeen } from '../cycles/cycles.queries.ts';
import { type Texts, textsFor } from '../regulations/texts.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import type { ProductRow } from './work.queries.ts';
import { sourcesOf } from './work-tables.ts';

/** Columns of a table of which a product is a row, that neither the work nor a register fills. */
export interface CellsToSay {
  readonly regulation: string;
  readonly version: string;
  readonly table: string;
  readonly label: Bilingual;
  readonly columns: readonly {
    readonly id: string;
    readonly label: Bilingual;
    readonly kind: string;
    readonly required: boolean;
    readonly options: { readonly id: string; readonly label: Bilingual }[] | null;
  }[];
}

/** What whoever does the work still has to say of a product, for the regulations of open cycles that hold its period. */
export async function cellsToSay(
  tx: Tx,
  { unit, period, content }: Pick<ProductRow, 'unit' | 'period' | 'content'>,
): Promise<readonly CellsToSay[]> {
  const line = await lineOf(tx, unit, lastDayOf(period));
  const found = new Map<string, CellsToSay>();
  for (const { regulation, version, texts } of await textsAsking(tx, line, period)) {
    for (const { id: table, of, label, columns } of vocabularyOf(texts.regulations).tables) {
      const sources = sourcesOf(texts.ownOfWork, table);
      if (of !== 'person' || sources === undefined || found.has(table)) continue;
      if (texts.ofRegisters.has(table)) continue;
      const isSaid = ({ id }: ColumnDeclaration) =>
        sources[id] !== undefined ||
        content.work.given.some((one) => one.table === table && one.cells[id] !== undefined);
      const left = columns.filter((column) => !isSaid(column));
      if (left.length > 0) found.set(table, { regulation, version, table, label, columns: left.map(shown) });
    }
  }
  return [...found.values()];
}

/**
 * The texts that ask something of work in a period: those of open cycles that hold it.
 *
 * @param line the unit where the person serves then, and all above it
 */
export async function textsAsking(tx: Tx, line: readonly string[], period: string) {
  const found: { readonly regulation: string; readonly version: string; readonly texts: Texts }[] = [];
  const cycles = (await cyclesSeen(tx, {})).filter((cycle) => isHeldBy(cycle, line, period));
  for (const { regulation, version } of cycles.flatMap(({ regulations }) => regulations)) {
    if (found.some((one) => one.regulation === regulation && one.version === version)) continue;
    const texts = await textsFor(tx, line, { regulation, version });
    if (texts !== undefined) found.push({ regulation, version, texts });
  }
  return found;
}

function isHeldBy(
  { state, period: whole, roots, excluded }: CycleRow,
  line: readonly string[],
  period: string,
): boolean {
  const [cycle, own] = [parsePeriod(whole), parsePeriod(period)];
  return (
    state === 'open' &&
    cycle !== undefined &&
    own !== undefined &&
    covers(cycle, own) &&
    line.some((unit) => roots.includes(unit)) &&
    !line.some((unit) => excluded.includes(unit))
  );
}

const shown = ({ id, label, type, required, whenAbsent, fromTable, sameAs }: ColumnDeclaration) => ({
  ...{ id, label, kind: type.kind },
  required: required && [whenAbsent, fromTable, sameAs].every((filler) => filler === undefined),
  options:
    type.kind === 'choice' ? [...type.options].map(([option, says]) => ({ id: option, label: says })) : null,
});
