import { beforeEach, describe, expect, it } from 'vitest';
import { record } from '../audit/record.ts';
import { account } from '../database/as-actor.ts';
import { anAccount } from '../testing/accounts.ts';
import { testDatabase } from '../testing/test-database.ts';
import { enqueue, finish, LeaseLost, lease, WorkerDied } from './queue.ts';
import { type JobHandlers, workOnce } from './worker.ts';

const database = await testDatabase();
const { asActor, asSystem, superuser } = database;
const requester = await anAccount(superuser);
const settings = { leaseSeconds: 60, mostAttempts: 3, onFailure: () => {} };

const ask = (key?: string) =>
  asActor(account(requester), async (tx) => {
    await record(tx, { action: 'unit.found', subject: { kind: 'x', id: '1' } });
    await enqueue(tx, { kind: 'count', payload: { n: 1 }, ...(key === undefined ? {} : { key }) });
  });
const jobs = async () =>
  (await superuser.query('select state, attempts, progress, failure from congtam.job order by created_at'))
    .rows;
const leaseNow = () => asSystem(({ db }) => lease(db, ['count'], settings));
const runOut = () =>
  superuser.query("update congtam.job set leased_until = now() - interval '1 s' where lease is not null");

beforeEach(async () => {
  await superuser.query('delete from congtam.job');
});

describe('a job', () => {
  it('is there when its change is, and not when the change failed', async () => {
    await expect(
      asActor(account(requester), async (tx) => {
        await enqueue(tx, { kind: 'count', payload: null });
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await jobs()).toEqual([]);
    await ask();
    expect(await jobs()).toMatchObject([{ state: 'waiting' }]);
  });

  it('asked for twice with one key is one job, until it is done', async () => {
    await ask('close 2026');
    await ask('close 2026');
    expect(await jobs()).toHaveLength(1);
    await workOnce(database, { count: ({ finishing }) => finishing(async () => {}) }, settings);
    await ask('close 2026');
    expect((await jobs()).map((job) => job.state)).toEqual(['done', 'waiting']);
  });

  it('goes to one worker only, however many ask', async () => {
    for (let at = 0; at < 6; at += 1) await ask();
    const taken = await Promise.all(Array.from({ length: 12 }, leaseNow));
    const ids = taken.flatMap((job) => (job === undefined ? [] : [job.id]));
    expect(new Set(ids).size).toBe(6);
    expect(ids).toHaveLength(6);
  });

  it('acts with the rights of who asked for it', async () => {
    await ask();
    const seen: unknown[] = [];
    const handlers: JobHandlers = {
      count: async ({ asRequester, finishing, report }) => {
        seen.push(await asRequester((tx) => tx.db.selectFrom('congtam.account').select('id').execute()));
        await report(50);
        await finishing(async () => {});
      },
    };
    expect(await workOnce(database, handlers, settings)).toBe(true);
    expect(seen).toEqual([[{ id: requester }]]);
    expect(await jobs()).toMatchObject([{ state: 'done', progress: 100 }]);
    expect(await workOnce(database, handlers, settings)).toBe(false);
  });

  it('whose worker died is taken over, and the dead one can keep nothing', async () => {
    await ask();
    const first = await leaseNow();
    await runOut();
    const second = await leaseNow();
    expect(second).toMatchObject({ id: first!.id, attempts: 2 });
    const late = asActor(account(requester), async (tx) => {
      await record(tx, { action: 'unit.dissolve', subject: { kind: 'x', id: '1' } });
      await finish(tx, first!);
    });
    await expect(late).rejects.toThrow(LeaseLost);
    expect((await superuser.query("select 1 from audit.event where action = 'unit.dissolve'")).rowCount).toBe(
      0,
    );
  });

  it('that fails waits and tries again, and in the end is left to be looked at, without personal data', async () => {
    await ask();
    const failing: JobHandlers = {
      count: async () => {
        throw new TypeError('Nguyễn Văn A has no post');
      },
    };
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await workOnce(database, failing, settings)).toBe(true);
      expect(await workOnce(database, failing, settings)).toBe(false);
      await superuser.query("update congtam.job set run_at = now() where state = 'waiting'");
    }
    expect(await jobs()).toMatchObject([{ state: 'failed', attempts: 3, failure: 'TypeError' }]);
  });

  it('that takes its worker with it is given up after the last attempt, and told to who asked', async () => {
    await ask();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await leaseNow()).toMatchObject({ attempts: attempt });
      await runOut();
    }
    const told: unknown[] = [];
    const onFailure = (kind: string, error: unknown) => void told.push([kind, error]);
    const dying: JobHandlers = { count: () => Promise.reject(new Error('begun a fourth time')) };
    expect(await workOnce(database, dying, { ...settings, onFailure })).toBe(false);
    expect(told).toEqual([['count', new WorkerDied()]]);
    expect(await jobs()).toMatchObject([{ state: 'failed', attempts: 3, failure: 'WorkerDied' }]);
    const seen = await asActor(account(requester), (tx) =>
      tx.db.selectFrom('congtam.job').select(['state', 'failure']).execute(),
    );
    expect(seen).toEqual([{ state: 'failed', failure: 'WorkerDied' }]);
  });

  it('is not shown to others', async () => {
    await ask();
    const stranger = await anAccount(superuser);
    const shown = await asActor(account(stranger), (tx) =>
      tx.db.selectFrom('congtam.job').select('id').execute(),
    );
    expect(shown).toEqual([]);
  });
});
