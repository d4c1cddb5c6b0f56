import type { Quota } from '../regulation/format.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { quotasOf, scopeInWords, standingsOf, who } from './quota-standings.ts';

/** More hold the level than there are places: how many, how many places, and on which decisions. */
export function overInWords(quota: Quota, chosen: string, of: Case): string {
  const { words, result, view } = of;
  const best = words.level(quota.level);
  const standings = standingsOf(quota, of).map((s) => s.standing);
  const holdersOf = (standing: (typeof standings)[number]) =>
    standing.candidates.filter(
      (c) => c.why === 'over' || c.why === 'chosen' || (c.why === 'decided' && c.state === 'in'),
    );
  const crowded = standings.find((s) => s.binding && holdersOf(s).length > s.places) ?? standings[0];
  if (crowded === undefined) return best;
  const holders = holdersOf(crowded);
  const own =
    result.decided?.level === quota.level
      ? words.say(
          `${words.decider(result.decided.decision)} quyết định mức ${best}${words.paper(result.decided.decision)}`,
          `${words.decider(result.decided.decision)} decided ${best}${words.paper(result.decided.decision)}`,
        )
      : chosen;
  const papers = new Set(
    holders
      .filter((c) => c.subject !== result.subject)
      .map((c) => view.world.decidedLevel(c.subject, view.period)?.decision.document ?? c.document)
      .filter((d) => d !== undefined && d !== ''),
  );
  const others =
    papers.size === 0
      ? ''
      : words.say(
          `; các văn bản khác: ${[...papers].join(', ')}`,
          `; other documents: ${[...papers].join(', ')}`,
        );
  const scope = scopeInWords(crowded, of);
  return words.say(
    `${scope}: mức ${best} đã được quyết định hoặc chọn cho ${holders.length} ${who(quota, of)} mà chỉ có ${crowded.places} suất, nên chưa giữ được mức ${best}: ${own}${others}`,
    `${scope}: ${best} has been decided or chosen for ${holders.length} and there are ${crowded.places} places, so ${best} cannot stand: ${own}${others}`,
  );
}

/** That duty groups counted each for itself give no place, though the unit as a whole would. */
export function groupWarnings(quota: Quota, of: Case): Sentence[] {
  const { words } = of;
  if (!quotasOf(of).includes(quota)) return [];
  const standings = standingsOf(quota, of).map((s) => s.standing);
  const whole = standings.find((s) => s.dutyGroup === undefined);
  if (whole === undefined || whole.places === 0) return [];
  const scope = words.unitName(whole.scope);
  if (whole.notes.includes('groups-give-none'))
    return [
      words.sentence(
        words.say(
          `Lưu ý: tính riêng thì không nhóm nhiệm vụ nào có suất, dù cả ${scope} có ${whole.places} suất`,
          `Note: no duty group has a place of its own, though ${scope} as a whole has ${whole.places}`,
        ),
        quota.articles,
      ),
    ];
  return standings
    .filter((s) => s.dutyGroup !== undefined && s.binding && s.places === 0)
    .map((s) =>
      words.sentence(
        words.say(
          `Lưu ý: nhóm nhiệm vụ tương đồng “${s.dutyGroup}” tính riêng không có suất nào, dù cả ${scope} có ${whole.places} suất`,
          `Note: duty group “${s.dutyGroup}” has no place of its own, though ${scope} as a whole has ${whole.places}`,
        ),
        quota.articles,
      ),
    );
}
