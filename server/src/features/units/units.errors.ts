import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';
import { writtenDay } from '../../vietnam-day.ts';

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'unit.unknown',
    say(
      'không có đơn vị này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit on that day, or it is not shown to you',
    ),
    say('chọn lại trong cây đơn vị của ngày đó', 'choose from the tree of that day'),
  );

export const codeTaken = (): Refusal =>
  refusal(
    409,
    'unit.code-taken',
    say('mã đơn vị này đã có', 'this code is taken'),
    say(
      'dùng mã khác; mã không dùng lại, kể cả của đơn vị đã giải thể',
      'use another; a code is never used again',
    ),
  );

export const circle = (on: string): Refusal =>
  refusal(
    409,
    'unit.circle',
    say(
      `từ ngày ${writtenDay(on)} đơn vị nằm dưới đơn vị cấp dưới của chính nó`,
      `from ${writtenDay(on)} on the unit would stand below one of its own`,
    ),
    say('chọn cấp trên khác, hoặc ngày khác', 'choose another parent, or another day'),
  );

export const parentDissolved = (on: string): Refusal =>
  refusal(
    409,
    'unit.parent-dissolved',
    say(
      `ngày ${writtenDay(on)} cấp trên này không còn hoặc chưa lập`,
      `on ${writtenDay(on)} the unit above is not there`,
    ),
    say('chọn cấp trên tồn tại suốt thời gian đó', 'choose a parent that exists all that time'),
  );

export const movedByOfficers = (): Refusal =>
  refusal(
    403,
    'unit.moved-by-officers',
    say(
      'nơi đã có cán bộ tổ chức thì quản trị không tự chuyển, sáp nhập đơn vị',
      'where an officer answers for a unit, administrators do not move or merge it',
    ),
    say(
      'để cán bộ tổ chức hoặc Nội vụ có quyền ở cả hai bên làm',
      'leave it to an officer with the right on both sides',
    ),
  );

export const beforeItExisted = (): Refusal =>
  refusal(
    422,
    'unit.before-it-existed',
    say('ngày này trước ngày lập đơn vị', 'that day is before the unit was founded'),
    say('chọn ngày sau, hoặc sửa ngày lập', 'choose a later day'),
  );

export const hasUnitsBelow = (): Refusal =>
  refusal(
    409,
    'unit.has-units-below',
    say('đơn vị còn đơn vị cấp dưới vào ngày đó', 'there are units below it on that day'),
    say('chuyển hoặc giải thể các đơn vị cấp dưới trước', 'move or dissolve those first'),
  );

export const hasPeople = (): Refusal =>
  refusal(
    409,
    'unit.has-people',
    say('đơn vị còn người giữ vị trí từ ngày đó', 'people hold posts in it from that day on'),
    say('điều động họ trước', 'transfer them first'),
  );

export const severalRoots = (): Refusal =>
  refusal(
    403,
    'unit.root-by-administrators',
    say(
      'chỉ quản trị hệ thống lập đơn vị không có cấp trên',
      'only administrators found a unit without a parent',
    ),
    say('chọn cấp trên', 'choose a parent'),
  );

export const unitListFaulty = (count: number): Refusal =>
  refusal(
    422,
    'unit.list-faulty',
    say(`danh sách còn ${count} lỗi`, `the list has ${count} problems`),
    say(
      'xem trước danh sách, sửa các ô nêu ra rồi nhập lại',
      'look at it first, mend the cells, put it in again',
    ),
  );

export const planChanged = (): Refusal =>
  refusal(
    409,
    'unit.list-plan-changed',
    say('từ lúc xem trước đã có thay đổi', 'something has changed since it was shown'),
    say('xem trước lại rồi nhập', 'look at it again, then put it in'),
  );
