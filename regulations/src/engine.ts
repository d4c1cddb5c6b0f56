/** What this package takes from the engine, at one door. */

export {
  applyLayers,
  type Bilingual,
  type CalendarDay,
  chooseAmong,
  escapeKey,
  type PackPart,
  type Plain,
  type Problem,
  parseDay,
  parseRegulation,
  type Regulation,
  say,
} from '@congtam/engine';
