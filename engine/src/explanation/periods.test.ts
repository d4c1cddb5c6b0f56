import { describe, expect, it } from 'vitest';
import {
  DECREE,
  explain,
  general,
  MONTHS,
  onePerson,
  product,
  steady,
  together,
  told,
} from './case.fixture.ts';

it('a month worked without a score is a question, with its options and who decides', () => {
  const explanation = explain(together(onePerson, steady('a', '80', {}, MONTHS.slice(0, 11))));
  expect(explanation.heading).toBe('Nguyễn Văn An: chờ quyết định');
  expect(told(explanation, 'Điểm tổng hợp')).toEqual([
    `Điểm trung bình: chưa tính được; đã có điểm: tháng 1 đến tháng 11/2026; chưa có: tháng 12/2026. [Điều 17; khoản 2 Điều 11; Điều 19, ${DECREE}]`,
    `Tháng 12/2026: có làm việc nhưng chưa có điểm được xác nhận. [Điều 17; khoản 2 Điều 11; Điều 19, ${DECREE}]`,
  ]);
  expect(told(explanation, 'Còn thiếu, còn phải quyết định')).toEqual([
    `Năm 2026: Có tháng làm việc chưa có điểm được xác nhận (ví dụ tháng 12 khi xếp loại trước 15/12, hoặc năm đầu áp dụng); người quyết định: Cấp có thẩm quyền xếp loại; lựa chọn: Lấy trung bình các tháng đã có điểm. [Điều 17, ${DECREE}]`,
  ]);
  expect(told(explanation, 'Mức xếp loại')).toEqual([
    `Chưa xét được mức nào vì chưa có: Điểm trung bình. [khoản 1 Điều 20; khoản 2 Điều 20; khoản 3 Điều 20; điểm a khoản 4 Điều 20, ${DECREE}]`,
  ]);
});

describe('a month without planned work', () => {
  const tables = together(onePerson, steady('a', '80', {}, MONTHS.slice(0, 11)), {
    'general-criteria': general('a', ['2026-12']),
    'work-products': [product('a', '2026-12', { product: 'Bão lũ', source: 'unplanned' })],
  });

  it('is a question of its own', () => {
    expect(told(explain(tables, 'en'), 'The mean')[1]).toBe(
      'December 2026: cannot be computed before a person answers: No planned work was assigned, so there is no ratio; the decree is silent. [Article 17; Clause 2 Article 11; Article 19, Decree 335/2025/NĐ-CP]',
    );
  });

  it('that a person left out is not in the mean, with the paper', () => {
    const answered = together(tables, {
      decisions: [
        {
          question: 'no-assigned-work',
          subject: 'a',
          period: '2026-12',
          option: 'leave-out',
          by: 'Chủ tịch xã',
          on: '2026-12-20',
          document: '50/TB',
        },
      ],
    });
    expect(told(explain(answered), 'Điểm tổng hợp')).toEqual([
      `Điểm trung bình: (86 × 11) / 11 = 86. [Điều 17; khoản 2 Điều 11; Điều 19, ${DECREE}]`,
      `Tháng 12/2026: không tính vào trung bình, Chủ tịch xã chọn “Không tính kỳ này” (văn bản 50/TB). [khoản 1 Điều 14, ${DECREE}]`,
    ]);
  });
});

it('months brought from another body and months of leave are told with their papers', () => {
  const brought = (period: string, value: string) => ({
    subject: 'a',
    period,
    measure: 'score',
    value,
    body: 'Sở Y tế',
    document: '15/TB-SYT',
  });
  const explanation = explain(
    together(onePerson, steady('a', '80', {}, MONTHS.slice(2, 10)), {
      leave: [{ subject: 'a', kind: 'sick', from: '2026-11-01', to: '2026-12-31', document: 'GN-7' }],
      'period-results': [brought('2026-01', '92.5'), brought('2026-02', '91')],
    }),
  );
  expect(told(explanation, 'Điểm tổng hợp')).toEqual([
    `Điểm trung bình: (92,5 + 91 + 86 × 8) / 10 = 87,15. [Điều 17; khoản 2 Điều 11; Điều 19, ${DECREE}]`,
    `Tháng 1/2026: 92,5; tháng 2/2026: 91 – do Sở Y tế xác nhận và gửi sang (văn bản 15/TB-SYT), giữ nguyên, không tính lại. [Điều 17; khoản 2 Điều 11; Điều 19, ${DECREE}]`,
    `Tháng 11, tháng 12/2026: không tính vào trung bình vì nghỉ (Loại nghỉ: Ốm đau; Từ ngày: 01/11/2026; Đến ngày: 31/12/2026; Văn bản: GN-7). [khoản 1 Điều 11; khoản 2 Điều 11, ${DECREE}]`,
  ]);
});
