import { say } from '@congtam/engine';
import type { Thresholds } from '../thresholds.ts';
import type { Material } from './material.ts';
import { groupsBy, type Point, rounded } from './point.ts';

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * A unit in which somebody who confirms gives all of theirs nearly the same general points all year. Each who confirms is
 * looked at alone, so that one who tells people apart does not hide another; whom nobody is known to have confirmed are
 * looked at together.
 */
export function narrowRatings(material: Material, limits: Thresholds): Point[] {
  const months = groupsBy(material.months, ({ person }) => person);
  const raterOf = new Map(material.raters.map(({ person, rater }) => [person, rater]));
  const rated = material.people.flatMap(({ code, unit }) => {
    const points = (months.get(code) ?? []).flatMap((month) => month.points ?? []);
    return points.length === 0 ? [] : [{ unit, rater: raterOf.get(code) ?? '', points: meanOf(points) }];
  });
  return [...groupsBy(rated, ({ unit }) => unit)].flatMap(([unit, all]): Point[] => {
    const narrow = [...groupsBy(all, ({ rater }) => rater).values()]
      .map((group) => alikeIn(group.map(({ points }) => points)))
      .filter(({ people, spread }) => people >= limits.fewestRated && spread < limits.narrowestSpread)
      .sort((one, other) => one.spread - other.spread || other.people - one.people);
    const [first] = narrow;
    if (first === undefined) return [];
    const sentences = narrow.map(({ people, mean, spread }) =>
      say(
        `${people} người được cùng một người xác nhận trung bình ${rounded(mean)} điểm tiêu chí chung, chênh nhau chỉ ${rounded(spread)} điểm`,
        `${people} people are confirmed by one person ${rounded(mean)} general points on average, only ${rounded(spread)} apart`,
      ),
    );
    return [
      {
        kind: 'narrowRatings',
        ...{ unit, person: null, period: null },
        numbers: {
          ...{ people: first.people, mean: rounded(first.mean), spread: rounded(first.spread) },
          raters: narrow.length,
        },
        says: say(sentences.map(({ vi }) => vi).join('; '), sentences.map(({ en }) => en).join('; ')),
      },
    ];
  });
}

/** How many values there are, their mean, and their standard deviation. */
function alikeIn(values: readonly number[]) {
  const mean = meanOf(values);
  return {
    people: values.length,
    mean,
    spread: Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))),
  };
}

/** Somebody with (nearly) all general points whose results are weak, over the year. */
export function generalAgainstResults(material: Material, limits: Thresholds): Point[] {
  const months = groupsBy(material.months, ({ person }) => person);
  return material.people.flatMap(({ code, unit }): Point[] => {
    const both = (months.get(code) ?? []).flatMap(({ general, results }) =>
      general === null || results === null ? [] : [{ general, results }],
    );
    if (both.length === 0) return [];
    const [general, results] = [meanOf(both.map((m) => m.general)), meanOf(both.map((m) => m.results))];
    if (general < limits.fullGeneral || results > limits.weakResults) return [];
    return [
      {
        kind: 'generalAgainstResults',
        ...{ unit, person: code, period: null },
        numbers: { general: rounded(general), results: rounded(results), months: both.length },
        says: say(
          `${both.length} tháng được ${rounded(general * 100)}% điểm tiêu chí chung, kết quả công việc chỉ đạt ${rounded(results * 100)}%`,
          `${both.length} months have ${rounded(general * 100)}% of the general points, the work only ${rounded(results * 100)}% of what was asked`,
        ),
      },
    ];
  });
}

/** A unit in which nearly everybody rated stands at the best level. */
export function allExcellent(material: Material, limits: Thresholds): Point[] {
  const people = material.levels.filter(({ kind }) => kind === 'person');
  return [...groupsBy(people, ({ unit }) => unit)].flatMap(([unit, all]): Point[] => {
    const best = all.filter(({ rank }) => rank === 0).length;
    if (all.length < limits.fewestRated || best / all.length < limits.excellentShare) return [];
    return [
      {
        kind: 'allExcellent',
        ...{ unit, person: null, period: null },
        numbers: { rated: all.length, best },
        says: say(
          `${best} trong ${all.length} người được xếp loại đứng ở mức cao nhất`,
          `${best} of the ${all.length} people rated stand at the best level`,
        ),
      },
    ];
  });
}

/**
 * CITY-8: a unit that has not completed while most of its people have, or the other way round. Which level is the lowest
 * is said by the regulation; everything above it counts as completed.
 */
export function peopleAgainstUnit(material: Material, limits: Thresholds): Point[] {
  const people = groupsBy(
    material.levels.filter(({ kind }) => kind === 'person'),
    ({ unit }) => unit,
  );
  return material.levels.flatMap(({ kind, unit, rank, of }): Point[] => {
    const all = people.get(unit) ?? [];
    if (kind !== 'unit' || all.length < limits.fewestRated) return [];
    const hasCompleted = rank < of - 1;
    const opposed = all.filter((person) => person.rank < person.of - 1 !== hasCompleted).length;
    if (opposed / all.length <= limits.opposedShare) return [];
    return [
      {
        kind: 'peopleAgainstUnit',
        ...{ unit, person: null, period: null },
        numbers: { rated: all.length, opposed },
        says: hasCompleted
          ? say(
              `đơn vị hoàn thành nhiệm vụ mà ${opposed} trong ${all.length} người không hoàn thành`,
              `the unit has completed its tasks while ${opposed} of ${all.length} people have not`,
            )
          : say(
              `đơn vị không hoàn thành nhiệm vụ mà ${opposed} trong ${all.length} người hoàn thành`,
              `the unit has not completed its tasks while ${opposed} of ${all.length} people have`,
            ),
      },
    ];
  });
}

/** Somebody for whom much was said after the last day. */
export function lateEdits(material: Material, limits: Thresholds): Point[] {
  const units = new Map(material.people.map(({ code, unit }) => [code, unit]));
  return material.late.flatMap(({ person, edits }): Point[] => {
    const unit = units.get(person);
    if (unit === undefined || edits < limits.lateEdits) return [];
    return [
      {
        kind: 'lateEdits',
        ...{ unit, person, period: null },
        numbers: { edits },
        says: say(
          `${edits} dòng được khai hoặc sửa sau hạn`,
          `${edits} rows were said or changed after the last day`,
        ),
      },
    ];
  });
}
