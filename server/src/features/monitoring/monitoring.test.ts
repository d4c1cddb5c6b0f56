import { beforeAll, describe, expect, it } from 'vitest';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
let c: SmallCommune;
let cycle: string;

const CRITERIA = {
  ...{ 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2', 'II.3': '2.5', 'II.4': '2.5' },
  ...{ 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
};
const WORK = {
  assigned: '10',
  completed: '9',
  meetingQuality: '8',
  onTime: '9',
  product: 'Tờ trình',
  coefficient: '1',
};
const criteria = (cells: object, rater = 'self', reason: string | null = null) => ({
  sheet: 'general-criteria',
  key: '',
  cells: { rater, ...cells },
  reason,
});
const product = (cells: object, key = 'a', reason: string | null = null) => ({
  sheet: 'work-products',
  key,
  cells,
  reason,
});

const at = (person: string, period: string) =>
  `/api/v1/cycles/${cycle}/people/${person}/monitoring/${period}`;
const file = (person: string, period: string, as: string) => ask('get', at(person, period), { as });
const save = async (
  step: string,
  person: string,
  period: string,
  rows: object[],
  as: string,
): Promise<Reply> => {
  const seen = (await file(person, period, as)).headers.get('etag') ?? '';
  return ask('put', `${at(person, period)}/${step}`, { as, body: { rows }, headers: { 'if-match': seen } });
};
const act = async (
  path: string,
  person: string,
  period: string,
  as: string,
  reason?: string,
): Promise<Reply> => {
  const seen = (await file(person, period, as)).headers.get('etag') ?? '';
  const body = reason === undefined ? {} : { reason };
  return ask('post', `${at(person, period)}/${path}`, { as, body, headers: { 'if-match': seen } });
};
const scoreOf = async (person: string, period: string, as: string) =>
  (await file(person, period, as)).body.scores?.[0]?.score;
/** A month said and submitted by An. */
const submitted = async (period: string): Promise<Reply> => {
  const saved = await save('self', c.an, period, [criteria(CRITERIA), product(WORK)], c.anSession);
  expect(saved.body).toMatchObject({ state: 'open', number: 1 });
  return act('submission', c.an, period, c.anSession);
};

beforeAll(async () => {
  c = await smallCommune(server);
  cycle = await c.cycle();
});

describe('the monitoring of a month', () => {
  it('goes from the person to who confirms to who approves, and nothing is typed that is computed', async () => {
    expect((await submitted('2026-01')).body.state).toBe('submitted');
    const own = await scoreOf(c.an, '2026-01', c.anSession);
    expect(own).toBe('541/6');
    expect((await act('confirmation', c.an, '2026-01', c.head)).body.state).toBe('confirmed');
    expect((await act('approval', c.an, '2026-01', c.authority)).body.state).toBe('approved');
    for (const as of [c.anSession, c.head, c.authority]) expect(await scoreOf(c.an, '2026-01', as)).toBe(own);
  });

  it('is changed by who confirms only with a reason; who, when and why stay, and the score follows', async () => {
    await submitted('2026-08');
    const before = await scoreOf(c.an, '2026-08', c.head);
    const lower = { ...CRITERIA, 'III.1': '1' };
    expect(said(await save('manager', c.an, '2026-08', [criteria(lower, 'confirmed')], c.head))).toEqual([
      422,
      'monitoring.change-needs-reason',
    ]);
    const reason = 'sản phẩm chưa được áp dụng';
    expect(
      (await save('manager', c.an, '2026-08', [criteria(lower, 'confirmed', reason)], c.head)).status,
    ).toBe(200);
    expect((await act('confirmation', c.an, '2026-08', c.head)).status).toBe(201);
    expect(before).toBe('541/6');
    expect(await scoreOf(c.an, '2026-08', c.anSession)).toBe('266/3');
    const { body } = await file(c.an, '2026-08', c.anSession);
    const change = (body.history ?? []).find((one) => one.step === ('manager' as string));
    expect(change).toMatchObject({ reason, sheet: 'general-criteria' });
    expect(change?.saidAt).toMatch(/^20/);
  });

  it('goes back with a reason, and counts no draft of whoever works on it meanwhile', async () => {
    await submitted('2026-09');
    expect(said(await act('return', c.an, '2026-09', c.head))).toEqual([422, 'monitoring.reason-needed']);
    expect((await act('return', c.an, '2026-09', c.head, 'thiếu minh chứng')).body.state).toBe('returned');
    await save(
      'self',
      c.an,
      '2026-09',
      [product({ ...WORK, completed: '10', meetingQuality: '10', onTime: '10' })],
      c.anSession,
    );
    const counted = await superuser.query(
      `select count(*)::int as n from congtam.statement where cycle_id = $1 and period = '2026-09' and sheet = 'work-products'`,
      [cycle],
    );
    expect(counted.rows[0].n).toBe(2);
    const sheet = await ask('get', `/api/v1/cycles/${cycle}/sheets/work-products`, { as: c.officer });
    const row = (sheet.body.rows ?? []).find(({ period }) => period === ('2026-09' as string));
    expect(row?.cells?.completed).toBe('9');
    expect((await act('submission', c.an, '2026-09', c.anSession)).body.state).toBe('submitted');
  });

  it('of several is confirmed at once except those named, and nobody confirms their own', async () => {
    await submitted('2026-10');
    await save('self', c.binh, '2026-10', [criteria(CRITERIA), product(WORK)], c.binhSession);
    await act('submission', c.binh, '2026-10', c.binhSession);
    const body = {
      unit: c.office,
      period: '2026-10',
      except: [{ person: c.binh, reason: 'thiếu sản phẩm' }],
    };
    const reply = await ask('post', `/api/v1/cycles/${cycle}/monitoring/confirmations`, { as: c.head, body });
    const states = (reply.body.done ?? []).map(({ person, state }) => [person, state]);
    expect(states.toSorted()).toEqual(
      [
        [c.an, 'confirmed'],
        [c.binh, 'returned'],
      ].toSorted(),
    );
    expect(reply.body.left).toEqual([{ person: c.headPerson, because: 'state.open' }]);
  });

  it('of somebody who has gone is submitted by the office, with the reason, and confirmed by whoever heads the unit then', async () => {
    await save('self', c.binh, '2026-11', [criteria(CRITERIA)], c.binhSession);
    expect(said(await act('leaver', c.binh, '2026-11', c.officer))).toEqual([
      422,
      'monitoring.reason-needed',
    ]);
    expect((await act('leaver', c.binh, '2026-11', c.officer, 'chuyển công tác từ 01/12')).body.state).toBe(
      'submitted',
    );
    expect((await act('confirmation', c.binh, '2026-11', c.head)).body.state).toBe('confirmed');
  });
});

describe('A28 - what somebody says of themself, and why others changed it', () => {
  /** Given above, where An's August was changed. */
  const REASON = 'sản phẩm chưa được áp dụng';
  const words = async (path: string, as: string) => (await ask('get', path, { as })).bytes.toString('utf8');

  it('is read by them and who answers for them; for a colleague nothing of it is in any answer', async () => {
    for (const as of [c.anSession, c.head, c.authority]) {
      expect(await words(at(c.an, '2026-08'), as)).toContain(REASON);
    }
    const unasked = [
      at(c.an, '2026-08'),
      `/api/v1/cycles/${cycle}/monitoring?unit=${c.office}&period=2026-08`,
      `/api/v1/cycles/${cycle}/sheets/general-criteria`,
      `/api/v1/cycles/${cycle}`,
      '/api/v1/events?limit=200',
    ];
    for (const path of unasked) {
      const seen = await words(path, c.binhSession);
      expect(seen).not.toContain(REASON);
      // Absent, not null: of a file that is not theirs to read, not even that it has rows is told.
      expect(seen).not.toMatch(/"(rows|history|scores|acts)":/);
    }
    // Who may see where files stand is not shown what they say there.
    const list = await words(`/api/v1/cycles/${cycle}/monitoring?unit=${c.office}&period=2026-08`, c.head);
    expect(list).toContain(c.anCode);
    expect(list).not.toMatch(/"(cells|reason|score|self)":/);
  });

  it('nor does the database give it to a colleague', async () => {
    const client = await database.as('congtam_app');
    const statements = async (session: string) => {
      const me = await ask('get', '/api/v1/session', { as: session });
      await client.query('begin');
      await client.query("select set_config('congtam.actor', $1, true)", [me.body.account]);
      const { rows } = await client.query(
        "select 1 from congtam.statement where person_id = $1 and period = '2026-08'",
        [c.an],
      );
      await client.query('rollback');
      return rows.length;
    };
    expect(await statements(c.anSession)).toBeGreaterThan(0);
    expect(await statements(c.head)).toBe(await statements(c.anSession));
    expect(await statements(c.binhSession)).toBe(0);
  });
});

describe('what may be said', () => {
  it('A03 - nobody says the part of another, nor confirms or approves their own', async () => {
    expect(said(await save('self', c.an, '2026-12', [criteria(CRITERIA, 'confirmed')], c.anSession))).toEqual(
      [422, 'monitoring.rows-wrong'],
    );
    const self = await ask('put', `${at(c.an, '2026-12')}/self`, {
      as: c.binhSession,
      body: { rows: [criteria(CRITERIA)] },
      headers: { 'if-match': '"v0"' },
    });
    expect([403, 404]).toContain(self.status);
    const own = await ask('post', `${at(c.headPerson, '2026-12')}/confirmation`, {
      as: c.head,
      body: {},
      headers: { 'if-match': '"v0"' },
    });
    expect(said(own)).toEqual([403, 'access.not-to-yourself']);
  });

  it.each([
    ['nothing assigned', { assigned: '0', completed: '1' }],
    ['a negative quantity', { assigned: '-1' }],
    ['1e308', { assigned: '1e308' }],
    ['NaN', { assigned: 'NaN' }],
    ['more done than assigned', { assigned: '1', completed: '2', meetingQuality: '2', onTime: '2' }],
    ['more of quality than done', { completed: '1', meetingQuality: '2', onTime: '1' }],
    ['words', { assigned: 'mười' }],
  ])(
    'A14 - %s is refused by cell, or counted as the rule says, and is never a number that is none',
    async (_, cells) => {
      const reply = await save(
        'self',
        c.an,
        '2026-12',
        [product({ ...WORK, ...cells }, JSON.stringify(cells).slice(0, 60))],
        c.anSession,
      );
      expect([200, 422]).toContain(reply.status);
      if (reply.status === 422) {
        expect(reply.body.code).toBe('monitoring.rows-wrong');
        expect(reply.body.errors?.[0]?.pointer).toMatch(/^\/rows\/0/);
      }
      const { status, body } = await file(c.an, '2026-12', c.anSession);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/NaN|Infinity/);
      expect(server.faults).toEqual([]);
    },
  );

  it('A02 - neither the day nor the total of anything is sent: there is no such field', async () => {
    for (const extra of [{ decidedAt: '2020-01-01' }, { score: '100' }, { total: '38.17' }]) {
      const reply = await ask('post', `${at(c.an, '2026-12')}/approval`, { as: c.authority, body: extra });
      expect(reply.status).toBe(400);
      const [field] = Object.keys(extra);
      expect(reply.body.errors).toContainEqual(
        expect.objectContaining({ pointer: `/${field}`, code: 'unknown-field' }),
      );
    }
    const typed = await save('self', c.an, '2026-12', [product({ ...WORK, score: '100' })], c.anSession);
    expect(typed.body.errors?.[0]).toMatchObject({ pointer: '/rows/0/cells/score', code: 'unknown-column' });
  });

  it('what the office recorded from a document is not said otherwise by the person', async () => {
    const rows = [{ subject: c.binhCode, period: '2026-12', key: 'p', cells: WORK }];
    const put = await ask('put', `/api/v1/cycles/${cycle}/sheets/work-products`, {
      as: c.officer,
      body: { rows, document: 'BC 1' },
    });
    expect(put.body).toMatchObject({ added: 1 });
    const reply = await save(
      'self',
      c.binh,
      '2026-12',
      [product({ ...WORK, completed: '10' }, 'p')],
      c.binhSession,
    );
    expect(reply.body.errors?.[0]).toMatchObject({ code: 'said-by-office' });
  });

  it('what the office said of a unit is read with its name, and a sheet that registers fill says so', async () => {
    const path = (sheet: string) => `/api/v1/cycles/${cycle}/sheets/${sheet}`;
    const known = await superuser.query('select code from congtam.unit where id = $1', [c.office]);
    const code = String(known.rows[0].code);
    const row = { subject: code, period: '2026', key: '', cells: { pastFaultsFixed: 'yes' } };
    const put = await ask('put', path('unit-conclusions'), {
      as: c.officer,
      body: { rows: [row], document: 'KL 3' },
    });
    expect(put.body).toMatchObject({ added: 1 });
    const of = async (sheet: string) => (await ask('get', path(sheet), { as: c.officer })).body;
    expect(await of('unit-conclusions')).toMatchObject({
      isFed: false,
      rows: [{ subject: code, name: 'Văn phòng', period: '2026', document: 'KL 3', step: 'office' }],
    });
    for (const sheet of ['discipline', 'work-products', 'period-results', 'unit-tasks'])
      expect([sheet, (await of(sheet)).isFed]).toEqual([sheet, true]);
  });

  it('a sheet said again as it is changes nothing; a changed row needs its reason and that it was seen', async () => {
    const path = `/api/v1/cycles/${cycle}/sheets/leave`;
    const cells = { kind: 'sick', from: '2026-04-01', to: '2026-05-31', document: 'GCN 7' };
    const put = (body: object, headers = {}) => ask('put', path, { as: c.officer, body, headers });
    const rows = [{ subject: c.binhCode, key: '1', cells }];
    expect((await put({ rows })).body).toMatchObject({ added: 1 });
    expect((await put({ rows })).body).toMatchObject({ added: 0, unchanged: 1 });
    const longer = [{ subject: c.binhCode, key: '1', cells: { ...cells, to: '2026-06-30' } }];
    expect(said(await put({ rows: longer }))).toEqual([422, 'monitoring.change-needs-reason']);
    expect(said(await put({ rows: longer, reason: 'gia hạn' }))).toEqual([428, 'http.version-needed']);
    const etag = (await ask('get', path, { as: c.officer })).headers.get('etag') ?? '';
    expect((await put({ rows: longer, reason: 'gia hạn' }, { 'if-match': etag })).body).toMatchObject({
      changed: 1,
    });
    expect(said(await put({ rows, reason: 'lại' }, { 'if-match': etag }))).toEqual([
      412,
      'http.version-outdated',
    ]);
  });

  it('a cell that the regulation does not take is told with its place and how to mend it', async () => {
    const rows = [{ subject: c.binhCode, key: 'x', cells: { kind: 'holiday', from: 'hôm qua' } }];
    const reply = await ask('put', `/api/v1/cycles/${cycle}/sheets/leave`, { as: c.officer, body: { rows } });
    const pointers = (reply.body.errors ?? []).map(({ pointer }) => pointer);
    expect(pointers.toSorted()).toEqual(['/rows/0/cells/from', '/rows/0/cells/kind']);
  });
});

describe('two at once', () => {
  it('A10 - a second window that has not seen the first one’s change is told', async () => {
    await save('self', c.binh, '2026-01', [criteria(CRITERIA)], c.binhSession);
    const rows = [product(WORK)];
    const put = (headers: object) =>
      ask('put', `${at(c.binh, '2026-01')}/self`, {
        as: c.binhSession,
        body: { rows },
        headers: { ...headers },
      });
    expect(said(await put({}))).toEqual([428, 'http.version-needed']);
    const late = await put({ 'if-match': '"v0"' });
    expect(said(late)).toEqual([412, 'http.version-outdated']);
    // They are told that it was nobody else.
    expect(late.body.title).toMatch(
      /^chính bạn đã sửa ở cửa sổ hoặc máy khác, lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}$/,
    );
    expect((await put({ 'if-match': '"v1"' })).status).toBe(200);
  });

  it('A09 - of as many approvals at one moment as there are, exactly one is made', async () => {
    const rounds = process.env.CONGTAM_FULL === '1' ? 200 : 2;
    for (let round = 0; round < rounds; round += 1) {
      // Pilots, of which there may be many over one year.
      const own = await c.cycle({ isPilot: true });
      const place = `/api/v1/cycles/${own}/people/${c.an}/monitoring/2026-01`;
      const send = (path: string, as: string, version: number, body: object = {}) =>
        ask(path === 'self' ? 'put' : 'post', `${place}/${path}`, {
          as,
          body,
          headers: { 'if-match': `"v${version}"` },
        });
      await send('self', c.anSession, 0, { rows: [criteria(CRITERIA)] });
      await send('submission', c.anSession, 1);
      await send('confirmation', c.head, 2);
      const all = await Promise.all(Array.from({ length: 32 }, () => send('approval', c.authority, 3)));
      expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const { status } of all) expect([201, 409, 412]).toContain(status);
      const { rows } = await superuser.query(
        "select count(*)::int as n from congtam.monitoring_act where cycle_id = $1 and act = 'approve'",
        [own],
      );
      expect(rows[0].n).toBe(1);
    }
  }, 600_000);
});

describe('what is read of a file', () => {
  it('is the arithmetic itself, line by line with its article, in the words of the reader', async () => {
    const path = `${at(c.an, '2026-01')}/explanation`;
    const { body } = await ask('get', `${path}?language=vi`, { as: c.anSession });
    const [explained] = body.explanations ?? [];
    expect(explained).toMatchObject({ regulation: 'nd-335-2025', group: 'staff' });
    const lines = (explained?.sections ?? []).flatMap(({ sentences }) => [...(sentences ?? [])]);
    const result = lines.find(({ text }) => text?.startsWith('Điểm kết quả:'));
    expect(result?.text).toBe('Điểm kết quả: (0,9 + 0,8 + 0,9) / 3 × 70 = 60,66…');
    expect(result?.refs).toContain('Điều 17, Nghị định 335/2025/NĐ-CP');
    expect((await ask('get', path, { as: c.binhSession })).status).toBe(404);
  });

  it('follows what is being typed while nothing is written: as it will be when it is saved', async () => {
    const post = (rows: object[], as: string) =>
      ask('post', `${at(c.an, '2026-08')}/preview?language=vi`, {
        ...{ as, body: { rows } },
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
    const lower = { sheet: 'general-criteria', key: '', cells: { ...CRITERIA, 'III.1': '0' } };
    const typed = { ...lower, cells: { ...lower.cells, rater: 'confirmed' } };
    const shown = async (rows: object[]) => (await post(rows, c.head)).body.explanations?.[0]?.shown;
    expect(await shown([])).toBe('88.66');
    expect(await shown([typed])).toBe('87.66');
    const more = {
      sheet: 'work-products',
      key: 'b',
      cells: { ...WORK, completed: '10', meetingQuality: '10' },
    };
    expect(await shown([typed, more])).not.toBe('87.66');
    expect(await shown([{ sheet: 'work-products', key: 'a', cells: null }])).toBeNull();
    expect(await scoreOf(c.an, '2026-08', c.anSession)).toBe('266/3');
    expect((await post([typed], c.anSession)).body.explanations?.[0]?.shown).toBe('87.66');
    expect((await post([typed], c.binhSession)).status).toBe(404);
  });

  it('is a year of months with the score of each that was handed on, and nothing of one that was not', async () => {
    const path = `/api/v1/cycles/${cycle}/people/${c.an}/monitoring`;
    const { body } = await ask('get', path, { as: c.anSession });
    expect(body.periods).toHaveLength(12);
    expect(body.periods?.[0]).toEqual({
      period: '2026-01',
      state: 'approved',
      isLate: false,
      isRecorded: false,
      shown: '90.16',
    });
    expect(body.periods?.[11]).toMatchObject({ period: '2026-12', state: 'open', shown: null });
  });

  it('is nothing in a cycle about others, of which whoever works beside them knows nothing', async () => {
    const others = await c.cycle({ kind: 'beforeAppointment', people: [c.binh] });
    const of = (person: string, as: string) =>
      ask('get', `/api/v1/cycles/${others}/people/${person}/monitoring`, { as });
    expect((await of(c.an, c.anSession)).status).toBe(404);
    expect((await of(c.an, c.head)).status).toBe(404);
    // Whoever has a role there sees the cycle, and of themself nothing in it: no refusal.
    expect((await of(c.headPerson, c.head)).body).toEqual({ name: '', periods: [] });
    expect((await of(c.binh, c.binhSession)).body.periods).toHaveLength(12);
  });

  it('is what each of a unit said beside what was confirmed; who leads another unit does not see it', async () => {
    const path = `/api/v1/cycles/${cycle}/monitoring/values?unit=${c.office}&period=2026-08`;
    const { body } = await ask('get', path, { as: c.head });
    const an = (body.people ?? []).find(({ person }) => person === c.an);
    expect(an).toMatchObject({ state: 'confirmed', shown: '88.66' });
    const criteria = (an?.sheets ?? []).find(({ sheet }) => sheet === 'general-criteria');
    expect([criteria?.self?.['III.1'], criteria?.confirmed?.['III.1']]).toEqual(['2.5', '1']);
    const elsewhere = path.replace(c.office, c.commune);
    expect((await ask('get', elsewhere, { as: c.head })).status).toBe(403);
    expect((await ask('get', path, { as: c.anSession })).status).toBe(403);
  });

  it('says of each sheet whose it is, between which numbers, on which articles', async () => {
    const { body } = await ask('get', `/api/v1/cycles/${cycle}/sheets`, { as: c.anSession });
    const sheet = (id: string) => (body.sheets ?? []).find((one) => one.id === id);
    expect(body.periods?.at(-1)).toBe('2026-12');
    expect(sheet('general-criteria')).toMatchObject({
      isOfFile: true,
      askedBy: [{ regulation: 'nd-335-2025', groups: null }],
      raters: { self: 'self', manager: 'confirmed' },
      articles: [{ ref: 'khoản 2 Điều 12, Phụ lục I, Mẫu số 01' }],
    });
    const first = (sheet('general-criteria')?.columns ?? []).find(({ id }) => id === 'I.1');
    expect(first).toMatchObject({ atLeast: '0', atMost: '5' });
    expect(sheet('unit-conclusions')).toMatchObject({ about: 'unit', periods: ['2026'], isOfFile: false });
    expect(sheet('general-criteria')?.periods).toHaveLength(16);
    expect([sheet('leave')?.about, sheet('leave')?.periods]).toEqual(['person', []]);
    expect(sheet('leadership')?.askedBy?.[0]?.groups).toEqual(['head', 'deputy']);
    for (const id of ['discipline', 'conclusions']) expect(sheet(id)?.isOfFile).toBe(false);
  });
});
