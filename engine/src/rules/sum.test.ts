import { describe, expect, it } from 'vitest';
import { complaintsAbout, march, packWith, rule, tried } from './rules.fixture.ts';

const deductions = rule('points-of-records', { id: 'deductions', table: 'mistakes', points: 'minus' });
const mistake = (minus: string) => ({ subject: 'a', period: '2026-03', minus });

describe('a sum of terms', () => {
  const base100 = rule('sum', {
    of: [{ value: '100' }, { less: 'deductions', times: '2' }, { add: 'knowledge' }],
    'at-least': '0',
    'at-most': '100',
  });
  const rules = [deductions, base100];

  it('starts from a number of the text, adds and takes off', () => {
    expect(complaintsAbout(packWith(rules))).toEqual([]);
    const plain = tried(rules, { ...march({ knowledge: '5' }), mistakes: [mistake('10')] });
    expect(plain.value()).toBe('85');
    expect(plain.explain('vi')).toBe(
      '100 − Sai sót trừ 10 × 2 + Chuyên môn 5 = 85'.replace('Sai sót trừ', 'Kết quả'),
    );
    expect(plain.words('en')).toBe('100 − Result × 2 + Knowledge; at least 0; at most 100');
  });

  it('keeps its bounds: bonus within the total, deductions not below nothing', () => {
    expect(tried(rules, march({ knowledge: '5' })).value()).toBe('100');
    const all = tried(rules, { ...march({ knowledge: '5' }), mistakes: Array(6).fill(mistake('10')) });
    expect(all.value()).toBe('0');
    expect(all.explain('en')).toContain('= -15, counted as 0 (the minimum)');
  });

  it('lies in a range while a deduction is not known', () => {
    const open = tried(rules, {
      ...march({ knowledge: '0' }),
      mistakes: [mistake('10'), { subject: 'a', period: '2026-03', act: 'x' }],
    });
    expect(open.value()).toBe('missing mistakes (60–80)');
  });

  it('carries no range on through plain sums and means: a part that is missing leaves them missing', () => {
    const plain = rule('sum', { id: 'plain', of: ['knowledge', 'x'] });
    const mean = rule('mean', { id: 'mean', of: ['knowledge', 'x'] });
    const open = tried([...rules, plain, mean], {
      ...march({ knowledge: '4' }),
      mistakes: [mistake('10'), { subject: 'a', period: '2026-03', act: 'x' }],
    });
    // 100 − 2 × 10 + 4 is at most 84, and 20 less with the mistake at its most.
    expect(open.value()).toBe('missing mistakes (64–84)');
    expect(open.value('plain')).toBe('missing mistakes');
    expect(open.value('mean')).toBe('missing mistakes');
    // Knowledge is declared from 0 to 10: its limits say nothing of a mark that was not given.
    expect(tried([plain, base100, deductions], march({})).value('plain')).toBe('missing knowledge');
  });

  it('lets a deduction go beyond the maximum of a group when nothing bounds it', () => {
    const beyond = rule('sum', { of: ['knowledge', { less: 'deductions' }] });
    expect(
      tried([deductions, beyond], { ...march({ knowledge: '5' }), mistakes: [mistake('10')] }).value(),
    ).toBe('-5');
  });
});

describe('criteria that do not apply', () => {
  const of = ['knowledge', 'digital', 'reception'];
  const sum = (policy: string) => rule('sum', { of, 'when-not-applicable': policy });
  const row = march({ knowledge: '8', digital: 'không áp dụng', reception: '3' });

  it.each([
    // 11 of 14 points, out of 20.
    ['re-weight', '110/7'],
    ['full', '17'],
    ['zero', '11'],
  ])('%s: 8 of 10 and 3 of 4 make %s', (policy, value) => {
    expect(complaintsAbout(packWith([sum(policy)]))).toEqual([]);
    expect(tried([sum(policy)], row).value()).toBe(value);
  });

  it('count like any other where they apply, and are missing where nothing is said', () => {
    expect(tried([sum('re-weight')], march({ knowledge: '8', digital: '4', reception: '3' })).value()).toBe(
      '15',
    );
    expect(tried([sum('re-weight')], march({ knowledge: '8', reception: '3' })).value()).toBe(
      'missing digital',
    );
  });

  it('make the group not apply when none of them does', () => {
    const group = rule('sum', {
      id: 'service',
      of: ['digital', 'reception'],
      'when-not-applicable': 're-weight',
    });
    const total = rule('sum', { of: ['knowledge', 'service'], 'when-not-applicable': 're-weight' });
    const none = march({ knowledge: '8', digital: 'n/a', reception: 'KAD' });
    expect(complaintsAbout(packWith([group, total]))).toEqual([]);
    expect(tried([group, total], none).value()).toBe('16');
  });

  it('leave a mean to the others, or count in full, or nothing', () => {
    const mean = (policy: string) =>
      rule('mean', { of: ['digital', 'reception'], weights: ['1', '3'], 'when-not-applicable': policy });
    const some = march({ digital: 'không áp dụng', reception: '4' });
    expect(tried([mean('re-weight')], some).value()).toBe('4');
    expect(tried([mean('full')], some).value()).toBe('4.5');
    expect(tried([mean('zero')], some).value()).toBe('3');
    expect(tried([mean('re-weight')], some).explain('vi')).toBe('4; không áp dụng: Chuyển đổi số');
  });

  it('pass through points made of them, and through a choice', () => {
    const grade = rule('value-by-choice', {
      id: 'attitude',
      fact: 'grade',
      values: { high: '100%', low: '50%' },
    });
    const worth = rule('points-from-share', { id: 'worth', of: 'attitude', points: '10' });
    const total = rule('sum', { of: ['knowledge', 'worth'], 'when-not-applicable': 're-weight' });
    expect(complaintsAbout(packWith([grade, worth, total]))).toEqual([]);
    const out = tried([grade, worth, total], march({ knowledge: '8', grade: 'không áp dụng' }));
    expect(out.value()).toBe('16');
    expect(out.explain('vi')).toBe('8, tính cả phần không áp dụng: 16; không áp dụng: Kết quả');
    expect(tried([grade, worth, total], march({ knowledge: '8', grade: 'high' })).value()).toBe('18');
  });

  it('are told with the policy in the rule', () => {
    expect(tried([sum('re-weight')], row).words('vi')).toBe(
      'tổng của: Chuyên môn; Chuyển đổi số; Tiếp dân; tiêu chí không áp dụng thì quy đổi theo các tiêu chí còn lại',
    );
    expect(tried([sum('full')], row).explain('en')).toBe(
      'Knowledge 8 + Reception of citizens 3 = 11, with what does not apply: 17; not applicable: Digital work',
    );
  });
});

it('pass or fail makes points of a flag', () => {
  const worth = rule('points-from-share', { of: 'passed', points: '30' });
  expect(tried([worth], march({ passed: 'có' })).value()).toBe('30');
  expect(tried([worth], march({ passed: 'không' })).value()).toBe('0');
  expect(tried([worth], march({ passed: 'có' })).explain('vi')).toBe('có: 30');
});

it('weights are passed on by the maximum of whatever a criterion is made of', () => {
  const targets = rule('mean-of-records', {
    id: 'targets',
    table: 'targets',
    of: 'done',
    to: 'due',
    'each-at-most': '100%',
    'when-none': '0',
  });
  const worth = rule('points-from-share', { id: 'worth', of: 'targets', points: '14' });
  const total = rule('sum', { of: ['worth', 'digital'], 'when-not-applicable': 're-weight' });
  expect(complaintsAbout(packWith([targets, worth, total]))).toEqual([]);
  const rows = {
    ...march({ digital: 'n/a' }),
    targets: [{ subject: 'a', period: '2026-03', done: '5', due: '10', weight: '1' }],
  };
  expect(tried([targets, worth, total], rows).value()).toBe('10');
});
