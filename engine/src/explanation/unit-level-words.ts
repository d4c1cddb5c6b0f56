/** The level of the unit that says the share of its people, or why it says none. */
import type { Standing } from '../quota/standing.ts';
import type { Quota } from '../regulation/format.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { shownPercent } from './show.ts';

/** Told once for the whole unit: its duty groups have the same share. */
export function unitLevelInWords(standing: Standing, quota: Quota, of: Case): Sentence[] {
  const { words } = of;
  if (quota.shareFrom?.kind !== 'level-of-unit' || standing.dutyGroup !== undefined) return [];
  const unit = words.unitName(standing.scope);
  const share = shownPercent(standing.share, words.language);
  const levels = standing.unitLevels?.map((level) => `“${words.level(level)}”`);
  if (levels !== undefined)
    return [
      words.sentence(
        words.say(
          `${unit} xếp loại ${levels.join(' hoặc ')}: tỷ lệ ${share}`,
          `${unit} is rated ${levels.join(' or ')}: share ${share}`,
        ),
        quota.articles,
      ),
    ];
  const why = withoutLevel(standing, of);
  // A share that was raised says itself by whom.
  const text =
    standing.raisedBy !== undefined
      ? why
      : standing.isShareKnown
        ? words.say(
            `${why}: tỷ lệ ${share} do người có thẩm quyền ấn định`,
            `${why}: the share of ${share} was set by the authority`,
          )
        : words.say(`${why}, nên chưa biết tỷ lệ`, `${why}, so the share is not known yet`);
  return [words.sentence(text, quota.articles)];
}

function withoutLevel({ scope }: Standing, { words, evaluation, program }: Case): string {
  const unit = words.unitName(scope);
  const result = evaluation.units.find(({ subject }) => subject === scope);
  const level = result?.decided?.level ?? result?.proposed;
  if (level !== undefined && program.rank.has(level))
    return words.say(
      `${unit} xếp loại “${words.level(level)}”, mức mà văn bản không cho tỷ lệ`,
      `${unit} is rated “${words.level(level)}”, for which the text has no share`,
    );
  return level === undefined && result?.classification !== undefined
    ? words.say(`${unit} chưa có mức`, `The level of ${unit} is open`)
    : words.say(`${unit} không được xếp loại theo văn bản này`, `${unit} is not rated under this text`);
}
