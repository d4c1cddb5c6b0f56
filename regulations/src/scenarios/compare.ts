import {
  citesOf,
  displayExact,
  type Evaluation,
  type Exact,
  formatDay,
  formatExact,
  isGap,
  type Measured,
  parseExact,
  type Standing,
  type SubjectResult,
} from './engine.ts';
import type {
  Expected,
  QuotaExpectation,
  QuotaWord,
  SubjectExpectation,
  SubjectList,
  SubjectWord,
} from './expectation.ts';
import type { Difference } from './run.ts';
import { withoutResult, withoutStanding } from './unfit.ts';

/** Everything in which an evaluation is not what was expected, in the order of the scenario. */
export function differencesFrom(expected: Expected, evaluation: Evaluation): Difference[] {
  return [
    ...subjectDifferences('people', expected.people, evaluation.people),
    ...subjectDifferences('units', expected.units, evaluation.units),
    ...expected.quotas.flatMap((quota) => quotaDifferences(quota, evaluation.quotas)),
  ];
}

function subjectDifferences(
  kind: string,
  expected: ReadonlyMap<string, SubjectExpectation>,
  results: readonly SubjectResult[],
): Difference[] {
  return [...expected].flatMap(([id, expectation]) => {
    const what = `${kind}/${id}`;
    const result = results.find((r) => r.subject === id);
    if (result === undefined) return [withoutResult(what, id, results)];
    const words = [...expectation.words].flatMap(([word, text]) =>
      differenceOf(`${what}/${word}`, text, subjectWord(result, word, text)),
    );
    const lists = [...expectation.lists].flatMap(([list, items]) =>
      listDifference(what, list, items, result),
    );
    const measures = [...expectation.measures].flatMap(([measure, text]) =>
      differenceOf(`${what}/measures/${measure}`, text, measureWord(result.measures.get(measure), text)),
    );
    return [...words, ...lists, ...measures, ...deadlineDifferences(what, expectation, result)];
  });
}

const NONE = 'none';

/** Every day that holds for the subject, by rule: of rules that name the same day each is expected. */
function deadlineDifferences(
  what: string,
  { deadlines: expected }: SubjectExpectation,
  { deadlines: actual = [] }: SubjectResult,
): Difference[] {
  if (expected === undefined) return [];
  const written = (days: readonly (readonly [string, string])[]) =>
    days
      .map(([rule, day]) => `${rule} ${day}`)
      .sort()
      .join(', ') || NONE;
  return differenceOf(
    `${what}/deadlines`,
    written([...expected]),
    written(
      actual.flatMap(({ rule, alsoBy = [], before }) =>
        [rule, ...alsoBy].map((id) => [id, formatDay(before)] as const),
      ),
    ),
  );
}

const differenceOf = (what: string, expected: string, actual: string): Difference[] =>
  expected === actual ? [] : [{ what, expected, actual }];

export function subjectWord(result: SubjectResult, word: SubjectWord, expected: string): string {
  switch (word) {
    case 'outcome':
      return result.outcome;
    case 'group':
      return result.group ?? NONE;
    case 'score':
      return result.score === undefined ? NONE : asWritten(result.score, expected);
    case 'band':
      return result.band ?? NONE;
    case 'level':
      return result.levelBeforeQuota ?? NONE;
    case 'proposed':
      return result.proposed ?? NONE;
    case 'decided':
      return result.decided?.level ?? NONE;
    case 'quota':
      return result.quota?.state ?? NONE;
    case 'why':
      return result.quota?.why ?? NONE;
    case 'authority':
      return result.authority?.rule ?? NONE;
    case 'payout':
      return result.payout === undefined ? NONE : asWritten(result.payout.coefficient, expected);
  }
}

export function measureWord(measured: Measured | undefined, expected: string): string {
  if (measured === undefined) return NONE;
  if (!isGap(measured)) return asWritten(measured, expected);
  return measured.gap === 'ask' ? 'open' : measured.gap;
}

/** The value in the writing of what was expected, if it is that value; else in full. */
function asWritten(value: Exact, expected: string): string {
  if (expected.endsWith('…')) {
    const places = expected.slice(0, -1).split('.')[1]?.length ?? 0;
    const cut = `${displayExact(value, places)}…`;
    return cut === expected ? cut : `${formatExact(value)} (${cut})`;
  }
  const wanted = parseExact(expected);
  const actual = formatExact(value);
  return wanted !== undefined && formatExact(wanted) === actual ? expected : actual;
}

/** `stands-on`, `stands-not-on` and `cites` name some marks or articles; the other lists are complete. An item is `what` or `what@period`. */
function listDifference(
  what: string,
  list: SubjectList,
  expected: readonly string[],
  result: SubjectResult,
): Difference[] {
  const actual = listOf(result, list);
  const isNamed = (item: string) => expected.some((e) => e === item || e === item.split('@')[0]);
  const isThere = (e: string) => actual.some((item) => item === e || item.split('@')[0] === e);
  const asExpected =
    list === 'stands-on' || list === 'cites'
      ? expected.every(isThere)
      : list === 'consequences'
        ? [...actual].sort().join() === [...expected].sort().join()
        : list === 'stands-not-on'
          ? !expected.some(isThere)
          : expected.every(isThere) && actual.every(isNamed);
  const shown = [...new Set(actual)].join(', ') || NONE;
  return asExpected
    ? []
    : [{ what: `${what}/${list}`, expected: expected.join(', ') || NONE, actual: shown }];
}

export function listOf(result: SubjectResult, list: SubjectList): string[] {
  switch (list) {
    case 'missing':
      return result.missing.map((m) => `${m.what}@${m.period}`);
    case 'questions':
      return result.questions.map((q) => `${q.question}@${q.period}`);
    case 'findings':
      return result.findings.map((f) => f.code);
    case 'consequences':
      return result.consequences.map(({ rule, holds }) => (holds === 'yes' ? rule : `${rule}@open`));
    case 'cites':
      return [...citesOf(result)];
    case 'stands-on':
    case 'stands-not-on':
      return result.standsOn.map((mark) => mark.replace(/^(reading|unverified):/, ''));
  }
}

function quotaDifferences(expected: QuotaExpectation, standings: readonly Standing[]): Difference[] {
  const word = (name: QuotaWord) => expected.words.get(name);
  const named = ['quota', 'scope', 'group'] as const;
  const what = `quotas/${named.flatMap((name) => word(name) ?? []).join('/')}`;
  const standing = standings.find(
    (s) => s.quota === word('quota') && s.scope === word('scope') && s.dutyGroup === word('group'),
  );
  if (standing === undefined) {
    const known = standings.map((s) => [s.quota, s.scope, s.dutyGroup].filter(Boolean).join('/'));
    return [withoutStanding(what, known)];
  }
  const places: Readonly<Record<string, number>> = standing.placesByBase;
  const sorted = (items: readonly string[]) => [...items].sort().join(', ') || NONE;
  return [
    ...[...expected.words].flatMap(([name, text]) =>
      differenceOf(`${what}/${name}`, text, quotaWord(standing, name)),
    ),
    ...[...expected.placesByBase].flatMap(([base, text]) =>
      differenceOf(`${what}/places-by-base/${base}`, text, String(places[base] ?? NONE)),
    ),
    ...(expected.tied
      ? differenceOf(`${what}/tied`, sorted(expected.tied), sorted(standing.line?.tied ?? []))
      : []),
    ...(expected.notes ? differenceOf(`${what}/notes`, sorted(expected.notes), sorted(standing.notes)) : []),
  ];
}

export function quotaWord(standing: Standing, word: QuotaWord): string {
  switch (word) {
    case 'quota':
      return standing.quota;
    case 'scope':
      return standing.scope;
    case 'group':
      return standing.dutyGroup ?? NONE;
    case 'eligible':
    case 'rated':
    case 'places':
    case 'chosen':
    case 'free':
      return String(standing[word]);
    case 'binding':
      return standing.binding ? 'yes' : 'no';
    case 'more-for-next-place':
      return String(standing.moreForNextPlace ?? NONE);
  }
}
