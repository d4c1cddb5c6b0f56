import { z } from 'zod';
import { NO_LEVEL } from '../../evaluation/no-level.ts';
import { bilingual, ground, id, moment, text } from '../../http/texts.ts';
import { TABLES } from './consolidation-files.ts';

export const period = z.string().regex(/^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$/);
export const unitParams = z.strictObject({ unit: id });
export const reportParams = z.strictObject({ report: id });
export const periodQuery = z.strictObject({ period });
export const reportsQuery = z.strictObject({
  period: period.optional(),
  /** Also those that were replaced. */
  replaced: z.enum(['yes', 'no']).default('no'),
});
export const sendBody = z.strictObject({ period, ground, reason: text(1000).nullable().default(null) });
export const paperBody = z.strictObject({
  regulation: text(100),
  of: z.enum(['person', 'unit']).default('person'),
  table: z.enum(TABLES).default('byGroup'),
  /** `xlsx` fills the agency's own workbook; every table in ours is another route. */
  kind: z.enum(['docx', 'pdf', 'xlsx']).default('docx'),
  given: z.record(z.string().regex(/^[A-Za-z]{1,50}$/), z.unknown()).default({}),
});

const counted = {
  id: z.string().nullable(),
  label: z.string(),
  total: z.int(),
  levels: z.array(z.int()).readonly(),
  noLevel: z.int(),
};
const row = z.object(counted).meta({ id: 'SummaryRow' });
const rows = z.array(row).readonly();
const postRow = z.object({ ...counted, excellentOfGood: z.string().nullable() }).meta({ id: 'PostRow' });
const postTable = z.object({ rows: z.array(postRow).readonly(), total: postRow }).meta({ id: 'PostTable' });
const of = z.enum(['person', 'unit']);

const summary = z
  .object({
    regulation: z.string(),
    title: z.string(),
    number: z.string(),
    kind: of,
    levels: z.array(z.object({ id: z.string(), label: z.string(), short: z.string() })).readonly(),
    total: row,
    byGroup: rows,
    byUnit: rows,
    withoutLevel: z
      .array(z.object({ why: z.enum(NO_LEVEL), refs: z.array(z.string()).readonly(), count: z.int() }))
      .readonly(),
    shares: z
      .array(
        z.object({
          quota: z.string(),
          label: z.string(),
          level: z.string(),
          count: z.int(),
          bases: z
            .array(
              z.object({
                base: z.enum(['rated-good', 'good-or-better', 'rated', 'all']),
                of: z.int(),
                share: z.string().nullable(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
    byPosition: z.object({ decided: postTable, proposed: postTable, withoutCode: z.int() }),
  })
  .meta({ id: 'Summary' });

const consolidated = {
  unit: id,
  period: z.string(),
  cycles: z.int(),
  units: z.array(z.object({ id, code: z.string(), name: z.string(), parent: id.nullable() })).readonly(),
  summaries: z.array(summary).readonly(),
};
export const consolidatedReply = z.object(consolidated).meta({ id: 'Consolidation' });

const report = z
  .object({
    id,
    unit: id,
    period: z.string(),
    number: z.int(),
    ground: z.string(),
    reason: z.string().nullable(),
    hash: z.string(),
    sentByName: z.string(),
    sentAt: moment,
    isLast: z.boolean(),
  })
  .meta({ id: 'ConsolidatedReport' });
export const reportReply = report;
export const reportsReply = z.object({ reports: z.array(report).readonly() });

const difference = z
  .object({
    regulation: z.string(),
    kind: of,
    unit: id,
    group: z.string().nullable(),
    what: z.string(),
    before: z.int(),
    after: z.int(),
  })
  .meta({ id: 'ReportDifference' });
export const openedReply = z.object({
  ...consolidated,
  report,
  replaced: z.array(difference).readonly(),
  since: z.array(difference).readonly(),
});

const shownRow = { id, counts: z.array(z.int().nullable()).readonly(), total: z.int().nullable() };
export const shownReply = z.object({
  reports: z
    .array(
      z.object({
        id,
        unit: id,
        period: z.string(),
        number: z.int(),
        tables: z
          .array(
            z.object({
              regulation: z.string(),
              title: bilingual,
              kind: of,
              columns: z.array(z.object({ id: z.string(), label: bilingual })).readonly(),
              total: z.object(shownRow),
              rows: z.array(z.object({ ...shownRow, name: z.string() })).readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export const nothing = z.object({});
