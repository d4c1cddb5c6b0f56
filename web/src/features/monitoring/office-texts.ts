import { say } from '@congtam/engine';

export const texts = {
  leaver: say('Chốt phiếu cho người chuyển đi', 'Close for somebody who leaves'),
  leaverSays: say(
    'Chỉ khi người này chuyển đi trong kỳ: phiếu nộp như đang có, người đứng đầu nơi cũ xác nhận.',
    'Only where they leave within the period: it is submitted as it is, the head of the old unit confirms.',
  ),
  reopen: say('Mở lại phiếu đã duyệt', 'Open again'),
  reopenSays: say(
    'Phiếu trở về bước xác nhận. Số đã duyệt vẫn ở lại trong lịch sử.',
    'It goes back to be confirmed. What was approved stays in its history.',
  ),
  send: say('Gửi kết quả cho nơi mới', 'Send results to the new body'),
  sendSays: say(
    'Gửi kết quả các kỳ đã xác nhận của người chuyển đi cho nơi xếp loại họ sau này.',
    'The confirmed results of somebody who left go to whoever rates them later.',
  ),
  sent: say('Kết quả nơi cũ gửi theo người', 'Results sent along'),
  sentSays: say(
    'Những kỳ đã xác nhận ở nơi công tác trước; nơi mới dùng khi xếp loại cả năm.',
    'Periods confirmed where they served before; the new body uses them for the year.',
  ),
  none: say('Chưa có nơi nào gửi kết quả.', 'No body has sent results.'),
  period: say('Kỳ', 'Period'),
  from: say('Nơi gửi', 'From'),
  measure: say('Chỉ số', 'Measure'),
  value: say('Kết quả', 'Value'),
  document: say('Văn bản', 'Document'),
} as const;
