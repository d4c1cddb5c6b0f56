import { describe, expect, it } from 'vitest';
import { changed, commune, DECREE, explain, staff, steady, together, told } from './case.fixture.ts';

describe('twelve good people, six of them at the excellent level, two places, a tie at the line', () => {
  const done = ['99', '97', '97', '95', '94', '90', '80', '80', '80', '80', '80', '80'];
  const tables = together(
    { units: [commune], people: done.map((_, i) => staff(`p${i}`, `Người ${i}`)) },
    ...done.map((d, i) => steady(`p${i}`, d)),
  );
  const chosen = (subject: string, option: string, reason = '') => ({
    question: 'excellent-place',
    subject,
    option,
    by: 'Chủ tịch xã',
    on: '2026-12-10',
    document: '45/QĐ',
    reason,
  });

  it('are told the count, the rank, the tie and that somebody has to choose', () => {
    expect(told(explain(tables, 'vi', 'p1'), 'Tỷ lệ')).toEqual([
      `UBND xã An Bình: 12 người chắc chắn từ mức Hoàn thành tốt nhiệm vụ trở lên, tỷ lệ 20%; 2 suất (2 ≤ 20% × (12 − 2) = 2; 3 > 20% × (12 − 3) = 1,8); có 6 người đạt mức Hoàn thành xuất sắc nhiệm vụ. [khoản 5 Điều 20, ${DECREE}]`,
      `Đứng thứ 2 trong 6 theo điểm (97,9), cùng điểm với 1 người khác; 2 người cùng 97,9 điểm ở ranh giới của số suất. [khoản 5 Điều 20, ${DECREE}]`,
      `Số đạt mức nhiều hơn số suất: người có thẩm quyền phải chọn, chưa có lựa chọn. [khoản 5 Điều 20, ${DECREE}]`,
    ]);
  });

  it('are told who chose, on which paper and why', () => {
    const decisions = { decisions: [chosen('p0', 'given'), chosen('p1', 'not-given', 'chưa có sáng kiến')] };
    expect(told(explain(together(tables, decisions), 'vi', 'p1'), 'Tỷ lệ').at(-1)).toBe(
      `Xếp Hoàn thành tốt nhiệm vụ: Chủ tịch xã chọn “Không chọn, xếp hoàn thành tốt” ngày 10/12/2026, văn bản 45/QĐ, lý do: chưa có sáng kiến. [khoản 5 Điều 20, ${DECREE}]`,
    );
  });

  it('are told the smallest change: how many more make a place, how far the line is', () => {
    const decisions = { decisions: [chosen('p0', 'given'), chosen('p1', 'given')] };
    expect(changed(explain(together(tables, decisions), 'en', 'p5'))).toEqual([
      'UBND xã An Bình: 6 more people at Good or better would open one more place (now 2).',
      'By score the last place is at 97.9; 4.9 more would equal it.',
    ]);
  });

  it('never hear the name of another person', () => {
    expect(JSON.stringify(explain(tables, 'vi', 'p1'))).not.toMatch(/Người (0|2|3|4|5)\b/);
  });
});
