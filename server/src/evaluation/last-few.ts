/** The last few things that were used; what is put in moves the oldest out. The newest is kept however large it is. */
export class LastFew<Value> {
  readonly #most: number;
  readonly #mostWeight: number;
  /** Oldest use first. */
  readonly #kept = new Map<string, { readonly value: Value; readonly weight: number }>();

  /** @param mostWeight of all together, in whatever unit they are weighed */
  constructor({ most, mostWeight }: { readonly most: number; readonly mostWeight: number }) {
    this.#most = most;
    this.#mostWeight = mostWeight;
  }

  get(key: string): Value | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  put(key: string, value: Value, weight: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, weight });
    let all = [...this.#kept.values()].reduce((sum, one) => sum + one.weight, 0);
    for (const [oldest, { weight: its }] of this.#kept) {
      if (this.#kept.size === 1 || (this.#kept.size <= this.#most && all <= this.#mostWeight)) break;
      this.#kept.delete(oldest);
      all -= its;
    }
  }
}
