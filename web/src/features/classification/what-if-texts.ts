import { say } from '@congtam/engine';

export const texts = {
  says: say(
    'Xem trước, không ghi gì: nếu hiểu quy định theo cách khác, hoặc một đơn vị trực thuộc có mức khác, thì bao nhiêu người đổi mức.',
    'Looked at beforehand, nothing is stored: under another reading, or another level of one sub-unit, how many would differ.',
  ),
  kind: say('Điều khác đi', 'What would be otherwise'),
  reading: say('một cách hiểu khác', 'another reading'),
  unitLevel: say('mức khác của một đơn vị', 'another level of a unit'),
  regulation: say('Quy định', 'Regulation'),
  point: say('Nội dung còn cách hiểu khác nhau', 'Point that can be read in two ways'),
  option: say('Nếu hiểu là', 'If it is read as'),
  level: say('Nếu được xếp', 'If it were rated'),
  ask: say('Xem', 'Look'),
  noReadings: say(
    'Quy định này không có nội dung nào còn cách hiểu khác nhau.',
    'This regulation has no such point.',
  ),
  same: say('Không ai đổi mức.', 'Nobody would differ.'),
  differ: say('người và đơn vị sẽ đổi mức', 'people and units would differ'),
  now: say('Đang là', 'Now'),
  would: say('Sẽ là', 'Would be'),
  count: say('Số', 'Number'),
  changes: say('Thay đổi theo mức', 'Changes by level'),
  names: say('Những ai', 'Who'),
  namesHidden: say(
    'Tên chỉ hiện với người có thẩm quyền quyết định của cả đợt.',
    'Names are shown only to the authority that decides for the whole cycle.',
  ),
} as const;
