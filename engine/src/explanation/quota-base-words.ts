/** On whom a share is counted, and whose level would make one place more. */
import { isInBase } from '../quota/places-left.ts';
import type { Standing } from '../quota/standing.ts';
import type { Quota, QuotaBase } from '../regulation/format.ts';
import type { Case } from './case.ts';
import { who } from './quota-standings.ts';

/** The base of a quota under the readings chosen. */
export const baseOf = (quota: Quota, { program }: Case): QuotaBase => program.parameter(quota.base).value;

/** How many are counted; of everybody rated, how many have a level and how many wait for one. */
export function countedInWords(standing: Standing, quota: Quota, of: Case): string {
  const { words } = of;
  const people = who(quota, of);
  const { rated, eligible, open } = standing;
  if (!countsEverybody(quota, of))
    return words.say(
      `${eligible} ${people} chắc chắn ${levelsCounted(quota, of)}`,
      `${eligible} ${people} surely ${levelsCounted(quota, of)}`,
    );
  const levels =
    open === 0
      ? ''
      : words.say(
          ` (${rated - open} đã có mức, ${open} chưa có)`,
          ` (${rated - open} with a level, ${open} still open)`,
        );
  return words.say(`${rated} ${people} được xếp loại${levels}`, `${rated} ${people} rated${levels}`);
}

/** What one more of the people has to be to count. */
export const countingInWords = (quota: Quota, of: Case): string =>
  countsEverybody(quota, of) ? of.words.say('được xếp loại', 'rated') : levelsCounted(quota, of);

const countsEverybody = (quota: Quota, of: Case): boolean =>
  quota.baseLevels === undefined && baseOf(quota, of) === 'rated';

function levelsCounted(quota: Quota, of: Case): string {
  const { words, program } = of;
  const { baseLevels, next } = quota;
  if (baseLevels === undefined)
    return words.say(`từ mức ${words.level(next)} trở lên`, `at ${words.level(next)} or better`);
  const counted = [...program.rank.keys()].filter((one) => isInBase(program.regulation, quota, one));
  const names = counted.map((one) => words.level(one)).join(words.say(' hoặc ', ' or '));
  return words.say(`ở mức ${names}`, `at ${names}`);
}
