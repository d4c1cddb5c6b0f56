/** What a request is to the gate: a write of somebody signed in has places that nothing else may take. */
export type Lane = 'general' | 'write';

export interface GateSizes {
  /** Requests of any kind that work at once. */
  readonly general: number;
  /** Places beyond those, for writes of people who are signed in. */
  readonly reserved: number;
  /** Requests of each lane that may wait for a place. */
  readonly mostWaiting: number;
  /** How long one waits before it is sent away. */
  readonly patienceMilliseconds: number;
}

/** As many work as there are connections to the database, so that nobody waits for one without an end. */
export const GATE_DEFAULTS: GateSizes = {
  general: 12,
  reserved: 4,
  mostWaiting: 200,
  patienceMilliseconds: 3000,
};

interface Waiting {
  readonly enter: () => void;
}

/**
 * Stands before the connections to the database. In a rush of readers (or of strangers), whoever has to hand something in
 * before the deadline still finds a place; who finds none is sent away at once, with a time to come back.
 */
export class Gate {
  readonly #sizes: GateSizes;
  readonly #running: Record<Lane, number> = { general: 0, write: 0 };
  readonly #waiting: Record<Lane, Waiting[]> = { general: [], write: [] };
  #shed = 0;

  constructor(sizes: GateSizes = GATE_DEFAULTS) {
    this.#sizes = sizes;
  }

  get running(): number {
    return this.#running.general + this.#running.write;
  }
  get waiting(): number {
    return this.#waiting.general.length + this.#waiting.write.length;
  }
  /** How many were sent away since the start. */
  get shed(): number {
    return this.#shed;
  }

  /** @returns what to call when done; undefined when there is no place */
  async enter(lane: Lane): Promise<(() => void) | undefined> {
    if (this.#hasPlace(lane) && this.#waiting[lane].length === 0) return this.#take(lane);
    if (this.#waiting[lane].length >= this.#sizes.mostWaiting) {
      this.#shed += 1;
      return undefined;
    }
    return new Promise((done) => {
      const waiting: Waiting = {
        enter: () => {
          clearTimeout(late);
          done(this.#take(lane));
        },
      };
      const late = setTimeout(() => {
        this.#waiting[lane] = this.#waiting[lane].filter((each) => each !== waiting);
        this.#shed += 1;
        done(undefined);
      }, this.#sizes.patienceMilliseconds);
      this.#waiting[lane].push(waiting);
    });
  }

  #hasPlace(lane: Lane): boolean {
    const { general, reserved } = this.#sizes;
    const isFree = this.running < general + reserved;
    return isFree && (lane === 'write' || this.#running.general < general);
  }

  #take(lane: Lane): () => void {
    this.#running[lane] += 1;
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#running[lane] -= 1;
      this.#letIn();
    };
  }

  #letIn(): void {
    for (const lane of ['write', 'general'] as const) {
      while (this.#hasPlace(lane)) {
        const next = this.#waiting[lane].shift();
        if (next === undefined) break;
        next.enter();
      }
    }
  }
}
