import type { ProblemFacts, ProblemText } from './problem.ts';

const saveAsXlsx = {
  vi: 'Mở tệp bằng Excel, chọn Tệp › Lưu thành (File › Save As), kiểu “Excel Workbook (*.xlsx)”, rồi nạp lại tệp vừa lưu.',
  en: 'Open the file in Excel, choose File › Save As, type “Excel Workbook (*.xlsx)”, and load the new file.',
};

const sendAgain = {
  vi: 'Chép hoặc tải lại tệp từ nơi gửi; nếu vẫn lỗi, mở bản gốc bằng Excel và lưu thành tệp .xlsx mới.',
  en: 'Copy or download the file again; if it still fails, open the original in Excel and save a new .xlsx.',
};

const copyToNewFile = {
  vi: 'Mở tệp bằng Excel, chép riêng phần dữ liệu sang một tệp mới (Dán đặc biệt › Giá trị), lưu .xlsx rồi nạp lại. Không rõ nguồn gốc thì đừng mở.',
  en: 'Open it in Excel, copy only the data to a new workbook (Paste Special › Values), save as .xlsx and load that. If you do not know where the file came from, do not open it.',
};

function text(viMessage: string, enMessage: string, mend: ProblemText['mend']): ProblemText {
  return { message: { vi: viMessage, en: enMessage }, mend };
}

/** Problems of a whole file: each unreadable file gives exactly one of them. */
export const fileProblemTexts = {
  'file-missing': ({ file }: ProblemFacts) =>
    text(`Không tìm thấy tệp “${file}”.`, `The file “${file}” does not exist.`, {
      vi: 'Kiểm tra lại tên và thư mục của tệp.',
      en: 'Check the name and the folder.',
    }),
  'file-unreadable': ({ file, detail }: ProblemFacts) =>
    text(`Không mở được tệp “${file}” (${detail}).`, `The file “${file}” cannot be opened (${detail}).`, {
      vi: 'Đóng tệp trong Excel nếu đang mở, kiểm tra quyền đọc rồi thử lại.',
      en: 'Close it in Excel, check that you may read it, and try again.',
    }),
  'file-empty': ({ file }: ProblemFacts) =>
    text(`Tệp “${file}” rỗng (0 byte).`, `The file “${file}” is empty (0 bytes).`, sendAgain),
  'file-too-large': ({ file, detail }: ProblemFacts) =>
    text(`Tệp “${file}” quá lớn (${detail}).`, `The file “${file}” is too large (${detail}).`, {
      vi: 'Xóa ảnh và các trang không cần, chia thành nhiều tệp, hoặc lưu từng trang thành CSV UTF-8.',
      en: 'Remove pictures and unneeded sheets, split the file, or save each sheet as CSV UTF-8.',
    }),
  'not-a-workbook': ({ file, detail }: ProblemFacts) =>
    text(
      `Tệp “${file}” không phải là tệp Excel .xlsx hay CSV (${detail}).`,
      `The file “${file}” is neither an .xlsx workbook nor a CSV (${detail}).`,
      saveAsXlsx,
    ),
  'old-xls': ({ file }: ProblemFacts) =>
    text(
      `Tệp “${file}” ở dạng Excel cũ (.xls, 97-2003), không đọc được.`,
      `The file “${file}” is an old Excel file (.xls, 97-2003).`,
      saveAsXlsx,
    ),
  'binary-xlsb': ({ file }: ProblemFacts) =>
    text(
      `Tệp “${file}” là sổ Excel nhị phân (.xlsb).`,
      `The file “${file}” is a binary workbook (.xlsb).`,
      saveAsXlsx,
    ),
  opendocument: ({ file }: ProblemFacts) =>
    text(
      `Tệp “${file}” ở dạng OpenDocument (.ods).`,
      `The file “${file}” is an OpenDocument file (.ods).`,
      saveAsXlsx,
    ),
  'has-macros': ({ file }: ProblemFacts) =>
    text(
      `Tệp “${file}” có chứa macro (.xlsm), không được nhận.`,
      `The file “${file}” contains macros (.xlsm) and is refused.`,
      saveAsXlsx,
    ),
  'password-protected': ({ file }: ProblemFacts) =>
    text(
      `Tệp “${file}” có đặt mật khẩu mở tệp.`,
      `The file “${file}” is protected by a password to open it.`,
      {
        vi: 'Mở bằng Excel, chọn Tệp › Thông tin › Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa mật khẩu, lưu và nạp lại.',
        en: 'In Excel choose File › Info › Protect Workbook › Encrypt with Password, clear the password, save and load again.',
      },
    ),
  'zip-cut-off': ({ file }: ProblemFacts) =>
    text(
      `Tệp “${file}” bị cụt: phần cuối của tệp không còn.`,
      `The file “${file}” is cut off: its end is missing.`,
      sendAgain,
    ),
  'zip-damaged': ({ file, detail }: ProblemFacts) =>
    text(`Tệp “${file}” bị hỏng (${detail}).`, `The file “${file}” is damaged (${detail}).`, sendAgain),
  'zip-unsafe': ({ file, detail }: ProblemFacts) =>
    text(
      `Tệp “${file}” bị từ chối vì không an toàn (${detail}).`,
      `The file “${file}” is refused as unsafe (${detail}).`,
      copyToNewFile,
    ),
  'workbook-damaged': ({ file, sheet, detail }: ProblemFacts) =>
    text(
      `Không đọc được nội dung tệp “${file}”${sheet === null ? '' : `, trang “${sheet}”`} (${detail}).`,
      `The content of “${file}”${sheet === null ? '' : `, sheet “${sheet}”,`} cannot be read (${detail}).`,
      saveAsXlsx,
    ),
  'reader-out-of-memory': ({ file, detail }: ProblemFacts) =>
    text(
      `Đọc tệp “${file}” cần quá nhiều bộ nhớ (giới hạn ${detail} MB), đã dừng.`,
      `Reading “${file}” needs too much memory (limit ${detail} MB) and was stopped.`,
      copyToNewFile,
    ),
  'reader-too-slow': ({ file, detail }: ProblemFacts) =>
    text(
      `Đọc tệp “${file}” quá ${detail} giây, đã dừng.`,
      `Reading “${file}” took more than ${detail} s and was stopped.`,
      copyToNewFile,
    ),
  'reader-crashed': ({ file, detail }: ProblemFacts) =>
    text(
      `Chương trình đọc tệp “${file}” dừng bất thường (${detail}).`,
      `The reader of “${file}” stopped unexpectedly (${detail}).`,
      copyToNewFile,
    ),
  'too-many-cells': ({ file, detail }: ProblemFacts) =>
    text(
      `Tệp “${file}” có quá ${detail} ô, phần sau không được đọc.`,
      `The file “${file}” has more than ${detail} cells; the rest was not read.`,
      copyToNewFile,
    ),
  'folder-without-csv': ({ file }: ProblemFacts) =>
    text(`Thư mục “${file}” không có tệp .csv nào.`, `The folder “${file}” holds no .csv file.`, {
      vi: 'Lưu mỗi trang thành một tệp “CSV UTF-8 (*.csv)” vào thư mục này.',
      en: 'Save each sheet as “CSV UTF-8 (*.csv)” into this folder.',
    }),
  'cannot-write': ({ file, detail }: ProblemFacts) =>
    text(
      `Không ghi được tệp “${file}” (${detail}). Tệp cũ, nếu có, vẫn còn nguyên.`,
      `The file “${file}” cannot be written (${detail}). An older file, if any, is unchanged.`,
      {
        vi: 'Đóng tệp trong Excel nếu đang mở, kiểm tra thư mục có tồn tại, còn chỗ trống và được phép ghi, rồi thử lại.',
        en: 'Close the file in Excel, check that the folder exists, has space and may be written, and try again.',
      },
    ),
  'more-problems': ({ file, sheet, column, detail }: ProblemFacts) =>
    text(
      `Còn ${detail} lỗi cùng loại ở tệp “${file}”${sheet === null ? '' : `, trang “${sheet}”`}${column === null ? '' : `, cột ${column}`} không liệt kê hết.`,
      `${detail} more problems of the same kind in “${file}”${sheet === null ? '' : `, sheet “${sheet}”`}${column === null ? '' : `, column ${column}`} are not listed.`,
      {
        vi: 'Sửa cả cột theo cách đã nêu ở các lỗi trên, rồi nạp lại.',
        en: 'Mend the whole column as told above, then load again.',
      },
    ),
};
