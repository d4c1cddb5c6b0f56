import { say } from '@congtam/engine';

export const texts = {
  title: say('Giấy nhập thay', 'Papers entered on behalf'),
  says: say(
    'Giấy đã ký của người không dùng máy, nhập thay kèm bản quét. Mỗi lần mở bản quét được ghi nhật ký.',
    'Signed papers of who does not use a computer, entered with a scan. Each opening of a scan is logged.',
  ),
  none: say('Chưa có giấy nào được nhập thay.', 'No paper was entered.'),
  enter: say('Nhập một tờ giấy', 'Enter a paper'),
  name: say('Tên giấy', 'Title'),
  signedOn: say('Ngày ký', 'Signed on'),
  scan: say('Bản quét (PDF, JPG, PNG)', 'Scan (PDF, JPG, PNG)'),
  by: say('Người nhập', 'Entered by'),
  open: say('Mở bản quét', 'Open the scan'),
} as const;
