import { add, compare, divide, type Exact, isZero, max, ONE, ZERO } from '../exact.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import { say } from '../problem.ts';
import type { Interval } from '../regulation/interval.ts';
import type { RuleKind } from './kinds.ts';
import { type Gap, isGap, type Measured, missingFact, whereabouts, within } from './measured.ts';
import { othersOf, quantityOf } from './others.ts';
import { openElsewhere } from './score-of-another.ts';
import { linkWhenNone, questionsOf, readWhenNone, withNone } from './when-none.ts';

/**
 * The subject's own quantity over that of all people of the unit, or of all people led, together, its own included: the
 * share of the workload.
 * The quantity is never negative, so what a colleague lacks only lowers the share.
 */
export const shareOfTotal: RuleKind = {
  kind: 'share-of-total',
  keys: ['of', 'among', 'when-none'],
  read(at, read) {
    const of = at.field('of')?.id();
    const among = at.field('among')?.oneOf(['people-of-own-unit', 'people-led']);
    const none = readWhenNone(at.field('when-none'), read);
    if (of === undefined || among === undefined || none === undefined) return undefined;
    return {
      kind: 'share-of-total',
      references: { inputs: [of], elsewhere: [{ measure: of }], ...questionsOf(none) },
      range: () => withNone({ min: ZERO, max: ONE }, none),
      link(linker) {
        const readOwn = linker.number(of);
        const slot = linker.measureSlot(of);
        const whenNone = linkWhenNone(none, linker.question);
        const { articles } = linker;
        return (view) => {
          const own = readOwn(view);
          if (isGap(own) && (own.gap === 'excused' || own.gap === 'not-applicable')) return own;
          const gaps: Gap[] = isGap(own) ? [own] : [];
          const rest: Measured[] = [];
          for (const other of othersOf(view, among)) {
            const theirs = quantityOf(view, other, slot);
            if (theirs === undefined) continue;
            if (isGap(theirs)) {
              if (theirs.gap === 'excused' || theirs.gap === 'not-applicable') continue;
              gaps.push(openElsewhere(view, view.world.id('person', other.index), of, theirs, articles));
            }
            rest.push(theirs);
          }
          const [mine, others] = [rangeOfAll([own]), rangeOfAll(rest)];
          if (view.traced) {
            const whole = mine.min && others.min ? add(mine.min, others.min) : undefined;
            view.note({ inputs: [{ id: of, value: own }], details: { people: rest.length + 1, whole } });
          }
          if (gaps.length === 0 && isZero(add(mine.min!, others.min!))) return whenNone(view);
          return within(
            gaps.length > 0
              ? gaps
              : [missingFact({ subject: view.id, period: view.period.id, what: of, articles })],
            shareRange(mine, others),
          );
        };
      },
      explain: (step, language, telling) => {
        const part = `${shownNumber(step.inputs[0]?.value, language)} / ${shownNumber(step.details.whole, language)}`;
        const who = telling.say(
          `của ${step.details.people} ${WHO[among].vi}`,
          `of the ${step.details.people} ${WHO[among].en}`,
        );
        return `${part} ${who} = ${shownPercent(step.value, language)}`;
      },
      inWords: (name) =>
        say(
          `${name(of).vi} của mình / tổng của ${WHOLE[among].vi}`,
          `own ${name(of).en} / the total of ${WHOLE[among].en}`,
        ),
    };
  },
};

const WHO = {
  'people-of-own-unit': say('người trong đơn vị', 'people of the unit'),
  'people-led': say('người, gồm mình và người thuộc quyền', 'people, oneself and those led'),
};
const WHOLE = {
  'people-of-own-unit': say('cả đơn vị', 'the unit'),
  'people-led': say('mình và người thuộc quyền', 'oneself and the people led'),
};

/** A sum of numbers that are not negative; what nothing is known of may be anything from 0 on. */
function rangeOfAll(values: readonly Measured[]): Interval {
  let low: Exact = ZERO;
  let high: Exact | undefined = ZERO;
  for (const value of values) {
    const range = whereabouts(value);
    low = add(low, max(range?.min ?? ZERO, ZERO));
    high = high && range?.max && add(high, range.max);
  }
  return { min: low, ...(high ? { max: high } : {}) };
}

/** Own ÷ (own + others): grows with one's own, falls with that of the others. */
function shareRange(own: Interval, others: Interval): Interval {
  const share = (mine: Exact, theirs: Exact): Exact => {
    const whole = add(mine, theirs);
    return compare(whole, ZERO) > 0 ? divide(mine, whole) : ZERO;
  };
  const low = others.max === undefined ? ZERO : share(own.min ?? ZERO, others.max);
  const high = own.max === undefined ? ONE : share(own.max, others.min ?? ZERO);
  return { min: low, max: max(low, high) };
}
