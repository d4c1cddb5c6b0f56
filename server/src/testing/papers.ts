import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';
import { aCycle } from './computed-cycle.ts';
import { aPerson } from './units.ts';

/** Puts an issued paper straight into the database, without files. */
export async function anIssuedPaper(
  superuser: Client,
  given: { readonly unit: string; readonly person?: string },
): Promise<string> {
  const id = newId();
  await superuser.query(
    `insert into congtam.issued_paper (id, form, unit_id, person_id, input, input_hash, code, issued_by, issued_by_name)
     values ($1::uuid, 'personal-notice', $2, $3, '{}', sha256('{}'), 'CT1:' || $1::uuid || ':' || encode(sha256('{}'), 'hex'),
       $4, 'Người phát hành')`,
    [id, given.unit, given.person ?? null, await anAccount(superuser)],
  );
  return id;
}

/** Puts a petition straight into the database, about a cycle of its own. */
export async function aPetition(
  superuser: Client,
  given: {
    readonly unit: string;
    readonly person: string;
    readonly cycle?: string;
    /** Taken on by somebody. */
    readonly isTaken?: boolean;
  },
): Promise<string> {
  const id = newId();
  const { unit, person } = given;
  const cycle =
    given.cycle ?? (await aCycle(superuser, { unit, states: ['planned', 'open', 'closing', 'closed'] }));
  const account = await anAccount(superuser);
  await superuser.query(
    `insert into congtam.petition (id, cycle_id, regulation, subject_code, level, level_act, unit_id, person_id, contested,
       received_on, is_due_certain, filed_by)
     values ($1, $2, 'nd-335-2025', $3, 'good', 1, $4, $5, 'Không nhất trí', '2026-01-05', true, $6)`,
    [id, cycle, `P-${id.slice(-8)}`, unit, person, account],
  );
  if (given.isTaken === true)
    await superuser.query(
      `insert into congtam.petition_step (petition_id, number, act, state, is_late, taken_by, taken_by_name)
       values ($1, 1, 'take', 'taken', false, $2, 'Người thụ lý')`,
      [id, account],
    );
  return id;
}

/** Puts a dossier with one line straight into the database, about the unit itself and sent to it. */
export async function aDossier(
  superuser: Client,
  given: { readonly unit: string; readonly isSubmitted?: boolean },
): Promise<string> {
  const id = newId();
  const { unit, isSubmitted = true } = given;
  const cycle = await aCycle(superuser, { unit, states: ['planned', 'open', 'closing', 'closed'] });
  const account = await anAccount(superuser);
  const lines = [{ line: 'meeting', label: 'Biên bản', article: 'Điều 21', isRequired: true }];
  await superuser.query(
    `insert into congtam.dossier (id, cycle_id, regulation, subject_code, round, unit_id, recipient_unit, lines, opened_by)
     values ($1, $2, 'nd-335-2025', $3, 1, $4, $4, $5, $6)`,
    [id, cycle, `D-${id.slice(-8)}`, unit, JSON.stringify(lines), account],
  );
  if (isSubmitted)
    await superuser.query(
      `insert into congtam.dossier_step (dossier_id, number, act, state, is_late, taken_by, taken_by_name)
       values ($1, 1, 'submit', 'submitted', false, $2, 'Người gửi')`,
      [id, account],
    );
  return id;
}

/** Puts a layout of a unit straight into the database, as somebody else put it in. */
export async function aTemplate(superuser: Client, given: { readonly unit: string }): Promise<string> {
  const id = newId();
  await superuser.query(
    `insert into congtam.paper_template (id, unit_id, form, content, hash, tags, ground, uploaded_by)
     values ($1, $2, 'minutes-extract', 'x', sha256('x'), '{x}', 'KH 01', $3)`,
    [id, given.unit, await anAccount(superuser)],
  );
  return id;
}

/** Puts a measure straight into the database, followed by somebody else of the unit. */
export async function aRemedy(
  superuser: Client,
  given: { readonly unit: string; readonly owner: string; readonly dueOn?: string },
): Promise<string> {
  const id = newId();
  const { unit, owner, dueOn = '2030-01-01' } = given;
  const follower = await aPerson(superuser, { name: 'Theo dõi', unit });
  await superuser.query(
    `insert into congtam.remedy (id, unit_id, shortcoming, measure, owner_id, follower_id, due_on, ground, planned_by)
     values ($1, $2, 'Chậm hạn', 'Rút ngắn quy trình', $3, $4, $5, 'KH 01', $6)`,
    [id, unit, owner, follower, dueOn, await anAccount(superuser)],
  );
  return id;
}

/** Puts a question straight into the database. */
export async function aQuestion(
  superuser: Client,
  given: { readonly unit: string; readonly to: string },
): Promise<string> {
  const [id, account] = [newId(), await anAccount(superuser)];
  await superuser.query(
    "insert into congtam.unit_question (id, unit_id, question, asked_by) values ($1, $2, 'Vướng mắc', $3)",
    [id, given.unit, account],
  );
  await superuser.query(
    `insert into congtam.unit_question_step (question_id, number, act, at_unit, due_on, is_late, taken_by, taken_by_name)
     values ($1, 1, 'put', $2, '2030-01-01', false, $3, 'Người hỏi')`,
    [id, given.to, account],
  );
  return id;
}
