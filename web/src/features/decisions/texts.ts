import { say } from '@congtam/engine';

export const texts = {
  title: say('Quyết định', 'Decisions'),
  says: say(
    'Từ mức đề xuất đến quyết định của cấp có thẩm quyền: dự thảo, ý kiến, quyết định, số và ngày, thông báo từng người, công khai.',
    'From proposed levels to the decision: draft, opinions, decision, number and day, personal notices, publication.',
  ),
  none: say(
    'Đợt này chưa có quyết định nào. Khi đã có mức đề xuất, cơ quan tham mưu dự thảo quyết định kèm danh sách.',
    'This cycle has no decision yet. Once levels are proposed, the personnel body drafts one with its list.',
  ),
  draft: say('Dự thảo quyết định', 'Draft a decision'),
  draftSays: say(
    'Một quyết định kèm danh sách các mức. Khi trình, mỗi mức trong danh sách trở thành mức đề xuất.',
    'One decision with a list of levels. When it is submitted, each level in it becomes the proposed one.',
  ),
  document: say('Văn bản', 'Document'),
  kind: say('Loại', 'Kind'),
  state: say('Tình trạng', 'State'),
  levels: say('Số mức', 'Levels'),
  levelList: say('Danh sách các mức', 'List of levels'),
  unit: say('Đơn vị', 'Unit'),
  regulation: say('Theo quy định', 'By the regulation'),
  noNumber: say('chưa có số', 'no number yet'),
  basis: say('Căn cứ của quyết định', 'Basis of the decision'),
  subject: say('Cá nhân, tập thể', 'Person or unit'),
  level: say('Mức', 'Level'),
  suggested: say('Mức theo kết quả', 'Level by the results'),
  reason: say('Lý do', 'Reason'),
  ground: say('Văn bản làm căn cứ', 'Document it rests on'),
  choose: say('Đưa vào quyết định', 'Put into the decision'),
  chooseAll: say('Chọn tất cả', 'Choose all'),
  chosen: say('mức trong quyết định', 'levels in the decision'),
  noCandidates: say(
    'Không còn ai của đơn vị này để đưa vào quyết định loại này.',
    'Nobody of this unit is left for a decision of this kind.',
  ),
  parts: say('Cơ quan phối hợp ký phần của mình', 'Bodies that sign their part'),
  partsSay: say(
    'Mỗi cơ quan chịu trách nhiệm về phần của mình trong đề xuất và ký trước khi trình. Còn phần chưa ký thì chưa trình được. Ý kiến về dự thảo đã trình là việc khác.',
    'Each body answers for its part of the proposal and signs it before it is submitted; while one is unsigned nothing is submitted. An opinion on the submitted draft is another matter.',
  ),
  addPart: say('Thêm cơ quan phối hợp', 'Add a body'),
  removePart: say('Bỏ cơ quan này', 'Take this body out'),
  matter: say('Phần việc phải ký', 'The part it answers for'),
  statement: say('Ý kiến về phần của mình', 'What it says of its part'),
  sign: say('Ký phần phối hợp', 'Sign the part'),
  unsigned: say('chưa ký', 'not signed'),
  submit: say('Trình quyết định', 'Submit'),
  submitSays: say(
    'Mọi mức trong danh sách trở thành mức đề xuất, trình cấp có thẩm quyền.',
    'Every level in the list becomes the proposed one, before the authority.',
  ),
  opinion: say('Tham gia ý kiến', 'Give an opinion'),
  opinionText: say('Nội dung ý kiến', 'The opinion'),
  agrees: say('Nhất trí với dự thảo', 'Agree with the draft'),
  return: say('Trả lại dự thảo', 'Send back'),
  withdraw: say('Rút dự thảo', 'Withdraw'),
  decide: say('Quyết định', 'Decide'),
  decideSays: say(
    'Mọi mức trong danh sách thành mức đã quyết định. Việc này không sửa được; chỉ thay thế bằng quyết định khác.',
    'Every level in the list becomes the decided one. It cannot be changed, only replaced by another decision.',
  ),
  number: say('Ghi số, ngày', 'Enter number and day'),
  numberField: say('Số, ký hiệu trên văn bản', 'Number on the document'),
  dayField: say('Ngày trên văn bản', 'Day on the document'),
  publish: say('Công khai', 'Make public'),
  publishSays: say(
    'Người trong đơn vị xem được tên và mức, không gì khác.',
    'People of the unit see names and levels, nothing else.',
  ),
  lateBecause: say('Lý do, nếu đã quá hạn của bước này', 'Why, if the last day of this step has passed'),
  notice: say('Thông báo', 'Notice'),
  notices: say('Thông báo đến từng người', 'Personal notices'),
  notSent: say('chưa gửi', 'not sent'),
  sendNotice: say('Gửi thông báo', 'Send the notice'),
  sendAll: say('Gửi cho mọi người chưa gửi', 'Send to all who have none'),
  sentCount: say('đã gửi', 'sent'),
  refusedCount: say('chưa gửi được', 'could not be sent'),
  handOver: say('Đã giao, không ký', 'Handed over, not signed'),
  handOverSays: say(
    'Dùng khi người nhận không ký xác nhận: ghi tên người chứng kiến và diễn biến.',
    'For somebody who does not sign: name the witness and what happened.',
  ),
  witness: say('Người chứng kiến', 'Witness'),
  note: say('Diễn biến', 'What happened'),
  replace: say('Dự thảo quyết định thay thế', 'Draft a replacement'),
  replacedBy: say('đã được thay thế', 'replaced'),
  replaces: say('thay quyết định trước', 'replaces an earlier one'),
  seeIt: say('Xem quyết định ấy', 'See that decision'),
  history: say('Các bước đã làm', 'What was done'),
  act: say('Việc', 'Act'),
  on: say('Lúc', 'At'),
  saysWhat: say('Nội dung', 'Words'),
  decidedAt: say('Quyết định lúc', 'Decided at'),
  list: say('Danh sách công khai', 'The public list'),
  listSays: say('Danh sách mức xếp loại đã công khai trong cơ quan.', 'Levels made public in the body.'),
  verify: say('Đối chiếu danh sách này bằng lệnh', 'Verify this list with'),
  hash: say('Mã của danh sách', 'Hash of the list'),
  name: say('Họ tên, tập thể', 'Name'),
  holding: say('Mức đang có hiệu lực', 'Levels that hold'),
  withReplaced: say('Xem cả mức đã bị thay thế', 'With those that were replaced'),
  noLevels: say('Chưa có mức nào được quyết định theo quy định này.', 'No level is decided under it yet.'),
  isReplaced: say('đã bị thay thế', 'was replaced'),
  next: say('Tiếp theo', 'Next'),
  withoutLevel: say(
    'người trong đợt chưa xếp loại nên không có trong quyết định này',
    'people of the cycle have no level yet and are not in this decision',
  ),
  draftAgain: say('Soạn lại từ bản này', 'Draft it again from this one'),
} as const;

export const KINDS = {
  first: say('Quyết định xếp loại', 'Decision on levels'),
  replacement: say('Quyết định thay thế', 'Replacement'),
} as const;

export const STATES = {
  drafted: say('dự thảo', 'drafted'),
  submitted: say('đã trình', 'submitted'),
  returned: say('bị trả lại', 'sent back'),
  withdrawn: say('đã rút', 'withdrawn'),
  decided: say('đã quyết định, chờ số', 'decided, waits for its number'),
  numbered: say('đã có số', 'numbered'),
  published: say('đã công khai', 'made public'),
} as const;

/** What comes next and from whom, by where the document stands. */
export const NEXT = {
  drafted: say('cơ quan tham mưu trình quyết định', 'the personnel body submits it'),
  submitted: say(
    'cơ quan được hỏi tham gia ý kiến; cấp có thẩm quyền quyết định hoặc trả lại',
    'those asked give their opinion; the authority decides or sends it back',
  ),
  returned: say(
    'cơ quan tham mưu soạn lại từ bản này, trình lại hoặc rút',
    'the personnel body drafts it again, submits it again or withdraws it',
  ),
  withdrawn: say('không còn việc gì; dự thảo khác nếu cần', 'nothing; draft another if needed'),
  decided: say('văn thư ghi số và ngày của văn bản', 'the records clerk enters number and day'),
  numbered: say(
    'gửi thông báo đến từng người, rồi công khai',
    'send the personal notices, then make it public',
  ),
  published: say(
    'người nhận xác nhận thông báo; sai sót thì ra quyết định thay thế',
    'receivers acknowledge their notice; a mistake is mended by a replacement',
  ),
} as const;

export const ACTS = {
  draft: say('dự thảo', 'draft'),
  submit: say('trình', 'submit'),
  giveOpinion: say('tham gia ý kiến', 'opinion'),
  return: say('trả lại', 'send back'),
  withdraw: say('rút', 'withdraw'),
  decide: say('quyết định', 'decide'),
  number: say('ghi số, ngày', 'number'),
  publish: say('công khai', 'make public'),
} as const;

export const NOTICE_STATES = {
  sent: say('đã gửi, chờ xác nhận', 'sent, not acknowledged yet'),
  acknowledged: say('đã xác nhận', 'acknowledged'),
  handedOverNotSigned: say('đã giao, không ký', 'handed over, not signed'),
} as const;
