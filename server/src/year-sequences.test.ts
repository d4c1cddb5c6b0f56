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
import { runSequences, type Sequence, sequencesToSend, tooSeldom } from './testing/sequences.ts';
import { type AskServer, type Reply, testServer } from './testing/test-server.ts';
import { aUnit } from './testing/units.ts';
import {
  ACTORS,
  ACTS,
  type Actor,
  afterAct,
  type Doc,
  isRight,
  ON_DOC,
  ON_PETITION,
  type Petition,
  standingDoc,
  type YearCommand,
  type YearState,
} from './testing/year-model.ts';

/** What is set on paper is tested elsewhere: here an answer is only kept. */
const press = { ...paperPress(undefined), print: async () => Buffer.from('%PDF-1.7') };
const server = await testServer({}, undefined, undefined, press);

const SEQUENCES = sequencesToSend(30);
const COMMANDS = 22;
const MOST_DOCS = 4;
const DECREE = 'nd-335-2025';
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
    const accounts = new Map<Actor, string>([
      ['above', await withRoles(superuser, ['authority'], top)],
      ['stranger', await withRoles(superuser, [...new Set(Object.values(ROLES))], aside)],
    ]);
    for (const actor of ACTORS)
      if (actor !== 'own' && actor !== 'stranger' && actor !== 'above')
        accounts.set(actor, await withRoles(superuser, [ROLES[actor]], unit));
    return { unit, accounts };
  });
  const sessions = new Map<Actor, string>();
  for (const [actor, account] of made.accounts) sessions.set(actor, await server.session(account, superuser));
  return { ...made, sessions };
});

interface Year {
  readonly lane: Lane;
  readonly unit: string;
  readonly cycle: string;
  readonly code: string;
  readonly hasPartyOpinion: boolean;
  readonly sessions: ReadonlyMap<Actor, string>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly since: number;
}

async function aYear(lane: Lane, hasPartyOpinion: boolean): Promise<Year> {
  const { superuser } = lane;
  const { unit, accounts, sessions } = await officeOf(lane);
  const { own, ...made } = await putAsFound(superuser, async () => {
    const frame = { group: hasPartyOpinion ? 'deputy' : 'staff', authority: { rule: 'classifies-others' } };
    const { cycle, code, person } = await aComputedCycle(superuser, { unit, places: 5, frame });
    return { cycle, code, own: await withRoles(superuser, ['authority'], unit, person) };
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
    ...{ lane, unit, ...made, hasPartyOpinion, since: rows[0]?.since ?? 0 },
    sessions: new Map([...sessions, ['own', await server.session(own, superuser)]]),
    actors: new Map([...all].map(([actor, account]) => [account, actor])),
  };
}

interface Rows {
  readonly steps: readonly string[] | null;
  readonly levels:
    | readonly { state: string; round: number; number: number; act: string; by: string }[]
    | null;
  readonly docs: readonly (Omit<Doc, 'replaces'> & { id: string; replaces: string | null })[] | null;
  readonly petitions: readonly { id: string; levelAct: number; state: string }[] | null;
  readonly events: number;
}

/** Where a year stands, as it is stored, with the ids of its documents and petitions and how many events it has. */
async function stored({ lane, cycle, actors, since }: Year) {
  const { rows } = await lane.superuser.query<Rows>(
    `select
       (select json_agg(round || '/' || step order by taken_at) from congtam.procedure_step where cycle_id = $1) as steps,
       (select json_agg(json_build_object('state', state, 'round', round, 'number', number, 'act', act, 'by', taken_by)
         order by number) from congtam.level_act where cycle_id = $1) as levels,
       (select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'state', a.state, 'acts', a.number, 'notice', (
           select n.act from congtam.notice_act n where n.decision_id = d.id order by n.number desc limit 1),
         'replaces', i.replaces_id) order by d.drafted_at)
        from congtam.decision d join congtam.decision_item i on i.decision_id = d.id
          join lateral (select x.state, x.number from congtam.decision_act x where x.decision_id = d.id
            order by x.number desc limit 1) a on true where d.cycle_id = $1) as docs,
       (select json_agg(json_build_object('id', p.id, 'levelAct', p.level_act, 'state', coalesce((
           select s.state from congtam.petition_step s where s.petition_id = p.id order by s.number desc limit 1), 'filed'))
         order by p.filed_at) from congtam.petition p where p.cycle_id = $1) as petitions,
       (select count(*)::int from audit.event where number > $3 and actor = any ($2)) as events`,
    [cycle, [...actors.keys()], since],
  );
  const [row] = rows;
  const [levels, docs, petitions] = [row?.levels ?? [], row?.docs ?? [], row?.petitions ?? []];
  const decidersUntil = (last: number) =>
    levels.flatMap(({ act, number, by }) =>
      act === 'decide' && number <= last ? [actors.get(by) ?? 'stranger'] : [],
    );
  const last = levels.at(-1) ?? { state: 'suggested', round: 1, number: 0 };
  const state: YearState = {
    steps: row?.steps ?? [],
    level: { state: last.state, round: last.round, acts: last.number },
    deciders: decidersUntil(last.number),
    docs: docs.map(({ id: _, replaces, ...doc }) => ({
      ...doc,
      replaces: replaces === null ? null : docs.findIndex(({ id }) => id === replaces),
    })),
    petitions: petitions.map(
      ({ levelAct, state: stands }): Petition => ({
        ...{ levelAct, state: stands, against: decidersUntil(levelAct) },
      }),
    ),
  };
  const ids = { docs: docs.map(({ id }) => id), petitions: petitions.map(({ id }) => id) };
  return { state, ids, events: row?.events ?? 0 };
}
type Stored = Awaited<ReturnType<typeof stored>>;

const NOBODY = '01890000-0000-7000-8000-000000000000';
const ANSWER = {
  ...{ outcome: 'kept', findings: 'Đúng', signatory: { capacity: ['CHỦ TỊCH'] } },
  ...{ recipients: ['Như trên'], place: 'Bình An' },
};

/** Sends an act by the route it has. */
function send(ask: AskServer, year: Year, { act, actor, at }: YearCommand, now: Stored): Promise<Reply> {
  const { unit, cycle, code, sessions } = year;
  const post = (path: string, body: object = {}, headers = {}) =>
    ask('post', `/api/v1${path}`, { as: sessions.get(actor) ?? '', body, headers });
  const doc = `/decisions/${now.ids.docs[at] ?? NOBODY}`;
  const petition = `/petitions/${now.ids.petitions[at] ?? NOBODY}`;
  const step = (name: string) =>
    post(`/cycles/${cycle}/procedure/${DECREE}/${code}/steps/${name}`, { document: 'BB 3' });
  const draft = (level: string, kind: string) =>
    post(`/cycles/${cycle}/decisions`, {
      ...{ regulation: DECREE, unit, basis: 'Căn cứ văn bản', kind },
      items: [{ subject: code, level, reason: 'kết luận', document: 'KL 4/KL-TTr' }],
    });
  switch (act) {
    case 'draft':
      return draft('good', 'first');
    case 'draftReplacement':
      return draft('completed', 'replacement');
    case 'submit':
      return post(`${doc}/submission`);
    case 'opinion':
      return post(`${doc}/opinions`, { agrees: true, opinion: 'Nhất trí' });
    case 'decide':
      return post(`${doc}/decision`);
    case 'return':
    case 'withdraw':
      return post(`${doc}/${act}`, { reason: 'xem lại' });
    case 'number':
      return post(`${doc}/number`, { number: '12/QĐ', day: '2026-12-01' });
    case 'notify':
      return post(`${doc}/notices/${code}`);
    case 'acknowledge':
      return post(`${doc}/notices/${code}/acknowledgement`);
    case 'handOver':
      return post(`${doc}/notices/${code}/handed-over`, { witness: 'Bà B', note: 'không ký' });
    case 'publish':
      return post(`${doc}/publication`);
    case 'rateAgain':
      return post(
        `/cycles/${cycle}/levels/${DECREE}/${code}/rounds`,
        { reason: 'xếp loại lại' },
        { 'if-match': `"v${now.state.level.acts}"` },
      );
    case 'petition':
      return post(`/cycles/${cycle}/petitions`, { contested: 'Không nhất trí' });
    case 'withdrawPetition':
      return post(`${petition}/withdrawal`);
    case 'takePetition':
      return post(`${petition}/taking`);
    case 'answer':
      return post(`${petition}/answer`, ANSWER);
    default:
      return step(act);
  }
}

/** What leads on comes oftener than what leads back, so that sequences come far. */
const OFTENER: { readonly [act: string]: number } = {
  ...{ 'self-review': 20, meeting: 20, 'party-opinion': 20, submit: 9, decide: 12, number: 12, notify: 9 },
  ...{
    publish: 9,
    acknowledge: 3,
    archive: 3,
    rateAgain: 2,
    petition: 3,
    takePetition: 9,
    answer: 9,
    draftReplacement: 3,
  },
};
const OFTEN = ACTS.flatMap((act) => Array.from({ length: OFTENER[act] ?? 1 }, () => act));

/** Mostly what is right where things stand; one in five is whatever comes, by whomever. */
function chosen(sequence: Sequence, year: Year, { state }: Stored): YearCommand {
  const isAnything = sequence.inPercent(20);
  for (;;) {
    const act = isAnything ? sequence.pick(ACTS) : sequence.pick(OFTEN);
    const among = ON_DOC.includes(act) ? state.docs : ON_PETITION.includes(act) ? state.petitions : [];
    const command = {
      act,
      actor: sequence.pick(ACTORS),
      at: sequence.whole(0, Math.max(0, among.length - 1)),
    };
    if (/^draft/.test(act) && state.docs.length >= MOST_DOCS) continue;
    if (isAnything || isRight(command, state, year)) return command;
    // Rarely nothing is left to do.
    if (sequence.inPercent(0.1)) return command;
  }
}

async function sequenceOf(lane: Lane, sequence: Sequence): Promise<void> {
  const year = await aYear(lane, sequence.inPercent(40));
  let before = await stored(year);
  for (let count = 0; count < COMMANDS; count += 1) {
    const command = chosen(sequence, year, before);
    const right = isRight(command, before.state, year);
    const fault = sequence.inPercent(8) ? aFault(sequence, 40) : undefined;
    sequence.note(
      `${command.act} ${command.at} by ${command.actor}${fault ? ` ${JSON.stringify(fault)}` : ''}`,
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
    reach(sequence, command, after.state, isKept);
    before = after;
  }
  await expectSeenAsStored(year, before);
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
  if (act === 'handOver') sequence.reached('handed over, not signed');
}

/** What the server tells of the steps and of what holds is what was done. */
async function expectSeenAsStored({ cycle, code, sessions }: Year, { state, ids }: Stored): Promise<void> {
  const as = sessions.get('officer') ?? '';
  const way = await server.ask('get', `/api/v1/cycles/${cycle}/procedure/${DECREE}/${code}`, { as });
  const done = (way.body.steps ?? []).flatMap((one) =>
    String(one.state) === 'done' ? [String(one.step)] : [],
  );
  const once = ['self-review', 'meeting', 'party-opinion'];
  const counted = state.steps.flatMap((one) => {
    const [round, step = ''] = one.split('/');
    return Number(round) === state.level.round || once.includes(step) ? [step] : [];
  });
  expect(done.sort()).toEqual([...new Set(counted)].sort());
  const query = new URLSearchParams({ regulation: DECREE, withReplaced: 'no' });
  const held = await server.ask('get', `/api/v1/cycles/${cycle}/decided-levels?${query}`, { as });
  const standing = ids.docs[standingDoc(state)];
  expect((held.body.levels ?? []).map(({ decision }) => decision)).toEqual(
    standing === undefined ? [] : [standing],
  );
}

it(`A08 - in ${SEQUENCES} sequences of acts of a year, by anybody, through crashes: no state the decree does not know, one decision that holds, nobody by their own hand`, async ({
  annotate,
}) => {
  const run = await runSequences({
    ...{ sequences: SEQUENCES, lanes: await openLanes(server), each: sequenceOf },
    between: async () => expect(await findingsOfHistory(server)).toEqual([]),
  });
  await annotate(run.says);
  expect(faultsBeside(server)).toEqual([]);
  const least = {
    decided: 0.7,
    published: 0.4,
    'a petition answered': 0.15,
    replaced: 0.1,
    'something refused': 0.8,
    'a crash': 0.3,
  };
  expect(tooSeldom(run, least)).toEqual([]);
}, 14_400_000);
