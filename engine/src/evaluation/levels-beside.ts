import { classify } from '../classification/classify.ts';
import type { Period } from '../period.ts';
import { loweredBy } from '../quota/in-a-row.ts';
import type { SubjectKind } from '../regulation/format.ts';
import type { World } from './world.ts';

type Known = Map<string, readonly string[] | undefined>;
const KNOWN = new WeakMap<World, Known>();

/**
 * The levels another subject may still have in the very period that is being evaluated: once everybody is rated, what
 * came out; until then the one decided, that of the
 * unit, else what its own facts leave, with the level below where a quota may still bring it down. Undefined when it is
 * not rated here. Two subjects that ask for each other see every level in each other.
 */
export function levelsBeside(
  world: World,
  kind: SubjectKind,
  index: number,
  stage: string,
  period: Period,
): readonly string[] | undefined {
  if (kind === 'unit') return world.possibleLevelsOfUnit(index, period);
  const { levelsSettled: settled } = world;
  if (settled?.stage === stage && settled.period === period.id) return settled.of(index);
  let known = KNOWN.get(world);
  if (known === undefined) {
    known = new Map();
    KNOWN.set(world, known);
  }
  const key = `${index}|${stage}|${period.id}`;
  if (known.has(key)) return known.get(key);
  known.set(key, [...world.program.rank.keys()]);
  const levels = levelsOfPerson(world, index, stage, period);
  known.set(key, levels);
  return levels;
}

function levelsOfPerson(
  world: World,
  index: number,
  stage: string,
  period: Period,
): readonly string[] | undefined {
  const decided = world
    .decisionsAbout('level', world.id('person', index))
    .filter((d) => d.period === undefined || d.period === period.id)
    .at(-1);
  if (decided !== undefined) return [decided.option];
  const view = world.view('person', index, stage, period);
  const person = world.register.people[index];
  if (view?.plan.ladder === undefined || person === undefined) return undefined;
  if (world.structure.hasMovedAway(person, world.periodOf('person', index, period))) return undefined;
  const { possible } = classify(view);
  const group = view.plan.group.id;
  const quotas = world.program.quotas.filter(
    (q) => q.of === 'person' && q.stages.includes(stage) && (q.for?.includes(group) ?? true),
  );
  return loweredBy(world.program, quotas, possible, () => 'may');
}
