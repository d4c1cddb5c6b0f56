import { parseDay } from '../calendar-day.ts';
import { type Bilingual, chooseAmong, type Place, type Problem, say } from '../problem.ts';

/** What a pack says before it is understood. Every scalar is its literal text: numbers never pass through floats. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** One file of a regulation's version. `locate` turns a JSON pointer into a line and column, both from 1. */
export interface PackPart {
  /** `rules`, `procedure`, `forms`, a year of working days or the name of a scenario. */
  readonly name: string;
  readonly file: string;
  readonly data: Plain;
  locate(pointer: string): { line: number; column: number } | undefined;
}

/** Receives every problem; an array will do. */
export interface ProblemSink {
  push(problem: Problem): unknown;
}

/**
 * A place in a part. Each reading answers the value, or pushes one problem (`pack.*`) and answers undefined;
 * nothing throws, so one pass finds all that is wrong.
 */
export interface Cursor {
  /** JSON pointer; the root is the empty string. */
  readonly at: string;
  readonly plain: Plain;
  isText(): boolean;
  isList(): boolean;
  isMap(): boolean;
  /** The keys of a map, none for any other shape. Keys made of digits only come first, ascending. */
  keys(): readonly string[];
  /**
   * This place as a map with these keys; a key written `note?` may be absent, one written `in: period` is told with that
   * value where it is missing. Answers undefined only if it is no map.
   */
  map(allowedKeys: readonly string[]): Cursor | undefined;
  /** The value under a key, or undefined without a problem. */
  optional(key: string): Cursor | undefined;
  /** The value under a key that must be there. */
  field(key: string): Cursor | undefined;
  list(): readonly Cursor[] | undefined;
  entries(): readonly (readonly [key: string, value: Cursor])[] | undefined;
  /** Text without blanks at its ends, never empty. */
  text(): string | undefined;
  /** An ASCII name such as `excellent-from`, `nd335.art-4` or `peopleAboveQuota`. */
  id(): string | undefined;
  /** `12`, `-0.5`, `89.5%` or `2/3`, as written. */
  decimal(): { readonly text: string } | undefined;
  /** A whole number that fits exactly (at most 15 digits). */
  integer(): number | undefined;
  oneOf<const Choice extends string>(choices: readonly Choice[]): Choice | undefined;
  /** `yes` or `true`, `no` or `false`. */
  flag(): boolean | undefined;
  /** A day that exists, as `YYYY-MM-DD`. */
  day(): string | undefined;
  /** File, line and column of this place, for a problem found after everything has been read. */
  place(): Place;
  /** Pushes a problem of the caller's own at this place. */
  refuse(code: string, message: Bilingual, mend: Bilingual): undefined;
}

/** A cursor at the root of a part; the same problem at the same place is pushed once. */
export function reader(part: PackPart, sink: ProblemSink): Cursor {
  const told = new Set<string>();
  const placeOf = (pointer: string): Place => ({ file: part.file, ...part.locate(pointer), pointer });
  const refuseAt = (pointer: string, code: string, message: Bilingual, mend: Bilingual): undefined => {
    if (told.has(`${code} ${pointer}`)) return;
    told.add(`${code} ${pointer}`);
    sink.push({ code, at: placeOf(pointer), message, mend });
  };

  const cursor = (plain: Plain, at: string): Cursor => {
    const place = at || '/';
    const under = (key: string | number) => `${at}/${escapeKey(String(key))}`;
    const refuse = (code: string, message: Bilingual, mend: Bilingual) => refuseAt(at, code, message, mend);
    const wrongShape = (code: string, wanted: Bilingual) => {
      const vi = `${place} phải là ${wanted.vi}, không phải ${shape(plain).vi}`;
      const en = `${place} must be ${wanted.en}, not ${shape(plain).en}`;
      return refuse(code, say(vi, en), say(`viết lại thành ${wanted.vi}`, `write ${wanted.en} here`));
    };
    const written = ({ code, what, mend, fits }: Form) => {
      const text = typeof plain === 'string' ? plain : wrongShape('pack.not-text', shapes.text);
      if (text === undefined || fits(text)) return text;
      const [vi, en] = [`“${cut(text)}” không phải ${what.vi}`, `'${cut(text)}' is not ${what.en}`];
      return refuse(code, say(`${place}: ${vi}`, `${place}: ${en}`), mend);
    };
    const optional = (key: string) => {
      const value = isMap(plain) && Object.hasOwn(plain, key) ? plain[key] : undefined;
      return value === undefined ? undefined : cursor(value, under(key));
    };
    const lacks = (key: string) => say(`${place} thiếu khóa “${key}”`, `${place} lacks the key '${key}'`);
    const adding = (key: string, value: string) =>
      say(`thêm dòng “${key}: ${value}”`, `add a line '${key}: ${value}'`);
    const needed = (key: string, value: string) =>
      optional(key) ?? refuseAt(under(key), 'pack.missing-key', lacks(key), adding(key, value));
    const field = (key: string) => needed(key, '…');
    const map = (allowedKeys: readonly string[]) => {
      if (!isMap(plain)) return wrongShape('pack.not-a-map', shapes.map);
      const names = allowedKeys.map(nameOfKey);
      for (const key of Object.keys(plain).filter((key) => !names.includes(key))) {
        const [vi, en] = [`có khóa lạ “${cut(key)}”`, `has the unknown key '${cut(key)}'`];
        refuseAt(
          under(key),
          'pack.unknown-key',
          say(`${place} ${vi}`, `${place} ${en}`),
          chooseAmong(key, names),
        );
      }
      for (const key of allowedKeys) if (!key.endsWith('?')) needed(nameOfKey(key), exampleOfKey(key));
      return self;
    };

    const self: Cursor = {
      at,
      plain,
      isText: () => typeof plain === 'string',
      isList: () => isList(plain),
      isMap: () => isMap(plain),
      keys: () => (isMap(plain) ? Object.keys(plain) : []),
      map,
      optional,
      field,
      list: () =>
        isList(plain)
          ? plain.map((item, index) => cursor(item, under(index)))
          : wrongShape('pack.not-a-list', shapes.list),
      entries: () =>
        isMap(plain)
          ? Object.entries(plain).map(([key, value]) => [key, cursor(value, under(key))] as const)
          : wrongShape('pack.not-a-map', shapes.map),
      text: () => written(forms.text)?.trim(),
      id: () => written(forms.id),
      decimal() {
        const text = written(forms.decimal);
        return text === undefined ? undefined : { text };
      },
      integer() {
        const text = written(forms.integer);
        return text === undefined ? undefined : Number(text) + 0;
      },
      oneOf(choices) {
        const chosen = choices.find((choice) => choice === plain);
        const mend = () => chooseAmong(typeof plain === 'string' ? plain : '', choices);
        if (chosen === undefined) written({ ...forms.choice, mend: mend() });
        return chosen;
      },
      flag() {
        const text = written(forms.flag);
        return text === undefined ? undefined : text === 'yes' || text === 'true';
      },
      day: () => written(forms.day),
      place: () => placeOf(at),
      refuse,
    };
    return self;
  };
  return cursor(part.data, '');
}

/** The key itself of one that is allowed: `note` of `note?`, `in` of `in: period`. */
export const nameOfKey = (allowed: string): string => allowed.replace(/\?$|: .*$/, '');

const exampleOfKey = (allowed: string): string => allowed.slice(nameOfKey(allowed).length + 2) || '…';

/** How a scalar must be written. */
interface Form {
  readonly code: string;
  readonly what: Bilingual;
  readonly mend: Bilingual;
  fits(text: string): boolean;
}

const like = (code: string, what: Bilingual, example: string, fits: (text: string) => boolean): Form => {
  return { code, what, mend: say(`viết như: ${example}`, `write it like: ${example}`), fits };
};
const isDay = (text: string) => parseDay(text) !== undefined;
const ID = /^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/;
const DECIMAL = /^-?\d+((\.\d+)?%?|\/0*[1-9]\d*)$/;
const WHOLE = say('số nguyên tới 15 chữ số', 'a whole number of at most 15 digits');
const forms = {
  text: like('pack.empty-text', say('nội dung', 'a text'), 'Đ.5 k.2', (text) => text.trim() !== ''),
  id: like('pack.bad-id', say('mã không dấu', 'an ASCII id'), 'excellent-from', (text) => ID.test(text)),
  decimal: like('pack.bad-decimal', say('số', 'a number'), '12, 89.5, 20%, 2/3', (text) =>
    DECIMAL.test(text),
  ),
  integer: like('pack.bad-integer', WHOLE, '12', (text) => /^-?\d{1,15}$/.test(text)),
  flag: like('pack.bad-flag', say('yes hay no', 'yes or no'), 'yes', (text) =>
    /^(yes|no|true|false)$/.test(text),
  ),
  day: like('pack.bad-day', say('ngày có thật', 'a real day'), '2026-01-31', isDay),
  choice: like('pack.unknown-choice', say('giá trị được phép', 'an allowed value'), '', () => false),
};

const shapes = {
  text: say('một giá trị đơn', 'a single value'),
  list: say('một danh sách', "a list of '- item' lines"),
  map: say('các cặp “khóa: giá trị”', "a map of 'key: value' lines"),
};

const isList = (plain: Plain): plain is readonly Plain[] => Array.isArray(plain);
const isMap = (plain: Plain): plain is { readonly [key: string]: Plain } =>
  typeof plain === 'object' && !isList(plain);
const shape = (plain: Plain) =>
  typeof plain === 'string' ? shapes.text : isList(plain) ? shapes.list : shapes.map;
const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
/** One step of a JSON pointer (RFC 6901). */
export const escapeKey = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
