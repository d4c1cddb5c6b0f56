import {
  type CalendarDay,
  compileRegulation,
  type Evaluation,
  evaluateAll,
  type Period,
  type PeriodScores,
  type PeriodUnit,
  type Program,
  periodsWithin,
  type Register,
  scoresIn,
  spansOf,
  stageFor,
} from '@congtam/engine';
import type { JoinedPack } from './joined-pack.ts';
import type { ChosenReading } from './readings.ts';

/** One regulation over one register: the results of the period, and the scores of the finer periods inside it. */
export interface Run {
  readonly pack: JoinedPack;
  readonly program: Program;
  readonly register: Register;
  readonly evaluation: Evaluation;
  readonly readings: readonly ChosenReading[];
  readonly within: readonly PeriodScores[];
}

export interface RunRequest {
  readonly packs: readonly JoinedPack[];
  readonly register: Register;
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly readings: readonly ChosenReading[];
  readonly isTraced: boolean;
  /** Whether the scores of the finer periods inside the period are wanted too. */
  readonly isWithin: boolean;
  onStep?(regulation: string, period: Period): void;
}

/**
 * Evaluates the packs together over the same register, each after those whose levels it asks for; of the finer periods,
 * done first, only scores stay.
 */
export function evaluatePacks(request: RunRequest): Run[] {
  const { packs, register, period, asOf, isTraced, isWithin } = request;
  const prepared = packs.map((pack) => {
    const readings = request.readings.filter((r) => r.regulation === pack.regulation.id);
    const chosen = new Map(readings.map((r) => [r.reading, r.option]));
    const program = compileRegulation(pack.regulation, register.vocabulary, chosen);
    const finer = isWithin
      ? finerPeriods(program, spansOf({ regulation: pack.regulation, register, period, asOf }))
      : [];
    const within = finer.map((one) => {
      request.onStep?.(pack.regulation.id, one);
      return scoresIn({ program, register, period: one, asOf });
    });
    return { pack, program, register, readings, within: within.filter(hasScores) };
  });
  const all = evaluateAll({
    programs: prepared.map((p) => p.program),
    register,
    period,
    asOf,
    traced: isTraced,
    onBegin: ({ regulation }) => request.onStep?.(regulation.id, period),
  });
  if ('problems' in all) throw new Error('packs that wait for each other are refused when they are loaded');
  return prepared.flatMap((one) => {
    const evaluation = all.evaluations.get(one.pack.regulation.id);
    return evaluation === undefined ? [] : [{ ...one, evaluation }];
  });
}

const hasScores = ({ people, units }: PeriodScores): boolean =>
  people.some((s) => s !== undefined) || units.some((s) => s !== undefined);

const FINER: Readonly<Record<PeriodUnit, readonly PeriodUnit[]>> = {
  week: [],
  month: ['week'],
  quarter: ['month', 'week'],
  half: ['month', 'quarter', 'week'],
  year: ['month', 'quarter', 'week'],
};

/**
 * The periods inside these spans of one name on which the regulation measures what it shows here, the finest kind it
 * knows, in the order of days.
 */
function finerPeriods(program: Program, spans: readonly Period[]): readonly Period[] {
  const [period] = spans;
  if (period === undefined) return [];
  const here = stageFor(program, period);
  const units = FINER[period.unit].filter((unit) => {
    const first = periodsWithin(period, unit)[0];
    const stage = first && stageFor(program, first);
    return stage !== undefined && stage !== here;
  });
  const inside = units.slice(0, 1).flatMap((unit) => spans.flatMap((span) => periodsWithin(span, unit)));
  return [...new Map(inside.map((p) => [p.id, p])).values()].sort((a, b) => a.from - b.from);
}
