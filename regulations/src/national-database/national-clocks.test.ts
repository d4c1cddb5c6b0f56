import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadPart } from '../load.ts';
import { readLock } from '../lock.ts';
import { hashFile } from '../version.ts';
import { nationalClocks, readClocks } from './read.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function codesOf(text: string): readonly string[] {
  const loaded = loadPart(new TextEncoder().encode(text), 'clocks.yaml');
  const read = 'problems' in loaded ? loaded : readClocks(loaded.part);
  return 'problems' in read ? read.problems.map(({ code, at }) => `${code} ${at?.pointer}`) : [];
}

const CLOCK = `national-database: clocks
clocks:
  - id: results
    days: 5
    kind: days
    ground: {vi: a, en: a}
    label: {vi: a, en: a}
`;

describe('the clocks of the national database', () => {
  it('are five days of the decree, and one and three working days of a text not read at source', () => {
    const read = nationalClocks(root);
    const said = 'problems' in read ? read.problems : read.clocks;
    expect(said).toMatchObject([
      { id: 'results', days: 5, kind: 'days', certainty: 'read' },
      { id: 'processed', days: 1, kind: 'working-days', certainty: 'secondary' },
      { id: 'employer', days: 3, kind: 'working-days', certainty: 'secondary' },
    ]);
  });

  it.each([
    ['of no day', CLOCK.replace('days: 5', 'days: 0'), 'pack.not-positive /clocks/0/days'],
    ['of days of a kind there is none of', CLOCK.replace('kind: days', 'kind: weeks'), '/clocks/0/kind'],
    ['without the text it stands in', CLOCK.replace('    ground: {vi: a, en: a}\n', ''), '/clocks/0'],
  ])('refuse a clock %s, by its place', (_, text, place) => {
    expect(codesOf(CLOCK)).toEqual([]);
    expect(codesOf(text).join()).toContain(place);
  });

  it('are locked with the regulations, so that an edited one is noticed', () => {
    const read = readLock(root);
    const file = join(root, 'national-database/clocks.yaml');
    expect('lock' in read && read.lock['national-database/clocks/days']).toBe(hashFile(file));
  });

  it('are none where no file says any', () => {
    expect(nationalClocks(join(root, 'nowhere'))).toEqual({ clocks: [] });
  });
});
