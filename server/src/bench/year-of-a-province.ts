import { oversight } from './oversight.ts';
import { packagesTaken } from './packages-of-a-nation.ts';
import { sittings } from './sitting.ts';
import { cycleMade, draftSaves, liveBoard, type Measure, yearClosed } from './year-measures.ts';
import { type WorldSize, type YearWorld, yearWorld } from './year-world.ts';

export type { Measure } from './year-measures.ts';

const IN_A_COMMUNE = 120;
const PRODUCTS = 4;

/** Parts by name, in the order in which they are measured. */
export const PARTS = ['drafts', 'cycle', 'closing', 'board', 'sitting', 'oversight', 'packages'] as const;

/** The server in its year: everything that is asked of its speed in evaluation, each part on a database of its own. */
export async function* yearOfAProvince(given: {
  readonly milliseconds: number;
  readonly people: number;
  /** All where none is named. */
  readonly parts: readonly string[];
}): AsyncGenerator<Measure> {
  const { milliseconds, people } = given;
  const few = Math.min(people, 2000);
  const wanted = (part: (typeof PARTS)[number]) => given.parts.length === 0 || given.parts.includes(part);
  const of = (size: number): WorldSize => ({
    people: size,
    peopleInACommune: IN_A_COMMUNE,
    products: PRODUCTS,
  });
  if (wanted('drafts')) yield* await inWorld(of(few), (world) => draftSaves(world, milliseconds));
  if (wanted('cycle')) {
    const size = Math.min(people, 6000);
    yield* await inWorld(of(size), (world) => cycleMade(world, size));
  }
  if (wanted('closing')) yield* await inWorld(of(people), (world) => yearClosed(world, people));
  if (wanted('board')) yield* await liveBoard(few, Math.max(10, Math.round(milliseconds / 100)));
  if (wanted('sitting')) yield* await inWorld(of(few), (world) => sittings(world, milliseconds));
  if (wanted('oversight')) yield* await inWorld(of(people), (world) => oversight(world, people));
  if (wanted('packages')) yield* await packagesTaken(people);
}

async function inWorld(
  size: WorldSize,
  measure: (world: YearWorld) => Promise<readonly Measure[]>,
): Promise<readonly Measure[]> {
  const world = await yearWorld(size);
  return measure(world).finally(() => world.close());
}
