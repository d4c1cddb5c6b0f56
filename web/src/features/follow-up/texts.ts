import { say } from '@congtam/engine';

export const texts = {
  remedies: say('Khắc phục hạn chế', 'Repair of shortcomings'),
  remediesSays: say(
    'Hạn chế nêu ra khi đánh giá: ai sửa, ai theo dõi, trước ngày nào, đã làm gì; kết thúc khi có minh chứng.',
    'Shortcomings named in an evaluation: who repairs, who follows it, until when, what was done; closed on proof.',
  ),
  noRemedies: say('Chưa có biện pháp khắc phục nào.', 'There is no measure yet.'),
  noRemediesNext: say(
    'Ghi hạn chế đầu tiên bằng nút ở trên: nêu hạn chế, biện pháp, người làm, người theo dõi và hạn.',
    'Record the first with the button above: shortcoming, measure, who does it, who follows it, until when.',
  ),
  plan: say('Ghi biện pháp khắc phục', 'Plan a measure'),
  shortcoming: say('Hạn chế', 'Shortcoming'),
  measure: say('Biện pháp', 'Measure'),
  owner: say('Người thực hiện', 'Who does it'),
  follower: say('Người theo dõi', 'Who follows it'),
  dueOn: say('Hạn', 'Due on'),
  overdue: say('quá hạn', 'overdue'),
  report: say('Báo cáo đã làm', 'Report'),
  check: say('Ghi kiểm tra', 'Record a check'),
  close: say('Kết thúc', 'Close'),
  words: say('Nội dung', 'What is said'),
  proof: say('Kết quả, theo minh chứng nào', 'Outcome, by which proof'),
  file: say('Tệp minh chứng (PDF hoặc ảnh)', 'File of proof (PDF or picture)'),
  late: say('muộn', 'late'),
  questions: say('Vướng mắc', 'Questions of units'),
  questionsSays: say(
    'Điều quy định chưa rõ hoặc đơn vị không tự giải quyết được: gửi cấp trên, có hạn trả lời; cấp trên trả lời hoặc chuyển tiếp.',
    'What a regulation leaves unclear or a unit cannot settle: put to a unit above, to be answered by a day or passed upward.',
  ),
  noQuestions: say('Chưa có vướng mắc nào trong phạm vi của bạn.', 'There is no question in your scope.'),
  noQuestionsNext: say('Gửi vướng mắc bằng nút ở trên.', 'Raise one with the button above.'),
  nobodyAbove: say(
    'Khi có đơn vị cấp trên và cấp dưới trong hệ thống, vướng mắc của đơn vị dưới được gửi lên tại đây.',
    'Once there are units above and below in the system, those below raise their questions here.',
  ),
  ask: say('Gửi vướng mắc', 'Raise a question'),
  of: say('Của đơn vị', 'Of the unit'),
  to: say('Gửi đến đơn vị cấp trên', 'To the unit above'),
  question: say('Nội dung vướng mắc', 'Question'),
  answerBy: say('Đề nghị trả lời trước ngày', 'To be answered by'),
  answer: say('Trả lời', 'Answer'),
  answerWords: say('Nội dung trả lời', 'Answer'),
  escalate: say('Chuyển lên cấp trên', 'Pass upward'),
  why: say('Lý do chuyển', 'Why it is passed on'),
  waits: say('chờ trả lời', 'waiting'),
  answered: say('đã trả lời', 'answered'),
  liesWith: say('đang ở', 'lies with'),
} as const;

export const REMEDY_STATES = {
  open: say('đang khắc phục', 'under way'),
  reported: say('đã báo cáo, chờ kiểm tra', 'reported, to be checked'),
  closed: say('đã khắc phục', 'repaired'),
} as const;

export const REMEDY_ACTS = {
  report: say('Báo cáo', 'Report'),
  check: say('Kiểm tra', 'Check'),
  close: say('Kết thúc', 'Closed'),
} as const;

export const QUESTION_ACTS = {
  put: say('Gửi', 'Put to'),
  escalate: say('Chuyển lên', 'Passed to'),
  answer: say('Trả lời', 'Answered by'),
} as const;
