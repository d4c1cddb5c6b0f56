import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ComputedCycle } from '../../testing/computed-cycle.ts';
import { said } from '../../testing/cycles.ts';
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
    /** As if it had been held so long ago. */
    const held = (ago: string) =>
      superuser.query(`set session_replication_role = 'replica';
        update congtam.poll set opened_at = now() - interval '${ago}' where id = '${poll.id}';
        update congtam.poll_close set closed_at = now() - interval '${ago}' where poll_id = '${poll.id}';
        set session_replication_role = 'origin'`);
    await held('9 months');
    expect((await open(now.id, thisYear, people.slice(1))).status).toBe(409);
    await held('11 months');
    const { body: next } = await open(now.id, thisYear, people.slice(1));
    await vote(next.id, people.slice(1));
    expect(await seen(next.id)).toMatchObject({ counts: { good: 6, completed: 0 }, isLikeAnother: false });
  });
});
