import { describe, expect, it } from 'vitest';
import { explain, general, MONTHS, onePerson, product, type Tables, together } from './case.fixture.ts';

const QUARTERS = 'Chưa kiểm chứng: Chỉ theo dõi theo quý: kết quả quý thay cho ba tháng của quý đó.';
const FLOOR =
  'Chưa kiểm chứng: Mỗi lần sai sót, chậm là một lần được xác nhận; một sản phẩm không bị trừ quá 100%.';
const UNFINISHED = 'Chưa kiểm chứng: Việc chưa xong tính 0 ở cả số lượng, chất lượng, tiến độ.';
const UNROUNDED = 'Chưa kiểm chứng: Không làm tròn điểm tháng, năm; chỉ cắt khi hiển thị.';

const work = (more: Record<string, string>, periods: readonly string[] = MONTHS): Tables =>
  together(onePerson, {
    'general-criteria': general('a', periods),
    'work-products': periods.flatMap((m) => [
      product('a', m, { product: 'Việc', coefficient: '10' }),
      product('a', m, { product: 'Việc khác', coefficient: '10', ...more }),
    ]),
  });
const stances = (tables: Tables) => explain(tables).standsOn.map((s) => s.text);

describe('a stance not verified stands under a result only where it mattered', () => {
  it('none of those of the work under work all done, month by month, in round points', () => {
    const all = stances(work({}));
    for (const stance of [QUARTERS, FLOOR, UNFINISHED, UNROUNDED]) expect(all).not.toContain(stance);
  });

  it('that quarters stand for months, where only quarters were monitored', () => {
    expect(stances(work({}, ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']))).toContain(QUARTERS);
  });

  it('that no product loses more than itself, where one would have', () => {
    expect(stances(work({ majorErrors: '4' }))).not.toContain(FLOOR);
    expect(stances(work({ majorErrors: '5' }))).toContain(FLOOR);
  });

  it('that unfinished work counts nothing, where some is unfinished', () => {
    expect(stances(work({ completed: '0' }))).toContain(UNFINISHED);
  });

  it('that nothing is rounded, where the exact score is not what is shown', () => {
    expect(stances(work({ majorErrors: '1' }))).toContain(UNROUNDED);
  });

  it('readings come before what was not verified', () => {
    const kinds = stances(work({ completed: '0', majorErrors: '1' })).map((s) =>
      s.startsWith('Chưa kiểm chứng'),
    );
    expect(kinds).toEqual([...kinds].sort());
    expect(kinds).toContain(true);
  });
});
