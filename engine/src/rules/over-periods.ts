import { leaveGapsToExact } from '../evaluation/columns/linker.ts';
import { meanOverColumns } from '../evaluation/columns/mean-over-columns.ts';
import type { Linker } from '../evaluation/linker.ts';
import { type Exact, ONE, ratio, ZERO } from '../exact.ts';
import { testsInWords } from '../explanation/column-words.ts';
import { isShownWhole, shownNumber, shownPercent } from '../explanation/show.ts';
import { periodTerms } from '../explanation/terms.ts';
import type { Input, Step } from '../explanation/trace.ts';
import { periodsWithin } from '../period.ts';
import { type Language, say } from '../problem.ts';
import { type Interval, joined, scaled } from '../regulation/interval.ts';
import type { Cursor } from '../regulation/plain.ts';
import type { RuleReader } from '../regulation/read/rule.ts';
import { isAccepted } from './ask.ts';
import { readBounds } from './bounds.ts';
import { GATHERINGS, type Gathering, gather, type OfPeriod } from './gather.ts';
import type { RuleDefinition, RuleKind } from './kinds.ts';
import { type Gap, isGap, missingFact, openQuestion, within } from './measured.ts';
import { areWhole, refuseWeights } from './rater-weights.ts';
import { resultIn } from './result-in-period.ts';

/**
 * A quantity gathered over the periods inside this one. A period in which the person did not work and nothing is
 * recorded does not count; a period worked and without a result is put to a person. A result of a coarser period
 * (a quarter) stands for each finer period (month) inside it. `weights` go by the place of the period in this one.
 */
export const overPeriods: RuleKind = {
  kind: 'over-periods',
  keys: ['of', 'from', 'as', 'where?', 'weights?', 'recorded-by?', 'when-some-are-missing'],
  read(at, read) {
    const as = at.field('as')?.oneOf(GATHERINGS);
    const where = at.optional('where') && readBounds(at.optional('where'), read);
    const weights = at.optional('weights') && readWeights(at.optional('weights')!, read);
    if (as === undefined || (at.optional('weights') && weights === undefined)) return undefined;
    const misplaced =
      where && as !== 'count' && as !== 'share' ? 'where' : weights && as !== 'mean' ? 'weights' : undefined;
    if (misplaced !== undefined) {
      return at
        .field(misplaced)
        ?.refuse(
          'pack.gathering-without-use',
          say(`as: ${as} không dùng ${misplaced}`, `as: ${as} has no use for ${misplaced}`),
          say(
            'where đi với as: count, share; weights đi với as: mean',
            'where goes with as: count or share, weights with as: mean',
          ),
        );
    }
    return definition(at, { as, ...(where ? { where } : {}), ...(weights ? { weights } : {}) });
  },
};

/** The plain mean, by its older name. */
export const meanOverPeriods: RuleKind = {
  kind: 'mean-over-periods',
  keys: ['of', 'from', 'recorded-by?', 'when-some-are-missing'],
  read: (at) => definition(at, { as: 'mean' }),
};

function readWeights(at: Cursor, read: RuleReader): readonly Exact[] | undefined {
  const weights = at.list()?.map((c) => read.exact(c));
  if (!weights?.every((w) => w !== undefined)) return undefined;
  return areWhole(weights) ? weights : refuseWeights(at, weights);
}

function definition(at: Cursor, how: Gathering): RuleDefinition | undefined {
  const of = at.field('of')?.id();
  const from = at.field('from')?.id();
  const recordedBy = at.optional('recorded-by')?.id();
  const question = at.field('when-some-are-missing')?.map(['ask'])?.field('ask')?.id();
  if (of === undefined || from === undefined || question === undefined) return undefined;
  const isMean = how.as === 'mean';
  return {
    kind: isMean ? 'mean-over-periods' : 'over-periods',
    references: {
      elsewhere: [
        { measure: of, stage: from },
        ...(recordedBy ? [{ measure: recordedBy, stage: from }] : []),
      ],
      questions: [question],
    },
    ...(isMean ? { standsWhenItMatters: true } : {}),
    range: (rangeOf) => rangeGathered(how, rangeOf(of)),
    link(linker) {
      const slot = linker.measureSlot(of);
      const gate = recordedBy === undefined ? undefined : linker.measureSlot(recordedBy);
      const stage = linker.stage(from);
      const asked = linker.question(question);
      const { articles } = linker;
      const marks = isMean ? linker.unverifiedMarks : NO_MARKS;
      return (view) => {
        const gaps: Gap[] = [];
        const found: OfPeriod[] = [];
        const inputs: Input[] = [];
        const children: Step[] = [];
        const absent: string[] = [];
        periodsWithin(view.period, stage.periods[0]!).forEach((period, place) => {
          const result = resultIn(view, period, stage, slot, gate);
          const standsIn = result.source !== undefined && result.source.period.id !== period.id;
          const isAway = () => view.world.isAway(view.kind, view.index, period);
          if (result.measured === 'none' || (standsIn && isAway())) {
            if (!isAway()) absent.push(period.id);
            return;
          }
          const { measured } = result;
          if (isGap(measured) && (measured.gap === 'excused' || measured.gap === 'not-applicable')) return;
          found.push({ value: measured, place });
          if (standsIn || result.isCoarser) view.standOn(marks.own);
          if (isGap(measured)) gaps.push(measured);
          else if (view.traced) {
            inputs.push({ id: of, period: period.id, value: measured });
            const step = result.source?.step(slot);
            if (step) children.push(step);
          }
        });
        const isNothing = found.length === 0;
        if (isNothing)
          gaps.push(missingFact({ subject: view.id, period: view.period.id, what: of, articles }));
        const isOpen = absent.length > 0 && !isAccepted(view, asked);
        if (isOpen) gaps.push(openQuestion({ question: asked.id, subject: view.id, period: view.period.id }));
        const range = isNothing ? undefined : gather(how, found, isOpen ? absent.length : 0);
        if (view.traced) {
          // A weighted mean has no number of periods over which points still lacking would spread.
          const count = how.weights === undefined ? inputs.length : undefined;
          view.note({ inputs, children, details: { count, absent } });
        }
        const value = within(gaps, range);
        if (marks.shared.length > 0 && !isGap(value) && !isShownWhole(value)) view.standOn(marks.shared);
        return value;
      };
    },
    ...(isMean && how.weights === undefined
      ? {
          overColumns(linker) {
            const within = linker.within(of, linker.stage(from));
            const gate = recordedBy === undefined ? undefined : linker.within(recordedBy, linker.stage(from));
            return (run) => {
              const periods = within(run);
              const isRecordedElsewhere = periods.every(({ isBrought }) => isBrought);
              const gates = isRecordedElsewhere ? undefined : gate?.(run);
              gates?.forEach(({ column, counts }, at) => {
                if (periods[at]?.isBrought) return;
                for (let i = 0; i < counts.length; i++) {
                  if (counts[i] === 1 && Number.isNaN(column.values[i]!)) run.toExact[i] = 1;
                }
              });
              return leaveGapsToExact(run, meanOverColumns(periods, run.source.count));
            };
          },
        }
      : {}),
    explain: (step, language) => explain(how, step, language),
    inWords: (name) => say(inWords(how, name(of).vi, 'vi'), inWords(how, name(of).en, 'en')),
  };
}

const NO_MARKS: Linker['unverifiedMarks'] = { own: [], shared: [] };

/** No year has more weeks than that, and nothing is shorter than a week. */
const MOST = ratio(53);

function rangeGathered({ as }: Gathering, of: Interval): Interval {
  if (as === 'count') return { min: ZERO, max: MOST };
  if (as === 'share') return { min: ZERO, max: ONE };
  if (as === 'sum') return joined(of, scaled(of, MOST));
  return of;
}

function explain({ as, where, weights }: Gathering, step: Step, language: Language): string {
  const vi = language === 'vi';
  const value = shownNumber(step.value, language);
  const values = step.inputs.map((i) => shownNumber(i.value, language)).join('; ');
  switch (as) {
    case 'mean':
      if (weights === undefined) return `${periodTerms(step, language)} = ${value}`;
      return `${values} ${vi ? 'theo trọng số' : 'weighted'} ${weights.map((w) => shownPercent(w, language)).join(', ')} = ${value}`;
    case 'sum':
      return `${step.inputs.map((i) => shownNumber(i.value, language)).join(' + ')} = ${value}`;
    case 'lowest':
      return `${vi ? 'thấp nhất trong' : 'the lowest of'} ${values}: ${value}`;
    case 'highest':
      return `${vi ? 'cao nhất trong' : 'the highest of'} ${values}: ${value}`;
    case 'last':
      return `${vi ? 'kỳ sau cùng' : 'the last period'}: ${value}`;
    case 'count':
    case 'share': {
      const tests = where ? ` ${testsInWords(where, language)}` : '';
      const met = as === 'share' ? `${shownPercent(step.value, language)},` : value;
      return vi
        ? `${met} trong ${step.inputs.length} kỳ${tests} (${values})`
        : `${met} of ${step.inputs.length} periods${tests} (${values})`;
    }
  }
}

const NAMES: Readonly<Record<Gathering['as'], Readonly<Record<Language, string>>>> = {
  mean: { vi: 'trung bình các kỳ của', en: 'mean over the periods of' },
  sum: { vi: 'tổng các kỳ của', en: 'sum over the periods of' },
  lowest: { vi: 'kỳ thấp nhất của', en: 'lowest period of' },
  highest: { vi: 'kỳ cao nhất của', en: 'highest period of' },
  last: { vi: 'kỳ sau cùng của', en: 'last period of' },
  share: { vi: 'tỷ lệ số kỳ có', en: 'share of the periods with' },
  count: { vi: 'số kỳ có', en: 'number of periods with' },
};

function inWords({ as, where, weights }: Gathering, what: string, language: Language): string {
  const tests = where ? ` ${testsInWords(where, language)}` : '';
  const by = weights ? ` (${weights.map((w) => shownPercent(w, language)).join(', ')})` : '';
  return `${NAMES[as][language]}: ${what}${tests}${by}`;
}
