import { readCheckpoint } from './checkpoint.ts';
import type { SigningKey } from './log-keys.ts';
import { provesConsistency } from './merkle.ts';

/** Hashes that lead from one size of the log to a larger one, as the log gave them (RFC 6962 §2.1.2). */
export interface ConsistencyProof {
  readonly earlier: number;
  readonly later: number;
  /** Hexadecimal. */
  readonly proof: readonly string[];
}

/**
 * What two checkpoints shown to different people say of each other.
 * - `one-history`: the larger only added to the smaller
 * - `two-histories`: they cannot both be of one log
 * - `unsigned`: one of them is not signed by a key of this log
 * - `proof-missing`: nothing leads from the smaller to the larger
 */
export type Agreement = 'one-history' | 'two-histories' | 'unsigned' | 'proof-missing';

export function agreementOf(
  one: string,
  other: string,
  given: {
    readonly origin: string;
    readonly keys: readonly SigningKey[];
    readonly proofs: readonly ConsistencyProof[];
  },
): Agreement {
  const read = [one, other].map((note) => readCheckpoint(note, given.keys));
  const [earlier, later] = read
    .filter((checkpoint) => checkpoint?.isSigned && checkpoint.origin === given.origin)
    .flatMap((checkpoint) => checkpoint ?? [])
    .sort((a, b) => a.size - b.size);
  if (earlier === undefined || later === undefined) return 'unsigned';
  const found = given.proofs.find((p) => p.earlier === earlier.size && p.later === later.size);
  const needsProof = earlier.size > 0 && earlier.size < later.size;
  if (needsProof && found === undefined) return 'proof-missing';
  const proof = needsProof ? (found?.proof ?? []).map((hash) => Buffer.from(hash, 'hex')) : [];
  return provesConsistency({ earlier, later, proof }) ? 'one-history' : 'two-histories';
}
