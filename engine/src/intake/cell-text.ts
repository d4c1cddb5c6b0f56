import { say } from '../problem.ts';
import { type CellReader, isRefusal, type Refusal, refuse } from './refusal.ts';

const PLAIN = /^[ -~]*$/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Control characters other than tab and line ends, and the mark that an editor leaves for a broken letter. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\ufffd/u;
const LONGEST = 4000;
/** So many different texts of one column are remembered; beyond that they are read afresh. */
const REMEMBERED = 200_000;

/**
 * The text of a cell as it is kept: composed (NFC), ordinary blanks, nothing invisible, no blanks at the ends.
 * Characters that turn the direction of writing can make a name look like another one, so they are refused.
 */
export function cleanText(raw: string): string | Refusal {
  if (raw.length > LONGEST) return tooLong(raw.length, LONGEST);
  if (PLAIN.test(raw)) return raw.trim();
  if (DIRECTION.test(raw)) {
    return refuse(
      'hidden-direction',
      say('ô có ký tự ẩn đổi chiều chữ', 'the cell has hidden characters that turn the direction of writing'),
      say('gõ lại nội dung ô bằng bàn phím', 'type the cell again by keyboard'),
    );
  }
  if (CONTROL.test(raw)) {
    return refuse(
      'control-character',
      say('ô có ký tự hỏng hoặc ký tự điều khiển', 'the cell has a broken or control character'),
      say(
        'gõ lại nội dung ô; tệp CSV phải lưu bằng UTF-8',
        'type the cell again; a CSV file must be saved as UTF-8',
      ),
    );
  }
  return raw.replace(INVISIBLE, '').replace(BLANKS, ' ').normalize('NFC').trim();
}

export function tooLong(length: number, longest: number): Refusal {
  return refuse(
    'too-long',
    say(`ô dài ${length} ký tự, tối đa ${longest}`, `the cell has ${length} characters, at most ${longest}`),
    say('rút ngắn lại', 'shorten it'),
  );
}

/** A reader that cleans the text first and remembers what it has already read, the values shared. */
export function cellReader<Value>(read: (text: string) => Value | Refusal): CellReader<Value> {
  const known = new Map<string, Value | undefined>();
  return (raw) => {
    if (raw === '') return undefined;
    const before = known.get(raw);
    if (before !== undefined) return before;
    const text = cleanText(raw);
    if (isRefusal(text)) return text;
    if (text === '') return undefined;
    const value = read(text);
    if (!isRefusal(value) && known.size < REMEMBERED) known.set(raw, value);
    return value;
  };
}

export const readText: () => CellReader<string> = () => cellReader((text) => text);

const LONGEST_ID = 100;

/** An id is kept letter by letter; only what would make lists of ids ambiguous is refused. */
export function idOf(text: string): string | Refusal {
  if (text.length > LONGEST_ID) return tooLong(text.length, LONGEST_ID);
  if (!/[;*|\n\r\t]/.test(text)) return text;
  return refuse(
    'bad-id',
    say(`mã “${text}” có ký tự ; * | hoặc xuống dòng`, `the id '${text}' has one of ; * | or a line break`),
    say('dùng chữ, số, dấu chấm, gạch ngang', 'use letters, digits, dots and hyphens'),
  );
}

export const readId = (): CellReader<string> => cellReader(idOf);
