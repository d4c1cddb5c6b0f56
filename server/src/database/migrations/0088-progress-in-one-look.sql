-- The same counts, found without sorting: the last act on a level and the last step of a dossier are those without a later one.

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
    )
    select t.unit_id, t.regulation, 'result', t.outcome, count(*), 0::bigint
    from run r join congtam.evaluation_result t on t.run_id = r.run_id join within w on w.unit_id = t.unit_id
    where t.outcome <> 'other-regime' group by 1, 2, 4
    union all
    select l.unit_id, l.regulation, 'level', l.state, count(*), 0
    from run r join congtam.level_act l on l.cycle_id = r.cycle_id join within w on w.unit_id = l.unit_id
    where not exists (
      select 1 from congtam.level_act n
      where n.cycle_id = l.cycle_id and n.regulation = l.regulation and n.subject_code = l.subject_code
        and n.number = l.number + 1)
    group by 1, 2, 4
    union all
    select d.unit_id, d.regulation, 'dossier', coalesce(s.state, 'draft'), count(*), count(*) filter (
      where s.is_late or (coalesce(s.state, 'draft') in ('draft', 'returned') and d.due_on < access.today()))
    from run r join congtam.dossier d on d.cycle_id = r.cycle_id join within w on w.unit_id = d.unit_id
      left join congtam.dossier_step s on s.dossier_id = d.id and not exists (
        select 1 from congtam.dossier_step n where n.dossier_id = s.dossier_id and n.number = s.number + 1)
    group by 1, 2, 4
    union all
    select p.unit_id, p.regulation, 'step', p.step, count(*), count(*) filter (where p.is_late)
    from run r join congtam.procedure_step p on p.cycle_id = r.cycle_id join within w on w.unit_id = p.unit_id
    group by 1, 2, 4;
  end;
