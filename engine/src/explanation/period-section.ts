import { parsePeriod } from '../period.ts';
import type { Records } from '../register.ts';
import type { ServiceTime } from '../regulation/format.ts';
import { type Case, measureOf } from './case.ts';
import type { Sentence } from './citation.ts';
import { type Fate, fatesOf } from './period-fates.ts';
import { rowInWords } from './record-words.ts';
import { tellRounding, unrounded } from './rounding-words.ts';
import { isExact, shownNumber } from './show.ts';
import { broughtBy, choiceIn, gapInWords, stepsOf, tellPeriods, tellStep } from './step-words.ts';
import type { Step } from './trace.ts';

/** Means over periods in what the subject is judged by. */
export const meansOf = (of: Case): Step[] =>
  of.score === undefined ? [] : stepsOf(of.score).filter((s) => s.kind === 'mean-over-periods');

/**
 * How the periods came to their scores; for a subject judged without a mean over periods, how its own score came about.
 */
export function scoreSection(of: Case): Sentence[] {
  if (of.score === undefined) return [];
  const means = meansOf(of);
  const roots = new Map<string, Step>();
  for (const mean of means) {
    for (const fate of fatesOf(mean, of)) {
      const step = 'step' in fate ? fate.step : undefined;
      if (step !== undefined && fate.kind !== 'brought' && fate.kind !== 'left-out')
        roots.set(`${step.rule}|${step.period}`, step);
    }
  }
  const periods = tellPeriods([...roots.values()], of);
  const own = means.includes(of.score) ? [] : ownSteps(of.score, means, of);
  return [...periods, ...own];
}

const ownSteps = (score: Step, means: readonly Step[], of: Case): Sentence[] =>
  stepsOf(score)
    .filter((step) => !means.includes(step))
    .flatMap((step) => {
      const text = tellStep(step, of);
      return text === undefined ? [] : [of.words.sentence(text, step.articles)];
    });

/** The mean, and every period that is not in it or was not scored here, with the reason. */
export function meanSection(of: Case): Sentence[] {
  return meansOf(of).flatMap((mean) => {
    const fates = fatesOf(mean, of);
    const told = isExact(mean.value) ? tellStep(mean, of) : openMean(mean, fates, of);
    return [
      ...(told === undefined ? [] : [of.words.sentence(told, mean.articles)]),
      ...broughtSentences(fates, mean, of),
      ...notCounted(fates, mean, of),
    ];
  });
}

/** What there is of a mean that cannot be taken yet. */
function openMean(mean: Step, fates: readonly Fate[], of: Case): string {
  const { words } = of;
  const known = fates.filter((f) => f.kind === 'counted' || f.kind === 'brought');
  const open = fates.filter((f) => f.kind === 'open' || (f.kind === 'absent' && f.accepted === undefined));
  const name = words.name(mean.rule);
  const waiting = words.periods(open.map((f) => f.period));
  if (known.length === 0)
    return words.say(`${name}: chưa kỳ nào có điểm`, `${name}: no period has a score yet`);
  return words.say(
    `${name}: chưa tính được; đã có điểm: ${words.periods(known.map((f) => f.period))}; chưa có: ${waiting}`,
    `${name}: cannot be taken yet; scored: ${words.periods(known.map((f) => f.period))}; not scored: ${waiting}`,
  );
}

function broughtSentences(fates: readonly Fate[], mean: Step, of: Case): Sentence[] {
  const { words } = of;
  const groups = new Map<string, string[]>();
  for (const fate of fates) {
    if (fate.kind !== 'brought' || fate.step === undefined) continue;
    const by = broughtBy(fate.step, of);
    const rounding = tellRounding(fate.step, measureOf(fate.step, words), words);
    const sent = shownNumber(unrounded(fate.step).value, words.language);
    const one = `${words.period(fate.period)}: ${sent}${rounding}`;
    groups.set(by, [...(groups.get(by) ?? []), one]);
  }
  return [...groups].map(([by, list]) => words.sentence(`${list.join('; ')} – ${by}`, mean.articles));
}

/** Periods outside the mean, those with one reason together. */
function notCounted(fates: readonly Fate[], mean: Step, of: Case): Sentence[] {
  const groups = new Map<string, { periods: string[]; articles: readonly string[] }>();
  for (const fate of fates) {
    const reason = reasonOf(fate, mean, of);
    if (reason === undefined) continue;
    const group = groups.get(reason.text) ?? { periods: [], articles: reason.articles };
    group.periods.push(fate.period);
    groups.set(reason.text, group);
  }
  return [...groups].map(([text, { periods, articles }]) =>
    of.words.sentence(`${of.words.periods(periods)}: ${text}`, articles),
  );
}

function reasonOf(
  fate: Fate,
  mean: Step,
  of: Case,
): { text: string; articles: readonly string[] } | undefined {
  const { words } = of;
  const out = words.say('không tính vào trung bình', 'not in the mean');
  switch (fate.kind) {
    case 'counted':
    case 'brought':
      return undefined;
    case 'open':
      return { text: gapInWords(fate.gap, of), articles: mean.articles };
    case 'left-out': {
      const step = fate.step && stepsOf(fate.step).find((s) => choiceIn(s, of) !== undefined);
      const chosen = step && choiceIn(step, of);
      return { text: `${out}${chosen ? `, ${chosen}` : ''}`, articles: step?.articles ?? mean.articles };
    }
    case 'absent': {
      const then = fate.isElsewhere
        ? words.say(
            ', khi đó thuộc văn bản khác và không có kết quả mang theo',
            ', under another text then, and no result was brought along',
          )
        : '';
      return {
        text: fate.accepted
          ? words.say(
              `không có điểm${then}${then === '' ? ', ' : '; '}${words.choice(fate.accepted)}`,
              `without a score${then}${then === '' ? ', ' : '; '}${words.choice(fate.accepted)}`,
            )
          : words.say(
              `có làm việc nhưng chưa có điểm được xác nhận${then}`,
              `worked, but without a confirmed score${then}`,
            ),
        articles: mean.articles,
      };
    }
    case 'away':
      return awayReason(fate, out, mean, of);
    case 'other-regime': {
      const articles = words.regulation.scopes
        .filter((s) => s.of === of.view.kind)
        .flatMap((s) => s.articles);
      return {
        text: words.say(
          `${out}, khi đó không thuộc đối tượng áp dụng`,
          `${out}, outside the scope at that time`,
        ),
        articles: articles.length > 0 ? articles : mean.articles,
      };
    }
  }
}

function awayReason(fate: Fate & { kind: 'away' }, out: string, mean: Step, of: Case) {
  const { words } = of;
  const person = of.register.people[of.view.index];
  const rule = words.regulation.serviceTime;
  const articles = rule?.articles ?? mean.articles;
  if (fate.why === 'before-service' && person?.serviceFrom !== undefined) {
    const day = words.day(person.serviceFrom);
    return { text: words.say(`${out}, vào làm việc từ ${day}`, `${out}, in service from ${day}`), articles };
  }
  if (fate.why === 'after-service' && person?.serviceTo !== undefined) {
    const day = words.day(person.serviceTo);
    return {
      text: words.say(`${out}, thôi làm việc từ sau ${day}`, `${out}, in service until ${day}`),
      articles,
    };
  }
  const leaves = rule === undefined ? [] : leavesIn(fate.period, rule, of);
  const rows = leaves.map(({ records, row }) => rowInWords(records, row, words.language));
  return {
    text: words.say(`${out} vì nghỉ (${rows.join(' | ')})`, `${out} because of leave (${rows.join(' | ')})`),
    articles,
  };
}

/** The leave records that touch the period. */
function leavesIn(id: string, rule: ServiceTime, of: Case): { records: Records; row: number }[] {
  const records = of.register.records.get(rule.table);
  const period = parsePeriod(id);
  if (records === undefined || period === undefined) return [];
  const day = (column: string, row: number) => {
    const found = records.columns.get(column);
    return found?.kind === 'day' ? found.values[row]! : Number.NaN;
  };
  return [...records.rowsOf(of.view.index)]
    .filter((row) => day(rule.leaveFrom, row) <= period.to && !(day(rule.leaveTo, row) < period.from))
    .map((row) => ({ records, row }));
}
