import { leaveGapsToExact } from '../evaluation/columns/linker.ts';
import { bounded as boundedColumn, combine, constant } from '../evaluation/columns/number-column.ts';
import type { Linker } from '../evaluation/linker.ts';
import type { View } from '../evaluation/view.ts';
import { add, compare, type Exact, max, min, ONE, ZERO } from '../exact.ts';
import { isExact, isShownWhole, shownNumber } from '../explanation/show.ts';
import type { Telling } from '../explanation/telling.ts';
import { sumTerms } from '../explanation/terms.ts';
import type { Step } from '../explanation/trace.ts';
import { type Language, say } from '../problem.ts';
import { clamp } from '../regulation/interval.ts';
import { type Read, readAll, readingsOf } from './arithmetic.ts';
import type { Evaluate, RuleKind } from './kinds.ts';
import { doesNotApply, isGap, type Measured, within } from './measured.ts';
import { idsOf, isPlain, readTerms, sumInWords, type Term, termsInWords } from './terms.ts';
import {
  highestIn,
  policiesOf,
  policyInWords,
  rangeOfTotal,
  readPolicy,
  totalOf,
  type WhenNotApplicable,
} from './when-not-applicable.ts';

/**
 * Adds points and takes points off, within bounds if the text sets them. `take` says whose scores count where several
 * raters give one; `when-not-applicable` what becomes of the points of a criterion that does not apply.
 */
export const sum: RuleKind = {
  kind: 'sum',
  keys: ['of', 'take?', 'at-least?', 'at-most?', 'when-not-applicable?'],
  read(at, read) {
    const terms = readTerms(at.field('of'), read);
    const take = at.optional('take') ? read.parameter(at.optional('take'), (c) => c.id()) : undefined;
    const low = at.optional('at-least') && read.exact(at.optional('at-least'));
    const high = at.optional('at-most') && read.exact(at.optional('at-most'));
    const policy = readPolicy(at.optional('when-not-applicable'), read);
    if (terms === undefined) return undefined;
    const of = idsOf(terms);
    const plain = isPlain(terms);
    if (!plain && policiesOf(policy).includes('re-weight')) {
      return at
        .field('when-not-applicable')
        ?.refuse(
          'pack.reweight-with-deduction',
          say(
            'không quy đổi được tổng có phần trừ hoặc số cố định',
            'a sum with deductions or fixed numbers has no weights to pass on',
          ),
          say(
            'gom các tiêu chí vào một tổng riêng rồi cộng, trừ ở tổng ngoài',
            'put the criteria into a sum of their own, and add or take off around it',
          ),
        );
    }
    return {
      kind: 'sum',
      references: { inputs: of, readings: readingsOf(take, policy) },
      standsWhenItMatters: true,
      range: (rangeOf) => {
        const parts = terms.map(({ id, factor }) => ({
          range: id === undefined ? { min: ONE, max: ONE } : rangeOf(id),
          weight: factor,
        }));
        return clamp(rangeOfTotal(parts, policiesOf(policy)), low, high);
      },
      link(linker) {
        const rater = take && linker.parameter(take);
        const chosen = policy && linker.parameter(policy);
        const isSimple = plain && policy === undefined;
        const reads = of.map((id) => linker.number(id, rater?.value));
        const total: Evaluate = isSimple
          ? (view) => addAll(view, reads)
          : totalOfTerms(linker, terms, rater?.value, chosen?.value);
        const mark = rater?.mark;
        const { own, shared } = linker.unverifiedMarks;
        return (view) => {
          view.stand(mark);
          view.standOn(own);
          const raw = total(view);
          if (isGap(raw)) {
            if (isSimple || raw.gap === 'not-applicable') return raw;
            return within([raw], clamp(raw.range ?? {}, low, high));
          }
          const value = bounded(raw, low, high);
          if (shared.length > 0 && !isShownWhole(value)) view.standOn(shared);
          if (chosen !== undefined && reads.some((r) => doesNotApply(r(view)))) view.stand(chosen.mark);
          if (view.traced)
            view.note({ inputs: view.inputsOf(of, rater?.value), details: { raw, low, high } });
          return value;
        };
      },
      overColumns(linker) {
        const rater = take && linker.parameter(take);
        const reads = terms.map(({ id }) => (id === undefined ? undefined : linker.number(id, rater)));
        const weights = plain ? undefined : terms.map((t) => t.factor);
        return (run) => {
          const columns = reads.map((read) => read?.(run) ?? constant(run.source.count, ONE));
          const all = boundedColumn(combine(columns, weights, undefined), low, high);
          return plain && policy === undefined ? all : leaveGapsToExact(run, all);
        };
      },
      explain: (step, _language, telling) => {
        const { raw } = step.details;
        const whole = plain
          ? plainSum(step, raw ?? step.value, telling)
          : signedSum(terms, step, raw, telling);
        return `${whole}${beyond(raw, low, high, telling)}${notApplying(step, telling)}`;
      },
      inWords: (name) => {
        const words = sumInWords(terms, name);
        const more = (language: Language) =>
          `${boundsInWords(low, high, language)}${policyInWords(policy, language)}`;
        return say(`${words.vi}${more('vi')}`, `${words.en}${more('en')}`);
      },
    };
  },
};

/**
 * The sum of all, without a list of them; or all that is lacking. What is lacking leaves no range here, though that of a
 * part be known: a form that is not filled in gives no level, as the independent implementations of the decrees have it.
 */
function addAll(view: View, reads: readonly Read[]): Measured {
  let total = ZERO;
  for (let i = 0; i < reads.length; i++) {
    const value = reads[i]!(view);
    if (isGap(value)) {
      const all = readAll(view, reads);
      return 'gap' in all ? all : value;
    }
    total = add(total, value);
  }
  return total;
}

function totalOfTerms(
  linker: Linker,
  terms: readonly Term[],
  rater: string | undefined,
  policy: WhenNotApplicable | undefined,
): Evaluate {
  const parts = terms.map(({ id, factor }) => ({
    read: id === undefined ? () => ONE : linker.number(id, rater),
    weight: factor,
    highest: highestIn(linker, id, policy),
  }));
  return (view) =>
    totalOf(
      parts.map(({ read, weight, highest }) => ({ value: read(view), weight, highest })),
      policy,
    );
}

const bounded = (value: Exact, low: Exact | undefined, high: Exact | undefined): Exact => {
  const lifted = low === undefined ? value : max(value, low);
  return high === undefined ? lifted : min(lifted, high);
};

/** "; ít nhất 0; tối đa 30": the bounds of a sum, as the text sets them. */
function boundsInWords(low: Exact | undefined, high: Exact | undefined, language: Language): string {
  const least = low && `; ${language === 'vi' ? 'ít nhất' : 'at least'} ${shownNumber(low, language)}`;
  const most = high && `; ${language === 'vi' ? 'tối đa' : 'at most'} ${shownNumber(high, language)}`;
  return `${least ?? ''}${most ?? ''}`;
}

/** ", tính 30 (tối đa)": what a bound makes of the number. */
function beyond(raw: unknown, low: Exact | undefined, high: Exact | undefined, telling: Telling): string {
  const n = (value: Exact) => shownNumber(value, telling.language);
  if (high !== undefined && isExact(raw) && compare(raw, high) > 0)
    return `, ${telling.say('tính', 'counted as')} ${n(high)} (${telling.say('tối đa', 'the maximum')})`;
  if (low !== undefined && isExact(raw) && compare(raw, low) < 0)
    return `, ${telling.say('tính', 'counted as')} ${n(low)} (${telling.say('tối thiểu', 'the minimum')})`;
  return '';
}

/** "8 + 3 = 11", and what the whole comes to with criteria that did not apply. */
function plainSum(step: Step, raw: unknown, telling: Telling): string {
  const counted = applying(step);
  if (counted.inputs.length === step.inputs.length) return sumTerms(step, raw, telling);
  const given = counted.inputs.reduce((all, i) => (isExact(i.value) ? add(all, i.value) : all), ZERO);
  const alongside = telling.say('tính cả phần không áp dụng', 'with what does not apply');
  const more =
    isExact(raw) && compare(raw, given) !== 0 ? `, ${alongside}: ${shownNumber(raw, telling.language)}` : '';
  return `${sumTerms(counted, given, telling)}${more}`;
}

function signedSum(terms: readonly Term[], step: Step, raw: unknown, telling: Telling): string {
  const { language } = telling;
  const all = termsInWords(terms, (id) => termOf(step, id, telling), language);
  return `${all} = ${shownNumber(raw ?? step.value, language)}`;
}

const applying = (step: Step): Step => ({ ...step, inputs: step.inputs.filter((i) => isNumber(i.value)) });
const isNumber = (value: unknown): boolean => isExact(value) || typeof value === 'boolean';

const termOf = (step: Step, id: string, telling: Telling): string =>
  `${telling.name(id)} ${shownNumber(step.inputs.find((i) => i.id === id)?.value, telling.language)}`;

/** "; không áp dụng: …": criteria that did not apply. */
function notApplying(step: Step, telling: Telling): string {
  const names = step.inputs.filter((i) => !isNumber(i.value)).map((i) => telling.name(i.id));
  return names.length === 0 ? '' : `; ${telling.say('không áp dụng', 'not applicable')}: ${names.join(', ')}`;
}
