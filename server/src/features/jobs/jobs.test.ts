import { beforeEach, describe, expect, it } from 'vitest';
import { record } from '../../audit/record.ts';
import { account } from '../../database/as-actor.ts';
import { enqueue } from '../../jobs/queue.ts';
import { type JobHandlers, WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const requester = await anAccount(superuser);
const mine = await server.session(requester);
const strangers = await server.session(await anAccount(superuser));
const administrator = await anAccount(superuser);
await aGrant(superuser, { account: administrator, role: 'administrator' });
const admin = await server.session(administrator);

let job = '';
const failures: string[] = [];
const work = (handlers: JobHandlers) =>
  workOnce(database, handlers, {
    ...WORKER_DEFAULTS,
    onFailure: (_, error) => failures.push(error instanceof Error ? error.name : ''),
  });
const open = (as: string, id = job) => ask('get', `/api/v1/jobs/${id}`, { as });
const cancel = (as: string) => ask('post', `/api/v1/jobs/${job}/cancellation`, { as });

beforeEach(async () => {
  failures.length = 0;
  await superuser.query('delete from congtam.job');
  await database.asActor(account(requester), async (tx) => {
    await record(tx, { action: 'unit.found', subject: { kind: 'x', id: '1' } });
    await enqueue(tx, { kind: 'count', payload: { person: 'Nguyễn Văn Trong' } });
  });
  job = (await superuser.query('select id from congtam.job')).rows[0].id;
});

describe('a job', () => {
  it('is shown to whoever asked and to administrators, without what it works on, and is not there for others', async () => {
    for (const as of [mine, admin]) {
      const { status, body, bytes } = await open(as);
      expect(status).toBe(200);
      expect(body).toMatchObject({ kind: 'count', state: 'waiting', progress: 0, requestedBy: requester });
      expect(bytes.toString()).not.toContain('Trong');
    }
    expect((await open(strangers)).status).toBe(404);
    expect((await ask('get', '/api/v1/jobs', { as: strangers })).body.jobs).toEqual([]);
    expect((await ask('get', '/api/v1/jobs', { as: mine })).body.jobs).toHaveLength(1);
  });

  it('tells how far it is, and that it is done', async () => {
    const seen: unknown[] = [];
    await work({
      count: async ({ report, finishing }) => {
        await report(40);
        seen.push((await open(mine)).body.progress);
        await finishing(async () => {});
      },
    });
    expect(seen).toEqual([40]);
    expect((await open(mine)).body).toMatchObject({ state: 'done', progress: 100 });
  });

  it('is called off by whoever asked, once, and leaves an event; nobody else calls it off', async () => {
    expect((await cancel(strangers)).status).toBe(404);
    expect((await cancel(admin)).status).toBe(404);
    expect((await open(mine)).body.state).toBe('waiting');
    const done = await cancel(mine);
    expect([done.status, done.body.state]).toEqual([200, 'cancelled']);
    expect(done.headers.get('congtam-receipt')).not.toBeNull();
    expect(await work({ count: ({ finishing }) => finishing(async () => {}) })).toBe(false);
    const again = await cancel(mine);
    expect([again.status, again.body.code]).toEqual([409, 'job.ended']);
  });

  it('called off while it runs keeps nothing of the step in hand', async () => {
    await work({
      count: async ({ finishing }) => {
        await finishing(async (tx) => {
          await record(tx, { action: 'unit.dissolve', subject: { kind: 'x', id: '1' } });
          await cancel(mine);
        });
      },
    });
    expect(failures).toEqual(['LeaseLost']);
    const { rows } = await superuser.query("select 1 from audit.event where action = 'unit.dissolve'");
    expect(rows).toEqual([]);
    expect((await open(mine)).body.state).toBe('cancelled');
  });

  it('is listed page by page, each page leading to the next', async () => {
    for (let more = 0; more < 4; more += 1) {
      await database.asActor(account(requester), async (tx) => {
        await record(tx, { action: 'unit.found', subject: { kind: 'x', id: '1' } });
        await enqueue(tx, { kind: 'count', payload: null });
      });
    }
    const found: string[] = [];
    let next: string | undefined = '/api/v1/jobs?limit=2';
    while (next !== undefined) {
      const { body, headers } = await ask('get', next, { as: mine });
      found.push(...(body.jobs ?? []).map(({ id }) => String(id)));
      next = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(found).toHaveLength(5);
    expect(found).toEqual([...new Set(found)].sort().reverse());
  });
});
