/** What this package takes from the engine, at one door. */

export {
  type Bilingual,
  chooseAmong,
  escapeKey,
  type PackPart,
  parseDay,
  type Plain,
  type Problem,
  say,
} from '@congtam/engine';
