import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { driverSettings } from '../database/server-address.ts';
import { type Measure, p95 } from './year-measures.ts';
import type { YearWorld } from './year-world.ts';

const ROUNDS = 20;

/** What a province is overseen by: how far everybody has come, and the report of the year, counted from the files. */
export async function oversight(world: YearWorld, people: number): Promise<readonly Measure[]> {
  await decidedYear(world);
  const { province, server, ask } = world;
  const get = async (path: string): Promise<number> => {
    const started = performance.now();
    await ask({ method: 'GET', path: `/api/v1/units/${province}/${path}`, token: server.token });
    return performance.now() - started;
  };
  const looks: number[] = [];
  await get('progress?period=2026');
  for (let round = 0; round < ROUNDS; round += 1) looks.push(await get('progress?period=2026'));
  const counted: number[] = [];
  for (let round = 0; round < 3; round += 1) counted.push(await get('consolidation?period=2026'));
  return [
    {
      question: `the progress of a province of ${people} people, p95 of ${ROUNDS}`,
      value: p95(looks),
      unit: 'ms',
      goal: '≤ 500 ms',
    },
    {
      question: `its report of the year, counted from the files, longest of ${counted.length}`,
      value: Math.max(...counted) / 1000,
      unit: 's',
      goal: '≤ 5 s',
    },
  ];
}

/** A year in which everybody has a result, a decision, a dossier and five steps behind them, as the database keeps them. */
async function decidedYear({ province, server }: YearWorld): Promise<void> {
  const client = new Client(driverSettings(server.superuser));
  await client.connect();
  const { officer } = server;
  const those = `(
    select p.id, p.staff_code as code, substr(p.staff_code, 2)::int as n, t.unit_id as unit
    from congtam.person p join congtam.post t on t.person_id = p.id where p.staff_code like 'Y%') y`;
  const cycle = '01990000-0000-7000-8000-0000000000c1';
  const run = '01990000-0000-7000-8000-0000000000c2';
  const level = "(array['excellent', 'good', 'good', 'completed'])[1 + n % 4]";
  // Lines are as long as those of real results.
  const line = `jsonb_build_object('group', case when n % 10 = 0 then 'head' else 'staff' end, 'cites', '["art-11.1"]'::jsonb,
    'findings', repeat('x', 1800))::text`;
  for (const text of [
    `insert into congtam.cycle (id, unit_id, kind, period, roots, excluded, people, is_pilot, ground, planned_by)
     values ('${cycle}', '${province}', 'year', '2026', array['${province}'::uuid], '{}', '{}', false, 'KH 01', '${officer}')`,
    `insert into congtam.cycle_regulation (cycle_id, position, regulation, version, parts)
     values ('${cycle}', 1, 'nd-335-2025', '2026-01-01', '[]')`,
    `insert into congtam.cycle_step (cycle_id, step, state, ground, taken_by)
     select '${cycle}', n, (array['planned', 'open', 'closing', 'closed'])[n], 'KH 01', '${officer}' from generate_series(1, 4) n`,
    `insert into congtam.evaluation_run (id, cycle_id, unit_id, number, as_of, asked_by)
     values ('${run}', '${cycle}', '${province}', 1, '2026-12-31', '${officer}')`,
    `insert into congtam.evaluation_result (run_id, regulation, kind, position, subject_code, unit_id, person_id, outcome,
       suggested, before_quota, line)
     select '${run}', 'nd-335-2025', 'person', n, code, unit, id, 'decided', ${level}, ${level}, ${line} from ${those}`,
    `insert into congtam.evaluation_end (run_id, outcome, receipt, frames) values ('${run}', 'done', '{}', '[]')`,
    `insert into congtam.level_act (cycle_id, regulation, subject_code, number, act, state, round, level, suggested, reason,
       document, unit_id, person_id, run_id, taken_by)
     select '${cycle}', 'nd-335-2025', code, a, case a when 1 then 'propose' else 'decide' end,
       case a when 1 then 'proposed' else 'decided' end, 1, ${level}, ${level}, 'x', 'x', unit, id, '${run}', '${officer}'
     from ${those}, generate_series(1, 2) a`,
    `insert into congtam.answer (cycle_id, regulation, question, unit_id, person_id, subject_code, period, option, by_whom,
       on_day, is_brought, recorded_by)
     select '${cycle}', 'nd-335-2025', 'level', unit, id, code, '2026', ${level}, 'x', '2026-12-10', false, '${officer}' from ${those}`,
    `insert into congtam.dossier (id, cycle_id, regulation, subject_code, round, unit_id, person_id, recipient_unit, due_on,
       lines, opened_by)
     select gen_random_uuid(), '${cycle}', 'nd-335-2025', code, 1, unit, id, '${province}', '2026-12-01', '[]', '${officer}'
     from ${those}`,
    `insert into congtam.dossier_step (dossier_id, number, act, state, is_late, taken_by, taken_by_name)
     select d.id, s, case s when 1 then 'submit' else 'receive' end, case s when 1 then 'submitted' else 'received' end,
       false, '${officer}', 'x' from congtam.dossier d, generate_series(1, 2) s`,
    `insert into congtam.procedure_step (cycle_id, regulation, subject_code, round, step, does, unit_id, person_id,
       thing_kind, thing_id, is_late, taken_by)
     select '${cycle}', 'nd-335-2025', code, 1, 'step-' || s, 'meet', unit, id, 'meeting', 'x', false, '${officer}'
     from ${those}, generate_series(1, 5) s`,
    'vacuum analyze',
  ])
    await client.query(text);
  await client.end();
}
