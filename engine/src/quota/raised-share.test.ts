import { describe, expect, it } from 'vitest';
import {
  checked,
  doing,
  entering,
  evaluated,
  points,
  question,
  rule,
  wrongWith,
} from '../evaluation/fixtures/small-pack.ts';
import { ratio } from '../exact.ts';
import { regulationInWords } from '../explanation/index.ts';
import type { Plain } from '../regulation/plain.ts';
import { body, pack } from './quota-pack.fixture.ts';

const unitSum = (id: string, of: string): Plain => ({ ...rule(id, ['organisation']), kind: 'sum', of: [of] });
const share: Plain = { measure: 'planShare', otherwise: { ask: 'planned' } };
const withMost: Plain = { ...Object(share), 'at-most': '0.2' };
const raisedTo = (raised: Plain, ordinary: Plain = share) =>
  pack(
    { share: ordinary, base: 'rated', raised: { share: raised, ask: 'raise' } },
    ['/questions/planned', question({ set: entering('0', '1') })],
    ['/questions/raise', question({ yes: doing('accept'), to: entering('0', '1') })],
    [
      '/facts',
      {
        points: points('person'),
        unitPoints: points('unit'),
        planned10: points('unit'),
        ...(typeof raised === 'object' ? { planned30: points('unit') } : {}),
      },
    ],
    [
      '/calculation',
      [
        { ...rule('score', ['leader', 'staff']), kind: 'sum', of: ['points'] },
        unitSum('unitScore', 'unitPoints'),
        unitSum('planShare', 'planned10'),
        ...(typeof raised === 'object' ? [unitSum('bestShare', 'planned30')] : []),
      ],
    ],
  );
const toMeasure: Plain = { measure: 'bestShare', 'at-most': '0.4' };

/** Ten people, all excellent: of every share the places can be read. */
const run = (data: Plain, unit: Record<string, string>, ...answers: readonly Record<string, string>[]) => {
  const decisions = answers.map((a) => ({ subject: 'ubnd', by: 'x', document: '7', on: '2025-12-01', ...a }));
  const tables = body(10, 0, { decisions });
  const unitYear = [{ subject: 'ubnd', period: '2025', unitPoints: '80', ...unit }];
  return evaluated(checked(data), { ...tables, 'unit-year': unitYear }).quotas[0];
};
const RAISED = { question: 'raise', option: 'yes' };

describe('a share that is a quantity of the unit, raised by a person', () => {
  it('stays what it is until somebody raises it', () => {
    const unraised = run(raisedTo(toMeasure), { planned10: '0.1', planned30: '0.3' });
    expect(unraised).toMatchObject({ places: 1, share: ratio(1, 10) });
    expect(unraised).not.toHaveProperty('raisedBy');
  });

  it('is raised to another quantity, or to a number', () => {
    const unit = { planned10: '0.1', planned30: '0.3' };
    expect(run(raisedTo(toMeasure), unit, RAISED)).toMatchObject({ places: 3, raisedBy: '7' });
    expect(run(raisedTo('0.25'), { planned10: '0.1' }, RAISED)).toMatchObject({
      places: 2,
      share: ratio(1, 4),
    });
  });

  it('is raised to no more than the text allows', () => {
    const most = run(raisedTo(toMeasure), { planned10: '0.1', planned30: '0.9' }, RAISED);
    expect(most).toMatchObject({ places: 4, share: ratio(2, 5) });
  });

  it('is never lowered by it', () => {
    const unit = { planned10: '0.5', planned30: '0.3' };
    expect(run(raisedTo(toMeasure), unit, RAISED)).toMatchObject({ places: 5, share: ratio(1, 2) });
    const half = { planned10: '0.5' };
    expect(run(raisedTo('0.25'), half, RAISED)).toMatchObject({ places: 5 });
    expect(run(raisedTo('0.25'), half, { ...RAISED, option: 'to', value: '0.4' })).toMatchObject({
      places: 5,
    });
  });

  it('is asked while the raised one is not known, and as long as the ordinary one might be higher', () => {
    expect(run(raisedTo(toMeasure), { planned10: '0.1' }, RAISED)?.notes).toContain('share-open');
    expect(run(raisedTo('0.25'), {}, RAISED)?.notes).toContain('share-open');
    const planned = { question: 'planned', option: 'set', value: '0.2' };
    expect(run(raisedTo(toMeasure), { planned10: '0.1' }, RAISED, planned)).toMatchObject({ places: 2 });
  });

  it('is known by its number where the ordinary one is never higher', () => {
    expect(run(raisedTo('0.25', withMost), {}, RAISED)).toMatchObject({ places: 2, share: ratio(1, 4) });
  });

  it('is told with both', () => {
    const line = regulationInWords(checked(raisedTo(toMeasure)), 'en').find((l) => l.part === 'quota');
    expect(line?.text).toContain('best: at most planShare (at most 100%) of');
    expect(line?.text).toContain('up to bestShare (at most 40%) when: ground');
  });

  it.each<[string, Plain, string]>([
    [
      'below the most the ordinary one can be',
      raisedTo('0.15', withMost),
      'pack.bad-share /quotas/0/raised/share',
    ],
    [
      'the ordinary one itself',
      raisedTo({ measure: 'planShare' }),
      'pack.raised-from-measure /quotas/0/raised/share/measure',
    ],
    [
      'a quantity, and the ordinary one a number',
      raisedTo(toMeasure, '20%'),
      'pack.raised-from-measure /quotas/0/raised/share/measure',
    ],
    [
      'a quantity of people',
      raisedTo({ measure: 'score' }),
      'pack.share-of-no-unit /quotas/0/raised/share/measure',
    ],
    [
      'an unknown quantity',
      raisedTo({ measure: 'nothing' }),
      'pack.unknown-measure /quotas/0/raised/share/measure',
    ],
  ])('is refused when it is %s', (_, data, told) => {
    expect(wrongWith(data)).toContain(told);
  });
});
