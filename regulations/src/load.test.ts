import { describe, expect, it } from 'vitest';
import { loadPart } from './load.ts';

const problemsOf = (source: string | Uint8Array) => {
  const loaded = loadPart(source, 'rules.yaml');
  return 'problems' in loaded ? loaded.problems : [];
};
const partOf = (source: string | Uint8Array) => {
  const loaded = loadPart(source, 'some/rules.yaml');
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.part;
};
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const nested = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');

describe('a part is refused, at its line, for', () => {
  it.each<[reason: string, source: string | Uint8Array, code: string, line: number]>([
    ['an anchor', 'a: 1\nb: &x 2\n', 'yaml.anchor', 2],
    ['an anchor on a map', 'a: &x\n  b: 1\n', 'yaml.anchor', 1],
    ['an anchor on a block scalar', 'a: 1\nb: &x |\n  text\n', 'yaml.anchor', 2],
    ['an alias', 'a: 1\nb: 2\nc: *x\n', 'yaml.alias', 3],
    ['an alias as a key', 'a: 1\n*x : 2\n', 'yaml.alias', 2],
    ['a core tag', 'a: 1\nb: !!int 2\n', 'yaml.tag', 2],
    ['a local tag', '- x\n- !law y\n', 'yaml.tag', 2],
    ['a lone tag', 'a: ! x\n', 'yaml.tag', 1],
    ['a version directive', '%YAML 1.1\n---\na: 1\n', 'yaml.directive', 1],
    ['a tag directive', '# c\n%TAG ! tag:x,2026:\n---\na: 1\n', 'yaml.directive', 2],
    ['a second document', 'a: 1\n---\nb: 2\n', 'yaml.multiple-documents', 2],
    ['a second document after an end', 'a: 1\n...\n---\nb: 2\n', 'yaml.multiple-documents', 3],
    ['a merge key', 'a:\n  <<: b\n', 'yaml.merge-key', 2],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 'yaml.duplicate-key', 3],
    ['a duplicate key in quotes', 'x:\n  a: 1\n  "a": 2\n', 'yaml.duplicate-key', 3],
    ['a duplicate key in a flow map', 'x: {a: 1,\n  a: 2}\n', 'yaml.duplicate-key', 2],
    ['a tab as indent', 'a:\n\tb: 1\n', 'yaml.tab', 2],
    ['a tab between words', 'a: x\ty\n', 'yaml.tab', 1],
    ['an escaped tab', 'a: 1\nb: "x\\ty"\n', 'yaml.tab', 2],
    ['a list as a key', 'a: 1\n[b]: c\n', 'yaml.key-not-text', 2],
    ['a missing key', 'a: 1\n: c\n', 'yaml.key-not-text', 2],
    ['an empty file', '', 'yaml.empty', 1],
    ['comments alone', '# one\n# two\n', 'yaml.empty', 1],
    ['an empty document', '---\n', 'yaml.empty', 1],
    ['a key without value', 'a: 1\nb:\nc: 2\n', 'yaml.null', 2],
    ['a key without value in a flow map', 'a: 1\nb: {c}\n', 'yaml.null', 2],
    ['a comma without quotes', 'a: {vi: Nghỉ, đi học, en: Leave}\n', 'yaml.comma-unquoted', 1],
    ['a list item without value', 'a:\n  - x\n  -\n  - y\n', 'yaml.null', 3],
    ['a tilde', 'a: 1\nb: ~\n', 'yaml.null', 2],
    ['null in so many words', 'a: 1\nb: null\n', 'yaml.null', 2],
    ['thirteen levels', `${nested(12)}\n${' '.repeat(12)}a: 1`, 'yaml.too-deep', 13],
    ['thirteen levels of brackets', `a: 1\nb: ${'['.repeat(12)}x${']'.repeat(12)}\n`, 'yaml.too-deep', 2],
    ['more than 1 MB', `a: ${'x'.repeat(1_000_000)}`, 'yaml.too-large', 1],
    ['a byte order mark', '\uFEFFa: 1\n', 'yaml.byte-order-mark', 1],
    ['a byte order mark in bytes', bytes([0xef, 0xbb, 0xbf], 'a: 1\n'), 'yaml.byte-order-mark', 1],
    ['a control character', 'a: 1\nb: x\u0007\n', 'yaml.control-character', 2],
    ['an escaped control character', 'a: 1\nb: "\\x07"\n', 'yaml.control-character', 2],
    ['an escaped control character in a key', 'a: 1\n"b\\0": c\n', 'yaml.control-character', 2],
    ['a lone carriage return', 'a: 1\nb: x\ry\n', 'yaml.control-character', 2],
    ['a bidirectional override', 'a: 1\n# \u202E\n', 'yaml.control-character', 2],
    ['a zero-width space', 'a\u200B: 1\n', 'yaml.control-character', 1],
    ['invalid UTF-8', bytes('a: 1\nb: ', [0xc3, 0x28], '\n'), 'yaml.not-utf-8', 2],
    ['decomposed Vietnamese', `a: 1\nb: ${'Điều'.normalize('NFD')}\n`, 'yaml.not-nfc', 2],
    ['decomposed Vietnamese in an escape', 'a: 1\nb: "e\\u0301"\n', 'yaml.not-nfc', 2],
    ['a colon inside a plain value', 'a: 1\nb: c: d\n', 'yaml.syntax', 2],
    ['an open quote', 'a: 1\nb: "c\n', 'yaml.syntax', 3],
    ['an open bracket', 'a: [1\nb: 2\n', 'yaml.syntax', 2],
    ['a wrong indent', 'a:\n  b: 1\n c: 2\n', 'yaml.syntax', 3],
    ['a reserved character', 'a: 1\nb: @c\n', 'yaml.syntax', 2],
  ])('%s', (_, source, code, line) => {
    expect(problemsOf(source)[0]).toMatchObject({ code, at: { file: 'rules.yaml', line } });
  });

  it('all that is wrong, in the order of the file', () => {
    const problems = problemsOf('a: 1\na: 2\nb:\n<<: c\n');
    expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([
      ['yaml.duplicate-key', 2],
      ['yaml.null', 3],
      ['yaml.merge-key', 4],
    ]);
  });

  it('hostile nesting and hostile numbers of keys, soon', () => {
    expect(problemsOf('['.repeat(200_000)).map(({ code }) => code)).toEqual(['yaml.too-deep']);
    const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(problemsOf(keys)).toEqual([]);
  }, 20_000);
});

describe('a part that is read', () => {
  it('keeps every scalar as it was written', () => {
    const source =
      'a: 0.10\nb: 007\nc: yes\nd: 2026-01-01\ne: 1e3\nf: 0x1F\ng: 20%\n2026: "x"\nh: "null"\ni: ""\n';
    expect(partOf(source).data).toEqual({
      2026: 'x',
      a: '0.10',
      b: '007',
      c: 'yes',
      d: '2026-01-01',
      e: '1e3',
      f: '0x1F',
      g: '20%',
      h: 'null',
      i: '',
    });
  });

  it('has block scalars, quotes, lists and Windows line ends', () => {
    const source = "a: |\r\n  một\r\n  hai\r\nb: >-\r\n  ba\r\n  bốn\r\nc: 'it''s'\r\nd: [x, y]\r\n";
    expect(partOf(source).data).toEqual({ a: 'một\nhai\n', b: 'ba bốn', c: "it's", d: ['x', 'y'] });
  });

  it('may begin with a document mark, and nest twelve levels', () => {
    expect(partOf('---\na: 1\n').data).toEqual({ a: '1' });
    expect(problemsOf(`${nested(12)} x`)).toEqual([]);
  });

  it('keeps a key named like a prototype as data', () => {
    expect(Object.entries(partOf('__proto__: x\nconstructor: y\n').data)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('is named after its file', () => {
    expect(partOf('a: 1')).toMatchObject({ name: 'rules', file: 'some/rules.yaml' });
  });

  it.each([
    ['', 2, 1],
    ['/a', 2, 1],
    ['/a/0', 3, 5],
    ['/a/1/b~1c', 5, 5],
    ['/a/1/missing/deeper', 4, 5],
    ['/missing', 2, 1],
    ['/d~0', 6, 1],
  ])('locates %s at line %i, column %i', (pointer, line, column) => {
    const part = partOf('# title\na:\n  - x\n  - e: 1\n    b/c: 2\nd~: 3\n');
    expect(part.locate(pointer)).toEqual({ line, column });
  });
});
