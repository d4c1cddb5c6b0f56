import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { type SmallCommune, said, smallCommune } from '../../testing/cycles.ts';
import { decidedCycle } from '../../testing/decided-cycle.ts';
import { heldBack } from '../../testing/held-back.ts';
import { type AskServer, type Reply, testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const ground = 'KH 01/KH-UBND';
let c: SmallCommune;
let cycle: string;

beforeEach(async () => {
  c = await smallCommune(server);
  cycle = await c.cycle();
});

/** The server with one transaction that stands until it is let go: the one whose answer has all of these fields. */
const holding = (...fields: readonly string[]) => {
  const held = heldBack(
    database.asActor,
    (given) => typeof given === 'object' && given !== null && fields.every((field) => field in given),
  );
  return { ...held, slow: server.over(held.asActor) };
};
const save = (by: AskServer, person = c.an, as = c.anSession): Promise<Reply> =>
  by('put', `/api/v1/cycles/${cycle}/people/${person}/monitoring/2026-05/self`, {
    as,
    headers: { 'if-match': '"v0"' },
    body: {
      rows: [
        {
          ...{ sheet: 'work-products', key: 'a', reason: null },
          cells: { product: 'Tờ trình', coefficient: '1', assigned: '10', completed: '8' },
        },
      ],
    },
  });
const close = (by: AskServer): Promise<Reply> =>
  by('post', `/api/v1/cycles/${cycle}/closing`, { as: c.officer, body: { ground } });
/** Whether something waits for what stands: nothing here takes so long by itself. */
const waits = async (reply: Promise<Reply>): Promise<boolean> =>
  (await Promise.race([reply.then(() => 'answered'), wait(700, 'waits')])) === 'waits';

describe('who writes into a cycle, and who changes where it stands', () => {
  it('a self-assessment that began in time is in the cycle before it is closed, and in what is kept of it', async () => {
    const { slow, stands, letGo } = holding('person', 'period', 'number');
    const saving = save(slow);
    await stands;
    const closing = close(ask);
    expect(await waits(closing)).toBe(true);
    letGo();
    expect([(await saving).status, (await closing).status]).toEqual([200, 201]);
    const { rows } = await database.superuser.query(
      `select s.said_at < t.taken_at as "isBefore" from congtam.statement s, congtam.cycle_step t
       where s.cycle_id = $1 and t.cycle_id = $1 and t.state = 'closing'`,
      [cycle],
    );
    expect(rows).toHaveLength(1);
  });

  it('one that comes while the cycle is being closed is told that it is closed', async () => {
    const { slow, stands, letGo } = holding('step', 'state', 'roots');
    const closing = close(slow);
    await stands;
    const saving = save(ask);
    expect(await waits(saving)).toBe(true);
    letGo();
    expect((await closing).status).toBe(201);
    expect(said(await saving)).toEqual([409, 'cycle.not-open']);
  });

  it('those who write at once do not wait for each other', async () => {
    const { slow, stands, letGo } = holding('person', 'period', 'number');
    const saving = save(slow);
    await stands;
    const other = await save(ask, c.binh, c.binhSession);
    letGo();
    expect(other.status).toBe(200);
    expect((await saving).status).toBe(200);
  });

  it('a level that is being decided is decided before the cycle is opened again, or not at all', async () => {
    const year = await decidedCycle(server);
    const path = `/api/v1/cycles/${year.cycleId}`;
    const decide = (by: AskServer) =>
      by('post', `${path}/levels/nd-335-2025/${year.binhCode}/decision`, {
        as: year.authority,
        headers: { 'if-match': '"v0"' },
        body: { level: 'good', reason: 'theo kết quả', document: 'QĐ 12' },
      });
    const asked = await ask('post', `${path}/reopening-request`, { as: year.officer, body: { ground } });
    expect(asked.status).toBe(201);
    expect(said(await decide(ask))).toEqual([409, 'classification.not-closed']);
    const declined = await ask('post', `${path}/reopening-refusal`, { as: year.authority, body: { ground } });
    expect(declined.status).toBe(201);
    const { slow, stands, letGo } = holding('subject', 'round', 'suggested');
    const deciding = decide(slow);
    await stands;
    const again = ask('post', `${path}/reopening-request`, { as: year.officer, body: { ground } });
    expect(await waits(again)).toBe(true);
    letGo();
    expect([(await deciding).status, (await again).status]).toEqual([201, 201]);
  });
});
