import type { Gap } from '../rules/measured.ts';
import { type Case, measureOf } from './case.ts';
import type { Sentence } from './citation.ts';
import { rangeInWords } from './condition-words.ts';
import { missingRows, questionRows } from './open-points.ts';
import { tellRounding, tellRule, unrounded } from './rounding-words.ts';
import { shownNumber, shownPercent } from './show.ts';
import { isPlainMean } from './terms.ts';
import type { Shown, Step } from './trace.ts';

const isGapValue = (value: Shown | Gap | undefined): value is Gap =>
  typeof value === 'object' && 'gap' in value;

/**
 * What one step did: "Chất lượng (b): 95 / 100 = 0,95". Undefined for a step that says nothing of its own: a mean
 * written into the points made of it, or a gap that has its cause further down.
 */
export function tellStep(step: Step, of: Case): string | undefined {
  const { words } = of;
  const measure = measureOf(step, words);
  const label = measure ? words.of(measure.label) : words.name(step.rule);
  if (isGapValue(step.value)) {
    if (step.children.some((child) => isGapValue(child.value))) return undefined;
    const known =
      step.value.range && rangeInWords(step.value.range, { kind: 'measure', id: step.rule }, words);
    const gap = gapInWords(step.value, of, known !== undefined);
    return known === undefined ? `${label}: ${gap}` : `${label}: ${known}; ${gap}`;
  }
  const given = unrounded(step);
  const rounding = tellRounding(step, measure, words);
  const chosen = choiceIn(step, of);
  if (chosen !== undefined) {
    const value = measure?.display === 'percent' ? shownPercent : shownNumber;
    return `${label}: ${chosen}, ${words.say('tính', 'counted as')} ${value(given.value, words.language)}${rounding}`;
  }
  if (step.kind === 'brought') {
    return `${label}: ${shownNumber(given.value, words.language)}, ${broughtBy(step, of)}${rounding}`;
  }
  return measure && `${label}: ${tellRule(step, measure, words)}`;
}

/** Who answered a question in this step, and how. */
export function choiceIn(step: Step, { words }: Case): string | undefined {
  const { decidedBy, option, document } = step.details;
  if (typeof decidedBy !== 'string' || typeof option !== 'string') return undefined;
  const asked = (measureOf(step, words)?.rule.references.questions ?? [])
    .map((id) => words.regulation.questions.get(id)?.options.get(option)?.says)
    .find((says) => says !== undefined);
  const what = asked ? words.of(asked) : option;
  const paper =
    typeof document === 'string' ? words.say(` (văn bản ${document})`, ` (document ${document})`) : '';
  return words.say(`${decidedBy} chọn “${what}”${paper}`, `${decidedBy} chose “${what}”${paper}`);
}

export function broughtBy(step: Step, { words }: Case): string {
  const body = words.unitName(String(step.details.body ?? ''));
  const { document } = step.details;
  const paper =
    typeof document === 'string' ? words.say(` (văn bản ${document})`, ` (document ${document})`) : '';
  return words.say(
    `do ${body} xác nhận và gửi sang${paper}, giữ nguyên, không tính lại`,
    `confirmed and sent by ${body}${paper}, kept as it is and not computed again`,
  );
}

/** Why a quantity has no value. */
export function gapInWords(gap: Gap, { words }: Case, isPartlyKnown = false): string {
  const exactly = isPartlyKnown ? words.say(' đúng số', ' exactly') : '';
  const missing = missingRows(gap.missing, words).map((m) => m.text);
  const asked = questionRows(gap.questions, words).map((q) => q.text.replace(/\.$/, ''));
  if (missing.length > 0)
    return words.say(
      `chưa tính được${exactly} vì chưa có: ${missing.join('; ')}`,
      `cannot be computed${exactly} without: ${missing.join('; ')}`,
    );
  if (asked.length > 0)
    return words.say(
      `chưa tính được${exactly}, chờ người có thẩm quyền: ${asked.join('; ')}`,
      `cannot be computed${exactly} before a person answers: ${asked.join('; ')}`,
    );
  return words.say('không tính kỳ này', 'this period does not count');
}

/**
 * A step and everything of the same period below it, each once, in the order of reading: the result first, then what
 * it is made of. Means over other periods are told elsewhere.
 */
export function stepsOf(root: Step): Step[] {
  const seen = new Map<string, Step>();
  const visit = (step: Step, parent: Step | undefined): void => {
    if (step.period !== root.period || seen.has(step.rule)) return;
    const isWrittenIn = parent?.kind === 'points-from-share' && isPlainMean(step);
    if (!isWrittenIn) seen.set(step.rule, step);
    for (const child of step.children) visit(child, step);
  };
  visit(root, undefined);
  return [...seen.values()];
}

/** One sentence per period and step; periods that say the very same are told together. */
export function tellPeriods(roots: readonly Step[], of: Case): Sentence[] {
  const { words } = of;
  const groups = new Map<
    string,
    { periods: string[]; told: { text: string; articles: readonly string[] }[] }
  >();
  for (const root of roots) {
    const told = stepsOf(root).flatMap((step) => {
      const text = tellStep(step, of);
      return text === undefined ? [] : [{ text, articles: step.articles }];
    });
    const key = told.map((t) => t.text).join('\n');
    const group = groups.get(key) ?? { periods: [], told };
    group.periods.push(root.period);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ periods, told }) => {
    const isOwn = periods.every((p) => p === of.view.period.id);
    const prefix = isOwn ? '' : `${words.periods(periods)} – `;
    return told.map(({ text, articles }) => words.sentence(`${prefix}${text}`, articles));
  });
}
