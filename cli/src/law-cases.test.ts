import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { congtam, congtamOn, regulationsRoot } from './testing/run-congtam.fixture.ts';

const folder = join(regulationsRoot, '..', 'law-cases');
const layer = join(folder, 'layers', 'organisation-points');
const cases = readFileSync(join(folder, 'cases', 'nd-335-2025@2026-01-01.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

it('a case a line is answered by an answer a line, in the same order', async () => {
  const asked = [cases[0] ?? '', '', cases[1] ?? ''];
  const { exit, out } = await congtamOn(asked, regulationsRoot, 'law-cases', layer);
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(exit).toBe(0);
  expect(answers.map((answer) => answer.id)).toEqual([
    'nd-335-2025@2026-01-01/s001',
    'nd-335-2025@2026-01-01/s002',
  ]);
  expect(answers[0].people.p).toMatchObject({ outcome: 'decided', score: '287/3' });
});

it('a case of a regulation or layer that is not known is told as unsupported, not guessed', async () => {
  const line = cases.find((one) => one.includes('"layers":["organisation-points"]')) ?? '';
  const without = await congtamOn([line], regulationsRoot, 'law-cases');
  expect(JSON.parse(without.out)).toMatchObject({ unsupported: 'not known: organisation-points' });
  const withIt = await congtamOn([line], regulationsRoot, 'law-cases', layer);
  expect(JSON.parse(withIt.out)).not.toHaveProperty('unsupported');
});

it('a line that is no case is refused with its number', async () => {
  const { exit, err } = await congtamOn([cases[0] ?? '', '{"id": 1}'], regulationsRoot, 'law-cases');
  expect(exit).toBe(2);
  expect(err).toContain('stdin:2');
  expect((await congtam('law-cases')).out).toBe('');
});
