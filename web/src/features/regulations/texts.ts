import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Quy định', 'Regulations'),
  says: say(
    'Mỗi quy định là một văn bản đọc được: từng điều, phần mềm làm gì theo điều đó, con số nào.',
    'Each regulation can be read: every article, what is done by it, with which numbers.',
  ),
  find: say('Tìm trong danh sách', 'Find in the list'),
  findInText: say('Tìm trong văn bản', 'Find in the text'),
  nothingFound: say('Không có gì khớp với từ cần tìm.', 'Nothing matches.'),
  none: say(
    'Chưa có quy định nào được cài. Báo quản trị kiểm tra thư mục quy định.',
    'No regulation is installed. Tell an administrator to look at the folder of regulations.',
  ),
  inForce: say('Hiệu lực từ', 'In force from'),
  layerOf: say('Cụ thể hóa', 'Specifies'),
  invented: say('Hư cấu, để minh họa', 'Invented, as an example'),
  changed: say('Khác bản đã phát hành', 'Not as released'),
  articles: say('Các điều', 'Articles'),
  doneByIt: say('Phần mềm làm theo điều này', 'Done by this article'),
  nothingByIt: say('Không có quy tắc tính nào dựa vào điều này.', 'No rule rests on this article alone.'),
  elsewhere: say('Cách trình bày, không dựa vào điều nào', 'How it is set out, resting on no article'),
  readings: say('Chỗ hiểu được hai cách', 'Where it can be read in two ways'),
  decider: say('Người chọn', 'Who chooses'),
  standard: say('mặc định', 'by default'),
  stances: say('Chỗ chưa đọc tận gốc', 'Not read at the source'),
  original: say('Bản gốc', 'Original'),
  verifiedOn: say('đọc ngày', 'read on'),
  ofPerson: say('Quy định áp dụng', 'Regulations that apply'),
  ofPersonSays: say(
    'Quy định nào áp dụng cho người này hôm nay, quy định nào không, vì sao. Mở trang này được ghi nhật ký.',
    'Which regulations apply to them today, which do not, and why. Opening this page is logged.',
  ),
  ofPersonNone: say('Không có quy định nào áp dụng.', 'No regulation applies.'),
  applies: say('áp dụng', 'applies'),
  doesNotApply: say('không áp dụng', 'does not apply'),
  procedure: say('Trình tự, thủ tục', 'Procedure'),
  replacement: say('Thay thế quyết định sai', 'Replacing a wrong decision'),
  unverified: say('Chưa xác minh', 'Unverified'),
  toList: say('Mọi quy định', 'All regulations'),
  unreadable: say('Không đọc được', 'Cannot be read'),
} as const;

export const CERTAINTY: Readonly<Record<string, Bilingual>> = {
  read: say('đọc tại nguồn', 'read at the source'),
  secondary: say('đọc qua nguồn khác', 'read elsewhere'),
  inferred: say('suy ra', 'inferred'),
  unknown: say('chưa biết', 'not known'),
};

export const STATE: Readonly<Record<string, Bilingual>> = {
  draft: say('dự thảo', 'draft'),
  pilot: say('thử nghiệm', 'pilot'),
  proposed: say('chờ chính thức', 'proposed'),
  official: say('chính thức', 'official'),
  ended: say('đã kết thúc', 'ended'),
};

/** What a rule is, in the order in which rules are applied. */
export const PART: Readonly<Record<string, Bilingual>> = {
  text: say('Văn bản', 'Text'),
  level: say('Mức', 'Level'),
  stage: say('Kỳ', 'Stage'),
  scope: say('Đối tượng', 'Scope'),
  group: say('Nhóm', 'Group'),
  fact: say('Dữ kiện', 'Fact'),
  table: say('Bảng kê', 'Table'),
  'service-time': say('Thời gian làm việc', 'Service time'),
  'own-year': say('Năm công tác', 'Own year'),
  measure: say('Cách tính', 'Measure'),
  fill: say('Điền chỗ để mở', 'Fills an opening'),
  'not-rated': say('Không xếp loại', 'Not rated'),
  'forced-level': say('Buộc xếp', 'Forced level'),
  ladder: say('Thang mức', 'Ladder'),
  ceiling: say('Mức trần', 'Ceiling'),
  cap: say('Không cao hơn', 'Cap'),
  quota: say('Tỷ lệ', 'Quota'),
  payout: say('Hệ số', 'Payout'),
  consequence: say('Hệ quả', 'Consequence'),
  authority: say('Thẩm quyền', 'Authority'),
  deadline: say('Thời hạn', 'Deadline'),
  question: say('Câu hỏi', 'Question'),
  procedure: say('Trình tự', 'Procedure'),
  reading: say('Cách hiểu', 'Reading'),
  unverified: say('Chưa xác minh', 'Unverified'),
  remark: say('Ghi chú', 'Remark'),
};
