import { formatDay, type Period, type Regulation, say, vietnameseDay } from '@congtam/engine';
import { type Complaint, complain } from '../complaint.ts';

/** A regulation that is not in force at any day of the period, or has no results for such a period. */
export function unfitFor(period: Period, regulation: Regulation): Complaint[] {
  const { id, inForceFrom, inForceTo, stages } = regulation;
  const found: Complaint[] = [];
  if (period.to < inForceFrom || (inForceTo !== undefined && period.from > inForceTo)) {
    const [vi, en] = [vietnameseDay(inForceFrom), formatDay(inForceFrom)];
    const end = inForceTo === undefined ? undefined : [vietnameseDay(inForceTo), formatDay(inForceTo)];
    found.push(
      complain(
        'period.not-in-force',
        say(
          `${id} có hiệu lực từ ${vi}${end ? ` đến ${end[0]}` : ''}, không có trong kỳ ${period.id}`,
          `${id} is in force from ${en}${end ? ` to ${end[1]}` : ''}, not in ${period.id}`,
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
