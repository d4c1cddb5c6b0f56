import { canonicalJson, type Json } from '@congtam/evidence';
import type { Action } from '../../access/matrix.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Asked, type Part, splitProduct } from './assignments.ts';
import { catalogueFor, conversionOf } from './conversion.ts';
import { refusalOfGiven } from './given-cells.ts';
import { lineOfProduct, spanOf } from './place.ts';
import {
  type Correction,
  exact,
  type ProductContent,
  type Report,
  refusedNumber,
  resultsOf,
  type Side,
  type WorkPart,
} from './product-content.ts';
import * as errors from './work.errors.ts';
import * as queries from './work.queries.ts';
import { type ProductAct, standingOf, stateAfter } from './work.states.ts';

/** A product as somebody has seen it. */
export interface Seen {
  readonly product: string;
  readonly seen: string | undefined;
}

export const productVersion = ({ revision }: Pick<queries.ProductRow, 'revision'>): string => `v${revision}`;

interface Opened {
  readonly product: queries.ProductRow;
  readonly line: readonly string[];
}

/** The product as it stands, locked, for somebody who has seen its newest revision and may do this to it now. */
export async function opened(
  tx: Tx,
  holder: Holder,
  action: Action,
  { product: id, seen }: Seen,
): Promise<Opened | Refusal> {
  await queries.lockProduct(tx, id);
  const product = await queries.productById(tx, id);
  if (product === undefined) return errors.noSuchProduct();
  const outdated = refusalOfVersion(seen, productVersion(product));
  if (outdated) return outdated;
  const line = await lineOfProduct(tx, product);
  const state = standingOf(product.state, product.handover);
  const why = refusalOf(holder, action, { line, person: product.person, state });
  if (why?.status === 409 && (state === 'handedOver' || state === 'handingOver'))
    return errors.inAnotherHand();
  return why ?? { product, line };
}

/** What a person says of their own work. Said again, the newest report stands; the earlier ones stay on record. */
export async function report(
  tx: Tx,
  holder: Holder,
  at: Seen,
  said: Report,
): Promise<queries.ProductRow | Refusal> {
  const found = await opened(tx, holder, 'work.report', at);
  if (isRefusal(found)) return found;
  const { product, line } = found;
  const content = { ...product.content, reported: said };
  const wrong = await refusalOfResults(tx, line, product, content, {
    sides: ['reported'],
    given: said.given,
  });
  return wrong ?? write(tx, holder, product, 'reported', content, null);
}

/**
 * Changes what a person reported, field by field, with the reason. A field left as it is stays the person's word: a
 * correction that changes nothing is none.
 */
export async function correct(
  tx: Tx,
  holder: Holder,
  at: Seen,
  { reason, fields }: { readonly reason: string; readonly fields: Correction },
): Promise<queries.ProductRow | Refusal> {
  const found = await opened(tx, holder, 'work.correct', at);
  if (isRefusal(found)) return found;
  const { product, line } = found;
  const before = product.content;
  const content = { ...before, corrected: onlyChanges(before, { ...before.corrected, ...fields }) };
  const given = fields.given ?? [];
  const wrong = await refusalOfResults(tx, line, product, content, { sides: ['standing'], given });
  return wrong ?? write(tx, holder, product, 'corrected', content, reason);
}

/** A correction back to what the person said is none any more. */
function onlyChanges({ reported }: ProductContent, corrected: Correction): Correction {
  const said: { readonly [field: string]: unknown } = { ...reported };
  return Object.fromEntries(
    Object.entries(corrected).filter(
      ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(said[field]),
    ),
  );
}

/** Says what an unplanned task is worth, or changes what was assigned: then with a reason. */
export async function classify(
  tx: Tx,
  holder: Holder,
  at: Seen,
  given: Asked & { readonly quantity: string; readonly reason: string | null },
): Promise<queries.ProductRow | Refusal> {
  const { quantity, reason, ...asked } = given;
  const found = await opened(tx, holder, 'work.classify', at);
  if (isRefusal(found)) return found;
  const { product, line } = found;
  if (product.state !== 'named' && reason === null) return errors.reasonNeeded();
  if (exact(quantity).n === 0) return errors.nothingAssigned();
  const span = spanOf(product.period);
  if (isRefusal(span)) return span;
  const worth = conversionOf(await catalogueFor(tx, line, span.from), asked);
  if (isRefusal(worth)) return worth;
  const { work } = product.content;
  const source: WorkPart['source'] =
    work.source === 'takenOver' ? work.source : asked.isPlanned ? 'plan' : 'unplanned';
  const content = { ...product.content, work: { ...work, ...asked, ...worth, quantity, source } };
  const wrong =
    (await refusalOfGiven(tx, line, asked.given, product.period)) ??
    (await refusalOfResults(tx, line, product, content, { sides: ['reported', 'standing'], given: [] }));
  return wrong ?? write(tx, holder, product, 'classified', content, reason);
}

/** Takes back what should not have been assigned; it stays on record and counts no more. */
export async function withdraw(
  tx: Tx,
  holder: Holder,
  at: Seen,
  reason: string,
): Promise<queries.ProductRow | Refusal> {
  const found = await opened(tx, holder, 'work.withdraw', at);
  if (isRefusal(found)) return found;
  return write(tx, holder, found.product, 'withdrawn', found.product.content, reason);
}

/** Divides an open product among periods or people. */
export async function split(
  tx: Tx,
  holder: Holder,
  at: Seen,
  given: { readonly reason: string; readonly to: readonly Part[] },
): Promise<readonly queries.ProductRow[] | Refusal> {
  const found = await opened(tx, holder, 'work.split', at);
  if (isRefusal(found)) return found;
  const { product } = found;
  const ids = await splitProduct(tx, holder, product, given);
  if (isRefusal(ids)) return ids;
  await write(tx, holder, product, 'withdrawn', product.content, given.reason);
  return queries.productsByIds(tx, ids);
}

async function refusalOfResults(
  tx: Tx,
  line: readonly string[],
  { period }: queries.ProductRow,
  content: ProductContent,
  { sides, given }: { readonly sides: readonly Side[]; readonly given: Report['given'] },
): Promise<Refusal | undefined> {
  for (const side of sides) {
    const results = resultsOf(content, side);
    const field = results && refusedNumber(content.work.quantity, results);
    if (field !== undefined) return errors.numberTooLarge(field);
  }
  return refusalOfGiven(tx, line, given, period);
}

async function write(
  tx: Tx,
  holder: Holder,
  product: queries.ProductRow,
  act: ProductAct,
  content: ProductContent,
  reason: string | null,
): Promise<queries.ProductRow | Refusal> {
  const state = stateAfter(act, product.state);
  if (state === undefined) throw new Error(`a product ${product.state} was ${act}`);
  const isSame = textOf(content) === textOf(product.content);
  if (isSame && act !== 'withdrawn') return errors.nothingChanged();
  const revision = product.revision + 1;
  await queries.addRevisions(
    tx,
    [{ product: product.id, revision, act, state, content, reason }],
    holder.account,
  );
  await record(tx, {
    action: `work.${act}`,
    subject: { kind: 'workProduct', id: product.id },
    unit: product.unit,
    person: product.person,
    facts: { task: product.task, period: product.period, revision, state },
    texts: { content: textOf(content), ...(reason === null ? {} : { reason }) },
  });
  return (await queries.productById(tx, product.id)) ?? errors.noSuchProduct();
}

function textOf(content: ProductContent): string {
  const plain: Json = JSON.parse(JSON.stringify(content));
  return canonicalJson(plain);
}
