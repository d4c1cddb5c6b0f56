import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  title: say('Sổ theo dõi', 'Registers'),
  says: say(
    'Kỷ luật, phê bình, nghỉ dài ngày, sáng kiến, chỉ tiêu và các sổ khác mà việc đánh giá dùng tới.',
    'Discipline, criticism, leave, initiatives, indicators and the other registers that evaluation draws on.',
  ),
  ofPerson: say('Các sổ nói gì về một người', 'What registers say of a person'),
  ofPersonSays: say('Mỗi lần xem được ghi nhật ký.', 'Each reading is logged.'),
  chooseUnit: say('Chọn đơn vị để xem các sổ.', 'Choose a unit to see its registers.'),
  register: say('Sổ', 'Register'),
  all: say('(tất cả các sổ)', '(all registers)'),
  none: say('Chưa có mục nào.', 'There are no entries.'),
  noneOfUnit: say(
    'Chưa có mục nào về đơn vị. Để ghi mục mới, chọn một sổ ở trên. Mục ghi về một người xem ở hồ sơ của người ấy.',
    'No entries about the unit. To record one, choose a register above. Entries about a person are seen from their file.',
  ),
  record: say('Ghi vào sổ', 'Record'),
  correct: say('Đính chính', 'Correct'),
  correctSays: say(
    'Điều đã ghi vẫn còn; bản mới có lý do.',
    'What was recorded stays; the new one has a reason.',
  ),
  withdraw: say('Rút mục ghi nhầm', 'Withdraw'),
  toRegister: say('Sổ của đơn vị', 'Register of the unit'),
  day: say('Ngày', 'Day'),
  content: say('Nội dung', 'Content'),
  state: say('Tình trạng', 'State'),
  about: say('Về', 'About'),
  unitItself: say('đơn vị', 'the unit'),
  aPerson: say('một người', 'a person'),
  open: say('Mở', 'Open'),
  history: say('Các lần ghi', 'What was recorded'),
  at: say('Lúc ghi', 'Recorded at'),
  act: say('Việc', 'Act'),
  concerned: say('Người liên quan', 'People concerned'),
  concernedNone: say('Chưa nêu ai.', 'Nobody was named.'),
  name: say('Nêu người liên quan', 'Name somebody'),
  confirm: say('Xác nhận', 'Confirm'),
  decline: say('Không xác nhận', 'Decline'),
  inCharge: say('Vào ngày đó phụ trách là', 'In charge on that day'),
  field: say('Lĩnh vực', 'Field'),
} as const;

const STATES: { readonly [state: string]: Bilingual } = {
  standing: say('có hiệu lực', 'standing'),
  withdrawn: say('đã rút', 'withdrawn'),
  requested: say('đã yêu cầu', 'requested'),
  held: say('đã kiểm điểm', 'held'),
  proposed: say('chờ xem xét', 'proposed'),
  confirmed: say('đã xác nhận', 'confirmed'),
  declined: say('không xác nhận', 'declined'),
  recognised: say('được công nhận', 'recognised'),
  applied: say('đã áp dụng', 'applied'),
  planned: say('đã giao', 'planned'),
  reported: say('đã có kết quả', 'reported'),
  exempted: say('được miễn trừ', 'exempted'),
  notAnnounced: say('chưa công bố', 'not announced'),
  announced: say('đã công bố', 'announced'),
  notApplicable: say('không thuộc diện', 'not applicable'),
  open: say('đang làm', 'open'),
  recorded: say('ghi', 'recorded'),
  record: say('ghi', 'recorded'),
  correct: say('đính chính', 'corrected'),
  corrected: say('đính chính', 'corrected'),
  withdraw: say('rút', 'withdrawn'),
  advance: say('bước tiếp theo', 'next step'),
};
const IN_CHARGE = new Map([
  ['head', say('người đứng đầu đơn vị', 'head of the unit')],
  ['field', say('được phân công lĩnh vực', 'assigned to the field')],
]);
/** Why somebody was in charge. */
export const inChargeAs = (why: string): Bilingual => IN_CHARGE.get(why) ?? say(why, why);

export const stateName = (state: string): Bilingual => STATES[state] ?? say(state, state);
