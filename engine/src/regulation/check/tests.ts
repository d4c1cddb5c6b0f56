import { ATTRIBUTES } from '../../evaluation/structure.ts';
import { type Bilingual, chooseAmong, say } from '../../problem.ts';
import { LEADS, NOT_APPLICABLE, SERVICES, UNIT_KINDS, UNIT_ROLES } from '../../register.ts';
import type { ConditionNode, SubjectKind, ValueType } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { Context } from './context.ts';
import { spot, spotOfWord } from './report.ts';

/** Attributes whose values are known beforehand; the others hold words of the pack or the register. */
export const CLOSED_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['service', SERVICES],
  ['leads', LEADS],
  ['unitKind', UNIT_KINDS],
  ['parentKind', UNIT_KINDS],
  ['unitRole', UNIT_ROLES],
  ['partyMember', ['yes', 'no']],
  ['seconded', ['yes', 'no']],
]);

export type Leaf = ConditionNode & { kind: 'compare' | 'is' };

/** Numbers are compared, words are matched against the options, and "not applicable" where it may be given. */
export function checkTests(
  context: Context,
  node: Leaf,
  type: ValueType,
  what: Bilingual,
  mayNotApply = false,
): void {
  if (node.kind === 'compare') {
    if (type.kind !== 'number') refuseTests(context, node, what);
    return;
  }
  if (type.kind === 'choice' || type.kind === 'flag') {
    const words = type.kind === 'flag' ? ['yes', 'no'] : [...type.options.keys()];
    checkWords(context, node, mayNotApply ? [...words, NOT_APPLICABLE] : words);
    return;
  }
  if (mayNotApply && node.oneOf.every((word) => word === NOT_APPLICABLE)) return;
  context.report.refuse(
    spot(node.at, 'is'),
    'pack.wrong-type',
    say(
      `${what.vi} kiểu ${type.kind}, không so được bằng is`,
      `${what.en} is of type ${type.kind}; 'is' cannot test it`,
    ),
    type.kind === 'number'
      ? say(
          'dùng at-least, above, at-most, below hoặc equals',
          'use at-least, above, at-most, below or equals',
        )
      : say('đổi thành kiểu choice với các options', 'make it a choice with options'),
  );
}

function refuseTests({ report }: Context, node: Leaf, what: Bilingual): void {
  report.refuse(
    node.at,
    'pack.wrong-type',
    say(
      `${what.vi} không phải số, không so lớn nhỏ được`,
      `${what.en} is no number and cannot be compared with one`,
    ),
    say('dùng is: giá trị', 'use is: a value'),
  );
}

function checkWords({ report }: Context, node: Leaf, values: readonly string[]): void {
  if (node.kind !== 'is') return;
  for (const word of node.oneOf) {
    if (values.includes(word)) continue;
    report.unknown(
      spotOfWord(node.at, 'is', word),
      'pack.unknown-option',
      say('lựa chọn', 'option'),
      word,
      values,
    );
  }
}

/** An attribute the subjects have, and words it can be. */
export function checkAttribute(context: Context, node: Leaf, subjects: readonly SubjectKind[]): void {
  const { report } = context;
  const { id } = node.left;
  const at = spot(node.at, 'attribute');
  const kinds = ATTRIBUTES[id];
  if (kinds === undefined) {
    report.unknown(at, 'pack.unknown-attribute', say('thuộc tính', 'attribute'), id, Object.keys(ATTRIBUTES));
    return;
  }
  const lacking = subjects.find((kind) => !kinds.includes(kind));
  if (lacking !== undefined) {
    report.refuse(
      at,
      'pack.attribute-of-other-subject',
      say(`“${lacking}” không có thuộc tính “${id}”`, `a '${lacking}' has no attribute '${id}'`),
      chooseAmong(
        '',
        Object.keys(ATTRIBUTES).filter((a) => ATTRIBUTES[a]?.includes(lacking)),
      ),
    );
  }
  if (node.kind === 'compare') {
    refuseTests(context, node, say(`thuộc tính “${id}”`, `attribute '${id}'`));
    return;
  }
  const values = CLOSED_ATTRIBUTES.get(id);
  if (values) checkWords(context, node, values);
}

/** A fact that several give is read with `take`, any other without. */
export function checkRater(
  { report }: Pick<Context, 'report'>,
  raters: readonly string[],
  rater: string | undefined,
  fact: string,
  at: Cursor,
): void {
  if (raters.length > 0 && rater === undefined) {
    report.refuse(
      at,
      'pack.rater-not-taken',
      say(
        `“${fact}” do nhiều người chấm, chưa nói lấy của ai`,
        `'${fact}' is given by several, and nothing says whose counts`,
      ),
      say(`thêm take: ${raters.join(' | ')}`, `add take: ${raters.join(' | ')}`),
    );
  } else if (raters.length === 0 && rater !== undefined) {
    report.refuse(
      spot(at, 'take'),
      'pack.take-without-raters',
      say(`“${fact}” không có người chấm`, `'${fact}' has no raters`),
      say('xóa take', 'remove take'),
    );
  } else if (rater !== undefined && !raters.includes(rater)) {
    report.unknown(spot(at, 'take'), 'pack.unknown-rater', say('người chấm', 'rater'), rater, raters);
  }
}
