import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Đơn vị', 'Units'),
  says: say('Cây đơn vị như có hiệu lực vào ngày chọn.', 'The units as they stand on the day chosen.'),
  none: say(
    'Chưa có đơn vị nào. Bắt đầu bằng cơ quan cao nhất, hoặc nhập cả danh sách từ tệp.',
    'There are no units yet. Begin with the highest body, or put in the whole list from a file.',
  ),
  find: say('Tìm theo tên, mã', 'Find by name or code'),
  found: say('Lập đơn vị', 'Found a unit'),
  fromFile: say('Nhập danh sách từ tệp', 'Put in a list'),
  name: say('Tên', 'Name'),
  code: say('Mã', 'Code'),
  kind: say('Loại', 'Kind'),
  role: say('Vai trò', 'Role'),
  parent: say('Thuộc', 'Under'),
  recognisedBy: say('Nơi công nhận kết quả', 'Results recognised by'),
  recognisedByNote: say('để trống: đơn vị cấp trên', 'empty: the unit above'),
  territory: say('Địa bàn', 'Territory'),
  territories: say('Địa bàn (mỗi dòng một địa bàn)', 'Territories (one a line)'),
  territoriesNote: say(
    'Như khi văn bản được ban hành, dù nay đã sáp nhập; để trống: như đơn vị cấp trên.',
    'As they were when the text was issued; empty: as the unit above.',
  ),
  yearEnds: say('Năm công tác kết thúc', 'Year of work ends'),
  yearEndsNote: say(
    'Chỉ khi khác năm dương lịch, như năm học; để trống: như đơn vị cấp trên, hoặc 31/12.',
    'Where it is not the calendar year, such as a school year; empty: as the unit above, or 31/12.',
  ),
  change: say('Đổi từ một ngày', 'Change from a day on'),
  changeSays: say(
    'Bản trước được giữ nguyên; bản mới có hiệu lực từ ngày ghi.',
    'What was before stays; the new version holds from the day given.',
  ),
  dissolve: say('Giải thể', 'Dissolve'),
  merge: say('Sáp nhập, chia tách', 'Merge or divide'),
  into: say('Vào đơn vị (chia, tách: nhiều đơn vị)', 'Into (where it is divided: several)'),
  onDay: say('Từ ngày', 'From'),
  history: say('Các bản qua thời gian', 'Versions over time'),
  from: say('Từ ngày', 'From'),
  dissolved: say('đã giải thể', 'dissolved'),
  before: say('Hình thành từ', 'Made out of'),
  after: say('Đã chuyển vào', 'Went into'),
  applies: say('Quy định áp dụng', 'Regulations that apply'),
  appliesNone: say('Chưa có quy định nào áp dụng cho đơn vị này.', 'No regulation applies to this unit.'),
  why: say('Vì', 'Because'),
  actingHeads: say('Phụ trách, quyền đứng đầu', 'Acting heads'),
  dutyGroups: say('Nhóm nhiệm vụ', 'Duty groups'),
  below: say('Đơn vị bên dưới', 'Units below'),
  fields: say('Lĩnh vực phụ trách (mỗi dòng một lĩnh vực)', 'Fields in charge (one a line)'),
  listTemplate: say(
    'Tải danh sách hiện có (trang “Đơn vị”) để làm mẫu',
    'Take the present list (sheet “Units”) as a template',
  ),
  listColumns: say(
    'Các cột cần có: Mã đơn vị, Tên đơn vị, Loại đơn vị, Vai trò đối với công chức; nên có Mã đơn vị cấp trên, Từ ngày. Dòng tiêu đề của cơ quan ở trên được bỏ qua.',
    'Columns: unit id, name, kind, role; better with parent and from. Titles above them are passed over.',
  ),
  listTitle: say('Nhập danh sách đơn vị', 'Put in a list of units'),
  listSays: say(
    'Chọn tệp XLSX hoặc CSV, xem trước những gì sẽ lập, sẽ đổi và lỗi từng dòng; chưa có gì được ghi cho tới khi bạn bấm ghi.',
    'Choose an XLSX or CSV file, see what would be founded or changed and the errors row by row; nothing is recorded until you say so.',
  ),
  file: say('Tệp XLSX hoặc CSV', 'XLSX or CSV file'),
  check: say('Xem trước', 'Check'),
  apply: say('Ghi danh sách đơn vị', 'Found and change the units'),
  under: say('Dưới đơn vị (để trống: từ cao nhất)', 'Under (empty: from the top)'),
  toFound: say('Sẽ lập', 'To be founded'),
  toChange: say('Sẽ đổi', 'To be changed'),
  problems: say('Lỗi trong tệp', 'Errors in the file'),
  row: say('Dòng', 'Row'),
  column: say('Cột', 'Column'),
  wrong: say('Lỗi', 'Error'),
  mend: say('Cách sửa', 'How to mend'),
  moreProblems: say('lỗi trong tất cả', 'errors in all'),
  mended: say('Sửa trong tệp rồi chọn lại tệp.', 'Mend the file and choose it again.'),
  nothingNew: say('Tệp không có gì mới so với hiện tại.', 'The file has nothing that is new.'),
  listDone: say('Đã ghi danh sách đơn vị.', 'The list of units was recorded.'),
  authoritySeats: say('Ai quyết định cho ai', 'Who decides for whom'),
  restore: say('Hủy việc giải thể ghi sai', 'Undo the dissolution'),
  restoreSays: say(
    'Chỉ khi việc giải thể, sáp nhập được ghi nhầm; cả việc ghi nhầm và việc hủy đều ở lại trong nhật ký.',
    'Only where it was recorded by mistake; both the mistake and this stay in the log.',
  ),
  toTree: say('Về cây đơn vị', 'To the units'),
} as const;

export const KINDS = {
  administrativeAgency: say('cơ quan hành chính', 'administrative agency'),
  partyBody: say('cơ quan Đảng', 'Party body'),
  fatherlandFront: say('Mặt trận Tổ quốc', 'Fatherland Front'),
  massOrganisation: say('tổ chức chính trị - xã hội', 'mass organisation'),
  association: say('hội quần chúng', 'association'),
  publicServiceUnit: say('đơn vị sự nghiệp công lập', 'public service unit'),
  peoplesCouncil: say('Hội đồng nhân dân', 'People’s Council'),
  ministry: say('bộ, cơ quan ngang bộ', 'ministry'),
  provincialPeoplesCommittee: say('Ủy ban nhân dân cấp tỉnh', 'provincial People’s Committee'),
  specialBody: say('cơ quan đặc thù', 'special body'),
  armedForces: say('lực lượng vũ trang', 'armed forces'),
  leadershipCollective: say('tập thể lãnh đạo', 'leadership collective'),
  partyOrganisation: say('tổ chức đảng', 'Party organisation'),
  other: say('khác', 'other'),
} as const;

export const ROLES = {
  managingBody: say('cơ quan quản lý', 'managing body'),
  usingBody: say('cơ quan sử dụng', 'using body'),
  directUnit: say('đơn vị trực tiếp', 'direct unit'),
} as const;

/** By the number of the month with whose last day a year of work ends. */
export const YEAR_ENDS: { readonly [month: string]: Bilingual } = Object.fromEntries(
  [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((last, at) => {
    const day = `${last}/${String(at + 1).padStart(2, '0')}`;
    return [String(at + 1), say(day, day)];
  }),
);

const named = new Map<string, (typeof KINDS)[keyof typeof KINDS] | (typeof ROLES)[keyof typeof ROLES]>([
  ...Object.entries(KINDS),
  ...Object.entries(ROLES),
]);
export const kindName = (kind: string) => named.get(kind) ?? say(kind, kind);
