import { say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const noSuchCatalogue = (): Refusal =>
  refusal(
    404,
    'catalogue.unknown',
    say(
      'không có danh mục này, hoặc bạn không được xem',
      'there is no such catalogue, or it is not shown to you',
    ),
    say('tải lại danh mục của đơn vị', 'load the catalogues of the unit again'),
  );

export const tooManyGroups = (groups: number, most: number, article: string): Refusal =>
  refusal(
    422,
    'catalogue.too-many-groups',
    say(
      `danh mục có ${groups} nhóm, nhiều nhất là ${most} (${article})`,
      `the catalogue has ${groups} groups, at most ${most} are allowed (${article})`,
    ),
    say('gộp các nhóm', 'put groups together'),
  );

export const limitNeeded = (): Refusal =>
  refusal(
    422,
    'catalogue.limit-needed',
    say('quy định không nói số nhóm nhiều nhất', 'the regulation does not say how many groups there may be'),
    say('ghi số nhóm nhiều nhất và điều khoản', 'give the greatest number of groups and its article'),
  );

export const codeTwice = (code: string): Refusal =>
  refusal(
    422,
    'catalogue.code-twice',
    say(`mã “${code}” có hai dòng`, `the code '${code}' stands twice`),
    say('mỗi sản phẩm một mã', 'give each product a code of its own'),
  );

export const noStandard = (): Refusal =>
  refusal(
    422,
    'catalogue.no-standard',
    say('không có sản phẩm nào có hệ số 1 làm chuẩn', 'no product has the coefficient 1 of the standard'),
    say(
      'thêm sản phẩm, công việc chuẩn với hệ số 1 vào danh mục',
      'put the standard product, with coefficient 1, into the catalogue',
    ),
  );

export const refusedByRegulation = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    422,
    'catalogue.refused-by-regulation',
    say('quy định không nhận một số dòng của danh mục', 'the regulation refuses some rows of the catalogue'),
    say('sửa các ô được nêu', 'mend the cells that are named'),
    { faults },
  );

export const sameWhoProposed = (): Refusal =>
  refusal(
    403,
    'catalogue.same-who-proposed',
    say('người đề nghị không tự phê duyệt danh mục', 'who proposed a catalogue does not approve it'),
    say('để người khác ở cơ quan quản lý phê duyệt', 'leave it to somebody else of the managing body'),
  );

export const tooEarly = (): Refusal =>
  refusal(
    422,
    'catalogue.too-early',
    say(
      'danh mục có hiệu lực trước danh mục đã phê duyệt gần nhất',
      'the catalogue begins before the one approved last',
    ),
    say('chọn ngày hiệu lực muộn hơn', 'choose a later day'),
  );

export const notInCatalogue = (codes: readonly string[]): Refusal =>
  refusal(
    422,
    'catalogue.codes-unknown',
    say(
      `các mã không có trong danh mục đang có hiệu lực: ${codes.join('; ')}`,
      `these codes are not in the catalogue in force: ${codes.join('; ')}`,
    ),
    say('sửa mã, hoặc trình bổ sung danh mục', 'mend the codes, or propose a catalogue that has them'),
  );
