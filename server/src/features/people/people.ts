import { formatDay, parseDay } from '@congtam/engine';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import type { Refusal } from '../../refusal.ts';
import { lineOf } from '../units/units.queries.ts';
import { foldedName, givenName, tidyName } from './names.ts';
import { daysOutOfOrder, noSuchPerson, noSuchPost, noSuchUnit } from './people.errors.ts';
import * as queries from './people.queries.ts';

export type NewPost = Omit<queries.PostRow, 'id' | 'person'>;

export interface PersonFile extends queries.PersonRow {
  readonly posts: readonly queries.PostRow[];
}

/** Records somebody with the post they hold. */
export async function recordPerson(
  tx: Tx,
  holder: Holder,
  given: Omit<queries.PersonRow, 'id'> & { readonly post: NewPost },
): Promise<PersonFile | Refusal> {
  const { post, staffCode, bornOn } = given;
  const why = await refusalIn(tx, holder, 'person.record', post.unit, post.from);
  if (why) return why;
  const id = newId();
  const fullName = tidyName(given.fullName);
  const person = { id, staffCode, fullName, bornOn };
  await queries.addPerson(tx, {
    ...person,
    givenName: givenName(fullName),
    foldedName: foldedName(fullName),
  });
  const held = await addPost(tx, id, post);
  await record(tx, {
    action: 'person.record',
    subject: { kind: 'person', id },
    person: id,
    unit: post.unit,
    facts: factsOf(held),
    texts: { staffCode, fullName, ...(bornOn === null ? {} : { bornOn }) },
  });
  return { ...person, posts: [held] };
}

/** Gives somebody a further post beside the ones they hold: a concurrent one, or one of a secondment. */
export async function givePost(
  tx: Tx,
  holder: Holder,
  person: string,
  given: NewPost,
): Promise<queries.PostRow | Refusal> {
  if ((await queries.personById(tx, person)) === undefined) return noSuchPerson();
  const why = await refusalIn(tx, holder, 'person.record', given.unit, given.from, person);
  if (why) return why;
  const held = await addPost(tx, person, given);
  await recordPost(tx, 'person.givePost', held);
  return held;
}

/**
 * Ends a post, with another in its place for a transfer. The last day of the old one is the day before the new one
 * begins. Who transfers needs the right where the person is; receiving them is an act of its own there, so the new post
 * must lie in their reach as well, or be given by whoever has it.
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
): Promise<PersonFile | Refusal> {
  const { person, post: id, on, ground, next } = given;
  const file = await queries.personById(tx, person);
  if (file === undefined) return noSuchPerson();
  const posts = await queries.postsOf(tx, person);
  const post = posts.find((held) => held.id === id);
  if (post === undefined) return noSuchPost();
  const why = await refusalIn(tx, holder, 'person.transfer', post.unit, on, person);
  if (why) return why;
  const lastDay = dayBefore(on);
  if (lastDay < post.from || (post.to !== null && post.to < lastDay)) return daysOutOfOrder();
  const whyNot = next && (await refusalIn(tx, holder, 'person.record', next.unit, on, person));
  if (whyNot) return whyNot;
  await queries.endPost(tx, id, lastDay);
  await recordPost(tx, 'person.endPost', { ...post, to: lastDay, ground });
  const begun = next && (await addPost(tx, person, { ...next, from: on, ground }));
  if (begun) await recordPost(tx, 'person.givePost', begun);
  const kept = posts.map((held) => (held.id === id ? { ...held, to: lastDay } : held));
  return { ...file, posts: begun ? [...kept, begun] : kept };
}

/** Opens the file of somebody. Reading it is an act: the person sees who did, by role. */
export async function openFile(tx: Tx, holder: Holder, id: string): Promise<PersonFile | Refusal> {
  const person = await queries.personById(tx, id);
  if (person === undefined) return noSuchPerson();
  const posts = await queries.postsOf(tx, id);
  const role =
    holder.person === id ? 'self' : (holder.roles.find(({ unit }) => unit !== null)?.role ?? 'none');
  await record(tx, { action: 'person.read', subject: { kind: 'person', id }, person: id, role });
  return { ...person, posts };
}

async function refusalIn(
  tx: Tx,
  holder: Holder,
  action: 'person.record' | 'person.transfer',
  unit: string,
  day: string,
  person?: string,
): Promise<Refusal | undefined> {
  const line = await lineOf(tx, unit, day);
  if (line.length === 0) return noSuchUnit();
  return refusalOf(holder, action, { line, ...(person === undefined ? {} : { person }) });
}

async function addPost(tx: Tx, person: string, given: NewPost): Promise<queries.PostRow> {
  const post = { ...given, id: newId(), person };
  await queries.addPost(tx, post);
  return post;
}

function recordPost(tx: Tx, action: string, post: queries.PostRow) {
  const { person, unit } = post;
  return record(tx, { action, subject: { kind: 'person', id: person }, person, unit, facts: factsOf(post) });
}

/** What an event says of a post: no texts that people wrote about a person. */
const factsOf = ({ id, unit, leads, service, isMain, secondedFrom, from, to, ground }: queries.PostRow) => ({
  post: id,
  unit,
  leads,
  service,
  isMain,
  secondedFrom,
  from,
  to,
  ground,
});

function dayBefore(day: string): string {
  const parsed = parseDay(day);
  if (parsed === undefined) throw new Error(`${day} is no day`);
  return formatDay((parsed - 1) as typeof parsed);
}
