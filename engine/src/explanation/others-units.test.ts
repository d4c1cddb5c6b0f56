import { describe, expect, it } from 'vitest';
import {
  commune,
  DECREE,
  explain,
  MONTHS,
  staff,
  steady,
  type Tables,
  together,
  told,
} from './case.fixture.ts';

const office = (id: string, name: string) => ({
  id,
  name,
  kind: 'administrativeAgency',
  role: 'directUnit',
  parent: 'ubnd',
});
const decided = (subject: string, option: string) => ({
  question: 'level',
  subject,
  period: '2026',
  option,
  by: 'Chủ tịch xã',
  on: '2026-12-01',
  document: '1/QĐ',
});
const led = MONTHS.map((period) => ({
  subject: 'h',
  period,
  organisingGrade: 'full',
  unitingGrade: 'united',
}));
const offices: Tables = {
  units: [
    { ...commune, id: 'tinh', name: 'UBND tỉnh', role: 'managingBody' },
    { ...commune, parent: 'tinh' },
    office('pnv', 'Phòng Nội vụ'),
    office('pkt', 'Phòng Kinh tế'),
  ],
};

describe('a month of an organisation, which is rated by the year', () => {
  const explanation = explain(offices, 'vi', 'ubnd', { period: '2026-03' });

  it('says so in heading, summary and section', () => {
    expect(explanation.heading).toBe('UBND xã An Bình: tổ chức chỉ xếp loại theo năm');
    expect(explanation.summary).toBe('Tháng 3/2026: tổ chức chỉ xếp loại theo năm.');
    expect(told(explanation, 'Mức xếp loại')[0]).toBe(
      `Tổ chức chỉ xếp loại theo năm; kỳ này không tính gì. [khoản 1 Điều 8; khoản 2 Điều 8; khoản 3 Điều 8; khoản 4 Điều 8, ${DECREE}]`,
    );
    expect(explain(offices, 'vi', 'ubnd', { period: '2026-Q1' }).heading).toBe(explanation.heading);
    expect(explain(offices, 'vi', 'ubnd', { period: '2026-H1' }).summary).toBe(
      '6 tháng đầu năm 2026: tổ chức chỉ xếp loại theo năm.',
    );
    const english = explain(offices, 'en', 'ubnd', { period: '2026-03' });
    expect(english.summary).toBe('March 2026: an organisation is rated over years only.');
  });
});

it('a number of units of which some are open says what is known of it', () => {
  const tables = together(offices, { decisions: [decided('pnv', 'notCompleted')] });
  const level = told(explain(tables, 'vi', 'ubnd'), 'Mức xếp loại').map((s) => s.replace(/ \[.*/, ''));
  expect(level).toContain(
    'Không đạt mức Hoàn thành xuất sắc nhiệm vụ: Đơn vị trực thuộc không hoàn thành: ít nhất 1 (Phòng Nội vụ), yêu cầu bằng 0.',
  );
  expect(level).toContain(
    'Đơn vị trực thuộc không hoàn thành: ít nhất 1 (Phòng Nội vụ), nhiều nhất 2; chưa tính được đúng số vì chưa có: Mức của đơn vị trực thuộc.',
  );
});

describe('a head', () => {
  const person = (unit: string, main: string) => staff('h', 'Trần Thị Bình', { unit, leads: 'head', main });
  const colleague = staff('a', 'Nguyễn Văn An', { unit: 'pnv' });

  it('held down by the unit reads which unit at which level in the summary', () => {
    const tables = together(
      offices,
      {
        people: [person('pnv', 'yes'), colleague],
        leadership: led,
        decisions: [decided('pnv', 'notCompleted')],
      },
      steady('h', '90'),
      steady('a', '90'),
    );
    expect(explain(tables, 'vi', 'h').summary).toBe(
      'Năm 2026: Điểm trung bình 96,5 điểm; mức đề xuất: Không hoàn thành nhiệm vụ, vì không cao hơn mức của Phòng Nội vụ (Không hoàn thành nhiệm vụ).',
    );
  });

  it('of two units with different levels reads both levels', () => {
    const tables = together(
      offices,
      {
        people: [person('pnv', 'yes'), person('pkt', 'no'), colleague],
        leadership: led,
        decisions: [decided('pnv', 'good'), decided('pkt', 'completed')],
      },
      steady('h', '90'),
      steady('a', '90'),
    );
    const lower = {
      question: 'two-units-headed',
      subject: 'h',
      option: 'lower',
      by: 'Chủ tịch xã',
      on: '2026-12-02',
      document: '2/QĐ',
    };
    expect(explain(together(tables, { decisions: [lower] }), 'vi', 'h').summary).toBe(
      'Năm 2026: Điểm trung bình 96,5 điểm; mức đề xuất: Hoàn thành nhiệm vụ, vì không cao hơn mức của Phòng Kinh tế (Hoàn thành nhiệm vụ).',
    );
    const explanation = explain(tables, 'vi', 'h');
    expect(told(explanation, 'Mức xếp loại').at(-1)).toBe(
      `Không cao hơn mức của tổ chức: Phòng Nội vụ ở mức Hoàn thành tốt nhiệm vụ, Phòng Kinh tế ở mức Hoàn thành nhiệm vụ; các mức khác nhau, người có thẩm quyền phải chọn theo mức nào. [khoản 6 Điều 20, ${DECREE}]`,
    );
    expect(explanation.summary).toBe(
      'Năm 2026: Điểm trung bình 96,5 điểm; chưa có mức đề xuất: chờ mức của đơn vị: Phòng Nội vụ (Hoàn thành tốt nhiệm vụ), Phòng Kinh tế (Hoàn thành nhiệm vụ); còn 1 câu hỏi cho người có thẩm quyền.',
    );
  });
});
