import { displayExact, type Exact, equals, hasDecimals } from '../exact.ts';
import { type Bilingual, type Language, say } from '../problem.ts';
import type { Measure, Rounding } from '../regulation/format.ts';
import type { CaseWording } from './case-wording.ts';
import { inEnglish } from './citation.ts';
import { GOES_ON, hundredfold, inLanguage, isExact, shownNumber } from './show.ts';
import type { Step } from './trace.ts';
import type { Wording } from './wording.ts';

const DIGITS: readonly Bilingual[] = [
  say('số nguyên', 'a whole number'),
  say('một chữ số thập phân', 'one decimal'),
  say('hai chữ số thập phân', 'two decimals'),
  say('ba chữ số thập phân', 'three decimals'),
  say('bốn chữ số thập phân', 'four decimals'),
  say('năm chữ số thập phân', 'five decimals'),
  say('sáu chữ số thập phân', 'six decimals'),
];

const WAYS: Readonly<Record<Rounding['to'], Bilingual>> = {
  nearest: say('làm tròn', 'rounded'),
  down: say('làm tròn xuống', 'rounded down'),
  up: say('làm tròn lên', 'rounded up'),
};

type Of = Pick<Measure, 'display'>;

/** "làm tròn đến hai chữ số thập phân"; of a share shown in per cent, the decimals that people see. */
function how({ digits, to }: Rounding, { display }: Of, language: Language): string {
  const isPercent = display === 'percent';
  const many = (DIGITS[isPercent ? digits - 2 : digits] ?? say(`${digits}`, `${digits}`))[language];
  const of = isPercent ? { vi: ' của số phần trăm', en: ' of the per cent' }[language] : '';
  return language === 'vi' ? `${WAYS[to].vi} đến ${many}${of}` : `${WAYS[to].en} to ${many}${of}`;
}

/** The rule of a quantity, and how the text rounds what comes out. */
export function measureInWords(measure: Measure, words: Wording): string {
  const rule = words.of(measure.rule.inWords((id) => words.label(id)));
  const { rounded } = measure;
  if (rounded === undefined) return rule;
  const half = rounded.to === 'nearest' ? words.say(' (một nửa thì lên)', ' (a half goes up)') : '';
  return `${rule}; ${how(rounded, measure, words.language)}${half}`;
}

/** What the rule made of its inputs, and then what the text makes of that. */
export function tellRule(step: Step, measure: Measure, words: CaseWording): string {
  const told = measure.rule.explain(unrounded(step), words.language, words);
  return `${told}${tellRounding(step, measure, words, told)}`;
}

/** The step as it was before the text rounds its number. */
export const unrounded = (step: Step): Step =>
  step.unrounded === undefined ? step : { ...step, value: step.unrounded };

/** ", làm tròn đến hai chữ số thập phân [Điều 4]: 92,50": what the text makes of the number, with its decimals. */
export function tellRounding(step: Step, measure: Measure | undefined, words: Wording, told = ''): string {
  const { rounded } = measure ?? {};
  if (measure === undefined || rounded === undefined || step.unrounded === undefined) return '';
  if (!isExact(step.value)) return '';
  // A result of another body is kept, so that only a change is worth saying.
  if (step.kind === 'brought' && equals(step.value, step.unrounded)) return '';
  const refs = rounded.articles.flatMap((id) => words.regulation.articles.get(id)?.ref ?? []);
  const cited = refs.map((ref) => (words.language === 'vi' ? ref : inEnglish(ref))).join('; ');
  const value = written(step.value, rounded, measure, words.language);
  const further = furtherDecimals(step.unrounded, rounded, measure, words);
  const isTold = further === '' || told.includes(further.replace(GOES_ON, ''));
  const exactly = isTold ? '' : words.say(`, tức ${further}`, `, that is ${further}`);
  return `${exactly}, ${how(rounded, measure, words.language)} [${cited}]: ${value}`;
}

/** "89,996…" where the number goes on: one decimal more than is kept, so that one sees which way it is rounded. */
function furtherDecimals(raw: Exact, { digits }: Rounding, { display }: Of, words: Wording): string {
  const [shown, places] = display === 'percent' ? [hundredfold(raw), digits - 1] : [raw, digits + 1];
  if (hasDecimals(shown, 4)) return '';
  const sign = display === 'percent' ? '%' : '';
  return `${shownNumber(shown, words.language, places)}${sign}`;
}

/** With all the decimals that it is rounded to: "92,50". */
function written(value: Exact, { digits }: Rounding, { display }: Of, language: Language): string {
  if (display === 'number') return inLanguage(displayExact(value, digits), language);
  const percent = displayExact(hundredfold(value), digits - 2);
  return `${inLanguage(percent, language)}%`;
}
