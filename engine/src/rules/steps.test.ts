import { describe, expect, it } from 'vitest';
import { complaintsAbout, march, packWith, rule, tried } from './rules.fixture.ts';

const steps = [
  { 'at-least': '90%', value: '30' },
  { 'at-least': '70%', value: '20' },
  { above: '50%', value: '10' },
];
const tiers = rule('steps', { of: 'rate', steps, else: '0' });

describe('steps', () => {
  it('are written as the check accepts them', () => {
    expect(complaintsAbout(packWith([tiers]))).toEqual([]);
  });

  it.each([
    ['1', '30'],
    ['0.9', '30'],
    ['0.8999', '20'],
    ['0.7', '20'],
    ['0.5001', '10'],
    ['0.5', '0'],
    ['0', '0'],
  ])('a rate of %s counts %s', (rate, value) => {
    expect(tried([tiers], march({ rate })).value()).toBe(value);
  });

  it('wait for a number that is missing', () => {
    expect(tried([tiers], march({ knowledge: '1' })).value()).toBe('missing rate');
  });

  it('give the value all the same when all that is possible lies on one step', () => {
    const share = rule('share-of-records', {
      id: 'lateShare',
      table: 'mistakes',
      where: { column: 'kind', is: 'late' },
    });
    const low = rule('steps', { of: 'lateShare', steps: [{ above: '75%', value: '5' }], else: '1' });
    const row = (kind: string) => ({ subject: 'a', period: '2026-03', act: 'x', kind });
    const open = { mistakes: [row('wrong'), row('late'), row('')] };
    const sure = tried([share, low], open);
    expect(sure.value('lateShare')).toBe('missing mistakes (1/3–2/3)');
    expect(sure.value()).toBe('1');
    expect(sure.explain('vi')).toBe('dù còn thiếu số liệu, chắc chắn tính 1');
    const either = tried(
      [share, rule('steps', { of: 'lateShare', steps: [{ above: '50%', value: '5' }], else: '1' })],
      open,
    );
    expect(either.value()).toBe('missing mistakes (1–5)');
  });

  it('say which bar was reached', () => {
    const reached = tried([tiers], march({ rate: '0.925' }));
    expect(reached.explain('vi')).toBe('Tỷ lệ đúng hạn 92,5% (từ 90%), tính 30');
    expect(reached.explain('en')).toBe('Rate on time 92.5% (from 90%), counts 30');
    expect(tried([tiers], march({ rate: '0.4' })).explain('vi')).toBe(
      'Tỷ lệ đúng hạn 40% (dưới mọi mốc), tính 0',
    );
    expect(reached.words('vi')).toBe('Tỷ lệ đúng hạn từ 90%: 30; từ 70%: 20; trên 50%: 10; còn lại: 0');
    expect(reached.words('en')).toBe('Rate on time from 90%: 30; from 70%: 20; over 50%: 10; otherwise: 0');
  });
});
