import { say } from '@congtam/engine';

export const manyTexts = {
  title: say('Mời nhiều người', 'Invite many'),
  says: say(
    'Dán danh sách cán bộ tổ chức gửi. Mỗi người nhận một mã dùng một lần; mã chỉ hiện trên trang này, không lưu ở đâu.',
    'Put in the list of the personnel officer. Everybody gets a one-time code, shown on this page only and kept nowhere.',
  ),
  open: say('Mời nhiều người', 'Invite many'),
  lines: say('Danh sách', 'The list'),
  linesNote: say(
    'Mỗi dòng một người: tên đăng nhập; họ tên. Người sẽ giữ vai trò thì thêm “; x”: mã chia hai nửa, quản trị khác cấp nửa kia.',
    'One a line: login; name. Add ‘; x’ for who is to hold a role: the code is in halves, another administrator gives the other.',
  ),
  wrongLine: say('Dòng chưa đúng, cần: tên đăng nhập; họ tên', 'A line is wrong; it takes: login; name'),
  invite: say('Mời tất cả', 'Invite them all'),
  refused: say('Chưa mời được, sửa rồi mời lại', 'Not invited; mend and try again'),
  once: say(
    'In hoặc tải ngay: rời trang là mất, khi đó phải cấp mã lại.',
    'Print or take it now: it is gone with the page, and codes have to be given anew.',
  ),
  codes: say('Mã kích hoạt', 'Activation codes'),
  note: say('Ghi chú', 'Note'),
  otherHalf: say(
    'nửa mã; quản trị khác cấp nửa còn lại',
    'half a code; the other half is another administrator’s',
  ),
  take: say('Tải danh sách mã', 'Take the codes'),
  forget: say('Đã trao mã, xóa khỏi trang', 'Handed out, clear the page'),
} as const;
