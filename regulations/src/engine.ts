/** What this package takes from the engine, at one door. */

export {
  applyLayers,
  type Bilingual,
  type CalendarDay,
  type Cursor,
  calendarDay,
  chooseAmong,
  datePartsOf,
  escapeKey,
  formatDay,
  isWeekday,
  type Language,
  type PackPart,
  type Plain,
  type Problem,
  parseDay,
  parseRegulation,
  type Regulation,
  reader,
  say,
  vietnameseDay,
} from '@congtam/engine';
