/** Time on the clock, and time of all cores together: the second stays true when the machine is busy with other work. */
export interface Spent {
  readonly ms: number;
  readonly coreMs: number;
}

export async function spent(work: () => unknown): Promise<Spent> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, coreMs: (user + system) / 1000 };
}

/** The median of `runs` runs after one for warming up. */
export async function medianOf(runs: number, work: () => unknown): Promise<Spent> {
  await work();
  const all: Spent[] = [];
  for (let i = 0; i < runs; i++) all.push(await spent(work));
  return { ms: median(all.map((s) => s.ms)), coreMs: median(all.map((s) => s.coreMs)) };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
