import { canonicalJson } from '@congtam/evidence';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockFiles } from '../../database/locks.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import * as membership from './membership.queries.ts';
import { foldedName, givenName, tidyName } from './names.ts';
import * as errors from './people.errors.ts';
import * as queries from './people.queries.ts';
import { fileOf, type PersonFile } from './people.ts';
import { dayBefore, fileVersion, laterOf, type PostAction, recordPost, refusalIn } from './posts.ts';

/** Corrects a name, a day of birth, an ID number. The name as it was is kept with the document. */
export async function correctPerson(
  tx: Tx,
  holder: Holder,
  id: string,
  given: queries.Correction & { readonly ground: string; readonly seenVersion: string | undefined },
): Promise<PersonFile | Refusal> {
  const { ground, seenVersion, ...correction } = given;
  const before = await writable(tx, holder, id, { action: 'person.correct', seenVersion });
  if (isRefusal(before)) return before;
  const fullName = correction.fullName === undefined ? undefined : tidyName(correction.fullName);
  await queries.correctPerson(tx, id, {
    ...correction,
    ...(fullName === undefined
      ? {}
      : { fullName, givenName: givenName(fullName), foldedName: foldedName(fullName) }),
  });
  if (fullName !== undefined && fullName !== before.fullName) {
    const { revision } = before;
    await queries.keepName(tx, {
      person: id,
      revision,
      fullName: before.fullName,
      ground,
      by: holder.account,
    });
  }
  const changed = Object.entries({ ...correction, fullName }).filter(([, value]) => value !== undefined);
  await record(tx, {
    action: 'person.correct',
    subject: { kind: 'person', id },
    person: id,
    ...unitOf(before),
    facts: { ground, fields: changed.map(([name]) => name) },
    texts: {
      ...(fullName === undefined ? {} : { fullNameBefore: before.fullName }),
      ...Object.fromEntries(changed.map(([name, value]) => [name, value ?? ''])),
    },
  });
  return fileOf(tx, id);
}

/** Records that somebody is a member of the Party from a day on, or is no longer. */
export async function setMembership(
  tx: Tx,
  holder: Holder,
  id: string,
  given: {
    readonly isMember: boolean;
    readonly from: string;
    readonly ground: string;
    readonly seenVersion: string | undefined;
  },
): Promise<PersonFile | Refusal> {
  const { isMember, from, ground, seenVersion } = given;
  const before = await writable(tx, holder, id, { action: 'person.correct', seenVersion });
  if (isRefusal(before)) return before;
  const last = before.partyMemberships.at(-1);
  const holds = last !== undefined && (last.to === null || last.to >= from);
  if (last !== undefined && from <= last.from) return errors.daysOutOfOrder();
  if (isMember === holds) return errors.membershipUnchanged();
  if (isMember) await membership.beginMembership(tx, { person: id, from, ground });
  else if (last) await membership.endMembership(tx, { person: id, from: last.from, to: dayBefore(from) });
  await record(tx, {
    // That it is about the Party would stand in the log for ever: only the erasable text says what was changed.
    action: 'person.correct',
    subject: { kind: 'person', id },
    person: id,
    ...unitOf(before),
    texts: { change: canonicalJson({ isPartyMember: isMember, from, ground }) },
  });
  return fileOf(tx, id);
}

/**
 * Ends public service: every post ends with it, and the account is disabled, at once when the day has passed, else on
 * the day.
 */
export async function retire(
  tx: Tx,
  holder: Holder,
  id: string,
  given: {
    readonly lastDay: string;
    readonly reason: string;
    readonly ground: string;
    readonly seenVersion: string | undefined;
  },
): Promise<PersonFile | Refusal> {
  const { lastDay, reason, ground, seenVersion } = given;
  const before = await writable(tx, holder, id, { action: 'person.retire', seenVersion });
  if (isRefusal(before)) return before;
  if (before.serviceEnd !== null) return errors.hasLeft();
  const open = before.posts.filter(({ to }) => to === null || to > lastDay);
  if (open.some(({ from }) => from > lastDay)) return errors.postsLater();
  if ((await queries.postsBeyond(tx, id, lastDay)) > open.length) return errors.postsElsewhere();
  for (const post of open) {
    const why = await refusalIn(tx, holder, 'person.retire', { unit: post.unit, day: lastDay, person: id });
    if (why) return errors.postsElsewhere();
  }
  await queries.endService(tx, id, { lastDay, reason });
  for (const post of open) {
    await queries.endPost(tx, post.id, lastDay);
    await recordPost(tx, 'person.endPost', { ...post, to: lastDay, ground });
  }
  await record(tx, {
    action: 'person.retire',
    subject: { kind: 'person', id },
    person: id,
    ...unitOf(before),
    facts: { lastDay, reason, ground },
  });
  for (const account of await membership.disableLeavers(tx)) {
    const facts = { why: 'left' };
    await record(tx, { action: 'account.disable', subject: { kind: 'account', id: account }, facts });
  }
  return fileOf(tx, id);
}

/** Says whose an account is; without a login, takes it back. */
export async function bindAccount(
  tx: Tx,
  holder: Holder,
  id: string,
  { login, ground }: { readonly login: string | null; readonly ground: string },
): Promise<PersonFile | Refusal> {
  const before = await writable(tx, holder, id, { action: 'person.bindAccount' });
  if (isRefusal(before)) return before;
  const account =
    login === null ? await membership.releaseAccount(tx, id) : await membership.bindAccount(tx, login, id);
  if (account === undefined) return login === null ? errors.noAccount() : errors.accountNotFree();
  await record(tx, {
    action: login === null ? 'person.releaseAccount' : 'person.bindAccount',
    subject: { kind: 'person', id },
    person: id,
    ...unitOf(before),
    facts: { account, ground },
  });
  return before;
}

/**
 * The file, held, when the actor may write to it where the person works now, or last did, and has seen it as it stands.
 *
 * @param asked without `seenVersion` where nothing of the file itself is changed
 */
async function writable(
  tx: Tx,
  holder: Holder,
  id: string,
  asked: { readonly action: PostAction; readonly seenVersion?: string | undefined },
): Promise<PersonFile | Refusal> {
  await lockFiles(tx, [id]);
  const file = await fileOf(tx, id);
  if (isRefusal(file)) return file;
  const today = todayInVietnam();
  const current = file.posts.filter(({ to }) => to === null || to >= today);
  // Of who works nowhere any more the unit where they last worked keeps the file.
  const held = current.length > 0 ? current : file.posts.slice(-1);
  let why: Refusal | undefined;
  for (const { unit, from } of held) {
    const day = laterOf(from, today);
    why = await refusalIn(tx, holder, asked.action, { unit, day, person: id });
    if (why !== undefined) continue;
    return 'seenVersion' in asked ? (refusalOfVersion(asked.seenVersion, fileVersion(file)) ?? file) : file;
  }
  return why ?? errors.noSuchPerson();
}

const unitOf = ({ posts }: PersonFile) => {
  const unit = (posts.findLast(({ isMain }) => isMain) ?? posts.at(-1))?.unit;
  return unit === undefined ? {} : { unit };
};
