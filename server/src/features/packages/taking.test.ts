import { beforeAll, describe, expect, it } from 'vitest';
import { makeAsActor } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { openPool } from '../../database/pool.ts';
import { type JobHandlers, WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { faultyPool } from '../../testing/faulty-pool.ts';
import { otherInstallation } from '../../testing/packages.ts';
import { testSigner } from '../../testing/test-database.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { packageJobs } from './packages.jobs.ts';

const server = await testServer();
const { superuser } = server.database;
let unit: string;
let officer: string;

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'Bộ' });
  const account = await anAccount(superuser);
  await aGrant(superuser, { account, role: 'homeAffairs', unit });
  officer = await server.session(account);
});

const settings = {
  ...WORKER_DEFAULTS,
  onFailure: (_: string, error: unknown) => {
    throw error;
  },
};
const handIn = (bytes: Buffer) =>
  server.ask('post', `/api/v1/units/${unit}/packages-received`, {
    as: officer,
    file: { kind: 'gz', bytes },
  });
const arrival = async (id: unknown) => {
  const { body } = await server.ask('get', `/api/v1/units/${unit}/package-arrivals`, { as: officer });
  return (body.arrivals ?? []).find((one) => one.id === id);
};
const resultsKept = async (): Promise<number> =>
  (await superuser.query('select count(*)::int as n from congtam.package_result')).rows[0].n;

describe('a job that takes a package', () => {
  /** A package with so many results, of another installation whose key is known. */
  const aPackage = async (count: number): Promise<Buffer> => {
    const id = newId();
    const sender = otherInstallation(`congtam/${id}`);
    await superuser.query(
      `insert into congtam.package_sender (id, unit_id, name, origin, key, ground, proposed_by)
       values ($1, $2, 'Tỉnh khác', $3, $4, 'BB', $5)`,
      [id, unit, sender.origin, sender.key, await anAccount(superuser)],
    );
    await superuser.query(
      `insert into congtam.package_sender_step (sender_id, step, ground, taken_by) values ($1, 'confirmed', 'BB', $2)`,
      [id, await anAccount(superuser)],
    );
    return sender.package({
      units: [{ code: 'X', name: 'Xã', parent: null }],
      results: [
        Array.from({ length: count }, (_, n) => ({
          ...{ regulation: 'nd-335-2025', kind: 'person', subject: `X-${n}`, unit: 'X' },
          ...{ group: 'staff', level: 'good', why: null },
        })),
      ],
    });
  };

  it('says how far it is, and one that breaks off half-way has kept nothing and begins again', async () => {
    const before = await resultsKept();
    const { body } = await handIn(await aPackage(12_000));
    const told: number[] = [];
    const [take] = Object.values(packageJobs());
    const dying: JobHandlers = {
      'package.take': async (call) =>
        take?.({
          ...call,
          report: async (percent) => {
            told.push(percent);
            await call.report(percent);
            if (percent > 60) throw new Error('the machine is switched off');
          },
        }),
    };
    await workOnce(server.database, dying, { ...settings, onFailure: () => {} });
    // Read and checked, then written in three parts, of which the second was the last.
    expect(told).toEqual([30, 58, 87]);
    expect(await resultsKept()).toBe(before);
    const half = await arrival(body.id);
    expect([half?.state, half?.progress]).toEqual(['waiting', 87]);
    await superuser.query("update congtam.job set run_at = now() where state = 'waiting'");
    await workOnce(server.database, packageJobs(), settings);
    expect(await resultsKept()).toBe(before + 12_000);
    expect((await arrival(body.id))?.state).toBe('taken');
  });

  it('A25 - takes nothing once the right of who handed it in is gone, and the file is kept no longer', async () => {
    const account = await anAccount(superuser);
    const grant = await aGrant(superuser, { account, role: 'homeAffairs', unit });
    const as = await server.session(account);
    const handedIn = await server.ask('post', `/api/v1/units/${unit}/packages-received`, {
      ...{ as, file: { kind: 'gz', bytes: await aPackage(3) } },
    });
    expect(handedIn.body.state).toBe('waiting');
    await superuser.query('update congtam.role_grant set valid_to = access.today() - 1 where id = $1', [
      grant,
    ]);
    const before = await resultsKept();
    await workOnce(server.database, packageJobs(), settings);
    expect(await resultsKept()).toBe(before);
    const ended = await arrival(handedIn.body.id);
    expect([ended?.state, ended?.why?.code]).toEqual(['refused', 'package.unknown-unit']);
    const { rows } = await superuser.query(
      'select count(*)::int as n from congtam.package_arrival_file where arrival_id = $1',
      [handedIn.body.id],
    );
    expect(rows[0].n).toBe(0);
  });

  it('T2 - is done or not done, whichever statement fails, and done once when it is begun again', async () => {
    const { logins, asSystem } = server.database;
    const real = openPool(logins.congtam_app, 2);
    const faulty = faultyPool(real);
    const failing = { asActor: makeAsActor(faulty.pool, testSigner), asSystem };
    const kept = async () =>
      (
        await superuser.query(`select (select count(*)::int from congtam.package_result) as results,
        (select count(*)::int from congtam.package_received) as packages,
        (select count(*)::int from congtam.package_arrival_end) as ends,
        (select count(*)::int from audit.event where action = 'package.taken') as events`)
      ).rows[0];
    const tried = async (at: number, isAnswerLost: boolean) => {
      const before = await kept();
      await handIn(await aPackage(3));
      faulty.arm({ at, isAnswerLost });
      await workOnce(failing, packageJobs(), { ...settings, onFailure: () => {} });
      const after = await kept();
      const once = {
        ...{ results: before.results + 3, packages: before.packages + 1 },
        ...{ ends: before.ends + 1, events: before.events + 1 },
      };
      // Nothing, or all of it: an answer that was lost may be that of the commit.
      expect([before, once]).toContainEqual(after);
      await superuser.query(
        `update congtam.job set state = 'waiting', lease = null, leased_until = null, run_at = now() where state in ('waiting', 'running')`,
      );
      while (await workOnce(server.database, packageJobs(), settings));
      expect(await kept()).toEqual(once);
      return faulty.hasFailed();
    };
    for (const at of [2, 6, 10, 14]) {
      expect(await tried(at, false)).toBe(true);
      expect(await tried(at, true)).toBe(true);
    }
    const statements = faulty.statements();
    expect(await tried(statements, true)).toBe(true);
    expect(await tried(1000, false)).toBe(false);
    await real.end();
  });
});
