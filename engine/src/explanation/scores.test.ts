import { describe, expect, it } from 'vitest';
import { DECREE, explain, general, MONTHS, onePerson, product, together, told } from './case.fixture.ts';

const vector1 = together(onePerson, {
  'general-criteria': general('a', MONTHS, { 'III.1': '1.5', 'III.2': '1.5' }),
  'work-products': MONTHS.flatMap((m) => [
    product('a', m, { product: 'Báo cáo quý', coefficient: '20', majorErrors: '1' }),
    product('a', m, { product: 'Kế hoạch tuần', coefficient: '10', latenesses: '2' }),
    product('a', m, { product: 'Hồ sơ', coefficient: '7', assigned: '10', completed: '10' }),
  ]),
});

describe('one product with a major error, one late twice, general 28 (vector 1 of the decree)', () => {
  it('shows the arithmetic of the months in Vietnamese', () => {
    const of = 'Tháng 1 đến tháng 12/2026 – ';
    expect(told(explain(vector1), 'Điểm từng kỳ')).toEqual([
      `${of}Điểm của kỳ: Tiêu chí chung 28 + Điểm kết quả 67,66… = 95,66… [Điều 17, ${DECREE}]`,
      `${of}Tiêu chí chung: I: 5 + 5 = 10; II: 2,5 + 2,5 + 2,5 + 2,5 = 10; III: 1,5 + 1,5 + 2,5 + 2,5 = 8; cộng 28. [khoản 2 Điều 12, Phụ lục I, Mẫu số 01, ${DECREE}]`,
      `${of}Điểm kết quả: (1 + 0,95 + 0,95) / 3 × 70 = 67,66… [khoản 3 Điều 12; Điều 17, ${DECREE}]`,
      `${of}Số lượng (a): 100 / 100 = 1. [khoản 1 Điều 14, ${DECREE}]`,
      `${of}Khối lượng quy đổi hoàn thành: 20 × 1 + 10 × 1 + 7 × 10 = 100. [khoản 1 Điều 14; khoản 1 Điều 18, ${DECREE}]`,
      `${of}Khối lượng quy đổi được giao: 20 × 1 + 10 × 1 + 7 × 10 = 100. [khoản 1 Điều 14; khoản 1 Điều 18, ${DECREE}]`,
      `${of}Chất lượng (b): 95 / 100 = 0,95. [khoản 2 Điều 14, ${DECREE}]`,
      `${of}Khối lượng quy đổi đạt chất lượng: 20 × (1 − 1 × 25%) + 10 × 1 + 7 × 10 = 95; “Báo cáo quý”: Số lần sai sót lớn bị trừ 1, mỗi lần 25%. [khoản 2 Điều 14; khoản 1 Điều 18, ${DECREE}]`,
      `${of}Tiến độ (c): 95 / 100 = 0,95. [khoản 3 Điều 14, ${DECREE}]`,
      `${of}Khối lượng quy đổi đúng tiến độ: 20 × 1 + 10 × (1 − 2 × 25%) + 7 × 10 = 95; “Kế hoạch tuần”: Số lần chậm bị trừ 2, mỗi lần 25%. [khoản 3 Điều 14; khoản 1 Điều 18, ${DECREE}]`,
    ]);
  });

  it('shows mean, level and the place that is not there in English', () => {
    const english = explain(vector1, 'en');
    expect(english.heading).toBe('Nguyễn Văn An: Good');
    expect(english.summary).toBe(
      '2026: Mean score 95.66… points; level before the quota: Excellent; proposed level: Good, because there is no place for Excellent.',
    );
    expect(told(english, 'The mean')).toEqual([
      'Mean score: (95.66… × 12) / 12 = 95.66… [Article 17; Clause 2 Article 11; Article 19, Decree 335/2025/NĐ-CP]',
    ]);
    expect(told(english, 'The level')).toEqual([
      'Level Excellent: Mean score 95.66…, 90 or more. [Clause 1 Article 20, Decree 335/2025/NĐ-CP]',
    ]);
    expect(told(english, 'The quota').at(-1)).toBe(
      'There is no place, so the level is Good. [Clause 5 Article 20, Decree 335/2025/NĐ-CP]',
    );
  });

  it('says of every part with a number that goes on that the exact number is used, and of no other part', () => {
    const titles = (language: 'vi' | 'en') => explain(vector1, language).sections.map(({ title }) => title);
    expect(titles('vi')).toContain('Điểm tổng hợp (số có “…” còn chữ số nữa, tính bằng số đúng)');
    expect(titles('en')).toContain('The mean (a number with “…” goes on; the exact number is used)');
    expect(titles('vi').some((title) => !title.includes('…'))).toBe(true);
  });

  it('names the readings it stands on and who chose them', () => {
    const decided = together(vector1, {
      decisions: [
        {
          question: 'reading:deduction-unit',
          subject: '*',
          option: 'product',
          by: 'Chủ tịch tỉnh',
          on: '2026-01-15',
          document: '9/QĐ-UBND',
        },
      ],
    });
    expect(explain(decided).standsOn.map((s) => s.text)).toContain(
      'Dòng công việc có nhiều sản phẩm: trừ 25% của sản phẩm có lỗi hay của cả dòng? Chủ tịch tỉnh chọn cách hiểu “Sản phẩm có lỗi” ngày 15/01/2026, văn bản 9/QĐ-UBND.',
    );
  });
});

describe('forty lines of work in a month, one with a major error', () => {
  const tables = together(onePerson, {
    'general-criteria': general('a', ['2026-03']),
    'work-products': Array.from({ length: 40 }, (_, i) =>
      product('a', '2026-03', {
        product: `Việc ${i + 1}`,
        coefficient: String(1 + (i % 20)),
        ...(i === 7 ? { majorErrors: '1' } : {}),
      }),
    ),
  });
  const line = (label: string) =>
    told(explain(tables, 'vi', 'a', { period: '2026-03' }), 'Điểm từng kỳ')
      .find((s) => s.includes(label))
      ?.replace(/ \[.*/, '');

  it('are put together by what they are, so that the sum can be added up again', () => {
    expect(line('được giao')).toBe(
      'Khối lượng quy đổi được giao: 2 × (1 × 1) + 2 × (2 × 1) + 2 × (3 × 1) + 2 × (4 × 1) + 2 × (5 × 1) + 2 × (6 × 1) + 2 × (7 × 1) + 2 × (8 × 1) + 2 × (9 × 1) + 2 × (10 × 1) + 2 × (11 × 1) + 2 × (12 × 1) và 16 dòng khác, cộng 264, = 420.',
    );
  });

  it('name the line that lost something', () => {
    expect(line('đạt chất lượng')).toBe(
      'Khối lượng quy đổi đạt chất lượng: 2 × (1 × 1) + 2 × (2 × 1) + 2 × (3 × 1) + 2 × (4 × 1) + 2 × (5 × 1) + 2 × (6 × 1) + 2 × (7 × 1) + 2 × (9 × 1) + 2 × (10 × 1) + 2 × (11 × 1) + 2 × (12 × 1) + 2 × (13 × 1) + 8 × (1 − 1 × 25%) và 15 dòng khác, cộng 246, = 418; “Việc 8”: Số lần sai sót lớn bị trừ 1, mỗi lần 25%.',
    );
  });
});

it('a waived lateness, an unplanned task and work handed over are told with the lines they are in', () => {
  const rows = told(
    explain(
      together(onePerson, {
        'general-criteria': general('a', MONTHS),
        'work-products': MONTHS.flatMap((m) => [
          product('a', m, {
            product: 'Quy hoạch',
            coefficient: '40',
            latenesses: '1',
            waivedLatenesses: '1',
            waiverDocument: '3/CV',
          }),
          product('a', m, { product: 'Thanh tra', coefficient: '10', source: 'handedOver', completed: '0' }),
          product('a', m, { product: 'Bão lũ', coefficient: '5', source: 'unplanned' }),
        ]),
      }),
    ),
    'Điểm từng kỳ',
  );
  const line = (label: string) => rows.find((r) => r.includes(label))?.replace(/ \[.*/, '');
  expect(line('được giao')).toBe(
    'Tháng 1 đến tháng 12/2026 – Khối lượng quy đổi được giao: 40 × 1 + 10 × 1 = 50; trong đó số dòng: Đã giao cho người khác 1; số dòng không tính: Đột xuất phát sinh 1.',
  );
  expect(line('quy đổi đúng tiến độ')).toBe(
    'Tháng 1 đến tháng 12/2026 – Khối lượng quy đổi đúng tiến độ: 40 × 1 + 5 × 1 = 45; “Quy hoạch”: Chậm do khách quan 1, không trừ (Văn bản xác nhận khách quan: 3/CV); trong đó số dòng: Đột xuất phát sinh 1; số dòng không tính: Đã giao cho người khác 1.',
  );
});
