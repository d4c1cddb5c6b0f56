import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Hồ sơ của đợt', 'Dossiers of the cycle'),
  one: say('Hồ sơ', 'Dossier'),
  says: say(
    'Hồ sơ gửi cấp có thẩm quyền: từng dòng văn bản, kiểm tra trước khi gửi, nhận hoặc trả lại theo từng dòng.',
    'What goes to the authority: paper by paper, checked before it is sent, received or returned line by line.',
  ),
  none: say(
    'Đợt này chưa có hồ sơ nào. Cơ quan tham mưu lập hồ sơ, thêm từng văn bản, kiểm tra rồi gửi.',
    'This cycle has no dossier yet. The personnel body opens one, adds its papers, checks it and sends it.',
  ),
  open: say('Lập hồ sơ', 'Open a dossier'),
  openSays: say(
    'Danh mục văn bản lấy từ trình tự của quy định.',
    'The list of papers comes from the procedure of the regulation.',
  ),
  subject: say('Đối tượng', 'About'),
  subjectCode: say('Mã cá nhân, tập thể', 'Code of the person or unit'),
  regulation: say('Theo quy định', 'By the regulation'),
  recipient: say('Nơi nhận hồ sơ', 'It goes to'),
  unit: say('Đơn vị', 'Unit'),
  state: say('Tình trạng', 'State'),
  due: say('Hạn gửi', 'Due'),
  filled: say('Văn bản', 'Papers'),
  round: say('Lần', 'Round'),
  cover: say('Bìa và mục lục', 'Cover and index'),
  line: say('Văn bản cần có', 'Paper'),
  article: say('Theo', 'By'),
  required: say('bắt buộc', 'required'),
  whenNeeded: say('khi có', 'where there is one'),
  there: say('Đã có', 'There'),
  lacking: say('còn thiếu', 'lacking'),
  openFile: say('Mở tệp', 'Open'),
  classified: say('tài liệu mật, chỉ ghi số', 'classified, only its number'),
  put: say('Đặt văn bản', 'Put a paper'),
  putSays: say(
    'Chọn một trong ba: tệp quét, văn bản đã phát hành ở đây, hoặc số và ngày của tài liệu mật (không tải lên).',
    'One of three: a scan, a paper issued here, or number and day of a classified one (never uploaded).',
  ),
  scan: say('Tệp quét (PDF, JPG, PNG)', 'Scan (PDF, JPG, PNG)'),
  issued: say('Văn bản đã phát hành', 'A paper issued here'),
  number: say('Số của tài liệu mật', 'Number of the classified paper'),
  day: say('Ngày của tài liệu mật', 'Day of the classified paper'),
  takeOut: say('Bỏ ra', 'Take out'),
  check: say('Kiểm tra trước khi gửi', 'Check before it is sent'),
  allWell: say('Hồ sơ đủ, gửi được.', 'It is complete and may be sent.'),
  faults: say('Phải sửa', 'To mend'),
  findings: say('Phải giải trình', 'To explain'),
  explanation: say('Giải trình', 'Explanation'),
  submit: say('Gửi hồ sơ', 'Send it'),
  takeBack: say('Lấy lại', 'Take it back'),
  takeBackSays: say('Lấy lại trước khi nơi nhận nhận hồ sơ.', 'Before it is received.'),
  receive: say('Nhận hồ sơ', 'Receive it'),
  receiveSays: say('Hồ sơ được nhận và không sửa được nữa.', 'It is received and changes no more.'),
  return: say('Trả lại', 'Return it'),
  returnSays: say(
    'Nêu ở từng dòng cần bổ sung điều gì; để trống dòng không cần.',
    'Say line by line what is to be completed.',
  ),
  beside: say('Đối chiếu', 'Beside it'),
  proposed: say('Mức đề xuất', 'Level proposed'),
  earlier: say('Các kỳ trước', 'Earlier'),
  entries: say('Trong các sổ', 'In the registers'),
  collective: say('Mức của tập thể', 'Level of the unit'),
  nothing: say('không có', 'nothing'),
  history: say('Các bước', 'Steps'),
  late: say('muộn', 'late'),
} as const;

export const STATES = {
  draft: say('đang lập', 'being prepared'),
  submitted: say('đã gửi, chờ nhận', 'sent'),
  received: say('đã nhận', 'received'),
  returned: say('bị trả lại', 'returned'),
} as const;

export const ACTS = {
  submit: say('gửi', 'sent'),
  takeBack: say('lấy lại', 'taken back'),
  receive: say('nhận', 'received'),
  return: say('trả lại', 'returned'),
} as const;

const REGISTERS: { readonly [register: string]: Bilingual } = {
  criticism: say('phê bình, nhắc nhở', 'criticism or reminder'),
  accountabilityReviews: say('kiểm điểm trách nhiệm', 'accountability review'),
  discipline: say('kỷ luật', 'discipline'),
  inspectionFinding: say('kết luận kiểm tra', 'finding of an inspection'),
};
/** Where an entry is not simply there. */
const ENTRY_STATES: { readonly [state: string]: Bilingual } = {
  requested: say('đã yêu cầu', 'requested'),
  held: say('đã làm', 'held'),
};

/** What an entry of a register is, for who receives a dossier. */
export function inRegister(register: string, state: string): Bilingual {
  const what = REGISTERS[register] ?? say('mục trong sổ', 'entry of a register');
  const where = ENTRY_STATES[state];
  return where === undefined ? what : say(`${what.vi} (${where.vi})`, `${what.en} (${where.en})`);
}
