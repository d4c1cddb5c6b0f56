import { defaultRoot, groupsOf, joinLayers, readVersion } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { agencyTables } from './agency-tables.ts';

const root = defaultRoot() ?? '';

function regulationsOf(paths: readonly string[]) {
  const read = paths.map((path) => {
    const found = readVersion(`${root}/${path}`, { root });
    if ('problems' in found) throw new Error(found.problems[0]?.message.en);
    return { regulation: found.regulation, files: [] };
  });
  return groupsOf(read).groups.map((group) => {
    const joined = joinLayers(group);
    if ('problems' in joined) throw new Error(joined.problems[0]?.message.en);
    return joined.regulation;
  });
}

describe.each([
  [2026, ['government/nd-335-2025/2026-01-01', 'party/qd-366-2025/2025-08-30']],
  [2024, ['government/nd-90-2020/2023-09-15']],
  [2022, ['government/nd-90-2020/2020-08-20', 'ninh-thuan/ninh-thuan-2022/2022-01-01']],
  [2021, ['government/nd-90-2020/2020-08-20', 'centrally-run-city/city-directive/2020-08-20']],
] as const)('an agency of %i under %s', (year, paths) => {
  const regulations = regulationsOf(paths);
  const agency = (seed: number) =>
    agencyTables({
      ...{ seed, regulations, year, people: 20 + seed, services: ['civilServant', 'publicEmployee'] },
      unitKinds: ['administrativeAgency', 'publicServiceUnit'],
    });

  it('has evidence that is taken as it is, on more than the sheets of units and people', () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const sheets = agency(seed).map(({ table, rows }) => [table, [...rows].length] as const);
      expect(sheets.length).toBeGreaterThan(4);
      expect(sheets.every(([, rows]) => rows > 0)).toBe(true);
    }
  });

  it('is the same for the same number, and another for another', () => {
    expect(agency(3)).toEqual(agency(3));
    expect(agency(3)).not.toEqual(agency(4));
  });
});
