import { compare, subtract } from '../exact.ts';
import type { Quota } from '../regulation/format.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { countingInWords } from './quota-base-words.ts';
import { quotasOf, scopeInWords, standingsOf, who } from './quota-standings.ts';
import { shownNumber, shownUp } from './show.ts';

/** The smallest change that would open one more place, and the distance to the line. */
export const morePlaces = (of: Case): Sentence[] => quotasOf(of).flatMap((quota) => moreOf(quota, of));

function moreOf(quota: Quota, of: Case): Sentence[] {
  const { words } = of;
  return standingsOf(quota, of).flatMap(({ standing, candidate }) => {
    if (candidate.state === 'in' || candidate.why === 'decided') return [];
    if (!standing.binding || standing.candidates.length <= standing.places) return [];
    const more = standing.moreForNextPlace;
    const sentences: Sentence[] = [];
    if (more !== undefined)
      sentences.push(
        words.sentence(
          words.say(
            `${scopeInWords(standing, of)}: thêm ${more} ${who(quota, of)} ${countingInWords(quota, of)} thì có thêm một suất (hiện ${standing.places})`,
            `${scopeInWords(standing, of)}: ${more} more ${who(quota, of)} ${countingInWords(quota, of)} would open one more place (now ${standing.places})`,
          ),
          quota.articles,
        ),
      );
    const lastIn = standing.line?.lastIn;
    if (lastIn !== undefined && candidate.score !== undefined && compare(candidate.score, lastIn) < 0)
      sentences.push(
        words.sentence(
          words.say(
            `Theo điểm, suất cuối ở ${shownNumber(lastIn, words.language)}; còn thiếu ${shownUp(subtract(lastIn, candidate.score), words.language)} để bằng`,
            `By score the last place is at ${shownNumber(lastIn, words.language)}; ${shownUp(subtract(lastIn, candidate.score), words.language)} more would equal it`,
          ),
          quota.articles,
        ),
      );
    return sentences;
  });
}
