import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask } = server;
const { superuser } = server.database;

const HEAD = 'Mã đơn vị,Tên đơn vị,Loại đơn vị,Vai trò đối với công chức,Mã đơn vị cấp trên,Địa bàn,Từ ngày';
const kind = 'administrativeAgency';
const role = 'usingBody';
const ground = 'NQ 01/NQ-HĐND';

let top: string;
let topCode: string;
let officer: string;
let admin: string;

const csv = (...rows: readonly string[]) =>
  ({ kind: 'csv', bytes: Buffer.from(`\ufeff${[HEAD, ...rows].join('\r\n')}\r\n`) }) as const;
type File = { readonly kind: 'csv' | 'xlsx'; readonly bytes: Buffer };
const query = (more: object) => new URLSearchParams({ under: top, on: '2026-02-01', ...more });
const check = (file: File, more: object = {}, as = officer): Promise<Reply> =>
  ask('post', `/api/v1/unit-lists/check?${query(more)}`, { as, file });
const putIn = (file: File, plan: unknown, more: object = {}, as = officer): Promise<Reply> =>
  ask('post', `/api/v1/unit-lists?${query({ ground, plan: String(plan), ...more })}`, { as, file });
const unitsNow = async (as = officer) => (await ask('get', '/api/v1/units', { as })).body.units ?? [];
const stored = async () =>
  (await superuser.query('select count(*)::int as n from congtam.unit_version')).rows[0].n as number;
const row = (code: string, name: string, parent = '', territory = '', from = ''): string =>
  [code, name, kind, role, parent, territory, from].join(',');

beforeAll(async () => {
  top = await aUnit(superuser, { name: 'Tỉnh' });
  topCode = (await superuser.query('select code from congtam.unit where id = $1', [top])).rows[0].code;
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'personnelOfficer', unit: top });
  officer = await server.session(account);
  const administrator = await anAccount(superuser);
  await aGrant(superuser, { account: administrator, role: 'administrator' });
  admin = await server.session(administrator);
});

describe('a list of units', () => {
  it('is looked at first, with parents in any order, and founds all of them in one act', async () => {
    const file = csv(row('PHONG-1', 'Phòng một', 'XA-1'), row('XA-1', 'Xã một', '', 'ninh-thuan; khanh-hoa'));
    const before = await stored();
    const seen = await check(file);
    expect([seen.status, seen.body.problems, seen.body.problemCount]).toEqual([200, [], 0]);
    expect(seen.body.toFound?.map(({ code, parent }) => [code, parent])).toEqual([
      ['XA-1', topCode],
      ['PHONG-1', 'XA-1'],
    ]);
    expect(await stored()).toBe(before);
    expect((await putIn(file, seen.body.plan)).status).toBe(201);
    const units = await unitsNow();
    const commune = units.find(({ code }) => code === 'XA-1');
    expect(commune).toMatchObject({
      parent: top,
      territories: ['ninh-thuan', 'khanh-hoa'],
      from: '2026-02-01',
      ground,
    });
    expect(units.find(({ code }) => code === 'PHONG-1')?.parent).toBe(commune?.id);
    const { rows } = await superuser.query(
      "select action from audit.event where action like 'unit.%' order by id",
    );
    expect(rows.map(({ action }) => action)).toEqual(['unit.found', 'unit.found', 'unit.importList']);
  });

  it('A15 - put in twice founds and changes nothing the second time', async () => {
    const file = csv(row('PHONG-1', 'Phòng một', 'XA-1'), row('XA-1', 'Xã một', '', 'ninh-thuan; khanh-hoa'));
    const before = await stored();
    const seen = await check(file);
    expect([seen.body.toFound, seen.body.toChange, seen.body.rows]).toEqual([[], [], 2]);
    expect((await putIn(file, seen.body.plan)).status).toBe(201);
    expect(await stored()).toBe(before);
  });

  it('changes what differs from its day on; what was before stays', async () => {
    const file = csv(row('XA-1', 'Xã một đổi tên', '', 'ninh-thuan'));
    const seen = await check(file, { on: '2026-03-01' });
    expect(seen.body.toChange).toHaveLength(1);
    expect((await putIn(file, seen.body.plan, { on: '2026-03-01' })).status).toBe(201);
    const named = async (on: string) =>
      (await ask('get', `/api/v1/units?on=${on}`, { as: officer })).body.units?.find(
        ({ code }) => code === 'XA-1',
      );
    expect(await named('2026-02-28')).toMatchObject({
      name: 'Xã một',
      territories: ['ninh-thuan', 'khanh-hoa'],
    });
    expect(await named('2026-03-01')).toMatchObject({
      name: 'Xã một đổi tên',
      territories: ['ninh-thuan'],
      parent: top,
    });
  });

  it('tells every wrong cell by row and column, and with one of them nothing is done', async () => {
    const foreign = await aUnit(superuser, { name: 'Tỉnh khác' });
    const another = await aUnit(superuser, { name: 'Xã của tỉnh khác', parent: foreign });
    const { rows } = await superuser.query(
      'select code from congtam.unit where id = any ($1) order by id = $2',
      [[foreign, another], another],
    );
    const file = csv(
      row('TOT', 'Phòng tốt'),
      row('SAI MA', 'Mã sai'),
      row('TREN-LA', 'Cấp trên lạ', 'KHONG-CO'),
      row('TREN-NGOAI', 'Cấp trên ngoài phạm vi', rows[1].code),
      row('MAI', 'Mai sau', '', '', '2099-01-01'),
      row('TOT', 'Trùng mã'),
      row('VONG-A', 'Vòng', 'VONG-B'),
      row('VONG-B', 'Vòng', 'VONG-A'),
      `LOAI,Loại lạ,không có loại này,${role},,,`,
      row(rows[0].code, 'Lấy mã của đơn vị khác'),
      row('SOM', 'Trước cấp trên', 'XA-1', '', '2025-01-01'),
    );
    const before = await stored();
    const seen = await check(file);
    const wrong = (seen.body.problems ?? []).map(({ row: at, column, code }) => `${at} ${column} ${code}`);
    expect(wrong).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^3 id /),
        expect.stringMatching(/^4 parent intake\./),
        '6 from unit-list.not-yet',
        '7 id intake.doubled-unit',
        expect.stringMatching(/^[89] parent intake\.circular-units/),
        expect.stringMatching(/^10 kind intake\./),
        '11 id unit-list.code-taken',
        '12 from unit-list.before-its-parent',
      ]),
    );
    // A unit out of sight is as unknown as one that never was.
    const at = (n: string) =>
      seen.body.problems?.filter((problem) => String(problem.row) === n).map(({ code }) => code);
    const [unknown] = seen.body.problems?.filter(({ row: n }) => String(n) === '4') ?? [];
    expect(at('5')).toEqual([unknown?.code]);
    expect((await putIn(file, seen.body.plan)).body.code).toBe('unit.list-faulty');
    expect(await stored()).toBe(before);
    expect((await unitsNow()).some(({ code }) => code === 'TOT')).toBe(false);
  });

  it('is done only as it was shown', async () => {
    const file = csv(row('XA-2', 'Xã hai'));
    const seen = await check(file);
    const other = csv(row('XA-2', 'Xã hai khác'));
    expect((await putIn(other, seen.body.plan)).body.code).toBe('unit.list-plan-changed');
    expect((await putIn(file, seen.body.plan)).status).toBe(201);
    expect((await putIn(file, seen.body.plan)).body.code).toBe('unit.list-plan-changed');
  });

  it('founds below where one may, and at the top only as an administrator', async () => {
    const account = await anAccount(superuser);
    const commune = (await unitsNow()).find(({ code }) => code === 'XA-2')!;
    await aGrant(superuser, { account, role: 'personnelOfficer', unit: String(commune.id) });
    const theirs = await server.session(account);
    const own = csv(row('TO-2', 'Tổ hai'));
    const above = await check(csv(row('TO-2', 'Tổ hai', topCode)), { under: commune.id }, theirs);
    expect(above.body.problems?.map(({ code }) => code)).toEqual(['unit-list.not-below-yours']);
    const others = await check(
      csv(row('XA-2', 'Xã hai'), row(topCode, 'Tỉnh đổi tên')),
      { under: commune.id },
      theirs,
    );
    expect(others.body.problems?.map(({ code }) => code)).toEqual(['unit-list.not-yours']);
    const seen = await check(own, { under: commune.id }, theirs);
    expect((await putIn(own, seen.body.plan, { under: commune.id }, theirs)).status).toBe(201);
    const root = csv(row('GOC', 'Tỉnh mới'));
    const path = (more: object) => `?${new URLSearchParams({ on: '2026-02-01', ...more })}`;
    const byOfficer = await ask('post', `/api/v1/unit-lists/check${path({})}`, { as: officer, file: root });
    expect(byOfficer.body.problems?.map(({ code }) => code)).toEqual(['unit-list.not-below-yours']);
    const byAdmin = await ask('post', `/api/v1/unit-lists/check${path({})}`, { as: admin, file: root });
    const plan = String(byAdmin.body.plan);
    const done = await ask('post', `/api/v1/unit-lists${path({ ground, plan })}`, { as: admin, file: root });
    expect(done.status).toBe(201);
    expect((await unitsNow(admin)).find(({ code }) => code === 'GOC')?.parent).toBeNull();
  });
});

describe('what the roster export says of units', () => {
  it('is every column of the table, and put in again as a list changes nothing', async () => {
    const school = (await unitsNow()).find(({ code }) => code === 'XA-2')!;
    const { headers } = await ask('get', `/api/v1/units/${school.id}`, { as: officer });
    const changed = await ask('post', `/api/v1/units/${school.id}/versions`, {
      as: officer,
      body: { from: '2026-02-01', ground, yearEnds: 5, territories: ['ninh-thuan'], recognisedBy: top },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(changed.body).toMatchObject({ yearEnds: 5, territories: ['ninh-thuan'], recognisedBy: top });
    await aPerson(superuser, { name: 'Người', unit: String(school.id) });
    const file = await ask('get', `/api/v1/roster-file?unit=${top}&on=2026-08-01&format=xlsx`, {
      as: officer,
    });
    expect(file.status).toBe(200);
    const seen = await check({ kind: 'xlsx', bytes: file.bytes }, { on: '2026-08-01' });
    expect([seen.body.problems, seen.body.toFound, seen.body.toChange]).toEqual([[], [], []]);
    expect(Number(seen.body.rows)).toBeGreaterThan(3);
  });

  it('may have titles above its headings and a column that counts its rows', async () => {
    const titles = ['UBND TỈNH MẪU,,,,,,,', 'DANH SÁCH ĐƠN VỊ,,,,,,,', `Số thứ tự,${HEAD}`];
    const lines = [...titles, `1,${row('XA-7', 'Xã bảy')}`].join('\r\n');
    const seen = await check({ kind: 'csv', bytes: Buffer.from(lines) });
    expect([seen.body.problems, seen.body.toFound?.map(({ code }) => code)]).toEqual([[], ['XA-7']]);
  });

  it('A39 - is never a formula, whatever a unit is called', async () => {
    const evil = '=HYPERLINK("http://x";"y")';
    const file = csv(row('XA-3', `"${evil.replaceAll('"', '""')}"`, '', '+cmd'));
    const seen = await check(file);
    expect((await putIn(file, seen.body.plan)).status).toBe(201);
    const exported = await ask('get', `/api/v1/roster-file?unit=${top}&on=2026-08-01`, { as: officer });
    const again = await check({ kind: 'xlsx', bytes: exported.bytes }, { on: '2026-08-01' });
    // It comes back as the text it was, not as the value of a formula.
    expect([again.body.problems, again.body.toChange]).toEqual([[], []]);
    expect(Number(again.body.rows)).toBeGreaterThan(3);
    expect(server.faults).toEqual([]);
  });
});
