/** Conditions about other units, other ratings and other periods, in words that say whose each value is. */
import type { ConditionOutcome } from '../evaluation/condition.ts';
import type { Bilingual } from '../problem.ts';
import type { Path, PeriodEndsNode } from '../regulation/condition-nodes.ts';
import type { ConditionNode } from '../regulation/format.ts';
import { testsInWords } from './column-words.ts';
import type { Leaf } from './condition-words.ts';
import type { Wording } from './wording.ts';

export const PATH_WORDS: Readonly<Record<Path | 'self', Bilingual>> = {
  self: { vi: 'chính mình', en: 'the subject itself' },
  'own-unit': { vi: 'đơn vị của mình', en: 'the own unit' },
  'unit-headed': { vi: 'đơn vị mình đứng đầu', en: 'the unit headed' },
  'units-in-charge': { vi: 'đơn vị, lĩnh vực mình phụ trách', en: 'the units and fields in charge' },
  'using-body': { vi: 'cơ quan sử dụng', en: 'the using body' },
  'parent-unit': { vi: 'đơn vị cấp trên', en: 'the parent unit' },
};

/** What a leaf is about, and whose it is when it is not the subject's own. */
export function leafName(leaf: Leaf, words: Wording): string {
  const { left } = leaf;
  if (left.kind === 'rating') return words.say(`mức theo ${left.id}`, `level under ${left.id}`);
  if (left.kind === 'level' && leaf.kind === 'compare') return countedName(leaf, words);
  if (left.kind === 'level')
    return words.say(
      `mức của ${words.period(leaf.period ?? '')}`,
      `level in ${words.period(leaf.period ?? '')}`,
    );
  if (left.kind === 'rated') return ratedName(leaf, words);
  const name = words.name(left.id);
  const about = (leaf.about ?? []).map((id) => words.unitName(id)).join(', ');
  if (about !== '') return words.say(`${name} về ${about}`, `${name} about ${about}`);
  if (leaf.subject === undefined) return name;
  const whose = words.unitName(leaf.subject);
  return words.say(`${name} của ${whose}`, `${name} of ${whose}`);
}

/** "số kỳ ở mức Không hoàn thành (năm 2025: Hoàn thành tốt; năm 2024: chưa có)" */
function countedName({ oneOf = [], of }: Leaf, words: Wording): string {
  const levels = oneOf.map((l) => words.level(l)).join(words.say(' hoặc ', ' or '));
  const each = of.map(({ period = '', value }) => {
    const level = typeof value === 'string' ? words.level(value) : words.say('chưa có', 'not known');
    return `${words.period(period)}: ${level}`;
  });
  const told =
    each.length === 0 ? words.say('không có kỳ nào để xét', 'no period to look at') : each.join('; ');
  return words.say(`số kỳ ở mức ${levels} (${told})`, `periods at ${levels} (${told})`);
}

const ratedName = ({ subject }: Leaf, words: Wording): string =>
  subject === undefined
    ? words.say('mức của kỳ này', 'level in this period')
    : words.say(
        `mức của ${words.subjectName(subject)} trong kỳ này`,
        `level of ${words.subjectName(subject)} in this period`,
      );

/** Whom a layer binds, by its title. */
export const boundInWords = (layer: string, words: Wording): string =>
  words.say(`trong phạm vi của ${words.layerTitle(layer)}`, `bound by ${words.layerTitle(layer)}`);

/** One sentence for all the others looked at, or that there are none. */
export function othersSentence(
  outcome: ConditionOutcome,
  inner: (o: ConditionOutcome) => string,
  words: Wording,
): string {
  if (outcome.of.length > 0) return outcome.of.map(inner).join(words.say('; và ', '; and '));
  const { path } = outcome;
  if (path === undefined || path === 'periods')
    return words.say('không có kỳ nào để xét', 'there is no period to look at');
  return words.say(`không có ${PATH_WORDS[path].vi}`, `there is none: ${PATH_WORDS[path].en}`);
}

type Others = ConditionNode & {
  kind: 'elsewhere' | 'records' | 'rating' | 'level' | 'rated' | 'bound' | 'period-ends';
};

/** The condition itself, for readers of the regulation. */
export function othersInWords(node: Others, words: Wording, inner: (n: ConditionNode) => string): string {
  const or = words.say(' hoặc ', ' or ');
  switch (node.kind) {
    case 'elsewhere': {
      const whose = words.of(PATH_WORDS[node.of]);
      const each = node.quantifier === 'some' ? words.say('ít nhất một ', 'at least one of ') : '';
      return `${each}${whose}: ${inner(node.test)}`;
    }
    case 'records': {
      const whose = words.of(PATH_WORDS[node.of]);
      return words.say(
        `số “${words.name(node.table)}” về ${whose} trong kỳ ${testsInWords(node.tests, 'vi')}`,
        `“${words.name(node.table)}” about ${whose} in the period: ${testsInWords(node.tests, 'en')}`,
      );
    }
    case 'rating':
      return words.say(
        `mức theo ${node.rating}: ${node.oneOf.map((l) => words.level(l)).join(or)}`,
        `level under ${node.rating}: ${node.oneOf.map((l) => words.level(l)).join(or)}`,
      );
    case 'level': {
      const stage = words.regulation.stages.get(node.stage);
      const label = stage ? words.of(stage.label) : node.stage;
      const levels = node.oneOf.map((l) => words.level(l)).join(or);
      if (node.last !== undefined)
        return words.say(
          `${label}, ${node.last} kỳ liền trước: số kỳ ở mức ${levels} ${testsInWords(node.tests ?? [], 'vi')}`,
          `${label}, the ${node.last} periods before: periods at ${levels} ${testsInWords(node.tests ?? [], 'en')}`,
        );
      const which =
        node.period === 'previous'
          ? words.say('kỳ trước', 'the period before')
          : node.quantifier === 'some'
            ? words.say('ít nhất một kỳ', 'at least one period')
            : words.say('mọi kỳ', 'every period');
      return `${label}, ${which}: ${levels}`;
    }
    case 'period-ends':
      return endsInWords(node, words);
    case 'rated': {
      const levels = node.oneOf.map((l) => words.level(l)).join(or);
      const whose = node.of === 'self' ? '' : ` (${words.of(PATH_WORDS[node.of])})`;
      const some = node.quantifier === 'some' ? words.say(', ít nhất một', ', one at least') : '';
      return words.say(
        `mức của kỳ này${whose}${some}: ${levels}`,
        `level in this period${whose}${some}: ${levels}`,
      );
    }
    case 'bound':
      return boundInWords(node.layer, words);
  }
}

function endsInWords({ from, to }: PeriodEndsNode, words: Wording): string {
  const since = from === undefined ? '' : words.say(` từ ${words.day(from)}`, ` from ${words.day(from)}`);
  const until = to === undefined ? '' : words.say(` đến ${words.day(to)}`, ` up to ${words.day(to)}`);
  return words.say(`kỳ kết thúc${since}${until}`, `the period ends${since}${until}`);
}
