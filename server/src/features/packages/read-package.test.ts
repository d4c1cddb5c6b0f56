import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isPackageFault, readPackage } from './read-package.ts';

describe('versions of the format', () => {
  const kept = readFileSync(join(import.meta.dirname, 'fixtures/package-1.jsonl'));
  const readText = (text: string | Buffer) => readPackage(gzipSync(text));

  it('a package of version 1 is read for ever', async () => {
    const found = await readText(kept);
    expect(isPackageFault(found) ? found : [found.head.version, found.results, found.unknownFields]).toEqual([
      1,
      3,
      [],
    ]);
  });

  it('fields and lines of a later version are passed over and named; what needs a later reader is not read', async () => {
    const lines = kept.toString().trimEnd().split('\n');
    const later = lines.map((line, at) => {
      if (at === 0) return line.replace('"version":1', '"version":2,"language":"vi"');
      return line.replace('"kind":"person"', '"kind":"person","weight":"0.5"');
    });
    later.splice(2, 0, '{"annex":{"of":"QĐ 5"}}');
    const found = await readText(`${later.join('\n')}\n`);
    expect(isPackageFault(found) ? found : [found.head.version, found.results, found.unknownFields]).toEqual([
      2,
      3,
      ['annex', 'head.language', 'result.weight', 'total.weight'],
    ]);
    const needing = lines.map((line) => line.replace('"needs":1', '"needs":2'));
    expect(await readText(`${needing.join('\n')}\n`)).toEqual({ kind: 'newer-format', line: 1, needs: 2 });
  });

  it('A40 - what would fill the memory, or what no database stores, is no package', async () => {
    // A line without an end: forty megabytes that are forty thousand bytes as a file.
    const endless = gzipSync(Buffer.alloc(40 * 1024 * 1024, 'x'));
    expect(endless.length).toBeLessThan(100_000);
    expect(await readPackage(endless)).toEqual({ kind: 'too-large', line: 0 });
    const hidden = kept.toString().replace('"subject":"', '"subject":"\\u0000');
    expect(await readText(hidden)).toMatchObject({ kind: 'not-a-package' });
    expect(await readText(kept.subarray(0, -1))).toMatchObject({ kind: 'not-a-package' });
    expect(await readText(`${kept}${kept}`)).toMatchObject({ kind: 'not-a-package' });
  });

  it('A40 - units, sums and unknown names are not held beyond a bound, whoever the package is of', async () => {
    const [head = ''] = kept.toString().split('\n');
    const long = 'x'.repeat(1900);
    const many = (line: (n: number) => object) =>
      readText([head, ...Array.from({ length: 20_000 }, (_, n) => JSON.stringify(line(n))), ''].join('\n'));
    const tooLarge = { kind: 'too-large', line: expect.any(Number) };
    const units = await many((n) => ({ unit: { code: `X${n}`, name: long, parent: null } }));
    expect(units).toMatchObject(tooLarge);
    const result = { regulation: 'r', kind: 'unit', unit: 'X', level: 'good', why: null };
    const sums = await many((n) => ({ result: { ...result, subject: 'X', group: `${n}${long}` } }));
    expect(sums).toMatchObject(tooLarge);
    const names = await many((n) => ({ [`of-tomorrow-${n}`]: true }));
    expect(names).toMatchObject({ kind: 'too-large', line: 1002 });
    expect(await many(() => ({ [long]: true }))).toMatchObject({ kind: 'too-large', line: 2 });
    // As many results that are summed up as one are no burden: it is the end that is missing.
    const alike = await many((n) => ({ result: { ...result, subject: `${n}${long}`, group: null } }));
    expect(alike).toMatchObject({ kind: 'not-a-package', line: 20_001 });
  });
});
