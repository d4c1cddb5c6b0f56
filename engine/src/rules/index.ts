import { mean, pointsFromShare } from './arithmetic.ts';
import { convertedQuantity } from './converted-quantity.ts';
import { countedViolations } from './counted-violations.ts';
import { everyoneLed } from './everyone-led.ts';
import type { RuleKind } from './kinds.ts';
import { levelsOfPeriods } from './levels-of-periods.ts';
import { meanOfRaters } from './mean-of-raters.ts';
import { meanOfRecords } from './mean-of-records.ts';
import { monthsServed } from './months-served.ts';
import { oneOf } from './one-of.ts';
import { opening } from './opening.ts';
import { meanOverPeriods, overPeriods } from './over-periods.ts';
import { overSubjects } from './over-subjects.ts';
import { pointsOfRecords } from './points-of-records.ts';
import { ratioKind } from './ratio.ts';
import { countOfRecords, shareOfRecords } from './records.ts';
import { shareOfTotal } from './share-of-total.ts';
import { steps } from './steps.ts';
import { sum } from './sum.ts';
import { unitsBelow } from './units-below.ts';
import { valueByChoice } from './value-by-choice.ts';

/** The closed set of rule kinds. If a real regulation needs another one, it is added here. */
export const RULE_KINDS: readonly RuleKind[] = [
  sum,
  mean,
  pointsFromShare,
  steps,
  oneOf,
  ratioKind,
  convertedQuantity,
  valueByChoice,
  everyoneLed,
  unitsBelow,
  overSubjects,
  shareOfTotal,
  meanOverPeriods,
  overPeriods,
  levelsOfPeriods,
  monthsServed,
  countedViolations,
  countOfRecords,
  shareOfRecords,
  pointsOfRecords,
  meanOfRecords,
  meanOfRaters,
  opening,
];

export const ruleKind = (kind: string): RuleKind | undefined => RULE_KINDS.find((k) => k.kind === kind);
