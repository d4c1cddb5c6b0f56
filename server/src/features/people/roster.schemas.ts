import { z } from 'zod';
import { pageQuery } from '../../http/paging.ts';
import { sheetProblems } from '../../http/sheet-problems.ts';
import { bilingual, day, ground, id, moment } from '../../http/texts.ts';
import { ROSTER_STATES } from './roster.states.ts';
import { ROSTER_TABLE } from './roster-table.ts';

export const putInQuery = z.strictObject({ unit: id, on: day, ground });
export const listQuery = z.strictObject({
  unit: id.optional(),
  ...pageQuery(50),
});
export const rosterParams = z.strictObject({ roster: id });

/** A column of the table of people. */
const column = z.enum(ROSTER_TABLE.columns.map(({ id }) => id));

/** Rows of the file, below its headings; `after` is the number of the last row of the page before. */
export const rowsQuery = z.strictObject({
  only: z.enum(['all', 'faulty']).default('all'),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const headingsBody = z.strictObject({
  headings: z
    .array(
      z.strictObject({
        heading: z.string().trim().min(1).max(200),
        /** A column of the table of people; null leaves the column of the file out. */
        column: column.nullable(),
      }),
    )
    .max(200),
});
export const exportQuery = z.strictObject({
  unit: id,
  on: day.optional(),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** `full` adds what the workbook of an evaluation does not have. */
  columns: z.enum(['standard', 'full']).default('standard'),
  /** `year` carries last year's roster forward: also the posts that have ended since, marked. */
  carry: z.enum(['none', 'year']).default('none'),
});

const report = z
  .object({
    rows: z.int(),
    people: z.int(),
    newPeople: z.int(),
    changedPeople: z.int(),
    begun: z.int(),
    corrected: z.int(),
    ended: z.int(),
    absent: z.array(z.string()),
    problemCount: z.int(),
    problems: sheetProblems,
  })
  .meta({ id: 'RosterReport' });
export type Report = z.output<typeof report>;

export const rosterReply = z
  .object({
    id,
    unit: id,
    on: day,
    ground: z.string(),
    kind: z.enum(['xlsx', 'csv']),
    state: z.enum(ROSTER_STATES),
    uploadedAt: moment,
    /** In percent, while a job works on it. */
    progress: z.int().nullable(),
    /** What would be done, or was; what is wrong. Null until it is checked. */
    report: report.nullable(),
  })
  .meta({ id: 'Roster' });
export const rostersReply = z.object({ rosters: z.array(rosterReply.omit({ report: true })) });

export const rowsReply = z
  .object({
    /** Which row of the file the headings are; null where it has no rows. */
    headingRow: z.int().nullable(),
    headings: z.array(
      z.object({
        heading: z.string(),
        /** Null: the column is left out, or not known. */
        column: column.nullable(),
        /** `own`: a heading of ours; `chosen`: as somebody said; `unknown`: nobody has said yet. */
        by: z.enum(['own', 'chosen', 'unknown', 'blank']),
      }),
    ),
    /** What a column may stand for. */
    fields: z.array(z.object({ column, label: bilingual, isRequired: z.boolean() })),
    rows: z.array(
      z.object({
        number: z.int(),
        /** As read, in the order of the headings; of an ID number only its last digits. */
        cells: z.array(z.string()),
        problems: z.array(z.object({ column: z.string().optional(), message: bilingual, mend: bilingual })),
      }),
    ),
    hasMore: z.boolean(),
  })
  .meta({ id: 'RosterRows' });
export type Rows = z.output<typeof rowsReply>;
export const nothing = z.object({});
