/**
 * Levels of many subjects at once, from columns. The same installed regulation, read condition by condition over
 * blocks of rows. Binary fractions only filter here: a subject whose value lies within its error of a threshold, or who
 * waits for a decision of a person, is named in `toExact` and belongs to the object path.
 */

import { NOT_RATED } from '../classification/classification.ts';
import {
  ASK_CODE,
  type LevelRules,
  levelFrom,
  levelRulesOf,
  maskOf,
  NO_CAP,
  NOT_RATED_CODE,
  OPEN_CODE,
} from '../classification/level-rules.ts';
import { BLOCK, type BlockCondition } from './columns/block-condition.ts';
import { linkColumns } from './columns/link.ts';
import type { ColumnRun, ReadColumn } from './columns/linker.ts';
import type { NumberColumn } from './columns/number-column.ts';
import type { ColumnSource } from './columns/source.ts';
import type { Program } from './program.ts';

export { NO_CAP, NOT_RATED_CODE, OPEN_CODE };

export interface LevelsOverColumns {
  readonly count: number;
  /** Rank of the level before any quota, `NOT_RATED_CODE`, or `OPEN_CODE` where something unknown could change it. */
  readonly levels: Uint8Array;
  /** Per 32 conditions, the bits that hold and the bits that are unknown, in the order of the rules. */
  readonly met: readonly Uint32Array[];
  readonly unknown: readonly Uint32Array[];
  /** Rows that only the object path may settle. */
  readonly toExact: Int32Array;
  readonly score: NumberColumn | undefined;
  /** As `SubjectResult.levelBeforeQuota`. */
  levelOf(row: number): string | undefined;
  /** As `SubjectResult.mask`. */
  maskOf(row: number): string;
}

export interface ColumnProgram {
  readonly rules: LevelRules;
  /** One measure over a source, with the rows it leaves to the object path marked in `toExact`. */
  measure(id: string, source: ColumnSource, toExact: Uint8Array): NumberColumn;
  /** `caps` holds the rank of the level of each subject's unit, `NO_CAP` where none binds. */
  evaluate(source: ColumnSource, caps?: Uint8Array): LevelsOverColumns;
}

/** Links a group at a stage for columns; undefined when one of its rules can only be seen subject by subject. */
export function overColumns(program: Program, group: string, stage: string): ColumnProgram | undefined {
  const ofProgram = linkedBefore.get(program) ?? new Map<string, ColumnProgram | undefined>();
  linkedBefore.set(program, ofProgram);
  const key = `${group}|${stage}`;
  if (!ofProgram.has(key)) ofProgram.set(key, link(program, group, stage));
  return ofProgram.get(key);
}

/** A program never changes: a nation evaluated tree by tree is linked once. */
const linkedBefore = new WeakMap<Program, Map<string, ColumnProgram | undefined>>();

function link(program: Program, group: string, stage: string): ColumnProgram | undefined {
  const plan = program.planOf(group, stage);
  // Whom a layer binds is seen subject by subject.
  if (plan?.ladder?.rule.binds) return undefined;
  const linked = plan && linkColumns(program, plan);
  const rules = plan && levelRulesOf(plan, program.rank, program.regulation.questions);
  if (plan === undefined || linked === undefined || rules === undefined) return undefined;
  const conditions = rules.rules.map((rule) => linked.condition(rule.when));
  const scoreId = plan.ladder?.rule.score;
  const score = scoreId === undefined ? undefined : linked.number(scoreId);
  const names = [...program.rank.keys()];
  return {
    rules,
    measure: (id, source, toExact) => linked.number(id)({ source, toExact }),
    evaluate: (source, caps) => evaluateBlocks({ rules, conditions, score, names, source, caps }),
  };
}

function evaluateBlocks({
  rules,
  conditions,
  score,
  names,
  source,
  caps,
}: {
  rules: LevelRules;
  conditions: readonly BlockCondition[];
  score: ReadColumn | undefined;
  names: readonly string[];
  source: ColumnSource;
  caps: Uint8Array | undefined;
}): LevelsOverColumns {
  const { count } = source;
  const run: ColumnRun = { source, toExact: new Uint8Array(count) };
  const tests = conditions.map((c) => c(run));
  const levels = new Uint8Array(count);
  const words = Math.max(1, Math.ceil(tests.length / 32));
  const met = Array.from({ length: words }, () => new Uint32Array(count));
  const unknown = Array.from({ length: words }, () => new Uint32Array(count));
  const truths = new Uint8Array(BLOCK * tests.length);
  const places = tests.map((_, k) => truths.subarray(k * BLOCK, (k + 1) * BLOCK));
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(from + BLOCK, count);
    for (let k = 0; k < tests.length; k++) {
      const out = places[k]!;
      tests[k]!(from, to, out);
      pack(out, k & 31, met[k >> 5]!, unknown[k >> 5]!, from, to);
    }
    for (let i = from; i < to; i++) {
      const level = levelFrom(rules, truths, i - from, BLOCK, caps === undefined ? NO_CAP : caps[i]!);
      if (level === ASK_CODE) run.toExact[i] = 1;
      levels[i] = level === ASK_CODE ? OPEN_CODE : level;
    }
  }
  const scores = score?.(run);
  const { toExact } = source;
  if (toExact !== undefined) for (let i = 0; i < count; i++) run.toExact[i]! |= toExact[i]!;
  const truthOf = (row: number, k: number): number =>
    ((met[k >> 5]![row]! >>> (k & 31)) & 1) + 2 * ((unknown[k >> 5]![row]! >>> (k & 31)) & 1);
  return {
    count,
    levels,
    met,
    unknown,
    toExact: rowsMarked(run.toExact),
    score: scores,
    levelOf: (row) => {
      const level = levels[row]!;
      return level === OPEN_CODE ? undefined : level === NOT_RATED_CODE ? NOT_RATED : names[level];
    },
    maskOf: (row) => maskOf(rules, (k) => truthOf(row, k)),
  };
}

function pack(
  truths: Uint8Array,
  bit: number,
  met: Uint32Array,
  unknown: Uint32Array,
  from: number,
  to: number,
): void {
  for (let i = from, o = 0; i < to; i++, o++) {
    const truth = truths[o]!;
    met[i]! |= (truth & 1) << bit;
    unknown[i]! |= (truth >> 1) << bit;
  }
}

function rowsMarked(marked: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < marked.length; i++) count += marked[i]!;
  const rows = new Int32Array(count);
  for (let i = 0, at = 0; i < marked.length; i++) if (marked[i] === 1) rows[at++] = i;
  return rows;
}
