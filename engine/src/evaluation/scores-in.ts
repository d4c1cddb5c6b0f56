import type { Exact } from '../exact.ts';
import { inYear, type Period } from '../period.ts';
import { type Gap, isGap } from '../rules/measured.ts';
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
 * everybody is let go as soon as they are measured, so that of the twelve months of a province little more than the scores is held.
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
    const measured = view === undefined || isElsewhere ? undefined : measuredOf(world, view);
    world.forgetWithin(person.index);
    return measured === undefined || isGap(measured) ? undefined : measured;
  });
  return { period, people, units: units.map(({ score }) => score) };
}

/** What the ladder climbs by; where there is none, what the stage shows. */
function measuredOf({ program }: World, view: View): Exact | Gap | undefined {
  const { ladder, stage } = view.plan;
  if (ladder !== undefined)
    return ladder.scoreSlot === undefined ? undefined : view.measure(ladder.scoreSlot);
  const shows = program.regulation.stages.get(stage)?.shows;
  return shows === undefined ? undefined : new MeasuresOf(view).get(shows);
}
