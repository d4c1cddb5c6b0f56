import { Refusal } from './refusal.ts';

const oleMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** Kind of file by its first bytes; names and extensions lie. */
export function kindOfBytes(bytes: Buffer): 'zip' | 'ole' | 'pdf' | 'html' | 'other' {
  if (bytes.length >= 4 && bytes.readUInt32LE(0) === 0x04034b50) return 'zip';
  if (bytes.subarray(0, 8).equals(oleMagic)) return 'ole';
  const start = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\W*(?=<|%)/, '')
    .toLowerCase();
  if (start.startsWith('%pdf')) return 'pdf';
  return /^<(!doctype|html|\?xml|table|head)/.test(start) ? 'html' : 'other';
}

/** @throws Refusal if the bytes are no ZIP: old Excel, password, PDF, web page, anything else */
export function refuseForeignFormat(bytes: Buffer): void {
  switch (kindOfBytes(bytes)) {
    case 'zip':
      return;
    case 'ole':
      throw new Refusal(bytes.includes(encryptedStream) ? 'password-protected' : 'old-xls');
    case 'pdf':
      throw new Refusal('not-a-workbook', 'PDF');
    case 'html':
      throw new Refusal('not-a-workbook', 'HTML/XML');
    case 'other':
      throw new Refusal('not-a-workbook', 'không rõ kiểu / unknown kind');
  }
}

/** @throws Refusal if the ZIP holds macros or is another kind of document */
export function refuseForeignParts(names: readonly string[]): void {
  const lower = names.map((name) => name.toLowerCase());
  if (lower.some((name) => name.endsWith('vbaproject.bin'))) throw new Refusal('has-macros');
  if (lower.includes('xl/workbook.bin')) throw new Refusal('binary-xlsb');
  if (lower.includes('content.xml') && lower.includes('mimetype')) throw new Refusal('opendocument');
  if (lower.includes('[content_types].xml') && lower.some((name) => /^(xl\/)?workbook.*\.xml$/.test(name)))
    return;
  if (lower.includes('word/document.xml')) throw new Refusal('not-a-workbook', 'Word');
  if (!lower.includes('[content_types].xml')) throw new Refusal('not-a-workbook', 'ZIP');
}
