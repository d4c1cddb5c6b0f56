/** What is handed to a witness: a checkpoint, and what leads to it from the one it has. */
export interface Delivery {
  readonly origin: string;
  readonly note: string;
  readonly size: number;
  /** Size of what the witness has, as far as we know; 0 for nothing. */
  readonly held: number;
  /** From `held` to `size`. */
  readonly proof: readonly Buffer[];
}

/**
 * What came of a delivery. `failed` with a code, never with words of another machine; `holds` when the witness says that
 * it has another size than we believed.
 */
export type Delivered =
  | { readonly kind: 'taken'; readonly cosignatures: readonly string[] }
  | { readonly kind: 'holds'; readonly size: number }
  | { readonly kind: 'failed'; readonly code: string };

/** Somebody outside the reach of whoever administers the database, who keeps checkpoints. */
export interface Witness {
  /** Where it is, without secrets: administrators see it. */
  readonly name: string;
  readonly kind: 'http' | 'mail';
  /** Shortest time between two deliveries that nothing hurries, in seconds. */
  readonly restSeconds: number;
  readonly deliver: (delivery: Delivery) => Promise<Delivered>;
}
