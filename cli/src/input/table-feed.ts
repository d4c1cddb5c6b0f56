import {
  foldHeading,
  type Intake,
  type Language,
  matchHeadings,
  matchTable,
  type RowIntake,
  say,
  type TableDescriptor,
} from '@congtam/engine';
import { columnLetter, type InputCopy } from '@congtam/workbooks';
import { type Complaint, complain, ofIntake, type Where } from '../complaint.ts';
import { isUnknownColumn, unknownColumnByLabel, unknownSheet } from './unknown-names.ts';

/** Name of the sheet that explains a template and holds no data. */
export const GUIDE_SHEETS = { vi: 'Hướng dẫn', en: 'Guide' } as const;

/** Takes sheets as a file gives them, and gives their rows to the intake. */
export interface TableFeed {
  sheet(head: { name: string; hidden: boolean; file?: string }): void;
  /** The first filled row of a sheet is its heading. `cells` may be reused by the caller. */
  row(cells: readonly string[], at: number): void;
  /** Where the columns of a table stand, to tell problems with. */
  whereIs(table: string, column: string | undefined): Where;
  readonly complaints: readonly Complaint[];
  readonly rows: number;
}

export interface FeedOptions {
  readonly copy?: InputCopy;
  /** Of the labels of columns that are not there; vi by default. */
  readonly language?: Language;
  /** Only some tables are wanted: sheets that are none of `descriptors` are passed over. */
  readonly isPartial?: boolean;
}

interface SheetPlace {
  readonly where: Where;
  headings: readonly string[];
  columns: readonly (string | undefined)[];
}

export function feedOf(
  intake: Intake,
  descriptors: readonly TableDescriptor[],
  { copy, language = 'vi', isPartial = false }: FeedOptions = {},
): TableFeed {
  const places = new Map<string, SheetPlace>();
  const complaints: Complaint[] = [];
  let place: SheetPlace | undefined;
  let table: TableDescriptor | undefined;
  let rows: RowIntake | undefined;
  let withoutHeading: number[] = [];
  /** A sheet whose name several tables share, until its headings are there. */
  let shared: { name: string; where: Where } | undefined;
  let unknown: { name: string; where: Where; headings?: readonly string[] } | undefined;
  let count = 0;

  const settle = (found: TableDescriptor, where: Where): void => {
    const before = places.get(found.id);
    if (before !== undefined) {
      complaints.push(doubled(where, before.where, found));
      return;
    }
    table = found;
    place = { where, headings: [], columns: [] };
    places.set(found.id, place);
  };

  const begin = (headings: readonly string[]): void => {
    if (shared !== undefined) {
      const found = matchTable(shared.name, descriptors, headings);
      const { where } = shared;
      shared = undefined;
      if (found !== undefined) settle(found, where);
    }
    if (table === undefined || place === undefined) return;
    const { columns, problems } = matchHeadings(table, headings);
    const unmatched = headings.filter((h, index) => h.trim() !== '' && columns[index] === undefined);
    const labelled = table;
    intake.report(
      problems.map((problem) => {
        const heading = unmatched.find((h) => problem.message.vi.includes(`“${h}”`)) ?? '';
        return isUnknownColumn(problem) ? unknownColumnByLabel(problem, heading, labelled) : problem;
      }),
    );
    place.headings = [...headings];
    place.columns = columns;
    withoutHeading = headings.flatMap((heading, index) => (heading.trim() === '' ? [index] : []));
    rows = intake.table(table.id, columns);
    copy?.table(table.id, columns);
  };

  const tellUnknown = (): void => {
    if (unknown === undefined) return;
    const { name, where, headings } = unknown;
    unknown = undefined;
    complaints.push(ofIntake(unknownSheet(name, headings ?? [], descriptors), where));
  };

  return {
    get complaints() {
      tellUnknown();
      return complaints;
    },
    get rows() {
      return count;
    },
    sheet({ name, hidden, file }) {
      tellUnknown();
      table = undefined;
      rows = undefined;
      place = undefined;
      shared = undefined;
      if (hidden || isGuide(name)) return;
      const where: Where = { sheet: name, ...(file === undefined ? {} : { file }) };
      const found = matchTable(name, descriptors);
      if (found === undefined) {
        if (!isPartial) unknown = { name, where };
      } else if (found.shared !== undefined) shared = { name, where };
      else settle(found, where);
    },
    row(cells, at) {
      if (unknown !== undefined) {
        unknown.headings ??= [...cells];
        return;
      }
      if (rows === undefined) {
        begin(cells);
        return;
      }
      count += 1;
      if (place && (withoutHeading.length > 0 || cells.length > place.headings.length)) {
        const stray = strayCell(cells, place.headings.length, withoutHeading);
        if (stray !== undefined) complaints.push(strayValue(place.where, at, stray));
      }
      rows.row(cells, at);
      copy?.row(cells, at);
    },
    whereIs(id, column) {
      const known = places.get(id);
      if (known === undefined) return { sheet: id };
      const index = column === undefined ? -1 : known.columns.indexOf(column);
      if (index >= 0)
        return { ...known.where, column: columnLetter(index), heading: known.headings[index] ?? '' };
      const label = descriptors.find((d) => d.id === id)?.columns.find((c) => c.id === column)?.label[
        language
      ];
      return label === undefined ? known.where : { ...known.where, heading: label };
    },
  };
}

const isGuide = (name: string): boolean =>
  Object.values(GUIDE_SHEETS).some((guide) => foldHeading(guide) === foldHeading(name));

function strayCell(cells: readonly string[], width: number, blank: readonly number[]): number | undefined {
  const inside = blank.find((index) => (cells[index] ?? '').trim() !== '');
  if (inside !== undefined) return inside;
  for (let index = width; index < cells.length; index += 1) if (cells[index]?.trim()) return index;
  return undefined;
}

const strayValue = (where: Where, row: number, index: number): Complaint =>
  complain(
    'input.cell-without-heading',
    say('có giá trị nhưng cột không có tiêu đề', 'there is a value, but the column has no heading'),
    say('ghi tiêu đề ở dòng đầu, hoặc xóa giá trị', 'write a heading in the first row, or remove the value'),
    { ...where, row, column: columnLetter(index) },
  );

const doubled = (where: Where, before: Where, { label }: TableDescriptor): Complaint =>
  complain(
    'input.doubled-sheet',
    say(
      `trang này và trang “${before.sheet}” cùng là bảng “${label.vi}”`,
      `this sheet and '${before.sheet}' are both the table '${label.en}'`,
    ),
    say('gộp hai trang thành một', 'join the two sheets into one'),
    where,
  );
