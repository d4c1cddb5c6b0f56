-- Results that travel with somebody who goes to another body, and who is to confirm now.

create table congtam.result_sent (
  seq bigint generated always as identity constraint result_sent_key primary key,
  cycle_id uuid not null constraint result_sent_from_cycle references congtam.cycle (id),
  person_id uuid not null constraint result_sent_of_person references congtam.person (id),
  unit_id uuid not null constraint result_sent_from_unit references congtam.unit (id),
  regulation text not null constraint result_sent_regulation_given check (length(regulation) between 1 and 100),
  period text not null constraint result_sent_period_form check (period ~ '^[0-9A-Z-]{4,10}$'),
  measure text not null constraint result_sent_measure_given check (length(measure) between 1 and 100),
  value text not null constraint result_sent_value_form check (value ~ '^-?\d{1,15}([.,/]\d{1,40})?$'),
  body text not null constraint result_sent_body_given check (length(body) between 1 and 300),
  document text not null constraint result_sent_document_given check (length(document) between 1 and 500),
  sent_by uuid not null constraint result_sent_sender references congtam.account (id),
  sent_at timestamptz not null default now()
);
comment on table congtam.result_sent is
  'Confirmed results of periods, sent on by the body somebody leaves: whoever rates them later takes them as brought; the newest of one period counts';
create index result_sent_by_person on congtam.result_sent (person_id, period);
create trigger result_sent_only_grows before update or delete or truncate on congtam.result_sent
  execute function access.refuse_change();

alter table congtam.result_sent enable row level security, force row level security;
create policy result_sent_in_sight on congtam.result_sent for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or person_id = (select access.my_person())
  or access.serves_in_sight(person_id));
create policy result_sent_by_office on congtam.result_sent for insert to congtam_app with check (
  sent_by = (select access.actor_id())
  and person_id is distinct from (select access.my_person())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
  and exists (
    select 1 from congtam.monitoring_act a
    where a.cycle_id = result_sent.cycle_id and a.person_id = result_sent.person_id and a.period = result_sent.period
      and a.state in ('confirmed', 'approved')));
grant select on congtam.result_sent to congtam_app;
grant insert (cycle_id, person_id, unit_id, regulation, period, measure, value, body, document, sent_by)
  on congtam.result_sent to congtam_app;

create function access.holders_of(wanted text, wanted_action text, given_units uuid[])
  returns table (display_name text, person_id uuid, unit_id uuid, through text, on_behalf_of uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    with somebody (account_id) as (
      select g.account_id from congtam.role_grant g where g.unit_id = any (given_units) and g.role = wanted
      union
      select d.to_account from congtam.delegation d where d.unit_id = any (given_units) and d.role = wanted
      union
      select a.id from congtam.acting_head h join congtam.account a on a.person_id = h.person_id
      where h.unit_id = any (given_units) and wanted = 'head')
    select a.display_name, a.person_id, r.unit_id, r.through, r.on_behalf_of
    from somebody s join congtam.account a on a.id = s.account_id
      cross join lateral access.roles_of(a.id) r
    where a.status = 'active' and r.role = wanted and r.unit_id = any (given_units)
      and (r.actions is null or wanted_action = any (r.actions))
      and (given_units && (select access.units_within(access.every_role()))::uuid[]
        or given_units && (select access.units_of_mine())::uuid[])
    order by array_position(given_units, r.unit_id), r.through, a.display_name;
  end;
comment on function access.holders_of(text, text, uuid[]) is
  'Who holds a role today in one of these units, by grant, as acting head or delegated; told to whoever serves there or oversees them';
grant execute on function access.holders_of(text, text, uuid[]) to congtam_app;

create function access.keeps_files_of(given_person uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.monitoring_act a
    where a.person_id = given_person and a.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
comment on function access.keeps_files_of(uuid) is
  'Whether the actor oversees a unit that keeps monitoring files of somebody: it knows whose they are, also after they left';
grant execute on function access.keeps_files_of(uuid) to congtam_app;
create policy person_of_kept_files on congtam.person for select to congtam_app using (access.keeps_files_of(id));

create function access.moved_on(people uuid[], days date[]) returns uuid[]
  language sql stable security definer set search_path = ''
  return (
    select coalesce(array_agg(t.id), '{}') from unnest(people, days) as t (id, day)
    where exists (
      select 1 from congtam.post p where p.person_id = t.id and coalesce(p.valid_to, 'infinity') > t.day));
comment on function access.moved_on(uuid[], date[]) is
  'Who of these serves anywhere after the day given for them: whoever left one body for another is rated by that one alone';
grant execute on function access.moved_on(uuid[], date[]) to congtam_app;

create function access.units_inside(given_units uuid[], roots uuid[], excluded uuid[], day date) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(day) t),
    line (start, unit_id) as (
      select u, u from unnest(given_units) u
      union
      select l.start, t.parent_id from line l join tree t on t.unit_id = l.unit_id where t.parent_id is not null)
    select coalesce(array_agg(u), '{}') from unnest(given_units) u
    where exists (select 1 from line l where l.start = u and l.unit_id = any (roots))
      and not exists (select 1 from line l where l.start = u and l.unit_id = any (excluded));
  end;
comment on function access.units_inside(uuid[], uuid[], uuid[], date) is
  'Those of these units that lie below some roots on a day: also where they are out of sight, as the unit one served in before';
grant execute on function access.units_inside(uuid[], uuid[], uuid[], date) to congtam_app;
