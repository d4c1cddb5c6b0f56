import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../database/new-id.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let tinh: string;
let xa: string;
let phong: string;
let other: string;
let head: string;
let headPerson: string;
let authority: string;
let headElsewhere: string;
let officer: string;
let clerk: string;
let inspector: string;
const people: Record<string, { id: string; session: string }> = {};

const withRole = async (role: string, unit: string, person?: string): Promise<string> => {
  const account = await anAccount(superuser);
  if (person !== undefined) {
    await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, person]);
  }
  if (role !== 'none') await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const somebody = async (name: string, unit: string) => {
  const id = await aPerson(superuser, { name, unit });
  people[name] = { id, session: await withRole('none', unit, id) };
};
const who = (name: string) => {
  const found = people[name];
  if (found === undefined) throw new Error(name);
  return found;
};
const assign = (body: object, as = head): Promise<Reply> =>
  ask('post', '/api/v1/work-tasks', {
    as,
    body: { unit: xa, title: 'Báo cáo chuyên đề', coefficient: '2', quantity: '4', ...body },
  });
const toAn = () => ({ to: [{ person: who('An').id, period: '2026-03' }] });
const productOf = (reply: Reply, at = 0): string => String(reply.body.products?.[at]?.id);
const open = (product: string, as = head) => ask('get', `/api/v1/work-products/${product}`, { as });
const act = async (
  product: string,
  path: string,
  body: object,
  as: string,
  seen?: string,
): Promise<Reply> => {
  const version = seen ?? (await open(product, as)).headers.get('etag') ?? '"v1"';
  return ask('post', `/api/v1/work-products/${product}/${path}`, {
    as,
    body,
    headers: { 'if-match': version },
  });
};
const anOpenProduct = async (body: object = {}): Promise<string> =>
  productOf(await assign({ ...toAn(), ...body }));
const aReport = async (body: object = {}): Promise<string> => {
  const product = await anOpenProduct();
  const reply = await act(product, 'report', { completed: '4', ...body }, who('An').session);
  expect(reply.status).toBe(201);
  return product;
};
const step = (handover: string, path: string, as: string): Promise<Reply> =>
  ask('post', `/api/v1/work-handovers/${handover}/${path}`, {
    as,
    body: { on: '2026-03-12', reason: 'Đồng ý' },
  });
const said = ({ status, body }: Reply) => [status, body.code];

beforeAll(async () => {
  tinh = await aUnit(superuser, { name: 'Tỉnh' });
  xa = await aUnit(superuser, { name: 'Xã', parent: tinh });
  phong = await aUnit(superuser, { name: 'Phòng', parent: xa });
  other = await aUnit(superuser, { name: 'Xã khác', parent: tinh });
  for (const name of ['An', 'Bình', 'Chi']) await somebody(name, phong);
  await somebody('Xa Lạ', other);
  headPerson = await aPerson(superuser, { name: 'Thủ trưởng', unit: xa });
  head = await withRole('head', xa, headPerson);
  authority = await withRole('authority', tinh);
  headElsewhere = await withRole('head', other);
  officer = await withRole('personnelOfficer', xa);
  clerk = await withRole('recordsClerk', xa);
  inspector = await withRole('inspector', tinh);
});

describe('a task', () => {
  it('is assigned to many at once, each in the unit where they serve in the period', async () => {
    const to = ['An', 'Bình', 'Chi'].map((name) => ({ person: who(name).id, period: '2026-03' }));
    const reply = await assign({ to });
    expect(reply.status).toBe(201);
    expect(reply.body.products?.map(({ person, unit, standing }) => [person, unit, standing])).toEqual(
      to.map(({ person }) => [person, phong, 'open']),
    );
    expect(reply.body.products?.[0]?.content?.work).toMatchObject({
      ...{ quantity: '4', coefficient: '2', source: 'plan', share: null },
    });
  });

  it('A22 - sent twice with one key is assigned once', async () => {
    const key = newId();
    const twice = await Promise.all(
      [1, 2].map(() =>
        ask('post', '/api/v1/work-tasks', {
          as: head,
          body: { unit: xa, title: 'Một lần', quantity: '1', ...toAn() },
          headers: { 'idempotency-key': key },
        }),
      ),
    );
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(twice[0]?.body).toEqual(twice[1]?.body);
  });

  it.each(['quantity', 'coefficient'])(
    'is not assigned with a %s of 1.000, which may mean a thousand; 1000 and 1.125 are taken',
    async (field) => {
      const refused = await assign({ ...toAn(), [field]: '1.000' });
      expect([refused.status, refused.body.errors]).toMatchObject([
        400,
        [{ pointer: `/${field}`, code: 'thousands-sign', detail: expect.stringContaining('1000') }],
      ]);
      for (const plain of ['1000', '1.125'])
        expect((await assign({ ...toAn(), [field]: plain })).status).toBe(201);
    },
  );

  it('is assigned to all of them or to nobody', async () => {
    const to = ['An', 'Xa Lạ'].map((name) => ({ person: who(name).id, period: '2026-03' }));
    const title = `Tất cả hoặc không ${newId()}`;
    expect(said(await assign({ to, title }))).toEqual([422, 'work.not-there-then']);
    const { rows } = await superuser.query('select 1 from congtam.work_task where title = $1', [title]);
    expect(rows).toEqual([]);
  });

  it('A03 - is given to nobody by themself, nor by whoever has no right there', async () => {
    const mine = { to: [{ person: headPerson, period: '2026-03' }] };
    expect(said(await assign(mine))).toEqual([403, 'access.not-to-yourself']);
    expect((await assign(mine, authority)).status).toBe(201);
    for (const as of [officer, clerk, inspector, who('An').session]) {
      expect(said(await assign(toAn(), as))).toEqual([403, 'access.not-allowed']);
    }
    expect(said(await assign(toAn(), headElsewhere))).toEqual([404, 'work.unknown-unit']);
    expect(said(await assign({ unit: other, ...toAn() }, headElsewhere))).toEqual([
      422,
      'work.not-there-then',
    ]);
  });

  it('of a team is divided so that the shares are one whole, over people and periods', async () => {
    const to = [
      { person: who('An').id, period: '2026-03', share: '1/2' },
      { person: who('An').id, period: '2026-04', share: '25%' },
      { person: who('Bình').id, period: '2026-04', share: '0.25' },
    ];
    const reply = await assign({ to });
    expect(reply.body.products?.map(({ content }) => content?.work?.quantity)).toEqual(['2', '1', '1']);
    const wrong = await assign({ to: to.slice(0, 2) });
    expect(said(wrong)).toEqual([422, 'work.shares-not-whole']);
  });

  it('that turns out to be long is divided later: its parts come in its place', async () => {
    const product = await anOpenProduct();
    const to = ['2026-03', '2026-04'].map((period) => ({ person: who('An').id, period, share: '50%' }));
    const reply = await act(product, 'split', { reason: 'Kéo dài hai tháng', to }, head);
    expect(reply.status).toBe(201);
    expect(reply.body.products?.map(({ period, content }) => [period, content?.work?.quantity])).toEqual([
      ['2026-03', '2'],
      ['2026-04', '2'],
    ]);
    expect((await open(product)).body.standing).toBe('withdrawn');
    expect(said(await act(product, 'split', { reason: 'Lại', to }, head))).toEqual([
      409,
      'access.not-in-this-state',
    ]);
  });

  it('that nobody planned is named by its title alone, and classified later by somebody else', async () => {
    const { session } = who('An');
    const named = await ask('post', '/api/v1/work-tasks/unplanned', {
      as: session,
      body: { title: 'Chống bão' },
    });
    expect(named.status).toBe(201);
    const product = productOf(named);
    expect(named.body.products?.[0]).toMatchObject({ standing: 'named', unit: phong });
    expect(said(await act(product, 'report', { completed: '1' }, session))).toEqual([
      409,
      'access.not-in-this-state',
    ]);
    const asked = { title: 'Chống bão số 3', coefficient: '3', quantity: '1', isPlanned: false };
    expect(said(await act(product, 'classification', asked, session))).toEqual([403, 'access.not-allowed']);
    const done = await act(product, 'classification', asked, head);
    expect(done.body).toMatchObject({ standing: 'open' });
    expect(done.body.content?.work).toMatchObject({ source: 'unplanned', coefficient: '3' });
    expect((await act(product, 'report', { completed: '1' }, session)).status).toBe(201);
  });

  it('is changed after it was assigned only with a reason, and withdrawn only with one', async () => {
    const product = await anOpenProduct();
    const asked = { title: 'Báo cáo', coefficient: '2', quantity: '5' };
    expect(said(await act(product, 'classification', asked, head))).toEqual([422, 'work.reason-needed']);
    const changed = await act(product, 'classification', { ...asked, reason: 'Giao thêm' }, head);
    expect(changed.body.content?.work).toMatchObject({ quantity: '5' });
    expect((await act(product, 'withdrawal', {}, head)).status).toBe(400);
    expect((await act(product, 'withdrawal', { reason: 'Giao nhầm' }, head)).body.standing).toBe('withdrawn');
    expect(said(await act(product, 'report', { completed: '1' }, who('An').session))).toEqual([
      409,
      'access.not-in-this-state',
    ]);
  });
});

describe('the result of a product', () => {
  it('is reported by whoever did it, with errors, lateness, justification and evidence', async () => {
    const product = await anOpenProduct();
    const report = {
      ...{ completed: '3', meetingQuality: '2', onTime: '3', majorErrors: 1, latenesses: 0 },
      ...{ finishedOn: '2026-03-30', justification: 'Thiếu số liệu' },
      evidence: [{ title: 'Báo cáo', reference: '12/BC-UBND' }],
    };
    expect(said(await act(product, 'report', report, who('Bình').session, '"v1"'))).toEqual([
      404,
      'work.unknown',
    ]);
    expect(said(await act(product, 'report', report, head))).toEqual([403, 'access.not-allowed']);
    const reply = await act(product, 'report', report, who('An').session);
    expect(reply.status).toBe(201);
    expect(reply.body.content?.reported).toMatchObject(report);
  });

  it('of a whole month is reported at once: all of it or nothing, and what is as it was stays as it was', async () => {
    const products = await Promise.all([1, 2, 3].map(() => anOpenProduct()));
    const { session } = who('An');
    const send = (version: string, third: object = {}) =>
      ask('post', '/api/v1/work-reports', {
        as: session,
        body: {
          reports: products.map((product, at) => ({
            ...{ product, version, completed: '4' },
            ...(at === 2 ? third : {}),
          })),
        },
      });
    const wrong = await send('v1', { completed: '9' });
    expect(said(wrong)).toEqual([422, 'work.number-too-large']);
    expect(wrong.body.errors?.map(({ pointer }) => pointer)).toContain('/reports/2');
    expect((await open(products[0] ?? '')).body.standing).toBe('open');
    const done = await send('v1');
    expect(done.body.products?.map(({ standing, revision }) => [standing, revision])).toEqual(
      products.map(() => ['reported', 2]),
    );
    expect(said(await send('v1'))).toEqual([412, 'http.version-outdated']);
    expect(said(await send('v2'))).toEqual([409, 'work.nothing-changed']);
    const one = await send('v2', { completed: '3' });
    expect(one.body.products?.map(({ revision }) => revision)).toEqual([2, 2, 3]);
  });

  it('A14 - is never more than was assigned, nor of better quality than it is complete, nor a strange number', async () => {
    const product = await anOpenProduct();
    const { session } = who('An');
    for (const report of [
      { completed: '5' },
      { completed: '3', meetingQuality: '4' },
      { completed: '3', onTime: '3.5' },
    ]) {
      expect(said(await act(product, 'report', report, session))).toEqual([422, 'work.number-too-large']);
    }
    for (const completed of ['-1', '1e308', 'NaN', '0,5', '1.00001', '99999999', 4]) {
      expect((await act(product, 'report', { completed }, session)).status).toBe(400);
    }
    expect((await act(product, 'report', { completed: '4', majorErrors: -1 }, session)).status).toBe(400);
    expect((await act(product, 'report', { completed: '4' }, session)).status).toBe(201);
  });

  it('keeps what the person said beside what the manager changed: field, author, time and reason', async () => {
    const product = await aReport({ latenesses: 0 });
    const correction = { reason: 'Nộp sau hạn 2 ngày', fields: { latenesses: 1 } };
    const reply = await act(product, 'corrections', correction, head);
    expect(reply.status).toBe(201);
    const { body } = await open(product, who('An').session);
    expect(body.content?.reported).toMatchObject({ latenesses: 0, completed: '4' });
    expect(body.content?.corrected).toEqual({ latenesses: 1 });
    const last = body.revisions?.[2];
    expect(last).toMatchObject({ act: 'corrected', reason: correction.reason });
    expect(last?.recordedAt).toMatch(/^\d{4}-/);
    expect(last?.recordedBy).toBeTruthy();
  });

  it('is not changed by a correction that changes nothing, and comes back to the word of the person', async () => {
    const product = await aReport();
    const same = { reason: 'Xem lại', fields: { completed: '4', latenesses: 0 } };
    expect(said(await act(product, 'corrections', same, head))).toEqual([409, 'work.nothing-changed']);
    expect(said(await act(product, 'corrections', { reason: 'x', fields: {} }, head))).toEqual([
      409,
      'work.nothing-changed',
    ]);
    const down = { reason: 'Chỉ nhận 3', fields: { completed: '3' } };
    expect((await act(product, 'corrections', down, head)).body.content?.corrected).toEqual({
      completed: '3',
    });
    const back = { reason: 'Đã bổ sung', fields: { completed: '4' } };
    expect((await act(product, 'corrections', back, head)).body.content?.corrected).toEqual({});
  });

  it('A03 - is corrected by nobody whose own it is', async () => {
    const reply = await assign({ to: [{ person: headPerson, period: '2026-03' }] }, authority);
    const product = productOf(reply);
    expect((await act(product, 'report', { completed: '4' }, head)).status).toBe(201);
    const correction = { reason: 'x', fields: { latenesses: 1 } };
    expect(said(await act(product, 'corrections', correction, head))).toEqual([
      403,
      'access.not-to-yourself',
    ]);
    expect((await act(product, 'corrections', correction, authority)).status).toBe(201);
  });

  it('A10 - is not changed from a window that has not seen the last change', async () => {
    const product = await aReport();
    const correction = { reason: 'x', fields: { latenesses: 1 } };
    const late = await act(product, 'corrections', correction, head, '"v1"');
    expect(said(late)).toEqual([412, 'http.version-outdated']);
    expect(late.body.title).toMatch(/^người làm đã sửa lúc \d\d:\d\d ngày /);
    const both = await Promise.all([
      act(product, 'corrections', correction, head, '"v2"'),
      act(product, 'corrections', { reason: 'y', fields: { latenesses: 2 } }, authority, '"v2"'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  it('cannot be changed by SQL in the part that belongs to somebody else', async () => {
    const product = await aReport();
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'head', unit: xa });
    const client = await database.as('congtam_app');
    const write = (content: string) =>
      client.query(
        `insert into congtam.work_product_revision (product_id, revision, act, state, content, reason, recorded_by)
         select product_id, revision + 1, 'corrected', 'reported', ${content}, 'x', $2
         from congtam.work_product_revision where product_id = $1 and revision = 2`,
        [product, account],
      );
    await client.query("select set_config('congtam.actor', $1, false)", [account]);
    await expect(write(`jsonb_set(content, '{reported,completed}', '"0"')`)).rejects.toThrow(/nothing else/);
    await expect(write(`jsonb_set(content, '{work,quantity}', '"9"')`)).rejects.toThrow(/nothing else/);
    expect((await write(`jsonb_set(content, '{corrected,latenesses}', '1')`)).rowCount).toBe(1);
  });
});

describe('work handed over', () => {
  it('by whoever has it needs the agreement of the manager, then the receiver takes it: each with day and reason', async () => {
    const product = await anOpenProduct();
    const offered = await act(
      product,
      'hand-over',
      { to: who('Bình').id, on: '2026-03-10', reason: 'Nghỉ ốm' },
      who('An').session,
    );
    expect(offered.body).toMatchObject({ state: 'offered', toUnit: phong });
    const handover = String(offered.body.id);
    expect((await open(product)).body.standing).toBe('handingOver');
    expect(said(await act(product, 'report', { completed: '4' }, who('An').session))).toEqual([
      409,
      'work.in-another-hand',
    ]);
    expect(said(await step(handover, 'take', who('Bình').session))).toEqual([409, 'work.not-at-this-step']);
    expect(said(await step(handover, 'agreement', who('An').session))).toEqual([403, 'access.not-allowed']);
    expect((await step(handover, 'agreement', head)).body.state).toBe('agreed');
    expect(said(await step(handover, 'take', who('Chi').session))).toEqual([404, 'work.unknown-handover']);
    const taken = await step(handover, 'take', who('Bình').session);
    expect(taken.body.state).toBe('taken');
    expect(taken.body.steps?.map(({ state, on }) => [state, on])).toEqual([
      ['offered', '2026-03-10'],
      ['agreed', '2026-03-12'],
      ['taken', '2026-03-12'],
    ]);
    expect((await open(product)).body.standing).toBe('handedOver');
    const { body } = await ask('get', `/api/v1/people/${who('Bình').id}/work-products?period=2026-03`, {
      as: head,
    });
    const theirs = body.products?.find(({ takenFrom }) => String(takenFrom) === product);
    expect(theirs).toMatchObject({ standing: 'open' });
    expect(theirs?.content?.work).toMatchObject({ source: 'takenOver', quantity: '4' });
    expect((await act(String(theirs?.id), 'report', { completed: '4' }, who('Bình').session)).status).toBe(
      201,
    );
  });

  it('by the manager is agreed already; declined, it is as it was', async () => {
    const product = await anOpenProduct();
    const body = { to: who('Bình').id, on: '2026-03-10', reason: 'Quá tải' };
    const offered = await act(product, 'hand-over', body, head);
    expect(offered.body.state).toBe('agreed');
    expect((await step(String(offered.body.id), 'refusal', who('Bình').session)).body.state).toBe('declined');
    expect((await open(product)).body.standing).toBe('open');
    expect((await act(product, 'hand-over', body, head)).body.state).toBe('agreed');
  });

  it('A03 - to the manager themself needs the agreement of somebody else', async () => {
    const product = await anOpenProduct();
    const offered = await act(product, 'hand-over', { to: headPerson, on: '2026-03-10', reason: 'x' }, head);
    expect(offered.body.state).toBe('offered');
    const handover = String(offered.body.id);
    expect(said(await step(handover, 'agreement', head))).toEqual([403, 'work.same-who-asked']);
    expect((await step(handover, 'agreement', authority)).body.state).toBe('agreed');
    expect((await step(handover, 'take', head)).body.state).toBe('taken');
  });

  it('goes to a colleague within reach, never back to oneself', async () => {
    const product = await anOpenProduct();
    for (const name of ['An', 'Xa Lạ']) {
      const body = { to: who(name).id, on: '2026-03-10', reason: 'x' };
      expect(said(await act(product, 'hand-over', body, who('An').session))).toEqual([
        422,
        'work.not-a-colleague',
      ]);
    }
  });

  it('is taken once, also by two clicks at once', async () => {
    const product = await anOpenProduct();
    const body = { to: who('Bình').id, on: '2026-03-10', reason: 'x' };
    const handover = String((await act(product, 'hand-over', body, head)).body.id);
    const both = await Promise.all([1, 2].map(() => step(handover, 'take', who('Bình').session)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { rows } = await superuser.query('select 1 from congtam.work_product where taken_from = $1', [
      product,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('an objective cause', () => {
  const cause = {
    ...{ kind: 'objectiveCause', waivesLatenesses: 1, reason: 'Bão số 3' },
    evidence: [{ title: 'Công điện', reference: '05/CĐ-UBND' }],
  };
  const decide = (id: unknown, as: string, body: object = {}) =>
    ask('post', `/api/v1/work-causes/${id}/decision`, {
      as,
      body: { decision: 'approved', document: '17/TB-UBND', reason: 'Đúng thực tế', ...body },
    });

  it('is asked for with evidence by whoever did the work, and agreed to by a document', async () => {
    const product = await aReport({ latenesses: 1 });
    expect((await act(product, 'causes', { ...cause, evidence: [] }, who('An').session)).status).toBe(400);
    expect(said(await act(product, 'causes', cause, head))).toEqual([403, 'access.not-allowed']);
    const asked = await act(product, 'causes', cause, who('An').session);
    expect(asked.body.decision).toBe('requested');
    expect(said(await decide(asked.body.id, who('An').session))).toEqual([403, 'access.not-allowed']);
    expect(said(await decide(asked.body.id, head, { document: null }))).toEqual([
      422,
      'work.document-needed',
    ]);
    expect((await decide(asked.body.id, head)).body).toMatchObject({
      decision: 'approved',
      document: '17/TB-UBND',
    });
    expect((await open(product)).body.waived).toEqual({
      errors: 0,
      latenesses: 1,
      documents: ['17/TB-UBND'],
    });
    expect(said(await decide(asked.body.id, authority))).toEqual([409, 'access.not-in-this-state']);
  });

  it('waives no more than there is, and nothing when it is declined', async () => {
    const product = await aReport({ latenesses: 1 });
    const { session } = who('An');
    expect(said(await act(product, 'causes', { ...cause, waivesLatenesses: 2 }, session))).toEqual([
      422,
      'work.waives-too-much',
    ]);
    const asked = await act(product, 'causes', cause, session);
    expect(said(await act(product, 'causes', cause, session))).toEqual([422, 'work.waives-too-much']);
    const declined = await decide(asked.body.id, authority, { decision: 'declined', document: null });
    expect(declined.body.decision).toBe('declined');
    expect((await open(product)).body.waived).toMatchObject({ latenesses: 0 });
    expect((await act(product, 'causes', cause, session)).status).toBe(201);
  });

  it('A03 - is never decided by whose work it is', async () => {
    const product = productOf(await assign({ to: [{ person: headPerson, period: '2026-03' }] }, authority));
    await act(product, 'report', { completed: '4', latenesses: 1 }, head);
    const asked = await act(product, 'causes', cause, head);
    expect(said(await decide(asked.body.id, head))).toEqual([403, 'access.not-to-yourself']);
    expect((await decide(asked.body.id, authority)).status).toBe(201);
  });
});

describe('the work of a unit', () => {
  it('A27, A31 - is seen by who answers for it and by each their own, and does not exist for others', async () => {
    const product = await aReport();
    expect((await open(product, who('An').session)).status).toBe(200);
    expect((await open(product, inspector)).status).toBe(200);
    for (const as of [who('Bình').session, clerk, headElsewhere]) {
      expect(said(await open(product, as))).toEqual([404, 'work.unknown']);
    }
    expect(said(await ask('get', `/api/v1/units/${xa}/work-products`, { as: clerk }))).toEqual([
      403,
      'access.not-allowed',
    ]);
  });

  it('CT20-4 - gives each person their share in the whole, exactly', async () => {
    const unit = await aUnit(superuser, { name: 'Tổ', parent: xa });
    for (const name of ['Một', 'Hai', 'Ba']) await somebody(name, unit);
    const shares = [
      ['Một', '2'],
      ['Hai', '1'],
      ['Ba', '0'],
    ] as const;
    for (const [name, completed] of shares) {
      const reply = await assign({ quantity: '2', to: [{ person: who(name).id, period: '2026-05' }] });
      await act(productOf(reply), 'report', { completed }, who(name).session);
    }
    const { body } = await ask('get', `/api/v1/units/${unit}/workload?period=2026`, { as: inspector });
    expect(body.total).toBe('6');
    expect(Object.fromEntries((body.people ?? []).map(({ person, share }) => [person, share]))).toEqual({
      [who('Một').id]: '2/3',
      [who('Hai').id]: '1/3',
      [who('Ba').id]: '0',
    });
    expect(body.people?.map(({ percent }) => percent).sort()).toEqual(['0.00', '33.33', '66.66']);
  });
});

describe('the tables of a regulation', () => {
  const feed = (query: string, as = head) =>
    ask('get', `/api/v1/units/${xa}/work-tables?regulation=nd-90-2020&version=2020-08-20&${query}`, { as });
  const given = (cells: object, table = 'own-tasks') => [
    { regulation: 'nd-90-2020', version: '2020-08-20', table, cells },
  ];

  it('are filled from work, with the cells that were written for them; reading them is an act', async () => {
    const title = 'Nhiệm vụ năm';
    const product = await anOpenProduct({ title, given: given({ effect: 'high' }) });
    expect((await act(product, 'report', { completed: '4' }, who('An').session)).status).toBe(201);
    const reply = await feed('year=2026');
    const rows: unknown = reply.body.tables?.['own-tasks'];
    expect(rows).toContainEqual({
      ...{
        subject: who('An').id,
        period: '2026',
        task: title,
        done: 'yes',
        onTime: 'yes',
        qualityMet: 'yes',
      },
      ...{ effect: 'high', exceeded: 'no' },
    });
    expect(said(await feed('year=2026', clerk))).toEqual([403, 'access.not-allowed']);
    expect(said(await feed('year=2026', headElsewhere))).toEqual([404, 'work.unknown-unit']);
  });

  it('take a cell written for them only as their intake would, and name it', async () => {
    const wrong = await assign({ ...toAn(), given: given({ effect: 'tuyệt vời', done: 'có', no: 'x' }) });
    expect(said(wrong)).toEqual([422, 'work.cell-refused']);
    expect(wrong.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/given/0/cells/done',
      '/given/0/cells/no',
    ]);
    const unknown = await assign({ ...toAn(), given: given({ effect: 'tuyệt vời' }) });
    expect(unknown.body.errors?.map(({ pointer }) => pointer)).toEqual(['/given/0/cells/effect']);
    for (const table of ['khong-co', 'unit-targets']) {
      const reply = await assign({ ...toAn(), given: given({ target: 'x' }, table) });
      expect(said(reply)).toEqual([422, 'work.unknown-table']);
    }
  });

  it('A07 - take nothing written that the work, a register or the manager says, and no table nobody assigned', async () => {
    const faultsOf = ({ body }: Reply) => body.errors?.map(({ pointer, code }) => `${pointer} ${code}`);
    const product = await anOpenProduct({ given: given({ effect: 'low' }) });
    const report = async (cells: object, table?: string, regulation = {}) => {
      const written = given(cells, table).map((one) => ({ ...one, ...regulation }));
      const body = { completed: '4', given: written };
      return faultsOf(await act(product, 'report', body, who('An').session));
    };
    expect(await report({ done: 'có' })).toContain('/given/0/cells/done filled-by-work');
    expect(await report({ effect: 'high' })).toContain('/given/0/cells/effect given-at-assignment');
    expect(await report({ kind: 'sick' }, 'leave')).toContain('/given/0/table of-a-register');
    const city = { regulation: 'quang-ngai-2023', version: '2023-11-14' };
    expect(await report({ what: 'x' }, 'own-shortcomings', city)).toContain('/given/0/table not-assigned');
    const decree = given({ coefficient: '9' }, 'work-products').map((one) => ({
      ...{ ...one, regulation: 'nd-335-2025', version: '2026-01-01' },
    }));
    expect(faultsOf(await assign({ ...toAn(), given: decree }))).toEqual([
      '/given/0/cells/coefficient filled-by-work',
    ]);
  });
});

it('every act leaves an event that the person and those who oversee them see', async () => {
  const { body } = await ask('get', '/api/v1/events?limit=200', { as: who('An').session });
  const acts = new Set((body.events ?? []).map(({ action }) => String(action)));
  for (const action of [
    'work.assigned',
    'work.reported',
    'work.corrected',
    'workHandover.agreed',
    'workCause.approved',
  ])
    expect(acts).toContain(action);
  expect(server.faults).toEqual([]);
});
