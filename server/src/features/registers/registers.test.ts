import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let xa: string;
let other: string;
let officer: string;
let officerElsewhere: string;
let head: string;
let clerk: string;
let inspector: string;
let an: string;
let anSession: string;
let binh: string;
let officerPerson: string;

const withRole = async (role: string, unit: string, person?: string): Promise<string> => {
  const account = await anAccount(superuser);
  if (person !== undefined) {
    await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, person]);
  }
  if (role !== 'none') await aGrant(superuser, { account, role, unit });
  return server.session(account);
};
const discipline = {
  act: 'HV-01',
  nature: 'duty',
  side: 'administrative',
  measure: 'reprimand',
  effectiveOn: '2026-04-10',
  document: 'QĐ 45/QĐ-UBND',
};
const criticism = {
  kind: 'writtenCriticism',
  by: 'Chủ tịch UBND tỉnh',
  issuedOn: '2026-05-20',
  document: 'CV 310/UBND-NC',
};
const write = (register: string, content: object, subject: object = {}, as = officer): Promise<Reply> =>
  ask('post', `/api/v1/registers/${register}`, { as, body: { unit: xa, ...subject, content } });
const next = (reply: Reply, path: string, body: object, as = officer): Promise<Reply> =>
  ask('post', path.replace('{entry}', String(reply.body.id)), {
    as,
    body,
    headers: { 'if-match': reply.headers.get('etag') ?? '' },
  });
const said = ({ status, body }: Reply) => [status, body.code];

beforeAll(async () => {
  const tinh = await aUnit(superuser, { name: 'Tỉnh' });
  xa = await aUnit(superuser, { name: 'Xã', parent: tinh });
  other = await aUnit(superuser, { name: 'Xã khác', parent: tinh });
  an = await aPerson(superuser, { name: 'An', unit: xa });
  binh = await aPerson(superuser, { name: 'Bình', unit: xa });
  officerPerson = await aPerson(superuser, { name: 'Chi', unit: xa });
  officer = await withRole('personnelOfficer', xa, officerPerson);
  officerElsewhere = await withRole('personnelOfficer', other);
  head = await withRole('head', xa);
  clerk = await withRole('recordsClerk', xa);
  inspector = await withRole('inspector', tinh);
  anSession = await withRole('none', xa, an);
});

describe('A28 - what a register says of somebody', () => {
  it('is told to them and who oversees them; to a colleague not even that there is an entry', async () => {
    const remark = 'Nhắc nhở riêng về thái độ';
    const entry = await write('criticism', { ...criticism, document: remark }, { person: an });
    expect(entry.status).toBe(201);
    const paths = [
      `/api/v1/register-entries/${entry.body.id}`,
      `/api/v1/people/${an}/register-entries`,
      `/api/v1/units/${xa}/register-entries`,
      '/api/v1/events?limit=200',
    ];
    const told = async (as: string) =>
      Promise.all(paths.map(async (path) => (await ask('get', path, { as })).bytes.toString('utf8')));
    expect((await told(anSession)).slice(0, 2).every((text) => text.includes(remark))).toBe(true);
    expect((await told(inspector)).slice(0, 2).every((text) => text.includes(remark))).toBe(true);
    const colleague = await withRole('none', xa, await aPerson(superuser, { name: 'Giang', unit: xa }));
    for (const text of [...(await told(colleague)), ...(await told(officerElsewhere))]) {
      expect(text).not.toMatch(new RegExp(`${remark}|${entry.body.id}|${an}`));
    }
  });
});

describe('an entry of a register', () => {
  it('says the act, its side, its day of effect and whether it has counted already', async () => {
    const reply = await write('discipline', { ...discipline, alreadyCountedIn: '2025' }, { person: an });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ register: 'discipline', state: 'standing', on: '2026-04-10' });
    expect(reply.body.content).toMatchObject({ act: 'HV-01', actAt: 'here', alreadyCountedIn: '2025' });
  });

  it('is about somebody who served in that unit on that day', async () => {
    const late = await aPerson(superuser, { name: 'Dũng', unit: xa, from: '2026-06-01' });
    expect(said(await write('discipline', discipline, { person: late }))).toEqual([
      422,
      'register.not-there-then',
    ]);
  });

  it('is about one thing that its register takes', async () => {
    const both = await write('criticism', criticism, { person: an, field: 'Đất đai' });
    expect(said(both)).toEqual([422, 'register.wrong-subject']);
    expect((await write('leave', { kind: 'sick', from: '2026-01-01', document: 'GN 1' })).status).toBe(400);
  });

  it('names a field the unit was in charge of on that day, and says which those are', async () => {
    const reply = await write('criticism', criticism, { field: 'Đất đai' });
    expect(said(reply)).toEqual([422, 'register.field-not-in-charge']);
    expect(reply.body.detail).toMatch(/ghi lĩnh vực phụ trách/);
  });

  it('has its days in order', async () => {
    const content = { kind: 'study', from: '2026-03-02', to: '2026-03-01', document: 'QĐ 9' };
    expect(said(await write('leave', content, { person: an }))).toEqual([422, 'register.days-out-of-order']);
  });

  it('lies in a unit that exists on that day and is in scope', async () => {
    expect(said(await write('criticism', criticism, { unit: other }))).toEqual([
      404,
      'register.unknown-unit',
    ]);
    const elsewhere = await write('criticism', { ...criticism, issuedOn: '2019-01-01' });
    expect(said(elsewhere)).toEqual([404, 'register.unknown-unit']);
  });

  it('A03 - is not written by anybody about themself, nor by whoever only reads', async () => {
    expect(said(await write('discipline', discipline, { person: officerPerson }))).toEqual([
      403,
      'access.not-to-yourself',
    ]);
    for (const as of [head, clerk, inspector, anSession]) {
      expect(said(await write('discipline', discipline, { person: an }, as))).toEqual([
        403,
        'access.not-allowed',
      ]);
    }
  });
});

describe('a correction', () => {
  it('supersedes and overwrites nothing: both are kept, with the reason', async () => {
    const first = await write('discipline', discipline, { person: an });
    const path = '/api/v1/registers/discipline/{entry}/corrections';
    const content = { ...discipline, measure: 'warning' };
    const second = await next(first, path, { content, reason: 'đọc nhầm quyết định' });
    expect([second.status, second.body.act, second.body.revision]).toEqual([201, 'corrected', 2]);
    const { body } = await ask('get', `/api/v1/register-entries/${first.body.id}`, { as: officer });
    expect((body.revisions ?? []).map((r) => [r.act, r.content?.measure, r.reason])).toEqual([
      ['recorded', 'reprimand', null],
      ['corrected', 'warning', 'đọc nhầm quyết định'],
    ]);
    await expect(
      superuser.query("update congtam.register_revision set content = '{}' where entry_id = $1", [
        first.body.id,
      ]),
    ).rejects.toThrow(/only grows/);
  });

  it('needs the version that was seen, and changes something', async () => {
    const first = await write('discipline', discipline, { person: an });
    const path = '/api/v1/registers/discipline/{entry}/corrections';
    const content = { ...discipline, measure: 'removal' };
    expect((await next(first, path, { content, reason: 'sai' })).status).toBe(201);
    expect(said(await next(first, path, { content: discipline, reason: 'sai' }))).toEqual([
      412,
      'http.version-outdated',
    ]);
    const same = await write('discipline', { ...discipline, actAt: 'here' }, { person: an });
    const stored = { ...discipline, actAt: 'here', actOn: null, alreadyCountedIn: null };
    expect(said(await next(same, path, { content: stored, reason: 'sai' }))).toEqual([
      409,
      'register.nothing-changed',
    ]);
  });

  it('is of an entry of that register', async () => {
    const first = await write('discipline', discipline, { person: an });
    const reply = await next(first, '/api/v1/registers/criticism/{entry}/corrections', {
      content: criticism,
      reason: 'sai',
    });
    expect(said(reply)).toEqual([404, 'register.unknown']);
  });

  it('is not made of what was withdrawn', async () => {
    const first = await write('discipline', discipline, { person: an });
    const gone = await next(first, '/api/v1/register-entries/{entry}/withdrawal', { reason: 'nhầm người' });
    expect([gone.status, gone.body.state]).toEqual([201, 'withdrawn']);
    const path = '/api/v1/registers/discipline/{entry}/corrections';
    expect(said(await next(gone, path, { content: discipline, reason: 'sai' }))).toEqual([
      409,
      'access.not-in-this-state',
    ]);
  });
});

describe('the steps of an entry', () => {
  const proposed = { title: 'Một cửa tại nhà', proposedOn: '2026-02-01' };
  const recognition = { on: '2026-06-01', by: 'Hội đồng sáng kiến', document: 'QĐ 77' };
  const applied = { on: '2026-09-01', where: 'toàn xã', proof: 'BC 12/BC-UBND' };
  const step = (name: string) => `/api/v1/registers/initiatives/{entry}/${name}`;

  it('lead an initiative from proposed to recognised to applied, with proof', async () => {
    const one = await write('initiatives', proposed, { person: an });
    const two = await next(one, step('recognised'), recognition);
    const three = await next(two, step('applied'), applied);
    expect([one, two, three].map(({ body }) => body.state)).toEqual(['proposed', 'recognised', 'applied']);
    expect(three.body.content).toMatchObject({ recognised: recognition, applied });
  });

  it('are not skipped, not taken twice, and say what comes first', async () => {
    const one = await write('initiatives', proposed, { person: an });
    const skipped = await next(one, step('applied'), applied);
    expect(said(skipped)).toEqual([409, 'register.not-at-this-step']);
    expect(skipped.body.detail).toMatch(/được công nhận/);
    const two = await next(one, step('recognised'), recognition);
    expect(said(await next(two, step('recognised'), recognition))).toEqual([
      409,
      'register.not-at-this-step',
    ]);
    const early = await next(two, step('applied'), { ...applied, on: '2026-05-31' });
    expect(said(early)).toEqual([422, 'register.step-too-early']);
  });

  it('are taken back by a correction that leaves them out', async () => {
    const one = await write('initiatives', proposed, { person: an });
    const two = await next(one, step('recognised'), recognition);
    const content = { ...proposed };
    const three = await next(two, '/api/v1/registers/initiatives/{entry}/corrections', {
      content,
      reason: 'quyết định công nhận bị hủy',
    });
    expect([three.status, three.body.state]).toEqual([201, 'proposed']);
  });

  it('a target is reported beside its plan, and exempted only by an agreed cause with its document', async () => {
    const plan = { code: 'publicInvestment', indicator: 'Giải ngân', period: '2026', plan: '1250.50' };
    const one = await write('indicators', plan);
    const path = (name: string) => `/api/v1/registers/indicators/{entry}/${name}`;
    const two = await next(one, path('actual'), { value: '980', on: '2026-12-01' });
    const without = await next(two, path('exemption'), { ground: 'forceMajeure', reason: 'bão' });
    expect(without.status).toBe(400);
    const exemption = {
      ground: 'forceMajeure',
      approvedBy: 'UBND tỉnh',
      on: '2026-12-03',
      document: 'CV 99',
      reason: 'bão số 12',
    };
    const three = await next(two, path('exemption'), exemption);
    expect([three.body.state, three.body.content?.plan]).toEqual(['exempted', '1250.50']);
  });

  it('a rating in administrative reform is not announced until it is, or does not apply', async () => {
    const one = await write('adminReform', { period: '2026', scheme: 'QĐ 1610/QĐ-UBND' });
    expect(one.body.state).toBe('notAnnounced');
    const path = (name: string) => `/api/v1/registers/adminReform/{entry}/${name}`;
    const two = await next(one, path('notApplicable'), { reason: 'không thuộc diện' });
    expect(two.body.state).toBe('notApplicable');
    const rating = { rating: 'good', on: '2027-01-20', by: 'Sở Nội vụ', document: 'QĐ 12' };
    expect(said(await next(two, path('announced'), rating))).toEqual([409, 'register.not-at-this-step']);
  });
});

describe('who sees what', () => {
  it('somebody sees what is said of them and who read it, by role; a clerk sees what is said of units', async () => {
    const person = await aPerson(superuser, { name: 'Giang', unit: xa });
    const own = await withRole('none', xa, person);
    await write('leave', { kind: 'maternity', from: '2026-02-01', document: 'QĐ 5' }, { person });
    const path = `/api/v1/people/${person}/register-entries`;
    expect((await ask('get', path, { as: inspector })).body.entries).toHaveLength(1);
    expect((await ask('get', path, { as: own })).body.entries).toHaveLength(1);
    expect(said(await ask('get', path, { as: clerk }))).toEqual([403, 'access.not-allowed']);
    expect((await ask('get', `/api/v1/units/${xa}/register-entries`, { as: clerk })).status).toBe(200);
    const { rows } = await superuser.query(
      "select canonical::jsonb ->> 'role' as role from audit.event where action = 'register.read' and person_id = $1 order by at",
      [person],
    );
    expect(rows.map(({ role }) => role)).toEqual(['inspector', 'self']);
  });

  it('A31 - an entry elsewhere answers like one that never was', async () => {
    const { body } = await write('discipline', discipline, { person: an });
    const never = await ask('get', '/api/v1/register-entries/01890000-0000-7000-8000-000000000000', {
      as: officerElsewhere,
    });
    const theirs = await ask('get', `/api/v1/register-entries/${body.id}`, { as: officerElsewhere });
    expect([said(theirs), theirs.body.title]).toEqual([said(never), never.body.title]);
    expect(said(theirs)).toEqual([404, 'register.unknown']);
    expect(said(await ask('get', `/api/v1/people/${an}/register-entries`, { as: officerElsewhere }))).toEqual(
      [404, 'register.unknown'],
    );
  });

  it('lists by register and by days that touch', async () => {
    await write(
      'leave',
      { kind: 'unpaid', from: '2026-08-01', to: '2026-09-15', document: 'QĐ 6' },
      { person: binh },
    );
    await write(
      'leave',
      { kind: 'study', from: '2026-10-01', to: '2026-10-15', document: 'QĐ 7' },
      { person: binh },
    );
    const query = '?register=leave&from=2026-09-10&to=2026-09-30';
    const { body } = await ask('get', `/api/v1/people/${binh}/register-entries${query}`, { as: head });
    expect((body.entries ?? []).map((entry) => entry.content?.kind)).toEqual(['unpaid']);
    expect(body.next).toBeNull();
  });
});

describe('people concerned by a criticism of a unit or a field', () => {
  let unit: string;
  let chair: string;
  let deputy: string;
  let chairSession: string;
  const put = (sql: string, values: readonly unknown[]) => superuser.query(sql, [...values]);

  beforeAll(async () => {
    unit = await aUnit(superuser, { name: 'Phòng Kinh tế', parent: xa, from: '2020-01-01' });
    await put(
      `insert into congtam.unit_version (unit_id, valid_from, revision, name, kind, role, parent_id, fields_in_charge, ground, recorded_by)
       select unit_id, '2026-01-01', 1, name, kind, role, parent_id, '{Đất đai,Xây dựng}', ground, recorded_by
       from congtam.unit_version where unit_id = $1`,
      [unit],
    );
    chair = await aPerson(superuser, { name: 'Hà', unit });
    deputy = await aPerson(superuser, { name: 'Khánh', unit });
    await put("update congtam.post set leads = 'head' where person_id = $1", [chair]);
    await put("update congtam.post set leads = 'deputy' where person_id = $1", [deputy]);
    chairSession = await withRole('none', unit, chair);
    const content = { field: 'Đất đai', from: '2026-01-01', to: '2026-05-31', document: 'PC 01' };
    expect((await write('fieldAssignments', content, { unit, person: deputy })).status).toBe(201);
  });

  const concerned = (entry: string, person: string, as = officer) =>
    ask('post', `/api/v1/register-entries/${entry}/concerned`, { as, body: { person, ground: 'PC 01' } });
  const decide = (entry: string, person: string, as: string, decision = 'confirmed') =>
    ask('post', `/api/v1/register-entries/${entry}/concerned/${person}/decision`, {
      as,
      body: { decision, ground: 'KL 02' },
    });

  it('NT22-1b - a criticism of a field meets whoever was in charge of it on that day', async () => {
    const inCharge = async (issuedOn: string) => {
      const { body } = await write('criticism', { ...criticism, issuedOn }, { unit, field: 'Đất đai' });
      const reply = await ask('get', `/api/v1/register-entries/${body.id}/in-charge`, { as: officer });
      return (reply.body.people ?? []).map(({ person, why }) => [person, why]);
    };
    expect(await inCharge('2026-05-31')).toEqual([
      [deputy, 'field'],
      [chair, 'head'],
    ]);
    expect(await inCharge('2026-06-01')).toEqual([[chair, 'head']]);
  });

  it('NT22-1e - are named and confirmed by two, never inferred', async () => {
    const { body } = await write('criticism', criticism, { unit, field: 'Đất đai' });
    const entry = String(body.id);
    const mine = `/api/v1/people/${chair}/register-entries?register=criticism`;
    expect((await ask('get', mine, { as: chairSession })).body.entries).toEqual([]);
    expect(said(await decide(entry, chair, head))).toEqual([404, 'register.not-named']);
    expect((await concerned(entry, chair)).body.decision).toBe('proposed');
    expect(said(await concerned(entry, chair))).toEqual([409, 'register.already-named']);
    expect((await ask('get', mine, { as: chairSession })).body.entries).toEqual([]);
    expect(said(await decide(entry, chair, officer))).toEqual([403, 'access.not-allowed']);
    expect((await decide(entry, chair, head)).body.decision).toBe('confirmed');
    expect((await ask('get', mine, { as: chairSession })).body.entries).toHaveLength(1);
    expect(said(await decide(entry, chair, head, 'declined'))).toEqual([409, 'access.not-in-this-state']);
  });

  it('are not confirmed by who named them, nor by themself', async () => {
    const { body } = await write('criticism', criticism, { unit });
    const entry = String(body.id);
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role: 'personnelOfficer', unit });
    await aGrant(superuser, { account, role: 'head', unit });
    const both = await server.session(account);
    await concerned(entry, deputy, both);
    expect(said(await decide(entry, deputy, both))).toEqual([403, 'register.same-who-named']);
    const own = await withRole('head', unit, deputy);
    expect(said(await decide(entry, deputy, own))).toEqual([403, 'access.not-to-yourself']);
  });

  it('are not confirmed in the database either by who named them, nor in the file of whoever decides', async () => {
    const { body } = await write('criticism', criticism, { unit });
    const account = await anAccount(superuser);
    const other = await anAccount(superuser);
    const person = await aPerson(superuser, { name: 'Lan', unit });
    await put('update congtam.account set person_id = $2 where id = $1', [account, person]);
    for (const who of [account, other]) {
      await aGrant(superuser, { account: who, role: 'personnelOfficer', unit });
      await aGrant(superuser, { account: who, role: 'head', unit });
    }
    const client = await database.as('congtam_app');
    const isDone = async (actor: string, sql: string, named: string) => {
      await client.query('begin');
      await client.query("select set_config('congtam.actor', $1, true)", [actor]);
      const done = await client.query(sql, [body.id, named, actor]).then(
        () => true,
        (error: Error) => {
          expect(error.message).toMatch(/row-level security/);
          return false;
        },
      );
      await client.query(done ? 'commit' : 'rollback');
      return done;
    };
    const name = `insert into congtam.register_concern (entry_id, person_id, ground, named_by) values ($1, $2, 'x', $3)`;
    const confirm = `insert into congtam.register_concern_decision (entry_id, person_id, decision, ground, decided_by)
      values ($1, $2, 'confirmed', 'x', $3)`;
    expect(await isDone(account, name, person)).toBe(false);
    expect(await isDone(other, name, person)).toBe(true);
    expect(await isDone(other, confirm, person)).toBe(false);
    expect(await isDone(account, confirm, person)).toBe(false);
    expect(await isDone(account, name, deputy)).toBe(true);
    expect(await isDone(other, confirm, deputy)).toBe(true);
  });

  it('are not named beside an entry about a person', async () => {
    const { body } = await write('criticism', criticism, { person: an });
    expect(said(await concerned(String(body.id), chair))).toEqual([409, 'register.about-a-person']);
  });
});
