import { describe, expect, it } from 'vitest';
import {
  changed,
  commune,
  DECREE,
  evaluated,
  explain,
  staff,
  steady,
  together,
  told,
} from './case.fixture.ts';

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

  it('are told how many hold the level and on which decisions, where that is more than the places', () => {
    const decisions = [0, 1, 2].map((i) => ({
      question: 'level',
      subject: `p${i}`,
      period: '2026',
      option: 'excellent',
      by: 'Chủ tịch xã',
      on: '2026-12-10',
      document: `${40 + i}/QĐ`,
    }));
    expect(told(explain(together(tables, { decisions }), 'vi', 'p1'), 'Tỷ lệ').at(-1)).toBe(
      `UBND xã An Bình: mức Hoàn thành xuất sắc nhiệm vụ đã được quyết định hoặc chọn cho 3 người mà chỉ có 2 suất, nên chưa giữ được mức Hoàn thành xuất sắc nhiệm vụ: Chủ tịch xã quyết định mức Hoàn thành xuất sắc nhiệm vụ ngày 10/12/2026, văn bản 41/QĐ; các văn bản khác: 40/QĐ, 42/QĐ. [khoản 5 Điều 20, ${DECREE}]`,
    );
  });

  it('without any place keep none by a decision: the proposal stays below, and why', () => {
    const few = together(
      { units: [commune], people: [staff('p0', 'Người 0'), staff('p1', 'Người 1')] },
      steady('p0', '97'),
      steady('p1', '80'),
      {
        decisions: [
          {
            question: 'level',
            subject: 'p0',
            period: '2026',
            option: 'excellent',
            by: 'Chủ tịch xã',
            on: '2026-12-10',
            document: '40/QĐ',
          },
        ],
      },
    );
    const explanation = explain(few, 'vi', 'p0');
    expect(told(explanation, 'Tỷ lệ').at(-1)).toBe(
      `UBND xã An Bình: mức Hoàn thành xuất sắc nhiệm vụ đã được quyết định hoặc chọn cho 1 người mà chỉ có 0 suất, nên chưa giữ được mức Hoàn thành xuất sắc nhiệm vụ: Chủ tịch xã quyết định mức Hoàn thành xuất sắc nhiệm vụ ngày 10/12/2026, văn bản 40/QĐ. [khoản 5 Điều 20, ${DECREE}]`,
    );
    expect(explanation.summary).toContain(
      'mức đề xuất: Hoàn thành tốt nhiệm vụ, vì số giữ mức Hoàn thành xuất sắc nhiệm vụ nhiều hơn số suất; mức được quyết định: Hoàn thành xuất sắc nhiệm vụ',
    );
  });

  it('are warned that a duty group gives no place of its own though the unit would', () => {
    const people = done.map((_, i) =>
      staff(`p${i}`, `Người ${i}`, { dutyGroup: ['A', 'B', 'C', 'D'][i % 4]! }),
    );
    const inGroups = { ...tables, people };
    expect(told(explain(inGroups, 'vi', 'p1'), 'Tỷ lệ')).toContain(
      `Lưu ý: tính riêng thì không nhóm nhiệm vụ nào có suất, dù cả UBND xã An Bình có 2 suất. [khoản 5 Điều 20, ${DECREE}]`,
    );
    const oneIsSmall = done.map((_, i) => staff(`p${i}`, `Người ${i}`, { dutyGroup: i < 3 ? 'B' : 'A' }));
    const { quotas } = evaluated({ ...tables, people: oneIsSmall }).context.evaluation;
    const ofPeople = quotas.filter((q) => q.quota === 'excellent-people');
    expect(ofPeople.map((q) => [q.dutyGroup, q.notes.includes('groups-give-none')])).toEqual([
      [undefined, false],
      ['A', false],
      ['B', true],
    ]);
    expect(told(explain({ ...tables, people: oneIsSmall }, 'vi', 'p1'), 'Tỷ lệ')).toContain(
      `Lưu ý: nhóm nhiệm vụ tương đồng “B” tính riêng không có suất nào, dù cả UBND xã An Bình có 2 suất. [khoản 5 Điều 20, ${DECREE}]`,
    );
  });

  it('never hear the name of another person', () => {
    expect(JSON.stringify(explain(tables, 'vi', 'p1'))).not.toMatch(/Người (0|2|3|4|5)\b/);
  });
});
