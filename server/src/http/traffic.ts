import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';
import { Gate, type GateSizes, type Lane } from './gate.ts';
import { type Allowance, QUOTA_DEFAULTS, type Quotas, RateLimit } from './rate-limit.ts';

/** Who calls, as far as it is known. */
export type Caller =
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'stranger'; readonly address: string };

/** Keeps the server answering when more is asked of it than it can do. */
export class Traffic {
  readonly gate: Gate;
  readonly #addresses: RateLimit;
  readonly #strangers: RateLimit;
  readonly #accounts: RateLimit;
  readonly #quotas: Quotas;

  constructor(given: { readonly quotas?: Quotas; readonly gate?: GateSizes } = {}) {
    this.#quotas = given.quotas ?? QUOTA_DEFAULTS;
    this.gate = new Gate(given.gate);
    this.#addresses = new RateLimit(this.#quotas.address);
    this.#strangers = new RateLimit(this.#quotas.stranger);
    this.#accounts = new RateLimit(this.#quotas.account);
  }

  /** Counted before anything else is done for a call. */
  ofAddress(address: string): Refusal | undefined {
    const allowance = this.#addresses.count(address);
    return allowance.isWithin ? undefined : tooMany(allowance);
  }

  /** Counted once it is known who calls; the headers say where they stand. */
  ofCaller(caller: Caller): { readonly headers: Headers; readonly refused?: Refusal } {
    const isKnown = caller.kind === 'account';
    const allowance = isKnown ? this.#accounts.count(caller.account) : this.#strangers.count(caller.address);
    const { seconds } = isKnown ? this.#quotas.account : this.#quotas.stranger;
    const headers = new Headers({
      'ratelimit-policy': `"${caller.kind}";q=${allowance.limit};w=${seconds}`,
      ratelimit: `"${caller.kind}";r=${allowance.left};t=${allowance.resetSeconds}`,
    });
    return allowance.isWithin ? { headers } : { headers, refused: tooMany(allowance) };
  }

  /** Does the work when there is a place for it; the refusal when there is none. */
  async within<T>(lane: Lane, work: () => Promise<T>): Promise<T | Refusal> {
    const leave = await this.gate.enter(lane);
    if (leave === undefined) return overloaded();
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

const tooMany = ({ resetSeconds }: Allowance): Refusal =>
  refusal(
    429,
    'http.too-many-requests',
    say('gửi quá nhiều yêu cầu trong thời gian ngắn', 'too many requests in a short time'),
    say(`chờ ${resetSeconds} giây rồi gửi tiếp`, `wait ${resetSeconds} seconds and go on`),
    { retryAfterSeconds: resetSeconds },
  );

/** Too much at once: nothing was stored, come again. */
export const overloaded = (): Refusal =>
  refusal(
    503,
    'server.busy',
    say('hệ thống đang quá tải, chưa có gì được ghi', 'the system is overloaded, nothing was stored'),
    say('thử lại sau vài giây', 'try again in a few seconds'),
    { retryAfterSeconds: 2 },
  );
