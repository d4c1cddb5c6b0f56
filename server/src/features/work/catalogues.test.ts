import { beforeAll, describe, expect, it } from 'vitest';
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
let officer: string;
let authority: string;
let authorityHere: string;
let officerElsewhere: string;
let head: string;

const withRole = async (...roles: readonly (readonly [string, string])[]): Promise<string> => {
  const account = await anAccount(superuser);
  for (const [role, unit] of roles) await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const item = (code: string, group: number, coefficient: string, product = `Việc ${code}`) => ({
  ...{ code, product, group, coefficient },
});
const decree = { id: 'nd-335-2025', version: '2026-01-01' };
const propose = (body: object = {}, as = officer, unit = xa): Promise<Reply> =>
  ask('post', `/api/v1/units/${unit}/work-catalogues`, {
    as,
    body: {
      ...{ from: '2026-01-01', standardProduct: 'Soạn thảo văn bản', ground: 'TTr 01', regulation: decree },
      items: [item('UB01', 1, '1'), item('UB03', 2, '2')],
      ...body,
    },
  });
const decide = (reply: Reply, as = authority, decision = 'approved') =>
  ask('post', `/api/v1/work-catalogues/${reply.body.id}/decision`, {
    as,
    body: { decision, ground: 'QĐ 9' },
  });
const inForce = (unit: string, on: string) =>
  ask('get', `/api/v1/units/${unit}/work-catalogue?on=${on}`, { as: officer });
const said = ({ status, body }: Reply) => [status, body.code];

beforeAll(async () => {
  tinh = await aUnit(superuser, { name: 'Tỉnh' });
  xa = await aUnit(superuser, { name: 'Xã', parent: tinh });
  phong = await aUnit(superuser, { name: 'Phòng', parent: xa });
  other = await aUnit(superuser, { name: 'Xã khác', parent: tinh });
  officer = await withRole(['personnelOfficer', xa]);
  authority = await withRole(['authority', tinh]);
  authorityHere = await withRole(['authority', xa]);
  officerElsewhere = await withRole(['personnelOfficer', other]);
  head = await withRole(['head', xa]);
});

describe('a catalogue', () => {
  it('is in force once the managing body above agreed, from its day on, for the unit and those below', async () => {
    const proposed = await propose();
    expect(proposed.status).toBe(201);
    expect(proposed.body).toMatchObject({ state: 'proposed', groups: 5 });
    expect(proposed.body.groupsArticle).toMatch(/Điều 13/);
    expect((await inForce(phong, '2026-03-01')).body.catalogue).toBeNull();
    expect((await decide(proposed)).body.state).toBe('approved');
    expect((await inForce(phong, '2026-03-01')).body.catalogue).toMatchObject({ unit: xa });
    expect((await inForce(phong, '2025-12-31')).body.catalogue).toBeNull();
  });

  it('A03 - is not approved by its own body, nor by who proposed it', async () => {
    const proposed = await propose({ from: '2026-02-01' });
    expect(said(await decide(proposed, authorityHere))).toEqual([403, 'access.not-allowed']);
    expect(said(await decide(proposed, officer))).toEqual([403, 'access.not-allowed']);
    const both = await withRole(['personnelOfficer', xa], ['authority', tinh]);
    const own = await propose({ from: '2026-02-01' }, both);
    expect(said(await decide(own, both))).toEqual([403, 'catalogue.same-who-proposed']);
    expect((await decide(own)).status).toBe(201);
    expect(said(await decide(own))).toEqual([409, 'access.not-in-this-state']);
  });

  it('cannot be approved by SQL from the body itself, nor by who proposed it', async () => {
    const { body } = await propose({ from: '2026-02-01' });
    const [here, above] = [await anAccount(superuser), await anAccount(superuser)];
    await aGrant(superuser, { account: here, role: 'authority', unit: xa });
    await aGrant(superuser, { account: above, role: 'authority', unit: tinh });
    const client = await database.as('congtam_app');
    const approve = async (account: string) => {
      await client.query("select set_config('congtam.actor', $1, false)", [account]);
      return client.query(
        `insert into congtam.work_catalogue_decision (catalogue_id, decision, ground, decided_by)
         values ($1, 'approved', 'x', $2)`,
        [body.id, account],
      );
    };
    await expect(approve(here)).rejects.toThrow(/row-level security/);
    expect((await approve(above)).rowCount).toBe(1);
  });

  it('has at most five groups, as the decree says', async () => {
    const items = [1, 2, 3, 4, 5, 6].map((group) => item(`N${group}`, group, '1'));
    const reply = await propose({ items });
    expect(said(reply)).toEqual([422, 'catalogue.refused-by-regulation']);
    expect(reply.body.errors?.map(({ pointer }) => pointer)).toEqual(['/items/5/group']);
    expect((await propose({ items: items.slice(0, 5) })).status).toBe(201);
  });

  it('declares its own limit with the article where no regulation says one', async () => {
    expect(said(await propose({ regulation: null }))).toEqual([422, 'catalogue.limit-needed']);
    const limit = { groups: 3, article: 'khoản 2 Điều 4 QĐ 88' };
    const items = [1, 2, 3, 4].map((group) => item(`N${group}`, group, '1'));
    expect(said(await propose({ regulation: null, limit, items }))).toEqual([
      422,
      'catalogue.too-many-groups',
    ]);
    const kept = await propose({ regulation: null, limit, items: items.slice(0, 3) });
    expect(kept.body).toMatchObject({ groups: 3, groupsArticle: limit.article });
  });

  it('has a standard product of coefficient 1, each code once, and coefficients the decree takes', async () => {
    expect(said(await propose({ items: [item('A', 1, '2')] }))).toEqual([422, 'catalogue.no-standard']);
    expect(said(await propose({ items: [item('A', 1, '1'), item('A', 2, '2')] }))).toEqual([
      422,
      'catalogue.code-twice',
    ]);
    for (const coefficient of ['0', '-1', '1e5', '0.00001', 'NaN']) {
      expect((await propose({ items: [item('A', 1, coefficient)] })).status).toBe(400);
    }
    expect(said(await propose({ items: [item('A', 1, '1'), item('B', 1, '1000.5')] }))).toEqual([
      422,
      'catalogue.refused-by-regulation',
    ]);
  });

  it('follows another and never changes what was in force: work keeps the coefficient of its period', async () => {
    const unit = await aUnit(superuser, { name: 'Xã mới', parent: tinh });
    const here = await withRole(['personnelOfficer', unit]);
    const chief = await withRole(['head', unit]);
    const person = await aPerson(superuser, { name: 'An', unit });
    await decide(await propose({ items: [item('A', 1, '1')] }, here, unit));
    const later = await propose(
      { from: '2026-07-01', items: [item('A', 1, '1'), item('B', 2, '3')] },
      here,
      unit,
    );
    await decide(later);
    const assign = (period: string, code: string) =>
      ask('post', '/api/v1/work-tasks', {
        as: chief,
        body: { unit, title: 'Việc', code, quantity: '1', to: [{ person, period }] },
      });
    expect(said(await assign('2026-06', 'B'))).toEqual([422, 'work.unknown-code']);
    const reply = await assign('2026-07', 'B');
    expect(reply.body.products?.[0]?.content?.work).toMatchObject({
      coefficient: '3',
      catalogue: later.body.id,
    });
    const early = await propose({ from: '2026-06-01', items: [item('A', 1, '1')] }, here, unit);
    expect(said(await decide(early))).toEqual([422, 'catalogue.too-early']);
    const list = await ask('get', `/api/v1/units/${unit}/work-catalogues`, { as: here });
    expect(list.body.catalogues?.map(({ state }) => String(state)).sort()).toEqual([
      'approved',
      'approved',
      'proposed',
    ]);
  });

  it('is compared with those of other bodies: what the same product is worth', async () => {
    await decide(
      await propose(
        { items: [item('A', 1, '1', 'Báo cáo  Chuyên đề'), item('B', 1, '1.5', 'Tờ trình')] },
        officerElsewhere,
        other,
      ),
    );
    await decide(
      await propose({
        from: '2026-03-01',
        items: [item('X', 1, '1', 'báo cáo chuyên đề'), item('Y', 2, '2', 'Tờ trình')],
      }),
    );
    const { body } = await ask('get', '/api/v1/work-catalogue-comparison?on=2026-03-01', { as: authority });
    const of = (name: string) =>
      body.products?.find(({ product }) => String(product).toLowerCase().includes(name));
    expect(of('chuyên đề')).toMatchObject({ isAlike: true });
    expect(of('tờ trình')).toMatchObject({ isAlike: false });
    expect(
      of('tờ trình')
        ?.bodies?.map(({ coefficient }) => String(coefficient))
        .sort(),
    ).toEqual(['1.5', '2']);
  });

  it('is proposed by officers and heads within their unit, and by nobody else', async () => {
    expect((await propose({}, head)).status).toBe(201);
    expect(said(await propose({}, authority))).toEqual([403, 'access.not-allowed']);
    expect(said(await propose({}, officerElsewhere))).toEqual([404, 'work.unknown-unit']);
  });
});

describe('a job position', () => {
  it('has its products from the catalogue in force, from a day on; the same day again corrects it', async () => {
    const set = (codes: readonly string[], from = '2026-04-01') =>
      ask('post', `/api/v1/units/${xa}/job-position-products`, {
        as: officer,
        body: { jobPosition: 'Văn thư', from, codes, ground: 'QĐ 12' },
      });
    await decide(await propose({ from: '2026-04-01' }));
    const strange = await set(['UB01', 'KHONG-CO']);
    expect(said(strange)).toEqual([422, 'catalogue.codes-unknown']);
    expect((await set(['UB01'])).body).toMatchObject({ revision: 1, codes: ['UB01'] });
    expect((await set(['UB01', 'UB03'])).body).toMatchObject({ revision: 2 });
    const on = (day: string) =>
      ask('get', `/api/v1/units/${xa}/job-position-products?on=${day}`, { as: officer });
    expect((await on('2026-03-31')).body.positions).toEqual([]);
    expect((await on('2026-05-01')).body.positions).toMatchObject([{ codes: ['UB01', 'UB03'] }]);
  });
});
