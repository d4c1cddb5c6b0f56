import type { Language } from '../problem.ts';
import type { Records } from '../register.ts';
import type { ConditionNode, Parameter } from '../regulation/format.ts';
import type { Step } from './trace.ts';

/** What a rule kind may ask while it explains one of its steps: names and the records it counted, never a computation. */
export interface Telling {
  readonly language: Language;
  /** The one of two texts that is in the language of the explanation. */
  say(vi: string, en: string): string;
  /** The label of a fact, a quantity or a table. */
  name(id: string): string;
  /** The label of one option of a fact of kind choice. */
  option(fact: string, word: string): string;
  level(id: string): string;
  unitName(id: string): string;
  rater(id: string): string;
  /** A period as people call it. */
  period(id: string): string;
  /** The records of the step's subject (in its period, where the table has periods); none of a confidential table. */
  rowsOf(
    step: Step,
    table: string,
  ): { readonly records: Records; readonly rows: readonly number[] } | undefined;
  meets(condition: ConditionNode, records: Records, row: number): boolean;
  parameter<T>(parameter: Parameter<T>): T;
}
