import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { joined, named, pageOf, read } from './testing/page-examples.fixture.ts';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';

const guide = pageOf('how-to/viet-goi-quy-dinh.md');

describe('the guide', () => {
  it('leads from the skeleton to a pack that checks and whose scenarios pass', async () => {
    const dir = join(newFolder(), 'quy-che');
    await congtam('new-pack', 'quy-che-truong', '--from', '2027-01-01', '--out', dir);
    const file = join(dir, 'rules.yaml');
    const pack = guide
      .examples()
      .map(read)
      .reduce(joined, read(readFileSync(file, 'utf8')));
    writeFileSync(file, stringify(pack));
    writeFileSync(join(dir, 'scenarios', 'guide.yaml'), guide.examples('scenarios').join('\n'));
    expect((await congtam('check', dir, '--lang', 'en')).err).toBe('');
    const tested = await congtam('test-pack', dir, '--lang', 'en');
    expect(tested.exit, tested.out + tested.err).toBe(0);
  });

  it('names errors that there are', () => {
    const known = named(pageOf('error-codes.md').text);
    const told = named(guide.text).filter((n) => /^pack\.[a-z-]+$/.test(n));
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((code) => !known.includes(code))).toEqual([]);
  });
});
