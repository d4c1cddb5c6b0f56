import { compare, type Exact, multiply, ONE, ratio, ZERO } from '../exact.ts';
import { shownNumber } from '../explanation/show.ts';
import { type Bilingual, type Language, say } from '../problem.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';

/** One term of a sum: a quantity times a factor (below 0 where it is taken off), or a number of the text. */
export interface Term {
  readonly id?: string;
  readonly factor: Exact;
}

/** `of: [a, {add: b, times: 2}, {less: c}, {value: 100}]`, or one id alone. */
export function readTerms(at: Cursor | undefined, read: RuleReader): readonly Term[] | undefined {
  if (at === undefined) return undefined;
  if (!at.isList()) {
    const id = at.id();
    return id === undefined ? undefined : [{ id, factor: ONE }];
  }
  const terms = at.list()?.map((c) => readTerm(c, read));
  return terms?.every((t) => t !== undefined) ? terms : undefined;
}

function readTerm(at: Cursor, read: RuleReader): Term | undefined {
  if (!at.isMap()) {
    const id = at.id();
    return id === undefined ? undefined : { id, factor: ONE };
  }
  const kind = (['value', 'add', 'less'] as const).find((k) => at.optional(k) !== undefined);
  if (kind === undefined) {
    return at.refuse(
      'pack.unknown-term',
      say('không rõ cộng hay trừ gì', 'it is not clear what is added or taken off'),
      say(
        'ghi mã, {value: số}, {add: mã} hoặc {less: mã}',
        'write an id, {value: number}, {add: id} or {less: id}',
      ),
    );
  }
  at.map(kind === 'value' ? ['value'] : [kind, 'times?']);
  if (kind === 'value') {
    const value = read.exact(at.field('value'));
    return value === undefined ? undefined : { factor: value };
  }
  const id = at.field(kind)?.id();
  const times = at.optional('times') ? read.exact(at.optional('times')) : ONE;
  if (id === undefined || times === undefined) return undefined;
  if (compare(times, ZERO) <= 0) {
    return at
      .field('times')
      ?.refuse(
        'pack.bad-times',
        say('times phải lớn hơn 0', 'times must be above 0'),
        say('ghi số dương; để trừ thì dùng less', 'write a positive number; to take off, use less'),
      );
  }
  return { id, factor: kind === 'add' ? times : multiply(times, ratio(-1)) };
}

export const idsOf = (terms: readonly Term[]): string[] =>
  terms.flatMap((t) => (t.id === undefined ? [] : [t.id]));

export const isPlain = (terms: readonly Term[]): boolean =>
  terms.every((t) => t.id !== undefined && compare(t.factor, ONE) === 0);

/** "100 + Điểm thưởng × 2 − Điểm trừ": terms with their signs, each shown by `show`. */
export function termsInWords(
  terms: readonly Term[],
  show: (id: string, at: number) => string,
  language: Language,
): string {
  return terms
    .map((term, at) => {
      const isLess = compare(term.factor, ZERO) < 0;
      const size = isLess ? multiply(term.factor, ratio(-1)) : term.factor;
      const times =
        term.id === undefined || compare(size, ONE) === 0 ? '' : ` × ${shownNumber(size, language)}`;
      const what = term.id === undefined ? shownNumber(size, language) : `${show(term.id, at)}${times}`;
      return at === 0 ? `${isLess ? '−' : ''}${what}` : `${isLess ? '−' : '+'} ${what}`;
    })
    .join(' ');
}

/** The rule of a sum in words. */
export function sumInWords(terms: readonly Term[], name: (id: string) => Bilingual): Bilingual {
  if (isPlain(terms)) {
    const list = (language: Language) =>
      idsOf(terms)
        .map((id) => name(id)[language])
        .join('; ');
    return say(`tổng của: ${list('vi')}`, `sum of: ${list('en')}`);
  }
  return say(
    termsInWords(terms, (id) => name(id).vi, 'vi'),
    termsInWords(terms, (id) => name(id).en, 'en'),
  );
}
