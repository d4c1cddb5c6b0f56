import { ACTOR_WORDS, type ProcedureStep } from '@congtam/regulations';
import { todayInVietnam } from '../../vietnam-day.ts';
import { unitOn } from '../units/units.queries.ts';
import type { Opening } from './ground.ts';
import type { OpeningMaking } from './makers.ts';

/** A step with the days of the year of a cycle, once for all kinds of subjects that have it on the same day. */
interface Planned {
  readonly step: string;
  readonly who: string;
  readonly before: string | undefined;
  readonly paper: string | undefined;
}

function plannedSteps({ packs, year }: Opening): readonly Planned[] {
  const found = new Map<string, Planned>();
  for (const { procedure } of packs)
    for (const kind of procedure?.kinds ?? [])
      for (const step of kind.steps) {
        const planned = plannedOf(step, year);
        const key = JSON.stringify(planned);
        if (!found.has(key)) found.set(key, planned);
      }
  return [...found.values()];
}

function plannedOf({ label, by, deadline, paper }: ProcedureStep, year: number): Planned {
  const written = (value: number) => String(value).padStart(2, '0');
  const words = by.map((actor) => ACTOR_WORDS[actor].vi).join(' hoặc ');
  return {
    step: label.vi,
    who: words.slice(0, 1).toUpperCase() + words.slice(1),
    before:
      deadline?.kind === 'before'
        ? `${deadline.year === 'next' ? year + 1 : year}-${written(deadline.month)}-${written(deadline.day)}`
        : undefined,
    // Official forms go by their number.
    paper: paper?.replace(/^form-/, 'Mẫu số '),
  };
}

/** The letter that opens a cycle, with every day its texts name. */
export async function openingLetter({ ground }: OpeningMaking) {
  return {
    year: ground.year,
    deadlines: plannedSteps(ground).flatMap(({ step, who, before }) =>
      before === undefined ? [] : [{ task: step, who, before }],
    ),
  };
}

/** The plan of a cycle: who is rated, and the steps of the procedure with who takes them, on which form. */
export async function evaluationPlan({ ground }: OpeningMaking) {
  return {
    year: ground.year,
    subjects: [
      ...new Set(ground.packs.flatMap(({ regulation }) => regulation.groups.map(({ label }) => label.vi))),
    ],
    steps: plannedSteps(ground),
  };
}

/** Who is late with which step, unit by unit, as the procedure says it on this day. */
export async function urgingLetter({ tx, ground, sources }: OpeningMaking) {
  const today = todayInVietnam();
  const waiting = await sources.steps.waitingIn(tx, ground.cycle.id);
  const late = new Map<string, { unit: string; task: string; due: string; subjects: number }>();
  for (const { unit, label, dueBy, isOverdue } of waiting) {
    if (!isOverdue || dueBy === null) continue;
    const key = [unit, label.vi, dueBy].join(' ');
    const before = late.get(key);
    late.set(key, { unit, task: label.vi, due: dueBy, subjects: (before?.subjects ?? 0) + 1 });
  }
  const names = new Map<string, string>();
  for (const { unit } of late.values()) names.set(unit, (await unitOn(tx, unit, today))?.name ?? unit);
  return {
    asOf: today,
    late: [...late.values()].map(({ unit, task, due, subjects }) => ({
      unit: names.get(unit) ?? unit,
      task: subjects === 1 ? task : `${task}: ${subjects} đối tượng`,
      due,
      daysLate: Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000),
    })),
  };
}
