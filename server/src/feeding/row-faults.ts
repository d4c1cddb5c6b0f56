import {
  type Bilingual,
  type ColumnDeclaration,
  compare,
  divide,
  formatExact,
  parseExact,
  say,
  type TableDeclaration,
} from '@congtam/engine';

/** What a table has against a row, and in which column it is mended. */
export interface RowFault {
  readonly column: string;
  readonly says: Bilingual;
}

type Row = { readonly [column: string]: string };

/**
 * Why the intake would not take a row of a table: a cell that is needed and that nothing fills, a number beyond what the
 * column allows. One such row stops the computing of everybody, so whoever feeds tables knows it before.
 */
export function faultsOfRow({ columns }: Pick<TableDeclaration, 'columns'>, row: Row): readonly RowFault[] {
  return columns.flatMap((column) => {
    const text = row[column.id] ?? '';
    const says = text === '' ? whatIsMissing(column, columns, row) : whatIsBeyond(column, text);
    return says === undefined ? [] : [{ column: column.id, says }];
  });
}

function whatIsMissing(
  { required, whenAbsent, sameAs, fromTable, label }: ColumnDeclaration,
  columns: readonly ColumnDeclaration[],
  row: Row,
): Bilingual | undefined {
  if (!required || whenAbsent !== undefined || (sameAs !== undefined && row[sameAs])) return undefined;
  if (fromTable === undefined)
    return say(
      `chưa ghi “${label.vi}”, quy định cần`,
      `'${label.en}' is not given, and the regulation needs it`,
    );
  if (row[fromTable.by]) return undefined;
  const by = columns.find(({ id }) => id === fromTable.by)?.label ?? label;
  return say(
    `chưa ghi “${label.vi}”, cũng chưa ghi “${by.vi}” để tra`,
    `neither '${label.en}' nor '${by.en}' to look it up is given`,
  );
}

function whatIsBeyond({ type, label }: ColumnDeclaration, text: string): Bilingual | undefined {
  if (type.kind !== 'number') return undefined;
  const value = parseExact(text);
  const { min, max, whole, step = undefined } = type;
  const isWithin =
    value !== undefined &&
    (min === undefined || compare(value, min) >= 0) &&
    (max === undefined || compare(value, max) <= 0) &&
    (!whole || value.d === 1) &&
    (step === undefined || divide(value, step).d === 1);
  if (isWithin) return undefined;
  const [least, most] = [min, max].map((one) => (one === undefined ? '…' : formatExact(one)));
  return say(
    `“${label.vi}” là ${text}, quy định nhận từ ${least} đến ${most}`,
    `'${label.en}' is ${text}; the regulation takes ${least} to ${most}`,
  );
}
