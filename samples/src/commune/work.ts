import type { SampleTable } from '../sample-table.ts';
import { tableOf } from '../sample-table.ts';
import { productOf } from './catalogue.ts';
import { PEOPLE, postIn } from './people.ts';
import { type Assignment, type Line, monthId, type WorkPlan } from './plan.ts';

/** Takes `units` of the 100 out of what was completed, from the first product on. */
function unfinished(assignment: Assignment, units: number): readonly Line[] {
  let left = units;
  return assignment.map(({ code, coefficient, assigned }) => {
    const lost = Math.min(left, assigned * coefficient);
    left -= lost;
    return { code, assigned, completed: assigned - lost / coefficient };
  });
}

/**
 * The same loss in another way: all is finished, but half of the loss over the three criteria is work of poor quality
 * and half is work out of time.
 */
function poorAndLate(assignment: Assignment, units: number): readonly Line[] {
  return assignment.map(({ code, coefficient, assigned }, index) => {
    if (index > 0) return { code, assigned, completed: assigned };
    const fit = assigned - (1.5 * units) / coefficient;
    return { code, assigned, completed: assigned, meetingQuality: fit, onTime: fit };
  });
}

interface MonthOfWork {
  readonly general: number;
  readonly lines: readonly Line[];
}

function monthOf(plan: WorkPlan, month: number): MonthOfWork {
  const change = plan.changes[month] ?? {};
  const swing = !plan.swings ? 0 : month % 2 === 0 ? -1 : 1;
  const general = (change.general ?? plan.general(month)) + swing / 2;
  const units = (change.unfinished ?? plan.unfinished(month)) + swing * 2;
  const assignment = plan.assignment(month);
  const isEven = units % 2 === 0 && units > 0 && units <= 26;
  const lines =
    isEven && month % 3 === 0 && change.lines === undefined
      ? poorAndLate(assignment, units)
      : unfinished(assignment, units);
  return { general, lines: change.lines?.(lines) ?? lines };
}

export const workProducts = (): SampleTable =>
  tableOf(
    'work-products',
    [
      'subject',
      'period',
      'code',
      'product',
      'source',
      'assigned',
      'completed',
      'meetingQuality',
      'onTime',
      'majorErrors',
      'latenesses',
      'waivedLatenesses',
      'waiverDocument',
    ],
    PEOPLE.flatMap(({ id, work }) =>
      (work?.months ?? []).flatMap((month) =>
        monthOf(work!, month).lines.map((line) => ({
          subject: id,
          period: monthId(month),
          product: productOf(line.code),
          ...line,
        })),
      ),
    ),
  );

const MOST = [50, 50, 25, 25, 25, 25, 25, 25, 25, 25];

/** Points of the ten criteria, in tenths, that add up to the total; what is lost is spread from one criterion on. */
function spread(total: number, first: number): readonly string[] {
  const points = [...MOST];
  let lost = 300 - Math.round(total * 10);
  for (let at = first; lost > 0; at++) {
    const index = at % points.length;
    const step = Math.min(5, lost, points[index]!);
    points[index]! -= step;
    lost -= step;
  }
  return points.map((tenths) => String(tenths / 10));
}

/** The ten general criteria of every month, self-scored and confirmed. */
export const generalCriteria = (): SampleTable => ({
  table: 'general-criteria-monitoring',
  columns: [
    'subject',
    'period',
    'rater',
    'I.1',
    'I.2',
    'II.1',
    'II.2',
    'II.3',
    'II.4',
    'III.1',
    'III.2',
    'III.3',
    'III.4',
  ],
  rows: PEOPLE.flatMap(({ id, work }, at) =>
    (work?.months ?? []).flatMap((month) => {
      const { general } = monthOf(work!, month);
      const self = work!.self ?? Math.min(30, general + (at % 2) / 2);
      return [
        [id, monthId(month), 'self', ...spread(self, at)],
        [id, monthId(month), 'confirmed', ...spread(general, at)],
      ];
    }),
  ),
});

export const leadership = (): SampleTable =>
  tableOf(
    'leadership',
    ['subject', 'period', 'organisingGrade', 'unitingGrade'],
    PEOPLE.flatMap((person) =>
      (person.work?.months ?? [])
        .filter((month) => postIn(person, month)?.leads !== undefined)
        .map((month) => ({
          subject: person.id,
          period: monthId(month),
          organisingGrade: person.organising?.[month] ?? 'full',
          unitingGrade: person.uniting?.[month] ?? 'united',
        })),
    ),
  );
