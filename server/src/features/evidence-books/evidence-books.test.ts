import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '../../http/file-with-errors.ts';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let c: SmallCommune;
let cycle: string;
let codes: { commune: string; office: string };
const ground = 'BC 12/BC-UBND';

type Rows = readonly (readonly string[])[];
/** A workbook of these sheets; the first row of each is its heading. */
const book = async (sheets: { readonly [name: string]: Rows }): Promise<Buffer> =>
  bytesOf(
    'xlsx',
    Object.entries(sheets).map(([name, [head = [], ...rows]]) => ({
      name,
      columns: head.map((header) => ({ header, kind: 'text' })),
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
    })),
  );
const put = (bytes: Buffer, as = c.officer, more: { readonly [name: string]: string } = {}) =>
  ask('post', `/api/v1/cycles/${cycle}/workbooks?${new URLSearchParams({ ground, ...more })}`, {
    as,
    file: { kind: 'xlsx', bytes },
  });
const see = (id: unknown, as = c.officer) => ask('get', `/api/v1/cycles/${cycle}/workbooks/${id}`, { as });
const step = async (id: unknown, path: string, as = c.officer): Promise<Reply> => {
  const headers = { 'if-match': (await see(id, as)).headers.get('etag') ?? '' };
  return ask('post', `/api/v1/cycles/${cycle}/workbooks/${id}/${path}`, { as, headers });
};
/** Put in and looked at. */
const lookedAt = async (sheets: { readonly [name: string]: Rows }, more = {}) => {
  const { status, body } = await put(await book(sheets), c.officer, more);
  expect(status).toBe(201);
  await c.work();
  return { id: String(body.id), seen: (await see(body.id)).body };
};
const count = async (table: string) =>
  (await superuser.query(`select count(*)::int as n from ${table}`)).rows[0].n;

const leave = (...rows: Rows): Rows => [
  ['Mã người hoặc đơn vị', 'Loại nghỉ', 'Từ ngày', 'Đến ngày', 'Văn bản'],
  ...rows,
];
/** Units, people, evidence and a decision: everything at once. */
const whole = (days = '2026-04-30') => ({
  units: [
    ['id', 'name', 'kind', 'role', 'parent'],
    ['KT-01', 'Phòng Kinh tế', 'administrativeAgency', 'directUnit', codes.commune],
  ],
  people: [
    ['id', 'name', 'unit', 'title', 'service', 'leads'],
    ['KT-1', 'Lê Thị Mai', 'KT-01', 'Chuyên viên', 'civilServant', 'none'],
  ],
  leave: [
    ['subject', 'kind', 'from', 'to', 'document'],
    ['KT-1', 'sick', '2026-04-01', days, 'GCN 1'],
    [c.anCode, 'sick', '2026-03-01', '2026-03-20', 'GCN 2'],
  ],
  'work-products': [
    [
      ...['subject', 'period', 'product', 'coefficient', 'assigned', 'completed'],
      ...['meetingQuality', 'onTime'],
    ],
    ['KT-1', '03/2026', 'Tờ trình', '1', '4', '4', '4', '3'],
    ['KT-1', '2026-03', 'Báo cáo', '2', '2', '1', '1', '1'],
  ],
  decisions: [
    ['question', 'subject', 'period', 'option', 'by', 'on', 'document'],
    ['missing-months', 'KT-1', '2026', 'available-months', 'Chủ tịch', '15/12/2026', '9/QĐ'],
  ],
});

beforeAll(async () => {
  c = await smallCommune(server);
  cycle = await c.cycle();
  const { rows } = await superuser.query('select id, code from congtam.unit where id = any ($1)', [
    [c.commune, c.office],
  ]);
  const codeOf = (id: string) => String(rows.find((row) => row.id === id).code);
  codes = { commune: codeOf(c.commune), office: codeOf(c.office) };
});

describe('a whole workbook', () => {
  it('is shown before anything of it is taken: units, people, rows, decisions', async () => {
    const before = [
      await count('congtam.unit'),
      await count('congtam.person'),
      await count('congtam.statement'),
    ];
    const { seen } = await lookedAt(whole());
    expect(seen.report?.problems).toEqual([]);
    expect(seen).toMatchObject({ state: 'checked', decisionsLeft: 0 });
    expect(seen.report?.does).toMatchObject({
      units: { founded: 1, changed: 0 },
      people: { added: 1, changed: 0 },
      sheets: [
        { sheet: 'leave', rows: 2, added: 2 },
        { sheet: 'work-products', rows: 2, added: 2 },
      ],
      decisions: { added: 0, left: 1 },
    });
    const after = [
      await count('congtam.unit'),
      await count('congtam.person'),
      await count('congtam.statement'),
    ];
    expect(after).toEqual(before);
  });

  it('is taken as a whole; its decisions wait for whoever decides; the same again changes nothing', async () => {
    const { id } = await lookedAt(whole());
    expect((await step(id, 'take')).body.state).toBe('applying');
    await c.work();
    expect((await see(id)).body).toMatchObject({ state: 'applied', decisionsLeft: 1 });
    expect(said(await step(id, 'decisions'))).toEqual([403, 'access.not-allowed']);
    expect((await step(id, 'decisions', c.authority)).body.decisionsLeft).toBe(0);
    expect(said(await step(id, 'decisions', c.authority))).toEqual([409, 'evidence-book.no-decisions-left']);
    const products = await ask('get', `/api/v1/cycles/${cycle}/sheets/work-products`, { as: c.officer });
    expect((products.body.rows ?? []).map(({ key, period, document }) => [key, period, document])).toEqual([
      ['1', '2026-03', ground],
      ['2', '2026-03', ground],
    ]);
    const again = await lookedAt(whole());
    expect(again.seen.report?.does).toMatchObject({
      units: { founded: 0, changed: 0 },
      people: { added: 0, changed: 0 },
      sheets: [
        { unchanged: 2, added: 0 },
        { unchanged: 2, added: 0 },
      ],
    });
    const statements = await count('congtam.statement');
    await step(again.id, 'take');
    await c.work();
    expect((await see(again.id)).body.state).toBe('applied');
    expect(await count('congtam.statement')).toBe(statements);
  });

  it('changes rows that stand only with a reason', async () => {
    const longer = whole('2026-05-31');
    const without = await lookedAt(longer);
    expect(without.seen).toMatchObject({ state: 'faulty' });
    expect(without.seen.report?.problems?.[0]).toMatchObject({
      sheet: 'leave',
      code: 'monitoring.change-needs-reason',
    });
    const reasoned = await lookedAt(longer, { reason: 'gia hạn' });
    expect(reasoned.seen.report?.does?.sheets?.[0]).toMatchObject({ changed: 1, unchanged: 1 });
  });

  it('with wrong cells takes nothing, and tells each with its sheet, row, column and how to mend it', async () => {
    const statements = await count('congtam.statement');
    const { id, seen } = await lookedAt({
      leave: [
        ['subject', 'kind', 'from'],
        [c.anCode, 'holiday', 'hôm qua'],
        ['KHONG-CO', 'sick', '2026-04-01'],
      ],
      'Trang lạ': [['a'], ['b']],
    });
    expect(seen.state).toBe('faulty');
    expect(seen.report?.problems).toContainEqual(
      expect.objectContaining({ sheet: 'Trang lạ', code: 'intake.unknown-table' }),
    );
    expect(said(await step(id, 'take'))).toEqual([409, 'evidence-book.not-checked']);
    const cells = await lookedAt({
      leave: [
        ['subject', 'kind', 'from'],
        [c.anCode, 'holiday', 'hôm qua'],
        ['KHONG-CO', 'sick', '2026-04-01'],
      ],
    });
    const told = (cells.seen.report?.problems ?? []).map(({ sheet, row, column }) => [sheet, row, column]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['leave', 2, 'kind'],
        ['leave', 2, 'from'],
        ['leave', 3, 'subject'],
      ]),
    );
    expect(cells.seen.report?.problems?.every(({ mend }) => String(mend?.vi ?? '') !== '')).toBe(true);
    expect(await count('congtam.statement')).toBe(statements);
  });

  it('is taken as it was shown, or shown again', async () => {
    const more = {
      leave: [
        ['subject', 'kind', 'from'],
        [c.binhCode, 'sick', '2026-06-01'],
      ],
    };
    const { id } = await lookedAt(more);
    const rows = [{ subject: c.binhCode, key: '1', cells: { kind: 'sick', from: '2026-07-01' } }];
    const path = `/api/v1/cycles/${cycle}/sheets/leave`;
    expect((await ask('put', path, { as: c.officer, body: { rows } })).status).toBe(200);
    await step(id, 'take');
    await c.work();
    const { body } = await see(id);
    // The row it was to add is there by now, and says something else.
    expect(body).toMatchObject({ state: 'faulty' });
    expect(body.report?.problems?.[0]?.code).toBe('monitoring.change-needs-reason');
  });

  it('is put in by the office of the cycle, and does not exist for others', async () => {
    const bytes = await book({ leave: leave([c.anCode, 'sick', '2026-04-01', '', '']) });
    expect(said(await put(bytes, c.head))).toEqual([403, 'access.not-allowed']);
    const { body } = await put(bytes);
    expect(said(await see(body.id, c.head))).toEqual([404, 'evidence-book.unknown']);
    expect((await step(body.id, 'withdrawal')).body.state).toBe('withdrawn');
    await c.work();
    expect((await see(body.id)).body.state).toBe('withdrawn');
  });

  it('has an empty form of its own, with every sheet the regulations ask for', async () => {
    const { status, bytes } = await ask('get', `/api/v1/cycles/${cycle}/workbook-template`, {
      as: c.officer,
    });
    expect(status).toBe(200);
    const { body } = await put(bytes);
    await c.work();
    expect((await see(body.id)).body).toMatchObject({ state: 'checked' });
  });
});
