import { say } from '@congtam/engine';

export const texts = {
  title: say('Nhật ký', 'Log'),
  says: say(
    'Việc bạn làm, việc về bạn, việc trong phạm vi bạn giám sát; mới nhất trước. Không ai sửa hay xóa được dòng nào.',
    'What you did, what is about you, what you oversee; the newest first. Nobody changes or removes a line.',
  ),
  none: say('Chưa có việc nào.', 'Nothing yet.'),
  at: say('Lúc', 'At'),
  what: say('Việc', 'Act'),
  unit: say('Đơn vị', 'Unit'),
  role: say('Với vai trò', 'As'),
  receipt: say('Biên nhận', 'Receipt'),
  receiptOf: say('Tải biên nhận của việc lúc', 'Take the receipt of the act at'),
  proof: say('Dấu mốc của nhật ký', 'The newest checkpoint of the log'),
  proofSays: say(
    'Dấu mốc mới nhất và chữ ký của các nơi chứng kiến. Giữ tệp này, sau này đối chiếu được rằng nhật ký chỉ viết tiếp.',
    'The newest checkpoint with what witnesses signed. Keep it: later it can be shown that the log was only added to.',
  ),
  showCheckpoint: say('Xem dấu mốc mới nhất', 'Show the newest'),
  lines: say('Số dòng', 'Lines'),
  signatures: say('Chữ ký chứng kiến', 'Signatures of witnesses'),
  takeCheckpoint: say('Tải dấu mốc', 'Take the checkpoint'),
  witnesses: say('Các nơi chứng kiến', 'Witnesses'),
  witnessesSay: say(
    'Nơi giữ dấu mốc ngoài tay người quản trị. Nơi chậm hoặc lỗi được thử lại; lỗi kéo dài thì báo nơi ấy.',
    'Who keeps checkpoints out of the administrator’s hands. One that is behind or fails is tried again; tell them if it lasts.',
  ),
  noWitnesses: say(
    'Chưa khai nơi chứng kiến nào (CONGTAM_WITNESSES). Không có nơi chứng kiến, người giữ máy có thể viết lại cả nhật ký.',
    'No witness is set up (CONGTAM_WITNESSES). Without one, who holds the machine could write the whole log anew.',
  ),
  name: say('Nơi', 'Witness'),
  sent: say('Đã gửi đến dòng', 'Sent up to line'),
  behind: say('Còn thiếu', 'Behind by'),
  failure: say('Lỗi', 'Failure'),
} as const;
