import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import * as queries from './handovers.queries.ts';
import { lineOfProduct } from './place.ts';
import { opened, type Seen } from './products.ts';
import * as errors from './work.errors.ts';
import { addProducts, addRevisions, lockProduct, type ProductRow, productById } from './work.queries.ts';
import { type HandoverState, mayFollow, stateAfter } from './work.states.ts';

/**
 * Offers a product to somebody else, from a day on: whoever has it, or who manages them. What the manager offers they have
 * agreed to. It stays in what was assigned to the first, and its result counts for the second alone.
 */
export async function offer(
  tx: Tx,
  holder: Holder,
  at: Seen,
  given: { readonly to: string; readonly on: string; readonly reason: string },
): Promise<queries.HandoverRow | Refusal> {
  const found = await opened(tx, holder, 'work.handOver', at);
  if (isRefusal(found)) return found;
  const { product, line } = found;
  const { to, on, reason } = given;
  const [unit] = to === product.person ? [] : await queries.unitsServed(tx, to, on);
  if (unit === undefined) return errors.notAColleague();
  const id = newId();
  const row = { id, product: product.id, toPerson: to, toUnit: unit, on, madeBy: holder.account };
  await queries.addHandover(tx, row);
  const taken = { handover: id, product: product.id, on, reason, by: holder.account };
  await queries.addStep(tx, { ...taken, step: 1, state: 'offered' });
  const isManager =
    to !== holder.person &&
    refusalOf(holder, 'work.agreeHandOver', { line, person: product.person }) === undefined;
  if (isManager) {
    await queries.addStep(tx, { ...taken, step: 2, state: 'agreed' });
  }
  await recordStep(tx, product, id, isManager ? 'agreed' : 'offered', { to, on, reason });
  return (await queries.handoverById(tx, id)) ?? errors.noSuchHandover();
}

/** Steps that end or further a handing over, and who takes them. */
export const HANDOVER_STEPS = {
  agreement: { state: 'agreed', action: 'work.agreeHandOver' },
  take: { state: 'taken', action: 'work.takeOver' },
  refusal: { state: 'declined', action: 'work.takeOver' },
  withdrawal: { state: 'withdrawn', action: 'work.handOver' },
} as const satisfies { readonly [step: string]: { readonly state: HandoverState; readonly action: Action } };

/** Takes the next step of a handing over; taken over, the product begins anew with the receiver. */
export async function answer(
  tx: Tx,
  holder: Holder,
  step: keyof typeof HANDOVER_STEPS,
  given: { readonly handover: string; readonly on: string; readonly reason: string },
): Promise<queries.HandoverRow | Refusal> {
  const { state, action } = HANDOVER_STEPS[step];
  const { handover: id, on, reason } = given;
  const before = await queries.handoverById(tx, id);
  if (before === undefined) return errors.noSuchHandover();
  await lockProduct(tx, before.product);
  const handover = await queries.handoverById(tx, id);
  const product = await productById(tx, before.product);
  if (handover === undefined || product === undefined) return errors.noSuchHandover();
  const isReceiver = action === 'work.takeOver';
  const line = isReceiver ? [] : await lineOfProduct(tx, product);
  const why = refusalOf(holder, action, {
    line,
    person: isReceiver ? handover.toPerson : product.person,
  });
  if (why) return why;
  if (state === 'withdrawn' && handover.madeBy !== holder.account) return errors.notAtThisStep();
  // Nobody agrees to what comes to themself.
  if (state === 'agreed' && handover.toPerson === holder.person) return errors.sameWhoAsked();
  if (!mayFollow(handover.state, state)) return errors.notAtThisStep();
  if (state === 'taken') await begin(tx, holder, product, handover);
  const taken = { handover: id, product: product.id, on, reason, by: holder.account };
  await queries.addStep(tx, { ...taken, step: handover.step + 1, state });
  await recordStep(tx, product, id, state, { to: handover.toPerson, on, reason });
  return (await queries.handoverById(tx, id)) ?? errors.noSuchHandover();
}

async function begin(
  tx: Tx,
  holder: Holder,
  product: ProductRow,
  { toPerson, toUnit }: queries.HandoverRow,
): Promise<void> {
  const id = newId();
  const { task, period } = product;
  const state = stateAfter('taken', 'none');
  if (state === undefined) throw new Error('what is taken over begins');
  const row = { id, task, unit: toUnit, person: toPerson, period, takenFrom: product.id };
  const work = { ...product.content.work, source: 'takenOver', isPlanned: false, jobPosition: null } as const;
  const content = { work, reported: null, corrected: {} };
  await addProducts(tx, [row], holder.account);
  await addRevisions(
    tx,
    [{ product: id, revision: 1, act: 'taken', state, content, reason: null }],
    holder.account,
  );
  await record(tx, {
    action: 'work.taken',
    subject: { kind: 'workProduct', id },
    unit: toUnit,
    person: toPerson,
    facts: { task, period, takenFrom: product.id },
  });
}

function recordStep(
  tx: Tx,
  { id, unit, person }: ProductRow,
  handover: string,
  state: HandoverState,
  { to, on, reason }: { readonly to: string; readonly on: string; readonly reason: string },
) {
  return record(tx, {
    action: `workHandover.${state}`,
    subject: { kind: 'workProduct', id },
    unit,
    person,
    facts: { handover, to, on },
    texts: { reason },
  });
}
