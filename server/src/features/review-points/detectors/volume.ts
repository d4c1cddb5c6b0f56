import { say } from '@congtam/engine';
import type { Thresholds } from '../thresholds.ts';
import type { Material, PersonRow } from './material.ts';
import { groupsBy, median, type Point, rounded, usualOf } from './point.ts';

interface Year {
  readonly person: PersonRow;
  /** Mean of the months declared. */
  readonly volume: number;
  readonly months: readonly { readonly period: string; readonly volume: number }[];
}

/** The months of each person who has any. */
function yearsOf({ people, months }: Material): Year[] {
  const byPerson = groupsBy(months, ({ person }) => person);
  return people.flatMap((person) => {
    const own = (byPerson.get(person.code) ?? []).filter(({ volume }) => volume > 0);
    const sum = own.reduce((total, { volume }) => total + volume, 0);
    return own.length === 0 ? [] : [{ person, volume: sum / own.length, months: own }];
  });
}

/** Who declares far more a month than others in the same post. */
export function volumeAgainstPost(material: Material, limits: Thresholds): Point[] {
  const byPost = groupsBy(yearsOf(material), ({ person }) => person.post);
  return [...byPost.values()].flatMap((peers) => {
    if (peers.length <= limits.fewestPeers) return [];
    const { middle, deviation } = usualOf(peers.map(({ volume }) => volume));
    return peers.flatMap(({ person, volume }): Point[] => {
      if (volume - middle < limits.postDeviations * deviation || volume < limits.postTimes * middle)
        return [];
      return [
        {
          kind: 'volumeAgainstPost',
          ...{ unit: person.unit, person: person.code, period: null },
          numbers: {
            volume: rounded(volume),
            others: rounded(middle),
            times: rounded(volume / middle),
            peers: peers.length - 1,
          },
          says: say(
            `khai trung bình ${rounded(volume)} sản phẩm chuẩn mỗi tháng; ${peers.length - 1} người cùng vị trí khai ở mức giữa ${rounded(middle)}`,
            `declares ${rounded(volume)} converted products a month; the middle of ${peers.length - 1} others in the post is ${rounded(middle)}`,
          ),
        },
      ];
    });
  });
}

/** A month in which somebody declares far more than in their other months. */
export function volumeAgainstPast(material: Material, limits: Thresholds): Point[] {
  return yearsOf(material).flatMap(({ person, months }) => {
    if (months.length <= limits.fewestMonths) return [];
    return months.flatMap(({ period, volume }, at): Point[] => {
      const others = months.flatMap((month, other) => (other === at ? [] : [month.volume]));
      const { middle, deviation } = usualOf(others);
      if (volume - middle < limits.pastDeviations * deviation || volume < limits.pastTimes * middle)
        return [];
      return [
        {
          kind: 'volumeAgainstPast',
          ...{ unit: person.unit, person: person.code, period },
          numbers: { volume: rounded(volume), others: rounded(middle), times: rounded(volume / middle) },
          says: say(
            `kỳ ${period} khai ${rounded(volume)} sản phẩm chuẩn; các tháng khác ở mức giữa ${rounded(middle)}`,
            `${period} declares ${rounded(volume)} converted products; the middle of the other months is ${rounded(middle)}`,
          ),
        },
      ];
    });
  });
}

/** A unit whose people declare far more than those of other units, post by post. */
export function volumeAgainstBodies(material: Material, limits: Thresholds): Point[] {
  const years = yearsOf(material);
  const posts = groupsBy(years, ({ person }) => person.post);
  const usual = new Map([...posts].map(([post, all]) => [post, median(all.map(({ volume }) => volume))]));
  const byUnit = [...groupsBy(years, ({ person }) => person.unit)].flatMap(([unit, all]) => {
    const times = all.flatMap(({ person, volume }) => {
      const middle = usual.get(person.post) ?? 0;
      return middle > 0 ? [volume / middle] : [];
    });
    return times.length < limits.fewestRated ? [] : [{ unit, times: median(times), people: times.length }];
  });
  if (byUnit.length <= limits.fewestBodies) return [];
  const { middle, deviation } = usualOf(byUnit.map(({ times }) => times));
  return byUnit.flatMap(({ unit, times, people }): Point[] => {
    if (times - middle < limits.bodyDeviations * deviation || times < limits.bodyTimes * middle) return [];
    return [
      {
        kind: 'volumeAgainstBodies',
        ...{ unit, person: null, period: null },
        numbers: { times: rounded(times), others: rounded(middle), people, units: byUnit.length - 1 },
        says: say(
          `${people} người của đơn vị khai gấp ${rounded(times)} lần mức giữa của người cùng vị trí; ${byUnit.length - 1} đơn vị khác ở mức ${rounded(middle)}`,
          `${people} people of the unit declare ${rounded(times)} times the middle of their posts; the middle of ${byUnit.length - 1} other units is ${rounded(middle)}`,
        ),
      },
    ];
  });
}
