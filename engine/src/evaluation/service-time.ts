import { type CalendarDay, isWeekday } from '../calendar-day.ts';
import { type Period, periodsOfYear, periodsWithin } from '../period.ts';
import type { Register } from '../register.ts';
import type { Program } from './program.ts';

/** What a calendar month was for a person. */
export interface MonthServed {
  readonly worked: boolean;
  /** Whether leave took at least one weekday of the month. */
  readonly hadLeave: boolean;
  /** Whether it would have been worked without leave of these kinds. */
  wouldBeWorkedWithout(kinds: readonly string[]): boolean;
}

const WORKED: MonthServed = { worked: true, hadLeave: false, wouldBeWorkedWithout: () => true };

/** Whoever never left and was never away, in the place of a person: they all have the same months. */
const UNBROKEN = -1;

interface Leave {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** Counts months worked from days in service and leave, by the rule of the regulation; weekdays only (see the pack). */
export class ServiceTimes {
  /** By span, then by person. */
  readonly #served = new Map<Period, Map<number, readonly MonthServed[]>>();
  readonly #known = new Map<string, readonly MonthServed[]>();
  readonly #leaves = new Map<number, readonly Leave[]>();
  readonly #wholeYear = Array.from({ length: 12 }, () => WORKED);

  constructor(
    readonly register: Register,
    readonly program: Program,
  ) {}

  /** The months that lie in a span, in order; a year of work has those of two calendar years. */
  monthsIn(person: number, span: Period): readonly MonthServed[] {
    const who = this.#isUnbroken(person) ? UNBROKEN : person;
    let ofSpan = this.#served.get(span);
    if (ofSpan === undefined) {
      ofSpan = new Map();
      this.#served.set(span, ofSpan);
    }
    let months = ofSpan.get(who);
    if (months === undefined) {
      months = periodsWithin(span, 'month').flatMap((m) => this.#monthsOf(person, m.year)[m.index - 1] ?? []);
      ofSpan.set(who, months);
    }
    return months;
  }

  #isUnbroken(person: number): boolean {
    const record = this.register.people[person];
    if (record === undefined || record.serviceFrom !== undefined || record.serviceTo !== undefined)
      return false;
    const { serviceTime } = this.program.regulation;
    const leaves = serviceTime && this.register.records.get(serviceTime.table);
    return leaves === undefined || leaves.rowsOf(person).length === 0;
  }

  #monthsOf(person: number, year: number): readonly MonthServed[] {
    const record = this.register.people[person];
    if (record === undefined) return [];
    const leaves = this.#leavesOf(person);
    if (leaves.length === 0 && record.serviceFrom === undefined && record.serviceTo === undefined)
      return this.#wholeYear;
    const key = `${person}|${year}`;
    const known = this.#known.get(key);
    if (known) return known;
    const months = periodsOfYear(year, 'month').map((month): MonthServed => {
      let weekdays = 0;
      let present = 0;
      /** Kinds of leave on each weekday away. */
      const away: string[][] = [];
      for (let day = month.from; day <= month.to; day = (day + 1) as CalendarDay) {
        if (!isWeekday(day)) continue;
        weekdays += 1;
        if (record.serviceFrom !== undefined && day < record.serviceFrom) continue;
        if (record.serviceTo !== undefined && day > record.serviceTo) continue;
        const kinds = leaves.filter((l) => l.from <= day && l.to >= day).map((l) => l.kind);
        if (kinds.length === 0) present += 1;
        else away.push(kinds);
      }
      const isEnough = (days: number): boolean =>
        this.program.monthCounts === 'half-month' ? days * 2 >= weekdays : days > 0;
      const without = (kinds: readonly string[]): number =>
        present + away.filter((day) => day.every((kind) => kinds.includes(kind))).length;
      return {
        worked: isEnough(present),
        hadLeave: away.length > 0,
        wouldBeWorkedWithout: (kinds) => isEnough(without(kinds)),
      };
    });
    this.#known.set(key, months);
    return months;
  }

  /** Whether no weekday of a span was worked; for spans that are no whole months, such as weeks. */
  isAwayThroughout(person: number, from: CalendarDay, to: CalendarDay): boolean {
    const record = this.register.people[person];
    if (record === undefined) return true;
    const leaves = this.#leavesOf(person);
    for (let day = from; day <= to; day = (day + 1) as CalendarDay) {
      if (!isWeekday(day)) continue;
      if (record.serviceFrom !== undefined && day < record.serviceFrom) continue;
      if (record.serviceTo !== undefined && day > record.serviceTo) continue;
      if (!leaves.some((l) => l.from <= day && l.to >= day)) return false;
    }
    return true;
  }

  /** Leave whose days are not worked. */
  #leavesOf(person: number): readonly Leave[] {
    let leaves = this.#leaves.get(person);
    if (leaves === undefined) {
      leaves = this.#readLeavesOf(person);
      this.#leaves.set(person, leaves);
    }
    return leaves;
  }

  #readLeavesOf(person: number): readonly Leave[] {
    const rule = this.program.regulation.serviceTime;
    const records = rule && this.register.records.get(rule.table);
    const rows = records?.rowsOf(person);
    if (rule === undefined || records === undefined || rows === undefined || rows.length === 0) return [];
    const kind = records.columns.get(rule.leaveKind);
    const from = records.columns.get(rule.leaveFrom);
    const to = records.columns.get(rule.leaveTo);
    if (kind?.kind !== 'choice' || from?.kind !== 'day' || to?.kind !== 'day') return [];
    return [...rows]
      .map((row) => {
        const end = to.values[row]!;
        return {
          kind: kind.options[kind.values[row]!] ?? '',
          from: from.values[row]!,
          to: Number.isNaN(end) ? Number.POSITIVE_INFINITY : end,
        };
      })
      .filter((leave) => rule.notWorked.includes(leave.kind));
  }
}
