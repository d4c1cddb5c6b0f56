import { covers, PERIOD_UNITS, type Period, periodsOfYear } from '../period.ts';
import { say } from '../problem.ts';
import { readPeriod } from './day-cell.ts';
import { type CellReader, isRefusal, quoted, type Refusal, refuse } from './refusal.ts';

/** More years than these are a mistake in the cell. */
const MOST_YEARS = 10;

/**
 * The periods a decision answers for: one, or `2026-01..2026-12`, which is the year since it is the whole of it.
 */
export function readSpan(): CellReader<readonly Period[]> {
  const read = readPeriod(PERIOD_UNITS);
  return (raw) => {
    const ends = raw.split('..');
    if (ends.length !== 2) {
      const period = read(raw);
      return period === undefined || isRefusal(period) ? period : [period];
    }
    const [first, last] = ends.map((end) => read(end));
    if (isRefusal(first)) return first;
    if (isRefusal(last)) return last;
    if (!first || !last) return notSpan(raw);
    if (first.unit !== last.unit || last.from < first.from || last.year - first.year > MOST_YEARS)
      return notSpan(raw);
    return between(first, last);
  };
}

/** The single period that is exactly this span, else all of its kind in it. */
function between(first: Period, last: Period): readonly Period[] {
  const whole = PERIOD_UNITS.flatMap((unit) => periodsOfYear(first.year, unit)).find(
    (p) => p.from === first.from && p.to === last.to && covers(p, first),
  );
  if (whole !== undefined) return [whole];
  const years = Array.from({ length: last.year - first.year + 1 }, (_, i) => first.year + i);
  return years
    .flatMap((year) => periodsOfYear(year, first.unit))
    .filter((p) => p.from >= first.from && p.to <= last.to);
}

const notSpan = (text: string): Refusal =>
  refuse(
    'not-a-span',
    say(
      `“${quoted(text.trim())}” không phải là một khoảng kỳ`,
      `'${quoted(text.trim())}' is no span of periods`,
    ),
    say('viết như 2026-01..2026-12', 'write it like 2026-01..2026-12'),
  );
