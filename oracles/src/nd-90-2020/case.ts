/** One person's year under Decree 90/2020. Days are "YYYY-MM-DD", both ends included. */

export type Kind = 'cadre' | 'civilServant' | 'publicEmployee' | 'contractWorker';
export type RatedLevel = 'excellent' | 'good' | 'completed' | 'notCompleted';
export type Level = RatedLevel | 'notRated';

/** The decree as first in force, or as changed by Decree 48/2023. */
export type Version = '2020-08-20' | '2023-09-15';

/** A check of Article 3; null when nobody has answered it. */
export type Leaf = 'doesWell' | 'meets' | 'notMet' | null;

export const GENERAL_LEAVES = 16; // groups 1 to 4, four checks each
export const LEADER_LEAVES = 4; // group 5.a

export interface Leave {
  readonly kind: 'unpaid' | 'sick' | 'maternity' | 'study' | 'other';
  readonly from: string;
  readonly to: string;
}

export interface Task {
  readonly done: boolean;
  readonly onTime: boolean;
  readonly qualityMet: boolean;
  readonly effect: 'high' | 'effective' | 'low';
  readonly exceeded: boolean;
}

export interface UnitTarget {
  readonly done: boolean;
  readonly onTime: boolean;
  readonly qualityMet: boolean;
  readonly exceeded: boolean;
}

export interface Discipline {
  readonly act: string;
  readonly nature: 'duty' | 'other';
  readonly effectiveOn: string;
  /** The act was used to give "not completed" in that year, before this decision. */
  readonly alreadyUsedInYear?: number;
}

export interface YearCase {
  readonly kind: Kind;
  /** Holds a leading or managing post. */
  readonly leads: boolean;
  /** How the person leads: the head of the unit, unless said. */
  readonly leadsAs?: 'head' | 'deputy';
  /** Leaders only: the level of the unit headed (heads) or in charge (deputies); absent where it is excellent. */
  readonly ledUnit?: RatedLevel;
  readonly year: number;
  readonly version: Version;
  readonly serviceFrom?: string;
  readonly serviceTo?: string;
  readonly leaves: readonly Leave[];
  /** Exactly 16. */
  readonly leaves16: readonly Leaf[];
  /** Where the leaders' rows rate, exactly 4; absent stands for four nulls. */
  readonly leaves5a?: readonly Leaf[];
  /** The person's own tasks: all of them, or none when they are not known. */
  readonly tasks: readonly Task[];
  /** Where the leaders' rows rate: all of them, or none when they are not known. */
  readonly unitTargets: readonly UnitTarget[];
  /** Where the leaders' rows rate: the levels of the units directly below; empty when there are none. */
  readonly subUnits: readonly (RatedLevel | 'open')[];
  readonly subUnitCorruption: boolean;
  readonly declineConcluded: boolean;
  readonly discipline: readonly Discipline[];
  readonly decisions: Answers;
}

/** What the rating authority has put on record beforehand; an answer counts only where its question is open. */
export interface Answers {
  /** No row fits the year: it lies between the rows for "completed" and for "not completed". */
  readonly gap?: 'completed' | 'notCompleted';
  /** Six months worked and six away: the rows on time name neither. */
  readonly sixAndSix?: 'ceiling' | 'noCeiling';
  /** Nothing was worked in the year, so there is nothing to rate. */
  readonly nothingWorked?: 'notRated';
}

/**
 * Articles 4 to 7 know one row for all cadres, and it is the row of those who lead; a cadre without a leading post is
 * measured by the own unit and the units below it. Of others it is the post that decides.
 */
export const isByLeadersRows = ({ kind, leads }: Pick<YearCase, 'kind' | 'leads'>): boolean =>
  leads || kind === 'cadre';

/** The first value of each is the default. */
export interface Readings {
  readonly 'one-year-only'?: 'earlier' | 'later';
  /** Cadres and civil servants who lead; for managers among public employees it is written. */
  readonly 'good-needs-seventy'?: 'no' | 'yes';
}
