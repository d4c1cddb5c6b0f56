import type { Language } from '../problem.ts';
import type {
  Cap,
  Ceiling,
  ForcedLevel,
  Parameter,
  Quota,
  QuotaBase,
  QuotaScope,
  RuleHead,
  ServiceTime,
  ValueType,
} from '../regulation/format.ts';
import { conditionInWords } from './condition-words.ts';
import { baseInWords, extrasInWords, ROUNDED, raisedInWords, shareInWords } from './quota-rule-words.ts';
import { shownNumber } from './show.ts';
import type { Wording } from './wording.ts';

/** For whom a rule is, where it is not for everybody: " [Người đứng đầu, Cấp phó]". */
export function forGroups(rule: Pick<RuleHead, 'for'>, words: Wording): string {
  if (rule.for === undefined) return '';
  const labels = rule.for.map((id) => words.regulation.groups.find((g) => g.id === id)?.label);
  return ` [${labels.flatMap((l) => (l ? [words.of(l)] : [])).join(', ')}]`;
}

/** What may be entered for a fact, with its bounds. */
export function typeInWords(type: ValueType, words: Wording): string {
  const { language } = words;
  switch (type.kind) {
    case 'number': {
      const whole = type.whole ? words.say('số nguyên', 'whole number') : words.say('số', 'number');
      const from =
        type.min &&
        words.say(` từ ${shownNumber(type.min, language, 4)}`, ` from ${shownNumber(type.min, language, 4)}`);
      const to =
        type.max &&
        words.say(` đến ${shownNumber(type.max, language, 4)}`, ` to ${shownNumber(type.max, language, 4)}`);
      return `${whole}${from ?? ''}${to ?? ''}`;
    }
    case 'flag':
      return words.say('có hoặc không', 'yes or no');
    case 'choice':
      return [...type.options.values()].map((o) => words.of(o)).join(' / ');
    case 'day':
      return words.say('ngày', 'day');
    case 'text':
      return words.say('văn bản', 'text');
  }
}

/** What is the most while a condition holds, or who says it. */
export function ceilingInWords({ then, when, tightens }: Ceiling, words: Wording): string {
  const why = conditionInWords(when, words);
  if (tightens)
    return words.say(
      `thêm điều kiện cho ${words.level(tightens.level)}: không được ${why}`,
      `adds to ${words.level(tightens.level)}: it must not be that ${why}`,
    );
  if ('level' in then)
    return words.say(
      `không cao hơn ${words.level(then.level)} khi ${why}`,
      `not above ${words.level(then.level)} when ${why}`,
    );
  return words.say(
    `khi ${why} thì hỏi: ${ground(then.ask, words)}`,
    `when ${why}, asks: ${ground(then.ask, words)}`,
  );
}

export function forcedInWords(rule: ForcedLevel, words: Wording): string {
  const when = conditionInWords(rule.when, words);
  if ('level' in rule.then)
    return words.say(
      `${words.level(rule.then.level)} khi ${when}`,
      `${words.level(rule.then.level)} when ${when}`,
    );
  return words.say(
    `hỏi người có thẩm quyền khi ${when}: ${ground(rule.then.ask, words)}`,
    `a person is asked when ${when}: ${ground(rule.then.ask, words)}`,
  );
}

/** Why a question is put, without its full stop. */
export function ground(question: string, words: Wording): string {
  const asked = words.regulation.questions.get(question);
  return asked ? words.of(asked.ground).replace(/\.$/, '') : question;
}

export const CAPS: Readonly<Record<Cap['by'], Readonly<Record<Language, string>>>> = {
  'unit-headed': {
    vi: 'không cao hơn mức của đơn vị đứng đầu',
    en: 'not above the level of the unit headed',
  },
  'units-in-charge': {
    vi: 'không cao hơn mức của các đơn vị phụ trách',
    en: 'not above the level of the units in charge',
  },
  'own-unit': { vi: 'không cao hơn mức của đơn vị mình', en: "not above the level of one's own unit" },
};

/** " (theo cách hiểu: …)" where a rule follows a reading. */
export function byReading(parameter: Parameter<unknown>, words: Wording): string {
  if ('fixed' in parameter) return '';
  const reading = words.regulation.readings.get(parameter.reading);
  const question = reading ? words.of(reading.question) : parameter.reading;
  return words.say(` (tuỳ cách hiểu: ${question})`, ` (depends on the reading: ${question})`);
}

const BASES: Readonly<Record<QuotaBase, Readonly<Record<Language, string>>>> = {
  'rated-good': { vi: 'số được xếp {next}', en: 'those rated {next}' },
  'good-or-better': { vi: 'số được xếp từ {next} trở lên', en: 'those rated {next} or better' },
  rated: { vi: 'số được xếp loại', en: 'all who are rated' },
};

const SCOPES: Readonly<Record<QuotaScope, Readonly<Record<Language, string>>>> = {
  'using-body': { vi: 'trong cơ quan sử dụng', en: 'in the using body' },
  'direct-unit': { vi: 'trong cơ quan trực tiếp sử dụng', en: 'in the directly using unit' },
  'recognising-authority': { vi: 'theo cấp công nhận', en: 'for the recognising authority' },
  'own-unit': { vi: 'trong đơn vị của mình', en: 'in the own unit' },
};

const TESTS = {
  both: { vi: 'tính cả đơn vị và từng nhóm', en: 'unit and each group' },
  'unit-only': { vi: 'chỉ tính toàn đơn vị', en: 'the unit only' },
  pooled: { vi: 'gộp các nhóm', en: 'groups pooled' },
} as const;

/** The quota with its share, base, scope and tests; where a reading chooses, all its options. */
export function quotaInWords(quota: Quota, words: Wording): string {
  const { language } = words;
  const next = words.level(quota.next);
  const all = <T extends string>(
    p: Parameter<T>,
    texts: Readonly<Record<T, Readonly<Record<Language, string>>>>,
  ) =>
    ('fixed' in p ? [p.fixed] : [...p.options.values()])
      .map((v) => texts[v][language].replace('{next}', next))
      .join(words.say(' hoặc ', ' or '));
  const raised = quota.raised
    ? words.say(
        `; được nâng đến ${raisedInWords(quota.raised, words)} khi: ${ground(quota.raised.question, words)}`,
        `; up to ${raisedInWords(quota.raised, words)} when: ${ground(quota.raised.question, words)}`,
      )
    : '';
  const small = quota.smallGroup
    ? words.say(
        `; đến ${quota.smallGroup.upTo} người thì ${quota.smallGroup.places} suất`,
        `; up to ${quota.smallGroup.upTo} members, ${quota.smallGroup.places} places`,
      )
    : '';
  const share = shareInWords(quota, words);
  return words.say(
    `${words.level(quota.level)} không quá ${share} ${baseInWords(quota, words) ?? all(quota.base, BASES)}, ${all(quota.scope, SCOPES)}; ${all(quota.tests, TESTS)}; ${ROUNDED[quota.rounding].vi}${raised}${small}${extrasInWords(quota, words)}`,
    `${words.level(quota.level)}: at most ${share} of ${baseInWords(quota, words) ?? all(quota.base, BASES)}, ${all(quota.scope, SCOPES)}; ${all(quota.tests, TESTS)}; ${ROUNDED[quota.rounding].en}${raised}${small}${extrasInWords(quota, words)}`,
  );
}

/** Which months count as worked. */
export function serviceTimeInWords(rule: ServiceTime, words: Wording): string {
  const texts = {
    'half-month': words.say(
      'tháng làm việc từ nửa số ngày làm việc trở lên',
      'months with at least half the working days worked',
    ),
    'any-day': words.say('tháng có làm việc ít nhất một ngày', 'months with at least one day worked'),
  };
  const options =
    'fixed' in rule.monthCounts ? [rule.monthCounts.fixed] : [...rule.monthCounts.options.values()];
  const leave = rule.notWorked.map((w) => words.name(`${rule.table}.${rule.leaveKind}=${w}`)).join(', ');
  return `${options.map((o) => texts[o]).join(words.say(' hoặc ', ' or '))}; ${words.say('không tính là làm việc khi nghỉ', 'leave that is not work')}: ${leave}`;
}
