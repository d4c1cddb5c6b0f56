import type { Holder } from '../../access/roles.ts';
import { recordReading } from '../../audit/reading.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockFiles } from '../../database/locks.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Membership, membershipsOf } from './membership.queries.ts';
import { foldedName, givenName, tidyName } from './names.ts';
import { noSuchPerson } from './people.errors.ts';
import * as queries from './people.queries.ts';
import { addPost, factsOf, type NewPost, refusalIn } from './posts.ts';

export interface PersonFile extends queries.PersonRow {
  readonly posts: readonly queries.PostRow[];
  readonly partyMemberships: readonly Membership[];
}

/** Records somebody with the post they hold. */
export async function recordPerson(
  tx: Tx,
  holder: Holder,
  given: {
    readonly staffCode: string;
    readonly fullName: string;
    readonly bornOn: string | null;
    readonly sex: 'female' | 'male' | null;
    readonly idNumber: string | null;
    readonly serviceFrom: string | null;
    readonly post: NewPost;
  },
): Promise<PersonFile | Refusal> {
  const { post, staffCode, bornOn, sex, idNumber } = given;
  await lockFiles(tx);
  const why = await refusalIn(tx, holder, 'person.record', { unit: post.unit, day: post.from });
  if (why) return why;
  const id = newId();
  const fullName = tidyName(given.fullName);
  await queries.addPerson(tx, {
    ...given,
    id,
    fullName,
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
    texts: {
      staffCode,
      fullName,
      ...(bornOn === null ? {} : { bornOn }),
      ...(sex === null ? {} : { sex }),
      ...(idNumber === null ? {} : { idNumber }),
    },
  });
  return fileOf(tx, id);
}

/** Opens the file of somebody. Reading it is an act: the person sees who did, by role. */
export async function openFile(tx: Tx, holder: Holder, id: string): Promise<PersonFile | Refusal> {
  const file = await fileOf(tx, id);
  if (isRefusal(file)) return file;
  await recordReading(tx, holder, id, 'person.read');
  return file;
}

/** The file as it stands, for an answer to an act in it. */
export async function fileOf(tx: Tx, id: string): Promise<PersonFile | Refusal> {
  const person = await queries.personById(tx, id);
  if (person === undefined) return noSuchPerson();
  return {
    ...person,
    posts: await queries.postsOf(tx, id),
    partyMemberships: await membershipsOf(tx, id),
  };
}
