import { type Bilingual, type CellProblem, say } from '@congtam/engine';
import { writtenDay } from '../../vietnam-day.ts';

export type CellFault = Omit<CellProblem, 'row' | 'column'>;

const cellFault = (code: string, message: Bilingual, mend: Bilingual): CellFault => ({ code, message, mend });

export const noUnits = (): CellFault =>
  cellFault(
    'unit-list.no-units',
    say(
      'không thấy trang “Đơn vị”, hoặc trang không có dòng nào',
      'there is no sheet ‘Units’ with a row in it',
    ),
    say('đặt tên trang là “Đơn vị” và điền ít nhất một dòng', 'name the sheet so and fill in a row'),
  );

export const codeForm = (code: string): CellFault =>
  cellFault(
    'unit-list.code-form',
    say(`mã “${code}” có ký tự không dùng được`, `the code '${code}' has letters that are not taken`),
    say(
      'mã bắt đầu bằng chữ hoặc số, chỉ gồm chữ không dấu, số và . _ / -, tối đa 50',
      'begin with a letter or digit; plain letters, digits and . _ / - only, at most 50',
    ),
  );

export const codeTaken = (code: string): CellFault =>
  cellFault(
    'unit-list.code-taken',
    say(
      `mã “${code}” đã cấp cho đơn vị khác, hoặc đơn vị đã giải thể`,
      `the code '${code}' was given before`,
    ),
    say('dùng mã khác; mã không dùng lại', 'use another; a code is never used again'),
  );

export const endsElsewhere = (): CellFault =>
  cellFault(
    'unit-list.ends-elsewhere',
    say('danh sách không giải thể đơn vị', 'a list dissolves no unit'),
    say('để trống ô này; dùng chức năng sáp nhập, giải thể', 'leave the cell empty; dissolve it by a merger'),
  );

export const merged = (): CellFault =>
  cellFault(
    'unit-list.merged-elsewhere',
    say('danh sách không ghi sáp nhập', 'a list records no merger'),
    say('để trống ô này; dùng chức năng sáp nhập', 'leave the cell empty; record the merger'),
  );

export const notYet = (): CellFault =>
  cellFault(
    'unit-list.not-yet',
    say('ngày này sau hôm nay', 'that day is after today'),
    say('nhập danh sách từ ngày đó trở đi', 'put the list in from that day on'),
  );

export const otherFounding = (day: string): CellFault =>
  cellFault(
    'unit-list.other-founding',
    say(`đơn vị đã có từ ngày ${writtenDay(day)}`, `the unit is there since ${writtenDay(day)}`),
    say('ghi đúng ngày đó, hoặc để trống', 'write that day, or nothing'),
  );

export const beforeItsParent = (day: string): CellFault =>
  cellFault(
    'unit-list.before-its-parent',
    say(
      `đơn vị cấp trên chỉ có từ ngày ${writtenDay(day)}`,
      `the unit above is there only since ${writtenDay(day)}`,
    ),
    say('chọn ngày từ đó trở đi', 'choose a day from then on'),
  );

export const notBelowYours = (): CellFault =>
  cellFault(
    'unit-list.not-below-yours',
    say('bạn không lập được đơn vị ở đây', 'you may not found units there'),
    say('chọn cấp trên trong phạm vi của bạn', 'choose a unit above that is in your scope'),
  );

export const notYours = (): CellFault =>
  cellFault(
    'unit-list.not-yours',
    say('bạn không đổi được đơn vị này', 'you may not change this unit'),
    say('bỏ dòng này, hoặc giữ nguyên như hiện có', 'take the row out, or leave it as it is'),
  );
