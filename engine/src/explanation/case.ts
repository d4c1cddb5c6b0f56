import type { Classification } from '../classification/classification.ts';
import { classify } from '../classification/classify.ts';
import { evaluatePeriod } from '../evaluation/evaluate.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { levelsInPeriods, possibleLevels } from '../evaluation/levels-in-periods.ts';
import type { Program, StagePlan } from '../evaluation/program.ts';
import type { SubjectResult } from '../evaluation/result.ts';
import { View } from '../evaluation/view.ts';
import { World } from '../evaluation/world.ts';
import type { Language } from '../problem.ts';
import type { Register } from '../register.ts';
import type { Measure } from '../regulation/format.ts';
import { CaseWording } from './case-wording.ts';
import type { Step } from './trace.ts';

export interface Context {
  readonly program: Program;
  readonly register: Register;
  readonly evaluation: Evaluation;
}

/** One result with everything its explanation asks; steps are there even when the evaluation kept none. */
export interface Case extends Context {
  readonly result: SubjectResult;
  readonly words: CaseWording;
  readonly view: View;
  readonly classification?: Classification;
  /** The quantity people look at, as it was computed. */
  readonly score?: Step;
}

/** Undefined for a subject the regulation is not about. */
export function openCase(result: SubjectResult, context: Context, language: Language): Case | undefined {
  const words = new CaseWording(context.program, context.register, language);
  const traced = result.classification?.view.traced ? result.classification : undefined;
  const view = traced?.view ?? freshView(result, context);
  if (view === undefined) return undefined;
  const classification = traced ?? (view.plan.ladder === undefined ? undefined : classify(view));
  const score = scoreStep(view);
  words.stepOf = (measure) => {
    const slot = context.program.measureSlots.get(measure);
    return slot === undefined ? undefined : view.step(slot);
  };
  return {
    ...context,
    result,
    words,
    view,
    ...(classification === undefined ? {} : { classification }),
    ...(score === undefined ? {} : { score }),
  };
}

/** The subject seen again with steps recorded; the levels of units stand as the evaluation found them. */
function freshView(result: SubjectResult, { program, register, evaluation }: Context): View | undefined {
  const known = RECORDING.get(evaluation);
  if (known) return known.view(result.kind, result.index, evaluation.stage, evaluation.period);
  const world = new World(program, register, evaluation.asOf, true);
  world.judged = evaluation.period;
  world.levelsAt = levelsInPeriods(world, new Map(), (period) =>
    evaluatePeriod({ program, register, period, asOf: evaluation.asOf }),
  );
  RECORDING.set(evaluation, world);
  for (const unit of evaluation.units) {
    const levels = possibleLevels(program, unit);
    if (unit.classification === undefined || typeof levels !== 'object') continue;
    world.unitLevels.set(`${unit.index}|${evaluation.period.id}`, levels);
  }
  return world.view(result.kind, result.index, evaluation.stage, evaluation.period);
}

/** The second look at an evaluation, shared by all its results. */
const RECORDING = new WeakMap<Evaluation, World>();

/** Frees what was recorded for one subject, so that explaining everybody needs little more than explaining one. */
export function closeCase({ result, evaluation, view }: Case): void {
  if (result.kind === 'person' && RECORDING.get(evaluation) === view.world)
    view.world.forgetWithin(result.index, evaluation.period);
}

function scoreStep(view: View): Step | undefined {
  const { program } = view.world;
  const id = view.plan.ladder?.rule.score ?? program.regulation.stages.get(view.plan.stage)?.shows;
  const slot = id === undefined ? undefined : program.measureSlots.get(id);
  return slot === undefined ? undefined : view.step(slot);
}

/** The level the subject would have if the regulation were `change`d: computed by the same rules, nothing guessed. */
export function classifiedWith(view: View, change: (plan: StagePlan) => Partial<StagePlan>): Classification {
  const { world, kind, index, id, plan, period, facts } = view;
  const brought = world.broughtTo(kind, index, period.id);
  return classify(new View(world, kind, index, id, { ...plan, ...change(plan) }, period, facts, brought));
}

/** The rule a step followed; steps carry the very list of articles of their rule. */
export function measureOf(step: Step, words: CaseWording): Measure | undefined {
  const same = words.regulation.measures.filter((m) => m.id === step.rule);
  return same.find((m) => m.articles === step.articles) ?? same[0];
}
