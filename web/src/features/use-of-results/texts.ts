import { say } from '@congtam/engine';

export const texts = {
  uses: say('Sử dụng kết quả', 'Use of results'),
  regulation: say('Theo quy định', 'Under the regulation'),
  notClosed: say(
    'Đợt chưa đóng. Kết quả được sử dụng khi đợt đã đóng và đã tính.',
    'The cycle is not closed. Results are used once it is closed and computed.',
  ),
  logged: say('Mở trang này được ghi nhật ký.', 'Opening this page is logged.'),
  subject: say('Người, đơn vị', 'Person or unit'),
  level: say('Mức', 'Level'),
  why: say('Vì sao', 'Why'),
  acts: say('Thao tác', 'Acts'),
  noLevel: say('Chưa xếp loại', 'no level yet'),
  undecided: say('chưa quyết định', 'not decided yet'),
  outdated: say(
    'mức đã đổi sau khi tính, tính lại để có căn cứ mới',
    'the level changed since, compute again for its grounds',
  ),
  document: say('Văn bản', 'Document'),
  documentNote: say(
    'bắt buộc khi đề nghị dù quy định có điều ngăn',
    'needed against a ground of the regulation',
  ),

  commendation: say('Khen thưởng', 'Commendation'),
  commendationSays: say(
    'Ai đủ điều kiện đề nghị khen thưởng theo mức đã quyết định, ai không, vì sao. Người có thẩm quyền có thể chọn khác, kèm lý do.',
    'Who can be put forward on the levels decided, who not, and why. The authority may choose otherwise, with a reason.',
  ),
  from: say('Xét từ mức', 'From the level'),
  candidates: say('Đủ điều kiện đề nghị', 'Can be put forward'),
  openOnes: say('Người có thẩm quyền phải xem xét', 'The authority has to say'),
  notPutForward: say('Không đề nghị', 'Not put forward'),
  undecidedOnes: say('Chưa có mức được quyết định', 'No level decided yet'),
  nobody: say('Không có ai.', 'Nobody.'),
  putForward: say('Đề nghị khen thưởng', 'Put forward'),
  hold: say('Không đề nghị', 'Do not put forward'),
  below: say('dưới mức được xét:', 'below the level looked at:'),
  chosen: say('người có thẩm quyền chọn:', 'chosen by the authority:'),

  payouts: say('Thu nhập tăng thêm, tiền thưởng', 'Income and bonus'),
  payoutsSay: say(
    'Hệ số theo mức của từng người trong kỳ của đợt. Hệ số nhân với mức nào do điều luật nêu; số “tối đa” do nơi chi quyết định.',
    'The coefficient of everybody’s level for the period of the cycle. Of which base is for the article to say; what is “at most” is decided by who pays.',
  ),
  coefficient: say('Hệ số', 'Coefficient'),
  atMost: say('tối đa', 'at most'),
  ground: say('Căn cứ', 'Ground'),
  noPayouts: say(
    'Quy định của đợt này không cho hệ số theo mức; thu nhập tăng thêm do quy chế chi tiêu của đơn vị định.',
    'The regulations of this cycle give no coefficients by level; the spending rules of the body decide.',
  ),
  bySpread: say('Số người theo hệ số', 'People by coefficient'),
  people: say('Số người', 'People'),

  followUps: say('Xử lý sau xếp loại', 'After the levels'),
  followUpsSay: say(
    'Những việc quy định gợi ý sau khi có mức: người có thẩm quyền nhận, bỏ qua kèm lý do, hoặc ghi đã xong. Đây là gợi ý, không phải quyết định.',
    'What the regulations suggest after the levels: the authority takes it up, leaves it with a reason, or says it is done. Suggestions, no decisions.',
  ),
  noFollowUps: say('Không có việc nào quy định gợi ý.', 'The regulations suggest nothing.'),
  matter: say('Việc', 'Matter'),
  state: say('Tình trạng', 'State'),
  history: say('Đã làm', 'What was done'),
  mayHold: say('có thể, cần xem xét', 'may hold, to be looked at'),
  gone: say('không còn căn cứ', 'the ground is gone'),

  lookAgain: say('Rà soát lại', 'To look at again'),
  lookAgainSays: say(
    'Mức của đơn vị bên cạnh mức của người trong đơn vị, và những mức quy định yêu cầu rà soát lại.',
    'The level of units beside those of their people, and levels the regulations want looked at again.',
  ),
  units: say('Đơn vị', 'Units'),
  persons: say('Cá nhân', 'People'),
  theirPeople: say('Người trong đơn vị', 'Their people'),
  nothingToLook: say('Không có mức nào phải rà soát lại.', 'No level has to be looked at again.'),

  staffing: say('Kết quả các năm', 'Levels over the years'),
  staffingSays: say(
    'Dùng khi bổ nhiệm, quy hoạch: mức từng năm, căn cứ và điều quy định nêu. Không kết luận thay người có thẩm quyền; năm không có mức được nêu rõ.',
    'For an appointment or planning: the level of each year with its ground and what the regulation says. It gives no verdict; years without a level are named.',
  ),
  until: say('Tính đến năm', 'Up to the year'),
  years: say('Số năm', 'Years'),
  show: say('Xem', 'Show'),
  year: say('Năm', 'Year'),
  period: say('Kỳ', 'Period'),
  unknown: say('Không có mức nào của', 'There is no level of'),
  onDemand: say('Đánh giá theo yêu cầu (trước bổ nhiệm…)', 'Evaluated on demand (before an appointment…)'),
  says: say('Quy định nêu', 'The regulation says'),
  none: say('Chưa có kết quả nào trong những năm này.', 'No result in these years.'),
} as const;

export const FOLLOW_UP_STATES = {
  suggested: say('gợi ý', 'suggested'),
  takenUp: say('đã nhận', 'taken up'),
  left: say('đã bỏ qua', 'left'),
  finished: say('đã xong', 'finished'),
} as const;

export const FOLLOW_UP_ACTS = {
  takeUp: say('Nhận xử lý', 'Take up'),
  leave: say('Bỏ qua', 'Leave'),
  finish: say('Đã xong', 'Finished'),
} as const;
