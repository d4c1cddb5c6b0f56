import type { Product } from '../../server/src/testing/product.ts';

/** The first administrator of an empty product, as the first page makes them: `mau.tt`; the code of the second. */
export async function setUp({ address, setUpCode }: Product): Promise<string> {
  const answer = await fetch(new URL('/api/v1/setup', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      code: setUpCode,
      ground: 'QĐ 01/QĐ-UBND ngày 02/01/2026',
      first: { displayName: 'Trần Thị Mẫu', login: 'mau.tt', password: 'mua-roi-tren-Song-7' },
      second: { displayName: 'Lê Văn Thử', login: 'thu.lv' },
    }),
  });
  if (answer.status !== 201) throw new Error(`set-up was answered ${answer.status}: ${await answer.text()}`);
  const { code }: { code: string } = await answer.json();
  return code;
}
