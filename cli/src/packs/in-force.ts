import {
  type CalendarDay,
  formatDay,
  type Period,
  type Regulation,
  say,
  vietnameseDay,
} from '@congtam/engine';
import { type Complaint, complain } from '../complaint.ts';

/**
 * A regulation that is in force on the last day of nobody's period, or has no results for such a period: a year that
 * begins under one text and ends under another is rated by the later one. `spans` are the periods of this name that
 * subjects have; where years of work differ some may end under one text and some under another.
 */
export function unfitFor(
  period: Period,
  regulation: Regulation,
  spans: readonly Period[] = [period],
): Complaint[] {
  return [...notInForce(period, regulation, spans), ...withoutStage(period, regulation)];
}

function notInForce(period: Period, regulation: Regulation, spans: readonly Period[]): Complaint[] {
  const { id, ownYear, layers } = regulation;
  // Of a layer it is not told whom it binds: where years of work differ, it is let pass as the text above it is.
  const parts = [regulation, ...[...layers].map(([layer, laid]) => ({ ...laid, id: layer }))];
  return parts
    .filter(
      (part) =>
        !(part.id === id || ownYear === undefined ? spans : widest(period, { ...part, ownYear })).some(
          ({ to }) => isWithin(part, to),
        ),
    )
    .map((part) => complaintOf(part, period));
}

type InForce = Pick<Regulation, 'id' | 'inForceFrom' | 'inForceTo'>;

const isWithin = ({ inForceFrom, inForceTo }: Omit<InForce, 'id'>, day: CalendarDay): boolean =>
  day >= inForceFrom && day <= (inForceTo ?? day);

/**
 * Before the input is read nobody knows whose year of work ends when: a text that allows such years is then let pass
 * when its first or its last day of effect lies in the calendar period.
 */
export function widest(
  period: Period,
  { ownYear, inForceFrom, inForceTo }: Pick<Regulation, 'ownYear' | 'inForceFrom' | 'inForceTo'>,
): readonly Period[] {
  if (ownYear === undefined) return [period];
  const within = [inForceFrom, inForceTo ?? period.to].map((to) => ({ ...period, to }));
  return [period, ...within.filter(({ to }) => to >= period.from && to <= period.to)];
}

function complaintOf({ id, inForceFrom, inForceTo }: InForce, period: Period): Complaint {
  const [vi, en] = [vietnameseDay(inForceFrom), formatDay(inForceFrom)];
  const end = inForceTo === undefined ? undefined : [vietnameseDay(inForceTo), formatDay(inForceTo)];
  return complain(
    'period.not-in-force',
    say(
      `${id} có hiệu lực từ ${vi}${end ? ` đến ${end[0]}` : ''}, không còn hay chưa có vào ngày cuối của kỳ ${period.id}`,
      `${id} is in force from ${en}${end ? ` to ${end[1]}` : ''}, not on the last day of ${period.id}`,
    ),
    say('chọn kỳ khác hoặc phiên bản khác của quy định', 'choose another period or version'),
  );
}

export function withoutStage(period: Period, { id, stages }: Regulation): Complaint[] {
  const kinds = new Set([...stages.values()].flatMap((stage) => stage.periods));
  if (kinds.has(period.unit)) return [];
  const examples = [...kinds].map((kind) => EXAMPLES[kind]).join(', ');
  return [
    complain(
      'period.no-stage',
      say(`${id} không xét theo kỳ như ${period.id}`, `${id} has no results for a period like ${period.id}`),
      say(`dùng kỳ: ${examples}`, `use a period like: ${examples}`),
    ),
  ];
}

const EXAMPLES: Readonly<Record<Period['unit'], string>> = {
  week: '2026-W07',
  month: '2026-03',
  quarter: '2026-Q1',
  half: '2026-H1',
  year: '2026',
};
