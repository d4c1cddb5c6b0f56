import { add, equals, parseExact, ZERO } from '@congtam/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;

const unit = await aUnit(superuser, { name: 'Xã' });
const headAccount = await anAccount(superuser);
await aGrant(superuser, { account: headAccount, role: 'head', unit });
const head = await server.session(headAccount);
const people: { readonly id: string; readonly session: string }[] = [];
for (const name of ['An', 'Bình', 'Chi']) {
  const id = await aPerson(superuser, { name, unit });
  const account = await anAccount(superuser);
  await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, id]);
  people.push({ id, session: await server.session(account) });
}

/** Longer with `npm run test:full`. */
const RUNS = process.env.CONGTAM_FULL === '1' ? 60 : 6;
const QUANTITY = '12';
const PERIODS = ['2026-03', '2026-04', '2026-05'];

interface Stored {
  readonly id: string;
  readonly person: string;
  readonly state: string;
  readonly quantity: string;
  readonly takenFrom: string | null;
  readonly isTaken: boolean;
}

async function stored(task: string): Promise<readonly Stored[]> {
  const { rows } = await superuser.query<Stored>(
    `select p.id, p.person_id as person, r.state, r.content -> 'work' ->> 'quantity' as quantity,
       p.taken_from as "takenFrom", exists (
         select 1 from congtam.work_handover h join congtam.work_handover_step s on s.handover_id = h.id
         where h.product_id = p.id and s.state = 'taken') as "isTaken"
     from congtam.work_product p join lateral (
       select * from congtam.work_product_revision v where v.product_id = p.id order by v.revision desc limit 1) r on true
     where p.task_id = $1 order by p.made_at, p.id`,
    [task],
  );
  return rows;
}

const sumOf = (products: readonly Stored[]) =>
  products.map(({ quantity }) => parseExact(quantity) ?? ZERO).reduce(add, ZERO);

const command = fc.record({
  what: fc.constantFrom('split', 'handOver', 'take', 'decline', 'report', 'correct'),
  which: fc.nat(20),
  who: fc.nat(2),
  halves: fc.constantFrom(['1/2', '1/2'], ['1/4', '3/4'], ['1/3', '1/3', '1/3'], ['0.5', '0.25', '0.25']),
});

it('whatever is divided, handed over, reported and corrected: of a task nothing is lost and nothing counts twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 12 }), async (commands) => {
      const { body } = await ask('post', '/api/v1/work-tasks', {
        as: head,
        body: {
          unit,
          title: 'Đề án',
          quantity: QUANTITY,
          coefficient: '1',
          to: [{ person: people[0]?.id, period: '2026-03' }],
        },
      });
      const task = String(body.task);
      for (const { what, which, who, halves } of commands) {
        const products = await stored(task);
        const product = products[which % products.length];
        if (product === undefined) continue;
        const send = async (path: string, sent: object, as: string) => {
          const seen = await ask('get', `/api/v1/work-products/${product.id}`, { as: head });
          const headers = { 'if-match': seen.headers.get('etag') ?? '' };
          return ask('post', `/api/v1/work-products/${product.id}/${path}`, { as, body: sent, headers });
        };
        const owner = people.find(({ id }) => id === product.person);
        const other = people[who];
        const { rows } = await superuser.query<{ id: string; to: string }>(
          'select id, to_person as to from congtam.work_handover where product_id = $1 order by made_at desc limit 1',
          [product.id],
        );
        const receiver = people.find(({ id }) => id === rows[0]?.to);
        const step = (path: string) =>
          ask('post', `/api/v1/work-handovers/${rows[0]?.id}/${path}`, {
            as: receiver?.session ?? head,
            body: { on: '2026-03-20', reason: 'x' },
          });
        if (what === 'split') {
          const to = halves.map((share, at) => ({ person: people[at]?.id, period: PERIODS[at], share }));
          await send('split', { reason: 'x', to }, head);
        } else if (what === 'handOver') {
          await send('hand-over', { to: other?.id, on: '2026-03-20', reason: 'x' }, head);
        } else if (what === 'take' && rows[0] !== undefined) await step('take');
        else if (what === 'decline' && rows[0] !== undefined) await step('refusal');
        else if (what === 'report')
          await send('report', { completed: product.quantity }, owner?.session ?? head);
        else if (what === 'correct')
          await send('corrections', { reason: 'x', fields: { latenesses: 1 } }, head);

        const after = await stored(task);
        // What was assigned stays what it was, however it is divided and whoever has it now.
        const assigned = after.filter(({ state, takenFrom }) => state !== 'withdrawn' && takenFrom === null);
        const split = after.filter(({ state, takenFrom }) => state === 'withdrawn' && takenFrom !== null);
        const partsOfTaken = sumOf(split);
        expect(equals(sumOf(assigned), add(parseExact(QUANTITY) ?? ZERO, partsOfTaken))).toBe(true);
        // Each product that was taken over lives on once, with somebody else, and no other does.
        for (const one of after) {
          const next = after.filter(({ takenFrom }) => takenFrom === one.id);
          expect(next).toHaveLength(one.isTaken ? 1 : 0);
          if (next[0] !== undefined) {
            expect(next[0].person).not.toBe(one.person);
            expect(next[0].quantity).toBe(one.quantity);
          }
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(server.faults).toEqual([]);
});
