import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Số liệu tổng hợp', 'Consolidated figures'),
  says: say(
    'Tính từ hồ sơ lúc này, cho đơn vị và mọi đơn vị bên dưới: tổng số luôn bằng hồ sơ. Việc bạn xem được ghi nhật ký.',
    'Counted from the files now, for a unit and all below it: totals always equal the files. That you see them is logged.',
  ),
  year: say('Năm', 'Year'),
  chooseUnit: say('Chọn đơn vị bạn phụ trách để xem số liệu.', 'Choose a unit you answer for.'),
  nothing: say(
    'Chưa có kết quả nào của kỳ này trong đơn vị.',
    'There are no results of this period in the unit yet.',
  ),
  nothingNext: say('Đóng đợt và tính kết quả trước.', 'Close the cycle and compute it first.'),
  people: say('Cá nhân', 'People'),
  units: say('Tập thể', 'Units'),
  byGroup: say('Theo đối tượng', 'By kind'),
  byUnit: say('Theo đơn vị', 'By unit'),
  group: say('Đối tượng', 'Kind'),
  total: say('Tổng số', 'Total'),
  noLevel: say('Không, chưa xếp loại', 'Without a level'),
  why: say('Vì sao không có mức', 'Why without a level'),
  ground: say('Căn cứ', 'Ground'),
  count: say('Số lượng', 'Count'),
  shares: say('Tỷ lệ mức cao nhất, theo từng cách tính', 'Share of the limited level, by each base'),
  base: say('Tính trên', 'Of'),
  of: say('Số làm gốc', 'Base'),
  share: say('Tỷ lệ', 'Share'),
  picture: say('Phân bố các mức', 'How the levels are spread'),
  send: say('Chốt và gửi báo cáo', 'Send the report'),
  sendSays: say(
    'Số liệu lúc này được giữ nguyên làm báo cáo. Báo cáo đã gửi không sửa được; nếu hồ sơ thay đổi, gửi báo cáo thay thế và nêu lý do.',
    'The figures of this moment become the report. It cannot be changed; once the files change, another one replaces it, with the reason.',
  ),
  reason: say(
    'Lý do thay thế (chỉ khi đã có báo cáo)',
    'Why it replaces the one before (only where there is one)',
  ),
  reports: say('Báo cáo đã gửi', 'Reports sent'),
  noReports: say('Chưa gửi báo cáo nào của kỳ này.', 'No report of this period was sent yet.'),
  number: say('Lần', 'Number'),
  sentBy: say('Người gửi', 'Sent by'),
  sentAt: say('Lúc', 'At'),
  showReplaced: say('Hiện cả báo cáo đã bị thay thế', 'Show those that were replaced'),
  isReplaced: say('đã bị thay thế', 'replaced'),
  report: say('Báo cáo tổng hợp', 'Consolidated report'),
  workbook: say('Tải bảng tính (XLSX)', 'Workbook (XLSX)'),
  replaced: say('Khác báo cáo trước ở chỗ nào', 'What it changed of the report before'),
  since: say('Hồ sơ đã khác báo cáo này', 'What the files say differently since'),
  same: say('Hồ sơ hiện nay vẫn đúng như báo cáo.', 'The files still say what the report says.'),
  what: say('Mức, tình trạng', 'Level'),
  before: say('Trước', 'Before'),
  after: say('Sau', 'After'),
  progress: say('Tiến độ', 'Progress'),
} as const;

export const WHY: { readonly [why: string]: Bilingual } = {
  notRatedByRule: say('Không xếp loại theo quy định', 'Not rated, by the regulation'),
  notRatedByDecision: say('Được quyết định không xếp loại', 'Not rated, by decision'),
  factsMissing: say('Thiếu dữ liệu', 'Facts are missing'),
  decisionNeeded: say('Chờ cấp có thẩm quyền quyết định', 'A decision is open'),
  notDecided: say('Chưa có quyết định về mức', 'No level was decided yet'),
};

export const BASES: { readonly [base: string]: Bilingual } = {
  'rated-good': say('số hoàn thành tốt', 'those rated good'),
  'good-or-better': say('số hoàn thành tốt trở lên', 'good or better'),
  rated: say('số đã xếp loại', 'all rated'),
  all: say('tổng số', 'everybody'),
};
