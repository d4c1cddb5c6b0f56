import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeSubtrees,
  consistencyRanges,
  emptyRoot,
  GrowingTree,
  type Hash,
  inclusionRanges,
  joinSubtrees,
  leafHash,
  nodeHash,
  provesConsistency,
  provesInclusion,
  type Range,
  rootOf,
} from './merkle.ts';

const leavesOf = (count: number, salt = ''): Hash[] =>
  Array.from({ length: count }, (_, at) => leafHash(Buffer.from(`${salt}${at}`)));

/** The definition of RFC 6962 §2.1, word by word, as a second way to the same root. */
function byDefinition(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(byDefinition(leaves.slice(0, k)), byDefinition(leaves.slice(k)));
}

const hashesOf = (leaves: readonly Hash[], ranges: readonly Range[]): Hash[] =>
  ranges.map(({ from, to }) => byDefinition(leaves.slice(from, to)));

describe('the tree of RFC 6962', () => {
  it('gives the roots published with the reference implementation of Certificate Transparency', () => {
    // Inputs and roots of the test vectors that accompany RFC 6962.
    const data = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const leaves = data.map((hex) => leafHash(Buffer.from(hex, 'hex')));
    expect(emptyRoot().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(rootOf(leaves.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(rootOf(leaves.slice(0, 2)).toString('hex')).toBe(
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    );
    expect(rootOf(leaves).toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
  });

  it('is the definition, however it grows, and can be taken up again at any size', () => {
    for (let size = 0; size <= 130; size += 1) {
      const leaves = leavesOf(size);
      expect(rootOf(leaves)).toEqual(byDefinition(leaves));
      const half = Math.floor(size / 2);
      const edge = completeSubtrees({ from: 0, to: half }).map(({ level, index }) =>
        byDefinition(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      );
      const taken = new GrowingTree(half, edge);
      for (const leaf of leaves.slice(half)) taken.append(leaf);
      expect(taken.root()).toEqual(byDefinition(leaves));
    }
  });

  it('emits each complete subtree once, with its hash', () => {
    const leaves = leavesOf(37);
    const tree = new GrowingTree();
    const nodes = leaves.flatMap((leaf) => tree.append(leaf));
    expect(nodes).toHaveLength(18 + 9 + 4 + 2 + 1);
    for (const { level, index, hash } of nodes) {
      expect(hash).toEqual(byDefinition(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
    }
  });

  it('joins a range of a proof from complete subtrees', () => {
    const leaves = leavesOf(23);
    for (const range of [...inclusionRanges(5, 23), ...consistencyRanges(13, 23)]) {
      const parts = completeSubtrees(range).map(({ level, index }) =>
        byDefinition(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      );
      expect(joinSubtrees(parts)).toEqual(byDefinition(leaves.slice(range.from, range.to)));
    }
  });
});

describe('a proof of inclusion', () => {
  it('holds for every leaf of every tree, and for no other leaf, place, size or root', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size);
      const root = byDefinition(leaves);
      for (let index = 0; index < size; index += 1) {
        const proof = hashesOf(leaves, inclusionRanges(index, size));
        const claim = { index, size, leaf: leaves[index]!, proof, root };
        expect(provesInclusion(claim)).toBe(true);
        expect(provesInclusion({ ...claim, leaf: leafHash(Buffer.from('other')) })).toBe(false);
        expect(provesInclusion({ ...claim, root: leafHash(Buffer.from('other')) })).toBe(false);
        expect(provesInclusion({ ...claim, index: index + size })).toBe(false);
        expect(provesInclusion({ ...claim, proof: [...proof, root] })).toBe(false);
        if (proof.length > 0) expect(provesInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        for (let other = 0; other < size; other += 1) {
          if (other !== index) expect(provesInclusion({ ...claim, index: other })).toBe(false);
        }
      }
    }
  });
});

describe('a proof of consistency', () => {
  it('holds between any two sizes of one tree', () => {
    const leaves = leavesOf(40);
    for (let size = 0; size <= 40; size += 1) {
      for (let earlier = 0; earlier <= size; earlier += 1) {
        const proof = hashesOf(leaves.slice(0, size), consistencyRanges(earlier, size));
        const claim = {
          earlier: { size: earlier, root: byDefinition(leaves.slice(0, earlier)) },
          later: { size, root: byDefinition(leaves.slice(0, size)) },
          proof,
        };
        expect(provesConsistency(claim)).toBe(true);
      }
    }
  });

  it('A19 - two different histories cannot be shown as one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.nat(),
        (n, more, pick) => {
          const mine = leavesOf(n + more);
          const theirs = mine.map((leaf, at) =>
            at === pick % n ? leafHash(Buffer.from('rewritten')) : leaf,
          );
          const claim = {
            earlier: { size: n, root: byDefinition(mine.slice(0, n)) },
            later: { size: n + more, root: byDefinition(theirs) },
            proof: hashesOf(theirs, consistencyRanges(n, n + more)),
          };
          expect(provesConsistency(claim)).toBe(false);
        },
      ),
    );
  });
});
