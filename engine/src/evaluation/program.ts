import type { Vocabulary } from '../register.ts';
import type { Binds } from '../regulation/binds.ts';
import type {
  Authority,
  Cap,
  Ceiling,
  Consequence,
  FactValue,
  ForcedLevel,
  Group,
  Ladder,
  Measure,
  Parameter,
  Quota,
  Regulation,
  SubjectKind,
} from '../regulation/format.ts';
import type { Evaluate } from '../rules/kinds.ts';
import type { Gap } from '../rules/measured.ts';
import type { Condition } from './condition.ts';
import type { Linker } from './linker.ts';
import type { View } from './view.ts';

export interface LinkedForced {
  readonly rule: ForcedLevel;
  readonly when: Condition;
  readonly marks: readonly number[];
}
export interface LinkedCeiling {
  readonly rule: Ceiling;
  readonly when: Condition;
  readonly marks: readonly number[];
}
export interface LinkedConsequence {
  readonly rule: Consequence;
  readonly when: Condition;
  readonly marks: readonly number[];
}
export interface LinkedAuthority {
  readonly rule: Authority;
  readonly marks: readonly number[];
  /** Whether it fits a subject with these attributes. */
  fits(attribute: (id: string) => string | undefined): boolean;
}
export interface LinkedLadder {
  readonly rule: Ladder;
  readonly scoreSlot?: number;
  readonly rungs: readonly { readonly level: string; readonly when: Condition }[];
  readonly marks: readonly number[];
}

/** All that holds for one group at one stage, linked. */
export interface StagePlan {
  readonly group: Group;
  readonly stage: string;
  readonly evaluators: readonly (Evaluate | undefined)[];
  readonly measures: readonly (Measure | undefined)[];
  /** Marks (readings, things not verified) each quantity always stands on. */
  readonly marks: readonly (readonly number[] | undefined)[];
  readonly ladder?: LinkedLadder;
  readonly notRated: readonly LinkedForced[];
  readonly forced: readonly LinkedForced[];
  readonly ceilings: readonly LinkedCeiling[];
  readonly caps: readonly Cap[];
  readonly consequences: readonly LinkedConsequence[];
  /** Rows of the table of authorities for this kind of subject at this stage, in order. */
  readonly authorities: readonly LinkedAuthority[];
  readonly remarks: readonly { readonly mark: number | undefined; readonly when: Condition }[];
  /** Whom the layer that adds the stage binds. */
  readonly stageBinds?: Binds;
  /** The same without the ladder, for whom the layer that the ladder stands in does not bind. */
  readonly unrated?: StagePlan;
}

/** A regulation (with its layers) compiled for chosen readings. */
export interface Program {
  readonly regulation: Regulation;
  /** Option chosen per reading. */
  readonly readings: ReadonlyMap<string, string>;
  readonly vocabulary: Vocabulary;
  readonly measureIds: readonly string[];
  readonly measureSlots: ReadonlyMap<string, number>;
  /** `reading:<id>` and `unverified:<id>`, by bit. */
  readonly marks: readonly string[];
  readonly quotas: readonly Quota[];
  readonly monthCounts: 'half-month' | 'any-day';
  /** Rank of a level, 0 the best. */
  readonly rank: ReadonlyMap<string, number>;
  parameter<T>(parameter: Parameter<T>): { readonly value: T; readonly mark: number | undefined };
  markOf(name: string): number | undefined;
  hasRaters(fact: string): boolean;
  factOf(view: View, fact: string, rater: string | undefined): FactValue | Gap | undefined;
  inScope(kind: SubjectKind, attribute: (id: string) => string | undefined): boolean;
  linkerFor(measure: Measure): Linker;
  /** The plan of a group at a stage, whoever is in it. */
  planOf(group: string, stage: string): StagePlan | undefined;
  planFor(
    kind: SubjectKind,
    attribute: (id: string) => string | undefined,
    stage: string,
  ): StagePlan | undefined;
}
