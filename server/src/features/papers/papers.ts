import { refusalOf } from '../../access/rights.ts';
import type { Holder, RoleName } from '../../access/roles.ts';
import { bindAttachment } from '../../attachments/attachments.ts';
import { recordReading } from '../../audit/reading.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { postsOf } from '../people/people.queries.ts';
import { lineOf } from '../units/units.queries.ts';
import * as errors from './papers.errors.ts';
import * as queries from './papers.queries.ts';

/** Roles that read what belongs to a person's file. */
const READERS: readonly RoleName[] = [
  'personnelOfficer',
  'head',
  'authority',
  'homeAffairs',
  'inspector',
  'partyCommittee',
];

/**
 * Puts in what somebody who does not sign in has signed on paper, with its scan. The event says who did it, in which role,
 * and on whose behalf.
 *
 * @throws Refused when the scan is not one that who enters it put in
 */
export async function enterPaper(
  tx: Tx,
  holder: Holder,
  given: {
    readonly person: string;
    readonly unit: string;
    readonly title: string;
    readonly signedOn: string;
    readonly attachment: string;
  },
): Promise<queries.PaperRow | Refusal> {
  const { person, unit, title, signedOn, attachment } = given;
  const today = todayInVietnam();
  if (signedOn > today) return errors.signedLater();
  const line = await lineOf(tx, unit, today);
  const isThere = (await postsOf(tx, person)).some(
    (post) => post.unit === unit && post.from <= signedOn && (post.to === null || post.to >= signedOn),
  );
  if (line.length === 0 || !isThere) return errors.noSuchPerson();
  const why = refusalOf(holder, 'paper.enter', { line, person });
  if (why) return why;
  const id = newId();
  const scan = await bindAttachment(tx, holder, {
    attachment,
    subject: { kind: 'paper', id },
    ...{ unit, person, seenBy: READERS },
  });
  if (isRefusal(scan)) throw new Refused(scan);
  await queries.addPaper(tx, { ...given, id, enteredBy: holder.account, enteredByName: holder.name });
  await record(tx, {
    action: 'paper.enter',
    subject: { kind: 'paper', id },
    unit,
    person,
    onBehalfOf: person,
    facts: { signedOn, attachment, sha256: scan.sha256 },
    texts: { title },
  });
  return (await queries.paperById(tx, id)) ?? errors.noSuchPerson();
}

/** The papers that were put in on somebody's behalf. They themself see them; for others, reading is an act. */
export async function readPapers(
  tx: Tx,
  holder: Holder,
  person: string,
): Promise<readonly queries.PaperRow[] | Refusal> {
  const posts = await postsOf(tx, person);
  const today = todayInVietnam();
  const lines = await Promise.all(posts.map(({ unit }) => lineOf(tx, unit, today)));
  if (posts.length === 0) return errors.noSuchPerson();
  const why = refusalOf(holder, 'paper.see', { line: lines.flat(), person });
  if (why) return why;
  await recordReading(tx, holder, person, 'paper.read');
  return queries.papersOf(tx, person);
}
