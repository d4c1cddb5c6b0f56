import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { evaluatePeriod, inYear, periodsWithin, scoresIn, stageFor } from '@congtam/engine';
import { expect, it } from 'vitest';
import { evaluateScenario } from '../scenarios/run.ts';
import { isAbout } from '../scenarios/scenario.ts';
import { inventedLayers, regulationsOf, shippedPacks } from '../shipped.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { packs } = shippedPacks(root);
const layers = inventedLayers(root);

it('in every scenario of every text the scores of a period asked alone are those its results show', () => {
  const seen = { people: 0, units: 0 };
  for (const { dir, regulation, scenarios } of packs) {
    const others = packs.filter((pack) => pack.dir !== dir).map((pack) => pack.regulation);
    const regulationOf = regulationsOf(regulation, [...layers, ...others]);
    for (const scenario of scenarios.filter((one) => isAbout(one, regulation))) {
      const evaluated = evaluateScenario(scenario, regulationOf(scenario));
      if (!('request' in evaluated)) continue;
      const { request } = evaluated;
      const inside = (['quarter', 'month', 'week'] as const).flatMap((unit) =>
        periodsWithin(request.period, unit),
      );
      for (const period of new Set([request.period, ...inside])) {
        if (stageFor(request.program, period) === undefined) continue;
        const { people, units } = evaluatePeriod({ ...request, period });
        const scores = {
          people: people.map(({ score }) => score),
          units: units.map(({ score }) => score),
        };
        const what = `${scenario.file}: ${scenario.name}, ${period.id}`;
        expect({ what, ...scoresIn({ ...request, period }) }).toEqual({
          ...{ what, period: inYear(period, undefined) },
          ...scores,
        });
        for (const kind of ['people', 'units'] as const)
          seen[kind] += scores[kind].filter((score) => score !== undefined).length;
      }
    }
  }
  expect(Math.min(seen.people, seen.units)).toBeGreaterThan(100);
});
