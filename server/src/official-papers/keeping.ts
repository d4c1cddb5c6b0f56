import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Holder } from '../access/roles.ts';
import { record } from '../audit/record.ts';
import type { Tx } from '../database/as-actor.ts';
import type { MadePaper, PaperInput } from './making.ts';

/** What a paper is about. */
export interface AboutWhat {
  readonly cycle: string | null;
  readonly unit: string;
  readonly person: string | null;
  readonly subject: string | null;
  readonly period: string | null;
  readonly run: string | null;
  readonly batch: string | null;
  /** The petition it answers: seen by whoever sees that, and by nobody else. */
  readonly petition?: string | null;
}

/** A paper that was issued, without its bytes. */
export interface IssuedPaper extends AboutWhat {
  readonly id: string;
  readonly form: string;
  readonly code: string;
  readonly inputHash: string;
  readonly issuedByName: string;
  /** RFC 3339, in UTC. */
  readonly issuedAt: string;
  readonly files: readonly {
    readonly kind: 'docx' | 'pdf';
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** Keeps a paper as it was made, and records its issue: what stands in the event is what the code on the paper says. */
export async function keepPaper(
  tx: Tx,
  holder: Holder,
  made: MadePaper,
  about: AboutWhat,
): Promise<IssuedPaper> {
  const { id, form, input, inputHash, code } = made;
  await tx.db
    .insertInto('congtam.issued_paper')
    .values({
      id,
      form,
      cycle_id: about.cycle,
      unit_id: about.unit,
      person_id: about.person,
      subject_code: about.subject,
      period: about.period,
      run_id: about.run,
      batch_id: about.batch,
      petition_id: about.petition ?? null,
      template_id: made.layout,
      input,
      input_hash: inputHash,
      code,
      issued_by: holder.account,
      issued_by_name: holder.name,
    })
    .execute();
  for (const { kind, content } of made.files) {
    await tx.db
      .insertInto('congtam.issued_paper_file')
      .values({ paper_id: id, kind, content: Buffer.from(content), hash: sha256(content) })
      .execute();
  }
  const { unit, person, cycle, subject } = about;
  await record(tx, {
    action: 'issuedPaper.issue',
    subject: { kind: 'issuedPaper', id },
    unit,
    ...(person === null ? {} : { person }),
    ...(about.petition ? { audience: 'concerned' as const } : {}),
    facts: {
      ...{ form, cycle, subject, layout: made.layout, input: inputHash.toString('hex') },
      files: Object.fromEntries(
        made.files.map(({ kind, content }) => [kind, sha256(content).toString('hex')]),
      ),
    },
  });
  const kept = await issuedPaperById(tx, id);
  if (kept === undefined) throw new Error('a paper that was kept is there');
  return kept;
}

const paper = sql`p.id, p.form, p.cycle_id as cycle, p.unit_id as unit, p.person_id as person,
  p.subject_code as subject, p.period, p.run_id as run, p.batch_id as batch, p.petition_id as petition, p.code,
  encode(p.input_hash, 'hex') as "inputHash", p.issued_by_name as "issuedByName",
  to_char(p.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "issuedAt", (
    select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'bytes', octet_length(f.content),
      'sha256', encode(f.hash, 'hex')) order by f.kind), '[]')
    from congtam.issued_paper_file f where f.paper_id = p.id) as files`;

export async function issuedPaperById({ db }: Tx, id: string): Promise<IssuedPaper | undefined> {
  const { rows } = await sql<IssuedPaper>`
    select ${paper} from congtam.issued_paper p where p.id = ${id}`.execute(db);
  return rows[0];
}

/** Papers in sight, newest first. */
export async function issuedPapersSeen(
  { db }: Tx,
  given: {
    readonly cycle?: string | undefined;
    readonly person?: string | undefined;
    readonly subject?: string | undefined;
    readonly batch?: string | undefined;
    readonly form?: string | undefined;
    readonly code?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly IssuedPaper[]> {
  const { cycle = null, person = null, subject = null, batch = null, form = null, code = null } = given;
  const { offset, limit } = given;
  const { rows } = await sql<IssuedPaper>`
    select ${paper} from congtam.issued_paper p
    where (${cycle}::uuid is null or p.cycle_id = ${cycle}) and (${person}::uuid is null or p.person_id = ${person})
      and (${subject}::text is null or p.subject_code = ${subject})
      and (${batch}::uuid is null or p.batch_id = ${batch}) and (${form}::text is null or p.form = ${form})
      and (${code}::text is null or p.code = ${code})
    order by p.issued_at desc, p.id desc offset ${offset} limit ${limit}`.execute(db);
  return rows;
}

/** The bytes as they were issued. */
/** What the newest papers of these forms about subjects of a cycle were made from, as far as they are in sight. */
export async function newestInputs(
  { db }: Tx,
  given: { readonly cycle: string; readonly forms: readonly string[] },
): Promise<readonly { readonly form: string; readonly subject: string; readonly input: PaperInput }[]> {
  const { rows } = await sql<{ form: string; subject: string; input: PaperInput }>`
    select distinct on (p.form, p.subject_code) p.form, p.subject_code as subject, p.input::json as input
    from congtam.issued_paper p
    where p.cycle_id = ${given.cycle} and p.subject_code is not null and p.form = any (${[...given.forms]}::text[])
    order by p.form, p.subject_code, p.issued_at desc, p.id desc`.execute(db);
  return rows;
}

export async function bytesOfPaper(
  { db }: Tx,
  id: string,
  kind: 'docx' | 'pdf',
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('congtam.issued_paper_file')
    .select('content')
    .where('paper_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.content;
}
