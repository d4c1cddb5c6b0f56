import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fill } from './testing/filled-template.fixture.ts';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';

const PACK = fileURLToPath(new URL('../../examples/invented-regulation', import.meta.url));
const folder = newFolder();

/** Marks of the light by month; the log is always 30. */
const KEEPERS: Readonly<Record<string, (month: number) => number>> = {
  // 60 in the first quarter, 54 after it: quarters 90, 84, 84, 84; the year 85.5
  '01': (m) => (m <= 3 ? 60 : 54),
  // marked in January only of the first quarter: quarters 90, 84, 84, 84 all the same, once the head of the station goes on
  '02': (m) => (m === 1 ? 60 : m <= 3 ? Number.NaN : 54),
  '03': () => 55,
  '04': () => 54.9,
  '05': () => 29.9,
  '06': () => 30,
  '07': () => 56,
};

const rows = Object.entries(KEEPERS).flatMap(([id, light]) =>
  Array.from({ length: 12 }, (_, i) => i + 1)
    .filter((m) => !Number.isNaN(light(m)))
    .map((m) => ({
      'Mã người': id,
      Kỳ: `2026-${String(m).padStart(2, '0')}`,
      Tháng: `2026-${String(m).padStart(2, '0')}`,
      'Ánh đèn (điểm)': String(light(m)).replace('.', ','),
      'Sổ trực (điểm)': '30',
    })),
);

async function evaluated(name: string, decisions: readonly { readonly [heading: string]: string }[]) {
  const template = join(folder, `${name}.xlsx`);
  expect((await congtam('template', '--regulation', PACK, '--out', template)).exit).toBe(0);
  const input = join(folder, `${name}-filled.xlsx`);
  const tram = { 'Mã đơn vị': 'T1', 'Tên đơn vị': 'Trạm Một' };
  await fill(template, input, {
    'Đơn vị': [
      {
        ...tram,
        'Loại đơn vị': 'đơn vị sự nghiệp công lập',
        'Vai trò đối với công chức': 'cơ quan sử dụng công chức',
      },
    ],
    'Người và vị trí': Object.keys(KEEPERS).map((id) => ({
      'Mã người': id,
      'Họ và tên': `Người ${id}`,
      'Mã đơn vị': 'T1',
      'Đối tượng': 'viên chức',
    })),
    'Chấm điểm tháng': rows,
    'Sự cố': [{ 'Mã người': '07', Kỳ: '2026', Năm: '2026', 'Để đèn tắt': 'có' }],
    'Quyết định đã có': decisions,
  });
  const out = join(folder, `${name}-out`);
  const { err } = await congtam('evaluate', input, '--regulation', PACK, '--period', '2026', '--out', out);
  expect(err).not.toContain('→');
  expect((await congtam('verify', out)).exit).toBe(0);
  const { evaluations } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  const people: { subject: string; [key: string]: unknown }[] = evaluations[0].people;
  return { out, of: (id: string) => people.find((p) => p.subject === id) };
}

const goOn = {
  'Câu hỏi': 'months-without-marks',
  'Mã người, đơn vị hoặc *': '02',
  'Lựa chọn': 'go-on',
  'Người quyết định': 'Trạm trưởng',
  'Ngày quyết định': '10/12/2026',
};

it('a regulation nobody has seen, with facts, ranks, two stages and a quota of its own, runs from template to results', async () => {
  const { of, out } = await evaluated('first', [goOn]);
  expect(of('01')).toMatchObject({ score: '85.5', levelBeforeQuota: 'gold' });
  expect(of('02')).toMatchObject({ score: '85.5', levelBeforeQuota: 'gold' });
  expect(of('04')).toMatchObject({ score: '84.9', proposed: 'silver' });
  expect(of('05')).toMatchObject({ score: '59.9', proposed: 'dim' });
  expect(of('06')).toMatchObject({ score: '60', proposed: 'silver' });
  // one night without light outweighs 86 points
  expect(of('07')).toMatchObject({ score: '86', proposed: 'dim' });
  // three reach gold, 30 % of seven is two: the head of the station chooses
  for (const id of ['01', '02', '03'])
    expect(of(id)).toMatchObject({ outcome: 'decision-needed', levelBeforeQuota: 'gold' });
  expect((await congtam('explain', out, '--person', '07')).out).toContain('Để đèn tắt');
});

it('the choice of a person settles who is gold, and nobody else slips in', async () => {
  const choice = (id: string, option: string) => ({
    ...goOn,
    'Câu hỏi': 'gold-place',
    'Mã người, đơn vị hoặc *': id,
    'Lựa chọn': option,
  });
  const { of } = await evaluated('chosen', [goOn, choice('02', 'gold'), choice('03', 'gold')]);
  expect(of('02')).toMatchObject({ proposed: 'gold' });
  expect(of('03')).toMatchObject({ proposed: 'gold' });
  expect(of('01')).toMatchObject({ proposed: 'silver', levelBeforeQuota: 'gold' });
});
