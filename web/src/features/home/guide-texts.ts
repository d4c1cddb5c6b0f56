import { say } from '@congtam/engine';

/** What leads through the first day of a system. */
export const guide = {
  title: say('Bắt đầu', 'To begin with'),
  next: say('bước tiếp theo', 'next step'),
  done: say('đã xong', 'done'),
  second: say('Quản trị thứ hai kích hoạt tài khoản', 'The second administrator activates their account'),
  secondHow: say(
    'Đưa tên đăng nhập và mã cho người đó; người đó mở trang đăng nhập, chọn kích hoạt. Mất mã thì cấp lại ở đây.',
    'Give them login and code; on the sign-in page they choose to activate. A lost code is given anew here.',
  ),
  top: say('Lập cơ quan cao nhất', 'Found the highest body'),
  topHow: say(
    'Ví dụ Ủy ban nhân dân xã. Các phòng, trường bên dưới do tham mưu tổ chức lập sau.',
    'The commune People’s Committee, for example. What is below it is founded by the personnel officer.',
  ),
  invite: say('Mời tham mưu tổ chức cán bộ một tài khoản', 'Invite the personnel officer to an account'),
  inviteHow: say(
    'Đánh dấu “Sẽ giữ vai trò”: mỗi quản trị đưa một nửa mã kích hoạt.',
    'Tick that they will hold a role: each administrator gives half of the code.',
  ),
  propose: say('Đề nghị giao vai trò tham mưu tổ chức cán bộ', 'Propose the role of personnel officer'),
  proposeHow: say(
    'Chọn tài khoản, vai trò, cơ quan vừa lập.',
    'Choose account, role and the body just founded.',
  ),
  confirm: say('Quản trị kia xác nhận vai trò', 'The other administrator confirms the role'),
  confirmHow: say(
    'Không ai một mình giao được quyền. Xong bước này, tham mưu tổ chức làm tiếp: đơn vị, danh sách, đợt đánh giá.',
    'Nobody gives rights alone. After this the officer goes on: units, roster, cycle.',
  ),
  units: say('Lập các đơn vị bên dưới', 'Found the units below'),
  unitsHow: say(
    'Phòng, ban, trường, trạm: từng đơn vị một, hoặc cả danh sách từ tệp Excel.',
    'Divisions and schools: one by one, or all of them from an Excel file.',
  ),
  roster: say('Nhập danh sách người từ Excel', 'Put in the roster from Excel'),
  rosterHow: say(
    'Tải mẫu, điền, xem trước từng lỗi; chỉ ghi khi bạn bấm ghi.',
    'Take the template, fill it in, see every error; nothing is recorded until you say so.',
  ),
  readings: say('Đọc quy định, chọn cách hiểu', 'Read the regulation, choose the readings'),
  readingsHow: say(
    'Nơi một câu hiểu được hai cách, cấp có thẩm quyền chọn bằng văn bản; chưa chọn thì theo cách mặc định, ghi rõ ở kết quả. Có thể làm sau.',
    'Where a sentence can be read in two ways the authority chooses by a document; until then the default holds, and results say so. This can be done later.',
  ),
  plan: say('Lập đợt đánh giá', 'Plan a cycle'),
  planHow: say(
    'Kỳ nào, đơn vị nào, theo quy định nào, hạn nhập.',
    'Period, unit, regulation, last day for entering.',
  ),
  open: say('Mở đợt', 'Open the cycle'),
  openHow: say(
    'Mở rồi mọi người mới báo việc và tự chấm được.',
    'Only then can people report work and score themselves.',
  ),
} as const;
