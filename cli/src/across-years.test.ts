import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { congtam, newFolder } from './testing/run-congtam.fixture.ts';
import { writeTables } from './testing/tiny-pack.fixture.ts';

const root = newFolder();
const CRITERIA = [1, 2, 3, 4].flatMap((group) => [1, 2, 3, 4].map((n) => `k${group}.${n}`));

type Rows = readonly { readonly [column: string]: string }[];

/** Tables as CSV; the columns are those of the first row. */
function written(name: string, tables: { readonly [table: string]: Rows }): string {
  const csv = (rows: Rows) => {
    const columns = Object.keys(rows[0] ?? {});
    return `${[columns, ...rows.map((row) => columns.map((c) => row[c] ?? ''))].map((r) => r.join(',')).join('\n')}\n`;
  };
  return writeTables(
    root,
    name,
    Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, csv(rows)])),
  );
}

const unit = (id: string, kind: string, yearEnds = '') => ({
  id,
  name: id,
  kind,
  role: 'usingBody',
  parent: '',
  yearEnds,
});
const person = (id: string, unitId: string, service: string, more = {}) => ({
  id,
  name: id,
  partyMember: 'no',
  unit: unitId,
  title: 'x',
  leads: 'none',
  service,
  from: '',
  to: '',
  ...more,
});

/** An office, a school whose year ends on 31 May and a centre on the calendar year, everybody good by Decree 90. */
function bodies(year: string, people = ['c', 't', 'p']) {
  const all = [
    person('c', 'office', 'civilServant'),
    person('t', 'school', 'publicEmployee'),
    person('p', 'centre', 'publicEmployee'),
  ].filter(({ id }) => people.includes(id));
  return written(`bodies-${year}-${people.join('')}`, {
    units: [
      unit('office', 'administrativeAgency'),
      unit('school', 'publicServiceUnit', '31/05'),
      unit('centre', 'publicServiceUnit'),
    ],
    people: all,
    'general-criteria': all.map(({ id }) => ({
      subject: id,
      period: year,
      ...Object.fromEntries(CRITERIA.map((k) => [k, 'meets'])),
    })),
    'own-tasks': all.map(({ id }) => ({
      subject: id,
      period: year,
      task: 'x',
      done: 'yes',
      onTime: 'yes',
      qualityMet: 'yes',
      effect: 'effective',
    })),
  });
}

let runs = 0;
async function evaluated(input: string, period: string, texts: readonly string[], ...more: string[]) {
  runs += 1;
  const out = join(root, `out-${runs}`);
  const named = texts.flatMap((text) => ['--regulation', text]);
  const ran = await congtam('evaluate', input, ...named, '--period', period, '--out', out, ...more);
  return { ...ran, out };
}

/** What each text says about each person: the level, or how it came out without one. */
async function said(input: string, period: string, texts: readonly string[], ...more: string[]) {
  const { exit, err, out } = await evaluated(input, period, texts, ...more);
  if (exit > 1) throw new Error(err);
  const document: {
    evaluations: { regulation: string; people: { subject: string; proposed?: string; outcome: string }[] }[];
  } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  return Object.fromEntries(
    document.evaluations.map(({ regulation, people }) => [
      regulation,
      Object.fromEntries(people.map((p) => [p.subject, p.proposed ?? p.outcome])),
    ]),
  );
}

describe('civil servants between 2025 and 2026', () => {
  it('are under Decree 90 for 2025, and Decree 335 is refused for that year', async () => {
    const input = bodies('2025', ['c']);
    expect(await said(input, '2025', ['nd-90-2020'])).toEqual({ 'nd-90-2020': { c: 'good' } });
    const { exit, err } = await evaluated(input, '2025', ['nd-90-2020', 'nd-335-2025']);
    expect([exit, err]).toEqual([2, expect.stringContaining('nd-335-2025 có hiệu lực từ 01/01/2026')]);
  });

  it('are under Decree 335 for 2026, though Decree 90 is in the run as well', async () => {
    const texts = ['nd-90-2020', 'nd-335-2025'];
    expect(await said(bodies('2026', ['c']), '2026', texts)).toEqual({
      'nd-90-2020': { c: 'other-regime' },
      'nd-335-2025': { c: 'facts-missing' },
    });
  });
});

describe('public employees in 2026', () => {
  const texts = ['nd-90-2020', 'nd-233-2026'];

  it('of a school whose year ended on 31 May are under Decree 90, of a centre on the calendar year under 233', async () => {
    expect(await said(bodies('2026', ['t', 'p']), '2026', texts)).toEqual({
      'nd-90-2020': { t: 'good', p: 'other-regime' },
      'nd-233-2026': { t: 'other-regime', p: 'facts-missing' },
    });
  });

  it('of a unit without its own regulation are still under Decree 90, by that reading', async () => {
    const reading = ['--reading', 'public-employees-in-2026=this-one'];
    expect(await said(bodies('2026', ['t', 'p']), '2026', ['nd-90-2020'], ...reading)).toEqual({
      'nd-90-2020': { t: 'good', p: 'good' },
    });
  });

  it('of the school are under Decree 233 for its 2027, June 2026 to May 2027', async () => {
    expect(await said(bodies('2027', ['t']), '2027', texts)).toEqual({
      'nd-90-2020': { t: 'other-regime' },
      'nd-233-2026': { t: 'facts-missing' },
    });
  });
});

describe('a text replaced within the calendar year', () => {
  const before = ['nd-90-2020@2020-08-20'];

  it('still rates the school whose year ended before that, and nobody else', async () => {
    expect(await said(bodies('2023', ['c', 't']), '2023', before)).toEqual({
      'nd-90-2020': { c: 'other-regime', t: 'good' },
    });
    expect(await said(bodies('2023', ['c', 't']), '2023', ['nd-90-2020@2023-09-15'])).toEqual({
      'nd-90-2020': { c: 'good', t: 'other-regime' },
    });
  });

  it('is refused where no year of work ends while it is in force', async () => {
    const input = written('office-2023', {
      units: [unit('office', 'administrativeAgency')],
      people: [person('c', 'office', 'civilServant')],
    });
    const { exit, err } = await evaluated(input, '2023', before);
    expect([exit, err]).toEqual([2, expect.stringContaining('20/08/2020 đến 14/09/2023')]);
  });
});

describe('Party members in 2025', () => {
  // The Party's year is the calendar year: its texts have no column for another end.
  const { yearEnds: _, ...office } = unit('office', 'administrativeAgency');
  const input = written('party', {
    units: [office],
    people: [person('c', 'office', 'civilServant', { partyMember: 'yes' })],
  });

  it('are under Regulation 366, in force since 30 August, and no longer under 124', async () => {
    expect(await said(input, '2025', ['qd-366-2025'])).toEqual({ 'qd-366-2025': { c: 'facts-missing' } });
    const refused = await evaluated(input, '2025', ['qd-124-2023']);
    expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining('đến 29/08/2025')]);
  });

  it('were under Regulation 124 in 2024, when 366 was not there yet', async () => {
    expect((await evaluated(input, '2024', ['qd-124-2023'])).exit).toBe(1);
    expect((await evaluated(input, '2024', ['qd-366-2025'])).exit).toBe(2);
  });
});

describe('somebody who is a public employee to June and a civil servant from July 2026, in the sample commune', () => {
  const commune = 'examples/commune';
  const texts = ['nd-335-2025', 'nd-90-2020', 'nd-233-2026', 'qd-366-2025'];
  const layers = ['organisation-points', 'service-centre'].map((name) => join(commune, name));
  let out = '';
  beforeAll(async () => {
    const workbook = join(commune, 'commune-2026.xlsx');
    const all = [...texts, ...layers];
    out = (await evaluated(workbook, '2026', all, '--as-of', '2027-01-15')).out;
  }, 60_000);

  const told = async (id: string) => (await congtam('explain', out, '--person', id)).out;

  it('is rated by Decree 335 over the six months here, the months before being under another text', async () => {
    const words = await told('DU-14');
    expect(words.split('\n')[0]).toBe('Thân Thị Ngọc Diệp: Hoàn thành tốt nhiệm vụ');
    expect(words).toContain('Điểm trung bình: (85 × 6) / 6 = 85');
    expect(words).toContain(
      'Tháng 1 đến tháng 6/2026: không có điểm, khi đó thuộc văn bản khác và không có kết quả mang theo; Bí thư Đảng ủy xã chọn',
    );
  });

  it('has the results of those months counted where the old body sent them in writing', async () => {
    const words = await told('MT-08');
    expect(words).toContain('Điểm trung bình: (81 × 6 + 87 × 6) / 12 = 84');
    expect(words).toMatch(/tháng 6\/2026: 81 – do Trung tâm .* xác nhận và gửi sang \(văn bản 15\/BC-TT/);
  });

  it('is told by the other texts why they do not rate, after the one that does', async () => {
    const words = await told('MT-08');
    expect(words).toContain('Xét theo ngày 31/12/2026: khi đó là công chức (đến 30/06/2026 là viên chức)');
    expect(words).toContain('Không là đảng viên');
    expect(words.indexOf('theo quy định khác')).toBeGreaterThan(words.indexOf('Điểm trung bình'));
  });

  it('while a teacher for whom the text gives no score is given no rank', async () => {
    const said = await told('VC-05');
    expect(said).toContain('văn bản không cho điểm để xếp thứ tự');
    expect(said).not.toContain('Đứng thứ');
  });

  it('while a head teacher is told which days the school year has', async () => {
    expect(await told('VC-01')).toContain(
      'Năm 2026 ở đây là từ 01/06/2025 đến 31/05/2026; ngày cuối của kỳ định văn bản nào xếp loại',
    );
  });
});
