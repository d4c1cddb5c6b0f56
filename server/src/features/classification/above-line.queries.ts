import type { Bilingual } from '@congtam/engine';
import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { unitOn } from '../units/units.queries.ts';
import type { LiveLine } from './board.ts';
import { standingsOf, withResults } from './opened.ts';

/** Places of a quota in one scope or duty group, with who holds them, for whoever may see them. */
export interface FullLine {
  readonly scope: string;
  readonly dutyGroup: string | null;
  readonly places: number;
  readonly holders: readonly string[];
}

/** A line that a document would go beyond. */
export interface ExceededLine extends FullLine {
  /** What the limited level is called. */
  readonly level: Bilingual;
  /** How many would hold a place. */
  readonly wanted: number;
}

/** Who holds a place of a line now. */
export const holdersOf = ({ candidates, beside }: LiveLine): readonly string[] => [
  ...candidates.flatMap(({ subject, state }) => (state === 'in' ? [subject] : [])),
  ...beside,
];

/** A line as it is told: whose places they are, by name. */
export async function told(
  tx: Tx,
  given: {
    readonly run: string;
    readonly scopeUnit: string;
    readonly line: Pick<LiveLine, 'places' | 'dutyGroup'>;
    readonly holders: readonly string[];
  },
): Promise<FullLine> {
  const { run, scopeUnit, line, holders } = given;
  const names = await namesOf(tx, run, holders);
  return {
    ...{ places: line.places, dutyGroup: line.dutyGroup ?? null },
    scope: (await unitOn(tx, scopeUnit, todayInVietnam()))?.name ?? '',
    holders: holders.flatMap((subject) => names.get(subject) ?? []),
  };
}

/**
 * The first line that a document would go beyond, if every level in it were decided: the same count as when it is decided,
 * before anybody signs it. Undefined where all have a place, as far as the boards in sight say.
 */
export async function firstAboveLine(
  tx: Tx,
  sources: EvaluationSources,
  given: {
    readonly cycle: string;
    readonly regulation: string;
    readonly items: readonly { readonly subject: string; readonly level: string }[];
  },
): Promise<ExceededLine | undefined> {
  const cycle = await cycleById(tx, given.cycle);
  const opened = cycle && (await withResults(tx, sources, cycle));
  if (opened === undefined || isRefusal(opened)) return undefined;
  const { regulation, items } = given;
  const pack = opened.packs.find((one) => one.regulation.id === regulation);
  for (const { id: quota, level } of pack?.regulation.quotas ?? []) {
    const wanted = new Map(items.map((item) => [item.subject, item.level === level]));
    const lines = new Map<
      string,
      { readonly line: LiveLine; readonly scopeUnit: string; readonly more: Set<string> }
    >();
    for (const [subject, isWanted] of wanted) {
      if (!isWanted) continue;
      for (const { scope, scopeUnit, lines: counting } of await standingsOf(tx, opened, {
        ...{ regulation, quota, subject },
      }))
        for (const line of counting) {
          const key = JSON.stringify([scope, line.dutyGroup ?? '']);
          const found = lines.get(key) ?? { line, scopeUnit, more: new Set<string>() };
          found.more.add(subject);
          lines.set(key, found);
        }
    }
    for (const { line, scopeUnit, more } of lines.values()) {
      const kept = holdersOf(line).filter((subject) => wanted.get(subject) !== false);
      const holders = [...new Set([...kept, ...more])];
      if (!line.binding || holders.length <= line.places) continue;
      const called = pack?.regulation.levels.find((one) => one.id === level)?.label;
      const full = await told(tx, { run: opened.run.id, scopeUnit, line, holders });
      return { ...full, level: called ?? { vi: level, en: level }, wanted: holders.length };
    }
  }
  return undefined;
}

/** Names of subjects of a run, of those the actor may see. */
async function namesOf(
  { db }: Tx,
  run: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ subject: string; name: string | null }>`
    select distinct r.subject_code as subject, coalesce(p.full_name, r.subject_code) as name
    from congtam.evaluation_result r left join congtam.person p on p.id = r.person_id
    where r.run_id = ${run} and r.subject_code = any (${[...subjects]}::text[])`.execute(db);
  return new Map(rows.map(({ subject, name }) => [subject, name ?? subject]));
}
