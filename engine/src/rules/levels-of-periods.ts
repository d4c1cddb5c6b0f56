import { NOT_RATED } from '../classification/classification.ts';
import { levelsIn } from '../evaluation/levels-elsewhere.ts';
import type { View } from '../evaluation/view.ts';
import { ratio, ZERO } from '../exact.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import type { Input } from '../explanation/trace.ts';
import { type Period, periodsWithin } from '../period.ts';
import { type Language, say } from '../problem.ts';
import type { Stage } from '../regulation/format.ts';
import type { Interval } from '../regulation/interval.ts';
import { isAccepted } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { type Gap, missingFact, openQuestion, within } from './measured.ts';

const GATHERINGS = ['count', 'share', 'longest-run'] as const;
type Gathering = (typeof GATHERINGS)[number];

/**
 * In how many periods inside this one the subject was at one of `levels`, in which share of those rated, or how many in
 * a row. A period in which the subject was away or not rated counts on neither side and ends a row; one worked and
 * without anything on record is put to a person. A level that is open leaves a range.
 */
export const levelsOfPeriods: RuleKind = {
  kind: 'levels-of-periods',
  keys: ['from', 'levels', 'as', 'when-some-are-missing'],
  read(at, read) {
    const from = at.field('from')?.id();
    const levels = read.ids(at.field('levels'));
    const as = at.field('as')?.oneOf(GATHERINGS);
    const question = at.field('when-some-are-missing')?.map(['ask'])?.field('ask')?.id();
    if (from === undefined || levels === undefined || as === undefined || question === undefined)
      return undefined;
    return {
      kind: 'levels-of-periods',
      references: { levels, questions: [question] },
      range: () => ({ min: ZERO, max: as === 'share' ? ratio(1) : ratio(53) }),
      link(linker) {
        const stage = linker.stage(from);
        const asked = linker.question(question);
        const { articles } = linker;
        return (view) => {
          const seen = periodsWithin(view.period, stage.periods[0]!).map((p) =>
            standingIn(view, stage, p, levels),
          );
          const at = { subject: view.id, period: view.period.id };
          const isOpen = seen.some((s) => s.isAbsent) && !isAccepted(view, asked);
          const gaps: Gap[] = seen
            .filter((s) => s.isUnknown)
            .map((s) => missingFact({ ...at, period: s.period, what: 'levels-of-periods:level', articles }));
          if (isOpen) gaps.push(openQuestion({ ...at, question: asked.id }));
          const standings = isOpen ? seen.map((s) => (s.isAbsent ? ANYTHING : s)) : seen;
          const range = gathered(as, standings);
          if (range === undefined)
            gaps.push(missingFact({ ...at, what: 'levels-of-periods:level', articles }));
          if (view.traced) {
            const inputs = seen.flatMap((s): Input[] =>
              s.level === undefined ? [] : [{ id: 'level', period: s.period, value: s.level }],
            );
            const counted = standings.filter((s) => s.mayBeIn || s.mayBeOut).length;
            view.note({
              inputs,
              details: { counted, absent: seen.filter((s) => s.isAbsent).map((s) => s.period) },
            });
          }
          return within(gaps, range);
        };
      },
      explain(step, language, telling) {
        const named = levels.map((level) => telling.level(level)).join(', ');
        const value = as === 'share' ? shownPercent(step.value, language) : shownNumber(step.value, language);
        const at = step.inputs.filter((i) => typeof i.value === 'string' && levels.includes(i.value));
        const which = at.length > 0 ? ` (${at.map((i) => telling.period(i.period ?? '')).join(', ')})` : '';
        const { counted } = step.details;
        if (as === 'longest-run')
          return telling.say(
            `nhiều nhất ${value} kỳ liền nhau ở mức ${named}${which}`,
            `at most ${value} periods in a row at ${named}${which}`,
          );
        return telling.say(
          `${at.length} trong ${counted} kỳ ở mức ${named}${which}${as === 'share' ? ` = ${value}` : ''}`,
          `${at.length} of ${counted} periods at ${named}${which}${as === 'share' ? ` = ${value}` : ''}`,
        );
      },
      inWords: (name) => {
        const named = (language: Language) => levels.map((level) => name(level)[language]).join(', ');
        return say(`${WORDS[as].vi} ở mức ${named('vi')}`, `${WORDS[as].en} at ${named('en')}`);
      },
    };
  },
};

const WORDS: Readonly<Record<Gathering, Readonly<Record<Language, string>>>> = {
  count: { vi: 'số kỳ', en: 'number of periods' },
  share: { vi: 'tỷ lệ số kỳ được xếp loại', en: 'share of the periods rated that are' },
  'longest-run': { vi: 'số kỳ liền nhau nhiều nhất', en: 'longest row of periods' },
};

/** Where one period may stand: at one of the levels, at another, or not rated at all. */
interface Standing {
  readonly period: string;
  readonly mayBeIn: boolean;
  readonly mayBeOut: boolean;
  readonly mayNotCount: boolean;
  /** Worked, and nothing on record. */
  readonly isAbsent: boolean;
  readonly isUnknown: boolean;
  readonly level?: string;
}

const ANYTHING: Standing = {
  period: '',
  mayBeIn: true,
  mayBeOut: true,
  mayNotCount: true,
  isAbsent: true,
  isUnknown: false,
};

function standingIn(view: View, stage: Stage, period: Period, levels: readonly string[]): Standing {
  const { world, kind, index, id } = view;
  const nothing = {
    period: period.id,
    mayBeIn: false,
    mayBeOut: false,
    mayNotCount: true,
    isAbsent: false,
    isUnknown: false,
  };
  const place = placeOf(view, stage, period);
  const isDecided = world.decisionsAbout('level', id).some((d) => d.period === place.id);
  if (!isDecided && !world.hasEvidence(kind, index, place.id))
    return world.isAway(kind, index, period) ? nothing : { ...nothing, isAbsent: true };
  const known = levelsIn(view, stage.id, place);
  if (known === 'not-rated-there') return nothing;
  if (known === undefined || known.length === 0)
    return { ...ANYTHING, period: period.id, isAbsent: false, isUnknown: true };
  const [only] = known;
  const rated = known.filter((level) => level !== NOT_RATED);
  return {
    ...nothing,
    mayBeIn: rated.some((level) => levels.includes(level)),
    mayBeOut: rated.some((level) => !levels.includes(level)),
    mayNotCount: rated.length < known.length,
    isUnknown: known.length > 1,
    ...(known.length === 1 && only !== undefined ? { level: only } : {}),
  };
}

/** The period itself, or the coarser one that holds it where only that one has anything on record. */
function placeOf(view: View, stage: Stage, period: Period): Period {
  const { world, kind, index } = view;
  if (world.hasEvidence(kind, index, period.id)) return period;
  for (const unit of stage.periods.slice(1)) {
    const wider = periodsWithin(view.period, unit).find((p) => p.from <= period.from && p.to >= period.to);
    if (wider && world.hasEvidence(kind, index, wider.id)) return wider;
  }
  return period;
}

function gathered(as: Gathering, standings: readonly Standing[]): Interval | undefined {
  const sureIn = (s: Standing) => s.mayBeIn && !s.mayBeOut && !s.mayNotCount;
  if (as === 'longest-run')
    return { min: ratio(longest(standings, sureIn)), max: ratio(longest(standings, (s) => s.mayBeIn)) };
  const count = (test: (s: Standing) => boolean): number => standings.filter(test).length;
  if (as === 'count') return { min: ratio(count(sureIn)), max: ratio(count((s) => s.mayBeIn)) };
  // The share is lowest where all that is open falls outside, highest where it falls inside or does not count.
  const most = count((s) => s.mayBeIn);
  const outAtMost = count((s) => s.mayBeOut || (s.mayBeIn && !s.mayNotCount && !sureIn(s)));
  const outAtLeast = count((s) => s.mayBeOut && !s.mayBeIn && !s.mayNotCount);
  const least = count(sureIn);
  const high = most + outAtLeast === 0 ? undefined : ratio(most, most + outAtLeast);
  const low = least + outAtMost === 0 ? undefined : ratio(least, least + outAtMost);
  if (low === undefined && high === undefined) return undefined;
  return { min: low ?? ZERO, max: high ?? ratio(1) };
}

function longest(standings: readonly Standing[], isIn: (s: Standing) => boolean): number {
  let best = 0;
  let run = 0;
  for (const standing of standings) {
    run = isIn(standing) ? run + 1 : 0;
    best = Math.max(best, run);
  }
  return best;
}
