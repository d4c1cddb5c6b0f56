/** The public door of the engine. Everything else in this package is private to it. */
export * from './calendar-day.ts';
export { type Classification, type LevelStep, NOT_RATED } from './classification/classification.ts';
export { citesOf } from './evaluation/cites.ts';
export { classifyFacts, type FactsClassifier, type FactsLevel } from './evaluation/classify-facts.ts';
export { EvidenceColumns, type GivenResults } from './evaluation/columns/evidence.ts';
export type { NumberColumn } from './evaluation/columns/number-column.ts';
export {
  type ChoiceColumn,
  type ColumnSource,
  type ColumnsWithin,
  columnsOf,
} from './evaluation/columns/source.ts';
export { columnsFrom, type GroupColumns } from './evaluation/columns-from.ts';
export { compileRegulation } from './evaluation/compile.ts';
export type { ConsequenceResult } from './evaluation/consequences.ts';
export type { DueBefore } from './evaluation/deadlines.ts';
export {
  endsOverColumns,
  type PeriodEnds,
  type SubjectEnd,
} from './evaluation/ends-over-columns.ts';
export {
  evaluatePeriod,
  evaluateYear,
  type Request,
  spansOf,
  stageFor,
} from './evaluation/evaluate.ts';
export type { Evaluation } from './evaluation/evaluation.ts';
export type { Finding } from './evaluation/findings.ts';
export type { Ratings } from './evaluation/levels-elsewhere.ts';
export { orderInDay } from './evaluation/nearest-decision.ts';
export {
  type ColumnProgram,
  type LevelsOverColumns,
  NO_CAP,
  overColumns,
} from './evaluation/over-columns.ts';
export type { Program } from './evaluation/program.ts';
export type { OutcomeKind, QuotaPlace, SubjectResult } from './evaluation/result.ts';
export { type PeriodScores, scoresIn } from './evaluation/scores-in.ts';
export { type Evaluations, evaluateAll, inOrder, type TogetherRequest } from './evaluation/together.ts';
export { vocabularyOf } from './evaluation/vocabulary.ts';
export { vocabularyClashes } from './evaluation/vocabulary-clashes.ts';
export * from './exact.ts';
export * from './explanation/index.ts';
export * from './intake/index.ts';
export * from './period.ts';
export * from './problem.ts';
export { type QuotaCount, quotaCount } from './quota/mass-board.ts';
export { type CountedBoard, isInBase, placesLeft } from './quota/places-left.ts';
export type { Candidate, Standing } from './quota/standing.ts';
export * from './receipt.ts';
export * from './register.ts';
export { type About, type Applies, applicable, type Reason } from './regulation/applicable.ts';
export type { AuthorityThere } from './regulation/authority-on-day.ts';
export { parseRegulation } from './regulation/check/check.ts';
export { CONSEQUENCE_USES, type ConsequenceUse } from './regulation/consequence-rule.ts';
export { dueDay } from './regulation/deadline-day.ts';
export type * from './regulation/format.ts';
export { groupsIn, type InPeriod } from './regulation/groups-in.ts';
export { applyLayers } from './regulation/layers/layers.ts';
export { PLACEHOLDER, placeholdersOf } from './regulation/placeholders.ts';
export { type Cursor, escapeKey, type PackPart, type Plain, reader } from './regulation/plain.ts';
export { readRegulation } from './regulation/read/regulation.ts';
export { RULE_KINDS } from './rules/index.ts';
export { type Gap, isGap, type Measured, type MissingFact, type OpenQuestion } from './rules/measured.ts';
export { roundedRange } from './rules/rounded.ts';
export { ENGINE_VERSION } from './version.ts';
