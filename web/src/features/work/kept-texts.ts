import { say } from '@congtam/engine';

export const texts = {
  waiting: say('Việc chờ ghi', 'Tasks waiting to be recorded'),
  waitingSays: say(
    'Giữ trên máy này, tự ghi khi có mạng lại; không phải bấm lại.',
    'Kept on this machine and recorded by themselves when the network is back; there is nothing to press.',
  ),
  toWork: say('Công việc của tôi', 'My work'),
  notRecorded: say('Việc chưa ghi được', 'Tasks not recorded'),
  uncertain: say(
    'Đã gửi một lần, không rõ có đến nơi không: xem danh sách bên dưới, chưa có thì bấm “Ghi lại”, có rồi thì bấm “Bỏ”.',
    'Sent once, and it is not known whether it arrived: look at the list below, then record it again or drop it.',
  ),
  notSent: say('Số việc chưa ghi được vào hệ thống', 'Tasks that are not recorded yet'),
  signOutSays: say(
    'Đăng xuất thì những việc này không còn trên máy: hãy đợi có mạng, hoặc chép lại.',
    'Signing out takes them off this machine: wait for the network, or write them down.',
  ),
  task: say('Tên việc', 'Name of the task'),
  again: say('Ghi lại', 'Record again'),
  drop: say('Bỏ', 'Drop'),
} as const;
