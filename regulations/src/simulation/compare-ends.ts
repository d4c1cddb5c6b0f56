import type { Ends } from './ends.ts';
import type { Grouping } from './grouping.ts';

/** How many ended where, on either side; by place of `Comparison.words`. */
export interface Distribution {
  readonly total: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** To a higher level, to a lower one, and any other change: into or out of having a level, or to one of another scale. */
  readonly up: number;
  readonly down: number;
  readonly otherwise: number;
}

export interface GroupEffect {
  readonly id: string;
  readonly label: Grouping['label'];
  readonly values: readonly (Distribution & Grouping['values'][number])[];
}

/** What a change of the rules does to everybody of one kind. Counts alone: nobody is named here. */
export interface Comparison extends Distribution {
  /** Levels of either side, then why there is none. */
  readonly words: readonly string[];
  /** Only those that move. */
  readonly flows: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  readonly groups: readonly GroupEffect[];
}

const SAME = 0;
const UP = 1;
const DOWN = 2;
const OTHERWISE = 3;

/** Compares where the same subjects end, in the order of one register. */
export function compareEnds(before: Ends, after: Ends, groupings: readonly Grouping[]): Comparison {
  const count = before.of.length;
  if (after.of.length !== count) throw new Error('both sides are about the same subjects');
  const words = joinedWords(before, after);
  const W = words.length;
  const placeOf = (side: Ends) => Uint8Array.from(side.words, (word) => words.indexOf(word));
  const [fromPlaces, toPlaces] = [placeOf(before), placeOf(after)];
  const from = before.of.map((word) => fromPlaces[word] ?? 0);
  const to = after.of.map((word) => toPlaces[word] ?? 0);
  const directions = Uint8Array.from({ length: W * W }, (_, at) =>
    directionOf(words[Math.floor(at / W)] ?? '', words[at % W] ?? '', before, after),
  );
  const matrix = new Int32Array(W * W);
  for (let i = 0; i < count; i++) matrix[from[i]! * W + to[i]!]! += 1;
  const flows = [...matrix].flatMap((of, at) => {
    const [a, b] = [Math.floor(at / W), at % W];
    return of === 0 || a === b ? [] : [{ from: words[a] ?? '', to: words[b] ?? '', count: of }];
  });
  return {
    words,
    ...distributionOf(matrix, W, directions),
    flows,
    groups: groupings.map((grouping) => {
      if (grouping.of.length !== count) throw new Error(`'${grouping.id}' divides other subjects`);
      const size = W * W;
      const matrices = new Int32Array(size * grouping.values.length);
      for (let i = 0; i < count; i++) matrices[grouping.of[i]! * size + from[i]! * W + to[i]!]! += 1;
      return {
        id: grouping.id,
        label: grouping.label,
        values: grouping.values.map((value, place) => ({
          ...value,
          ...distributionOf(matrices.subarray(place * size, (place + 1) * size), W, directions),
        })),
      };
    }),
  };
}

/** Levels of both sides, each once, then what stands in place of one. */
function joinedWords(before: Ends, after: Ends): readonly string[] {
  const levels = [...before.words.slice(0, before.levels), ...after.words.slice(0, after.levels)];
  return [...new Set([...levels, ...before.words, ...after.words])];
}

/** Places of the words, those who went from the one to the other. */
function distributionOf(matrix: Int32Array, W: number, directions: Uint8Array): Distribution {
  const before = new Array<number>(W).fill(0);
  const after = new Array<number>(W).fill(0);
  const moved = [0, 0, 0, 0];
  let total = 0;
  for (let at = 0; at < matrix.length; at++) {
    const of = matrix[at]!;
    if (of === 0) continue;
    total += of;
    before[Math.floor(at / W)]! += of;
    after[at % W]! += of;
    moved[directions[at]!]! += of;
  }
  const [, up = 0, down = 0, otherwise = 0] = moved;
  return { total, before, after, up, down, otherwise };
}

/** On the scale that has both levels, the new one first. */
function directionOf(from: string, to: string, before: Ends, after: Ends): number {
  if (from === to) return SAME;
  for (const { words, levels } of [after, before]) {
    const [a, b] = [words.indexOf(from), words.indexOf(to)];
    if (a >= 0 && b >= 0 && a < levels && b < levels) return b < a ? UP : DOWN;
  }
  return OTHERWISE;
}

/** Whether and where each subject moves: place in the register, from, to. For a list of names, where one is wanted. */
export function* movers(before: Ends, after: Ends) {
  for (let index = 0; index < before.of.length; index++) {
    const from = before.words[before.of[index] ?? 0] ?? '';
    const to = after.words[after.of[index] ?? 0] ?? '';
    if (from !== to) yield { index, from, to };
  }
}
