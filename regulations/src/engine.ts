/** What this package takes from the engine, at one door. */

export {
  type Bilingual,
  chooseAmong,
  escapeKey,
  type PackPart,
  type Plain,
  type Problem,
  parseDay,
  say,
} from '@congtam/engine';
