import { canonicalJson, type Json } from '@congtam/evidence';
import type { Action } from '../../access/actions.ts';
import { refusalOf } from '../../access/rights.ts';
import type { Holder } from '../../access/roles.ts';
import { recordReading } from '../../audit/reading.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lockFiles, lockSubject } from '../../database/locks.ts';
import { newId } from '../../database/new-id.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { postsOf } from '../people/people.queries.ts';
import { lineOf, lineThrough, unitOn } from '../units/units.queries.ts';
import {
  type Content,
  type Days,
  type RegisterDeclaration,
  registerCalled,
  type Step,
  stateOf,
  WITHDRAWN,
} from './register-declarations.ts';
import * as errors from './registers.errors.ts';
import * as queries from './registers.queries.ts';

/** What an entry is to be about. */
export interface Subject {
  readonly unit: string;
  readonly person: string | null;
  readonly field: string | null;
}

/** Writes a new entry into a register. */
export async function recordEntry(
  tx: Tx,
  holder: Holder,
  register: RegisterDeclaration,
  given: Subject & { readonly content: Content },
): Promise<queries.Entry | Refusal> {
  const { content, unit, person, field } = given;
  const days = register.daysOf(content);
  // Nobody is transferred away, and no unit dissolved, between the question and the entry.
  await lockFiles(tx, person === null ? [] : [person]);
  const why =
    refusalOfDays(days) ??
    (await refusalOfSubject(tx, register, given, days.on)) ??
    (await refusalIn(tx, holder, 'register.record', given, days.on));
  if (why) return why;
  const subject = { id: newId(), register: register.id, unit, person, field };
  await queries.addEntry(tx, subject, holder.account);
  return addRevision(tx, holder, register, subject, { revision: 1, act: 'recorded', content, reason: null });
}

/** Says the whole of an entry again. What was said before stays on record, with the reason of the change. */
export async function correctEntry(
  tx: Tx,
  holder: Holder,
  register: RegisterDeclaration,
  given: {
    readonly entry: string;
    readonly content: Content;
    readonly reason: string;
    readonly seen: string | undefined;
  },
): Promise<queries.Entry | Refusal> {
  const { content, reason, seen } = given;
  const found = await opened(tx, given.entry, seen, register);
  if (isRefusal(found)) return found;
  const { subject, newest } = found;
  const why = await refusalToChange(tx, holder, 'register.correct', found);
  if (why) return why;
  if (textOf(content) === canonicalJson(newest.content)) return errors.nothingChanged();
  const days = register.daysOf(content);
  const wrong =
    refusalOfDays(days) ??
    refusalOfSteps(register, content, days.on) ??
    (await refusalOfSubject(tx, register, subject, days.on)) ??
    (await refusalIn(tx, holder, 'register.correct', subject, days.on));
  if (wrong) return wrong;
  return addRevision(tx, holder, register, subject, {
    revision: newest.revision + 1,
    act: 'corrected',
    content,
    reason,
  });
}

/** Takes the next step of an entry: an initiative is recognised, a target reported, a rating announced. */
export async function takeStep(
  tx: Tx,
  holder: Holder,
  { register, step }: { readonly register: RegisterDeclaration; readonly step: Step },
  given: { readonly entry: string; readonly part: Content; readonly seen: string | undefined },
): Promise<queries.Entry | Refusal> {
  const found = await opened(tx, given.entry, given.seen, register);
  if (isRefusal(found)) return found;
  const { subject, newest } = found;
  const why = await refusalToChange(tx, holder, 'register.advance', found);
  if (why) return why;
  const isTaken = newest.content[step.id] !== undefined;
  if (isTaken || !step.from.includes(newest.state)) {
    const before = register.steps.filter(({ id }) => id === step.needs && newest.content[id] === undefined);
    return errors.notAtThisStep(before.map(({ label }) => label));
  }
  const content = { ...newest.content, [step.id]: given.part };
  const wrong = refusalOfSteps(register, content, register.daysOf(content).on);
  if (wrong) return wrong;
  const revision = newest.revision + 1;
  return addRevision(tx, holder, register, subject, { revision, act: 'advanced', content, reason: null });
}

/** Takes an entry back that should never have been written. It stays on record, and counts no more. */
export async function withdrawEntry(
  tx: Tx,
  holder: Holder,
  given: { readonly entry: string; readonly reason: string; readonly seen: string | undefined },
): Promise<queries.Entry | Refusal> {
  const found = await opened(tx, given.entry, given.seen);
  if (isRefusal(found)) return found;
  const { subject, newest } = found;
  const why = await refusalToChange(tx, holder, 'register.withdraw', found);
  if (why) return why;
  return addRevision(tx, holder, registerCalled(subject.register), subject, {
    revision: newest.revision + 1,
    act: 'withdrawn',
    content: newest.content,
    reason: given.reason,
  });
}

/** Opens an entry with all it ever said. Reading what is said of a person is an act: they see who did, by role. */
export async function openEntry(tx: Tx, holder: Holder, id: string) {
  const subject = await queries.entryById(tx, id);
  if (subject === undefined) return errors.noSuchEntry();
  const { person } = subject;
  if (person !== null) await recordReading(tx, holder, person, 'register.read');
  return {
    ...subject,
    revisions: await queries.revisionsOf(tx, id),
    concerned: await queries.concernedBy(tx, id),
  };
}

/** What the registers say of a unit and its fields. */
export async function readUnit(tx: Tx, holder: Holder, unit: string, sought: queries.Sought, today: string) {
  const line = await lineThrough(tx, unit, today);
  const why =
    line.length === 0 ? errors.noSuchUnit() : refusalOf(holder, 'register.seeOfUnit', { line, person: null });
  return why ?? queries.entriesOfUnit(tx, unit, sought);
}

/** What the registers say of somebody: they themself see it, and so do those who answer for them. */
export async function readPerson(
  tx: Tx,
  holder: Holder,
  person: string,
  sought: queries.Sought,
  today: string,
) {
  const posts = await postsOf(tx, person);
  if (posts.length === 0) return errors.noSuchEntry();
  const held = posts.filter(({ from, to }) => from <= today && (to === null || to >= today));
  const lines = await Promise.all(
    (held.length > 0 ? held : posts).map(({ unit }) => lineThrough(tx, unit, today)),
  );
  const why = refusalOf(holder, 'register.seeOfPerson', { line: lines.flat(), person });
  if (why) return why;
  await recordReading(tx, holder, person, 'register.read');
  return queries.entriesOfPerson(tx, person, sought);
}

/** What an entry is known to say, as a short name: revisions are only ever added. */
export const entryVersion = (revision: number): string => `v${revision}`;

interface Opened {
  readonly subject: queries.EntrySubject;
  readonly newest: queries.Revision;
}

/** The entry as it stands, for somebody who changes it: they have seen its newest revision. */
async function opened(
  tx: Tx,
  id: string,
  seen: string | undefined,
  register?: RegisterDeclaration,
): Promise<Opened | Refusal> {
  await lockSubject(tx, 'registerEntry', id);
  const subject = await queries.entryById(tx, id);
  if (subject === undefined || (register !== undefined && subject.register !== register.id)) {
    return errors.noSuchEntry();
  }
  const newest = (await queries.revisionsOf(tx, id)).at(-1);
  if (newest === undefined) throw new Error(`${id} has no revision`);
  return refusalOfVersion(seen, entryVersion(newest.revision)) ?? { subject, newest };
}

const refusalToChange = (tx: Tx, holder: Holder, action: Action, { subject, newest }: Opened) =>
  refusalIn(tx, holder, action, subject, newest.on, newest.state === WITHDRAWN ? WITHDRAWN : 'standing');

async function refusalIn(
  tx: Tx,
  holder: Holder,
  action: Action,
  { unit, person }: Pick<Subject, 'unit' | 'person'>,
  on: string,
  state?: string,
): Promise<Refusal | undefined> {
  const then = await lineOf(tx, unit, on);
  if (then.length === 0) return errors.noSuchUnit();
  // Of a unit dissolved since, those answer who came in its place.
  const today = todayInVietnam();
  const isGone = (await lineOf(tx, unit, today)).length === 0;
  const line = isGone && on < today ? [...then, ...(await lineThrough(tx, unit, today))] : then;
  return refusalOf(holder, action, { line, person, ...(state === undefined ? {} : { state }) });
}

const refusalOfDays = ({ on, to }: Days): Refusal | undefined =>
  typeof to === 'string' && to < on ? errors.daysOutOfOrder() : undefined;

/** Steps stand on those they need, and none has a day before the entry's own or before the one it needs. */
function refusalOfSteps({ steps }: RegisterDeclaration, content: Content, on: string): Refusal | undefined {
  for (const { id, needs } of steps) {
    const part = content[id];
    if (part === undefined || needs === undefined) continue;
    if (content[needs] === undefined) {
      return errors.notAtThisStep(steps.filter((step) => step.id === needs).map(({ label }) => label));
    }
    if (dayIn(part, on) < dayIn(content[needs], on)) return errors.stepTooEarly();
  }
  const mayBeEarly = steps.every(({ needs }) => needs === undefined);
  const early = steps.some(({ id }) => content[id] !== undefined && dayIn(content[id], on) < on);
  return early && !mayBeEarly ? errors.stepTooEarly() : undefined;
}

function dayIn(part: unknown, otherwise: string): string {
  const on = typeof part === 'object' && part !== null && 'on' in part ? part.on : undefined;
  return typeof on === 'string' ? on : otherwise;
}

async function refusalOfSubject(
  tx: Tx,
  { about }: RegisterDeclaration,
  { unit, person, field }: Subject,
  on: string,
): Promise<Refusal | undefined> {
  if (person !== null && field !== null) return errors.wrongSubject();
  const kind = person !== null ? 'person' : field !== null ? 'field' : 'unit';
  if (!about.includes(kind)) return errors.wrongSubject();
  const there = await unitOn(tx, unit, on);
  if (there === undefined || there.isDissolved) return errors.noSuchUnit();
  if (field !== null && !there.fieldsInCharge.includes(field)) {
    return errors.notInCharge(there.fieldsInCharge);
  }
  if (person === null) return undefined;
  const posts = await postsOf(tx, person);
  const served = posts.some((p) => p.unit === unit && p.from <= on && (p.to === null || p.to >= on));
  return served ? undefined : errors.notThereThen();
}

async function addRevision(
  tx: Tx,
  holder: Holder,
  register: RegisterDeclaration,
  subject: queries.EntrySubject,
  given: Pick<queries.Revision, 'revision' | 'reason'> & {
    readonly act: 'recorded' | 'corrected' | 'advanced' | 'withdrawn';
    readonly content: Content;
  },
): Promise<queries.Entry> {
  const { revision, act, reason, content } = given;
  const { on, to = null } = register.daysOf(content);
  const state = act === 'withdrawn' ? WITHDRAWN : stateOf(register, content);
  const text = textOf(content);
  await queries.addRevision(tx, subject.id, {
    ...{ revision, act, state, on, to, reason },
    content: text,
    recordedBy: holder.account,
  });
  const { unit, person } = subject;
  await record(tx, {
    action: `register.${act}`,
    subject: { kind: 'registerEntry', id: subject.id },
    unit,
    ...(person === null ? {} : { person }),
    facts: { register: register.id, revision, state, on, to },
    texts: { content: text, ...(reason === null ? {} : { reason }) },
  });
  const written = (await queries.revisionsOf(tx, subject.id)).at(-1);
  if (written === undefined) throw new Error(`${subject.id} was written and is not there`);
  return { ...subject, ...written };
}

/** The content as canonical JSON. */
function textOf(content: Content): string {
  const plain: Json = JSON.parse(JSON.stringify(content));
  return canonicalJson(plain);
}
