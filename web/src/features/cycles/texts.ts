import { say } from '@congtam/engine';
import { periodName } from '../../text/periods.ts';

export const texts = {
  notAsked: say('Không phải nộp phiếu trong kỳ này', 'Nothing is asked of them in this period'),
  otherGround: say('Căn cứ khác, nếu có', 'Another ground, if any'),
  otherGroundNote: say('để trống: căn cứ đã ghi khi lập đợt', 'empty: the ground of the plan'),
  lastDaysOf: say('Hạn của một đơn vị', 'Last days of a unit'),
  levelUntil: say('Hạn xếp loại', 'Levels until'),
  backwards: say(
    'Hạn nhập dữ liệu sau hạn xếp loại: người nộp đúng hạn vẫn có thể không kịp được xếp loại. Kiểm tra lại hai hạn.',
    'Entries end after levels are due: who hands in on time may still be too late for a level. Look at both days again.',
  ),
  isOver: say('đã qua', 'over'),
  title: say('Đợt đánh giá', 'Cycles'),
  says: say(
    'Mỗi đợt: kỳ nào, cho ai, theo quy định nào.',
    'Each cycle: which period, for whom, by which regulation.',
  ),
  none: say('Chưa có đợt nào trong phạm vi của bạn.', 'There is no cycle in your scope.'),
  noneNext: say('Lập đợt đầu tiên bằng nút ở trên.', 'Plan the first one with the button above.'),
  plan: say('Lập đợt', 'Plan a cycle'),
  planSays: say(
    'Chọn trong các quy định đang áp dụng cho đơn vị; người và đơn vị lấy từ danh sách.',
    'Choose among the regulations that apply to the unit; people and units come from the roster.',
  ),
  kind: say('Loại kỳ', 'Kind of period'),
  year: say('Năm', 'Year'),
  number: say('Tháng, quý, nửa năm thứ mấy', 'Which month, quarter or half'),
  period: say('Kỳ', 'Period'),
  regulations: say('Quy định áp dụng', 'Regulations'),
  versionFrom: say('bản có hiệu lực từ', 'version in force from'),
  otherRegulations: say(
    'Quy định khác: cho người, đơn vị bên dưới, hoặc của địa phương khác',
    'Others: for people, for units below, or of other provinces',
  ),
  noRegulation: say(
    'Không có quy định chính thức nào áp dụng cho đơn vị này.',
    'No official regulation applies to this unit.',
  ),
  entryUntil: say('Hạn nhập dữ liệu', 'Last day for entering'),
  noLastDay: say('chưa đặt', 'none is set'),
  lateTaken: say(
    'Sau hạn vẫn nhận, có ghi muộn và hỏi lý do.',
    'After it things are taken still, marked as late, with a reason.',
  ),
  calendar: say('Lịch của đợt', 'Calendar of the cycle'),
  firstDay: say('Ngày đầu kỳ', 'First day'),
  lastDay: say('Ngày cuối kỳ', 'Last day'),
  state: say('Tình trạng', 'State'),
  pilot: say('làm thử', 'pilot'),
  pilotSays: say(
    'Đợt làm thử: kết quả chỉ xem ở đây; không ký, không công khai, không gửi đi, không tính vào đâu.',
    'A pilot: its results are looked at here; they are not signed, published, sent or counted anywhere.',
  ),
  open: say('Mở', 'Open'),
  openCycle: say('Mở đợt', 'Open the cycle'),
  onPaper: say('Trình tự làm trên giấy', 'The procedure runs on paper'),
  onPaperNote: say(
    'Không chọn thì đợt năm làm theo từng bước của quy định: ai, sau bước nào, trước ngày nào.',
    'Left open, a year follows the steps of its regulation: who, after which step, before which day.',
  ),
  close: say('Đóng đợt', 'Close the cycle'),
  closeSays: say(
    'Đóng đợt giữ lại danh sách người, đơn vị như hiện nay. Mở lại cần hai người.',
    'Closing keeps people and units as they are now. Reopening takes two.',
  ),
  askReopening: say('Đề nghị mở lại', 'Ask to reopen'),
  agree: say('Đồng ý mở lại', 'Agree to reopen'),
  decline: say('Không đồng ý', 'Decline'),
  except: say('Cho đơn vị hạn khác', 'Another last day for a unit'),
  exceptions: say('Đơn vị có hạn khác', 'Units with another last day'),
  history: say('Các bước', 'Steps'),
  step: say('Bước', 'Step'),
  at: say('Lúc', 'At'),
  freezes: say('Đã giữ khi đóng', 'Kept at closing'),
  peopleCount: say('người', 'people'),
  unitsCount: say('đơn vị', 'units'),
  table: say('Theo dõi của đơn vị', 'Monitoring of the unit'),
  evidence: say('Tải toàn bộ dữ liệu (XLSX)', 'All evidence (XLSX)'),
  progress: say('Tiến độ', 'Progress'),
  ofPeriod: say('Kỳ theo dõi', 'Period'),
  progressNone: say('Không có ai trong đợt này.', 'Nobody is in this cycle.'),
  missingPeople: say('Chưa nộp', 'Not submitted'),
  share: say('Phần', 'Share'),
  count: say('Số phiếu', 'Files'),
  more: say('và người khác:', 'and others:'),
} as const;

export const KINDS = {
  year: say('năm', 'year'),
  half: say('nửa năm', 'half-year'),
  quarter: say('quý', 'quarter'),
  month: say('tháng', 'month'),
} as const;

export const STATES = {
  planned: say('đã lập, chưa mở', 'planned'),
  open: say('đang mở', 'open'),
  closing: say('đang đóng', 'closing'),
  closed: say('đã đóng', 'closed'),
  reopening: say('chờ người thứ hai đồng ý mở lại', 'waits for a second person to reopen'),
} as const;

const STEP_NAMES = new Map<string, (typeof STATES)[keyof typeof STATES]>(Object.entries(STATES));
export const stepName = (state: string) => STEP_NAMES.get(state) ?? say(state, state);

/** What closing says where files of a period are not handed in. */
export function closeWithMissing({ count, period }: { readonly count: number; readonly period: string }) {
  const name = periodName(period);
  return say(
    `Còn ${count} phiếu ${name.vi} chưa nộp: đóng đợt thì không nộp được nữa, trừ khi mở lại. ${texts.closeSays.vi}`,
    `${count} files of ${name.en} are not handed in: once closed they cannot be, unless it is reopened. ${texts.closeSays.en}`,
  );
}

/** How long things may be entered still, in calendar days: 0 on the last day, less once it is over. */
export function entryEnds(left: number) {
  if (left < 0)
    return say(
      'Hạn nhập dữ liệu đã qua: từ nay nộp là muộn, phải nêu lý do.',
      'The last day for entering is over: from now on everything is late, with a reason.',
    );
  if (left === 0) return say('Hôm nay là ngày cuối nhập dữ liệu.', 'Today is the last day for entering.');
  return say(
    `Còn ${left} ngày là hết hạn nhập dữ liệu.`,
    `${left} ${left === 1 ? 'day is' : 'days are'} left for entering.`,
  );
}
