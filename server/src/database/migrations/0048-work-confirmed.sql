-- What was confirmed stands: the work of a period is not changed behind the back of whoever confirmed it. A file that was
-- approved is opened again by an authority, with the reason. Files that prove a result belong to it.

create function access.periods_around(given text) returns text[]
  language sql immutable parallel safe set search_path = ''
  return case
    when given ~ '^\d{4}-\d\d$' then array[given,
      left(given, 5) || 'Q' || ceil(right(given, 2)::numeric / 3), left(given, 5) || 'H' || ceil(right(given, 2)::numeric / 6),
      left(given, 4)]
    when given ~ '^\d{4}-Q\d$' then array[given, left(given, 5) || 'H' || ceil(right(given, 1)::numeric / 2), left(given, 4)]
    else array[given, left(given, 4)] end;
comment on function access.periods_around(text) is
  'A period and those of the calendar in which it lies: of a month its quarter, half and year';

create index monitoring_act_by_person on congtam.monitoring_act (person_id, period);

create function access.is_confirmed(given_person uuid, given_period text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from (
      select distinct on (a.cycle_id, a.period) a.cycle_id, a.state from congtam.monitoring_act a
      where a.person_id = given_person and a.period = any (access.periods_around(given_period))
      order by a.cycle_id, a.period, a.number desc) f
    join congtam.cycle c on c.id = f.cycle_id
    where not c.is_pilot and (f.state in ('confirmed', 'approved') or 'open' <> (
      select s.state from congtam.cycle_step s where s.cycle_id = c.id order by s.step desc limit 1)));
comment on function access.is_confirmed(uuid, text) is
  'Whether the work of somebody in a period is settled: their file is confirmed, or lies in a cycle that takes nothing more';
grant execute on function access.is_confirmed(uuid, text) to congtam_app;

create function access.refuse_confirmed_work() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    whose uuid;
    term text;
  begin
    if tg_table_name = 'work_product' then whose := new.person_id; term := new.period;
    else
      select p.person_id, p.period into whose, term from congtam.work_product p where p.id = new.product_id;
    end if;
    -- Whoever confirms waits for this change, or this change sees the confirmation.
    perform pg_advisory_xact_lock_shared(hashtextextended('monitoring ' || whose, 48));
    if access.is_confirmed(whose, term) then
      raise exception 'the work of this period was confirmed' using errcode = 'check_violation',
        constraint = 'work_period_confirmed';
    end if;
    return new;
  end $$;
comment on function access.refuse_confirmed_work() is
  'Work of a period is changed only while nobody has confirmed it; after that, its file is opened again first';
create trigger work_product_in_open_period before insert on congtam.work_product
  for each row execute function access.refuse_confirmed_work();
create trigger work_product_revision_in_open_period before insert on congtam.work_product_revision
  for each row execute function access.refuse_confirmed_work();
create trigger work_handover_step_in_open_period before insert on congtam.work_handover_step
  for each row execute function access.refuse_confirmed_work();
create trigger work_cause_in_open_period before insert on congtam.work_cause
  for each row execute function access.refuse_confirmed_work();
create trigger work_cause_decision_in_open_period before insert on congtam.work_cause_decision
  for each row execute function access.refuse_confirmed_work();

create function access.hold_monitoring() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    perform pg_advisory_xact_lock(hashtextextended('monitoring ' || new.person_id, 48));
    return new;
  end $$;
comment on function access.hold_monitoring() is 'An act on a file waits for changes of the work it is about, and they for it';
create trigger monitoring_act_holds_work before insert on congtam.monitoring_act
  for each row when (new.act <> 'save') execute function access.hold_monitoring();

create function access.refuse_loose_evidence() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    said jsonb := case tg_table_name when 'work_cause' then to_jsonb(new) -> 'evidence'
      else to_jsonb(new) #> '{content,reported,evidence}' end;
  begin
    if jsonb_typeof(said) = 'array' and exists (
      select 1 from jsonb_array_elements(said) e
      where e ->> 'attachment' is not null and not exists (
        select 1 from congtam.attachment_binding b
        where b.attachment_id = (e ->> 'attachment')::uuid and b.subject_kind = 'workProduct'
          and b.subject_id = new.product_id))
    then raise exception 'evidence names a file that is not bound to it' using errcode = 'foreign_key_violation',
      constraint = 'work_evidence_is_bound'; end if;
    return new;
  end $$;
comment on function access.refuse_loose_evidence() is
  'A file named as evidence exists and belongs to the product: it is kept as long, and read by whoever reads the product';
create trigger work_product_revision_evidence_is_bound before insert on congtam.work_product_revision
  for each row execute function access.refuse_loose_evidence();
create trigger work_cause_evidence_is_bound before insert on congtam.work_cause
  for each row execute function access.refuse_loose_evidence();

alter table congtam.monitoring_act drop constraint monitoring_act_known;
alter table congtam.monitoring_act add constraint monitoring_act_known
  check (act in ('save', 'submit', 'return', 'confirm', 'sendBack', 'approve', 'closeForLeaver', 'reopen'));
alter table congtam.monitoring_act add constraint monitoring_act_reopened_with_reason
  check (act <> 'reopen' or reason is not null);

drop policy monitoring_act_taken on congtam.monitoring_act;
create policy monitoring_act_taken on congtam.monitoring_act for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and case step
    when 'self' then person_id = (select access.my_person()) and act in ('save', 'submit')
    when 'office' then act in ('submit', 'closeForLeaver')
      and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
    when 'manager' then act in ('save', 'return', 'confirm')
      and unit_id = any (access.units_within_about('{head}', person_id))
    else act in ('save', 'sendBack', 'approve', 'reopen')
      and unit_id = any (access.units_within_about('{authority}', person_id)) end
  and (step = 'self' or person_id is distinct from (select access.my_person()))
  and exists (
    select 1 from congtam.post p where p.person_id = monitoring_act.person_id and p.unit_id = monitoring_act.unit_id));
