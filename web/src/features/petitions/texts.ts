import { say } from '@congtam/engine';

export const texts = {
  title: say('Kiến nghị', 'Petitions'),
  one: say('Kiến nghị về mức xếp loại', 'Petition against a level'),
  says: say(
    'Kiến nghị của bạn, và kiến nghị bạn có trách nhiệm trả lời. Người bị kiến nghị không xem và không xử lý được.',
    'Your petitions, and those you answer. Who is complained of neither sees nor handles them.',
  ),
  none: say(
    'Không có kiến nghị nào. Muốn kiến nghị về mức của mình, mở kết quả của bạn và chọn kiến nghị.',
    'There is none. To petition against your level, open your results.',
  ),
  noneToAnswer: say('Không có kiến nghị nào bạn phải trả lời.', 'There is no petition for you to answer.'),
  toResults: say('Kết quả của tôi', 'My results'),
  file: say('Gửi kiến nghị', 'Send the petition'),
  fileSays: say(
    'Thời hạn trả lời tính từ ngày gửi. Người đã quyết định mức của bạn không xem được kiến nghị này và không được trả lời.',
    'The time for the answer counts from the day it is sent. Who decided your level neither sees this petition nor answers it.',
  ),
  contested: say('Điều bạn không nhất trí', 'What you hold against it'),
  grounds: say('Căn cứ, chứng cứ', 'Grounds'),
  request: say('Đề nghị của bạn', 'What you ask for'),
  enclosures: say('Tài liệu kèm theo (PDF, JPG, PNG)', 'Enclosures (PDF, JPG, PNG)'),
  noCycle: say(
    'Hãy mở kiến nghị từ kết quả của bạn, để biết kiến nghị về mức nào.',
    'Open it from your results, so that it is known against which level.',
  ),
  level: say('Mức đang kiến nghị', 'Level contested'),
  received: say('Nhận ngày', 'Received on'),
  due: say('Hạn trả lời', 'Answer due'),
  noDue: say('quy định không đặt hạn', 'the rules name none'),
  uncertain: say('chưa công bố đủ ngày nghỉ nên hạn có thể đổi', 'holidays are not all known, it may move'),
  overdue: say('quá hạn', 'overdue'),
  left: say('còn', 'left'),
  days: say('ngày', 'days'),
  state: say('Tình trạng', 'State'),
  steps: say('Các bước', 'Steps'),
  unit: say('Đơn vị', 'Unit'),
  take: say('Thụ lý', 'Take on'),
  takeSays: say('Nhận giải quyết kiến nghị này.', 'Take this petition on.'),
  withdraw: say('Rút kiến nghị', 'Withdraw'),
  withdrawSays: say('Kiến nghị được rút nhưng vẫn lưu.', 'It is withdrawn, and kept.'),
  answer: say('Trả lời', 'Answer'),
  answerSays: say(
    'Trả lời bằng văn bản, phát hành ngay khi ghi. Trả lời là kết thúc; không xem lại.',
    'The answer is issued as a paper at once. It is the end; it is not reviewed again.',
  ),
  outcome: say('Kết quả', 'Outcome'),
  findings: say('Kết quả xem xét', 'Findings'),
  newLevel: say('Mức mới, khi thay đổi', 'New level, if changed'),
  replacing: say('Quyết định thay thế (số, ngày), khi thay đổi', 'Replacing decision, if changed'),
  capacity: say('Chức vụ người ký, mỗi dòng một dòng', 'Capacity of the signer, one line each'),
  signer: say('Họ tên người ký', 'Name of the signer'),
  recipients: say('Nơi nhận, mỗi dòng một nơi', 'Recipients, one a line'),
  place: say('Địa danh', 'Place'),
  paper: say('Văn bản trả lời', 'The answer as a paper'),
  open: say('Mở tệp', 'Open'),
  late: say('trả lời muộn', 'answered late'),
  by: say('bởi', 'by'),
} as const;

export const STATES = {
  filed: say('đã gửi, chờ thụ lý', 'filed'),
  taken: say('đang xem xét', 'taken on'),
  answered: say('đã trả lời', 'answered'),
  withdrawn: say('đã rút', 'withdrawn'),
} as const;

export const ACTS = {
  take: say('thụ lý', 'taken on'),
  answer: say('trả lời', 'answered'),
  withdraw: say('rút', 'withdrawn'),
} as const;

export const OUTCOMES = {
  kept: say('Giữ nguyên mức', 'The level is kept'),
  changed: say('Thay đổi mức', 'The level is changed'),
} as const;
