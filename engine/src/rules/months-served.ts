import type { MonthServed } from '../evaluation/service-time.ts';
import { ratio } from '../exact.ts';
import { shownNumber } from '../explanation/show.ts';
import { say } from '../problem.ts';
import type { RuleKind } from './kinds.ts';

/**
 * Months of the period that were worked, or that were not worked because of certain leave, counted as the
 * regulation's `service-time` says.
 */
export const monthsServed: RuleKind = {
  kind: 'months-served',
  keys: ['count', 'leave?'],
  read(at, read) {
    const count = at.field('count')?.oneOf(['worked', 'on-leave']);
    const leave = at.optional('leave') ? read.ids(at.optional('leave')) : [];
    if (count === undefined || leave === undefined) return undefined;
    const countIn = (months: readonly MonthServed[]): number =>
      months.filter((m) => (count === 'worked' ? m.worked : !m.worked && m.wouldBeWorkedWithout(leave)))
        .length;
    return {
      kind: 'months-served',
      references: {},
      range: () => ({ min: ratio(0), max: ratio(12) }),
      link: (linker) => {
        const mark = linker.monthCountsMark();
        return (view) => {
          const inside = view.world.serviceTime.monthsIn(view.index, view.period);
          const partial = inside.some((m) => !m.worked || m.hadLeave);
          if (partial) view.stand(mark);
          if (view.traced) view.note({ details: { of: inside.length } });
          return ratio(countIn(inside));
        };
      },
      reduce:
        () =>
        ({ world, period, subjects }) => {
          // Whoever was there throughout has the same months as all who were.
          const known = new Map<readonly MonthServed[], number>();
          const values = new Float64Array(subjects.length);
          for (let row = 0; row < subjects.length; row++) {
            const inside = world.serviceTime.monthsIn(subjects[row]!, period);
            const counted = known.get(inside) ?? countIn(inside);
            known.set(inside, counted);
            values[row] = counted;
          }
          return { values, scale: 1, error: 0 };
        },
      explain: (step, language) =>
        language === 'vi'
          ? `${shownNumber(step.value, language)} trong ${step.details.of} tháng`
          : `${shownNumber(step.value, language)} of ${step.details.of} months`,
      inWords: () =>
        count === 'worked'
          ? say('số tháng thực tế làm việc', 'months actually worked')
          : say(
              `số tháng không làm việc vì nghỉ: ${leave.join(', ')}`,
              `months not worked because of leave: ${leave.join(', ')}`,
            ),
    };
  },
};
