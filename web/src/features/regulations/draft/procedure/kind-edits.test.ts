import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type KindGiven, withKind, withKindOf, withoutKind, withReplacement } from './kind-edits.ts';
import { type ProcedureForm, procedureForm } from './procedure-form.ts';
import { ACTORS, PLACES } from './procedure-words.ts';

const regulations = join(import.meta.dirname, '../../../../../../regulations');
const SHIPPED = readdirSync(regulations, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('procedure.yaml'),
);
const read = (path: string): string => readFileSync(join(regulations, path), 'utf8');
const DECREE = read('government/nd-335-2025/2026-01-01/procedure.yaml');

const formOf = (text: string): ProcedureForm => {
  const form = procedureForm(text);
  if ('line' in form) throw new Error(`line ${form.line}`);
  return form;
};
const saidOf = (text: string, kind: number): KindGiven => {
  const found = formOf(text).kinds[kind];
  if (found === undefined) throw new Error('there is no such kind');
  const { id: _, steps: __, ...said } = found;
  return said;
};
const added = (before: string, after: string): readonly string[] => {
  const lines = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !lines.has(line));
};

it.each(SHIPPED)('%s says of every kind and of a replacement what its form says, to the letter', (path) => {
  const text = read(path);
  const { kinds, replacement } = formOf(text);
  expect(kinds.length).toBeGreaterThan(0);
  for (const kind of kinds.keys()) {
    const said = saidOf(text, kind);
    expect(withKindOf(text, kind, said)).toBe(text);
    const waits = [...said.decidedAfter, 'others'];
    const changed = withKindOf(text, kind, { ...said, decidedAfter: waits, authorities: ['row-1', 'row-2'] });
    expect(saidOf(changed, kind)).toEqual({ ...said, decidedAfter: waits, authorities: ['row-1', 'row-2'] });
    expect(added(text, changed)).toEqual([
      '    authorities: [row-1, row-2]',
      `    decided-after: [${waits.join(', ')}]`,
    ]);
    expect(withKindOf(changed, kind, said)).toBe(text);
  }
  const given = { by: ['authority', 'head'], at: 'using-body', groups: ['g', 'h'], articles: ['a'] };
  const replaced = withReplacement(text, given);
  expect(formOf(replaced).replacement).toEqual(given);
  expect(added(text, replaced)).toEqual([
    'replacement: {groups: [g, h], by: [authority, head], at: using-body, article: a}',
  ]);
  expect(withReplacement(replaced, replacement)).toBe(text);
});

it('the decree has heads by their row of authorities, and who replaces a decision', () => {
  const { kinds, replacement } = formOf(DECREE);
  expect(kinds.find(({ id }) => id === 'head')).toMatchObject({
    ...{ authorities: ['classifies-heads'], decidedAfter: [], articles: ['art-21.1'] },
  });
  expect(replacement).toEqual({
    ...{ by: ['authority'], at: 'managing-body', groups: ['head', 'deputy', 'staff'] },
    articles: ['art-21.3'],
  });
});

const CASE = `procedure-of: don-vi
kinds:
  # người đứng đầu trước
  - id: heads
    label: {vi: "Người đứng đầu", en: "Heads"}
    groups: [heads] # nhóm của quy tắc
    authorities:
      # hai dòng
      - first
      - second
    steps: []
  - id: deputies
    label: {vi: "Cấp phó", en: "Deputies"}
    groups: [deputies]
    decided-after: [heads]
    steps: []
  - id: staff
    label: {vi: "Nhân viên", en: "Staff"}
    groups: [staff]
    decided-after: [deputies]
    steps: []
replacement:
  by: [authority]
  at: managing-body # nơi quản lý
  article: a

# hết
`;

it('notes beside a value stay when the value is another', () => {
  const groups = withKindOf(CASE, 0, { ...saidOf(CASE, 0), groups: ['heads', 'acting'] });
  expect(added(CASE, groups)).toEqual(['    groups: [heads, acting] # nhóm của quy tắc']);
  const at = withReplacement(CASE, { by: ['authority'], at: 'using-body', groups: [], articles: ['a'] });
  expect(added(CASE, at)).toEqual(['  at: using-body # nơi quản lý']);
  const without = withReplacement(CASE, undefined);
  expect(without).toBe(CASE.slice(0, CASE.indexOf('replacement:')) + CASE.slice(CASE.indexOf('\n# hết')));
});

it('a kind taken out leaves those after it to whom it waited for; one that is below still stands', () => {
  const without = formOf(withoutKind(CASE, 1)).kinds;
  expect(without.map(({ id, decidedAfter }) => [id, decidedAfter])).toEqual([
    ['heads', []],
    ['staff', ['heads']],
  ]);
  const further = CASE.replace('    label: {vi: "Cấp phó", en: "Deputies"}\n    groups: [deputies]\n', '');
  expect(formOf(withoutKind(further, 1)).kinds.at(-1)?.decidedAfter).toEqual(['deputies']);
});

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,4})?$/), { maxLength: 4 });
const words = fc.record({ vi: fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) });
const kindGiven: fc.Arbitrary<KindGiven> = fc.record({
  ...{ label: fc.option(words, { nil: undefined }), groups: ids, authorities: ids },
  ...{ decidedAfter: ids, articles: ids },
});
const replacementGiven = fc.record({
  by: fc.subarray(Object.keys(ACTORS), { minLength: 1 }),
  at: fc.constantFrom(...Object.keys(PLACES)),
  groups: ids,
  articles: ids,
});

it('whatever the form says of kinds and of a replacement is what the text says, and is read as the same form', () => {
  fc.assert(
    fc.property(
      kindGiven,
      kindGiven,
      fc.option(replacementGiven, { nil: undefined }),
      (one, other, replacement) => {
        const text = withReplacement(withKind(withKindOf(CASE, 1, one), 'more', other), replacement);
        const form = formOf(text);
        expect(form.kinds.map(({ id }) => id)).toEqual(['heads', 'deputies', 'staff', 'more']);
        expect([saidOf(text, 1), saidOf(text, 3), form.replacement]).toEqual([one, other, replacement]);
        expect(saidOf(text, 0)).toEqual(saidOf(CASE, 0));
        expect(text).toContain('# người đứng đầu trước\n');
        expect(withKindOf(text, 1, one)).toBe(text);
      },
    ),
    { seed: 61, numRuns: 60 },
  );
});

it('a kind of a text that cannot be read is left as it is', () => {
  const torn = 'kinds: [\n  - id: heads';
  expect(withKindOf(torn, 0, saidOf(CASE, 0))).toBe(torn);
  expect(withKindOf(CASE, 7, { ...saidOf(CASE, 0), label: say('Khác', 'Others') })).toBe(CASE);
});
