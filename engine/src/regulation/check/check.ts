import type { Problem } from '../../problem.ts';
import type { Regulation } from '../format.ts';
import type { PackPart } from '../plain.ts';
import { checkReach } from '../reach/reach.ts';
import { readRegulation } from '../read/regulation.ts';
import { checkApplicability } from './applicability.ts';
import { checkCalendar } from './calendar.ts';
import { checkCircles } from './circles.ts';
import { checkCitations } from './citations.ts';
import { checkAuthorities, checkAuthorityReach, checkConsequences } from './consequences.ts';
import { type Context, contextOf } from './context.ts';
import { checkDeclarations } from './declarations.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkFillNames } from './fills.ts';
import { checkDays, checkFrame } from './frame.ts';
import { checkLevelsOfPeople } from './gathered.ts';
import { checkMeasures } from './measures.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkMeasureQuestions, checkOptions } from './questions.ts';
import { checkRules } from './rules.ts';
import { checkScope } from './scope.ts';
import { checkUnused } from './unused.ts';

/**
 * What a pack says is checked as a whole: names, types, questions, citations, ranges. Everything wrong is told at
 * once. Of a layer alone only its days can be judged; the rest is checked together with what it lies on (`applyLayers`).
 */
export function checkRegulation(regulation: Regulation): Problem[] {
  const context = contextOf(regulation);
  checkFillNames(context.report, undefined, regulation);
  if (regulation.layerOf === undefined) checkWhole(context);
  else checkDays(context);
  return [...context.report.problems];
}

function checkWhole(context: Context): void {
  checkFrame(context);
  checkDuplicates(context);
  checkScope(context);
  checkDeclarations(context);
  checkApplicability(context);
  checkCalendar(context);
  checkMeasures(context);
  checkOptions(context);
  checkMeasureQuestions(context);
  checkRules(context);
  checkConsequences(context);
  checkAuthorities(context);
  checkCitations(context);
  checkCircles(context);
  checkUnused(context);
  checkLevelsOfPeople(context);
  checkPlaceholders(context);
  // Ranges are worth working out only when every name leads somewhere.
  if (context.report.problems.every((p) => !STOPS_REACH.test(p.code))) {
    checkReach(context);
    checkAuthorityReach(context);
  }
}

const STOPS_REACH = /^pack\.(unknown|wrong-type|bounds|condition-|measure-circle|group-without|duplicate)/;

/** Reads the part `rules` of a pack and checks it; a layer is read against the regulation it lies on. */
export function parseRegulation(
  part: PackPart,
  upper?: Regulation,
): { regulation: Regulation } | { problems: readonly Problem[] } {
  const read = readRegulation(part, upper);
  if ('problems' in read) return read;
  const problems = checkRegulation(read.regulation);
  return problems.length > 0 ? { problems } : read;
}
