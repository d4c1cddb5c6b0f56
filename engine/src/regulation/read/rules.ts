import { type Exact, multiply } from '../../exact.ts';
import type { Bilingual } from '../../problem.ts';
import { say } from '../../problem.ts';
import { RULE_KINDS, ruleKind } from '../../rules/index.ts';
import type {
  Cap,
  Ceiling,
  Coefficient,
  ConditionNode,
  ForcedLevel,
  Ladder,
  Measure,
  Payout,
  Quota,
  QuotaScope,
  Rounding,
  RuleHead,
  Rung,
  SubjectKind,
} from '../format.ts';
import { SUBJECT_KINDS } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { rulesIn } from './inherit.ts';
import { QUOTA_KEYS, readBase, readQuotaExtras, readRaised, readRounding, readSmallGroup } from './quota.ts';
import { readRounded } from './rounding.ts';
import type { RuleReader } from './rule.ts';
import { readShare } from './share.ts';
import { present, readArticles, readBilingual, readList, readRecords } from './text.ts';

export const HEAD: readonly string[] = ['id', 'label: {vi: …, en: …}', 'article', 'unverified?', 'for?'];

export function readHead(at: Cursor): RuleHead | undefined {
  const id = at.field('id')?.id();
  const label = readBilingual(at.field('label'));
  if (id === undefined || label === undefined) return undefined;
  return {
    id,
    at,
    label,
    articles: readArticles(at.field('article')),
    unverified: readArticles(at.optional('unverified')),
    ...present<{ for: readonly string[] }>({ for: at.optional('for') && readArticles(at.optional('for')) }),
  };
}

export const stagesOf = (at: Cursor): readonly string[] => readArticles(at.field('stage'));

export const readMeasures = (list: Cursor | undefined, read: RuleReader): Measure[] =>
  rulesIn(list)
    .map((at) => readMeasure(at, read))
    .filter((m) => m !== undefined);

function readMeasure(at: Cursor, read: RuleReader): Measure | undefined {
  const name = at.field('kind')?.oneOf(RULE_KINDS.map((k) => k.kind));
  const kind = name === undefined ? undefined : ruleKind(name);
  if (kind === undefined) return undefined;
  const map = at.map([...HEAD, 'stage', 'kind', 'unit?', 'shown-as?', 'rounded?', ...kind.keys]);
  const head = map && readHead(map);
  const rule = map && kind.read(map, read);
  const rounding = map?.optional('rounded');
  const rounded = readRounded(rounding);
  if (!map || !head || !rule || (rounding && !rounded)) return undefined;
  return {
    ...head,
    articles: [...new Set([...head.articles, ...(rounded?.articles ?? [])])],
    stages: stagesOf(map),
    display: map.optional('shown-as')?.oneOf(['number', 'percent']) ?? 'number',
    rule,
    ...present<{ unit: Bilingual; rounded: Rounding }>({
      unit: map.optional('unit') && readBilingual(map.optional('unit')),
      rounded,
    }),
  };
}

export function readLadder(at: Cursor, read: RuleReader): Ladder | undefined {
  const map = at.map([...HEAD, 'stage', 'score?', 'rungs', 'otherwise?']);
  const head = map && readHead(map);
  if (!map || !head) return undefined;
  const rungs = readList<Rung>(map.field('rungs'), (c) => {
    const rung = c.map(['level', 'when?', 'article']);
    const level = rung?.field('level')?.id();
    const given = rung?.optional('when');
    // Without a condition it takes whatever is left.
    const when: ConditionNode | undefined = given ? read.condition(given) : { kind: 'all', of: [], at: c };
    if (!rung || level === undefined || when === undefined) return undefined;
    return { level, when, articles: readArticles(rung.field('article')), at: c };
  });
  const otherwise = map.optional('otherwise')?.map(['ask'])?.field('ask')?.id();
  if (map.optional('otherwise') !== undefined && otherwise === undefined) return undefined;
  return {
    ...head,
    stages: stagesOf(map),
    rungs,
    ...present<{ score: string; otherwise: string }>({ score: map.optional('score')?.id(), otherwise }),
  };
}

/** `not-rated` takes as its level that there is none. */
export const readNotRated = (at: Cursor, read: RuleReader): ForcedLevel | undefined =>
  readForced(at, read, say('notRated (không xếp loại)', 'notRated'));

export function readForced(
  at: Cursor,
  read: RuleReader,
  oneLevel: Bilingual = say('mức', 'a level'),
): ForcedLevel | undefined {
  const map = at.map([...HEAD, 'stage', 'when', 'level?', 'ask?']);
  const head = map && readHead(map);
  const when = read.condition(map?.field('when'));
  if (!map || !head || !when) return undefined;
  const level = map.optional('level')?.id();
  const ask = map.optional('ask')?.id();
  if ((level === undefined) === (ask === undefined)) {
    return map.refuse(
      'pack.level-or-ask',
      say('cần đúng một trong hai: level hoặc ask', 'exactly one of level and ask is needed'),
      say(`ghi level: ${oneLevel.vi}, hoặc ask: câu hỏi`, `write level: ${oneLevel.en}, or ask: a question`),
    );
  }
  const then = level === undefined ? { ask: ask! } : { level };
  return { ...head, stages: stagesOf(map), when, then };
}

export function readCeiling(at: Cursor, read: RuleReader): Ceiling | undefined {
  return readForced(at, read);
}

/** A condition that a layer adds to one level of a ladder above it: without it, the level right below is the most. */
export function readTightening(at: Cursor, read: RuleReader): Ceiling | undefined {
  const map = at.map([...HEAD, 'stage', 'rule', 'level', 'adds']);
  const head = map && readHead(map);
  const ladder = map?.field('rule')?.id();
  const level = map?.field('level')?.id();
  const adds = read.condition(map?.field('adds'));
  if (!map || !head || !adds || ladder === undefined || level === undefined) return undefined;
  // Which level lies below is known when the layer is laid on its base.
  const then = { level };
  return {
    ...head,
    stages: stagesOf(map),
    when: { kind: 'not', of: adds, at: adds.at },
    then,
    tightens: { ladder, level },
  };
}

export function readPayout(at: Cursor, read: RuleReader): Payout | undefined {
  const map = at.map([...HEAD, 'stage', 'coefficients: {excellent: 1.8}']);
  const head = map && readHead(map);
  if (!map || !head) return undefined;
  return { ...head, stages: stagesOf(map), coefficients: readCoefficients(map.field('coefficients'), read) };
}

/** Fixed numbers first, then the shares of them that are the most a level may be worth. */
function readCoefficients(at: Cursor | undefined, read: RuleReader): Map<string, Coefficient> {
  const fixed = new Map<string, Exact>();
  for (const [level, c] of (at?.isMap() && at.entries()) || []) {
    const value = c.isMap() ? undefined : read.exact(c);
    if (value !== undefined) fixed.set(level, value);
  }
  return readRecords<Coefficient>(at, (level, c) => {
    if (!c.isMap()) {
      const value = fixed.get(level);
      return value && { value };
    }
    const map = c.map(['at-most', 'of']);
    const share = map && read.exact(map.field('at-most'));
    const of = map?.field('of')?.id();
    if (!map || share === undefined || of === undefined) return undefined;
    const whole = fixed.get(of);
    if (whole !== undefined) return { value: multiply(share, whole), limit: { share, of } };
    return map
      .field('of')
      ?.refuse(
        'pack.payout-of-no-coefficient',
        say(`“${of}” không có hệ số cố định ở đây`, `'${of}' has no fixed coefficient here`),
        say('ghi một mức có hệ số là con số', 'name a level whose coefficient is a number'),
      );
  });
}

export function readCap(at: Cursor, read: RuleReader): Cap | undefined {
  const map = at.map([...HEAD, 'stage', 'by', 'whose?', 'two-units: {ask: …}', 'undetermined: {ask: …}']);
  const head = map && readHead(map);
  const by = map?.field('by')?.oneOf(['unit-headed', 'units-in-charge', 'own-unit']);
  const whose = map?.optional('whose')
    ? read.word(map.optional('whose'), ['on-the-day', 'in-the-period'])
    : { fixed: 'on-the-day' as const };
  const twoUnits = map?.field('two-units')?.map(['ask'])?.field('ask')?.id();
  const undetermined = map?.field('undetermined')?.map(['ask'])?.field('ask')?.id();
  if (!map || !head || !by || !whose || twoUnits === undefined || undetermined === undefined)
    return undefined;
  return { ...head, stages: stagesOf(map), by, whose, twoUnits, undetermined };
}

const SCOPES: readonly QuotaScope[] = ['using-body', 'direct-unit', 'recognising-authority', 'own-unit'];

export function readQuota(at: Cursor, read: RuleReader): Quota | undefined {
  const map = at.map([
    ...HEAD,
    'of: person | unit',
    'stage',
    'level',
    'next',
    'share: 20%',
    'raised?',
    'base: rated-good | good-or-better | rated',
    'rounding: down',
    'tests: both | unit-only | pooled',
    'scope: using-body | direct-unit | own-unit | recognising-authority',
    'heads-in?',
    'seconded-in?',
    'small-group?',
    ...QUOTA_KEYS,
    'choice: {ask: …}',
  ]);
  const head = map && readHead(map);
  if (!map || !head) return undefined;
  const of: SubjectKind | undefined = map.field('of')?.oneOf(SUBJECT_KINDS);
  const level = map.field('level')?.id();
  const next = map.field('next')?.id();
  const share = readShare(map.field('share'), read, level);
  const base = readBase(map.field('base'), read, level, next);
  const rounding = readRounding(map.field('rounding'));
  const tests = read.word(map.field('tests'), ['both', 'unit-only', 'pooled']);
  const scope = read.word(map.field('scope'), SCOPES);
  const headsIn = map.optional('heads-in')
    ? read.word(map.optional('heads-in'), ['classifying-authority', 'own-unit'])
    : { fixed: 'own-unit' as const };
  const secondedIn = map.optional('seconded-in')
    ? read.word(map.optional('seconded-in'), ['receiving', 'sending'])
    : { fixed: 'receiving' as const };
  const raisedAt = map.optional('raised');
  const raised = raisedAt && readRaised(raisedAt, read);
  const smallAt = map.optional('small-group');
  const smallGroup = smallAt && readSmallGroup(smallAt, read);
  const choice = map.field('choice')?.map(['ask'])?.field('ask')?.id();
  if (
    !of ||
    !level ||
    !next ||
    !share ||
    !base ||
    !rounding ||
    !tests ||
    !scope ||
    !headsIn ||
    !secondedIn ||
    choice === undefined
  )
    return undefined;
  if (raisedAt && raised === undefined) return undefined;
  if (smallAt && smallGroup === undefined) return undefined;
  return {
    ...head,
    of,
    stages: stagesOf(map),
    level,
    next,
    ...share,
    ...base,
    rounding: rounding.rounding,
    articles: [...new Set([...head.articles, ...rounding.articles])],
    tests,
    scope,
    headsIn,
    secondedIn,
    choice,
    ...(raised ? { raised } : {}),
    ...(smallGroup ? { smallGroup } : {}),
    ...readQuotaExtras(map, read),
  };
}
