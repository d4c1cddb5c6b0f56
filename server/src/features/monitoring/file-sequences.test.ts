import type { Client } from 'pg';
import { expect, it } from 'vitest';
import { account } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { SOURCES } from '../../routes.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { aCycle } from '../../testing/computed-cycle.ts';
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
import { type Reply, testServer } from '../../testing/test-server.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { freezeCycle } from '../cycles/cycles.ts';

const server = await testServer();

const SEQUENCES = sequencesToSend(30);
const COMMANDS = 14;
const PERIOD = '2026-01';

/**
 * Who sends. `own` is whose file it is, and holds the roles of those who confirm and approve; `both` may ask for a
 * reopening and agree to one; `stranger` holds every role elsewhere.
 */
const ACTORS = ['own', 'head', 'officer', 'authority', 'both', 'stranger'] as const;
type Actor = (typeof ACTORS)[number];

/** What is done to the file: by which step, by whom, from where and to where, as the decree has it. */
interface Way {
  readonly step: 'self' | 'manager' | 'authority' | 'office';
  readonly act: string;
  readonly by: readonly Actor[];
  readonly from: readonly string[];
  /** Absent: it stays where it is. */
  readonly to?: string;
}
const [OWN, HEAD, APPROVES, OFFICE] = [
  ['own'] as const,
  ['head'] as const,
  ['authority', 'both'] as const,
  ['officer', 'both'] as const,
];
const [WITH_PERSON, WITH_HEAD] = [
  ['open', 'returned'],
  ['submitted', 'sentBack'],
];
const FILE: { readonly [path: string]: Way } = {
  self: { step: 'self', act: 'save', by: OWN, from: WITH_PERSON },
  submission: { step: 'self', act: 'submit', by: OWN, from: WITH_PERSON, to: 'submitted' },
  'submission-for': { step: 'office', act: 'submit', by: OFFICE, from: WITH_PERSON, to: 'submitted' },
  leaver: { step: 'office', act: 'closeForLeaver', by: OFFICE, from: WITH_PERSON, to: 'submitted' },
  manager: { step: 'manager', act: 'save', by: HEAD, from: WITH_HEAD },
  return: { step: 'manager', act: 'return', by: HEAD, from: WITH_HEAD, to: 'returned' },
  confirmation: { step: 'manager', act: 'confirm', by: HEAD, from: WITH_HEAD, to: 'confirmed' },
  authority: { step: 'authority', act: 'save', by: APPROVES, from: ['confirmed'] },
  'sending-back': { step: 'authority', act: 'sendBack', by: APPROVES, from: ['confirmed'], to: 'sentBack' },
  approval: { step: 'authority', act: 'approve', by: APPROVES, from: ['confirmed'], to: 'approved' },
  reopening: { step: 'authority', act: 'reopen', by: APPROVES, from: ['approved'], to: 'sentBack' },
};

/** What is done to the cycle around it. Whoever holds the role may, also where their own file lies in it. */
const DECIDES = ['authority', 'both', 'own'] as const;
const CYCLE: { readonly [path: string]: { readonly by: readonly Actor[]; from: string; to: string } } = {
  closing: { by: OFFICE, from: 'open', to: 'closing' },
  freeze: { by: ['officer'], from: 'closing', to: 'closed' },
  'reopening-request': { by: OFFICE, from: 'closed', to: 'reopening' },
  'reopening-agreed': { by: DECIDES, from: 'reopening', to: 'open' },
  'reopening-refusal': { by: DECIDES, from: 'reopening', to: 'closed' },
};
/** What leads on comes oftener than what leads back, so that sequences come far; the cycle is closed now and then. */
const OFTENER: { readonly [path: string]: number } = {
  ...{ self: 4, submission: 4, manager: 3, confirmation: 9, approval: 9, reopening: 3, 'sending-back': 2 },
  ...{ 'reopening-request': 3, 'reopening-agreed': 9 },
};
const PATHS = [...Object.keys(FILE), ...Object.keys(CYCLE)].flatMap((path) =>
  Array.from({ length: OFTENER[path] ?? 1 }, () => path),
);

interface Command {
  readonly path: string;
  readonly actor: Actor;
  readonly points: string;
  readonly isStale: boolean;
}

interface Year {
  readonly lane: Lane;
  readonly cycle: string;
  readonly person: string;
  readonly accounts: Readonly<Record<Actor, string>>;
  readonly sessions: ReadonlyMap<Actor, string>;
  readonly since: number;
}

async function withRoles(superuser: Client, roles: readonly string[], unit: string, person?: string) {
  const who = await anAccount(superuser, person === undefined ? {} : { person });
  for (const role of roles) await aGrant(superuser, { account: who, role, unit });
  return who;
}

/** An office, and who acts in it. */
const officeOf = inCommon(async ({ superuser }) => {
  const made = await putAsFound(superuser, async () => {
    const unit = await aUnit(superuser, { name: 'Văn phòng' });
    const aside = await aUnit(superuser, { name: 'Phòng khác' });
    const leader = await aPerson(superuser, { name: 'Chi', unit });
    const accounts = {
      head: await withRoles(superuser, ['head'], unit, leader),
      officer: await withRoles(superuser, ['personnelOfficer'], unit),
      authority: await withRoles(superuser, ['authority'], unit),
      both: await withRoles(superuser, ['personnelOfficer', 'authority'], unit),
      stranger: await withRoles(superuser, ['head', 'authority', 'personnelOfficer'], aside),
    };
    return { unit, accounts };
  });
  const sessions = new Map<Actor, string>();
  for (const actor of ['head', 'officer', 'authority', 'both', 'stranger'] as const)
    sessions.set(actor, await server.session(made.accounts[actor], superuser));
  return { ...made, sessions };
});

async function aYear(lane: Lane): Promise<Year> {
  const { superuser } = lane;
  const { unit, accounts, sessions } = await officeOf(lane);
  const { own, ...made } = await putAsFound(superuser, async () => {
    const person = await aPerson(superuser, { name: 'An', unit });
    const cycle = await aCycle(superuser, { unit, states: ['planned', 'open'] });
    return { person, cycle, own: await withRoles(superuser, ['head', 'authority'], unit, person) };
  });
  const { rows } = await superuser.query<{ since: number }>(
    'select coalesce(max(number), 0)::int as since from audit.event',
  );
  return {
    ...{ lane, ...made, accounts: { ...accounts, own }, since: rows[0]?.since ?? 0 },
    sessions: new Map([...sessions, ['own', await server.session(own, superuser)]]),
  };
}

interface Rows {
  readonly acts: readonly { number: number; step: string; act: string; state: string; by: string }[] | null;
  readonly steps: readonly { step: number; state: string; by: string }[];
  readonly said: readonly { rater: string; points: string; act: number }[] | null;
  readonly events: number;
}

/** Everything that is stored of a year, read back into what it means, and what is illegal in it. */
async function stored({ lane, cycle, accounts, since }: Year) {
  const { rows } = await lane.superuser.query<Rows>(
    `select (select json_agg(json_build_object('number', number, 'step', step, 'act', act, 'state', state, 'by', taken_by)
        order by number) from congtam.monitoring_act where cycle_id = $1) as acts,
       (select json_agg(json_build_object('step', step, 'state', state, 'by', taken_by) order by step)
        from congtam.cycle_step where cycle_id = $1) as steps,
       (select json_agg(json_build_object('rater', cells ->> 'rater', 'points', cells ->> 'I.1', 'act', act) order by seq)
        from congtam.statement where cycle_id = $1) as said,
       (select count(*)::int from audit.event where number > $3 and actor = any ($2)) as events`,
    [cycle, Object.values(accounts), since],
  );
  const [row] = rows;
  const [acts, said, steps] = [row?.acts ?? [], row?.said ?? [], row?.steps ?? []];
  const illegal: string[] = [];
  let file = 'open';
  for (const [at, { number, step, act, state, by }] of acts.entries()) {
    const way = Object.values(FILE).find((one) => one.step === step && one.act === act);
    if (number !== at + 1) illegal.push(`act ${number} after ${at}`);
    if (!way?.from.includes(file)) illegal.push(`${step} ${act} from ${file}`);
    if (state !== (way?.to ?? file)) illegal.push(`${step} ${act} from ${file} to ${state}`);
    if (step !== 'self' && by === accounts.own) illegal.push(`${act} by whose file it is`);
    file = state;
  }
  for (const [at, { step, state, by }] of steps.entries()) {
    const before = steps[at - 1];
    if (step !== at + 1) illegal.push(`step ${step} of the cycle after ${at}`);
    const isWay = Object.values(CYCLE).some((one) => one.from === before?.state && one.to === state);
    if (at > 1 && !isWay) illegal.push(`cycle from ${before?.state} to ${state}`);
    if (before?.state === 'reopening' && state === 'open' && by === before.by)
      illegal.push('reopened by one');
  }
  const values = new Map(said.map(({ rater, points }) => [rater, points]));
  if (said.some(({ act }) => acts[act - 1] === undefined)) illegal.push('said without an act');
  const last = steps.at(-1);
  return {
    ...{ illegal, file, number: acts.length, values, said: said.length, events: row?.events ?? 0 },
    cycle: last?.state ?? '',
    steps: steps.length,
    asker: last?.by,
  };
}
type Stored = Awaited<ReturnType<typeof stored>>;

/** Whether it has to be done, as the decree has it: written once more, apart from the program. */
function isRight({ path, actor, isStale }: Command, { accounts }: Year, now: Stored): boolean {
  const onCycle = CYCLE[path];
  if (onCycle !== undefined)
    return (
      onCycle.by.includes(actor) &&
      onCycle.from === now.cycle &&
      !(path === 'reopening-agreed' && accounts[actor] === now.asker)
    );
  const way = FILE[path];
  if (way === undefined || now.cycle !== 'open' || isStale) return false;
  if (way.act === 'submit' && now.values.size === 0) return false;
  return way.by.includes(actor) && way.from.includes(now.file);
}

/** What is said after a command that is right, by rater: handing on without edits says the same. */
function valuesAfter({ path, points }: Command, { values }: Stored): ReadonlyMap<string, string> {
  const after = new Map(values);
  const self = values.get('self');
  if (path === 'self') after.set('self', points);
  // Whoever says what already stands has said nothing: it becomes theirs when they hand it on.
  if ((path === 'manager' || path === 'authority') && points !== (values.get('confirmed') ?? self))
    after.set('confirmed', points);
  if (path === 'confirmation' && self !== undefined && !values.has('confirmed')) after.set('confirmed', self);
  return after;
}

/** Mostly what is right where things stand; one in four is whatever comes, by whomever. */
function chosen(sequence: Sequence, year: Year, now: Stored): Command {
  const any = (): Command => {
    const path = sequence.pick(PATHS);
    return {
      path,
      // A closing is ended by a job, with the rights of who closed.
      actor: path === 'freeze' ? 'officer' : sequence.pick(ACTORS),
      points: sequence.pick(['3', '4', '4.5', '5']),
      isStale: sequence.inPercent(10),
    };
  };
  if (sequence.inPercent(25)) return any();
  for (;;) {
    const one = any();
    if (isRight(one, year, now)) return one;
  }
}

/** Sent to a server that dies over it, where there is a fault; then sent again with the same key, as a client does. */
async function sent(
  year: Year,
  command: Command,
  now: Stored,
  isCrashing: boolean,
): Promise<Reply | boolean> {
  const { lane, cycle, person, sessions, accounts } = year;
  const { path, actor, points, isStale } = command;
  if (path === 'freeze') {
    const freezing = (asActor: Lane['asActor']) =>
      asActor(account(accounts.officer), (tx) => freezeCycle(tx, accounts.officer, SOURCES, cycle));
    if (isCrashing) await freezing(lane.asActor).catch(() => {});
    return freezing(server.database.asActor);
  }
  const way = FILE[path];
  const rater = way?.step === 'self' ? 'self' : 'confirmed';
  const rows = [{ sheet: 'general-criteria', cells: { rater, 'I.1': points }, reason: 'xem lại' }];
  const [method, at, body] =
    way === undefined
      ? (['post', path.replace('-agreed', ''), { ground: 'KH 1' }] as const)
      : ([
          way.act === 'save' ? 'put' : 'post',
          `people/${person}/monitoring/${PERIOD}/${path}`,
          way.act === 'save' ? { rows } : { reason: 'lý do' },
        ] as const);
  const headers = {
    'idempotency-key': newId(),
    ...(way === undefined ? {} : { 'if-match': `"v${now.number + (isStale ? 1 : 0)}"` }),
  };
  const given = { as: sessions.get(actor) ?? '', body, headers };
  if (isCrashing) await lane.crashing(method, `/api/v1/cycles/${cycle}/${at}`, given);
  return server.ask(method, `/api/v1/cycles/${cycle}/${at}`, given);
}

async function sequenceOf(lane: Lane, sequence: Sequence): Promise<void> {
  const year = await aYear(lane);
  let before = await stored(year);
  for (let count = 0; count < COMMANDS; count += 1) {
    const command = chosen(sequence, year, before);
    const fault = sequence.inPercent(20) ? aFault(sequence, 30) : undefined;
    sequence.note(JSON.stringify({ ...command, fault }));
    if (fault !== undefined) lane.faulty.arm(fault);
    const reply = await sent(year, command, before, fault !== undefined);
    const right = isRight(command, year, before);
    if (typeof reply === 'boolean') expect(reply || fault !== undefined || !right).toBe(true);
    else if (right) expect([reply.status < 300, reply.body]).toEqual([true, reply.body]);
    else expect([reply.status >= 400 && reply.status < 500, reply.body]).toEqual([true, reply.body]);
    const after = await stored(year);
    const way = right ? FILE[command.path] : undefined;
    const values = right ? valuesAfter(command, before) : before.values;
    // What was right is done once, with its one event and all of its rows; what was not has left nothing.
    const changed = [...values].filter(([rater, points]) => before.values.get(rater) !== points).length;
    expect(after).toEqual({
      ...before,
      ...{ illegal: [], values, said: before.said + changed, events: before.events + Number(right) },
      ...(way === undefined ? {} : { number: before.number + 1, file: way.to ?? before.file }),
      ...(right && way === undefined
        ? { cycle: CYCLE[command.path]?.to, steps: before.steps + 1, asker: year.accounts[command.actor] }
        : {}),
    });
    sequence.reached(right ? `file ${after.file}` : 'something refused');
    if (right && command.path === 'reopening') sequence.reached('an approved file reopened');
    if (right && command.path === 'reopening-agreed') sequence.reached('a closed cycle reopened');
    if (fault !== undefined && lane.faulty.hasFailed()) sequence.reached('a crash');
    before = after;
  }
  await expectSeenAsStored(year, before);
}

/** What the server tells of the file is what was said and done. */
async function expectSeenAsStored({ cycle, person, sessions }: Year, now: Stored): Promise<void> {
  const { body } = await server.ask('get', `/api/v1/cycles/${cycle}/people/${person}/monitoring/${PERIOD}`, {
    as: sessions.get('officer') ?? '',
  });
  const rows = (body.rows ?? []).map(({ cells }) => [cells?.rater, cells?.['I.1']]).sort();
  expect([body.state, body.number, rows]).toEqual([now.file, now.number, [...now.values].sort()]);
}

it(`A08 - in ${SEQUENCES} sequences sent to file and cycle, by whomever, by who has not seen the last act, through crashes: no state that is none, nothing half done, nobody confirmed by their own hand`, async ({
  annotate,
}) => {
  const run = await runSequences({
    ...{ sequences: SEQUENCES, lanes: await openLanes(server), each: sequenceOf },
    between: async () => expect(await findingsOfHistory(server)).toEqual([]),
  });
  await annotate(run.says);
  expect(faultsBeside(server)).toEqual([]);
  const least = {
    'file approved': 0.4,
    'an approved file reopened': 0.1,
    'a closed cycle reopened': 0.1,
    'something refused': 0.8,
    'a crash': 0.5,
  };
  expect(tooSeldom(run, least)).toEqual([]);
}, 14_400_000);
