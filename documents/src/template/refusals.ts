import { type Bilingual, type Problem, say } from '@congtam/engine';

const refusal = (code: string, message: Bilingual, mend: Bilingual, pointer = ''): Problem => ({
  code,
  message,
  mend,
  at: { file: 'docx', pointer },
});

/** What can be wrong with a template somebody brings, with the part of the file it is in. */
export const refuse = {
  damaged: (detail: string): Problem =>
    refusal(
      'template.damaged',
      say(`Tệp mẫu không đọc được: ${detail}`, `The file of the layout cannot be read: ${detail}`),
      say(
        'mở bằng Word, Excel hoặc LibreOffice rồi lưu lại thành .docx, .xlsx',
        'open it in Word, Excel or LibreOffice and save it as .docx, .xlsx',
      ),
    ),
  tooLarge: (detail: string): Problem =>
    refusal(
      'template.too-large',
      say(`Tệp quá lớn hoặc nén bất thường: ${detail}`, `The file is too large or oddly packed: ${detail}`),
      say('bỏ ảnh lớn rồi lưu lại', 'take large pictures out and save it again'),
    ),
  forbiddenPart: (part: string): Problem =>
    refusal(
      'template.forbidden-part',
      say(`Tệp có phần không được nhận: ${part}`, `The file holds a part that is not accepted: ${part}`),
      say(
        'bỏ macro, đối tượng nhúng, chú thích, mẫu đính kèm; chép nội dung sang một tệp .docx mới',
        'take out macros, embedded objects, comments and attached templates; copy the content into a new .docx',
      ),
      part,
    ),
  externalLink: (part: string, target: string): Problem =>
    refusal(
      'template.external-link',
      say(`Tệp trỏ ra ngoài: ${target}`, `The file points outside: ${target}`),
      say('bỏ liên kết, ảnh và mẫu lấy từ nơi khác', 'take out links, pictures and templates from elsewhere'),
      part,
    ),
  forbiddenContent: (part: string, what: string): Problem =>
    refusal(
      'template.forbidden-content',
      say(`Tệp có nội dung không được nhận: ${what}`, `The file holds content that is not accepted: ${what}`),
      say(
        'chấp nhận mọi thay đổi, bỏ trường tự động (trừ số trang), chữ ẩn, đối tượng nhúng',
        'accept all changes; take out fields (page numbers may stay), hidden text and embedded objects',
      ),
      part,
    ),
  forbiddenInSheet: (part: string, what: string): Problem =>
    refusal(
      'template.forbidden-in-sheet',
      say(
        `Bảng tính có nội dung không được nhận: ${what}`,
        `The workbook holds what is not accepted: ${what}`,
      ),
      say(
        'bỏ công thức (mọi con số lấy từ hồ sơ), hình vẽ, liên kết, bảng động và trang tính ẩn',
        'take out formulas (every number comes from the files), drawings, links, tables and hidden sheets',
      ),
      part,
    ),
  brokenTag: (part: string, near: string): Problem =>
    refusal(
      'template.broken-tag',
      say(`Dấu ngoặc nhọn không thành cặp gần “${near}”`, `Braces do not pair near '${near}'`),
      say(
        'viết trường thành {ten_truong} trong cùng một đoạn',
        'write a tag as {ten_truong} within one paragraph',
      ),
      part,
    ),
  unknownTag: (part: string, tag: string, mend: Bilingual): Problem =>
    refusal(
      'template.unknown-tag',
      say(`Biểu mẫu không có trường {${tag}}`, `The form has no tag {${tag}}`),
      mend,
      part,
    ),
  listOutsideRow: (part: string, tag: string): Problem =>
    refusal(
      'template.list-outside-row',
      say(
        `Trường danh sách {${tag}} phải nằm trong một dòng của bảng`,
        `The tag {${tag}} of a list must stand in a row of a table`,
      ),
      say('đặt trường vào một dòng của bảng', 'put the tag into a row of a table'),
      part,
    ),
  twoLists: (part: string, lists: string): Problem =>
    refusal(
      'template.two-lists',
      say(
        `Một dòng của bảng lấy từ hai danh sách: ${lists}`,
        `One row of a table draws on two lists: ${lists}`,
      ),
      say('mỗi dòng chỉ dùng trường của một danh sách', 'use the tags of one list in a row'),
      part,
    ),
  noTag: (): Problem =>
    refusal(
      'template.no-tag',
      say('Tệp không có trường nào để điền', 'The file has no tag to fill in'),
      say('viết các trường như {ho_ten} vào chỗ cần điền', 'write tags such as {ho_ten} where values belong'),
    ),
} as const;
