import type { TableDescriptor } from '@congtam/engine';
import type { SheetInMemory } from '@congtam/workbooks';
import { type ChosenHeadings, underChosenHeadings } from './chosen-headings.ts';
import type { ReaderProblem, SheetProblem } from './sheets-in-file.ts';

const MERGED = 'sheet.merged-cells';

/**
 * What the reader says of the sheets that are read. Offices merge the cells of the titles above a list, and write what they
 * like on other sheets: of both nothing is read, so merged cells there take nothing away.
 *
 * @param read the sheets that are read, each with its table and what its headings were chosen to be
 */
export function faultsOfSheets(
  problems: readonly ReaderProblem[],
  read: readonly {
    readonly sheet: SheetInMemory | undefined;
    readonly table: TableDescriptor;
    readonly chosen?: ChosenHeadings;
  }[],
): readonly SheetProblem[] {
  const heads = new Map(
    read.flatMap(({ sheet, table, chosen = {} }) =>
      sheet === undefined
        ? []
        : [[sheet.name, underChosenHeadings(table, sheet.rows, chosen).head?.number ?? 0] as const],
    ),
  );
  return problems.flatMap(({ sheet, ...problem }) => {
    if (problem.code !== MERGED || sheet === undefined) return [problem];
    const head = heads.get(sheet);
    return head !== undefined && (problem.row ?? 0) >= head ? [problem] : [];
  });
}
