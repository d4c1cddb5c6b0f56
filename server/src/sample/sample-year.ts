import type { Holder } from '../access/roles.ts';
import type { Tx } from '../database/as-actor.ts';
import type { EvaluationSources } from '../evaluation/sources.ts';
import { requestRun } from '../features/classification/runs.ts';
import { openCycle, planCycle } from '../features/cycles/cycles.ts';
import { sheetsOfCycle } from '../features/monitoring/sheet-view.ts';
import { recordSheet } from '../features/monitoring/sheets.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { rowsOf, type SampleRow, TABLES } from './sample-tables.ts';

/** Whose year is opened, and under what. */
export const BODY = 'UBX';
const RATED = 'nd-335-2025';
const YEAR = '2026';
const GROUND = 'QĐ 01/QĐ-UBND ngày 05/01/2026 (số liệu mẫu, hư cấu)';

/** The evidence of the sample is of its year, entered in time, whenever somebody tries the sample. */
const ENTERED = Date.parse('2026-12-01T08:00:00+07:00');

/** Kept by other features than the cycle. */
const ELSEWHERE: ReadonlySet<string> = new Set(['people', 'units', 'decisions']);

/** Sheets that are called otherwise here, where one regulation rates, than in the tables, where several do. */
const NAME_IN_TABLES: ReadonlyMap<string, string> = new Map([
  ['general-criteria', 'general-criteria-monitoring'],
]);

/**
 * Opens the year of the commune and records what its people did in it, as from paper: it stands where an officer computes,
 * meets and has it decided. Its levels are computed by the queue as soon as the server works on it.
 *
 * @param unit id of the commune's committee
 */
export async function openSampleYear(
  tx: Tx,
  holder: Holder,
  { sources, unit }: { readonly sources: EvaluationSources; readonly unit: string },
): Promise<void> {
  const plan = {
    ...({ unit, kind: 'year', period: YEAR, roots: [], excluded: [], people: [] } as const),
    ...{ regulations: [{ regulation: RATED, version: '2026-01-01' }], entryUntil: null, isPilot: false },
    ground: GROUND,
  };
  const { id: cycle } = done(await planCycle(tx, holder, sources, plan));
  done(await openCycle(tx, holder, sources, { cycle, ground: GROUND, isOnPaper: true }));
  const { sheets } = done(await sheetsOfCycle(tx, sources, cycle));
  for (const { sheet, rows } of rowsBySheet(sheets.map(({ id }) => id)))
    done(
      await recordSheet(tx, holder, sources, {
        ...{ cycle, sheet, rows, document: GROUND, reason: null, seen: undefined, now: ENTERED },
      }),
    );
  done(await requestRun(tx, holder, { cycle, asOf: `${YEAR}-12-31` }));
}

const isHere = (unit: string | undefined) => unit?.startsWith(BODY) === true;

/** The committee with the units and posts in it: who came or went in the year is left out. */
export function committee(): { readonly units: readonly SampleRow[]; readonly people: readonly SampleRow[] } {
  const people = rowsOf('people');
  const cameOrWent = new Set(people.flatMap(({ id, unit }) => (isHere(unit) ? [] : [id])));
  return {
    units: rowsOf('units').filter(({ id }) => isHere(id)),
    people: people.filter(({ id }) => !cameOrWent.has(id)),
  };
}

/** What the tables say of the committee in its year; a catalogue stands before the products that name its codes. */
export function rowsBySheet(sheets: readonly string[]) {
  const { units, people } = committee();
  const own = new Set([...units, ...people].map(({ id }) => id));
  const found = sheets.flatMap((sheet) => {
    const table = TABLES.includes(sheet) ? sheet : (NAME_IN_TABLES.get(sheet) ?? '');
    const place = TABLES.indexOf(table);
    if (place < 0 || ELSEWHERE.has(sheet)) return [];
    const rows = rowsOf(table).flatMap(
      ({ subject = '', id: _, period = '', regulation = RATED, ...cells }, key) =>
        own.has(subject) && regulation === RATED ? [{ subject, period, key: String(key), cells }] : [],
    );
    return rows.length === 0 ? [] : [{ sheet, rows, place }];
  });
  return found.toSorted((a, b) => a.place - b.place);
}

/** The sample does nothing that could be refused: when it is, the program is wrong. */
export function done<T>(given: T | Refusal): T {
  if (isRefusal(given))
    throw new Error(
      `the sample was refused: ${given.code} ${JSON.stringify(given.faults ?? '').slice(0, 600)}`,
    );
  return given;
}
