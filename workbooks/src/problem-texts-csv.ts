import type { ProblemFacts, ProblemText } from './problem.ts';

const saveAsUtf8 = {
  vi: 'Mở tệp bằng Excel, chọn Tệp › Lưu thành (File › Save As), kiểu “CSV UTF-8 (Comma delimited) (*.csv)”, rồi nạp lại.',
  en: 'Open it in Excel, choose File › Save As, type “CSV UTF-8 (Comma delimited) (*.csv)”, and load again.',
};

function text(
  { file, row }: ProblemFacts,
  what: { vi: string; en: string },
  mend: ProblemText['mend'],
): ProblemText {
  const vi = `Tệp “${file}”${row === null ? '' : `, dòng ${row}`}: ${what.vi}`;
  const en = `File “${file}”${row === null ? '' : `, row ${row}`}: ${what.en}`;
  return { message: { vi, en }, mend };
}

/** Problems of CSV files. Rows are records as Excel counts them: a cell of several lines is one row. */
export const csvProblemTexts = {
  'csv-not-utf8': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: 'chữ không theo bảng mã UTF-8, không đọc tiếp được.',
        en: 'the text is not UTF-8; reading stopped.',
      },
      saveAsUtf8,
    ),
  'csv-not-text': (facts: ProblemFacts) =>
    text(
      facts,
      { vi: `tệp không phải văn bản CSV (${facts.detail}).`, en: `this is not CSV text (${facts.detail}).` },
      saveAsUtf8,
    ),
  'csv-mac-line-ends': (facts: ProblemFacts) =>
    text(
      facts,
      { vi: 'tệp dùng dấu xuống dòng của máy Mac cũ.', en: 'the file uses old Macintosh line ends.' },
      saveAsUtf8,
    ),
  'csv-without-header': (facts: ProblemFacts) =>
    text(
      facts,
      { vi: 'không có dòng tiêu đề nào.', en: 'there is no header row.' },
      {
        vi: 'Thêm dòng đầu tiên ghi tên các cột, theo tệp mẫu.',
        en: 'Add a first row with the column names, as in the template.',
      },
    ),
  'csv-field-count': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `số cột không khớp dòng tiêu đề (${facts.detail}); dòng này không được đọc.`,
        en: `the number of fields differs from the header (${facts.detail}); the row was not read.`,
      },
      {
        vi: 'Nếu trong ô có dấu phẩy, chấm phẩy hay xuống dòng thì đặt cả ô trong dấu ngoặc kép; hoặc lưu lại bằng Excel.',
        en: 'Put cells that contain separators or line breaks in double quotes, or save again from Excel.',
      },
    ),
  'csv-unclosed-quote': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: 'dấu ngoặc kép mở ra mà không đóng; từ dòng này trở đi không đọc được.',
        en: 'a double quote is opened and never closed; nothing from this row on was read.',
      },
      {
        vi: 'Thêm dấu ngoặc kép đóng ở cuối ô, hoặc viết đôi dấu ngoặc kép ("") nếu nó thuộc nội dung.',
        en: 'Close the quote, or double it ("") if it is part of the text.',
      },
    ),
  'csv-text-after-quote': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: 'có chữ đứng sau dấu ngoặc kép đóng; dòng này không được đọc.',
        en: 'there is text after a closing double quote; the row was not read.',
      },
      {
        vi: 'Viết đôi dấu ngoặc kép ("") nằm trong ô, hoặc lưu lại bằng Excel.',
        en: 'Double the quotes ("") inside the cell, or save again from Excel.',
      },
    ),
  'csv-too-many-rows': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `tệp có hơn ${facts.detail} dòng, không đọc tiếp.`,
        en: `the file has more than ${facts.detail} rows; reading stopped.`,
      },
      {
        vi: 'Chia tệp theo đơn vị rồi đọc từng tệp.',
        en: 'Split the file by unit and read one file at a time.',
      },
    ),
  'csv-row-too-long': (facts: ProblemFacts) =>
    text(
      facts,
      {
        vi: `dòng dài hơn ${facts.detail} ký tự, không đọc tiếp.`,
        en: `the row is longer than ${facts.detail} characters; reading stopped.`,
      },
      saveAsUtf8,
    ),
};
