import { canonicalJson } from '@congtam/evidence';
import { type Act, recordAll } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockFiles } from '../../database/locks.ts';
import { newId } from '../../database/new-id.ts';
import { foldedName, givenName } from './names.ts';
import { dayBefore, factsOf } from './posts.ts';
import * as queries from './roster-apply.queries.ts';
import type { PersonPlan, RosterPlan } from './roster-plan.ts';

const AT_ONCE = 500;
/** From so many people on the tables are other tables than before. */
const MANY = 1000;

/** A row that was as shown when it was planned, and is not any more, or is out of reach. */
export class OutOfReach extends Error {
  constructor() {
    super('somebody of the roster has changed, or is out of reach now');
    this.name = 'OutOfReach';
  }
}

/**
 * Does what was planned, in the transaction of the caller, each person with an event of their own.
 *
 * @param onProgress told how many people are done
 */
export async function applyPlan(
  tx: Tx,
  { changes }: RosterPlan,
  roster: { readonly id: string; readonly on: string; readonly ground: string },
  onProgress: (done: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < changes.length; start += AT_ONCE) {
    const batch = changes
      .slice(start, start + AT_ONCE)
      .map((plan) => ({ plan, isNew: plan.id === undefined, id: plan.id ?? newId() }));
    await applyBatch(tx, batch, roster);
    await onProgress(Math.min(start + AT_ONCE, changes.length));
  }
  if (changes.length >= MANY) await queries.refreshStatistics(tx);
}

interface Doing {
  readonly plan: PersonPlan;
  readonly isNew: boolean;
  readonly id: string;
}

async function applyBatch(
  tx: Tx,
  batch: readonly Doing[],
  { id: roster, on, ground }: { readonly id: string; readonly on: string; readonly ground: string },
): Promise<void> {
  const known = batch.flatMap(({ plan: { id, revision } }) =>
    id === undefined || revision === undefined ? [] : [{ id, revision }],
  );
  await lockFiles(
    tx,
    known.map(({ id }) => id),
  );
  if ((await queries.changedSince(tx, known)) > 0) throw new OutOfReach();
  const added = batch.filter(({ isNew }) => isNew);
  await queries.addPeople(
    tx,
    added.map(({ plan: { staffCode, fullName, details }, id }) => ({
      id,
      staffCode,
      fullName,
      givenName: givenName(fullName),
      foldedName: foldedName(fullName),
      ...details,
    })),
  );
  const ended = batch.flatMap(({ plan }) =>
    plan.ended.map(({ post, lastDay }) => ({ id: post.id, lastDay })),
  );
  const corrected = batch.flatMap(({ plan }) => plan.corrected.map(({ after }) => after));
  const begun = batch.flatMap(({ plan, id }) =>
    plan.begun.map((post) => ({ ...post, id: newId(), person: id })),
  );
  if ((await queries.endPosts(tx, ended)) !== ended.length) throw new OutOfReach();
  if ((await queries.rewritePosts(tx, corrected)) !== corrected.length) throw new OutOfReach();
  await queries.addPosts(tx, begun);
  // After the posts: only then is somebody new in sight.
  await queries.changePeople(
    tx,
    batch
      .filter(({ isNew, plan }) => !isNew && Object.keys(plan.details).length > 0)
      .map(({ id, plan }) => ({ id, ...plan.details })),
  );
  const members = batch.flatMap(({ plan: { membership }, id }) =>
    membership ? [{ id, ...membership }] : [],
  );
  await queries.beginMemberships(
    tx,
    members.filter(({ begins }) => begins).map(({ id }) => ({ person: id, from: on, ground })),
  );
  await queries.endMemberships(
    tx,
    members.flatMap(({ id, begins, since }) =>
      begins || since === null ? [] : [{ person: id, since, lastDay: dayBefore(on) }],
    ),
  );
  const begunOf = new Map<string, typeof begun>();
  for (const post of begun) begunOf.set(post.person, [...(begunOf.get(post.person) ?? []), post]);
  await recordAll(
    tx,
    batch.map(({ plan, isNew, id }): Act => {
      const posts = begunOf.get(id) ?? [];
      const unit = posts[0]?.unit ?? plan.corrected[0]?.after.unit ?? plan.ended[0]?.post.unit;
      return {
        action: isNew ? 'person.record' : 'person.change',
        subject: { kind: 'person', id },
        person: id,
        ...(unit === undefined ? {} : { unit }),
        facts: {
          roster,
          ground,
          begun: posts.map(factsOf),
          ended: plan.ended.map(({ post, lastDay }) => ({ post: post.id, unit: post.unit, lastDay })),
          corrected: plan.corrected.map(({ before, after }) => ({
            before: factsOf(before),
            after: factsOf(after),
          })),
          fields: Object.keys(plan.details),
        },
        texts: {
          ...(isNew ? { staffCode: plan.staffCode, fullName: plan.fullName } : {}),
          ...plan.details,
          ...(plan.membership === undefined
            ? {}
            : { change: canonicalJson({ isPartyMember: plan.membership.begins }) }),
        },
      };
    }),
  );
}
