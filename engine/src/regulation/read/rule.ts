import { type Exact, parseExact } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Comparison, ConditionNode, Operand, Parameter, Test } from '../format.ts';
import type { Cursor } from '../plain.ts';
import { ELSEWHERE_KEYS, readElsewhere } from './elsewhere.ts';

/** Reads what rules are made of. Each answers undefined after pushing a problem at the place. */
export interface RuleReader {
  exact(at: Cursor | undefined): Exact | undefined;
  ids(at: Cursor | undefined): readonly string[] | undefined;
  /** A value, or one value per option of a reading: `{reading: lateness-loss, quarter: 25%, whole: 100%}`. */
  parameter<T>(at: Cursor | undefined, one: (at: Cursor) => T | undefined): Parameter<T> | undefined;
  /** As `parameter`, for words; `{reading: quota-base}` alone means that the option's id is the word. */
  word<const W extends string>(at: Cursor | undefined, words: readonly W[]): Parameter<W> | undefined;
  /** `of: columns` reads a condition on a record's own columns. */
  condition(at: Cursor | undefined, of?: 'subject' | 'columns'): ConditionNode | undefined;
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  'at-least': 'atLeast',
  above: 'above',
  'at-most': 'atMost',
  below: 'below',
  equals: 'equals',
};
const OPERANDS = ['measure', 'fact', 'attribute', 'column'] as const;
/** A clause that nests deeper than this is no longer readable against the text; name the inner part instead. */
const DEEPEST = 3;

/** `optionsOf` answers the options of a reading of the pack being read, for the short form of `word`. */
export function ruleReader(optionsOf: (reading: string) => readonly string[] | undefined): RuleReader {
  const exact = (at: Cursor | undefined): Exact | undefined => {
    const text = at?.decimal()?.text;
    if (at === undefined || text === undefined) return undefined;
    return (
      parseExact(text) ??
      at.refuse(
        'pack.bad-decimal',
        say(`“${text}” dài quá 40 chữ số`, `'${text}' has more than 40 digits`),
        say('viết số ngắn hơn', 'write a shorter number'),
      )
    );
  };

  const ids = (at: Cursor | undefined): readonly string[] | undefined => {
    if (at === undefined) return undefined;
    if (at.isText()) {
      const id = at.id();
      return id === undefined ? undefined : [id];
    }
    const list = at.list()?.map((c) => c.id());
    return list?.every((id) => id !== undefined) ? list : undefined;
  };

  const parameter = <T>(
    at: Cursor | undefined,
    one: (at: Cursor) => T | undefined,
  ): Parameter<T> | undefined => {
    if (at === undefined) return undefined;
    if (!at.isMap()) {
      const fixed = one(at);
      return fixed === undefined ? undefined : { fixed };
    }
    const reading = at.field('reading')?.id();
    if (reading === undefined) return undefined;
    const options = new Map<string, T>();
    for (const [key, value] of at.entries() ?? []) {
      if (key === 'reading') continue;
      const read = one(value);
      if (read === undefined) return undefined;
      options.set(key, read);
    }
    const known = optionsOf(reading);
    if (known === undefined) {
      return at.refuse(
        'pack.unknown-reading',
        say(`không có cách hiểu “${reading}”`, `there is no reading '${reading}'`),
        say('khai trong mục readings', 'declare it under readings'),
      );
    }
    for (const option of known) {
      if (options.has(option)) continue;
      at.refuse(
        'pack.reading-option-without-value',
        say(`thiếu giá trị cho lựa chọn “${option}”`, `no value for the option '${option}'`),
        say(`thêm dòng “${option}: …”`, `add a line '${option}: …'`),
      );
    }
    return { reading, options };
  };

  const word = <const W extends string>(
    at: Cursor | undefined,
    words: readonly W[],
  ): Parameter<W> | undefined => {
    const bare = at?.isMap() && at.keys().length === 1 ? at.field('reading')?.id() : undefined;
    const known = bare === undefined ? undefined : optionsOf(bare);
    if (at === undefined || bare === undefined || known === undefined)
      return parameter(at, (c) => c.oneOf(words));
    const chosen = known.map((option) => words.find((w) => w === option));
    if (!chosen.every((w) => w !== undefined)) {
      return at.refuse(
        'pack.reading-option-unknown',
        say(
          `lựa chọn của “${bare}” phải là: ${words.join(', ')}`,
          `the options of '${bare}' must be among: ${words.join(', ')}`,
        ),
        say(
          'đổi tên lựa chọn hoặc ghi giá trị cho từng lựa chọn',
          'rename the options or write a value for each',
        ),
      );
    }
    return { reading: bare, options: new Map(chosen.map((w) => [w, w])) };
  };

  const condition = (
    at: Cursor | undefined,
    of: 'subject' | 'columns' = 'subject',
    depth = 1,
  ): ConditionNode | undefined => {
    if (at === undefined) return undefined;
    if (depth > DEEPEST) {
      return at.refuse(
        'pack.condition-too-deep',
        say('điều kiện lồng quá ba tầng', 'the condition is nested deeper than three levels'),
        say(
          'đặt tên phần bên trong ở mục conditions rồi gọi {condition: tên}',
          'name the inner part under conditions and write {condition: name}',
        ),
      );
    }
    if (!at.isMap()) {
      at.map([]);
      return undefined;
    }
    const inner = (c: Cursor) => condition(c, of, depth + 1);
    for (const kind of ['all', 'any'] as const) {
      if (at.optional(kind) === undefined) continue;
      at.map([kind]);
      const list = at.field(kind)?.list();
      if (list?.length === 0) {
        return at.refuse(
          'pack.empty-condition',
          say(`“${kind}” không có điều kiện nào`, `'${kind}' has no condition`),
          say('thêm điều kiện hoặc xóa khóa', 'add a condition or remove the key'),
        );
      }
      const nodes = list?.map(inner);
      return nodes?.every((n) => n !== undefined) ? { kind, of: nodes, at } : undefined;
    }
    if (at.optional('not')) {
      at.map(['not']);
      const node = inner(at.field('not')!);
      return node && { kind: 'not', of: node, at };
    }
    if (at.optional('condition')) {
      at.map(['condition']);
      const name = at.field('condition')?.id();
      return name === undefined ? undefined : { kind: 'named', condition: name, at };
    }
    if (at.optional('reading')) {
      at.map(['reading', 'is']);
      const reading = at.field('reading')?.id();
      const is = at.field('is')?.id();
      return reading === undefined || is === undefined ? undefined : { kind: 'reading', reading, is, at };
    }
    const elsewhere =
      of === 'subject' ? readElsewhere(at, { tests, test: (c) => test(c, of), condition }) : undefined;
    return elsewhere === undefined ? test(at, of) : elsewhere.node;
  };

  const test = (at: Cursor, of: 'subject' | 'columns'): ConditionNode | undefined => {
    const left = operand(at, of);
    if (left === undefined) return undefined;
    const isPath = of === 'subject' && at.optional('of') !== undefined;
    at.map([
      ...(isPath ? ELSEWHERE_KEYS : []),
      left.kind,
      ...(left.kind === 'fact' ? ['take?'] : []),
      'is?',
      ...Object.keys(COMPARISONS).map((k) => `${k}?`),
    ]);
    const is = at.optional('is');
    if (is) {
      const list = is.isText() ? [is.text()] : is.list()?.map((c) => c.text());
      return list?.every((w) => w !== undefined) ? { kind: 'is', left, oneOf: list, at } : undefined;
    }
    const found = tests(at);
    return found && { kind: 'compare', left, tests: found, at };
  };

  const tests = (at: Cursor): Test[] | undefined => {
    const found = Object.entries(COMPARISONS).flatMap(([key, by]) => {
      const value = exact(at.optional(key));
      return value === undefined ? [] : [{ by, value, text: at.optional(key)?.decimal()?.text ?? '' }];
    });
    if (found.length > 0) return found;
    return at.refuse(
      'pack.condition-without-test',
      say('điều kiện không nói so sánh với gì', 'the condition does not say what to compare with'),
      say(
        'so số: thêm at-least, above, at-most, below, equals; so chữ: is: một từ, hoặc is: [nhiều từ]',
        'of a number: add at-least, above, at-most, below, equals; of words: is: one, or is: [several]',
      ),
    );
  };

  const operand = (at: Cursor, of: 'subject' | 'columns'): Operand | undefined => {
    const allowed = of === 'columns' ? (['column'] as const) : OPERANDS.filter((o) => o !== 'column');
    const kind = allowed.find((k) => at.optional(k) !== undefined);
    if (kind === undefined) {
      return at.refuse(
        'pack.condition-unknown',
        say('không rõ điều kiện về cái gì', 'it is not clear what the condition is about'),
        say(
          `bắt đầu bằng ${allowed.join(', ')}${of === 'subject' ? ', all, any, not, condition hoặc reading' : ', all, any hoặc not'}`,
          `begin with ${allowed.join(', ')}${of === 'subject' ? ', all, any, not, condition or reading' : ', all, any or not'}`,
        ),
      );
    }
    const id = at.field(kind)?.id();
    if (id === undefined) return undefined;
    const rater = kind === 'fact' ? at.optional('take')?.id() : undefined;
    return kind === 'fact' ? { kind, id, ...(rater === undefined ? {} : { rater }) } : { kind, id };
  };

  return { exact, ids, parameter, word, condition };
}
