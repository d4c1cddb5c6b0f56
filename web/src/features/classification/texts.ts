import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  files: say('Tệp để tính lại ở máy khác (được ghi nhật ký)', 'Files to compute it again elsewhere (logged)'),
  title: say('Xếp loại', 'Classification'),
  says: say(
    'Chọn một đợt để tính, xem kết quả, chọn người vào suất và quyết định.',
    'Choose a cycle to compute it, read its results, give places and decide.',
  ),
  noCycle: say(
    'Chưa có đợt nào trong phạm vi của bạn. Tham mưu tổ chức cán bộ lập đợt và mở đợt trước.',
    'There is no cycle in your scope yet. A personnel officer plans and opens one first.',
  ),
  period: say('Kỳ', 'Period'),
  state: say('Trạng thái', 'State'),
  results: say('Kết quả', 'Results'),
  board: say('Bảng tỷ lệ', 'Quota board'),
  open: say('Còn phải quyết định', 'Still to decide'),
  whatIf: say('Tình huống giả định', 'What if'),
  foundLater: say('Kỷ luật phát hiện sau', 'Discipline found later'),
  pictures: say('Biểu đồ', 'Pictures'),
  run: say('Tính kết quả', 'Compute'),
  runAgain: say('Tính lại', 'Compute again'),
  runSays: say(
    'Tính trên mọi số liệu và quyết định đã ghi đến lúc này. Kết quả trước vẫn được giữ.',
    'Computes on everything recorded and decided so far. Earlier results are kept.',
  ),
  asOf: say('Xét đến ngày', 'As of'),
  asOfNote: say(
    'Để trống: ngày cuối kỳ, hoặc hôm nay nếu muộn hơn',
    'Empty: the last day of the period, or today',
  ),
  running: say('Đang tính', 'Computing'),
  runRefused: say(
    'Lần tính gần nhất dừng lại vì số liệu còn lỗi; sửa các chỗ sau rồi tính lại',
    'The last run stopped because of errors in the evidence; mend these and compute again',
  ),
  runNumber: say('Lần tính', 'Run'),
  notComputed: say(
    'Đợt này chưa có kết quả. Bấm “Tính kết quả” khi số liệu đã đủ; chưa đủ vẫn tính được để xem còn thiếu gì.',
    'This cycle has no results yet. Compute it once the evidence is in; before that a run shows what is missing.',
  ),
  notComputedWait: say(
    'Đợt này chưa có kết quả. Tham mưu tổ chức cán bộ sẽ tính khi số liệu đã đủ.',
    'This cycle has no results yet. A personnel officer computes it once the evidence is in.',
  ),
  regulation: say('Theo quy định', 'Under'),
  find: say('Tìm theo tên hoặc mã', 'Find by name or code'),
  group: say('Nhóm', 'Group'),
  level: say('Mức', 'Level'),
  all: say('tất cả', 'all'),
  name: say('Họ và tên, đơn vị', 'Name'),
  score: say('Điểm', 'Score'),
  suggested: say('Gợi ý', 'Suggested'),
  sortBy: say('Sắp theo', 'Sort by'),
  reverse: say('ngược lại', 'reversed'),
  shown: say('kết quả', 'results'),
  chosen: say('đã chọn', 'chosen'),
  chooseAll: say('Chọn tất cả đang hiện', 'Choose all shown'),
  choose: say('Chọn', 'Choose'),
  noneFound: say('Không có kết quả nào khớp. Bỏ bớt điều kiện lọc.', 'Nothing matches. Loosen the filters.'),
  noneInSight: say('Không có kết quả nào trong phạm vi của bạn.', 'There are no results in your scope.'),
  noLevel: say('Chưa xếp loại', 'no level yet'),
  propose: say('Đề xuất', 'Propose'),
  decide: say('Quyết định', 'Decide'),
  again: say('Yêu cầu xếp loại lại', 'Have it rated again'),
  againSays: say(
    'Mở một vòng mới. Vòng trước vẫn được giữ; suất đã nhận được trả lại.',
    'Opens a new round. The round before is kept; a place that was given is given back.',
  ),
  manySays: say(
    'Mỗi người theo mức đang có: mức đề xuất, chưa có đề xuất thì mức gợi ý. Ai chưa quyết định được sẽ được nêu lý do.',
    'Everybody at the level that stands: as proposed, or else as suggested. Who cannot be decided yet is named with the reason.',
  ),
  reasonNote: say(
    'Bắt buộc khi mức khác với gợi ý',
    'Required when the level differs from the suggested one',
  ),
  document: say('Căn cứ (số, ngày văn bản)', 'Ground (number and day of the document)'),
  manyDone: say('đã ghi', 'recorded'),
  manyRefused: say('chưa ghi được', 'not recorded'),
  round: say('Vòng', 'Round'),
  act: say('Việc', 'Act'),
  on: say('Lúc', 'When'),
  history: say('Các vòng', 'Rounds'),
  noActs: say('Chưa ai đề xuất hay quyết định.', 'Nobody has proposed or decided yet.'),
  explained: say('Vì sao', 'Why'),
  wouldHaveChanged: say('Điều gì sẽ làm khác đi', 'What would have changed it'),
  standsOn: say('Kết quả dựa trên các cách hiểu', 'The result stands on these readings'),
  whyNot: say('Giải thích để in', 'Explanation to print'),
  toResult: say('Về kết quả', 'To the result'),
  withPeriods: say('In cả điểm từng kỳ', 'Print the scores of each period too'),
  months: say('Điểm các kỳ', 'Scores of the periods'),
  month: say('Kỳ', 'Period'),
  printedFrom: say('Theo lần tính', 'From run'),
  noReason: say('Không có kết quả để giải thích.', 'There is no result to explain.'),
  explainer: say('Người giải thích', 'Explained by'),
  listener: say('Người nghe giải thích', 'Heard by'),
  signed: say('(ký, ghi rõ họ tên)', '(signature and full name)'),
} as const;

export const STATES: Readonly<Record<string, Bilingual>> = {
  notDecided: say('Chưa xếp loại', 'no level yet'),
  suggested: say('gợi ý', 'suggested'),
  proposed: say('đề xuất', 'proposed'),
  decidedUnchanged: say('đã quyết định', 'decided'),
  decided: say('đã quyết định, khác gợi ý', 'decided, other than suggested'),
  onPaper: say('đã quyết định trên giấy', 'decided on paper'),
};

export const ACTS: Readonly<Record<string, Bilingual>> = {
  propose: texts.propose,
  decide: texts.decide,
  rateAgain: say('xếp loại lại', 'rated again'),
};

export const GROUPS = {
  head: say('người đứng đầu', 'heads'),
  deputy: say('cấp phó', 'deputies'),
  none: say('công chức, viên chức', 'staff'),
  unit: say('tập thể', 'collectives'),
} as const;

export const CYCLE_STATES: Readonly<Record<string, Bilingual>> = {
  planned: say('đã lập, chưa mở', 'planned'),
  open: say('đang mở', 'open'),
  closing: say('đang đóng', 'closing'),
  closed: say('đã đóng', 'closed'),
  reopening: say('đang đề nghị mở lại', 'reopening asked for'),
};
