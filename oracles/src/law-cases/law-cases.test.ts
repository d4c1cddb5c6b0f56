import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { answerLawCase, defaultRoot, type LawCase, readLawCase } from '@congtam/regulations';
import { expect, it } from 'vitest';
import { differencesOf, isAsking, readCases } from '../../../law-cases/run.mjs';
import { dataSet } from './data-set.ts';

const root = defaultRoot() ?? '.';
const folder = join(root, '..', 'law-cases');
const { cases, known, files } = dataSet(root);

const answerTo = (one: LawCase) => {
  const asked = readLawCase(JSON.stringify(one), 1);
  if (asked === undefined) throw new Error(`${one.id} cannot be read`);
  return answerLawCase(asked, known);
};

it.each([...files.keys()])('%s is fresh: npx vitest run oracles/src/law-cases -u', async (file) => {
  await expect(files.get(file)).toMatchFileSnapshot(join(folder, file));
});

it('the folder holds no case that is not made from a pack or an oracle, and stays under five megabytes', () => {
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  const made = there.filter((name) => /^(cases|layers)/.test(name)).map((name) => name.replaceAll('\\', '/'));
  expect(made.filter((name) => !files.has(name))).toEqual([]);
  const size = there.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(size).toBeLessThan(5_000_000);
});

/** Every scenario is run in its pack's own test as well; the short run looks at each tenth of them once more. */
const asked = cases.filter(
  ({ source }, at) => source.by === 'oracle' || at % 10 === 0 || process.env.CONGTAM_FULL === '1',
);

it('this engine passes every case, those worked out by hand and those of the second implementation', () => {
  const failed = asked.flatMap((one) => {
    const answer = answerTo(one);
    const differences =
      'unsupported' in answer ? [{ what: answer.unsupported }] : differencesOf(one, answer, undefined);
    return differences.length === 0 ? [] : [`${one.id}: ${JSON.stringify(differences)}`];
  });
  expect(failed.slice(0, 10)).toEqual([]);
  expect(cases.filter((one) => one.source.by === 'oracle').length).toBeGreaterThan(280);
}, 600_000);

it('an answer with another level, another score, a place more or the tables taken is told as different', () => {
  const wrong: Record<string, (answer: Record<string, unknown>) => unknown> = {
    level: (answer) => ({ ...answer, people: { p: { level: 'excellent' } } }),
    nothing: ({ id }) => ({ id }),
  };
  const one = cases.find(({ expect: { people } }) => people?.p?.level === 'good');
  const answer = one && answerTo(one);
  if (!one || !answer) throw new Error('no case with the level good');
  for (const change of Object.values(wrong))
    expect(differencesOf(one, change({ ...answer }), undefined).length).toBeGreaterThan(0);
  const refused = cases.find(({ expect: { refused } }) => refused !== undefined);
  if (!refused) throw new Error('no case that is refused');
  expect(differencesOf(refused, { people: {} }, undefined)).toHaveLength(1);
  expect(differencesOf(one, { ...answer, refused: ['x'] }, undefined)).toHaveLength(1);
  const quota = cases.find(({ expect: { quotas } }) => quotas?.[0]?.places !== undefined);
  if (!quota) throw new Error('no case with places');
  expect(differencesOf(quota, { quotas: [] }, undefined).length).toBeGreaterThan(0);
});

it('numbers are compared as fractions, and a cut one by how it begins', () => {
  const expecting = (score: string) => ({ expect: { people: { p: { score } } } });
  const same = (expected: string, found: string) =>
    differencesOf(expecting(expected), { people: { p: { score: found } } }, undefined).length === 0;
  expect(same('287/3', '95.6666')).toBe(false);
  expect(same('95.6666…', '287/3')).toBe(true);
  expect(same('95.6667…', '287/3')).toBe(false);
  expect(same('50%', '0.5')).toBe(true);
  expect(same('none', '0')).toBe(false);
});

it('what is read from the folder is what is made, and only cases that say something of the words asked are run', () => {
  expect(readCases().length).toBe(cases.length);
  const scores = readCases('nd-335-2025').filter((one) => isAsking(one, ['score']));
  expect(scores.length).toBeGreaterThan(100);
  expect(scores.length).toBeLessThan(cases.length);
});

/** The runner as somebody else starts it, with a program of theirs. */
const runnerWith = (program: string, ...options: readonly string[]) => {
  const own = [process.execPath, '--input-type=module', '-e', program];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'run.mjs'), ...options, '--', ...own],
    { encoding: 'utf8' },
  );
  return { status, said: `${stdout}${stderr}` };
};
const ANSWERING = (answer: string) => `
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const { id, given, expect } = JSON.parse(line);
  if (expect !== undefined) throw new Error('the answer was told with the question');
  console.log(${answer});
}`;
const EVERYBODY_GOOD = ANSWERING(
  `JSON.stringify({ id, people: Object.fromEntries((given.people ?? []).map((p) => [p.id, { level: 'good' }])) })`,
);

it('another system that rates everybody good is told case by case where it is wrong, and what would be right', () => {
  const { status, said } = runnerWith(
    EVERYBODY_GOOD,
    '--cases',
    'nd-335-2025@2026-01-01/o',
    '--words',
    'level',
  );
  const wrong = cases.find(
    ({ id, expect: { people } }) =>
      id.includes('nd-335-2025@2026-01-01/o') && people?.p?.level === 'completed',
  );
  expect(status).toBe(1);
  expect(said).toContain(`failed ${wrong?.id}:`);
  expect(said).toContain('people/p/level: expected completed, found good');
  expect(said).toMatch(/^[1-9]\d* passed, [1-9]\d* failed, 0 unsupported$/m);
});

it('a program that cannot be compared is told so at its case, and is never taken for one that passes', () => {
  const first = 'nd-335-2025@2026-01-01/s001';
  const some = ['--cases', 'nd-335-2025@2026-01-01/s00'];
  const told = (program: string, ...options: readonly string[]) => {
    const { status, said } = runnerWith(program, ...options);
    return [status, said.includes(first), /\bat .*:\d+:\d+/.test(said)];
  };
  expect(told('', ...some)).toEqual([2, true, false]);
  expect(told(ANSWERING("'rubbish'"), ...some)).toEqual([2, true, false]);
  expect(told(ANSWERING("JSON.stringify({ id: 'another' })"), ...some)).toEqual([2, true, false]);
  expect(runnerWith(EVERYBODY_GOOD, '--cases', 'no-such-case')).toMatchObject({ status: 2 });
  expect(runnerWith(EVERYBODY_GOOD, '--words', 'levels')).toMatchObject({ status: 2 });
});
