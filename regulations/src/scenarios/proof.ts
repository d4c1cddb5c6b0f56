/**
 * What scenarios prove of a pack: every rule deleted, every part of a condition left out, every threshold and day moved,
 * and whether any scenario notices; and what stands in the pack that no scenario names.
 */

import {
  type Change,
  calendarChanges,
  deletions,
  doubtsOf,
  edges,
  leftOut,
  roundings,
  rulesOf,
  stancesOf,
} from './changes.ts';
import type { Regulation } from './engine.ts';
import { runScenario } from './run.ts';
import type { Scenario } from './scenario.ts';

/** What is done to the pack: a rule deleted, a part of a condition left out, a threshold's edge or a day moved. */
export type ProofKind = 'deleted' | 'left-out' | 'edge' | 'calendar';

export interface Trial {
  readonly kind: ProofKind;
  /** `level.good`, `level.good, condition 2`, `level.good, points atLeast 70`, `rated moved by a day` */
  readonly what: string;
  readonly change: Change;
}

/** A scenario that passes, with the regulation it is run on: the pack itself, on what it lies on, with its layers. */
export interface Proving {
  readonly scenario: Scenario;
  readonly regulation: Regulation;
}

/** Everything that is tried on a pack. */
export function trialsOf(regulation: Regulation): Trial[] {
  const of = (kind: ProofKind, changes: readonly Change[]): Trial[] =>
    changes.map((change) => ({ kind, what: change.what, change }));
  return [
    ...of('deleted', deletions(regulation)),
    ...of('left-out', leftOut(regulation)),
    ...of('edge', edges(regulation)),
    ...of('calendar', calendarChanges(regulation)),
    ...of('left-out', roundings(regulation)),
  ];
}

/** Whether a scenario fails once the change is made; those that name the rule are asked first. */
export function isNoticed({ change }: Trial, proving: readonly Proving[]): boolean {
  const names = ({ scenario }: Proving) => change.shownAs.some((id) => scenario.shows.includes(id));
  const inOrder = [...proving.filter(names), ...proving.filter((one) => !names(one))];
  return inOrder.some(({ scenario, regulation }) => !runScenario(scenario, change.change(regulation)).passed);
}

/** Ids of rules, readings, questions, their options, stances and articles that no scenario names under `shows`. */
export function unshownIn(regulation: Regulation, scenarios: readonly Scenario[]): string[] {
  const shown = new Set(scenarios.flatMap((scenario) => scenario.shows));
  const all = [
    ...regulation.articles.keys(),
    ...rulesOf(regulation),
    ...stancesOf(regulation),
    ...doubtsOf(regulation),
  ];
  return [...new Set(all)].filter((id) => !shown.has(id));
}
