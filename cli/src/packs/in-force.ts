import { formatDay, type Period, type Regulation, say, vietnameseDay } from '@congtam/engine';
import { type Complaint, complain } from '../complaint.ts';

/**
 * A regulation that is not in force on the last day of the period, or has no results for such a period: a year that
 * begins under one text and ends under another is rated by the later one.
 */
export function unfitFor(period: Period, regulation: Regulation): Complaint[] {
  const { id, inForceFrom, inForceTo, stages } = regulation;
  const found: Complaint[] = [];
  if (period.to < inForceFrom || (inForceTo !== undefined && period.to > inForceTo)) {
    const [vi, en] = [vietnameseDay(inForceFrom), formatDay(inForceFrom)];
    const end = inForceTo === undefined ? undefined : [vietnameseDay(inForceTo), formatDay(inForceTo)];
    found.push(
      complain(
        'period.not-in-force',
        say(
          `${id} có hiệu lực từ ${vi}${end ? ` đến ${end[0]}` : ''}, không còn hay chưa có vào ngày cuối của kỳ ${period.id}`,
          `${id} is in force from ${en}${end ? ` to ${end[1]}` : ''}, not on the last day of ${period.id}`,
        ),
        say('chọn kỳ khác hoặc phiên bản khác của quy định', 'choose another period or version'),
      ),
    );
  }
  const kinds = new Set([...stages.values()].flatMap((stage) => stage.periods));
  if (!kinds.has(period.unit)) {
    found.push(
      complain(
        'period.no-stage',
        say(
          `${id} không xét theo kỳ như ${period.id}`,
          `${id} has no results for a period like ${period.id}`,
        ),
        say(
          `dùng kỳ: ${[...kinds].map((kind) => EXAMPLES[kind]).join(', ')}`,
          `use a period like: ${[...kinds].map((kind) => EXAMPLES[kind]).join(', ')}`,
        ),
      ),
    );
  }
  return found;
}

const EXAMPLES: Readonly<Record<Period['unit'], string>> = {
  week: '2026-W07',
  month: '2026-03',
  quarter: '2026-Q1',
  half: '2026-H1',
  year: '2026',
};
