import { gzipSync } from 'node:zlib';
import { canonicalJson } from '@congtam/evidence';
import type { WorkingDays } from '@congtam/regulations';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { FileToGive } from '../../http/file-body.ts';
import { type Clock, clocksOf } from '../../national-clocks.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf, unitsBelow } from '../units/units.queries.ts';
import * as errors from './national-database.errors.ts';
import * as queries from './national-database.queries.ts';

/** What has to go to the national database and has not, with its clocks. */
export interface WaitingItem extends queries.DecidedItem {
  readonly clocks: readonly Clock[];
  readonly isLate: boolean;
}

/** What waits for a unit and all below it, those due first; what was refused comes back with the reason. */
export async function outboxOf(
  tx: Tx,
  holder: Holder,
  given: { readonly unit: string; readonly days: Pick<WorkingDays, 'after'> },
): Promise<
  { readonly items: readonly WaitingItem[]; readonly late: number; readonly refused: number } | Refusal
> {
  const why = await refusalFor(tx, holder, 'nationalDatabase.see', given.unit);
  if (why) return why;
  const today = todayInVietnam();
  const below = await unitsBelow(tx, given.unit, today);
  const items = (await queries.itemsWaiting(tx, below)).map((item) => {
    const clocks = clocksOf(item.decidedOn, today, given.days);
    return { ...item, clocks, isLate: clocks.some(({ isLate }) => isLate) };
  });
  await record(tx, {
    action: 'classification.read',
    subject: { kind: 'unit', id: given.unit },
    unit: given.unit,
    facts: { rows: items.length },
  });
  return {
    items,
    late: items.filter(({ isLate }) => isLate).length,
    refused: items.filter(({ refusedBecause }) => refusedBecause !== null).length,
  };
}

/** Puts all that waits into one delivery: from then on it waits for its answers. */
export async function deliver(
  tx: Tx,
  holder: Holder,
  given: { readonly unit: string; readonly ground: string },
): Promise<queries.DeliveryRow | Refusal> {
  const { unit, ground } = given;
  const why = await refusalFor(tx, holder, 'nationalDatabase.send', unit);
  if (why) return why;
  await queries.lockDeliveries(tx);
  const items = await queries.itemsWaiting(tx, await unitsBelow(tx, unit, todayInVietnam()));
  if (items.length === 0) return errors.nothingWaits();
  const id = newId();
  await queries.addDelivery(tx, { id, unit, ground, by: holder.account }, items);
  await record(tx, {
    action: 'nationalDatabase.send',
    subject: { kind: 'nationalDelivery', id },
    unit,
    facts: { items: items.length },
    texts: { ground },
  });
  return (await queries.deliveryById(tx, id)) ?? errors.noSuchDelivery();
}

export async function listDeliveries(tx: Tx, holder: Holder, unit: string) {
  const why = await refusalFor(tx, holder, 'nationalDatabase.see', unit);
  return why ?? { deliveries: await queries.deliveriesOf(tx, unit) };
}

/** A delivery with what was answered of each of its items. That it was seen is recorded. */
export async function openDelivery(tx: Tx, holder: Holder, id: string) {
  const row = await deliveryFor(tx, holder, 'nationalDatabase.see', id);
  if (isRefusal(row)) return row;
  const items = await queries.answeredItems(tx, id);
  await record(tx, {
    action: 'classification.read',
    subject: { kind: 'nationalDelivery', id },
    unit: row.unit,
    facts: { rows: items.length },
  });
  return { delivery: row, items };
}

/** The file of a delivery: lines of JSON, by the mapping of `docs/national-database.md`. That it was taken is recorded. */
export async function fileOfDelivery(tx: Tx, holder: Holder, id: string): Promise<FileToGive | Refusal> {
  const row = await deliveryFor(tx, holder, 'nationalDatabase.send', id);
  if (isRefusal(row)) return row;
  const items = await queries.filedItems(tx, id);
  await record(tx, {
    action: 'nationalDatabase.file',
    subject: { kind: 'nationalDelivery', id },
    unit: row.unit,
    facts: { items: items.length },
  });
  const lines = items.map((item) => canonicalJson({ ...item, levelCode: null }));
  return {
    kind: 'gz',
    name: `csdl-quoc-gia-${id.slice(-8)}.jsonl.gz`,
    bytes: gzipSync(`${lines.join('\n')}\n`),
  };
}

/** Records what the national database answered, item by item; of several answers the last counts. */
export async function answerDelivery(
  tx: Tx,
  holder: Holder,
  given: {
    readonly delivery: string;
    readonly answers: Parameters<typeof queries.addAnswers>[1]['answers'];
  },
): Promise<queries.DeliveryRow | Refusal> {
  const row = await deliveryFor(tx, holder, 'nationalDatabase.send', given.delivery);
  if (isRefusal(row)) return row;
  const { answers } = given;
  if (answers.some(({ outcome, words }) => outcome === 'refused' && words === null))
    return errors.refusalNeedsWords();
  const positions = new Set(answers.map(({ position }) => position));
  if (positions.size !== answers.length || answers.some(({ position }) => position > row.items))
    return errors.noSuchItem();
  await queries.addAnswers(tx, { delivery: row.id, by: holder.account, answers });
  await record(tx, {
    action: 'nationalDatabase.answer',
    subject: { kind: 'nationalDelivery', id: row.id },
    unit: row.unit,
    facts: {
      answers: answers.length,
      refused: answers.filter(({ outcome }) => outcome === 'refused').length,
    },
  });
  return (await queries.deliveryById(tx, row.id)) ?? errors.noSuchDelivery();
}

async function deliveryFor(
  tx: Tx,
  holder: Holder,
  action: 'nationalDatabase.see' | 'nationalDatabase.send',
  id: string,
): Promise<queries.DeliveryRow | Refusal> {
  const row = await queries.deliveryById(tx, id);
  if (row === undefined) return errors.noSuchDelivery();
  return (await refusalFor(tx, holder, action, row.unit)) ?? row;
}

async function refusalFor(
  tx: Tx,
  holder: Holder,
  action: 'nationalDatabase.see' | 'nationalDatabase.send',
  unit: string,
): Promise<Refusal | undefined> {
  const line = await lineOf(tx, unit, todayInVietnam());
  return line.length === 0 ? errors.noSuchUnit() : refusalOf(holder, action, { line });
}
