import { columnOf } from '../evaluation/columns/number-column.ts';
import { KNOWN, UNFIT } from '../evaluation/columns/reduction.ts';
import { approximate, compare } from '../exact.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import type { Input } from '../explanation/trace.ts';
import { say } from '../problem.ts';
import { hull } from '../regulation/interval.ts';
import { ask } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { type Gap, isGap, joinGaps } from './measured.ts';
import { openElsewhere, scoreOf } from './score-of-another.ts';

/**
 * Looks at the people a leader answers for in the period: one value when all of them reach a score, another when
 * anybody is below it. People who were away the whole period do not count. Nobody to count is put to a person.
 */
export const everyoneLed: RuleKind = {
  kind: 'everyone-led',
  keys: ['reaches', 'at-least', 'then', 'else', 'when-nobody'],
  read(at, read) {
    const score = at.field('reaches')?.id();
    const bar = read.exact(at.field('at-least'));
    const all = read.exact(at.field('then'));
    const some = read.exact(at.field('else'));
    const question = at.field('when-nobody')?.map(['ask'])?.field('ask')?.id();
    if (
      score === undefined ||
      bar === undefined ||
      all === undefined ||
      some === undefined ||
      question === undefined
    ) {
      return undefined;
    }
    return {
      kind: 'everyone-led',
      references: { elsewhere: [{ measure: score }], questions: [question] },
      range: () => hull([all, some]),
      link(linker) {
        const slot = linker.measureSlot(score);
        const asked = linker.question(question);
        const { articles } = linker;
        return (view) => {
          const person = view.world.register.people[view.index];
          const led = person ? view.world.structure.peopleLedBy(person, view.period) : [];
          const inputs: Input[] = [];
          let below = 0;
          let counted = 0;
          const unknown: Gap[] = [];
          for (const index of led) {
            const value = scoreOf(view, index, slot);
            if (value === undefined) continue;
            const theirs = view.world.id('person', index);
            if (view.traced) inputs.push({ id: score, subject: theirs, value });
            if (isGap(value)) {
              if (value.gap !== 'excused') unknown.push(openElsewhere(view, theirs, score, value, articles));
              continue;
            }
            counted += 1;
            if (compare(value, bar) < 0) below += 1;
          }
          if (view.traced) view.note({ inputs, details: { counted, below, unknown: unknown.length, bar } });
          if (below > 0) return some;
          if (unknown.length > 0) return { ...joinGaps(unknown), range: hull([all, some]) };
          return counted > 0 ? all : ask(view, asked);
        };
      },
      reduce() {
        const worth = columnOf([some, all]);
        return ({ world, period, subjects, toExact, others }) => {
          const scores = others(score);
          const at = approximate(bar) * scores.scale;
          const near = scores.error + Math.abs(at) * 2 ** -50;
          const values = new Float64Array(subjects.length);
          for (let i = 0; i < subjects.length; i++) {
            let lowest = Number.POSITIVE_INFINITY;
            for (const index of world.structure.peopleLedBy(world.register.people[subjects[i]!]!, period)) {
              if (scores.states[index] === UNFIT) toExact[i] = 1;
              else if (scores.states[index] === KNOWN) {
                const value = scores.values[index]!;
                if (Math.abs(value - at) <= near) toExact[i] = 1;
                if (value < lowest) lowest = value;
              }
            }
            if (lowest === Number.POSITIVE_INFINITY) toExact[i] = 1;
            values[i] = worth.values[lowest < at ? 0 : 1]!;
          }
          return { values, scale: worth.scale, error: worth.error };
        };
      },
      explain: (step, language) => {
        const { counted, below } = step.details;
        return language === 'vi'
          ? `${below} trong ${counted} người thuộc quyền có điểm dưới ${shownNumber(bar, language)}, tính ${shownPercent(step.value, language)}`
          : `${below} of ${counted} people led are below ${shownNumber(bar, language)} points, which counts ${shownPercent(step.value, language)}`;
      },
      inWords: () =>
        say(
          `${shownPercent(all, 'vi')} khi mọi người thuộc quyền đạt từ ${shownNumber(bar, 'vi')} điểm, ${shownPercent(some, 'vi')} khi có người không đạt`,
          `${shownPercent(all, 'en')} when everybody led reaches ${shownNumber(bar, 'en')} points, ${shownPercent(some, 'en')} when anybody does not`,
        ),
    };
  },
};
