/**
 * The evidence the engine computes on: units, people and their posts, facts, records, results brought from elsewhere
 * and the decisions persons have taken. Built by the intake, which has checked it; read-only from then on.
 */
import type { CalendarDay } from './calendar-day.ts';
import type { Exact } from './exact.ts';
import type { FactDeclaration, FactValue, SubjectKind, TableDeclaration } from './regulation/format.ts';

export const UNIT_ROLES = ['managingBody', 'usingBody', 'directUnit'] as const;
/** What a unit is for its people: manages them, uses them, or uses them directly inside a using body (Art. 3). */
export type UnitRole = (typeof UNIT_ROLES)[number];

export const UNIT_KINDS = [
  'administrativeAgency',
  'partyBody',
  'fatherlandFront',
  'massOrganisation',
  'association',
  'publicServiceUnit',
  'peoplesCouncil',
  'ministry',
  'provincialPeoplesCommittee',
  'specialBody',
  'armedForces',
  'leadershipCollective',
  'partyOrganisation',
  'other',
] as const;

export const SERVICES = ['civilServant', 'cadre', 'publicEmployee', 'contractWorker'] as const;
export const LEADS = ['none', 'deputy', 'head'] as const;

export interface UnitRecord {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: UnitRole;
  readonly parent?: number;
  readonly children: readonly number[];
  /** Depth from the root, 0 for a root. */
  readonly depth: number;
  /** The unit whose head recognises this one's level; its parent unless said otherwise. */
  readonly recognisedBy?: number;
  /** The territories it lay in, as they were then; those below it lie there too. */
  readonly territories?: readonly string[];
  /** Ids of the units in whose place it came. */
  readonly cameAfter?: readonly string[];
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
  /** The month with which its year of work ends, and that of those below it; 12 is the calendar year. */
  readonly yearEnds?: number;
}

export interface Post {
  readonly unit: number;
  readonly title: string;
  readonly leads: (typeof LEADS)[number];
  readonly service: string;
  /** Units, among them fields of work, that a leader answers for. */
  readonly inCharge: readonly number[];
  readonly dutyGroup?: string;
  readonly tier?: string;
  /** Such as “Bác sĩ hạng III”, in the words of the register. */
  readonly professionalTitle?: string;
  readonly jobPosition?: string;
  readonly main: boolean;
  /** Where a seconded person keeps the post; absent when not seconded. */
  readonly secondedFrom?: string;
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
}

export interface PersonRecord {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly partyMember?: boolean;
  /** In public service from and to, when that falls inside the year. */
  readonly serviceFrom?: CalendarDay;
  readonly serviceTo?: CalendarDay;
  /** In order of their days; at least one. */
  readonly posts: readonly Post[];
}

/** A column of records. Numbers are whole multiples of 1/NUMBER_SCALE, NaN where nothing is given. */
export type Column =
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'day'; readonly values: Float64Array }
  /** Index into `options`, 255 where nothing is given; flags are `no`, `yes`. */
  | { readonly kind: 'choice'; readonly values: Uint8Array; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly values: Int32Array; readonly dictionary: readonly string[] };

export const NUMBER_SCALE = 10_000;
export const NO_CHOICE = 255;
/** The value of a fact that does not apply to the subject. */
export const NOT_APPLICABLE = 'not-applicable';

/** Rows of one table, grouped by subject (and period): `rowsOf` gives positions into every column. */
export interface Records {
  readonly declaration: TableDeclaration;
  readonly columns: ReadonlyMap<string, Column>;
  readonly count: number;
  /** Row numbers of the subject's rows (in the period, where the table has periods), as the source counts them. */
  rowsOf(subject: number, period?: string): Int32Array;
}

/** A level or quantity decided by another body, or on paper: it stands as it is and is never recomputed. */
export interface BroughtResult {
  readonly measure: string;
  /** The regulation under which it was settled, where several rate the same subject. */
  readonly regulation?: string;
  readonly value: Exact;
  readonly body: string;
  readonly document?: string;
}

export interface Decision {
  readonly question: string;
  /** The regulation under which it was taken, where several rate the same subject. */
  readonly regulation?: string;
  /** Subject id, unit id (for everybody in it) or '*'. */
  readonly subject: string;
  readonly period?: string;
  readonly option: string;
  readonly value?: Exact;
  readonly by: string;
  readonly on: CalendarDay;
  readonly document?: string;
  readonly reason?: string;
}

/** Facts and tables the regulations in use ask for; gives every fact (and rater) its place in the fact arrays. */
export interface Vocabulary {
  readonly facts: readonly FactDeclaration[];
  readonly tables: readonly TableDeclaration[];
  /** `fact` or `fact|rater` → slot. */
  readonly slots: ReadonlyMap<string, number>;
}

export const factKey = (id: string, rater: string | undefined): string =>
  rater === undefined ? id : `${id}|${rater}`;

/** What a subject has in each period, by its id. A map is one; so is a view of columns that hold many subjects. */
export interface ByPeriod<T> {
  get(period: string): T | undefined;
  has(period: string): boolean;
  keys(): Iterable<string>;
}

export interface SubjectFacts {
  /** By slot. */
  readonly facts: ByPeriod<readonly (FactValue | undefined)[]>;
  readonly brought: ByPeriod<readonly BroughtResult[]>;
}

export interface Register {
  readonly vocabulary: Vocabulary;
  readonly units: readonly UnitRecord[];
  readonly people: readonly PersonRecord[];
  readonly unitFacts: readonly SubjectFacts[];
  readonly personFacts: readonly SubjectFacts[];
  readonly records: ReadonlyMap<string, Records>;
  readonly decisions: readonly Decision[];
}

export const subjectFacts = (
  register: Register,
  kind: SubjectKind,
  index: number,
): SubjectFacts | undefined =>
  kind === 'person' ? register.personFacts[index] : kind === 'unit' ? register.unitFacts[index] : undefined;
