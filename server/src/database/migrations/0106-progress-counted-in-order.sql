-- The counts of progress from indexes that have what is counted in the order in which it is counted: rows of a cycle are
-- added up before anybody asks which units are wanted, and nothing is sorted or held against itself.

create index level_act_last on congtam.level_act (cycle_id, regulation, subject_code, number) include (unit_id, state);
create index dossier_step_last on congtam.dossier_step (dossier_id, number) include (state, is_late);
create index procedure_step_by_unit on congtam.procedure_step (cycle_id, unit_id, regulation, step) include (is_late);

create or replace function access.progress_within(given_unit uuid, given_period text)
  returns table (unit_id uuid, regulation text, measure text, key text, subjects bigint, late bigint)
  language sql stable security definer set search_path = '' set jit = off
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(access.today()) t),
    inside (unit_id) as (
      select given_unit where given_unit = any (access.units_within(access.readers_of_people()))
      union all
      select t.unit_id from inside i join tree t on t.parent_id = i.unit_id
    ) cycle unit_id set is_circle using passed,
    within as materialized (select i.unit_id from inside i where not i.is_circle),
    run as materialized (
      select c.id as cycle_id, r.id as run_id from congtam.cycle c left join lateral (
        select r.id from congtam.evaluation_run r join congtam.evaluation_end e on e.run_id = r.id
        where r.cycle_id = c.id and e.outcome = 'done' order by r.number desc limit 1) r on true
      where c.period = given_period and not c.is_pilot and c.kind <> 'beforeAppointment'
    ),
    counted as (
      select n.unit_id, n.regulation, 'result' as measure, n.key, n.subjects, 0::bigint as late
      from run r cross join lateral (
        select t.unit_id, t.regulation, t.outcome as key, count(*) as subjects
        from congtam.evaluation_result t where t.run_id = r.run_id and t.outcome <> 'other-regime'
        group by 1, 2, 3) n
      union all
      select n.unit_id, n.regulation, 'level', n.key, n.subjects, 0
      from run r cross join lateral (
        select l.unit_id, l.regulation, l.state as key, count(*) as subjects
        from (
          select distinct on (a.regulation, a.subject_code) a.unit_id, a.regulation, a.state
          from congtam.level_act a where a.cycle_id = r.cycle_id
          order by a.regulation desc, a.subject_code desc, a.number desc) l
        group by 1, 2, 3) n
      union all
      select n.unit_id, n.regulation, 'dossier', n.key, n.subjects, n.late
      from run r cross join lateral (
        select d.unit_id, d.regulation, coalesce(s.state, 'draft') as key, count(*) as subjects, count(*) filter (
          where s.is_late or (coalesce(s.state, 'draft') in ('draft', 'returned') and d.due_on < access.today())) as late
        from congtam.dossier d left join (
          select distinct on (t.dossier_id) t.dossier_id, t.state, t.is_late
          from congtam.dossier_step t order by t.dossier_id desc, t.number desc) s on s.dossier_id = d.id
        where d.cycle_id = r.cycle_id
        group by 1, 2, 3) n
      union all
      select n.unit_id, n.regulation, 'step', n.key, n.subjects, n.late
      from run r cross join lateral (
        select p.unit_id, p.regulation, p.step as key, count(*) as subjects, count(*) filter (where p.is_late) as late
        from congtam.procedure_step p where p.cycle_id = r.cycle_id
        group by 1, 2, 3) n
    )
    select n.unit_id, n.regulation, n.measure, n.key, sum(n.subjects)::bigint, sum(n.late)::bigint
    from counted n join within w on w.unit_id = n.unit_id
    group by 1, 2, 3, 4;
  end;
