import type { TableDescriptor } from '@congtam/engine';
import { z } from 'zod';
import type { SheetProblem } from './sheets-in-file.ts';
import { bilingual } from './texts.ts';

/** What is wrong with a file, as it is told to whoever sent it. */
export const sheetProblems = z
  .array(
    z.object({
      row: z.int().optional(),
      /** Its id, as in the file of another system. */
      column: z.string().optional(),
      /** What people call it: the heading in the file. */
      heading: bilingual.optional(),
      code: z.string(),
      message: bilingual,
      mend: bilingual,
    }),
  )
  .readonly();

/** Problems of a table, each with the heading of its column. */
export const withHeadings = (table: TableDescriptor, problems: readonly SheetProblem[]) =>
  problems.map((problem) => {
    const heading = table.columns.find(({ id }) => id === problem.column)?.label;
    return heading === undefined ? problem : { ...problem, heading };
  });
