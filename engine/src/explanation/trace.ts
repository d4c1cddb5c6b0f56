import type { Exact } from '../exact.ts';
import type { Gap } from '../rules/measured.ts';

/** A value as the trace shows it. */
export type Shown = Exact | boolean | string | number;

/** One named input of a step with the value it had. */
export interface Input {
  readonly id: string;
  readonly value: Shown | Gap | undefined;
  readonly rater?: string;
  readonly subject?: string;
  readonly period?: string;
}

/** A step of the computation, recorded while it was done. Everything an explanation says comes from here. */
export interface Step {
  readonly rule: string;
  readonly kind: string;
  readonly subject: string;
  readonly period: string;
  readonly articles: readonly string[];
  readonly unverified: readonly string[];
  readonly value: Shown | Gap | undefined;
  /** The number before the text rounds it. */
  readonly unrounded?: Exact;
  readonly inputs: readonly Input[];
  /** Numbers of the rule and of the case, by name, for `explain`. */
  readonly details: Readonly<Record<string, Shown | readonly Shown[] | undefined>>;
  readonly children: readonly Step[];
}

/** What a rule kind says of its work; the engine adds who, when and which articles. */
export interface Note {
  readonly inputs?: readonly Input[];
  readonly details?: Readonly<Record<string, Shown | readonly Shown[] | undefined>>;
  readonly children?: readonly Step[];
}
