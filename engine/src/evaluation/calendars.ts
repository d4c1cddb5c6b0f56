import { type CalendarDay, datePartsOf } from '../calendar-day.ts';
import { inYear, type OwnYear, type Period, periodsOfYear } from '../period.ts';
import type { UnitRecord } from '../register.ts';
import type { OwnYearRule } from '../regulation/calendar-rules.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { attributesMeet } from './attributes.ts';
import { boundBy } from './bound.ts';
import type { Structure } from './structure.ts';

/**
 * Whose year of work is whose, under one regulation: that of the nearest unit upward for which an end is recorded, where
 * the regulation allows it. The post that says so is the one held in the calendar year of the same number.
 */
export class Calendars {
  /** False for most registers: then every period is that of the calendar. */
  readonly hasOwnYears: boolean;
  readonly #rule: OwnYearRule | undefined;
  readonly #known = new Map<string, OwnYear | undefined>();
  readonly #years = new Map<string, OwnYear>();

  constructor(
    readonly structure: Structure,
    rule: OwnYearRule | undefined,
  ) {
    this.hasOwnYears = rule !== undefined && structure.register.units.some((u) => u.yearEnds !== undefined);
    this.#rule = this.hasOwnYears ? rule : undefined;
  }

  /** The period of the same name in the subject's year of work. */
  periodOf(kind: SubjectKind, index: number, period: Period): Period {
    if (!this.hasOwnYears && period.own === undefined) return period;
    if (period.unit !== 'year' && period.unit !== 'half') return period;
    return inYear(period, this.ownYearOf(kind, index, period.year));
  }

  /** The subject's year of work with this number; undefined when it is the calendar year. */
  ownYearOf(kind: SubjectKind, index: number, year: number): OwnYear | undefined {
    if (this.#rule === undefined) return undefined;
    const key = `${kind} ${index} ${year}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const calendarYear = periodsOfYear(year, 'year')[0];
    const own = calendarYear && this.#find(this.#rule, kind, index, calendarYear);
    this.#known.set(key, own);
    return own;
  }

  /** The year of work that a period of the subject lies in; a month of autumn may belong to the next one. */
  ownYearIn(kind: SubjectKind, index: number, period: Period): OwnYear | undefined {
    if (period.own !== undefined || this.#rule === undefined) return period.own;
    return this.ownYearOf(kind, index, this.yearHolding(kind, index, period));
  }

  /** The number of the subject's year that a period lies in. */
  yearHolding(kind: SubjectKind, index: number, period: Period): number {
    const { unit, year } = period;
    if (this.#rule === undefined || unit === 'year' || unit === 'half') return year;
    const { month } = datePartsOf((unit === 'week' ? period.from + 3 : period.from) as CalendarDay);
    const next = this.ownYearOf(kind, index, year + 1);
    return next !== undefined && month > next.ends ? year + 1 : year;
  }

  /** The years of work with this number that something recorded of the subject may lie in. */
  yearsReachingBack(kind: SubjectKind, index: number, year: number): readonly OwnYear[] {
    const rule = this.#rule;
    const calendarYear = periodsOfYear(year, 'year')[0];
    if (rule === undefined || calendarYear === undefined) return [];
    const own = this.ownYearOf(kind, index, year);
    if (own !== undefined || kind === 'unit') return own === undefined ? [] : [own];
    if (this.#isExcepted(rule, index, calendarYear)) return [];
    // Whoever moves on in autumn was there for the year of work before.
    const posts = this.structure.register.people[index]?.posts ?? [];
    return posts
      .map((post) => this.#ofUnit(rule, this.structure.register.units[post.unit], calendarYear))
      .filter((found) => found !== undefined);
  }

  #find(rule: OwnYearRule, kind: SubjectKind, index: number, year: Period): OwnYear | undefined {
    const own = this.#ofUnit(rule, this.structure.unitOf(kind, index, year), year);
    if (own === undefined || (kind === 'person' && this.#isExcepted(rule, index, year))) return undefined;
    return own;
  }

  #ofUnit(rule: OwnYearRule, unit: UnitRecord | undefined, year: Period): OwnYear | undefined {
    for (const above of this.structure.chain(unit)) {
      if (above.yearEnds === undefined) continue;
      if (above.yearEnds === 12) return undefined;
      return isAllowed(rule, this.structure, above.index, year)
        ? this.#yearEnding(above.yearEnds, rule)
        : undefined;
    }
    return undefined;
  }

  #yearEnding(ends: number, { secondHalfFrom }: OwnYearRule): OwnYear {
    const key = `${ends} ${secondHalfFrom ?? ''}`;
    const known = this.#years.get(key);
    if (known !== undefined) return known;
    const made = secondHalfFrom === undefined ? { ends } : { ends, secondHalfFrom };
    this.#years.set(key, made);
    return made;
  }

  #isExcepted({ excepts }: OwnYearRule, person: number, year: Period): boolean {
    const { structure } = this;
    const attribute = (id: string) => structure.attribute('person', person, id, year);
    return excepts.some(
      ({ when, binds }) =>
        attributesMeet(when, attribute, () => undefined) &&
        (binds === undefined ||
          boundBy(binds, structure, 'person', person, year).every((line) => line.holds)),
    );
  }
}

/** Whether a regulation lets this unit have a year of its own. */
export function isAllowed(rule: OwnYearRule, structure: Structure, unit: number, year: Period): boolean {
  const attribute = (id: string) => structure.attribute('unit', unit, id, year);
  return rule.when !== undefined && attributesMeet(rule.when, attribute, () => undefined);
}
