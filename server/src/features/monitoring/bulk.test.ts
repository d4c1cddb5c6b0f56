import { expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { smallCommune } from '../../testing/cycles.ts';
import { testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database, session } = server;

const CRITERIA = { rater: 'self', 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2.5' };
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];

it('of two who confirm all at one moment each file is confirmed once; what either is told was done is done, and no more', async () => {
  const c = await smallCommune(server);
  const acting = await anAccount(database.superuser);
  await aGrant(database.superuser, { account: acting, role: 'head', unit: c.office });
  const heads = [c.head, await session(acting)];
  const cycle = await c.cycle();
  for (const period of MONTHS) {
    for (const [person, as] of [
      [c.an, c.anSession],
      [c.binh, c.binhSession],
    ] as const) {
      const at = `/api/v1/cycles/${cycle}/people/${person}/monitoring/${period}`;
      const rows = [{ sheet: 'general-criteria', cells: CRITERIA }];
      const saved = await ask('put', `${at}/self`, { as, body: { rows }, headers: { 'if-match': '"v0"' } });
      expect(saved.status).toBe(200);
      const handedIn = await ask('post', `${at}/submission`, {
        as,
        body: {},
        headers: { 'if-match': '"v1"' },
      });
      expect(handedIn.status).toBe(201);
    }
    const replies = await Promise.all(
      heads.map((as) =>
        ask('post', `/api/v1/cycles/${cycle}/monitoring/confirmations`, {
          as,
          body: { unit: c.office, period },
        }),
      ),
    );
    const told = replies.flatMap(({ status, body }) => (status === 201 ? (body.done ?? []) : []));
    expect(told.map(({ person }) => person).toSorted()).toEqual([c.an, c.binh].toSorted());
    const { rows: stored } = await database.superuser.query(
      "select person_id as person from congtam.monitoring_act where cycle_id = $1 and period = $2 and act = 'confirm'",
      [cycle, period],
    );
    expect(stored.map(({ person }) => person).toSorted()).toEqual([c.an, c.binh].toSorted());
  }
});
