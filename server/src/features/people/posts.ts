import { formatDay, parseDay } from '@congtam/engine';
import type { EventName } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockFiles } from '../../database/locks.ts';
import { newId } from '../../database/new-id.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { decisionFor } from '../duty-groups/duty-groups.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './people.errors.ts';
import * as queries from './people.queries.ts';

export type NewPost = Omit<queries.PostRow, 'id' | 'person' | 'revision'>;
export type PostAction =
  | 'person.record'
  | 'person.transfer'
  | 'person.correct'
  | 'person.retire'
  | 'person.bindAccount';

/** Gives somebody a further post beside the ones they hold: a concurrent one, or one of a secondment. */
export async function givePost(
  tx: Tx,
  holder: Holder,
  person: string,
  given: NewPost,
  seen: string | undefined,
): Promise<queries.PostRow | Refusal> {
  await lockFiles(tx, [person]);
  const found = await queries.personById(tx, person);
  if (found === undefined) return errors.noSuchPerson();
  const why =
    (await refusalIn(tx, holder, 'person.record', { unit: given.unit, day: given.from, person })) ??
    refusalOfVersion(seen, fileVersion(found));
  if (why) return why;
  const held = await addPost(tx, person, given);
  await recordPost(tx, 'person.givePost', held);
  return held;
}

/**
 * Ends a post, with another in its place where both units have the same personnel body. Between two bodies it takes two
 * officers: see `handOver`. The last day of the old one is the day before the new one begins.
 */
export async function endPost(
  tx: Tx,
  holder: Holder,
  given: {
    readonly person: string;
    readonly post: string;
    /** The first day on which it is no longer held. */
    readonly on: string;
    readonly ground: string;
    readonly next?: Omit<NewPost, 'from' | 'ground'> | undefined;
  },
  seen: string | undefined,
): Promise<readonly queries.PostRow[] | Refusal> {
  const { person, on, ground, next } = given;
  const held = await postHeld(tx, person, given.post);
  if (isRefusal(held)) return held;
  const { post, version } = held;
  const why =
    (await refusalIn(tx, holder, 'person.transfer', { unit: post.unit, day: on, person })) ??
    refusalOfVersion(seen, version);
  if (why) return why;
  const lastDay = dayBefore(on);
  if (lastDay < post.from || (post.to !== null && post.to < lastDay)) return errors.daysOutOfOrder();
  const whyNot = next && (await refusalIn(tx, holder, 'person.record', { unit: next.unit, day: on, person }));
  if (whyNot) return whyNot;
  await queries.endPost(tx, post.id, lastDay);
  await recordPost(tx, 'person.endPost', { ...post, to: lastDay, ground });
  if (next) {
    const begun = await addPost(tx, person, { ...next, from: on, ground });
    await recordPost(tx, 'person.givePost', begun);
  }
  return queries.postsOf(tx, person);
}

/**
 * Says what a post is from a day on: the post as it was ends the day before. From its first day it is a correction, and
 * what was said before stays in the log.
 */
export async function changePost(
  tx: Tx,
  holder: Holder,
  given: {
    readonly person: string;
    readonly post: string;
    readonly from: string;
    readonly ground: string;
    readonly change: Partial<Omit<NewPost, 'unit' | 'from' | 'ground'>>;
  },
  seen: string | undefined,
): Promise<queries.PostRow | Refusal> {
  const { person, from, ground, change } = given;
  const held = await postHeld(tx, person, given.post);
  if (isRefusal(held)) return held;
  const { post, version } = held;
  const why =
    (await refusalIn(tx, holder, 'person.correct', { unit: post.unit, day: from, person })) ??
    refusalOfVersion(seen, version);
  if (why) return why;
  if (from < post.from || (post.to !== null && post.to < from)) return errors.daysOutOfOrder();
  const after = { ...post, ...change, from, ground };
  const fault = await faultOf(tx, after);
  if (fault) return fault;
  if (from === post.from) {
    await queries.rewritePost(tx, after);
    await recordPost(tx, 'person.correctPost', after, { before: factsOf(post) });
    return { ...after, revision: post.revision + 1 };
  }
  const lastDay = dayBefore(from);
  await queries.endPost(tx, post.id, lastDay);
  await recordPost(tx, 'person.endPost', { ...post, to: lastDay, ground });
  const begun = await addPost(tx, person, after);
  await recordPost(tx, 'person.givePost', begun);
  return begun;
}

/** What a file is known to be, as a short name: it moves with every post and membership as well. */
export const fileVersion = ({ revision }: Pick<queries.PersonRow, 'revision'>): string => `v${revision}`;

/** The post, when the person is in sight and holds it, and the version of their file, which is held from here on. */
export async function postHeld(
  tx: Tx,
  person: string,
  post: string,
): Promise<{ readonly post: queries.PostRow; readonly version: string } | Refusal> {
  await lockFiles(tx, [person]);
  const found = await queries.personById(tx, person);
  if (found === undefined) return errors.noSuchPerson();
  const held = (await queries.postsOf(tx, person)).find(({ id }) => id === post);
  return held === undefined ? errors.noSuchPost() : { post: held, version: fileVersion(found) };
}

/** Why the actor may not do it in this unit as it stands on that day. */
export async function refusalIn(
  tx: Tx,
  holder: Holder,
  action: PostAction,
  at: { readonly unit: string; readonly day: string; readonly person?: string },
): Promise<Refusal | undefined> {
  const line = await lineOf(tx, at.unit, at.day);
  if (line.length === 0) return errors.noSuchUnit();
  return refusalOf(holder, action, { line, ...(at.person === undefined ? {} : { person: at.person }) });
}

/**
 * Writes a post; whoever calls has asked for the right.
 *
 * @throws Refused when it cannot be as described: what was written before it is not kept
 */
export async function addPost(tx: Tx, person: string, given: NewPost): Promise<queries.PostRow> {
  const fault = await faultOf(tx, given);
  if (fault) throw new Refused(fault);
  const post = { ...given, id: newId(), person };
  await queries.addPost(tx, post);
  return { ...post, revision: 1 };
}

/** What is wrong with a post as it is described. */
async function faultOf(tx: Tx, post: NewPost): Promise<Refusal | undefined> {
  const { service, contractKind, secondedFrom, secondedFromName, unitsInCharge, dutyGroup } = post;
  if (contractKind !== null && service !== 'publicEmployee' && service !== 'contractWorker')
    return errors.contractOfEmployees();
  if (secondedFrom !== null && secondedFromName !== null) return errors.secondedFromTwo();
  for (const unit of unitsInCharge) {
    if ((await lineOf(tx, unit, post.from)).length === 0) return errors.noSuchUnit();
  }
  if (dutyGroup === null) return undefined;
  const decision = await decisionFor(tx, await lineOf(tx, post.unit, post.from), post.from);
  if (decision === undefined) return errors.noDutyGroups();
  return decision.groups.includes(dutyGroup) ? undefined : errors.noSuchDutyGroup(decision.groups);
}

export function recordPost(tx: Tx, action: EventName, post: queries.PostRow, more = {}) {
  const { person, unit } = post;
  const facts = { ...factsOf(post), ...more };
  return record(tx, { action, subject: { kind: 'person', id: person }, person, unit, facts });
}

/** What an event says of a post: no texts that people wrote about a person. */
export const factsOf = (post: Omit<queries.PostRow, 'revision' | 'person'>) => ({
  post: post.id,
  unit: post.unit,
  title: post.title,
  leads: post.leads,
  service: post.service,
  isMain: post.isMain,
  secondedFrom: post.secondedFrom,
  contractKind: post.contractKind,
  dutyGroup: post.dutyGroup,
  managementTier: post.managementTier,
  professionalTitle: post.professionalTitle,
  jobPosition: post.jobPosition,
  fieldsInCharge: [...post.fieldsInCharge],
  unitsInCharge: [...post.unitsInCharge],
  from: post.from,
  to: post.to,
  ground: post.ground,
});

export function dayBefore(day: string): string {
  const parsed = parseDay(day);
  if (parsed === undefined) throw new Error(`${day} is no day`);
  return formatDay((parsed - 1) as typeof parsed);
}

export const laterOf = (day: string, other: string): string => [day, other].sort().at(-1) ?? day;
