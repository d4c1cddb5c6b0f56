import { formatExact, type Regulation } from '@congtam/engine';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Asked, type Rated, ratedIn, refsOf } from './rated.ts';

/** What a level is worth to somebody; of which base is for the article to say. */
export interface PayoutRow
  extends Pick<Rated, 'regulation' | 'subject' | 'name' | 'unit' | 'level' | 'isDecided'> {
  /** Absent where the regulation gives the level none, or gives it nothing that could be found yet. */
  readonly coefficient: string | null;
  /** It may be as much at most: what it is, is for who pays. */
  readonly isLimit: boolean;
  readonly says: string;
  readonly refs: readonly string[];
}

/**
 * Income and bonus by the coefficients of the regulations, for the month, quarter or whatever the cycle is of. The level
 * that stands now counts, also where it was decided after the results were computed.
 */
export async function payoutList(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  asked: Asked,
): Promise<{ readonly run: string; readonly period: string; readonly rows: readonly PayoutRow[] } | Refusal> {
  const found = await ratedIn(tx, holder, sources, asked, 'result.use');
  if (isRefusal(found)) return found;
  const paying = new Map(
    found.regulations.filter(({ payouts }) => payouts.length > 0).map((one) => [one.id, one]),
  );
  const rows = found.rated.flatMap((one) => {
    const regulation = paying.get(one.regulation);
    return regulation === undefined || one.kind !== 'person' ? [] : [rowOf(one, regulation, asked)];
  });
  return { run: found.run, period: found.cycle.period, rows };
}

function rowOf(one: Rated, regulation: Regulation, { language }: Asked): PayoutRow {
  const { subject, name, unit, level, isDecided, payout } = one;
  const rule = regulation.payouts.find(({ id }) => id === payout?.rule);
  const worth = level === null ? undefined : rule?.coefficients.get(level);
  return {
    ...{ regulation: regulation.id, subject, name, unit, level, isDecided },
    coefficient: worth === undefined ? null : formatExact(worth.value),
    isLimit: worth?.limit !== undefined,
    says: rule?.label[language] ?? '',
    refs: refsOf(regulation, rule?.articles ?? []),
  };
}
