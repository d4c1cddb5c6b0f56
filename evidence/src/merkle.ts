import { createHash } from 'node:crypto';

/** 32 bytes of SHA-256. */
export type Hash = Buffer;

/** The complete subtree over the leaves `index · 2^level` to `(index + 1) · 2^level − 1`; level 0 is a leaf. */
export interface NodeAt {
  readonly level: number;
  readonly index: number;
}
export interface TreeNode extends NodeAt {
  readonly hash: Hash;
}

/** Leaves `from` up to, not including, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** RFC 6962 §2.1: leaves and inner nodes are hashed with different first bytes, so that neither passes for the other. */
export const leafHash = (data: Uint8Array): Hash =>
  createHash('sha256').update(LEAF_PREFIX).update(data).digest();
export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash('sha256').update(NODE_PREFIX).update(left).update(right).digest();

const LEAF_PREFIX = Buffer.of(0);
const NODE_PREFIX = Buffer.of(1);

/** The root of a tree without leaves. */
export const emptyRoot = (): Hash => createHash('sha256').digest();

/**
 * The complete subtrees, left to right, that together are the leaves of a range. The ranges of RFC 6962 begin at a
 * multiple of a power of two at least as large as they are; others have no hash of their own.
 */
export function completeSubtrees({ from, to }: Range): NodeAt[] {
  const parts: NodeAt[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    parts.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/** The hash over complete subtrees of falling size, left to right. */
export function joinSubtrees(hashes: readonly Hash[]): Hash {
  const [last, ...others] = [...hashes].reverse();
  if (last === undefined) return emptyRoot();
  return others.reduce((right, left) => nodeHash(left, right), last);
}

/** Root of all leaves (RFC 6962 §2.1). */
export function rootOf(leaves: readonly Hash[]): Hash {
  const growing = new GrowingTree();
  for (const leaf of leaves) growing.append(leaf);
  return growing.root();
}

/** A tree that grows by leaves and keeps only what its right edge needs: one hash for each binary digit of its size. */
export class GrowingTree {
  #size: number;
  /** Complete subtrees of falling size, left to right. */
  readonly #edge: Hash[];

  /** @param edge the hashes of `completeSubtrees({ from: 0, to: size })` */
  constructor(size = 0, edge: readonly Hash[] = []) {
    if (completeSubtrees({ from: 0, to: size }).length !== edge.length) {
      throw new RangeError(`a tree of ${size} leaves has another right edge`);
    }
    this.#size = size;
    this.#edge = [...edge];
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf and returns the inner nodes it completes, lowest first. */
  append(leaf: Hash): TreeNode[] {
    const completed: TreeNode[] = [];
    let hash = leaf;
    let index = this.#size;
    for (let level = 1; index % 2 === 1; level += 1) {
      hash = nodeHash(this.#edge.pop()!, hash);
      index = (index - 1) / 2;
      completed.push({ level, index, hash });
    }
    this.#edge.push(hash);
    this.#size += 1;
    return completed;
  }

  root(): Hash {
    return joinSubtrees(this.#edge);
  }
}

/** The ranges whose hashes, in this order, prove that leaf `index` is in the tree of `size` leaves (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const siblings: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      siblings.push({ from: middle, to });
      to = middle;
    } else {
      siblings.push({ from, to: middle });
      from = middle;
    }
  }
  return siblings.reverse();
}

/** The ranges whose hashes prove that the tree of `size` leaves begins with that of `earlier` (RFC 6962 §2.1.2). */
export function consistencyRanges(earlier: number, size: number): Range[] {
  if (!(earlier >= 0 && earlier <= size))
    throw new RangeError(`${earlier} leaves are no beginning of ${size}`);
  if (earlier === 0 || earlier === size) return [];
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  let isWholeBeginning = true;
  while (to !== earlier) {
    const middle = from + largestPowerBelow(to - from);
    if (earlier <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
      isWholeBeginning = false;
    }
  }
  if (!isWholeBeginning) ranges.push({ from, to });
  return ranges.reverse();
}

function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** Whether the proof leads from the leaf to the root (RFC 9162 §2.1.3.2). */
export function provesInclusion(given: {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}): boolean {
  const { index, size, leaf, proof, root } = given;
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}

/** Whether the proof shows that the later tree only added leaves to the earlier one (RFC 9162 §2.1.4.2). */
export function provesConsistency(given: {
  readonly earlier: { readonly size: number; readonly root: Hash };
  readonly later: { readonly size: number; readonly root: Hash };
  readonly proof: readonly Hash[];
}): boolean {
  const { earlier, later, proof } = given;
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return proof.length === 0 && earlier.root.equals(emptyRoot());
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  const [first, ...rest] = at === 0 ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let [old, grown] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(sibling, old);
      grown = nodeHash(sibling, grown);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      grown = nodeHash(grown, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && old.equals(earlier.root) && grown.equals(later.root);
}
