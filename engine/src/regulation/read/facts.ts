import { parseDay } from '../../calendar-day.ts';
import { type Exact, parseExact } from '../../exact.ts';
import { type Bilingual, say } from '../../problem.ts';
import {
  type ColumnDeclaration,
  type FactDeclaration,
  type FactValue,
  SUBJECT_KINDS,
  type TableDeclaration,
  type ValueType,
} from '../format.ts';
import type { Cursor } from '../plain.ts';
import { inherit } from './inherit.ts';
import { present, readArticles, readBilingual, readList, readRecords } from './text.ts';

const TYPES = ['number', 'whole', 'flag', 'choice', 'day', 'text'] as const;
const TYPE_KEYS = ['type', 'at-least?', 'at-most?', 'step?', 'options?', 'when-absent?'];

function readExact(at: Cursor | undefined): Exact | undefined {
  const text = at?.decimal()?.text;
  return text === undefined ? undefined : parseExact(text);
}

function readType(at: Cursor): ValueType | undefined {
  const kind = at.field('type')?.oneOf(TYPES);
  switch (kind) {
    case undefined:
      return undefined;
    case 'number':
    case 'whole':
      return {
        kind: 'number',
        whole: kind === 'whole',
        ...present<{ min: Exact; max: Exact; step: Exact }>({
          min: readExact(at.optional('at-least')),
          max: readExact(at.optional('at-most')),
          step: readExact(at.optional('step')),
        }),
      };
    case 'choice': {
      const options = readRecords<Bilingual>(at.field('options'), (_, c) => readBilingual(c));
      if (options.size > 0 && options.size < 255) return { kind, options };
      return at.refuse(
        'pack.choice-without-options',
        say('kiểu choice cần từ 1 đến 254 lựa chọn', 'a choice needs 1 to 254 options'),
        say('thêm mục options', 'add options'),
      );
    }
    default:
      return { kind };
  }
}

/** The meaning of an empty cell, written as its value would be. */
function readAbsent(at: Cursor | undefined, type: ValueType): FactValue | undefined {
  if (at === undefined) return undefined;
  switch (type.kind) {
    case 'number':
      return readExact(at);
    case 'flag':
      return at.flag();
    case 'choice':
      return at.oneOf([...type.options.keys()]);
    case 'day': {
      const day = at.day();
      return day === undefined ? undefined : parseDay(day);
    }
    case 'text':
      return at.text();
  }
}

export function readFact(id: string, at: Cursor): FactDeclaration | undefined {
  const map = at.map([
    'label',
    'note?',
    'unit?',
    'of',
    'for?',
    'per',
    'raters?',
    'sheet',
    'article',
    'may-not-apply?',
    'confidential?',
    ...TYPE_KEYS,
  ]);
  if (map === undefined) return undefined;
  const label = readBilingual(map.field('label'));
  const type = readType(map);
  const of = map.field('of')?.oneOf(SUBJECT_KINDS);
  const per = map.field('per')?.id();
  const sheet = map.field('sheet')?.id();
  if (!label || !type || !of || !per || !sheet) return undefined;
  const groups = map.optional('for');
  return {
    id,
    at,
    label,
    type,
    of,
    per,
    sheet,
    raters: readArticles(map.optional('raters')),
    articles: readArticles(map.field('article')),
    ...present<{ note: Bilingual; unit: Bilingual; for: readonly string[]; whenAbsent: FactValue }>({
      note: map.optional('note') && readBilingual(map.optional('note')),
      unit: map.optional('unit') && readBilingual(map.optional('unit')),
      for: groups && readArticles(groups),
      whenAbsent: readAbsent(map.optional('when-absent'), type),
    }),
    ...(map.optional('may-not-apply')?.flag() ? { mayNotApply: true } : {}),
    ...(map.optional('confidential')?.flag() ? { confidential: true } : {}),
  };
}

const OF_SHEET = ['of', 'for', 'per', 'raters', 'unit', 'article', 'sheet', 'confidential'];

/**
 * Facts by the sheet they are given on. The sheet says once what its facts share (of, per, raters, for, unit, article);
 * a fact may say its own.
 */
export function readFactSheets(at: Cursor | undefined): Map<string, FactDeclaration> {
  const facts = new Map<string, FactDeclaration>();
  for (const [sheet, place] of at?.entries() ?? []) {
    const map = place.map([
      'label',
      'of',
      'for?',
      'per',
      'raters?',
      'unit?',
      'article?',
      'confidential?',
      'facts',
    ]);
    const named: Cursor = {
      ...place,
      optional: (key) => (key === 'sheet' ? wordAt(place, sheet) : place.optional(key)),
    };
    const found = readRecords(map?.field('facts'), (id, c) => readFact(id, inherit(c, named, OF_SHEET)));
    for (const [id, fact] of found) facts.set(id, fact);
  }
  return facts;
}

export const readSheetNames = (at: Cursor | undefined): Map<string, Bilingual> =>
  readRecords(at, (_, c) => readBilingual(c.optional('label')));

/** A word that stands as a key, read as a value at the same place. */
const wordAt = (place: Cursor, word: string): Cursor => ({
  ...place,
  plain: word,
  isText: () => true,
  text: () => word,
  id: () => word,
});

function readColumn(id: string, at: Cursor): ColumnDeclaration | undefined {
  const map = at.map(['label', 'note?', 'required?', 'at-most-of?', 'same-as?', 'from-table?', ...TYPE_KEYS]);
  if (map === undefined) return undefined;
  const label = readBilingual(map.field('label'));
  const type = readType(map);
  if (!label || !type) return undefined;
  const lookup = map.optional('from-table')?.map(['table', 'column', 'by', 'key']);
  const from = lookup && {
    table: lookup.field('table')?.id() ?? '',
    column: lookup.field('column')?.id() ?? '',
    by: lookup.field('by')?.id() ?? '',
    key: lookup.field('key')?.id() ?? '',
  };
  return {
    id,
    at,
    label,
    type,
    required: map.optional('required')?.flag() ?? false,
    ...present<{ note: Bilingual; whenAbsent: FactValue; atMost: string; sameAs: string }>({
      note: map.optional('note') && readBilingual(map.optional('note')),
      whenAbsent: readAbsent(map.optional('when-absent'), type),
      atMost: map.optional('at-most-of')?.id(),
      sameAs: map.optional('same-as')?.id(),
    }),
    ...(from ? { fromTable: from } : {}),
  };
}

export function readTable(id: string, at: Cursor): TableDeclaration | undefined {
  const map = at.map(['label', 'of', 'per?', 'columns', 'article', 'key?', 'confidential?']);
  if (map === undefined) return undefined;
  const label = readBilingual(map.field('label'));
  const of = map.field('of')?.oneOf(SUBJECT_KINDS);
  const columns = [...readRecords(map.field('columns'), readColumn).values()];
  if (!label || !of) return undefined;
  return {
    id,
    at,
    label,
    of,
    columns,
    articles: readArticles(map.field('article')),
    ...present<{ per: string; key: string }>({
      per: map.optional('per')?.id(),
      key: map.optional('key')?.id(),
    }),
    ...(map.optional('confidential')?.flag() ? { confidential: true } : {}),
  };
}

export { readExact, readList };
