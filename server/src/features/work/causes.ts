import type { EventName } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import * as queries from './causes.queries.ts';
import { bindEvidence } from './evidence-files.ts';
import { lineOfProduct } from './place.ts';
import { type Evidence, resultsOf } from './product-content.ts';
import { opened } from './products.ts';
import * as errors from './work.errors.ts';
import { lockProduct, type ProductRow, productById } from './work.queries.ts';

/** Asks that errors or latenesses of one's own product do not count, for a cause outside one's power. */
export async function askCause(
  tx: Tx,
  holder: Holder,
  given: {
    readonly product: string;
    readonly seen: string | undefined;
    readonly kind: 'objectiveCause' | 'forceMajeure';
    readonly waivesErrors: number;
    readonly waivesLatenesses: number;
    readonly reason: string;
    readonly evidence: readonly Evidence[];
  },
): Promise<queries.CauseRow | Refusal> {
  const found = await opened(tx, holder, 'work.askCause', given);
  if (isRefusal(found)) return found;
  const { product } = found;
  const results = resultsOf(product.content, 'standing');
  const open = (await queries.causesOf(tx, product.id)).filter(({ decision }) => decision !== 'declined');
  const sum = (of: 'waivesErrors' | 'waivesLatenesses') =>
    open.reduce((all, one) => all + one[of], given[of]);
  const isTooMuch =
    sum('waivesErrors') > (results?.majorErrors ?? 0) || sum('waivesLatenesses') > (results?.latenesses ?? 0);
  if (isTooMuch || given.waivesErrors + given.waivesLatenesses === 0) return errors.waivesTooMuch();
  const id = newId();
  const { kind, waivesErrors, waivesLatenesses, reason, evidence } = given;
  const notBound = await bindEvidence(tx, holder, product, evidence);
  if (notBound) return notBound;
  const asked = { id, product: product.id, kind, waivesErrors, waivesLatenesses, reason, evidence };
  await queries.addCause(tx, { ...asked, askedBy: holder.account });
  await recordCause(tx, 'workCause.asked', product, id, {
    facts: { kind, waivesErrors, waivesLatenesses },
    texts: { reason, evidence: JSON.stringify(evidence) },
  });
  return (await queries.causeById(tx, id)) ?? errors.noSuchCause();
}

/** Agrees to such a cause by a document, or declines it with the reason: once, and never about one's own work. */
export async function decideCause(
  tx: Tx,
  holder: Holder,
  given: {
    readonly cause: string;
    readonly decision: 'approved' | 'declined';
    readonly document: string | null;
    readonly reason: string;
  },
): Promise<queries.CauseRow | Refusal> {
  const { cause: id, decision, document, reason } = given;
  const cause = await queries.causeById(tx, id);
  const product = cause && (await productById(tx, cause.product));
  if (cause === undefined || product === undefined) return errors.noSuchCause();
  await lockProduct(tx, product.id);
  const line = await lineOfProduct(tx, product);
  const why = refusalOf(holder, 'work.decideCause', { line, person: product.person, state: cause.decision });
  if (why) return why;
  if (cause.askedBy === holder.account) return errors.sameWhoAsked();
  if (decision === 'approved' && document === null) return errors.documentNeeded();
  await queries.addCauseDecision(tx, { ...given, product: product.id, decidedBy: holder.account });
  await recordCause(tx, `workCause.${decision}`, product, id, { facts: { document }, texts: { reason } });
  return (await queries.causeById(tx, id)) ?? errors.noSuchCause();
}

function recordCause(
  tx: Tx,
  action: EventName,
  { id, unit, person }: ProductRow,
  cause: string,
  said: {
    readonly facts: { readonly [name: string]: string | number | null };
    readonly texts: { readonly [name: string]: string };
  },
) {
  return record(tx, {
    action,
    subject: { kind: 'workProduct', id },
    unit,
    person,
    facts: { cause, ...said.facts },
    texts: said.texts,
  });
}
