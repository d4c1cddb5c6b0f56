import { timingSafeEqual } from 'node:crypto';
import { say } from '@congtam/engine';
import { z } from 'zod';
import { type Endpoint, publicEndpoint } from './endpoint.ts';
import type { Gate } from './gate.ts';
import { notFound } from './problem.ts';

const BUCKETS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000];

/** A number somebody else knows at the moment of asking. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: () => Promise<number>;
}

/** Counts what was served: by route and status, never by whom or about whom. */
export class RequestMetrics {
  readonly #counts = new Map<string, number>();
  readonly #buckets = BUCKETS.map(() => 0);
  #total = 0;
  #milliseconds = 0;

  count(line: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly milliseconds: number;
  }): void {
    const method = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(line.method) ? line.method : 'OTHER';
    const key = `method="${method}",route="${line.route}",status="${line.status}"`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    BUCKETS.forEach((most, at) => {
      if (line.milliseconds <= most) this.#buckets[at] = (this.#buckets[at] ?? 0) + 1;
    });
    this.#total += 1;
    this.#milliseconds += line.milliseconds;
  }

  /** Prometheus text format. */
  async text(gate: Gate | undefined, gauges: readonly Gauge[]): Promise<string> {
    const now: [string, string, number][] = [
      ['congtam_requests_running', 'Requests at work', gate?.running ?? 0],
      ['congtam_requests_waiting', 'Requests that wait for a place', gate?.waiting ?? 0],
      ['process_resident_memory_bytes', 'Resident memory', process.memoryUsage.rss()],
    ];
    for (const { name, help, value } of gauges) now.push([name, help, await value().catch(() => Number.NaN)]);
    const seconds = BUCKETS.map((most, at) => `{le="${most / 1000}"} ${this.#buckets[at] ?? 0}`);
    const duration = 'congtam_request_duration_seconds';
    return [
      '# HELP congtam_requests_total Requests served, by route and status',
      '# TYPE congtam_requests_total counter',
      ...[...this.#counts].sort().map(([key, count]) => `congtam_requests_total{${key}} ${count}`),
      `# HELP ${duration} Time from request to answer`,
      `# TYPE ${duration} histogram`,
      ...seconds.map((line) => `${duration}_bucket${line}`),
      `${duration}_bucket{le="+Inf"} ${this.#total}`,
      `${duration}_sum ${this.#milliseconds / 1000}`,
      `${duration}_count ${this.#total}`,
      '# HELP congtam_requests_shed_total Requests sent away for want of a place',
      '# TYPE congtam_requests_shed_total counter',
      `congtam_requests_shed_total ${gate?.shed ?? 0}`,
      ...now.flatMap(([name, help, value]) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} gauge`,
        `${name} ${value}`,
      ]),
      '',
    ].join('\n');
  }
}

export interface MetricsSettings {
  readonly metrics: RequestMetrics;
  readonly gate?: Gate | undefined;
  readonly gauges: readonly Gauge[];
  /** With it other machines may ask; without, this one only. */
  readonly token?: string | undefined;
}

/** For the machine that watches over this one. To anybody else it is not there. */
export const metricsRoute = ({ metrics, gate, gauges, token }: MetricsSettings): Endpoint =>
  publicEndpoint({
    method: 'get',
    path: '/metrics',
    id: 'metrics',
    summary: say('Số đo cho hệ thống giám sát (Prometheus)', 'Figures for monitoring (Prometheus)'),
    because: 'monitoring has no session: it asks from this machine, or with the token of the settings',
    givesText: ['text/plain; version=0.0.4; charset=utf-8'],
    isUncounted: true,
    status: 200,
    reply: z.unknown(),
    handle: async (_, { address, bearer }) => {
      const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
      if (!(isLocal || isSame(bearer, token))) return notFound();
      const content = await metrics.text(gate, gauges);
      return { body: undefined, text: { type: 'text/plain; version=0.0.4; charset=utf-8', content } };
    },
  });

function isSame(given: string | undefined, token: string | undefined): boolean {
  if (given === undefined || token === undefined) return false;
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
