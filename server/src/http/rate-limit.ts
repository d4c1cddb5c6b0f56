/** So many calls in so many seconds. */
export interface Quota {
  readonly calls: number;
  readonly seconds: number;
}

export interface Quotas {
  /** Everything from one network address; an agency may be behind one. */
  readonly address: Quota;
  /** Calls without a session, by address. */
  readonly stranger: Quota;
  readonly account: Quota;
}

export const QUOTA_DEFAULTS: Quotas = {
  address: { calls: 12_000, seconds: 60 },
  stranger: { calls: 1200, seconds: 60 },
  account: { calls: 1200, seconds: 60 },
};

/** Where a caller stands in the present window. */
export interface Allowance {
  readonly isWithin: boolean;
  readonly limit: number;
  readonly left: number;
  /** Until the window begins anew. */
  readonly resetSeconds: number;
}

const MOST_KEPT = 50_000;

/** Counts calls by caller in windows of fixed length, in memory: a server that starts again begins anew. */
export class RateLimit {
  readonly #quota: Quota;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #window = -1;

  constructor(quota: Quota, now = () => Date.now()) {
    this.#quota = quota;
    this.#now = now;
  }

  count(caller: string): Allowance {
    const { calls, seconds } = this.#quota;
    const at = this.#now() / 1000;
    const window = Math.floor(at / seconds);
    // Whoever calls from ever new addresses fills no memory: then the counts begin anew.
    if (window !== this.#window || this.#counts.size >= MOST_KEPT) this.#counts = new Map();
    this.#window = window;
    const count = (this.#counts.get(caller) ?? 0) + 1;
    this.#counts.set(caller, count);
    return {
      isWithin: count <= calls,
      limit: calls,
      left: Math.max(0, calls - count),
      resetSeconds: Math.max(1, Math.ceil((window + 1) * seconds - at)),
    };
  }
}
