import type { SubjectResult } from '@congtam/engine';
import type { Run } from '@congtam/regulations';

export interface RatedRow {
  readonly run: Run;
  readonly result: SubjectResult;
}

/**
 * The results of several regulations, those of one subject together. A regulation that says nothing about a subject has
 * no row where another one does; whom none of them rates has one row, under the first.
 */
export function* ratedRows(
  runs: readonly Run[],
  resultsOf: (run: Run) => readonly SubjectResult[],
): Generator<RatedRow> {
  const columns = runs.map((run) => ({ run, results: resultsOf(run) }));
  const count = Math.max(0, ...columns.map(({ results }) => results.length));
  for (let index = 0; index < count; index += 1) {
    const all = columns.flatMap(({ run, results }) => {
      const result = results[index];
      return result === undefined ? [] : [{ run, result }];
    });
    const telling = all.filter(({ result }) => !saysNothing(result));
    yield* runs.length === 1 ? all : telling.length > 0 ? telling : all.slice(0, 1);
  }
}

/** Outside the regulation, or looked at for the sake of others only: no level, no score. */
export const saysNothing = ({ outcome, movedAway, classification, score, decided }: SubjectResult): boolean =>
  movedAway === undefined &&
  decided === undefined &&
  (outcome === 'other-regime' ||
    (outcome === 'decided' && classification === undefined && score === undefined));
