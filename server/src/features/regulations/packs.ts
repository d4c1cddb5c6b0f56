import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockSubject } from '../../database/locks.ts';
import { newId } from '../../database/new-id.ts';
import type { TableMapping } from '../../feeding/mapping.ts';
import type { Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf, unitsOn } from '../units/units.queries.ts';
import { checkPack, isTooLarge } from './checking.ts';
import { openStances } from './choices.ts';
import { inOneLine, localPack, type Pack, sha256, shippedPacks, shippedTexts } from './library.ts';
import * as errors from './regulations.errors.ts';
import * as queries from './regulations.queries.ts';

/** Every pack in sight: those that ship, and those of units, drafts and ended ones among them. */
export async function packsInSight(tx: Tx): Promise<readonly Pack[]> {
  const packs: Pack[] = [...(await shippedPacks()).packs];
  const parents = new Map((await unitsOn(tx, todayInVietnam())).map(({ id, parent }) => [id, parent]));
  // A layer is uploaded after what it lies on, so that the base is there when the layer is read.
  for (const row of await queries.localPacks(tx)) {
    const line = lineIn(parents, row.unit);
    const pack = await localPack(
      row,
      packs.filter((other) => isInUse(other) && isIssuedFor(other, line)),
      () => queries.textsOf(tx, row.id),
    );
    if (pack !== undefined) packs.push(pack);
  }
  return packs;
}

/** A pack of a unit binds that unit and all below it; what ships, everybody it speaks of. */
export const isIssuedFor = ({ unit }: Pack, line: readonly string[]): boolean =>
  unit === undefined || line.includes(unit);

function lineIn(parents: ReadonlyMap<string, string | null>, unit: string): readonly string[] {
  const line: string[] = [];
  for (let at: string | null = unit; at !== null && !line.includes(at); at = parents.get(at) ?? null)
    line.push(at);
  return line;
}

export const isInUse = ({ state }: Pack): boolean => state !== 'draft' && state !== 'ended';

/** Each is read for whoever asks what is installed. */
const MOST_DRAFTS = 20;

/** Takes a pack of a unit as a draft, once the checker has nothing against it. */
export async function uploadPack(
  tx: Tx,
  holder: Holder,
  given: { readonly unit: string; readonly registerTables: TableMapping } & queries.PackTexts,
): Promise<queries.LocalPackRow | Refusal> {
  const { unit, source, procedure, registerTables } = given;
  const today = todayInVietnam();
  const line = await lineOf(tx, unit, today);
  if (line.length === 0) return errors.noSuchSubject();
  const why = refusalOf(holder, 'regulation.upload', { line });
  if (why) return why;
  if (isTooLarge(source) || (procedure !== null && isTooLarge(procedure))) return errors.tooLarge();
  if ((await queries.countDrafts(tx, unit)) >= MOST_DRAFTS) return errors.tooManyDrafts(MOST_DRAFTS);
  const packs = (await packsInSight(tx)).filter((pack) => isInUse(pack) && isIssuedFor(pack, line));
  const checked = checkPack({ source, procedure }, packs);
  if (checked.kind === 'wrong') return errors.refusedByChecker(checked.problems);
  if (checked.kind === 'no-base') return errors.noBase(checked.layerOf, checked.on);
  const { regulation, head } = checked;
  if ((await shippedPacks()).packs.some((pack) => pack.regulation.id === regulation.id)) {
    return errors.idShipped(regulation.id);
  }
  const hash = sha256(source);
  const row = {
    id: newId(),
    unit,
    regulation: regulation.id,
    from: head.from,
    layerOf: head.layerOf ?? null,
    titleVi: regulation.title.vi,
    titleEn: regulation.title.en,
    number: regulation.number,
    hash,
    procedureHash: procedure === null ? null : sha256(procedure),
  };
  const tables = JSON.stringify(registerTables);
  await queries.addPack(tx, {
    ...row,
    texts: { source, procedure },
    registerTables: tables,
    uploadedBy: holder.account,
  });
  const { number } = row;
  await takeStep(
    tx,
    holder,
    row,
    { step: 1, state: 'draft', on: today, ground: number },
    { hash, procedureHash: row.procedureHash },
  );
  return { ...row, registerTables: JSON.parse(tables), state: 'draft', step: 1 };
}

/** The acts that bring a pack from one state to the next. */
export const STEPS = {
  pilot: { action: 'regulation.pilot', to: 'pilot' },
  proposal: { action: 'regulation.proposeOfficial', to: 'proposed' },
  official: { action: 'regulation.makeOfficial', to: 'official' },
  end: { action: 'regulation.end', to: 'ended' },
} as const satisfies { readonly [step: string]: { readonly action: Action; readonly to: string } };

/**
 * Brings a pack to its next state. Official takes two: an officer proposes with the document, an authority who is
 * somebody else agrees; and nothing in the pack may be unverified and unsettled by then.
 */
export async function advancePack(
  tx: Tx,
  holder: Holder,
  step: keyof typeof STEPS,
  given: { readonly pack: string; readonly on: string; readonly ground: string },
): Promise<queries.LocalPackRow | Refusal> {
  const { action, to } = STEPS[step];
  await lockSubject(tx, 'localPack', given.pack);
  const row = await queries.localPackById(tx, given.pack);
  if (row === undefined) return errors.noSuchRegulation();
  const line = await lineOf(tx, row.unit, todayInVietnam());
  const why = refusalOf(holder, action, { line, state: row.state });
  if (why) return why;
  if (to === 'official') {
    const proposal = (await queries.stepsOf(tx, row.id)).at(-1);
    if (proposal?.takenBy === holder.account) return errors.sameWhoProposed();
    const packs = await packsInSight(tx);
    const pack = packs.find(({ local }) => local === row.id);
    if (pack === undefined) return errors.noSuchRegulation();
    const open = openStances(pack, line, await queries.choicesOf(tx, line), given.on);
    if (open.length > 0) return errors.stancesOpen(open);
    const isTaken = packs.some(
      ({ unit, state, version, regulation: { id } }) =>
        unit === row.unit && state === 'official' && version === row.from && id === row.regulation,
    );
    if (isTaken) return errors.officialAlready();
  }
  const next = { step: row.step + 1, state: to, on: given.on, ground: given.ground };
  await takeStep(tx, holder, row, next, {});
  return { ...row, state: to, step: row.step + 1 };
}

/** The texts of a pack in sight; undefined when its file has gone. */
export async function textsOf(tx: Tx, pack: Pack): Promise<queries.PackTexts | undefined> {
  return pack.local === undefined ? shippedTexts(pack) : queries.textsOf(tx, pack.local);
}

/** A pack with its text and how it came to stand where it does. */
export async function openPack(tx: Tx, id: string) {
  const row = await queries.localPackById(tx, id);
  if (row === undefined) return errors.noSuchRegulation();
  const packs = await packsInSight(tx);
  const isReadable = packs.some(({ local }) => local === id);
  const texts = await queries.textsOf(tx, id);
  const isUnread = isReadable || [texts.source, texts.procedure ?? ''].some(isTooLarge);
  const checked = isUnread ? undefined : checkPack(texts, packs.filter(isInUse));
  return {
    ...row,
    ...texts,
    steps: await queries.stepsOf(tx, id),
    isReadable,
    problems: checked?.kind === 'wrong' ? checked.problems.map(inOneLine) : [],
  };
}

async function takeStep(
  tx: Tx,
  holder: Holder,
  { id, unit, regulation, from }: Pick<queries.LocalPackRow, 'id' | 'unit' | 'regulation' | 'from'>,
  step: Omit<queries.StepRow, 'takenBy' | 'state'> & {
    readonly state: 'draft' | (typeof STEPS)[keyof typeof STEPS]['to'];
  },
  more: { readonly hash?: string; readonly procedureHash?: string | null },
): Promise<void> {
  await queries.addStep(tx, id, { ...step, takenBy: holder.account });
  await record(tx, {
    action: `regulation.${step.state}`,
    subject: { kind: 'localPack', id },
    unit,
    facts: { regulation, from, ...step, ...more },
  });
}
