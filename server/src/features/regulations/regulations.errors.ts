import { type Problem, say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';
import { writtenDay } from '../../vietnam-day.ts';
import { inOneLine } from './library.ts';

export const noSuchRegulation = (): Refusal =>
  refusal(
    404,
    'regulation.unknown',
    say(
      'không có quy định hay phiên bản này, hoặc bạn không được xem',
      'there is no such regulation or version, or it is not shown to you',
    ),
    say('chọn lại trong danh sách quy định', 'choose again from the list of regulations'),
  );

export const noSuchSubject = (): Refusal =>
  refusal(
    404,
    'regulation.unknown-subject',
    say(
      'không có đơn vị hoặc người này vào ngày đó, hoặc bạn không được xem',
      'there is no such unit or person on that day, or it is not shown to you',
    ),
    say('chọn lại, hoặc sửa ngày', 'choose again, or correct the day'),
  );

/** The checker's messages, each with its file and line. */
export const refusedByChecker = (problems: readonly Problem[]): Refusal =>
  refusal(
    422,
    'regulation.refused-by-checker',
    say('gói quy định còn lỗi', 'the pack has faults'),
    say(
      'sửa từng lỗi được nêu theo tệp và dòng, rồi tải lên lại',
      'mend each fault that is named by file and line, then upload again',
    ),
    { faults: problems.slice(0, 200).map(faultOf) },
  );

/** Where it is: the part of what was sent and, inside its text, the place the checker names. */
const faultOf = (problem: Problem): FieldFault => ({
  pointer: `/${problem.at?.file === 'procedure.yaml' ? 'procedure' : 'source'}${problem.at?.pointer ?? ''}`,
  code: problem.code,
  message: inOneLine(problem),
});

export const noBase = (layerOf: string, on: string): Refusal =>
  refusal(
    422,
    'regulation.no-base',
    say(
      `không có “${layerOf}” có hiệu lực ngày ${writtenDay(on)} để làm văn bản gốc`,
      `there is no '${layerOf}' in force on ${writtenDay(on)} to lie on`,
    ),
    say(
      'cài hoặc tải văn bản gốc lên trước, hoặc sửa layer-of, in-force-from',
      'install or upload the base first, or correct layer-of or in-force-from',
    ),
  );

export const idShipped = (id: string): Refusal =>
  refusal(
    409,
    'regulation.id-shipped',
    say(
      `mã “${id}” là của quy định đi kèm chương trình`,
      `the id '${id}' is that of a regulation of the program`,
    ),
    say(
      'đặt mã riêng; muốn bổ sung văn bản đó thì viết một lớp (layer-of)',
      'use an id of your own; to add to that text write a layer of it (layer-of)',
    ),
  );

export const sameTwice = (): Refusal =>
  refusal(
    409,
    'regulation.uploaded-already',
    say('đúng bản này đã được tải lên', 'this very text has been uploaded already'),
    say('dùng bản đã có, hoặc sửa gói rồi tải lên', 'use that one, or change the pack and upload it'),
  );

export const officialAlready = (): Refusal =>
  refusal(
    409,
    'regulation.official-already',
    say(
      'đơn vị đã có bản chính thức của quy định này cùng ngày hiệu lực',
      'the unit has an official text of this regulation with the same day of effect',
    ),
    say(
      'kết thúc bản cũ, hoặc ghi ngày hiệu lực khác cho bản mới',
      'end the old one, or give the new one another day of effect',
    ),
  );

export const sameWhoProposed = (): Refusal =>
  refusal(
    403,
    'regulation.same-who-proposed',
    say(
      'người đề nghị không tự làm cho gói thành chính thức',
      'who proposed a pack does not make it official',
    ),
    say('nhờ một người khác của cấp có thẩm quyền', 'ask another person of the authority'),
  );

export const stancesOpen = (names: readonly string[]): Refusal =>
  refusal(
    409,
    'regulation.stances-open',
    say(
      `gói còn điểm chưa xác minh: ${names.join(', ')}; được thử nghiệm, chưa được dùng để ký`,
      `the pack has unverified stances: ${names.join(', ')}; it may pilot, it does not sign`,
    ),
    say(
      'cấp có thẩm quyền xác nhận từng điểm bằng văn bản, hoặc tải lên bản đã xác minh',
      'the authority settles each with a document, or a verified text is uploaded',
    ),
  );

export const noSuchOption = (options: readonly string[]): Refusal =>
  refusal(
    422,
    'regulation.no-such-option',
    say('quy định không có lựa chọn này', 'the regulation has no such option'),
    options.length === 0
      ? say(
          'chọn lại điểm cần quyết trong chi tiết quy định',
          'choose again among what the regulation leaves open',
        )
      : say(`chọn một trong: ${options.join(', ')}`, `choose one of: ${options.join(', ')}`),
  );

export const chosenAbove = (document: string): Refusal =>
  refusal(
    409,
    'regulation.chosen-above',
    say(
      `cấp trên đã chọn cách hiểu khác, theo ${document}`,
      `a level above has chosen otherwise, by ${document}`,
    ),
    say(
      'áp dụng theo cấp trên, hoặc kiến nghị cấp trên đổi',
      'follow that, or ask the level above to change it',
    ),
  );

export const reasonNeeded = (): Refusal =>
  refusal(
    422,
    'regulation.reason-needed',
    say('đổi lựa chọn đã có thì phải ghi lý do', 'a choice that stands is changed with a reason'),
    say('ghi lý do', 'give the reason'),
  );

export const beforePrevious = (from: string): Refusal =>
  refusal(
    422,
    'regulation.before-previous',
    say(
      `lựa chọn trước có hiệu lực từ ${writtenDay(from)}; không đổi lùi trước ngày đó`,
      `the choice before holds from ${writtenDay(from)}; nothing is changed from before that day`,
    ),
    say('ghi ngày từ đó trở đi', 'give that day or a later one'),
  );

export const tooLarge = (): Refusal =>
  refusal(
    422,
    'regulation.too-large',
    say('gói quy định lớn hơn mọi quy định đã biết', 'the pack is larger than any regulation there is'),
    say(
      'bỏ phần thừa, hoặc tách thành văn bản gốc và lớp',
      'leave out what is not needed, or split off a layer',
    ),
    { faults: [{ pointer: '/source', code: 'regulation.too-large', message: say('quá lớn', 'too large') }] },
  );

export const tooManyDrafts = (most: number): Refusal =>
  refusal(
    409,
    'regulation.too-many-drafts',
    say(`đơn vị đã có ${most} gói dự thảo`, `the unit has ${most} drafts already`),
    say('cho chạy thử hoặc kết thúc bớt dự thảo trước', 'let some of them pilot, or end them, first'),
  );
