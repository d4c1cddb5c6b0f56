import { type Bilingual, type CellProblem, say } from '@congtam/engine';
import { writtenDay } from '../../vietnam-day.ts';

export type CellFault = Omit<CellProblem, 'row' | 'column'>;

const cellFault = (code: string, message: Bilingual, mend: Bilingual): CellFault => ({ code, message, mend });

export const noPeopleSheet = (): CellFault =>
  cellFault(
    'roster.no-people-sheet',
    say('không thấy trang “Người và vị trí”', 'there is no sheet ‘People and posts’'),
    say('đặt tên trang là “Người và vị trí”, hoặc tải mẫu về', 'name the sheet so, or take the template'),
  );

export const nobody = (): CellFault =>
  cellFault(
    'roster.nobody',
    say('danh sách không có dòng nào', 'the roster has no rows'),
    say('điền ít nhất một dòng dưới dòng tiêu đề', 'fill in at least one row below the headings'),
  );

export const unitOutside = (code: string): CellFault =>
  cellFault(
    'roster.unit-outside',
    say(
      `đơn vị “${code}” không thuộc đơn vị lập danh sách này`,
      `the unit '${code}' is not below the one this roster is of`,
    ),
    say(
      'bỏ dòng này, hoặc nhập vào danh sách của đơn vị đó',
      'take the row out, or put it into the roster there',
    ),
  );

export const codeForm = (code: string): CellFault =>
  cellFault(
    'roster.code-form',
    say(`mã “${code}” có ký tự không dùng được`, `the code '${code}' has letters that are not taken`),
    say(
      'mã bắt đầu bằng chữ hoặc số, chỉ gồm chữ không dấu, số và . _ / -, tối đa 50',
      'begin with a letter or digit; plain letters, digits and . _ / - only, at most 50',
    ),
  );

export const codeElsewhere = (): CellFault =>
  cellFault(
    'roster.code-elsewhere',
    say('mã này đã cấp cho người ở đơn vị khác', 'this code belongs to somebody in another unit'),
    say(
      'nếu người đó chuyển đến, đề nghị đơn vị cũ bàn giao rồi tiếp nhận; nếu không, sửa mã',
      'if they come here, have the old unit hand them over and take them; else mend the code',
    ),
  );

export const otherName = (name: string): CellFault =>
  cellFault(
    'roster.other-name',
    say(`mã này đang là của “${name}”`, `this code belongs to '${name}'`),
    say(
      'nếu là cùng một người, sửa họ tên trong hồ sơ (kèm văn bản) trước; nếu không, sửa mã',
      'if it is the same person, correct the name in the file first; else mend the code',
    ),
  );

export const ownFile = (): CellFault =>
  cellFault(
    'roster.own-file',
    say('dòng này thay đổi hồ sơ của chính bạn', 'this row changes your own file'),
    say('để như cũ; nhờ cán bộ tổ chức khác ghi', 'leave it as it was; ask another officer'),
  );

export const idNumberForm = (): CellFault =>
  cellFault(
    'roster.id-number-form',
    say('số định danh phải có 9 hoặc 12 chữ số', 'an ID number has 9 or 12 digits'),
    say('định dạng cột là văn bản rồi nhập lại đủ số', 'format the column as text and write all digits'),
  );

export const tooLong = (most: number): CellFault =>
  cellFault(
    'roster.too-long',
    say(`ô dài hơn ${most} ký tự`, `the cell has more than ${most} letters`),
    say('rút ngắn lại', 'shorten it'),
  );

export const noTitle = (): CellFault =>
  cellFault(
    'roster.no-title',
    say('chưa ghi chức vụ, chức danh', 'there is no title'),
    say('ghi chức vụ, chức danh của vị trí', 'write the title of the post'),
  );

export const contractOfEmployees = (): CellFault =>
  cellFault(
    'roster.contract-of-employees',
    say(
      'loại hợp đồng chỉ ghi cho viên chức và hợp đồng lao động',
      'only public employees and contract workers have a kind of contract',
    ),
    say('để trống, hoặc sửa cột Đối tượng', 'leave it empty, or mend the column Service'),
  );

export const noSuchGroup = (group: string, groups: readonly string[] | undefined): CellFault =>
  cellFault(
    'roster.unknown-duty-group',
    say(
      `nhóm nhiệm vụ “${group}” không có trong quyết định đang có hiệu lực`,
      `the duty group '${group}' is not in a decision in force`,
    ),
    groups === undefined
      ? say(
          'trên trang của đơn vị, bấm “Nhóm nhiệm vụ” để ghi quyết định trước; hoặc để trống',
          'on the page of the unit, press “Duty groups” to record the decision first; or leave it empty',
        )
      : say(`dùng một trong: ${groups.join('; ')}`, `use one of: ${groups.join('; ')}`),
  );

export const endsBefore = (): CellFault =>
  cellFault(
    'roster.ends-before',
    say('vị trí kết thúc trước ngày bắt đầu', 'the post ends before it begins'),
    say('ghi cột Từ ngày, hoặc sửa cột Đến ngày', 'write the day From, or mend the day To'),
  );

export const secondMainPost = (day: string): CellFault =>
  cellFault(
    'roster.second-main-post',
    say(
      `người này đã có vị trí chính trong thời gian đó (từ ${writtenDay(day)})`,
      `this person has a main post at that time already (from ${writtenDay(day)})`,
    ),
    say(
      'ghi “không” ở cột Vị trí chính, hoặc ghi ngày kết thúc vị trí kia',
      "write 'no' under Main post, or the day on which the other ended",
    ),
  );

export const secondedFromItself = (): CellFault =>
  cellFault(
    'roster.seconded-from-itself',
    say('nơi cử biệt phái là chính đơn vị nhận', 'the sending body is the receiving unit itself'),
    say('ghi đơn vị cử đến, hoặc để trống', 'write who sends them, or leave it empty'),
  );

export const unknownUnit = (code: string): CellFault =>
  cellFault(
    'roster.unit-not-founded',
    say(`đơn vị “${code}” chưa có trong hệ thống`, `the unit '${code}' is not in the system`),
    say('lập đơn vị trước, hoặc sửa mã', 'found the unit first, or mend the code'),
  );

export const conflict = (): CellFault =>
  cellFault(
    'roster.conflict',
    say(
      'không ghi được: có người đã giữ vị trí chính ở nơi khác, hoặc mã, số định danh trùng với người ngoài phạm vi',
      'it cannot be applied: somebody has a main post elsewhere, or a code or ID number is taken out of your sight',
    ),
    say(
      'kiểm tra người chuyển đến: đơn vị cũ bàn giao trước rồi hãy nhập',
      'check who has come from elsewhere: the old unit hands over first',
    ),
  );
