import { NOT_RATED } from '@congtam/engine';
import { readCheckpoint } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import type { LogKey } from '../../audit/log-key.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { whyNoLevel } from '../../evaluation/no-level.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { FileToGive } from '../../http/file-body.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { type SubjectLevel, subjectLevels } from '../classification/standing-levels.queries.ts';
import { cyclesReporting } from '../consolidation/consolidation.queries.ts';
import { lineOf, unitOn, unitsBelow, unitsOn } from '../units/units.queries.ts';
import {
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageResult,
  packBody,
  sealedFile,
} from './package-format.ts';
import * as errors from './packages.errors.ts';
import * as queries from './packages.queries.ts';
import { passedOn } from './passed-on.ts';
import type { StandingPackage } from './standing-results.queries.ts';

/**
 * Puts the results of a unit and all below it over a period into a package: those decided here, and those of packages that
 * it took from below. The event of sending holds the hash of all of it.
 */
export async function sendPackage(
  tx: Tx,
  holder: Holder,
  key: Pick<LogKey, 'origin'>,
  given: { readonly unit: string; readonly period: string; readonly ground: string },
): Promise<queries.SentRow | Refusal> {
  const { unit, period, ground } = given;
  const why = await refusalFor(tx, holder, 'package.send', unit);
  if (why) return why;
  await queries.lockPackages(tx, unit);
  const on = lastDayOf(period);
  const sender = await unitOn(tx, unit, todayInVietnam());
  if (sender === undefined) return errors.noSuchUnit();
  const below = await unitsBelow(tx, unit, on);
  const runs = await cyclesReporting(tx, { period, units: below });
  const own = (await subjectLevels(tx, { runs, period, units: below })).map(resultOf);
  const isBelow = new Set(below);
  const units = (await unitsOn(tx, on)).filter(({ id }) => isBelow.has(id));
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const before = (await queries.packagesSent(tx, unit)).filter((one) => one.period === period);
  const number = Math.max(0, ...before.map((one) => one.number)) + 1;
  const altered: StandingPackage[] = [];
  const isAltered = (one: StandingPackage) => void altered.push(one);
  const { packed, hash, results } = await packBody({
    head: {
      ...{ format: PACKAGE_FORMAT, version: PACKAGE_VERSION, needs: 1, origin: key.origin },
      ...{ sender: { code: sender.code, name: sender.name }, period, number },
    },
    units: units.map(({ code, name, parent }) => ({ code, name, parent: codes.get(parent ?? '') ?? null })),
    results: ownThenPassedOn(own, passedOn(tx, { unit, period, isAltered })),
  });
  const [first] = altered;
  if (first !== undefined) return errors.resultsAltered(first);
  if (results === 0) return errors.nothingToSend();
  const id = newId();
  await queries.addSent(tx, {
    ...{ id, unit, period, number, body: packed, hash, results, ground },
    ...{ sentBy: holder.account, sentByName: holder.name },
  });
  await record(tx, {
    action: 'package.send',
    subject: { kind: 'packageSent', id },
    unit,
    facts: { period, number, body: hash.toString('hex'), results },
    texts: { ground },
  });
  return (await queries.packageSent(tx, id)) ?? errors.noSuchPackage();
}

/** What was decided here comes before what others sent about the same. */
async function* ownThenPassedOn(
  own: readonly PackageResult[],
  received: AsyncIterable<readonly PackageResult[]>,
): AsyncGenerator<readonly PackageResult[]> {
  const known = new Set(own.map(nameOf));
  yield own;
  for await (const some of received) yield some.filter((one) => !known.has(nameOf(one)));
}

function resultOf(row: SubjectLevel): PackageResult {
  const { regulation, kind, subject, unit, group, decided } = row;
  const isRated = decided !== null && decided !== NOT_RATED;
  return {
    ...{ regulation, kind, subject, unit, group },
    level: isRated ? decided : null,
    why: isRated ? null : whyNoLevel(row),
  };
}

const nameOf = ({ regulation, kind, subject }: PackageResult): string =>
  JSON.stringify([regulation, kind, subject]);

/** The file of a package, sealed: it is given once a checkpoint of the log covers its sending. */
export async function filePackage(
  tx: Tx,
  holder: Holder,
  key: LogKey,
  id: string,
): Promise<FileToGive | Refusal> {
  const row = await queries.packageSent(tx, id);
  if (row === undefined) return errors.noSuchPackage();
  const why = await refusalFor(tx, holder, 'package.export', row.unit);
  if (why) return why;
  const sending = await queries.sendingOf(tx, id, key);
  const inclusion = sending?.receipt.inclusion;
  if (sending === undefined || inclusion === undefined) return errors.notSealedYet();
  const size = readCheckpoint(inclusion.checkpoint, key.keys)?.size ?? 0;
  const proofs = await queries.proofsTo(tx, size);
  const bytes = sealedFile(row.body, { ...sending, proofs });
  return { kind: 'gz', name: `goi-${row.period}-${row.number}.jsonl.gz`, bytes };
}

export async function listSent(tx: Tx, holder: Holder, unit: string) {
  const why = await refusalFor(tx, holder, 'package.see', unit);
  return why ?? { packages: await queries.packagesSent(tx, unit) };
}

/** Makes the key of another installation known here: somebody else has to confirm it. */
export async function proposeSender(
  tx: Tx,
  holder: Holder,
  given: Pick<queries.SenderRow, 'unit' | 'name' | 'origin' | 'key' | 'ground'>,
): Promise<queries.SenderRow | Refusal> {
  const why = await refusalFor(tx, holder, 'package.proposeSender', given.unit);
  if (why) return why;
  const id = newId();
  const { unit, name, origin, key, ground } = given;
  await queries.addSender(tx, { id, unit, name, origin, key, ground, proposedBy: holder.account });
  await record(tx, {
    action: 'package.proposeSender',
    subject: { kind: 'packageSender', id },
    unit,
    facts: { origin, key },
    texts: { ground, name },
  });
  return (await queries.senderById(tx, id)) ?? errors.noSuchSender();
}

/** Confirms the key of a sender, as a second person, or ends it: nothing signed by it is taken any more. */
export async function stepSender(
  tx: Tx,
  holder: Holder,
  given: { readonly sender: string; readonly act: 'confirmSender' | 'endSender'; readonly ground: string },
): Promise<queries.SenderRow | Refusal> {
  const row = await queries.senderById(tx, given.sender);
  if (row === undefined) return errors.noSuchSender();
  const line = await lineOf(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, `package.${given.act}`, { line, state: row.state });
  if (why) return why;
  const step = given.act === 'confirmSender' ? 'confirmed' : 'ended';
  if (step === 'confirmed' && row.proposedBy === holder.account) return errors.sameWhoProposed();
  await queries.addSenderStep(tx, { sender: row.id, step, ground: given.ground, by: holder.account });
  await record(tx, {
    action: `package.${given.act}`,
    subject: { kind: 'packageSender', id: row.id },
    unit: row.unit,
    facts: { origin: row.origin, key: row.key },
    texts: { ground: given.ground },
  });
  return (await queries.senderById(tx, row.id)) ?? errors.noSuchSender();
}

export async function listSenders(tx: Tx, holder: Holder, unit: string) {
  const why = await refusalFor(tx, holder, 'package.see', unit);
  return why ?? { senders: await queries.sendersOf(tx, unit) };
}

export async function listReceived(
  tx: Tx,
  holder: Holder,
  asked: { readonly unit: string; readonly period: string | null },
) {
  const why = await refusalFor(tx, holder, 'package.see', asked.unit);
  if (why) return why;
  return { packages: await queries.packagesReceived(tx, asked) };
}

/** A package that was taken with its totals, and those of the one of its sender that it came after. */
export async function openReceived(tx: Tx, holder: Holder, id: string) {
  const row = await queries.packageReceived(tx, id);
  if (row === undefined) return errors.noSuchPackage();
  const why = await refusalFor(tx, holder, 'package.see', row.unit);
  if (why) return why;
  const before = await queries.packageBefore(tx, row);
  return {
    ...row,
    totals: await queries.totalsReceived(tx, id),
    before: before && { number: before.number, totals: await queries.totalsReceived(tx, before.id) },
  };
}

/** Why somebody may not do this in a unit, or that it is not shown to them. */
export async function refusalFor(
  tx: Tx,
  holder: Holder,
  action: 'package.see' | 'package.export' | 'package.send' | 'package.take' | 'package.proposeSender',
  unit: string,
): Promise<Refusal | undefined> {
  const line = await lineOf(tx, unit, todayInVietnam());
  return line.length === 0 ? errors.noSuchUnit() : refusalOf(holder, action, { line });
}
