import type { View } from '../evaluation/view.ts';
import { shownNumber } from '../explanation/show.ts';
import { say } from '../problem.ts';
import { joined } from '../regulation/interval.ts';
import type { RuleKind } from './kinds.ts';
import { doesNotApply, type Gap, isGap, joinGaps, type Measured, missingFact } from './measured.ts';

/** How a gap names criteria of which only one may be given. */
export const ONE_OF = 'one-of:';

/**
 * Criteria that exclude each other: exactly one of them is given, and its points count. Two given contradict each
 * other, and nobody but the person who gave them can say which one stands.
 */
export const oneOf: RuleKind = {
  kind: 'one-of',
  keys: ['of'],
  read(at, read) {
    const of = read.ids(at.field('of'));
    if (of === undefined) return undefined;
    if (of.length < 2 || new Set(of).size < of.length) {
      return at
        .field('of')
        ?.refuse(
          'pack.one-of-too-few',
          say('cần ít nhất hai tiêu chí khác nhau để chọn một', 'one of at least two different criteria'),
          say('ghi các tiêu chí loại trừ nhau', 'list the criteria that exclude each other'),
        );
    }
    return {
      kind: 'one-of',
      references: { inputs: of },
      range: (rangeOf) => of.map(rangeOf).reduce(joined),
      link(linker) {
        const reads = of.map((id) => {
          const number = linker.number(id);
          return { id, number, isGiven: givenBy(id, number) };
        });
        const { articles } = linker;
        return (view) => {
          const given = reads.filter((r) => r.isGiven(view));
          const at = { subject: view.id, period: view.period.id, articles };
          if (given.length > 1)
            return missingFact({ ...at, what: `${ONE_OF}${given.map((r) => r.id).join(',')}` });
          const [only] = given;
          const measured = only === undefined ? noneGiven(view, reads) : only.number(view);
          if (view.traced && only) view.note({ inputs: [{ id: only.id, value: measured }] });
          return measured;
        };
      },
      explain: (step, language, telling) =>
        `${telling.name(step.inputs[0]?.id ?? '')}: ${shownNumber(step.value, language)}`,
      inWords: (name) =>
        say(
          `đúng một trong: ${of.map((id) => name(id).vi).join('; ')}`,
          `exactly one of: ${of.map((id) => name(id).en).join('; ')}`,
        ),
    };
  },
};

/** Whether anything of it has been entered: a quantity half entered is given, and says itself what it lacks. */
function givenBy(id: string, number: (view: View) => Measured): (view: View) => boolean {
  return (view) => {
    const measured = number(view);
    if (!isGap(measured)) return true;
    if (measured.gap === 'not-applicable') return false;
    const slot = view.world.program.measureSlots.get(id);
    return slot !== undefined && !view.lacksEntirely(slot);
  };
}

/** Nothing given: all of them that apply are wanting; when none applies, neither does this. */
function noneGiven(view: View, reads: readonly { readonly number: (view: View) => Measured }[]): Gap {
  const gaps = reads.map((r) => r.number(view)).filter(isGap);
  const applying = gaps.filter((g) => !doesNotApply(g));
  return joinGaps(applying.length > 0 ? applying : gaps);
}
