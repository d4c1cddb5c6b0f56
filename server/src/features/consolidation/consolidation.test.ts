import { displayExact, ratio } from '@congtam/engine';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '../../http/file-with-errors.ts';
import { sheetsInFile } from '../../http/sheets-in-file.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import {
  aRatedProvince,
  decideOtherwise,
  type RatedProvince,
  type RatedSubject,
} from '../../testing/rated-province.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const ground = 'BC 01/BC-SNV';

let year: RatedProvince;
let homeAffairs: string;
let inTheCommune: string;

const withRole = async (role: string, unit: string) => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const now = (unit: string, as: string): Promise<Reply> =>
  ask('get', `/api/v1/units/${unit}/consolidation?period=2026`, { as });
const send = (unit: string, as: string, more: object = {}): Promise<Reply> =>
  ask('post', `/api/v1/units/${unit}/consolidations`, { as, body: { period: '2026', ground, ...more } });

/** People of a province as the API sums them up. */
const people = (reply: Reply) => {
  const summary = reply.body.summaries?.find(({ kind }) => kind === 'person');
  if (summary === undefined) throw new Error(JSON.stringify(reply.body));
  return summary;
};

/** Counted one by one, from what was put in. */
const LEVELS = ['excellent', 'good', 'completed', 'notCompleted'];
const counted = (subjects: readonly RatedSubject[]) => ({
  total: subjects.length,
  levels: LEVELS.map((level) => subjects.filter((one) => one.level === level).length),
  noLevel: subjects.filter((one) => one.level === null).length,
});

beforeAll(async () => {
  const numbers = (seed: number, many: number) =>
    Array.from({ length: many }, (_, n) => (n * 7919 + seed * 104_729) % 1009);
  year = await aRatedProvince(superuser, { communes: [numbers(1, 40), numbers(2, 25), numbers(3, 9)] });
  homeAffairs = await withRole('homeAffairs', year.province);
  inTheCommune = await withRole('personnelOfficer', year.communes[0]?.unit ?? '');
});

describe('consolidation', () => {
  it('QN23-6 - totals equal the files, whatever they are, by kind, by unit, by reason and by post', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(500), { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        async (communes) => {
          fc.pre(communes.some((numbers) => numbers.length > 0));
          const { province, subjects, communes: units } = await aRatedProvince(superuser, { communes });
          const summary = people(await now(province, await withRole('homeAffairs', province)));
          expect(summary.total).toMatchObject(counted(subjects));
          for (const row of summary.byGroup ?? [])
            expect(row).toMatchObject(counted(subjects.filter(({ group }) => group === row.id)));
          for (const row of summary.byUnit ?? []) {
            const at = units.findIndex(({ unit }) => unit === row.id);
            expect(row).toMatchObject(counted(subjects.filter(({ commune }) => commune === at)));
          }
          const sum = (rows: readonly { readonly [name: string]: unknown }[] | undefined, what: string) =>
            (rows ?? []).reduce((so, row) => so + Number(row[what]), 0);
          expect(sum(summary.byUnit, 'total')).toBe(subjects.length);
          expect(sum(summary.withoutLevel, 'count')).toBe(counted(subjects).noLevel);
          for (const row of summary.byPosition?.decided?.rows ?? [])
            expect(row).toMatchObject(counted(subjects.filter(({ position }) => position === row.id)));
          expect(summary.byPosition?.withoutCode).toBe(
            subjects.filter(({ position }) => position === null).length,
          );
          // Form 15B of the Party: its sum, and excellent of excellent and good.
          const coded = counted(subjects.filter(({ position }) => position !== null));
          const [best = 0, good = 0] = coded.levels;
          expect(summary.byPosition?.decided?.total).toMatchObject({
            ...coded,
            excellentOfGood: best + good === 0 ? null : displayExact(ratio(best * 100, best + good)),
          });
        },
      ),
      { numRuns: process.env.CONGTAM_FULL === undefined ? 6 : 60, seed: 235 },
    );
  });

  it('says the share of excellent of every base the texts know, and why somebody has no level', async () => {
    const summary = people(await now(year.province, homeAffairs));
    const { levels, total, noLevel } = counted(year.subjects);
    const [excellent = 0, good = 0] = levels;
    const share = summary.shares?.find(({ quota }) => quota === 'excellent-people');
    expect(share?.bases?.map(({ base, of }) => [base, of])).toEqual([
      ['rated-good', good],
      ['good-or-better', excellent + good],
      ['rated', total - noLevel],
      ['all', total],
    ]);
    expect(share?.count).toBe(excellent);
    const why = Object.fromEntries((summary.withoutLevel ?? []).map((one) => [one.why, one.count]));
    const isOpen = ({ suggested }: RatedSubject) => suggested !== 'notRated';
    const without = year.subjects.filter(({ level }) => level === null);
    expect(why).toEqual({
      factsMissing: without.filter(isOpen).length,
      notRatedByRule: without.filter((one) => !isOpen(one)).length,
    });
    const byRule = summary.withoutLevel?.find((one) => String(one.why) === 'notRatedByRule');
    expect(byRule?.refs).toEqual(['khoản 1 Điều 11']);
  });

  it('is shown for any unit of the tree to who reads its people, and to nobody aside', async () => {
    const [first, second] = year.communes;
    const own = people(await now(first?.unit ?? '', inTheCommune));
    expect(own.total).toMatchObject(counted(year.subjects.filter(({ commune }) => commune === 0)));
    const office = people(await now(first?.office ?? '', homeAffairs));
    expect(office.total).toMatchObject(counted(year.subjects.filter(({ unit }) => unit === first?.office)));
    expect(said(await now(second?.unit ?? '', inTheCommune))[0]).toBe(404);
    expect(said(await now(year.province, inTheCommune))).toEqual([403, 'access.not-allowed']);
  });

  it('a report stays as it was sent; what is put right replaces it, says why, and shows the differences', async () => {
    const unit = year.communes[0]?.unit ?? '';
    expect(said(await send(unit, inTheCommune, { reason: 'x' }))).toEqual([
      422,
      'consolidation.nothing-to-replace',
    ]);
    const { body: first, status } = await send(unit, inTheCommune);
    expect([status, first.number, first.isLast]).toEqual([201, 1, true]);
    expect(said(await send(unit, inTheCommune))).toEqual([409, 'consolidation.replacement-needs-reason']);
    expect(said(await send(unit, inTheCommune, { reason: 'Đếm lại' }))).toEqual([
      409,
      'consolidation.nothing-changed',
    ]);
    const one = year.subjects.find(({ commune, level }) => commune === 0 && level === 'good');
    await decideOtherwise(superuser, one?.code ?? '', 'completed');
    const open = (id: unknown): Promise<Reply> =>
      ask('get', `/api/v1/consolidations/${id}`, { as: homeAffairs });
    const before = await open(first.id);
    // Frozen: the report says what it said, and that the files say otherwise since.
    expect(people(before).total).toMatchObject(counted(year.subjects.filter(({ commune }) => commune === 0)));
    const moved = (rows: Reply['body'][] | undefined) =>
      rows?.map(({ what, before: from, after: to }) => [what, Number(to) - Number(from)]).sort();
    const difference = [
      ['completed', 1],
      ['good', -1],
    ];
    expect(moved(before.body.since)).toEqual(difference);
    const { body: second } = await send(unit, inTheCommune, { reason: 'Quyết định thay thế' });
    expect([second.number, second.reason]).toEqual([2, 'Quyết định thay thế']);
    const after = await open(second.id);
    expect([moved(after.body.replaced), after.body.since]).toEqual([difference, []]);
    const list = (more = '') =>
      ask('get', `/api/v1/units/${unit}/consolidations?period=2026${more}`, { as: homeAffairs });
    expect((await list()).body.reports?.map(({ number }) => number)).toEqual([2]);
    expect((await list('&replaced=yes')).body.reports?.map(({ number }) => number)).toEqual([2, 1]);
    await expect(superuser.query("update congtam.consolidation set figures = '{}'")).rejects.toThrow();
    expect(said(await open(newIdOf(second.id)))).toEqual([404, 'consolidation.unknown-report']);
  });

  it('comes as a workbook whose rows add up, and as a paper', async () => {
    const { body: report } = await send(year.province, homeAffairs);
    const book = await ask('get', `/api/v1/consolidations/${report.id}/workbook`, { as: homeAffairs });
    const { sheets } = await sheetsInFile({ kind: 'xlsx', bytes: book.bytes }, undefined);
    expect(sheets.map(({ name }) => name)).toEqual([
      '1 Theo đối tượng',
      '1 Theo đơn vị',
      '1 Không, chưa xếp loại',
      '1 Tỷ lệ xuất sắc',
      '1 Mẫu 15A (đề nghị)',
      '1 Mẫu 15B (quyết định)',
      '1 Kiểm tra dữ liệu',
    ]);
    const paper = (table: string, given: object): Promise<Reply> =>
      ask('post', `/api/v1/consolidations/${report.id}/paper`, {
        as: homeAffairs,
        body: { regulation: 'nd-335-2025', table, given },
      });
    const signed = {
      drafter: { capacity: ['Người lập'] },
      signatory: { capacity: ['GIÁM ĐỐC'] },
      issuer: { place: 'Tỉnh' },
    };
    const docx = await paper('byUnit', signed);
    expect([docx.status, docx.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect(said(await paper('byUnit', {}))).toEqual([422, 'issued-paper.input-wrong']);
    expect(server.faults).toEqual([]);
  });

  it('comes in the workbook of the agency as well, once two have agreed to it, with the numbers of the files', async () => {
    const unit = year.communes[1]?.unit ?? '';
    const officer = await withRole('personnelOfficer', unit);
    const second = await withRole('personnelOfficer', unit);
    const { body: report } = await send(unit, homeAffairs);
    const taken = (): Promise<Reply> =>
      ask('post', `/api/v1/consolidations/${report.id}/paper`, {
        as: homeAffairs,
        body: {
          ...{ regulation: 'nd-335-2025', table: 'byUnit', kind: 'xlsx' },
          given: {
            drafter: { capacity: ['Người lập'] },
            signatory: { capacity: ['GIÁM ĐỐC'] },
            issuer: { place: 'Tỉnh' },
          },
        },
      });
    expect(said(await taken())).toEqual([409, 'consolidation.no-own-workbook']);
    const column = (header: string) => ({ header, kind: 'text' as const });
    const bytes = await bytesOf('xlsx', [
      {
        name: 'Biểu của Sở',
        columns: ['{ban_hanh_co_quan}', '{ky}', 'Xuất sắc', 'Ký'].map(column),
        rows: [
          [
            ...['{doi_tuong.ten_doi_tuong}', '{doi_tuong.tong_so}', '{doi_tuong.muc_1_so_luong}'],
            ...['{nguoi_lap_chuc_danh_ky}'],
          ],
        ],
      },
    ]);
    const put = (form: string): Promise<Reply> =>
      ask('post', `/api/v1/units/${unit}/paper-templates?form=${form}&ground=TB%2001`, {
        as: officer,
        file: { kind: 'xlsx', bytes: Buffer.from(bytes) },
      });
    expect(said(await put('personal-notice'))).toEqual([422, 'paper-template.only-as-document']);
    const { status, body: layout } = await put('level-summary');
    expect([status, layout.kind, layout.state]).toEqual([201, 'xlsx', 'proposed']);
    const agreed = await ask('post', `/api/v1/paper-templates/${layout.id}/agreement`, {
      as: second,
      body: { ground: 'TB 02' },
    });
    expect(agreed.body.state).toBe('inUse');
    const file = await taken();
    expect(file.status).toBe(200);
    const { sheets } = await sheetsInFile({ kind: 'xlsx', bytes: file.bytes }, undefined);
    const [head, ...rows] = (sheets[0]?.rows ?? []).map(({ cells }) => cells);
    const of = year.subjects.filter(({ commune }) => commune === 1);
    expect([head?.[0], head?.[1]]).toEqual(['Xã 2', 'Năm 2026']);
    const total = rows.at(-1);
    const best = of.filter(({ level }) => level === 'excellent').length;
    expect([total?.[0], total?.[1], total?.[2], total?.[3]]).toEqual([
      ...['Tổng số', String(of.length), String(best), 'Người lập'],
    ]);
    // The document of the agency stays the built-in one: a workbook stands in for a workbook alone.
    expect(server.faults).toEqual([]);
  });
});

describe('the list of everybody counted (form 14)', () => {
  const listed = (unit: string, as: string) =>
    ask('get', `/api/v1/units/${unit}/consolidation/people?period=2026`, { as });

  it('has thirteen columns and a row for each, those decided apart from those proposed, and is logged', async () => {
    const unit = year.communes[0]?.unit ?? '';
    const file = await listed(unit, inTheCommune);
    expect(file.status).toBe(200);
    const { sheets } = await sheetsInFile({ kind: 'xlsx', bytes: file.bytes }, undefined);
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['1 Mẫu 14 (đề nghị)', '1 Mẫu 14 (quyết định)', 'Kiểm tra dữ liệu'],
    ]);
    // Whoever has no code of a post, and so is in no table by code, is named to be looked at.
    const uncoded = year.subjects.filter(({ commune, position }) => commune === 0 && position === null);
    expect(
      sheets[2]?.rows
        .slice(1)
        .map(({ cells }) => cells[0])
        .sort(),
    ).toEqual(uncoded.map(({ code }) => `Người ${code}`).sort());
    const [head, ...rows] = sheets[1]?.rows ?? [];
    expect(head?.cells).toHaveLength(13);
    const of = year.subjects.filter(({ commune }) => commune === 0);
    expect(rows.map(({ cells }) => cells[1]).sort()).toEqual(of.map(({ code }) => `Người ${code}`).sort());
    const coded = of.find(({ position, level }) => position !== null && level === 'good');
    const row = rows.find(({ cells }) => cells[1] === `Người ${coded?.code}`)?.cells;
    expect([row?.[4], row?.[9]]).toEqual([coded?.position, 'Hoàn thành tốt nhiệm vụ']);
    const { rows: events } = await superuser.query(
      "select canonical::jsonb -> 'facts' ->> 'people' as people from audit.event where action = 'consolidation.listPeople'",
    );
    expect(events).toEqual([{ people: String(of.length) }]);
  });

  it('says what was said in the cycle: own points and level, the opinion of the Party committee, what is to follow', async () => {
    const [commune] = year.communes;
    const one = year.subjects.find((subject) => subject.commune === 0 && subject.level === 'good');
    const sayer = await anAccount(superuser);
    const months = ['2026-01', '2026-02'];
    for (const [at, points] of ['4.5', '5'].entries())
      await superuser.query(
        `insert into congtam.statement (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, is_late, said_by)
         select $1, 'general-criteria', $2, p.id, $3, 'self', 'office', $4, false, $5 from congtam.person p where p.staff_code = $6`,
        [
          ...[commune?.cycle, one?.unit, months[at]],
          ...[JSON.stringify({ rater: 'self', 'I.1': points, 'I.2': '5', note: '9' }), sayer, one?.code],
        ],
      );
    const paper = (form: string, input: object) =>
      superuser.query(
        `insert into congtam.issued_paper (id, form, cycle_id, unit_id, person_id, input, input_hash, code, issued_by, issued_by_name)
         select i.id, $1, $2, $3, p.id, $4, sha256(convert_to($4, 'UTF8')),
           'CT1:' || i.id || ':' || encode(sha256(convert_to($4, 'UTF8')), 'hex'), $5, 'x'
         from congtam.person p, (select gen_random_uuid() as id) i where p.staff_code = $6`,
        [form, commune?.cycle, one?.unit, JSON.stringify(input), sayer, one?.code],
      );
    await paper('nd-335-form-02', { selfLevel: 'excellent', handling: 'Đưa vào quy hoạch' });
    await paper('party-opinion', { proposal: 'Nhất trí mức tốt' });
    const file = await listed(commune?.unit ?? '', inTheCommune);
    const { sheets } = await sheetsInFile({ kind: 'xlsx', bytes: file.bytes }, undefined);
    const rows = sheets.flatMap((sheet) => sheet.rows.map(({ cells }) => cells));
    const of = (code: string | undefined) => rows.find((cells) => cells[1] === `Người ${code}`);
    const row = of(one?.code);
    expect([row?.[5], row?.[6], row?.[7], row?.[11]]).toEqual([
      '9,75',
      'Hoàn thành xuất sắc nhiệm vụ',
      'Nhất trí mức tốt',
      'Đưa vào quy hoạch',
    ]);
    // Of whom nothing was said nothing stands there.
    const another = year.subjects.find(({ commune: at, code }) => at === 0 && code !== one?.code);
    expect([5, 6, 7, 11].map((at) => of(another?.code)?.[at] ?? '')).toEqual(['', '', '', '']);
  });

  it('is given to who reads the people of the unit, and to nobody aside', async () => {
    expect((await listed(year.province, homeAffairs)).status).toBe(200);
    expect(said(await listed(year.communes[1]?.unit ?? '', inTheCommune))[0]).toBe(404);
    expect(said(await listed(year.province, inTheCommune))).toEqual([403, 'access.not-allowed']);
  });
});

describe('A38 - outside the competent role', () => {
  it('nobody sees a count of under five, nor a report below the top, nor one that was replaced', async () => {
    const shown = await ask('get', '/api/v1/consolidations-shown', { as: inTheCommune });
    expect(shown.body.reports?.map(({ unit }) => unit)).toEqual([year.province]);
    const [table] = shown.body.reports?.[0]?.tables ?? [];
    const counts = [table?.total, ...(table?.rows ?? [])].flatMap((row) => [
      ...(row?.counts ?? []),
      row?.total,
    ]);
    expect(counts.some((count) => count === null)).toBe(true);
    expect(counts.filter((count) => count !== null && Number(count) < 5)).toEqual([]);
    // The same account cannot open the figures themselves, nor does the database give them.
    const [report] = shown.body.reports ?? [];
    expect((await ask('get', `/api/v1/consolidations/${report?.id}`, { as: inTheCommune })).status).toBe(404);
    expect((await ask('get', `/api/v1/consolidations/${report?.id}`, { as: homeAffairs })).status).toBe(200);
    const other = year.subjects.find(({ commune, level }) => commune === 1 && level === 'good');
    await decideOtherwise(superuser, other?.code ?? '', 'completed');
    const replaced = await send(year.province, homeAffairs, { reason: 'Quyết định thay thế' });
    const after = await ask('get', '/api/v1/consolidations-shown', { as: inTheCommune });
    expect(after.body.reports?.map(({ id }) => id)).toEqual([replaced.body.id]);
  });
});

const newIdOf = (id: unknown): string => String(id).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
