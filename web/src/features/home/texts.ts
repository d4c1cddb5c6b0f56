import { say } from '@congtam/engine';

export const texts = {
  title: say('Việc cần làm', 'Next to do'),
  nothing: say(
    'Hiện không có việc nào chờ bạn. Bạn có thể đến:',
    'Nothing waits for you now. You can go to:',
  ),
  waitsFor: say('Bạn đang chờ người khác', 'You wait for others'),
  due: say('hạn', 'due'),
  late: say('quá hạn', 'late'),
  scoreRunning: say('Tự chấm kỳ đang diễn ra', 'Score the period under way'),
  olderPeriods: say('kỳ trước cũng chưa nộp', 'periods before are not submitted either'),
  grants: say('vai trò chờ người thứ hai xác nhận', 'roles wait for a second person'),
  delegations: say('ủy quyền chờ bạn nhận', 'delegations wait for you to accept'),
  transfers: say('người chờ tiếp nhận', 'people wait to be taken over'),
  checking: say('danh sách đang kiểm tra', 'rosters are being checked'),
  faulty: say('danh sách có lỗi cần sửa', 'rosters have errors to mend'),
  checked: say('danh sách chờ ghi vào hồ sơ', 'rosters wait to be recorded'),
  notices: say('thông báo về tài khoản trong 7 ngày qua', 'notices about your account in the last 7 days'),
  packs: say(
    'quy định của đơn vị đang đề nghị thành chính thức',
    'regulations of units are proposed as official',
  ),
} as const;

/** What waits, by act; with how many where there are several. */
export const STEP_NAMES = {
  scoreAgain: say('Phiếu bị trả lại, cần sửa và nộp lại', 'A file came back: mend it and submit again'),
  score: say('Tự chấm và nộp phiếu', 'Score yourself and submit'),
  report: say('việc chờ bạn báo kết quả', 'pieces of work wait for your report'),
  takeOver: say('việc bàn giao chờ bạn nhận', 'pieces of work wait for you to take over'),
  confirm: say('phiếu chờ bạn xác nhận', 'files wait for you to confirm'),
  approve: say('phiếu chờ bạn duyệt', 'files wait for you to approve'),
  classify: say('việc đột xuất chờ bạn phân loại', 'unplanned tasks wait for you to classify'),
  decideCause: say('đề nghị khách quan chờ bạn quyết định', 'requests for an objective cause wait for you'),
  agreeHandOver: say('việc bàn giao chờ bạn đồng ý', 'handings over wait for you to agree'),
  decideCatalogue: say('danh mục chờ bạn phê duyệt', 'catalogues wait for your approval'),
  openCycle: say('Đợt đã lập, chờ mở', 'A cycle is planned and waits to be opened'),
  closeCycle: say('Đợt đã qua hạn nhập, có thể đóng', 'A cycle is past its last day and may be closed'),
  followCycle: say('Đợt đang mở: theo dõi việc nộp phiếu', 'A cycle is open: see who has handed in'),
  computeCycle: say('Đợt đã đóng, chờ tính kết quả', 'A cycle is closed and waits to be computed'),
  draftDecision: say(
    'Đã có kết quả: soát xét, dự thảo quyết định xếp loại',
    'Results are there: look them over and draft the decision on levels',
  ),
  decideReopening: say('Đề nghị mở lại đợt chờ bạn quyết định', 'A request to reopen a cycle waits for you'),
  acknowledge: say(
    'Thông báo kết quả xếp loại chờ bạn xác nhận',
    'A notice of your level waits to be acknowledged',
  ),
  selfReview: say('Ghi bản tự đánh giá, xếp loại của bạn', 'Record your self-review'),
  unitSelfReview: say(
    'đơn vị, tập thể chờ bạn ghi bản tự đánh giá',
    'units and collectives wait for you to record their self-review',
  ),
  meeting: say(
    'người, tập thể chờ họp nhận xét, đánh giá',
    'people and collectives wait for the meeting about them',
  ),
  partyOpinion: say(
    'người, tập thể chờ cấp ủy nhận xét',
    'people and collectives wait for the opinion of the Party committee',
  ),
  vote: say('phiếu kín chờ bạn bỏ', 'secret ballots wait for your vote'),
  holdMeeting: say('cuộc họp đã đến ngày, chờ ghi người dự', 'meetings have come: record who attended'),
  signPart: say(
    'dự thảo quyết định chờ đơn vị bạn ký phần phối hợp',
    'drafts of decisions wait for your part',
  ),
  submitDecision: say('dự thảo quyết định chờ bạn trình', 'drafts of decisions wait to be submitted'),
  giveOpinion: say('dự thảo quyết định chờ ý kiến của bạn', 'drafts of decisions wait for your opinion'),
  decideLevels: say('quyết định xếp loại chờ bạn quyết định', 'decisions on levels wait for you to decide'),
  numberDecision: say('quyết định chờ ghi số, ngày', 'decisions wait for number and day'),
  sendNotices: say(
    'quyết định còn người chưa được gửi thông báo',
    'decisions of which notices were not all sent',
  ),
  publishDecision: say('quyết định chờ công khai', 'decisions wait to be made public'),
  takePetition: say('kiến nghị chờ bạn thụ lý', 'petitions wait for you to take them on'),
  answerPetition: say('kiến nghị chờ bạn trả lời', 'petitions wait for your answer'),
  watchPetition: say(
    'kiến nghị chưa ai thụ lý hoặc trả lời quá hạn: cần người có thẩm quyền, khác người đã quyết định mức',
    'petitions that nobody has taken on, or that are late: they need an authority other than who decided',
  ),
  receiveDossier: say('hồ sơ gửi đến chờ bạn nhận', 'dossiers wait for you to receive them'),
  replyToFinding: say(
    'phát hiện của đoàn kiểm tra chờ giải trình',
    'findings of an inspection wait for a reply',
  ),
  supplyEvidence: say(
    'yêu cầu tài liệu của đoàn kiểm tra chờ cung cấp',
    'requests of an inspection wait for evidence',
  ),
  settleFinding: say(
    'phát hiện đã giải trình hoặc hết hạn giải trình, chờ bạn kết luận',
    'findings were answered, or their days are over: settle them',
  ),
  reportRemedy: say('biện pháp khắc phục chờ bạn báo kết quả', 'measures wait for your report'),
  checkRemedy: say(
    'biện pháp khắc phục đã báo kết quả, chờ bạn kiểm tra, kết thúc',
    'measures were reported: check and close them',
  ),
  answerQuestion: say('vướng mắc chờ bạn trả lời', 'questions of units wait for your answer'),
  sendResults: say(
    'kết quả đã quyết định chờ gửi Cơ sở dữ liệu quốc gia',
    'decided results wait to be sent to the national database',
  ),
} as const;

export const WAITED_NAMES = {
  answerPetition: say('Kiến nghị của bạn chờ trả lời', 'Your petition waits for an answer'),
  confirm: say('Phiếu của bạn chờ xác nhận', 'Your file waits to be confirmed'),
  approve: say('Phiếu của bạn chờ duyệt', 'Your file waits to be approved'),
  classify: say('việc bạn nêu chờ phân loại', 'tasks you named wait to be classified'),
  meeting: say('Cuộc họp nhận xét, đánh giá bạn', 'The meeting about you'),
  partyOpinion: say('Nhận xét của cấp ủy về bạn', 'The opinion of the Party committee about you'),
  synthesis: say(
    'Tổng hợp ý kiến, đề xuất mức của bạn',
    'The synthesis of opinions and the proposal of your level',
  ),
  decision: say('Quyết định mức xếp loại của bạn', 'The decision on your level'),
} as const;

export const WHO = {
  head: say('người đứng đầu đơn vị', 'the head of the unit'),
  authority: say('cấp có thẩm quyền', 'the competent authority'),
  partyCommittee: say('cấp ủy', 'the Party committee'),
  personnelOfficer: say('tham mưu tổ chức cán bộ', 'the personnel officer'),
} as const;

export const PLACE_NAMES = {
  '/units': say('Đơn vị', 'Units'),
  '/regulations': say('Quy định', 'Regulations'),
  '/me': say('Tài khoản của tôi', 'My account'),
} as const;
