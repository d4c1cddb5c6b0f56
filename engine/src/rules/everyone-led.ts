import { compare } from '../exact.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import type { Input } from '../explanation/trace.ts';
import { say } from '../problem.ts';
import { hull } from '../regulation/interval.ts';
import { ask } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { type Gap, isGap, missingFact } from './measured.ts';

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
          let unknown = 0;
          for (const index of led) {
            const theirs = view.world.view('person', index, view.plan.stage, view.period);
            if (theirs === undefined) continue;
            const recorded = view.world.hasEvidence('person', index, view.period.id);
            if (!recorded && view.world.isAway('person', index, view.period)) continue;
            const value = theirs.measure(slot);
            if (view.traced) inputs.push({ id: score, subject: theirs.id, value });
            if (isGap(value)) {
              if (value.gap !== 'excused') unknown += 1;
              continue;
            }
            counted += 1;
            if (compare(value, bar) < 0) below += 1;
          }
          if (view.traced) view.note({ inputs, details: { counted, below, unknown, bar } });
          if (below > 0) return some;
          if (unknown > 0) {
            return missingFact({ subject: view.id, period: view.period.id, what: `${score}:led`, articles });
          }
          return counted > 0 ? all : ask(view, asked);
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

export type { Gap };
