import { beforeAll, describe, expect, it } from 'vitest';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let c: SmallCommune;
let cycle: string;
/** The product of each quarter. */
let products: string[];

const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
const CRITERIA = {
  ...{ rater: 'self', 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2', 'II.3': '2.5', 'II.4': '2.5' },
  ...{ 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
};
const place = (quarter: string) => `/api/v1/cycles/${cycle}/people/${c.an}/monitoring/${quarter}`;
const file = (quarter: string, as = c.head) => ask('get', place(quarter), { as });
const act = async (quarter: string, path: string, as: string, body: object = {}): Promise<Reply> => {
  const headers = { 'if-match': (await file(quarter, as)).headers.get('etag') ?? '' };
  return ask(path === 'self' ? 'put' : 'post', `${place(quarter)}/${path}`, { as, body, headers });
};
const product = (id = '', as = c.head) => ask('get', `/api/v1/work-products/${id}`, { as });
const onProduct = async (path: string, as: string, body: object, id = products[0]): Promise<Reply> => {
  const headers = { 'if-match': (await product(id, as)).headers.get('etag') ?? '' };
  return ask('post', `/api/v1/work-products/${id}/${path}`, { as, body, headers });
};
const inBulk = (quarter: string, step: 'confirmations' | 'approvals', as: string) =>
  ask('post', `/api/v1/cycles/${cycle}/monitoring/${step}`, {
    as,
    body: { unit: c.office, period: quarter },
  });
const CAUSE = {
  ...{ kind: 'objectiveCause', waivesErrors: 0, waivesLatenesses: 1, reason: 'bão' },
  evidence: [{ title: 'CV', reference: '1/CV' }],
};

beforeAll(async () => {
  c = await smallCommune(server);
  cycle = await c.cycle();
});

describe('work of a year', () => {
  it('assigned, reported, confirmed quarter by quarter, reaches the level of the year', async () => {
    const assigned = await ask('post', '/api/v1/work-tasks', {
      as: c.head,
      body: {
        ...{ unit: c.office, title: 'Giải quyết hồ sơ', coefficient: '2', quantity: '10' },
        to: QUARTERS.map((period) => ({ person: c.an, period })),
      },
    });
    expect(assigned.status).toBe(201);
    products = (assigned.body.products ?? []).map(({ id }) => String(id));
    const reports = products.map((id) => ({ product: id, version: 'v1', completed: '10', latenesses: 1 }));
    const reported = await ask('post', '/api/v1/work-reports', { as: c.anSession, body: { reports } });
    expect(reported.status).toBe(201);
    for (const quarter of QUARTERS) {
      const row = { sheet: 'general-criteria', cells: CRITERIA };
      expect((await act(quarter, 'self', c.anSession, { rows: [row] })).status).toBe(200);
      expect((await act(quarter, 'submission', c.anSession)).status).toBe(201);
    }
    const [late = ''] = products;
    const cause = await onProduct('causes', c.anSession, CAUSE, late);
    expect(cause.status).toBe(201);
    const body = { decision: 'approved', document: '9/QĐ', reason: 'đúng là bão' };
    const path = `/api/v1/work-causes/${cause.body.id}/decision`;
    expect((await ask('post', path, { as: c.head, body })).status).toBe(201);
    for (const quarter of QUARTERS) {
      expect((await inBulk(quarter, 'confirmations', c.head)).body.done).toHaveLength(1);
      expect((await inBulk(quarter, 'approvals', c.authority)).body.done).toHaveLength(1);
    }
    // 29.5 general points; all done and good. One lateness of one product of 2 loses a quarter of it, but not with a cause.
    const scores = await Promise.all(
      QUARTERS.map(async (quarter) => (await file(quarter)).body.scores?.[0]?.score),
    );
    expect(scores[0]).toBe('99.5');
    expect(new Set(scores.slice(1)).size).toBe(1);
    const asked = await ask('post', `/api/v1/cycles/${cycle}/runs`, {
      as: c.officer,
      body: { asOf: '2026-12-31' },
    });
    await c.work();
    const { body: found } = await ask('get', `/api/v1/runs/${asked.body.id}/results?limit=100`, {
      as: c.officer,
    });
    const an = (found.results ?? []).find(({ subject }) => subject === (c.anCode as string));
    const [first = '0', other = '0'] = scores;
    expect(an).toMatchObject({ outcome: 'decided', beforeQuota: 'excellent' });
    const mean = (Number(first) + 3 * exact(other)) / 4;
    expect(exact(String(an?.score))).toBeCloseTo(mean, 9);
  }, 60_000);

  it('once confirmed is changed by nobody: neither product nor cause, nor a task added or handed on', async () => {
    const refused = [409, 'work.period-confirmed'];
    const report = { completed: '5' };
    expect(said(await onProduct('report', c.anSession, report))).toEqual(refused);
    expect(said(await onProduct('corrections', c.head, { reason: 'x', fields: { completed: '5' } }))).toEqual(
      refused,
    );
    expect(said(await onProduct('withdrawal', c.head, { reason: 'x' }))).toEqual(refused);
    expect(said(await onProduct('causes', c.anSession, CAUSE, products[1]))).toEqual(refused);
    const task = { unit: c.office, title: 'Thêm', coefficient: '1', quantity: '1' };
    const assign = (period: string) =>
      ask('post', '/api/v1/work-tasks', {
        as: c.head,
        body: { ...task, to: [{ person: c.an, period }] },
      });
    // A month lies in its quarter.
    for (const period of ['2026-Q1', '2026-02']) expect(said(await assign(period))).toEqual(refused);
    const name = { title: 'Đột xuất', period: '2026-03' };
    expect(said(await ask('post', '/api/v1/work-tasks/unplanned', { as: c.anSession, body: name }))).toEqual(
      refused,
    );
    expect((await assign('2025-Q4')).status).toBe(201);
  });

  it('takes nothing more from another system: the preview says so at the row, an open period takes it', async () => {
    const preview = async (period: string) => {
      const query = new URLSearchParams({ unit: c.office, period, system: 'excel' });
      const bytes = Buffer.from(
        `Mã việc ở hệ thống nguồn,Mã người,Nội dung công việc,Hệ số quy đổi,Số lượng giao\nV-1,${c.anCode},Thêm,1,1`,
      );
      const file = { kind: 'csv' as const, bytes };
      return (await ask('post', `/api/v1/work-imports/file/preview?${query}`, { as: c.officer, file })).body;
    };
    const settled = await preview('2026-02');
    expect([settled.plan, settled.newProducts]).toEqual([null, 0]);
    expect(settled.problems?.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'person', 'work.period-settled'],
    ]);
    expect(await preview('2025-11')).toMatchObject({ newProducts: 1, problemCount: 0 });
  });

  it('is listed to whose it is by its periods, with what is settled', async () => {
    const periods = async (as: string) => ask('get', `/api/v1/people/${c.an}/work-periods`, { as });
    const { body } = await periods(c.anSession);
    expect(body.periods).toContainEqual({
      ...{ period: '2026-Q1', named: 0, open: 0, reported: 1 },
      isConfirmed: true,
    });
    expect(body.periods).toContainEqual(expect.objectContaining({ period: '2025-Q4', isConfirmed: false }));
    expect((await periods(c.head)).status).toBe(200);
    expect((await periods(c.binhSession)).status).toBe(404);
  });

  it('A09 - cannot be changed by SQL either once it is confirmed', async () => {
    const maker = await superuser.query('select made_by from congtam.work_product where id = $1', [
      products[0],
    ]);
    await expect(
      superuser.query(
        `insert into congtam.work_product_revision (product_id, revision, act, state, content, reason, recorded_by)
         select product_id, revision + 1, 'withdrawn', 'withdrawn', content, 'x', $2
         from congtam.work_product_revision where product_id = $1 order by revision desc limit 1`,
        [products[0], maker.rows[0].made_by],
      ),
    ).rejects.toThrow(/confirmed/);
  });

  it('is opened again by an authority with the reason; changed, it is confirmed anew', async () => {
    expect(said(await act('2026-Q1', 'reopening', c.head, { reason: 'x' }))).toEqual([
      403,
      'access.not-allowed',
    ]);
    expect(said(await act('2026-Q1', 'reopening', c.authority))).toEqual([422, 'monitoring.reason-needed']);
    const reason = 'kết luận kiểm tra số 5';
    expect((await act('2026-Q1', 'reopening', c.authority, { reason })).body.state).toBe('sentBack');
    const correction = { reason, fields: { completed: '5' } };
    expect((await onProduct('corrections', c.head, correction)).status).toBe(201);
    expect((await file('2026-Q1')).body.scores?.[0]?.score).not.toBe('99.5');
    expect((await act('2026-Q1', 'confirmation', c.head)).body.state).toBe('confirmed');
    const [last] = ((await file('2026-Q1')).body.acts ?? []).filter(({ act: of }) => of === 'reopen');
    expect(last).toMatchObject({ reason, step: 'authority' });
  });

  it('of a closed cycle is settled even where nobody confirmed it', async () => {
    const aside = await smallCommune(server);
    const other = await aside.cycle();
    const path = `/api/v1/cycles/${other}/people/${aside.binh}/monitoring/2026-Q1/self`;
    const row = { sheet: 'general-criteria', cells: CRITERIA };
    await ask('put', path, { as: aside.binhSession, body: { rows: [row] }, headers: { 'if-match': '"v0"' } });
    const name = () =>
      ask('post', '/api/v1/work-tasks/unplanned', {
        as: aside.binhSession,
        body: { title: 'Việc', period: '2026-Q1' },
      });
    expect((await name()).status).toBe(201);
    await ask('post', `/api/v1/cycles/${other}/closing`, { as: aside.officer, body: { ground: 'KH 1' } });
    await aside.work();
    expect(said(await name())).toEqual([409, 'work.period-confirmed']);
  });
});

describe('a file that proves a result', () => {
  const pdf = (text: string) => ({ kind: 'pdf' as const, bytes: Buffer.from(`%PDF-1.7\n${text}`) });
  const assigned = async () => {
    const task = { unit: c.office, title: 'Báo cáo', coefficient: '1', quantity: '1' };
    const body = { ...task, to: [{ person: c.an, period: '2025-12' }] };
    return String((await ask('post', '/api/v1/work-tasks', { as: c.head, body })).body.products?.[0]?.id);
  };

  it('exists and is theirs; it then belongs to the product and is read by whoever reads that', async () => {
    const put = await ask('post', '/api/v1/attachments', { as: c.anSession, file: pdf('a') });
    const attachment = String(put.body.id);
    const report = (id: string) => ({
      completed: '1',
      evidence: [{ title: 'Quét', reference: 'bản ký', attachment: id }],
    });
    const bytes = (as: string) => ask('get', `/api/v1/attachments/${attachment}/file`, { as });
    expect((await bytes(c.head)).status).toBe(404);
    const id = await assigned();
    expect((await onProduct('report', c.anSession, report(attachment), id)).status).toBe(201);
    expect((await bytes(c.head)).status).toBe(200);
    expect((await bytes(c.binhSession)).status).toBe(404);
    const foreign = await ask('post', '/api/v1/attachments', { as: c.binhSession, file: pdf('b') });
    const another = await assigned();
    expect(said(await onProduct('report', c.anSession, report(String(foreign.body.id)), another))).toEqual([
      404,
      'attachment.unknown',
    ]);
  });
});

/** A decimal or a fraction, near enough to compare sums. */
const exact = (text: string): number => {
  const [over = '', under = '1'] = text.split('/');
  return Number(over) / Number(under);
};
