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
});
