import type { Exact } from '../exact.ts';
import type { Language } from '../problem.ts';
import type { Comparison, ConditionNode } from '../regulation/format.ts';
import type { Name } from '../rules/kinds.ts';
import { shownNumber } from './show.ts';

interface Test {
  readonly by: Comparison;
  readonly value: Exact;
}

const WORDS: Record<Language, Record<Comparison, (n: string) => string>> = {
  vi: {
    atLeast: (n) => `từ ${n} trở lên`,
    above: (n) => `trên ${n}`,
    atMost: (n) => `không quá ${n}`,
    below: (n) => `dưới ${n}`,
    equals: (n) => `bằng ${n}`,
  },
  en: {
    atLeast: (n) => `${n} or more`,
    above: (n) => `over ${n}`,
    atMost: (n) => `at most ${n}`,
    below: (n) => `under ${n}`,
    equals: (n) => `exactly ${n}`,
  },
};

/** "từ 90 trở lên", "từ 70 đến dưới 90", "dưới 50": the tests of one comparison in words. */
export function testsInWords(
  tests: readonly Test[],
  language: Language,
  show: (value: Exact) => string = (value) => shownNumber(value, language, 4),
): string {
  const from = tests.find((t) => t.by === 'atLeast');
  const below = tests.find((t) => t.by === 'below');
  if (tests.length === 2 && from && below) {
    return language === 'vi'
      ? `từ ${show(from.value)} đến dưới ${show(below.value)}`
      : `${show(from.value)} to under ${show(below.value)}`;
  }
  return tests.map((t) => WORDS[language][t.by](show(t.value))).join(language === 'vi' ? ' và ' : ' and ');
}

/** A condition on the columns of a table: "Nguồn giao việc: Theo kế hoạch hoặc Đã giao cho người khác". */
export function columnsInWords(node: ConditionNode, table: string, name: Name, language: Language): string {
  const [and, or, not] = language === 'vi' ? [' và ', ' hoặc ', 'không phải'] : [' and ', ' or ', 'not'];
  const inner = (n: ConditionNode) => columnsInWords(n, table, name, language);
  switch (node.kind) {
    case 'all':
      return node.of.map(inner).join(and);
    case 'any':
      return `(${node.of.map(inner).join(or)})`;
    case 'not':
      return `${not} (${inner(node.of)})`;
    case 'is': {
      const column = `${table}.${node.left.id}`;
      return `${name(column)[language]}: ${node.oneOf.map((w) => name(`${column}=${w}`)[language]).join(or)}`;
    }
    case 'compare':
      return `${name(`${table}.${node.left.id}`)[language]} ${testsInWords(node.tests, language)}`;
    case 'named':
      return node.condition;
    case 'reading':
      return `${node.reading}: ${node.is}`;
    default:
      return '';
  }
}
