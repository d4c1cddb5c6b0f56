import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { DossierAct, DossierState } from './dossiers.states.ts';

/** A line of the checklist, as the procedure asked for it when the dossier was opened. */
export interface DossierLine {
  readonly line: string;
  readonly label: string;
  readonly article: string;
  readonly isRequired: boolean;
}

/** What stands on a line. */
export interface DossierPaper {
  readonly line: string;
  readonly number: number;
  readonly kind: 'attachment' | 'issued' | 'classified' | 'takenOut';
  readonly attachment: string | null;
  readonly paper: string | null;
  readonly registerNumber: string | null;
  readonly paperDay: string | null;
}

export interface DossierStep {
  readonly number: number;
  readonly act: DossierAct;
  readonly state: DossierState;
  /** By finding, why it is proposed all the same; by line, why it came back. */
  readonly words: { readonly [about: string]: string };
  readonly isLate: boolean;
  readonly takenByName: string;
  /** RFC 3339, in UTC. */
  readonly takenAt: string;
}

export interface DossierRow {
  readonly id: string;
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
  readonly round: number;
  readonly unit: string;
  readonly person: string | null;
  readonly recipient: string;
  readonly dueOn: string | null;
  readonly lines: readonly DossierLine[];
  readonly state: DossierState;
  readonly papers: readonly DossierPaper[];
  readonly steps: readonly DossierStep[];
}

const dossier = sql`d.id, d.cycle_id as cycle, d.regulation, d.subject_code as subject, d.round, d.unit_id as unit,
  d.person_id as person, d.recipient_unit as recipient, d.due_on as "dueOn", d.lines,
  access.state_of_dossier(d.id) as state, (
    select coalesce(jsonb_agg(jsonb_build_object('line', p.line, 'number', p.number, 'kind', p.kind,
      'attachment', p.attachment_id, 'paper', p.paper_id, 'registerNumber', p.register_number,
      'paperDay', p.paper_day) order by p.line), '[]')
    from (
      select distinct on (q.line) q.* from congtam.dossier_paper q where q.dossier_id = d.id
      order by q.line, q.number desc) p) as papers, (
    select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'state', s.state, 'words', s.words,
      'isLate', s.is_late, 'takenByName', s.taken_by_name,
      'takenAt', to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.number), '[]')
    from congtam.dossier_step s where s.dossier_id = d.id) as steps`;

export async function dossierById({ db }: Tx, id: string): Promise<DossierRow | undefined> {
  const { rows } = await sql<DossierRow>`
    select ${dossier} from congtam.dossier d where d.id = ${id}`.execute(db);
  return rows[0];
}

/** Dossiers in sight, those due first. */
export async function dossiersSeen({ db }: Tx, cycle: string): Promise<readonly DossierRow[]> {
  const { rows } = await sql<DossierRow>`
    select ${dossier} from congtam.dossier d where d.cycle_id = ${cycle}
    order by d.due_on nulls last, d.subject_code limit 1000`.execute(db);
  return rows;
}

export async function addDossier(
  { db }: Tx,
  row: Omit<DossierRow, 'state' | 'papers' | 'steps'> & { readonly openedBy: string },
): Promise<void> {
  await db
    .insertInto('congtam.dossier')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      regulation: row.regulation,
      subject_code: row.subject,
      round: row.round,
      unit_id: row.unit,
      person_id: row.person,
      recipient_unit: row.recipient,
      due_on: row.dueOn,
      lines: JSON.stringify(row.lines),
      opened_by: row.openedBy,
    })
    .execute();
}

export async function addDossierPaper(
  { db }: Tx,
  dossierId: string,
  by: string,
  row: DossierPaper,
): Promise<void> {
  await db
    .insertInto('congtam.dossier_paper')
    .values({
      dossier_id: dossierId,
      line: row.line,
      number: row.number,
      kind: row.kind,
      attachment_id: row.attachment,
      paper_id: row.paper,
      register_number: row.registerNumber,
      paper_day: row.paperDay,
      put_by: by,
    })
    .execute();
}

export async function addDossierStep(
  { db }: Tx,
  dossierId: string,
  by: string,
  row: Omit<DossierStep, 'takenAt'>,
): Promise<void> {
  await db
    .insertInto('congtam.dossier_step')
    .values({
      dossier_id: dossierId,
      number: row.number,
      act: row.act,
      state: row.state,
      words: JSON.stringify(row.words),
      is_late: row.isLate,
      taken_by: by,
      taken_by_name: row.takenByName,
    })
    .execute();
}

/** A level somebody was given or found to have in another cycle of the year. */
export interface EarlierRating {
  readonly cycle: string;
  readonly period: string;
  readonly regulation: string;
  readonly level: string | null;
  readonly score: string | null;
}

/** What was found or decided of a person in other cycles whose period lies in the same year, no pilots, newest run of each. */
export async function earlierRatings(
  { db }: Tx,
  given: { readonly person: string; readonly years: readonly number[]; readonly cycle: string },
): Promise<readonly EarlierRating[]> {
  const { rows } = await sql<EarlierRating>`
    select distinct on (c.period, c.id, t.regulation) c.id as cycle, c.period, t.regulation,
      coalesce((
        select l.level from congtam.level_act l
        where l.cycle_id = c.id and l.regulation = t.regulation and l.subject_code = t.subject_code
        order by l.number desc limit 1), t.suggested) as level, t.score
    from congtam.cycle c
      join congtam.evaluation_run r on r.cycle_id = c.id
      join congtam.evaluation_result t on t.run_id = r.id
    where t.person_id = ${given.person} and c.id <> ${given.cycle} and left(c.period, 4) = any (${given.years.map(String)})
      and t.outcome <> 'other-regime' and not c.is_pilot
    order by c.period, c.id, t.regulation, r.number desc`.execute(db);
  return rows;
}

/** Dossiers in sight that were submitted and wait for whoever receives them. */
export async function dossiersSubmitted({
  db,
}: Tx): Promise<readonly Pick<DossierRow, 'cycle' | 'recipient' | 'person' | 'dueOn'>[]> {
  const { rows } = await sql<Pick<DossierRow, 'cycle' | 'recipient' | 'person' | 'dueOn'>>`
    select d.cycle_id as cycle, d.recipient_unit as recipient, d.person_id as person, d.due_on as "dueOn"
    from congtam.dossier d where access.state_of_dossier(d.id) = 'submitted' limit 1000`.execute(db);
  return rows;
}
