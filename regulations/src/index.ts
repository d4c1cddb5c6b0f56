export { checkVersions } from './check-versions.ts';
export {
  defaultRoot,
  type FoundRegulation,
  type FoundVersion,
  findRegulations,
  layersAround,
  resolveRegulation,
} from './find.ts';
export { loadPart } from './load.ts';
export { compareLock, computeLock, type Lock, lockFile, readLock } from './lock.ts';
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
  PLACE_WORDS,
  procedureInWords,
  type StepInWords,
  whoTakes,
} from './procedure/words.ts';
export { isNoticed, type ProofKind, type Proving, type Trial, trialsOf, unshownIn } from './proof.ts';
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
  type PeriodScores,
  type Run,
  type RunRequest,
} from './runs/evaluate-packs.ts';
export { groupsOf, type JoinedPack, joinLayers, type PackFile } from './runs/joined-pack.ts';
export { type ChosenReading, settleReadings } from './runs/readings.ts';
export { postOn, whoIs } from './runs/who-is.ts';
export { isAbout, readScenarios, SCENARIO_KEYS, type Scenario, scenarioTables } from './scenario.ts';
export { EXPECTATION_KEYS } from './scenario-expectation.ts';
export { type Difference, regulationFor, runScenario, type ScenarioOutcome } from './scenario-run.ts';
export {
  COMPUTED_FROM,
  type LoadedRegulation,
  loadRegulation,
  type PartHash,
  partNames,
} from './version.ts';
export { readYear, readYears, WORKING_DAYS_KEYS, type YearOfDays } from './working-days/read.ts';
export { dayAfter, type WorkingDays, workingDaysOf } from './working-days/working-days.ts';
