/**
 * Conditions with three values. What is not known stays unknown until something that is known settles the matter:
 * a missing score is never "below 50".
 */
import { compare, type Exact } from '../exact.ts';
import type { Shown } from '../explanation/trace.ts';
import type { LevelNode, Path } from '../regulation/condition-nodes.ts';
import type { Comparison, ConditionNode, FactValue, Operand } from '../regulation/format.ts';
import type { Interval } from '../regulation/interval.ts';
import { type Gap, isGap, type Measured } from '../rules/measured.ts';
import { endsWithin, wordsAnswered } from './attributes.ts';
import { isBound } from './bound.ts';
import { type ForeignReader, linkElsewhere, NONE_IS } from './elsewhere-condition.ts';
import { type CountedLevels, countLevels } from './levels-counted.ts';
import { linkLevel, linkRating } from './levels-elsewhere.ts';
import { linkRated } from './rated-condition.ts';
import type { RecordTruth } from './record-truth.ts';
import { countRecords, unitsCounted } from './records-condition.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts';
import { isExact, type View } from './view.ts';

export { FALSE, TRUE, type Truth, UNKNOWN };

/** A condition as it came out for one subject, for explanations. */
export interface ConditionOutcome {
  readonly kind: ConditionNode['kind'];
  readonly truth: Truth;
  readonly name?: string;
  readonly left?: Operand;
  readonly value?: Shown | Gap;
  readonly tests?: readonly { readonly by: Comparison; readonly value: Exact }[];
  readonly oneOf?: readonly string[];
  /** Whose it is, where it is not the subject's own. */
  readonly subject?: string;
  /** The units that the rows counted are about, where they are not the subject's own. */
  readonly about?: readonly string[];
  readonly period?: string;
  /** The way to the others it looks at. */
  readonly path?: Path | 'periods';
  readonly of: readonly ConditionOutcome[];
}

export interface Condition {
  test(view: View): Truth;
  /** Why it is unknown. */
  gaps(view: View): Gap[];
  outcome(view: View): ConditionOutcome;
}

/** How operands are read; the compiler provides it. */
export interface OperandLinker {
  number(operand: Operand): (view: View) => Measured;
  word(operand: Operand): (view: View) => FactValue | Gap;
  named(id: string): Condition;
  /** Numbers and words of other units. */
  readonly foreign: Pick<ForeignReader, 'number' | 'word'>;
  readonly articles: readonly string[];
  recordTruth(node: ConditionNode): RecordTruth;
  /** The option chosen for a reading, and its mark. */
  reading(id: string): { readonly option: string; readonly mark: number };
}

export function linkCondition(node: ConditionNode, linker: OperandLinker): Condition {
  switch (node.kind) {
    case 'all':
    case 'any':
      return junction(
        node.kind,
        node.of.map((n) => linkCondition(n, linker)),
      );
    case 'not':
      return negation(linkCondition(node.of, linker));
    case 'named': {
      const inner = linker.named(node.condition);
      return { ...inner, outcome: (view) => ({ ...inner.outcome(view), name: node.condition }) };
    }
    case 'reading': {
      const { option, mark } = linker.reading(node.reading);
      const truth = option === node.is ? TRUE : FALSE;
      const test = (view: View) => {
        view.stand(mark);
        return truth;
      };
      return {
        test,
        gaps: () => [],
        outcome: () => ({ kind: 'reading', truth, name: node.reading, of: [] }),
      };
    }
    case 'compare':
      return comparison(node, linker.number(node.left));
    case 'is':
      return membership(node, linker.word(node.left));
    case 'elsewhere':
      return linkElsewhere(node, {
        ...linker.foreign,
        test: (inner, number, word) =>
          inner.kind === 'compare' ? comparison(inner, number) : membership(inner, word),
      });
    case 'records': {
      const where = node.where && linker.recordTruth(node.where);
      const left: Operand = { kind: 'records', id: node.table };
      const counted = { kind: 'compare', left, tests: node.tests, at: node.at } as const;
      const compared = comparison(counted, countRecords(node, where, linker.articles));
      const about = unitsCounted(node, where);
      return { ...compared, outcome: (view) => ({ ...compared.outcome(view), about: about(view) }) };
    }
    case 'rating':
      return linkRating(node, linker.articles);
    case 'level':
      return isCounted(node) ? levelsCounted(node, linker.articles) : linkLevel(node, linker.articles);
    case 'rated':
      return linkRated(node, linker.articles);
    case 'bound':
      return settled('bound', node.layer, (view) => isBound(node.binds, view));
    case 'period-ends':
      return settled('period-ends', undefined, (view) => endsWithin(node, view.period.to));
  }
}

/** What the register or the calendar always settles. */
function settled(
  kind: 'bound' | 'period-ends',
  name: string | undefined,
  holds: (view: View) => boolean,
): Condition {
  const test = (view: View): Truth => (holds(view) ? TRUE : FALSE);
  return {
    test,
    gaps: () => [],
    outcome: (view) => ({
      kind,
      truth: test(view),
      period: view.period.id,
      of: [],
      ...(name === undefined ? {} : { name }),
    }),
  };
}

function junction(kind: 'all' | 'any', of: readonly Condition[]): Condition {
  const settles = kind === 'all' ? FALSE : TRUE;
  const otherwise = kind === 'all' ? TRUE : FALSE;
  const tests = of.map((c) => c.test);
  const test = (view: View): Truth => {
    let truth: Truth = otherwise;
    for (let i = 0; i < tests.length; i++) {
      const t = tests[i]!(view);
      if (t === settles) return settles;
      if (t === UNKNOWN) truth = UNKNOWN;
    }
    return truth;
  };
  return {
    test,
    gaps: (view) =>
      test(view) === UNKNOWN ? of.flatMap((c) => (c.test(view) === UNKNOWN ? c.gaps(view) : [])) : [],
    outcome: (view) => {
      const inner = of.map((c) => c.outcome(view));
      let truth: Truth = otherwise;
      for (const { truth: t } of inner) {
        if (t === settles) truth = settles;
        else if (t === UNKNOWN && truth !== settles) truth = UNKNOWN;
      }
      return { kind, truth, of: inner };
    },
  };
}

function negation(inner: Condition): Condition {
  const test = (view: View): Truth => {
    const t = inner.test(view);
    return t === UNKNOWN ? UNKNOWN : t === TRUE ? FALSE : TRUE;
  };
  return {
    test,
    gaps: inner.gaps,
    outcome: (view) => {
      const outcome = inner.outcome(view);
      const truth = outcome.truth === UNKNOWN ? UNKNOWN : outcome.truth === TRUE ? FALSE : TRUE;
      return { kind: 'not', truth, of: [outcome] };
    },
  };
}

const HOLDS: Record<Comparison, (difference: number) => boolean> = {
  atLeast: (d) => d >= 0,
  above: (d) => d > 0,
  atMost: (d) => d <= 0,
  below: (d) => d < 0,
  equals: (d) => d === 0,
};

/** Whether a comparison holds, given how the left side compares with the right one. */
export const holdsBy = (by: Comparison, difference: number): boolean => HOLDS[by](difference);

function comparison(node: ConditionNode & { kind: 'compare' }, read: (view: View) => Measured): Condition {
  const tests = node.tests.map((t) => ({ holds: HOLDS[t.by], value: t.value }));
  const test =
    singleTest(node.tests, read) ??
    ((view: View): Truth => {
      const value = read(view);
      if (isGap(value)) return value.range === undefined ? UNKNOWN : withinRange(node.tests, value.range);
      for (let i = 0; i < tests.length; i++) {
        const t = tests[i]!;
        if (!t.holds(compare(value, t.value))) return FALSE;
      }
      return TRUE;
    });
  return {
    test,
    gaps: (view) => {
      const value = read(view);
      return isGap(value) ? [value] : [];
    },
    outcome: (view) => ({
      kind: 'compare',
      truth: test(view),
      left: node.left,
      value: read(view),
      tests: node.tests,
      of: [],
    }),
  };
}

const isCounted = (node: LevelNode): node is CountedLevels =>
  node.last !== undefined && node.tests !== undefined;

function levelsCounted(node: CountedLevels & ConditionNode, articles: readonly string[]): Condition {
  const { number, gaps, periods, isEmpty } = countLevels(node, articles);
  const left: Operand = { kind: 'level', id: node.stage };
  const counted = comparison({ kind: 'compare', left, tests: node.tests, at: node.at }, number);
  const test = (view: View): Truth => (isEmpty(view) ? NONE_IS[node.whenNone] : counted.test(view));
  return {
    test,
    gaps: (view) => (test(view) === UNKNOWN ? gaps(view) : []),
    outcome: (view) => ({
      ...counted.outcome(view),
      truth: test(view),
      oneOf: node.oneOf,
      of: periods(view),
    }),
  };
}

/** What is certain of a number of which only the range is known. */
function withinRange(tests: (ConditionNode & { kind: 'compare' })['tests'], range: Interval): Truth {
  let all: Truth = TRUE;
  for (const { by, value } of tests) {
    const low = range.min === undefined ? undefined : compare(range.min, value);
    const high = range.max === undefined ? undefined : compare(range.max, value);
    const never = {
      atLeast: high !== undefined && high < 0,
      above: high !== undefined && high <= 0,
      atMost: low !== undefined && low > 0,
      below: low !== undefined && low >= 0,
      equals: (high !== undefined && high < 0) || (low !== undefined && low > 0),
    };
    const always = {
      atLeast: low !== undefined && low >= 0,
      above: low !== undefined && low > 0,
      atMost: high !== undefined && high <= 0,
      below: high !== undefined && high < 0,
      equals: low === 0 && high === 0,
    };
    if (never[by]) return FALSE;
    if (!always[by]) all = UNKNOWN;
  }
  return all;
}

/** The common case of one threshold, without a loop. */
function singleTest(
  tests: (ConditionNode & { kind: 'compare' })['tests'],
  read: (view: View) => Measured,
): ((view: View) => Truth) | undefined {
  const [only] = tests;
  if (only === undefined || tests.length > 1) return undefined;
  const { by, value: bar } = only;
  const { n, d } = bar;
  switch (by) {
    case 'atLeast':
    case 'below': {
      const [reached, short]: [Truth, Truth] = by === 'atLeast' ? [TRUE, FALSE] : [FALSE, TRUE];
      return (view) => {
        const value = read(view);
        if (isGap(value)) return value.range === undefined ? UNKNOWN : withinRange(tests, value.range);
        if (value.d === d) return value.n >= n ? reached : short;
        return compare(value, bar) >= 0 ? reached : short;
      };
    }
    case 'above':
    case 'atMost': {
      const [beyond, within]: [Truth, Truth] = by === 'above' ? [TRUE, FALSE] : [FALSE, TRUE];
      return (view) => {
        const value = read(view);
        if (isGap(value)) return value.range === undefined ? UNKNOWN : withinRange(tests, value.range);
        if (value.d === d) return value.n > n ? beyond : within;
        return compare(value, bar) > 0 ? beyond : within;
      };
    }
    case 'equals':
      return undefined;
  }
}

const asWord = (value: FactValue): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'string' ? value : '';

function membership(node: ConditionNode & { kind: 'is' }, read: (view: View) => FactValue | Gap): Condition {
  const [first] = node.oneOf;
  const words = new Set(node.oneOf);
  const holds = words.size === 1 ? (word: string) => word === first : (word: string) => words.has(word);
  const { left } = node;
  const meets = (word: string) =>
    left.kind === 'attribute' ? wordsAnswered(left.id, word).some(holds) : holds(word);
  const isGapValue = (value: FactValue | Gap): value is Gap => typeof value === 'object' && !isExact(value);
  const test = (view: View): Truth => {
    const value = read(view);
    if (isGapValue(value)) return UNKNOWN;
    return meets(asWord(value)) ? TRUE : FALSE;
  };
  return {
    test,
    gaps: (view) => {
      const value = read(view);
      return isGapValue(value) ? [value] : [];
    },
    outcome: (view) => ({
      kind: 'is',
      truth: test(view),
      left: node.left,
      value: read(view),
      oneOf: node.oneOf,
      of: [],
    }),
  };
}
