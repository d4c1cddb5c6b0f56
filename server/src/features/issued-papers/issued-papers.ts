import { refusalOf } from '../../access/rights.ts';
import type { Holder, RoleName } from '../../access/roles.ts';
import { type Attachment, attachmentsOf, bindAttachment } from '../../attachments/attachments.ts';
import { recordReading } from '../../audit/reading.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { FileToGive } from '../../http/file-body.ts';
import {
  bytesOfPaper,
  type IssuedPaper,
  issuedPaperById,
  issuedPapersSeen,
} from '../../official-papers/keeping.ts';
import { formAsName } from '../../official-papers/making.ts';
import { isRefusal, type Refusal, Refused } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineThrough } from '../units/units.queries.ts';
import * as errors from './issued-papers.errors.ts';

/** Roles that read what belongs to a person's file. */
const READERS: readonly RoleName[] = [
  ...(['personnelOfficer', 'head', 'authority', 'homeAffairs', 'inspector', 'partyCommittee'] as const),
];

/** A paper with the scans and signed copies bound to it since. */
export type PaperWithCopies = IssuedPaper & { readonly copies: readonly Attachment[] };

async function seen(tx: Tx, holder: Holder, id: string): Promise<IssuedPaper | Refusal> {
  const paper = await issuedPaperById(tx, id);
  if (paper === undefined) return errors.noSuchPaper();
  const line = await lineThrough(tx, paper.unit, todayInVietnam());
  return refusalOf(holder, 'issuedPaper.see', { line, person: paper.person }) ?? paper;
}

/** Papers in sight; a list of many people's is an act in the unit of the cycle. */
export async function listPapers(tx: Tx, holder: Holder, given: Parameters<typeof issuedPapersSeen>[1]) {
  const papers = await issuedPapersSeen(tx, given);
  const others = papers.filter(({ person }) => person === null || person !== holder.person);
  const [first] = others;
  if (first !== undefined) {
    await record(tx, {
      action: 'issuedPaper.list',
      subject: { kind: 'issuedPapers', id: given.cycle ?? given.batch ?? first.unit },
      unit: first.unit,
      facts: { count: others.length },
    });
  }
  return { papers, next: papers.length === given.limit ? given.offset + given.limit : null };
}

export async function readPaper(tx: Tx, holder: Holder, id: string): Promise<PaperWithCopies | Refusal> {
  const paper = await seen(tx, holder, id);
  if (isRefusal(paper)) return paper;
  return { ...paper, copies: await attachmentsOf(tx, { kind: 'issuedPaper', id }) };
}

/** The bytes as they were issued. Reading what is about somebody is an act they see. */
export async function openPaper(
  tx: Tx,
  holder: Holder,
  given: { readonly paper: string; readonly kind: 'docx' | 'pdf' },
): Promise<FileToGive | Refusal> {
  const { kind } = given;
  const paper = await seen(tx, holder, given.paper);
  if (isRefusal(paper)) return paper;
  const bytes = await bytesOfPaper(tx, paper.id, kind);
  if (bytes === undefined) return errors.noSuchFile();
  if (paper.person !== null) await recordReading(tx, holder, paper.person, 'issuedPaper.read');
  else
    await record(tx, {
      action: 'issuedPaper.open',
      subject: { kind: 'issuedPaper', id: paper.id },
      unit: paper.unit,
    });
  return { kind, name: fileName(paper, kind), bytes };
}

/** Names of files hold no names of people. */
export const fileName = ({ id, form }: Pick<IssuedPaper, 'id' | 'form'>, kind: string): string =>
  `${formAsName(form)}-${id.slice(-8)}.${kind}`;

/**
 * Binds a scan, or the file that was signed, to the paper it is of: number, day and signature stand on it. The paper itself
 * stays as it was issued.
 *
 * @throws Refused when the file is not one that who binds it put in
 */
export async function bindCopy(
  tx: Tx,
  holder: Holder,
  given: {
    readonly paper: string;
    readonly attachment: string;
    readonly number: string;
    readonly signedOn: string;
  },
): Promise<PaperWithCopies | Refusal> {
  const { attachment, number, signedOn } = given;
  const paper = await issuedPaperById(tx, given.paper);
  if (paper === undefined) return errors.noSuchPaper();
  const { id, unit, person } = paper;
  const line = await lineThrough(tx, unit, todayInVietnam());
  const why = refusalOf(holder, 'issuedPaper.bindCopy', { line, person });
  if (why) return why;
  const subject = { kind: 'issuedPaper', id };
  const bound = await bindAttachment(tx, holder, {
    attachment,
    subject,
    unit,
    person,
    seenBy: paper.petition ? [] : READERS,
  });
  if (isRefusal(bound)) throw new Refused(bound);
  await record(tx, {
    action: 'issuedPaper.bindCopy',
    ...{ subject, unit },
    ...(person === null ? {} : { person }),
    ...(paper.petition ? { audience: 'concerned' as const } : {}),
    facts: { attachment, sha256: bound.sha256, number, signedOn },
  });
  return { ...paper, copies: await attachmentsOf(tx, subject) };
}
