import { describe, expect, it } from 'vitest';
import { formatProblem, nearestName, type Problem } from '../problem.ts';
import { type Cursor, type Plain, reader } from './plain.ts';

/** Reads a value standing on line 7 of rules.yaml. */
function read<Value>(data: Plain, ask: (cursor: Cursor) => Value) {
  const problems: Problem[] = [];
  const part = { name: 'rules', file: 'rules.yaml', data, locate: () => ({ line: 7, column: 3 }) };
  const value = ask(reader(part, problems));
  return { value, problems, codes: problems.map(({ code }) => code) };
}

describe('a cursor reads', () => {
  it.each<[what: string, data: Plain, ask: (cursor: Cursor) => unknown, value: unknown]>([
    ['text without its outer blanks', ' Điều 5\n', (c) => c.text(), 'Điều 5'],
    ['an id', 'nd335.excellent-from', (c) => c.id(), 'nd335.excellent-from'],
    ['a decimal as written', '-0.50', (c) => c.decimal(), { text: '-0.50' }],
    ['a percentage as written', '20%', (c) => c.decimal(), { text: '20%' }],
    ['a fraction as written', '2/3', (c) => c.decimal(), { text: '2/3' }],
    ['an integer', '12', (c) => c.integer(), 12],
    ['minus zero as zero', '-0', (c) => c.integer(), 0],
    ['a choice', 'month', (c) => c.oneOf(['month', 'quarter']), 'month'],
    ['yes', 'yes', (c) => c.flag(), true],
    ['false', 'false', (c) => c.flag(), false],
    ['a leap day', '2028-02-29', (c) => c.day(), '2028-02-29'],
    [
      'a list',
      ['a', 'b'],
      (c) => c.list()?.map((item) => [item.at, item.text()]),
      [
        ['/0', 'a'],
        ['/1', 'b'],
      ],
    ],
    ['entries', { 'a/b': 'x' }, (c) => c.entries()?.map(([key, item]) => [key, item.at]), [['a/b', '/a~1b']]],
    ['an optional key that is absent', { a: 'x' }, (c) => c.map(['a', 'b?'])?.optional('b'), undefined],
    ['a field', { a: 'x' }, (c) => c.map(['a'])?.field('a')?.text(), 'x'],
    ['no key of the prototype', { a: 'x' }, (c) => c.optional('constructor'), undefined],
    ['its shape', {}, (c) => [c.isText(), c.isList(), c.isMap()], [false, false, true]],
  ])('%s', (_, data, ask, value) => {
    const answer = read(data, ask);
    expect(answer.value).toEqual(value);
    expect(answer.problems).toEqual([]);
  });
});

describe('a cursor refuses, at its line,', () => {
  it.each<[what: string, data: Plain, ask: (cursor: Cursor) => unknown, code: string, pointer: string]>([
    ['a list for a text', ['a'], (c) => c.text(), 'pack.not-text', ''],
    ['a map for a choice', { toString: 'x' }, (c) => c.oneOf(['a']), 'pack.not-text', ''],
    ['a text for a map', 'a', (c) => c.map(['a']), 'pack.not-a-map', ''],
    ['a list for entries', [], (c) => c.entries(), 'pack.not-a-map', ''],
    ['a text for a list', 'a', (c) => c.list(), 'pack.not-a-list', ''],
    ['an empty text', ' ', (c) => c.text(), 'pack.empty-text', ''],
    ['an unknown key', { a: '1', z: '2' }, (c) => c.map(['a']), 'pack.unknown-key', '/z'],
    ['a missing key', {}, (c) => c.map(['a']), 'pack.missing-key', '/a'],
    ['a missing field', {}, (c) => c.field('a'), 'pack.missing-key', '/a'],
    ['an id with accents', 'xuất-sắc', (c) => c.id(), 'pack.bad-id', ''],
    ['an id that begins with a digit', '1a', (c) => c.id(), 'pack.bad-id', ''],
    ['an id that ends in a hyphen', 'a-', (c) => c.id(), 'pack.bad-id', ''],
    ['a decimal comma', '89,5', (c) => c.decimal(), 'pack.bad-decimal', ''],
    ['an exponent', '1e3', (c) => c.decimal(), 'pack.bad-decimal', ''],
    ['a fraction of nothing', '1/0', (c) => c.decimal(), 'pack.bad-decimal', ''],
    ['a decimal for an integer', '1.0', (c) => c.integer(), 'pack.bad-integer', ''],
    ['an integer of sixteen digits', '1234567890123456', (c) => c.integer(), 'pack.bad-integer', ''],
    ['an unknown choice', 'mnth', (c) => c.oneOf(['month']), 'pack.unknown-choice', ''],
    ['a flag in capitals', 'Yes', (c) => c.flag(), 'pack.bad-flag', ''],
    ['a day that does not exist', '2026-02-29', (c) => c.day(), 'pack.bad-day', ''],
    ['a day written the Vietnamese way', '31/01/2026', (c) => c.day(), 'pack.bad-day', ''],
  ])('%s', (_, data, ask, code, pointer) => {
    const { problems } = read(data, ask);
    expect(problems).toMatchObject([{ code, at: { file: 'rules.yaml', line: 7, column: 3, pointer } }]);
    expect(problems[0]?.mend.vi).not.toBe('');
  });

  it('everything that is wrong, each thing once', () => {
    const { codes } = read({ tilte: 'x', note: ['y'] }, (c) => {
      const map = c.map(['title', 'note?']);
      map?.field('title')?.text();
      map?.optional('note')?.text();
    });
    expect(codes).toEqual(['pack.unknown-key', 'pack.missing-key', 'pack.not-text']);
  });

  it('what a parser refuses for reasons of its own', () => {
    const own = { vi: 'sai', en: 'wrong' };
    expect(read('x', (c) => c.refuse('rule.odd', own, own)).codes).toEqual(['rule.odd']);
  });
});

describe('a problem', () => {
  it('a missing key with a value it may have, where the reader knows one', () => {
    const { problems } = read({}, (c) => c.map(['in: period', 'when: {of: …}', 'note?', 'id']));
    expect(problems.map((p) => p.mend.en)).toEqual([
      "add a line 'in: period'",
      "add a line 'when: {of: …}'",
      "add a line 'id: …'",
    ]);
  });

  it('suggests the nearest name within two edits', () => {
    expect(nearestName('tresholds', ['threshold', 'thresholds'])).toBe('thresholds');
    expect(nearestName('qouta', ['quota', 'score'])).toBe('quota');
    expect(nearestName('ab', ['cd', 'score'])).toBeUndefined();
  });

  it('is one line in either language', () => {
    const [problem] = read({ qouta: '1' }, (c) => c.map(['quota?'])).problems;
    expect(problem && formatProblem(problem, 'en')).toBe(
      "rules.yaml:7: / has the unknown key 'qouta' → did you mean 'quota'?",
    );
    expect(problem && formatProblem(problem, 'vi')).toBe(
      'rules.yaml:7: / có khóa lạ “qouta” → có phải là “quota”?',
    );
    const own = { vi: 'sai', en: 'wrong' };
    expect(formatProblem({ code: 'x', message: own, mend: own }, 'en')).toBe('wrong → wrong');
  });
});
