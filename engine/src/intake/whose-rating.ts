import { attributesMeet } from '../evaluation/attributes.ts';
import { Calendars } from '../evaluation/calendars.ts';
import { Structure } from '../evaluation/structure.ts';
import { endsInForce } from '../evaluation/world.ts';
import { type Period, parsePeriod } from '../period.ts';
import { say } from '../problem.ts';
import type { Decision, Register } from '../register.ts';
import type { Regulation, SubjectKind } from '../regulation/format.ts';
import type { IntakeRequest } from './open-intake.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';

/**
 * A level or a result brought along that does not say under which regulation it stands is refused where several
 * regulations rate the subject: nobody may guess which one it is.
 */
export function checkWhoseRating(all: {
  readonly register: Register;
  readonly decided: readonly { readonly decision: Decision; readonly at: number }[];
  readonly brought: readonly {
    readonly subject: string;
    readonly measure: string;
    readonly period: Period;
    readonly at: number;
  }[];
  readonly request: IntakeRequest;
  readonly log: ProblemLog;
}): void {
  const { register, decided, brought, request, log } = all;
  const { regulations, year } = request;
  if (regulations.length < 2) return;
  const structure = new Structure(register);
  const subjects = new Map<string, { kind: SubjectKind; index: number }>([
    ...register.units.map((u) => [u.id, { kind: 'unit', index: u.index }] as const),
    ...register.people.map((p) => [p.id, { kind: 'person', index: p.index }] as const),
  ]);
  const rating = (among: readonly Regulation[], subject: string, period: Period): string[] => {
    const found = subjects.get(subject);
    if (found === undefined) return [];
    const { kind, index } = found;
    return among
      .filter((r) => {
        const calendars = new Calendars(structure, r.ownYear);
        const own = calendars.periodOf(kind, index, period);
        if (calendars.hasOwnYears && !endsInForce({ regulation: r }, own)) return false;
        return r.scopes.some(
          (s) =>
            s.of === kind &&
            attributesMeet(
              s.when,
              (id) => structure.attribute(kind, index, id, own),
              (id) => r.readings.get(id)?.default,
            ),
        );
      })
      .map((r) => r.id);
  };
  for (const { decision, at } of decided) {
    const period = parsePeriod(decision.period ?? String(year));
    if (decision.question !== 'level' || decision.regulation !== undefined || period === undefined) continue;
    const several = rating(regulations, decision.subject, period);
    if (several.length > 1) log.refuse('decisions', at, 'regulation', whichOne(several));
  }
  for (const { subject, measure, period, at } of brought) {
    const having = regulations.filter((r) => r.measures.some((m) => m.id === measure));
    const several = rating(having, subject, period);
    if (several.length > 1) log.refuse('period-results', at, 'regulation', whichOne(several));
  }
}

const whichOne = (ids: readonly string[]) =>
  refuse(
    'regulation-needed',
    say(
      `nhiều quy định cùng xếp loại: ${ids.join(', ')}`,
      `several regulations rate this subject: ${ids.join(', ')}`,
    ),
    say(`ghi một trong: ${ids.join(', ')}`, `write one of: ${ids.join(', ')}`),
  );
