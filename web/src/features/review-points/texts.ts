import { say } from '@congtam/engine';

export const texts = {
  title: say('Điểm cần rà soát', 'Points to review'),
  says: say(
    'Mỗi điểm là một câu hỏi, không phải kết luận, và không đổi mức của ai. Đơn vị xem và trả lời trước; cơ quan theo dõi chỉ xem sau khi đơn vị trả lời hoặc hết hạn.',
    'Each point is a question, not a conclusion, and changes nobody’s level. The unit sees and answers it first; who oversees sees it after the answer, or once its day is over.',
  ),
  none: say(
    'Không có điểm nào chờ bạn. Cơ quan theo dõi rà soát theo từng đợt; điểm chưa trả lời chỉ đơn vị xem.',
    'No point waits for you. Cycles are looked through one by one; what is unanswered only the unit sees.',
  ),
  search: say('Rà soát một đợt', 'Look through a cycle'),
  searchSays: say(
    'Điểm tìm thấy gửi thẳng đơn vị để trả lời trước hạn. Bạn chỉ được báo có bao nhiêu điểm.',
    'What is found goes to the units, to be answered by the day. You are told how much there is.',
  ),
  found: say('Đã rà soát. Số điểm gửi đơn vị trả lời:', 'Done. Points sent to the units:'),
  cycle: say('Đợt đánh giá', 'Cycle'),
  answerBy: say('Hạn trả lời', 'Answer by'),
  numbers: say('Con số làm căn cứ', 'What it rests on'),
  answer: say('Trả lời', 'Answer'),
  words: say('Nội dung', 'Words'),
  close: say('Kết thúc', 'Close'),
  askAgain: say('Hỏi lại', 'Ask again'),
  period: say('Kỳ', 'Period'),
  thresholds: say('Ngưỡng rà soát', 'Thresholds'),
};

export const STATES = {
  withUnit: say('chờ đơn vị trả lời', 'waits for the unit'),
  answered: say('đã trả lời', 'answered'),
  closed: say('đã kết thúc', 'closed'),
};

/** Names of the numbers a point rests on. */
const NUMBERS = new Map([
  ['volume', say('khối lượng quy đổi', 'converted volume')],
  ['others', say('mức giữa của những người, nơi khác', 'middle of the others')],
  ['times', say('gấp', 'times')],
  ['peers', say('số người so sánh', 'people compared')],
  ['people', say('số người', 'people')],
  ['units', say('số đơn vị so sánh', 'units compared')],
  ['mean', say('trung bình', 'mean')],
  ['spread', say('độ chênh', 'spread')],
  ['general', say('phần điểm tiêu chí chung', 'share of general points')],
  ['results', say('phần kết quả', 'share of results')],
  ['months', say('số tháng', 'months')],
  ['rated', say('số người xếp loại', 'rated')],
  ['best', say('ở mức cao nhất', 'at the best level')],
  ['opposed', say('khác phía với đơn vị', 'opposed to the unit')],
  ['likeness', say('độ giống', 'likeness')],
  ['alike', say('số bản giống', 'texts alike')],
  ['edits', say('số dòng sau hạn', 'rows after the day')],
]);
export const numberName = (name: string) => NUMBERS.get(name) ?? say(name, name);
