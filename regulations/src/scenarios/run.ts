import { differencesFrom } from './compare.ts';
import {
  applyLayers,
  type Bilingual,
  type CalendarDay,
  chosenReadings,
  compileRegulation,
  type Evaluation,
  evaluatePeriod,
  evaluateYear,
  formatDay,
  type Intaken,
  type Problem,
  parsePeriod,
  type Ratings,
  type Register,
  type Regulation,
  type Request,
  registerFromTables,
  say,
  stageFor,
  vocabularyOf,
} from './engine.ts';
import type { Scenario } from './scenario.ts';
import { scenarioTables } from './scenario.ts';
import { acceptedInstead, refusedInstead, unknownReading, withoutStage } from './unfit.ts';

/** One thing that came out otherwise than the scenario says. */
export interface Difference {
  /** `people/p1/score`, `quotas/excellent-people/u/places`, `tables`. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  /** In words, where more is to be told than two values as the scenario writes them. */
  readonly says?: Bilingual;
}

export interface ScenarioOutcome {
  readonly passed: boolean;
  readonly differences: readonly Difference[];
}

/**
 * The regulation a scenario is about: the one it stands beside, on what that one lies on, with the layers it names.
 * Of several versions of a text the one in force on the last day of the period is taken, as an evaluation would.
 * Problems when they do not fit together, and `scenario.no-version-in-force`; an error when a text is not known at all.
 */
export function regulationFor(
  scenario: Omit<Scenario, 'expect'>,
  own: Regulation,
  known: readonly Regulation[],
): { regulation: Regulation } | { problems: readonly Problem[] } {
  const day = lastDayOf(scenario.period);
  const problems: Problem[] = [];
  const named = (id: string): Regulation => {
    const versions = known.filter((regulation) => regulation.id === id);
    const [any] = versions;
    if (any === undefined) throw new Error(`${scenario.file}:${scenario.line}: no regulation ${id}`);
    const found = versions.find((version) => isInForce(version, day));
    if (found === undefined) problems.push(noneInForce(scenario, id, versions, day));
    return found ?? any;
  };
  const chain = [own];
  for (let below = own.layerOf; below !== undefined; below = chain[0]?.layerOf) chain.unshift(named(below));
  const [base = own, ...layers] = [...chain, ...scenario.layers.map(named)];
  if (problems.length > 0) return { problems };
  return layers.length === 0 ? { regulation: base } : joined(base, layers);
}

type Joined = ReturnType<typeof applyLayers>;
const JOINED = new WeakMap<
  Regulation,
  { readonly layers: readonly Regulation[]; readonly joined: Joined }[]
>();

/** Many scenarios are about the same regulations: they are joined, and checked as a whole, once. */
function joined(base: Regulation, layers: readonly Regulation[]): Joined {
  const known = JOINED.get(base) ?? [];
  JOINED.set(base, known);
  const isSame = (others: readonly Regulation[]) =>
    others.length === layers.length && others.every((layer, i) => layer === layers[i]);
  const before = known.find((one) => isSame(one.layers));
  if (before) return before.joined;
  const found = applyLayers(base, layers);
  known.push({ layers, joined: found });
  return found;
}

function lastDayOf(text: string): CalendarDay {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`not a period: ${text}`);
  return period.to;
}

const isInForce = ({ inForceFrom, inForceTo }: Regulation, day: CalendarDay): boolean =>
  inForceFrom <= day && (inForceTo === undefined || day <= inForceTo);

function noneInForce(
  { file, line }: Pick<Scenario, 'file' | 'line'>,
  id: string,
  versions: readonly Regulation[],
  day: CalendarDay,
): Problem {
  const days = versions.map(({ inForceFrom: from, inForceTo: to }) => ({
    from: formatDay(from),
    to: to === undefined ? undefined : formatDay(to),
  }));
  const vi = days.map(({ from, to }) => (to ? `từ ${from} đến ${to}` : `từ ${from}`)).join(', ');
  const en = days.map(({ from, to }) => (to ? `${from} to ${to}` : `from ${from}`)).join(', ');
  return {
    code: 'scenario.no-version-in-force',
    at: { file, line, pointer: '' },
    message: say(
      `ngày ${formatDay(day)} không có phiên bản nào của “${id}” có hiệu lực (có: ${vi})`,
      `no version of '${id}' is in force on ${formatDay(day)} (there is: ${en})`,
    ),
    mend: say('chọn kỳ khác, hoặc thêm phiên bản ấy', 'choose another period, or add that version'),
  };
}

/** Runs a scenario on a regulation (with its layers) and tells everything that came out differently. */
export function runScenario(scenario: Scenario, regulation: Regulation): ScenarioOutcome {
  const differences = differencesOf(scenario, regulation);
  return { passed: differences.length === 0, differences };
}

function differencesOf(scenario: Scenario, regulation: Regulation): readonly Difference[] {
  const evaluated = evaluateScenario(scenario, regulation);
  const { refused } = scenario.expect;
  if ('unfit' in evaluated) return [evaluated.unfit];
  if ('problems' in evaluated) {
    const codes = [...new Set(evaluated.problems.map((p) => p.code))].sort();
    return codes.join() === [...(refused ?? [])].sort().join()
      ? []
      : evaluated.problems.map((p) => refusedInstead(scenario, p, refused ?? ['accepted']));
  }
  if (refused) return [acceptedInstead(refused)];
  return differencesFrom(scenario.expect, evaluated.evaluation);
}

/** What the law makes of what is given: an evaluation, what is wrong with the tables, or why it cannot be asked at all. */
export type Evaluated =
  | { readonly evaluation: Evaluation; readonly request: Request }
  | { readonly problems: Extract<Intaken, { problems: unknown }>['problems'] }
  | { readonly unfit: Difference };

/** Evaluates what a scenario gives; its expectations are not looked at. */
export function evaluateScenario(scenario: Omit<Scenario, 'expect'>, regulation: Regulation): Evaluated {
  const unknown = [...scenario.readings].find(
    ([id, option]) => !regulation.readings.get(id)?.options.has(option),
  );
  if (unknown) return { unfit: unknownReading(regulation, unknown) };

  const period = parsePeriod(scenario.period);
  if (period === undefined) throw new Error(`not a period: ${scenario.period}`);
  const vocabulary = vocabularyOf([regulation]);
  const asked = { vocabulary, regulations: [regulation], year: period.year };
  const taken = registerFromTables(asked, scenarioTables(scenario));
  if ('problems' in taken) return taken;

  const { asOf } = scenario;
  const { register } = taken;
  const chosen = new Map([...chosenReadings(register, asOf), ...scenario.readings]);
  const program = compileRegulation(regulation, vocabulary, chosen);
  if (stageFor(program, period) === undefined) return { unfit: withoutStage(regulation, period.id) };
  const evaluate = period.unit === 'year' ? evaluateYear : evaluatePeriod;
  const ratings = ratingsFrom(scenario, register);
  const request = { program, register, period, asOf, ...(ratings === undefined ? {} : { ratings }) };
  return { evaluation: evaluate(request), request };
}

/** What the scenario says other regulations gave; nothing where it says none. */
function ratingsFrom(
  { levelsUnder }: Pick<Scenario, 'levelsUnder'>,
  { people, units }: Register,
): Ratings | undefined {
  if (levelsUnder.size === 0) return undefined;
  return (rating, kind, index) => {
    const given = levelsUnder.get(rating);
    if (given === undefined) return 'not-evaluated';
    const level = given.get((kind === 'person' ? people : units)[index]?.id ?? '');
    return level === undefined ? undefined : [level];
  };
}
