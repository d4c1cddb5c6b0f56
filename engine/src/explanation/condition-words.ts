import { type ConditionOutcome, FALSE, TRUE } from '../evaluation/condition.ts';
import { compare, type Exact, subtract } from '../exact.ts';
import type { Comparison, ConditionNode, Operand } from '../regulation/format.ts';
import { testsInWords } from './column-words.ts';
import { boundInWords, leafName, othersInWords, othersSentence } from './others-words.ts';
import {
  isExact,
  isShownWhole,
  shownBeside,
  shownNumber,
  shownPercent,
  shownPercentBeside,
  shownUp,
} from './show.ts';
import type { Wording } from './wording.ts';

/** One comparison or membership at the end of a tree of conditions. */
export type Leaf = ConditionOutcome & { readonly left: Operand };

/**
 * A condition as it came out, in words: what is looked at, its value (or that there is none), what is required. A
 * value never looks as if it were on the other side of the number it is compared with.
 *
 * @example sentenceFor(outcome, words) // "Điểm trung bình 89,99, không đạt yêu cầu từ 90 trở lên"
 */
export function sentenceFor(whole: ConditionOutcome, words: Wording): string {
  const outcome = withoutReadings(whole);
  const inner = (o: ConditionOutcome) => sentenceFor(o, words);
  const label = outcome.name === undefined ? undefined : namedAs(outcome.name, words);
  const head = label === undefined ? '' : `“${label}”: `;
  switch (outcome.kind) {
    case 'all':
      if (outcome.of.length === 0) return whateverIsLeft(words);
      return `${head}${outcome.of.map(inner).join(words.say('; và ', '; and '))}`;
    case 'any':
      return `${head}${outcome.of.map((o) => `(${inner(o)})`).join(words.say(' hoặc ', ' or '))}`;
    case 'not':
      return words.say(
        `không thuộc trường hợp: ${outcome.of.map(inner).join('')}`,
        `not the case that: ${outcome.of.map(inner).join('')}`,
      );
    case 'reading':
      return readingSentence(outcome, words);
    case 'compare':
    case 'is':
      return `${head}${isLeaf(outcome) ? leafSentence(outcome, words) : ''}`;
    case 'elsewhere':
      return othersSentence(outcome, inner, words);
    case 'period-ends': {
      const period = words.period(outcome.period ?? '');
      return outcome.truth === TRUE
        ? words.say(`${period} thuộc thời gian áp dụng`, `${period} is in the time this holds`)
        : words.say(`${period} ngoài thời gian áp dụng`, `${period} is outside the time this holds`);
    }
    case 'bound':
      return boundSentence(outcome, words);
    default:
      return `${head}${outcome.of.map(inner).join('')}`;
  }
}

const boundSentence = ({ truth, name = '' }: ConditionOutcome, words: Wording): string => {
  const bound = boundInWords(name, words);
  return truth === FALSE ? words.say(`không ${bound}`, `not ${bound}`) : bound;
};

/**
 * A condition without what the chosen readings settle: branches that belong to another reading, and the mention of the
 * reading itself, which is told where the result says what it stands on.
 */
function withoutReadings(outcome: ConditionOutcome): ConditionOutcome {
  const isReading = (o: ConditionOutcome) => o.kind === 'reading';
  const isForeign = (o: ConditionOutcome) =>
    o.kind === 'all' && o.of.some((part) => isReading(part) && part.truth === FALSE);
  if (outcome.kind === 'any' && outcome.of.some((o) => !isForeign(o)))
    return onlyChild({ ...outcome, of: outcome.of.filter((o) => !isForeign(o)).map(withoutReadings) });
  if (outcome.kind === 'all' && outcome.of.some((o) => !isReading(o)))
    return onlyChild({ ...outcome, of: outcome.of.filter((o) => !isReading(o)).map(withoutReadings) });
  return { ...outcome, of: outcome.of.map(withoutReadings) };
}

const onlyChild = (outcome: ConditionOutcome): ConditionOutcome =>
  outcome.of.length === 1 && outcome.of[0] && outcome.name === undefined ? outcome.of[0] : outcome;

export const isLeaf = (outcome: ConditionOutcome): outcome is Leaf => outcome.left !== undefined;

/** Every comparison and membership of a condition. */
export const leavesOf = (outcome: ConditionOutcome): Leaf[] =>
  isLeaf(outcome) ? [outcome] : outcome.of.flatMap(leavesOf);

/** The parts that keep a condition from holding: leaves that are false, and denials of what is true. */
export function failingIn(outcome: ConditionOutcome): ConditionOutcome[] {
  if (outcome.truth !== FALSE) return [];
  if (isLeaf(outcome) || outcome.kind === 'not' || outcome.kind === 'any' || outcome.kind === 'elsewhere')
    return [outcome];
  return outcome.of.flatMap(failingIn);
}

function leafSentence(leaf: Leaf, words: Wording): string {
  const name = leafName(leaf, words);
  const value = shownValue(leaf, words);
  const required = requirement(leaf, words);
  const known = isExact(leaf.value) ? undefined : knownOf(leaf, words);
  if (known !== undefined)
    return words.say(`${name}: ${known}, yêu cầu ${required}`, `${name}: ${known}, required: ${required}`);
  if (value === undefined)
    return words.say(`${name} chưa có (yêu cầu: ${required})`, `${name} not known (required: ${required})`);
  // After the name of a unit a bare number would look like a part of it.
  const colon =
    leaf.kind === 'is' || leaf.left.kind === 'level' || leaf.subject !== undefined || leaf.about?.length
      ? ':'
      : '';
  if (leaf.kind === 'is' && leaf.truth === TRUE) return `${name}: ${value}`;
  if (leaf.truth === TRUE) return `${name}${colon} ${value}, ${required}`;
  return words.say(
    `${name}${colon} ${value}, không đạt yêu cầu ${required}`,
    `${name}${colon} ${value}, which does not meet ${required}`,
  );
}

/** "ít nhất 1 (Phòng Nội vụ)": what is known of a number that is not settled. */
export function knownOf({ left, value, tests, truth }: Leaf, words: Wording): string | undefined {
  const range = typeof value === 'object' && value !== null && 'range' in value ? value.range : undefined;
  if (range === undefined) return undefined;
  const { min } = range;
  const isTooMuch = (t: { readonly by: Comparison; readonly value: Exact }) =>
    min !== undefined && t.by !== 'atLeast' && t.by !== 'above' && compare(min, t.value) >= 0;
  // What is too much already stays so, however much more it may become.
  return rangeInWords(truth === FALSE && tests?.some(isTooMuch) ? { min } : range, left, words);
}

/** "ít nhất 1 (Phòng Nội vụ)", "từ 80 đến 92": where a number lies, and who is in it for certain. */
export function rangeInWords(
  { min, max }: { readonly min?: Exact | undefined; readonly max?: Exact | undefined },
  operand: Operand,
  words: Wording,
): string | undefined {
  const n = (value: Exact) => shownThreshold(operand, value, words);
  const who = words.namesIn(operand.id);
  const names = who.length === 0 ? '' : ` (${who.join(', ')})`;
  if (min && max && who.length > 0)
    return words.say(
      `ít nhất ${n(min)}${names}, nhiều nhất ${n(max)}`,
      `at least ${n(min)}${names}, at most ${n(max)}`,
    );
  if (min && max) return words.say(`từ ${n(min)} đến ${n(max)}`, `from ${n(min)} to ${n(max)}`);
  if (min) return `${words.say(`ít nhất ${n(min)}`, `at least ${n(min)}`)}${names}`;
  return max && `${words.say(`nhiều nhất ${n(max)}`, `at most ${n(max)}`)}${names}`;
}

/** What a leaf asks for: "từ 90 trở lên", "dưới 50%", "có". */
export function requirement(leaf: Leaf, words: Wording): string {
  if (leaf.kind === 'is')
    return (leaf.oneOf ?? []).map((w) => words.operandWord(leaf.left, w)).join(words.say(' hoặc ', ' or '));
  return testsInWords(leaf.tests ?? [], words.language, (v) => shownThreshold(leaf.left, v, words));
}

/** The value beside what it is compared with; undefined where there is none. */
export function shownValue(leaf: Leaf, words: Wording): string | undefined {
  const { value } = leaf;
  const bars = (leaf.tests ?? []).map((t) => t.value);
  if (isExact(value)) {
    return isPercent(leaf.left, words)
      ? shownPercentBeside(value, bars, words.language)
      : shownBeside(value, bars, words.language);
  }
  if (typeof value === 'boolean') return words.word(value ? 'yes' : 'no');
  if (typeof value === 'string') return words.operandWord(leaf.left, value);
  return undefined;
}

/** What a number lacks to meet the lower bound of a leaf, rounded up as shown; undefined when that is not its fault. */
export function lacking(
  leaf: Leaf,
  words: Wording,
): { exact: Exact; shown: string; strictly: boolean; isRounded: boolean } | undefined {
  const { value } = leaf;
  if (!isExact(value) || isPercent(leaf.left, words)) return undefined;
  for (const test of leaf.tests ?? []) {
    const strictly = test.by === 'above';
    if (test.by !== 'atLeast' && !strictly) continue;
    const exact = subtract(test.value, value);
    const isShort = strictly ? compare(exact, { n: 0, d: 1 }) >= 0 : compare(exact, { n: 0, d: 1 }) > 0;
    const isRounded = strictly || !isShownWhole(exact);
    if (isShort) return { exact, strictly, isRounded, shown: shownUp(exact, words.language, strictly) };
  }
  return undefined;
}

export const isPercent = (operand: Operand, words: Wording): boolean =>
  operand.kind === 'measure' && words.measure(operand.id)?.display === 'percent';

const shownThreshold = (operand: Operand, value: Exact, words: Wording): string =>
  isPercent(operand, words) ? shownPercent(value, words.language, 4) : shownNumber(value, words.language, 4);

function namedAs(name: string, words: Wording): string | undefined {
  const label = words.regulation.conditions.get(name)?.label;
  return label && words.of(label);
}

function readingSentence(outcome: ConditionOutcome, words: Wording): string {
  const reading = words.regulation.readings.get(outcome.name ?? '');
  const question = reading ? words.of(reading.question) : (outcome.name ?? '');
  return outcome.truth === TRUE
    ? words.say(`theo cách hiểu đã chọn cho “${question}”`, `by the reading chosen for “${question}”`)
    : words.say(`không theo cách hiểu này của “${question}”`, `not by this reading of “${question}”`);
}

/** A last rung without a condition. */
const whateverIsLeft = (words: Wording): string => words.say('các trường hợp còn lại', 'every other case');

/** A condition of the regulation itself, before anybody's case. */
export function conditionInWords(node: ConditionNode, words: Wording): string {
  const inner = (n: ConditionNode) => conditionInWords(n, words);
  const or = words.say(' hoặc ', ' or ');
  switch (node.kind) {
    case 'all':
      if (node.of.length === 0) return whateverIsLeft(words);
      return node.of.map(inner).join(words.say('; và ', '; and '));
    case 'any':
      return node.of.map((n) => `(${inner(n)})`).join(or);
    case 'not':
      return words.say(`không thuộc trường hợp: ${inner(node.of)}`, `not the case that: ${inner(node.of)}`);
    case 'named': {
      const condition = words.regulation.conditions.get(node.condition);
      const label = namedAs(node.condition, words);
      const text = condition ? inner(condition) : node.condition;
      return label === undefined ? text : `“${label}” (${text})`;
    }
    case 'reading': {
      const option = words.regulation.readings.get(node.reading)?.options.get(node.is);
      return (
        words.say('cách hiểu được chọn là: ', 'the reading chosen is: ') +
        (option ? words.of(option) : node.is)
      );
    }
    case 'elsewhere':
    case 'records':
    case 'rating':
    case 'level':
    case 'rated':
    case 'bound':
    case 'period-ends':
      return othersInWords(node, words, inner);
    case 'is':
      return `${words.name(node.left.id)}: ${node.oneOf.map((w) => words.operandWord(node.left, w)).join(or)}`;
    case 'compare':
      return `${words.name(node.left.id)} ${testsInWords(node.tests, words.language, (v) => shownThreshold(node.left, v, words))}`;
  }
}
