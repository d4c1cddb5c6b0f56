/** What this engine answers to a law case: everything a case may ask, said in full. */
import { listOf, measureWord, quotaWord, subjectWord } from '../scenarios/compare.ts';
import {
  type Evaluation,
  formatDay,
  type Regulation,
  type Standing,
  type SubjectResult,
} from '../scenarios/engine.ts';
import { QUOTA_WORDS, SUBJECT_LISTS, SUBJECT_WORDS } from '../scenarios/expectation.ts';
import { evaluateScenario, regulationFor } from '../scenarios/run.ts';
import type { AskedCase, LawWords, SubjectWords } from './law-case.ts';

/** An answer, or why there is none: the regulation or a layer is not known here, or they do not fit. */
export type LawAnswer = { readonly id: string } & (LawWords | { readonly unsupported: string });

/**
 * Answers a case under the regulations known: the version it names, with its layers.
 *
 * @example answerLawCase(readLawCase(line, 1), regulations) // { id, people: { p: { outcome: 'decided', level: 'good', … } } }
 */
export function answerLawCase(asked: AskedCase, known: readonly Regulation[]): LawAnswer {
  const { id } = asked;
  const own = known.find(
    (one) => one.id === asked.regulation && formatDay(one.inForceFrom) === asked.version,
  );
  const absent = [
    ...(own ? [] : [`${asked.regulation}@${asked.version}`]),
    ...asked.layers.filter((layer) => !known.some((one) => one.id === layer)),
  ];
  if (own === undefined || absent.length > 0) return { id, unsupported: `not known: ${absent.join(', ')}` };
  const found = regulationFor(asked, own, known);
  if ('problems' in found) return { id, unsupported: found.problems.map((p) => p.code).join(', ') };
  const evaluated = evaluateScenario(asked, found.regulation);
  if ('unfit' in evaluated)
    return { id, unsupported: `${evaluated.unfit.what}: ${evaluated.unfit.expected}` };
  if ('problems' in evaluated)
    return { id, refused: [...new Set(evaluated.problems.map((p) => p.code))].sort() };
  return { id, ...wordsOf(evaluated.evaluation) };
}

const wordsOf = ({ people, units, quotas }: Evaluation): LawWords => ({
  people: Object.fromEntries(people.map((result) => [result.subject, subjectWords(result)])),
  units: Object.fromEntries(units.map((result) => [result.subject, subjectWords(result)])),
  quotas: quotas.map(quotaWords),
});

function subjectWords(result: SubjectResult): SubjectWords {
  const { deadlines = [] } = result;
  return {
    ...Object.fromEntries(SUBJECT_WORDS.map((word) => [word, subjectWord(result, word, '')])),
    ...Object.fromEntries(
      // `stands-not-on` is asked of `stands-on`: it names what is not there.
      SUBJECT_LISTS.filter((list) => list !== 'stands-not-on').map((list) => [
        list,
        [...new Set(listOf(result, list))],
      ]),
    ),
    measures: Object.fromEntries(
      [...result.measures].map(([measure, value]) => [measure, measureWord(value, '')]),
    ),
    deadlines: Object.fromEntries(
      deadlines.flatMap(({ rule, alsoBy = [], before }) =>
        [rule, ...alsoBy].map((id) => [id, formatDay(before)]),
      ),
    ),
  };
}

const quotaWords = (standing: Standing): SubjectWords => ({
  ...Object.fromEntries(QUOTA_WORDS.map((word) => [word, quotaWord(standing, word)])),
  tied: standing.line?.tied ?? [],
  notes: standing.notes,
  'places-by-base': Object.fromEntries(
    Object.entries(standing.placesByBase).map(([base, places]) => [base, String(places)]),
  ),
});
