import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { account, type Tx } from '../../database/as-actor.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { eventsSeen } from './audit.queries.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const EVENTS = 50_000;

let head: string;
let servant: string;
let administrator: string;
let stranger: string;
let provinceHead: string;

/** A large log of others, and a few events for each who asks; the oldest of all are theirs. */
beforeAll(async () => {
  const province = await aUnit(superuser, { name: 'Tỉnh' });
  const mine = await aUnit(superuser, { name: 'Xã', parent: province });
  const other = await aUnit(superuser, { name: 'Xã khác', parent: province });
  const person = await aPerson(superuser, { name: 'Lê Thị Ít', unit: other });
  [head, servant, administrator, stranger, provinceHead] = [
    await anAccount(superuser),
    await anAccount(superuser),
    await anAccount(superuser),
    await anAccount(superuser),
    await anAccount(superuser),
  ];
  await aGrant(superuser, { account: head, role: 'head', unit: mine });
  await aGrant(superuser, { account: provinceHead, role: 'head', unit: province });
  await aGrant(superuser, { account: administrator, role: 'administrator' });
  await superuser.query('update congtam.account set person_id = $1 where id = $2', [person, servant]);
  const write = (from: number, to: number, said: string, values: unknown[]) =>
    superuser.query(
      `insert into audit.event (id, canonical, hash)
       select id, text, sha256('\\x00'::bytea || convert_to(text, 'UTF8')) from (
         select id, (${said} || jsonb_build_object('id', id, 'at', '2026-01-01'))::text as text from (
           select ('01890000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id
           from generate_series(${from}, ${to}) n) i) t`,
      values,
    );
  const event = (subject: string, more = '') =>
    `jsonb_build_object('action', 'test', 'subject', jsonb_build_object('kind', '${subject}', 'id', 'x')${more})`;
  await write(1, 5, event('test', `, 'unit', $1::text`), [mine]);
  await write(6, 10, event('test', `, 'person', $1::text`), [person]);
  await write(11, 15, event('account'), []);
  await write(16, 20, event('test', `, 'actor', $1::text`), [stranger]);
  await write(21, EVENTS, event('test', `, 'unit', $1::text`), [other]);
  await superuser.query('analyze audit.event');
});

const sqlCounts = ({ db }: Tx) =>
  sql<{ scans: number; fetched: number }>`
    select seq_scan::integer as scans, idx_tup_fetch::integer as fetched
    from pg_stat_xact_user_tables where relid = 'audit.event'::regclass`.execute(db);

/** What reading the newest events of an account takes of the table, by PostgreSQL's own count. */
const read = (id: string, before?: string) =>
  database.asActor(
    account(id),
    async (tx) => {
      const events = await eventsSeen(tx, { before, limit: 50 });
      const { rows } = await sqlCounts(tx);
      return { events: events.length, ...rows[0] };
    },
    { isReadOnly: true },
  );

describe('the newest events', () => {
  it('of who sees little of a large log are found without reading what is not theirs', async () => {
    for (const id of [head, servant, administrator, stranger]) {
      const { events, scans, fetched } = await read(id);
      expect(events).toBe(5);
      expect(scans).toBe(0);
      expect(fetched).toBeLessThan(50);
    }
  });

  it('of who sees all are a page of it', async () => {
    const { events, scans, fetched } = await read(provinceHead);
    expect([events, scans]).toEqual([50, 0]);
    expect(fetched).toBeLessThan(1000);
  });

  it('continue where the page before ended', async () => {
    const as = await server.session(provinceHead);
    const first = await ask('get', '/api/v1/events?limit=3', { as });
    const second = await ask('get', `/api/v1/events?limit=3&before=${first.body.next}`, { as });
    const ids = [...(first.body.events ?? []), ...(second.body.events ?? [])].map(({ id }) => String(id));
    expect(ids).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => `01890000-0000-7000-8000-${(EVENTS - n).toString(16).padStart(12, '0')}`),
    );
  });

  it('are searched by every policy that lets an event be seen: a new policy needs its ground there as well', async () => {
    const { rows } = await superuser.query(
      `select polname from pg_policy where polrelid = 'audit.event'::regclass and polcmd in ('r', '*')
         and polpermissive and 'congtam_app'::regrole = any (polroles) order by 1`,
    );
    expect(rows.map(({ polname }) => polname)).toEqual([
      'event_about_me',
      'event_of_administration',
      'event_of_people',
      'event_of_units',
      'event_own',
    ]);
  });
});
