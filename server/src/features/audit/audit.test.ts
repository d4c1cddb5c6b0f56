import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount, anActingHead } from '../../testing/accounts.ts';
import { anEntry } from '../../testing/registers.ts';
import { aPack } from '../../testing/regulations.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask } = server;
const { superuser, as: connectedAs } = server.database;

let top: string;
let commune: string;
let office: string;
let aside: string;
let person: string;
let own: string;
const session: Record<string, string> = {};
const account: Record<string, string> = {};

beforeAll(async () => {
  top = await aUnit(superuser, { name: 'Tỉnh' });
  commune = await aUnit(superuser, { name: 'Xã', parent: top });
  office = await aUnit(superuser, { name: 'Văn phòng', parent: commune });
  aside = await aUnit(superuser, { name: 'Xã khác', parent: top });
  person = await aPerson(superuser, { name: 'Nguyen Thi Xem', unit: office });
  own = await server.session(await anAccount(superuser, { person }));
  for (const role of ['personnelOfficer', 'head', 'authority', 'homeAffairs', 'inspector', 'recordsClerk']) {
    account[role] = await anAccount(superuser);
    await aGrant(superuser, { account: account[role], role, unit: commune });
    session[role] = await server.session(account[role]);
  }
});

const eventsOf = async (as: string) =>
  (await ask('get', '/api/v1/events?limit=200', { as })).body.events ?? [];

describe('the list of events', () => {
  beforeAll(async () => {
    const entry = await ask('post', '/api/v1/registers/initiatives', {
      as: session.personnelOfficer!,
      body: { unit: office, person, content: { title: 'Một cửa', proposedOn: '2026-02-01' } },
    });
    const withdrawn = await ask('post', `/api/v1/register-entries/${entry.body.id}/withdrawal`, {
      as: session.personnelOfficer!,
      body: { reason: 'ghi nhầm người' },
      headers: { 'if-match': '"v1"' },
    });
    expect(withdrawn.status).toBe(201);
    const founded = await ask('post', '/api/v1/units', {
      as: session.homeAffairs!,
      body: {
        ...{ code: 'NEW', name: 'Tổ mới', kind: 'other', role: 'usingBody', parent: commune },
        ...{ from: '2024-01-01', ground: 'QĐ 2' },
      },
    });
    expect(founded.status).toBe(201);
  });

  it('A28 - shows what was done in a file to who keeps or inspects it, and who did it to inspectors only', async () => {
    const shown: Record<string, unknown> = {};
    for (const [role, as] of Object.entries(session)) {
      const event = (await eventsOf(as)).find(({ action }) => action === 'register.withdrawn');
      shown[role] = event && ['actor' in event, 'id' in event.subject!];
    }
    expect(shown).toEqual({
      personnelOfficer: [true, true],
      head: undefined,
      authority: undefined,
      homeAffairs: undefined,
      inspector: [true, true],
      recordsClerk: undefined,
    });
    const other = await anAccount(superuser);
    await aGrant(superuser, { account: other, role: 'personnelOfficer', unit: commune });
    const seen = (await eventsOf(await server.session(other))).find(
      ({ action }) => action === 'register.withdrawn',
    );
    // Absent, not null: a null tells that there is something.
    expect(Object.keys(seen ?? {}).sort()).toEqual([
      'action',
      'at',
      'id',
      'role',
      'subject',
      'unit',
      'words',
    ]);
    expect(seen?.subject).toEqual({ kind: 'registerEntry' });
  });

  it('shows the organisation with who changed it, to all who oversee it', async () => {
    for (const role of ['personnelOfficer', 'head', 'authority', 'homeAffairs', 'inspector']) {
      const event = (await eventsOf(session[role]!)).find(({ action }) => action === 'unit.found');
      expect([role, event?.actor]).toEqual([role, account.homeAffairs]);
    }
    expect((await eventsOf(session.recordsClerk!)).some(({ action }) => action === 'unit.found')).toBe(false);
  });

  it('shows people what was done in their own file, in which role, and not by whom', async () => {
    const mine = (await eventsOf(own)).find(({ action }) => action === 'register.withdrawn');
    expect(mine).toMatchObject({ role: 'personnelOfficer', unit: office });
    expect(mine?.subject?.id).toBeDefined();
    expect(Object.keys(mine ?? {})).not.toContain('actor');
    const stranger = await server.session(
      await anAccount(superuser, { person: await aPerson(superuser, { name: 'Khác', unit: office }) }),
    );
    expect(await eventsOf(stranger)).toEqual([]);
  });

  it('is all there is: what events say in full, and the texts of others, the program cannot read back', async () => {
    const client = await connectedAs('congtam_app');
    await expect(client.query('select canonical from audit.event')).rejects.toThrow(/permission denied/);
    const texts = async (who: string) => {
      await client.query('begin');
      await client.query("select set_config('congtam.actor', $1, true)", [who]);
      const { rows } = await client.query('select content from audit.personal_text');
      await client.query('rollback');
      return rows.map(({ content }) => content).includes('ghi nhầm người');
    };
    const mine = await superuser.query('select id from congtam.account where person_id = $1', [person]);
    expect(await texts(account.personnelOfficer!)).toBe(true);
    expect(await texts(mine.rows[0].id)).toBe(true);
    expect([await texts(account.head!), await texts(account.inspector!)]).toEqual([false, false]);
  });
});

describe('who has read a file', () => {
  it('is told to the person by day, role and unit, and by no name', async () => {
    const reader = await aPerson(superuser, { name: 'Quyền Trưởng', unit: office });
    const acting = await anAccount(superuser, { person: reader });
    await anActingHead(superuser, { unit: office, person: reader });
    const as = await server.session(acting);
    expect((await ask('get', `/api/v1/people/${person}`, { as })).status).toBe(200);
    expect(
      (await ask('get', `/api/v1/people/${person}/register-entries`, { as: session.inspector! })).status,
    ).toBe(200);
    expect(
      (await ask('get', `/api/v1/people/${person}/regulations`, { as: session.authority! })).status,
    ).toBe(200);
    expect(
      (await ask('get', `/api/v1/people/${person}/regulations`, { as: session.authority! })).status,
    ).toBe(200);
    expect(
      (await ask('get', `/api/v1/roster-file?unit=${commune}`, { as: session.personnelOfficer! })).status,
    ).toBe(200);
    // One's own reading is none of these.
    expect((await ask('get', `/api/v1/people/${person}`, { as: own })).status).toBe(200);
    const { body } = await ask('get', '/api/v1/me/readers', { as: own });
    const told = (body.readings ?? []).map(({ role, unit, action, times }) => [action, role, unit, times]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['person.read', 'head', 'Văn phòng', 1],
        ['register.read', 'inspector', 'Xã', 1],
        ['regulation.read', 'authority', 'Xã', 2],
        ['roster.export', 'personnelOfficer', 'Xã', 1],
      ]),
    );
    expect(told).toHaveLength(4);
    // Called by words of people, not by ids of the program.
    expect((body.readings ?? []).filter(({ words }) => words?.vi?.includes('.'))).toEqual([]);
    expect((body.readings ?? []).map(({ words }) => words?.vi)).toContain('đọc hồ sơ người');
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${acting}|Quyền Trưởng|${reader}`));
  });

  it('A27 - is told of nobody else, and a roster taken out elsewhere is none of theirs', async () => {
    const foreign = await anAccount(superuser);
    await aGrant(superuser, { account: foreign, role: 'personnelOfficer', unit: aside });
    const as = await server.session(foreign);
    const before = (await ask('get', '/api/v1/me/readers', { as: own })).bytes;
    expect((await ask('get', `/api/v1/roster-file?unit=${aside}`, { as })).status).toBe(200);
    expect((await ask('get', '/api/v1/me/readers', { as: own })).bytes.equals(before)).toBe(true);
    expect((await ask('get', '/api/v1/me/readers', { as })).body.readings).toEqual([]);
  });
});

describe('A31 - what lies elsewhere', () => {
  /** Every list, as the head, the officer and a person of the commune ask for it. */
  const pathsFor = (): readonly string[] => [
    '/api/v1/units?on=2026-06-01',
    '/api/v1/people?limit=200',
    '/api/v1/people?search=nguyen',
    '/api/v1/events?limit=200',
    '/api/v1/delegations',
    '/api/v1/transfers',
    '/api/v1/rosters',
    '/api/v1/regulations',
    '/api/v1/me/readers',
    `/api/v1/units/${commune}`,
    `/api/v1/units/${commune}/acting-heads`,
    `/api/v1/units/${commune}/duty-groups?on=2026-06-01`,
    `/api/v1/units/${commune}/register-entries`,
    `/api/v1/units/${commune}/local-packs`,
    `/api/v1/units/${commune}/regulations?on=2026-06-01`,
    `/api/v1/units/${commune}/regulation-choices`,
    `/api/v1/people/${person}/register-entries`,
    `/api/v1/people/${person}/papers`,
  ];

  it('changes no byte of any list, nor any of its heads', async () => {
    const askers = [session.head!, session.personnelOfficer!, own];
    const all = async () => {
      const said: string[] = [];
      for (const as of askers) {
        for (const path of pathsFor()) {
          const { status, body, bytes, headers } = await ask('get', path, { as });
          const known = status === 200 ? bytes.toString('utf8') : JSON.stringify([status, body.code]);
          said.push(`${path} ${headers.get('etag')} ${known}`);
        }
      }
      return said;
    };
    // What is read is recorded, and so shown: the first round of readings is not the one that is compared.
    await all();
    const quiet = (texts: readonly string[]) =>
      texts.filter((line) => !/^\/api\/v1\/(events|me\/readers)/.test(line));
    const before = quiet(await all());
    const events = await Promise.all(askers.map(eventsOf));
    const foreign = await aPerson(superuser, { name: 'Nguyen Thi Ngoai', unit: aside });
    await anEntry(superuser, { unit: aside, person: foreign });
    await anEntry(superuser, { unit: aside, concerned: foreign });
    await aPack(superuser, { unit: aside, regulation: 'elsewhere', states: ['draft', 'pilot'] });
    await anActingHead(superuser, { unit: aside, person: foreign });
    const clerk = await anAccount(superuser);
    await aGrant(superuser, { account: clerk, role: 'personnelOfficer', unit: aside });
    const made = await ask('post', '/api/v1/units', {
      as: await server.session(clerk),
      body: {
        ...{ code: 'ASIDE', name: 'Tổ ngoài', kind: 'other', role: 'usingBody', parent: aside },
        ...{ from: '2024-01-01', ground: 'QĐ 3' },
      },
    });
    expect(made.status).toBe(201);
    expect(await Promise.all(askers.map(eventsOf))).toEqual(events);
    expect(quiet(await all())).toEqual(before);
    expect(before.some((line) => line.includes('Nguyen Thi Xem'))).toBe(true);
    // The very same rows are seen by who oversees both.
    const inspector = await anAccount(superuser);
    await aGrant(superuser, { account: inspector, role: 'inspector', unit: top });
    const seen = await ask('get', '/api/v1/people?search=ngoai', { as: await server.session(inspector) });
    expect(seen.body.people).toHaveLength(1);
    expect(server.faults).toEqual([]);
  });
});
