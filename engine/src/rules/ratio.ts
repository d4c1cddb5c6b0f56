import { leaveGapsToExact } from '../evaluation/columns/linker.ts';
import { bounded, quotientOf } from '../evaluation/columns/number-column.ts';
import { compare, divide, isZero, min, ONE } from '../exact.ts';
import { isExact, shownNumber } from '../explanation/show.ts';
import { say } from '../problem.ts';
import { readingsOf } from './arithmetic.ts';
import { ask } from './ask.ts';
import type { RuleKind } from './kinds.ts';
import { isGap, joinGaps } from './measured.ts';

/** One quantity over another. A denominator of 0 is a question for a person, never 0 % or 100 %. */
export const ratioKind: RuleKind = {
  kind: 'ratio',
  keys: ['of', 'to', 'capped-at-one?', 'when-nothing'],
  read(at, read) {
    const of = at.field('of')?.id();
    const to = at.field('to')?.id();
    const capped =
      at.optional('capped-at-one') && read.parameter(at.optional('capped-at-one'), (c) => c.flag());
    const question = at.field('when-nothing')?.map(['ask'])?.field('ask')?.id();
    if (of === undefined || to === undefined || question === undefined) return undefined;
    return {
      kind: 'ratio',
      references: { inputs: [of, to], questions: [question], readings: readingsOf(capped) },
      range: () =>
        capped !== undefined && 'fixed' in capped && capped.fixed
          ? { min: { n: 0, d: 1 }, max: ONE }
          : { min: { n: 0, d: 1 } },
      link(linker) {
        const top = linker.number(of);
        const bottom = linker.number(to);
        const cap = capped && linker.parameter(capped);
        const asked = linker.question(question);
        return (view) => {
          const x = top(view);
          const y = bottom(view);
          if (isGap(x) || isGap(y)) return joinGaps([x, y].filter(isGap));
          if (isZero(y)) return ask(view, asked);
          const raw = divide(x, y);
          const above = compare(raw, ONE) > 0;
          if (above) view.stand(cap?.mark);
          if (view.traced) view.note({ inputs: view.inputsOf([of, to]), details: { raw } });
          return above && cap?.value ? min(raw, ONE) : raw;
        };
      },
      overColumns(linker) {
        const top = linker.number(of);
        const bottom = linker.number(to);
        const isCapped = capped !== undefined && linker.parameter(capped);
        return (run) => {
          const raw = quotientOf(top(run), bottom(run));
          return leaveGapsToExact(run, isCapped ? bounded(raw, undefined, ONE) : raw);
        };
      },
      explain: (step, language) => {
        const [x, y] = step.inputs;
        const { raw } = step.details;
        const n = (value: unknown) => shownNumber(value, language, 4);
        const head = `${n(x?.value)} / ${n(y?.value)} = ${n(raw ?? step.value)}`;
        if (!isExact(raw) || !isExact(step.value) || compare(raw, step.value) === 0) return head;
        return language === 'vi'
          ? `${head}, tính ${n(step.value)} (tối đa)`
          : `${head}, counted as ${n(step.value)} (the maximum)`;
      },
      inWords: (name) => say(`${name(of).vi} / ${name(to).vi}`, `${name(of).en} / ${name(to).en}`),
    };
  },
};
