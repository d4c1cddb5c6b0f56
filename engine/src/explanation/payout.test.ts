import { expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { compileRegulation } from '../evaluation/compile.ts';
import { evaluateYear } from '../evaluation/evaluate.ts';
import {
  checked,
  person,
  registerOf,
  resultFor,
  rule,
  small,
  unit,
} from '../evaluation/fixtures/small-pack.ts';
import { parsePeriod } from '../period.ts';
import { regulationInWords } from './regulation-in-words.ts';
import { why } from './why.ts';

const regulation = checked(
  small([
    '/payouts',
    [{ ...rule('extra', ['staff']), coefficients: { best: '1.8', good: { 'at-most': '80%', of: 'best' } } }],
  ]),
);

function told(points: string) {
  const register = registerOf([regulation], {
    units: [unit('ubnd')],
    people: [person('a', 'ubnd')],
    'person-year': [{ subject: 'a', period: '2025', points }],
  });
  const program = compileRegulation(regulation, register.vocabulary);
  const [period, asOf] = [parsePeriod('2025')!, parseDay('2025-12-31')!];
  const evaluation = evaluateYear({ program, register, period, asOf, traced: true });
  const { sections } = why(resultFor(evaluation, 'a'), { program, register, evaluation }, 'en');
  return sections.flatMap((s) => s.sentences).map((s) => `${s.text} [${s.refs}]`);
}

it('the explanation says what the level is worth, with the article', () => {
  expect(told('95')).toContain('Extra: 1.8. [Article 1, 1/2025]');
});

it('a share of the coefficient of another level is told as the most it may be', () => {
  expect(told('60')).toContain('Extra: at most 1.44 (80% of the coefficient of best). [Article 1, 1/2025]');
  expect(told('40').join()).not.toContain('Extra');
});

it('a comparison of packs sees what levels are worth', () => {
  expect(regulationInWords(regulation, 'vi').find((l) => l.part === 'payout')?.text).toContain(
    'best: 1,8; good: tối đa 1,44 (80% hệ số của mức best)',
  );
});
