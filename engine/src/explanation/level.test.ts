import { describe, expect, it } from 'vitest';
import {
  changed,
  commune,
  DECREE,
  explain,
  MONTHS,
  onePerson,
  staff,
  steady,
  together,
  told,
} from './case.fixture.ts';

describe('a reprimand for a duty violation (vector 6)', () => {
  const tables = together(onePerson, steady('a', '88'), {
    discipline: [
      {
        subject: 'a',
        act: 'HV1',
        nature: 'duty',
        side: 'administrative',
        measure: 'reprimand',
        effectiveOn: '2026-05-10',
        document: '12/QĐ-UBND',
      },
    ],
  });

  it('is named with its paper and its article, and what the level would be without it', () => {
    const explanation = explain(tables);
    expect(told(explanation, 'Mức xếp loại')).toEqual([
      `Không hoàn thành nhiệm vụ, do “Bị kỷ luật trong năm”: Vi phạm bị kỷ luật được tính 1, từ 1 trở lên. [điểm c khoản 4 Điều 20; khoản 3 Điều 11, ${DECREE}]`,
      `Vi phạm bị kỷ luật được tính: 1 hành vi (Mã hành vi: HV1; Tính chất: Liên quan công vụ; Kỷ luật của: Hành chính; Hình thức: Khiển trách; Ngày hiệu lực: 10/05/2026; Nơi vi phạm: Cơ quan hiện nay; Số quyết định: 12/QĐ-UBND). [khoản 3 Điều 11; điểm c khoản 4 Điều 20, ${DECREE}]`,
    ]);
    expect(changed(explanation)).toEqual([
      'Nếu không có “Bị kỷ luật trong năm”, mức trước khi tính tỷ lệ sẽ là Hoàn thành xuất sắc nhiệm vụ (Điểm trung bình 91,6, từ 90 trở lên).',
    ]);
  });

  it('that is not alone leaves the other reason standing', () => {
    const both = together(tables, {
      conclusions: [{ subject: 'a', period: '2026', degradationConcluded: 'yes' }],
    });
    expect(changed(explain(both, 'en'))).toEqual([
      'Without “Degradation concluded” there is still “Disciplined in the year”: Not completed.',
    ]);
  });
});

it('89.9956 is shown below 90, and adding what is said to be lacking reaches 90', () => {
  const explanation = explain(together(onePerson, steady('a', '85.708')));
  expect(explanation.summary).toBe(
    'Năm 2026: Điểm trung bình 89,9956 điểm; mức đề xuất: Hoàn thành tốt nhiệm vụ, vì điểm từ 70 đến dưới 90.',
  );
  expect(changed(explanation)).toEqual([
    'Để đạt mức Hoàn thành xuất sắc nhiệm vụ trước khi tính tỷ lệ: còn thiếu 0,01, làm tròn lên (Điểm trung bình 89,9956, cần từ 90 trở lên), tức là trung bình mỗi tháng trong 12 tháng được tính, hay thêm 0,06 vào tổng điểm.',
  ]);
});

it('the level of the organisation that holds the head down is named, with what it took away', () => {
  const tables = together(
    {
      units: [
        { ...commune, id: 'tinh', name: 'UBND tỉnh', role: 'managingBody' },
        { ...commune, parent: 'tinh' },
      ],
      people: [staff('h', 'Trần Thị Bình', { leads: 'head' }), staff('a', 'Nguyễn Văn An')],
      leadership: MONTHS.map((period) => ({
        subject: 'h',
        period,
        organisingGrade: 'full',
        unitingGrade: 'united',
      })),
      decisions: [
        {
          question: 'level',
          subject: 'ubnd',
          period: '2026',
          option: 'good',
          by: 'Chủ tịch tỉnh',
          on: '2026-12-01',
          document: '1/QĐ',
        },
      ],
    },
    steady('h', '99'),
    steady('a', '20', { 'I.1': '0', 'I.2': '0', 'II.1': '0' }),
  );
  const explanation = explain(tables, 'vi', 'h');
  expect(told(explanation, 'Mức xếp loại')).toEqual([
    `Mức Hoàn thành xuất sắc nhiệm vụ: Điểm trung bình 93,81…, từ 90 trở lên. [khoản 1 Điều 20, ${DECREE}]`,
    `Không cao hơn mức của tổ chức: UBND xã An Bình ở mức Hoàn thành tốt nhiệm vụ; mức Hoàn thành xuất sắc nhiệm vụ hạ xuống Hoàn thành tốt nhiệm vụ. [khoản 6 Điều 20, ${DECREE}]`,
  ]);
  expect(changed(explanation)).toEqual([
    'Nếu không có “Không cao hơn mức của tổ chức”, mức trước khi tính tỷ lệ sẽ là Hoàn thành xuất sắc nhiệm vụ (Điểm trung bình 93,81…, từ 90 trở lên).',
  ]);
  expect(told(explanation, 'Điểm từng kỳ').find((s) => s.includes('(d)'))).toBe(
    `Tháng 1 đến tháng 12/2026 – Kết quả lĩnh vực phụ trách (d): 1 trong 1 người thuộc quyền có điểm dưới 50, tính 50%. [điểm a khoản 3 Điều 15, ${DECREE}]`,
  );
  expect(JSON.stringify(explanation)).not.toContain('Nguyễn Văn An');
});

it('fewer than six months are not rated, with the count and what the level would be', () => {
  const explanation = explain(
    together(
      {
        units: [commune],
        people: [staff('a', 'Nguyễn Văn An', { serviceFrom: '2026-08-01', from: '2026-08-01' })],
      },
      steady('a', '80', {}, MONTHS.slice(7)),
    ),
  );
  expect(explanation.heading).toBe('Nguyễn Văn An: không xếp loại');
  expect(told(explanation, 'Điểm tổng hợp')[1]).toBe(
    `Tháng 1 đến tháng 7/2026: không tính vào trung bình, vào làm việc từ 01/08/2026. [khoản 1 Điều 11; khoản 2 Điều 11, ${DECREE}]`,
  );
  expect(told(explanation, 'Mức xếp loại').slice(0, 2)).toEqual([
    `Không xếp loại, do “Làm việc dưới 6 tháng”: Số tháng làm việc 5, dưới 6; và không thuộc trường hợp: “nghỉ ốm, thai sản nên xếp loại theo thời gian thực tế”: (Số tháng nghỉ ốm, thai sản 0, không đạt yêu cầu từ 1 trở lên; và Số tháng làm việc và nghỉ ốm, thai sản 5, không đạt yêu cầu từ 6 trở lên). [khoản 1 Điều 11; khoản 2 Điều 11, ${DECREE}]`,
    `Số tháng làm việc: 5 trong 12 tháng. [khoản 1 Điều 11, ${DECREE}]`,
  ]);
  expect(changed(explanation)).toEqual([
    'Nếu không có “Làm việc dưới 6 tháng”, mức sẽ là Hoàn thành tốt nhiệm vụ (Điểm trung bình 86, từ 70 đến dưới 90).',
  ]);
});

it('a decided level that differs from the proposal says both, who, when and why', () => {
  const tables = together(onePerson, steady('a', '80'), {
    decisions: [
      {
        question: 'level',
        subject: 'a',
        period: '2026',
        option: 'good',
        by: 'Chủ tịch xã',
        on: '2026-12-10',
        document: '60/QĐ',
      },
      {
        question: 'level',
        subject: 'a',
        period: '2026',
        option: 'completed',
        by: 'Chủ tịch xã',
        on: '2026-12-20',
        document: '71/QĐ',
        reason: 'kết luận kiểm tra',
      },
    ],
  });
  expect(
    told(explain(tables), 'Mức xếp loại')
      .slice(-2)
      .map((s) => s.replace(/ \[.*/, '')),
  ).toEqual([
    'Chủ tịch xã quyết định mức Hoàn thành nhiệm vụ ngày 20/12/2026, văn bản 71/QĐ, lý do: kết luận kiểm tra; mức đề xuất là Hoàn thành tốt nhiệm vụ.',
    'Quyết định này thay thế mức Hoàn thành tốt nhiệm vụ do Chủ tịch xã quyết định ngày 10/12/2026, văn bản 60/QĐ.',
  ]);
});

it('a cadre hears that other rules apply, with the article', () => {
  const explanation = explain({
    units: [commune],
    people: [staff('a', 'Lê Văn Cường', { service: 'cadre' })],
  });
  expect(explanation.heading).toBe('Lê Văn Cường: theo quy định khác');
  expect(told(explanation, 'Đối tượng áp dụng')[0]).toContain(
    `[khoản 2 Điều 2; khoản 4 Điều 2; khoản 1 Điều 28; khoản 2 Điều 28, ${DECREE}]`,
  );
});

it('what is lacking is said to be rounded only where it is', () => {
  expect(changed(explain(together(onePerson, steady('a', '80'))))).toEqual([
    'Để đạt mức Hoàn thành xuất sắc nhiệm vụ trước khi tính tỷ lệ: còn thiếu 4 (Điểm trung bình 86, cần từ 90 trở lên), tức là trung bình mỗi tháng trong 12 tháng được tính, hay thêm 48 vào tổng điểm.',
  ]);
});
