/** Whether somebody is loading the sample commune at this moment: whoever else would begin is told of it. */
export class SampleLoading {
  #since: number | undefined;

  /** Seconds it has taken; undefined while nobody loads it. */
  get seconds(): number | undefined {
    return this.#since === undefined ? undefined : Math.floor((performance.now() - this.#since) / 1000);
  }

  /** Undefined, and nothing done, where it is under way already. */
  async during<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#since !== undefined) return undefined;
    this.#since = performance.now();
    try {
      return await work();
    } finally {
      this.#since = undefined;
    }
  }
}
