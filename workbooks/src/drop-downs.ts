import type { DataValidation } from 'hucre/xlsx';
import { columnLetter } from './cell-text.ts';
import { listsSheetName, type SheetToWrite } from './sheet-to-write.ts';

const longestInlineList = 255;
const lastRow = 1_048_576;

export interface DropDowns {
  /** Validations of each sheet, in the order given. */
  readonly validations: readonly DataValidation[][];
  /** The hidden sheet '_lists' with the lists too long to stand inside a validation; `null` if none is. */
  readonly lists: SheetToWrite | null;
}

/** Plans the drop-downs of all sheets: short lists inline, long ones (or with commas or quotes) on sheet '_lists'. */
export function planDropDowns(sheets: readonly SheetToWrite[]): DropDowns {
  const long = new Map<string, { header: string; values: readonly string[]; column: string }>();
  const validations = sheets.map((sheet) => {
    const ofSheet: DataValidation[] = [];
    sheet.columns.forEach(({ header, choices }, index) => {
      if (choices === undefined || choices.length === 0) return;
      const column = columnLetter(index);
      const common: DataValidation = {
        type: 'list',
        range: `${column}2:${column}${lastRow}`,
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: 'Không có trong danh sách',
        errorMessage: 'Hãy chọn một giá trị trong danh sách thả xuống của ô này.',
      };
      if (canBeInline(choices)) {
        ofSheet.push({ ...common, values: [...choices] });
        return;
      }
      const key = JSON.stringify(choices);
      const list = long.get(key) ?? { header, values: choices, column: columnLetter(long.size) };
      long.set(key, list);
      const cells = `$${list.column}$2:$${list.column}$${choices.length + 1}`;
      ofSheet.push({ ...common, formula1: `'${listsSheetName}'!${cells}` });
    });
    return ofSheet;
  });
  return { validations, lists: long.size === 0 ? null : listsSheet([...long.values()]) };
}

function canBeInline(choices: readonly string[]): boolean {
  return (
    choices.join(',').length <= longestInlineList && choices.every((each) => /^[^\s,"=][^,"]*$/.test(each))
  );
}

function listsSheet(lists: readonly { header: string; values: readonly string[] }[]): SheetToWrite {
  const longest = Math.max(...lists.map(({ values }) => values.length));
  return {
    name: listsSheetName,
    hidden: true,
    columns: lists.map(({ header }) => ({ header, kind: 'text', width: 30 })),
    rows: Array.from({ length: longest }, (_, row) => lists.map(({ values }) => values[row] ?? null)),
  };
}
