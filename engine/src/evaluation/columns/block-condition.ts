/**
 * Conditions over blocks of rows: 0 false, 1 true, 2 unknown, as for single subjects. Values whose error reaches a
 * threshold are marked for the object path instead of being decided by a rounding.
 */
import { approximate, type Exact, floor } from '../../exact.ts';
import type { Comparison, ConditionNode } from '../../regulation/format.ts';
import { FALSE, TRUE, UNKNOWN } from '../condition.ts';
import type { ColumnRun, ReadColumn } from './linker.ts';
import type { ChoiceColumn } from './source.ts';

export const BLOCK = 1024;

/** Writes the truths of rows `from` to `to` at the start of `out`. */
export type BlockTest = (from: number, to: number, out: Uint8Array) => void;
/** A condition linked for columns: bound to the columns of a run, it tests block by block. */
export type BlockCondition = (run: ColumnRun) => BlockTest;

export interface BlockLinker {
  number(id: string, rater: string | undefined): ReadColumn;
  choice(id: string, rater: string | undefined): (run: ColumnRun) => ChoiceColumn;
  named(id: string): BlockCondition;
  reading(id: string): string;
}

/** Truth of two by `3 × first + second`. */
const ALL = Uint8Array.of(0, 0, 0, 0, 1, 2, 0, 2, 2);
const ANY = Uint8Array.of(0, 1, 2, 1, 1, 1, 2, 1, 2);
const NOT = Uint8Array.of(1, 0, 2);

export function linkBlockCondition(node: ConditionNode, linker: BlockLinker): BlockCondition {
  switch (node.kind) {
    case 'all':
    case 'any':
      return junction(
        node.kind === 'all' ? ALL : ANY,
        node.kind === 'all' ? TRUE : FALSE,
        node.of.map((n) => linkBlockCondition(n, linker)),
      );
    case 'not': {
      const inner = linkBlockCondition(node.of, linker);
      return (run) => {
        const test = inner(run);
        return (from, to, out) => {
          test(from, to, out);
          for (let i = 0; i < to - from; i++) out[i] = NOT[out[i]!]!;
        };
      };
    }
    case 'named':
      return linker.named(node.condition);
    case 'reading': {
      const truth = linker.reading(node.reading) === node.is ? TRUE : FALSE;
      return () => (from, to, out) => {
        out.fill(truth, 0, to - from);
      };
    }
    case 'compare':
      return comparison(
        node,
        linker.number(node.left.id, node.left.kind === 'fact' ? node.left.rater : undefined),
      );
    case 'is':
      return membership(
        node.oneOf,
        linker.choice(
          node.left.kind === 'attribute' ? `attribute:${node.left.id}` : node.left.id,
          node.left.kind === 'fact' ? node.left.rater : undefined,
        ),
      );
    case 'elsewhere':
    case 'records':
    case 'rating':
    case 'level':
    case 'rated':
    case 'bound':
    case 'period-ends':
      return subjectBySubject;
  }
}

/** What lies with others, in registers or in other periods is looked up for each subject. */
const subjectBySubject: BlockCondition = (run) => {
  run.toExact.fill(1);
  return (from, to, out) => {
    out.fill(UNKNOWN, 0, to - from);
  };
};

function junction(table: Uint8Array, empty: number, of: readonly BlockCondition[]): BlockCondition {
  return (run) => {
    const tests = of.map((c) => c(run));
    const scratch = new Uint8Array(BLOCK);
    return (from, to, out) => {
      if (tests.length === 0) out.fill(empty, 0, to - from);
      for (let k = 0; k < tests.length; k++) {
        if (k === 0) {
          tests[0]!(from, to, out);
          continue;
        }
        tests[k]!(from, to, scratch);
        for (let i = 0; i < to - from; i++) out[i] = table[out[i]! * 3 + scratch[i]!]!;
      }
    };
  };
}

function membership(oneOf: readonly string[], read: (run: ColumnRun) => ChoiceColumn): BlockCondition {
  return (run) => {
    const { values, options } = read(run);
    const truths = new Uint8Array(256).fill(UNKNOWN);
    options.forEach((option, index) => {
      truths[index] = oneOf.includes(option) ? TRUE : FALSE;
    });
    return (from, to, out) => {
      for (let i = from, o = 0; i < to; i++, o++) out[o] = truths[values[i]!]!;
    };
  };
}

type Tests = (ConditionNode & { kind: 'compare' })['tests'];

function comparison(node: ConditionNode & { kind: 'compare' }, read: ReadColumn): BlockCondition {
  return (run) => {
    const column = read(run);
    return column.error === 0
      ? wholeComparison(column.values, wholeBounds(node.tests, column.scale))
      : nearComparison(run, column.values, nearBounds(node.tests, column.scale), column.error);
  };
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

function wholeComparison(values: Float64Array, { low, high }: Bounds): BlockTest {
  return (from, to, out) => {
    for (let i = from, o = 0; i < to; i++, o++) {
      const v = values[i]!;
      out[o] = v >= low && v <= high ? TRUE : Number.isNaN(v) ? UNKNOWN : FALSE;
    }
  };
}

/** The whole numbers that meet all tests, from the lowest to the highest. */
function wholeBounds(tests: Tests, scale: number): Bounds {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const { by, value } of tests) {
    const n = BigInt(value.n) * BigInt(scale);
    const below = Number(floor({ n, d: BigInt(value.d) } as Exact));
    const isWhole = n % BigInt(value.d) === 0n;
    const atLeast = isWhole ? below : below + 1;
    const above = below + 1;
    const less = isWhole ? below - 1 : below;
    const [from, to] = RANGE[by]({ below, atLeast, above, less, isWhole });
    low = Math.max(low, from);
    high = Math.min(high, to);
  }
  return { low, high };
}

const MOST = Number.POSITIVE_INFINITY;
const RANGE: Record<
  Comparison,
  (t: { below: number; atLeast: number; above: number; less: number; isWhole: boolean }) => [number, number]
> = {
  atLeast: (t) => [t.atLeast, MOST],
  above: (t) => [t.above, MOST],
  atMost: (t) => [-MOST, t.below],
  below: (t) => [-MOST, t.less],
  equals: (t) => (t.isWhole ? [t.below, t.below] : [MOST, -MOST]),
};

interface NearTest {
  readonly by: Comparison;
  readonly at: number;
  readonly room: number;
}

const nearBounds = (tests: Tests, scale: number): NearTest[] =>
  tests.map(({ by, value }) => {
    const at = approximate(value) * scale;
    return { by, at, room: Math.abs(at) * 2 ** -50 };
  });

function nearComparison(
  run: ColumnRun,
  values: Float64Array,
  tests: readonly NearTest[],
  error: number,
): BlockTest {
  const { toExact } = run;
  return (from, to, out) => {
    for (let i = from, o = 0; i < to; i++, o++) {
      const v = values[i]!;
      let truth: number = Number.isNaN(v) ? UNKNOWN : TRUE;
      for (let t = 0; t < tests.length; t++) {
        const { by, at, room } = tests[t]!;
        const apart = v - at;
        if (apart > error + room) {
          if (by !== 'atLeast' && by !== 'above') truth = FALSE;
        } else if (apart < -error - room) {
          if (by !== 'atMost' && by !== 'below') truth = FALSE;
        } else if (truth !== UNKNOWN) toExact[i] = 1;
      }
      out[o] = truth;
    }
  };
}
