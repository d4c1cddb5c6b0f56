import { describe, expect, it } from 'vitest';
import { commune, explain, onePerson, staff, steady, together } from './case.fixture.ts';

describe('the summary says what decided the level', () => {
  it('a forced rule', () => {
    const tables = together(onePerson, steady('a', '88'), {
      conclusions: [{ subject: 'a', period: '2026', degradationConcluded: 'yes' }],
    });
    expect(explain(tables).summary).toBe(
      'Năm 2026: Điểm trung bình 91,6 điểm; mức đề xuất: Không hoàn thành nhiệm vụ, vì “Kết luận suy thoái”.',
    );
  });

  it('the rung', () => {
    expect(explain(together(onePerson, steady('a', '80'))).summary).toBe(
      'Năm 2026: Điểm trung bình 86 điểm; mức đề xuất: Hoàn thành tốt nhiệm vụ, vì điểm từ 70 đến dưới 90.',
    );
  });

  describe('the quota', () => {
    const tables = together(
      { units: [commune], people: Array.from({ length: 12 }, (_, i) => staff(`p${i}`, `Người ${i}`)) },
      ...Array.from({ length: 12 }, (_, i) => steady(`p${i}`, i < 6 ? '97' : '80')),
    );
    const choice = (subject: string, option: string) => ({
      question: 'excellent-place',
      subject,
      option,
      by: 'Chủ tịch xã',
      on: '2026-12-10',
      document: '45/QĐ',
    });

    it('without a choice', () => {
      expect(explain(tables, 'vi', 'p1').summary).toBe(
        'Năm 2026: Điểm trung bình 97,9 điểm; mức trước khi tính tỷ lệ: Hoàn thành xuất sắc nhiệm vụ; chưa có mức đề xuất: chưa chọn ai giữ mức Hoàn thành xuất sắc nhiệm vụ; còn 1 câu hỏi cho người có thẩm quyền.',
      );
    });

    it('with a choice against, and with the places gone to others', () => {
      const chosen = together(tables, {
        decisions: [choice('p0', 'given'), choice('p1', 'not-given'), choice('p2', 'given')],
      });
      const head =
        'Năm 2026: Điểm trung bình 97,9 điểm; mức trước khi tính tỷ lệ: Hoàn thành xuất sắc nhiệm vụ; mức đề xuất: Hoàn thành tốt nhiệm vụ, vì';
      expect(explain(chosen, 'vi', 'p1').summary).toBe(
        `${head} không được chọn giữ mức Hoàn thành xuất sắc nhiệm vụ.`,
      );
      expect(explain(chosen, 'vi', 'p3').summary).toBe(
        `${head} các suất Hoàn thành xuất sắc nhiệm vụ đã được chọn cho người khác.`,
      );
    });
  });
});
