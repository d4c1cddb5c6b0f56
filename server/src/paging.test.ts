import { beforeAll, describe, expect, it } from 'vitest';
import { roleNames } from './access/roles.ts';
import { newId } from './database/new-id.ts';
import { aGrant, anAccount } from './testing/accounts.ts';
import { anEntry } from './testing/registers.ts';
import { testServer } from './testing/test-server.ts';
import { aPerson, aUnit } from './testing/units.ts';

const server = await testServer();
const { ask } = server;
const { superuser } = server.database;
let as = '';
let asAdministrator = '';
let unit = '';
let person = '';
const people: string[] = [];

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'UBND xã' });
  const other = await aUnit(superuser, { name: 'Phòng', parent: unit });
  const account = await anAccount(superuser);
  for (const role of roleNames.filter((name) => name !== 'administrator')) {
    await aGrant(superuser, { account, role, unit });
  }
  as = await server.session(account);
  const administrator = await anAccount(superuser);
  await aGrant(superuser, { account: administrator, role: 'administrator' });
  asAdministrator = await server.session(administrator);
  // Two who have the same name, and names whose order is not that of their letters.
  for (const name of ['Ánh', 'Anh', 'Ẩn', 'Bình', 'Bình', 'Đạt', 'Dung']) {
    people.push(await aPerson(superuser, { name, unit }));
  }
  person = people[0] ?? '';
  for (let at = 0; at < 5; at += 1) {
    await anEntry(superuser, { unit });
    await anEntry(superuser, { unit, person });
    await superuser.query(
      `insert into congtam.roster (id, unit_id, on_day, ground, file_kind, content_hash, uploaded_by)
       values (gen_random_uuid(), $1, now(), 'x', 'csv', sha256('x'), $2)`,
      [unit, account],
    );
    await superuser.query(
      `insert into congtam.transfer (id, person_id, post_id, kind, from_unit, to_unit, on_day, ground, state, handed_by, handed_at)
       select gen_random_uuid(), p.person_id, p.id, 'transfer', $1, $2, now(), 'x', 'handedOver', $3, '2026-01-01'
       from congtam.post p where p.person_id = $4`,
      [unit, other, account, people[at]],
    );
  }
});

const nextOf = (headers: Headers) => /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];

async function walked(path: string, list: string, by = as): Promise<string[]> {
  const found: string[] = [];
  let next: string | undefined = path;
  while (next !== undefined && found.length < 500) {
    const { status, body, headers } = await ask('get', next, { as: by });
    expect(status).toBe(200);
    found.push(...(body[list] ?? []).map(({ id }) => String(id)));
    next = nextOf(headers);
  }
  return found;
}

const LISTS: readonly (readonly [list: string, path: () => string, least: number])[] = [
  ['people', () => '/api/v1/people', 7],
  ['accounts', () => '/api/v1/accounts', 5],
  ['grants', () => '/api/v1/role-grants', 5],
  ['rosters', () => '/api/v1/rosters', 5],
  ['transfers', () => '/api/v1/transfers', 5],
  ['entries', () => `/api/v1/units/${unit}/register-entries`, 5],
  ['entries', () => `/api/v1/people/${person}/register-entries`, 5],
];

describe.each(LISTS)('the list of %s', (list, path, least) => {
  it('gives everything once, in one order, whatever the size of its pages', async () => {
    const by = ['accounts', 'grants'].includes(list) ? asAdministrator : as;
    const whole = await walked(`${path()}?limit=200`, list, by);
    expect(whole.length).toBeGreaterThanOrEqual(least);
    expect(new Set(whole).size).toBe(whole.length);
    for (const limit of [2, 3]) {
      const paged = await walked(`${path()}?limit=${limit}`, list, by);
      expect(paged).toEqual(whole);
    }
  });
});

describe('a page of people', () => {
  it('goes on behind the last one seen when somebody comes in before them', async () => {
    const first = await ask('get', '/api/v1/people?limit=3', { as });
    const before = (await walked('/api/v1/people?limit=200', 'people')).slice(3);
    await aPerson(superuser, { name: 'An', unit });
    const second = await walked(nextOf(first.headers) ?? '', 'people');
    expect(second).toEqual(before);
  });

  it('whose last one is no longer in sight says so, and leaves nobody out in silence', async () => {
    const lost = await ask('get', `/api/v1/people?limit=3&after=${newId()}`, { as });
    expect([lost.status, lost.body.code]).toEqual([409, 'http.place-lost']);
  });

  it('A33 - is led to by an id, never by a name', async () => {
    const { headers } = await ask('get', '/api/v1/people?limit=2', { as });
    expect(headers.get('link')).toMatch(/^<\/api\/v1\/people\?limit=2&after=[\da-f-]{36}>; rel="next"$/);
  });
});
