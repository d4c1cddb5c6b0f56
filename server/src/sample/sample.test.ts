import { expect, it, vi } from 'vitest';
import { sealFoundRows } from '../audit/found-rows.ts';
import { SOURCES } from '../routes.ts';
import { findingsOver } from '../testing/findings.ts';
import { PASSWORD, SET_UP_CODE, testServer } from '../testing/test-server.ts';
import { giveSample } from './give-sample.ts';
import { sampleReply } from './sample.routes.ts';
import { sampleLogins } from './sample-logins.ts';

/** Loading a commune takes as long as it takes. */
vi.setConfig({ testTimeout: 300_000 });

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const count = async (table: string) =>
  (await superuser.query(`select count(*)::int as count from ${table}`)).rows[0].count;

async function signIn(login: string, password: string): Promise<string> {
  const reply = await ask('post', '/api/v1/session', { body: { login, password }, address: '192.0.2.9' });
  expect(`${login} ${reply.status}`).toBe(`${login} 201`);
  const cookie = reply.headers.getSetCookie().find((line) => line.includes('-session='));
  return cookie?.split(';')[0]?.split('=')[1] ?? '';
}

it('a failing sample leaves nothing behind, not even an account', async () => {
  const failing = {
    ...database,
    together: <T>(work: Parameters<typeof database.together<T>>[0]) =>
      database.together<T>((as) => {
        let steps = 0;
        return work((...step) => {
          steps += 1;
          if (steps > 80) throw new Error('the power went out');
          return as(...step);
        });
      }),
  };
  await expect(giveSample(failing, { profile: 'tcvn-14423', sources: SOURCES })).rejects.toThrow(
    'the power went out',
  );
  for (const table of ['congtam.account', 'congtam.unit', 'congtam.person', 'audit.event', 'congtam.job']) {
    expect(`${table} ${await count(table)}`).toBe(`${table} 0`);
  }
  expect((await ask('get', '/api/v1/system')).body).toEqual({ isSample: false });
});

it('the sample commune is there with its people, units and registers, marked as invented, every password good once shown', async () => {
  await sealFoundRows(database);
  const load = (code: string) => ask('post', '/api/v1/setup/sample', { body: { code } });
  expect((await load('AAAA-BBBB-CCCC-DDDD')).body.code).toBe('account.wrong-set-up-code');
  expect(await count('congtam.account')).toBe(0);
  const loading = load(SET_UP_CODE);
  const secondsOf = async () => (await ask('get', '/api/v1/setup')).body.sampleSeconds;
  await expect.poll(secondsOf).toEqual(expect.any(Number));
  // Another window that begins meanwhile is told, whichever way it begins.
  expect((await load(SET_UP_CODE)).body.code).toBe('account.sample-loading');
  const byHand = {
    ...{ code: SET_UP_CODE, ground: 'QĐ 01/QĐ-UBND' },
    first: { login: 'an.tran', displayName: 'Trần Văn An', password: PASSWORD },
    second: { login: 'binh.le', displayName: 'Lê Thị Bình' },
  };
  expect((await ask('post', '/api/v1/setup', { body: byHand })).body.code).toBe('account.sample-loading');
  const reply = await loading;
  expect(reply.status).toBe(201);
  const given = { kind: 'loaded', ...sampleReply.parse(reply.body) } as const;
  expect((await load(SET_UP_CODE)).body.code).toBe('account.already-set-up');
  expect((await ask('get', '/api/v1/system')).body).toEqual({ isSample: true });
  expect(await count('congtam.unit')).toBe(42);
  expect(await count('congtam.person')).toBe(134);
  expect(await count("congtam.register_entry where register = 'unitTasks'")).toBe(256);
  expect(await count("congtam.register_entry where register <> 'unitTasks'")).toBe(24);

  const shown = sampleLogins(given);
  for (const { login, password } of given.logins)
    expect(shown.split('\n').find((line) => line.includes(login))).toContain(password);
  expect(new Set(given.logins.map(({ password }) => password)).size).toBe(given.logins.length);
  const kept = await superuser.query(
    "select string_agg(canonical, ' ') as text from audit.event union all select string_agg(content, ' ') from audit.personal_text",
  );
  for (const { password } of given.logins) expect(JSON.stringify(kept.rows)).not.toContain(password);

  const sessions = new Map<string, string>();
  for (const { login, password } of given.logins) sessions.set(login, await signIn(login, password));
  const roles = given.logins.flatMap((each) => each.roles);
  expect(new Set(roles).size).toBe(9);

  // Staff see themself, a head their people, an administrator nobody.
  const staff = await ask('get', '/api/v1/session', { as: sessions.get('canbo.1') ?? '' });
  expect(staff.body.person).not.toBeNull();
  const seenBy = async (login: string) =>
    (await ask('get', '/api/v1/people', { as: sessions.get(login) ?? '' })).body;
  expect((await seenBy('canbo.1')).people).toHaveLength(1);
  expect((await seenBy('quantri.1')).people).toHaveLength(0);
  expect((await seenBy('tochuc')).people?.length).toBeGreaterThan(20);
});

it('the year of the sample is open with the evidence of its people, and a first computing waits for the queue', async () => {
  expect(await count("congtam.cycle where period = '2026' and kind = 'year'")).toBe(1);
  const people = `congtam.statement where sheet = 'work-products' and person_id is not null`;
  expect(await count(people)).toBeGreaterThan(500);
  expect(await count("congtam.job where kind = 'classification.run'")).toBe(1);
});

it('every row of the sample is sealed by the event of its act', async () => {
  expect(await findingsOver(superuser)).toEqual([]);
});

it('asked for again it shows no password and changes nothing; a database with accounts of its own refuses it', async () => {
  const events = await count('audit.event');
  const again = await giveSample(database, { profile: 'tcvn-14423', sources: SOURCES });
  expect(again).toEqual({ kind: 'there-already' });
  expect(sampleLogins(again)).toContain('Xã mẫu đã có');
  expect(await count('audit.event')).toBe(events);
  await superuser.query('alter table congtam.sample_mark disable trigger user');
  await superuser.query('delete from congtam.sample_mark');
  await expect(giveSample(database, { profile: 'tcvn-14423', sources: SOURCES })).rejects.toThrow(
    'sample.not-empty',
  );
});
