import { ROLE_NAMES } from '../access/roles.ts';
import type { SampleGiven } from './give-sample.ts';

/** What a person on the terminal reads of the sample: the passwords once, and later how to get others. */
export function sampleLogins(sample: SampleGiven): string {
  if (sample.kind === 'there-already') {
    return `Xã mẫu đã có; mật khẩu chỉ hiện ở lần nạp đầu. Cần mật khẩu mới: quản trị cấp mã kích hoạt, hoặc xóa thư mục dữ liệu rồi nạp lại.
The sample is there already; passwords were shown when it was loaded. For new ones: an administrator starts a new activation, or remove the data folder and load it again.
`;
  }
  const rows = sample.logins.map(({ login, displayName, roles, password }) => [
    roles.map((role) => ROLE_NAMES[role].vi).join(', ') || 'cán bộ, công chức',
    displayName,
    login,
    password,
  ]);
  const table = [['vai trò / role', 'tên / name', 'đăng nhập / login', 'mật khẩu / password'], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `Xã mẫu đã nạp: mọi người và đơn vị đều hư cấu, không dùng cho số liệu thật. Mật khẩu chỉ hiện một lần này.
The sample commune is loaded: all invented, not for real data. The passwords are shown this once.

${lines.join('\n')}

`;
}
