import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { makeAsActor } from '../../database/as-actor.ts';
import { openPool } from '../../database/pool.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
import { faultyPool } from '../../testing/faulty-pool.ts';
import { testSigner } from '../../testing/test-database.ts';
import { type AskServer, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';

const server = await testServer();
const { superuser, logins } = server.database;
const real = openPool(logins.congtam_app, 2);
afterAll(() => real.end());
const faulty = faultyPool(real);
const overFaulty = server.over(makeAsActor(faulty.pool, testSigner));

const unit = await aUnit(superuser, { name: 'Phòng' });
const account = await anAccount(superuser);
await aGrant(superuser, { account, role: 'authority', unit });
const authority = await server.session(account);

const RUNS = process.env.CONGTAM_FULL === '1' ? 10_000 : 150;
const PLACES = 2;
const CANDIDATES = 4;
const DECREE = 'nd-335-2025';

const command = fc.record({
  what: fc.constantFrom('propose', 'decide', 'decide', 'rateAgain', 'give', 'take', 'ask'),
  who: fc.nat(CANDIDATES - 1),
  level: fc.constantFrom('excellent', 'excellent', 'good', 'completed'),
  /** At which statement the connection is lost; mostly at none. */
  crash: fc.option(fc.record({ at: fc.integer({ min: 1, max: 24 }), isAnswerLost: fc.boolean() }), {
    nil: null,
    freq: 3,
  }),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** One request, as its command says. */
function send(ask: AskServer, cycle: ComputedCycle, { what, who, level }: Command, seen: string) {
  const at = `/api/v1/cycles/${cycle.cycle}`;
  const subject = cycle.codes[who] ?? '';
  const place = { regulation: DECREE, quota: 'excellent-people', subject };
  const [reason, document] = ['so sánh kết quả', 'QĐ 02/QĐ-UBND'];
  const act = (path: string, body: object) =>
    ask('post', `${at}/levels/${DECREE}/${subject}/${path}`, {
      ...{ as: authority, body, headers: { 'if-match': seen } },
    });
  switch (what) {
    case 'propose':
      return act('proposal', { level, reason, document });
    case 'decide':
      return act('decision', { level, reason, document });
    case 'rateAgain':
      return act('rounds', { reason });
    case 'ask':
      return ask('post', `${at}/quota-exceptions`, {
        as: authority,
        body: { ...place, ground: 'Điều 20', document },
      });
    default:
      return ask('post', `${at}/quota-places`, {
        as: authority,
        body: { ...place, isGiven: what === 'give', reason },
      });
  }
}

interface ActRow {
  readonly subject: string;
  readonly number: number;
  readonly act: string;
  readonly state: string;
  readonly round: number;
  readonly level: string | null;
}

/** From where each act may be done, written down once more: the program's own table is not asked. */
const MAY: { readonly [act: string]: readonly string[] } = {
  propose: ['suggested', 'proposed'],
  decide: ['suggested', 'proposed'],
  rateAgain: ['proposed', 'decided', 'decidedUnchanged'],
};

/** Everything that is stored of a cycle, and what is illegal in it. */
async function stored({ cycle, codes }: ComputedCycle) {
  const acts = (
    await superuser.query<ActRow>(
      `select subject_code as subject, number::int, act, state, round::int, level from congtam.level_act
       where cycle_id = $1 order by subject_code, number`,
      [cycle],
    )
  ).rows;
  const answers = (
    await superuser.query<{ subject: string; question: string; option: string; round: number }>(
      `select subject_code as subject, question, option, round::int from congtam.answer where cycle_id = $1 order by seq`,
      [cycle],
    )
  ).rows;
  const { rows } = await superuser.query<{ events: number; exceptions: number }>(
    `select (select count(*)::int from audit.event where canonical::jsonb -> 'facts' ->> 'cycle' = $1
        or canonical::jsonb -> 'subject' ->> 'id' like $1 || '/%') as events,
       (select count(*)::int from congtam.quota_exception where cycle_id = $1::uuid) as exceptions`,
    [cycle],
  );
  const illegal: string[] = [];
  const holding = new Set<string>();
  for (const code of codes) {
    let [state, round] = ['suggested', 1];
    for (const [at, one] of acts.filter(({ subject }) => subject === code).entries()) {
      if (one.number !== at + 1) illegal.push(`${code}: act ${one.number} after ${at}`);
      if (!MAY[one.act]?.includes(state)) illegal.push(`${code}: ${one.act} from ${state}`);
      round += one.act === 'rateAgain' ? 1 : 0;
      if (one.round !== round) illegal.push(`${code}: round ${one.round}, not ${round}`);
      if (one.act === 'decide' && (one.level === 'good') !== (one.state === 'decidedUnchanged'))
        illegal.push(`${code}: ${one.state} with ${one.level}`);
      state = one.act === 'rateAgain' ? 'suggested' : one.state;
    }
    for (const answer of answers.filter(({ subject }) => subject === code)) {
      if (answer.question !== 'level') {
        if (answer.option === 'given') holding.add(code);
        else holding.delete(code);
      } else if (answer.option === 'excellent') holding.add(code);
      else holding.delete(code);
    }
  }
  if (holding.size > PLACES) illegal.push(`${holding.size} hold ${PLACES} places`);
  const levels = answers.filter(({ question }) => question === 'level').length;
  if (levels !== acts.filter(({ act }) => act === 'decide').length)
    illegal.push('a decision without its level');
  const count = { acts: acts.length, answers: answers.length, ...rows[0] };
  return {
    illegal,
    holding,
    count,
    last: (code: string) => acts.findLast(({ subject }) => subject === code),
  };
}

it('A08, A11 - whatever is proposed, decided, rated again and given, with connections lost at any statement: no state that is none, and never one too many', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 2, maxLength: 7 }), async (commands) => {
      const cycle = await aComputedCycle(superuser, { unit, places: PLACES, candidates: CANDIDATES });
      let before = await stored(cycle);
      for (const one of commands) {
        const code = cycle.codes[one.who] ?? '';
        const seen = `"v${before.last(code)?.number ?? 0}"`;
        if (one.crash !== null) faulty.arm(one.crash);
        const reply = await send(one.crash === null ? server.ask : overFaulty, cycle, one, seen);
        const after = await stored(cycle);
        expect(after.illegal).toEqual([]);
        const isKept = JSON.stringify(after.count) !== JSON.stringify(before.count);
        // What was acknowledged is kept, what was refused is not; only a lost answer leaves it open.
        if (reply.status === 201) expect(isKept).toBe(true);
        else if (reply.status < 500) expect(isKept).toBe(false);
        // All of an act is kept, with its one event, or nothing of it.
        if (isKept) expect(after.count.events).toBe(Number(before.count.events) + 1);
        if (one.what === 'rateAgain' && isKept) expect(after.holding.has(code)).toBe(false);
        // Whoever gives a place up gives it to nobody.
        for (const other of after.holding) if (other !== code) expect(before.holding.has(other)).toBe(true);
        before = after;
      }
    }),
    { numRuns: RUNS },
  );
}, 7_200_000);
