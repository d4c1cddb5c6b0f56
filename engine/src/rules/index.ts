import { mean, pointsFromShare, sum } from './arithmetic.ts';
import { convertedQuantity } from './converted-quantity.ts';
import { countedViolations } from './counted-violations.ts';
import { everyoneLed } from './everyone-led.ts';
import type { RuleKind } from './kinds.ts';
import { meanOverPeriods } from './mean-over-periods.ts';
import { monthsServed } from './months-served.ts';
import { opening } from './opening.ts';
import { ratioKind } from './ratio.ts';
import { countOfRecords, shareOfRecords } from './records.ts';
import { unitsBelow } from './units-below.ts';
import { valueByChoice } from './value-by-choice.ts';

/** The closed set of rule kinds. If a real regulation needs another one, it is added here. */
export const RULE_KINDS: readonly RuleKind[] = [
  sum,
  mean,
  pointsFromShare,
  ratioKind,
  convertedQuantity,
  valueByChoice,
  everyoneLed,
  unitsBelow,
  meanOverPeriods,
  monthsServed,
  countedViolations,
  countOfRecords,
  shareOfRecords,
  opening,
];

export const ruleKind = (kind: string): RuleKind | undefined => RULE_KINDS.find((k) => k.kind === kind);
