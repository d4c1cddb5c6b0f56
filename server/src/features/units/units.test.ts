import { beforeAll, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson } from '../../testing/units.ts';
import { todayInVietnam } from '../../vietnam-day.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

let admin: string;
let province: string;
let north: string;
let south: string;
let officeNorth: string;
let officerNorth: string;

const found = (as: string, name: string, parent: string | null, from = '2020-01-01'): Promise<Reply> =>
  ask('post', '/api/v1/units', {
    as,
    body: {
      code: name.replaceAll(/[^A-Za-z]/g, '').slice(0, 20),
      name,
      kind: 'administrativeAgency',
      role: 'usingBody',
      parent,
      from,
      ground: 'NQ 01/NQ-HĐND',
    },
  });
const versionOf = async (as: string, unit: string): Promise<string> =>
  (await ask('get', `/api/v1/units/${unit}`, { as })).headers.get('etag') ?? '"none"';
const change = async (as: string, unit: string, body: object, seen?: string): Promise<Reply> =>
  ask('post', `/api/v1/units/${unit}/versions`, {
    as,
    body: { ground: 'NQ 05/NQ-HĐND', ...body },
    headers: { 'if-match': seen ?? (await versionOf(as, unit)) },
  });
const merge = (as: string, body: object): Promise<Reply> =>
  ask('post', '/api/v1/unit-mergers', { as, body: { ground: 'NQ 09/NQ-HĐND', ...body } });
const namesOn = async (as: string, on?: string): Promise<string[]> => {
  const { body } = await ask('get', `/api/v1/units${on === undefined ? '' : `?on=${on}`}`, { as });
  return (body.units ?? []).map((unit) => String(unit.name));
};
const withRole = async (role: string, unit: string): Promise<string> => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role, unit });
  return server.session(account);
};

beforeAll(async () => {
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'administrator' });
  admin = await server.session(account);
  province = (await found(admin, 'UBND tinh', null)).body.id!;
  north = (await found(admin, 'Xa Bac', province)).body.id!;
  south = (await found(admin, 'Xa Nam', province)).body.id!;
  officeNorth = (await found(admin, 'Van phong xa Bac', north)).body.id!;
  officerNorth = await withRole('personnelOfficer', north);
});

describe('the tree of units', () => {
  it('is asked for a day, and today is today in Vietnam', async () => {
    const from = '2024-07-01';
    expect((await change(admin, south, { name: 'Xa Nam Moi', from })).status).toBe(201);
    expect(await namesOn(admin, '2024-06-30')).toContain('Xa Nam');
    expect(await namesOn(admin, from)).toContain('Xa Nam Moi');
    expect(await namesOn(admin, '2019-12-31')).toEqual([]);
    const { body } = await ask('get', '/api/v1/units', { as: admin });
    expect(body.on).toBe(todayInVietnam());
    expect(todayInVietnam(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01');
    expect(todayInVietnam(new Date('2026-12-31T16:59:59.999Z'))).toBe('2026-12-31');
  });

  it('keeps what was said before it was corrected', async () => {
    await change(admin, south, { name: 'Xa Nam Sai', from: '2025-01-01' });
    await change(admin, south, { name: 'Xa Nam Dung', from: '2025-01-01' });
    expect(await namesOn(admin, '2025-01-01')).toContain('Xa Nam Dung');
    const { body } = await ask('get', `/api/v1/units/${south}`, { as: admin });
    const said = (body.versions ?? []).map(({ from, revision, name }) => [from, revision, name]);
    expect(said).toContainEqual(['2025-01-01', 1, 'Xa Nam Sai']);
    expect(said).toContainEqual(['2025-01-01', 2, 'Xa Nam Dung']);
  });

  it('A10 - is not changed from a window that has not seen the last change', async () => {
    const seen = await versionOf(admin, north);
    expect((await change(admin, north, { name: 'Xa Bac', from: '2024-01-01' }, seen)).status).toBe(201);
    const late = await change(admin, north, { name: 'Xa Bac cu', from: '2024-02-01' }, seen);
    expect([late.status, late.body.code]).toEqual([412, 'http.version-outdated']);
    const blind = await ask('post', `/api/v1/units/${north}/versions`, {
      as: admin,
      body: { name: 'x', from: '2024-02-01', ground: 'x' },
    });
    expect([blind.status, blind.body.code]).toEqual([428, 'http.version-needed']);
    const now = await versionOf(admin, north);
    const both = await Promise.all(
      [1, 2].map((n) => change(admin, north, { name: `Xa Bac ${n}`, from: '2024-03-01' }, now)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    await change(admin, north, { name: 'Xa Bac', from: '2024-03-01' });
  });

  it('has no circles, also not by two changes at once', async () => {
    const [a, b] = [
      (await found(admin, 'Phong A', province)).body.id!,
      (await found(admin, 'Phong B', province)).body.id!,
    ];
    expect((await change(admin, province, { parent: a, from: '2025-01-01' })).body.code).toBe('unit.circle');
    const both = await Promise.all([
      change(admin, a, { parent: b, from: '2025-01-01' }),
      change(admin, b, { parent: a, from: '2025-01-01' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('knows no day before a unit was founded, and no code twice', async () => {
    expect((await change(admin, north, { name: 'x', from: '2019-01-01' })).body.code).toBe(
      'unit.before-it-existed',
    );
    expect((await found(admin, 'Xa Bac', province)).body.code).toBe('unit.code-taken');
    expect((await found(admin, 'Xa Tre', province, '2019-01-01')).body.code).toBe('unit.unknown');
  });
});

describe('a merger', () => {
  it('dissolves the predecessors on its day, names the successor, and leaves the past as it was', async () => {
    const [one, two, whole] = await Promise.all(
      ['Xa Dong', 'Xa Tay', 'Xa Dong Tay'].map(async (name) => (await found(admin, name, province)).body.id!),
    );
    const body = { predecessors: [one, two], successors: [whole], on: '2025-07-01' };
    expect((await merge(admin, body)).status).toBe(201);
    expect(await namesOn(admin, '2025-06-30')).toEqual(expect.arrayContaining(['Xa Dong', 'Xa Tay']));
    expect(await namesOn(admin, '2025-07-01')).not.toContain('Xa Dong');
    const history = await ask('get', `/api/v1/units/${whole}`, { as: admin });
    expect(history.body.successions).toEqual([
      { predecessor: one, successor: whole, on: '2025-07-01' },
      { predecessor: two, successor: whole, on: '2025-07-01' },
    ]);
    expect((await merge(admin, body)).body.code).toBe('access.not-in-this-state');
    // Who oversees the successor sees what it came from.
    const head = await withRole('head', String(whole));
    expect((await ask('get', `/api/v1/units/${one}`, { as: head })).status).toBe(200);
  });

  it('waits until units and people have been moved', async () => {
    expect(
      (await merge(admin, { predecessors: [north], successors: [south], on: '2026-01-01' })).body.code,
    ).toBe('unit.has-units-below');
    const empty = (await found(admin, 'Phong co nguoi', province)).body.id!;
    await aPerson(superuser, { name: 'Nguyễn Văn Còn', unit: empty });
    const refused = await merge(admin, { predecessors: [empty], successors: [], on: '2026-01-01' });
    expect(refused.body.code).toBe('unit.has-people');
    expect(await namesOn(admin)).toContain('Phong co nguoi');
  });

  it('is whole or not at all', async () => {
    const one = (await found(admin, 'Xa Nguyen', province)).body.id!;
    const refused = await merge(admin, { predecessors: [one, north], successors: [south], on: '2026-01-01' });
    expect(refused.status).toBe(409);
    expect(await namesOn(admin)).toContain('Xa Nguyen');
    expect((await ask('get', `/api/v1/units/${one}`, { as: admin })).body.successions).toEqual([]);
  });
});

describe('a personnel officer', () => {
  it('founds, changes and merges units below their own, and nowhere else', async () => {
    const mine = await found(officerNorth, 'To mot', officeNorth);
    expect(mine.status).toBe(201);
    expect((await change(officerNorth, mine.body.id!, { name: 'To hai', from: '2025-01-01' })).status).toBe(
      201,
    );
    expect((await found(officerNorth, 'To la', south)).body.code).toBe('unit.unknown');
    expect((await found(officerNorth, 'To cao', province)).body.code).toBe('access.not-allowed');
    expect((await found(officerNorth, 'To goc', null)).body.code).toBe('unit.root-by-administrators');
    expect((await change(officerNorth, province, { name: 'x', from: '2025-01-01' })).status).toBe(403);
    expect((await change(officerNorth, mine.body.id!, { parent: south, from: '2025-02-01' })).status).toBe(
      404,
    );
    expect((await change(officerNorth, mine.body.id!, { parent: province, from: '2025-02-01' })).status).toBe(
      403,
    );
  });

  it('A27, A31 - sees their own units and the line above, and nothing that tells of others', async () => {
    expect((await namesOn(officerNorth)).sort()).toEqual([
      'To hai',
      'UBND tinh',
      'Van phong xa Bac',
      'Xa Bac',
    ]);
    const foreign = await ask('get', `/api/v1/units/${south}`, { as: officerNorth });
    const absent = await ask('get', '/api/v1/units/01890000-0000-7000-8000-000000000000', {
      as: officerNorth,
    });
    const { traceId: _, ...said } = foreign.body;
    expect(absent.body).toMatchObject(said);
    expect(foreign.status).toBe(404);
  });
});

it('every change of the tree is an event that those who oversee the unit see', async () => {
  const inspector = await withRole('inspector', north);
  const { body } = await ask('get', '/api/v1/events?limit=200', { as: inspector });
  const acts = (body.events ?? []).map(({ action, unit }) => `${action} ${unit}`);
  expect(acts).toContain(`unit.found ${officeNorth}`);
  expect(acts.some((act) => act.endsWith(south))).toBe(false);
  expect(server.faults).toEqual([]);
});
