import { beforeAll, describe, expect, it } from 'vitest';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { rosterJobs } from './roster.jobs.ts';

const { ask, database, session, faults } = await testServer();
const { superuser } = database;
let commune: string;
let code: string;
let officer: string;

const work = async () => {
  while (await workOnce(database, rosterJobs(undefined), { ...WORKER_DEFAULTS, onFailure: () => {} }));
};
const see = (id: unknown, way = '', as = officer) => ask('get', `/api/v1/rosters/${id}${way}`, { as });
const putIn = async (...lines: string[]) => {
  const query = new URLSearchParams({ unit: commune, on: '2026-01-01', ground: 'QĐ 9/QĐ-UBND' });
  const file = { kind: 'csv' as const, bytes: Buffer.from(lines.join('\r\n')) };
  const { body } = await ask('post', `/api/v1/rosters?${query}`, { as: officer, file });
  await work();
  return (await see(body.id)).body;
};
const choose = async (id: unknown, chosen: { readonly [heading: string]: string | null }, as = officer) => {
  const headings = Object.entries(chosen).map(([heading, column]) => ({ heading, column }));
  const reply = await ask('post', `/api/v1/rosters/${id}/headings`, { as, body: { headings } });
  await work();
  return reply;
};

const HEAD = 'STT,Số hiệu,Họ tên khai sinh,Cơ quan,Chức danh đang giữ,Diện cán bộ,Vào từ,CCCD';
const lines = (...people: string[]) => ['UBND XÃ MẪU,,,,,,,', 'DANH SÁCH NĂM 2026,,,,,,,', HEAD, ...people];
const OURS = {
  STT: null,
  'Số hiệu': 'id',
  'Họ tên khai sinh': 'name',
  'Cơ quan': 'unit',
  'Chức danh đang giữ': 'title',
  'Diện cán bộ': 'service',
  'Vào từ': 'from',
  CCCD: 'idNumber',
} as const;

beforeAll(async () => {
  commune = await aUnit(superuser, { name: 'UBND xã' });
  code = (await superuser.query('select code from congtam.unit where id = $1', [commune])).rows[0].code;
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'personnelOfficer', unit: commune });
  officer = await session(account);
});

describe('a roster whose headings are not ours', () => {
  it('shows its rows as read, is told what its columns are, and the next one of the unit begins with that', async () => {
    const people = [
      `1,S-01,Nguyễn Thị Ân,${code},Chánh Văn phòng,công chức,01/03/2024,001180123456`,
      `2,S-02,Đặng Văn Ổn,KHONG-CO,Chuyên viên,công chức,01/03/2024,`,
    ];
    const first = await putIn(...lines(...people));
    expect(first.state).toBe('faulty');
    const unknown = (await see(first.id, '/rows')).body;
    expect(unknown).toMatchObject({ headingRow: 3, hasMore: false });
    expect(unknown.headings?.map(({ heading, column, by }) => [heading, column, by])).toContainEqual([
      'Số hiệu',
      null,
      'unknown',
    ]);
    expect(unknown.fields).toContainEqual({
      column: 'id',
      label: { vi: 'Mã người', en: expect.any(String) },
      isRequired: true,
    });

    expect((await choose(first.id, OURS)).body.state).toBe('checking');
    const told = (await see(first.id)).body;
    expect([told.state, told.report?.problemCount]).toEqual(['faulty', 1]);
    const rows = (await see(first.id, '/rows')).body.rows;
    expect(rows?.map(({ number, problems }) => [number, problems?.map(({ column }) => column)])).toEqual([
      [4, []],
      [5, ['unit']],
    ]);
    // An ID number went in and does not come out whole.
    expect(rows?.[0]?.cells).toEqual([
      '1',
      'S-01',
      'Nguyễn Thị Ân',
      code,
      'Chánh Văn phòng',
      'công chức',
      '01/03/2024',
      '…3456',
    ]);
    const faulty = (await see(first.id, '/rows?only=faulty')).body;
    expect(faulty.rows?.map(({ number }) => number)).toEqual([5]);
    const page = (await see(first.id, '/rows?limit=1')).body;
    expect([page.rows?.length, page.hasMore]).toEqual([1, true]);
    expect((await see(first.id, '/rows?after=4')).body.rows?.map(({ number }) => number)).toEqual([5]);
    const { bytes } = await see(first.id, '/file');
    expect(bytes.toString('utf8').split('\r\n')[0]).toContain('Số hiệu');

    const second = await putIn(...lines(people[0] ?? ''));
    expect([second.state, second.report?.newPeople]).toEqual(['checked', 1]);
    const known = (await see(second.id, '/rows')).body.headings;
    expect(known?.map(({ heading, column, by }) => [heading, column, by])).toEqual(
      Object.entries(OURS).map(([heading, column]) => [heading, column, 'chosen']),
    );
  });

  it('of two columns that are told to be the same one is refused, and what was told can be mended', async () => {
    const twice = await putIn(...lines(`1,S-07,Lê Thị Bảy,${code},Chuyên viên,công chức,01/03/2024,`));
    await choose(twice.id, { ...OURS, STT: 'id' });
    const { body } = await see(twice.id);
    expect(body.report?.problems?.map((problem) => problem.code)).toContain('intake.doubled-column');
    await choose(twice.id, OURS);
    expect((await see(twice.id)).body.state).toBe('checked');
  });

  it('is told by whoever may put it in, while it waits; of an applied one neither rows nor headings are left', async () => {
    const roster = await putIn(...lines(`1,S-09,Lý Văn Chín,${code},Chuyên viên,công chức,01/03/2024,`));
    const elsewhere = await anAccount(superuser);
    const unit = await aUnit(superuser, { name: 'Xã khác' });
    await aGrant(superuser, { account: elsewhere, role: 'personnelOfficer', unit });
    const other = await session(elsewhere);
    expect((await choose(roster.id, OURS, other)).status).toBe(404);
    expect((await see(roster.id, '/rows', other)).status).toBe(404);
    expect((await choose(roster.id, { 'Số hiệu': 'shoeSize' })).status).toBe(400);
    expect((await choose(roster.id, OURS)).status).toBe(201);
    await ask('post', `/api/v1/rosters/${roster.id}/withdraw`, { as: officer });
    expect((await choose(roster.id, OURS)).body.code).toBe('roster.not-checked');
    expect((await see(roster.id, '/rows')).body.code).toBe('roster.file-gone');
    expect(faults).toEqual([]);
  });
});
