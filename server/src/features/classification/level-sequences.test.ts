import type { Client } from 'pg';
import { expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aComputedCycle, type ComputedCycle } from '../../testing/computed-cycle.ts';
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
import { type AskServer, type Reply, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';

const server = await testServer();

const SEQUENCES = sequencesToSend(40);
const COMMANDS = 10;
const PLACES = 2;
const CANDIDATES = 4;
const DECREE = 'nd-335-2025';
const LEVELS = ['excellent', 'excellent', 'good', 'completed', 'notCompleted'] as const;
const WHATS = ['propose', 'decide', 'decide', 'rateAgain', 'rateAgain', 'give', 'take', 'ask'] as const;

/**
 * Who sends: the authority, the personnel officer, an authority elsewhere, and a candidate who holds the same authority:
 * they may do everything to everybody, but to themself.
 */
const ACTORS = ['authority', 'officer', 'stranger', 'candidate'] as const;
type What = (typeof WHATS)[number];
type Actor = (typeof ACTORS)[number];

interface Command {
  readonly what: What;
  readonly who: number;
  readonly level: string;
  readonly actor: Actor;
  readonly isStale: boolean;
}

/** A year of an office, the candidates in it and who acts on them. */
interface Year extends ComputedCycle {
  readonly lane: Lane;
  readonly sessions: Readonly<Record<Actor, string>>;
  readonly accounts: readonly string[];
  /** Number of the newest event before the first command. */
  readonly since: number;
}

async function withRole(superuser: Client, role: string, unit: string, person?: string) {
  const account = await anAccount(superuser, person === undefined ? {} : { person });
  await aGrant(superuser, { account, role, unit });
  return account;
}

/** An office, and who acts in it. */
const officeOf = inCommon(async ({ superuser }) => {
  const { unit, authority, officer, stranger } = await putAsFound(superuser, async () => {
    const [unit, aside] = [
      await aUnit(superuser, { name: 'Phòng' }),
      await aUnit(superuser, { name: 'Phòng khác' }),
    ];
    return {
      unit,
      authority: await withRole(superuser, 'authority', unit),
      officer: await withRole(superuser, 'personnelOfficer', unit),
      stranger: await withRole(superuser, 'authority', aside),
    };
  });
  const sessions = {
    authority: await server.session(authority, superuser),
    officer: await server.session(officer, superuser),
    stranger: await server.session(stranger, superuser),
  };
  return { unit, sessions, accounts: [authority, officer, stranger] };
});

async function aYear(lane: Lane): Promise<Year> {
  const { superuser } = lane;
  const { unit, sessions, accounts } = await officeOf(lane);
  const { cycle, candidate } = await putAsFound(superuser, async () => {
    const cycle = await aComputedCycle(superuser, { unit, places: PLACES, candidates: CANDIDATES });
    return { cycle, candidate: await withRole(superuser, 'authority', unit, cycle.person) };
  });
  const { rows } = await superuser.query<{ since: number }>(
    'select coalesce(max(number), 0)::int as since from audit.event',
  );
  return {
    ...{ ...cycle, lane, accounts: [...accounts, candidate], since: rows[0]?.since ?? 0 },
    sessions: { ...sessions, candidate: await server.session(candidate, superuser) },
  };
}

/** One request, as its command says. */
function send(ask: AskServer, year: Year, command: Command, seen: string): Promise<Reply> {
  const { what, who, level, actor } = command;
  const at = `/api/v1/cycles/${year.cycle}`;
  const subject = year.codes[who] ?? '';
  const place = { regulation: DECREE, quota: 'excellent-people', subject };
  const [reason, document] = ['so sánh kết quả', 'QĐ 02/QĐ-UBND'];
  const as = year.sessions[actor];
  const act = (path: string, body: object) =>
    ask('post', `${at}/levels/${DECREE}/${subject}/${path}`, { as, body, headers: { 'if-match': seen } });
  switch (what) {
    case 'propose':
      return act('proposal', { level, reason, document });
    case 'decide':
      return act('decision', { level, reason, document });
    case 'rateAgain':
      return act('rounds', { reason });
    case 'ask':
      return ask('post', `${at}/quota-exceptions`, { as, body: { ...place, ground: 'Điều 20', document } });
    default:
      return ask('post', `${at}/quota-places`, { as, body: { ...place, isGiven: what === 'give', reason } });
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
interface Rows {
  readonly acts: readonly ActRow[] | null;
  readonly answers:
    | readonly { readonly subject: string; readonly question: string; readonly option: string }[]
    | null;
  readonly exceptions: readonly string[] | null;
  readonly events: number;
}

/** From where each act may be done, written down once more: the program's own table is not asked. */
const MAY: { readonly [act: string]: readonly string[] } = {
  propose: ['suggested', 'proposed'],
  decide: ['suggested', 'proposed'],
  rateAgain: ['proposed', 'decided', 'decidedUnchanged'],
};

const isDecided = (state: string): boolean => state === 'decided' || state === 'decidedUnchanged';

/** Everything that is stored of a year, read back into what it means, and what is illegal in it. */
async function stored({ lane, cycle, codes, accounts, since }: Year) {
  const { rows } = await lane.superuser.query<Rows>(
    `select (select json_agg(json_build_object('subject', subject_code, 'number', number, 'act', act, 'state', state,
        'round', round, 'level', level) order by subject_code, number) from congtam.level_act where cycle_id = $1) as acts,
       (select json_agg(json_build_object('subject', subject_code, 'question', question, 'option', option) order by seq)
        from congtam.answer where cycle_id = $1) as answers,
       (select json_agg(subject_code) from congtam.quota_exception where cycle_id = $1) as exceptions,
       (select count(*)::int from audit.event where number > $3 and actor = any ($2)) as events`,
    [cycle, accounts, since],
  );
  const [row] = rows;
  const [acts, answers, exceptions] = [row?.acts ?? [], row?.answers ?? [], row?.exceptions ?? []];
  const illegal: string[] = [];
  const holding = new Set<string>();
  const states = new Map<string, { state: string; round: number; number: number; level: string | null }>();
  for (const code of codes) {
    const standing = { state: 'suggested', round: 1, number: 0, level: null as string | null };
    for (const one of acts.filter(({ subject }) => subject === code)) {
      const { number, act, round, level } = one;
      if (number !== standing.number + 1) illegal.push(`${code}: act ${number} after ${standing.number}`);
      if (!MAY[act]?.includes(standing.state)) illegal.push(`${code}: ${act} from ${standing.state}`);
      if (round !== standing.round + (act === 'rateAgain' ? 1 : 0)) illegal.push(`${code}: round ${round}`);
      if (act === 'decide' && (level === 'good') !== (one.state === 'decidedUnchanged'))
        illegal.push(`${code}: ${one.state} with ${level}`);
      Object.assign(standing, { number, round, level, state: act === 'rateAgain' ? 'suggested' : one.state });
    }
    states.set(code, standing);
    for (const { subject, question, option } of answers) {
      if (subject !== code) continue;
      if (option === (question === 'level' ? 'excellent' : 'given')) holding.add(code);
      else holding.delete(code);
    }
  }
  if (holding.size > PLACES) illegal.push(`${holding.size} hold ${PLACES} places`);
  const excellent = [...states.values()].filter(
    ({ state, level }) => isDecided(state) && level === 'excellent',
  );
  if (excellent.length > PLACES) illegal.push(`${excellent.length} decided for ${PLACES} places`);
  const levels = answers.filter(({ question }) => question === 'level').length;
  if (levels !== acts.filter(({ act }) => act === 'decide').length)
    illegal.push('a decision without its level');
  const count = [acts.length, answers.length, exceptions.length].join(' ');
  return { illegal, holding, states, exceptions, count, events: row?.events ?? 0 };
}
type Stored = Awaited<ReturnType<typeof stored>>;

/** Whether it has to be done, by the words of the decree: written once more, apart from the program. */
function isRight(command: Command, { codes }: Year, { states, holding, exceptions }: Stored): boolean {
  const { what, who, level, actor, isStale } = command;
  const code = codes[who] ?? '';
  const isAboveLine = !holding.has(code) && holding.size >= PLACES;
  if (actor === 'stranger' || (actor === 'candidate' && who === 0)) return false;
  if (actor === 'officer' && what !== 'propose') return false;
  if (what === 'take' || what === 'give')
    return !isDecided(states.get(code)?.state ?? '') && (what === 'take' || !isAboveLine);
  if (what === 'ask') return isAboveLine && !exceptions.includes(code);
  if (isStale || !MAY[what]?.includes(states.get(code)?.state ?? '')) return false;
  return !(what === 'decide' && level === 'excellent' && isAboveLine);
}

/** Mostly what is right where things stand; one in four is whatever comes, by whomever. */
function chosen(chance: Sequence, year: Year, standing: Stored): Command {
  const any = (): Command => ({
    what: chance.pick(WHATS),
    who: chance.whole(0, CANDIDATES - 1),
    level: chance.pick(LEVELS),
    actor: chance.pick(ACTORS),
    isStale: chance.inPercent(10),
  });
  if (chance.inPercent(25)) return any();
  for (;;) {
    const one = any();
    if (isRight(one, year, standing)) return one;
  }
}

/**
 * All who hold no place ask for one at once: as many get it as there are, and nobody else; nobody either whose level
 * stands.
 */
async function rush(year: Year, before: Stored): Promise<void> {
  const asking = year.codes.flatMap((code, who) => (before.holding.has(code) ? [] : [{ code, who }]));
  const open = asking.filter(({ code }) => !isDecided(before.states.get(code)?.state ?? ''));
  const places = Math.min(PLACES - before.holding.size, open.length);
  const replies = await Promise.all(
    asking.map(({ who }) =>
      send(server.ask, year, { what: 'give', who, level: '', actor: 'authority', isStale: false }, ''),
    ),
  );
  const got = replies.filter(({ status }) => status === 201).length;
  const refused = replies.filter(({ status }) => status === 409).length;
  expect([got, refused]).toEqual([places, asking.length - places]);
  const after = await stored(year);
  expect([after.illegal, after.holding.size, after.events]).toEqual([
    [],
    before.holding.size + places,
    before.events + got,
  ]);
}

async function sequenceOf(lane: Lane, sequence: Sequence): Promise<void> {
  const year = await aYear(lane);
  let before = await stored(year);
  for (let sent = 0; sent < COMMANDS; sent += 1) {
    if (sequence.inPercent(5)) {
      sequence.note('rush');
      await rush(year, before);
      sequence.reached('a rush for the last places');
      before = await stored(year);
      continue;
    }
    const command = chosen(sequence, year, before);
    const fault = sequence.inPercent(20) ? aFault(sequence, 24) : undefined;
    const code = year.codes[command.who] ?? '';
    const number = before.states.get(code)?.number ?? 0;
    sequence.note(JSON.stringify({ ...command, fault }));
    if (fault !== undefined) lane.faulty.arm(fault);
    const ask = fault === undefined ? server.ask : lane.crashing;
    const { status, body } = await send(ask, year, command, `"v${command.isStale ? number + 1 : number}"`);
    const after = await stored(year);
    expect(after.illegal).toEqual([]);
    const isKept = after.count !== before.count;
    const hasCrashed = fault !== undefined && lane.faulty.hasFailed();
    if (hasCrashed) sequence.reached('a crash');
    const right = isRight(command, year, before);
    // What was acknowledged is kept, what was refused is not; only a lost answer leaves it open.
    if (!hasCrashed) expect([status < 300, status < 500, body]).toEqual([right, true, body]);
    if (status < 500) expect(isKept).toBe(status < 300);
    // All of an act is kept, with its one event, or nothing of it; and nothing that was not right.
    expect(after.events).toBe(before.events + (isKept ? 1 : 0));
    if (isKept) expect(right).toBe(true);
    if (isKept && command.what === 'rateAgain') expect(after.holding.has(code)).toBe(false);
    // Whoever gives a place up gives it to nobody.
    for (const other of after.holding) if (other !== code) expect(before.holding.has(other)).toBe(true);
    reach(sequence, command, before, after, isKept);
    before = after;
  }
  await expectSeenAsStored(sequence, year, before);
}

function reach(
  sequence: Sequence,
  { what, who }: Command,
  before: Stored,
  after: Stored,
  isKept: boolean,
): void {
  if (!isKept) {
    sequence.reached('something refused');
    return;
  }
  if (what === 'decide') sequence.reached('decided');
  if (what === 'ask') sequence.reached('an exception asked for');
  if (what === 'rateAgain') sequence.reached('rated again');
  if (after.holding.size === PLACES) sequence.reached('no place left');
  const rounds = [...before.states.values()];
  if (what === 'decide' && (rounds[who]?.round ?? 1) > 1) sequence.reached('decided in a later round');
}

/** What the server tells is what the acts amount to: the level of one candidate, and the board. */
async function expectSeenAsStored(
  sequence: Sequence,
  year: Year,
  { states, holding }: Stored,
): Promise<void> {
  const as = year.sessions.authority;
  const code = sequence.pick(year.codes);
  const at = `/api/v1/cycles/${year.cycle}`;
  const level = await server.ask('get', `${at}/levels/${DECREE}/${code}`, { as });
  expect(level.body).toMatchObject(states.get(code) ?? {});
  const board = await server.ask('get', `${at}/quota-boards?regulation=${DECREE}&quota=excellent-people`, {
    as,
  });
  expect(board.body.boards?.flatMap(({ lines }) => lines?.map(({ chosen: held }) => held))).toEqual([
    holding.size,
  ]);
}

it(`A08, A11 - in ${SEQUENCES} sequences of what is proposed, decided, rated again and given, by whomever, with connections lost at any statement: no state that is none, never one too many, nobody by their own hand`, async ({
  annotate,
}) => {
  const run = await runSequences({
    ...{ sequences: SEQUENCES, lanes: await openLanes(server), each: sequenceOf },
    between: async () => expect(await findingsOfHistory(server)).toEqual([]),
  });
  await annotate(run.says);
  expect(faultsBeside(server)).toEqual([]);
  const least = {
    decided: 0.8,
    'decided in a later round': 0.05,
    'no place left': 0.4,
    'something refused': 0.6,
    'a crash': 0.4,
  };
  expect(tooSeldom(run, least)).toEqual([]);
}, 7_200_000);
