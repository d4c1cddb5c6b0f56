import { describe, expect, it } from 'vitest';
import { complaintsAbout, packWith, rule, tried } from './rules.fixture.ts';

const mistake = (more: Readonly<Record<string, string>>) => ({
  subject: 'a',
  period: '2026-03',
  act: 'x',
  ...more,
});
const byKind = { kind: { late: '2', wrong: '5' } };

describe('points of records', () => {
  it('add up a column; no record is nothing', () => {
    const plain = rule('points-of-records', { table: 'mistakes', points: 'minus' });
    expect(complaintsAbout(packWith([plain]))).toEqual([]);
    expect(tried([plain], { mistakes: [mistake({ minus: '3' }), mistake({ minus: '4' })] }).value()).toBe(
      '7',
    );
    const none = tried([plain], {});
    expect(none.value()).toBe('0');
    expect(none.explain('en')).toBe('no record, which counts 0');
  });

  it('go by the option of a choice, where a condition holds', () => {
    const late = rule('points-of-records', {
      table: 'mistakes',
      points: byKind,
      where: { column: 'minus', above: '0' },
    });
    expect(complaintsAbout(packWith([late]))).toEqual([]);
    const rows = {
      mistakes: [
        mistake({ kind: 'late', minus: '1' }),
        mistake({ kind: 'wrong', minus: '1' }),
        mistake({ kind: 'wrong', minus: '0' }),
      ],
    };
    expect(tried([late], rows).value()).toBe('7');
    expect(tried([late], rows).words('vi')).toBe(
      'cộng điểm các dòng “Sai sót” (Loại: Chậm 2, Sai 5); mà Điểm trừ trên 0',
    );
  });

  it('keep the cap of each row and that of the whole', () => {
    const capped = rule('points-of-records', {
      table: 'mistakes',
      points: 'minus',
      'each-at-most': '3',
      'at-most': '5',
    });
    const rows = tried([capped], {
      mistakes: [mistake({ minus: '9' }), mistake({ minus: '1' }), mistake({ minus: '3' })],
    });
    expect(rows.value()).toBe('5');
    expect(rows.explain('vi')).toContain('3 dòng (');
    expect(rows.explain('vi')).toContain(': 7, tính 5 (tối đa)');
    expect(tried([capped], { mistakes: [mistake({ minus: '9' })] }).value()).toBe('3');
  });

  it('weigh each row by a column', () => {
    const weighed = rule('points-of-records', { table: 'targets', points: 'failed', weight: 'weight' });
    expect(complaintsAbout(packWith([weighed]))).toEqual([]);
    const target = { subject: 'a', period: '2026-03', weight: '1.5', failed: '2' };
    expect(tried([weighed], { targets: [target, target] }).value()).toBe('6');
  });

  describe('escalate for the same again', () => {
    const again = rule('points-of-records', {
      table: 'mistakes',
      points: byKind,
      repeated: { by: 'kind', from: '2', times: '2' },
    });

    it('from the second on', () => {
      expect(complaintsAbout(packWith([again]))).toEqual([]);
      const once = { mistakes: [mistake({ kind: 'late' }), mistake({ kind: 'wrong' })] };
      expect(tried([again], once).value()).toBe('7');
      const thrice = tried([again], {
        mistakes: [mistake({ kind: 'late' }), mistake({ kind: 'late' }), mistake({ kind: 'late' })],
      });
      expect(thrice.value()).toBe('10');
      expect(thrice.explain('en')).toContain(', 2 repeated × 2: 10');
    });

    const growing = (times: readonly string[]) =>
      rule('points-of-records', {
        table: 'mistakes',
        points: byKind,
        repeated: { by: 'kind', from: '2', times },
      });
    const late = (times: number) => ({
      mistakes: Array.from({ length: times }, () => mistake({ kind: 'late' })),
    });

    it('ever more with each time, the last factor from its time on', () => {
      const grown = growing(['2', '3', '5']);
      expect(complaintsAbout(packWith([grown]))).toEqual([]);
      // 2; 2 + 4; + 6; + 10; + 10
      expect([1, 2, 3, 4, 5].map((n) => tried([grown], late(n)).value())).toEqual([
        '2',
        '6',
        '12',
        '22',
        '32',
      ]);
      const five = tried([grown], late(5));
      expect(five.explain('en')).toContain(', 1 repeated × 2, 1 repeated × 3, 2 repeated × 5: 32');
      expect(five.explain('vi')).toContain(
        ', 1 dòng tái phạm tính × 2, 1 dòng tái phạm tính × 3, 2 dòng tái phạm tính × 5: 32',
      );
      expect(five.words('vi')).toContain(
        'cùng “Loại”: lần thứ 2 tính × 2, lần thứ 3 tính × 3, từ lần thứ 4 tính × 5',
      );
      expect(five.words('en')).toContain(
        'the same “Kind”: time 2 counts × 2, time 3 counts × 3, from time 4 on × 5',
      );
    });

    it('is at most the factor that so many rows can reach where a cell is blank', () => {
      // Two rows can reach × 2 only: 2 × 2 and 5 × 2 at most.
      const hidden = { mistakes: [mistake({ kind: 'late' }), mistake({ kind: '' })] };
      expect(tried([growing(['2', '3', '5'])], hidden).value()).toBe('missing mistakes (4–14)');
    });

    it('in the order of days, whatever the order of rows', () => {
      const ordered = rule('points-of-records', {
        table: 'mistakes',
        points: 'minus',
        repeated: { by: 'act', from: '2', times: '3', 'in-order-of': 'on' },
      });
      expect(complaintsAbout(packWith([ordered]))).toEqual([]);
      const first = mistake({ minus: '1', on: '2026-03-02' });
      const second = mistake({ minus: '4', on: '2026-03-09' });
      expect(tried([ordered], { mistakes: [first, second] }).value()).toBe('13');
      expect(tried([ordered], { mistakes: [second, first] }).value()).toBe('13');
    });

    it('leaves a range where a blank cell hides what was repeated', () => {
      const hidden = { mistakes: [mistake({ kind: 'late' }), mistake({ kind: '' })] };
      expect(tried([again], hidden).value()).toBe('missing mistakes (4–14)');
      expect(tried([again], { mistakes: [mistake({ kind: '' })] }).value()).toBe('missing mistakes (2–5)');
    });
  });

  it('leave a range where a cell is blank, and a number where the cap makes it one', () => {
    const plain = rule('points-of-records', { table: 'mistakes', points: 'minus' });
    const rows = { mistakes: [mistake({ minus: '6' }), mistake({})] };
    expect(tried([plain], rows).value()).toBe('missing mistakes (6–16)');
    const capped = rule('points-of-records', { table: 'mistakes', points: 'minus', 'at-most': '5' });
    expect(tried([capped], rows).value()).toBe('5');
  });
});
