/** Results in words: why a level is what it is, what is open, and what a regulation says. */
export type { Context } from './case.ts';
export { CaseWording } from './case-wording.ts';
export type { Sentence } from './citation.ts';
export { sentenceFor } from './condition-words.ts';
export { authorityInWords, type ConsequenceRow, consequenceRows } from './consequence-section.ts';
export { type MissingFactRow, missingFacts, type OpenQuestionRow, openQuestions } from './open-points.ts';
export { periodInWords, periodsInWords } from './period-words.ts';
export { type RuleLine, regulationFrameInWords, regulationInWords } from './regulation-in-words.ts';
export { shownBeside, shownNumber, shownPercent, shownUp } from './show.ts';
export { type Explanation, type Section, why } from './why.ts';
export { Wording } from './wording.ts';
