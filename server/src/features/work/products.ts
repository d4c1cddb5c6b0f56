import { say } from '@congtam/engine';
import { canonicalJson, type Json } from '@congtam/evidence';
import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { type Act, recordAll } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Asked, type Part, splitProduct } from './assignments.ts';
import { catalogueFor, conversionOf } from './conversion.ts';
import { bindEvidence } from './evidence-files.ts';
import { refusalOfGiven, type Writer } from './given-cells.ts';
import { refusalOfWork } from './not-complete.ts';
import { askedOnce, lineOfProduct, spanOf } from './place.ts';
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
  const line = await lineOfProduct(tx, product);
  const why = refusalAt(holder, action, { product, line, seen });
  return why?.status === 412 ? await changedSince(tx, holder, product, seen) : (why ?? { product, line });
}

/** Who changed a product since it was seen: the person of it, or somebody over them; oneself in another window is nobody else. */
async function changedSince(
  tx: Tx,
  holder: Holder,
  product: queries.ProductRow,
  seen: string | undefined,
): Promise<Refusal> {
  const last = (await queries.revisionsOf(tx, product.id)).at(-1);
  const change = last && {
    isOwn: last.recordedBy === holder.account,
    at: last.recordedAt,
    by: last.act === 'reported' ? say('người làm', 'who does the work') : say('người quản lý', 'the manager'),
  };
  return refusalOfVersion(seen, productVersion(product), change) ?? errors.noSuchProduct();
}

function refusalAt(
  holder: Holder,
  action: Action,
  { product, line, seen }: Opened & Pick<Seen, 'seen'>,
): Refusal | undefined {
  const outdated = refusalOfVersion(seen, productVersion(product));
  if (outdated) return outdated;
  const state = standingOf(product.state, product.handover);
  const why = refusalOf(holder, action, { line, person: product.person, state });
  const isInAnotherHand = state === 'handedOver' || state === 'handingOver';
  return why?.status === 409 && isInAnotherHand ? errors.inAnotherHand() : why;
}

/** What is said of one product, by somebody who has seen its newest revision. */
export interface Said extends Seen {
  readonly said: Report;
}

/** What a person says of their own work. Said again, the newest report stands; the earlier ones stay on record. */
export async function report(
  tx: Tx,
  holder: Holder,
  { product, seen }: Seen,
  said: Report,
): Promise<queries.ProductRow | Refusal> {
  const rows = await reportAll(tx, holder, [{ product, seen, said }]);
  if (isRefusal(rows))
    return { ...rows, faults: rows.faults?.filter(({ pointer }) => pointer !== '/reports/0') ?? [] };
  return rows[0] ?? errors.nothingChanged();
}

/** Many at once: all of them, or none. What is said as it stands already is left as it is. */
export async function reportAll(
  tx: Tx,
  holder: Holder,
  given: readonly Said[],
): Promise<readonly queries.ProductRow[] | Refusal> {
  const ids = given.map(({ product }) => product);
  if (new Set(ids).size < ids.length) return errors.assignedTwice();
  await queries.lockProducts(tx, ids);
  const rows = new Map((await queries.productsByIds(tx, ids)).map((row) => [row.id, row]));
  const lineIn = askedOnce((unit = '', period = '') => lineOfProduct(tx, { unit, period }));
  const revisions: queries.NewRevision[] = [];
  for (const [at, { product: id, seen, said }] of given.entries()) {
    const product = rows.get(id);
    const line = product === undefined ? [] : await lineIn(product.unit, product.period);
    const why =
      product === undefined
        ? errors.noSuchProduct()
        : (refusalAt(holder, 'work.report', { product, line, seen }) ??
          (await refusalOfWork(tx, line, { period: product.period, work: product.content.work })) ??
          (await refusalOfReport(tx, line, product, said)));
    if (why) return inLine(why, at);
    if (product === undefined) continue;
    const content = { ...product.content, reported: said };
    if (textOf(content) === textOf(product.content)) continue;
    const notBound = await bindEvidence(tx, holder, product, said.evidence);
    if (notBound) return inLine(notBound, at);
    const state = stateAfter('reported', product.state);
    if (state === undefined) throw new Error(`a product ${product.state} was reported`);
    const revision = product.revision + 1;
    revisions.push({ product: id, revision, act: 'reported', state, content, reason: null });
  }
  if (revisions.length === 0) return errors.nothingChanged();
  await queries.addRevisions(tx, revisions, holder.account);
  await recordAll(
    tx,
    revisions.flatMap((revision) => actOf(rows.get(revision.product), revision)),
  );
  return queries.productsByIds(tx, ids);
}

const refusalOfReport = (tx: Tx, line: readonly string[], product: queries.ProductRow, said: Report) =>
  refusalOfResults(
    tx,
    line,
    product,
    { ...product.content, reported: said },
    { sides: ['reported'], given: said.given },
  );

/** Which of many it was. */
const inLine = (why: Refusal, at: number): Refusal => ({
  ...why,
  faults: [...(why.faults ?? []), { pointer: `/reports/${at}`, code: why.code, message: why.title }],
});

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
  const isMoved = work.source === 'takenOver' || work.source === 'handedOver';
  const source: WorkPart['source'] = isMoved ? work.source : asked.isPlanned ? 'plan' : 'unplanned';
  const content = { ...product.content, work: { ...work, ...asked, ...worth, quantity, source } };
  const wrong =
    (await refusalOfWork(tx, line, { period: product.period, work: content.work })) ??
    (await refusalOfGiven(tx, line, asked.given, { period: product.period, by: { kind: 'manager' } })) ??
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
  const isReport = !sides.includes('standing');
  const by: Writer = isReport ? { kind: 'person', assigned: content.work.given } : { kind: 'manager' };
  return refusalOfGiven(tx, line, given, { period, by });
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
  const revision = { product: product.id, revision: product.revision + 1, act, state, content, reason };
  await queries.addRevisions(tx, [revision], holder.account);
  await recordAll(tx, actOf(product, revision));
  return (await queries.productById(tx, product.id)) ?? errors.noSuchProduct();
}

const actOf = (
  product: queries.ProductRow | undefined,
  { revision, act, state, content, reason }: queries.NewRevision,
): Act[] =>
  product === undefined
    ? []
    : [
        {
          action: `work.${act}`,
          subject: { kind: 'workProduct', id: product.id },
          unit: product.unit,
          person: product.person,
          facts: { task: product.task, period: product.period, revision, state },
          texts: { content: textOf(content), ...(reason === null ? {} : { reason }) },
        },
      ];

function textOf(content: ProductContent): string {
  const plain: Json = JSON.parse(JSON.stringify(content));
  return canonicalJson(plain);
}
