import type { ProblemFacts, ProblemText } from './problem.ts';

function text(
  { file, sheet, row, column }: ProblemFacts,
  what: { vi: string; en: string },
  mend: ProblemText['mend'],
): ProblemText {
  const cell = `${column ?? ''}${row ?? ''}`;
  const vi = `Tệp “${file}”, trang “${sheet ?? ''}”${cell === '' ? '' : `, ô ${cell}`}: ${what.vi}`;
  const en = `File “${file}”, sheet “${sheet ?? ''}”${cell === '' ? '' : `, cell ${cell}`}: ${what.en}`;
  return { message: { vi, en }, mend };
}

/** Problems of one cell or sheet, when reading or writing. */
export const cellProblemTexts = {
  'formula-cell': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `ô này là công thức${facts.detail === '' ? '' : ` (=${facts.detail})`}, kết quả lưu trong tệp có thể đã cũ.`,
        en: `this cell is a formula${facts.detail === '' ? '' : ` (=${facts.detail})`}; the result stored in the file may be out of date.`,
      },
      {
        vi: 'Bôi đen các ô công thức, Sao chép, rồi Dán đặc biệt › Giá trị (Paste Special › Values) đè lên chính chúng; lưu và nạp lại.',
        en: 'Select the formula cells, copy, Paste Special › Values over them, save and load again.',
      },
    ),
  'merged-cells': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `các ô ${facts.detail} bị gộp làm một, chỉ ô đầu có giá trị.`,
        en: `the cells ${facts.detail} are merged; only the first one has a value.`,
      },
      {
        vi: `Chọn ${facts.detail}, bấm Trang đầu › Bỏ gộp ô (Unmerge Cells), rồi điền giá trị vào từng ô.`,
        en: `Select ${facts.detail}, choose Home › Unmerge Cells, and fill in each cell.`,
      },
    ),
  'error-cell': (facts: ProblemFacts) =>
    text(
      facts,
      { vi: `ô này đang báo lỗi ${facts.detail}.`, en: `this cell shows the error ${facts.detail}.` },
      {
        vi: 'Nhập lại giá trị đúng vào ô (không dùng công thức), lưu và nạp lại.',
        en: 'Type the right value into the cell (no formula), save and load again.',
      },
    ),
  'impossible-date': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `giá trị ${facts.detail} được định dạng là ngày nhưng không phải ngày có thật.`,
        en: `the value ${facts.detail} is formatted as a date but is not a real day.`,
      },
      {
        vi: 'Nhập lại ngày theo dạng dd/mm/yyyy, ví dụ 02/09/2026.',
        en: 'Type the date again as dd/mm/yyyy, for example 02/09/2026.',
      },
    ),
  'digits-lost': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `số ${facts.detail} dài hơn 15 chữ số nên Excel đã làm sai các chữ số cuối.`,
        en: `the number ${facts.detail} has more than 15 digits; Excel has changed the last ones.`,
      },
      {
        vi: 'Định dạng cột là Văn bản (Text) rồi nhập lại số từ giấy tờ gốc.',
        en: 'Format the column as Text and type the number again from the original.',
      },
    ),
  'too-many-columns': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `trang có dữ liệu bên phải cột thứ ${facts.detail}; phần đó không được đọc.`,
        en: `the sheet has data beyond column number ${facts.detail}; that part was not read.`,
      },
      {
        vi: 'Xóa hẳn các cột thừa bên phải bảng (chọn cột, Delete), lưu và nạp lại.',
        en: 'Delete the surplus columns right of the table, save and load again.',
      },
    ),
  'text-too-long': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `nội dung dài ${facts.detail} ký tự, Excel chỉ chứa được 32.767 ký tự trong một ô.`,
        en: `the text has ${facts.detail} characters; an Excel cell holds 32,767.`,
      },
      { vi: 'Rút ngắn nội dung này, hoặc xuất ra CSV.', en: 'Shorten this text, or export as CSV.' },
    ),
  'too-many-rows': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: 'có nhiều hơn 1.048.575 dòng dữ liệu, vượt mức của Excel.',
        en: 'more than 1,048,575 data rows, beyond what Excel can hold.',
      },
      { vi: 'Xuất ra CSV, hoặc chia theo đơn vị.', en: 'Export as CSV, or split by unit.' },
    ),
};
