import type { Bilingual } from '../problem.ts';
import type { Parameter, Quota, QuotaRounding } from '../regulation/format.ts';
import { conditionInWords } from './condition-words.ts';
import { byReading } from './rule-words.ts';
import { shownPercent } from './show.ts';
import type { Wording } from './wording.ts';

/** What was done with a share of people that is no whole number. */
export const ROUNDED: Readonly<Record<QuotaRounding, Bilingual>> = {
  down: { vi: 'làm tròn xuống', en: 'rounded down' },
  nearest: { vi: 'làm tròn đến số gần nhất', en: 'rounded to the nearest' },
  up: { vi: 'làm tròn lên', en: 'rounded up' },
};

/** The share, or where it is read. */
export function shareInWords({ share, shareFrom }: Quota, words: Wording): string {
  if (shareFrom === undefined) return shownPercent(share, words.language);
  const most = atMost(share, words);
  switch (shareFrom.kind) {
    case 'measure':
      return `${words.name(shareFrom.measure)} ${most}`;
    case 'rating':
      return words.say(
        `tỷ lệ đảng viên đạt mức ấy theo ${shareFrom.rating} ${most}`,
        `the share of Party members at that level under ${shareFrom.rating} ${most}`,
      );
    case 'level-of-unit':
      return sharesOfLevels(shareFrom.shares, words);
  }
}

/** The best level first. */
function sharesOfLevels(shares: ReadonlyMap<string, Quota['share']>, words: Wording): string {
  const inOrder = words.regulation.levels.flatMap(({ id }) => {
    const share = shares.get(id);
    return share === undefined ? [] : [`${words.level(id)}: ${shownPercent(share, words.language)}`];
  });
  const list = inOrder.join(', ');
  return words.say(
    `tỷ lệ theo mức của đơn vị (${list}) trên`,
    `the share by the level of the unit (${list})`,
  );
}

/** The share a person may raise it to. */
export const raisedInWords = ({ share, measure }: NonNullable<Quota['raised']>, words: Wording): string =>
  measure === undefined
    ? shownPercent(share, words.language)
    : `${words.name(measure)} ${atMost(share, words)}`;

const atMost = (share: Quota['share'], words: Wording): string =>
  words.say(`(nhiều nhất ${shownPercent(share, 'vi')})`, `(at most ${shownPercent(share, 'en')})`);

/** A base that is made of named levels. */
export function baseInWords({ baseLevels }: Quota, words: Wording): string | undefined {
  if (baseLevels === undefined) return undefined;
  const levels = baseLevels.map((l) => words.level(l)).join(words.say(' hoặc ', ' or '));
  return words.say(`số được xếp ${levels}`, `those rated ${levels}`);
}

/** Heads and seconded people, where they count elsewhere than unless said, or as a reading says. */
function whereCounted({ headsIn, secondedIn, smallGroup }: Quota, words: Wording): (string | undefined)[] {
  const may = <T>(p: Parameter<T>, value: T) => ('fixed' in p ? p.fixed === value : true);
  return [
    may(headsIn, 'classifying-authority')
      ? words.say(
          `người đứng đầu tính ở cấp xếp loại mình${byReading(headsIn, words)}`,
          `heads count where they are rated${byReading(headsIn, words)}`,
        )
      : undefined,
    may(secondedIn, 'sending')
      ? words.say(
          `người biệt phái tính ở nơi cử${byReading(secondedIn, words)}`,
          `seconded people count where they come from${byReading(secondedIn, words)}`,
        )
      : undefined,
    smallGroup && may(smallGroup.rule, 'exactly')
      ? words.say(
          `suất của nhóm nhỏ phải dùng${byReading(smallGroup.rule, words)}`,
          `places of a small group are to be filled${byReading(smallGroup.rule, words)}`,
        )
      : undefined,
  ];
}

/** What only some quotas say: who counts, a minimum, what follows when it is exceeded. */
export function extrasInWords(quota: Quota, words: Wording): string {
  const { among, atLeast, whenNoPlace, whenOver } = quota;
  const parts = [
    ...whereCounted(quota, words),
    among &&
      words.say(`chỉ tính: ${conditionInWords(among, words)}`, `among: ${conditionInWords(among, words)}`),
    atLeast !== undefined && words.say(`ít nhất ${atLeast} suất`, `at least ${atLeast} places`),
    whenNoPlace !== undefined &&
      words.say('không có suất nào thì hỏi người có thẩm quyền', 'with no place a person is asked'),
    whenOver && words.say('vượt thì xếp loại lại', 'rated again when exceeded'),
  ];
  return parts.flatMap((p) => (typeof p === 'string' ? [`; ${p}`] : [])).join('');
}
