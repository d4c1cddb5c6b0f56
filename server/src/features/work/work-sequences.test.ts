import { add, equals, parseExact, ZERO } from '@congtam/engine';
import type { Client } from 'pg';
import { expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import {
  aFault,
  faultsBeside,
  findingsOfHistory,
  inCommon,
  type Lane,
  openLanes,
  putAsFound,
} from '../../testing/lanes.ts';
import { runSequences, type Sequence, sequencesToSend, tooSeldom } from '../../testing/sequences.ts';
import { type AskServer, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();

const SEQUENCES = sequencesToSend(20);
const COMMANDS = 8;
const QUANTITY = '12';
const PERIODS = ['2026-03', '2026-04', '2026-05'];
const HALVES = [
  ['1/2', '1/2'],
  ['1/4', '3/4'],
  ['1/3', '1/3', '1/3'],
  ['0.5', '0.25', '0.25'],
] as const;

interface Somebody {
  readonly id: string;
  readonly session: string;
}

/** An office: who leads it, who works in it, and the head of another. */
const officeOf = inCommon(async ({ superuser }) => {
  const made = await putAsFound(superuser, async () => {
    const [unit, aside] = [
      await aUnit(superuser, { name: 'Xã' }),
      await aUnit(superuser, { name: 'Xã khác' }),
    ];
    const [head, stranger] = [await anAccount(superuser), await anAccount(superuser)];
    await aGrant(superuser, { account: head, role: 'head', unit });
    await aGrant(superuser, { account: stranger, role: 'head', unit: aside });
    const people: { readonly id: string; readonly account: string }[] = [];
    for (const name of ['An', 'Bình', 'Chi']) {
      const id = await aPerson(superuser, { name, unit });
      people.push({ id, account: await anAccount(superuser, { person: id }) });
    }
    return { unit, head, stranger, people };
  });
  const people: Somebody[] = [];
  for (const { id, account } of made.people)
    people.push({ id, session: await server.session(account, superuser) });
  return {
    ...{ unit: made.unit, people },
    head: await server.session(made.head, superuser),
    stranger: await server.session(made.stranger, superuser),
  };
});
type Office = Awaited<ReturnType<typeof officeOf>>;

interface Stored {
  readonly id: string;
  readonly person: string;
  readonly state: string;
  readonly revision: number;
  readonly quantity: string;
  readonly takenFrom: string | null;
  readonly handover: string | null;
  readonly to: string | null;
  readonly handed: string | null;
  readonly isTaken: boolean;
}

async function stored(superuser: Client, task: string): Promise<readonly Stored[]> {
  const { rows } = await superuser.query<Stored>(
    `select p.id, p.person_id as person, r.state, r.revision, r.content -> 'work' ->> 'quantity' as quantity,
       p.taken_from as "takenFrom", o.id as handover, o.to_person as to, o.state as handed, exists (
         select 1 from congtam.work_handover h join congtam.work_handover_step s on s.handover_id = h.id
         where h.product_id = p.id and s.state = 'taken') as "isTaken"
     from congtam.work_product p join lateral (
       select * from congtam.work_product_revision v where v.product_id = p.id order by v.revision desc limit 1) r on true
       left join lateral (select h.id, h.to_person, (select s.state from congtam.work_handover_step s
           where s.handover_id = h.id order by s.step desc limit 1) as state
         from congtam.work_handover h where h.product_id = p.id order by h.made_at desc limit 1) o on true
     where p.task_id = $1 order by p.made_at, p.id`,
    [task],
  );
  return rows;
}

const sumOf = (products: readonly Stored[]) =>
  products.map(({ quantity }) => parseExact(quantity) ?? ZERO).reduce(add, ZERO);

/** What is illegal in a task: something of it lost, counted twice, or living on with two. */
function illegalIn(products: readonly Stored[]): readonly string[] {
  const illegal: string[] = [];
  // What was assigned stays what it was, however it is divided and whoever has it now.
  const assigned = products.filter(({ state, takenFrom }) => state !== 'withdrawn' && takenFrom === null);
  const split = products.filter(({ state, takenFrom }) => state === 'withdrawn' && takenFrom !== null);
  if (!equals(sumOf(assigned), add(parseExact(QUANTITY) ?? ZERO, sumOf(split)))) illegal.push('the quantity');
  // Each product that was taken over lives on once, with somebody else, and no other does.
  for (const one of products) {
    const next = products.filter(({ takenFrom }) => takenFrom === one.id);
    if (next.length !== (one.isTaken ? 1 : 0)) illegal.push(`${one.id} lives on ${next.length} times`);
    for (const { person, quantity } of next)
      if (person === one.person || quantity !== one.quantity) illegal.push(`${one.id} lives on changed`);
  }
  return illegal;
}

/** What may be next where a product stands; it need not be. */
const nextOf = ({ state, handed }: Stored): readonly string[] => {
  if (handed !== null && !['taken', 'declined', 'withdrawn'].includes(handed))
    return ['take', 'take', 'take', 'refusal', 'agreement', 'withdrawal'];
  return state === 'reported' ? ['corrections'] : ['split', 'hand-over', 'hand-over', 'report'];
};
const HANDOVER = ['agreement', 'take', 'refusal', 'withdrawal'];
const ALL = [...HANDOVER, 'split', 'hand-over', 'report', 'corrections'];

interface Command {
  readonly what: string;
  readonly product: Stored;
  readonly to: Somebody | undefined;
  readonly halves: readonly string[];
  readonly as: string;
}

async function send(ask: AskServer, office: Office, { what, product, to, halves, as }: Command) {
  if (HANDOVER.includes(what))
    return ask('post', `/api/v1/work-handovers/${product.handover}/${what}`, {
      ...{ as, body: { on: '2026-03-20', reason: 'x' } },
    });
  const body = {
    split: {
      reason: 'x',
      to: halves.map((share, at) => ({ person: office.people[at]?.id, period: PERIODS[at], share })),
    },
    'hand-over': { to: to?.id, on: '2026-03-20', reason: 'x' },
    report: { completed: product.quantity },
  }[what] ?? { reason: 'x', fields: { latenesses: 1 } };
  const seen = await server.ask('get', `/api/v1/work-products/${product.id}`, { as: office.head });
  return ask('post', `/api/v1/work-products/${product.id}/${what}`, {
    ...{ as, body, headers: { 'if-match': seen.headers.get('etag') ?? '' } },
  });
}

/** Who does it: mostly who may, now and then whoever is there. */
function senderOf(sequence: Sequence, office: Office, what: string, product: Stored): string {
  const sessionOf = (person: string | null) => office.people.find(({ id }) => id === person)?.session;
  if (sequence.inPercent(20))
    return sequence.pick([office.stranger, office.head, ...office.people.map(({ session }) => session)]);
  if (what === 'report') return sessionOf(product.person) ?? office.head;
  if (what === 'take' || what === 'refusal') return sessionOf(product.to) ?? office.head;
  return office.head;
}

async function sequenceOf(lane: Lane, sequence: Sequence): Promise<void> {
  const office = await officeOf(lane);
  const { superuser } = lane;
  const made = await server.ask('post', '/api/v1/work-tasks', {
    as: office.head,
    body: {
      ...{ unit: office.unit, title: 'Đề án', quantity: QUANTITY, coefficient: '1' },
      to: [{ person: office.people[0]?.id, period: '2026-03' }],
    },
  });
  const task = String(made.body.task);
  let before = await stored(superuser, task);
  expect([made.status, before.length]).toEqual([201, 1]);
  for (let count = 0; count < COMMANDS; count += 1) {
    const standing = before.filter(({ state, isTaken }) => state !== 'withdrawn' && !isTaken);
    const isAnything = sequence.inPercent(20) || standing.length === 0;
    const product = sequence.pick(isAnything ? before : standing);
    const what = sequence.pick(isAnything ? ALL : nextOf(product));
    const as = senderOf(sequence, office, what, product);
    const command = { what, product, to: sequence.pick(office.people), halves: sequence.pick(HALVES), as };
    const fault = sequence.inPercent(15) ? aFault(sequence, 30) : undefined;
    sequence.note(`${what} ${before.indexOf(product)} ${fault ? JSON.stringify(fault) : ''}`);
    if (fault !== undefined) lane.faulty.arm(fault);
    const { status, body } = await send(fault === undefined ? server.ask : lane.crashing, office, command);
    const hasCrashed = fault !== undefined && lane.faulty.hasFailed();
    const after = await stored(superuser, task);
    expect(illegalIn(after)).toEqual([]);
    const isKept = JSON.stringify(after) !== JSON.stringify(before);
    // What was acknowledged is kept, whole; what was refused has left nothing.
    if (!hasCrashed) expect([status < 500, body]).toEqual([true, body]);
    if (status < 500) expect([isKept, body]).toEqual([status < 300, body]);
    if (as === office.stranger) expect(isKept).toBe(false);
    if (hasCrashed) sequence.reached('a crash');
    sequence.reached(isKept ? what : 'something refused');
    before = after;
  }
}

it(`in ${SEQUENCES} sequences, whatever is divided, handed over, reported and corrected, through crashes: of a task nothing is lost and nothing counts twice`, async ({
  annotate,
}) => {
  const run = await runSequences({
    ...{ sequences: SEQUENCES, lanes: await openLanes(server), each: sequenceOf },
    between: async () => expect(await findingsOfHistory(server)).toEqual([]),
  });
  await annotate(run.says);
  expect(faultsBeside(server)).toEqual([]);
  const least = { split: 0.25, take: 0.15, corrections: 0.3, 'something refused': 0.5, 'a crash': 0.15 };
  expect(tooSeldom(run, least)).toEqual([]);
}, 14_400_000);
