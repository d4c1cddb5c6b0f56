import { compare, floor, multiply, ratio } from '../exact.ts';
import { byLevel } from '../quota/in-a-row.ts';
import { rounded } from '../quota/places.ts';
import type { Candidate, Standing } from '../quota/standing.ts';
import type { Quota } from '../regulation/format.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { baseOf, countedInWords, countingInWords } from './quota-base-words.ts';
import { ROUNDED } from './quota-rule-words.ts';
import { quotasOf, scopeInWords, standingsOf, who } from './quota-standings.ts';
import { groupWarnings, overInWords } from './quota-warnings.ts';
import { shownBeside, shownNumber, shownPercent } from './show.ts';
import { unitLevelInWords } from './unit-level-words.ts';

/** Places, base, standing, line, ties and who chose; other people appear as numbers only. */
export function quotaSection(of: Case): Sentence[] {
  const { levelBeforeQuota, quotas = [] } = of.result;
  const isOut = ({ id }: Quota) => quotas.some(({ quota, state }) => quota === id && state === 'out');
  const sentences: Sentence[] = [];
  // Whoever comes down from one quota stands before the next, if that level has one as well.
  let level = levelBeforeQuota;
  const { program } = of;
  for (const ofLevel of byLevel(quotasOf(of), program)) {
    const here = ofLevel.filter((quota) => quota.level === level);
    sentences.push(...here.flatMap((quota) => oneQuota(quota, of)));
    const rank = (of: string) => program.rank.get(of) ?? Number.POSITIVE_INFINITY;
    const [lowest] = here
      .filter(isOut)
      .map(({ next }) => next)
      .sort((a, b) => rank(b) - rank(a));
    level = lowest ?? level;
  }
  return sentences;
}

function oneQuota(quota: Quota, of: Case): Sentence[] {
  const { words } = of;
  const standings = standingsOf(quota, of);
  const isElsewhere = standings.every(({ standing }) => standing.notes.includes('no-scope-unit'));
  const state = standings[0]
    ? [words.sentence(stateInWords(quota, standings[0].candidate, of), quota.articles)]
    : [];
  if (isElsewhere) return state.length > 0 ? state : [words.sentence(elsewhere(quota, of), quota.articles)];
  const counts = standings.flatMap(({ standing, candidate }) => [
    ...unitLevelInWords(standing, quota, of),
    words.sentence(placesInWords(standing, quota, of), quota.articles),
    words.sentence(rankInWords(standing, candidate, quota, of), quota.articles),
  ]);
  return [...counts, ...groupWarnings(quota, of), ...state];
}

const elsewhere = (quota: Quota, { words }: Case): string =>
  words.say(
    `Tỷ lệ “${words.of(quota.label)}” do cấp có thẩm quyền ngoài các đơn vị trong dữ liệu này tính, nên ở đây chưa xét`,
    `“${words.of(quota.label)}” is counted by an authority outside the units given, so it is not applied here`,
  );

function placesInWords(standing: Standing, quota: Quota, of: Case): string {
  const { words } = of;
  const base = baseOf(quota, of);
  const counted = base === 'rated' ? standing.rated : standing.eligible;
  const { places } = standing;
  const people = who(quota, of);
  const raised =
    standing.raisedBy === undefined
      ? ''
      : words.say(` (được nâng theo ${standing.raisedBy})`, ` (raised by ${standing.raisedBy})`);
  const counting = countingInWords(quota, of);
  const most =
    standing.placesAtMost === places
      ? ''
      : words.say(
          ` (tối đa ${standing.placesAtMost} nếu các trường hợp chưa xác định đều ${counting})`,
          ` (at most ${standing.placesAtMost} if all whose level is open are ${counting})`,
        );
  const guidance = standing.binding ? '' : words.say(' (chỉ để tham khảo)', ' (for guidance only)');
  const share = standing.isShareKnown
    ? `${shownPercent(standing.share, words.language)}${raised}; ${proof(standing, quota, base, counted, of)}${most}`
    : shareNotKnown(standing, of);
  return words.say(
    `${scopeInWords(standing, of)}: ${countedInWords(standing, quota, of)}, tỷ lệ ${share}; có ${standing.candidates.length} ${people} đạt mức ${words.level(quota.level)}${guidance}`,
    `${scopeInWords(standing, of)}: ${countedInWords(standing, quota, of)}, share ${share}; ${standing.candidates.length} reach ${words.level(quota.level)}${guidance}`,
  );
}

/** A small group has its places whatever the share turns out to be. */
function shareNotKnown({ notes, places }: Standing, { words }: Case): string {
  if (notes.includes('share-open'))
    return words.say('chưa biết, nên chưa biết số suất', 'not known yet, and so no places');
  return words.say(
    `chưa biết; ${places} suất theo quy định cho nhóm nhỏ`,
    `not known yet; ${places} places by the rule for small groups`,
  );
}

/** Why so many places and not one more, as a line of arithmetic. */
function proof(
  standing: Standing,
  { rounding }: Quota,
  base: keyof Standing['placesByBase'],
  counted: number,
  of: Case,
): string {
  const { words } = of;
  const how = words.of(ROUNDED[rounding]);
  const { places, share } = standing;
  const places_ = words.say(`${places} suất`, `${places} places`);
  const percent = shownPercent(share, words.language);
  if (standing.placesByBase[base] !== places)
    return words.say(`${places_} theo quy định cho nhóm nhỏ`, `${places_} by the rule for small groups`);
  if (base !== 'rated-good') {
    const product = multiply(share, ratio(counted));
    const whole = floor(product) === BigInt(places) && compare(product, ratio(places)) === 0;
    return `${percent} × ${counted} = ${shownNumber(product, words.language)}${whole ? '' : `, ${how}`}: ${places_}`;
  }
  const line = (n: number) => {
    const bound = multiply(share, ratio(Math.max(0, counted - n)));
    const allowed = rounded(bound, rounding);
    const isWhole = rounding === 'down' || compare(bound, ratio(allowed)) === 0;
    const as = isWhole ? '' : `, ${how}: ${allowed}`;
    return `${n} ${n <= allowed ? '≤' : '>'} ${percent} × (${counted} − ${n}) = ${shownNumber(bound, words.language)}${as}`;
  };
  return `${places_} (${places === 0 ? '' : `${line(places)}; `}${line(places + 1)})`;
}

function rankInWords(standing: Standing, candidate: Candidate, quota: Quota, of: Case): string {
  const { words } = of;
  const people = who(quota, of);
  if (candidate.score === undefined)
    return words.say(
      `Là một trong ${standing.candidates.length} ${people} đạt mức này; văn bản không cho điểm để xếp thứ tự`,
      `One of ${standing.candidates.length} who reach this level; the text gives no score to rank them by`,
    );
  const same = standing.candidates.filter((c) => c.rank === candidate.rank).length - 1;
  const { line: at } = standing;
  const beside = [at?.lastIn, at?.firstOut].filter((x) => x !== undefined);
  const score = shownBeside(candidate.score, beside, words.language);
  const ties =
    same === 0
      ? ''
      : words.say(
          `, cùng điểm với ${same} ${people} khác`,
          `, level with ${same === 1 ? '1 other' : `${same} others`}`,
        );
  const line = lineInWords(standing, quota, of);
  return words.say(
    `Đứng thứ ${candidate.rank} trong ${standing.candidates.length} theo điểm (${score})${ties}${line}`,
    `Number ${candidate.rank} of ${standing.candidates.length} by score (${score})${ties}${line}`,
  );
}

function lineInWords(standing: Standing, quota: Quota, of: Case): string {
  const { words } = of;
  const people = who(quota, of);
  const { line } = standing;
  if (line?.lastIn === undefined || line.firstOut === undefined) return '';
  const lastIn = shownBeside(line.lastIn, [line.firstOut], words.language);
  const firstOut = shownBeside(line.firstOut, [line.lastIn], words.language);
  if (line.tied.length > 0)
    return words.say(
      `; ${line.tied.length} ${people} cùng ${lastIn} điểm ở ranh giới của số suất`,
      `; ${line.tied.length} ${people} with ${lastIn} points are tied at the line`,
    );
  return words.say(
    `; theo điểm, suất cuối ở ${lastIn}, ngay sau đó là ${firstOut}`,
    `; by score the last place is at ${lastIn}, next after it comes ${firstOut}`,
  );
}

function stateInWords(quota: Quota, candidate: Candidate, of: Case): string {
  const { words, view } = of;
  const good = words.level(quota.next);
  const best = words.level(quota.level);
  const decision = view.world
    .decisionsAbout(quota.choice, of.result.subject)
    .filter((d) => d.period === undefined || d.period === view.period.id)
    .at(-1);
  const chosen = decision ? words.choice(decision) : '';
  const { decided } = of.result;
  switch (candidate.why) {
    case 'decided':
      return decided
        ? words.say(
            `Mức ${words.level(decided.level)} đã được quyết định: ${words.decider(decided.decision)}${words.paper(decided.decision)}`,
            `${words.level(decided.level)} has been decided: ${words.decider(decided.decision)}${words.paper(decided.decision)}`,
          )
        : words.say('Mức đã được quyết định', 'The level has been decided');
    case 'others-open':
      return words.say(
        `Chưa phải chọn: mức của ${who(quota, of)} khác chưa xác định còn có thể làm thay đổi số suất`,
        `Nothing to choose yet: ${who(quota, of)} whose level is open may still change the places`,
      );
    case 'duty-group-missing':
      return words.say(
        'Chưa ghi nhóm nhiệm vụ tương đồng của người này: tỷ lệ giữ trong từng nhóm, nên chưa biết suất của ai',
        'The duty group of this person is not recorded: each group keeps the share, so it is not known whose places count',
      );
    case 'counted-elsewhere':
      return elsewhere(quota, of);
    case 'share-open':
      return words.say(
        'Tỷ lệ được phép chưa biết: người có thẩm quyền phải ấn định',
        'The share allowed is not known yet: the authority has to set it',
      );
    case 'places-open':
      return words.say(
        'Theo tỷ lệ không có suất nào: người có thẩm quyền phải quyết định',
        'By the share there is no place: the authority has to decide what follows',
      );
    case 'everyone-fits':
      return words.say(
        `Số suất đủ cho tất cả, nên giữ mức ${best}`,
        `There are places for all, so ${best} stays`,
      );
    case 'chosen':
      return words.say(`Giữ mức ${best}: ${chosen}`, `${best} stays: ${chosen}`);
    case 'not-chosen':
      return words.say(`Xếp ${good}: ${chosen}`, `Rated ${good}: ${chosen}`);
    case 'no-place':
      return words.say(`Không có suất nào, nên xếp ${good}`, `There is no place, so the level is ${good}`);
    case 'places-taken':
      return words.say(
        `Các suất đã được chọn cho người khác, nên xếp ${good}`,
        `All places were given to others, so the level is ${good}`,
      );
    case 'open':
      return words.say(
        'Số đạt mức nhiều hơn số suất: người có thẩm quyền phải chọn, chưa có lựa chọn',
        'More reach the level than there are places: the authority has to choose and has not',
      );
    case 'over':
      return overInWords(quota, chosen, of);
  }
}
