import { expect, it } from 'vitest';
import type { Level } from './levels.ts';
import { scoreFor, shownOf, type Wanted } from './results-shown.ts';

const LADDER = ['excellent', 'good', 'completed'];
const wanted: Wanted = {
  ...{ regulation: 'r', sought: '', group: '', unit: '', level: '', state: '' },
  ...{ sort: 'name', isReversed: false },
};
const aLevel = (given: Partial<Level> & { readonly name: string }): Level => ({
  ...{ regulation: 'r', kind: 'person', subject: given.name, unit: 'u', person: null, outcome: 'decided' },
  ...{
    score: null,
    beforeQuota: null,
    suggested: null,
    duty: 'none',
    state: 'suggested',
    number: 0,
    round: 1,
  },
  ...{ level: null, onPaper: null },
  ...given,
});
const levels = [
  aLevel({ name: 'Nguyễn Văn Đức', score: '91.5', suggested: 'excellent' }),
  aLevel({ name: 'Đỗ Thị An', score: '11057/120', suggested: 'good', duty: 'head' }),
  aLevel({ name: 'Trần Bình', score: null, state: 'proposed', level: 'completed' }),
  aLevel({ name: 'Người khác', regulation: 'other' }),
];
const names = (given: Partial<Wanted>) =>
  shownOf(levels, { ...wanted, ...given }, LADDER).map(({ name }) => name);

it('are found without marks and put in order by the name proper, as lists of people here are', () => {
  expect(names({})).toEqual(['Đỗ Thị An', 'Trần Bình', 'Nguyễn Văn Đức']);
  expect(names({ sought: 'do thi' })).toEqual(['Đỗ Thị An']);
  expect(names({ sought: 'duc nguyen' })).toEqual(['Nguyễn Văn Đức']);
});

it('stand by score with fractions where they belong, and those without one last', () => {
  expect(scoreFor('11057/120')).toBeGreaterThan(scoreFor('91.5'));
  expect(names({ sort: 'score' })).toEqual(['Đỗ Thị An', 'Nguyễn Văn Đức', 'Trần Bình']);
});

it('stand by the level that stands now: proposed before suggested', () => {
  expect(names({ sort: 'level' })).toEqual(['Nguyễn Văn Đức', 'Đỗ Thị An', 'Trần Bình']);
  expect(names({ level: 'completed' })).toEqual(['Trần Bình']);
  expect(names({ group: 'head' })).toEqual(['Đỗ Thị An']);
  expect(names({ state: 'proposed' })).toEqual(['Trần Bình']);
});
