/** How a person of the sample commune works through the year; the numbers of `expected.yaml` follow from these. */

/** A product of a month with its quantity; coefficients come from the catalogue of the using body. */
export interface Line {
  readonly code: string;
  readonly product?: string;
  readonly source?: 'plan' | 'handedOver' | 'takenOver' | 'unplanned';
  readonly assigned: number;
  readonly completed: number;
  readonly meetingQuality?: number;
  readonly onTime?: number;
  readonly majorErrors?: number;
  readonly latenesses?: number;
  readonly waivedLatenesses?: number;
  readonly waiverDocument?: string;
}

/** What is assigned every month: 100 units of converted work, the first product 40 of them. */
export type Assignment = readonly {
  readonly code: string;
  readonly coefficient: number;
  readonly assigned: number;
}[];

export interface MonthChange {
  readonly general?: number;
  readonly unfinished?: number;
  readonly lines?: (lines: readonly Line[]) => readonly Line[];
}

export interface WorkPlan {
  readonly assignment: (month: number) => Assignment;
  /** Confirmed points of the general criteria. */
  readonly general: (month: number) => number;
  /** Units of the 100 that are lost, the same in quantity, quality and progress. */
  readonly unfinished: (month: number) => number;
  readonly months: readonly number[];
  readonly self?: number;
  /** By month, what is special in it. */
  readonly changes: Readonly<Record<number, MonthChange>>;
  /** Months that swing around the mean without moving it. */
  readonly swings: boolean;
}

export interface SamplePost {
  readonly unit: string;
  readonly title: string;
  readonly service?: 'civilServant' | 'cadre' | 'publicEmployee' | 'contractWorker';
  readonly leads?: 'head' | 'deputy';
  readonly inCharge?: string;
  readonly dutyGroup?: string;
  readonly tier?: string;
  readonly main?: 'yes' | 'no';
  readonly secondedFrom?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  readonly partyMember?: boolean;
  readonly serviceFrom?: string;
  readonly serviceTo?: string;
  readonly posts: readonly SamplePost[];
  readonly work?: WorkPlan;
  /** Leaders: grades other than "all done with an initiative" and "united", by month. */
  readonly organising?: Readonly<Record<number, string>>;
  readonly uniting?: Readonly<Record<number, string>>;
}

export const ALL_MONTHS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
export const monthId = (month: number): string => `2026-${String(month).padStart(2, '0')}`;

interface Exception {
  readonly months?: readonly number[];
  readonly self?: number;
  readonly changes?: Readonly<Record<number, MonthChange>>;
}

/** A year of work at `general` points with `unfinished` of 100 units lost every month, but for the exceptions. */
export function steady(
  assignment: Assignment | ((month: number) => Assignment),
  general: number | ((month: number) => number),
  unfinished: number | ((month: number) => number),
  { months = ALL_MONTHS, changes = {}, self }: Exception = {},
): WorkPlan {
  return {
    assignment: typeof assignment === 'function' ? assignment : () => assignment,
    general: typeof general === 'function' ? general : () => general,
    unfinished: typeof unfinished === 'function' ? unfinished : () => unfinished,
    months,
    changes,
    swings: false,
    ...(self === undefined ? {} : { self }),
  };
}

/** The same mean as `steady`, from months that swing around it. */
export const swinging = (assignment: Assignment, general: number, unfinished: number): WorkPlan => ({
  ...steady(assignment, general, unfinished),
  swings: true,
});
