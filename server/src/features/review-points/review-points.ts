import { type Regulation, tablesOf, vocabularyOf } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { noSuchCycle } from '../../evaluation/cycle-refusals.ts';
import type { EvaluationSources, KnownSubject } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import { lastDone, resultsOf } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import { pointsIn } from './detectors/detect.ts';
import { generalMostOf, type LevelRow, type Material, monthsFrom, peopleFrom } from './detectors/material.ts';
import type { Point } from './detectors/point.ts';
import * as errors from './review-points.errors.ts';
import * as queries from './review-points.queries.ts';
import { afterPointAct, type PointAct } from './review-points.states.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts';

/** One search holds a body in memory, not a province. */
const MOST_PEOPLE = 5000;

/** The thresholds that hold for a unit: of the nearest body above that set any, else those stated with the program. */
export async function thresholdsFor(tx: Tx, unit: string) {
  const line = await lineThrough(tx, unit, todayInVietnam());
  const set = await queries.thresholdsOf(tx, line);
  const thresholds: Thresholds = { ...DEFAULT_THRESHOLDS, ...set?.thresholds };
  return { unit, thresholds, setBy: set?.unit ?? null, document: set?.document ?? null };
}

/** Sets the thresholds of a body that oversees, by its document; they hold from the next search on. */
export async function setThresholds(
  tx: Tx,
  holder: Holder,
  given: { readonly unit: string; readonly thresholds: Partial<Thresholds>; readonly document: string },
) {
  const line = await lineThrough(tx, given.unit, todayInVietnam());
  const why = refusalOf(holder, 'reviewPoint.setThresholds', { line });
  if (why) return why;
  const { unit, document } = given;
  const thresholds = { ...DEFAULT_THRESHOLDS, ...given.thresholds };
  const number = (await queries.timesSet(tx, unit)) + 1;
  await queries.addThresholds(tx, {
    unit,
    number,
    thresholds: { ...thresholds },
    document,
    setBy: holder.account,
  });
  await record(tx, {
    action: 'reviewPoint.setThresholds',
    subject: { kind: 'unit', id: unit },
    unit,
    facts: { number, document, ...given.thresholds, off: [...(given.thresholds.off ?? [])] },
  });
  return thresholdsFor(tx, unit);
}

/**
 * Looks through a cycle. What is found goes to the units, to be answered by a day; who searched is told how much of which
 * kind, and what was raised before is not raised again.
 */
export async function searchCycle(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: { readonly cycle: string; readonly answerBy: string },
) {
  const cycle = await cycleById(tx, given.cycle);
  if (cycle === undefined) return noSuchCycle();
  const line = await lineThrough(tx, cycle.unit, todayInVietnam());
  const why = refusalOf(holder, 'reviewPoint.search', { line });
  if (why) return why;
  if (given.answerBy <= todayInVietnam()) return errors.answerDayPast();
  const packs = await sources.joined(tx, cycle);
  if (isRefusal(packs)) return packs;
  const body = await sources.body(tx, cycle, packs);
  if (isRefusal(body)) return body;
  const regulations = packs.map(({ regulation }) => regulation);
  if (body.subjects.size > MOST_PEOPLE) return errors.tooManyPeople(MOST_PEOPLE);
  const byId = new Map([...body.subjects.values()].map(({ id, code }) => [id, code]));
  const codeOf = ({ person }: { readonly person: string }): string => byId.get(person) ?? '';
  const generalMost = generalMostOf(tablesOf(vocabularyOf(regulations), regulations));
  const material: Material = {
    people: peopleFrom(body.tables),
    months: monthsFrom(body.tables, generalMost),
    levels: await levelsStanding(tx, cycle.id, regulations, body.subjects),
    raters: (await queries.ratersOf(tx, cycle.id)).map((one) => ({ ...one, person: codeOf(one) })),
    words: (await queries.selfReviews(tx, cycle.id)).map((one) => ({ person: codeOf(one), text: one.text })),
    late: (await queries.lateRows(tx, cycle.id)).map((one) => ({ person: codeOf(one), edits: one.edits })),
  };
  const { thresholds } = await thresholdsFor(tx, cycle.unit);
  const known = await queries.knownPoints(tx, cycle.id);
  const points = pointsIn(material, thresholds)
    .flatMap((point) => pointHere(point, body.subjects) ?? [])
    .filter(({ kind, unit, person, period }) => !known.has(`${kind} ${unit} ${person ?? ''} ${period}`));
  const id = newId();
  const counted: { [kind: string]: number } = {};
  for (const { kind } of points) counted[kind] = (counted[kind] ?? 0) + 1;
  const { answerBy } = given;
  await queries.addSearch(tx, {
    ...{ id, unit: cycle.unit, cycle: cycle.id, thresholds, answerBy },
    ...{ found: points.length, searchedBy: holder.account },
  });
  await queries.addPoints(tx, { search: id, cycle: cycle.id, answerBy }, points);
  await record(tx, {
    action: 'reviewPoint.search',
    subject: { kind: 'cycle', id: cycle.id },
    unit: cycle.unit,
    facts: { search: id, found: points.length, answerBy, ...counted },
  });
  const found = Object.entries(counted).map(([kind, points]) => ({ kind, points }));
  return { id, cycle: cycle.id, answerBy, found };
}

/** A point with the ids of unit and person in place of their codes. */
function pointHere(
  { kind, unit, person, period, numbers, says }: Point,
  subjects: ReadonlyMap<string, KnownSubject>,
): queries.NewPoint | undefined {
  const [ofUnit, ofPerson] = [subjects.get(unit), person === null ? undefined : subjects.get(person)];
  if (ofUnit === undefined || (person !== null && ofPerson === undefined)) return undefined;
  return {
    ...{ id: newId(), kind, unit: ofUnit.id, person: ofPerson?.id ?? null, period: period ?? '', numbers },
    ...says,
  };
}

/** The level of everybody as it stands: decided, else proposed, else as it was computed. */
async function levelsStanding(
  tx: Tx,
  cycle: string,
  regulations: readonly Regulation[],
  subjects: ReadonlyMap<string, KnownSubject>,
): Promise<LevelRow[]> {
  const run = await lastDone(tx, cycle);
  if (run === undefined) return [];
  const standing = new Map<string, string>();
  for (const { regulation, subject, level } of await levelActsOf(tx, { cycle }))
    if (level !== null) standing.set(`${regulation} ${subject}`, level);
  const unitCodes = new Map(
    [...subjects.values()].flatMap((s) => (s.kind === 'unit' ? [[s.id, s.code]] : [])),
  );
  return (await resultsOf(tx, { run: run.id })).flatMap((row): LevelRow[] => {
    const levels = regulations.find(({ id }) => id === row.regulation)?.levels ?? [];
    const level = standing.get(`${row.regulation} ${row.subject}`) ?? row.suggested ?? row.beforeQuota;
    const rank = levels.findIndex(({ id }) => id === level);
    const unit = unitCodes.get(row.unit);
    if (rank < 0 || unit === undefined) return [];
    return [
      { subject: row.subject, kind: row.person === null ? 'unit' : 'person', unit, rank, of: levels.length },
    ];
  });
}

/** A point as who sees it is shown it. */
const shown = ({ vi, en, ...row }: queries.PointRow) => ({
  ...row,
  period: row.period === '' ? null : row.period,
  says: { vi, en },
});

export const listPoints = async (tx: Tx, given: { readonly cycle?: string | undefined }) => ({
  points: (await queries.pointsSeen(tx, given)).map(shown),
});

/** The unit answers; who oversees closes with a remark, or asks again. Nobody does either for a point about themself. */
export async function stepPoint(
  tx: Tx,
  holder: Holder,
  given: { readonly point: string; readonly act: PointAct; readonly words: string },
): Promise<ReturnType<typeof shown> | Refusal> {
  const [row] = await queries.pointsSeen(tx, { id: given.point });
  if (row === undefined) return errors.noSuchPoint();
  const line = await lineThrough(tx, row.unit, todayInVietnam());
  const action = given.act === 'answer' ? 'reviewPoint.answer' : 'reviewPoint.close';
  const why = refusalOf(holder, action, { line, person: row.person, state: row.state });
  if (why) return why;
  const { act, words } = given;
  const state = afterPointAct(row.state, act);
  if (state === undefined) return errors.pointChanged();
  const number = row.steps.length + 1;
  await queries.addStep(tx, {
    ...{ point: row.id, number, act, state, words, takenBy: holder.account, takenByName: holder.name },
  });
  await record(tx, {
    action,
    subject: { kind: 'reviewPoint', id: row.id },
    unit: row.unit,
    ...(row.person === null ? {} : { person: row.person }),
    facts: { number, act, state },
    texts: { words },
  });
  const [after] = await queries.pointsSeen(tx, { id: row.id });
  return after === undefined ? errors.noSuchPoint() : shown(after);
}
