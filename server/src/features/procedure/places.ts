import { type ProcedureStep, type StepPlace, whoTakes } from '@congtam/regulations';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { tierOn } from '../people/people.queries.ts';
import { lineThrough, unitOn } from '../units/units.queries.ts';
import { notTheirs } from './procedure.errors.ts';
import * as queries from './procedure.queries.ts';

/** A subject as the seats of the table of authorities see it. */
export interface Seated {
  readonly regulation: string;
  readonly unit: string;
  readonly person: string | null;
  /** Row of the table of authorities that fits it; null where none does. */
  readonly authority: string | null;
}

/** Who has to hold a role where, for a step about a subject: a unit, or `line` for anywhere in the line above. */
export async function placeOf(
  tx: Tx,
  place: StepPlace,
  about: Seated,
  line: readonly string[],
): Promise<readonly string[]> {
  if (place === 'within' || place === 'concerned') return line;
  const today = todayInVietnam();
  if (place === 'using-body' || place === 'managing-body') {
    const role = place === 'using-body' ? 'usingBody' : 'managingBody';
    for (const unit of line) if ((await unitOn(tx, unit, today))?.role === role) return [unit];
    // Where no unit is recorded as the managing body, the highest one that is known manages.
    return place === 'using-body' ? line.slice(0, 1) : line.slice(-1);
  }
  const body = await seatOf(tx, place, about, line);
  return body === undefined ? line : [body];
}

/**
 * Who sits in a seat for a subject: a seat recorded for its management tier goes before one for all, then the nearest unit,
 * then the newest. So what reserves some posts to another body holds against the general row, by its document.
 */
export async function seatOf(
  tx: Tx,
  seat: queries.SeatRow['seat'],
  { regulation, person, authority }: Seated,
  line: readonly string[],
): Promise<string | undefined> {
  const today = todayInVietnam();
  const all = (await queries.seatsFor(tx, line, regulation)).filter(
    (one) =>
      one.seat === seat &&
      one.authority === authority &&
      one.from <= today &&
      (one.to === null || one.to >= today),
  );
  if (all.length === 0) return undefined;
  const tier = person === null ? null : await tierOn(tx, person, today);
  const fitting = all
    .filter((one) => one.tier === null || one.tier === tier)
    .sort(
      (a, b) =>
        Number(a.tier === null) - Number(b.tier === null) || line.indexOf(a.unit) - line.indexOf(b.unit),
    );
  return fitting[0]?.body;
}

/**
 * Why somebody may not take a step; undefined when they may. Nobody takes a step about themself but their own; the number of
 * a document that another decided is a clerk’s to enter for everybody in its list.
 *
 * @param known the units above the subject's, where whoever asks has read them
 */
export async function refusalOfActor(
  tx: Tx,
  holder: Holder,
  step: Pick<ProcedureStep, 'by' | 'place'> & Partial<Pick<ProcedureStep, 'does'>>,
  about: Seated,
  known?: readonly string[],
): Promise<Refusal | undefined> {
  const isThemself = about.person !== null && about.person === holder.person;
  if (isThemself && step.by.includes('themself')) return undefined;
  const line = known ?? (await lineThrough(tx, about.unit, todayInVietnam()));
  const at = await placeOf(tx, step.place, about, line);
  const may = holdsOne(holder, step, { at, person: about.person, action: tx.under?.action ?? '' });
  if (may && (!isThemself || step.does === 'numbering')) return undefined;
  const { vi, en } = whoTakes(step);
  return notTheirs(vi, en);
}

/** Whether somebody holds, in one of the units, a role that takes a step; a delegate never for who delegated. */
export const holdsOne = (
  { roles }: Pick<Holder, 'roles'>,
  { by }: Pick<ProcedureStep, 'by'>,
  given: { readonly at: readonly string[]; readonly person: string | null; readonly action: string },
): boolean =>
  roles.some(
    ({ role, unit, through }) =>
      by.some((actor) => actor === role) &&
      unit !== null &&
      given.at.includes(unit) &&
      (through === undefined || given.person === null || through.onBehalfOf !== given.person) &&
      (through?.actions?.includes(given.action) ?? true),
  );
