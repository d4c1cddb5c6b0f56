import { say } from '@congtam/engine';

export const texts = {
  title: say('Nhập thay phiếu', 'A sheet entered on behalf'),
  says: say(
    'Dành cho người không dùng máy: nhập đúng như phiếu đã ký, kèm bản quét. Nhật ký ghi ai nhập, thay cho ai, từ giấy nào.',
    'For who does not use a computer: enter it as it was signed, with the scan. The log says who entered it, for whom, from which paper.',
  ),
  handedOn: say(
    'Phiếu này đã được chuyển đi nên không nhập thay được nữa; muốn sửa, người xác nhận trả lại phiếu.',
    'This file was handed on; to change it, whoever confirms returns it.',
  ),
  paper: say('Giấy đã ký', 'The signed paper'),
  paperTitle: say('Tên giấy', 'Title'),
  signedOn: say('Ngày ký', 'Signed on'),
  scan: say('Bản quét (PDF, JPG, PNG)', 'Scan (PDF, JPG, PNG)'),
  reason: say('Lý do, nếu quá hạn hoặc sửa số đã nhập', 'Why, if late or if something entered is changed'),
  submitFor: say('Nộp thay', 'Submit for them'),
  submitForSays: say(
    'Phiếu được nộp như đang có, chờ người đứng đầu xác nhận.',
    'The file is submitted as it is and waits for the head.',
  ),
  lateBecause: say('Lý do nộp muộn (nếu đã quá hạn)', 'Why late, if it is'),
  enter: say('Nhập thay từ giấy đã ký', 'Enter from the signed paper'),
} as const;
