import {
  approximate,
  columnsFrom,
  evaluateYear,
  overColumns,
  type Program,
  parsePeriod,
  type Register,
} from '@congtam/engine';

export interface PathsCompared {
  /** Subjects settled over columns, or found open over columns as the object path finds them. */
  readonly overColumns: number;
  /** Subjects that columns leave to the object path. */
  readonly leftToObjects: number;
  readonly levels: ReadonlyMap<string, number>;
  readonly differences: readonly string[];
}

/**
 * Evaluates one period of a register both ways and answers every subject for whom the two do not say the same: level,
 * truths and score, or the quantity shown where no level is given in such a period.
 */
export function comparePaths(program: Program, register: Register, id: string): PathsCompared {
  const period = parsePeriod(id)!;
  const asOf = 1_000_000 as never;
  const byObject = evaluateYear({ program, register, period, asOf });
  const differences: string[] = [];
  const levels = new Map<string, number>();
  let settled = 0;
  let left = 0;
  for (const kind of ['person', 'unit'] as const) {
    const expected = kind === 'person' ? byObject.people : byObject.units;
    for (const { group, stage, subjects, source } of columnsFrom({ program, register, period, asOf, kind })) {
      const linked = overColumns(program, group, stage);
      if (linked === undefined) continue;
      if (program.planOf(group, stage)?.ladder === undefined) {
        const { shows } = program.regulation.stages.get(stage)!;
        if (shows === undefined) continue;
        const toExact = new Uint8Array(subjects.length);
        const shown = linked.measure(shows, source, toExact);
        for (let row = 0; row < subjects.length; row++) {
          if (toExact[row] === 1 || source.toExact?.[row] === 1) {
            left += 1;
            continue;
          }
          settled += 1;
          const one = expected[subjects[row]!]!;
          const value = shown.values[row]! / shown.scale;
          const isSame = Number.isNaN(value)
            ? one.score === undefined
            : one.score !== undefined && Math.abs(approximate(one.score) - value) < 1e-9;
          if (!isSame && differences.length < 20)
            differences.push(
              `${one.subject} ${group}: objects ${one.score && approximate(one.score)}, columns ${value}`,
            );
        }
        continue;
      }
      const found = linked.evaluate(source);
      const exact = new Set(found.toExact);
      left += exact.size;
      for (let row = 0; row < subjects.length; row++) {
        if (exact.has(row)) continue;
        settled += 1;
        const one = expected[subjects[row]!]!;
        const level = found.levelOf(row);
        levels.set(level ?? 'open', (levels.get(level ?? 'open') ?? 0) + 1);
        const score = found.score && found.score.values[row]! / found.score.scale;
        const isSame =
          one.group === group &&
          level === one.levelBeforeQuota &&
          found.maskOf(row) === one.mask &&
          (one.score === undefined || Math.abs(approximate(one.score) - (score ?? 0)) < 1e-9);
        if (!isSame && differences.length < 20) {
          differences.push(
            `${one.subject} ${group}: objects ${one.levelBeforeQuota} ${one.mask} ${one.score && approximate(one.score)}, columns ${level} ${found.maskOf(row)} ${score}`,
          );
        }
      }
    }
  }
  return { overColumns: settled, leftToObjects: left, levels, differences };
}
