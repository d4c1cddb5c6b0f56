import type { CalendarDay } from '../../calendar-day.ts';
import { PERIOD_UNITS } from '../../period.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import type {
  Article,
  Binds,
  Group,
  LaidOn,
  Level,
  NamedCondition,
  Regulation,
  Remark,
  Scope,
  ServiceTime,
  Stage,
} from '../format.ts';
import { SUBJECT_KINDS } from '../format.ts';
import { type Cursor, type PackPart, reader } from '../plain.ts';
import { readBinds } from './binds.ts';
import { readCalendar } from './calendar.ts';
import { readAuthority, readConsequence } from './consequences.ts';
import { readQuestion, readReading, readUnverified } from './doubts.ts';
import { readFact, readFactSheets, readSheetNames, readTable } from './facts.ts';
import { rulesIn } from './inherit.ts';
import { type RuleReader, ruleReader } from './rule.ts';
import {
  readCap,
  readCeiling,
  readForced,
  readLadder,
  readMeasures,
  readNotRated,
  readPayout,
  readQuota,
  readTightening,
} from './rules.ts';
import { present, readArticles, readBilingual, readDay, readList, readRecords } from './text.ts';

const KEYS = [
  'regulation',
  'title',
  'issuer',
  'number',
  'issued-on',
  'in-force-from',
  'in-force-to?',
  'source?',
  'invented?',
  'layer-of?',
  'binds?',
  'fills?',
  'articles',
  'readings?',
  'unverified?',
  'questions?',
  'levels?',
  'stages?',
  'applies-to?',
  'groups?',
  'facts?',
  'tables?',
  'fact-sheets?',
  'raters?',
  'service-time?',
  'calendar?',
  'conditions?',
  'remarks?',
  'calculation?',
  'not-rated?',
  'forced-levels?',
  'ladders?',
  'ceilings?',
  'tightens?',
  'caps?',
  'quotas?',
  'payouts?',
  'consequences?',
  'authorities?',
];

/**
 * Reads the part `rules` of a pack. Says everything that is wrong with its shape; references are checked after.
 * `upper` is what a layer lies on: its rules may follow the readings of that.
 */
export function readRegulation(
  part: PackPart,
  upper?: Regulation,
): { regulation: Regulation } | { problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const root = reader(part, problems);
  const regulation = read(root, upper);
  return regulation === undefined || problems.length > 0 ? { problems } : { regulation };
}

function read(root: Cursor, upper: Regulation | undefined): Regulation | undefined {
  const map = root.map(KEYS);
  if (map === undefined) return undefined;
  const readings = readRecords(map.optional('readings'), readReading);
  const rules = ruleReader((id) => {
    const reading = readings.get(id) ?? upper?.readings.get(id);
    return reading && [...reading.options.keys()];
  });
  const head = {
    id: map.field('regulation')?.id(),
    title: readBilingual(map.field('title')),
    issuer: readBilingual(map.field('issuer')),
    number: map.field('number')?.text(),
    issuedOn: readDay(map.field('issued-on')),
    inForceFrom: readDay(map.field('in-force-from')),
  };
  const { id, title, issuer, number, issuedOn, inForceFrom } = head;
  const body = {
    fills: readRecords(map.optional('fills'), (_, c) => c.id()),
    articles: readRecords(map.field('articles'), (key, c) =>
      readArticle(key, c, citedAs(head.title, head.number)),
    ),
    readings,
    unverified: readRecords(map.optional('unverified'), readUnverified),
    questions: readRecords(map.optional('questions'), (key, c) => readQuestion(key, c, rules)),
    levels: readList(map.optional('levels'), readLevel),
    stages: readRecords(map.optional('stages'), readStage),
    scopes: readList(map.optional('applies-to'), (c) => readScope(c, rules)),
    groups: readList(map.optional('groups'), (c) => readGroup(c, rules)),
    facts: new Map([
      ...readRecords(map.optional('facts'), readFact),
      ...readFactSheets(map.optional('fact-sheets')),
    ]),
    tables: readRecords(map.optional('tables'), readTable),
    conditions: readRecords(map.optional('conditions'), (_, c) => readNamedCondition(c, rules)),
    sheets: readSheetNames(map.optional('fact-sheets')),
    raters: readRecords(map.optional('raters'), (_, c) => readBilingual(c)),
    remarks: readList(map.optional('remarks'), (c) => readRemark(c, rules)),
    measures: readMeasures(map.optional('calculation'), rules),
    notRated: rulesOf(map.optional('not-rated'), (c) => readNotRated(c, rules)),
    forcedLevels: rulesOf(map.optional('forced-levels'), (c) => readForced(c, rules)),
    ladders: rulesOf(map.optional('ladders'), (c) => readLadder(c, rules)),
    ceilings: [
      ...rulesOf(map.optional('ceilings'), (c) => readCeiling(c, rules)),
      ...rulesOf(map.optional('tightens'), (c) => readTightening(c, rules)),
    ],
    caps: rulesOf(map.optional('caps'), (c) => readCap(c, rules)),
    quotas: rulesOf(map.optional('quotas'), (c) => readQuota(c, rules)),
    payouts: rulesOf(map.optional('payouts'), (c) => readPayout(c, rules)),
    consequences: rulesOf(map.optional('consequences'), (c) => readConsequence(c, rules)),
    authorities: rulesOf(map.optional('authorities'), (c) => readAuthority(c, rules)),
    ...readCalendar(map.optional('calendar'), rules),
    ...present<{ serviceTime: ServiceTime }>({
      serviceTime: map.optional('service-time') && readServiceTime(map.optional('service-time')!, rules),
    }),
  };
  const optional = present<{ inForceTo: CalendarDay; source: string; layerOf: string; binds: Binds }>({
    inForceTo: map.optional('in-force-to') && readDay(map.optional('in-force-to')),
    source: map.optional('source')?.text(),
    layerOf: map.optional('layer-of')?.id(),
    binds: map.optional('binds') && readBinds(map.optional('binds')!),
  });
  if (!id || !title || !issuer || !number || issuedOn === undefined || inForceFrom === undefined)
    return undefined;
  const invented = map.optional('invented')?.flag() ?? false;
  const layers = new Map<string, LaidOn>();
  return {
    at: root,
    id,
    title,
    issuer,
    number,
    issuedOn,
    inForceFrom,
    invented,
    layers,
    ...optional,
    ...body,
  };
}

const rulesOf = <T>(at: Cursor | undefined, one: (at: Cursor) => T | undefined): T[] =>
  rulesIn(at)
    .map(one)
    .filter((x) => x !== undefined);

/** How a document is cited: kind and number, as its title begins; else its number alone. */
function citedAs(title: Bilingual | undefined, number: string | undefined): Bilingual {
  const cut = (text: string): string => {
    const at = number === undefined ? -1 : text.indexOf(number);
    return at < 0 ? (number ?? '') : text.slice(0, at + (number?.length ?? 0));
  };
  return { vi: cut(title?.vi ?? ''), en: cut(title?.en ?? '') };
}

function readNamedCondition(at: Cursor, rules: RuleReader): NamedCondition | undefined {
  const map = at.map(['label', 'article', 'when']);
  const label = readBilingual(map?.field('label'));
  const when = rules.condition(map?.field('when'));
  return map && label && when ? { ...when, label, articles: readArticles(map.field('article')) } : undefined;
}

function readRemark(at: Cursor, rules: RuleReader): Remark | undefined {
  const map = at.map(['unverified', 'for?', 'stage', 'when']);
  const unverified = map?.field('unverified')?.id();
  const when = rules.condition(map?.field('when'));
  if (!map || unverified === undefined || !when) return undefined;
  const groups = map.optional('for') && readArticles(map.optional('for'));
  return {
    at,
    unverified,
    when,
    stages: readArticles(map.field('stage')),
    ...(groups ? { for: groups } : {}),
  };
}

function readArticle(id: string, at: Cursor, document: Bilingual): Article | undefined {
  const map = at.map(['ref', 'says: {vi: …, en: …}', 'certainty?', 'source?', 'verified-on?']);
  const ref = map?.field('ref')?.text();
  const says = readBilingual(map?.field('says'));
  if (!map || !ref || !says) return undefined;
  return {
    id,
    at,
    ref,
    document,
    says,
    certainty: map.optional('certainty')?.oneOf(['read', 'secondary', 'inferred', 'unknown']) ?? 'read',
    ...present<{ source: string; verifiedOn: CalendarDay }>({
      source: map.optional('source')?.text(),
      verifiedOn: map.optional('verified-on') && readDay(map.optional('verified-on')),
    }),
  };
}

function readLevel(at: Cursor): Level | undefined {
  const map = at.map(['id', 'label: {vi: …, en: …}', 'short', 'means?']);
  const id = map?.field('id')?.id();
  const label = readBilingual(map?.field('label'));
  const short = map?.field('short')?.text();
  return map && id && label && short
    ? { id, at, label, short, ...present<{ means: string }>({ means: map.optional('means')?.id() }) }
    : undefined;
}

function readStage(id: string, at: Cursor): Stage | undefined {
  const map = at.map(['label: {vi: …, en: …}', 'periods: [year]', 'shows?']);
  const label = readBilingual(map?.field('label'));
  const periods = readList(map?.field('periods'), (c) => c.oneOf(PERIOD_UNITS));
  if (!map || !label || periods.length === 0) return undefined;
  return { id, at, label, periods, ...present<{ shows: string }>({ shows: map.optional('shows')?.id() }) };
}

function readScope(at: Cursor, rules: RuleReader): Scope | undefined {
  const map = at.map(['of: person | unit', 'when: {attribute: service, is: […]}', 'article', 'unverified?']);
  const of = map?.field('of')?.oneOf(SUBJECT_KINDS);
  const when = rules.condition(map?.field('when'));
  if (!map || !of || !when) return undefined;
  const unverified = readArticles(map.optional('unverified'));
  return { at, of, when, unverified, articles: readArticles(map.field('article')) };
}

function readGroup(at: Cursor, rules: RuleReader): Group | undefined {
  const map = at.map(['id', 'of', 'label', 'when?', 'within?', 'article']);
  const id = map?.field('id')?.id();
  const of = map?.field('of')?.oneOf(SUBJECT_KINDS);
  const label = readBilingual(map?.field('label'));
  const when = map?.optional('when') && rules.condition(map.optional('when'));
  return map && id && of && label
    ? {
        id,
        at,
        of,
        label,
        articles: readArticles(map.field('article')),
        ...(when ? { when } : {}),
        ...present<{ within: string }>({ within: map.optional('within')?.id() }),
      }
    : undefined;
}

function readServiceTime(at: Cursor, rules: RuleReader): ServiceTime | undefined {
  const map = at.map([
    'table',
    'kind',
    'from',
    'to',
    'not-worked',
    'month-counts: half-month | any-day',
    'article',
    'unverified?',
  ]);
  const table = map?.field('table')?.id();
  const leaveKind = map?.field('kind')?.id();
  const leaveFrom = map?.field('from')?.id();
  const leaveTo = map?.field('to')?.id();
  const notWorked = rules.ids(map?.field('not-worked'));
  const monthCounts = rules.word(map?.field('month-counts'), ['half-month', 'any-day']);
  if (!map || !table || !leaveKind || !leaveFrom || !leaveTo || !notWorked || !monthCounts) return undefined;
  return {
    at,
    table,
    leaveKind,
    leaveFrom,
    leaveTo,
    notWorked,
    monthCounts,
    articles: readArticles(map.field('article')),
    unverified: readArticles(map.optional('unverified')),
  };
}
