import type { CalendarDay } from '../calendar-day.ts';
import type { Classification } from '../classification/classification.ts';
import { classify } from '../classification/classify.ts';
import { inYear, type Period } from '../period.ts';
import type { QuotaOutcome } from '../quota/board.ts';
import { boardsOf } from '../quota/boards.ts';
import type { Register, UnitRecord } from '../register.ts';
import { type Regulation, SUBJECT_KINDS, type SubjectKind } from '../regulation/format.ts';
import { Calendars } from './calendars.ts';
import type { Evaluation } from './evaluation.ts';
import type { Ratings } from './levels-elsewhere.ts';
import { levelsInPeriods, levelsLeft, type PeriodsDone, possibleLevels } from './levels-in-periods.ts';
import type { Program } from './program.ts';
import { resultOf, tellWhatFollows, type Written } from './result.ts';
import { Structure } from './structure.ts';
import { World } from './world.ts';

export interface Request {
  readonly program: Program;
  readonly register: Register;
  readonly period: Period;
  readonly asOf: CalendarDay;
  /** Records every step; leave out for mass runs, the outcomes are the same. */
  readonly traced?: boolean;
  /** Levels under the other regulations evaluated beside this one. */
  readonly ratings?: Ratings;
}

/**
 * A month, quarter or half-year: quantities, and a level where the regulation gives one for such a period. The results
 * travel with a transferred person and are never recomputed elsewhere.
 */
export function evaluatePeriod(request: Request): Evaluation {
  return evaluate(request);
}

/** A year, for a whole unit tree: units from below, then people, then quotas. */
export function evaluateYear(request: Request): Evaluation {
  return evaluate(request);
}

/**
 * The stage whose finest period this is; undefined when the regulation has none. (A quarter that stands for its months
 * in monitoring is still a quarter of its own.)
 */
export function stageFor(program: Program, period: Period): string | undefined {
  return [...program.regulation.stages.values()].find((s) => s.periods[0] === period.unit)?.id;
}

/** The same of a period that the regulation is known to have a stage for. */
export function stageOf(program: Program, period: Period): string {
  const stage = stageFor(program, period);
  if (stage === undefined) throw new Error(`${program.regulation.id} has no stage for ${period.id}`);
  return stage;
}

export interface SpansRequest {
  readonly regulation: Regulation;
  readonly register: Register;
  readonly period: Period;
  readonly asOf: CalendarDay;
}

/**
 * The spans that bear the name of the period: that of the calendar, and those of subjects whose year of work is an own
 * one. The periods inside all of them are what the results of the period are made of.
 */
export function spansOf({ regulation, register, period, asOf }: SpansRequest): readonly Period[] {
  const calendars = new Calendars(new Structure(register, asOf), regulation.ownYear);
  const inCalendar = inYear(period, undefined);
  if (!calendars.hasOwnYears) return [inCalendar];
  const own = SUBJECT_KINDS.flatMap((kind) =>
    (kind === 'person' ? register.people : register.units).map(({ index }) =>
      calendars.periodOf(kind, index, inCalendar),
    ),
  );
  return [...new Set([inCalendar, ...own])];
}

function evaluate(request: Request, known?: PeriodsDone): Evaluation {
  const { program, register, asOf } = request;
  // The run is named by the calendar; every subject is seen in the year that is its own.
  const period = inYear(request.period, undefined);
  const stage = stageOf(program, period);
  const world = worldOf({ ...request, period }, known);

  const { units, unitQuotas } = evaluateUnits(world, stage, period, (index, classification, quotas) =>
    resultOf(world, 'unit', index, stage, period, classification, quotas),
  );

  const peopleClasses: (Classification | undefined)[] = register.people.map((person) => {
    const view = world.view('person', person.index, stage, period);
    const isClassified =
      view?.plan.ladder !== undefined &&
      !world.structure.hasMovedAway(person, world.periodOf('person', person.index, period));
    const classification = isClassified && view ? classify(view) : undefined;
    view?.settle();
    world.forgetWithin(person.index, period);
    return classification;
  });
  const quotas = runQuotas(
    world,
    stage,
    period,
    peopleClasses.filter((c) => c !== undefined),
    'person',
  );
  const people = register.people.map((person) =>
    resultOf(world, 'person', person.index, stage, period, peopleClasses[person.index], quotas),
  );
  const settled = (index: number) => {
    const levels = possibleLevels(program, people[index]);
    return typeof levels === 'object' ? levels : undefined;
  };
  world.levelsSettled = { stage, period: period.id, of: settled };
  const follow = (result: Written) => tellWhatFollows(world, stage, period, result);
  return {
    regulation: program.regulation.id,
    stage,
    period,
    asOf,
    units: units.map(follow),
    people: people.map(follow),
    quotas: [...unitQuotas, ...quotas].flatMap((q) => q.standings),
  };
}

/** The world of an evaluation, which finds the levels of other periods by evaluating them, each once. */
export function worldOf(request: Request, known?: PeriodsDone, structure?: Structure): World {
  const { program, register, period, asOf, traced = false, ratings } = request;
  const world = new World(program, register, asOf, traced, structure, ratings);
  const done: PeriodsDone = known ?? new Map();
  world.levelsOnly = known !== undefined;
  // Levels of other periods may be asked of a text that was not in force yet; only what is rated now is judged.
  world.judged = known === undefined ? period : undefined;
  world.levelsAt = levelsInPeriods(world, done, (other) =>
    evaluate({ program, register, period: other, asOf }, done),
  );
  return world;
}

/** A body of another regime whose level is on record still caps its head and counts below its superior. */
function decidedElsewhere(world: World, unit: UnitRecord, period: Period): boolean {
  const level = world.decidedLevel(unit.id, period)?.level;
  if (level === undefined) return false;
  world.unitLevels.set(`${unit.index}|${period.id}`, [level]);
  return true;
}

/** What comes out for a unit, as far as others look at it. */
export type UnitEnd = Pick<Written, 'outcome' | 'proposed' | 'classification' | 'quotas'>;
/** What comes out for a unit once it is classified and quotas are counted. */
export type EndOfUnit<T extends UnitEnd> = (
  index: number,
  classification: Classification | undefined,
  quotas: readonly QuotaOutcome[],
) => T;

/** Units from below, each depth with its quota before the next one looks at it. */
export function evaluateUnits<T extends UnitEnd>(
  world: World,
  stage: string,
  period: Period,
  endOf: EndOfUnit<T>,
) {
  const { units } = world.register;
  const depths = [...new Set(units.map((u) => u.depth))].sort((a, b) => b - a);
  const classes = new Map<number, Classification>();
  let unitQuotas: QuotaOutcome[] = [];
  const settled = (unit: UnitRecord): T => endOf(unit.index, classes.get(unit.index), unitQuotas);
  for (const depth of depths) {
    const here = units.filter((u) => u.depth === depth);
    for (const unit of here) {
      const view = world.view('unit', unit.index, stage, period);
      if (view?.plan.ladder !== undefined) classes.set(unit.index, classify(view));
      else if (decidedElsewhere(world, unit, period)) continue;
    }
    unitQuotas = runQuotas(world, stage, period, [...classes.values()], 'unit');
    for (const unit of here) {
      const result = settled(unit);
      const level = world.decidedLevel(unit.id, period)?.level ?? result.proposed;
      if (level !== undefined) world.unitLevels.set(`${unit.index}|${period.id}`, [level]);
      else if (result.classification)
        world.unitLevels.set(
          `${unit.index}|${period.id}`,
          levelsLeft(world.program, result.classification, result.quotas),
        );
    }
  }
  return { units: units.map(settled), unitQuotas };
}

/** Every quota of the stage, over all that are classified. */
export function runQuotas(
  world: World,
  stage: string,
  period: Period,
  all: readonly Classification[],
  of: SubjectKind,
): QuotaOutcome[] {
  const quotas = world.program.quotas.filter((q) => q.of === of && q.stages.includes(stage));
  return boardsOf(world, quotas, stage, period, all);
}
