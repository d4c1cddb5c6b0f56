import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** The dark and light squares of a QR code, with the quiet border scanners ask for. Correction level M: a stamp may cover some. */
export function qrSquares(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 4 }).data;
}

/** As one path of an SVG: sharp at every size. Holds nothing of the text but squares. */
export function qrSvg(text: string): string {
  const squares = qrSquares(text);
  const path = squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const size = squares.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}

/** As a PNG of one bit per dot, each square `scale` dots wide. */
export function qrPng(text: string, scale = 4): Buffer {
  const squares = qrSquares(text);
  const size = squares.length * scale;
  const lineBytes = Math.ceil(size / 8) + 1; // a filter byte in front
  const image = Buffer.alloc(lineBytes * size);
  for (let y = 0; y < size; y += 1) {
    const row = squares[Math.floor(y / scale)] ?? [];
    for (let x = 0; x < size; x += 1) {
      const isLight = row[Math.floor(x / scale)] !== true;
      if (isLight) image[y * lineBytes + 1 + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(1, 8); // bit depth 1, grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(image, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
