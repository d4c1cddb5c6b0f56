import type { ConsequenceUse, Language, Regulation } from '@congtam/engine';
import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { noSuchCycle, notComputed, ofPilot } from '../../evaluation/cycle-refusals.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lastDone } from '../classification/runs.queries.ts';
import { type StandingRow, standingLevels } from '../classification/standing-levels.queries.ts';
import { type CycleRow, cycleHeld } from '../cycles/cycles.queries.ts';
import { lineThrough, unitsBelow } from '../units/units.queries.ts';

/** One thing that follows from a result by the regulation that rates it. */
export interface Following {
  readonly rule: string;
  readonly use: ConsequenceUse | null;
  /** The ground as the regulation words it. */
  readonly says: string;
  readonly holds: 'yes' | 'open';
  readonly refs: readonly string[];
}

/** Somebody, or a unit, with the level that stands now. */
export interface Rated {
  readonly regulation: string;
  readonly kind: 'person' | 'unit';
  readonly subject: string;
  readonly name: string;
  readonly unit: string;
  readonly person: string | null;
  readonly level: string | null;
  readonly isDecided: boolean;
  /** It was decided otherwise since the results were computed: what follows from it is that of the level before. */
  readonly isOutdated: boolean;
  readonly follows: readonly Following[];
  readonly payout: { readonly rule: string; readonly coefficient: string; readonly isLimit: boolean } | null;
}

/** What stands in a line of the results document, as far as it is used here. */
interface Line {
  readonly name?: string;
  readonly proposed?: string;
  readonly decided?: { readonly level: string };
  readonly consequences?: readonly { readonly rule: string; readonly holds: 'yes' | 'open' }[];
  readonly payout?: { readonly rule: string; readonly coefficient: string; readonly isLimit?: true };
}

/** Of which part of which cycle something is asked. */
export interface Asked {
  readonly cycle: string;
  readonly regulation?: string | undefined;
  /** With all below it; absent: the whole cycle. */
  readonly unit?: string | undefined;
  readonly language: Language;
}

export interface RatedCycle {
  readonly cycle: CycleRow;
  readonly run: string;
  readonly regulations: readonly Regulation[];
  readonly rated: readonly Rated[];
}

/** Results of a cycle as they stand, for somebody who may use those of the unit asked for. That they were read is recorded. */
export async function ratedIn(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { cycle: id, regulation, unit, language }: Asked,
  action: Action,
): Promise<RatedCycle | Refusal> {
  const cycle = await cycleHeld(tx, id);
  if (cycle === undefined) return noSuchCycle();
  const asked = unit ?? cycle.unit;
  const why = refusalOf(holder, action, { line: await lineThrough(tx, asked, todayInVietnam()) });
  if (why) return why;
  if (cycle.isPilot) return ofPilot();
  const run = await lastDone(tx, id);
  if (run === undefined) return notComputed();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const regulations = packs.map((pack) => pack.regulation);
  const below = unit === undefined ? undefined : await unitsBelow(tx, unit, lastDayOf(cycle.period));
  const rows = await standingLevels(tx, { cycle: id, period: cycle.period, run: run.id, regulation });
  const rated = rows
    .filter((row) => below === undefined || below.includes(row.unit))
    .map((row) => ratedOf(row, regulations, language));
  await record(tx, {
    action: 'result.use',
    subject: { kind: 'evaluationRun', id: run.id },
    unit: asked,
    facts: { rows: rated.length },
  });
  return { cycle, run: run.id, regulations, rated };
}

/** A row with what its regulation says of it. */
export function ratedOf(row: StandingRow, regulations: readonly Regulation[], language: Language): Rated {
  const regulation = regulations.find(({ id }) => id === row.regulation);
  const line: Line = JSON.parse(row.line);
  const computedOn = line.decided?.level ?? line.proposed ?? null;
  const level = row.decided ?? row.suggested;
  const { kind, subject, unit, person } = row;
  return {
    ...{ regulation: row.regulation, kind, subject, unit, person, level },
    name: line.name ?? subject,
    isDecided: row.decided !== null,
    isOutdated: level !== computedOn,
    follows: (line.consequences ?? []).flatMap(({ rule, holds }) => {
      const known = regulation?.consequences.find(({ id }) => id === rule);
      if (known === undefined) return [];
      const { use = null, label, articles } = known;
      return [{ rule, use, says: label[language], holds, refs: refsOf(regulation, articles) }];
    }),
    payout: line.payout === undefined ? null : { ...line.payout, isLimit: line.payout.isLimit === true },
  };
}

export const refsOf = (regulation: Regulation | undefined, articles: readonly string[]): string[] =>
  articles.map((id) => regulation?.articles.get(id)?.ref ?? id);
