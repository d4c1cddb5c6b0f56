import {
  completeSubtrees,
  consistencyRanges,
  GrowingTree,
  type Hash,
  joinSubtrees,
  type NodeAt,
  type Range,
} from '@congtam/evidence';
import type { Queries } from '../database/open-database.ts';

/** How many leaves the stored tree has. */
export async function treeSize(db: Queries): Promise<number> {
  const { size } = await db
    .selectFrom('audit.leaf')
    .select(({ fn }) => fn.max('index').as('size'))
    .executeTakeFirstOrThrow();
  return size === null ? 0 : Number(size) + 1;
}

/** The stored tree with `size` leaves, ready to grow. */
export async function treeOf(db: Queries, size: number): Promise<GrowingTree> {
  const edge = completeSubtrees({ from: 0, to: size });
  const hashes = await hashesOf(db, edge);
  return new GrowingTree(size, edge.map(hashes));
}

/** The hash of each range of leaves, from stored nodes only: some twenty rows whatever the size of the log. */
export async function rangeHashes(db: Queries, ranges: readonly Range[]): Promise<Hash[]> {
  const parts = ranges.map(completeSubtrees);
  const hashes = await hashesOf(db, parts.flat());
  return parts.map((nodes) => joinSubtrees(nodes.map(hashes)));
}

/** What leads from one size of the log to a larger one; undefined when the log never had both. */
export async function consistencyBetween(
  db: Queries,
  earlier: number,
  later: number,
): Promise<Hash[] | undefined> {
  if (earlier > later || later > (await treeSize(db))) return undefined;
  return rangeHashes(db, consistencyRanges(earlier, later));
}

/** The roots that the log had at these sizes, none of them larger than it is. */
export async function rootsAt(db: Queries, sizes: readonly number[]): Promise<ReadonlyMap<number, Hash>> {
  const edges = sizes.map((size) => completeSubtrees({ from: 0, to: size }));
  const hashes = await hashesOf(db, edges.flat());
  return new Map(
    edges.map((edge, at) => {
      const size = sizes[at] ?? 0;
      return [size, new GrowingTree(size, edge.map(hashes)).root()];
    }),
  );
}

/** Most nodes asked for at once. */
const PART = 5000;

async function hashesOf(db: Queries, nodes: readonly NodeAt[]): Promise<(node: NodeAt) => Hash> {
  const found = new Map<string, Hash>();
  const wanted = [...new Map(nodes.map((node) => [nameOf(node), node])).values()];
  for (let from = 0; from < wanted.length; from += PART) {
    await findHashes(db, wanted.slice(from, from + PART), found);
  }
  return (node) => {
    const hash = found.get(nameOf(node));
    if (hash === undefined) throw new Error(`the log lacks the node ${nameOf(node)}`);
    return hash;
  };
}

const nameOf = ({ level, index }: NodeAt): string => `${level}/${index}`;

async function findHashes(db: Queries, nodes: readonly NodeAt[], found: Map<string, Hash>): Promise<void> {
  const leaves = nodes.filter(({ level }) => level === 0).map(({ index }) => index);
  if (leaves.length > 0) {
    const rows = await db
      .selectFrom('audit.leaf')
      .select(['index', 'hash'])
      .where('index', 'in', leaves)
      .execute();
    for (const { index, hash } of rows) found.set(`0/${index}`, hash);
  }
  const inner = nodes.filter(({ level }) => level > 0);
  if (inner.length > 0) {
    const rows = await db
      .selectFrom('audit.node')
      .select(['level', 'index', 'hash'])
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('level', 'index'),
          'in',
          inner.map(({ level, index }) => tuple(level, index)),
        ),
      )
      .execute();
    for (const { level, index, hash } of rows) found.set(`${level}/${index}`, hash);
  }
}
