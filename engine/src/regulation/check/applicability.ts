import { formatExact } from '../../exact.ts';
import { say } from '../../problem.ts';
import type { Group, Measure } from '../format.ts';
import type { Cursor } from '../plain.ts';
import type { Context, Where } from './context.ts';
import { rangesOf } from './ranges.ts';
import { quoted, spot, spotOfWord } from './report.ts';

/** Kinds through which "not applicable" goes on to whoever asks. */
const PASSES = [
  'steps',
  'points-from-share',
  'ratio',
  'value-by-choice',
  'mean-of-raters',
  'one-of',
  'opening',
];

/** Whether a fact or quantity may come out as not applicable for a group at a stage. */
export function mayNotApply(context: Context, id: string, group: Group, stage: string, depth = 0): boolean {
  const measure = context.measureFor(id, group, stage);
  if (measure === undefined) return context.regulation.facts.get(id)?.mayNotApply === true;
  if (depth > DEEPEST) return false;
  const inputs = measure.rule.references.inputs ?? [];
  const inner = (input: string) => mayNotApply(context, input, group, stage, depth + 1);
  const { kind } = measure.rule;
  if (kind === 'value-by-choice' && spot(measure.at, 'values').optional('not-applicable')) return false;
  if (kind === 'one-of') return inputs.every(inner);
  if (PASSES.includes(kind)) return inputs.some(inner);
  // Where no criterion of a group applies, the group does not apply either.
  const policy = measure.at.optional('when-not-applicable');
  return (kind === 'sum' || kind === 'mean') && isAmong(policy, 're-weight') && inputs.every(inner);
}

const DEEPEST = 20;

/** Whether a policy is this one, or may be under a reading. */
const isAmong = (policy: Cursor | undefined, word: string): boolean =>
  policy?.isMap()
    ? (policy.entries() ?? []).some(([, value]) => value.plain === word)
    : policy?.plain === word;

/** Sums and means say what becomes of a criterion that does not apply; with its maximum known where that is needed. */
export function checkPolicies(context: Context, measure: Measure, wheres: readonly Where[]): void {
  const { kind, references } = measure.rule;
  const inputs = references.inputs ?? [];
  const policy = measure.at.optional('when-not-applicable');
  const open = inputs.filter((id) => wheres.some((w) => mayNotApply(context, id, w.group, w.stage)));
  if ((kind !== 'sum' && kind !== 'mean') || (policy === undefined && open.length === 0)) return;
  if (policy === undefined) {
    const [id] = open;
    refuseUnhandled(context, id!, spotOfWord(measure.at, 'of', id!));
    return;
  }
  if (open.length === 0) {
    context.report.refuse(
      policy,
      'pack.policy-without-use',
      say('mọi tiêu chí ở đây luôn áp dụng', 'every criterion here always applies'),
      say(
        'thêm may-not-apply: yes vào dữ kiện, hoặc xóa when-not-applicable',
        'add may-not-apply: yes to a fact, or remove when-not-applicable',
      ),
    );
  }
  const needsMaximum = isAmong(policy, 'full') || (kind === 'sum' && isAmong(policy, 're-weight'));
  if (needsMaximum) checkMaxima(context, measure, inputs, wheres);
}

/** Each criterion has a maximum, the same for everybody the rule is for. */
function checkMaxima(
  context: Context,
  measure: Measure,
  inputs: readonly string[],
  wheres: readonly Where[],
): void {
  const rangeOf = rangesOf(context);
  const highest = (id: string) => wheres.map((w) => rangeOf(id, w.group, w.stage).max);
  const differing = inputs.find((id) => new Set(highest(id).map((h) => h && formatExact(h))).size > 1);
  if (differing !== undefined) {
    context.report.refuse(
      spotOfWord(measure.at, 'of', differing),
      'pack.maximum-differs',
      say(
        `điểm tối đa của “${differing}” khác nhau giữa các nhóm`,
        `the maximum of '${differing}' differs between groups`,
      ),
      say('tách quy tắc theo for', 'part the rule by for'),
    );
  }
  const without = inputs.filter((id) => wheres.some((w) => rangeOf(id, w.group, w.stage).max === undefined));
  if (without.length === 0) return;
  context.report.refuse(
    spotOfWord(measure.at, 'of', without[0]!),
    'pack.reweight-without-maximum',
    say(
      `không rõ điểm tối đa của ${quoted(without).vi}, không quy đổi được`,
      `the maximum of ${quoted(without).en} is not known, so nothing can be passed on`,
    ),
    say('thêm at-most vào dữ kiện hoặc đại lượng', 'add at-most to the fact or quantity'),
  );
}

/** A comparison, or a place that shows a number, needs a number. */
export function refuseNotApplicable(
  context: Context,
  id: string,
  wheres: readonly Where[],
  at: Cursor,
): void {
  if (wheres.some((w) => mayNotApply(context, id, w.group, w.stage))) refuseUnhandled(context, id, at);
}

function refuseUnhandled({ report }: Context, id: string, at: Cursor): void {
  report.refuse(
    at,
    'pack.not-applicable-unhandled',
    say(
      `“${id}” có thể không áp dụng, chưa nói khi đó tính thế nào`,
      `'${id}' may not apply, and nothing says what then counts`,
    ),
    say(
      'đưa vào sum hoặc mean có when-not-applicable: re-weight | full | zero',
      'put it into a sum or mean with when-not-applicable: re-weight | full | zero',
    ),
  );
}

/** Facts: one meaning for an empty cell and another word for "not applicable" do not go together. */
export function checkApplicability(context: Context): void {
  const { regulation, report } = context;
  for (const fact of regulation.facts.values()) {
    if (!fact.mayNotApply || fact.whenAbsent === undefined) continue;
    report.refuse(
      spot(fact.at, 'when-absent'),
      'pack.absent-and-not-applicable',
      say('ô trống đã có nghĩa, thêm “không áp dụng” dễ lẫn', 'an empty cell has a meaning already'),
      say('giữ một trong hai: when-absent, may-not-apply', 'keep one of when-absent and may-not-apply'),
    );
  }
  for (const { score, stages, at, ...rule } of regulation.ladders) {
    if (score === undefined) continue;
    const wheres = context.groupsOf(rule).flatMap((group) => stages.map((stage) => ({ group, stage })));
    refuseNotApplicable(context, score, wheres, spot(at, 'score'));
  }
}

/** What one rater gave in confidence is read through a mean alone. */
export function refuseSingleRating({ regulation, report }: Context, id: string, at: Cursor): void {
  if (!regulation.facts.get(id)?.confidential) return;
  report.refuse(
    at,
    'pack.confidential-read-singly',
    say(
      `“${id}” là phiếu kín, chỉ được dùng qua trung bình`,
      `'${id}' is confidential and used through a mean only`,
    ),
    say('dùng mean-of-raters', 'use mean-of-raters'),
  );
}
