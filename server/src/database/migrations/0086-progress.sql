-- Oversight: how far units have come, counted in the database so that a province is one look; and urgings, which tell
-- whoever does personnel work there that something is due.

create table congtam.urging (
  id uuid constraint urging_id primary key,
  unit_id uuid not null constraint urging_of_unit references congtam.unit (id),
  period text not null
    constraint urging_period_form check (period ~ '^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$'),
  about text not null constraint urging_about_known
    check (about in ('regulation', 'catalogue', 'cycle', 'level', 'dossier', 'report')),
  words text not null constraint urging_words_given check (length(words) between 1 and 2000),
  due_on date,
  urged_by uuid not null constraint urging_urger references congtam.account (id),
  urged_by_name text not null constraint urging_urger_named check (length(urged_by_name) between 1 and 300),
  urged_at timestamptz not null default now()
);
comment on table congtam.urging is 'That a unit was urged to do what is due, about what and by which day';
create index urging_by_unit on congtam.urging (unit_id, period);
create trigger urging_only_grows before update or delete or truncate on congtam.urging
  execute function access.refuse_change();

create function access.tell_urged() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare told uuid;
  begin
    for told in
      select distinct a.id from congtam.account a cross join lateral access.grants_of(a.id) g
      where a.id in (select r.account_id from congtam.role_grant r where r.unit_id = new.unit_id)
        and g.unit_id = new.unit_id and g.role in ('personnelOfficer', 'head') and not exists (
          select 1 from congtam.notice n where n.account_id = a.id and n.kind = 'reminder'
            and (n.at at time zone 'Asia/Ho_Chi_Minh')::date = access.today())
    loop
      perform access.tell(told, 'reminder');
    end loop;
    return null;
  end $$;
comment on function access.tell_urged() is
  'One reminder a day for whoever does personnel work in an urged unit or heads it; it says that something is due and no more';
create trigger urging_told after insert on congtam.urging for each row execute function access.tell_urged();

alter table congtam.urging enable row level security, force row level security;
create policy urging_in_scope on congtam.urging for select to congtam_app
  using (unit_id = any ((select access.units_within(access.every_role()))::uuid[]));
create policy urging_sent on congtam.urging for insert to congtam_app with check (
  urged_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]));
grant select on congtam.urging to congtam_app;
grant insert (id, unit_id, period, about, words, due_on, urged_by, urged_by_name) on congtam.urging to congtam_app;
select audit.seal_rows('congtam.urging');

create index evaluation_result_by_unit on congtam.evaluation_result (run_id, unit_id, regulation, outcome);

create function access.progress_within(given_unit uuid, given_period text)
  returns table (unit_id uuid, regulation text, measure text, key text, subjects bigint, late bigint)
  language sql stable security definer set search_path = ''
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
    ), act as (
      select distinct on (l.cycle_id, l.regulation, l.subject_code) l.unit_id, l.regulation, l.state
      from run r join congtam.level_act l on l.cycle_id = r.cycle_id
      order by l.cycle_id, l.regulation, l.subject_code, l.number desc
    ), last_dossier_step as materialized (
      select distinct on (s.dossier_id) s.dossier_id, s.state, s.is_late from congtam.dossier_step s
      order by s.dossier_id, s.number desc
    )
    select t.unit_id, t.regulation, 'result', t.outcome, count(*), 0::bigint
    from run r join congtam.evaluation_result t on t.run_id = r.run_id join within w on w.unit_id = t.unit_id
    where t.outcome <> 'other-regime' group by 1, 2, 4
    union all
    select a.unit_id, a.regulation, 'level', a.state, count(*), 0
    from act a join within w on w.unit_id = a.unit_id group by 1, 2, 4
    union all
    select d.unit_id, d.regulation, 'dossier', coalesce(s.state, 'draft'), count(*), count(*) filter (
      where s.is_late or (coalesce(s.state, 'draft') in ('draft', 'returned') and d.due_on < access.today()))
    from run r join congtam.dossier d on d.cycle_id = r.cycle_id join within w on w.unit_id = d.unit_id
      left join last_dossier_step s on s.dossier_id = d.id group by 1, 2, 4
    union all
    select p.unit_id, p.regulation, 'step', p.step, count(*), count(*) filter (where p.is_late)
    from run r join congtam.procedure_step p on p.cycle_id = r.cycle_id join within w on w.unit_id = p.unit_id
    group by 1, 2, 4;
  end;
comment on function access.progress_within(uuid, text) is
  'How many subjects of each unit, there and below, stand where in a period: counts alone, for who reads people there';
grant execute on function access.progress_within(uuid, text) to congtam_app;
