import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'consolidation.unknown-unit',
    say('không có đơn vị này, hoặc bạn không được xem', 'there is no such unit, or it is not shown to you'),
    say('chọn lại trong cây đơn vị', 'choose again in the tree of units'),
  );

export const noSuchReport = (): Refusal =>
  refusal(
    404,
    'consolidation.unknown-report',
    say(
      'không có báo cáo này, hoặc bạn không được xem',
      'there is no such report, or it is not shown to you',
    ),
    say('tìm lại trong danh sách báo cáo của đơn vị', 'look again in the reports of the unit'),
  );

export const noSuchTable = (): Refusal =>
  refusal(
    422,
    'consolidation.unknown-table',
    say(
      'báo cáo không có bảng của quy định và loại đối tượng này',
      'the report has no table of this regulation and kind of subject',
    ),
    say('chọn một bảng có trong báo cáo', 'choose a table of the report'),
  );

export const replacementNeedsReason = (): Refusal =>
  refusal(
    409,
    'consolidation.replacement-needs-reason',
    say(
      'kỳ này đã gửi báo cáo; báo cáo thay thế phải nêu lý do',
      'the period has a report; one that replaces it has a reason',
    ),
    say('nêu lý do thay thế ở reason', 'say why under reason'),
  );

export const nothingToReplace = (): Refusal =>
  refusal(
    422,
    'consolidation.nothing-to-replace',
    say('kỳ này chưa có báo cáo nào để thay thế', 'there is no report of this period to replace'),
    say('gửi báo cáo đầu tiên, không nêu reason', 'send the first one, without a reason'),
  );

export const nothingChanged = (): Refusal =>
  refusal(
    409,
    'consolidation.nothing-changed',
    say('số liệu không khác báo cáo đã gửi', 'the figures are those of the report that was sent'),
    say('chỉ thay thế khi hồ sơ đã thay đổi', 'replace it once the files have changed'),
  );

export const nothingToReport = (): Refusal =>
  refusal(
    409,
    'consolidation.nothing-to-report',
    say('chưa có kết quả nào của kỳ này trong đơn vị', 'there are no results of this period in the unit yet'),
    say('tính kết quả các đợt trong kỳ trước', 'compute the cycles of the period first'),
  );

export const noOwnWorkbook = (): Refusal =>
  refusal(
    409,
    'consolidation.no-own-workbook',
    say(
      'cơ quan chưa có mẫu bảng tính riêng đang dùng cho bảng tổng hợp',
      'the agency has no workbook of its own in use for this table',
    ),
    say(
      'tải mẫu XLSX lên ở Mẫu văn bản riêng và nhờ người thứ hai đồng ý, hoặc tải bảng tính có sẵn',
      'put an XLSX layout in and have a second person agree, or take the built-in workbook',
    ),
  );
