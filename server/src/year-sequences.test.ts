import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { paperPress } from './official-papers/making.ts';
import { aGrant, anAccount } from './testing/accounts.ts';
import { aComputedCycle } from './testing/computed-cycle.ts';
import {
  aFault,
  faultsBeside,
  findingsOfHistory,
  inCommon,
  type Lane,
  openLanes,
  putAsFound,
} from './testing/lanes.ts';
import { HOW, ON_POLL } from './testing/meeting-model.ts';
import { runSequences, type Sequence, sequencesToSend, tooSeldom } from './testing/sequences.ts';
import { testServer } from './testing/test-server.ts';
import { aPerson, aUnit } from './testing/units.ts';
import { send } from './testing/year-acts.ts';
import {
  ACTS,
  afterAct,
  among,
  isRight,
  standingDoc,
  type YearCommand,
  type YearState,
  type YearTexts,
} from './testing/year-model.ts';
import { ACTORS, type Actor, INVITED } from './testing/year-people.ts';
import { type Stored, stored, type Year } from './testing/year-rows.ts';
import { countToldOf, wrongsIn } from './testing/year-wrongs.ts';

/** What is set on paper is tested elsewhere: here an answer is only kept. */
const press = { ...paperPress(undefined), print: async () => Buffer.from('%PDF-1.7') };
const server = await testServer({}, undefined, undefined, press);

const SEQUENCES = sequencesToSend(30);
const COMMANDS = 32;
const MOST_DOCS = 4;
const MOST_MEETINGS = 2;
/** Texts a year goes by. */
const DECREE = { regulation: 'nd-335-2025', versions: ['nd-335-2025@2026-01-01'] };
const CITY = { regulation: 'nd-90-2020', versions: ['nd-90-2020@2020-08-20', 'city-directive@2020-08-20'] };
const ROLES: Readonly<Record<Exclude<Actor, 'own' | 'stranger' | 'above'>, string>> = {
  ...{ head: 'head', secretary: 'meetingSecretary', party: 'partyCommittee', officer: 'personnelOfficer' },
  ...{ homeAffairs: 'homeAffairs', clerk: 'recordsClerk', authority: 'authority', another: 'authority' },
};

beforeAll(async () => {
  vi.useFakeTimers({ now: new Date('2026-12-01T03:00:00Z'), toFake: ['Date'] });
  await server.database.superuser.query(
    `create or replace function access.today() returns date language sql stable set search_path = '' return '2026-12-01'::date`,
  );
});
afterAll(() => {
  vi.useRealTimers();
});

async function withRoles(superuser: Client, roles: readonly string[], unit: string, person?: string) {
  const account = await anAccount(superuser, person === undefined ? {} : { person });
  for (const role of roles) await aGrant(superuser, { account, role, unit });
  return account;
}

/** An office below the body that manages it, and who acts there. */
const officeOf = inCommon(async ({ superuser }) => {
  const made = await putAsFound(superuser, async () => {
    const top = await aUnit(superuser, { name: 'Tỉnh' });
    const unit = await aUnit(superuser, { name: 'Sở', parent: top });
    const aside = await aUnit(superuser, { name: 'Sở khác', parent: top });
    const people = new Map<Actor, string>();
    for (const actor of INVITED) people.set(actor, await aPerson(superuser, { name: actor, unit }));
    const accounts = new Map<Actor, string>([
      ['above', await withRoles(superuser, ['authority'], top)],
      ['stranger', await withRoles(superuser, [...new Set(Object.values(ROLES))], aside)],
    ]);
    for (const actor of ACTORS)
      if (actor !== 'own' && actor !== 'stranger' && actor !== 'above')
        accounts.set(actor, await withRoles(superuser, [ROLES[actor]], unit, people.get(actor)));
    return { unit, accounts, people };
  });
  const sessions = new Map<Actor, string>();
  for (const [actor, account] of made.accounts) sessions.set(actor, await server.session(account, superuser));
  return { ...made, sessions };
});

async function aYear(lane: Lane, texts: YearTexts): Promise<Year> {
  const { superuser } = lane;
  const { unit, accounts, sessions, people } = await officeOf(lane);
  const { regulation, versions } = texts.isSecret ? CITY : DECREE;
  const { own, person, ...made } = await putAsFound(superuser, async () => {
    const rule = texts.isSecret ? 'rates-civil-servants' : 'classifies-others';
    const frame = { group: texts.hasPartyOpinion ? 'deputy' : 'staff', authority: { rule } };
    const given = { unit, places: 5, frame, regulations: versions };
    const { cycle, code, person } = await aComputedCycle(superuser, given);
    return { cycle, code, person, own: await withRoles(superuser, ['authority'], unit, person) };
  });
  const begun = await server.ask('post', `/api/v1/cycles/${made.cycle}/procedure`, {
    ...{ as: sessions.get('officer') ?? '', body: { ground: 'KH 01/KH-UBND' } },
  });
  expect(begun.status).toBe(201);
  const { rows } = await superuser.query<{ since: number }>(
    'select coalesce(max(number), 0)::int as since from audit.event',
  );
  const all = new Map([...accounts, ['own', own] as const]);
  return {
    ...{ lane, unit, ...made, ...texts, regulation, since: rows[0]?.since ?? 0 },
    people: new Map([...people, ['own', person] as const]),
    sessions: new Map([...sessions, ['own', await server.session(own, superuser)]]),
    actors: new Map([...all].map(([actor, account]) => [account, actor])),
  };
}

/** What leads on comes oftener than what leads back, so that sequences come far. */
const OFTENER: { readonly [act: string]: number } = {
  ...{ 'self-review': 40, meeting: 9, 'party-opinion': 40, draft: 4, submit: 20, decide: 36, number: 36 },
  ...{ notify: 20, publish: 24, acknowledge: 6, archive: 6, rateAgain: 3, draftReplacement: 6 },
  ...{ petition: 6, takePetition: 20, answer: 20 },
  ...{ 'opinions-of-the-many': 30, callMeeting: 6, hold: 10, say: 2, adopt: 40, openPoll: 10, vote: 30 },
};
const OFTEN = ACTS.flatMap((act) => Array.from({ length: OFTENER[act] ?? 1 }, () => act));

/** Mostly what is right where things stand; one in five is whatever comes, by whomever. */
function chosen(sequence: Sequence, year: Year, { state }: Stored): YearCommand {
  const isAnything = sequence.inPercent(20);
  for (;;) {
    const act = isAnything ? sequence.pick(ACTS) : sequence.pick(OFTEN);
    const command = {
      act,
      actor: sequence.pick(ACTORS),
      at: sequence.whole(0, Math.max(0, among(state, act) - 1)),
      how: sequence.whole(0, HOW),
    };
    if (act === 'callMeeting' && state.meetings.length >= MOST_MEETINGS) continue;
    if (/^draft/.test(act) && state.docs.length >= MOST_DOCS) continue;
    if (isAnything || isRight(command, state, year)) return command;
    // Rarely nothing is left to do.
    if (sequence.inPercent(0.1)) return command;
  }
}

async function sequenceOf(lane: Lane, sequence: Sequence): Promise<void> {
  const isSecret = sequence.inPercent(40);
  const year = await aYear(lane, { isSecret, hasPartyOpinion: !isSecret && sequence.inPercent(40) });
  let before = await stored(year);
  for (let count = 0; count < COMMANDS; count += 1) {
    const command = chosen(sequence, year, before);
    const right = isRight(command, before.state, year);
    const fault = sequence.inPercent(8) ? aFault(sequence, 40) : undefined;
    sequence.note(
      `${command.act} ${command.at} by ${command.actor}, ${command.how}${fault ? ` ${JSON.stringify(fault)}` : ''}`,
    );
    if (fault !== undefined) lane.faulty.arm(fault);
    const ask = fault === undefined ? server.ask : lane.crashing;
    const { status, body } = await send(ask, year, command, before);
    const hasCrashed = fault !== undefined && lane.faulty.hasFailed();
    const after = await stored(year);
    const isKept = after.events > before.events;
    if (!hasCrashed) expect([status < 300, status < 500, body]).toEqual([right, true, body]);
    if (hasCrashed) sequence.reached('a crash');
    // What was acknowledged is kept, whole; what was refused has left nothing.
    if (status < 500) expect(isKept).toBe(status < 300);
    expect(after.state).toEqual(isKept ? afterAct(command, before.state) : before.state);
    if (isKept) expect(right).toBe(true);
    expect(wrongsIn(after, before.state)).toEqual([]);
    if (ON_POLL.includes(command.act)) await expectToldOf(sequence, year, after, command.at);
    reach(sequence, command, after.state, isKept);
    before = after;
  }
  await expectSeenAsStored(year, before);
}

/** Of a ballot everybody is told the same, who may ask at all: never how somebody voted. */
async function expectToldOf(
  sequence: Sequence,
  { sessions }: Year,
  { state, ids }: Stored,
  at: number,
): Promise<void> {
  const told = countToldOf(state, at);
  if (told === undefined) return;
  const path = `/api/v1/polls/${ids.polls[at]}`;
  const asks = sequence.pick(ACTORS);
  const { status, body } = await server.ask('get', path, { as: sessions.get(asks) ?? '' });
  if (asks === 'stranger') expect(status).toBe(404);
  else expect([asks, status, body]).toMatchObject([asks, 200, told]);
  if (told.counts !== null) sequence.reached('a ballot counted');
  if (told.isSuppressed) sequence.reached('too few ballots to count');
}

function reach(sequence: Sequence, { act, at }: YearCommand, state: YearState, isKept: boolean): void {
  if (!isKept) {
    sequence.reached('something refused');
    return;
  }
  const isReplacement = state.docs[at]?.kind === 'replacement';
  if (act === 'decide') sequence.reached(isReplacement ? 'replaced' : 'decided');
  if (act === 'publish') sequence.reached(isReplacement ? 'the replacement published' : 'published');
  if (act === 'answer') sequence.reached('a petition answered');
  if (act === 'archive') sequence.reached('archived');
  if (act === 'rateAgain') sequence.reached('rated again');
  if (act === 'adopt') sequence.reached('minutes adopted');
  if (act === 'say') sequence.reached('something said at a meeting');
  if (act === 'vote') sequence.reached('a vote');
  if (act === 'handOver') sequence.reached('handed over, not signed');
}

/** What the server tells of the steps and of what holds is what was done. */
async function expectSeenAsStored(
  { cycle, code, regulation, sessions }: Year,
  { state, ids }: Stored,
): Promise<void> {
  const as = sessions.get('officer') ?? '';
  const way = await server.ask('get', `/api/v1/cycles/${cycle}/procedure/${regulation}/${code}`, { as });
  const done = (way.body.steps ?? []).flatMap((one) =>
    String(one.state) === 'done' ? [String(one.step)] : [],
  );
  const once = ['self-review', 'meeting', 'party-opinion', 'written-opinions', 'opinions-of-the-many'];
  const counted = state.steps.flatMap((one) => {
    const [round, step = ''] = one.split('/');
    return Number(round) === state.level.round || once.includes(step) ? [step] : [];
  });
  expect(done.sort()).toEqual([...new Set(counted)].sort());
  const query = new URLSearchParams({ regulation, withReplaced: 'no' });
  const held = await server.ask('get', `/api/v1/cycles/${cycle}/decided-levels?${query}`, { as });
  const standing = ids.docs[standingDoc(state)];
  expect((held.body.levels ?? []).map(({ decision }) => decision)).toEqual(
    standing === undefined ? [] : [standing],
  );
}

it(`A08 - in ${SEQUENCES} sequences of acts of a year, by anybody, through crashes: no state the texts do not know, one decision that holds, no ballot shown, nobody by their own hand`, async ({
  annotate,
}) => {
  const run = await runSequences({
    ...{ sequences: SEQUENCES, lanes: await openLanes(server), each: sequenceOf },
    between: async () => expect(await findingsOfHistory(server)).toEqual([]),
  });
  await annotate(run.says);
  expect(faultsBeside(server)).toEqual([]);
  const least = {
    decided: 0.65,
    published: 0.4,
    'minutes adopted': 0.08,
    'a vote': 0.2,
    'a ballot counted': 0.04,
    'too few ballots to count': 0.05,
    'a petition answered': 0.15,
    replaced: 0.1,
    'something refused': 0.8,
    'a crash': 0.3,
  };
  expect(tooSeldom(run, least)).toEqual([]);
}, 14_400_000);
