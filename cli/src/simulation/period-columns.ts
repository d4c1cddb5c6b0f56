import {
  type Intake,
  type Period,
  periodsWithin,
  type Register,
  type Regulation,
  say,
} from '@congtam/engine';
import type { PeriodResults } from '@congtam/regulations';
import { type Complaint, complain } from '../complaint.ts';

/** What is taken into columns: one quantity, brought to the periods of one year. */
export interface WantedResults {
  readonly regulation: string;
  readonly measure: string;
  readonly year: Period;
  readonly unit: Period['unit'];
}

/** An intake that keeps results of periods as columns, for more people than there can be lists in memory. */
export interface ColumnIntake extends Intake {
  /** The columns, once everybody is known; or who in them is nobody. */
  columns(register: Register): PeriodResults | { readonly complaints: readonly Complaint[] };
}

/** Values are kept in ten-thousandths, as numbers of records are. */
const SCALE = 10_000;
const MOST_TOLD = 50;
const PLAIN = /^\s*(\d{1,7})(?:[.,](\d{1,4}))?\s*$/;
const TABLE = 'period-results';

/** Rows of the one quantity go into columns, a row each of subject and period; every other row goes on as it is. */
export function intakeWithColumns(
  intake: Intake,
  { regulation, measure, year, unit }: WantedResults,
): ColumnIntake {
  const periods = periodsWithin(year, unit).map(({ id }) => ({ id, values: new Float64Array(1024) }));
  const places = new Map(periods.map(({ id }, place) => [id, place]));
  const subjects = new Map<string, number>();
  const rows: number[] = [];
  const twice: Complaint[] = [];
  let body = '';
  let last = { name: '', at: -1 };
  const numberOf = (name: string, row: number): number => {
    if (name === last.name) return last.at;
    let at = subjects.get(name);
    if (at === undefined) {
      at = subjects.size;
      subjects.set(name, at);
      rows.push(row);
      grow(periods, at);
      for (const { values } of periods) values[at] = Number.NaN;
    }
    last = { name, at };
    return at;
  };
  return {
    ...intake,
    table(id, columns) {
      const onward = intake.table(id, columns);
      if (id !== TABLE) return onward;
      const place = (column: string) => columns.indexOf(column);
      const at = { subject: place('subject'), period: place('period'), measure: place('measure') };
      const [value, by, under] = [place('value'), place('body'), place('regulation')];
      return {
        row(cells, number) {
          const period = places.get((cells[at.period] ?? '').trim());
          const found = PLAIN.exec(cells[value] ?? '');
          const isPlain =
            period !== undefined && found !== null && (cells[at.measure] ?? '').trim() === measure;
          const of = (cells[at.subject] ?? '').trim();
          const isOurs = ['', regulation].includes((cells[under] ?? '').trim());
          if (!isPlain || of === '' || !isOurs) return onward.row(cells, number);
          const subject = numberOf(of, number);
          const values = periods[period]?.values;
          if (values === undefined) return;
          if (!Number.isNaN(values[subject])) twice.push(doubled(of, number));
          if (body === '') body = (cells[by] ?? '').trim();
          const worth = Number(found[1]) * SCALE + Number((found[2] ?? '').padEnd(4, '0'));
          values[subject] = worth;
        },
      };
    },
    columns(register) {
      const indexOf = new Map(register.people.map(({ id, index }) => [id, index]));
      const order = Int32Array.from(subjects.keys(), (name) => indexOf.get(name) ?? -1);
      const lost = [...subjects.keys()].filter((_, at) => order[at] === -1);
      const complaints = [...twice, ...lost.map((name) => unknown(name, rows[subjects.get(name) ?? 0]))];
      if (complaints.length > 0) return { complaints: complaints.slice(0, MOST_TOLD) };
      return {
        ...{ register, measure, body, scale: SCALE },
        periods: periods.map(({ id, values }) => {
          const placed = new Float64Array(register.people.length).fill(Number.NaN);
          order.forEach((index, at) => {
            placed[index] = values[at] ?? Number.NaN;
          });
          return { id, values: placed };
        }),
      };
    },
  };
}

function grow(periods: { readonly id: string; values: Float64Array }[], at: number): void {
  for (const period of periods) {
    if (at < period.values.length) continue;
    const more = new Float64Array(period.values.length * 2);
    more.set(period.values);
    period.values = more;
  }
}

const unknown = (name: string, row: number | undefined): Complaint =>
  complain(
    'simulate.results-of-nobody',
    say(`kết quả kỳ của “${name}”, không có người này`, `results of '${name}', who is not among the people`),
    say('sửa mã người hoặc thêm người', 'mend the id or add the person'),
    { sheet: TABLE, ...(row === undefined ? {} : { row }) },
  );

const doubled = (name: string, row: number): Complaint =>
  complain(
    'simulate.doubled-result',
    say(
      `kết quả của “${name}” cho cùng một kỳ đã có ở dòng trước`,
      `a result of '${name}' for the same period stands in an earlier row`,
    ),
    say('giữ lại một dòng', 'keep one of the rows'),
    { sheet: TABLE, row },
  );

/** The quantity by which the finer periods of a year are shown, and which periods these are. */
export function wantedOf({ id, stages }: Regulation, year: Period): WantedResults | undefined {
  for (const { periods, shows } of stages.values()) {
    const [unit] = periods;
    if (unit !== undefined && unit !== year.unit && shows !== undefined)
      return { regulation: id, measure: shows, year, unit };
  }
  return undefined;
}
