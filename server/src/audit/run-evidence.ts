import { mkdirSync } from 'node:fs';
import type { Database } from '../database/open-database.ts';
import { startRepeating } from '../jobs/repeating.ts';
import type { JobHandlers } from '../jobs/worker.ts';
import { faultFields, type ServerLog } from '../server-log.ts';
import {
  type JournalEntry,
  journalIn,
  newestCheckpoint,
  readJournal,
  saidSinceCheckpoint,
} from './journal.ts';
import { type LogKey, openLogKey } from './log-key.ts';
import { record } from './record.ts';
import { type LogStanding, sealWaiting, signNewCheckpoint, standingAgainst } from './sealer.ts';
import { sendCheckpoints } from './send-checkpoints.ts';
import { sealingJobs } from './soon.ts';
import type { Witness } from './witness.ts';

const SEAL_EVERY = 2000;
const CHECKPOINT_EVERY = 10 * 60 * 1000;
const SEND_EVERY = 15_000;

/** The evidence log at work. */
export interface RunningEvidence {
  readonly key: LogKey;
  readonly standing: LogStanding;
  /** Whether the last attempt to seal and sign went well. */
  readonly isWell: () => boolean;
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
  const key = openLogKey(folder);
  const journal = journalIn(folder);
  const entries = readJournal(journal);
  const standing = await standingAgainst(database, newestCheckpoint(entries), key);
  const jobs = sealingJobs(database, { key, journal }, witnesses);
  if (standing.kind !== 'met') {
    log('error', 'the database does not meet its newest checkpoint', { ...standing });
    return { key, standing, isWell: () => true, jobs: {}, stop: async () => {} };
  }
  for (const entry of saidSinceCheckpoint(entries)) await recordSaid(database, entry);
  let isWell = true;
  const watched = (work: () => Promise<unknown>) => async () => {
    try {
      await work();
      isWell = true;
    } catch (error) {
      isWell = false;
      log('error', 'sealing failed', faultFields(error));
    }
  };
  const seal = watched(() => sealWaiting(database));
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
    startRepeating(sign, CHECKPOINT_EVERY),
    startRepeating(send, SEND_EVERY, (error) =>
      log('error', 'sending checkpoints failed', faultFields(error)),
    ),
  ];
  return {
    key,
    standing,
    isWell: () => isWell,
    jobs,
    stop: async () => {
      await Promise.all(repeated.map((each) => each.stop()));
      // What was acknowledged stands under a checkpoint before the database stops.
      await seal();
      await sign();
    },
  };
}

/** The log says of itself that it began again from a backup, or with another key; who said so and why is in the journal. */
async function recordSaid({ asSystem }: Database, entry: JournalEntry): Promise<void> {
  const subject = { kind: 'installation', id: 'this' };
  switch (entry.kind) {
    case 'checkpoint':
      return;
    case 'restore-accepted':
      await asSystem((tx) => record(tx, { action: 'installation.restore-accepted', subject }));
      return;
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
