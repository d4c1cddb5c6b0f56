import { say } from '@congtam/engine';

export const texts = {
  says: say(
    'Những điều phần mềm không tự quyết: mỗi điều có lựa chọn, căn cứ và người quyết. Trả lời xong, lần tính sau sẽ dùng.',
    'What the program never decides by itself: each with options, ground and decider. The next run takes the answers.',
  ),
  nothing: say(
    'Không còn điều gì phải quyết định trong đợt này.',
    'Nothing is left to decide in this cycle.',
  ),
  decider: say('Người quyết', 'Who decides'),
  answered: say('đã trả lời, chờ tính lại', 'answered, waits for a run'),
  waitsFor: say('Chờ kết quả của', 'Waits for the result of'),
  answer: say('Ghi quyết định', 'Record the decision'),
  option: say('Lựa chọn', 'Option'),
  value: say('Con số (nếu lựa chọn cần)', 'Number (where the option needs one)'),
  by: say('Người, cơ quan quyết định', 'Who decided'),
  on: say('Ngày quyết định', 'Day of the decision'),
  ties: say('Bằng điểm tại vạch của tỷ lệ', 'Tied at the line of a quota'),
  tiesSays: say(
    'Chỉ người có thẩm quyền chọn ai trong những người này vào suất; chọn ở bảng tỷ lệ.',
    'Only a person with the competence says which of these gets the place, on the quota board.',
  ),
  toBoard: say('Đến bảng tỷ lệ', 'To the quota board'),
  questions: say('Câu hỏi của quy định', 'Questions of the regulations'),
  readings: say('Cách hiểu đang dùng', 'Readings in use'),
  readingsSays: say(
    'Nơi quy định hiểu được hai cách. Chọn cách hiểu ở trang quy định, cho đơn vị, có văn bản.',
    'Where a regulation can be read in two ways. They are chosen on its page, for a unit, with a document.',
  ),
  toRegulation: say('Đến quy định', 'To the regulation'),
  periods: say('Kỳ', 'Periods'),
} as const;
