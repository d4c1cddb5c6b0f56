export { checkVersions } from './check-versions.ts';
export {
  defaultRoot,
  type FoundRegulation,
  type FoundVersion,
  findRegulations,
  layersAround,
  resolveRegulation,
} from './find.ts';
export { answerLawCase, type LawAnswer } from './law-cases/answer.ts';
export { type AskedCase, type LawCase, type LawWords, lawCaseOf, readLawCase } from './law-cases/law-case.ts';
export { loadPart } from './load.ts';
export { compareLock, computeLock, type Lock, lockFile, readLock } from './lock.ts';
export { type NationalClock, nationalClocks } from './national-database/read.ts';
export { comesBefore } from './procedure/check.ts';
export {
  DOINGS,
  type Doing,
  OPINION_SIDES,
  type OpinionRule,
  type OpinionSide,
  type Procedure,
  type ProcedureKind,
  type ProcedureLayer,
  type ProcedureStep,
  type ReplacementRule,
  STEP_ACTORS,
  STEP_PLACES,
  type StepActor,
  type StepDeadline,
  type StepPlace,
} from './procedure/format.ts';
export { procedureOf, procedurePartOf, type WithProcedure } from './procedure/of-version.ts';
export { PROCEDURE_KEYS, readProcedure } from './procedure/read.ts';
export {
  ACTOR_WORDS,
  DOING_WORDS,
  deadlineInWords,
  PLACE_NAMES,
  PLACE_WORDS,
  procedureInWords,
  replacementInWords,
  type StepInWords,
  whoTakes,
} from './procedure/words.ts';
export {
  type BaseVersion,
  basesUnder,
  headOf,
  type PackHead,
  type ReadVersion,
  readVersion,
} from './read-version.ts';
export {
  type DocumentLines,
  documentFrom,
  linesOf,
  RESULTS_FORMAT,
  resultsDocument,
} from './runs/document.ts';
export {
  evaluatePacks,
  type Run,
  type RunRequest,
} from './runs/evaluate-packs.ts';
export { groupsOf, type JoinedPack, joinLayers, type PackFile } from './runs/joined-pack.ts';
export { type ChosenReading, settleReadings } from './runs/readings.ts';
export { postOn, whoIs } from './runs/who-is.ts';
export { EXPECTATION_KEYS } from './scenarios/expectation.ts';
export { namesUnknownTo } from './scenarios/names.ts';
export {
  isNoticed,
  type ProofKind,
  type Proving,
  type Trial,
  trialsOf,
  unshownIn,
} from './scenarios/proof.ts';
export { type Difference, regulationFor, runScenario, type ScenarioOutcome } from './scenarios/run.ts';
export {
  isAbout,
  readScenarios,
  SCENARIO_KEYS,
  type Scenario,
  scenarioTables,
} from './scenarios/scenario.ts';
export { type ScenarioInWords, scenarioInWords } from './scenarios/words.ts';
export { inventedLayers, type ShippedPack, shippedPacks } from './shipped.ts';
export { addedUp } from './simulation/added-up.ts';
export {
  type Comparison,
  compareEnds,
  type Distribution,
  type GroupEffect,
  movers,
} from './simulation/compare-ends.ts';
export {
  effectBetween,
  type Groupings,
  type RegulationEffect,
  type SideEnds,
  type SideHead,
  type StandsOn,
} from './simulation/effect.ts';
export { type Ends, endsOf, WITHOUT_LEVEL, wordsFor } from './simulation/ends.ts';
export {
  byAge,
  bySex,
  type Grouping,
  groupingFrom,
  groupingsOf,
  NOT_RECORDED,
} from './simulation/grouping.ts';
export {
  type PartOfSide,
  partFromResults,
  type ResultsRequest,
  type ResultsSide,
  type Share,
  simulatedFrom,
  simulateFromResults,
} from './simulation/period-results.ts';
export { type QuotaEffect, type QuotaTotals, quotaEffects } from './simulation/quota-effects.ts';
export type { PeriodResults } from './simulation/results-as-columns.ts';
export {
  asIfInForce,
  inPlaceOf,
  SIMULATION_FORMAT,
  SIMULATION_MARK,
  type Side,
  type SidesOfEffect,
  type Simulated,
  type Simulation,
  type SimulationRequest,
  simulate,
} from './simulation/simulate.ts';
export {
  COMPUTED_FROM,
  type LoadedRegulation,
  loadRegulation,
  type PartHash,
  partNames,
  scenarioFiles,
} from './version.ts';
export { readYear, readYears, WORKING_DAYS_KEYS, type YearOfDays } from './working-days/read.ts';
export { dayAfter, type WorkingDays, workingDaysOf } from './working-days/working-days.ts';
