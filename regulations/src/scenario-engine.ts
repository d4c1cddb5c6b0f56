/** What scenarios take from the engine, at one door. */

export { formatDay, parseDay } from '../../engine/src/calendar-day.ts';
export type { CalendarDay, Evaluation, PackPart, Regulation, SubjectResult } from '../../engine/src/index.ts';
export {
  type Bilingual,
  type Cursor,
  chooseAmong,
  compileRegulation,
  displayExact,
  type Exact,
  evaluatePeriod,
  evaluateYear,
  formatExact,
  formatProblem,
  type Gap,
  isGap,
  type Measured,
  type Problem,
  parseExact,
  parsePeriod,
  reader,
  type Standing,
  say,
  stageFor,
  vocabularyOf,
} from '../../engine/src/index.ts';
export { chosenReadings, type PlainTables, registerFromTables } from '../../engine/src/intake/index.ts';
export { parseRegulation } from '../../engine/src/regulation/check.ts';
export { applyLayers } from '../../engine/src/regulation/layers.ts';
