import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Gói kết quả giữa các hệ thống', 'Packages between installations'),
  says: say(
    'Nơi không nối mạng với nhau gửi kết quả bằng tệp có dấu của nhật ký nơi gửi. Nơi nhận tính lại mọi tổng số; tệp bị sửa, cũ hoặc của nơi chưa đăng ký khóa bị từ chối, tệp gửi hai lần không làm thay đổi gì.',
    'Places without a common network send results as files under the seal of their log. The receiver recomputes all totals; a file that was altered, is old or comes from an unknown key is refused, one sent twice changes nothing.',
  ),
  chooseUnit: say('Chọn đơn vị gửi hoặc nhận gói.', 'Choose the unit that sends or takes packages.'),
  sent: say('Gói đã lập để gửi', 'Packages put together'),
  noneSent: say('Đơn vị chưa lập gói nào.', 'No package was put together yet.'),
  send: say('Lập gói để gửi', 'Put a package together'),
  sendSays: say(
    'Gói gồm kết quả của đơn vị và mọi đơn vị bên dưới, kể cả từ gói đã nhận. Không có họ tên trong gói. Sau khi nhật ký đóng dấu (ít phút) thì tải tệp về và chuyển đi.',
    'It holds the results of the unit and all below, those of packages taken among them, and no names. Once the log has sealed it (minutes) fetch the file and hand it over.',
  ),
  period: say('Kỳ (ví dụ 2026, 2026-Q3, 2026-11)', 'Period (for example 2026, 2026-Q3, 2026-11)'),
  inPeriod: say('Kỳ', 'Period'),
  number: say('Lần', 'Number'),
  results: say('Số kết quả', 'Results'),
  by: say('Người lập', 'By'),
  at: say('Lúc', 'At'),
  file: say('Tải tệp', 'Fetch the file'),
  hash: say('Mã của nội dung', 'Hash of the content'),
  taken: say('Gói đã nhận', 'Packages taken'),
  noneTaken: say(
    'Chưa nhận gói nào. Đăng ký khóa của nơi gửi, người thứ hai xác nhận, rồi nhận tệp.',
    'None was taken yet. Register the key of the sender, let a second person confirm it, then take the file.',
  ),
  take: say('Nhận gói', 'Take a package'),
  chooseFile: say('Tệp gói (.jsonl.gz)', 'File of the package (.jsonl.gz)'),
  handedIn: say(
    'Đã nộp tệp; phần mềm đang kiểm tra, kết quả hiện ở bảng dưới đây.',
    'The file was handed in and is looked at; what becomes of it stands in the table below.',
  ),
  arrivals: say('Tệp đã nộp', 'Files handed in'),
  arrivalsSay: say(
    'Của tệp bị từ chối chỉ giữ lại những điều ghi ở đây, không giữ nội dung.',
    'Of a refused file only what stands here is kept, nothing of its content.',
  ),
  noArrivals: say('Chưa nộp tệp nào.', 'No file was handed in yet.'),
  arrivedAt: say('Nộp lúc', 'Handed in'),
  arrivedBy: say('Người nộp', 'By'),
  claimed: say('Nhật ký nơi gửi (tệp tự ghi)', 'Log of the sender (as the file says)'),
  became: say('Kết quả', 'What became of it'),
  fileHash: say('SHA-256 của tệp', 'SHA-256 of the file'),
  unread: say('không đọc được', 'could not be read'),
  older: say('Xem tệp nộp trước đó', 'Show earlier files'),
  from: say('Nơi gửi', 'Sender'),
  isLast: say('đang dùng', 'in use'),
  isReplaced: say('đã có gói mới hơn', 'replaced by a later one'),
  unknownFields: say(
    'Gói có trường mà bản này của phần mềm chưa biết, không dùng đến',
    'It has fields this version does not know and does not use',
  ),
  totals: say('Tổng số tính lại', 'Totals as recomputed'),
  differences: say('Khác gói trước', 'What changed since the one before'),
  noDifference: say('Tổng số như gói trước.', 'The totals are those of the one before.'),
  details: say('Tổng số và khác biệt', 'Totals and differences'),
  regulation: say('Quy định', 'Regulation'),
  what: say('Mức, tình trạng', 'Level'),
  unitCode: say('Mã đơn vị', 'Code of the unit'),
  people: say('Cá nhân', 'People'),
  units: say('Tập thể', 'Units'),
  kind: say('Đối tượng', 'Kind'),
  count: say('Số lượng', 'Count'),
  before: say('Gói trước', 'Before'),
  after: say('Gói này', 'Now'),
  senders: say('Nơi gửi đã đăng ký khóa', 'Senders whose keys are known'),
  noSenders: say('Chưa đăng ký khóa của nơi nào.', 'No key was registered yet.'),
  propose: say('Đăng ký khóa của nơi gửi', 'Register the key of a sender'),
  proposeSays: say(
    'Lấy tên nhật ký và khóa công khai trực tiếp từ nơi gửi, không lấy từ tệp gói. Người thứ hai phải xác nhận thì khóa mới dùng được.',
    'Take the name of the log and its public key from the sender itself, never from a package. It counts once a second person has confirmed it.',
  ),
  name: say('Tên nơi gửi', 'Name of the sender'),
  origin: say('Tên nhật ký', 'Name of the log'),
  key: say('Khóa công khai (44 ký tự)', 'Public key (44 characters)'),
  state: say('Trạng thái', 'State'),
  acts: say('Việc', 'Acts'),
  confirm: say('Xác nhận khóa', 'Confirm the key'),
  end: say('Thôi dùng khóa', 'End the key'),
} as const;

export const ARRIVAL_STATE: {
  readonly [state in 'waiting' | 'taken' | 'known' | 'refused' | 'failed']: Bilingual;
} = {
  waiting: say('đang kiểm tra', 'being looked at'),
  taken: say('đã nhận', 'taken'),
  known: say('đã nhận trước đây, không có gì thay đổi', 'taken before, nothing changed'),
  refused: say('bị từ chối', 'refused'),
  failed: say('chưa xử lý được; nộp lại tệp', 'could not be looked at; hand it in again'),
};

export const SENDER_STATE: { readonly [state in 'proposed' | 'confirmed' | 'ended']: Bilingual } = {
  proposed: say('chờ người thứ hai xác nhận', 'waits for a second person'),
  confirmed: say('đã xác nhận', 'confirmed'),
  ended: say('thôi dùng', 'ended'),
};
