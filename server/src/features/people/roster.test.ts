import { beforeAll, describe, expect, it } from 'vitest';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { rosterJobs } from './roster.jobs.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

const failures: unknown[] = [];
let commune: string;
let office: string;
let codeOf: Record<string, string>;
let officer: string;
let officerAccount: string;

const csv = (...rows: string[]) => ({
  kind: 'csv' as const,
  bytes: Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`),
});
const HEAD =
  'Mã người,Họ và tên,Đảng viên,Mã đơn vị,"Chức vụ, chức danh",Lãnh đạo,Đối tượng,Từ ngày,Đến ngày';
const work = async () => {
  while (
    await workOnce(database, rosterJobs(undefined), {
      ...WORKER_DEFAULTS,
      onFailure: (_, error) => failures.push(error),
    })
  );
};
const putIn = async (file: ReturnType<typeof csv>, query: object = {}, as = officer): Promise<Reply> => {
  const asked = new URLSearchParams({ unit: commune, on: '2026-01-01', ground: 'QĐ 9/QĐ-UBND', ...query });
  const put = await ask('post', `/api/v1/rosters?${asked}`, { as, file });
  if (put.status !== 201) return put;
  await work();
  return ask('get', `/api/v1/rosters/${put.body.id}`, { as });
};
const apply = async ({ body, headers }: Reply, as = officer): Promise<Reply> => {
  const let_ = await ask('post', `/api/v1/rosters/${body.id}/apply`, {
    as,
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  if (let_.status !== 201) return let_;
  await work();
  return ask('get', `/api/v1/rosters/${body.id}`, { as });
};
const state = async () =>
  (
    await superuser.query(
      `select staff_code, full_name, unit_id, title, leads, service, is_main,
         valid_from::text, valid_to::text, t.id, t.revision, (select count(*)::int from congtam.party_membership m where m.person_id = p.id) as memberships
       from congtam.person p join congtam.post t on t.person_id = p.id order by staff_code, valid_from, t.id`,
    )
  ).rows;

beforeAll(async () => {
  commune = await aUnit(superuser, { name: 'UBND xã' });
  office = await aUnit(superuser, { name: 'Văn phòng', parent: commune });
  const { rows } = await superuser.query('select id, code from congtam.unit');
  codeOf = Object.fromEntries(rows.map(({ id, code }) => [id, code]));
  officerAccount = await anAccount(superuser);
  await aGrant(superuser, { account: officerAccount, role: 'personnelOfficer', unit: commune });
  officer = await server.session(officerAccount);
});

const twoPeople = () =>
  csv(
    HEAD,
    `R-001,Nguyễn Thị Ân,có,${codeOf[office]},Chánh Văn phòng,người đứng đầu,công chức,01/03/2024,`,
    `R-002,Đặng Văn Ổn,không,${codeOf[office]},Chuyên viên,,công chức,,`,
  );

describe('a roster', () => {
  it('is looked at first: nothing is changed until it is applied, in one transaction with its events', async () => {
    const seen = await putIn(twoPeople());
    expect(seen.body).toMatchObject({
      state: 'checked',
      report: { rows: 2, people: 2, newPeople: 2, begun: 2, problemCount: 0 },
    });
    expect(await state()).toEqual([]);
    const done = await apply(seen);
    expect(done.body.state).toBe('applied');
    expect(
      (await state()).map(({ staff_code, full_name, leads, valid_from, memberships }) => [
        staff_code,
        full_name,
        leads,
        valid_from,
        memberships,
      ]),
    ).toEqual([
      ['R-001', 'Nguyễn Thị Ân', 'head', '2024-03-01', 1],
      ['R-002', 'Đặng Văn Ổn', 'none', '2026-01-01', 0],
    ]);
    const { rows } = await superuser.query(
      "select action, count(*)::int as times from audit.event where subject_kind in ('person', 'roster') group by 1 order by 1",
    );
    expect(rows).toEqual([
      { action: 'person.record', times: 2 },
      { action: 'roster.apply', times: 1 },
      { action: 'roster.import', times: 1 },
      { action: 'roster.letApply', times: 1 },
    ]);
    expect(failures).toEqual([]);
  });

  it('adds to files that are there: what it says of sex, birth and ID number is kept, what it leaves out stays', async () => {
    const of = async () =>
      (
        await superuser.query(
          'select staff_code, sex, born_on::text as born, id_number_end as number from congtam.person order by 1',
        )
      ).rows.map(({ staff_code, sex, born, number }) => [staff_code, sex, born, number]);
    const row = (code: string, name: string, post: string, more: string) =>
      `${code},${name},,${codeOf[office]},${post},công chức,,,${more}`;
    const file = (...more: readonly [string, string]) =>
      csv(
        `${HEAD},Giới tính,Ngày sinh,Số định danh cá nhân`,
        row('R-001', 'Nguyễn Thị Ân', 'Chánh Văn phòng,người đứng đầu', more[0]),
        row('R-002', 'Đặng Văn Ổn', 'Chuyên viên,', more[1]),
      );
    const wrong = await putIn(file('nữ,,', 'không rõ,,'));
    expect(wrong.body.report?.problems?.map(({ row: at, heading }) => [at, heading?.vi])).toEqual([
      [3, 'Giới tính'],
    ]);
    expect((await apply(await putIn(file('nữ,02/03/1980,', ',,001080012345')))).body.state).toBe('applied');
    expect(await of()).toEqual([
      ['R-001', 'female', '1980-03-02', null],
      ['R-002', null, null, '2345'],
    ]);
    expect((await apply(await putIn(file(',,', 'nam,,')))).body.state).toBe('applied');
    expect(await of()).toEqual([
      ['R-001', 'female', '1980-03-02', null],
      ['R-002', 'male', null, '2345'],
    ]);
  });

  it('A15 - the same file twice changes nothing, also on a later day', async () => {
    const before = await state();
    for (const on of ['2026-01-01', '2026-06-01']) {
      const again = await putIn(twoPeople(), { on });
      expect(again.body).toMatchObject({
        state: 'checked',
        report: { newPeople: 0, changedPeople: 0, begun: 0, corrected: 0, ended: 0 },
      });
      expect((await apply(again)).body.state).toBe('applied');
    }
    expect(await state()).toEqual(before);
  });

  it('without a day says what holds from the day of the roster; with a day it corrects', async () => {
    const changed = csv(
      HEAD,
      `R-001,Nguyễn Thị Ân,có,${codeOf[office]},Chánh Văn phòng HĐND và UBND,người đứng đầu,công chức,2024-03-01,`,
      `R-002,Đặng Văn Ổn,có,${codeOf[office]},Chuyên viên chính,,công chức,,`,
    );
    const seen = await putIn(changed, { on: '2026-07-01' });
    expect(seen.body.report).toMatchObject({ changedPeople: 2, corrected: 1, ended: 1, begun: 1 });
    expect((await apply(seen)).body.state).toBe('applied');
    expect(
      (await state()).map(({ staff_code, title, valid_from, valid_to }) => [
        staff_code,
        title,
        valid_from,
        valid_to,
      ]),
    ).toEqual([
      ['R-001', 'Chánh Văn phòng HĐND và UBND', '2024-03-01', null],
      ['R-002', 'Chuyên viên', '2026-01-01', '2026-06-30'],
      ['R-002', 'Chuyên viên chính', '2026-07-01', null],
    ]);
    const again = await putIn(changed, { on: '2026-07-01' });
    expect(again.body.report).toMatchObject({ changedPeople: 0, begun: 0, corrected: 0, ended: 0 });
  });

  it('tells what is wrong by row and column, and gives the same file back with a column that says how to mend it', async () => {
    const other = await aUnit(superuser, { name: 'Xã khác' });
    const elsewhere = await aPerson(superuser, { name: 'Ở Nơi Khác', unit: other });
    const { rows } = await superuser.query('select staff_code from congtam.person where id = $1', [
      elsewhere,
    ]);
    const seen = await putIn(
      csv(
        HEAD,
        `R-001,Tên Khác Hẳn,,${codeOf[office]},Chánh Văn phòng,,công chức,2024-03-01,`,
        `R 3,Bùi Thị Sai,,${codeOf[office]},Chuyên viên,,công chức,31/02/2025,`,
        `R-004,Cao Văn Lạ,,KHONG-CO,Chuyên viên,,thợ rèn,,`,
        `${rows[0].staff_code},Ở Nơi Khác,,${codeOf[office]},Chuyên viên,,công chức,,`,
      ),
    );
    expect(seen.body.state).toBe('faulty');
    const told = seen.body.report?.problems?.map(({ row, column, code }) => [row, column, code]);
    expect(told).toEqual([
      [3, 'from', 'intake.impossible-day'],
      [4, 'service', 'intake.unknown-choice'],
      [4, 'unit', 'intake.unknown-subject'],
    ]);
    expect(seen.body.report?.problems?.map(({ heading }) => heading?.vi)).toEqual([
      'Từ ngày',
      'Đối tượng',
      'Mã đơn vị',
    ]);
    const second = await putIn(
      csv(
        HEAD,
        `R-001,Tên Khác Hẳn,,${codeOf[office]},Chánh Văn phòng,,công chức,2024-03-01,`,
        `R 3,Bùi Thị Sai,,${codeOf[office]},Chuyên viên,,công chức,,`,
        `${rows[0].staff_code},Ở Nơi Khác,,${codeOf[office]},Chuyên viên,,công chức,,`,
      ),
    );
    expect(second.body.report?.problems?.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'name', 'roster.other-name'],
      [3, 'id', 'roster.code-form'],
      [4, 'id', 'roster.code-elsewhere'],
    ]);
    const file = await ask('get', `/api/v1/rosters/${second.body.id}/file`, { as: officer });
    const lines = file.bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toBe(`\ufeff${HEAD},Lỗi`);
    expect(lines[1]).toContain('mã này đang là của “Nguyễn Thị Ân” → nếu là cùng một người');
    expect(lines).toHaveLength(5);
    const mended = Buffer.from(
      file.bytes
        .toString('utf8')
        .split('\r\n')
        .slice(0, 1)
        .concat(`R-002,Đặng Văn Ổn,,${codeOf[office]},Chuyên viên chính,,công chức,,,`, '')
        .join('\r\n'),
    );
    expect((await putIn({ kind: 'csv', bytes: mended }, { on: '2026-07-01' })).body.state).toBe('checked');
    expect((await apply(second)).body.code).toBe('roster.not-checked');
  });

  it('is read from below the titles that offices write above their headings; rows keep their numbers', async () => {
    const seen = await putIn(
      csv(
        'ỦY BAN NHÂN DÂN XÃ,,,,,,,,',
        'DANH SÁCH CÔNG CHỨC,,,,,,,,',
        HEAD,
        `R-009,Vũ Thị Sáu,,${codeOf[office]},Chuyên viên,,công chức,31/02/2025,`,
      ),
    );
    expect(seen.body.report?.problems?.map(({ row, column }) => [row, column])).toEqual([[4, 'from']]);
  });

  it('comes out as it went in: the export put in again changes nothing', async () => {
    for (const query of ['format=xlsx', 'format=csv', 'format=xlsx&columns=full&carry=year']) {
      const file = await ask('get', `/api/v1/roster-file?unit=${commune}&on=2026-08-01&${query}`, {
        as: officer,
      });
      expect(file.status).toBe(200);
      const kind = query.includes('csv') ? 'csv' : 'xlsx';
      const seen = await putIn({ kind, bytes: file.bytes } as ReturnType<typeof csv>, { on: '2026-08-01' });
      expect([query, seen.body.state, seen.body.report]).toMatchObject([
        query,
        'checked',
        { newPeople: 0, changedPeople: 0, begun: 0, corrected: 0, ended: 0, absent: [] },
      ]);
    }
  });

  it('is shown again when something has changed since it was shown', async () => {
    const file = csv(HEAD, `R-010,Hồ Thị Mới,,${codeOf[office]},Chuyên viên,,công chức,,`);
    const first = await putIn(file);
    const second = await putIn(file);
    expect((await apply(second)).body.state).toBe('applied');
    const outdated = await apply(first);
    expect(outdated.body).toMatchObject({ state: 'checked', report: { newPeople: 0, changedPeople: 0 } });
    expect((await state()).filter(({ staff_code }) => staff_code === 'R-010')).toHaveLength(1);
  });

  it('A03 - changes nothing in the file of who puts it in', async () => {
    const { rows } = await superuser.query("select id from congtam.person where staff_code = 'R-002'");
    await superuser.query('update congtam.account set person_id = $1 where id = $2', [
      rows[0].id,
      officerAccount,
    ]);
    const own = await putIn(
      csv(HEAD, `R-002,Đặng Văn Ổn,,${codeOf[office]},Chánh Văn phòng,,công chức,2026-07-01,`),
    );
    expect(own.body.report?.problems?.[0]?.code).toBe('roster.own-file');
    await superuser.query('update congtam.account set person_id = null where id = $1', [officerAccount]);
  });

  it('A25 - is not applied once the right of who asked is gone', async () => {
    const account = await anAccount(superuser);
    const grant = await aGrant(superuser, { account, role: 'personnelOfficer', unit: office });
    const as = await server.session(account);
    const seen = await putIn(
      csv(HEAD, `R-020,Lý Hết Quyền,,${codeOf[office]},Chuyên viên,,công chức,,`),
      { unit: office },
      as,
    );
    expect(seen.body.state).toBe('checked');
    const asked = await ask('post', `/api/v1/rosters/${seen.body.id}/apply`, {
      as,
      headers: { 'if-match': seen.headers.get('etag') ?? '' },
    });
    expect(asked.body.state).toBe('applying');
    await superuser.query('update congtam.role_grant set valid_to = access.today() - 1 where id = $1', [
      grant,
    ]);
    await work();
    expect((await state()).some(({ staff_code }) => staff_code === 'R-020')).toBe(false);
    const left = await ask('post', `/api/v1/rosters/${seen.body.id}/withdraw`, { as: officer });
    expect(left.body.state).toBe('withdrawn');
  });

  it('A27 - of another unit does not exist', async () => {
    const account = await anAccount(superuser);
    const other = await aUnit(superuser, { name: 'Xã kia' });
    await aGrant(superuser, { account, role: 'personnelOfficer', unit: other });
    const as = await server.session(account);
    const mine = await putIn(twoPeople());
    for (const path of ['', '/file']) {
      expect((await ask('get', `/api/v1/rosters/${mine.body.id}${path}`, { as })).body.code).toBe(
        'roster.unknown',
      );
    }
    expect((await putIn(twoPeople(), {}, as)).body.code).toBe('roster.unknown-unit');
    expect((await ask('get', '/api/v1/rosters', { as })).body.rosters).toEqual([]);
    expect((await ask('post', `/api/v1/rosters/${mine.body.id}/withdraw`, { as: officer })).body.state).toBe(
      'withdrawn',
    );
    expect((await ask('get', `/api/v1/rosters/${mine.body.id}/file`, { as: officer })).body.code).toBe(
      'roster.file-gone',
    );
  });

  it.each([
    ['on=2026-02-01&format=csv', 'danh-sach-can-bo-2026-02-01.csv'],
    ['on=2026-02-01&format=csv&columns=full&carry=year', 'danh-sach-can-bo-mot-nam-den-2026-02-01.csv'],
  ])('taken out with %s it is called %s, which says what it is', async (query, name) => {
    const { headers } = await ask('get', `/api/v1/roster-file?unit=${commune}&${query}`, { as: officer });
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
  });

  it('A39 - gives back what looks like a formula as text', async () => {
    const seen = await putIn(
      csv(HEAD, `R-030,"=HYPERLINK(""http://x"",""y"")",,${codeOf[office]},+cmd,,công chức,,`),
    );
    expect((await apply(seen)).body.state).toBe('applied');
    const { bytes } = await ask('get', `/api/v1/roster-file?unit=${commune}&on=2026-02-01&format=csv`, {
      as: officer,
    });
    const line = bytes
      .toString('utf8')
      .split('\r\n')
      .find((text) => text.startsWith('R-030'));
    expect(line).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(line).toContain(",'+cmd,");
    // The file that comes back with its errors is an export too.
    const faulty = await putIn(
      csv(HEAD, `R-031,"=HYPERLINK(""http://x"",""y"")",,KHONG-CO,@SUM,,công chức,,`),
    );
    expect(faulty.body.state).toBe('faulty');
    const back = await ask('get', `/api/v1/rosters/${faulty.body.id}/file`, { as: officer });
    const row = back.bytes.toString('utf8').split('\r\n')[1];
    expect(row).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(row).toContain(",'@SUM,");
  });

  it('is a file of a kind that is taken, and has something in it', async () => {
    const query = new URLSearchParams({ unit: commune, on: '2026-01-01', ground: 'QĐ 1' });
    const send = (body: string, type: string) =>
      server.app.request(`/api/v1/rosters?${query}`, {
        method: 'POST',
        headers: { 'content-type': type, cookie: `__Host-congtam-session=${officer}` },
        body,
      });
    for (const [body, type, status, code] of [
      ['x', 'application/pdf', 415, 'http.file-type'],
      ['', 'text/csv', 400, 'http.file-empty'],
      ['x'.repeat(20 * 1024 * 1024 + 1), 'text/csv', 413, 'http.file-too-large'],
    ] as const) {
      const reply = await send(body, type);
      const { code: told } = (await reply.json()) as { readonly code: string };
      expect([reply.status, told]).toEqual([status, code]);
    }
  });

  it.each([
    ['A40 - a file that is no workbook', 'xlsx', Buffer.from('%PDF-1.7'), 'sheet.not-a-workbook'],
    [
      'a workbook of the old kind',
      'xlsx',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'sheet.old-xls',
    ],
    ['bytes that are not UTF-8', 'csv', Buffer.from([0x61, 0x2c, 0xff, 0xfe, 0x0a]), 'sheet.csv-not-utf8'],
    ['headings and no rows', 'csv', Buffer.from(HEAD), 'roster.nobody'],
  ] as const)('%s is refused, with what to do next', async (_, kind, bytes, code) => {
    const seen = await putIn({ kind, bytes } as ReturnType<typeof csv>);
    expect(seen.body.state).toBe('faulty');
    expect(seen.body.report?.problems?.map((problem) => problem.code)).toContain(code);
    for (const { mend } of seen.body.report?.problems ?? [])
      expect(String(mend?.vi).length).toBeGreaterThan(5);
    expect(failures).toEqual([]);
    expect(server.faults).toEqual([]);
  });
});
