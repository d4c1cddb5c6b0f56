import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { eventSigner } from '../audit/receipts.ts';
import { makeAsActor } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { DEFAULT_SIZES } from '../database/open-database.ts';
import { openPool } from '../database/pool.ts';
import { tokenHash } from '../features/accounts/secrets.ts';
import { Traffic } from '../http/traffic.ts';
import { withEventsChanged } from './events-in-commit.ts';
import { type Issued, issueAgain, overheard } from './issued-statements.ts';
import { criteriaRow, linesOfWork, type Measure, p95, WARM_UP } from './year-measures.ts';
import { PASSWORD, type Sent, type Worker, type YearWorld } from './year-world.ts';

const MONTH = '2026-12';
const CLIENTS = 32;

type Ask = YearWorld['ask'];

/** Times of the requests of somebody who sits down at the end of a month: in, eight reads, six saves, handed in, receipt. */
export async function sitDown(
  ask: Ask,
  { person, login }: Worker,
  cycle: string,
  times: number[] = [],
): Promise<void> {
  const send = async (given: Sent) => {
    const started = performance.now();
    const answered = await ask(given);
    times.push(performance.now() - started);
    return answered;
  };
  const address = `10.${[1, 2, 3].map(() => Math.floor(performance.now() * 1000) % 250).join('.')}`;
  const signedIn = await send({
    ...{ method: 'POST', path: '/api/v1/session', address },
    body: { login, password: PASSWORD },
  });
  const token = tokenIn(signedIn.headers);
  const file = `/api/v1/cycles/${cycle}/people/${person}/monitoring/${MONTH}`;
  const reads = [
    ...['/api/v1/session', `/api/v1/cycles/${cycle}`, `/api/v1/people/${person}`, file],
    ...[`/api/v1/cycles/${cycle}/sheets`, '/api/v1/units', '/api/v1/regulations', file],
  ];
  for (const path of reads) await send({ method: 'GET', path, token });
  for (let save = 0; save < 6; save += 1) {
    const rows = save === 0 ? [criteriaRow('2')] : linesOfWork(4 * save, '3');
    await send({ method: 'PUT', path: `${file}/self`, token, seen: `"v${save}"`, body: { rows } });
  }
  const handedIn = await send({ method: 'POST', path: `${file}/submission`, token, seen: '"v6"', body: {} });
  const receipt: { event?: string } = JSON.parse(
    Buffer.from(handedIn.headers.get('congtam-receipt') ?? '', 'base64url').toString('utf8'),
  );
  await send({ method: 'GET', path: `/api/v1/events/${receipt.event}/receipt`, token });
}

const tokenIn = (headers: Headers): string =>
  /congtam-session=([^;]+)/.exec(headers.getSetCookie().join())?.[1] ?? '';

/** What the database was asked in a sitting, request by request. */
interface RecordedSitting {
  readonly lists: readonly (readonly Issued[])[];
  readonly template: Worker;
  /** An id from just before it. */
  readonly since: string;
  /** What the database keeps of the token of its session. */
  readonly session: Buffer;
}

/**
 * Many sittings at once: requests a second, how long one takes, and the same against routes that issue the very statements
 * by hand, with new ids and nothing around them.
 */
export async function sittings(world: YearWorld, milliseconds: number): Promise<readonly Measure[]> {
  const cycle = await world.openCycle({ kind: 'month', period: MONTH });
  const [template, ...workers] = world.workers;
  if (template === undefined) throw new Error('nobody works');
  const recorded = await recordedSitting(world, template, cycle);
  const bare = bareRoutes(world, recorded);
  const requests = recorded.lists.length;
  let next = 0;
  const seated = (times: number[]) => async () => {
    const worker = workers[next++];
    if (worker === undefined) return false;
    await sitDown(world.ask, worker, cycle, times);
    return true;
  };
  await world.warmUp(milliseconds * WARM_UP, (time) => rateOf(time, requests, seated([])));
  const times: number[] = [];
  const one = await rateOf(milliseconds, requests, seated(times));
  const other = await rateOf(milliseconds, requests, () => bare.sitDown());
  await bare.close();
  return [
    {
      question: `sittings of ${requests} requests, ${CLIENTS} at once`,
      value: one,
      unit: '/s',
      goal: '≥ 250/s, aim 600/s',
    },
    { question: 'a request of a sitting, p95', value: p95(times), unit: 'ms', goal: '≤ 500 ms, aim 250 ms' },
    { question: 'the same statements by bare routes', value: other, unit: '/s', goal: 'to compare' },
    { question: 'sittings against bare routes', value: (one / other) * 100, unit: '%', goal: '≥ 50 %' },
  ];
}

/** Requests a second of sittings begun within some time, by many at once. */
async function rateOf(
  milliseconds: number,
  requests: number,
  sitting: () => Promise<boolean>,
): Promise<number> {
  const started = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, at) => {
      await sleep(at * 5);
      while (performance.now() - started < milliseconds && (await sitting())) done += 1;
    }),
  );
  return (done * requests * 1000) / (performance.now() - started);
}

async function recordedSitting(world: YearWorld, template: Worker, cycle: string): Promise<RecordedSitting> {
  const pool = openPool(world.server.app, 1);
  const since = newId();
  const lists: Issued[][] = [];
  let session: Buffer = Buffer.alloc(0);
  const recording = overheard(pool, (issued) => lists.at(-1)?.push(issued));
  const ask = world.over(makeAsActor(recording, eventSigner(world.server.key)));
  await sitDown(
    async (given) => {
      lists.push([]);
      const answered = await ask(given);
      const token = tokenIn(answered.headers);
      if (token !== '') session = tokenHash(token);
      return answered;
    },
    template,
    cycle,
  );
  await pool.end();
  return { lists, template, since, session };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * A route for each request of the sitting. What belongs to who sat is that of another, and what was made in the sitting is
 * made anew under another id each time. As many work at once as in the product.
 */
function bareRoutes(world: YearWorld, { lists, template, since, session }: RecordedSitting) {
  const pool = openPool(world.server.app, DEFAULT_SIZES.app);
  const { gate } = new Traffic();
  const app = new Hono();
  const sittingsNow = new Map<string, Names>();
  app.post('/:at', async (context) => {
    const names = sittingsNow.get(context.req.header('sitting') ?? '');
    if (names === undefined) throw new Error('nobody sits');
    const leave = await gate.enter('write');
    const client = await pool.connect();
    try {
      for (const { text, values } of lists[Number(context.req.param('at'))] ?? [])
        await issueAgain(client, {
          text: sealed(names.text(text)),
          ...(values && { values: values.map(names.value) }),
        });
    } finally {
      client.release();
      leave?.();
    }
    return context.json({});
  });
  const workers = [...world.workers].reverse();
  let next = 0;
  return {
    sitDown: async (): Promise<boolean> => {
      const worker = workers[next++];
      if (worker === undefined) return false;
      const sitting = newId();
      sittingsNow.set(sitting, namesFor(worker, { template, since, session }));
      for (const at of lists.keys()) {
        const { status } = await app.request(`/${at}`, { method: 'POST', headers: { sitting } });
        if (status !== 200) throw new Error(`a bare route answers ${status}`);
      }
      sittingsNow.delete(sitting);
      return true;
    },
    close: () => pool.end(),
  };
}

/** Under another id an event has another hash. */
const sealed = (text: string) => withEventsChanged(text, (event) => event);

interface Names {
  readonly text: (given: string) => string;
  readonly value: (given: unknown) => unknown;
}

function namesFor(worker: Worker, { template, since, session }: Omit<RecordedSitting, 'lists'>): Names {
  const known = new Map([
    [template.person, worker.person],
    [template.account, worker.account],
    [template.unit, worker.unit],
  ]);
  const token = randomBytes(32);
  const text = (given: string): string =>
    given.replace(UUID, (id) => {
      const before = known.get(id);
      if (before !== undefined) return before;
      // Ids are in the order of time: earlier ones were there before anybody sat down.
      if (id[14] !== '7' || id < since) return id;
      const fresh = newId();
      known.set(id, fresh);
      return fresh;
    });
  const value = (given: unknown): unknown => {
    if (typeof given === 'string') return text(given);
    if (Array.isArray(given)) return given.map(value);
    return Buffer.isBuffer(given) && given.equals(session) ? token : given;
  };
  return { text, value };
}
