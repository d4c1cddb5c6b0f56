import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';
import { writtenDay } from '../../vietnam-day.ts';
import type { ExceededLine } from '../classification/above-line.queries.ts';

export const noSuchDecision = (): Refusal =>
  refusal(
    404,
    'decision.unknown',
    say(
      'không có quyết định này, hoặc bạn không được xem',
      'there is no such decision, or it is not shown to you',
    ),
    say('tìm lại trong các quyết định của đợt', 'look again in the decisions of the cycle'),
  );

export const notInThisOrder = (): Refusal =>
  refusal(
    409,
    'decision.not-in-this-state',
    say(
      'việc này không làm được ở bước hiện tại của quyết định',
      'this cannot be done where the decision stands',
    ),
    say('tải lại để xem quyết định đang ở đâu', 'load it again to see where it stands'),
  );

export const subjectOutside = (subject: string): Refusal =>
  refusal(
    422,
    'decision.subject-outside',
    say(
      `“${subject}” không có trong kết quả của đợt ở đơn vị này`,
      `'${subject}' has no result of this cycle in the unit`,
    ),
    say('chọn người, đơn vị trong danh sách kết quả', 'choose from the list of results'),
  );

export const notDecidedYet = (subject: string): Refusal =>
  refusal(
    409,
    'decision.nothing-to-replace',
    say(`“${subject}” chưa có quyết định nào để thay thế`, `there is no decision on '${subject}' to replace`),
    say('quyết định lần đầu theo trình tự', 'decide it first'),
  );

export const replaced = (): Refusal =>
  refusal(
    409,
    'decision.replaced',
    say(
      'quyết định này đã bị quyết định khác thay thế, không làm tiếp được',
      'another decision has replaced this one: it goes no further',
    ),
    say('mở quyết định thay thế để làm tiếp', 'open the replacement and go on there'),
  );

export const overtaken = (subjects: readonly string[]): Refusal =>
  refusal(
    409,
    'decision.overtaken',
    say(
      `quyết định mà bản này thay thế đã bị quyết định khác thay thế trước: ${subjects.join(', ')}`,
      `another decision has superseded the one that this replaces: ${subjects.join(', ')}`,
    ),
    say(
      'trả lại dự thảo này; nếu còn sai thì lập bản thay thế quyết định đang có hiệu lực',
      'return this draft; if the level is still wrong, draft a replacement of the decision that holds',
    ),
  );

export const decidedBefore = (subject: string): Refusal =>
  refusal(
    409,
    'decision.decided-before',
    say(
      `“${subject}” đã có quyết định; chỉ thay thế được`,
      `'${subject}' is decided already; it can only be replaced`,
    ),
    say(
      'lập quyết định thay thế ở cơ quan quản lý, kèm lý do và căn cứ',
      'draft a replacement at the managing body, with reason and ground',
    ),
  );

export const needsReason = (subject: string): Refusal =>
  refusal(
    422,
    'decision.needs-reason',
    say(
      `thay thế mức của “${subject}” phải có lý do và căn cứ`,
      `replacing the level of '${subject}' needs a reason and a ground`,
    ),
    say('ghi reason và document', 'give reason and document'),
  );

export const partsUnsigned = (parts: readonly string[]): Refusal =>
  refusal(
    409,
    'decision.parts-unsigned',
    say(`còn phần chưa ký: ${parts.join(', ')}`, `parts not signed yet: ${parts.join(', ')}`),
    say('chờ cơ quan phối hợp ký phần của mình', 'wait for the co-advisers to sign their part'),
  );

export const noSuchPart = (): Refusal =>
  refusal(
    404,
    'decision.unknown-part',
    say('quyết định không có phần này', 'the decision has no such part'),
    say('xem các phần của quyết định', 'look at the parts of the decision'),
  );

export const alreadyDone = (): Refusal =>
  refusal(
    409,
    'decision.done-already',
    say('việc này đã có người làm', 'somebody has done this already'),
    say('tải lại để xem', 'load it again to see'),
  );

export const dayOutside = (from: string, to: string): Refusal =>
  refusal(
    422,
    'decision.day-outside',
    say(
      `ngày văn bản phải từ ${writtenDay(from)} đến ${writtenDay(to)}`,
      `the day of the document lies from ${writtenDay(from)} to ${writtenDay(to)}`,
    ),
    say('ghi đúng ngày trên văn bản', 'write the day that stands on the document'),
  );

export const notPublished = (): Refusal =>
  refusal(
    404,
    'decision.not-published',
    say('chưa công khai, hoặc không phải cơ quan của bạn', 'it is not published, or not in your body'),
    say('hỏi bộ phận tổ chức cán bộ', 'ask the personnel body'),
  );

/** The same count as when it is decided, told before anybody signs. */
export const aboveLine = ({ level, scope, dutyGroup, places, wanted, holders }: ExceededLine): Refusal => {
  const [group, groupEn] =
    dutyGroup === null ? ['', ''] : [`, nhóm “${dutyGroup}”`, `, group '${dutyGroup}'`];
  return refusal(
    409,
    'decision.above-line',
    say(
      `“${scope}”${group} có ${places} suất “${level.vi}”, dự thảo làm thành ${wanted}: ${holders.join(', ')}`,
      `'${scope}'${groupEn} has ${places} places of '${level.en}'; this draft makes ${wanted}: ${holders.join(', ')}`,
    ),
    say(
      'rút dự thảo, bỏ bớt người ở bảng tỷ lệ hoặc gửi đề nghị ngoại lệ, rồi lập lại',
      'withdraw the draft, take somebody out on the quota board or ask for an exception, then draft again',
    ),
  );
};
