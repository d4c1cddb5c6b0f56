import { ONE } from '../exact.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import type { Input } from '../explanation/trace.ts';
import { type Language, say } from '../problem.ts';
import { sumOf } from '../regulation/interval.ts';
import type { RuleKind } from './kinds.ts';
import { isGap, type Measured } from './measured.ts';
import {
  ABSENT,
  absentInWords,
  meanOfSaid,
  readRaterWeights,
  type Said,
  weightsInWords,
} from './rater-weights.ts';
import { totalOf } from './when-not-applicable.ts';

/**
 * Facts that several raters give, each rater's word with its weight. Of several facts it is the sum of their means. Where
 * the fact is confidential, only the mean and the number of ratings are told.
 */
export const meanOfRaters: RuleKind = {
  kind: 'mean-of-raters',
  keys: ['of', 'weights', 'when-absent'],
  read(at, read) {
    const of = read.ids(at.field('of'));
    const weights = readRaterWeights(at.field('weights'), read);
    const whenAbsent = at.field('when-absent')?.oneOf(ABSENT);
    if (of === undefined || weights === undefined || whenAbsent === undefined) return undefined;
    return {
      kind: 'mean-of-raters',
      references: { inputs: of },
      range: (rangeOf) => sumOf(of.map(rangeOf)),
      link(linker) {
        const facts = of.map((id) =>
          [...weights].map(([rater, weight]) => ({ id, rater, weight, read: linker.number(id, rater) })),
        );
        const isOpenly = of.every((id) => !linker.isConfidential(id));
        return (view) => {
          const said = facts.map((raters) =>
            raters.map(({ weight, read, id, rater }): Said & { id: string; rater: string } => {
              const value = read(view);
              return { id, rater, weight, value, isAbsent: isGap(value) };
            }),
          );
          const means: Measured[] = said.map((one) => meanOfSaid(one, whenAbsent));
          if (view.traced) {
            const given = said.flat().filter((s) => !isGap(s.value));
            const inputs: Input[] = isOpenly
              ? given.map(({ id, rater, value }) => ({ id, rater, value }))
              : [];
            view.note({
              inputs,
              details: { ratings: given.length, raters: new Set(given.map((g) => g.rater)).size },
            });
          }
          return totalOf(
            means.map((value) => ({ value, weight: ONE, highest: undefined })),
            undefined,
          );
        };
      },
      explain(step, language, telling) {
        const value = shownNumber(step.value, language, 4);
        const raters = Number(step.details.raters ?? 0);
        if (step.inputs.length === 0 || of.length > 1)
          return telling.say(
            `${value}, trung bình của ${raters} người chấm`,
            `${value}, the mean of ${raters} raters`,
          );
        const each = step.inputs.map(
          (i) =>
            `${telling.rater(i.rater ?? '')} ${shownNumber(i.value, language)} × ${shownPercent(weights.get(i.rater ?? ''), language)}`,
        );
        const by = raters < weights.size ? telling.say(', chia lại trọng số', ', weights shared anew') : '';
        return `${each.join(' + ')}${by} = ${value}`;
      },
      inWords: (name) => {
        const all = (language: Language) =>
          `${of.map((id) => name(id)[language]).join('; ')}: ${weightsInWords(weights, (r) => name(`rater:${r}`)[language], language)}${absentInWords(whenAbsent, language)}`;
        return say(
          `trung bình có trọng số của người chấm, ${all('vi')}`,
          `weighted mean of raters, ${all('en')}`,
        );
      },
    };
  },
};
