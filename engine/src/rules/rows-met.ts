import { type Met, rowsMet, type WhoseRows } from '../evaluation/records-condition.ts';
import { TRUE } from '../evaluation/truth.ts';
import type { View } from '../evaluation/view.ts';
import { PATH_WORDS } from '../explanation/others-words.ts';
import type { Telling } from '../explanation/telling.ts';
import type { Step } from '../explanation/trace.ts';
import type { Language } from '../problem.ts';
import type { Records } from '../register.ts';
import { PATHS } from '../regulation/condition-nodes.ts';
import type { TableDeclaration } from '../regulation/format.ts';
import type { Cursor } from '../regulation/plain.ts';

/** The rows of a table that a rule looks at for a subject in a period. */
export type LookAtRows = (view: View) => { readonly records?: Records; readonly met: readonly Met[] };

/**
 * `of: self` or a path to units, with `on`, the day a row is of; absent, all the subject's own rows (of the period,
 * where the table has periods).
 */
export function readWhoseRows(at: Cursor): WhoseRows | undefined | 'refused' {
  const on = at.optional('on')?.id();
  if (at.optional('of') === undefined && at.optional('on') === undefined) return undefined;
  const of = at.field('of')?.oneOf(['self', ...PATHS]);
  if (of === undefined || (at.optional('on') !== undefined && on === undefined)) return 'refused';
  return { of, ...(on === undefined ? {} : { on }) };
}

export function linkRows(table: TableDeclaration, whose: WhoseRows | undefined): LookAtRows {
  const per = table.per !== undefined;
  return (view) => {
    const records = view.world.register.records.get(table.id);
    if (records === undefined) return { met: [] };
    if (whose !== undefined) return { records, met: rowsMet(whose, records, view) };
    const own = view.rowsOf(table.id, per) ?? [];
    return { records, met: Array.from(own, (row): Met => ({ row, isOn: TRUE })) };
  };
}

export function whoseInWords(whose: WhoseRows | undefined, language: Language): string {
  if (whose === undefined || whose.of === 'self') return '';
  const whom = PATH_WORDS[whose.of][language];
  return language === 'vi' ? ` về ${whom}` : ` about ${whom}`;
}

/** About which units the rows counted are, and how many about each. */
export function aboutUnits({ details }: Step, telling: Telling): string {
  const about = Array.isArray(details.about) ? details.about.map(String) : [];
  const units = [...new Set(about)].map(
    (id) => `${telling.unitName(id)}: ${about.filter((other) => other === id).length}`,
  );
  return units.length === 0 ? '' : ` (${units.join('; ')})`;
}
