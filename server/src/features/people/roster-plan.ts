import type { RosterPerson, RosterPost } from '@congtam/engine';
import { tidyName } from './names.ts';
import { dayBefore } from './posts.ts';
import type { KnownPerson, KnownPost } from './roster.queries.ts';
import * as faults from './roster-faults.ts';
import type { RosterProblem, RosterRead } from './roster-reading.ts';
import { faultsOfRow, type RosterContext, wantedPost } from './roster-row.ts';

export type PlannedPost = Omit<KnownPost, 'id'>;

/** What a roster changes for one person. */
export interface PersonPlan {
  /** Row of the file. */
  readonly at: number;
  readonly staffCode: string;
  /** Undefined for somebody new. */
  readonly id: string | undefined;
  /** Of the file as it was when this was planned. */
  readonly revision: number | undefined;
  readonly fullName: string;
  /** Written for somebody new; for others only where it differs. */
  readonly details: {
    readonly bornOn?: string;
    readonly sex?: string;
    readonly idNumber?: string;
    readonly serviceFrom?: string;
    readonly serviceTo?: string;
  };
  readonly membership: { readonly begins: boolean; readonly since: string | null } | undefined;
  readonly ended: readonly { readonly post: KnownPost; readonly lastDay: string }[];
  readonly corrected: readonly { readonly before: KnownPost; readonly after: KnownPost }[];
  readonly begun: readonly PlannedPost[];
}

export interface RosterPlan {
  readonly changes: readonly PersonPlan[];
  readonly people: number;
  readonly rows: number;
  readonly problems: readonly RosterProblem[];
}

/**
 * What a roster says that is not so yet. Natural keys: the staff code for a person; for a post the unit and the day it
 * began, or, without a day, what is held in the unit on the day of the roster. So the same file twice changes nothing:
 * the second time everything is so already.
 */
export function planOf(read: RosterRead, context: RosterContext): RosterPlan {
  const problems: RosterProblem[] = [...read.problems];
  const changes: PersonPlan[] = [];
  let rows = 0;
  if (problems.length === 0) {
    for (const person of read.people) {
      rows += person.posts.length;
      const plan = planFor(person, read.columns, context, problems);
      if (plan !== undefined) changes.push(plan);
    }
  }
  return { changes, people: read.people.length, rows, problems };
}

function planFor(
  said: RosterPerson,
  columns: ReadonlySet<string>,
  context: RosterContext,
  problems: RosterProblem[],
): PersonPlan | undefined {
  const tell = (row: number, column: string, fault: faults.CellFault): void => {
    problems.push({ row, column, ...fault });
  };
  const before = problems.length;
  const known = context.people.get(said.id);
  const fullName = tidyName(said.name);
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/.test(said.id)) tell(said.at, 'id', faults.codeForm(said.id));
  else if (known === undefined && context.taken.has(said.id)) tell(said.at, 'id', faults.codeElsewhere());
  if (known !== undefined && known.fullName !== fullName)
    tell(said.at, 'name', faults.otherName(known.fullName));
  for (const post of said.posts) faultsOfRow(post, context, (column, fault) => tell(post.at, column, fault));
  if (fullName.length > 200) tell(said.at, 'name', faults.tooLong(200));
  if (problems.length > before) return undefined;

  const posts = planPosts(said, known, columns, context, tell);
  const details = detailsOf(said, known);
  const membership = membershipOf(said, known);
  const isChanged =
    known === undefined ||
    Object.keys(details).length > 0 ||
    membership !== undefined ||
    posts.ended.length + posts.corrected.length + posts.begun.length > 0;
  if (!isChanged || problems.length > before) return undefined;
  if (known !== undefined && known.id === context.self) {
    tell(said.at, 'id', faults.ownFile());
    return undefined;
  }
  return {
    at: said.at,
    staffCode: said.id,
    id: known?.id,
    revision: known?.revision,
    fullName,
    details,
    membership,
    ...posts,
  };
}

function detailsOf(said: RosterPerson, known: KnownPerson | undefined): PersonPlan['details'] {
  const more = Object.assign({}, ...said.posts.map((post) => post.more).reverse());
  const { bornOn, sex, idNumber } = more as { readonly [detail in 'bornOn' | 'sex' | 'idNumber']?: string };
  const differs = (value: string | undefined, is: string | null | undefined): value is string =>
    value !== undefined && value !== is;
  return {
    ...(differs(bornOn, known?.bornOn) ? { bornOn } : {}),
    ...(differs(sex, known?.sex) ? { sex } : {}),
    // Only the end of the number can be compared.
    ...(idNumber !== undefined && differs(idNumber.slice(-4), known?.idNumberEnd) ? { idNumber } : {}),
    ...(differs(said.serviceFrom, known?.serviceFrom) ? { serviceFrom: said.serviceFrom } : {}),
    ...(differs(said.serviceTo, known?.serviceTo) ? { serviceTo: said.serviceTo } : {}),
  };
}

function membershipOf({ partyMember }: RosterPerson, known: KnownPerson | undefined) {
  const since = known?.memberSince ?? null;
  if (partyMember === undefined || partyMember === (since !== null)) return undefined;
  return { begins: partyMember, since };
}

function planPosts(
  said: RosterPerson,
  known: KnownPerson | undefined,
  columns: ReadonlySet<string>,
  context: RosterContext,
  tell: (row: number, column: string, fault: faults.CellFault) => void,
): Pick<PersonPlan, 'ended' | 'corrected' | 'begun'> {
  const wantedOf = (row: RosterPost, held: KnownPost | undefined) =>
    wantedPost(row, said, held, columns, context);
  const spokenOf = postsSpokenOf(said.posts, known?.posts ?? [], context, wantedOf);
  const ended: { post: KnownPost; lastDay: string }[] = [];
  const corrected: { before: KnownPost; after: KnownPost }[] = [];
  const begun: PlannedPost[] = [];
  /** Posts as they will be, with the row that says so. */
  const final: { post: PlannedPost; at: number }[] = [];
  for (const row of said.posts) {
    const held = spokenOf.get(row);
    const wanted = wantedOf(row, held);
    if (wanted.to !== null && wanted.to < wanted.from) tell(row.at, 'to', faults.endsBefore());
    if (held === undefined) begun.push(wanted);
    else if (isSame(held, wanted)) {
      // so already
    } else if (
      isSame({ ...held, to: wanted.to }, wanted) &&
      wanted.to !== null &&
      wanted.to < (held.to ?? '9')
    ) {
      ended.push({ post: held, lastDay: wanted.to });
    } else if (row.from !== undefined || held.from >= context.on) {
      corrected.push({ before: held, after: { ...wanted, id: held.id, from: held.from } });
    } else {
      // Without a day of its own the row tells what holds from the day of the roster on.
      ended.push({ post: held, lastDay: dayBefore(context.on) });
      begun.push({ ...wanted, from: context.on });
      final.push({ post: { ...held, to: dayBefore(context.on) }, at: row.at });
      final.push({ post: { ...wanted, from: context.on }, at: row.at });
      continue;
    }
    final.push({ post: wanted, at: row.at });
  }
  const untouched = (known?.posts ?? []).filter((post) => ![...spokenOf.values()].includes(post));
  for (const post of untouched) final.push({ post, at: said.at });
  const mains = final.filter(({ post }) => post.isMain).sort((a, b) => (a.post.from < b.post.from ? -1 : 1));
  mains.reduce<(typeof mains)[number] | undefined>((last, next) => {
    if (last !== undefined && (last.post.to ?? '9999') >= next.post.from && next.post !== last.post)
      tell(Math.max(last.at, next.at), 'main', faults.secondMainPost(last.post.from));
    return next;
  }, undefined);
  return { ended, corrected, begun };
}

/**
 * The known post each row speaks of. What is so already is found first, so that of two posts alike in one unit none is
 * taken for the other; a row that leaves much open waits for those that say more.
 */
function postsSpokenOf(
  rows: readonly RosterPost[],
  posts: readonly KnownPost[],
  context: RosterContext,
  wantedOf: (row: RosterPost, held: KnownPost) => PlannedPost,
): ReadonlyMap<RosterPost, KnownPost> {
  const found = new Map<RosterPost, KnownPost>();
  const free = new Set(posts);
  const take = (row: RosterPost, post: KnownPost | undefined) => {
    if (post === undefined) return;
    found.set(row, post);
    free.delete(post);
  };
  const exact = rows.map((row) => ({
    row,
    posts: candidatesOf(row, posts, context).filter((post) => isSame(post, wantedOf(row, post))),
  }));
  for (const { row, posts: same } of exact.sort((a, b) => a.posts.length - b.posts.length))
    take(
      row,
      same.find((post) => free.has(post)),
    );
  for (const row of rows) {
    if (found.has(row)) continue;
    const left = candidatesOf(row, [...free], context);
    take(
      row,
      left.find(({ title }) => title === row.title) ??
        left.find(({ isMain }) => isMain === (row.main ?? true)) ??
        left[0],
    );
  }
  return found;
}

/** Posts in the unit that began on the day of the row; without a day, those held on the day of the roster. */
function candidatesOf(
  row: RosterPost,
  posts: readonly KnownPost[],
  { units, on }: RosterContext,
): readonly KnownPost[] {
  const unit = units.get(row.unit ?? '')?.id;
  return posts.filter(
    (post) =>
      post.unit === unit &&
      (row.from !== undefined
        ? post.from === row.from
        : (post.from <= on && (post.to ?? '9999') >= on) || (row.to !== undefined && post.to === row.to)),
  );
}

function isSame(one: PlannedPost, other: PlannedPost): boolean {
  const { ground: _, ...left } = { ...one, id: '' };
  const { ground: __, ...right } = { ...other, id: '' };
  const keys = Object.keys(right).filter((key) => key !== 'from') as (keyof typeof right)[];
  return keys.every((key) => JSON.stringify(left[key]) === JSON.stringify(right[key]));
}
