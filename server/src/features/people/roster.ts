import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@congtam/evidence';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { ChosenHeadings } from '../../http/chosen-headings.ts';
import type { SheetFile } from '../../http/file-body.ts';
import { withHeadings } from '../../http/sheet-problems.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { enqueue } from '../../jobs/queue.ts';
import { type Refusal, Refused } from '../../refusal.ts';
import { decisionsOf } from '../duty-groups/duty-groups.queries.ts';
import { lineOf, unitsOn } from '../units/units.queries.ts';
import * as errors from './roster.errors.ts';
import * as queries from './roster.queries.ts';
import type { RosterPlan } from './roster-plan.ts';
import type { RosterProblem } from './roster-reading.ts';
import type { RosterContext, UnitInSight } from './roster-row.ts';
import { ROSTER_TABLE } from './roster-table.ts';

const MOST_TOLD = 1000;

export interface RosterReport {
  readonly rows: number;
  readonly people: number;
  readonly newPeople: number;
  readonly changedPeople: number;
  readonly begun: number;
  readonly corrected: number;
  readonly ended: number;
  /** In the register and not in the file: nothing happens to them. */
  readonly absent: readonly string[];
  readonly problemCount: number;
  readonly problems: readonly RosterProblem[];
}

/** Puts a file in; it is checked by a job. */
export async function putIn(
  tx: Tx,
  holder: Holder,
  given: {
    readonly unit: string;
    readonly on: string;
    readonly ground: string;
    readonly file: SheetFile;
  },
): Promise<queries.RosterRow | Refusal> {
  const { unit, on, ground, file } = given;
  const line = await lineOf(tx, unit, on);
  if (line.length === 0) return errors.noSuchUnit();
  const why = refusalOf(holder, 'roster.import', { line });
  if (why) return why;
  const id = newId();
  const hash = createHash('sha256').update(file.bytes).digest();
  await queries.addRoster(tx, {
    id,
    unit,
    on,
    ground,
    kind: file.kind,
    headings: await queries.headingsLastChosen(tx, unit),
    content: file.bytes,
    hash,
    by: holder.account,
  });
  await enqueue(tx, { kind: 'roster.check', payload: { roster: id }, key: id });
  await record(tx, {
    action: 'roster.import',
    subject: { kind: 'roster', id },
    unit,
    facts: { on, ground, sha256: hash.toString('hex') },
  });
  return (await queries.rosterById(tx, id)) ?? errors.noSuchRoster();
}

/** Lets a roster be applied as it was shown. The job does it, in one transaction. */
export async function letApply(
  tx: Tx,
  holder: Holder,
  id: string,
  seenVersion: string | undefined,
): Promise<queries.RosterRow | Refusal> {
  const roster = await within(tx, holder, id, 'roster.apply');
  const outdated = refusalOfVersion(seenVersion, rosterVersion(roster));
  if (outdated) throw new Refused(outdated);
  await queries.setRoster(tx, id, { from: roster.state, state: 'applying' });
  await enqueue(tx, { kind: 'roster.apply', payload: { roster: id }, key: id });
  await record(tx, { action: 'roster.letApply', subject: { kind: 'roster', id }, unit: roster.unit });
  return (await queries.rosterById(tx, id)) ?? errors.noSuchRoster();
}

/**
 * Says what headings of a file stand for, where they are not ours; the file is checked again, and the next roster of the
 * unit begins with it.
 *
 * @param chosen heading as written → id of a column, or '' to leave the column out
 */
export async function letHeadingsStandFor(
  tx: Tx,
  holder: Holder,
  id: string,
  chosen: ChosenHeadings,
): Promise<queries.RosterRow | Refusal> {
  const roster = await within(tx, holder, id, 'roster.chooseHeadings');
  await queries.chooseHeadings(tx, id, chosen);
  await enqueue(tx, { kind: 'roster.check', payload: { roster: id }, key: id });
  await record(tx, {
    action: 'roster.chooseHeadings',
    subject: { kind: 'roster', id },
    unit: roster.unit,
    facts: { headings: { ...chosen } },
  });
  return (await queries.rosterById(tx, id)) ?? errors.noSuchRoster();
}

/** Puts a roster aside; its file is not kept. */
export async function withdraw(tx: Tx, holder: Holder, id: string): Promise<queries.RosterRow | Refusal> {
  const roster = await within(tx, holder, id, 'roster.withdraw');
  await queries.setRoster(tx, id, { from: roster.state, state: 'withdrawn', isDone: true });
  await record(tx, { action: 'roster.withdraw', subject: { kind: 'roster', id }, unit: roster.unit });
  return (await queries.rosterById(tx, id)) ?? errors.noSuchRoster();
}

/**
 * The roster, locked: of two who settle it at once the second sees what the first did.
 *
 * @throws Refused when it is not to be settled, so that nothing is left of the lock
 */
async function within(
  tx: Tx,
  holder: Holder,
  id: string,
  action: 'roster.apply' | 'roster.chooseHeadings' | 'roster.withdraw',
) {
  const roster = await queries.rosterLocked(tx, id);
  if (roster === undefined) throw new Refused(errors.noSuchRoster());
  const { unit, on, state } = roster;
  const why = refusalOf(holder, action, { line: await lineOf(tx, unit, on), state });
  if (why) throw new Refused(why.status === 409 ? errors.notReady() : why);
  return roster;
}

export const rosterVersion = ({ version }: Pick<queries.RosterRow, 'version'>): string => `v${version}`;

/** The units in sight on the day of a roster, and which of them it may speak of. */
export async function unitsFor(
  tx: Tx,
  holder: Holder,
  { unit: root, on }: { readonly unit: string; readonly on: string },
): Promise<ReadonlyMap<string, UnitInSight>> {
  const units = await unitsOn(tx, on);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const decisions = new Map(
    (await decisionsOf(tx, [...byId.keys()], on)).map((decision) => [decision.unit, decision.groups]),
  );
  return new Map(
    units.map(({ id, code, name, kind }) => {
      const line = lineIn(byId, id);
      const isOfRoster = line.includes(root) && refusalOf(holder, 'person.record', { line }) === undefined;
      const dutyGroups = line.map((above) => decisions.get(above)).find((groups) => groups !== undefined);
      return [code, { id, code, name, kind, isOfRoster, dutyGroups }];
    }),
  );
}

function lineIn(units: ReadonlyMap<string, { readonly parent: string | null }>, id: string): string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at); at = units.get(at)?.parent ?? null)
    line.push(at);
  return line;
}

/** What is so already of the people a file names. */
export async function contextFor(
  tx: Tx,
  holder: Holder,
  roster: Pick<queries.RosterRow, 'on' | 'ground'>,
  { units, codes }: { readonly units: ReadonlyMap<string, UnitInSight>; readonly codes: readonly string[] },
): Promise<RosterContext> {
  const people = await queries.peopleOfCodes(tx, codes);
  return {
    on: roster.on,
    ground: roster.ground,
    self: holder.person,
    units,
    people: new Map(people.map((person) => [person.staffCode, person])),
    taken: await queries.codesTaken(tx, codes),
  };
}

/** A plan in numbers, with what is wrong. */
export function reportOf(plan: RosterPlan, absent: readonly string[]): RosterReport {
  const { changes, problems, rows, people } = plan;
  const count = (of: 'begun' | 'corrected' | 'ended') =>
    changes.reduce((sum, change) => sum + change[of].length, 0);
  const newPeople = changes.filter(({ id }) => id === undefined).length;
  const sorted = [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return {
    rows,
    people,
    newPeople,
    changedPeople: changes.length - newPeople,
    begun: count('begun'),
    corrected: count('corrected'),
    ended: count('ended'),
    absent,
    problemCount: problems.length,
    problems: withHeadings(ROSTER_TABLE, sorted.slice(0, MOST_TOLD)),
  };
}

/** Of what would be done: when it is another by the time of applying, it is shown again first. */
export function planHash({ changes }: RosterPlan): Buffer {
  const hash = createHash('sha256');
  for (const { revision: _, ...change } of changes)
    hash.update(canonicalJson(JSON.parse(JSON.stringify(change)) as Json));
  return hash.digest();
}
