import type { Client } from 'pg';
import { newId } from '../database/new-id.ts';
import { anAccount } from './accounts.ts';
import { aCycle } from './computed-cycle.ts';
import { aUnit } from './units.ts';

/** Somebody as a rated province has them: what a count over them has to come to follows from these alone. */
export interface RatedSubject {
  readonly code: string;
  readonly commune: number;
  readonly unit: string;
  readonly group: 'head' | 'staff';
  readonly position: string | null;
  readonly suggested: string | null;
  readonly outcome: string;
  /** Decided, and in which way it was; null while nothing is. */
  readonly level: string | null;
}

export interface RatedProvince {
  readonly province: string;
  readonly communes: readonly { readonly unit: string; readonly office: string; readonly cycle: string }[];
  readonly subjects: readonly RatedSubject[];
}

const LEVELS = ['excellent', 'good', 'completed', 'notCompleted'] as const;

/**
 * A province of communes, each with a closed and computed cycle of its own, in which people have levels as the given
 * numbers say: of each number the remainders decide. Put straight into the database.
 */
export async function aRatedProvince(
  superuser: Client,
  given: { readonly communes: readonly (readonly number[])[]; readonly period?: string },
): Promise<RatedProvince> {
  const province = await aUnit(superuser, { name: 'Tỉnh' });
  const account = await anAccount(superuser);
  const communes: { unit: string; office: string; cycle: string }[] = [];
  const subjects: RatedSubject[] = [];
  for (const [commune, numbers] of given.communes.entries()) {
    const unit = await aUnit(superuser, { name: `Xã ${commune + 1}`, parent: province });
    const office = await aUnit(superuser, { name: `Văn phòng ${commune + 1}`, parent: unit });
    const cycle = await aCycle(superuser, { unit, states: ['planned', 'open', 'closing', 'closed'] });
    communes.push({ unit, office, cycle });
    const those = numbers.map((n, at): RatedSubject => {
      const isOpen = n % 11 === 0;
      const isNotRated = n % 7 === 0;
      return {
        code: `R-${cycle.slice(-6)}-${at}`,
        commune,
        unit: n % 2 === 0 ? unit : office,
        group: n % 5 === 0 ? 'head' : 'staff',
        position: n % 3 === 0 ? `M${1 + (n % 4)}` : null,
        suggested: isNotRated ? 'notRated' : (LEVELS[n % 4] ?? null),
        outcome: isOpen ? 'facts-missing' : 'decided',
        level: isOpen || isNotRated ? null : (LEVELS[(n * 3) % 4] ?? null),
      };
    });
    await putResults(superuser, { cycle, unit, account, subjects: those });
    subjects.push(...those);
  }
  return { province, communes, subjects };
}

async function putResults(
  superuser: Client,
  given: {
    readonly cycle: string;
    readonly unit: string;
    readonly account: string;
    readonly subjects: readonly RatedSubject[];
  },
): Promise<void> {
  const { cycle, unit, account, subjects } = given;
  const run = newId();
  const people = subjects.map(() => newId());
  const column = <T>(of: (one: RatedSubject) => T): T[] => subjects.map(of);
  await superuser.query(
    `insert into congtam.person (id, staff_code, full_name, given_name, folded_name)
     select id, code, 'Người ' || code, 'Người', 'nguoi' from unnest($1::uuid[], $2::text[]) t (id, code)`,
    [people, column(({ code }) => code)],
  );
  await superuser.query(
    `insert into congtam.post (id, person_id, unit_id, title, leads, service, is_main, job_position, valid_from, ground)
     select gen_random_uuid(), id, unit, 'Chuyên viên', 'none', 'civilServant', true, position, '2020-01-01', 'x'
     from unnest($1::uuid[], $2::uuid[], $3::text[]) t (id, unit, position)`,
    [people, column((one) => one.unit), column(({ position }) => position)],
  );
  await superuser.query(
    `insert into congtam.evaluation_run (id, cycle_id, unit_id, number, as_of, asked_by)
     values ($1, $2, $3, 1, '2026-12-31', $4)`,
    [run, cycle, unit, account],
  );
  await superuser.query(
    `insert into congtam.evaluation_result (run_id, regulation, kind, position, subject_code, unit_id, person_id, outcome,
       suggested, before_quota, line)
     select $1, 'nd-335-2025', 'person', ordinality, code, unit, id, outcome, suggested, suggested,
       jsonb_build_object('group', "group", 'cites', '["art-11.1"]'::jsonb)::text
     from unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[]) with ordinality
       t (code, unit, id, outcome, suggested, "group", ordinality)`,
    [
      ...[run, column(({ code }) => code), column((one) => one.unit), people],
      ...[
        column(({ outcome }) => outcome),
        column(({ suggested }) => suggested),
        column(({ group }) => group),
      ],
    ],
  );
  await superuser.query(
    `insert into congtam.evaluation_end (run_id, outcome, receipt, frames) values ($1, 'done', '{}', '[]')`,
    [run],
  );
  const decided = subjects.flatMap((one, at) => (one.level === null ? [] : [{ ...one, person: people[at] }]));
  for (const { code, level, person, unit: where } of decided)
    await decideAnew(superuser, {
      cycle,
      run,
      account,
      code,
      level: level ?? '',
      person: person ?? '',
      unit: where,
    });
}

/** A level decided, as the acts on a level leave it: the next act and the answer that counts. */
async function decideAnew(
  superuser: Client,
  given: {
    readonly cycle: string;
    readonly run: string;
    readonly account: string;
    readonly code: string;
    readonly level: string;
    readonly person: string;
    readonly unit: string;
  },
): Promise<void> {
  const { cycle, run, account, code, level, person, unit } = given;
  await superuser.query(
    `insert into congtam.level_act (cycle_id, regulation, subject_code, number, act, state, round, level, suggested,
       reason, document, unit_id, person_id, run_id, taken_by)
     select $1, 'nd-335-2025', $2, 1 + coalesce(max(number), 0), 'decide', 'decided', 1, $3, $3, 'x', 'x', $4, $5, $6, $7
     from congtam.level_act where cycle_id = $1 and subject_code = $2`,
    [cycle, code, level, unit, person, run, account],
  );
  await superuser.query(
    `insert into congtam.answer (cycle_id, regulation, question, unit_id, person_id, subject_code, period, option, by_whom,
       on_day, is_brought, recorded_by)
     values ($1, 'nd-335-2025', 'level', $4, $5, $2, '2026', $3, 'Chủ tịch', '2026-12-10', false, $6)`,
    [cycle, code, level, unit, person, account],
  );
}

/** Somebody of the province gets another level by a later decision. */
export async function decideOtherwise(superuser: Client, code: string, level: string): Promise<void> {
  const { rows } = await superuser.query(
    `select r.cycle_id as cycle, t.run_id as run, t.person_id as person, t.unit_id as unit
     from congtam.evaluation_result t join congtam.evaluation_run r on r.id = t.run_id where t.subject_code = $1`,
    [code],
  );
  await decideAnew(superuser, { ...rows[0], account: await anAccount(superuser), code, level });
}

/** Puts a consolidated report without counts straight into the database. */
export async function aReport(superuser: Client, given: { readonly unit: string }): Promise<string> {
  const id = newId();
  await superuser.query(
    `insert into congtam.consolidation (id, unit_id, period, number, ground, figures, figures_hash, sent_by, sent_by_name)
     values ($1, $2, '2024', 1, 'BC 01', '{}', sha256('{}'), $3, 'Người gửi')`,
    [id, given.unit, await anAccount(superuser)],
  );
  return id;
}
