import { describe, expect, it } from 'vitest';
import { type Change, problemsWith } from '../fixtures/changed-pack.ts';
import type { Plain } from '../plain.ts';

const rung = (level: string, when: Plain): Plain => ({ article: 'a1', level, when });
const score = (tests: { readonly [by: string]: string }): Plain => ({ measure: 'yearScore', ...tests });
const ladder = (...rungs: Plain[]): Change => ['/ladders/0/rungs', rungs];

describe('every level of a ladder can be reached', () => {
  it.each<[what: string, change: Change]>([
    [
      '90, 70, 50',
      ladder(
        rung('best', score({ 'at-least': '90' })),
        rung('good', score({ 'at-least': '70' })),
        rung('poor', score({ below: '50' })),
      ),
    ],
    [
      'at the very end of the range',
      ladder(rung('best', score({ 'at-least': '100' })), rung('good', score({ below: '100' }))),
    ],
    [
      'between two ends that leave one point',
      ladder(rung('best', score({ 'at-least': '90', 'at-most': '90' }))),
    ],
    [
      'with a gap that is put to a person',
      ladder(rung('best', score({ above: '90' })), rung('poor', score({ below: '50' }))),
    ],
    [
      'beside a second gate',
      ladder(
        rung('best', { all: [score({ 'at-least': '90' }), { fact: 'criticised', is: 'no' }] }),
        rung('good', score({ 'at-least': '90' })),
      ),
    ],
    [
      'by one of two ways',
      ladder(rung('best', { any: [score({ above: '100' }), { measure: 'months', equals: '12' }] })),
    ],
    [
      'under either reading',
      ladder(
        rung('best', { reading: 'whose', is: 'own' }),
        rung('good', { reading: 'whose', is: 'checked' }),
      ),
    ],
    [
      'by some of a group',
      ladder(rung('best', { all: [score({ above: '90' }), { attribute: 'tier', is: 'commune' }] })),
    ],
  ])('%s', (_, change) => {
    expect(problemsWith(change)).toEqual([]);
  });
});

describe('a level no value can reach is refused, with its line and the reason:', () => {
  it.each<[what: string, change: Change, index: number, why: string]>([
    [
      '101 of 100',
      ladder(rung('best', score({ 'at-least': '101' }))),
      0,
      "'yearScore' lies between 0.5 and 100 and cannot be ≥ 101",
    ],
    ['just above the top', ladder(rung('best', score({ above: '100' }))), 0, 'cannot be > 100'],
    ['below the bottom', ladder(rung('poor', score({ below: '0' }))), 0, 'cannot be < 0'],
    [
      'two rungs swapped',
      ladder(rung('good', score({ 'at-least': '70' })), rung('best', score({ 'at-least': '90' }))),
      1,
      "every case belongs to 'good' before it",
    ],
    [
      'two ends that leave nothing',
      ladder(rung('good', score({ 'at-least': '70', below: '70' }))),
      0,
      'cannot be ≥ 70, < 70',
    ],
    [
      'two parts that contradict each other',
      ladder(rung('good', { all: [score({ above: '70' }), score({ below: '70' })] })),
      0,
      'contradict',
    ],
    [
      'the rest after two rungs that take all',
      ladder(
        rung('best', score({ 'at-least': '50' })),
        rung('poor', score({ below: '50' })),
        rung('good', { fact: 'criticised', is: 'no' }),
      ),
      2,
      "every case belongs to 'poor' before it",
    ],
    [
      'through a named condition',
      ladder(rung('good', { all: [{ condition: 'disciplined' }, { measure: 'violations', equals: '0' }] })),
      0,
      'contradict',
    ],
    [
      'through not',
      ladder(rung('good', { not: score({ 'at-most': '100' }) })),
      0,
      'one condition never holds',
    ],
    [
      'a yes and a no',
      ladder(
        rung('good', {
          all: [
            { fact: 'criticised', is: 'yes' },
            { fact: 'criticised', is: 'no' },
          ],
        }),
      ),
      0,
      'contradict',
    ],
    [
      'both readings at once',
      ladder(
        rung('good', {
          all: [
            { reading: 'whose', is: 'own' },
            { reading: 'whose', is: 'checked' },
          ],
        }),
      ),
      0,
      'contradict',
    ],
    [
      'an attribute that the group excludes',
      ladder(rung('good', { attribute: 'leads', is: 'none' })),
      0,
      "group 'head'",
    ],
    [
      'more months than a year has',
      ladder(rung('good', { measure: 'months', above: '12' })),
      0,
      "'months' lies between 0 and 12",
    ],
  ])('%s', (_, change, index, why) => {
    const problems = problemsWith(change).filter((p) => p.code === 'pack.level-unreachable');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.at).toMatchObject({ pointer: `/ladders/0/rungs/${index}`, line: expect.any(Number) });
    expect(problems[0]?.message.en).toContain(why);
    expect(problems[0]?.mend.vi).not.toBe('');
  });

  it('the rung that takes everything is named with its line', () => {
    const [problem] = problemsWith(
      ladder(rung('good', score({ 'at-least': '70' })), rung('best', score({ 'at-least': '90' }))),
    );
    expect(problem?.message.en).toMatch(/'good' before it, on line \d+/);
  });
});
