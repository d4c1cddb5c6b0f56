import { type Bilingual, say } from '@congtam/engine';
import { isMap, isScalar, type Node } from 'yaml';
import type { Names } from './names.ts';

/** What a value is: a number may be a percentage or a fraction; a month-day is a day of every year. */
export type ValueKind = 'number' | 'day' | 'month-day' | 'choice' | 'text';

/** Parts of a pack that decide by numbers, days and levels, in the order in which they are read. */
export const SECTIONS = [
  'head',
  'levels',
  'readings',
  'questions',
  'applies-to',
  'fact-sheets',
  'facts',
  'tables',
  'conditions',
  'calculation',
  'not-rated',
  'forced-levels',
  'ladders',
  'ceilings',
  'tightens',
  'caps',
  'quotas',
  'payouts',
  'consequences',
  'calendar',
] as const;

const NUMBER = /^-?\d+(\.\d+)?%?$|^\d+\/\d+$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const MONTH_DAY = /^\d\d-\d\d$/;

const FORMS: Readonly<Record<'number' | 'day' | 'month-day', RegExp>> = {
  number: NUMBER,
  day: DAY,
  'month-day': MONTH_DAY,
};

/** Whether what was typed can stand there; words are never empty. */
export const fits = (kind: ValueKind, value: string): boolean =>
  kind === 'text' || kind === 'choice' ? value.trim() !== '' : FORMS[kind].test(value);

/** A number as people here write it, and back. */
export const numberShown = (value: string): string => value.replace('.', ',');
export const numberTyped = (typed: string): string => typed.trim().replace(',', '.').replace(/\s+%$/, '%');

/** Words that are of the frame of a pack, one of which is chosen. */
const WORDS: { readonly [key: string]: { readonly [value: string]: Bilingual } } = {
  month: {
    last: say('tháng cuối của kỳ', 'the last month of the period'),
    next: say('tháng liền sau kỳ', 'the month after the period'),
  },
  year: { same: say('cùng năm', 'the same year'), next: say('năm sau', 'the next year') },
  to: {
    down: say('làm tròn xuống', 'down'),
    nearest: say('làm tròn gần nhất', 'to the nearest'),
    up: say('làm tròn lên', 'up'),
  },
};

/** What a value of a pack is for who changes it; undefined for what is not changed here: names, ids, structure. */
export function kindOf(given: {
  readonly section: string;
  readonly key: string;
  readonly parent: string;
  readonly value: string;
  readonly isLevel: boolean;
}): ValueKind | undefined {
  const { section, key, parent, value, isLevel } = given;
  const isWords = key === 'vi' || key === 'en';
  if (section === 'head') {
    if (DAY.test(value)) return 'day';
    return isWords || key === 'number' || key === 'regulation' ? 'text' : undefined;
  }
  if (section === 'levels') return (isWords && parent === 'label') || key === 'short' ? 'text' : undefined;
  if (isWords || key === 'id' || key === 'ref') return undefined;
  if (section === 'readings') return key === 'default' ? 'choice' : undefined;
  if ((key === 'level' || key === 'next') && isLevel) return 'choice';
  if (WORDS[key]?.[value] !== undefined) return 'choice';
  if (NUMBER.test(value)) return 'number';
  if (DAY.test(value)) return 'day';
  return MONTH_DAY.test(value) ? 'month-day' : undefined;
}

/** What a choice can be. */
export function choicesAt(given: {
  readonly section: string;
  readonly key: string;
  readonly of: Node | undefined;
  readonly names: Names;
}): readonly { readonly value: string; readonly label: Bilingual }[] {
  const { section, key, of, names } = given;
  if (section === 'readings') {
    const options = isMap(of) ? of.get('options', true) : undefined;
    if (!isMap(options)) return [];
    return options.items.flatMap(({ key: option }) =>
      isScalar(option) ? [{ value: String(option.value), label: names.of(String(option.value)) }] : [],
    );
  }
  const words = WORDS[key];
  return words === undefined
    ? [...names.levels].map(([value, label]) => ({ value, label }))
    : Object.entries(words).map(([value, label]) => ({ value, label }));
}
