import type { Coefficient, Payout } from '../regulation/format.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { shownNumber, shownPercent } from './show.ts';
import type { Wording } from './wording.ts';

const PLACES = 4;

/** A payout rule in one line: what each level is worth, or the most it may be. */
export const payoutInWords = ({ coefficients }: Payout, words: Wording): string =>
  [...coefficients]
    .map(([level, one]) => `${words.level(level)}: ${coefficientInWords(one, words)}`)
    .join('; ');

/** What the level is worth in pay, where the regulation says it. */
export function payoutSentences({ result, words }: Case): Sentence[] {
  const { payout, proposed, decided } = result;
  const rule = words.regulation.payouts.find((p) => p.id === payout?.rule);
  const coefficient = rule?.coefficients.get(decided?.level ?? proposed ?? '');
  if (rule === undefined || coefficient === undefined) return [];
  const worth = coefficientInWords(coefficient, words);
  return [words.sentence(`${words.of(rule.label)}: ${worth}`, rule.articles)];
}

function coefficientInWords({ value, limit }: Coefficient, words: Wording): string {
  const number = shownNumber(value, words.language, PLACES);
  if (limit === undefined) return number;
  const share = shownPercent(limit.share, words.language);
  return words.say(
    `tối đa ${number} (${share} hệ số của mức ${words.level(limit.of)})`,
    `at most ${number} (${share} of the coefficient of ${words.level(limit.of)})`,
  );
}
