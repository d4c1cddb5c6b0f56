import type { Language } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { broughtLevels, cyclesOfPerson, standingLevels } from '../classification/standing-levels.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { postsOf } from '../people/people.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { type Following, ratedOf } from './rated.ts';
import * as errors from './use-of-results.errors.ts';

/** A level of somebody in one period, from a cycle here or from paper. */
export interface PastLevel {
  readonly period: string;
  readonly kind: string;
  readonly regulation: string | null;
  readonly level: string | null;
  readonly isDecided: boolean;
  readonly document: string | null;
  /** What the regulation says of it where somebody is appointed or planned for, or is to be acted on. */
  readonly says: readonly Following[];
}

export interface StaffingCheck {
  readonly person: string;
  readonly years: readonly { readonly year: string; readonly levels: readonly PastLevel[] }[];
  /** Years of which no level is decided: nobody reads them as good or as bad. */
  readonly unknown: readonly string[];
  /** Evaluated for an appointment, a promotion or the like. */
  readonly onDemand: readonly PastLevel[];
}

/**
 * What is known of somebody before an appointment, or for planning: the levels of the last years, each with its ground and
 * with what the regulation of that year says of it. It gives no verdict; a year without a level is named.
 */
export async function staffingCheck(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly person: string;
    readonly until: number;
    readonly years: number;
    readonly language: Language;
  },
): Promise<StaffingCheck | Refusal> {
  const { person, until, years, language } = given;
  const unit = (await postsOf(tx, person)).at(-1)?.unit;
  if (unit === undefined) return errors.noSuchSubject();
  const line = await lineThrough(tx, unit, todayInVietnam());
  const why = refusalOf(holder, 'result.staffing', { line, person });
  if (why) return why;
  const asked = Array.from({ length: years }, (_, at) => String(until - at));
  const levels: PastLevel[] = [];
  for (const { cycle: id, kind, period, run } of await cyclesOfPerson(tx, person, asked)) {
    const cycle = await cycleById(tx, id);
    const packs = cycle && (await sources.joined(tx, cycle));
    if (packs === undefined || isRefusal(packs)) continue;
    const regulations = packs.map(({ regulation }) => regulation);
    for (const row of await standingLevels(tx, { cycle: id, period, run, person })) {
      const { regulation, level, isDecided, follows } = ratedOf(row, regulations, language);
      const says = follows.filter(({ use }) => use === 'staffing' || use === 'follow-up');
      levels.push({ period, kind, regulation, level, isDecided, document: row.document, says });
    }
  }
  const here = levels.filter(({ isDecided }) => isDecided);
  for (const { period, regulation, level, document } of await broughtLevels(tx, person)) {
    // A civil level says nothing of the Party's. Where a paper names no text, only the very same level is told once.
    const isTold = (one: PastLevel) =>
      regulation === null ? one.level === level : one.regulation === regulation;
    if (here.some((one) => one.period === period && isTold(one))) continue;
    levels.push({ period, kind: 'brought', regulation, level, isDecided: true, document, says: [] });
  }
  if (person !== holder.person)
    await record(tx, {
      action: 'result.staffing',
      subject: { kind: 'person', id: person },
      ...{ unit, person },
      facts: { until, years },
    });
  return {
    person,
    years: asked.map((year) => ({
      year,
      levels: levels.filter(({ period, kind }) => kind !== 'beforeAppointment' && period.startsWith(year)),
    })),
    unknown: asked.filter((year) => !levels.some(({ period, isDecided }) => period === year && isDecided)),
    onDemand: levels.filter(({ kind }) => kind === 'beforeAppointment'),
  };
}
