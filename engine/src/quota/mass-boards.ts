/** The boards of very many people, counted from above where quotas limit levels that follow each other. */
import type { Classification } from '../classification/classification.ts';
import type { World } from '../evaluation/world.ts';
import type { Period } from '../period.ts';
import type { Quota } from '../regulation/format.ts';
import { withLevels } from './boards.ts';
import { areInARow, byLevel, loweredBy } from './in-a-row.ts';
import { type MassOutcome, massBoard, type Settled } from './mass-board.ts';

/** The boards in the order of the quotas, which are all of people. */
export function massBoards(
  world: World,
  quotas: readonly Quota[],
  period: Period,
  settled: Settled,
): MassOutcome[] {
  if (!areInARow(quotas)) return quotas.map((quota) => massBoard(world, quota, period, settled));
  const boards = new Map<Quota, MassOutcome>();
  const left = new Left(settled);
  for (const ofLevel of byLevel(quotas, world.program)) {
    const here = ofLevel.map((quota) => massBoard(world, quota, period, left));
    for (const board of here) boards.set(board.quota, board);
    left.lower(world, here);
  }
  return quotas.flatMap((quota) => boards.get(quota) ?? []);
}

/** Everybody as the boards so far leave them. */
class Left implements Settled {
  readonly #levels = new Map<number, readonly string[]>();
  /** Whoever has the same levels left shares the list. */
  readonly #shared = new Map<string, readonly string[]>();

  constructor(readonly before: Settled) {}

  lower({ program }: World, boards: readonly MassOutcome[]): void {
    const quotas = boards.map(({ quota }) => quota);
    const stateOf = new Map(boards.map(({ quota, states }) => [quota, states]));
    const countedBy = new Map(boards.map(({ quota, members }) => [quota, new Set(members.flat())]));
    for (const index of new Set(boards.flatMap(({ members }) => members.flat()))) {
      if (quotas.some((quota) => stateOf.get(quota)?.get(index)?.why === 'decided')) continue;
      const before = this.possible(index);
      const possible = loweredBy(program, quotas, before, (quota) => {
        const mayWant = this.level(index) === undefined && countedBy.get(quota)?.has(index) === true;
        return stateOf.get(quota)?.get(index)?.state ?? (mayWant ? 'may' : undefined);
      });
      if (possible !== before) this.#levels.set(index, this.#same(possible));
    }
  }

  #same(levels: readonly string[]): readonly string[] {
    const key = levels.join(' ');
    const known = this.#shared.get(key) ?? levels;
    this.#shared.set(key, known);
    return known;
  }

  groupOf(index: number): string | undefined {
    return this.before.groupOf(index);
  }

  level(index: number): string | undefined {
    const left = this.#levels.get(index);
    return left === undefined ? this.before.level(index) : left.length === 1 ? left[0] : undefined;
  }

  possible(index: number): readonly string[] {
    return this.#levels.get(index) ?? this.before.possible(index);
  }

  classification(index: number): Classification {
    return withLevels(this.before.classification(index), this.possible(index));
  }
}
