import { type Bilingual, type Problem, say } from './engine.ts';

/** Where in a file: `line` and `column` from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

interface Refusal {
  readonly message: Bilingual;
  readonly mend: Bilingual;
}

/** What the strict subset of YAML refuses, and how to write it instead. `found` is the offending text. */
const refusals = {
  'yaml.too-large': (found) => ({
    message: say(
      `tệp quá lớn: ${found} byte, nhiều nhất 1000000`,
      `the file is too large: ${found} bytes, at most 1000000`,
    ),
    mend: say('tách thành nhiều phần', 'split it into several parts'),
  }),
  'yaml.not-utf-8': () => ({
    message: say('tệp không phải UTF-8 hợp lệ', 'the file is not valid UTF-8'),
    mend: say('lưu lại tệp với bảng mã UTF-8', 'save the file again as UTF-8'),
  }),
  'yaml.byte-order-mark': () => ({
    message: say('tệp bắt đầu bằng dấu BOM', 'the file begins with a byte order mark'),
    mend: say('lưu lại dạng UTF-8 không có BOM', 'save it as UTF-8 without BOM'),
  }),
  'yaml.tab': () => ({
    message: say('có ký tự tab', 'there is a tab character'),
    mend: say('thay tab bằng dấu cách', 'replace the tab with spaces'),
  }),
  'yaml.control-character': (found) => ({
    message: say(
      `có ký tự điều khiển hoặc ký tự ẩn ${found}`,
      `there is the control or invisible character ${found}`,
    ),
    mend: say('xóa ký tự đó', 'remove the character'),
  }),
  'yaml.not-nfc': (found) => ({
    message: say(
      `“${found}” chưa ở dạng Unicode dựng sẵn (NFC)`,
      `'${found}' is not in composed Unicode form (NFC)`,
    ),
    mend: say('gõ lại hoặc chuyển tệp sang NFC', 'type it again or convert the file to NFC'),
  }),
  'yaml.syntax': (found) => ({
    message: say(`sai cú pháp YAML (${found})`, `this is not YAML (${found})`),
    mend: say(
      'sửa thụt dòng, dấu hai chấm hoặc đặt giá trị trong dấu nháy',
      'mend the indent or the colon, or put the value in quotes',
    ),
  }),
  'yaml.directive': (found) => ({
    message: say(`không dùng chỉ thị “${found}”`, `the directive '${found}' is not allowed`),
    mend: say('xóa dòng đó', 'remove the line'),
  }),
  'yaml.multiple-documents': () => ({
    message: say('tệp chứa nhiều hơn một tài liệu', 'the file holds more than one document'),
    mend: say(
      'xóa dòng “---” và tách phần sau thành tệp khác',
      "remove the '---' line and move what follows to another file",
    ),
  }),
  'yaml.empty': () => ({
    message: say('tệp không có nội dung', 'the file is empty'),
    mend: say('viết nội dung hoặc xóa tệp', 'write its content or remove the file'),
  }),
  'yaml.anchor': (found) => ({
    message: say(`không dùng neo “${found}”`, `the anchor '${found}' is not allowed`),
    mend: say('xóa neo và viết đủ nội dung ở từng chỗ', 'remove it and write the content out at each place'),
  }),
  'yaml.alias': (found) => ({
    message: say(`không dùng tham chiếu “${found}”`, `the alias '${found}' is not allowed`),
    mend: say(
      'viết đủ nội dung tại đây, hoặc đặt giá trị trong dấu nháy',
      'write the content out here, or quote the value',
    ),
  }),
  'yaml.tag': (found) => ({
    message: say(`không dùng thẻ kiểu “${found}”`, `the tag '${found}' is not allowed`),
    mend: say('xóa thẻ, mọi giá trị đều là chữ', 'remove it, every value is text'),
  }),
  'yaml.merge-key': () => ({
    message: say('không dùng khóa gộp “<<”', "the merge key '<<' is not allowed"),
    mend: say('viết đủ các khóa tại đây', 'write the keys out here'),
  }),
  'yaml.duplicate-key': (found) => ({
    message: say(`khóa “${found}” đã có ở trên`, `the key '${found}' is already given above`),
    mend: say('giữ một, xóa hoặc đổi tên khóa kia', 'keep one, remove or rename the other'),
  }),
  'yaml.key-not-text': () => ({
    message: say('khóa phải là một chuỗi chữ', 'a key must be a non-empty text'),
    mend: say('viết “khóa: giá trị”', "write 'key: value'"),
  }),
  'yaml.null': (found) => ({
    message: say(`${found} không có giá trị`, `${found} has no value`),
    mend: say('viết giá trị, hoặc xóa cả dòng', 'write the value, or remove the line'),
  }),
  'yaml.comma-unquoted': (found) => ({
    message: say(
      `dấu phẩy ngoài dấu nháy cắt đôi “${found}”: phần sau thành một khóa không có giá trị`,
      `a comma without quotes cuts '${found}' in two: what follows it became a key without a value`,
    ),
    mend: say(`đặt cả câu trong dấu nháy: "${found}"`, `quote the whole: "${found}"`),
  }),
  'yaml.too-deep': () => ({
    message: say('lồng nhau quá 12 tầng', 'nested deeper than 12 levels'),
    mend: say('trình bày phẳng hơn', 'make the structure flatter'),
  }),
} satisfies Record<string, (found: string) => Refusal>;

export type YamlCode = keyof typeof refusals;

/** The problem `code` at a spot of a file. */
export function refuse(code: YamlCode, file: string, spot: Spot, found = '', pointer = ''): Problem {
  return { code, at: { file, line: spot.line, column: spot.column, pointer }, ...refusals[code](cut(found)) };
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
