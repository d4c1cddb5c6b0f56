import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { recordAll } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import { catalogueFor, conversionOf } from './conversion.ts';
import { refusalOfGiven } from './given-cells.ts';
import { refusalOfWork } from './not-complete.ts';
import { askedOnce, type Place, placesIn, spanOf } from './place.ts';
import { exact, type ProductContent, type WorkPart } from './product-content.ts';
import { splitQuantity } from './split.ts';
import * as errors from './work.errors.ts';
import * as queries from './work.queries.ts';
import { stateAfter } from './work.states.ts';

/** What is asked, apart from how much and of whom. */
export type Asked = Omit<WorkPart, 'catalogue' | 'source' | 'quantity' | 'share' | 'jobPosition'>;

/** One part of a task: whose it is, in which period, and, where the product is divided, which share of it. */
export interface Part {
  readonly person: string;
  readonly period: string;
  readonly share: string | null;
}

export interface Assigned {
  readonly task: string;
  readonly products: readonly queries.ProductRow[];
}

/**
 * Gives a task to one person or to many at once. Without shares each gets the whole quantity; with shares the product is
 * divided among people or periods, and nothing of it is lost or counted twice.
 */
export async function assign(
  tx: Tx,
  holder: Holder,
  given: Asked & { readonly unit: string; readonly quantity: string; readonly to: readonly Part[] },
): Promise<Assigned | Refusal> {
  const { unit, quantity, to, ...asked } = given;
  const line = await lineOf(tx, unit, todayInVietnam());
  if (line.length === 0) return errors.noSuchUnit();
  const refused = refusalOf(holder, 'work.assign', { line });
  if (refused) return refused;
  const parts = dividedAmong(quantity, to);
  if (isRefusal(parts)) return parts;
  const placed = await placeAll(tx, holder, parts, asked);
  if (isRefusal(placed)) return placed;
  const task = { id: newId(), unit, title: asked.title, sourceSystem: null, sourceId: null };
  await queries.addTasks(tx, [task], holder.account);
  const ids = await addNew(tx, holder, task.id, 'assigned', placed);
  return { task: task.id, products: await queries.productsByIds(tx, ids) };
}

/** A part with its quantity. */
export interface Portion extends Part {
  readonly quantity: string;
}

/** What each part is of the whole. */
export function dividedAmong(quantity: string, to: readonly Part[]): readonly Portion[] | Refusal {
  if (exact(quantity).n === 0) return errors.nothingAssigned();
  const keys = to.map(({ person, period }) => `${person} ${period}`);
  if (new Set(keys).size < keys.length) return errors.assignedTwice();
  const shares = to.flatMap(({ share }) => (share === null ? [] : [share]));
  if (shares.length === 0) return to.map((part) => ({ ...part, quantity }));
  if (shares.length < to.length) return errors.sharesOfSome();
  const split = splitQuantity(quantity, shares);
  if ('quantities' in split)
    return to.map((part, at) => ({ ...part, quantity: split.quantities[at] ?? '0' }));
  return split.fault === 'not-writable' ? errors.sharesNotWritable() : errors.sharesNotWhole();
}

interface Placed extends Portion {
  readonly place: Place;
  readonly work: WorkPart;
}

/** Of a task that is nobody’s yet; what a regulation asks of it does not depend on whose it is. */
const UNPLACED = { source: 'plan', quantity: '1', share: null, jobPosition: null } as const;

/** Where each serves in their period, whether it may be given to them, and what it is worth there and then. */
async function placeAll(
  tx: Tx,
  holder: Holder,
  portions: readonly Portion[],
  asked: Asked,
): Promise<readonly Placed[] | Refusal> {
  const lineAt = askedOnce((unit = '', day = '') => lineOf(tx, unit, day));
  /** What the work is worth in a unit and period, or why it cannot be given there: the same for all who serve there. */
  const worthIn = askedOnce(async (unit = '', day = '', period = '', from = '') => {
    const line = await lineAt(unit, day);
    const worth = conversionOf(await catalogueFor(tx, line, from), asked);
    if (isRefusal(worth)) return worth;
    const work: WorkPart = { ...asked, ...worth, ...UNPLACED };
    return (
      (await refusalOfWork(tx, line, { period, work })) ??
      (await refusalOfGiven(tx, line, asked.given, { period, by: { kind: 'manager' } })) ??
      worth
    );
  });
  const placed: Placed[] = [];
  let missing = 0;
  for (const period of new Set(portions.map((portion) => portion.period))) {
    const span = spanOf(period);
    if (isRefusal(span)) return span;
    const of = portions.filter((portion) => portion.period === period);
    const places = await placesIn(
      tx,
      of.map(({ person }) => person),
      span,
    );
    for (const portion of of) {
      const place = places.get(portion.person);
      if (place === undefined) {
        missing += 1;
        continue;
      }
      const line = await lineAt(place.unit, place.day);
      const why = refusalOf(holder, 'work.assign', { line, person: portion.person });
      if (why) return why;
      const worth = await worthIn(place.unit, place.day, period, span.from);
      if (isRefusal(worth)) return worth;
      const { quantity, share } = portion;
      const source = asked.isPlanned ? 'plan' : 'unplanned';
      const { jobPosition } = place;
      placed.push({ ...portion, place, work: { ...asked, ...worth, source, quantity, share, jobPosition } });
    }
  }
  return missing > 0 ? errors.notThereThen(missing) : placed;
}

/** Writes products of a task with their first revision, and an event for each person. */
async function addNew(
  tx: Tx,
  holder: Holder,
  task: string,
  act: 'assigned' | 'named',
  placed: readonly Placed[],
): Promise<readonly string[]> {
  const state = stateAfter(act, 'none');
  if (state === undefined) throw new Error(`nothing begins with ${act}`);
  const rows = placed.map((one) => ({ ...one, id: newId() }));
  await queries.addProducts(
    tx,
    rows.map(({ id, person, period, place }) => ({
      id,
      task,
      unit: place.unit,
      person,
      period,
      takenFrom: null,
    })),
    holder.account,
  );
  const content = (work: WorkPart): ProductContent => ({ work, reported: null, corrected: {} });
  await queries.addRevisions(
    tx,
    rows.map(({ id, work }) => ({
      product: id,
      revision: 1,
      act,
      state,
      content: content(work),
      reason: null,
    })),
    holder.account,
  );
  await recordAll(
    tx,
    rows.map(({ id, person, period, place, work }) => ({
      action: `work.${act}`,
      subject: { kind: 'workProduct', id },
      unit: place.unit,
      person,
      facts: {
        ...{ task, period, code: work.code, coefficient: work.coefficient, catalogue: work.catalogue },
        ...{ source: work.source, quantity: work.quantity, share: work.share, deadline: work.deadline },
      },
      texts: { title: work.title },
    })),
  );
  return rows.map(({ id }) => id);
}

/** Names a task that came unplanned, in a few words; what it is worth is said later by somebody else. */
export async function nameTask(
  tx: Tx,
  holder: Holder,
  given: { readonly title: string; readonly period: string | undefined },
): Promise<Assigned | Refusal> {
  const { title, period = todayInVietnam().slice(0, 7) } = given;
  const { person } = holder;
  const why = refusalOf(holder, 'work.name', { person });
  if (why) return why;
  const span = spanOf(period);
  if (isRefusal(span)) return span;
  const place = person === null ? undefined : (await placesIn(tx, [person], span)).get(person);
  if (person === null || place === undefined) return errors.notThereThen(1);
  const work: WorkPart = {
    ...{
      title,
      code: null,
      coefficient: null,
      isPlanned: false,
      basis: null,
      assignedBy: null,
      document: null,
    },
    ...{ deadline: null, isKey: false, given: [], catalogue: null, source: 'unplanned' },
    ...{ quantity: null, share: null, jobPosition: place.jobPosition },
  };
  const task = { id: newId(), unit: place.unit, title, sourceSystem: null, sourceId: null };
  await queries.addTasks(tx, [task], holder.account);
  const portion = { person, period, share: null, quantity: '0', place, work };
  const ids = await addNew(tx, holder, task.id, 'named', [portion]);
  return { task: task.id, products: await queries.productsByIds(tx, ids) };
}

/**
 * Divides a product that turns out to be long, or the work of several: it is withdrawn, and its parts come in its place.
 * The parts add up to it exactly.
 */
export async function splitProduct(
  tx: Tx,
  holder: Holder,
  product: queries.ProductRow,
  given: { readonly to: readonly Part[] },
): Promise<readonly string[] | Refusal> {
  const { work } = product.content;
  if (work.quantity === null || given.to.some(({ share }) => share === null)) return errors.sharesOfSome();
  const portions = dividedAmong(work.quantity, given.to);
  if (isRefusal(portions)) return portions;
  const { catalogue: _, source: __, quantity: ___, share: ____, jobPosition: _____, ...asked } = work;
  const coefficient = work.code === null ? work.coefficient : null;
  const placed = await placeAll(tx, holder, portions, { ...asked, coefficient });
  if (isRefusal(placed)) return placed;
  return addNew(tx, holder, product.task, 'assigned', placed);
}
