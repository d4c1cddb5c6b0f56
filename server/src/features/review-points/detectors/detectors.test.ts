import { plantedProvince } from '@congtam/samples';
import { expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS, type PointKind } from '../thresholds.ts';
import { pointsIn } from './detect.ts';
import { type LevelRow, type Material, type MonthRow, monthsFrom, peopleFrom } from './material.ts';
import { median, usualOf } from './point.ts';

const EMPTY: Material = { people: [], months: [], levels: [], raters: [], words: [], late: [] };
const find = (material: Partial<Material>, kind: PointKind) =>
  pointsIn({ ...EMPTY, ...material }, DEFAULT_THRESHOLDS).filter((point) => point.kind === kind);
const codes = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);
const inUnit = (people: readonly string[], unit = 'u') =>
  people.map((code) => ({ code, unit, post: 'chuyên viên' }));
const month = (person: string, volume: number, more: Partial<MonthRow> = {}): MonthRow => ({
  ...{ person, period: '2026-03', volume, general: null, points: null, results: null },
  ...more,
});

it('somebody who declares far more than others in the post is a point, with the numbers it rests on; a good one is not', () => {
  const people = codes(10);
  const months = (most: number) => people.map((code, at) => month(code, at === 0 ? most : 95 + at));
  const [point, ...more] = find({ people: inUnit(people), months: months(250) }, 'volumeAgainstPost');
  expect(more).toEqual([]);
  expect(point).toMatchObject({ person: 'p0', unit: 'u', numbers: { volume: 250, others: 100.5, peers: 9 } });
  expect(point?.says.vi).toContain('250');
  expect(find({ people: inUnit(people), months: months(130) }, 'volumeAgainstPost')).toEqual([]);
  // Of too few others nothing is said.
  const few = people.slice(0, 5);
  expect(find({ people: inUnit(few), months: months(250).slice(0, 5) }, 'volumeAgainstPost')).toEqual([]);
});

it('a month unlike the others of the same person is a point of that month', () => {
  const periods = ['01', '02', '03', '04', '05', '06', '07'].map((number) => `2026-${number}`);
  const months = periods.map((period, at) => month('p0', at === 4 ? 300 : 100 + at, { period }));
  const found = find({ people: inUnit(['p0']), months }, 'volumeAgainstPast');
  expect(found.map(({ period, numbers }) => [period, numbers.volume])).toEqual([['2026-05', 300]]);
});

it('points nearly alike for everybody are told of the unit; honest spread is not', () => {
  const people = codes(6);
  const rated = (by: number) =>
    people.map((code, at) => month(code, 10, { points: 27 + at * by, general: 0.9 }));
  expect(find({ people: inUnit(people), months: rated(0.05) }, 'narrowRatings')).toMatchObject([
    { unit: 'u', person: null, numbers: { people: 6 } },
  ]);
  expect(find({ people: inUnit(people), months: rated(0.5) }, 'narrowRatings')).toEqual([]);
});

it('who confirms is looked at alone: one who gives all the same is told, though another in the unit tells people apart', () => {
  const [alike, apart] = [codes(6), codes(12).slice(6)];
  const months = [
    ...alike.map((code) => month(code, 10, { points: 27, general: 0.9 })),
    ...apart.map((code, at) => month(code, 10, { points: 20 + at * 2, general: 0.8 })),
  ];
  const people = inUnit([...alike, ...apart]);
  expect(find({ people, months }, 'narrowRatings')).toEqual([]);
  const raters = [
    ...alike.map((person) => ({ person, rater: 'head' })),
    ...apart.map((person) => ({ person, rater: 'deputy' })),
  ];
  expect(find({ people, months, raters }, 'narrowRatings')).toMatchObject([
    { unit: 'u', person: null, numbers: { people: 6, spread: 0, raters: 1 } },
  ]);
  // Four rated by each of many are too few to say anything of one.
  const each = raters.map(({ person }, at) => ({ person, rater: `r${at % 3}` }));
  expect(find({ people, months, raters: each }, 'narrowRatings')).toEqual([]);
});

it('full general points beside weak results are a point; either alone is not', () => {
  const look = (general: number, results: number) =>
    find(
      { people: inUnit(['p0']), months: [month('p0', 10, { general, results, points: 30 })] },
      'generalAgainstResults',
    ).length;
  expect([look(1, 0.5), look(1, 0.9), look(0.8, 0.5)]).toEqual([1, 0, 0]);
});

const level = (subject: string, rank: number, kind: LevelRow['kind'] = 'person'): LevelRow => ({
  ...{ subject, kind, unit: 'u', rank, of: 4 },
});

it('a unit in which nearly everybody is excellent is a point', () => {
  const ranked = (good: number) => codes(10).map((code, at) => level(code, at < good ? 1 : 0));
  expect(find({ levels: ranked(1) }, 'allExcellent')).toMatchObject([{ numbers: { rated: 10, best: 9 } }]);
  expect(find({ levels: ranked(2) }, 'allExcellent')).toEqual([]);
});

it('CITY-8 - a unit not completed whose people mostly have, or the other way round, is a point; half is not enough', () => {
  const levels = (unit: number, failed: number) => [
    level('u', unit, 'unit'),
    ...codes(6).map((code, at) => level(code, at < failed ? 3 : 1)),
  ];
  const opposed = (unit: number, failed: number) =>
    find({ levels: levels(unit, failed) }, 'peopleAgainstUnit').length;
  expect([opposed(3, 0), opposed(3, 3), opposed(1, 4), opposed(1, 3), opposed(0, 0)]).toEqual([
    1, 0, 1, 0, 0,
  ]);
});

it('self-reviews alike are told of each person once; phrases of everybody are not', () => {
  const own = (words: string) =>
    `Trong năm tôi luôn chấp hành chủ trương của Đảng và pháp luật của Nhà nước. ${words}`;
  const first = own(
    'Tôi đã soạn thảo hai mươi báo cáo về đất đai, thẩm định chín hồ sơ tại ba thôn và hướng dẫn người dân nộp hồ sơ trực tuyến',
  );
  const other = own(
    'Tôi phụ trách kế toán, lập dự toán, quyết toán đúng hạn, kiểm kê tài sản công và công khai ngân sách theo quy định của pháp luật',
  );
  const words = [
    { person: 'p0', text: first },
    { person: 'p1', text: first.replace('hai mươi', 'hai mốt') },
    { person: 'p2', text: other },
  ];
  const found = find({ people: inUnit(codes(3)), words }, 'copiedWords');
  expect(found.map(({ person, numbers }) => [person, numbers.alike])).toEqual([
    ['p0', 1],
    ['p1', 1],
  ]);
});

it('many rows said after the last day are a point, a few are not; and what is not looked for is not told', () => {
  const late = [
    { person: 'p0', edits: 5 },
    { person: 'p1', edits: 3 },
  ];
  expect(find({ people: inUnit(codes(2)), late }, 'lateEdits').map(({ person }) => person)).toEqual(['p0']);
  const off = { ...DEFAULT_THRESHOLDS, off: ['lateEdits'] as const };
  expect(pointsIn({ ...EMPTY, people: inUnit(codes(2)), late }, off)).toEqual([]);
});

it('the middle and its deviations are not moved by one who is far away', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, 0]);
  expect(usualOf([10, 11, 12, 13, 5000]).middle).toBe(12);
  expect(usualOf([100, 100, 100]).deviation).toBe(5);
});

it('planted fraud in a generated province is found, and honest people are left alone but for few', () => {
  const province = plantedProvince({ people: 900, seed: 5, year: 2026 });
  const people = peopleFrom(province.tables);
  const material = {
    ...EMPTY,
    people,
    months: monthsFrom(province.tables, 30),
    words: province.words,
    late: province.late,
  };
  const points = pointsIn(material, DEFAULT_THRESHOLDS);
  const inflated = province.planted.get('volumeAgainstBodies') ?? new Set();
  const unitOf = new Map(people.map(({ code, unit }) => [code, unit]));
  let planted = 0;
  let found = 0;
  let alarms = 0;
  for (const kind of [
    'volumeAgainstPost',
    'volumeAgainstPast',
    'copiedWords',
    'lateEdits',
    'generalAgainstResults',
  ] as const) {
    const deceiving = province.planted.get(kind) ?? new Set<string>();
    const told = points.filter((point) => point.kind === kind).map(({ person }) => person ?? '');
    planted += deceiving.size;
    found += [...deceiving].filter((code) => told.includes(code)).length;
    alarms += told.filter((code) => !deceiving.has(code) && !inflated.has(unitOf.get(code) ?? '')).length;
  }
  expect(planted).toBeGreaterThan(10);
  expect(found / planted).toBeGreaterThanOrEqual(0.9);
  expect(alarms).toBeLessThanOrEqual(900 * 0.005);
});
