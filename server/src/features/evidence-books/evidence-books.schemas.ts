import { z } from 'zod';
import { bilingual, day, ground, id, text } from '../../http/texts.ts';
import { BOOK_STATES } from './evidence-books.states.ts';

export const cycleParams = z.strictObject({ cycle: id });
export const bookParams = z.strictObject({ cycle: id, book: id });
export const putInQuery = z.strictObject({
  /** From when new units and posts without a day are so; the first day of the period where none is given. */
  on: day.optional(),
  ground,
  reason: text(1000).optional(),
});

const report = z
  .object({
    problemCount: z.int(),
    problems: z.array(
      z.object({
        /** The table, by id; absent: the file as a whole. */
        sheet: z.string().optional(),
        row: z.int().optional(),
        column: z.string().optional(),
        /** What people call the table and the column. */
        sheetHeading: bilingual.optional(),
        heading: bilingual.optional(),
        code: z.string(),
        message: bilingual,
        mend: bilingual,
      }),
    ),
    /** Null while something is wrong. */
    does: z
      .object({
        units: z.object({ founded: z.int(), changed: z.int() }),
        people: z.object({ added: z.int(), changed: z.int() }),
        sheets: z.array(
          z.object({
            sheet: z.string(),
            label: bilingual,
            rows: z.int(),
            added: z.int(),
            changed: z.int(),
            unchanged: z.int(),
            isLate: z.boolean(),
          }),
        ),
        /** `left`: rows that wait for whoever decides. */
        decisions: z.object({ added: z.int(), unchanged: z.int(), left: z.int() }),
      })
      .nullable(),
  })
  .meta({ id: 'EvidenceBookReport' });
export type Report = z.output<typeof report>;

const book = {
  id,
  cycle: id,
  unit: id,
  on: day,
  ground: z.string(),
  reason: z.string().nullable(),
  state: z.enum(BOOK_STATES),
  decisionsLeft: z.int(),
  uploadedAt: z.iso.datetime(),
  /** In percent, while a job works on it. */
  progress: z.int().nullable(),
  /** What would be done, or was; what is wrong. Null until it is looked at. */
  report: report.nullable(),
};
export const bookReply = z.object(book).meta({ id: 'EvidenceBook' });
export const booksReply = z.object({ books: z.array(z.object(book).omit({ report: true })) });
export const nothing = z.object({});
