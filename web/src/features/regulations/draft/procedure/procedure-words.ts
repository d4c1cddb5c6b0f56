import { type Bilingual, say } from '@congtam/engine';

type Words = { readonly [id: string]: Bilingual };

/** What a step does. */
export const DOINGS: Words = {
  selfReview: say('tự nhận xét, đánh giá', 'self-review'),
  meeting: say('họp nhận xét, đánh giá', 'evaluation meeting'),
  writtenOpinions: say('lấy ý kiến bằng văn bản', 'opinions in writing'),
  partyOpinion: say('cấp ủy nhận xét bằng văn bản', 'written opinion of the Party committee'),
  opinion: say('tham gia ý kiến', 'opinion on the draft'),
  coSigning: say('cơ quan liên quan ký phần của mình', 'bodies concerned sign their part'),
  synthesis: say('tổng hợp, đề xuất', 'synthesis and proposal'),
  submission: say('gửi hồ sơ', 'submission of the dossier'),
  decision: say('quyết định', 'decision'),
  numbering: say('ghi số, ngày văn bản', 'number and date of the document'),
  notice: say('thông báo đến cá nhân, tập thể', 'notice to the person or unit'),
  publication: say('công khai mức xếp loại', 'publication of levels'),
  petition: say('kiến nghị', 'petition'),
  answer: say('trả lời kiến nghị', 'answer to a petition'),
  archive: say('lưu hồ sơ', 'archive'),
};

/** Who takes a step. */
export const ACTORS: Words = {
  themself: say('người, tập thể được đánh giá', 'whoever is evaluated'),
  head: say('người đứng đầu', 'the head'),
  authority: say('cấp có thẩm quyền', 'the competent authority'),
  personnelOfficer: say('tham mưu tổ chức cán bộ', 'the personnel body'),
  partyCommittee: say('cấp ủy', 'the Party committee'),
  meetingSecretary: say('thư ký cuộc họp', 'the secretary of the meeting'),
  recordsClerk: say('văn thư', 'the records clerk'),
  homeAffairs: say('cơ quan nội vụ', 'home affairs'),
};

/** Where they hold that role. */
export const PLACES: Words = {
  within: say('trong đơn vị hoặc cấp trên của đơn vị', 'in the unit or above it'),
  'using-body': say('ở cơ quan sử dụng', 'in the using body'),
  'managing-body': say('ở cơ quan quản lý', 'in the managing body'),
  concerned: say('ở cơ quan liên quan', 'in the body concerned'),
  authority: say('nơi quyết định theo bảng thẩm quyền', 'where the table of authorities has the decision'),
  drafter: say('nơi tham mưu theo bảng thẩm quyền', 'where the table of authorities has the drafting'),
  'opinion-giver': say(
    'nơi cho ý kiến theo bảng thẩm quyền',
    'where the table of authorities has the opinion',
  ),
};

/** Whose opinions are asked. */
export const SIDES: Words = {
  meeting: say('người dự họp', 'those at the meeting'),
  colleagues: say('đồng nghiệp', 'colleagues'),
  subordinates: say('cấp dưới', 'subordinates'),
  leadership: say('tập thể lãnh đạo', 'the leadership'),
  'heads-of-units': say('người đứng đầu các đơn vị', 'heads of units'),
  'party-committee': say('cấp ủy', 'the Party committee'),
  union: say('công đoàn', 'the union'),
  'youth-union': say('đoàn thanh niên', 'the youth union'),
  'those-served': say('người được phục vụ', 'those who are served'),
};

/** How far an article was read. */
export const CERTAINTIES: Words = {
  read: say('đã đọc văn bản gốc', 'read at source'),
  secondary: say('đọc qua nguồn khác', 'read elsewhere'),
  inferred: say('suy ra', 'inferred'),
  unknown: say('chưa rõ', 'unknown'),
};

export const texts = {
  tab: say('Trình tự, thủ tục', 'Procedure'),
  says: say(
    'Ai làm bước nào, sau bước nào, hạn đến đâu, trên biểu mẫu nào, với từng loại đối tượng. Trình tự không làm đổi cách tính mức.',
    'Who takes which step, after which, by when, on which form, for each kind of subject. It changes nothing in how levels are computed.',
  ),
  noRules: say(
    'Hãy bắt đầu từ một quy định, hoặc dán văn bản của gói trước: trình tự đi cùng các quy tắc ấy.',
    'Begin with a regulation, or paste the text of a pack first: the procedure goes with its rules.',
  ),
  noneOwn: say(
    'Bản soạn chưa nêu trình tự: ai làm gì, theo thứ tự nào sẽ không được nhắc, không được giữ.',
    'The draft says no procedure yet: who does what, in which order, is not kept or reminded of.',
  ),
  noneLayer: say(
    'Bản soạn không nêu trình tự riêng, nên theo trình tự của quy định mà nó cụ thể hóa. Soạn trình tự riêng để thêm bước hoặc siết bước.',
    'The draft says no procedure of its own and follows that of the text it lies on. Write one to add steps or tighten them.',
  ),
  begin: say('Soạn trình tự', 'Write a procedure'),
  drop: say('Bỏ trình tự này', 'Remove this procedure'),
  dropSays: say(
    'Mọi bước đã soạn bị bỏ khỏi bản này. Quy tắc tính mức giữ nguyên.',
    'Every step is removed from this draft. The rules stay as they are.',
  ),
  kind: say('Loại đối tượng', 'Kind of subjects'),
  noKinds: say(
    'Chưa có loại đối tượng nào. Thêm một loại rồi thêm các bước của loại ấy.',
    'There is no kind of subjects yet. Add one, then its steps.',
  ),
  addKind: say('Thêm loại đối tượng', 'Add a kind of subjects'),
  addFurther: say('Thêm vào trình tự cấp trên', 'Go on from the text below'),
  furtherSays: say(
    'Chọn loại đối tượng trong quy định mà bản này cụ thể hóa; các bước ở đó giữ nguyên, bản này chỉ thêm và siết.',
    'Choose a kind of the text this one lies on; its steps stay, this one only adds and tightens.',
  ),
  changeKind: say('Sửa loại đối tượng', 'Change the kind'),
  removeKind: say('Bỏ loại đối tượng', 'Remove the kind'),
  removeKindSays: say('Các bước của loại này cũng bị bỏ.', 'Its steps are removed with it.'),
  groups: say('Gồm các nhóm', 'Groups in it'),
  authorities: say('Chỉ những dòng thẩm quyền', 'Only these rows of authorities'),
  authoritiesNote: say(
    'Không chọn dòng nào thì loại này gồm mọi người trong các nhóm, ai có thẩm quyền cũng được.',
    'With none chosen it holds everybody of the groups, whoever decides on them.',
  ),
  allAuthorities: say('mọi dòng trong bảng thẩm quyền', 'all rows of the table of authorities'),
  decidedAfter: say('Được quyết định sau', 'Decided after'),
  decidedAfterNote: say(
    'Trong cùng đơn vị, chưa quyết định xong các loại này thì chưa quyết định loại đang soạn.',
    'Within a unit it is not decided on this kind before these are.',
  ),
  waitsForNobody: say('không đợi loại nào', 'waits for no other kind'),
  asKindBelow: say('như quy định cấp trên', 'as in the text below'),
  citesNone: say('không dẫn điều khoản riêng', 'no article of its own'),
  notSaid: say('chưa nêu', 'not said'),
  replacement: say('Thay thế quyết định sai', 'Replacing a wrong decision'),
  replacementSays: say(
    'Ai được ra quyết định thay thế khi phát hiện quyết định đã ban hành là sai.',
    'Who may replace a decision that turns out to be wrong.',
  ),
  noReplacement: say(
    'Bản soạn chưa nêu: ai có quyền quyết định thì thay thế được quyết định.',
    'The draft says nothing: whoever may take the decision may replace it.',
  ),
  noReplacementLayer: say(
    'Bản soạn không nêu riêng, nên theo quy định mà nó cụ thể hóa.',
    'The draft says nothing of its own and follows the text it lies on.',
  ),
  addReplacement: say('Nêu ai thay thế', 'Say who replaces'),
  changeReplacement: say('Sửa việc thay thế', 'Change who replaces'),
  removeReplacement: say('Bỏ quy định về thay thế', 'Remove what is said of it'),
  replacesBy: say('Ai thay thế (một trong số)', 'Who replaces it (one of)'),
  nameVi: say('Tên', 'Name in Vietnamese'),
  nameEn: say('Tên tiếng Anh', 'Name in English'),
  steps: say('Các bước', 'Steps'),
  noSteps: say('Loại này chưa có bước nào trong bản soạn.', 'This kind has no step in the draft yet.'),
  number: say('TT', 'No'),
  step: say('Bước', 'Step'),
  who: say('Ai làm', 'Who'),
  order: say('Sau bước', 'After'),
  due: say('Hạn', 'Due'),
  paper: say('Biểu mẫu', 'Form'),
  article: say('Điều khoản', 'Article'),
  acts: say('Sửa', 'Change'),
  addStep: say('Thêm bước', 'Add a step'),
  stepBelow: say('Bước có sẵn trong quy định cấp trên', 'A step of the text below'),
  tighten: say('Siết bước này', 'Tighten this step'),
  tightenSays: say(
    'Để trống những gì giữ như quy định cấp trên. Chỉ được siết: ít người làm hơn, hạn sớm hơn, đợi thêm bước.',
    'Leave empty what stays as below. It may only be tightened: fewer may take it, earlier, after more.',
  ),
  changeStep: say('Sửa bước', 'Change the step'),
  removeStep: say('Bỏ bước', 'Remove the step'),
  removeStepSays: say(
    'Bước nào đợi bước này sẽ đợi bước liền trước nó.',
    'Whatever waits for it will wait for the step before it.',
  ),
  up: say('Lên', 'Up'),
  down: say('Xuống', 'Down'),
  does: say('Việc', 'What is done'),
  by: say('Ai làm (một trong số)', 'Who takes it (one of)'),
  at: say('Ở đâu', 'Where'),
  after: say('Làm sau các bước', 'After the steps'),
  before: say('Các bước cấp trên phải đợi bước này', 'Steps below that wait for it'),
  deadline: say('Thời hạn', 'Deadline'),
  beforeDay: say('trước một ngày trong năm', 'before a day of the year'),
  day: say('Trước ngày (ngày/tháng)', 'Before (day/month)'),
  nextYear: say('của năm sau', 'of the next year'),
  inDays: say('trong số ngày', 'within so many days'),
  inWorkingDays: say('trong số ngày làm việc', 'within so many working days'),
  days: say('Số ngày', 'Days'),
  countedFrom: say('Tính từ bước', 'Counted from the step'),
  noDay: say('ghi ngày/tháng, ví dụ 15/12', 'give day/month, for example 15/12'),
  optional: say('Chỉ làm khi có; bước sau không đợi', 'Only where there is occasion; nothing waits for it'),
  whenNeeded: say('khi có', 'where there is occasion'),
  opinions: say('Lấy ý kiến', 'Opinions'),
  named: say('ghi tên người cho ý kiến', 'by name'),
  anonymous: say('phiếu kín', 'secret ballots'),
  sides: say('Lấy ý kiến của', 'Opinions of'),
  suppress: say('Ẩn số đếm khi dưới mấy phiếu', 'No count is shown under so many ballots'),
  cites: say('Theo điều khoản', 'By the article'),
  unverified: say('Điểm chưa kiểm chứng', 'Unverified'),
  articles: say('Điều khoản được dẫn', 'Articles cited'),
  addArticle: say('Thêm điều khoản', 'Add an article'),
  changeArticle: say('Sửa điều khoản', 'Change the article'),
  ref: say('Điều, khoản', 'Article'),
  saysVi: say('Nội dung', 'What it says, in Vietnamese'),
  saysEn: say('Nội dung tiếng Anh', 'What it says, in English'),
  certainty: say('Đã đọc đến đâu', 'How far it was read'),
  source: say('Đọc ở đâu', 'Where it was read'),
  stances: say('Điểm chưa kiểm chứng', 'Unverified stances'),
  addStance: say('Thêm điểm chưa kiểm chứng', 'Add an unverified stance'),
  remove: say('Bỏ', 'Remove'),
  formNumber: (number: string) => say(`Mẫu số ${number}`, `Form ${number}`),
  asBelow: say('như quy định cấp trên', 'as below'),
  beforeDate: (day: string) => say(`trước ngày ${day}`, `before ${day}`),
  ofNextYear: (day: string) => say(`trước ngày ${day} năm sau`, `before ${day} of the next year`),
  withinDays: (days: string, step: Bilingual) =>
    say(`trong ${days} ngày sau “${step.vi}”`, `within ${days} days of '${step.en}'`),
  withinWorkingDays: (days: string, step: Bilingual) =>
    say(`trong ${days} ngày làm việc sau “${step.vi}”`, `within ${days} working days of '${step.en}'`),
  text: say('Văn bản trình tự (procedure.yaml)', 'Text of the procedure (procedure.yaml)'),
} as const;
