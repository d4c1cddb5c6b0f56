import { availableParallelism } from 'node:os';

/** What a request is to the gate: a write of somebody signed in has places that nothing else may take. */
export type Lane = 'general' | 'write';

/**
 * How many requests may be in their first moments, one of which is kept for writes of people who are signed in. More would
 * only take the processors from each other, and all of them would be done later.
 */
export interface Beginning {
  readonly most: number;
  /** How long that lasts: what takes longer goes on beside the others. */
  readonly milliseconds: number;
}

export interface GateSizes {
  /** Requests of any kind that work at once. */
  readonly general: number;
  /** Places beyond those, for writes of people who are signed in. */
  readonly reserved: number;
  /** Absent: they may all begin at once. */
  readonly beginning?: Beginning;
  /** Requests of each lane that may wait for a place. */
  readonly mostWaiting: number;
  /** How long one waits before it is sent away. */
  readonly patienceMilliseconds: number;
}

/** As many work as there are connections to the database, so that nobody waits for one without an end. */
export const GATE_DEFAULTS: GateSizes = {
  general: 12,
  reserved: 4,
  beginning: { most: 3 * availableParallelism() + 1, milliseconds: 250 },
  mostWaiting: 200,
  patienceMilliseconds: 3000,
};

interface Waiting {
  readonly enter: () => void;
}

/**
 * Stands before the connections to the database. In a rush of readers (or of strangers), whoever has to hand something in
 * before the deadline still finds a place; who finds none is sent away at once, with a time to come back. Short work is
 * done a few at a time; long work, of which there may be more, does not hold it up.
 */
export class Gate {
  readonly #sizes: GateSizes;
  readonly #running: Record<Lane, number> = { general: 0, write: 0 };
  readonly #begun: Record<Lane, number> = { general: 0, write: 0 };
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
    const { general, reserved, beginning } = this.#sizes;
    const mayBegin = beginning?.most ?? Number.POSITIVE_INFINITY;
    if (this.running >= general + reserved || this.#begun.general + this.#begun.write >= mayBegin)
      return false;
    return (
      lane === 'write' || (this.#running.general < general && this.#begun.general < Math.max(1, mayBegin - 1))
    );
  }

  #take(lane: Lane): () => void {
    this.#running[lane] += 1;
    const goesOn = this.#begin(lane);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#running[lane] -= 1;
      goesOn();
      this.#letIn();
    };
  }

  /** @returns what to call when it has ended, however long it took */
  #begin(lane: Lane): () => void {
    const { beginning } = this.#sizes;
    if (beginning === undefined) return () => {};
    this.#begun[lane] += 1;
    let isBeginning = true;
    const goesOn = () => {
      clearTimeout(takesLong);
      if (isBeginning) this.#begun[lane] -= 1;
      isBeginning = false;
    };
    const takesLong = setTimeout(() => {
      goesOn();
      this.#letIn();
    }, beginning.milliseconds);
    takesLong.unref();
    return goesOn;
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
