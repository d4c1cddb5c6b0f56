import { sql } from 'kysely';
import type { Tx } from '../../database/as-actor.ts';
import type { PetitionAct, PetitionState } from './petitions.states.ts';

export interface PetitionStep {
  readonly number: number;
  readonly act: PetitionAct;
  readonly state: PetitionState;
  readonly outcome: 'kept' | 'changed' | null;
  readonly findings: string | null;
  readonly newLevel: string | null;
  readonly replacingDocument: string | null;
  readonly paper: string | null;
  readonly isLate: boolean;
  readonly takenByName: string;
  /** RFC 3339, in UTC. */
  readonly takenAt: string;
}

export interface PetitionRow {
  readonly id: string;
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
  readonly level: string;
  readonly levelAct: number;
  readonly unit: string;
  readonly person: string;
  readonly contested: string;
  readonly grounds: string | null;
  readonly request: string | null;
  readonly receivedOn: string;
  /** The last day for the answer; null where the rules name none. */
  readonly dueOn: string | null;
  /** Whether holidays of all days counted were known. */
  readonly isDueCertain: boolean;
  readonly dueArticle: string | null;
  readonly state: PetitionState;
  readonly steps: readonly PetitionStep[];
}

const petition = sql`p.id, p.cycle_id as cycle, p.regulation, p.subject_code as subject, p.level,
  p.level_act as "levelAct", p.unit_id as unit, p.person_id as person, p.contested, p.grounds, p.request,
  p.received_on as "receivedOn", p.due_on as "dueOn", p.is_due_certain as "isDueCertain",
  p.due_article as "dueArticle", coalesce((
    select s.state from congtam.petition_step s where s.petition_id = p.id order by s.number desc limit 1), 'filed')
    as state, (
    select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'state', s.state,
      'outcome', s.outcome, 'findings', s.findings, 'newLevel', s.new_level,
      'replacingDocument', s.replacing_document, 'paper', s.paper_id, 'isLate', s.is_late,
      'takenByName', s.taken_by_name,
      'takenAt', to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.number), '[]')
    from congtam.petition_step s where s.petition_id = p.id) as steps`;

export async function petitionById({ db }: Tx, id: string): Promise<PetitionRow | undefined> {
  const { rows } = await sql<PetitionRow>`
    select ${petition} from congtam.petition p where p.id = ${id}`.execute(db);
  return rows[0];
}

/** Petitions in sight, those that are due first. */
export async function petitionsSeen(
  { db }: Tx,
  { cycle = null }: { readonly cycle?: string | null | undefined },
): Promise<readonly PetitionRow[]> {
  const { rows } = await sql<PetitionRow>`
    select ${petition} from congtam.petition p where (${cycle}::uuid is null or p.cycle_id = ${cycle})
    order by p.due_on nulls last, p.filed_at limit 500`.execute(db);
  return rows;
}

export async function addPetition(
  { db }: Tx,
  row: Omit<PetitionRow, 'state' | 'steps'> & {
    readonly against: readonly string[];
    readonly filedBy: string;
  },
): Promise<void> {
  await db
    .insertInto('congtam.petition')
    .values({
      id: row.id,
      cycle_id: row.cycle,
      regulation: row.regulation,
      subject_code: row.subject,
      level: row.level,
      level_act: row.levelAct,
      unit_id: row.unit,
      person_id: row.person,
      contested: row.contested,
      grounds: row.grounds,
      request: row.request,
      against: [...row.against],
      received_on: row.receivedOn,
      due_on: row.dueOn,
      is_due_certain: row.isDueCertain,
      due_article: row.dueArticle,
      filed_by: row.filedBy,
    })
    .execute();
}

export async function addStep(
  { db }: Tx,
  petition: string,
  row: Omit<PetitionStep, 'takenAt'> & { readonly takenBy: string },
): Promise<void> {
  if (row.state === 'filed') throw new Error('no step leads back');
  await db
    .insertInto('congtam.petition_step')
    .values({
      petition_id: petition,
      number: row.number,
      act: row.act,
      state: row.state,
      outcome: row.outcome,
      findings: row.findings,
      new_level: row.newLevel,
      replacing_document: row.replacingDocument,
      paper_id: row.paper,
      is_late: row.isLate,
      taken_by: row.takenBy,
      taken_by_name: row.takenByName,
    })
    .execute();
}
