import { say } from '@congtam/engine';

export const texts = {
  openConfirmations: say(
    'Phiếu chờ xác nhận, bàn giao cho người đứng đầu mới',
    'Files a new head takes over',
  ),
  openConfirmationsSays: say(
    'Khi đổi người đứng đầu, các phiếu này chờ người giữ vai trò ấy kể từ ngày ghi trong văn bản; in ra làm danh sách bàn giao.',
    'When the head changes, these files wait for whoever holds the role from the day of the document; print it as the list of handing over.',
  ),
  noOpenConfirmations: say('Không có phiếu nào chờ xác nhận.', 'No file waits to be confirmed.'),
  confirmedBy: say('Ai xác nhận hôm nay', 'Who confirms today'),
  nobodyConfirms: say('chưa có ai', 'nobody yet'),
  period: say('Kỳ', 'Period'),
  title: say('Ủy quyền', 'Delegations'),
  says: say(
    'Ủy quyền có thời hạn, bằng văn bản; người nhận phải nhận thì mới có hiệu lực.',
    'From a day to a day, by a document; it holds once the other has accepted.',
  ),
  none: say(
    'Chưa có việc ủy quyền nào. Người đứng đầu, cấp có thẩm quyền lập ủy quyền ở trang này khi đi vắng.',
    'There are no delegations. Heads and authorities delegate on this page when they are away.',
  ),
  propose: say('Ủy quyền', 'Delegate'),
  role: say('Với vai trò', 'As'),
  person: say('Người nhận', 'To whom'),
  document: say('Số, ký hiệu văn bản', 'Number of the document'),
  documentDay: say('Ngày văn bản', 'Day of the document'),
  accept: say('Nhận', 'Accept'),
  end: say('Chấm dứt, trả lại', 'End, give back'),
  state: say('Tình trạng', 'State'),
  acts: say('Thao tác', 'Acts'),
  forYou: say('bạn', 'you'),
  acting: say('Phụ trách, quyền đứng đầu', 'Acting heads'),
  actingSays: say(
    'Người thứ hai xác nhận thì mới có hiệu lực; kỳ nào đã phụ trách thì tính theo kỳ ấy.',
    'It holds once a second person has confirmed; months of acting count as such.',
  ),
  noActing: say('Chưa ghi ai phụ trách, quyền đứng đầu.', 'No acting head was recorded.'),
  record: say('Ghi giao phụ trách, giao quyền', 'Record an acting head'),
  kind: say('Hình thức', 'Kind'),
  confirm: say('Xác nhận', 'Confirm'),
  endActing: say('Ghi thôi', 'End'),
  lastDay: say('Ngày cuối (để trống: như đã ghi)', 'Last day (empty: as recorded)'),
  months: say('Các tháng đã tính', 'Months that count'),
} as const;

export const DELEGATED = {
  head: say('người đứng đầu', 'head of the unit'),
  authority: say('cấp có thẩm quyền', 'competent authority'),
} as const;

export const ACTING = {
  takingCharge: say('phụ trách', 'taking charge'),
  acting: say('quyền', 'acting'),
} as const;

export const STATE = {
  proposed: say('chờ', 'waits'),
  accepted: say('có hiệu lực', 'in force'),
  confirmed: say('có hiệu lực', 'in force'),
  ended: say('đã thôi', 'ended'),
} as const;
