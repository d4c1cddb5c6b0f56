import type { Exact } from '../exact.ts';
import { inYear, type Period } from '../period.ts';
import { isGap } from '../rules/measured.ts';
import { evaluateUnits, type Request, stageOf, worldOf } from './evaluate.ts';
import { MeasuresOf } from './measures-of.ts';
import { resultOf } from './result.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';

/** What a regulation measures of everybody in a period, as a number. */
export interface PeriodScores {
  readonly period: Period;
  /** By index of the person and of the unit; undefined where there is no score. */
  readonly people: readonly (Exact | undefined)[];
  readonly units: readonly (Exact | undefined)[];
}

/**
 * The scores that the results of `evaluatePeriod` show, without levels of people, quotas and whatever else makes a result:
 * everybody is let go as soon as they are measured, so that the twelve months of a province need the memory of one person.
 */
export function scoresIn(request: Omit<Request, 'traced'>): PeriodScores {
  const { program, register } = request;
  const period = inYear(request.period, undefined);
  const stage = stageOf(program, period);
  const world = worldOf({ ...request, period });
  const { units } = evaluateUnits(world, stage, period, (index, classification, quotas) =>
    resultOf(world, 'unit', index, stage, period, classification, quotas),
  );
  const people = register.people.map((person) => {
    const view = world.view('person', person.index, stage, period);
    const isElsewhere =
      view?.plan.ladder !== undefined &&
      world.structure.hasMovedAway(person, world.periodOf('person', person.index, period));
    const score = view === undefined || isElsewhere ? undefined : scoreOf(world, view);
    world.forgetWithin(person.index);
    return score;
  });
  return { period, people, units: units.map(({ score }) => score) };
}

/** What the ladder climbs by; where there is none, what the stage shows. */
function scoreOf({ program }: World, view: View): Exact | undefined {
  const { ladder, stage } = view.plan;
  const shows = program.regulation.stages.get(stage)?.shows;
  const score =
    ladder === undefined
      ? shows && new MeasuresOf(view).get(shows)
      : ladder.scoreSlot === undefined
        ? undefined
        : view.measure(ladder.scoreSlot);
  return score === undefined || score === '' || isGap(score) ? undefined : score;
}
