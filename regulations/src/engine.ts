/** What this package takes from the engine, at one door. */

export { parseDay } from '../../engine/src/calendar-day.ts';
export {
  type Bilingual,
  chooseAmong,
  type Problem,
  say,
} from '../../engine/src/problem.ts';
export { escapeKey, type PackPart, type Plain } from '../../engine/src/regulation/plain.ts';
