import { agreementOf, type ConsistencyProof, leafHash, type SigningKey, standingOf } from '@congtam/evidence';
import { isFields, parsed, type ReadPackage } from './read-package.ts';

/**
 * Whether a package is the word of a sender, and its log the one that was shown before.
 * - `altered`: the body is not what the event of sending says
 * - `not-theirs`: no known key of the sender signed it
 * - `not-sealed`: its event stands under no checkpoint yet
 * - `other-history`: the log is not the one that was shown before
 */
export type PackageTrust = 'theirs' | 'altered' | 'not-theirs' | 'not-sealed' | 'other-history';

export function trustIn(
  { head, hash, seal }: Pick<ReadPackage, 'head' | 'hash' | 'seal'>,
  known: {
    readonly keys: readonly SigningKey[];
    /** Checkpoints of this log that were shown before. */
    readonly before: readonly string[];
    /** Proofs that came with earlier packages. */
    readonly proofs: readonly ConsistencyProof[];
  },
): PackageTrust {
  const { promise } = seal.receipt;
  const { keys } = known;
  const isOfEvent = leafHash(Buffer.from(seal.event, 'utf8')).toString('hex') === promise.hash;
  const standing = standingOf(seal.receipt, keys);
  if (promise.origin !== head.origin || standing === 'false') return 'not-theirs';
  if (!isOfEvent || bodyIn(seal.event) !== hash) return 'altered';
  const { inclusion } = seal.receipt;
  if (standing !== 'included' || inclusion === undefined) return 'not-sealed';
  const given = { origin: head.origin, keys, proofs: [...seal.proofs, ...known.proofs] };
  const agrees = known.before.every(
    (note) => agreementOf(note, inclusion.checkpoint, given) === 'one-history',
  );
  return agrees ? 'theirs' : 'other-history';
}

/** The hash of the body that an event of sending names. */
function bodyIn(event: string): string | undefined {
  const read = parsed(event);
  if (!isFields(read) || read.action !== 'package.send' || !isFields(read.facts)) return undefined;
  return typeof read.facts.body === 'string' ? read.facts.body : undefined;
}
