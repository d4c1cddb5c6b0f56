import { expect, it } from 'vitest';
import { evaluated, flag, levelOf, resultFor, rule } from '../evaluation/fixtures/small-pack.ts';
import { body, pack } from './quota-pack.fixture.ts';

/** A share of everybody rated; a probationer is not rated. */
const text = pack(
  { base: 'rated' },
  ['/facts/probation', flag('person')],
  [
    '/not-rated',
    [{ ...rule('probation', ['staff']), level: 'notRated', when: { fact: 'probation', is: 'yes' } }],
  ],
);
const known = body(1, 4);
/** Five people, of the last of whom it is said or not whether they are on probation. */
const saying = (probation: string) => ({
  ...known,
  'person-year': known['person-year'].map((row) => ({
    ...row,
    probation: row.subject === 'g3' ? probation : 'no',
  })),
  decisions: [{ question: 'place', subject: 'b0', option: 'yes', by: 'x', document: '1', on: '2025-12-01' }],
});

it('who may yet turn out not to be rated gives nobody a place', () => {
  const open = evaluated(text, saying(''));
  expect(open.quotas.map(({ rated, places, placesAtMost }) => [rated, places, placesAtMost])).toEqual([
    [4, 0, 1],
  ]);
  expect([levelOf(open, 'b0'), resultFor(open, 'b0').quota?.why]).toEqual(['decision-needed', 'others-open']);
});

it('once it is known that they are rated there is the place, and none where they are not', () => {
  expect(levelOf(evaluated(text, saying('no')), 'b0')).toBe('best');
  const without = evaluated(text, saying('yes'));
  expect(without.quotas[0]?.places).toBe(0);
  expect(levelOf(without, 'b0')).not.toBe('best');
});
