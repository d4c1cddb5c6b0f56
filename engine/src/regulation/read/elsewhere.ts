import { parseDay } from '../../calendar-day.ts';
import { ALWAYS_ONE, MAY_BE_SEVERAL } from '../../evaluation/paths.ts';
import { say } from '../../problem.ts';
import { type ConditionNode, PATHS, type Path, type Quantifier, type Test } from '../condition-nodes.ts';
import type { Cursor } from '../plain.ts';

/** Keys of a test that is asked of other units, besides those of the test. */
export const ELSEWHERE_KEYS = ['of', 'quantifier?', 'when-none?'];

interface Reading {
  tests(at: Cursor): Test[] | undefined;
  test(at: Cursor): ConditionNode | undefined;
  condition(at: Cursor | undefined, of: 'columns'): ConditionNode | undefined;
}

/**
 * A condition that looks beyond the subject's own values: `{of: own-unit, fact: …}`, `{records: …}`, `{rating: …}`,
 * `{level: …}`, `{rated: …}`, `{period-ends: …}`. Answers undefined when it is none of them, and no node when it is one
 * and is written wrong.
 */
export function readElsewhere(at: Cursor, read: Reading): { node: ConditionNode | undefined } | undefined {
  if (at.optional('records')) return { node: readRecordsCondition(at, read) };
  if (at.optional('rating')) return { node: readRating(at) };
  if (at.optional('level')) return { node: readLevelCondition(at, read) };
  if (at.optional('period-ends')) return { node: readPeriodEnds(at) };
  if (at.optional('rated')) return { node: readRated(at) };
  if (at.optional('of')) return { node: readOf(at, read) };
  return undefined;
}

function readOf(at: Cursor, read: Reading): ConditionNode | undefined {
  const of = at.field('of')?.oneOf(PATHS);
  const test = read.test(at);
  if (of === undefined || (test?.kind !== 'compare' && test?.kind !== 'is')) return undefined;
  const quantifier = readQuantifier(at, MAY_BE_SEVERAL.has(of), of);
  const whenNone = readWhenNone(at, of);
  if (quantifier === undefined || whenNone === undefined) return undefined;
  return { kind: 'elsewhere', of, quantifier, whenNone, test, at };
}

/** `every` unless said otherwise: a demand on the units somebody answers for is a demand on each of them. */
function readQuantifier(at: Cursor, mayBeSeveral: boolean, of: string): Quantifier | undefined {
  const given = at.optional('quantifier');
  if (given === undefined) return 'every';
  if (mayBeSeveral) return given.oneOf(['some', 'every']);
  return given.refuse(
    'pack.quantifier-of-one',
    say(`“${of}” chỉ dẫn đến một đơn vị`, `'${of}' leads to one unit only`),
    say('xóa quantifier', 'remove quantifier'),
  );
}

function readWhenNone(at: Cursor, of: Path) {
  const given = at.optional('when-none');
  if (given !== undefined) return given.oneOf(['yes', 'no', 'unknown']);
  if (ALWAYS_ONE.has(of)) return 'unknown' as const;
  return at.refuse(
    'pack.when-none-needed',
    say(
      `“${of}” có thể không dẫn đến đơn vị nào: khi đó thì sao?`,
      `'${of}' may lead to no unit: what then?`,
    ),
    say('thêm when-none: yes, no hoặc unknown', 'add when-none: yes, no or unknown'),
  );
}

function readRecordsCondition(at: Cursor, read: Reading): ConditionNode | undefined {
  at.map([
    'records',
    'of: self',
    'in: period',
    'on?',
    'where?',
    'at-least?',
    'above?',
    'at-most?',
    'below?',
    'equals?',
  ]);
  const table = at.field('records')?.id();
  const of = at.field('of')?.oneOf(['self', ...PATHS]);
  const period = at.field('in')?.oneOf(['period']);
  const on = at.optional('on')?.id();
  const where = at.optional('where') && read.condition(at.optional('where'), 'columns');
  const tests = read.tests(at);
  if (table === undefined || of === undefined || period === undefined || tests === undefined)
    return undefined;
  if (at.optional('where') !== undefined && where === undefined) return undefined;
  return {
    kind: 'records',
    table,
    of,
    tests,
    at,
    ...(on === undefined ? {} : { on }),
    ...(where === undefined ? {} : { where }),
  };
}

const readWords = (at: Cursor | undefined): readonly string[] | undefined => {
  const list = at?.isText() ? [at.text()] : at?.list()?.map((c) => c.text());
  return list?.every((w) => w !== undefined) && list.length > 0 ? list : undefined;
};

function readRating(at: Cursor): ConditionNode | undefined {
  at.map(['rating', 'is', 'when-none?']);
  const rating = at.field('rating')?.id();
  const oneOf = readWords(at.field('is'));
  const whenNone = at.optional('when-none')
    ? at.optional('when-none')?.oneOf(['yes', 'no', 'unknown'])
    : 'unknown';
  if (rating === undefined || oneOf === undefined || whenNone === undefined) return undefined;
  return { kind: 'rating', rating, oneOf, whenNone, at };
}

/** `{rated: [notCompleted]}` of the subject itself, `{rated: notCompleted, of: unit-headed, when-none: no}` of units. */
function readRated(at: Cursor): ConditionNode | undefined {
  const ofUnits = at.optional('of') !== undefined;
  at.map(['rated', ...(ofUnits ? ELSEWHERE_KEYS : [])]);
  const oneOf = readWords(at.field('rated'));
  if (!ofUnits) return oneOf && { kind: 'rated', of: 'self', quantifier: 'every', whenNone: 'no', oneOf, at };
  const of = at.field('of')?.oneOf(PATHS);
  if (of === undefined || oneOf === undefined) return undefined;
  const quantifier = readQuantifier(at, MAY_BE_SEVERAL.has(of), of);
  const whenNone = readWhenNone(at, of);
  return quantifier && whenNone && { kind: 'rated', of, quantifier, whenNone, oneOf, at };
}

/** The most periods back that a condition may look. */
const FARTHEST = 10;

/** `{level: year, last: 3, is: [notCompleted], count: {at-least: 2}, when-none: no}` */
function readLevelsCounted(at: Cursor, read: Reading): ConditionNode | undefined {
  at.map(['level', 'last: 3', 'is: [notCompleted]', 'count', 'when-none']);
  const stage = at.field('level')?.id();
  const oneOf = readWords(at.field('is'));
  const last = at.field('last')?.integer();
  const count = at.field('count')?.map(['at-least?', 'above?', 'at-most?', 'below?', 'equals?']);
  const tests = count && read.tests(count);
  const whenNone = at.field('when-none')?.oneOf(['yes', 'no', 'unknown']);
  if (stage === undefined || oneOf === undefined || last === undefined) return undefined;
  if (tests === undefined || whenNone === undefined) return undefined;
  if (last < 2 || last > FARTHEST)
    return at
      .field('last')
      ?.refuse(
        'pack.last-out-of-reach',
        say(`xét từ 2 đến ${FARTHEST} kỳ trước`, `it looks back 2 to ${FARTHEST} periods`),
        say('kỳ liền trước thì viết period: previous', 'for the period before write period: previous'),
      );
  return { kind: 'level', stage, period: 'previous', quantifier: 'every', oneOf, last, tests, whenNone, at };
}

function readLevelCondition(at: Cursor, read: Reading): ConditionNode | undefined {
  if (at.optional('last') ?? at.optional('count')) return readLevelsCounted(at, read);
  at.map(['level', 'period: previous | same', 'is: [notCompleted]', 'quantifier?', 'when-none?']);
  const stage = at.field('level')?.id();
  const period = at.field('period')?.oneOf(['same', 'previous']);
  const oneOf = readWords(at.field('is'));
  const quantifier = readQuantifier(at, period === 'same', 'previous');
  const whenNone = at.optional('when-none')
    ? at.optional('when-none')?.oneOf(['yes', 'no', 'unknown'])
    : 'unknown';
  if (stage === undefined || period === undefined || oneOf === undefined) return undefined;
  if (quantifier === undefined || whenNone === undefined) return undefined;
  return { kind: 'level', stage, period, quantifier, oneOf, whenNone, at };
}

function readPeriodEnds(at: Cursor): ConditionNode | undefined {
  const map = at.map(['period-ends'])?.field('period-ends')?.map(['from?', 'to?']);
  if (map === undefined) return undefined;
  const [from, to] = ['from', 'to'].map((key) => {
    const day = map.optional(key)?.day();
    return day === undefined ? undefined : parseDay(day);
  });
  if (map.keys().length > 0)
    return {
      kind: 'period-ends',
      at,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  return map.refuse(
    'pack.period-ends-when',
    say('period-ends không nói từ ngày nào, đến ngày nào', 'period-ends does not say from or to which day'),
    say('thêm from, to hoặc cả hai', 'add from, to or both'),
  );
}
