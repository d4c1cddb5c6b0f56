import { createHash } from 'node:crypto';
import { say } from '@congtam/engine';
import { sql } from 'kysely';
import type { Holder, RoleName } from '../access/roles.ts';
import { recordReading } from '../audit/reading.ts';
import { record } from '../audit/record.ts';
import type { Tx } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import type { FileGiven, FileToGive } from '../http/file-body.ts';
import { type Refusal, refusal } from '../refusal.ts';

const KINDS = ['pdf', 'jpg', 'png'] as const;
export type AttachmentKind = (typeof KINDS)[number];

/** Files somebody may have put in that belong to nothing yet; they are swept after a week. */
const MOST_LOOSE = 50;

/** How files of a kind begin, whatever their name or media type says. */
const BEGINNINGS: Readonly<Record<AttachmentKind, string>> = {
  pdf: '%PDF-',
  jpg: '\xff\xd8\xff',
  png: '\x89PNG\r\n\x1a\n',
};

/** A file that was put in, without its bytes. */
export interface Attachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly bytes: number;
  readonly sha256: string;
}

/** What an attachment belongs to, and who reads it: the person it is about, and these roles in the unit and above. */
export interface Binding {
  readonly attachment: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly unit: string;
  readonly person: string | null;
  readonly seenBy: readonly RoleName[];
}

/** Puts a file in. The same bytes again are the same attachment; until it is bound, only who put it in sees it. */
export async function addAttachment(tx: Tx, holder: Holder, file: FileGiven): Promise<Attachment | Refusal> {
  const kind = KINDS.find((each) => each === file.kind);
  if (kind === undefined || !file.bytes.subarray(0, 8).toString('latin1').startsWith(BEGINNINGS[kind])) {
    return notWhatItSays();
  }
  const hash = createHash('sha256').update(file.bytes).digest();
  const given = { kind, bytes: file.bytes.byteLength, sha256: hash.toString('hex') };
  const { rows } = await sql<{ known: string | null; loose: number }>`
    select access.my_attachment(${hash}) as known, access.my_loose_attachments() as loose`.execute(tx.db);
  const { known = null, loose = 0 } = rows[0] ?? {};
  const id = known ?? newId();
  if (known === null) {
    if (loose >= MOST_LOOSE) return tooManyLoose();
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('congtam.attachment')
      .values({ id, kind, content: file.bytes, hash, uploaded_by: holder.account })
      .onConflict((conflict) => conflict.columns(['uploaded_by', 'hash']).doNothing())
      .executeTakeFirstOrThrow();
    // Put in twice at once: the other was first, and has the id.
    if (numInsertedOrUpdatedRows !== 1n) return addAttachment(tx, holder, file);
    await record(tx, { action: 'attachment.add', subject: { kind: 'attachment', id }, facts: given });
  }
  return { id, ...given };
}

/**
 * Says what an attachment belongs to; from then on it is read under that scope. Only who put it in binds it, so that
 * nobody comes to read a file by its id. Part of the act it belongs to: whoever calls records the event.
 *
 * @returns a refusal when it is not theirs
 */
export async function bindAttachment(tx: Tx, holder: Holder, given: Binding): Promise<Attachment | Refusal> {
  const { attachment, subject, unit, person, seenBy } = given;
  const { rows } = await sql<{
    mine: boolean;
  }>`select access.is_my_attachment(${attachment}) as mine`.execute(tx.db);
  if (rows[0]?.mine !== true) return noSuchAttachment();
  await tx.db
    .insertInto('congtam.attachment_binding')
    .values({
      attachment_id: attachment,
      subject_kind: subject.kind,
      subject_id: subject.id,
      unit_id: unit,
      person_id: person,
      seen_by: [...seenBy],
      bound_by: holder.account,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await attachmentById(tx, attachment)) ?? noSuchAttachment();
}

/** The attachments of something, of those in sight. */
export async function attachmentsOf(
  { db }: Tx,
  subject: { readonly kind: string; readonly id: string },
): Promise<readonly Attachment[]> {
  const { rows } = await sql<Attachment>`
    select ${attachment} from congtam.attachment a
      join congtam.attachment_binding b on b.attachment_id = a.id
    where b.subject_kind = ${subject.kind} and b.subject_id = ${subject.id} order by b.bound_at, a.id`.execute(
    db,
  );
  return rows;
}

/** Gives the bytes. Reading what is about somebody is an act they see. */
export async function openAttachment(tx: Tx, holder: Holder, id: string): Promise<FileToGive | Refusal> {
  const found = await attachmentById(tx, id);
  if (found === undefined) return noSuchAttachment();
  const { rows } = await sql<{ content: Buffer; people: string[] }>`
    select a.content, array(
      select distinct b.person_id from congtam.attachment_binding b
      where b.attachment_id = a.id and b.person_id is not null) as people
    from congtam.attachment a where a.id = ${id}`.execute(tx.db);
  const [row] = rows;
  if (row === undefined) return noSuchAttachment();
  for (const person of row.people) await recordReading(tx, holder, person, 'attachment.read');
  if (row.people.length === 0) {
    await record(tx, { action: 'attachment.open', subject: { kind: 'attachment', id } });
  }
  const { kind, sha256 } = found;
  return { kind, name: `dinh-kem-${sha256.slice(0, 8)}.${kind}`, bytes: row.content };
}

/** Takes away what was put in a week ago and belongs to nothing. */
export async function sweepAttachments(tx: Tx): Promise<void> {
  const { numAffectedRows: swept = 0n } =
    await sql`delete from congtam.attachment where uploaded_at < now() - interval '7 days'`.execute(tx.db);
  if (swept === 0n) return;
  const subject = { kind: 'installation', id: 'attachments' };
  await record(tx, { action: 'attachment.sweep', subject, facts: { swept: Number(swept) } });
}

const attachment = sql`a.id, a.kind, octet_length(a.content) as bytes, encode(a.hash, 'hex') as sha256`;

async function attachmentById({ db }: Tx, id: string): Promise<Attachment | undefined> {
  const { rows } = await sql<Attachment>`
    select ${attachment} from congtam.attachment a where a.id = ${id}`.execute(db);
  return rows[0];
}

export const noSuchAttachment = (): Refusal =>
  refusal(
    404,
    'attachment.unknown',
    say('không có tệp này, hoặc bạn không được xem', 'there is no such file, or it is not shown to you'),
    say('tải tệp lên lại rồi dùng mã mới', 'put the file in again and use its new id'),
  );

const notWhatItSays = (): Refusal =>
  refusal(
    415,
    'attachment.not-what-it-says',
    say(
      'nội dung tệp không phải PDF, JPG hay PNG như đã khai',
      'the file is not the PDF, JPG or PNG it says it is',
    ),
    say('mở tệp, lưu lại đúng định dạng rồi tải lên', 'open it, save it in that format, and put it in again'),
  );

const tooManyLoose = (): Refusal =>
  refusal(
    429,
    'attachment.too-many-loose',
    say(
      `bạn có ${MOST_LOOSE} tệp chưa gắn vào hồ sơ nào`,
      `${MOST_LOOSE} files of yours belong to nothing yet`,
    ),
    say(
      'gắn các tệp đã tải, hoặc chờ chúng được dọn sau bảy ngày',
      'use those, or wait until they are swept',
    ),
    { retryAfterSeconds: 24 * 3600 },
  );
