import { compare, floor, multiply, ratio } from '../exact.ts';
import type { Candidate, Standing } from '../quota/board.ts';
import type { Quota } from '../regulation/format.ts';
import type { Case } from './case.ts';
import type { Sentence } from './citation.ts';
import { shownNumber, shownPercent } from './show.ts';

/** The quota a result is held against at its stage, if there is one. */
export const quotaOf = (of: Case): Quota | undefined =>
  of.program.quotas.find((q) => q.of === of.result.kind && q.stages.includes(of.evaluation.stage));

/** The counts in which the subject competes for a place, those of the whole scope first. */
export const standingsOf = (quota: Quota, of: Case): { standing: Standing; candidate: Candidate }[] =>
  of.evaluation.quotas.flatMap((standing) => {
    if (standing.quota !== quota.id) return [];
    const candidate = standing.candidates.find((c) => c.subject === of.result.subject);
    return candidate ? [{ standing, candidate }] : [];
  });

/** Places, base, standing, line, ties and who chose; other people appear as numbers only. */
export function quotaSection(of: Case): Sentence[] {
  const quota = quotaOf(of);
  if (quota === undefined || of.result.levelBeforeQuota !== quota.level) return [];
  const { words } = of;
  const standings = standingsOf(quota, of);
  if (standings.length === 0)
    return [
      words.sentence(
        words.say(
          `Tỷ lệ “${words.of(quota.label)}” do cấp có thẩm quyền ngoài các đơn vị trong dữ liệu này tính, nên ở đây chưa xét`,
          `“${words.of(quota.label)}” is counted by an authority outside the units given, so it is not applied here`,
        ),
        quota.articles,
      ),
    ];
  return [
    ...standings.flatMap(({ standing, candidate }) => [
      words.sentence(placesInWords(standing, quota, of), quota.articles),
      words.sentence(rankInWords(standing, candidate, of), quota.articles),
    ]),
    words.sentence(stateInWords(quota, standings[0]!.candidate, of), quota.articles),
  ];
}

export const who = (quota: Quota, { words }: Case): string =>
  quota.of === 'unit' ? words.say('đơn vị', 'units') : words.say('người', 'people');

export function scopeInWords(standing: Standing, { words }: Case): string {
  const scope = words.unitName(standing.scope);
  if (standing.dutyGroup === undefined) return scope;
  return words.say(
    `${scope}, nhóm nhiệm vụ tương đồng “${standing.dutyGroup}”`,
    `${scope}, duty group “${standing.dutyGroup}”`,
  );
}

function placesInWords(standing: Standing, quota: Quota, of: Case): string {
  const { words } = of;
  const share = shownPercent(standing.share, words.language);
  const base = of.program.parameter(quota.base).value;
  const counted = base === 'rated' ? standing.rated : standing.eligible;
  const level = words.level(quota.next);
  const people = who(quota, of);
  const counting =
    base === 'rated'
      ? words.say(`${counted} ${people} được xếp loại`, `${counted} ${people} rated`)
      : words.say(
          `${counted} ${people} chắc chắn từ mức ${level} trở lên`,
          `${counted} ${people} surely at ${level} or better`,
        );
  const raised =
    standing.raisedBy === undefined
      ? ''
      : words.say(` (được nâng theo ${standing.raisedBy})`, ` (raised by ${standing.raisedBy})`);
  const guidance = standing.binding ? '' : words.say(' (chỉ để tham khảo)', ' (for guidance only)');
  return words.say(
    `${scopeInWords(standing, of)}: ${counting}, tỷ lệ ${share}${raised}; ${proof(standing, base, counted, of)}; có ${standing.candidates.length} ${people} đạt mức ${words.level(quota.level)}${guidance}`,
    `${scopeInWords(standing, of)}: ${counting}, share ${share}${raised}; ${proof(standing, base, counted, of)}; ${standing.candidates.length} reach ${words.level(quota.level)}${guidance}`,
  );
}

/** Why so many places and not one more, as a line of arithmetic. */
function proof(standing: Standing, base: keyof Standing['placesByBase'], counted: number, of: Case): string {
  const { words } = of;
  const { places, share } = standing;
  const places_ = words.say(`${places} suất`, `${places} places`);
  const percent = shownPercent(share, words.language);
  if (standing.placesByBase[base] !== places)
    return words.say(`${places_} theo quy định cho nhóm nhỏ`, `${places_} by the rule for small groups`);
  if (base !== 'rated-good') {
    const product = multiply(share, ratio(counted));
    const whole = floor(product) === BigInt(places) && compare(product, ratio(places)) === 0;
    const rounded = whole ? '' : words.say(', làm tròn xuống', ', rounded down');
    return `${percent} × ${counted} = ${shownNumber(product, words.language)}${rounded}: ${places_}`;
  }
  const line = (n: number) => {
    const bound = multiply(share, ratio(Math.max(0, counted - n)));
    return `${n} ${compare(ratio(n), bound) <= 0 ? '≤' : '>'} ${percent} × (${counted} − ${n}) = ${shownNumber(bound, words.language)}`;
  };
  return `${places_} (${line(places)}; ${line(places + 1)})`;
}

function rankInWords(standing: Standing, candidate: Candidate, of: Case): string {
  const { words } = of;
  const same = standing.candidates.filter((c) => c.rank === candidate.rank).length - 1;
  const score = shownNumber(candidate.score, words.language);
  const ties =
    same === 0 ? '' : words.say(`, cùng điểm với ${same} người khác`, `, level with ${same} others`);
  const line = lineInWords(standing, of);
  return words.say(
    `Đứng thứ ${candidate.rank} trong ${standing.candidates.length} theo điểm (${score})${ties}${line}`,
    `Number ${candidate.rank} of ${standing.candidates.length} by score (${score})${ties}${line}`,
  );
}

function lineInWords(standing: Standing, { words }: Case): string {
  const { line } = standing;
  if (line?.lastIn === undefined || line.firstOut === undefined) return '';
  const lastIn = shownNumber(line.lastIn, words.language);
  const firstOut = shownNumber(line.firstOut, words.language);
  if (line.tied.length > 0)
    return words.say(
      `; ${line.tied.length} người cùng ${lastIn} điểm ở ranh giới của số suất`,
      `; ${line.tied.length} people with ${lastIn} points are tied at the line`,
    );
  return words.say(
    `; theo điểm, suất cuối ở ${lastIn}, người kế tiếp ${firstOut}`,
    `; by score the last place is at ${lastIn}, the next person has ${firstOut}`,
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
  switch (candidate.why) {
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
      return words.say(
        `Đã chọn nhiều hơn số suất, nên chưa giữ được mức ${best}: ${chosen}`,
        `More were chosen than there are places, so ${best} cannot stand yet: ${chosen}`,
      );
  }
}
