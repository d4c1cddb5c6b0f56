import { say } from '@congtam/engine';

export const texts = {
  title: say('Ngưỡng rà soát', 'Thresholds of reviews'),
  says: say(
    'Từ mức nào một con số đáng được hỏi lại. Đây là thiết lập của cơ quan theo dõi, không phải quy định của luật; có hiệu lực từ lần rà soát sau.',
    'From where a number is worth a question. Settings of the body that oversees, not of the law; they hold from the next search on.',
  ),
  setBy: say('Đang theo văn bản của', 'By the document of'),
  byDefault: say('Đang dùng mức có sẵn của phần mềm.', 'Those stated with the program are in use.'),
  set: say('Đặt ngưỡng cho đơn vị này', 'Set them for this unit'),
  off: say('Không rà soát', 'Not looked for'),
  offSays: say('Đánh dấu những điều không rà soát.', 'Tick what is not looked for.'),
  save: say('Ghi ngưỡng', 'Record the thresholds'),
  wrong: say(
    'chưa phải một số: viết như 2,5; một nghìn là 1000, không có dấu chấm',
    'not a number: write it like 2.5; a thousand is 1000, without a dot',
  ),
  chooseUnit: say('Chọn đơn vị để xem ngưỡng.', 'Choose a unit to see its thresholds.'),
  document: say('Văn bản (số, ngày)', 'Document (number and day)'),
} as const;

/** What each threshold says, in the order in which they are asked. */
export const THRESHOLDS = {
  postDeviations: say(
    'Khác người cùng vị trí: số lần độ lệch chuẩn (bền)',
    'Unlike others of the post: robust deviations',
  ),
  postTimes: say('và ít nhất gấp mức giữa của họ', 'and at least so many times their median'),
  fewestPeers: say('khi có ít nhất số người so sánh', 'where at least so many are compared'),
  pastDeviations: say('Khác các tháng khác của mình: số lần độ lệch', 'Unlike the own months: deviations'),
  pastTimes: say('và ít nhất gấp mức giữa các tháng', 'and at least so many times their median'),
  fewestMonths: say('khi có ít nhất số tháng', 'where there are at least so many months'),
  bodyDeviations: say('Đơn vị khác nơi khác: số lần độ lệch', 'A unit unlike elsewhere: deviations'),
  bodyTimes: say('và ít nhất gấp mức giữa các đơn vị', 'and at least so many times their median'),
  fewestBodies: say('khi có ít nhất số đơn vị', 'where at least so many units are compared'),
  narrowestSpread: say('Chấm gần như nhau: độ chênh nhỏ hơn (điểm)', 'Nearly the same points: spread below'),
  fewestRated: say('khi có ít nhất số người được chấm', 'where at least so many are rated'),
  excellentShare: say(
    'Hầu như ai cũng xuất sắc: từ tỷ lệ (0–1)',
    'Nearly everybody excellent: from the share',
  ),
  likeness: say('Tự nhận xét giống nhau: từ độ giống (0–1)', 'Self-reviews alike: from the likeness'),
  fewestWords: say('khi dài ít nhất số chữ', 'where they have at least so many words'),
  lateEdits: say('Sửa sau hạn: từ số lần', 'Edits after the last day: from'),
  opposedShare: say('Khác phía mức của đơn vị: hơn tỷ lệ (0–1)', 'Opposed to the unit’s level: more than'),
  fullGeneral: say('Tiêu chí chung tối đa: từ phần (0–1)', 'Full general points: from the share'),
  weakResults: say('mà kết quả dưới phần (0–1)', 'with results below the share'),
} as const;
