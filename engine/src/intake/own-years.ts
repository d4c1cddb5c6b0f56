import { vietnameseDay } from '../calendar-day.ts';
import { Calendars, isAllowed } from '../evaluation/calendars.ts';
import type { Structure } from '../evaluation/structure.ts';
import { covers, inYear, type Period, periodsOfYear } from '../period.ts';
import { type Bilingual, say } from '../problem.ts';
import type { Regulation, SubjectKind } from '../regulation/format.ts';
import type { Subject } from './directory.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Whether rows of the year before may belong to the year of work of somebody. */
export const mayReachBack = (regulations: readonly Regulation[]): boolean =>
  regulations.some((r) => r.ownYear !== undefined);

/** The years of work that the regulations in use allow, for the year of an intake. */
export class OwnYears {
  readonly #calendars: readonly Calendars[];
  readonly #calendarYear: Period;

  constructor(
    readonly structure: Structure,
    readonly regulations: readonly Regulation[],
    readonly year: number,
  ) {
    this.#calendars = regulations.flatMap((r) => (r.ownYear ? [new Calendars(structure, r.ownYear)] : []));
    this.#calendarYear = periodsOfYear(year, 'year')[0]!;
  }

  /** The year of a subject under the first regulation that gives it one of its own. */
  yearOf(kind: SubjectKind, index: number): Period {
    const years = this.#calendars.map((c) => c.ownYearOf(kind, index, this.year));
    return inYear(
      this.#calendarYear,
      years.find((y) => y !== undefined),
    );
  }

  /** Why a period is not of the subject's year; undefined when it is, or lies in the calendar year of the intake. */
  refusal({ kind, index }: Subject, period: Period): Refusal | undefined {
    if (period.year === this.year) return undefined;
    const years = this.#calendars
      .flatMap((c) => c.yearsReachingBack(kind, index, this.year))
      .map((own) => inYear(this.#calendarYear, own));
    if (years.some((year) => covers(year, period))) return undefined;
    const [year = this.#calendarYear] = years;
    return refuse(
      'other-year',
      say(
        `kỳ “${period.id}” không thuộc năm ${this.year}`,
        `the period '${period.id}' is not in ${this.year}`,
      ),
      say(
        `ghi kỳ từ ${vietnameseDay(year.from)} đến ${vietnameseDay(year.to)}`,
        `write a period from ${vietnameseDay(year.from)} to ${vietnameseDay(year.to)}`,
      ),
    );
  }

  /** Refuses the end of a year that no regulation in use allows for the unit. */
  checkUnits(rows: readonly { readonly at: number }[], log: ProblemLog): void {
    const having = this.regulations.filter((r) => r.ownYear !== undefined);
    for (const { index, yearEnds } of this.structure.register.units) {
      if (yearEnds === undefined || yearEnds === 12) continue;
      const allowing = having.filter((r) => isAllowed(r.ownYear!, this.structure, index, this.#calendarYear));
      const refusal =
        allowing.length === 0
          ? notAllowed(having)
          : allowing.some((r) => r.ownYear?.secondHalfFrom === yearEnds + 1)
            ? noFirstHalf(allowing)
            : undefined;
      if (refusal) log.refuse('units', rows[index]?.at, 'yearEnds', refusal);
    }
  }
}

/** Rows of the year before, kept until it is known whose they are. */
export class EarlierRows {
  readonly #rows: { readonly number: number; readonly period: Period; readonly at: number }[] = [];

  constructor(
    readonly table: string,
    readonly year: number,
    readonly log: ProblemLog,
  ) {}

  see(number: number | undefined, period: Period | undefined, at: number): void {
    if (number !== undefined && period !== undefined && period.year !== this.year)
      this.#rows.push({ number, period, at });
  }

  /** `subjects` by their numbers; nothing is told while the units are wrong. */
  check(subjects: readonly (Subject | undefined)[], ownYears: OwnYears | undefined): void {
    for (const { number, period, at } of this.#rows) {
      const subject = subjects[number];
      const refusal = subject && ownYears?.refusal(subject, period);
      if (refusal) this.log.refuse(this.table, at, 'period', refusal);
    }
  }
}

function citing(regulations: readonly Regulation[]): Bilingual {
  const cited = regulations.flatMap(({ articles, ownYear }) =>
    (ownYear?.articles ?? []).flatMap((id) => articles.get(id) ?? []),
  );
  const text = (language: 'vi' | 'en') =>
    cited.map(({ ref, document }) => `${ref} ${document[language]}`).join('; ');
  return say(text('vi'), text('en'));
}

function notAllowed(regulations: readonly Regulation[]): Refusal {
  const articles = citing(regulations);
  return refuse(
    'own-year-not-allowed',
    regulations.length === 0
      ? say(
          'không quy định nào cho đơn vị có năm công tác riêng',
          'no regulation lets a unit have an own year',
        )
      : say(
          `đơn vị này không được có năm công tác kết thúc trước tháng 12 (${articles.vi})`,
          `this unit may not have a year of work that ends before December (${articles.en})`,
        ),
    say('để trống, hoặc sửa loại đơn vị', 'leave it empty, or mend the kind of unit'),
  );
}

function noFirstHalf(regulations: readonly Regulation[]): Refusal {
  const articles = citing(regulations);
  return refuse(
    'own-year-without-first-half',
    say(
      `năm kết thúc như vậy không có nửa năm đầu (${articles.vi})`,
      `a year that ends so has no first half (${articles.en})`,
    ),
    say('kiểm tra ngày kết thúc năm công tác', 'check the end of the year of work'),
  );
}
