import { type CalendarDay, isWeekday } from '../calendar-day.ts';
import { periodsOfYear } from '../period.ts';
import type { Register } from '../register.ts';
import type { Program } from './program.ts';

/** What a calendar month was for a person. */
export interface MonthServed {
  readonly worked: boolean;
  /** Kinds of leave that took at least one weekday of the month while in service. */
  readonly leave: ReadonlySet<string>;
}

const NO_LEAVE: ReadonlySet<string> = new Set();
const WORKED: MonthServed = { worked: true, leave: NO_LEAVE };

/** Counts months worked from days in service and leave, by the rule of the regulation; weekdays only (see the pack). */
export class ServiceTimes {
  readonly #known = new Map<string, readonly MonthServed[]>();
  readonly #wholeYear = Array.from({ length: 12 }, () => WORKED);

  constructor(
    readonly register: Register,
    readonly program: Program,
  ) {}

  monthsOf(person: number, year: number): readonly MonthServed[] {
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
      let worked = 0;
      const leave = new Set<string>();
      for (let day = month.from; day <= month.to; day = (day + 1) as CalendarDay) {
        if (!isWeekday(day)) continue;
        weekdays += 1;
        if (record.serviceFrom !== undefined && day < record.serviceFrom) continue;
        if (record.serviceTo !== undefined && day > record.serviceTo) continue;
        const away = leaves.filter((l) => l.from <= day && l.to >= day);
        for (const l of away) leave.add(l.kind);
        if (!away.some((l) => l.notWorked)) worked += 1;
      }
      const enough = this.program.monthCounts === 'half-month' ? worked * 2 >= weekdays : worked > 0;
      return { worked: enough, leave };
    });
    this.#known.set(key, months);
    return months;
  }

  #leavesOf(person: number): { kind: string; from: number; to: number; notWorked: boolean }[] {
    const rule = this.program.regulation.serviceTime;
    const records = rule && this.register.records.get(rule.table);
    const rows = records?.rowsOf(person);
    if (rule === undefined || records === undefined || rows === undefined || rows.length === 0) return [];
    const kind = records.columns.get(rule.leaveKind);
    const from = records.columns.get(rule.leaveFrom);
    const to = records.columns.get(rule.leaveTo);
    if (kind?.kind !== 'choice' || from?.kind !== 'day' || to?.kind !== 'day') return [];
    return [...rows].map((row) => {
      const word = kind.options[kind.values[row]!] ?? '';
      const end = to.values[row]!;
      return {
        kind: word,
        from: from.values[row]!,
        to: Number.isNaN(end) ? Number.POSITIVE_INFINITY : end,
        notWorked: rule.notWorked.includes(word),
      };
    });
  }
}
