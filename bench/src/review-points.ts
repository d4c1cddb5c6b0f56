import { join } from 'node:path';
import { tablesOf, vocabularyOf } from '@congtam/engine';
import { type PlantedProvince, plantedProvince } from '@congtam/samples';
import {
  DEFAULT_THRESHOLDS,
  generalMostOf,
  type LevelRow,
  type Material,
  monthsFrom,
  POINT_KINDS,
  peopleFrom,
  pointsIn,
} from '@congtam/server';
import { nd335 } from './nd-335/regulation.ts';

/**
 * `node review-points.mjs ROOT PEOPLE SEEDS`: planted fraud in generated provinces, what of it is found by the default
 * thresholds, and how many honest people and units are asked about something for nothing.
 */
const [root = '.', people = '3000', seeds = '3'] = process.argv.slice(2);
const program = nd335(join(root, 'regulations'));
const generalMost = generalMostOf(tablesOf(vocabularyOf([program.regulation]), [program.regulation]));

interface Counted {
  planted: number;
  found: number;
  alarms: number;
  honest: number;
}
const UNIT_KINDS = new Set(['volumeAgainstBodies', 'narrowRatings', 'allExcellent', 'peopleAgainstUnit']);
const byKind = new Map<string, Counted>();
let took = 0;

for (let seed = 1; seed <= Number(seeds); seed += 1) {
  const province = plantedProvince({ people: Number(people), seed, year: 2026 });
  const material = materialOf(province);
  const before = performance.now();
  const points = pointsIn(material, DEFAULT_THRESHOLDS);
  took += performance.now() - before;
  const unitOf = new Map(material.people.map(({ code, unit }) => [code, unit]));
  const units = new Set(material.people.map(({ unit }) => unit));
  for (const kind of Object.keys(POINT_KINDS)) {
    const counted = byKind.get(kind) ?? { planted: 0, found: 0, alarms: 0, honest: 0 };
    byKind.set(kind, counted);
    const planted = province.planted.get(kind) ?? new Set();
    const told = new Set(
      points.flatMap((point) => (point.kind === kind ? [point.person ?? point.unit] : [])),
    );
    const isOfUnits = UNIT_KINDS.has(kind);
    counted.planted += planted.size;
    counted.found += [...planted].filter((code) => told.has(code)).length;
    // Who declares what the whole unit inflates is asked for something, if not for what they did themself.
    const inflated = province.planted.get('volumeAgainstBodies') ?? new Set();
    const isAsked = (code: string) => planted.has(code) || inflated.has(unitOf.get(code) ?? '');
    counted.alarms += [...told].filter((code) => !isAsked(code)).length;
    counted.honest += (isOfUnits ? units.size : material.people.length) - planted.size;
  }
}

console.log(
  `planted fraud in ${seeds} provinces of ${people} people, default thresholds; ${Math.round(took)} ms to look`,
);
console.log(
  ['kind'.padEnd(24), 'planted', 'found', 'detection', 'false alarms', 'of honest', 'rate'].join('  '),
);
let isAsStated = true;
for (const [kind, { planted, found, alarms, honest }] of byKind) {
  const detection = planted === 0 ? 1 : found / planted;
  const rate = alarms / Math.max(1, honest);
  const [least, most] = stated();
  if (detection < least || rate > most) isAsStated = false;
  console.log(
    [
      kind.padEnd(24),
      String(planted).padStart(7),
      String(found).padStart(5),
      `${(detection * 100).toFixed(1)}%`.padStart(9),
      String(alarms).padStart(12),
      String(honest).padStart(9),
      `${(rate * 100).toFixed(2)}%`,
    ].join('  '),
  );
}
console.log(isAsStated ? 'as stated: at least 90% found, at most 0.5% false alarms each' : 'NOT as stated');
if (!isAsStated) process.exitCode = 1;

/** The least share found and the greatest share of honest people or units asked for nothing. */
function stated(): readonly [least: number, most: number] {
  return [0.9, 0.005];
}

function materialOf({ tables, words, late, levels }: PlantedProvince): Material {
  const people = peopleFrom(tables);
  const months = monthsFrom(tables, generalMost);
  return { people, months, raters: [], words, late, levels: levelsOf(people, months, levels) };
}

/** Levels as an honest authority gives them: by the points, the best for one in seven; except where fraud was planted. */
function levelsOf(
  people: Material['people'],
  months: Material['months'],
  { opposed, allBest }: PlantedProvince['levels'],
): LevelRow[] {
  const points = new Map<string, number>();
  for (const { person, points: general, results } of months)
    points.set(person, (points.get(person) ?? 0) + (general ?? 0) + 70 * Math.min(1, results ?? 0));
  const units = new Map<string, string[]>();
  for (const { code, unit } of people)
    if (points.has(code)) units.set(unit, [...(units.get(unit) ?? []), code]);
  return [...units].flatMap(([unit, codes]): LevelRow[] => {
    const sorted = codes.sort((one, other) => (points.get(other) ?? 0) - (points.get(one) ?? 0));
    const rankAt = (at: number): number => {
      const share = at / sorted.length;
      return allBest.has(unit) ? 0 : share < 0.14 ? 0 : share < 0.85 ? 1 : share < 0.97 ? 2 : 3;
    };
    return [
      { subject: unit, kind: 'unit', unit, rank: opposed.has(unit) ? 3 : 1, of: 4 },
      ...sorted.map((code, at) => ({
        subject: code,
        kind: 'person' as const,
        unit,
        rank: rankAt(at),
        of: 4,
      })),
    ];
  });
}
