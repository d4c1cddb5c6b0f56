import { createHash } from 'node:crypto';
import { keyOfText } from '@congtam/evidence';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { FileGiven } from '../../http/file-body.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { JobCall } from '../../jobs/worker.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { holderOfActor } from '../accounts/accounts.queries.ts';
import * as arrivals from './arrivals.queries.ts';
import { trustIn } from './package-trust.ts';
import * as errors from './packages.errors.ts';
import * as queries from './packages.queries.ts';
import { refusalFor } from './packages.ts';
import { isPackageFault, type ReadPackage, readPackage } from './read-package.ts';

/** Puts a file down that says it is a package. A job looks at it: what becomes of it stands with it, whatever that is. */
export async function handInPackage(
  tx: Tx,
  holder: Holder,
  given: { readonly unit: string; readonly file: FileGiven },
): Promise<arrivals.ArrivalRow | Refusal> {
  const { unit, file } = given;
  const why = await refusalFor(tx, holder, 'package.take', unit);
  if (why) return why;
  const id = newId();
  const hash = createHash('sha256').update(file.bytes).digest();
  const by = { by: holder.account, byName: holder.name };
  await arrivals.addArrival(tx, { id, unit, file: file.bytes, hash, ...by });
  await enqueue(tx, { kind: 'package.take', payload: { arrival: id }, key: id });
  await record(tx, {
    action: 'package.handIn',
    subject: { kind: 'packageArrival', id },
    unit,
    facts: { file: hash.toString('hex'), bytes: file.bytes.length },
  });
  return (await arrivals.arrivalById(tx, id)) ?? errors.noSuchPackage();
}

/** Percent done when a file was read and checked: what is left is to write it. */
const CHECKED = 30;

/**
 * Looks at a file that was handed in, twice: first whether it is in order as a whole, and only then are its results
 * written, some at a time and in one transaction. A job that breaks off has written nothing, and begins again.
 */
export async function carryTaking(call: JobCall, id: string): Promise<void> {
  const file = await call.asRequester((tx) => arrivals.fileArrived(tx, id));
  if (file === undefined) return call.finishing(async () => {});
  const read = await readPackage(file);
  await call.report(CHECKED);
  await call.finishing(async (tx) => {
    const arrival = await arrivals.arrivalById(tx, id);
    if (arrival === undefined) return;
    const origin = (isPackageFault(read) ? read.origin : read.head.origin) ?? null;
    const found = isPackageFault(read)
      ? errors.faulty(read)
      : await takePackage(tx, { ...arrival, read, file, report: call.report });
    const end = isRefusal(found)
      ? { outcome: 'refused' as const, package: null, why: whyOf(found) }
      : { outcome: found.isNew ? ('taken' as const) : ('known' as const), package: found.id, why: null };
    await arrivals.endArrival(tx, { id, origin, ...end });
    await record(tx, {
      action: `package.${end.outcome}`,
      subject: { kind: 'packageArrival', id },
      unit: arrival.unit,
      facts: {
        ...{ file: arrival.hash, origin, package: end.package, code: end.why?.code ?? null },
        ...(isRefusal(found) ? {} : found.facts),
      },
    });
  });
}

const whyOf = ({ code, title, mend }: Refusal): arrivals.ArrivalWhy => ({ code, says: title, mend });

interface Taken {
  readonly id: string;
  readonly isNew: boolean;
  /** For the event. */
  readonly facts: {
    readonly sender: string;
    readonly period: string;
    readonly number: number;
    readonly body: string;
    readonly results: number;
    readonly sending: string;
  };
}

/**
 * Takes a package: everything in it was computed again, its sender's key is one that two persons know, and its log goes on
 * from what was shown before. The same package again changes nothing.
 */
async function takePackage(
  tx: Tx,
  given: {
    readonly unit: string;
    readonly read: ReadPackage;
    readonly file: Buffer;
    readonly report: JobCall['report'];
  },
): Promise<Taken | Refusal> {
  const { unit, read, file, report } = given;
  const holder = await holderOfActor(tx);
  const why = await refusalFor(tx, holder, 'package.take', unit);
  if (why) return why;
  const { head, hash, results, totals, resultsHash, seal, unknownFields } = read;
  await queries.lockPackages(tx, unit);
  const senders = (await queries.sendersOf(tx, unit)).filter(
    ({ origin, state }) => origin === head.origin && state === 'confirmed',
  );
  if (senders.length === 0) return errors.unknownSender(head.origin);
  const keys = senders.map(({ key }) => ({ key: keyOfText(key) }));
  const history = await queries.historyShown(tx, unit, head.origin);
  const trust = trustIn(read, { keys, ...history });
  if (trust !== 'theirs') return errors.untrusted(trust);
  const facts = {
    ...{ sender: head.sender.code, period: head.period, number: head.number },
    ...{ body: hash, results, sending: seal.receipt.promise.event },
  };
  const before = (await queries.packagesReceived(tx, { unit, period: head.period })).filter(
    ({ origin, senderCode }) => origin === head.origin && senderCode === head.sender.code,
  );
  const same = before.find(({ number }) => number === head.number);
  if (same !== undefined)
    return same.hash === hash ? { id: same.id, isNew: false, facts } : errors.twoOfOneNumber();
  if (before.some(({ number }) => number > head.number)) return errors.older();
  const id = newId();
  await queries.addReceived(tx, {
    ...{ id, unit, origin: head.origin, senderCode: head.sender.code, senderName: head.sender.name },
    ...{ period: head.period, number: head.number, format: head.version, results },
    ...{ hash: Buffer.from(hash, 'hex'), totals: JSON.stringify(totals), resultsHash },
    ...{ checkpoint: seal.receipt.inclusion?.checkpoint ?? '', proofs: JSON.stringify(seal.proofs) },
    ...{ unknownFields, receivedBy: holder.account },
  });
  let written = 0;
  await readPackage(file, async (some) => {
    await queries.addResults(tx, id, some, written);
    written += some.length;
    await report(CHECKED + Math.floor(((99 - CHECKED) * written) / results));
  });
  return { id, isNew: true, facts };
}

/** Files handed in to a unit, whatever became of them. */
export async function listArrivals(
  tx: Tx,
  holder: Holder,
  asked: { readonly unit: string; readonly before: string | null; readonly limit: number },
) {
  const why = await refusalFor(tx, holder, 'package.see', asked.unit);
  return why ?? arrivals.arrivalsOf(tx, asked);
}
