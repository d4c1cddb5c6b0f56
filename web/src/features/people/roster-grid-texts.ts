import { say } from '@congtam/engine';

export const texts = {
  columns: say('Cột của tệp là mục nào', 'What the columns of the file are'),
  columnsSay: say(
    'Tiêu đề của tệp không cần giống mẫu: chọn mục cho từng cột, hoặc bỏ cột đó. Lựa chọn được nhớ cho lần nhập sau của đơn vị.',
    'Headings need not be those of the template: choose what each column is, or leave it out. It is kept for the next roster of the unit.',
  ),
  remembered: say(
    'Đang dùng lựa chọn đã ghi cho đơn vị này; xem lại trước khi ghi vào hồ sơ.',
    'What was chosen for this unit is in use; look it over before recording.',
  ),
  example: say('Dòng đầu ghi', 'First row says'),
  notYet: say('(chưa chọn)', '(not chosen)'),
  leftOut: say('(bỏ cột này)', '(leave it out)'),
  missing: say('Mục bắt buộc chưa có cột nào', 'Required, and no column for it yet'),
  twice: say('Nhiều cột cùng một mục', 'Several columns for the same'),
  save: say('Dùng các cột này và kiểm tra lại', 'Use these columns and check again'),
  showColumns: say('Xem, đổi cách ghép cột', 'See or change the columns'),
  grid: say('Các dòng của tệp', 'Rows of the file'),
  onlyFaulty: say('Chỉ dòng có lỗi', 'Only faulty rows'),
  row: say('Dòng', 'Row'),
  headingRow: say('Tiêu đề đọc ở dòng', 'Headings are read in row'),
  noFaulty: say('Không dòng nào có lỗi.', 'No row is faulty.'),
  noRows: say('Tệp không có dòng nào dưới tiêu đề.', 'There are no rows below the headings.'),
} as const;
