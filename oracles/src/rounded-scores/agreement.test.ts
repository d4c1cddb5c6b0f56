import {
  compileRegulation,
  displayExact,
  evaluatePeriod,
  parseDay,
  parsePeriod,
  registerFromTables,
  vocabularyOf,
} from '@congtam/engine';
import { defaultRoot, findRegulations, readVersion } from '@congtam/regulations';
import { expect, it } from 'vitest';
import { comparePaths } from '../columns/compare-paths.ts';
import { below, type Rng, scaled } from '../nd-335-2025/draws.ts';
import { seeded } from '../nd-335-2025/generate.ts';
import { type Month, yearOf } from './year.ts';

const PEOPLE = Number(process.env.ORACLE_CASES ?? 20_000) / 100;
const root = defaultRoot()!;
const [version] = findRegulations(root).find(({ id }) => id === 'rounded-scores')!.versions;
const read = readVersion(version!.dir, { root });
if ('problems' in read) throw new Error('the pack cannot be read');
const { regulation } = read;

const BARS = [50, 70, 90];

/** Thousandths around a bar of the levels, where a half of the last digit decides. */
function drawMonth(random: Rng, bar: number): Month {
  const written = () => scaled(bar * 1000 - 12 + below(random, 16), 3);
  return [written(), written(), written()];
}

it('people with months around the bars have the same score and level, worked out on paper and by the engine', () => {
  const random = seeded(8995);
  const drawn = Array.from({ length: PEOPLE }, (_, i) => {
    const bar = BARS[below(random, BARS.length)]!;
    const one = drawMonth(random, bar);
    // Every third person has the same month all year, so that the half of a month decides the year.
    const months = Array.from({ length: 12 }, () => (i % 3 === 0 ? one : drawMonth(random, bar)));
    return { id: `p${i}`, months };
  });
  const vocabulary = vocabularyOf([regulation]);
  const intaken = registerFromTables(
    { vocabulary, regulations: [regulation], year: 2026 },
    {
      units: [{ id: 'u', name: 'Trung tâm', kind: 'administrativeAgency', role: 'usingBody' }],
      people: drawn.map(({ id }) => ({ id, name: `Người ${id}`, unit: 'u', service: 'civilServant' })),
      'rs-scores': drawn.flatMap(({ id, months }) =>
        months.map(([rsResults, rsProgress, rsManner], at) => ({
          subject: id,
          period: `2026-${String(at + 1).padStart(2, '0')}`,
          ...{ rsResults, rsProgress, rsManner },
        })),
      ),
    },
  );
  if ('problems' in intaken) throw new Error(intaken.problems[0]?.message.en);
  const { register } = intaken;
  const program = compileRegulation(regulation, vocabulary);
  const period = parsePeriod('2026')!;
  const { people } = evaluatePeriod({ program, register, period, asOf: parseDay('2026-12-31')! });
  const found = people.map(({ score, proposed }) => ({
    score: score && displayExact(score, 2),
    level: proposed,
  }));
  expect(found).toEqual(drawn.map(({ months }) => yearOf(months)));
  expect(new Set(found.map(({ level }) => level)).size).toBe(4);
  const compared = comparePaths(program, register, '2026');
  expect(compared.differences).toEqual([]);
  expect(compared.overColumns).toBeGreaterThan(PEOPLE / 2);
});

it('on paper a half goes up and less does not', () => {
  const year = (...month: Month) => yearOf(Array.from({ length: 12 }, () => month));
  expect(year('90', '90', '89.985')).toEqual({ score: '90.00', level: 'excellent' });
  expect(year('90', '90', '89.984')).toEqual({ score: '89.99', level: 'good' });
  expect(year('0', '0', '0.014')).toEqual({ score: '0.00', level: 'notCompleted' });
});
