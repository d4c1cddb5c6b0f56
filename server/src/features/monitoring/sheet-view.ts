import {
  type Article,
  type ColumnDescriptor,
  type Exact,
  formatExact,
  type Regulation,
} from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import { isSaidIn, isSheetOfFile, monitoredPeriods } from '../../evaluation/file-sheets.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import { noSuchSheet } from './monitoring.errors.ts';
import { lastSaid, rowsStanding } from './monitoring.queries.ts';
import { raterOf } from './raters.ts';
import { readFor, textsFor } from './sheets.ts';

/** The sheets of a cycle with their columns: what can be entered, and what may stand in each cell. */
export async function sheetsOfCycle(tx: Tx, sources: EvaluationSources, id: string) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const read = await textsFor(tx, sources, cycle);
  if (isRefusal(read)) return read;
  const periods = monitoredPeriods(read.descriptors, cycle.period);
  return {
    periods,
    sheets: read.descriptors.map(({ columns, ...descriptor }) => ({
      id: descriptor.id,
      label: descriptor.label,
      ...placeOfSheet(descriptor.id, read.regulations),
      isOfFile:
        isSheetOfFile({ ...descriptor, columns }) && isSaidIn({ ...descriptor, columns }, periods[0] ?? ''),
      raters: {
        self: raterOf({ ...descriptor, columns }, 'self') ?? null,
        manager: raterOf({ ...descriptor, columns }, 'manager') ?? null,
        authority: raterOf({ ...descriptor, columns }, 'authority') ?? null,
      },
      columns: columns.map((column) => ({
        id: column.id,
        label: column.label,
        kind: column.type.kind,
        required: column.required,
        note: column.note ?? null,
        ...limitsOf(column),
        options:
          column.options === undefined
            ? null
            : [...column.options].map(([option, says]) => ({ id: option, label: says })),
      })),
    })),
  };
}

/** Which regulations of the cycle ask for a sheet and of which groups of people (null: of all), on which articles. */
export function placeOfSheet(id: string, regulations: readonly Regulation[]) {
  const askedBy: { regulation: string; groups: readonly string[] | null }[] = [];
  const articles = new Map<string, Pick<Article, 'ref' | 'says'>>();
  let hasMany = true;
  for (const { id: regulation, articles: known, facts, tables } of regulations) {
    const declared = [...facts.values()].filter(({ sheet }) => sheet === id);
    const table = tables.get(id);
    if (declared.length === 0 && table === undefined) continue;
    hasMany = table !== undefined;
    for (const cited of [...declared, ...(table === undefined ? [] : [table])].flatMap(
      (one) => one.articles,
    )) {
      const article = known.get(cited);
      if (article !== undefined) articles.set(`${regulation} ${cited}`, article);
    }
    const isOfGroups = declared.length > 0 && declared.every((one) => one.for !== undefined);
    const groups = isOfGroups ? [...new Set(declared.flatMap((one) => one.for ?? []))] : null;
    askedBy.push({ regulation, groups });
  }
  return { askedBy, hasMany, articles: [...articles.values()].map(({ ref, says }) => ({ ref, says })) };
}

/** The least and the most a number may be, as text. */
function limitsOf({ type }: ColumnDescriptor) {
  const limit = (value: Exact | undefined) => (value === undefined ? null : formatExact(value));
  return type.kind === 'number'
    ? { atLeast: limit(type.min), atMost: limit(type.max) }
    : { atLeast: null, atMost: null };
}

/** The rows of a sheet in sight, as they stand and count. Reading them all is an act. */
export async function readSheet(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly sheet: string },
) {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const line = await lineOf(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'statement.see', { line });
  if (why) return why;
  const read = await readFor(tx, sources, cycle);
  if (isRefusal(read)) return read;
  if (!read.descriptors.some(({ id }) => id === given.sheet))
    return noSuchSheet(read.descriptors.map(({ id }) => id));
  const codes = new Map([...read.roster.subjects.values()].map(({ id, code }) => [id, code]));
  const rows = await rowsStanding(tx, given);
  await record(tx, {
    action: 'statement.read',
    subject: { kind: 'cycle', id: cycle.id },
    unit: cycle.unit,
    facts: { sheet: given.sheet, rows: rows.length },
  });
  return {
    last: await lastSaid(tx, cycle.id, given.sheet),
    rows: rows.flatMap(({ person, unit, period, key, cells, step, document, isLate }) => {
      const subject = codes.get(person ?? unit);
      return subject === undefined
        ? []
        : [{ subject, period, key, cells: cells ?? {}, step, document, isLate }];
    }),
  };
}
