import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import { monitoredPeriods } from '../../evaluation/file-sheets.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { describedSheet } from './described-sheet.ts';
import { noSuchSheet } from './monitoring.errors.ts';
import { lastSaid, rowsStanding } from './monitoring.queries.ts';
import { readFor, textsFor } from './sheets.ts';

/** The sheets of a cycle with their columns: what can be entered, and what may stand in each cell. */
export async function sheetsOfCycle(tx: Tx, sources: EvaluationSources, id: string) {
  const cycle = await cycleById(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const read = await textsFor(tx, sources, cycle);
  if (isRefusal(read)) return read;
  const own = await sources.ownYears(tx, cycle, { regulations: read.regulations, people: [] });
  const ownYears = [undefined, ...(own?.ofUnits ?? [])];
  const periods = monitoredPeriods(read.descriptors, cycle.period, ownYears);
  return {
    periods,
    sheets: read.descriptors.map((descriptor) =>
      describedSheet(descriptor, {
        regulations: read.regulations,
        period: cycle.period,
        ownYears,
        periods,
      }),
    ),
  };
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
  const line = await lineThrough(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'statement.see', { line });
  if (why) return why;
  const read = await readFor(tx, sources, cycle);
  if (isRefusal(read)) return read;
  if (!read.descriptors.some(({ id }) => id === given.sheet))
    return noSuchSheet(read.descriptors.map(({ id }) => id));
  const subjects = new Map([...read.roster.subjects.values()].map((subject) => [subject.id, subject]));
  const rows = await rowsStanding(tx, given);
  await record(tx, {
    action: 'statement.read',
    subject: { kind: 'cycle', id: cycle.id },
    unit: cycle.unit,
    facts: { sheet: given.sheet, rows: rows.length },
  });
  return {
    last: await lastSaid(tx, cycle.id, given.sheet),
    isFed: (await sources.fed(tx, cycle, read.packs)).has(given.sheet),
    rows: rows.flatMap(({ person, unit, period, key, cells, step, document, isLate }) => {
      const subject = subjects.get(person ?? unit);
      if (subject === undefined) return [];
      const { code, name } = subject;
      return [{ subject: code, name, period, key, cells: cells ?? {}, step, document, isLate }];
    }),
  };
}
