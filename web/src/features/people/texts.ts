import { say } from '@congtam/engine';

export const texts = {
  people: say('Người', 'People'),
  peopleSays: say(
    'Những người có vị trí trong phạm vi của bạn. Mở hồ sơ một người được ghi nhật ký.',
    'The people with posts in your scope. Opening the file of a person is logged.',
  ),
  none: say(
    'Chưa có ai trong đơn vị này. Ghi từng người, hoặc nhập cả danh sách từ tệp.',
    'Nobody in this unit yet. Record people one by one, or put in a list as a file.',
  ),
  find: say('Tìm theo tên hoặc mã', 'Find by name or code'),
  unitBelow: say('Đơn vị (cả bên dưới)', 'Unit (and below)'),
  record: say('Ghi một người', 'Record a person'),
  toAccounts: say('Tài khoản cho nhiều người', 'Accounts for many'),
  toRosters: say('Nhập danh sách từ tệp', 'Put in a roster'),
  name: say('Họ và tên', 'Name'),
  code: say('Mã người', 'Staff code'),
  born: say('Ngày sinh', 'Born on'),
  sex: say('Giới tính', 'Sex'),
  sexNote: say(
    'Chỉ để thống kê; không quy định nào xếp loại theo giới tính.',
    'For statistics only: no regulation rates by it.',
  ),
  idNumber: say('Số định danh cá nhân', 'Personal ID number'),
  idNumberNote: say('9 hoặc 12 chữ số; chỉ hiện 4 số cuối', '9 or 12 digits; only the last 4 are shown'),
  idEnd: say('Các số cuối của số định danh', 'ID number ends in'),
  service: say('Diện', 'Service'),
  serviceFrom: say('Vào làm từ', 'In service from'),
  serviceTo: say('Thôi làm', 'Left'),
  title: say('Chức danh', 'Title'),
  leads: say('Lãnh đạo', 'Leads'),
  posts: say('Vị trí', 'Posts'),
  acts: say('Thao tác', 'Acts'),
  isMain: say('Vị trí chính', 'Main post'),
  main: say('chính', 'main'),
  dutyGroup: say('Nhóm nhiệm vụ', 'Duty group'),
  correct: say('Sửa thông tin', 'Correct'),
  correctSays: say('Chỉ sửa cho đúng; điều cũ vẫn còn trong nhật ký.', 'What was before stays in the log.'),
  give: say('Giao thêm vị trí', 'Give a further post'),
  change: say('Đổi vị trí', 'Change'),
  end: say('Cho thôi', 'End'),
  lastDay: say('Ngày cuối giữ vị trí này', 'Last day in this post'),
  handOver: say('Bàn giao', 'Hand over'),
  handOverSays: say(
    'Người này vẫn thuộc đơn vị cũ cho tới khi đơn vị mới tiếp nhận.',
    'They stay where they are until the other unit takes over.',
  ),
  toUnitCode: say('Mã đơn vị tiếp nhận', 'Code of the unit that takes over'),
  unitsInCharge: say('Đơn vị phụ trách', 'Units in charge'),
  unitsInChargeNote: say(
    'Đơn vị mà người lãnh đạo chịu trách nhiệm; kết quả của các đơn vị ấy tính vào điểm của họ.',
    'Units a leader answers for; their results count in the leader’s points.',
  ),
  fieldsInCharge: say('Lĩnh vực phụ trách', 'Fields in charge'),
  apart: say('cách nhau bằng dấu ;', 'separated by ;'),
  professionalTitle: say('Chức danh nghề nghiệp, ngạch', 'Professional title'),
  jobPosition: say('Vị trí việc làm', 'Job position'),
  managementTier: say('Diện quản lý', 'Management tier'),
  contractKind: say('Loại hợp đồng', 'Kind of contract'),
  contractKindNote: say(
    'Của viên chức và người lao động hợp đồng.',
    'Of public employees and contract workers.',
  ),
  secondedFrom: say('Biệt phái từ', 'Seconded from'),
  secondedFromNote: say(
    'Nơi cử đến; chưa có trên hệ thống thì ghi tên ở ô dưới.',
    'Who sent them; a body that is not here is named below.',
  ),
  secondedFromName: say('Tên nơi cử, khi chưa có trên hệ thống', 'Name of a sending body that is not here'),
  until: say('Đến ngày (biệt phái)', 'Until (secondment)'),
  kindOf: say('Hình thức', 'Kind'),
  membership: say('Đảng', 'Party'),
  member: say('Đảng viên', 'Party member'),
  noMember: say('Chưa vào Đảng.', 'Not a member.'),
  setMembership: say('Ghi vào, ra khỏi Đảng', 'Record joining or leaving'),
  isMember: say('Là đảng viên từ ngày này (bỏ trống: ra khỏi Đảng)', 'Member from this day (empty: leaves)'),
  retire: say('Nghỉ hưu, thôi việc', 'Retirement, leaving'),
  lastDayOfService: say('Ngày làm việc cuối', 'Last day'),
  bind: say('Gắn tài khoản', 'Whose account'),
  bindLogin: say('Tên đăng nhập (để trống: gỡ ra)', 'Login (empty: take it back)'),
  levels: say('Kết quả các năm', 'Levels over the years'),
  regulations: say('Quy định áp dụng', 'Regulations that apply'),
  resultsSent: say('Kết quả nơi cũ gửi', 'Results sent along'),
  registers: say('Các sổ nói gì về người này', 'What registers say'),
  papers: say('Giấy nhập thay', 'Papers on behalf'),
  rosters: say('Nhập danh sách từ tệp', 'Rosters'),
  rostersSays: say(
    'Chọn tệp XLSX hoặc CSV; hệ thống kiểm tra và cho xem trước, chưa ghi gì vào hồ sơ cho tới khi bạn bấm ghi.',
    'Choose an XLSX or CSV file; it is checked and shown first, and nothing is recorded until you say so.',
  ),
  noRosters: say(
    'Chưa nhập danh sách nào. Xuất danh sách hiện có để lấy đúng các cột rồi điền thêm.',
    'No roster was put in. Export the present list to have the right columns, and fill it in.',
  ),
  putIn: say('Nhập tệp', 'Put in'),
  file: say('Tệp XLSX hoặc CSV', 'XLSX or CSV file'),
  asOf: say('Danh sách của ngày', 'List as of'),
  export: say('Xuất danh sách', 'Export'),
  exportEvaluation: say('Xuất để đánh giá', 'For evaluation'),
  exportFull: say('Xuất đầy đủ', 'Full'),
  exportYear: say('Bản nháp năm sau', 'Draft for next year'),
  state: say('Tình trạng', 'State'),
  at: say('Lúc', 'At'),
  open: say('Mở', 'Open'),
  roster: say('Danh sách nhập từ tệp', 'A roster'),
  rows: say('Số dòng', 'Rows'),
  inFile: say('Người trong tệp', 'People in the file'),
  newPeople: say('Người mới', 'New people'),
  changedPeople: say('Người thay đổi', 'Changed people'),
  begun: say('Vị trí bắt đầu', 'Posts that begin'),
  corrected: say('Vị trí sửa', 'Posts corrected'),
  ended: say('Vị trí thôi', 'Posts that end'),
  absent: say(
    'Có trong đơn vị mà không có trong tệp (giữ nguyên)',
    'In the unit, not in the file (left as they are)',
  ),
  problems: say('Lỗi', 'Errors'),
  withErrors: say('Tải lại tệp có cột Lỗi', 'Load the file with a column of errors'),
  apply: say('Ghi vào hồ sơ', 'Record'),
  withdraw: say('Bỏ danh sách này', 'Withdraw'),
  checking: say('Đang kiểm tra tệp', 'The file is being checked'),
  applying: say('Đang ghi vào hồ sơ', 'Being recorded'),
  applied: say('Đã ghi xong.', 'All recorded.'),
  toPeople: say('Xem người trong đơn vị', 'See the people of the unit'),
  mendAndAgain: say(
    'Sửa các ô dưới đây trong tệp rồi nhập lại. Cột Lỗi được bỏ qua khi nhập.',
    'Mend the cells below in the file and put it in again. The column of errors is passed over.',
  ),
  transfers: say('Điều động', 'Transfers'),
  transfersSays: say(
    'Đơn vị cũ bàn giao, đơn vị mới tiếp nhận thì hồ sơ mới chuyển.',
    'One unit hands over, the other takes over: only then the file moves.',
  ),
  noTransfers: say(
    'Không có việc điều động nào. Bàn giao bắt đầu từ hồ sơ của một người.',
    'There are no transfers. Handing over begins in the file of a person.',
  ),
  waitsForOther: say('Chờ cán bộ tổ chức nơi đến', 'Waits for an officer of where they go'),
  take: say('Tiếp nhận', 'Take over'),
  refuse: say('Trả lại', 'Send back'),
  takeBack: say('Rút lại', 'Withdraw'),
  fromUnit: say('Từ', 'From'),
  toUnit: say('Đến', 'To'),
} as const;

export const SEXES = { female: say('nữ', 'female'), male: say('nam', 'male') };

export const LEADS = {
  none: say('không', 'no'),
  deputy: say('cấp phó', 'deputy'),
  head: say('người đứng đầu', 'head'),
} as const;

export const SERVICES = {
  civilServant: say('công chức', 'civil servant'),
  cadre: say('cán bộ', 'cadre'),
  publicEmployee: say('viên chức', 'public employee'),
  contractWorker: say('người lao động hợp đồng', 'contract worker'),
} as const;

export const CONTRACTS = {
  indefinite: say('không xác định thời hạn', 'indefinite'),
  definite: say('xác định thời hạn', 'definite term'),
  serviceContract: say('hợp đồng dịch vụ', 'service contract'),
} as const;

export const TRANSFERS = {
  transfer: say('điều động', 'transfer'),
  rotation: say('luân chuyển', 'rotation'),
  secondment: say('biệt phái', 'secondment'),
} as const;

export const ENDS = {
  retired: say('nghỉ hưu', 'retired'),
  resigned: say('thôi việc theo nguyện vọng', 'resigned'),
  dismissed: say('buộc thôi việc', 'dismissed'),
  died: say('từ trần', 'died'),
  left: say('khác', 'left otherwise'),
} as const;

const words = new Map<string, ReturnType<typeof say>>(
  [LEADS, SERVICES, CONTRACTS, TRANSFERS, ENDS].flatMap((group) => Object.entries(group)),
);
words.set('handedOver', say('chờ tiếp nhận', 'waits to be taken over'));
words.set('taken', say('đã tiếp nhận', 'taken over'));
words.set('refused', say('đã trả lại', 'sent back'));
words.set('withdrawn', say('đã rút lại', 'withdrawn'));

/** What one of these is called. */
export const wordFor = (value: string) => words.get(value) ?? say(value, value);
