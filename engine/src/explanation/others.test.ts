import { expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { compileRegulation } from '../evaluation/compile.ts';
import { evaluateYear } from '../evaluation/evaluate.ts';
import {
  checked,
  flag,
  person,
  registerOf,
  resultFor,
  rule,
  small,
  unit,
} from '../evaluation/fixtures/small-pack.ts';
import { parsePeriod } from '../period.ts';
import type { Plain } from '../regulation/plain.ts';
import { why } from './why.ts';

function told(when: Plain, keyTasks: string): string {
  const regulation = checked(
    small(
      ['/facts/keyTasks', flag('unit')],
      ['/ceilings', [{ ...rule('gate', ['staff']), when, level: 'good' }]],
    ),
  );
  const register = registerOf([regulation], {
    units: [unit('ubnd', { name: 'UBND xã' })],
    people: [person('a', 'ubnd')],
    'person-year': [{ subject: 'a', period: '2025', points: '95' }],
    'unit-year': [{ subject: 'ubnd', period: '2025', unitPoints: '60', keyTasks }],
  });
  const program = compileRegulation(regulation, register.vocabulary);
  const evaluation = evaluateYear({
    program,
    register,
    period: parsePeriod('2025')!,
    asOf: parseDay('2025-12-31')!,
    traced: true,
  });
  const { sections, wouldHaveChanged } = why(
    resultFor(evaluation, 'a'),
    { program, register, evaluation },
    'en',
  );
  return [...sections.flatMap((s) => s.sentences), ...wouldHaveChanged].map((s) => s.text).join('\n');
}

it('an explanation says whose fact it was', () => {
  expect(told({ of: 'own-unit', fact: 'keyTasks', is: 'no' }, 'no')).toContain('fact of UBND xã: no');
});

it('a fact of a unit that is missing is told with the unit', () => {
  expect(told({ of: 'own-unit', fact: 'keyTasks', is: 'no' }, '')).toContain('UBND xã');
});

it('a level under another rating that nobody knows is named by the rating', () => {
  const when: Plain = {
    any: [
      { rating: 'party', is: 'poor' },
      { of: 'own-unit', fact: 'keyTasks', is: 'no' },
    ],
  };
  expect(told(when, 'yes')).toContain('Level under party');
});

it('rows about other units are told with the names of those units', () => {
  const regulation = checked(
    small(
      [
        '/tables',
        {
          criticism: {
            article: 'a1',
            label: { vi: 'criticism', en: 'criticism' },
            of: 'unit',
            columns: { on: { type: 'day', label: { vi: 'on', en: 'on' } } },
          },
        },
      ],
      [
        '/ceilings',
        [
          {
            ...rule('gate', ['leader']),
            when: { records: 'criticism', of: 'units-in-charge', in: 'period', on: 'on', 'at-least': '1' },
            level: 'good',
          },
        ],
      ],
    ),
  );
  const register = registerOf([regulation], {
    units: [unit('ubnd'), unit('land', { name: 'Lĩnh vực đất đai' })],
    people: [person('a', 'ubnd', { leads: 'deputy', inCharge: 'land' })],
    'person-year': [{ subject: 'a', period: '2025', points: '95' }],
    criticism: [{ subject: 'land', on: '2025-03-01' }],
  });
  const program = compileRegulation(regulation, register.vocabulary);
  const [period, asOf] = [parsePeriod('2025')!, parseDay('2025-12-31')!];
  const evaluation = evaluateYear({ program, register, period, asOf, traced: true });
  const { sections } = why(resultFor(evaluation, 'a'), { program, register, evaluation }, 'en');
  const texts = sections.flatMap((s) => s.sentences).map((s) => s.text);
  expect(texts.join('\n')).toContain('criticism about Lĩnh vực đất đai: 1, 1 or more');
});
