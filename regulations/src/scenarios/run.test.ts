import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findRegulations } from '../find.ts';
import { loadPart } from '../load.ts';
import { loadRegulation } from '../version.ts';
import { formatDay, formatProblem, parseRegulation, type Regulation } from './engine.ts';
import { regulationFor } from './run.ts';
import { readScenarios, type Scenario } from './scenario.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

function versionsOf(id: string): Regulation[] {
  const found = findRegulations(root).find((regulation) => regulation.id === id);
  return (found?.versions ?? []).map(({ dir }) => {
    const loaded = loadRegulation(dir);
    const [rules] = 'parts' in loaded ? loaded.parts : [];
    const parsed = rules && parseRegulation(rules);
    if (!parsed || 'problems' in parsed) throw new Error(`${dir} cannot be read`);
    return parsed.regulation;
  });
}

function scenarioIn(period: string): Scenario {
  const text = `scenarios:\n  - {name: {vi: Một, en: One}, shows: [], period: ${period}, expect: {}}\n`;
  const loaded = loadPart(text, 'a.yaml');
  const read = 'part' in loaded ? readScenarios(loaded.part) : undefined;
  if (!read || 'problems' in read) throw new Error('no scenario');
  return read.scenarios[0]!;
}

const decree = versionsOf('nd-90-2020');
const [early] = versionsOf('ninh-thuan-2022');
const [late] = versionsOf('ninh-thuan-2024');
const baseOf = (layer: Regulation | undefined, period: string) => {
  const joined = regulationFor(scenarioIn(period), layer!, decree);
  return 'regulation' in joined ? formatDay(joined.regulation.inForceFrom) : joined.problems;
};

const refusal = (own: Regulation, period: string) => {
  const joined = regulationFor(scenarioIn(period), own, decree);
  return 'problems' in joined ? joined.problems.map((p) => formatProblem(p, 'en')) : [];
};

describe('a layer lies on the version of its base', () => {
  it('that is in force on the last day of the period', () => {
    expect(baseOf(early, '2022')).toBe('2020-08-20');
    expect(baseOf(early, '2023-08')).toBe('2020-08-20');
    expect(baseOf(late, '2024')).toBe('2023-09-15');
  });

  it('and on none where none is in force then, which is told with what is known', () => {
    expect(refusal(early!, '2019')).toEqual([
      "a.yaml:2: no version of 'nd-90-2020' is in force on 2019-12-31 (there is: 2020-08-20 to 2023-09-14, from 2023-09-15) → choose another period, or add that version",
    ]);
    expect(() => regulationFor(scenarioIn('2022'), early!, [])).toThrow('a.yaml:2: no regulation nd-90-2020');
  });
});
