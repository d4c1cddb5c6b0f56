import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { account } from '../database/as-actor.ts';
import { holderOfActor } from '../features/accounts/accounts.queries.ts';
import { rosterJobs } from '../features/people/roster.jobs.ts';
import { rosterById } from '../features/people/roster.queries.ts';
import { letApply, putIn, rosterVersion } from '../features/people/roster.ts';
import { WORKER_DEFAULTS, workOnce } from '../jobs/worker.ts';
import { isRefusal } from '../refusal.ts';
import { type BenchServer, benchServer } from './bench-server.ts';

/** How long something takes, and how much memory more it takes at its highest. */
export interface Effort {
  readonly question: string;
  readonly seconds: number;
  readonly mebibytes: number;
  readonly goal: { readonly seconds: number; readonly mebibytes: number };
}

const MEBIBYTE = 1024 * 1024;

/** A roster as a province puts it in: checked, let be applied, applied, with an event for each person. */
export async function rosterOfAProvince(people: number): Promise<Effort> {
  const server = await benchServer();
  try {
    const bytes = rosterOf(people);
    const before = process.memoryUsage.rss();
    let highest = before;
    const watching = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss());
    }, 20);
    const started = performance.now();
    await imported(server, bytes);
    const seconds = (performance.now() - started) / 1000;
    clearInterval(watching);
    return {
      question: `roster of ${people} rows, put in, checked and applied`,
      seconds,
      mebibytes: (highest - before) / MEBIBYTE,
      goal: { seconds: 30, mebibytes: 300 },
    };
  } finally {
    await server.close();
  }
}

function rosterOf(people: number): Buffer {
  const lines = ['id,name,partyMember,unit,title,leads,service,bornOn'];
  for (let n = 0; n < people; n += 1) {
    const day = `${1965 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`;
    lines.push(`T${n},Trần Thị Bích ${n},${n % 2 ? 'yes' : 'no'},BENCH,Chuyên viên,none,civilServant,${day}`);
  }
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}

async function imported({ database, officer, unit }: BenchServer, bytes: Buffer): Promise<void> {
  const as = database.asActor;
  const given = { unit, on: '2026-01-01', ground: 'x', file: { kind: 'csv' as const, bytes } };
  const roster = await as(account(officer), async (tx) => putIn(tx, await holderOfActor(tx), given));
  if (isRefusal(roster)) throw new Error(roster.code);
  await worked(database);
  const checked = await as(account(officer), (tx) => rosterById(tx, roster.id));
  if (checked?.state !== 'checked') throw new Error(JSON.stringify(checked?.report).slice(0, 500));
  await as(account(officer), async (tx) =>
    letApply(tx, await holderOfActor(tx), roster.id, rosterVersion(checked)),
  );
  await worked(database);
  const applied = await as(account(officer), (tx) => rosterById(tx, roster.id));
  if (applied?.state !== 'applied') throw new Error(`the roster is ${applied?.state}`);
}

async function worked(database: BenchServer['database']): Promise<void> {
  const failures: unknown[] = [];
  const settings = { ...WORKER_DEFAULTS, onFailure: (_: string, error: unknown) => failures.push(error) };
  while (await workOnce(database, rosterJobs(undefined), settings)) await sleep(0);
  if (failures.length > 0) throw failures[0];
}
