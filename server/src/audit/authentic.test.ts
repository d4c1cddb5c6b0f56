import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, HistoryCheck, leafHash } from '@congtam/evidence';
import { afterAll, describe, expect, it } from 'vitest';
import { account } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { PASSWORD, testServer } from '../testing/test-server.ts';
import { readHistory } from './history.ts';
import { appendToJournal, readJournal } from './journal.ts';
import { openLogKey } from './log-key.ts';
import { eventSigner, receiptOf } from './receipts.ts';
import { record } from './record.ts';
import { LogForked, sealWaiting, signNewCheckpoint } from './sealer.ts';
import { isLogNew, standingOfLog } from './standing.ts';

const server = await testServer();
const { database } = server;
const { asActor, superuser } = database;
const folder = mkdtempSync(join(tmpdir(), 'congtam-own-'));
afterAll(() => rmSync(folder, { recursive: true }));
const wasNew = await isLogNew(database);
const key = openLogKey(folder);
database.signEventsWith(eventSigner(key));
const journal = join(folder, 'checkpoints.jsonl');
const settings = { key, journal };
const admin = await anAccount(superuser);
await aGrant(superuser, { account: admin, role: 'administrator' });

const act = () =>
  asActor(account(admin), (tx) =>
    record(tx, { action: 'account.disable', subject: { kind: 'account', id: 'a' } }),
  );

async function sealed(): Promise<void> {
  await act();
  await sealWaiting(database, settings);
  await signNewCheckpoint(database, settings);
}

/** What a database administrator writes in another's name. */
async function forge(signature: Buffer | null): Promise<string> {
  const id = newId();
  const canonical = canonicalJson({
    ...{ v: 1, id, at: '2026-01-05T08:00:00.000Z', action: 'regulation.official', actor: admin },
    ...{ subject: { kind: 'regulation', id: 'x' }, facts: {}, texts: {} },
  });
  await superuser.query('insert into audit.event (id, canonical, hash, signature) values ($1, $2, $3, $4)', [
    id,
    canonical,
    leafHash(Buffer.from(canonical)),
    signature,
  ]);
  return id;
}

async function findings(): Promise<readonly string[]> {
  const check = new HistoryCheck({ keys: key.keys, origin: key.origin, checkpoints: [], receipts: [] });
  const client = await database.as('congtam_backup');
  for await (const event of readHistory(client)) check.add(event);
  return check.end().findings.map(({ kind, about }) => `${kind} ${about}`);
}

async function undone(work: () => Promise<void>, statements: readonly string[]): Promise<void> {
  await superuser.query('create temp table kept_leaf as select * from audit.leaf');
  await superuser.query('create temp table kept_note as select * from audit.checkpoint');
  const past = async (statement: string) => {
    await superuser.query('begin');
    await superuser.query("set local session_replication_role = 'replica'");
    await superuser.query(statement);
    await superuser.query('commit');
  };
  try {
    for (const statement of statements) await past(statement);
    await work();
  } finally {
    await past('delete from audit.leaf');
    await past('insert into audit.leaf select * from kept_leaf');
    await past('delete from audit.checkpoint');
    await past('insert into audit.checkpoint select * from kept_note');
    await superuser.query('drop table kept_leaf, kept_note');
  }
}

describe('an event that nobody did', () => {
  it.each([
    ['without a signature', null],
    ['under a signature of something else', Buffer.alloc(64, 7)],
  ])(
    'A17 - written into the database %s is not sealed, gets no receipt, and is found',
    async (_, signature) => {
      await sealed();
      const id = await forge(signature);
      const honest = await act();
      expect(await sealWaiting(database, settings)).toMatchObject({
        sealed: 1,
        unsigned: expect.any(Number),
      });
      const { rows } = await superuser.query('select event_id from audit.leaf where event_id = any ($1)', [
        [id, honest.id],
      ]);
      expect(rows).toEqual([{ event_id: honest.id }]);
      expect(await asActor(account(admin), (tx) => receiptOf(tx, id, key))).toBeUndefined();
      expect(await asActor(account(admin), (tx) => receiptOf(tx, honest.id, key))).toBeDefined();
      expect(await findings()).toContain(`event-unsigned ${id}`);
      expect((await findings()).filter((found) => found.includes(honest.id))).toEqual([]);
    },
  );

  it('A18 - an act waits for the sealer as long as it has no place: there is no queue to take it out of', async () => {
    const { rows } = await superuser.query("select to_regclass('audit.pending') as queue");
    expect(rows).toEqual([{ queue: null }]);
    const { id } = await act();
    await sealWaiting(database, { key, isWhole: true });
    expect(await findings()).not.toContain(`event-never-sealed ${id}`);
  });
});

describe('a log', () => {
  it('begins once: with anything in the database no second key is made', async () => {
    await sealed();
    expect([wasNew, await isLogNew(database)]).toEqual([true, false]);
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect(() => openLogKey(empty, { mayBegin: false })).toThrow('evidence.key-unreadable');
    expect(openLogKey(empty).origin).not.toBe(key.origin);
  });

  it('A20 - without its journal, with one cut short, or with another key it does not stand', async () => {
    await sealed();
    await sealed();
    const entries = readJournal(journal);
    expect(await standingOfLog(database, entries, key)).toEqual({ kind: 'met' });
    expect(await standingOfLog(database, [], key)).toEqual({ kind: 'journal-missing' });
    expect(await standingOfLog(database, entries.slice(0, -1), key)).toEqual({ kind: 'journal-missing' });
    const other = openLogKey(mkdtempSync(join(folder, 'other-')));
    expect(await standingOfLog(database, entries, other)).toEqual({ kind: 'not-ours' });
  });

  it('A19 - a fork under an older checkpoint shows, though the newest is met', async () => {
    await sealed();
    const [old, ...later] = readJournal(journal).filter(({ kind }) => kind === 'checkpoint');
    const broken = { ...old!, note: old!.kind === 'checkpoint' ? old!.note : '' };
    const at = await forkedNote();
    expect(
      await standingOfLog(database, [{ ...broken, kind: 'checkpoint', note: at }, ...later], key),
    ).toMatchObject({ kind: 'different' });
  });

  it('A19 - that no longer begins with what was signed is not signed again', async () => {
    await sealed();
    // With an odd number of leaves the last stands at the edge of the tree by itself.
    const { rows } = await superuser.query('select max(index) as last from audit.leaf');
    if (Number(rows[0].last) % 2 === 1) await sealed();
    const before = readJournal(journal).length;
    await undone(async () => {
      await expect(signNewCheckpoint(database, settings)).rejects.toThrow(LogForked);
    }, [
      'delete from audit.leaf where index = (select max(index) from audit.leaf)',
      'delete from audit.checkpoint where size = (select max(size) from audit.checkpoint)',
    ]);
    await undone(async () => {
      await expect(signNewCheckpoint(database, settings)).rejects.toThrow(LogForked);
    }, [
      "update audit.leaf set hash = sha256('x') where index = (select max(size) - 1 from audit.checkpoint)",
    ]);
    expect(readJournal(journal)).toHaveLength(before);
    await sealed();
    expect(readJournal(journal)).toHaveLength(before + 1);
  });

  it('keeps whole lines of its journal apart from a torn one', async () => {
    const torn = join(folder, 'torn.jsonl');
    writeFileSync(torn, '{"kind":"check');
    appendToJournal(torn, { kind: 'log-begun', at: '2026-11-25T10:00:00.000Z', origin: 'x' });
    expect(readJournal(torn)).toHaveLength(1);
  });
});

/** A checkpoint of size 1 that our key signed over another history. */
async function forkedNote(): Promise<string> {
  const { signCheckpoint } = await import('@congtam/evidence');
  return signCheckpoint({ origin: key.origin, size: 1, root: Buffer.alloc(32, 3) }, key.privateKey);
}

describe('A20 - while the log does not stand as its checkpoints say', () => {
  it('nothing is done, what to do is said, and what there is can be read', async () => {
    const ask = server.whileStandingStill('log-different');
    const as = await server.session(admin);
    const invitation = { login: 'moi.vao', displayName: 'Mới vào' };
    const refused = await ask('post', '/api/v1/accounts', { as, body: invitation });
    expect([refused.status, refused.body.code]).toEqual([503, 'server.not-ready']);
    expect(JSON.stringify(refused.body)).toContain('accept-restore');
    expect((await ask('get', '/api/v1/accounts', { as })).status).toBe(200);
    const signIn = { login: 'khong.co', password: PASSWORD };
    expect((await ask('post', '/api/v1/session', { body: signIn })).status).toBe(401);
    expect((await ask('delete', '/api/v1/session', { as })).status).toBe(204);
    // Positive control: otherwise it is done.
    const again = await server.session(admin);
    expect((await server.ask('post', '/api/v1/accounts', { as: again, body: invitation })).status).toBe(201);
  });
});
