import { describe, expect, it } from 'vitest';
import { ratio } from '../exact.ts';
import { type Change, changed, regulationOf } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import {
  checked,
  flag,
  person,
  registerOf,
  resultFor,
  rule,
  small,
  text,
  together,
  unit,
} from './fixtures/small-pack.ts';
import { inOrder } from './together.ts';
import { vocabularyOf } from './vocabulary.ts';
import { vocabularyClashes } from './vocabulary-clashes.ts';

const a = { article: 'a1' };
const conduct = (options: readonly string[]): Plain => ({
  ...a,
  of: 'person',
  per: 'year',
  sheet: 'person-year',
  label: text('conduct'),
  type: 'choice',
  options: Object.fromEntries(options.map((id) => [id, text(id)])),
});
const faults = (columns: Readonly<Record<string, Plain>>): Plain => ({
  ...a,
  label: text('faults'),
  of: 'person',
  per: 'year',
  key: 'code',
  columns: { code: { label: text('code'), type: 'text', required: 'yes' }, ...columns },
});
const marks: Plain = { label: text('marks'), type: 'number', 'at-least': '0', 'at-most': '9' };
const kinds = (...ids: readonly string[]): Plain => ({
  label: text('kind'),
  type: 'choice',
  required: 'yes',
  options: Object.fromEntries(ids.map((id) => [id, text(id)])),
});

const civil: Plain = small(
  ['/facts/conduct', conduct(['fair', 'foul'])],
  [
    '/tables',
    { faults: faults({ marks: { ...Object(marks), required: 'yes' }, kind: kinds('late', 'rude') }) },
  ],
  [
    '/ceilings',
    [
      { ...rule('foul', ['leader', 'staff']), when: { fact: 'conduct', is: 'foul' }, level: 'good' },
      { ...rule('costly', ['leader', 'staff']), when: { measure: 'lost', above: '5' }, level: 'good' },
    ],
  ],
  [
    '/calculation/-',
    { ...rule('lost', ['leader', 'staff']), kind: 'points-of-records', table: 'faults', points: 'marks' },
  ],
);
const OTHER: readonly Change[] = [
  ['/regulation', 'party'],
  ['/facts/conduct', conduct(['foul', 'loyal'])],
  ['/tables', { faults: faults({ marks, kind: kinds('rude', 'absent') }) }],
  ['/ceilings/1/when', { measure: 'absences', above: '5' }],
  [
    '/calculation/2',
    {
      ...rule('absences', ['leader', 'staff']),
      kind: 'count-of-records',
      table: 'faults',
      where: { column: 'kind', is: 'absent' },
    },
  ],
];
const party: Plain = changed(civil, OTHER);

/** Read and not checked: the declarations are what counts here. */
const readCivil = regulationOf(civil);
const readAnyway = (changes: readonly Change[]) => regulationOf(changed(party, changes));

describe('a fact or table that two packs declare is one', () => {
  const both = [checked(civil), checked(party)];
  const { facts, tables } = vocabularyOf(both);

  it('options of the two are joined, in the order in which they come', () => {
    const found = facts.find((f) => f.id === 'conduct')?.type;
    expect(found?.kind === 'choice' && [...found.options.keys()]).toEqual(['fair', 'foul', 'loyal']);
  });

  it('columns are joined, and a cell is required only where both require it', () => {
    const columns = tables[0]?.columns.map((c) => [c.id, c.required]);
    expect(columns).toEqual([
      ['code', true],
      ['marks', false],
      ['kind', true],
    ]);
  });

  it('a pack that needs the cell misses it as a fact, the other does not', () => {
    const rows = {
      units: [unit('ubnd')],
      people: [person('an', 'ubnd')],
      'person-year': [{ subject: 'an', period: '2025', points: '95', conduct: 'loyal' }],
      faults: [{ subject: 'an', period: '2025', code: 'f1', kind: 'absent' }],
    };
    const all = together(both, rows);
    const scoreOf = (id: string, measure: string) => resultFor(all.get(id), 'an').measures.get(measure);
    expect(scoreOf('small', 'lost')).toMatchObject({ missing: [expect.anything()] });
    expect(scoreOf('party', 'absences')).toEqual(ratio(1, 1));
    expect(registerOf(both, rows).people).toHaveLength(1);
  });
});

describe('two packs that mean different things by one id', () => {
  it('agree when only labels, options and columns differ', () => {
    expect(vocabularyClashes([checked(civil), checked(party)])).toEqual([]);
  });

  it.each<[string, string, string, readonly Change[]]>([
    ['kind', 'number and flag', '/facts/points', [['/facts/points', flag('person')]]],
    ['upper limit', '100 and 90', '/facts/points', [['/facts/points/at-most', '90']]],
    ['lower limit', '0 and —', '/facts/points', [['/facts/points/at-least']]],
    ['step', '— and 0.5', '/facts/points', [['/facts/points/step', '0.5']]],
    ['raters', '— and chair, self', '/facts/conduct', [['/facts/conduct/raters', ['self', 'chair']]]],
    ['what an empty cell means', '— and foul', '/facts/conduct', [['/facts/conduct/when-absent', 'foul']]],
    ['key', 'code and kind', '/tables/faults', [['/tables/faults/key', 'kind']]],
    ['confidential', 'no and yes', '/tables/faults', [['/tables/faults/confidential', 'yes']]],
    [
      'upper limit',
      '9 and 10',
      '/tables/faults/columns/marks',
      [['/tables/faults/columns/marks/at-most', '10']],
    ],
  ])('differ in %s: %s', (aspect, values, pointer, changes) => {
    const [problem, ...others] = vocabularyClashes([readCivil, readAnyway(changes)]);
    expect(others).toEqual([]);
    expect(problem?.code).toBe('vocabulary.differs');
    expect(problem?.at?.pointer).toBe(pointer);
    expect(problem?.message.en).toContain(`'small' and 'party' both have`);
    expect(problem?.message.en).toContain(`differ in ${aspect}: ${values}`);
  });

  it('a year by any name is the same kind of period, a month is another', () => {
    const renamed: readonly Change[] = [['/stages/annual', { label: text('year'), periods: ['year'] }]];
    expect(vocabularyClashes([readCivil, readAnyway([...renamed, ['/facts/points/per', 'annual']])])).toEqual(
      [],
    );
    const month: readonly Change[] = [['/stages/month', { label: text('month'), periods: ['month'] }]];
    const found = vocabularyClashes([readCivil, readAnyway([...month, ['/facts/points/per', 'month']])]);
    expect(found.map((p) => p.message.en)).toEqual([
      "'small' and 'party' both have the fact 'points' and differ in kind of period: year and month",
    ]);
  });

  it('are told every difference, each by itself', () => {
    const found = vocabularyClashes([
      readCivil,
      readAnyway([
        ['/facts/points/at-most', '90'],
        ['/facts/points/when-absent', '0'],
      ]),
    ]);
    expect(found.map((p) => p.message.en)).toEqual([
      "'small' and 'party' both have the fact 'points' and differ in upper limit: 100 and 90",
      "'small' and 'party' both have the fact 'points' and differ in what an empty cell means: — and 0",
    ]);
  });

  it('a layer by itself has the periods of its base, and none are compared where that is not given', () => {
    const layer = readAnyway([
      ['/regulation', 'local'],
      ['/layer-of', 'small'],
      ['/stages', {}],
    ]);
    const monthly = readAnyway([
      ['/stages/month', { label: text('month'), periods: ['month'] }],
      ['/facts/points/per', 'month'],
    ]);
    expect(vocabularyClashes([monthly, layer])).toEqual([]);
    expect(vocabularyClashes([readCivil, layer])).toEqual([]);
    const found = vocabularyClashes([layer, monthly, readCivil]).map((p) => p.message.en);
    expect(found).toContain(
      "'local' and 'party' both have the fact 'points' and differ in kind of period: year and month",
    );
  });

  it('cannot be used in one run', () => {
    const ordered = inOrder([readCivil, readAnyway([['/facts/points/at-most', '90']])]);
    expect('problems' in ordered && ordered.problems.map((p) => p.code)).toEqual(['vocabulary.differs']);
  });
});
