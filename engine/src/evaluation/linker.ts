import type { Exact } from '../exact.ts';
import type {
  ConditionNode,
  FactValue,
  Parameter,
  Question,
  Stage,
  TableDeclaration,
} from '../regulation/format.ts';
import type { Evaluate } from '../rules/kinds.ts';
import type { Measured } from '../rules/measured.ts';
import type { Condition } from './condition.ts';
import type { RecordTruth } from './record-truth.ts';
import type { View } from './view.ts';

/** What a rule kind gets to turn ids into direct access, once, when a regulation is compiled. */
export interface Linker {
  /** The id of the rule being linked, for gaps and notes. */
  readonly rule: string;
  readonly articles: readonly string[];
  /**
   * Marks of the stances not verified on the rule, for kinds that stand on them only where they mattered: `shared` are
   * those that rules of other kinds carry as well, `own` the rest.
   */
  readonly unverifiedMarks: { readonly own: readonly number[]; readonly shared: readonly number[] };
  /** A fact or a measure of the same subject and period, as a number. */
  number(id: string, rater?: string): (view: View) => Measured;
  fact(id: string, rater?: string): (view: View) => FactValue | undefined;
  /** The slot of a measure, to ask other views for it. */
  measureSlot(id: string): number;
  table(id: string): TableDeclaration;
  stage(id: string): Stage;
  question(id: string): Question;
  /** The mark of the reading that says when a month counts as worked. */
  monthCountsMark(): number | undefined;
  /** The most a fact or quantity can be where this rule holds, as it is declared. */
  highest(id: string): Exact | undefined;
  /** Whether single ratings of a fact are told to nobody. */
  isConfidential(fact: string): boolean;
  /** The quantity of a layer that fills the opening being linked. */
  filledBy(): string | undefined;
  /** The value under the readings chosen, and the mark that a result then stands on. */
  parameter<T>(parameter: Parameter<T>): { readonly value: T; readonly mark: number | undefined };
  condition(node: ConditionNode): Condition;
  recordCondition(node: ConditionNode, table: string): RecordCondition;
  recordTruth(node: ConditionNode): RecordTruth;
}

/** Whether a record meets a condition on its own columns; unknown counts as not met and is reported by the intake. */
export type RecordCondition = (columns: RecordColumns, row: number) => boolean;
export type RecordColumns = ReadonlyMap<string, import('../register.ts').Column>;

export type { Evaluate };
