import { z } from 'zod';
import { pageQuery } from '../../http/paging.ts';
import { sheetProblems } from '../../http/sheet-problems.ts';
import { day, ground, id, moment } from '../../http/texts.ts';
import { ROSTER_STATES } from './roster.states.ts';

export const putInQuery = z.strictObject({ unit: id, on: day, ground });
export const listQuery = z.strictObject({
  unit: id.optional(),
  ...pageQuery(50),
});
export const rosterParams = z.strictObject({ roster: id });
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
export const nothing = z.object({});
