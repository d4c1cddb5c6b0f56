import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './access/actions.ts';
import { newId } from './database/new-id.ts';
import { accountsCommands } from './features/accounts/failing-statements.fixture.ts';
import { classificationCommands } from './features/classification/failing-statements.fixture.ts';
import { consolidationCommands } from './features/consolidation/failing-statements.fixture.ts';
import { cyclesCommands } from './features/cycles/failing-statements.fixture.ts';
import { decisionsCommands } from './features/decisions/failing-statements.fixture.ts';
import { delegationsCommands } from './features/delegations/failing-statements.fixture.ts';
import { dossiersCommands } from './features/dossiers/failing-statements.fixture.ts';
import { dutyGroupsCommands } from './features/duty-groups/failing-statements.fixture.ts';
import { evidenceBooksCommands } from './features/evidence-books/failing-statements.fixture.ts';
import { followUpCommands } from './features/follow-up/failing-statements.fixture.ts';
import { inspectionCommands } from './features/inspection/failing-statements.fixture.ts';
import { issuedPapersCommands } from './features/issued-papers/failing-statements.fixture.ts';
import { jobsCommands } from './features/jobs/failing-statements.fixture.ts';
import { meetingsCommands } from './features/meetings/failing-statements.fixture.ts';
import { monitoringCommands } from './features/monitoring/failing-statements.fixture.ts';
import { nationalDatabaseCommands } from './features/national-database/failing-statements.fixture.ts';
import { packagesCommands } from './features/packages/failing-statements.fixture.ts';
import { paperTemplatesCommands } from './features/paper-templates/failing-statements.fixture.ts';
import { papersCommands } from './features/papers/failing-statements.fixture.ts';
import { peopleCommands } from './features/people/failing-statements.fixture.ts';
import { petitionsCommands } from './features/petitions/failing-statements.fixture.ts';
import { policyLabCommands } from './features/policy-lab/failing-statements.fixture.ts';
import { procedureCommands } from './features/procedure/failing-statements.fixture.ts';
import { progressCommands } from './features/progress/failing-statements.fixture.ts';
import { registersCommands } from './features/registers/failing-statements.fixture.ts';
import { regulationsCommands } from './features/regulations/failing-statements.fixture.ts';
import { reviewPointsCommands } from './features/review-points/failing-statements.fixture.ts';
import { unitsCommands } from './features/units/failing-statements.fixture.ts';
import { useOfResultsCommands } from './features/use-of-results/failing-statements.fixture.ts';
import { workCommands } from './features/work/failing-statements.fixture.ts';
import { type Command, failingWorld } from './testing/failing-world.ts';
import type { Fault } from './testing/faulty-pool.ts';
import { rowWatch } from './testing/row-watch.ts';
import type { Reply } from './testing/test-server.ts';

const world = await failingWorld();
const { ask, faulty, superuser } = world;

/** Every command, each time on things of its own: the lines of a feature stand in the feature. */
const COMMANDS = [
  accountsCommands,
  classificationCommands,
  consolidationCommands,
  cyclesCommands,
  decisionsCommands,
  delegationsCommands,
  dossiersCommands,
  dutyGroupsCommands,
  evidenceBooksCommands,
  followUpCommands,
  inspectionCommands,
  issuedPapersCommands,
  jobsCommands,
  meetingsCommands,
  monitoringCommands,
  nationalDatabaseCommands,
  packagesCommands,
  paperTemplatesCommands,
  papersCommands,
  peopleCommands,
  petitionsCommands,
  policyLabCommands,
  procedureCommands,
  progressCommands,
  registersCommands,
  reviewPointsCommands,
  regulationsCommands,
  unitsCommands,
  useOfResultsCommands,
  workCommands,
].flatMap((commandsOf) => Object.entries(commandsOf(world)));

/** What was asked of which route. */
const sent = new Set<string>();
const NO_FAULT: Fault = { at: 0, isAnswerLost: false };
const rowsWritten = await rowWatch(superuser);

const eventCount = async (): Promise<number> =>
  (await superuser.query('select count(*)::int as n from audit.event')).rows[0].n;

async function tried(command: Command, fault: Fault, key: string): Promise<Reply> {
  faulty.arm(fault);
  const [method, path, given] = command;
  const [route] = path.split('?');
  sent.add(`${method} ${route}`);
  return ask(method, path, { ...given, headers: { ...given.headers, 'idempotency-key': key } });
}

/** A command with one statement failing: done or not done, and once when tried again. Says whether one has failed. */
async function holdsWith(prepare: () => Promise<Command>, fault: Fault): Promise<boolean> {
  const command = await prepare();
  const isForgotten = command[3] === 'forgotten';
  const key = newId();
  const [before, events] = [await rowsWritten(), await eventCount()];
  const first = await tried(command, fault, key);
  const hasFailed = faulty.hasFailed();
  const isStored = (await rowsWritten()) !== before;
  // Acknowledged means stored; a change has its event, and an event its change.
  if (first.status < 300) expect(isStored).toBe(true);
  expect((await eventCount()) > events).toBe(isStored);
  if (hasFailed) expect([500, 401, 201, 200]).toContain(first.status);
  const again = await tried(command, NO_FAULT, key);
  if (isForgotten && isStored) expect(again.status).toBe(409);
  else expect(again.status).toBeLessThan(300);
  const done = await rowsWritten();
  const third = await tried(command, NO_FAULT, key);
  if (isForgotten) expect(third.status).toBe(409);
  else expect(third.body).toEqual(again.body);
  expect(await rowsWritten()).toBe(done);
  return hasFailed;
}

/** The last statement, done or not, and two before it that the name of the command chooses: not always the same ones. */
function chosenFaults(name: string, statements: number): readonly Fault[] {
  const byName = createHash('sha256').update(name).digest();
  const between = (place: number) => 1 + (byName.readUInt16BE(place) % (statements - 1));
  return [
    { at: between(0), isAnswerLost: false },
    { at: between(2), isAnswerLost: true },
    { at: statements, isAnswerLost: false },
    { at: statements, isAnswerLost: true },
  ];
}

/** Fewer statements than this, and nothing was asked of the database that could fail. */
const LEAST = 8;
/** Acts that need fewer: one row, whose event goes with the commit. */
const LEAST_OF: ReadonlyMap<string, number> = new Map([
  ['say where notices go', 7],
  ['end other sessions', 7],
  ['vote in secret', 5],
]);

const isFull = process.env.CONGTAM_FULL === '1';

describe.each(COMMANDS)('T2 - to %s', (name, prepare) => {
  const least = LEAST_OF.get(name) ?? LEAST;
  if (isFull) {
    it.each([false, true])(
      'with each statement failing (its answer lost: %s) is done or not done, and once when tried again',
      async (isAnswerLost) => {
        let statement = 1;
        while (await holdsWith(prepare, { at: statement, isAnswerLost })) statement += 1;
        expect(statement).toBeGreaterThan(least);
      },
    );
    return;
  }
  it('with a few of its statements failing is done or not done, and once when tried again', async () => {
    expect(await holdsWith(prepare, NO_FAULT)).toBe(false);
    // Counted of another: the first one read what is read once, such as the texts of its cycle.
    await tried(await prepare(), NO_FAULT, newId());
    const statements = faulty.statements();
    expect(statements).toBeGreaterThan(least);
    for (const fault of chosenFaults(name, statements)) expect(await holdsWith(prepare, fault)).toBe(true);
  });
});

/** Acts of the legal year, by the first word of their ids; a draft of a paper writes nothing. */
const OF_THE_YEAR =
  /^(?!issuedPaper\.draft$)(procedure|authority|meeting|poll|decision|notice|petition|dossier|remedy|question|issuedPaper|paperTemplate)\./;

it('every act of the legal year is among them', () => {
  const isSent = (method: string, path: string) => {
    const pattern = new RegExp(`^${method} ${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
    return [...sent].some((one) => pattern.test(one));
  };
  const left = world.server.endpoints.filter(
    ({ method, path, id }) => method !== 'get' && OF_THE_YEAR.test(id) && !isSent(method, path),
  );
  expect(left.map(({ id }) => id)).toEqual([]);
});

it('whatever they record has words for whoever is told of it', async () => {
  const { rows } = await superuser.query<{ action: string }>('select distinct action from audit.event');
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter(({ action }) => wordsOf(action).vi === action)).toEqual([]);
});
