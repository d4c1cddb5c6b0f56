import { say } from '@congtam/engine';

export const texts = {
  title: say('Sao lưu và thiết lập', 'Backups and settings'),
  says: say(
    'Bản sao lưu và thiết lập được làm trên máy chủ bằng lệnh congtam, không làm từ trang này: ai chiếm được một phiên quản trị cũng không lấy được dữ liệu hay đổi cách bảo vệ.',
    'Backups and settings are made on the server with the congtam command, never from this page: whoever takes over a session of an administrator gets neither the data nor the guards.',
  ),
  backups: say('Sao lưu', 'Backups'),
  due: say('Đã đến lúc sao lưu', 'A backup is due'),
  dueSays: say(
    'Hơn một ngày chưa có bản sao lưu nào được làm trên máy này. Chạy lệnh dưới đây mỗi đêm và giữ tệp ở máy khác.',
    'None was made on this machine for more than a day. Run the command below every night and keep the file elsewhere.',
  ),
  how: say('Lệnh sao lưu và lệnh thử bản sao lưu', 'The commands that make a backup and try it'),
  none: say('Chưa có bản sao lưu nào được làm trên máy này.', 'No backup was made on this machine yet.'),
  at: say('Lúc', 'At'),
  file: say('Tệp', 'File'),
  rows: say('Số dòng', 'Rows'),
  tables: say('Số bảng', 'Tables'),
  events: say('Số sự kiện', 'Events'),
  settings: say('Thiết lập đang có hiệu lực', 'Settings in force'),
  settingsSays: say(
    'Đặt trong môi trường của máy chủ rồi khởi động lại. Phần bí mật không hiện ở đây.',
    'Set in the environment of the server, which is then restarted. Secrets are not shown.',
  ),
  name: say('Tên', 'Name'),
  value: say('Giá trị', 'Value'),
  means: say('Nghĩa', 'Meaning'),
  byDefault: say('mặc định', 'by default'),
  notSet: say('(không đặt)', '(not set)'),
  find: say('Tìm thiết lập', 'Find a setting'),
  roles: say('Giao vai trò, hai người', 'Roles, by two persons'),
} as const;

/** Commands as they are typed on the server. */
export const BACKUP_COMMANDS = `congtam backup --key khoa-sao-luu.pub --out sao-luu.age
congtam restore sao-luu.age --key khoa-sao-luu --verify`;
