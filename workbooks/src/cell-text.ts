/** The text of a cell in canonical spelling: NFC, trimmed, no invisible characters; '' when empty. */
export type CellText = string;

const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const otherSpaces = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
/**
 * Anything that the normalisation might change. Letters below U+0300 and the Vietnamese ones in U+1E00-1EFF are NFC as
 * long as no combining mark (U+0300 and up) follows, so nearly all texts are done after this one test.
 */
const mayNeedNormalising = /[^\0-\u009F\u00A1-\u00AC\u00AE-\u02FF\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E]/;
const beyondAscii = /[\u0080-\uffff]/;
const loneSurrogate = /\p{Cs}/gu;

/**
 * Makes a text of any length NFC, turns no-break and other wide spaces into spaces and removes zero-width and
 * direction characters (a name with a right-to-left override reads differently from what it is). Not trimmed.
 */
export function normaliseText(text: string): string {
  if (!mayNeedNormalising.test(text)) return text;
  return text.replace(invisible, '').replace(otherSpaces, ' ').normalize('NFC');
}

/** Halves of a character that stand alone (possible in UTF-16 and in escapes) become U+FFFD. */
export function mendSurrogates(text: string): string {
  return text.replace(loneSurrogate, '\uFFFD');
}

/**
 * A text cell as a person would type it.
 *
 * @example cellText('  Đỗ\u00a0Thị Ơn\u200b ') // 'Đỗ Thị Ơn'
 */
export function cellText(raw: string): CellText {
  if (raw === '') return raw;
  const text = beyondAscii.test(raw) ? normaliseText(mendSurrogates(raw)) : raw;
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).trim();
}

/**
 * A number as a plain decimal with a dot: at most 15 significant digits, no exponent, no binary artefacts.
 *
 * @example numberText(0.1 + 0.2) // '0.3'
 */
export function numberText(value: number): CellText {
  if (value === 0) return '0';
  const [mantissa = '', exponent] = value.toPrecision(15).split('e');
  const plain = exponent === undefined ? mantissa : shiftPoint(mantissa, Number(exponent));
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

function shiftPoint(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Column letter of a 0-based index: 0 → 'A', 27 → 'AB'. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** 0-based column index of a reference such as 'AB12'; -1 when there is no letter. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    index = index * 26 + (letter - 64);
  }
  return index - 1;
}
