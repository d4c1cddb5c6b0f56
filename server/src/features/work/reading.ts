import { displayExact, divide, formatExact, isZero, multiply, ratio, sum } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { notFound } from '../../http/problem.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { postsOf } from '../people/people.queries.ts';
import { lineOf, unitsBelow } from '../units/units.queries.ts';
import { causesOf } from './causes.queries.ts';
import { cellsToSay } from './cells-to-say.ts';
import { handoversOf } from './handovers.queries.ts';
import { spanOf } from './place.ts';
import { exact } from './product-content.ts';
import * as errors from './work.errors.ts';
import * as queries from './work.queries.ts';

/** A product with all it ever said, who handed it to whom, and what was asked and decided about it. */
export async function openProduct(tx: Tx, id: string) {
  const product = await queries.productById(tx, id);
  if (product === undefined) return errors.noSuchProduct();
  return {
    product,
    revisions: await queries.revisionsOf(tx, id),
    handovers: await handoversOf(tx, id),
    causes: await causesOf(tx, id),
    toSay: await cellsToSay(tx, product),
  };
}

/** The work of somebody: they themself see it, and so do those who answer for them. Others' reading is an act. */
export async function workOfPerson(
  tx: Tx,
  holder: Holder,
  person: string,
  page: queries.Page,
): Promise<readonly queries.ProductRow[] | Refusal> {
  return (await refusalToRead(tx, holder, person)) ?? queries.productsOfPerson(tx, person, page);
}

/** The months, quarters and years of which somebody has work, and which of them are settled. */
export async function periodsOfPerson(
  tx: Tx,
  holder: Holder,
  person: string,
): Promise<readonly queries.WorkPeriod[] | Refusal> {
  return (await refusalToRead(tx, holder, person)) ?? queries.workPeriodsOf(tx, person);
}

/** Why somebody does not read the work of a person; where they do, that is recorded. */
async function refusalToRead(tx: Tx, holder: Holder, person: string): Promise<Refusal | undefined> {
  const today = todayInVietnam();
  const posts = await postsOf(tx, person);
  if (posts.length === 0) return notFound();
  const held = posts.filter(({ from, to }) => from <= today && (to === null || to >= today));
  const line: string[] = [];
  for (const { unit } of held.length > 0 ? held : posts) line.push(...(await lineOf(tx, unit, today)));
  const why = refusalOf(holder, 'work.seeOfPerson', { line, person });
  if (why) return why;
  await record(tx, { action: 'work.read', subject: { kind: 'person', id: person }, person });
  return undefined;
}

/** The work in a unit and all below it. */
export async function workOfUnit(
  tx: Tx,
  holder: Holder,
  unit: string,
  page: queries.Page,
): Promise<readonly queries.ProductRow[] | Refusal> {
  const units = await unitsInReach(tx, holder, unit, todayInVietnam());
  return isRefusal(units) ? units : queries.productsOfUnits(tx, units, page);
}

async function unitsInReach(tx: Tx, holder: Holder, unit: string, day: string) {
  const line = await lineOf(tx, unit, day);
  if (line.length === 0) return errors.noSuchUnit();
  return refusalOf(holder, 'work.seeOfUnit', { line }) ?? unitsBelow(tx, unit, day);
}

/** Who did how much of a unit's converted work. */
export interface Workload {
  readonly person: string;
  /** Converted work completed, exactly: a decimal or a fraction. */
  readonly converted: string;
  /** Part of the unit's whole, exactly, and cut for the eye in percent; null where the unit did nothing. */
  readonly share: string | null;
  readonly percent: string | null;
}

/**
 * The share of each person in the whole work of a unit and those below it (CT20-4), for a period or a year: converted
 * quantities that were completed, as they stand. What has no coefficient yet is counted apart, not as nothing.
 */
export async function workloadOf(
  tx: Tx,
  holder: Holder,
  { unit, period }: { readonly unit: string; readonly period: string },
): Promise<
  { readonly total: string; readonly people: readonly Workload[]; readonly notConverted: number } | Refusal
> {
  const span = spanOf(period);
  if (isRefusal(span)) return span;
  const units = await unitsInReach(tx, holder, unit, earlier(todayInVietnam(), span.to));
  if (isRefusal(units)) return units;
  const done = await queries.doneIn(tx, units, period);
  const total = sum(done.map(({ converted }) => exact(converted)));
  const people = done.map(({ person, converted }) => {
    const share = isZero(total) ? undefined : divide(exact(converted), total);
    return {
      person,
      converted: formatExact(exact(converted)),
      share: share === undefined ? null : formatExact(share),
      percent: share === undefined ? null : displayExact(multiply(share, ratio(100))),
    };
  });
  const notConverted = done.reduce((all, one) => all + one.notConverted, 0);
  return { total: formatExact(total), people, notConverted };
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
