import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { noSuchCycle, ofPilot } from '../../evaluation/cycle-refusals.ts';
import { namedTwice } from '../../http/named-twice.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lastDone, resultsOf } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { subjectNames } from '../people/subject-names.queries.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as errors from './decisions.errors.ts';
import * as queries from './decisions.queries.ts';
import { afterDecisionAct, type DecisionAct } from './decisions.states.ts';
import { noticesOf } from './notices.queries.ts';

export interface GivenDraft {
  readonly cycle: string;
  readonly regulation: string;
  readonly unit: string;
  readonly kind: 'first' | 'replacement';
  readonly basis: string;
  readonly items: readonly Pick<queries.ItemRow, 'subject' | 'level' | 'reason' | 'document'>[];
  readonly parts: readonly Pick<queries.PartRow, 'unit' | 'matter'>[];
}

/**
 * Drafts the document of a decision: levels of subjects of one unit, or ones that supersede earlier decisions, each of those
 * with its reason and ground. Bodies concerned are named with the part for which each answers.
 */
export async function draftDecision(
  tx: Tx,
  holder: Holder,
  given: GivenDraft,
): Promise<queries.DecisionHead | Refusal> {
  const { cycle: cycleId, regulation, unit, kind, basis, parts } = given;
  const cycle = await cycleById(tx, cycleId);
  if (cycle === undefined) return noSuchCycle();
  const line = await lineThrough(tx, unit, todayInVietnam());
  const mayAny = refusalOf(holder, 'decision.draft', { line });
  if (mayAny) return mayAny;
  if (cycle.isPilot) return ofPilot();
  const subjects = given.items.map(({ subject }) => subject);
  const twice = namedTwice('items', subjects, 'subject');
  if (twice) return twice;
  const run = await lastDone(tx, cycleId);
  const items: queries.ItemRow[] = [];
  for (const item of given.items) {
    const found = await itemFor(tx, { run: run?.id, cycle: cycleId, regulation, unit, kind }, item);
    if (isRefusal(found)) return found;
    items.push(found);
  }
  const why = refusalAmong(holder, 'decision.draft', line, items);
  if (why) return why;
  const id = newId();
  await queries.addDecision(tx, {
    id,
    cycle: cycleId,
    regulation,
    unit,
    kind,
    basis,
    draftedBy: holder.account,
  });
  await queries.addItems(tx, id, items);
  await queries.addParts(tx, id, parts);
  const act = { decision: id, number: 1, act: 'draft', state: 'drafted', unit, by: holder.account } as const;
  await queries.addAct(tx, { ...act, text: null, agrees: null });
  await record(tx, {
    action: 'decision.draft',
    subject: { kind: 'decision', id },
    unit,
    facts: {
      ...{ cycle: cycleId, regulation, kind, parts: parts.length },
      items: items.map(({ subject, level, replaces }) => ({ subject, level, replaces })),
    },
    texts: { basis },
  });
  return (await queries.decisionById(tx, id)) ?? errors.noSuchDecision();
}

async function itemFor(
  tx: Tx,
  place: {
    readonly run: string | undefined;
    readonly cycle: string;
    readonly regulation: string;
    readonly unit: string;
    readonly kind: 'first' | 'replacement';
  },
  item: GivenDraft['items'][number],
): Promise<queries.ItemRow | Refusal> {
  const { run, cycle, regulation, unit, kind } = place;
  const { subject } = item;
  const [row] = run === undefined ? [] : await resultsOf(tx, { run, regulation, subject });
  const isWithin =
    row !== undefined &&
    row.outcome !== 'other-regime' &&
    (await lineThrough(tx, row.unit, todayInVietnam())).includes(unit);
  if (!isWithin) return errors.subjectOutside(subject);
  const standing = (await queries.decidedLevels(tx, { cycle, regulation, subject })).find(
    (one) => !one.isReplaced,
  );
  if (kind === 'first' && standing !== undefined) return errors.decidedBefore(subject);
  if (kind === 'replacement') {
    if (standing === undefined) return errors.notDecidedYet(subject);
    if (item.reason === null || item.document === null) return errors.needsReason(subject);
  }
  return {
    ...item,
    ...{ unit: row.unit, person: row.person, suggested: row.suggested, replaces: standing?.decision ?? null },
  };
}

/** Nobody drafts, handles or decides a document about themself, nor, by delegation, about who delegated it. */
function refusalAmong(
  holder: Holder,
  action: Action,
  line: readonly string[],
  items: readonly Pick<queries.ItemRow, 'person'>[],
): Refusal | undefined {
  const favoured = [holder.person, ...holder.roles.map(({ through }) => through?.onBehalfOf ?? null)];
  const among = favoured.filter((one) => one !== null && items.some(({ person }) => person === one));
  for (const person of [null, ...new Set(among)]) {
    const why = refusalOf(holder, action, { line, person });
    if (why) return why;
  }
  return undefined;
}

/** A document opened for an act: where it stands, and whether the act may be done from there. */
export async function openFor(
  tx: Tx,
  holder: Holder,
  id: string,
  act: Exclude<DecisionAct, 'draft'>,
): Promise<{ readonly head: queries.DecisionHead; readonly to: queries.DecisionHead['state'] } | Refusal> {
  await queries.lockDecision(tx, id);
  const head = await queries.decisionById(tx, id);
  if (head === undefined) return errors.noSuchDecision();
  const line = await lineThrough(tx, head.unit, todayInVietnam());
  const why = refusalAmong(holder, `decision.${act}`, line, await queries.itemsOf(tx, id));
  if (why) return why;
  // One drafted before pilots were refused is only taken away.
  if (act !== 'return' && act !== 'withdraw' && (await cycleById(tx, head.cycle))?.isPilot) return ofPilot();
  const to = afterDecisionAct(head.state, act);
  return to === undefined ? errors.notInThisOrder() : { head, to };
}

/** Writes an act on a document, and its event. */
export async function recordAct(
  tx: Tx,
  holder: Holder,
  { head, to }: { readonly head: queries.DecisionHead; readonly to: queries.DecisionHead['state'] },
  given: {
    readonly act: Exclude<DecisionAct, 'draft'>;
    readonly text?: string | null;
    readonly agrees?: boolean;
    readonly document?: { readonly number: string; readonly day: string };
    readonly listHash?: Buffer;
  },
): Promise<queries.DecisionHead | Refusal> {
  const { act, text = null, agrees = null, document, listHash } = given;
  await queries.addAct(tx, {
    ...{ decision: head.id, number: head.acts + 1, act, state: to, unit: head.unit, text, agrees },
    ...(document ? { document } : {}),
    ...(listHash ? { listHash } : {}),
    by: holder.account,
  });
  await record(tx, {
    action: `decision.${act}`,
    subject: { kind: 'decision', id: head.id },
    unit: head.unit,
    facts: {
      ...{ state: to, agrees, number: document?.number ?? null, day: document?.day ?? null },
      list: listHash?.toString('hex') ?? null,
    },
    ...(text === null ? {} : { texts: { text } }),
  });
  return (await queries.decisionById(tx, head.id)) ?? errors.noSuchDecision();
}

/** A co-adviser signs the part for which it answers. */
export async function signPart(
  tx: Tx,
  holder: Holder,
  given: { readonly decision: string; readonly part: number; readonly statement: string },
): Promise<queries.DecisionHead | Refusal> {
  await queries.lockDecision(tx, given.decision);
  const head = await queries.decisionById(tx, given.decision);
  const parts = await queries.partsOf(tx, given.decision);
  const part = parts.find((one) => one.part === given.part);
  if (head === undefined) return errors.noSuchDecision();
  if (part === undefined) return errors.noSuchPart();
  const why = refusalOf(holder, 'decision.signPart', {
    line: await lineThrough(tx, part.unit, todayInVietnam()),
  });
  if (why) return why;
  if (part.statement !== null) return errors.alreadyDone();
  if (head.state !== 'drafted' && head.state !== 'returned') return errors.notInThisOrder();
  await queries.addSignature(tx, { ...given, by: holder.account });
  await record(tx, {
    action: 'decision.signPart',
    subject: { kind: 'decision', id: head.id },
    unit: part.unit,
    facts: { part: part.part, matter: part.matter },
    texts: { statement: given.statement },
  });
  return head;
}

/** A document with its levels, parts and acts, as far as whoever asks may see them. */
export async function openDecision(tx: Tx, id: string) {
  const head = await queries.decisionById(tx, id);
  if (head === undefined) return errors.noSuchDecision();
  const items = await queries.itemsOf(tx, id);
  const nameOf = await subjectNames(tx, items);
  return {
    ...head,
    items: items.map((item) => ({ ...item, name: nameOf(item) })),
    parts: await queries.partsOf(tx, id),
    acts: await queries.actsOf(tx, id),
    notices: await noticesOf(tx, id),
  };
}

/** What holds now under one regulation, with totals; on request what was superseded as well, marked. */
export async function levelsOf(
  tx: Tx,
  given: { readonly cycle: string; readonly regulation: string; readonly withReplaced: boolean },
) {
  const all = await queries.decidedLevels(tx, given);
  const totals: Record<string, number> = {};
  for (const { level, isReplaced } of all) if (!isReplaced) totals[level] = (totals[level] ?? 0) + 1;
  const shown = all.filter(({ isReplaced }) => given.withReplaced || !isReplaced);
  const nameOf = await subjectNames(tx, shown);
  return { levels: shown.map((one) => ({ ...one, name: nameOf(one) })), totals };
}
