import { rowsKept, staysWhole } from '../content/outline.ts';
import type { Block, Column } from '../content/paper.ts';
import { gapXml, paragraphXml, runsXml } from './runs.ts';

type Table = Extract<Block, { kind: 'table' }>;

/**
 * A table with its heading repeated on every page; rows are not torn apart, but for those as tall as pages. Widths are shares of `width` (twentieths of a point).
 *
 * @param keep whether its last rows stay on the page of what comes next
 */
export function tableXml({ columns, rows, whenEmpty }: Table, width: number, keep: boolean): string {
  const widths = shares(columns, width);
  const size = columns.length > 8 ? 11 : 12;
  const body =
    rows.length === 0
      ? [
          `<w:tr>${cellXml(runsXml(whenEmpty, { italic: true, size }), width, 'center', { more: spanOf(columns.length), keep })}</w:tr>`,
        ]
      : rows.map(({ cells, strong }, place) => {
          const isKept = keep && place >= rows.length - rowsKept(rows);
          const row = columns.map(({ align }, at) =>
            cellXml(
              runsXml(cells[at] ?? '', { size, bold: strong === true }),
              widths[at] ?? 0,
              align ?? 'left',
              { keep: isKept },
            ),
          );
          return `<w:tr>${staysWhole({ cells }) ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${row.join('')}</w:tr>`;
        });
  const grid = widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${headXml(columns, widths, size)}${body.join('')}</w:tbl>${gapXml(6, { keepNext: keep })}`;
}

function headXml(columns: readonly Column[], widths: readonly number[], size: number): string {
  const heads: string[] = [];
  const below: string[] = [];
  const isGrouped = columns.some(({ group }) => group !== undefined);
  const head = (text: string, width: number, more = ''): string =>
    cellXml(runsXml(text, { bold: true, size }), width, 'center', {
      more: `${more}<w:vAlign w:val="center"/>`,
    });
  for (let at = 0; at < columns.length; ) {
    const { title, group } = columns[at]!;
    if (group === undefined) {
      heads.push(head(title, widths[at]!, isGrouped ? '<w:vMerge w:val="restart"/>' : ''));
      below.push(cellXml('', widths[at]!, 'center', { more: '<w:vMerge/>' }));
      at += 1;
      continue;
    }
    let end = at;
    while (columns[end]?.group === group) {
      below.push(head(columns[end]!.title, widths[end]!));
      end += 1;
    }
    const width = widths.slice(at, end).reduce((sum, each) => sum + each, 0);
    heads.push(head(group, width, spanOf(end - at)));
    at = end;
  }
  const row = (cells: readonly string[]): string =>
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
  return row(heads) + (isGrouped ? row(below) : '');
}

const spanOf = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;

function cellXml(
  runs: string,
  width: number,
  align: 'left' | 'center' | 'right',
  { more = '', keep = false }: { readonly more?: string; readonly keep?: boolean } = {},
): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr>${paragraphXml(runs, { align, before: 2, after: 2, keepNext: keep })}</w:tc>`;
}

function shares(columns: readonly Column[], width: number): number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.floor((share / whole) * width));
}

/** Rows of cells side by side without lines, each cell made of paragraphs: letterheads, signatures. */
export function sideBySideXml(widths: readonly number[], rows: readonly (readonly string[])[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const body = rows.map((cells) => {
    const inner = cells.map(
      (xml, at) => `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/></w:tcPr>${xml}</w:tc>`,
    );
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${inner.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join('')}</w:tbl>`;
}
