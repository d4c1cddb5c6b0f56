/**
 * How many rows of a register of documents meet a subject in a period: its own rows, or those about a unit (a field of
 * work is one) that it answered for on the day of the document.
 */
import { ratio } from '../exact.ts';
import type { Records } from '../register.ts';
import type { RecordsNode } from '../regulation/condition-nodes.ts';
import { type Measured, missingFact } from '../rules/measured.ts';
import { unitsReached, unitsReachedOn } from './paths.ts';
import type { RecordTruth } from './record-truth.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts';
import type { View } from './view.ts';

/** A row without its day, or with a blank where it matters, leaves the number open between two whole numbers. */
export function countRecords(
  node: RecordsNode,
  where: RecordTruth | undefined,
  articles: readonly string[],
): (view: View) => Measured {
  return (view) => {
    const records = view.world.register.records.get(node.table);
    if (records === undefined) return ratio(0);
    let sure = 0;
    let open = 0;
    for (const { row, isOn } of rowsMet(node, records, view)) {
      const truth = where === undefined ? TRUE : where(records.columns, row);
      if (truth === TRUE && isOn === TRUE) sure += 1;
      else if ((truth === TRUE || truth === UNKNOWN) && isOn !== FALSE) open += 1;
    }
    if (open === 0) return ratio(sure);
    const gap = missingFact({ subject: view.id, period: view.period.id, what: node.table, articles });
    return { ...gap, range: { min: ratio(sure), max: ratio(sure + open) } };
  };
}

/** Ids of the units that rows which count, or may count, are about; none where they are the subject's own. */
export function unitsCounted(node: RecordsNode, where: RecordTruth | undefined): (view: View) => string[] {
  return (view) => {
    const records = view.world.register.records.get(node.table);
    if (records === undefined || node.of === 'self') return [];
    const met = rowsMet(node, records, view).filter(
      ({ row, isOn }) => isOn !== FALSE && (where === undefined || where(records.columns, row) !== FALSE),
    );
    const units = met.flatMap(({ unit }) => (unit === undefined ? [] : [view.world.id('unit', unit)]));
    return [...new Set(units)];
  };
}

/** Whose rows of a table are meant, and the column with their day; where the table has periods there is none. */
export type WhoseRows = Pick<RecordsNode, 'of' | 'on'>;

export interface Met {
  readonly row: number;
  /** The unit it is about, where that is not the subject itself. */
  readonly unit?: number;
  /** Whether it falls into the period while the subject answered for what it is about. */
  readonly isOn: Truth;
}

/** The rows that meet the subject in the period, and those of which it is open whether they do. */
export function rowsMet(node: WhoseRows, records: Records, view: View): Met[] {
  const { structure, register } = view.world;
  const { period } = view;
  if (records.declaration.per !== undefined) {
    const indexes =
      node.of === 'self'
        ? [view.index]
        : unitsReached(structure, node.of, view.kind, view.index, period).map((u) => u.index);
    return indexes.flatMap((i) =>
      [...records.rowsOf(i, period.id)].map(
        (row): Met => ({ row, isOn: TRUE, ...(node.of === 'self' ? {} : { unit: i }) }),
      ),
    );
  }
  const days = node.on === undefined ? undefined : records.columns.get(node.on);
  const dayOf = (row: number) => (days?.kind === 'day' ? days.values[row]! : Number.NaN);
  const path = node.of;
  if (path === 'self')
    return [...records.rowsOf(view.index)].map((row): Met => {
      const day = dayOf(row);
      const isOn = Number.isNaN(day) ? UNKNOWN : day >= period.from && day <= period.to ? TRUE : FALSE;
      return { row, isOn };
    });
  const ever = unitsReached(structure, path, view.kind, view.index, period).map((u) => u.index);
  return register.units.flatMap((unit) =>
    [...records.rowsOf(unit.index)].flatMap((row): Met[] => {
      const day = dayOf(row);
      // Without its day a row may have met whoever answers for the unit now.
      if (Number.isNaN(day))
        return ever.includes(unit.index) ? [{ row, isOn: UNKNOWN, unit: unit.index }] : [];
      if (day < period.from || day > period.to) return [];
      const answered = unitsReachedOn(structure, path, view.kind, view.index, day as typeof period.from);
      return answered.some((u) => u.index === unit.index) ? [{ row, isOn: TRUE, unit: unit.index }] : [];
    }),
  );
}
