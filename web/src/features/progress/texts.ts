import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Tiến độ các đơn vị', 'Progress of units'),
  says: say(
    'Đơn vị nào đã ban hành quy chế, danh mục; đợt đánh giá đang ở bước nào; ai chậm, hồ sơ nào bị trả lại.',
    'Which unit has issued its regulation and catalogue, where its cycle stands, what is late and what was returned.',
  ),
  year: say('Năm', 'Year'),
  chooseUnit: say('Chọn đơn vị bạn phụ trách để xem tiến độ.', 'Choose a unit you answer for.'),
  up: say('Lên đơn vị cấp trên', 'To the unit above'),
  stage: say('Đợt đánh giá của các cơ quan, đơn vị', 'Cycles of the bodies'),
  bodies: say('Số đơn vị', 'Bodies'),
  whole: say('Toàn bộ phạm vi', 'The whole scope'),
  subjects: say('Đối tượng', 'Subjects'),
  decided: say('Đã quyết định', 'Decided'),
  dossiers: say('Hồ sơ đã gửi / trả lại / chậm', 'Dossiers sent / returned / late'),
  regulation: say('Quy chế', 'Regulation'),
  catalogue: say('Danh mục', 'Catalogue'),
  cycle: say('Đợt', 'Cycle'),
  urged: say('Đôn đốc', 'Urged'),
  byUnit: say('Theo từng đơn vị', 'By unit'),
  noUnits: say('Không có đơn vị nào bên dưới.', 'There are no units below.'),
  choose: say('Chọn để đôn đốc', 'Choose to urge'),
  chooseAll: say('Chọn mọi đơn vị chưa xong', 'Choose all that are not done'),
  chosen: say('đơn vị được chọn', 'units chosen'),
  urge: say('Đôn đốc các đơn vị đã chọn', 'Urge the units chosen'),
  urgeSays: say(
    'Người làm công tác cán bộ và người đứng đầu của từng đơn vị nhận được một lời nhắc; nội dung ghi ở đây hiện khi họ đăng nhập.',
    'Who does personnel work and the head of each unit are reminded; what is written here they read when they sign in.',
  ),
  about: say('Việc cần làm', 'What about'),
  words: say('Nội dung đôn đốc', 'Words'),
  dueOn: say('Hạn', 'By'),
  urgings: say('Các lần đã đôn đốc', 'Reminders sent'),
  people: say('Từng đối tượng và hồ sơ', 'Subjects and their dossiers'),
  peopleSays: say('Việc bạn xem danh sách này được ghi nhật ký.', 'That you see this list is logged.'),
  showPeople: say('Xem từng đối tượng', 'Show each subject'),
  noPeople: say('Chưa có kết quả nào trong kỳ này.', 'There are no results of this period yet.'),
  name: say('Họ tên, đơn vị', 'Name'),
  level: say('Mức', 'Level'),
  state: say('Bước', 'Step'),
  dossier: say('Hồ sơ', 'Dossier'),
  due: say('Hạn hồ sơ', 'Dossier due'),
  times: say('lần', 'times'),
  steps: say(
    'Các bước của trình tự: bao nhiêu đối tượng đã qua',
    'Steps of the procedure: how many have come so far',
  ),
  step: say('Bước', 'Step'),
  passed: say('Đã qua', 'Passed'),
  stepLate: say('trong đó muộn', 'of them late'),
  bodyTexts: say(
    'Quy chế, danh mục của các cơ quan trong phạm vi',
    'Regulations and catalogues of the bodies',
  ),
  textKind: say('Xem về', 'About'),
  textState: say('Tình trạng', 'State'),
  wanting: say(
    'Cơ quan chưa có, có bản cũ hoặc có bản mâu thuẫn',
    'Bodies without one, with an old one, or with two that contradict each other',
  ),
  noneWanting: say(
    'Không cơ quan nào thiếu, dùng bản cũ hoặc có bản mâu thuẫn.',
    'No body is without one, has an old one or two that contradict each other.',
  ),
  chooseWanting: say('Chọn mọi cơ quan trong danh sách', 'Choose all on the list'),
  above: say('Thuộc', 'Under'),
  number: say('Văn bản', 'Document'),
  from: say('Hiệu lực từ', 'In force from'),
  coefficients: say('So hệ số quy đổi giữa các cơ quan', 'Compare coefficients between bodies'),
  consolidation: say('Số liệu tổng hợp', 'Consolidated figures'),
} as const;

export const STAGES = {
  none: say('Chưa lập đợt', 'No cycle planned'),
  planned: say('Đã lập, chưa mở', 'Planned'),
  open: say('Đang mở', 'Open'),
  closed: say('Đã đóng, chưa tính', 'Closed'),
  computed: say('Đã có kết quả', 'Computed'),
  late: say('Quá hạn', 'Late'),
} as const;

export const TEXTS: { readonly [state: string]: Bilingual } = {
  own: say('Đã ban hành', 'Issued'),
  fromAbove: say('Theo cấp trên', 'From above'),
  old: say('Cũ', 'Old'),
  contradictory: say('Mâu thuẫn', 'Contradictory'),
  underWay: say('Đang dự thảo', 'Under way'),
  none: say('Chưa có', 'None'),
};

export const ABOUT = {
  cycle: say('Đợt đánh giá', 'The cycle'),
  regulation: say('Ban hành quy chế', 'The regulation'),
  catalogue: say('Ban hành danh mục', 'The catalogue'),
  level: say('Xếp loại', 'Levels'),
  dossier: say('Gửi hồ sơ', 'Dossiers'),
  report: say('Gửi báo cáo', 'The report'),
} as const;

export const LEVEL_STATES: { readonly [state: string]: Bilingual } = {
  suggested: say('Mới có kết quả tính', 'Computed'),
  proposed: say('Đã đề xuất', 'Proposed'),
  decided: say('Đã quyết định', 'Decided'),
  decidedUnchanged: say('Đã quyết định', 'Decided'),
};

export const DOSSIER_STATES: { readonly [state: string]: Bilingual } = {
  draft: say('Đang lập', 'Draft'),
  submitted: say('Đã gửi', 'Submitted'),
  received: say('Đã nhận', 'Received'),
  returned: say('Bị trả lại', 'Returned'),
};
