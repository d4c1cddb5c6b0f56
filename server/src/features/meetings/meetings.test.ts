import { beforeAll, describe, expect, it, vi } from 'vitest';
import { said } from '../../testing/cycles.ts';
import { meetingOffice } from '../../testing/meeting-office.ts';
import { testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const there = await meetingOffice(server);
const { above, office, secretary, officer, withRole, bound, post, cycled, begun, called } = there;
const as: Record<string, string> = { secretary, officer };

beforeAll(async () => {
  as.inspector = await withRole('inspector', office);
  as.clerk = await withRole('recordsClerk', office);
  as.headAbove = await withRole('head', above);
  vi.useFakeTimers({ now: new Date('2020-12-01T03:00:00Z'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

describe('an evaluation meeting', () => {
  it('NT24-6 - is called with who follows and who directs, held, heard, and ends with minutes read and adopted', async () => {
    const subject = await begun();
    expect(said(await called(subject, as.clerk!))).toEqual([403, 'access.not-allowed']);
    const { status, body } = await called(subject, as.secretary!);
    expect([status, body.state]).toEqual([201, 'called']);
    expect((body.invitees ?? []).map(({ directs }) => directs)).toEqual([false, true]);
    const path = `/api/v1/meetings/${body.id}`;
    const minutes = { conclusions: 'Nhất trí mức tốt', minutes: 'Biên bản…', isRead: true, lateBecause: 'x' };
    expect(said(await post(`${path}/minutes`, as.secretary!, minutes))).toEqual([
      409,
      'meeting.not-in-this-state',
    ]);
    expect(said(await post(`${path}/attendance`, as.secretary!, { attended: [3] }))).toEqual([
      422,
      'meeting.not-invited',
    ]);
    expect((await post(`${path}/attendance`, as.secretary!, { attended: [1] })).body.state).toBe('held');
    const opinion = { subject: subject.code, position: 1, side: 'meeting', opinion: 'Làm việc tốt' };
    expect((await post(`${path}/opinions`, as.secretary!, opinion)).status).toBe(201);
    const absent = { ...opinion, position: 2 };
    expect(said(await post(`${path}/opinions`, as.secretary!, absent))).toEqual([422, 'meeting.not-invited']);
    expect((await post(`${path}/opinions`, as.secretary!, { ...absent, isWritten: true })).status).toBe(201);
    expect(said(await post(`${path}/minutes`, as.secretary!, { ...minutes, isRead: false }))).toEqual([
      422,
      'meeting.minutes-not-read',
    ]);
    const adopted = await post(`${path}/minutes`, as.secretary!, minutes);
    expect(adopted.body).toMatchObject({ state: 'adopted', conclusions: 'Nhất trí mức tốt' });
    const way = `/api/v1/cycles/${subject.cycle}/procedure/nd-90-2020/${subject.code}`;
    const steps = (await ask('get', way, { as: as.officer! })).body.steps ?? [];
    expect(steps.find(({ step }) => step === 'meeting')?.state).toMatch(/^done/);
    const seen = await ask('get', path, { as: subject.own });
    expect([seen.body.conclusions, seen.body.opinions]).toEqual(['Nhất trí mức tốt', []]);
    expect((await ask('get', path, { as: as.inspector! })).body.opinions).toHaveLength(2);
  });

  it('comes after the self-review, and takes nothing where it comes too early', async () => {
    const computed = await cycled();
    const { body } = await called(computed, as.secretary!);
    const path = `/api/v1/meetings/${body.id}`;
    await post(`${path}/attendance`, as.secretary!, { attended: [1, 2] });
    const minutes = { conclusions: 'x', minutes: 'x', isRead: true };
    expect(said(await post(`${path}/minutes`, as.secretary!, minutes))).toEqual([
      409,
      'procedure.out-of-order',
    ]);
    expect((await ask('get', path, { as: as.secretary! })).body.state).toBe('held');
  });

  it('of a unit of one is held a level above', async () => {
    const single = await aUnit(superuser, { name: 'Trạm', parent: above });
    const subject = await begun(single);
    const head = await withRole('head', single);
    expect(said(await called(subject, head, { unit: single }))).toEqual([409, 'meeting.unit-of-one']);
    const { body, status } = await called(subject, as.headAbove!, { unit: above, kind: 'above' });
    expect([status, body.kind]).toEqual([201, 'above']);
    const path = `/api/v1/meetings/${body.id}`;
    expect((await post(`${path}/cancellation`, as.headAbove!, { reason: 'bão' })).body.state).toBe(
      'cancelled',
    );
    expect(said(await post(`${path}/attendance`, as.headAbove!, { attended: [1] }))).toEqual([
      409,
      'meeting.not-in-this-state',
    ]);
  });

  it('has each subject on its agenda once', async () => {
    const subject = await begun();
    const reply = await called(subject, as.secretary!, { subjects: [subject.code, subject.code] });
    expect([...said(reply), reply.body.errors?.[0]?.pointer]).toEqual([
      422,
      'http.named-twice',
      '/subjects/1',
    ]);
  });

  it('keeps paper ballots with a counting record that adds up', async () => {
    const subject = await begun();
    const { body } = await called(subject, as.secretary!);
    const path = `/api/v1/meetings/${body.id}/counting-records`;
    const count = {
      ...{ subject: subject.code, question: 'Mức xếp loại', issued: 10, returned: 9, invalid: 1 },
      ...{ counts: { good: 6, completed: 2 }, counters: 'Bà Chi, ông Dũng', document: 'BBKP 1' },
    };
    expect(said(await post(path, as.secretary!, { ...count, invalid: 0 }))).toEqual([
      422,
      'meeting.counts-wrong',
    ]);
    expect((await post(path, as.secretary!, count)).status).toBe(201);
    const { countings } = (await ask('get', `/api/v1/meetings/${body.id}`, { as: as.secretary! })).body;
    expect(countings).toMatchObject([{ issued: 10, returned: 9, counts: { good: 6, completed: 2 } }]);
  });
});

describe('the list of meetings', () => {
  it('has those somebody keeps, is spoken of in or is invited to, and which ballots wait for them', async () => {
    const subject = await begun();
    const guest = await aPerson(superuser, { name: 'Khách mời', unit: above });
    const asGuest = await bound(guest);
    const stranger = await bound(await aPerson(superuser, { name: 'Người khác', unit: above }));
    const invitees = [{ person: guest, name: 'Khách mời', standsFor: 'Đoàn thể' }];
    const { body } = await called(subject, as.secretary!, { invitees });
    const poll = { subject: subject.code, question: 'Mức', options: ['good', 'completed'], voters: [guest] };
    await post(`/api/v1/meetings/${body.id}/polls`, as.secretary!, poll);
    const listed = async (who: string) =>
      (await ask('get', `/api/v1/meetings?cycle=${subject.cycle}`, { as: who })).body.meetings ?? [];
    expect(await listed(stranger)).toEqual([]);
    expect(await listed(as.secretary!)).toMatchObject([{ id: body.id, state: 'called', votesWaiting: 0 }]);
    expect(await listed(subject.own)).toMatchObject([{ isInvited: false, subjects: 1 }]);
    expect(await listed(asGuest)).toMatchObject([{ isInvited: true, votesWaiting: 1 }]);
    const seen = async (who: string) => (await ask('get', `/api/v1/meetings/${body.id}`, { as: who })).body;
    expect((await seen(as.secretary!)).subjects).toMatchObject([{ subject: subject.code, name: 'Người' }]);
    const { subjects, polls } = await seen(asGuest);
    expect([subjects, polls]).toMatchObject([[{ name: null }], [{ hasVote: true, hasVoted: false }]]);
    await post(`/api/v1/polls/${polls?.[0]?.id}/votes`, asGuest, { choice: 'good' });
    expect((await seen(asGuest)).polls).toMatchObject([{ hasVoted: true, isOver: true }]);
    expect(await listed(asGuest)).toMatchObject([{ votesWaiting: 0 }]);
  });
});

describe('a secret ballot', () => {
  /** A ballot among so many, each with a session. */
  async function opened(count: number) {
    const subject = await begun();
    const { body: meeting } = await called(subject, as.secretary!);
    const voters: string[] = [];
    for (let at = 0; at < count; at += 1)
      voters.push(await aPerson(superuser, { name: `Cử tri ${at}`, unit: office }));
    const { body, status } = await post(`/api/v1/meetings/${meeting.id}/polls`, as.secretary!, {
      ...{ subject: subject.code, question: 'Mức xếp loại', options: ['good', 'completed'], voters },
    });
    expect(status).toBe(201);
    const sessions: string[] = [];
    for (const voter of voters) sessions.push(await bound(voter));
    return { path: `/api/v1/polls/${body.id}`, poll: String(body.id), voters, sessions };
  }
  const standing = async (path: string) => {
    const { body } = await ask('get', path, { as: as.secretary! });
    return [body.voted, body.isOver, body.counts, body.isSuppressed];
  };

  it('is opened where the pack asks for one, and nowhere else', async () => {
    const subject = await begun(office, ['nd-90-2020@2020-08-20']);
    const { body } = await called(subject, as.secretary!);
    const voters = [await aPerson(superuser, { name: 'Cử tri', unit: office })];
    const asked = { subject: subject.code, question: 'x', options: ['a', 'b'], voters };
    expect(said(await post(`/api/v1/meetings/${body.id}/polls`, as.secretary!, asked))).toEqual([
      409,
      'meeting.no-secret-ballot',
    ]);
  });

  it('A29 - cannot be linked to its voters by time, order, id, transaction, log or small numbers', async () => {
    const { path, poll, voters, sessions } = await opened(6);
    const choices = ['good', 'good', 'good', 'good', 'good', 'completed'];
    for (const [at, session] of sessions.entries()) {
      if (at === 5) expect(await standing(path)).toEqual([5, false, null, false]);
      const key = { 'idempotency-key': `01890000-0000-7000-8000-00000000000${at}` };
      const { status, body } = await post(`${path}/votes`, session, { choice: choices[at] }, key);
      expect([status, body]).toEqual([201, { poll, hasVoted: true }]);
    }
    expect(said(await post(`${path}/votes`, sessions[0]!, { choice: 'good' }))).toEqual([
      409,
      'meeting.no-vote',
    ]);
    expect(await standing(path)).toEqual([6, true, { good: 5, completed: 1 }, false]);
    const column = async (query: string) => (await superuser.query(query, [poll])).rows;
    // Ids are random, version 4; a paper has no other column than its ballot and its choice.
    const papers = await column(
      'select *, xmin::text as tx, ctid::text as place from ballot.paper where poll_id = $1',
    );
    expect(Object.keys(papers[0]).sort()).toEqual(['choice', 'id', 'place', 'poll_id', 'tx']);
    for (const { id } of papers) expect(id[14]).toBe('4');
    // All papers were written by one transaction, that of the last vote, whoever cast them.
    expect(new Set(papers.map(({ tx }) => tx)).size).toBe(1);
    const voted = await column('select *, xmin::text as tx from congtam.poll_voted where poll_id = $1');
    expect(Object.keys(voted[0]).sort()).toEqual(['person_id', 'poll_id', 'tx', 'unit_id']);
    expect(voted.map(({ person_id: person }) => person).sort()).toEqual([...voters].sort());
    // The log says that somebody voted; no event, personal text or kept answer knows how.
    const events =
      await column(`select e.canonical from audit.event e where e.canonical like '%poll.vote%' || $1 || '%'
      or (e.canonical like '%"poll.vote"%' and e.canonical like '%' || $1 || '%')`);
    expect(events).toHaveLength(6);
    for (const { canonical } of events) {
      expect(canonical).not.toMatch(/good|completed/);
      expect(JSON.parse(canonical).facts).toEqual({});
    }
    const { rows } = await superuser.query('select count(*)::int as kept from congtam.kept_answer');
    expect(rows[0].kept).toBe(0);
    expect(server.log.map((line) => JSON.stringify(line)).join()).not.toMatch(/completed/);
  });

  it('A29 - is mixed: where a paper lies says nothing of when it was put in', async () => {
    const { path, poll, sessions } = await opened(8);
    const places = new Set<number>();
    for (const [at, session] of sessions.entries()) {
      await post(`${path}/votes`, session, { choice: at === 0 ? 'completed' : 'good' });
      const { rows } = await superuser.query(
        'select choice from ballot.paper where poll_id = $1 order by ctid',
        [poll],
      );
      places.add(rows.findIndex(({ choice }) => choice === 'completed'));
    }
    expect(places.size).toBeGreaterThan(1);
  });

  it('A29 - shows no count of fewer papers than the pack says, closed early or not, to anybody', async () => {
    const { path, sessions } = await opened(6);
    for (const session of sessions.slice(0, 4)) await post(`${path}/votes`, session, { choice: 'good' });
    expect((await post(`${path}/closing`, as.secretary!)).body.isOver).toBe(true);
    expect(await standing(path)).toEqual([4, true, null, true]);
    expect(said(await post(`${path}/votes`, sessions[5]!, { choice: 'good' }))).toEqual([
      409,
      'meeting.no-vote',
    ]);
  });

  it('A29 - cannot be subtracted from another of nearly the same voters: these are the same, or others, and so are those who voted', async () => {
    const subject = await begun();
    const { body: meeting } = await called(subject, as.secretary!);
    const { body: again } = await called(subject, as.officer!);
    const people: { readonly id: string; readonly session: string }[] = [];
    for (let at = 0; at < 12; at += 1) {
      const id = await aPerson(superuser, { name: `Cử tri ${at}`, unit: office });
      people.push({ id, session: await bound(id) });
    }
    const asked = { subject: subject.code, options: ['good', 'completed'] };
    const opening = (from: number, to: number, question: string, at = meeting) =>
      post(`/api/v1/meetings/${at.id}/polls`, as.secretary!, {
        ...{ ...asked, question, voters: people.slice(from, to).map(({ id }) => id) },
      });
    /** The ballot of these, in which the first of them votes otherwise, or does not. */
    const held = async (from: number, to: number, question: string, { less = 0, at = meeting } = {}) => {
      const { body, status } = await opening(from, to, question, at);
      expect([question, status]).toEqual([question, 201]);
      for (const { session } of people.slice(from + less, to))
        await post(`/api/v1/polls/${body.id}/votes`, session, { choice: 'good' });
      if (less > 0) await post(`/api/v1/polls/${body.id}/closing`, as.secretary!);
      const seen = (await ask('get', `/api/v1/polls/${body.id}`, { as: as.secretary! })).body;
      return [seen.counts, seen.isSuppressed, seen.isLikeAnother];
    };
    const like = [409, 'meeting.ballot-like-another'];
    // Too few voted: nothing is told of it, so others may be asked with them.
    expect(await held(0, 6, 'Mức', { less: 2 })).toEqual([null, true, false]);
    const { body: running } = await opening(0, 6, 'Mức xếp loại');
    expect(said(await opening(0, 6, 'Hỏi cùng lúc'))).toEqual(like);
    for (const { session } of people.slice(0, 6))
      await post(`/api/v1/polls/${running.id}/votes`, session, { choice: 'good' });
    // One more, one less or in other words, in this meeting or another of the cycle.
    for (const [from, to, at] of [
      [0, 7, meeting],
      [1, 6, meeting],
      [5, 11, again],
    ] as const)
      expect(said(await opening(from, to, 'Ông ấy làm thế nào', at))).toEqual(like);
    expect(await held(6, 11, 'Bên được phục vụ', { at: again })).toEqual([
      ...[{ good: 5, completed: 0 }, false, false],
    ]);
    expect(await held(0, 6, 'Hỏi lại')).toEqual([{ good: 6, completed: 0 }, false, false]);
    // The list is the same, those who voted are not.
    expect(await held(0, 6, 'Hỏi lần nữa', { less: 1 })).toEqual([null, false, true]);
    const { rows } = await superuser.query(
      `select with_check from pg_policies where policyname = 'poll_opened'`,
    );
    expect(rows[0].with_check).toContain('NOT access.is_like_a_ballot(meeting_id, subject_code, voters)');
  });

  it('hears others about somebody, not they themself; the database says so as well', async () => {
    const subject = await begun();
    const { body } = await called(subject, as.secretary!);
    const others = [await aPerson(superuser, { name: 'Cử tri', unit: office })];
    const asked = { subject: subject.code, question: 'Mức', options: ['good', 'completed'] };
    const opening = (voters: readonly string[]) =>
      post(`/api/v1/meetings/${body.id}/polls`, as.secretary!, { ...asked, voters });
    expect(said(await opening([...others, subject.person]))).toEqual([422, 'meeting.votes-about-themself']);
    expect((await opening(others)).status).toBe(201);
    const spokenOf = async (people: readonly string[]) => {
      const query = 'select access.is_spoken_of($1, $2, $3) as is';
      return (await superuser.query(query, [body.id, subject.code, people])).rows[0].is;
    };
    expect([await spokenOf(others), await spokenOf([subject.person])]).toEqual([false, true]);
    const { rows } = await superuser.query(
      `select with_check from pg_policies where policyname = 'poll_opened'`,
    );
    expect(rows[0].with_check).toContain('NOT access.is_spoken_of(meeting_id, subject_code, voters)');
  });

  it('is over before its meeting ends, adopted or called off; nothing is counted in one called off', async () => {
    const subject = await begun();
    const { body } = await called(subject, as.secretary!);
    const path = `/api/v1/meetings/${body.id}`;
    const voters = [await aPerson(superuser, { name: 'Cử tri', unit: office })];
    const asked = { subject: subject.code, question: 'Mức', options: ['good', 'completed'], voters };
    const { body: poll } = await post(`${path}/polls`, as.secretary!, asked);
    const off = () => post(`${path}/cancellation`, as.secretary!, { reason: 'bão' });
    expect(said(await off())).toEqual([409, 'meeting.ballot-runs']);
    await post(`/api/v1/polls/${poll.id}/closing`, as.secretary!);
    expect((await off()).body.state).toBe('cancelled');
    const count = {
      ...{ subject: subject.code, question: 'Mức', issued: 9, returned: 9, invalid: 0, counts: { good: 9 } },
      ...{ counters: 'Bà Chi', document: 'BBKP 1' },
    };
    const gone = [409, 'meeting.not-in-this-state'];
    expect(said(await post(`${path}/counting-records`, as.secretary!, count))).toEqual(gone);
    expect(said(await post(`${path}/polls`, as.secretary!, asked))).toEqual(gone);

    const held = await called(subject, as.secretary!);
    const other = `/api/v1/meetings/${held.body.id}`;
    const { body: running } = await post(`${other}/polls`, as.secretary!, asked);
    await post(`${other}/attendance`, as.secretary!, { attended: [1] });
    const minutes = { conclusions: 'x', minutes: 'x', isRead: true };
    const adopted = () => post(`${other}/minutes`, as.secretary!, minutes);
    expect(said(await adopted())).toEqual([409, 'meeting.ballot-runs']);
    await post(`/api/v1/polls/${running.id}/closing`, as.secretary!);
    expect((await adopted()).body.state).toBe('adopted');
  });

  it('takes one vote of each who has one, of those options, and lets no request read the box', async () => {
    const { path, poll, sessions } = await opened(5);
    expect((await post(`${path}/votes`, as.officer!, { choice: 'good' })).status).toBe(409);
    expect(said(await post(`${path}/votes`, sessions[0]!, { choice: 'excellent' }))).toEqual([
      409,
      'meeting.no-vote',
    ]);
    expect((await post(`${path}/votes`, sessions[0]!, { choice: 'good' })).status).toBe(201);
    expect(said(await post(`${path}/votes`, sessions[0]!, { choice: 'good' }))).toEqual([
      409,
      'meeting.voted-already',
    ]);
    const app = await database.as('congtam_app');
    await expect(app.query('select * from ballot.paper where poll_id = $1', [poll])).rejects.toThrow(
      'permission denied',
    );
  });
});
