import { say } from '../problem.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';

/** From the ministry to a team there are fewer; a longer chain is a mistake in the parents. */
const DEEPEST = 20;

export interface Tree {
  readonly children: readonly (readonly number[])[];
  /** 0 for a root. */
  readonly depths: readonly number[];
  readonly sound: boolean;
}

/** Children and depths from parents; circles and chains that cannot be right are told once each. */
export function treeOf(
  rows: readonly { readonly id: string; readonly at: number }[],
  parents: readonly (number | undefined)[],
  log: ProblemLog,
): Tree {
  const children: number[][] = rows.map(() => []);
  parents.forEach((parent, index) => {
    if (parent !== undefined) children[parent]!.push(index);
  });
  const depths = new Array<number>(rows.length).fill(-1);
  let queue = rows.map((_, index) => index).filter((index) => parents[index] === undefined);
  let sound = true;
  for (let depth = 0; queue.length > 0; depth++) {
    for (const index of queue) depths[index] = depth;
    if (depth === DEEPEST + 1) {
      const row = rows[queue[0]!]!;
      log.refuse('units', row.at, 'parent', tooDeep(row.id));
      sound = false;
    }
    queue = queue.flatMap((index) => children[index]!);
  }
  const told = new Set<number>();
  for (const [start, depth] of depths.entries()) {
    if (depth >= 0 || told.has(start)) continue;
    sound = false;
    const path: number[] = [];
    let at = start;
    while (!path.includes(at) && !told.has(at)) {
      path.push(at);
      at = parents[at]!;
    }
    for (const index of path) told.add(index);
    if (!path.includes(at)) continue;
    const circle = [...path.slice(path.indexOf(at)), at];
    log.refuse('units', rows[at]!.at, 'parent', circular(circle.map((index) => rows[index]!.id)));
  }
  return { children, depths, sound };
}

function circular(ids: readonly string[]) {
  const shown = ids.length > 8 ? [...ids.slice(0, 7), '…', ids[0]] : ids;
  return refuse(
    'circular-units',
    say(
      `các đơn vị là cấp trên của nhau: ${shown.join(' → ')}`,
      `units are above each other: ${shown.join(' → ')}`,
    ),
    say('sửa đơn vị cấp trên của một trong số đó', 'mend the parent of one of them'),
  );
}

const tooDeep = (id: string) =>
  refuse(
    'units-too-deep',
    say(
      `đơn vị “${id}” có hơn ${DEEPEST} cấp trên`,
      `the unit '${id}' has more than ${DEEPEST} units above it`,
    ),
    say('kiểm tra lại các đơn vị cấp trên', 'check the parent units'),
  );
