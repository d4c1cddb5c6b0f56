import { say } from '@congtam/engine';

export const texts = {
  title: say('Nhập công việc của tháng từ Excel', 'Work of a month from Excel'),
  says: say(
    'Mỗi dòng là một việc của một người. Ô không điền được hiểu là xong, đạt chất lượng, đúng hạn: chỉ ghi chỗ khác thế. Xem trước rồi mới ghi; nhập lại tệp ấy không ghi hai lần.',
    'A row is one task of one person. What is not filled in counts as done, well and on time. Seen first, then recorded; the same file again records nothing twice.',
  ),
  act: say('Nhập từ Excel', 'From Excel'),
  template: say('Tải mẫu tệp', 'Take the template'),
  codeNote: say(
    'Cột “Mã việc ở hệ thống nguồn”: số thứ tự hoặc mã của bạn, mỗi việc một mã, giữ nguyên khi nhập lại.',
    'The column “Id in the source”: a number or code of your own, one a task, kept when put in again.',
  ),
  file: say('Tệp XLSX hoặc CSV', 'XLSX or CSV file'),
  check: say('Xem trước', 'Preview'),
  rows: say('Số dòng', 'Rows'),
  newProducts: say('Việc mới', 'New'),
  changed: say('Việc thay đổi', 'Changed'),
  unchanged: say('Giữ nguyên', 'As they were'),
  elsewhere: say('Đã báo trên hệ thống, giữ nguyên', 'Reported here, kept'),
  problems: say('Lỗi', 'Errors'),
  mend: say('Sửa trong tệp rồi chọn lại tệp.', 'Mend the file and choose it again.'),
  withErrors: say('Tải lại tệp có cột Lỗi', 'Take the file with a column of errors'),
  apply: say('Ghi công việc', 'Record the work'),
  done: say('Đã ghi công việc của tháng.', 'The work of the month is recorded.'),
  toWork: say('Xem công việc của đơn vị', 'See the work of the unit'),
} as const;
