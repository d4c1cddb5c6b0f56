import { say } from '@congtam/engine';

export const texts = {
  title: say('Kiểm tra', 'Inspections'),
  says: say(
    'Các cuộc kiểm tra bạn mở, thực hiện, hoặc có liên quan. Kiểm tra chỉ xem, không thay đổi dữ liệu của đơn vị.',
    'Inspections that you open, carry out, or that concern you. They look and change nothing.',
  ),
  none: say(
    'Chưa có cuộc kiểm tra nào. Khi có quyết định kiểm tra, cấp có thẩm quyền mở tại đây.',
    'There is none. Once it is decided to inspect, the competent authority opens it here.',
  ),
  open: say('Mở cuộc kiểm tra', 'Open an inspection'),
  openSays: say(
    'Thành viên chỉ xem được đơn vị, thời kỳ và trong những ngày ghi dưới đây. Người đang công tác tại đơn vị được kiểm tra không làm thành viên.',
    'Members see these units, of this time, on these days only. Nobody inspects where they serve.',
  ),
  owner: say('Cơ quan ra quyết định', 'Deciding body'),
  document: say('Quyết định kiểm tra (số, ngày)', 'Decision (number, date)'),
  purpose: say('Mục đích', 'Purpose'),
  scope: say('Đơn vị được kiểm tra', 'Unit inspected'),
  more: say('Đơn vị thứ hai (nếu có)', 'Second unit, if any'),
  coversFrom: say('Thời kỳ kiểm tra: từ', 'Time looked at: from'),
  coversTo: say('Thời kỳ kiểm tra: đến', 'Time looked at: to'),
  from: say('Làm việc từ ngày', 'Carried out from'),
  to: say('Làm việc đến ngày', 'Carried out until'),
  members: say(
    'Thành viên: tên đăng nhập, mỗi dòng một người; dòng đầu là trưởng đoàn',
    'Members: logins, one a line; the first leads',
  ),
  membersHead: say('Thành viên', 'Members'),
  leads: say('trưởng đoàn', 'leads'),
  mostRows: say('dòng mỗi lần xuất', 'rows an export'),
  end: say('Kết thúc sớm', 'End it now'),
  next: say('Việc tiếp theo', 'What is next'),
  samples: say('Mẫu đã rút', 'Samples'),
  noSamples: say(
    'Chưa rút mẫu. Rút mẫu sau khi đợt đánh giá đã tính kết quả.',
    'None yet. Draw once a cycle has been computed.',
  ),
  draw: say('Rút mẫu', 'Draw a sample'),
  drawSays: say(
    'Mẫu được rút theo hạt giống ghi lại, nên ai cũng rút lại được và ra đúng những người này. Để trống hạt giống thì hệ thống chọn.',
    'It is drawn by a recorded seed, so that anyone draws the same people again. Without a seed the system picks one.',
  ),
  cycle: say('Đợt đánh giá', 'Cycle'),
  size: say('Số người', 'How many'),
  seed: say('Hạt giống (nếu đã bốc thăm công khai)', 'Seed, if it was settled in public'),
  seedHead: say('Hạt giống', 'Seed'),
  drawn: say('Đã rút', 'Drawn'),
  ofList: say('trong danh sách', 'of a list of'),
  requests: say('Yêu cầu cung cấp tài liệu', 'Requests for evidence'),
  noRequests: say('Chưa có yêu cầu nào.', 'There is no request.'),
  ask: say('Yêu cầu tài liệu', 'Ask for evidence'),
  asks: say('Tài liệu cần cung cấp', 'What is asked for'),
  due: say('Hạn cung cấp', 'By'),
  overdue: say('quá hạn', 'overdue'),
  late: say('trả lời muộn', 'answered late'),
  answer: say('Cung cấp', 'Answer'),
  answerWords: say('Trả lời', 'Answer'),
  file: say('Tệp kèm theo', 'File'),
  findings: say('Phát hiện', 'Findings'),
  noFindings: say('Chưa nêu phát hiện nào.', 'There is no finding.'),
  find: say('Nêu phát hiện', 'Tell a finding'),
  findSays: say(
    'Người hoặc đơn vị liên quan giải trình trước. Phát hiện chỉ giữ được sau giải trình, hoặc khi hết hạn giải trình.',
    'Whom it concerns replies first. It stands only after the reply, or once the day for it is over.',
  ),
  finding: say('Nội dung phát hiện', 'What was found'),
  article: say('Căn cứ', 'Article'),
  on: say('Ngày của sự việc', 'Day of the matter'),
  replyBy: say('Hạn giải trình', 'Reply by'),
  person: say('Người liên quan (để trống nếu là đơn vị)', 'Person concerned (empty for the unit)'),
  reply: say('Giải trình', 'Reply'),
  stand: say('Giữ phát hiện', 'Let it stand'),
  drop: say('Bỏ phát hiện', 'Drop it'),
  why: say('Lý do', 'Reason'),
  exports: say('Dữ liệu đã xuất', 'Taken out'),
  noExports: say('Chưa xuất dữ liệu.', 'Nothing was taken out.'),
  export: say('Xuất mức xếp loại', 'Take levels out'),
  exportSays: say(
    'Cần xác nhận yếu tố thứ hai trong 10 phút gần đây. Bản xuất có dấu ghi tên bạn, mục đích, giờ xuất; lần xuất được ghi nhật ký và người đứng đầu đơn vị được báo.',
    'It takes a second factor shown within ten minutes. The table bears your name, purpose and time; it is logged and the head is told.',
  ),
  proveFirst: say(
    'Trước khi xuất: xác nhận yếu tố thứ hai ở Tài khoản của tôi',
    'Before taking out: show your second factor under My account',
  ),
  ofSample: say('Theo lần rút mẫu số (để trống: tất cả)', 'Of sample number (empty: all)'),
  rows: say('dòng', 'rows'),
  all: say('Mọi cuộc kiểm tra', 'All inspections'),
};

export const STATES = {
  planned: say('chưa bắt đầu', 'not begun'),
  running: say('đang kiểm tra', 'running'),
  over: say('đã hết thời gian', 'over'),
  ended: say('đã kết thúc', 'ended'),
};

export const FINDING_STATES = {
  told: say('chờ giải trình', 'waits for the reply'),
  replied: say('đã giải trình', 'replied'),
  standing: say('giữ nguyên', 'stands'),
  dropped: say('đã bỏ', 'dropped'),
};

/** What is next, by where the inspection stands and who looks. */
export const NEXT = {
  member: say(
    'Rút mẫu, yêu cầu tài liệu, xem hồ sơ của đơn vị; nêu phát hiện để người liên quan giải trình, rồi giữ hoặc bỏ.',
    'Draw a sample, ask for evidence, read; tell findings, hear the replies, then let them stand or drop them.',
  ),
  inspected: say(
    'Cung cấp tài liệu theo yêu cầu và giải trình về phát hiện trước hạn.',
    'Answer requests and reply to findings before their day.',
  ),
  closed: say('Không còn việc nào: cuộc kiểm tra đã kết thúc.', 'Nothing: the inspection is over.'),
};
