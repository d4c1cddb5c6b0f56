import { type Cursor, parseExact, say } from './engine.ts';
import { expandRange } from './tables.ts';

/** What a scenario expects; what it does not mention is not looked at. */
export interface Expected {
  readonly people: ReadonlyMap<string, SubjectExpectation>;
  readonly units: ReadonlyMap<string, SubjectExpectation>;
  readonly quotas: readonly QuotaExpectation[];
  /** Codes of the problems with which the tables themselves are refused. */
  readonly refused?: readonly string[];
}

/**
 * Words as the result has them; `none` where it has nothing. Lists of the result are compared whole; of `cites`,
 * `stands-on` and `stands-not-on` only what is named is looked at.
 */
export interface SubjectExpectation {
  readonly words: ReadonlyMap<SubjectWord, string>;
  readonly lists: ReadonlyMap<SubjectList, readonly string[]>;
  /** Quantity → number, `missing`, `open`, `excused` or `not-applicable`. */
  readonly measures: ReadonlyMap<string, string>;
  /** Rule → day before which the level is due; all that hold for the subject. */
  readonly deadlines?: ReadonlyMap<string, string>;
}

export const SUBJECT_WORDS = [
  'outcome',
  'group',
  'score',
  'band',
  'level',
  'proposed',
  'decided',
  'quota',
  'why',
  'authority',
  'payout',
] as const;
export type SubjectWord = (typeof SUBJECT_WORDS)[number];

export const SUBJECT_LISTS = [
  'missing',
  'questions',
  'findings',
  'consequences',
  'cites',
  'stands-on',
  'stands-not-on',
] as const;
export type SubjectList = (typeof SUBJECT_LISTS)[number];

export const QUOTA_WORDS = [
  'quota',
  'scope',
  'group',
  'eligible',
  'rated',
  'places',
  'chosen',
  'free',
  'binding',
  'more-for-next-place',
] as const;
export type QuotaWord = (typeof QUOTA_WORDS)[number];

const MORE_OF_SUBJECTS = ['measures', 'deadlines'] as const;
const MORE_OF_QUOTAS = ['tied', 'notes', 'places-by-base'] as const;

/** Every key of an expectation: what comes out for a person or unit, and for a quota. */
export const EXPECTATION_KEYS: readonly string[] = [
  ...[...SUBJECT_WORDS, ...SUBJECT_LISTS, ...MORE_OF_SUBJECTS],
  ...[...QUOTA_WORDS, ...MORE_OF_QUOTAS],
];

export interface QuotaExpectation {
  readonly words: ReadonlyMap<QuotaWord, string>;
  readonly tied?: readonly string[];
  readonly notes?: readonly string[];
  /** Places under each base, by base. */
  readonly placesByBase: ReadonlyMap<string, string>;
}

const mayLack = (keys: readonly string[]) => keys.map((key) => `${key}?`);

export function readExpected(at: Cursor | undefined): Expected | undefined {
  const map = at?.map(['people?', 'units?', 'quotas?', 'refused?']);
  if (map === undefined) return undefined;
  const quotas = map.optional('quotas')?.list() ?? [];
  const refused = map.optional('refused');
  return {
    people: readSubjects(map.optional('people')),
    units: readSubjects(map.optional('units')),
    quotas: quotas.map(readQuota),
    ...(refused ? { refused: readList(refused) } : {}),
  };
}

function readSubjects(at: Cursor | undefined): Map<string, SubjectExpectation> {
  const subjects = new Map<string, SubjectExpectation>();
  for (const [key, c] of at?.entries() ?? []) {
    const ids = key.includes('..') ? expandRange(key) : [key];
    if (ids === undefined) {
      c.refuse(
        'scenario.bad-range',
        say(`“${key}” không phải một dãy`, `'${key}' is no range`),
        say('viết như p01..p12', 'write it like p01..p12'),
      );
    }
    const expected = readSubject(c);
    for (const id of ids ?? []) subjects.set(id, expected);
  }
  return subjects;
}

function readSubject(at: Cursor): SubjectExpectation {
  at.map(mayLack([...SUBJECT_WORDS, ...SUBJECT_LISTS, ...MORE_OF_SUBJECTS]));
  const score = at.optional('score');
  if (score) readNumber(score, ['none']);
  const payout = at.optional('payout');
  if (payout) readNumber(payout, ['none']);
  const deadlines = at.optional('deadlines');
  return {
    words: wordsOf(at, SUBJECT_WORDS),
    lists: new Map(
      SUBJECT_LISTS.flatMap((key) => {
        const list = at.optional(key);
        return list ? [[key, key === 'consequences' ? readConsequences(list) : readList(list)]] : [];
      }),
    ),
    measures: new Map(
      (at.optional('measures')?.entries() ?? []).map(([id, c]) => [
        id,
        readNumber(c, ['missing', 'open', 'excused', 'not-applicable']),
      ]),
    ),
    ...(deadlines
      ? { deadlines: new Map((deadlines.entries() ?? []).map(([id, c]) => [id, c.day() ?? ''])) }
      : {}),
  };
}

function readQuota(at: Cursor): QuotaExpectation {
  at.map([
    'quota',
    'scope',
    ...mayLack(QUOTA_WORDS.filter((w) => w !== 'quota' && w !== 'scope')),
    ...mayLack(MORE_OF_QUOTAS),
  ]);
  const tied = at.optional('tied');
  const notes = at.optional('notes');
  return {
    words: wordsOf(at, QUOTA_WORDS),
    placesByBase: new Map(
      (at.optional('places-by-base')?.entries() ?? []).map(([base, c]) => [base, c.text() ?? '']),
    ),
    ...(tied ? { tied: readList(tied) } : {}),
    ...(notes ? { notes: readList(notes) } : {}),
  };
}

function wordsOf<Word extends string>(at: Cursor, words: readonly Word[]): Map<Word, string> {
  return new Map(
    words.flatMap((word): [Word, string][] => {
      const text = at.optional(word)?.text();
      return text === undefined ? [] : [[word, text]];
    }),
  );
}

const readList = (at: Cursor): string[] => (at.list() ?? []).map((c) => c.text() ?? '');

/** Ids of what holds; what may still hold is written `{id: open}` and kept as `id@open`. */
const readConsequences = (at: Cursor): string[] =>
  (at.list() ?? []).flatMap((c) =>
    c.isMap()
      ? (c.entries() ?? []).map(([id, state]) => `${id}@${state.oneOf(['open']) ?? ''}`)
      : [c.text() ?? ''],
  );

/** A number as a person works it out: `95.5`, `287/3`, `5%`, or cut: `95.6666…`. */
function readNumber(at: Cursor, words: readonly string[]): string {
  const text = at.text() ?? '';
  if (words.includes(text) || parseExact(text.replace(/…$/, '')) !== undefined || text === '') return text;
  at.refuse(
    'scenario.bad-number',
    say(`“${text}” không phải số`, `'${text}' is not a number`),
    say(
      `viết như 95.5, 287/3, 5%, 95.6666…${words.map((w) => `, ${w}`).join('')}`,
      `write it like 95.5, 287/3, 5%, 95.6666…${words.map((w) => `, ${w}`).join('')}`,
    ),
  );
  return '';
}
