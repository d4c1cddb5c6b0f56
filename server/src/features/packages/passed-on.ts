import { canonicalJson } from '@congtam/evidence';
import type { Tx } from '../../database/as-actor.ts';
import { type PackageResult, ResultsDigest, Totals, totalsAsJson } from './package-format.ts';
import { resultsOfPackage, type StandingPackage, standingPackages } from './standing-results.queries.ts';

/**
 * Results of the packages that stand for a unit over a period, some at a time: what it passes on upward with its own. They
 * are held to what their package was taken with, in the same reading; a package that differs is told once it was read, and
 * whoever is told sends nothing of it.
 */
export async function* passedOn(
  tx: Tx,
  given: {
    readonly unit: string;
    readonly period: string;
    readonly isAltered: (one: StandingPackage) => void;
  },
): AsyncGenerator<readonly PackageResult[]> {
  for (const one of await standingPackages(tx, given)) {
    const [digest, totals] = [new ResultsDigest(), new Totals()];
    for await (const some of resultsOfPackage(tx, one.id)) {
      digest.add(some);
      for (const result of some) totals.add(result);
      yield some;
    }
    const isSame =
      one.resultsHash?.equals(digest.digest()) ??
      canonicalJson(totals.asJson()) === canonicalJson(totalsAsJson(one.totals));
    if (!isSame) given.isAltered(one);
  }
}
