import { createHash } from 'node:crypto';
import { canonicalJson } from '@congtam/evidence';
import type { Doing } from '@congtam/regulations';
import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { firstAboveLine } from '../classification/above-line.queries.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import * as errors from './decisions.errors.ts';
import * as queries from './decisions.queries.ts';
import { openFor, recordAct } from './decisions.ts';

/** Proposes or decides a level, where levels stand: a document decides nothing beside them. */
export type ActOnLevel = (
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly cycle: string;
    readonly regulation: string;
    readonly subject: string;
    readonly act: 'propose' | 'decide' | 'rateAgain';
    readonly level: string | null;
    readonly reason: string | null;
    readonly document: string | null;
    readonly lateBecause: string | null;
    readonly replaces: boolean;
    readonly seen: string | undefined;
  },
) => Promise<object | Refusal>;

/** What acts on documents are done with. */
export interface Deciding {
  readonly sources: EvaluationSources;
  readonly actOnLevel: ActOnLevel;
}

interface Given {
  readonly decision: string;
  readonly lateBecause: string | null;
}

/**
 * The personnel body submits its proposal: every level in it becomes the proposed one. Each co-adviser has signed its part, which
 * is a step before the proposal where the text has one; those who sign see their part and no level, so the step is taken here.
 */
export async function submitDecision(tx: Tx, holder: Holder, deciding: Deciding, given: Given) {
  const opened = await openFor(tx, holder, given.decision, 'submit');
  if (isRefusal(opened)) return opened;
  const { head } = opened;
  const parts = await queries.partsOf(tx, head.id);
  const unsigned = parts.filter(({ statement }) => statement === null);
  if (unsigned.length > 0) return errors.partsUnsigned(unsigned.map(({ matter }) => matter));
  const { cycle, regulation } = head;
  const items = await queries.itemsOf(tx, head.id);
  const above = await firstAboveLine(tx, deciding.sources, { cycle, regulation, items });
  if (above !== undefined) return errors.aboveLine(above);
  if (head.kind === 'first') {
    const { sources } = deciding;
    const signing = { head, does: 'coSigning', lateBecause: given.lateBecause, isSigned: true } as const;
    if (parts.length > 0) await takeSteps(tx, holder, sources, signing);
    await onLevels(tx, holder, deciding, { head, ...given }, ['propose']);
  }
  return recordAct(tx, holder, opened, { act: 'submit' });
}

/**
 * The authority decides: every level in the document becomes the decided one, or nothing does. What a replacement was drafted
 * to supersede still holds: of several drafts against one decision, one is decided.
 */
export async function decide(tx: Tx, holder: Holder, deciding: Deciding, given: Given) {
  const opened = await openFor(tx, holder, given.decision, 'decide');
  if (isRefusal(opened)) return opened;
  const { head } = opened;
  if (head.kind === 'replacement') {
    const superseded = new Set((await queries.itemsOf(tx, head.id)).map(({ replaces }) => replaces ?? ''));
    // In one order for whoever does the same, so that nobody waits for each other.
    for (const id of [...superseded].sort()) await queries.lockDecision(tx, id);
    const overtaken = await queries.overtakenOf(tx, head.id);
    if (overtaken.length > 0) return errors.overtaken(overtaken);
  }
  await onLevels(
    tx,
    holder,
    deciding,
    { head, ...given },
    head.kind === 'first' ? ['decide'] : ['rateAgain', 'decide'],
  );
  return recordAct(tx, holder, opened, { act: 'decide' });
}

/** @throws Refused when one of the levels cannot be brought there: then none is */
async function onLevels(
  tx: Tx,
  holder: Holder,
  { sources, actOnLevel }: Deciding,
  { head, lateBecause }: { readonly head: queries.DecisionHead; readonly lateBecause: string | null },
  acts: readonly ('propose' | 'decide' | 'rateAgain')[],
): Promise<void> {
  const { cycle, regulation } = head;
  const ranks = await ranksUnder(tx, sources, head);
  const items = [...(await queries.itemsOf(tx, head.id))];
  // Units come before their people, and who gives a place back before who takes it.
  items.sort(
    (a, b) =>
      Number(a.person !== null) - Number(b.person !== null) ||
      ranks.indexOf(b.level) - ranks.indexOf(a.level),
  );
  for (const act of acts)
    for (const { subject, level, reason, document } of items) {
      const seen = `v${(await levelActsOf(tx, { cycle, regulation, subject })).at(-1)?.number ?? 0}`;
      const done = await actOnLevel(tx, holder, sources, {
        ...{ cycle, regulation, subject, act, seen, reason, lateBecause },
        replaces: head.kind === 'replacement',
        level: act === 'rateAgain' ? null : level,
        document: act === 'rateAgain' ? null : document,
      });
      if (isRefusal(done)) throw new Refused(done);
    }
}

/** The levels under the regulation of a document, best first. */
async function ranksUnder(
  tx: Tx,
  sources: EvaluationSources,
  { cycle: id, regulation }: Pick<queries.DecisionHead, 'cycle' | 'regulation'>,
): Promise<readonly string[]> {
  const cycle = await cycleById(tx, id);
  const packs = cycle === undefined ? [] : await sources.joined(tx, cycle);
  if (isRefusal(packs)) throw new Refused(packs);
  return packs.find((one) => one.regulation.id === regulation)?.regulation.levels.map((one) => one.id) ?? [];
}

/**
 * Takes a step of each subject of a document. Whom another decision has superseded is past it: their steps are now those of
 * that decision.
 *
 * @throws Refused when a step comes out of order or from somebody else, or no level of the document stands any more
 */
export async function takeSteps(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  given: {
    readonly head: queries.DecisionHead;
    readonly does: Doing;
    readonly lateBecause: string | null;
    readonly subject?: string;
    readonly isSigned?: boolean;
  },
): Promise<void> {
  const { head, does, lateBecause, isSigned = false } = given;
  // A replacement goes out anew, but the steps of its round begin with the decision that was just taken.
  const meant = (await queries.itemsOf(tx, head.id)).filter(
    ({ subject }) => given.subject === undefined || given.subject === subject,
  );
  const standing = meant.filter(({ replacedBy }) => replacedBy === null);
  if (standing.length === 0) throw new Refused(errors.replaced());
  for (const { subject } of standing) {
    const taken = await sources.steps.take(tx, holder, {
      ...{ cycle: head.cycle, regulation: head.regulation, subject, does, reason: lateBecause },
      isSigned,
      thing: { kind: 'decision', id: head.id },
    });
    if (isRefusal(taken)) throw new Refused(taken);
  }
}

/** The body that gives its opinion says it on the draft, before the authority decides. */
export async function giveOpinion(
  tx: Tx,
  holder: Holder,
  { sources }: Deciding,
  given: Given & { readonly agrees: boolean; readonly opinion: string },
) {
  const opened = await openFor(tx, holder, given.decision, 'giveOpinion');
  if (isRefusal(opened)) return opened;
  await takeSteps(tx, holder, sources, {
    head: opened.head,
    does: 'opinion',
    lateBecause: given.lateBecause,
  });
  return recordAct(tx, holder, opened, { act: 'giveOpinion', text: given.opinion, agrees: given.agrees });
}

/** Sends a proposal back to the personnel body, or takes a draft away. */
export async function putBack(
  tx: Tx,
  holder: Holder,
  given: { readonly decision: string; readonly act: 'return' | 'withdraw'; readonly reason: string },
) {
  const opened = await openFor(tx, holder, given.decision, given.act);
  return isRefusal(opened) ? opened : recordAct(tx, holder, opened, { act: given.act, text: given.reason });
}

/**
 * The records clerk enters number and day of the document. The day is the one on the paper: within the years of the cycle and
 * not after today. When it was decided is the clock's to say.
 */
export async function numberDecision(
  tx: Tx,
  holder: Holder,
  { sources }: Deciding,
  given: Given & { readonly number: string; readonly day: string },
) {
  const opened = await openFor(tx, holder, given.decision, 'number');
  if (isRefusal(opened)) return opened;
  const cycle = await cycleById(tx, opened.head.cycle);
  const from = `${cycle?.period.slice(0, 4) ?? '1900'}-01-01`;
  const today = todayInVietnam();
  if (given.day < from || given.day > today) return errors.dayOutside(from, today);
  await takeSteps(tx, holder, sources, {
    head: opened.head,
    does: 'numbering',
    lateBecause: given.lateBecause,
  });
  return recordAct(tx, holder, opened, { act: 'number', document: { number: given.number, day: given.day } });
}

/** Makes the levels public inside the body: names and levels, nothing else, under the hash of the list. */
export async function publishDecision(tx: Tx, holder: Holder, { sources }: Deciding, given: Given) {
  const opened = await openFor(tx, holder, given.decision, 'publish');
  if (isRefusal(opened)) return opened;
  const { head } = opened;
  const listHash = hashOf(head, await queries.publishedLevels(tx, head.id));
  await takeSteps(tx, holder, sources, { head, does: 'publication', lateBecause: given.lateBecause });
  return recordAct(tx, holder, opened, { act: 'publish', listHash });
}

const hashOf = (
  { id, number, day }: queries.DecisionHead,
  levels: Awaited<ReturnType<typeof queries.publishedLevels>>,
): Buffer =>
  createHash('sha256')
    .update(
      canonicalJson({ v: 1, decision: id, number, day, levels: levels.map((one) => ({ ...one })) }),
      'utf8',
    )
    .digest();

/** The published list, with what its QR code says. */
export async function publicationOf(tx: Tx, decision: string) {
  const levels = await queries.publishedLevels(tx, decision);
  const paper = await queries.publicationOf(tx, decision);
  if (paper === undefined || levels.length === 0) return errors.notPublished();
  const { number, day, hash } = paper;
  return { decision, number, day, levels, hash, verify: `congtam-verify list ${decision} ${hash}` };
}
