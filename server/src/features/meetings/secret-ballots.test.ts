import type { Client } from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
import { findingsOver } from '../../testing/findings.ts';
import { meetingOffice } from '../../testing/meeting-office.ts';
import { testServer } from '../../testing/test-server.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const { secretary, post, cycled, called, voters, office } = await meetingOffice(server);
type Voters = Awaited<ReturnType<typeof voters>>;

beforeAll(() => {
  vi.useFakeTimers({ now: new Date('2020-12-01T03:00:00Z'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const open = (meeting: string | undefined, about: ComputedCycle, people: Voters) =>
  post(`/api/v1/meetings/${meeting}/polls`, secretary, {
    ...{ subject: about.code, question: 'Mức', options: ['good', 'completed'] },
    voters: people.map(({ id }) => id),
  });
const vote = async (poll: string | undefined, people: Voters, choice = 'good') => {
  for (const { session } of people) await post(`/api/v1/polls/${poll}/votes`, session, { choice });
};
const seen = async (poll: string | undefined) =>
  (await ask('get', `/api/v1/polls/${poll}`, { as: secretary })).body;

describe('A29 - a secret ballot', () => {
  it('leaves no earlier mixing of its papers lying: one dead row is enough for them to be vacuumed', async () => {
    const { rows } = await superuser.query(
      `select option_name as name, option_value as value from pg_class, pg_options_to_table(reloptions)
       where oid = 'ballot.paper'::regclass order by 1`,
    );
    expect(rows).toEqual([
      { name: 'autovacuum_vacuum_scale_factor', value: '0' },
      { name: 'autovacuum_vacuum_threshold', value: '0' },
    ]);
  });

  it('cannot be subtracted from one of another cycle of the same weeks, before or after it is counted', async () => {
    const ofYear = await cycled();
    const before = await cycled(office, { about: [ofYear.person] });
    const [first, second] = [(await called(ofYear, secretary)).body, (await called(before, secretary)).body];
    const people = await voters(7);
    const like = [409, 'meeting.ballot-like-another'];
    const { body: poll } = await open(first.id, ofYear, people.slice(0, 6));
    expect(said(await open(second.id, before, people.slice(0, 5)))).toEqual(like);
    await vote(poll.id, people.slice(0, 6));
    expect((await seen(poll.id)).counts).toEqual({ good: 6, completed: 0 });
    expect(said(await open(second.id, before, people.slice(0, 5)))).toEqual(like);
    expect(said(await open(second.id, before, people.slice(5)))).toEqual(like);

    // Of the same list not the same vote: the earlier count stands, whatever cycle it is of.
    const { body: again, status } = await open(second.id, before, people.slice(0, 6));
    expect(status).toBe(201);
    await vote(again.id, people.slice(0, 5));
    await post(`/api/v1/polls/${again.id}/closing`, secretary);
    expect(await seen(again.id)).toMatchObject({ counts: null, isSuppressed: false, isLikeAnother: true });

    // Somebody else may be spoken of by whom one likes.
    const another = await cycled();
    const { body: third } = await called(another, secretary);
    expect((await open(third.id, another, people.slice(0, 5))).status).toBe(201);
  });

  it('about somebody is not held against the one of the year before, whose voters were not all the same', async () => {
    const lastYear = await cycled();
    const thisYear = await cycled(office, { about: [lastYear.person] });
    const { body: then } = await called(lastYear, secretary);
    const { body: now } = await called(thisYear, secretary);
    const people = await voters(7);
    const { body: poll } = await open(then.id, lastYear, people);
    await vote(poll.id, people.slice(0, 5));
    await post(`/api/v1/polls/${poll.id}/closing`, secretary);
    /** As if it had been over so long ago. */
    const held = (ago: string) =>
      superuser.query(`set session_replication_role = 'replica';
        update congtam.poll_outcome set over_on = current_date - interval '${ago}' where poll_id = '${poll.id}';
        set session_replication_role = 'origin'`);
    await held('9 months');
    expect((await open(now.id, thisYear, people.slice(1))).status).toBe(409);
    await held('11 months');
    const { body: next } = await open(now.id, thisYear, people.slice(1));
    await vote(next.id, people.slice(1));
    expect(await seen(next.id)).toMatchObject({ counts: { good: 6, completed: 0 }, isLikeAnother: false });
  });
});

describe('A16 - what a secret ballot came to', () => {
  /** A ballot of so many about somebody new, in which these have voted. */
  async function held(count: number, ...choices: readonly string[]) {
    const about = await cycled();
    const { body: meeting } = await called(about, secretary);
    const people = await voters(count);
    const { body } = await open(meeting.id, about, people);
    const poll = String(body.id);
    for (const [at, choice] of choices.entries()) await vote(poll, people.slice(at, at + 1), choice);
    return { poll, people };
  }
  const closed = async (poll: string) => (await post(`/api/v1/polls/${poll}/closing`, secretary)).body;
  /** The event of the act that ended it. */
  const ending = async (poll: string) => {
    const { rows } = await superuser.query<{
      id: string;
      action: string;
      canonical: string;
      written: string;
    }>(
      `select id, action, canonical, written from audit.event
       where subject_kind = 'poll' and subject_id = $1 order by number desc limit 1`,
      [poll],
    );
    return rows[0]!;
  };
  /** What is found of it once a database administrator has done this, past every guard; then it is undone. */
  async function foundAfter(poll: string, ...statements: readonly string[]): Promise<readonly string[]> {
    await superuser.query("begin; set local session_replication_role = 'replica'");
    try {
      for (const statement of statements) await superuser.query(statement);
      const inside = {
        query: async (text: string) =>
          /^(begin|rollback)/.test(text) ? { rows: [] } : superuser.query(text),
      };
      const all = await findingsOver(inside as unknown as Client);
      return all.filter((found) => found.includes(`congtam.poll_outcome ["${poll}"]`));
    } finally {
      await superuser.query('rollback');
    }
  }

  it('stands once it is over: papers altered afterwards change nothing, and the row altered or gone is found', async () => {
    const byTheLast = await held(5, 'good', 'good', 'good', 'good', 'completed');
    const byClosing = await held(7, 'good', 'good', 'good', 'good', 'completed');
    expect((await closed(byClosing.poll)).counts).toEqual({ good: 4, completed: 1 });
    for (const [{ poll }, action] of [
      [byTheLast, 'poll.vote'],
      [byClosing, 'poll.close'],
    ] as const) {
      const event = await ending(poll);
      expect(event.action).toBe(action);
      expect(await foundAfter(poll)).toEqual([]);
      const where = `congtam.poll_outcome ["${poll}"] (${event.id})`;
      const other = `'{"good": 0, "completed": 5}'`;
      expect(
        await foundAfter(poll, `update congtam.poll_outcome set counts = ${other} where poll_id = '${poll}'`),
      ).toEqual([`row-altered ${where}`]);
      expect(await foundAfter(poll, `delete from congtam.poll_outcome where poll_id = '${poll}'`)).toEqual([
        `row-missing ${where}`,
      ]);
      await superuser.query(`update ballot.paper set choice = 'completed' where poll_id = $1`, [poll]);
      expect((await seen(poll)).counts).toEqual({ good: 4, completed: 1 });
    }
  });

  it('is beside the name of no voter: the event of the last vote holds a digest that nothing is guessed from', async () => {
    const { poll } = await held(5, 'good', 'good', 'good', 'good', 'completed');
    const { canonical, written } = await ending(poll);
    expect(JSON.parse(canonical)).toMatchObject({ action: 'poll.vote', facts: {}, texts: {} });
    const lines = written.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
      'congtam.poll_outcome',
      'congtam.poll_voted',
    ]);
    for (const line of lines) expect(line).toMatch(/^congtam\.poll_\w+ [\w+/]{43} - \["[-0-9a-f]{36}"/);
    const { rows } = await superuser.query('select * from congtam.poll_outcome where poll_id = $1', [poll]);
    expect(Object.keys(rows[0]).sort()).toEqual(['counts', 'over_on', 'poll_id', 'salt', 'unit_id']);
  });

  it('is not written down where too few voted', async () => {
    const { poll } = await held(6, 'good', 'good', 'good', 'good');
    expect(await closed(poll)).toMatchObject({ counts: null, isSuppressed: true });
    const { rows } = await superuser.query('select counts from congtam.poll_outcome where poll_id = $1', [
      poll,
    ]);
    expect(rows).toEqual([{ counts: null }]);
  });

  it('has the paper of whoever was voting while it was closed', async () => {
    const { poll, people } = await held(7, 'good', 'good', 'good', 'good', 'good');
    const { rows } = await superuser.query('select id from congtam.account where person_id = $1', [
      people[5]!.id,
    ]);
    const app = await database.as('congtam_app');
    await app.query(`begin; set local congtam.actor = '${rows[0].id}'`);
    await app.query(`select access.cast_ballot($1, 'completed')`, [poll]);
    let isClosed = false;
    const closing = closed(poll).finally(() => {
      isClosed = true;
    });
    const isWaiting = async () =>
      (
        await superuser.query(`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`)
      ).rowCount === 1;
    while (!isClosed && !(await isWaiting()));
    await app.query('commit');
    expect(await closing).toMatchObject({ voted: 6, counts: { good: 5, completed: 1 } });
  });
});
