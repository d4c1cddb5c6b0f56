import { type ColumnDescriptor, parseExact, say, type TableDescriptor } from '@congtam/engine';
import type { SheetToWrite } from '@congtam/workbooks';

const max = parseExact('1000000');
const min = parseExact('0');
const amount = { kind: 'number', whole: false, ...(min && { min }), ...(max && { max }) } as const;
const times = { ...amount, whole: true } as const;
const YES_NO = new Map([
  ['yes', say('có', 'yes')],
  ['no', say('không', 'no')],
]);
const SOURCES = new Map([
  ['plan', say('theo kế hoạch', 'planned')],
  ['unplanned', say('đột xuất phát sinh', 'unplanned')],
  ['handedOver', say('đã giao cho người khác', 'handed over')],
  ['takenOver', say('nhận thay người khác', 'taken over')],
]);
const BASES = new Map([
  ['law', say('theo pháp luật', 'law')],
  ['programme', say('chương trình, kế hoạch', 'programme')],
  ['assigned', say('cấp có thẩm quyền giao', 'assigned')],
]);

const column = (
  id: string,
  label: ReturnType<typeof say>,
  type: ColumnDescriptor['type'],
  more: Partial<Pick<ColumnDescriptor, 'required' | 'note' | 'options'>> = {},
): ColumnDescriptor => ({ id, label, type, required: false, ...more });

/** Work as another system tells it: one row per task and person. What is not said is done, good and on time. */
export const IMPORT_TABLE: TableDescriptor = {
  id: 'work',
  label: say('Công việc', 'Work'),
  columns: [
    column(
      'sourceId',
      say('Mã việc ở hệ thống nguồn', 'Id in the source'),
      { kind: 'id' },
      { required: true },
    ),
    column('person', say('Mã người', 'Person id'), { kind: 'id' }, { required: true }),
    column('title', say('Nội dung công việc', 'Work'), { kind: 'text' }, { required: true }),
    column('code', say('Mã sản phẩm', 'Product code'), { kind: 'id' }),
    column('coefficient', say('Hệ số quy đổi', 'Coefficient'), amount, {
      note: say('chỉ ghi khi sản phẩm không có mã', 'only for a product without a code'),
    }),
    column('quantity', say('Số lượng giao', 'Assigned'), amount, { note: say('để trống là 1', 'empty: 1') }),
    column(
      'source',
      say('Nguồn giao việc', 'Task source'),
      { kind: 'choice', options: SOURCES },
      {
        options: SOURCES,
        note: say('để trống là theo kế hoạch', 'empty: planned'),
      },
    ),
    column('basis', say('Theo', 'Basis'), { kind: 'choice', options: BASES }, { options: BASES }),
    column('deadline', say('Thời hạn', 'Deadline'), { kind: 'day' }),
    column('finishedOn', say('Ngày xong', 'Finished on'), { kind: 'day' }),
    column('completed', say('Số lượng hoàn thành', 'Completed'), amount, {
      note: say('để trống là xong hết', 'empty: all of it'),
    }),
    column('meetingQuality', say('Số lượng đạt chất lượng', 'Meeting quality'), amount),
    column('onTime', say('Số lượng đúng tiến độ', 'On time'), amount),
    column('majorErrors', say('Số lần sai sót lớn', 'Major errors'), times),
    column('latenesses', say('Số lần chậm', 'Latenesses'), times),
    column('exceeded', say('Vượt yêu cầu', 'Above requirement'), { kind: 'flag' }, { options: YES_NO }),
    column('evidence', say('Minh chứng', 'Evidence'), { kind: 'text' }),
  ],
};

/** An empty sheet to be filled: headings with their notes, days as days, choices to choose from. */
export const importTemplate = (): SheetToWrite => ({
  name: IMPORT_TABLE.label.vi,
  columns: IMPORT_TABLE.columns.map(({ label, type, note, options }) => ({
    header: label.vi,
    kind: type.kind === 'day' ? 'date' : 'text',
    ...(note ? { note: note.vi } : {}),
    ...(options ? { choices: [...options.values()].map(({ vi }) => vi) } : {}),
  })),
  rows: [],
});
