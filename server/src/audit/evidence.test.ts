import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  agreementOf,
  consistencyRanges,
  type EventReceipt,
  HistoryCheck,
  type HistoryVerdict,
  provesConsistency,
  readCheckpoint,
  signCheckpoint,
  standingOf,
} from '@congtam/evidence';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { account, nobody } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { testDatabase } from '../testing/test-database.ts';
import { erase } from './erase.ts';
import { sealFoundRows } from './found-rows.ts';
import { readHistory } from './history.ts';
import { newestCheckpoint, readJournal } from './journal.ts';
import { openLogKey } from './log-key.ts';
import { eventSigner, receiptOf } from './receipts.ts';
import { record, recordAll } from './record.ts';
import { sealWaiting, signNewCheckpoint } from './sealer.ts';
import { standingOfLog } from './standing.ts';
import { rangeHashes } from './tree.ts';

const database = await testDatabase();
const { asActor, asSystem, superuser } = database;
const folder = mkdtempSync(join(tmpdir(), 'congtam-log-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = openLogKey(folder);
const journal = join(folder, 'checkpoints.jsonl');
const settings = { key, journal };
database.signEventsWith(eventSigner(key));
const admin = await anAccount(superuser);
await aGrant(superuser, { account: admin, role: 'administrator' });
const stranger = await anAccount(superuser);
await sealFoundRows(database);

async function act(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id } = await asActor(account(admin), (tx) =>
      record(tx, {
        action: 'account.disable',
        subject: { kind: 'account', id: `a${at}` },
        facts: { ground: 'QĐ 15/2026', points: '87.50' },
        texts: { reason: `Nghỉ hưu, đồng chí số ${at}` },
      }),
    );
    ids.push(id);
  }
  return ids;
}

async function verdict(receipts: readonly EventReceipt[] = []): Promise<HistoryVerdict> {
  const checkpoints = readJournal(journal).flatMap((entry) =>
    entry.kind === 'checkpoint' ? [entry.note] : [],
  );
  const check = new HistoryCheck({ keys: key.keys, origin: key.origin, checkpoints, receipts });
  const client = await database.as('congtam_backup');
  for await (const event of readHistory(client)) check.add(event);
  await client.end();
  return check.end();
}
const kinds = ({ findings }: HistoryVerdict) => [...new Set(findings.map((f) => f.kind))].sort();

/** What a database administrator does, past every guard, and undone again. */
async function tampered(statements: readonly string[], receipts: readonly EventReceipt[] = []) {
  await superuser.query('begin');
  await superuser.query("set local session_replication_role = 'replica'");
  for (const statement of statements) await superuser.query(statement);
  // The history is read in the same transaction: nothing of this is ever committed.
  const checkpoints = readJournal(journal).flatMap((entry) =>
    entry.kind === 'checkpoint' ? [entry.note] : [],
  );
  const check = new HistoryCheck({ keys: key.keys, origin: key.origin, checkpoints, receipts });
  const rows = readHistory({
    query: async (text: string) => (/^(begin|rollback)/.test(text) ? { rows: [] } : superuser.query(text)),
  } as unknown as typeof superuser);
  for await (const event of rows) check.add(event);
  await superuser.query('rollback');
  return check.end();
}

describe('the log', () => {
  beforeEach(async () => {
    await act(5);
    await sealWaiting(database, settings);
    await signNewCheckpoint(database, settings);
  });

  it('holds what was typed letter by letter, whatever it would mean in a statement, written alone or with another', async () => {
    const typed = [
      `'); drop table x; --`,
      `\\'`,
      `E'\\''`,
      `\\\\x00 '' $1 "\n\t" {a,"b\\"}`,
      `Đ’ạo \u{1F600}`,
    ];
    for (const text of typed) {
      const acts = [1, 2].map((at) => ({
        action: 'account.disable' as const,
        subject: { kind: 'account', id: `${text} ${at}` },
        texts: { reason: text, [text]: `${text}${at}` },
      }));
      const [alone] = acts;
      const written = [
        ...(await asActor(account(admin), (tx) => recordAll(tx, alone === undefined ? [] : [alone]))),
        ...(await asActor(account(admin), (tx) => recordAll(tx, acts))),
      ];
      const { rows } = await superuser.query<{ canonical: string; contents: string[] }>(
        `select e.canonical, (select array_agg(t.content order by t.content) from audit.personal_text t where t.event_id = e.id) as contents
         from audit.event e where e.id = any($1) order by e.number`,
        [written.map(({ id }) => id)],
      );
      expect(rows.map(({ canonical }) => canonical)).toEqual(written.map(({ canonical }) => canonical));
      expect(rows.map(({ contents }) => contents)).toEqual([1, 1, 2].map((at) => [text, `${text}${at}`]));
    }
    expect(kinds(await verdict())).toEqual([]);
  });

  it('takes every event once, in order, whoever seals and however often', async () => {
    await act(20);
    await Promise.all([
      sealWaiting(database, settings),
      sealWaiting(database, settings),
      sealWaiting(database, settings),
    ]);
    await sealWaiting(database, settings);
    const { rows } = await superuser.query(
      'select count(*)::int as events, (select count(*)::int from audit.leaf) as leaves, (select max(index)::int + 1 from audit.leaf) as size, (select count(*)::int from audit.event e where not exists (select 1 from audit.leaf where event_id = e.id)) as waiting from audit.event',
    );
    expect(rows[0].leaves).toBe(rows[0].events);
    expect(rows[0].size).toBe(rows[0].events);
    expect(rows[0].waiting).toBe(0);
    expect(kinds(await verdict())).toEqual([]);
  });

  it('is clean when nothing was changed, with events that wait', async () => {
    await act(2);
    const found = await verdict();
    expect(found).toMatchObject({ waiting: 2, findings: [] });
    expect(found.sealed).toBeGreaterThanOrEqual(5);
  });

  it('signs a checkpoint once, and the journal has it', async () => {
    expect(await signNewCheckpoint(database, settings)).toBeUndefined();
    const note = newestCheckpoint(readJournal(journal)) ?? '';
    expect(readCheckpoint(note, key.keys)).toMatchObject({ origin: key.origin, isSigned: true });
    const { rows } = await superuser.query('select note from audit.checkpoint order by size desc limit 1');
    expect(rows[0].note).toBe(note);
  });

  it('proves each checkpoint to be the beginning of the next', async () => {
    const [earlier, later] = readJournal(journal)
      .flatMap((entry) => (entry.kind === 'checkpoint' ? [readCheckpoint(entry.note, key.keys)!] : []))
      .slice(-2);
    const proof = await asSystem(({ db }) => rangeHashes(db, consistencyRanges(earlier!.size, later!.size)));
    expect(provesConsistency({ earlier: earlier!, later: later!, proof })).toBe(true);
  });

  it('gives a receipt: a promise at once, a proof when sealed, none to whom the event is not shown', async () => {
    const [fresh = ''] = await act(1);
    const promised = await asActor(account(admin), (tx) => receiptOf(tx, fresh, key));
    expect(standingOf(promised!, key.keys)).toBe('promised');
    await sealWaiting(database, settings);
    await signNewCheckpoint(database, settings);
    const proven = await asActor(account(admin), (tx) => receiptOf(tx, fresh, key));
    expect(standingOf(proven!, key.keys)).toBe('included');
    expect(kinds(await verdict([promised!, proven!]))).toEqual([]);
    expect(await asActor(account(stranger), (tx) => receiptOf(tx, fresh, key))).toBeUndefined();
    expect(await asActor(nobody, (tx) => receiptOf(tx, fresh, key))).toBeUndefined();
  });

  it('keeps its proof when the texts about somebody are erased by the program', async () => {
    const about = newId();
    await asActor(account(admin), (tx) =>
      record(tx, {
        ...{ action: 'account.disable', subject: { kind: 'account', id: about } },
        texts: { reason: 'Nghỉ hưu' },
      }),
    );
    await asSystem((tx) => erase(tx, { kind: 'account', id: about, document: 'QĐ 12/QĐ-SNV' }));
    await sealWaiting(database, settings);
    expect(kinds(await verdict())).toEqual([]);
  });

  const LAST = '(select event_id from audit.leaf order by index desc limit 1)';
  const recompute = `update audit.event set hash = sha256('\\x00'::bytea || convert_to(canonical, 'UTF8'))`;
  const releaf = 'update audit.leaf l set hash = e.hash from audit.event e where e.id = l.event_id';
  it.each([
    [
      'A16 - the database administrator rewords an event and its hash',
      [
        `alter table audit.event drop constraint event_hash_is_of_its_text`,
        `update audit.event set canonical = replace(canonical, '87.50', '97.50') where id = ${LAST}`,
      ],
      'event-altered',
    ],
    [
      'A16 - changes a leaf',
      [`update audit.leaf set hash = sha256('x') where event_id = ${LAST}`],
      'event-altered',
    ],
    [
      'A16 - changes a personal text',
      [`update audit.personal_text set content = 'khác' where event_id = ${LAST}`],
      'text-altered',
    ],
    [
      'A16 - destroys a personal text with its key',
      [`update audit.personal_text set key = null, content = null where event_id = ${LAST}`],
      'text-erased',
    ],
    ['A16 - takes an event out', [`delete from audit.leaf where index = 1`], 'event-missing'],
    [
      'A17 - rewords an event and computes everything anew',
      [
        `alter table audit.event drop constraint event_hash_is_of_its_text`,
        `update audit.event set canonical = replace(canonical, '87.50', '97.50') where id = ${LAST}`,
        recompute,
        releaf,
      ],
      'checkpoint-unmet',
    ],
    [
      'A18 - drops the last events',
      [
        `delete from audit.event where id = ${LAST}`,
        `delete from audit.leaf where index = (select max(index) from audit.leaf)`,
      ],
      'log-shortened',
    ],
  ])('%s: found', async (_, statements, kind) => {
    expect(kinds(await tampered(statements))).toContain(kind);
  });

  it('A16 - a change in any column of events, their places and their texts is found', async () => {
    const { rows } = await superuser.query<{ table: string; column: string; type: string }>(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.oid in ('audit.event'::regclass, 'audit.leaf'::regclass, 'audit.personal_text'::regclass)
         and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`,
    );
    const other: { readonly [type: string]: string } = {
      uuid: 'gen_random_uuid()',
      bytea: `sha256('khác')`,
      bigint: '1000000',
    };
    const missed: string[] = [];
    // In which order events were written says nothing beyond the places they have in the log.
    for (const { table, column, type } of rows.filter((row) => row.column !== 'number')) {
      const value =
        column === 'canonical'
          ? `replace(canonical, '87.50', '97.50')`
          : (other[type] ?? `coalesce(${column}, '') || 'x'`);
      const where =
        table === 'leaf' ? `event_id = ${LAST}` : `${table === 'event' ? 'id' : 'event_id'} = ${LAST}`;
      const found = await tampered([
        'alter table audit.event drop constraint event_hash_is_of_its_text, drop constraint event_columns_say_its_text, drop constraint event_signature_is_ed25519',
        `update audit.${table} set ${column} = ${value} where ${where}`,
      ]);
      if (found.findings.length === 0) missed.push(`${table}.${column}`);
    }
    expect(missed).toEqual([]);
    expect(rows.length).toBeGreaterThan(15);
    // Positive control: undone, all is as it was.
    expect(kinds(await verdict())).toEqual([]);
  });

  it('A19 - a ministry that was shown another history is told by the proof', async () => {
    const province = readCheckpoint(newestCheckpoint(readJournal(journal)) ?? '', key.keys)!;
    const root = Buffer.alloc(32, 7);
    const ministry = signCheckpoint({ ...province, root }, key.privateKey);
    const given = { origin: key.origin, keys: key.keys };
    expect(agreementOf(province.note, ministry, { ...given, proofs: [] })).toBe('two-histories');
    await act(3);
    await sealWaiting(database, settings);
    const later = (await signNewCheckpoint(database, settings)) ?? '';
    const size = readCheckpoint(later, key.keys)?.size ?? 0;
    const hashes = await asSystem(({ db }) => rangeHashes(db, consistencyRanges(province.size, size)));
    const proof = { earlier: province.size, later: size, proof: hashes.map((hash) => hash.toString('hex')) };
    expect(agreementOf(province.note, later, { ...given, proofs: [proof] })).toBe('one-history');
    expect(agreementOf(ministry, later, { ...given, proofs: [proof] })).toBe('two-histories');
  });

  it('A20 - an old copy put back under a newer checkpoint is noticed at start', async () => {
    const entries = readJournal(journal);
    expect(await standingOfLog(database, entries, key)).toEqual({ kind: 'met' });
    await superuser.query('begin');
    await superuser.query("set local session_replication_role = 'replica'");
    await superuser.query('create table public.dump as select * from audit.leaf');
    await superuser.query('delete from audit.leaf where index >= 3');
    await superuser.query('commit');
    expect(await standingOfLog(database, entries, key)).toMatchObject({ kind: 'older', size: 3 });
    await superuser.query('insert into audit.leaf select * from public.dump where index >= 3');
    expect(await standingOfLog(database, entries, key)).toEqual({ kind: 'met' });
    const another = openLogKey(mkdtempSync(join(folder, 'other-')));
    expect(await standingOfLog(database, entries, another)).toEqual({ kind: 'not-ours' });
  });

  it('tables of evidence refuse to be changed even for the superuser, by mistake', async () => {
    for (const statement of [
      'update audit.event set canonical = canonical',
      'delete from audit.leaf',
      'truncate audit.checkpoint',
      'delete from congtam.migration',
    ]) {
      await expect(superuser.query(statement)).rejects.toThrow(/only grows/);
    }
  });

  it('A33 - holds no personal text in what is hashed', async () => {
    const { rows } = await superuser.query("select 1 from audit.event where canonical like '%Nghỉ hưu%'");
    expect(rows).toEqual([]);
    expect(readFileSync(journal, 'utf8')).not.toContain('Nghỉ hưu');
  });
});
