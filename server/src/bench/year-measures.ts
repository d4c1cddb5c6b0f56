import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { perSecond } from './bench-server.ts';
import { type Worker, type YearWorld, yearWorld } from './year-world.ts';

/** One thing measured, with what is asked for. */
export interface Measure {
  readonly question: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | '/s' | '%' | 'MB';
  readonly goal: string;
}

const MONTH = '2026-12';
const CLIENTS = 16;
/** Times as long as what is measured after it: for half a minute the server still compiles what it does often. */
export const WARM_UP = 6;

/** The 95th of a hundred, shortest first. */
export const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.95))] ?? 0;

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const started = performance.now();
  const result = await work();
  return { result, ms: performance.now() - started };
}

const fileOf = (cycle: string, { person }: Worker) =>
  `/api/v1/cycles/${cycle}/people/${person}/monitoring/${MONTH}`;

const CRITERIA = { rater: 'self', 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2.5', 'II.3': '2' };
export const criteriaRow = (given: string) => ({
  sheet: 'general-criteria',
  key: 'a',
  cells: { ...CRITERIA, 'III.1': given },
});

/** So many lines of work, as somebody writes them at the end of a month. */
export const linesOfWork = (count: number, given: string) =>
  Array.from({ length: count }, (_, at) => ({
    sheet: 'work-products',
    key: `w${at}`,
    cells: { product: `Việc ${at}`, coefficient: '1.5', assigned: '4', completed: given },
  }));

/** Drafts of twenty lines saved by many at once, each in their own file. */
export async function draftSaves(world: YearWorld, milliseconds: number): Promise<readonly Measure[]> {
  const cycle = await world.openCycle({ kind: 'month', period: MONTH });
  const versions = new Map<Worker, number>();
  let turn = 0;
  const save = async () => {
    const worker = world.workers[turn++ % world.workers.length];
    if (worker === undefined) throw new Error('nobody works');
    const version = versions.get(worker) ?? 0;
    versions.set(worker, version + 1);
    await world.ask({
      ...{ method: 'PUT', path: `${fileOf(cycle, worker)}/self`, token: worker.token, seen: `"v${version}"` },
      body: { rows: linesOfWork(20, String(1 + (version % 4))) },
    });
  };
  await world.warmUp(milliseconds * WARM_UP, (time) => perSecond(CLIENTS, time, save));
  const value = await perSecond(CLIENTS, milliseconds, save);
  return [{ question: 'saves of a draft of 20 lines, 16 at once', value, unit: '/s', goal: '≥ 300/s' }];
}

/** A cycle of everybody, planned and opened. */
export async function cycleMade(world: YearWorld, people: number): Promise<readonly Measure[]> {
  const { ms } = await timed(() => world.openCycle({ kind: 'quarter', period: '2026-Q4' }));
  return [{ question: `a cycle for ${people} people, made`, value: ms / 1000, unit: 's', goal: '≤ 5 s' }];
}

/**
 * A year closed: kept, read, computed, held against its quotas and stored, while people hand in their month in another
 * cycle.
 */
export async function yearClosed(world: YearWorld, people: number): Promise<readonly Measure[]> {
  const cycle = await world.openCycle({ kind: 'year', period: '2026' });
  await world.fill(cycle);
  const month = await world.openCycle({ kind: 'month', period: MONTH });
  const submits: number[] = [];
  const meanwhile = { isOver: false };
  const submitting = submitAllTheWhile(world, month, submits, meanwhile);
  const { ms } = await timed(() => closed(world, cycle));
  meanwhile.isOver = true;
  await submitting;
  return [
    {
      question: `closing a year for ${people} people, computed and stored`,
      value: ms / 1000,
      unit: 's',
      goal: '≤ 60 s',
    },
    {
      question: `handing in meanwhile, p95 of ${submits.length}`,
      value: p95(submits),
      unit: 'ms',
      goal: '≤ 1000 ms',
    },
  ];
}

async function submitAllTheWhile(
  world: YearWorld,
  cycle: string,
  submits: number[],
  meanwhile: { readonly isOver: boolean },
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let worker = world.workers[next++]; worker && !meanwhile.isOver; worker = world.workers[next++]) {
        const path = fileOf(cycle, worker);
        const { token } = worker;
        await world.ask({
          ...{ method: 'PUT', path: `${path}/self`, token, seen: '"v0"' },
          body: { rows: [criteriaRow('2')] },
        });
        const handedIn = await timed(() =>
          world.ask({ method: 'POST', path: `${path}/submission`, token, seen: '"v1"', body: {} }),
        );
        submits.push(handedIn.ms);
        await sleep(100);
      }
    }),
  );
}

/** Closes a cycle and computes it; over when the results are stored. */
export async function closed({ ask, server: { token } }: YearWorld, cycle: string): Promise<void> {
  const path = `/api/v1/cycles/${cycle}`;
  await ask({ method: 'POST', path: `${path}/closing`, token, body: { ground: 'KH 02' } });
  await until(async () => (await ask({ method: 'GET', path, token })).body.state === 'closed');
  await ask({ method: 'POST', path: `${path}/runs`, token, body: { asOf: '2026-12-31' } });
  await until(async () => {
    const { runs } = (await ask({ method: 'GET', path: `${path}/runs`, token })).body;
    const [run]: readonly { outcome?: string; receipt?: unknown }[] = Array.isArray(runs) ? runs : [];
    if (run?.outcome === 'refused') throw new Error(JSON.stringify(run.receipt).slice(0, 1000));
    return run?.outcome === 'done';
  });
}

const LONGEST = 900_000;

async function until(is: () => Promise<boolean>): Promise<void> {
  for (const started = performance.now(); performance.now() - started < LONGEST; ) {
    if (await is()) return;
    await sleep(100);
  }
  throw new Error('it did not come about');
}

/** The board of one scope of so many people, asked while choices are made in it. */
export async function liveBoard(people: number, rounds: number): Promise<readonly Measure[]> {
  const world = await yearWorld({ people, peopleInACommune: people, products: 1 });
  try {
    const cycle = await world.openCycle({ kind: 'year', period: '2026' });
    await world.fill(cycle);
    await closed(world, cycle);
    const path = `/api/v1/cycles/${cycle}`;
    const board = `${path}/quota-boards?regulation=nd-335-2025&quota=excellent-people&scope=C1`;
    const token = world.authority;
    const first = await world.ask({ method: 'GET', path: board, token });
    const candidates = JSON.stringify(first.body).match(/"subject":"Y\d+"/g) ?? [];
    if (candidates.length === 0) throw new Error('the board is empty');
    const reads: number[] = [];
    const choices: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const subject = /Y\d+/.exec(candidates[round % candidates.length] ?? '')?.[0];
      const body = {
        regulation: 'nd-335-2025',
        quota: 'excellent-people',
        subject,
        isGiven: false,
        reason: 'x',
      };
      choices.push(
        (await timed(() => world.ask({ method: 'POST', path: `${path}/quota-places`, token, body }))).ms,
      );
      reads.push((await timed(() => world.ask({ method: 'GET', path: board, token }))).ms);
    }
    return [
      {
        question: `the live quota board of ${people} people, p95`,
        value: p95(reads),
        unit: 'ms',
        goal: '≤ 200 ms',
      },
      { question: 'a choice on it, p95', value: p95(choices), unit: 'ms', goal: '≤ 500 ms' },
    ];
  } finally {
    await world.close();
  }
}
