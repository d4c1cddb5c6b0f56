import type { CalendarDay } from '../calendar-day.ts';
import type { Period } from '../period.ts';
import type { Standing } from '../quota/standing.ts';
import type { SubjectResult } from './result.ts';

/** All that came out of one period under one regulation. */
export interface Evaluation {
  readonly regulation: string;
  readonly stage: string;
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly units: readonly SubjectResult[];
  readonly people: readonly SubjectResult[];
  readonly quotas: readonly Standing[];
}
