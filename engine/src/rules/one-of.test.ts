import { describe, expect, it } from 'vitest';
import { missingRows } from '../explanation/open-points.ts';
import { Wording } from '../explanation/wording.ts';
import { isGap } from './measured.ts';
import { complaintsAbout, march, packWith, rule, tried } from './rules.fixture.ts';

describe('criteria that exclude each other', () => {
  const either = rule('one-of', { of: ['flood', 'drought'] });

  it('count the one that is given', () => {
    expect(complaintsAbout(packWith([either]))).toEqual([]);
    const one = tried([either], march({ drought: '4' }));
    expect(one.value()).toBe('4');
    expect(one.explain('vi')).toBe('Chống hạn: 4');
    expect(one.words('en')).toBe('exactly one of: Flood work; Drought work');
  });

  it('are all missing where none is given', () => {
    expect(tried([either], march({ knowledge: '1' })).value()).toBe('missing flood drought');
  });

  it('contradict each other where two are given, and both are named', () => {
    const two = tried([either], march({ flood: '0', drought: '4' }));
    expect(two.value()).toBe('missing one-of:flood,drought');
    const gap = two.measured();
    const told = isGap(gap) ? missingRows(gap.missing, new Wording(two.program.regulation, 'vi')) : [];
    expect(told.map((t) => t.text)).toEqual([
      'chỉ một trong các mục đang cùng được ghi: Chống lụt, Chống hạn',
    ]);
  });

  it('leave out one that does not apply; where none applies, nothing does', () => {
    const apart = rule('one-of', { id: 'apart', of: ['digital', 'reception'] });
    const total = rule('sum', { of: ['knowledge', 'apart'], 'when-not-applicable': 'zero' });
    expect(complaintsAbout(packWith([apart, total]))).toEqual([]);
    const some = tried([apart, total], march({ knowledge: '1', digital: 'n/a', reception: '3' }));
    expect(some.value()).toBe('4');
    expect(tried([apart, total], march({ knowledge: '1', digital: 'n/a', reception: 'n/a' })).value()).toBe(
      '1',
    );
  });
});
