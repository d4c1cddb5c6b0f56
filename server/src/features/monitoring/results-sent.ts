import { parsePeriod, type Regulation } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { recordReading } from '../../audit/reading.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle, ofPilot } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources, SheetProvider } from '../../evaluation/sources.ts';
import { isOfYear } from '../../feeding/fed-year.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough, unitOn } from '../units/units.queries.ts';
import * as errors from './monitoring.errors.ts';
import { filesOf } from './monitoring.queries.ts';
import * as queries from './results-sent.queries.ts';
import { scoresOf } from './score.ts';
import { readFor } from './sheets.ts';

/** States in which somebody has answered for a result: only such a one is sent. */
const SETTLED: readonly string[] = ['confirmed', 'approved'];

/**
 * Sends the confirmed results of somebody who leaves on to whoever rates them later (Art. 19(1) of Decree 335/2025). They
 * stand there as brought, with this document; sent again, the newest counts.
 */
export async function sendResults(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly person: string; readonly document: string },
): Promise<readonly queries.ResultSent[] | Refusal> {
  const { person, document } = given;
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const read = await readFor(tx, sources, cycle);
  if (isRefusal(read)) return read;
  const subject = [...read.roster.subjects.values()].find(
    ({ kind, id }) => kind === 'person' && id === person,
  );
  if (subject === undefined) return errors.noSuchPerson();
  const files = (await filesOf(tx, { cycle: cycle.id, person })).filter(({ state }) =>
    SETTLED.includes(state),
  );
  if (files.length === 0) return errors.nothingConfirmed();
  if (cycle.isPilot) return ofPilot();
  const rows: queries.NewResultSent[] = [];
  for (const { period, unit } of files) {
    const line = await lineThrough(tx, unit, todayInVietnam());
    const why = refusalOf(holder, 'statement.record', { line, person });
    if (why) return why;
    const body = (await unitOn(tx, unit, todayInVietnam()))?.name ?? '';
    for (const { regulation, score } of await scoresOf(tx, sources, {
      cycle,
      packs: read.packs,
      subject,
      period,
    })) {
      const measure = measureOf(
        read.regulations.find(({ id }) => id === regulation),
        period,
      );
      if (score === null || measure === undefined) continue;
      rows.push({ cycle: cycle.id, person, unit, regulation, period, measure, value: score, body, document });
    }
  }
  if (rows.length === 0) return errors.nothingConfirmed();
  await queries.addResultsSent(tx, rows, holder.account);
  await record(tx, {
    action: 'monitoring.sendResults',
    subject: { kind: 'person', id: person },
    unit: subject.unit,
    person,
    facts: { cycle: cycle.id, document, periods: [...new Set(rows.map(({ period }) => period))] },
  });
  return queries.resultsSentOf(tx, person);
}

/** What came along with somebody, of what is in sight. Reading it of others is an act that they see. */
export async function resultsSentTo(
  tx: Tx,
  holder: Holder,
  person: string,
): Promise<readonly queries.ResultSent[]> {
  const results = await queries.resultsSentOf(tx, person);
  if (results.length > 0) await recordReading(tx, holder, person, 'monitoring.read');
  return results;
}

/** What a period of this kind shows under a regulation: the quantity that another body takes as brought. */
function measureOf(regulation: Regulation | undefined, period: string): string | undefined {
  const unit = parsePeriod(period)?.unit;
  const stage = [...(regulation?.stages.values() ?? [])].find(
    ({ periods }) => unit !== undefined && periods.includes(unit),
  );
  return stage?.shows;
}

/** Results that other bodies sent along: they fill the periods of which a cycle says nothing itself. */
export const resultsSentSheets: SheetProvider = async (tx, { cycle, regulations, units, ownYear }) => {
  const known = new Set(regulations.map(({ id }) => id));
  const year = Number(cycle.period.slice(0, 4));
  const years = ownYear === undefined ? [year] : [year - 1, year];
  const rows = (await queries.resultsFor(tx, { cycle: cycle.id, units, years })).filter(
    ({ regulation, person, period }) =>
      known.has(regulation) && isOfYear(period, ownYear?.({ kind: 'person', id: person }), year),
  );
  const tables = rows.map(({ person, period, measure, value, body, document, regulation }) => ({
    ...{ subject: person, period, measure, value, body, document, regulation },
  }));
  return { tables: { 'period-results': tables }, notes: [] };
};
