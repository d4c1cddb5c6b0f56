import type { Classification } from '../classification/classification.ts';
import { inYear, type Period, parsePeriod } from '../period.ts';
import { loweredBy } from '../quota/in-a-row.ts';
import { type Quota, SUBJECT_KINDS, type SubjectKind } from '../regulation/format.ts';
import type { Evaluation } from './evaluation.ts';
import type { KnownLevels } from './levels-elsewhere.ts';
import type { Program } from './program.ts';
import type { QuotaPlace, SubjectResult } from './result.ts';
import type { LevelsAt, World } from './world.ts';

/** Evaluations of other periods, each made once however many subjects ask. */
export type PeriodsDone = Map<string, Evaluation>;

/**
 * Levels in other periods, computed where anything is on record for their year. Periods asked for lie before the one
 * being evaluated or inside it, so this ends.
 */
export function levelsInPeriods(
  world: World,
  done: PeriodsDone,
  evaluate: (period: Period) => Evaluation,
): LevelsAt {
  let years: ReadonlySet<number> | undefined;
  return (kind, index, _stage, asked) => {
    years ??= yearsOnRecord(world);
    // Everybody is evaluated in one go, each in a year of their own.
    const period = inYear(asked, undefined);
    if (!years.has(period.year)) return undefined;
    if (world.isAway(kind, index, period)) return 'not-rated-there';
    let evaluation = done.get(period.id);
    if (evaluation === undefined) {
      evaluation = evaluate(period);
      done.set(period.id, evaluation);
    }
    return possibleLevels(world.program, resultIn(evaluation, kind, index));
  };
}

export const resultIn = (
  evaluation: Evaluation,
  kind: SubjectKind,
  index: number,
): SubjectResult | undefined => (kind === 'person' ? evaluation.people : evaluation.units)[index];

/** The levels a result may still end at: the one decided, else the one proposed, else what quotas and gaps leave. */
export function possibleLevels(
  program: Pick<Program, 'quotas' | 'rank'>,
  result: SubjectResult | undefined,
): KnownLevels {
  if (result === undefined || result.outcome === 'other-regime') return 'not-rated-there';
  if (result.decided) return [result.decided.level];
  if (result.proposed !== undefined) return [result.proposed];
  const { classification, quotas } = result;
  return classification === undefined ? 'not-rated-there' : levelsLeft(program, classification, quotas);
}

/**
 * The levels that quotas leave of those a subject may have. Whoever waits for a place stands on no board below yet, and may
 * be sent down from there too.
 */
export function levelsLeft(
  program: Pick<Program, 'quotas' | 'rank'>,
  { possible, view }: Pick<Classification, 'possible' | 'view'>,
  places: readonly Pick<QuotaPlace, 'quota' | 'state'>[] = [],
): readonly string[] {
  const stateOf = (quota: string) => places.find((place) => place.quota === quota)?.state;
  const isOpen = possible.length > 1 || places.some(({ state }) => state === 'waiting');
  const { kind, plan } = view;
  const mayCount = ({ of, stages, for: groups }: Quota) =>
    of === kind && stages.includes(plan.stage) && (groups?.includes(plan.group.id) ?? true);
  return loweredBy(
    program,
    program.quotas,
    possible,
    (quota) => stateOf(quota.id) ?? (isOpen && mayCount(quota) ? 'may' : undefined),
  );
}

function yearsOnRecord({ register, calendars }: World): ReadonlySet<number> {
  const years = new Set<number>();
  for (const kind of SUBJECT_KINDS) {
    const all = kind === 'person' ? register.personFacts : register.unitFacts;
    for (const [index, { facts, brought }] of all.entries()) {
      for (const id of [...facts.keys(), ...brought.keys()]) {
        const period = parsePeriod(id);
        if (period !== undefined) years.add(calendars.yearHolding(kind, index, period));
      }
    }
  }
  return years;
}
