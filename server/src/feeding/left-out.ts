import { say, type TableDeclaration } from '@congtam/engine';
import type { FedEntry, FeedNote } from './fed-entry.ts';
import type { placeIn } from './fed-year.ts';
import { faultsOfRow } from './row-faults.ts';

type Row = { readonly [column: string]: string };

/** Whether a row is not taken yet; then why, of whom and of which entry, is told. */
export function isLeftOut(
  declared: TableDeclaration,
  row: Row,
  given: {
    readonly entry: FedEntry;
    readonly placed: readonly { readonly subject: string; readonly place: Placed }[];
  },
  notes: FeedNote[],
): boolean {
  const { entry, placed } = given;
  const faults = faultsOfRow(declared, row);
  const { title } = entry.content;
  const name = typeof title === 'string' ? title : '';
  for (const { column, says } of faults)
    for (const { subject, place } of placed)
      notes.push({
        ...{ table: declared.id, column, entry: entry.id },
        about: { subject, period: place === 'nowhere' ? null : (place.period ?? null) },
        says: say(
          `chưa tính “${name}”: ${says.vi}; người giao việc hoặc người làm bổ sung`,
          `'${name}' is not counted: ${says.en}; whoever assigned it or does it completes it`,
        ),
      });
  return faults.length > 0;
}

type Placed = Exclude<ReturnType<typeof placeIn>, undefined>;

/** Of rows that a table tells apart by one column the first stays. */
export function withoutDoubled(
  { id, key }: TableDeclaration,
  rows: readonly Row[],
  notes: FeedNote[],
): Row[] {
  if (key === undefined) return [...rows];
  const seen = new Set<string>();
  return rows.filter((row) => {
    const { subject = '', period = '' } = row;
    const value = row[key] ?? '';
    const place = JSON.stringify([subject, period, value]);
    if (value === '' || !seen.has(place)) {
      seen.add(place);
      return true;
    }
    const says = say(
      `“${value}” có hai lần; lấy dòng trước`,
      `'${value}' is there twice; the row before holds`,
    );
    notes.push({ table: id, column: key, entry: null, says });
    return false;
  });
}
