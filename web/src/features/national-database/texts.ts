import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Đồng bộ cơ sở dữ liệu quốc gia', 'National database'),
  says: say(
    'Kết quả đã quyết định phải được đưa lên cơ sở dữ liệu quốc gia trong hạn. Mục chưa gửi, đã đổi sau khi gửi hoặc bị từ chối nằm ở đây. Việc bạn xem được ghi nhật ký.',
    'Results that were decided have to reach the national database in time. What was not sent, changed since or was refused waits here. That you see it is logged.',
  ),
  chooseUnit: say('Chọn đơn vị bạn phụ trách.', 'Choose a unit you answer for.'),
  waiting: say('Đang chờ gửi', 'Waiting'),
  nothing: say('Không còn kết quả nào chờ gửi.', 'No result waits.'),
  items: say('mục chờ', 'waiting'),
  late: say('quá hạn', 'late'),
  refused: say('bị từ chối', 'refused'),
  person: say('Người', 'Person'),
  inPeriod: say('Kỳ', 'Period'),
  level: say('Mức', 'Level'),
  decidedOn: say('Ngày quyết định', 'Decided on'),
  clocks: say('Hạn', 'Due'),
  isLate: say('quá hạn', 'late'),
  isUnverified: say('cần đối chiếu văn bản gốc', 'not read at the source'),
  refusedBecause: say('Bị từ chối vì', 'Refused because'),
  send: say('Lập lần gửi', 'Put a delivery together'),
  sendSays: say(
    'Mọi mục đang chờ của đơn vị và bên dưới vào một lần gửi. Tải tệp, chuyển lên hệ thống quốc gia, rồi ghi biên nhận.',
    'All that waits in the unit and below goes into one delivery. Fetch the file, hand it to the national system, then record the receipts.',
  ),
  deliveries: say('Các lần gửi', 'Deliveries'),
  noDeliveries: say('Chưa có lần gửi nào.', 'Nothing was delivered yet.'),
  delivery: say('Lần gửi', 'Delivery'),
  at: say('Lúc', 'At'),
  count: say('Số mục', 'Items'),
  accepted: say('Được nhận', 'Accepted'),
  refusedCount: say('Bị từ chối', 'Refused'),
  open: say('Chưa trả lời', 'Not answered'),
  file: say('Tải tệp', 'Fetch the file'),
  answer: say('Ghi trả lời', 'Record answers'),
  answerSays: say(
    'Ghi mục bị từ chối, mỗi dòng một mục: số thứ tự, dấu hai chấm, lý do. Các mục chưa trả lời khác được ghi là đã nhận nếu đánh dấu.',
    'Name what was refused, one item a line: its position, a colon, the reason. All others without an answer count as accepted where that is ticked.',
  ),
  correctAnswer: say('Đính chính trả lời', 'Correct an answer'),
  correctAnswerSays: say(
    'Mọi mục đã có trả lời. Mục nào thật ra bị từ chối thì ghi lại, mỗi dòng một mục: số thứ tự, dấu hai chấm, lý do; trả lời ghi sau cùng được tính.',
    'Every item has its answer. Name what was refused after all, one item a line: its position, a colon, the reason; the last answer counts.',
  ),
  refusedLines: say(
    'Mục bị từ chối (ví dụ 3: sai số định danh)',
    'Refused items (for example 3: wrong number)',
  ),
  restAccepted: say('Các mục chưa trả lời còn lại được nhận', 'All others without an answer were accepted'),
  reference: say('Số biên nhận', 'Number of the receipt'),
  position: say('Thứ tự', 'Position'),
  outcome: say('Trả lời', 'Answer'),
  receipt: say('Biên nhận, lý do', 'Receipt or reason'),
  toOutbox: say('Kết quả đang chờ gửi', 'What waits'),
  badLine: say(
    'ghi mỗi dòng “số thứ tự: lý do”; dòng chưa đúng',
    'write “position: reason” in every line; wrong',
  ),
  nothingAnswered: say('chưa ghi mục nào', 'nothing was answered'),
} as const;

export const OUTCOME: { readonly [outcome in 'accepted' | 'refused']: Bilingual } = {
  accepted: say('được nhận', 'accepted'),
  refused: say('bị từ chối', 'refused'),
};
