import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  shown: say('Mô phỏng của cấp trên', 'What bodies above have tried'),
  shownSays: say(
    'Dự thảo của cấp trên thử trên số liệu: mỗi dòng là mức trước, mỗi cột là mức sau. Ô ít người được che.',
    'Drafts of bodies above, tried on figures: a line for each level before, a column for each after. Cells of few people are hidden.',
  ),
  shownNone: say('Cấp trên chưa công khai mô phỏng nào.', 'The bodies above have shown nothing yet.'),
  hidden: say('(che)', '(hidden)'),
  title: say('Thử dự thảo quy định', 'Try a draft'),
  says: say(
    'Chạy thử một dự thảo trên dữ liệu của các đợt đã khóa để biết bao nhiêu người, đơn vị đổi mức. Kết quả chính thức không thay đổi.',
    'Try a draft on the evidence of closed cycles to see how many people and units would move. Official results do not change.',
  ),
  mark: say('Mô phỏng, không phải kết quả chính thức', 'Simulation, not an official result'),
  unit: say('Đơn vị', 'Unit'),
  tryNew: say('Thử một dự thảo', 'Try a draft'),
  none: say('Đơn vị chưa có lần thử nào.', 'Nothing was tried in this unit yet.'),
  chooseUnit: say('Chọn đơn vị để xem các lần thử.', 'Choose a unit to see what was tried.'),
  name: say('Tên lần thử', 'Name'),
  askedBy: say('Người yêu cầu', 'Asked by'),
  askedAt: say('Lúc', 'At'),
  state: say('Tình trạng', 'State'),
  draft: say('Dự thảo của đơn vị', 'Draft of a unit'),
  draftNone: say('không có, chỉ thử cách hiểu khác', 'none, only another reading'),
  noDraft: say(
    'Chưa có dự thảo nào. Tải dự thảo lên ở trang Quy định trước, hoặc chỉ thử một cách hiểu khác.',
    'There is no draft. Upload one on the page of regulations first, or try another reading alone.',
  ),
  instead: say('Thay cho quy định', 'In the place of'),
  asLayer: say('không thay, áp dụng thêm như một lớp', 'none: it lies on top as a layer'),
  reading: say('Cách hiểu khác (mã)', 'Another reading (id)'),
  readingNote: say(
    'Để trống nếu không thử. Mã có ở trang của quy định, ví dụ quota-base.',
    'Leave empty for none. Ids stand on the page of the regulation, for example quota-base.',
  ),
  option: say('Lựa chọn (mã)', 'Option (id)'),
  cycles: say('Các đợt đã khóa', 'Closed cycles'),
  noCycle: say(
    'Chưa có đợt nào đã khóa trong đơn vị. Khóa và tính kết quả một đợt trước.',
    'No cycle of the unit is closed yet. Close and compute one first.',
  ),
  begin: say('Chạy thử', 'Try it'),
  running: say('Đang tính; trang này tự cập nhật.', 'The server is computing; this page updates itself.'),
  failed: say('Không chạy thử được', 'It could not be tried'),
  compared: say('So với quy định hiện hành', 'Beside what is in force'),
  before: say('Hiện hành', 'In force'),
  after: say('Dự thảo', 'Draft'),
  people: say('Người', 'People'),
  units: say('Đơn vị', 'Units'),
  level: say('Mức', 'Level'),
  number: say('Số lượng', 'Number'),
  levelsBefore: say('Theo quy định hiện hành', 'Under what is in force'),
  levelsAfter: say('Theo dự thảo', 'Under the draft'),
  moves: say('Ai đổi mức (chỉ số lượng)', 'Who moves (numbers alone)'),
  noMoves: say('Không ai đổi mức.', 'Nobody moves.'),
  from: say('Từ mức', 'From'),
  to: say('Sang mức', 'To'),
  groups: say('Tác động theo nhóm', 'By group'),
  group: say('Nhóm', 'Group'),
  total: say('Tổng số', 'Total'),
  up: say('Lên mức', 'Up'),
  down: say('Xuống mức', 'Down'),
  otherwise: say('Thay đổi khác', 'Otherwise'),
  quotas: say('Tác động đến tỷ lệ', 'Quotas'),
  quota: say('Tỷ lệ', 'Quota'),
  places: say('Số suất', 'Places'),
  candidates: say('Người đạt mức', 'Candidates'),
  over: say('Nơi vượt số suất', 'Bodies over'),
  under: say('Nơi còn suất', 'Bodies with places left'),
  standsOn: say('Số liệu dựa vào những điểm còn phải hiểu hoặc chưa kiểm chứng', 'What the numbers stand on'),
  sheet: say('Tải báo cáo tác động', 'Download the impact sheet'),
  sheetSays: say(
    'Bản cho bên ngoài ẩn các ô quá ít người và không có phần nhóm. Bản đầy đủ chỉ dùng trong cơ quan có thẩm quyền.',
    'The copy for others hides counts of few and has no groups. The full one is for the competent body alone.',
  ),
  kind: say('Loại tệp', 'Kind of file'),
  inFull: say('Bản đầy đủ, dùng nội bộ', 'In full, for internal use'),
  drafter: say('Chức danh người lập', 'Capacity of the drafter'),
  signatory: say('Chức danh người ký', 'Capacity of the signatory'),
  place: say('Nơi ký', 'Place'),
  comments: say('Ý kiến góp ý', 'Comments'),
  commentsTitle: say('Ý kiến góp ý về dự thảo', 'Comments on the draft'),
  commentsSays: say(
    'Mỗi ý kiến được trả lời tiếp thu hay không, có giải trình; bảng này nằm trong báo cáo tác động.',
    'Every comment is answered with the reason; this table is part of the impact sheet.',
  ),
  noComments: say('Chưa có ý kiến nào.', 'There are no comments yet.'),
  enter: say('Ghi một ý kiến', 'Enter a comment'),
  author: say('Cơ quan, người góp ý', 'Body or person'),
  clause: say('Điều, khoản', 'Clause'),
  content: say('Nội dung góp ý', 'Comment'),
  receivedOn: say('Ngày nhận', 'Received on'),
  answer: say('Trả lời', 'Answer'),
  verdict: say('Tiếp thu', 'Taken up'),
  explanation: say('Giải trình', 'Explanation'),
  notAnswered: say('chưa trả lời', 'not answered'),
  back: say('Mọi lần thử của đơn vị', 'Everything tried in the unit'),
} as const;

export const STATES: Readonly<Record<string, Bilingual>> = {
  done: say('có kết quả', 'has a result'),
  refused: say('không chạy được', 'could not be tried'),
  running: say('đang tính', 'computing'),
};

/** How far a regulation of a unit has come. */
export const DRAFT_STATES: Readonly<Record<string, Bilingual>> = {
  draft: say('dự thảo', 'draft'),
  pilot: say('thử nghiệm', 'pilot'),
  proposed: say('chờ chính thức', 'proposed'),
  official: say('chính thức', 'official'),
  ended: say('đã kết thúc', 'ended'),
};

export const VERDICTS = {
  accepted: say('tiếp thu', 'accepted'),
  partly: say('tiếp thu một phần', 'in part'),
  notAccepted: say('không tiếp thu', 'not accepted'),
} as const;

/** "12 of 30 people move, in 3 of 5 bodies." */
export const movedWords = (
  moved: number,
  total: number,
  bodies: { moved: number; total: number },
): Bilingual =>
  say(
    `${moved} trong ${total} người đổi mức, ở ${bodies.moved} trong ${bodies.total} nơi.`,
    `${moved} of ${total} people move, in ${bodies.moved} of ${bodies.total} bodies.`,
  );
