import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { webPages } from './web-pages.ts';

const CODE = 'export const name = "Công Tâm";\n'.repeat(50);
const folder = mkdtempSync(join(tmpdir(), 'congtam-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'assets'));
for (const [name, content] of [
  ['index.html', '<p nonce="__NONCE__">__SESSION__</p>'],
  ['assets/a.js', CODE],
  ['assets/a.js.br', brotliCompressSync(CODE)],
  ['assets/a.js.gz', gzipSync(CODE)],
  ['assets/face.woff2', 'a typeface'],
] as const)
  writeFileSync(join(folder, name), content);
const pages = webPages(folder, () => false);

const get = (path: string, encodings: string) =>
  pages?.answer(
    new Request(`http://here${path}`, { headers: { 'accept-encoding': encodings, accept: '*/*' } }),
  );

it('a file of the pages comes in the shortest form that the browser reads, as it was built', async () => {
  const [shortest, older, none] = [
    get('/assets/a.js', 'gzip, br'),
    get('/assets/a.js', 'gzip'),
    get('/assets/a.js', ''),
  ];
  expect([shortest, older, none].map((one) => one?.headers.get('content-encoding'))).toEqual([
    'br',
    'gzip',
    null,
  ]);
  const bytes = async (one: Response | undefined) =>
    new Uint8Array((await one?.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(String(brotliDecompressSync(await bytes(shortest)))).toBe(CODE);
  expect(String(gunzipSync(await bytes(older)))).toBe(CODE);
  expect(Buffer.from(await bytes(none)).toString()).toBe(CODE);
  const etags = [shortest, older, none].map((one) => one?.headers.get('etag'));
  expect(new Set(etags).size).toBe(1);
});

it('a file that was not compressed comes as it is, and a compressed form is no file of its own', async () => {
  const face = get('/assets/face.woff2', 'br, gzip');
  expect([face?.headers.get('content-encoding'), await face?.text()]).toEqual([null, 'a typeface']);
  expect(get('/assets/a.js.br', 'br')).toBeUndefined();
});
