import { covers, inYear, type OwnYear, type Period, parsePeriod } from '../period.ts';
import type { Decision } from '../register.ts';

/**
 * Of decisions about one subject: the one for the nearest period that holds this one, a named period before none, the
 * later before the earlier. `own` is the year of work of whom it is asked for.
 */
export function best(
  candidates: readonly Decision[] | undefined,
  period: Period,
  own: OwnYear | undefined,
): Decision | undefined {
  let found: Decision | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const decision of candidates ?? []) {
    const days = daysAnswered(decision.period, period, own);
    if (days === undefined) continue;
    const isNearer = found === undefined || (days === nearest ? isLater(decision, found) : days < nearest);
    if (!isNearer) continue;
    found = decision;
    nearest = days;
  }
  return found;
}

/** How long the span is that a decision answers for; undefined when it does not hold the period. */
function daysAnswered(
  named: string | undefined,
  period: Period,
  own: OwnYear | undefined,
): number | undefined {
  if (named === undefined) return Number.MAX_VALUE;
  if (named === period.id) return 0;
  const written = parsePeriod(named);
  const span = written && inYear(written, own);
  return span !== undefined && covers(span, period) ? span.to - span.from : undefined;
}

/** Total order of decisions, so that the order of the input never matters. */
export function isLater(a: Decision, b: Decision): boolean {
  if (a.on !== b.on) return a.on > b.on;
  return orderInDay(a) > orderInDay(b);
}

/** By what decisions of one day are told apart: the greater text is the later one. */
export const orderInDay = ({
  document = '',
  option,
  by,
  period = '',
}: Pick<Decision, 'document' | 'option' | 'by' | 'period'>): string =>
  `${document}|${option}|${by}|${period}`;
