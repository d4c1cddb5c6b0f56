import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '../../http/file-with-errors.ts';
import { sheetsInFile } from '../../http/sheets-in-file.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let tinh: string;
let xa: string;
let officer: string;
let head: string;
let an: string;
let anSession: string;
const code: Record<string, string> = {};

const withRole = async (role: string, unit: string, person?: string): Promise<string> => {
  const account = await anAccount(superuser);
  if (person !== undefined) {
    await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, person]);
  }
  if (role !== 'none') await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const somebody = async (name: string, unit: string): Promise<string> => {
  const id = await aPerson(superuser, { name, unit });
  const { rows } = await superuser.query('select staff_code from congtam.person where id = $1', [id]);
  code[name] = String(rows[0].staff_code);
  return id;
};
const from = (more: object = {}) => ({ unit: xa, system: 'eoffice', period: '2026-03', ...more });
interface SentFile {
  readonly kind: 'csv' | 'xlsx';
  readonly bytes: Buffer;
}
const sheetIn = async (bytes: Buffer) => {
  const { visible } = await sheetsInFile({ kind: 'xlsx', bytes }, undefined);
  const sheet = visible[0];
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  return { sheet };
};
const csv = (...lines: readonly string[]) =>
  ({
    kind: 'csv',
    bytes: Buffer.from(
      [
        'Mã việc ở hệ thống nguồn,Mã người,Nội dung công việc,Hệ số quy đổi,Số lượng giao,Số lần chậm',
        ...lines,
      ].join('\n'),
    ),
  }) as const;
const previewFile = (file: SentFile, more: object = {}, as = officer): Promise<Reply> =>
  ask('post', `/api/v1/work-imports/file/preview?${new URLSearchParams(from(more))}`, { as, file });
const importFile = (file: SentFile, plan: unknown, more: object = {}): Promise<Reply> =>
  ask('post', `/api/v1/work-imports/file?${new URLSearchParams({ ...from(more), plan: String(plan) })}`, {
    as: officer,
    file,
  });
const bothSteps = async (file: SentFile, more: object = {}): Promise<Reply> => {
  const { body } = await previewFile(file, more);
  return importFile(file, body.plan, more);
};
const workOfAn = async (period = '2026-03') =>
  (await ask('get', `/api/v1/people/${an}/work-products?period=${period}`, { as: head })).body.products ?? [];
const said = ({ status, body }: Reply) => [status, body.code];

beforeAll(async () => {
  tinh = await aUnit(superuser, { name: 'Tỉnh' });
  xa = await aUnit(superuser, { name: 'Xã', parent: tinh });
  const other = await aUnit(superuser, { name: 'Xã khác', parent: tinh });
  const phong = await aUnit(superuser, { name: 'Phòng', parent: xa });
  an = await somebody('An', phong);
  await somebody('Bình', phong);
  await somebody('Xa Lạ', other);
  const officerPerson = await somebody('Cán bộ', xa);
  officer = await withRole('personnelOfficer', xa, officerPerson);
  head = await withRole('head', xa);
  anSession = await withRole('none', xa, an);
});

describe('a month of work from another system', () => {
  it('is done, good and on time unless it says otherwise', async () => {
    const file = csv(`V-01,${code.An},Trình văn bản,2,3,`, `V-02,${code.An},Báo cáo,1,1,1`);
    const preview = await previewFile(file);
    expect(preview.body).toMatchObject({ rows: 2, newProducts: 2, problemCount: 0, isApplied: false });
    expect(await workOfAn()).toEqual([]);
    expect((await importFile(file, preview.body.plan)).body).toMatchObject({
      newProducts: 2,
      isApplied: true,
    });
    const products = (await workOfAn()).sort((a, b) => (String(a.sourceId) < String(b.sourceId) ? -1 : 1));
    expect(
      products.map(({ sourceId, content }) => [
        sourceId,
        content?.reported?.completed,
        content?.reported?.latenesses,
      ]),
    ).toEqual([
      ['V-01', '3', 0],
      ['V-02', '1', 1],
    ]);
    expect(products[0]?.content?.reported).toMatchObject({
      meetingQuality: null,
      onTime: null,
      majorErrors: 0,
    });
  });

  it('A15 - put in twice, by file and by rows, changes nothing', async () => {
    const file = csv(`W-01,${code.An},Việc,1,1,`, `W-02,${code.Bình},Việc,1,1,`);
    expect((await bothSteps(file)).body).toMatchObject({ newProducts: 2 });
    const before = await superuser.query('select count(*)::int as n from congtam.work_product_revision');
    expect((await bothSteps(file)).body).toMatchObject({ newProducts: 0, changed: 0, unchanged: 2 });
    const rows = [{ sourceId: 'W-01', person: code.An, title: 'Việc', coefficient: '1', quantity: '1' }];
    const preview = await ask('post', '/api/v1/work-imports/rows/preview', {
      as: officer,
      body: { ...from(), rows },
    });
    expect(preview.body).toMatchObject({ newProducts: 0, unchanged: 1 });
    const after = await superuser.query('select count(*)::int as n from congtam.work_product_revision');
    expect(after.rows).toEqual(before.rows);
  });

  it('is told apart by system, and counted once when it runs over months', async () => {
    const file = csv(`L-01,${code.An},Việc dài,1,1,`);
    await bothSteps(file);
    expect((await bothSteps(file, { period: '2026-04' })).body).toMatchObject({
      newProducts: 0,
      elsewhere: 1,
    });
    expect((await bothSteps(file, { system: 'ioffice' })).body).toMatchObject({ newProducts: 1 });
  });

  it('A15 - brought by the officer above as well counts once', async () => {
    const above = await withRole('personnelOfficer', tinh);
    const file = csv(`U-01,${code.An},Việc,1,1,`);
    expect((await bothSteps(file)).body).toMatchObject({ newProducts: 1 });
    const preview = await previewFile(file, { unit: tinh }, above);
    expect(preview.body).toMatchObject({ newProducts: 0, unchanged: 1 });
    const other = csv(`U-02,${code.An},Việc,1,1,`);
    const { body } = await previewFile(other, { unit: tinh }, above);
    const query = new URLSearchParams({ ...from({ unit: tinh }), plan: String(body.plan) });
    const done = await ask('post', `/api/v1/work-imports/file?${query}`, { as: above, file: other });
    expect(done.body).toMatchObject({ newProducts: 1 });
    expect((await bothSteps(other)).body).toMatchObject({ newProducts: 0, unchanged: 1 });
  });

  it('that differs from the last time is a further revision, unless somebody has changed it here', async () => {
    await bothSteps(csv(`D-01,${code.An},Việc,1,2,`));
    expect((await bothSteps(csv(`D-01,${code.An},Việc,1,2,1`))).body).toMatchObject({
      changed: 1,
      newProducts: 0,
    });
    const product = (await workOfAn()).find(({ sourceId }) => String(sourceId) === 'D-01');
    const reply = await ask('post', `/api/v1/work-products/${product?.id}/report`, {
      as: anSession,
      body: { completed: '1' },
      headers: { 'if-match': '"v2"' },
    });
    expect(reply.status).toBe(201);
    const preview = await previewFile(csv(`D-01,${code.An},Việc,1,2,`));
    expect(preview.body.problems?.map(({ code: wrong }) => wrong)).toEqual(['work.changed-here']);
  });

  it('with one wrong cell is not imported at all; every wrong cell is told with its row and column', async () => {
    const file = csv(
      `F-01,${code.An},Việc,1,1,`,
      'F-02,KHONG-CO,Việc,1,1,',
      `F-03,${code.An},Việc,1,-2,`,
      `F-04,${code['Xa Lạ']},Việc,1,1,`,
      `,${code.An},Việc,1,1,`,
    );
    const preview = await previewFile(file);
    expect(preview.body.plan).toBeNull();
    const cells = (preview.body.problems ?? []).map(({ row, column }) => `${row} ${column}`);
    expect(cells).toEqual(['4 quantity', '6 sourceId']);
    const better = await previewFile(
      csv(
        `F-01,${code.An},Việc,1,1,`,
        'F-02,KHONG-CO,Việc,1,1,',
        `F-04,${code['Xa Lạ']},Việc,1,1,`,
        `F-01,${code.An},Lặp,1,1,`,
      ),
    );
    expect(better.body.problems?.map(({ row, code: wrong }) => [row, wrong])).toEqual([
      [3, 'work.nobody-here'],
      [4, 'work.nobody-here'],
      [5, 'work.row-twice'],
    ]);
    expect(said(await importFile(file, 'a'.repeat(64)))).toEqual([422, 'work.import-faulty']);
    const { rows } = await superuser.query("select 1 from congtam.work_task where source_id like 'F-%'");
    expect(rows).toEqual([]);
  });

  it('comes from a workbook as well, with days and words as people write them, from the template given', async () => {
    const template = await ask('get', '/api/v1/work-import-template', { as: officer });
    expect(template.status).toBe(200);
    const { sheet } = await sheetIn(template.bytes);
    const values: Record<string, string> = {
      ...{ 'Mã việc ở hệ thống nguồn': 'X-01', 'Mã người': code.An ?? '', 'Nội dung công việc': 'Tờ trình' },
      ...{
        'Thời hạn': '20/03/2026',
        'Ngày xong': '2026-03-18',
        'Nguồn giao việc': 'đột xuất phát sinh',
        'Số lượng giao': '2,5',
      },
    };
    const headings = sheet.rows[0]?.cells ?? [];
    expect(Object.keys(values).every((heading) => headings.includes(heading))).toBe(true);
    const bytes = await bytesOf('xlsx', [
      {
        name: 'Công việc',
        columns: headings.map((header) => ({ header, kind: 'text' })),
        rows: [headings.map((heading) => values[heading] ?? '')],
      },
    ]);
    const { body } = await previewFile({ kind: 'xlsx', bytes });
    expect(body.problems).toEqual([]);
    expect((await importFile({ kind: 'xlsx', bytes }, body.plan)).body).toMatchObject({ newProducts: 1 });
    const product = (await workOfAn()).find(({ sourceId }) => String(sourceId) === 'X-01');
    expect(product?.content?.work).toMatchObject({
      quantity: '2.5',
      deadline: '2026-03-20',
      source: 'unplanned',
    });
    expect(product?.content?.reported).toMatchObject({ completed: '2.5', finishedOn: '2026-03-18' });
  });

  it('comes back as the very file with what is wrong in each row, which mends into one that is taken', async () => {
    const file = csv(`E-01,${code.An},Việc,1,1,`, `E-02,KHONG-CO,Việc,1,1,`);
    const query = new URLSearchParams(from());
    const reply = await ask('post', `/api/v1/work-imports/file/errors?${query}`, { as: officer, file });
    const lines = reply.bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/,Lỗi$/);
    expect(lines[2]).toContain('Mã người: mã người “KHONG-CO” không công tác');
    const mended = reply.bytes.toString('utf8').replace('KHONG-CO', String(code.An));
    const again = await previewFile({ kind: 'csv', bytes: Buffer.from(mended) });
    expect(again.body).toMatchObject({ problemCount: 0, newProducts: 2 });
  });

  it('A14 - takes no completed above assigned, nothing assigned, and no strange numbers', async () => {
    const rows = (more: object) => [{ sourceId: 'N-01', person: code.An, title: 'Việc', ...more }];
    const wrong = async (more: object) => {
      const body = { ...from(), rows: rows(more) };
      const reply = await ask('post', '/api/v1/work-imports/rows/preview', { as: officer, body });
      return reply.body.problems?.map(({ column }) => String(column));
    };
    expect(await wrong({ quantity: '2', completed: '3' })).toEqual(['completed']);
    expect(await wrong({ quantity: '2', completed: '2', onTime: '3' })).toEqual(['onTime']);
    expect(await wrong({ quantity: '0' })).toEqual(['quantity']);
    for (const quantity of ['-1', '1e9', 'NaN', '99999999', '1.23456']) {
      expect(await wrong({ quantity })).toEqual(['quantity']);
    }
    expect(await wrong({ code: 'LA' })).toEqual(['code']);
  });

  it('says what was handed over or taken over there; what was handed over counts for nobody here', async () => {
    const rows = ['handedOver', 'takenOver'].map((source) => ({
      ...{ sourceId: `H-${source}`, person: String(code.An), title: 'Việc', coefficient: '1', source },
    }));
    const body = { ...from({ period: '2026-09' }), rows };
    const preview = await ask('post', '/api/v1/work-imports/rows/preview', { as: officer, body });
    const plan = preview.body.plan;
    expect(
      (await ask('post', '/api/v1/work-imports/rows', { as: officer, body: { ...body, plan } })).status,
    ).toBe(201);
    const workload = await ask('get', `/api/v1/units/${xa}/workload?period=2026-09`, { as: head });
    expect(workload.body.total).toBe('1');
    const query = 'regulation=nd-335-2025&version=2026-01-01&year=2026';
    const { body: fed } = await ask('get', `/api/v1/units/${xa}/work-tables?${query}`, { as: head });
    const lines = (fed.tables?.['work-products'] ?? []).filter(({ period }) => String(period) === '2026-09');
    expect(lines.map(({ source, completed }) => `${source} ${completed}`).sort()).toEqual([
      'handedOver ',
      'takenOver 1',
    ]);
  });

  it('A03 - brings nobody work of their own', async () => {
    const preview = await previewFile(csv(`S-01,${code['Cán bộ']},Việc của tôi,1,1,`));
    expect(preview.body.problems?.map(({ code: wrong }) => wrong)).toEqual(['work.own-work']);
    expect(said(await previewFile(csv(`S-02,${code.An},Việc,1,1,`), {}, head))).toEqual([
      403,
      'access.not-allowed',
    ]);
  });

  it('is applied as it was shown, or shown again', async () => {
    const file = csv(`P-01,${code.An},Việc,1,1,`);
    const { body } = await previewFile(file);
    await bothSteps(csv(`P-01,${code.An},Việc khác,1,1,`));
    expect(said(await importFile(file, body.plan))).toEqual([409, 'work.import-not-as-shown']);
    const again = await previewFile(file);
    expect((await importFile(file, again.body.plan)).body).toMatchObject({ changed: 1 });
  });

  it('put in by two at once is there once', async () => {
    const file = csv(`C-01,${code.An},Việc,1,1,`);
    const { body } = await previewFile(file);
    const both = await Promise.all([1, 2].map(() => importFile(file, body.plan)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { rows } = await superuser.query("select 1 from congtam.work_task where source_id = 'C-01'");
    expect(rows).toHaveLength(1);
    expect(server.faults).toEqual([]);
  });
});
