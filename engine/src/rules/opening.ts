import { constant } from '../evaluation/columns/number-column.ts';
import { shownNumber } from '../explanation/show.ts';
import { say } from '../problem.ts';
import type { RuleKind } from './kinds.ts';
import { missingFact } from './measured.ts';

/**
 * A quantity that the regulation leaves to a lower one, within bounds. A layer fills it with a quantity of its own;
 * without one, the quantity is missing and says which article lets whom set it.
 */
export const opening: RuleKind = {
  kind: 'opening',
  keys: ['at-least', 'at-most'],
  read(at, read) {
    const low = read.exact(at.field('at-least'));
    const high = read.exact(at.field('at-most'));
    if (low === undefined || high === undefined) return undefined;
    return {
      kind: 'opening',
      references: {},
      range: () => ({ min: low, max: high }),
      link: (linker) => {
        const filled = linker.filledBy();
        if (filled !== undefined) return linker.number(filled);
        const { rule, articles } = linker;
        return (view) => missingFact({ subject: view.id, period: view.period.id, what: rule, articles });
      },
      overColumns(linker) {
        const filled = linker.filledBy();
        return filled === undefined
          ? ({ source }) => constant(source.count, undefined)
          : linker.number(filled);
      },
      explain: (step, language) => shownNumber(step.value, language),
      inWords: () =>
        say(
          `do văn bản cấp dưới quy định, từ ${shownNumber(low, 'vi')} đến ${shownNumber(high, 'vi')}`,
          `set by a lower regulation, from ${shownNumber(low, 'en')} to ${shownNumber(high, 'en')}`,
        ),
    };
  },
};
