import type { Scenario } from './scenario.ts';
import { scenarioTables } from './scenario.ts';
import { differencesFrom } from './scenario-compare.ts';
import {
  applyLayers,
  chosenReadings,
  compileRegulation,
  evaluatePeriod,
  evaluateYear,
  formatProblem,
  type Problem,
  parsePeriod,
  type Regulation,
  registerFromTables,
  stageFor,
  vocabularyOf,
} from './scenario-engine.ts';

/** One thing that came out otherwise than the scenario says. */
export interface Difference {
  /** `people/p1/score`, `quotas/excellent-people/u/places`, `tables`. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

export interface ScenarioOutcome {
  readonly passed: boolean;
  readonly differences: readonly Difference[];
}

/**
 * The regulation a scenario is about: the one it stands beside, on what that one lies on, with the layers it names.
 * Problems when they do not fit together.
 */
export function regulationFor(
  scenario: Scenario,
  own: Regulation,
  known: readonly Regulation[],
): { regulation: Regulation } | { problems: readonly Problem[] } {
  // Of several versions the one in force on the day.
  const named = (id: string, day: number): Regulation => {
    const versions = known.filter((regulation) => regulation.id === id);
    const found = versions.filter((v) => v.inForceFrom <= day).at(-1) ?? versions[0];
    if (found === undefined) throw new Error(`${scenario.file}:${scenario.line}: no regulation ${id}`);
    return found;
  };
  const chain = [own];
  for (let below = own.layerOf; below !== undefined; below = chain[0]?.layerOf)
    chain.unshift(named(below, own.inForceFrom));
  const [base = own, ...layers] = [...chain, ...scenario.layers.map((id) => named(id, scenario.asOf))];
  return layers.length === 0 ? { regulation: base } : applyLayers(base, layers);
}

/** Runs a scenario on a regulation (with its layers) and tells everything that came out differently. */
export function runScenario(scenario: Scenario, regulation: Regulation): ScenarioOutcome {
  const differences = differencesOf(scenario, regulation);
  return { passed: differences.length === 0, differences };
}

function differencesOf(scenario: Scenario, regulation: Regulation): readonly Difference[] {
  const unknown = [...scenario.readings].filter(
    ([id, option]) => !regulation.readings.get(id)?.options.has(option),
  );
  if (unknown.length > 0)
    return unknown.map(([id, option]) => ({
      what: 'readings',
      expected: `${id}: ${option}`,
      actual: 'none',
    }));

  const period = parsePeriod(scenario.period);
  if (period === undefined) throw new Error(`not a period: ${scenario.period}`);
  const vocabulary = vocabularyOf([regulation]);
  const request = { vocabulary, regulations: [regulation], year: period.year };
  const taken = registerFromTables(request, scenarioTables(scenario));
  const { refused } = scenario.expect;
  if ('problems' in taken) {
    const codes = [...new Set(taken.problems.map((p) => p.code))].sort();
    const told = taken.problems.map(
      (p) => `${p.table} ${p.row ?? ''} ${p.column ?? ''}: ${p.code} ${formatProblem(p, 'en')}`,
    );
    return codes.join() === [...(refused ?? [])].sort().join()
      ? []
      : [{ what: 'tables', expected: (refused ?? ['accepted']).join(), actual: told.join('; ') }];
  }
  if (refused) return [{ what: 'tables', expected: refused.join(), actual: 'accepted' }];

  const { asOf } = scenario;
  const { register } = taken;
  const chosen = new Map([...chosenReadings(register, asOf), ...scenario.readings]);
  const program = compileRegulation(regulation, vocabulary, chosen);
  if (stageFor(program, period) === undefined)
    return [{ what: 'period', expected: period.id, actual: 'no such stage' }];
  const evaluate = period.unit === 'year' ? evaluateYear : evaluatePeriod;
  return differencesFrom(scenario.expect, evaluate({ program, register, period, asOf }));
}
