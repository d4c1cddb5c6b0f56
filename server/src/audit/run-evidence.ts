import { mkdirSync } from 'node:fs';
import type { Database } from '../database/open-database.ts';
import { startRepeating } from '../jobs/repeating.ts';
import type { JobHandlers } from '../jobs/worker.ts';
import { faultFields, type ServerLog } from '../server-log.ts';
import { sealFoundRows } from './found-rows.ts';
import { type JournalEntry, journalIn, readJournal, saidSinceCheckpoint } from './journal.ts';
import { type LogKey, openLogKey } from './log-key.ts';
import { eventSigner } from './receipts.ts';
import { record } from './record.ts';
import { LogForked, sealWaiting, signNewCheckpoint } from './sealer.ts';
import { sendCheckpoints } from './send-checkpoints.ts';
import { sealingJobs } from './soon.ts';
import { isLogNew, type LogStanding, standingOfLog } from './standing.ts';
import type { Witness } from './witness.ts';

const SEAL_EVERY = 2000;
const CHECKPOINT_EVERY = 10 * 60 * 1000;
const SEND_EVERY = 15_000;
/** All events are gone through, not the latest alone. */
const SEAL_WHOLE_EVERY = 60 * 60 * 1000;
/** One connection that came too late is no failure: it is tried again in two seconds. */
const MAY_FAIL = 10_000;
/** So long may sealing fail before acts are refused: what is not sealed can be taken away. */
const MOST_UNSEALED = 3 * 60 * 1000;

/** The evidence log at work. */
export interface RunningEvidence {
  readonly key: LogKey;
  /** `true`, or the code of what is wrong between the log and its checkpoints. */
  readonly standing: () => true | string;
  /** `true`, or the code of what is wrong with sealing. */
  readonly sealing: () => true | string;
  /** Why no act may be done now; undefined while all is well. */
  readonly standstill: () => string | undefined;
  readonly jobs: JobHandlers;
  stop(): Promise<void>;
}

/** Compares the database with its newest checkpoint and, when it meets it, seals, signs and sends from now on. */
export async function startEvidence(given: {
  readonly database: Database;
  readonly folder: string;
  readonly witnesses: readonly Witness[];
  readonly log: ServerLog;
}): Promise<RunningEvidence> {
  const { database, folder, witnesses, log } = given;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = openLogKey(folder, { mayBegin: await isLogNew(database) });
  database.signEventsWith(eventSigner(key));
  const journal = journalIn(folder);
  const entries = readJournal(journal);
  const met = await standingOfLog(database, entries, key);
  const jobs = sealingJobs(database, { key, journal }, witnesses);
  if (met.kind !== 'met') {
    log('error', 'the database does not meet its checkpoints', { ...met });
    const standing = () => codeOf(met);
    return { key, standing, sealing: () => true, standstill: standing, jobs: {}, stop: async () => {} };
  }
  await sealFoundRows(database);
  for (const entry of saidSinceCheckpoint(entries)) await recordSaid(database, entry);
  const state = { isForked: false, unsigned: 0, failingSince: undefined as number | undefined };
  const hasFailedFor = (milliseconds: number) =>
    state.failingSince !== undefined && Date.now() - state.failingSince > milliseconds;
  const watched = (work: () => Promise<unknown>) => async () => {
    try {
      await work();
      state.failingSince = undefined;
    } catch (error) {
      state.failingSince ??= Date.now();
      if (error instanceof LogForked) state.isForked = true;
      log('error', 'sealing failed', faultFields(error));
    }
  };
  const sealAll = (isWhole: boolean) =>
    watched(async () => {
      const { unsigned } = await sealWaiting(database, { key, isWhole });
      if (unsigned > state.unsigned) log('error', 'events that the log never signed', { unsigned });
      state.unsigned = isWhole ? unsigned : Math.max(unsigned, state.unsigned);
    });
  const seal = sealAll(false);
  const sign = watched(() => signNewCheckpoint(database, { key, journal }));
  const send = async () => {
    const failures = await sendCheckpoints(database, witnesses);
    // The witness is named by its place in the settings: an address may be a person's.
    for (const [name, code] of failures) {
      log('warn', 'a witness did not take the checkpoint', {
        witness: witnesses.findIndex((witness) => witness.name === name) + 1,
        code,
      });
    }
  };
  const repeated = [
    startRepeating(seal, SEAL_EVERY),
    startRepeating(sealAll(true), SEAL_WHOLE_EVERY),
    startRepeating(sign, CHECKPOINT_EVERY),
    startRepeating(send, SEND_EVERY, (error) =>
      log('error', 'sending checkpoints failed', faultFields(error)),
    ),
  ];
  return {
    key,
    standing: () => !state.isForked || 'log-different',
    sealing: () => (state.unsigned > 0 ? 'event-unsigned' : !hasFailedFor(MAY_FAIL) || 'failing'),
    standstill: () => {
      if (state.isForked) return 'log-different';
      return hasFailedFor(MOST_UNSEALED) ? 'failing' : undefined;
    },
    jobs,
    stop: async () => {
      await Promise.all(repeated.map((each) => each.stop()));
      // What was acknowledged stands under a checkpoint before the database stops.
      await seal();
      await sign();
    },
  };
}

const codeOf = ({ kind }: LogStanding): string => (kind === 'journal-missing' ? kind : `log-${kind}`);

/** The log says of itself that it began again from a backup, or with another key; who said so and why is in the journal. */
async function recordSaid({ asSystem }: Database, entry: JournalEntry): Promise<void> {
  const subject = { kind: 'installation', id: 'this' };
  switch (entry.kind) {
    case 'log-begun':
    case 'checkpoint':
      return;
    case 'restore-accepted': {
      const { by, reason, setAside } = entry;
      await asSystem((tx) =>
        record(tx, {
          action: 'installation.restore-accepted',
          subject,
          facts: { setAside: setAside === undefined ? null : { ...setAside } },
          texts: { by, reason },
        }),
      );
      return;
    }
    case 'key-changed': {
      const { from, to } = entry.change;
      await asSystem((tx) =>
        record(tx, { action: 'installation.key-changed', subject, facts: { from, to } }),
      );
      return;
    }
    case 'key-lost': {
      const { from, to, document } = entry;
      const facts = { from, to, document };
      await asSystem((tx) => record(tx, { action: 'installation.key-lost', subject, facts }));
      return;
    }
    default:
      entry satisfies never;
  }
}
