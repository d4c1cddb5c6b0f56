import { displayExact, type Language } from '@congtam/engine';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import { explanationOf } from '../../evaluation/explained.ts';
import { monitoredPeriods } from '../../evaluation/file-sheets.ts';
import type { EvaluationSources, RosterBody } from '../../evaluation/sources.ts';
import { isRefusal } from '../../refusal.ts';
import { personToRead } from './file-view.ts';
import type { FilePlace } from './files.ts';
import * as errors from './monitoring.errors.ts';
import * as queries from './monitoring.queries.ts';
import { recordedBy } from './one-says.ts';
import { keyFor } from './raters.ts';
import { aboutOne, asIfHandedOn, bodyFor, computedNow, type ScoreAsked, type TypedRow } from './score.ts';
import { shownIn } from './shown-scores.ts';

/** How a file comes to what it gives now: the arithmetic line by line, each with its article, and what is missing. */
export async function explainFile(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { language, ...place }: FilePlace & { readonly language: Language },
) {
  const opened = await personToRead(tx, holder, sources, place);
  return isRefusal(opened) ? opened : explained(tx, sources, { ...place, ...opened, language, typed: [] });
}

/** The same with rows that are being typed: what they would give, while nothing is written. */
export async function previewFile(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  {
    language,
    typed,
    ...place
  }: FilePlace & { readonly language: Language; readonly typed: readonly TypedRow[] },
) {
  const opened = await personToRead(tx, holder, sources, place);
  if (isRefusal(opened)) return opened;
  const byRater = typed.map(({ key, cells, ...row }): TypedRow => {
    const rater = cells?.rater;
    return { ...row, cells, key: rater === undefined ? key : keyFor(key, rater) };
  });
  return explained(tx, sources, { ...place, ...opened, language, typed: byRater });
}

async function explained(
  tx: Tx,
  sources: EvaluationSources,
  given: Pick<ScoreAsked, 'cycle' | 'subject' | 'period'> & {
    readonly read: { readonly packs: ScoreAsked['packs']; readonly roster: RosterBody };
    readonly language: Language;
    readonly typed: readonly TypedRow[];
  },
) {
  const { cycle, subject, period, read, language, typed } = given;
  const { runs } = await computedNow(tx, sources, {
    ...{ cycle, packs: read.packs, roster: read.roster, subject, period, typed },
  });
  return {
    explanations: runs.flatMap((run) => {
      const found = explanationOf(run, subject.code, language);
      if (found === undefined) return [];
      const result = run.evaluation.people.find((one) => one.subject === subject.code);
      const shown = result?.score === undefined ? null : displayExact(result.score);
      return [{ ...found, group: result?.group ?? null, shown }];
    }),
  };
}

/** The periods of somebody's cycle: where each file stands, and what it gives by what was handed on so far. */
export async function periodsOf(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  place: Omit<FilePlace, 'period'>,
) {
  const opened = await personToRead(tx, holder, sources, place);
  // Whoever asks about themself in a cycle about others is told so by an empty list: they are shown every cycle they see.
  if (isRefusal(opened) && opened.code === errors.noSuchPerson().code && holder.person === place.person)
    return { name: '', periods: [] };
  if (isRefusal(opened)) return opened;
  const { cycle, read, subject } = opened;
  const files = new Map((await queries.filesOf(tx, place)).map((file) => [file.period, file]));
  const regulations = read.packs.map(({ regulation }) => regulation);
  const own = await sources.ownYears(tx, cycle, { regulations, people: [subject.id] });
  const periods = monitoredPeriods(read.descriptors, cycle.period, [
    own?.of({ kind: 'person', id: subject.id }),
  ]);
  const rows = await queries.rowsStanding(tx, { cycle: cycle.id, person: subject.id });
  const body = await bodyFor(tx, sources, { cycle, packs: read.packs, subject, roster: read.roster });
  let tables = aboutOne(body.tables, subject, body.subjects);
  for (const period of periods) tables = asIfHandedOn(tables, read.packs, subject.code, rows, period);
  const shown = shownIn(tables, read.packs, cycle.period, periods);
  return {
    name: subject.name,
    periods: periods.map((period) => {
      const { state, isLate } = files.get(period) ?? { state: 'open' as const, isLate: false };
      const isRecorded = recordedBy(rows, read.descriptors, period).length > 0;
      return { period, state, isLate, isRecorded, shown: shown(subject.code, period) };
    }),
  };
}
