import type { Problem } from '@congtam/engine';
import { say } from '@congtam/engine';
import { faultOf } from '../../official-papers/making.ts';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchTemplate = (): Refusal =>
  refusal(
    404,
    'paper-template.unknown',
    say('không có mẫu này, hoặc bạn không được xem', 'there is no such layout, or it is not shown to you'),
    say('tìm lại trong danh sách mẫu của đơn vị', 'look again in the layouts of the unit'),
  );

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'paper-template.unknown-unit',
    say('không có đơn vị này, hoặc bạn không được xem', 'there is no such unit, or it is not shown to you'),
    say('chọn lại trong cây đơn vị', 'choose again from the tree'),
  );

export const templateWrong = (problems: readonly Problem[]): Refusal =>
  refusal(
    422,
    'paper-template.wrong',
    say('mẫu chưa dùng được; chưa lưu gì', 'the layout cannot be used; nothing was stored'),
    say('sửa các chỗ được nêu rồi tải lên lại', 'mend what is named and put it in again'),
    { faults: problems.map(faultOf) },
  );

export const sameWhoPutIn = (): Refusal =>
  refusal(
    403,
    'paper-template.same-who-put-in',
    say('người tải mẫu lên không tự cho dùng', 'who put a layout in does not agree to it'),
    say(
      'nhờ người thứ hai xem bản điền thử rồi đồng ý',
      'a second person looks at the filled sample and agrees',
    ),
  );

export const onlyAsDocument = (): Refusal =>
  refusal(
    422,
    'paper-template.only-as-document',
    say('biểu mẫu này chỉ nhận mẫu DOCX', 'this form takes a layout as DOCX only'),
    say(
      'tải lên tệp DOCX; mẫu XLSX dùng cho bảng tổng hợp kết quả xếp loại',
      'put a DOCX in; an XLSX is for the summary of levels',
    ),
  );
