import type { Language } from '../problem.ts';
import type { Authority, Consequence, Regulation, Remark, RuleHead } from '../regulation/format.ts';
import { onto } from '../regulation/layers/onto.ts';
import { stanceInWords } from '../regulation/placeholders.ts';
import { deadlineInWords, ownYearInWords } from './calendar-words.ts';
import { conditionInWords } from './condition-words.ts';
import { authorityInWords } from './consequence-section.ts';
import { articleInWords, factInWords, frameInWords, tableInWords } from './declared-in-words.ts';
import { payoutInWords } from './payout-words.ts';
import { measureInWords } from './rounding-words.ts';
import {
  byReading,
  CAPS,
  ceilingInWords,
  forcedInWords,
  forGroups,
  ground,
  quotaInWords,
  serviceTimeInWords,
} from './rule-words.ts';
import { Wording } from './wording.ts';

/** One rule of a regulation as a person reads it. */
export interface RuleLine {
  readonly part:
    | 'text'
    | 'level'
    | 'stage'
    | 'article'
    | 'scope'
    | 'group'
    | 'fact'
    | 'table'
    | 'service-time'
    | 'own-year'
    | 'measure'
    | 'fill'
    | 'not-rated'
    | 'forced-level'
    | 'ladder'
    | 'ceiling'
    | 'cap'
    | 'quota'
    | 'payout'
    | 'consequence'
    | 'authority'
    | 'deadline'
    | 'question'
    | 'reading'
    | 'unverified'
    | 'remark';
  /** Id of the rule; of a rung `ladder/level`; of a quantity that differs by group or stage `id[groups]@stages`. */
  readonly rule: string;
  readonly label: string;
  /** The rule in words, with its numbers. */
  readonly text: string;
  readonly articles: readonly string[];
  readonly refs: string;
}

/**
 * Every rule of a regulation in one line each, in the order in which it is applied.
 *
 * @param below what a layer lies on, the lowest text first: what the layer says of it is called by the names it has there
 */
export function regulationInWords(
  regulation: Regulation,
  language: Language,
  below: readonly Regulation[] = [],
): RuleLine[] {
  const words = new Wording(below.length === 0 ? regulation : [...below, regulation].reduce(onto), language);
  const line = (
    part: RuleLine['part'],
    rule: string,
    label: string,
    text: string,
    articles: readonly string[],
  ): RuleLine => ({ part, rule, label, text, articles, refs: words.refs(articles) });
  const ofRule = (part: RuleLine['part'], rule: RuleHead, text: string): RuleLine =>
    line(part, rule.id, words.of(rule.label), `${text}${forGroups(rule, words)}`, rule.articles);

  return [
    ...[...regulation.articles.values()].map((a) =>
      line('article', a.id, a.ref, articleInWords(a, words), [a.id]),
    ),
    ...regulation.scopes.map((s) =>
      line(
        'scope',
        s.of,
        words.say('Đối tượng áp dụng', 'Scope'),
        conditionInWords(s.when, words),
        s.articles,
      ),
    ),
    ...regulation.groups.map((g) =>
      line(
        'group',
        g.id,
        words.of(g.label),
        g.when ? conditionInWords(g.when, words) : words.say('các trường hợp còn lại', 'everybody else'),
        g.articles,
      ),
    ),
    ...[...regulation.facts.values()].map((f) =>
      line('fact', f.id, words.of(f.label), factInWords(f, words), f.articles),
    ),
    ...[...regulation.tables.values()].map((t) =>
      line('table', t.id, words.of(t.label), tableInWords(t, words), t.articles),
    ),
    ...(regulation.serviceTime
      ? [
          line(
            'service-time',
            'service-time',
            words.say('Tháng làm việc', 'Months worked'),
            serviceTimeInWords(regulation.serviceTime, words),
            regulation.serviceTime.articles,
          ),
        ]
      : []),
    ...(regulation.ownYear
      ? [
          line(
            'own-year',
            'own-year',
            words.say('Năm công tác riêng', 'Own year of work'),
            ownYearInWords(regulation.ownYear, words),
            regulation.ownYear.articles,
          ),
        ]
      : []),
    ...regulation.measures.map((m) =>
      line(
        'measure',
        measureKey(m.id, m.for, m.stages),
        words.of(m.label),
        `${measureInWords(m, words)}${forGroups(m, words)}`,
        m.articles,
      ),
    ),
    ...[...regulation.fills].map(([opening, measure]) =>
      line(
        'fill',
        opening,
        words.name(opening),
        `${words.say('theo', 'by')} ${words.name(measure)}`,
        words.measure(measure)?.articles ?? [],
      ),
    ),
    ...regulation.notRated.map((r) => ofRule('not-rated', r, forcedInWords(r, words))),
    ...regulation.forcedLevels.map((r) => ofRule('forced-level', r, forcedInWords(r, words))),
    ...regulation.ladders.flatMap((l) => [
      ...l.rungs.map((r) =>
        line(
          'ladder',
          `${l.id}/${r.level}`,
          words.of(l.label),
          `${words.level(r.level)}: ${conditionInWords(r.when, words)}${forGroups(l, words)}`,
          r.articles,
        ),
      ),
      ...(l.otherwise === undefined
        ? []
        : [
            ofRule(
              'ladder',
              l,
              words.say(
                `không mức nào khớp thì hỏi: ${ground(l.otherwise, words)}`,
                `if no level fits, a person is asked: ${ground(l.otherwise, words)}`,
              ),
            ),
          ]),
    ]),
    ...regulation.ceilings.map((c) => ofRule('ceiling', c, ceilingInWords(c, words))),
    ...regulation.caps.map((c) => ofRule('cap', c, `${CAPS[c.by][language]}${byReading(c.whose, words)}`)),
    ...regulation.quotas.map((q) => ofRule('quota', q, quotaInWords(q, words))),
    ...regulation.payouts.map((p) => ofRule('payout', p, payoutInWords(p, words))),
    ...regulation.consequences.map((c) => ofRule('consequence', c, consequenceInWords(c, words))),
    ...regulation.authorities.map((a) => ofRule('authority', a, rowInWords(a, words))),
    ...regulation.deadlines.map((d) => ofRule('deadline', d, deadlineInWords(d, words))),
    ...[...regulation.questions.values()].map((q) =>
      line(
        'question',
        q.id,
        words.of(q.ground),
        `${words.of(q.decider)}: ${[...q.options.values()].map((o) => words.of(o.says)).join(' / ')}`,
        q.articles,
      ),
    ),
    ...[...regulation.readings.values()].map((r) =>
      line(
        'reading',
        r.id,
        words.of(r.question),
        [...r.options]
          .map(([id, o]) => `${words.of(o)}${id === r.default ? words.say(' (mặc định)', ' (default)') : ''}`)
          .join(' / '),
        r.articles,
      ),
    ),
    ...[...regulation.unverified.values()].map((u) =>
      line('unverified', u.id, words.of(stanceInWords(u)), words.of(u.says), u.articles),
    ),
    ...regulation.remarks.map((r) => remarkLine(r, line, words)),
  ];
}

/** The text itself, its levels and stages: what stands beside no article. */
export const regulationFrameInWords = (regulation: Regulation, language: Language): RuleLine[] =>
  frameInWords(new Wording(regulation, language));

function remarkLine(
  remark: Remark,
  line: (...parts: [RuleLine['part'], string, string, string, readonly string[]]) => RuleLine,
  words: Wording,
): RuleLine {
  const articles = words.regulation.unverified.get(remark.unverified)?.articles ?? [];
  const label = words.say('Dựa vào điều chưa kiểm chứng', 'Stands on what is not verified');
  const when = `${words.say('khi', 'when')} ${conditionInWords(remark.when, words)}`;
  const key = `${remark.unverified}@${remark.stages.join(',')}`;
  return line('remark', key, label, `${when}${forGroups(remark, words)}`, articles);
}

function consequenceInWords({ when, says }: Consequence, words: Wording): string {
  const told = says === undefined ? '' : `; ${words.of(says)}`;
  return `${words.say('khi', 'when')} ${conditionInWords(when, words)}${told}`;
}

function rowInWords(row: Authority, words: Wording): string {
  const stages = (row.stages ?? []).flatMap((id) => words.regulation.stages.get(id)?.label ?? []);
  const whom = [
    row.of === 'person' ? words.say('người', 'people') : words.say('đơn vị', 'units'),
    ...stages.map((label) => words.of(label)),
  ].join(', ');
  const when = row.when === undefined ? '' : `, ${conditionInWords(row.when, words)}`;
  return `${whom}${when}. ${authorityInWords(row, words)}`;
}

const measureKey = (id: string, groups: readonly string[] | undefined, stages: readonly string[]): string =>
  `${id}${groups ? `[${groups.join(',')}]` : ''}@${stages.join(',')}`;
