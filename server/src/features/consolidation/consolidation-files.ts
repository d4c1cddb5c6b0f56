import { fillWorkbook } from '@congtam/documents';
import { periodInWords } from '@congtam/engine';
import type { SheetToWrite } from '@congtam/workbooks';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { NoLevel } from '../../evaluation/no-level.ts';
import type { FileToGive } from '../../http/file-body.ts';
import { bytesOf } from '../../http/file-with-errors.ts';
import {
  formNamed,
  makePaper,
  type PaperInput,
  type PaperPress,
  wrongInput,
} from '../../official-papers/making.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { layoutInUse } from '../paper-templates/paper-templates.queries.ts';
import { lineOf, unitOn } from '../units/units.queries.ts';
import * as errors from './consolidation.errors.ts';
import { reportFor } from './consolidation.ts';
import { type PostTable, percent, type Summary, type SummaryRow, summariesOf } from './summary.ts';

/** Rows that a table of a report may have. */
export const TABLES = ['byGroup', 'byUnit', 'decided', 'proposed'] as const;
export type TableOfReport = (typeof TABLES)[number];

const FORM = 'level-summary';

const WHY: { readonly [why in NoLevel]: string } = {
  notRatedByRule: 'Không xếp loại theo quy định',
  notRatedByDecision: 'Cấp có thẩm quyền quyết định không xếp loại',
  factsMissing: 'Chưa xếp loại: thiếu dữ liệu',
  decisionNeeded: 'Chưa xếp loại: chờ cấp có thẩm quyền quyết định',
  notDecided: 'Chưa xếp loại: chưa có quyết định',
};

/** A report as a workbook: every table of it, one a sheet. */
export async function workbookOfReport(
  tx: Tx,
  holder: Holder,
  report: string,
): Promise<FileToGive | Refusal> {
  const found = await reportFor(tx, holder, report);
  if (isRefusal(found)) return found;
  const { row, figures } = found;
  const sheets = summariesOf(figures, 'vi').flatMap((summary, at) => sheetsOf(summary, at + 1));
  const bytes = await bytesOf('xlsx', sheets);
  return { kind: 'xlsx', name: `tong-hop-${row.period}-lan-${row.number}.xlsx`, bytes };
}

function sheetsOf(summary: Summary, number: number): SheetToWrite[] {
  const { decided, proposed } = summary.byPosition;
  const withTotal = (rows: readonly SummaryRow[]) => [...rows, summary.total];
  const sheets = [
    levelSheet(`${number} Theo đối tượng`, summary, 'Đối tượng', withTotal(summary.byGroup)),
    levelSheet(`${number} Theo đơn vị`, summary, 'Đơn vị', withTotal(summary.byUnit)),
    {
      name: `${number} Không, chưa xếp loại`,
      columns: [
        { header: 'Lý do', kind: 'text' as const, width: 50 },
        { header: 'Căn cứ', kind: 'text' as const, width: 30 },
        { header: 'Số lượng', kind: 'number' as const },
      ],
      rows: summary.withoutLevel.map(({ why, refs, count }) => [WHY[why], refs.join('; '), count]),
    },
    {
      name: `${number} Tỷ lệ xuất sắc`,
      columns: [
        { header: 'Tỷ lệ', kind: 'text' as const, width: 40 },
        { header: 'Tính trên', kind: 'text' as const, width: 40 },
        { header: 'Số ở mức', kind: 'number' as const },
        { header: 'Số làm gốc', kind: 'number' as const },
        { header: 'Tỷ lệ %', kind: 'text' as const },
      ],
      rows: summary.shares.flatMap(({ label, count, bases }) =>
        bases.map(({ base, of, share }) => [label, BASES[base], count, of, share ?? '']),
      ),
    },
  ];
  if (summary.kind === 'unit') return sheets;
  return [
    ...sheets,
    postSheet(`${number} Mẫu 15A (đề nghị)`, summary, proposed),
    postSheet(`${number} Mẫu 15B (quyết định)`, summary, decided),
    {
      name: `${number} Kiểm tra dữ liệu`,
      columns: [
        { header: 'Nội dung', kind: 'text', width: 50 },
        { header: 'Số lượng', kind: 'number' },
      ],
      rows: [['Người chưa có mã vị trí, chức danh', summary.byPosition.withoutCode]],
    },
  ];
}

const BASES = {
  'rated-good': 'số hoàn thành tốt nhiệm vụ',
  'good-or-better': 'số hoàn thành tốt nhiệm vụ trở lên',
  rated: 'số đã được xếp loại',
  all: 'tổng số',
} as const;

const levelSheet = (
  name: string,
  { title, levels }: Summary,
  what: string,
  rows: readonly SummaryRow[],
): SheetToWrite => ({
  name,
  columns: [
    { header: what, kind: 'text', width: 40, note: title },
    { header: 'Tổng số', kind: 'number' },
    ...levels.flatMap(({ label }) => [
      { header: label, kind: 'number' as const },
      { header: `${label} (%)`, kind: 'text' as const },
    ]),
    { header: 'Không, chưa xếp loại', kind: 'number' },
  ],
  rows: rows.map((row) => [
    row.label,
    row.total,
    ...row.levels.flatMap((count) => [count, percent(count, row.total - row.noLevel) ?? '']),
    row.noLevel,
  ]),
});

/** The Party's table: a row for each code of a post, and excellent of excellent and good. */
const postSheet = (name: string, { levels }: Summary, { rows, total }: PostTable): SheetToWrite => ({
  name,
  columns: [
    { header: 'TT', kind: 'text', width: 6 },
    { header: 'Đối tượng đánh giá, xếp loại', kind: 'text', width: 30 },
    { header: 'Mã chức danh', kind: 'text' },
    { header: 'Tổng số', kind: 'number' },
    ...levels.map(({ label }) => ({ header: label, kind: 'number' as const })),
    { header: 'Chưa xếp loại', kind: 'number' },
    { header: 'Tỷ lệ % xếp loại xuất sắc trong số xếp loại tốt trở lên', kind: 'text', width: 24 },
    { header: 'Ghi chú', kind: 'text' },
  ],
  rows: [...rows, total].map((row, at) => [
    row.id === null ? '' : String(at + 1),
    row.label,
    row.id ?? '',
    row.total,
    ...row.levels,
    row.noLevel,
    row.excellentOfGood ?? '',
    '',
  ]),
});

/** "Năm 2026", as a heading says it. */
function periodHeading(period: string): string {
  const words = periodInWords(period, 'vi');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** A table of a report as a paper, in the agency's own layout where it has one. */
export async function paperOfReport(
  tx: Tx,
  holder: Holder,
  press: PaperPress,
  asked: {
    readonly report: string;
    readonly regulation: string;
    readonly of: 'person' | 'unit';
    readonly table: TableOfReport;
    readonly kind: 'docx' | 'pdf' | 'xlsx';
    /** What only people know: who signs, where. */
    readonly given: { readonly [field: string]: unknown };
  },
): Promise<FileToGive | Refusal> {
  const found = await reportFor(tx, holder, asked.report);
  if (isRefusal(found)) return found;
  const { row, figures } = found;
  const summary = summariesOf(figures, 'vi').find(
    ({ regulation, kind }) => regulation === asked.regulation && kind === asked.of,
  );
  const form = formNamed(FORM);
  const agency = await unitOn(tx, row.unit, todayInVietnam());
  if (summary === undefined || agency === undefined) return errors.noSuchTable();
  if (isRefusal(form)) return form;
  const superior = agency.parent === null ? undefined : await unitOn(tx, agency.parent, todayInVietnam());
  const { kind } = asked;
  const line = await lineOf(tx, row.unit, todayInVietnam());
  const layout = await layoutInUse(tx, form.id, line, kind === 'xlsx' ? 'xlsx' : 'docx');
  if (kind === 'xlsx' && layout === undefined) return errors.noOwnWorkbook();
  const { issuer, ...given } = asked.given;
  const again = row.number > 1 ? `, thay thế lần ${row.number - 1}` : '';
  const input: PaperInput = JSON.parse(
    JSON.stringify({
      ...given,
      issuer: {
        ...(typeof issuer === 'object' ? issuer : {}),
        ...{ agency: agency.name, superior: superior?.name, year: Number(row.period.slice(0, 4)) },
      },
      ...tableInput(summary, asked.table),
      period: `${periodHeading(row.period)}${again}`,
    }),
  );
  const name = `bao-cao-tong-hop-${row.period}.${kind}`;
  if (kind === 'xlsx' && layout !== undefined) {
    const filled = fillWorkbook(layout.content, form, input);
    return filled.kind === 'refused' ? wrongInput(filled.problems) : { kind, name, bytes: filled.bytes };
  }
  const made = await makePaper(press, { form, layout, input, isDraft: true });
  if (isRefusal(made)) return made;
  const file = made.files.find((one) => one.kind === kind);
  return file === undefined ? errors.noSuchTable() : { kind, name, bytes: file.content };
}

function tableInput(
  { levels, byGroup, byUnit, byPosition, total }: Summary,
  table: TableOfReport,
): PaperInput {
  const { decided, proposed } = byPosition;
  const rows: readonly SummaryRow[] = {
    byGroup: [...byGroup, total],
    byUnit: [...byUnit, total],
    decided: [...decided.rows, decided.total],
    proposed: [...proposed.rows, proposed.total],
  }[table];
  const kindOf = (row: SummaryRow) => ({
    kind: row.label,
    total: row.total,
    levels: row.levels.map((people) => {
      const share = percent(people, row.total - row.noLevel);
      return share === null ? { people } : { people, share };
    }),
    notRated: row.noLevel,
    isTotal: row.id === null,
  });
  return {
    levelNames: levels.map(({ label }) => label),
    shareBase: 'trên số đã xếp loại',
    kinds: rows.map(kindOf),
  };
}
