-- The tree of units is whole on every day; who moves a unit has the right on both sides; what is dissolved stays in sight.

create index unit_version_by_day on congtam.unit_version (valid_from);

create function access.unit_as_of(given_unit uuid, day date)
  returns table (parent_id uuid, is_dissolved boolean)
  language sql stable security definer set search_path = ''
  begin atomic
    select v.parent_id, v.is_dissolved from congtam.unit_version v
    where v.unit_id = given_unit and v.valid_from <= day
    order by v.valid_from desc, v.revision desc limit 1;
  end;
comment on function access.unit_as_of(uuid, date) is 'A unit as it stands on a day; no row before it was founded';

create function access.tree_fault(given_unit uuid, since date) returns table (fault text, on_day date)
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    change_day date; at_unit uuid; next_unit uuid; gone boolean; passed uuid[];
  begin
    for change_day in
      select since union select v.valid_from from congtam.unit_version v where v.valid_from > since order by 1
    loop
      passed := '{}';
      at_unit := given_unit;
      loop
        select u.parent_id, u.is_dissolved into next_unit, gone from access.unit_as_of(at_unit, change_day) u;
        if not found or gone then
          if at_unit <> given_unit then
            return query select 'parent', change_day;
            return;
          end if;
          -- The unit itself is gone: nothing stands below it then.
          if exists (
            select 1 from congtam.unit_version v cross join lateral access.unit_as_of(v.unit_id, change_day) u
            where v.parent_id = given_unit and u.parent_id = given_unit and not u.is_dissolved)
          then
            return query select 'below', change_day;
            return;
          end if;
          exit;
        end if;
        if at_unit = any (passed) then
          return query select 'circle', change_day;
          return;
        end if;
        passed := passed || at_unit;
        exit when next_unit is null;
        at_unit := next_unit;
      end loop;
    end loop;
  end $$;
comment on function access.tree_fault(uuid, date) is
  'The first day from a day on, also in the future, on which a unit closes a circle, hangs below what is not there, or is gone from above others';

create function access.refuse_broken_tree() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare broken record;
  begin
    select * into broken from access.tree_fault(new.unit_id, new.valid_from);
    if found then
      raise exception 'the tree of units is broken (%) on %', broken.fault, broken.on_day
        using errcode = 'check_violation', constraint = 'unit_version_tree_whole';
    end if;
    return null;
  end $$;
comment on function access.refuse_broken_tree() is 'No circle and no orphan on any day, whoever writes; asked at the commit';
create constraint trigger unit_version_tree_whole after insert on congtam.unit_version
  deferrable initially deferred for each row execute function access.refuse_broken_tree();

-- A merger that was recorded wrongly is taken back: the row stays, and counts no more.
alter table congtam.unit_succession drop constraint unit_succession_key,
  add column withdrawn_by uuid constraint unit_succession_withdrawer references congtam.account (id),
  add column withdrawn_at timestamptz,
  add constraint unit_succession_withdrawn_whole check ((withdrawn_by is null) = (withdrawn_at is null));
create unique index unit_succession_standing on congtam.unit_succession (predecessor_id, successor_id)
  where withdrawn_by is null;
grant update (withdrawn_by, withdrawn_at) on congtam.unit_succession to congtam_app;

-- What was dissolved belongs to what came in its place, from that day; without successor, to where it last stood.
create function access.lines_today() returns table (above uuid, below uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    with newest as materialized (
      select distinct on (u.unit_id) u.unit_id, u.parent_id, u.is_dissolved
      from congtam.unit_version u where u.valid_from <= access.today()
      order by u.unit_id, u.valid_from desc, u.revision desc)
    select n.parent_id, n.unit_id from newest n
    where n.parent_id is not null and (not n.is_dissolved or not exists (
      select 1 from congtam.unit_succession s
      where s.predecessor_id = n.unit_id and s.on_day <= access.today() and s.withdrawn_by is null))
    union all
    select s.successor_id, s.predecessor_id from congtam.unit_succession s
    where s.on_day <= access.today() and s.withdrawn_by is null;
  end;
comment on function access.lines_today() is
  'Which unit answers for which today: those right below, those that came into it by today, and what was dissolved there without successor';

create or replace function access.line_above(given_units uuid[]) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive edges as materialized (select t.above, t.below from access.lines_today() t),
    line (unit_id) as (
      select unnest(given_units)
      union
      select e.above from line l join edges e on e.below = l.unit_id
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;
comment on function access.line_above(uuid[]) is
  'These units, all that answer for them today, and all that came in their place by today';

create or replace function access.units_reached(roles text[], about uuid, in_person boolean) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive edges as materialized (select t.above, t.below from access.lines_today() t),
    reached (unit_id) as (
      select g.unit_id from access.roles_of(access.actor_id()) g
      where g.role = any (roles) and g.unit_id is not null
        and (g.actions is null or access.current_action() = any (g.actions))
        and (not in_person or g.through <> 'delegation')
        and (about is null or g.on_behalf_of is distinct from about)
      union
      select e.below from reached r join edges e on e.above = r.unit_id
    )
    select coalesce(array_agg(r.unit_id), '{}') from reached r;
  end;
comment on function access.units_reached(text[], uuid, boolean) is
  'The units the actor reaches today by any of these roles: where a role is held, all below, all they have come from by today, and what was dissolved there; without delegations by a person it is about, or without any';

create function access.is_founded(given_unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.unit_version v where v.unit_id = given_unit);
comment on function access.is_founded(uuid) is 'Whether a unit has been said to be anything yet, also out of sight';

create function access.is_overseen(given_unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive line (unit_id) as (
      select given_unit
      union
      select u.parent_id from line l cross join lateral access.unit_as_of(l.unit_id, access.today()) u
      where u.parent_id is not null
    )
    select exists (
      select 1 from congtam.role_grant g join congtam.account a on a.id = g.account_id
      where g.unit_id in (select l.unit_id from line l) and g.role in ('personnelOfficer', 'homeAffairs')
        and a.status = 'active' and g.confirmed_at is not null and g.ended_at is null
        and access.today() between g.valid_from and coalesce(g.valid_to, 'infinity'));
  end;
comment on function access.is_overseen(uuid) is
  'Whether somebody answers for a unit or one above it today: then no administrator moves it alone, which would move rights that two persons gave';
grant execute on function access.tree_fault(uuid, date), access.is_founded(uuid), access.is_overseen(uuid)
  to congtam_app;

create function access.stands_below(given_unit uuid, day date) returns uuid
  language sql stable security definer set search_path = ''
  return (select u.parent_id from access.unit_as_of(given_unit, day) u);
comment on function access.stands_below(uuid, date) is 'The unit above on a day; null at the top';
grant execute on function access.stands_below(uuid, date) to congtam_app;

drop policy unit_version_recorded on congtam.unit_version;
create policy unit_version_recorded on congtam.unit_version for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and ((
    -- A unit is moved by who reaches it and where it goes.
    (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
      or not access.is_founded(unit_id))
    and (parent_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
      or (access.is_founded(unit_id) and parent_id is not distinct from access.stands_below(unit_id, valid_from))))
  or ((select access.has_role('administrator')) and (
    not access.is_founded(unit_id)
    or parent_id is not distinct from access.stands_below(unit_id, valid_from)
    or not (access.is_overseen(unit_id) or access.is_overseen(parent_id))))));

drop policy unit_succession_recorded on congtam.unit_succession;
create policy unit_succession_recorded on congtam.unit_succession for insert to congtam_app with check (
  predecessor_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
  or ((select access.has_role('administrator'))
    and not (access.is_overseen(predecessor_id) or access.is_overseen(successor_id))));

create policy unit_succession_withdrawn on congtam.unit_succession for update to congtam_app
  using (withdrawn_by is null and (
    predecessor_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
    or ((select access.has_role('administrator'))
      and not (access.is_overseen(predecessor_id) or access.is_overseen(successor_id)))))
  with check (withdrawn_by = (select access.actor_id()));

-- A post is given to who is within reach already, is handed over, or holds none anywhere yet.
create function access.may_hold_post(person uuid, reach uuid[]) returns boolean
  language sql stable security definer set search_path = ''
  return not exists (select 1 from congtam.post p where p.person_id = person)
    or exists (select 1 from congtam.post p where p.person_id = person and p.unit_id = any (reach))
    or exists (
      select 1 from congtam.transfer t
      where t.person_id = person and t.to_unit = any (reach) and t.state = 'handedOver');
comment on function access.may_hold_post(uuid, uuid[]) is
  'Whether somebody may be given a post by who reaches these units: nobody gets hold of a foreign file by a post at home';
grant execute on function access.may_hold_post(uuid, uuid[]) to congtam_app;
drop policy post_recorded on congtam.post;
create policy post_recorded on congtam.post for insert to congtam_app with check (
  unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])
  and person_id is distinct from (select access.my_person())
  and access.may_hold_post(person_id, (select access.units_within('{personnelOfficer}'))::uuid[]));

-- What was confirmed or ended stays so, by whom and when: the app says yes once, and the clock is the database's.
create function access.keep_confirmation() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    if current_user <> 'congtam_app' then return new; end if;
    if (old.confirmed_at is not null
        and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at))
      or (old.ended_at is not null and (new.ended_by, new.ended_at) is distinct from (old.ended_by, old.ended_at))
    then raise exception 'a role is confirmed once and ended once' using errcode = 'insufficient_privilege'; end if;
    if old.confirmed_at is null and new.confirmed_by is not null then new.confirmed_at := now(); end if;
    if old.ended_at is null and new.ended_by is not null then new.ended_at := now(); end if;
    return new;
  end $$;
comment on function access.keep_confirmation() is 'Guards who confirmed and who ended a role, and when';
create trigger role_grant_keeps before update on congtam.role_grant
  for each row execute function access.keep_confirmation();

create or replace function access.disable_leavers() returns setof uuid
  language plpgsql security definer set search_path = ''
  as $$ declare left_behind uuid;
  begin
    if session_user = 'congtam_app' and access.actor_id() is null then
      raise exception 'nobody disables accounts' using errcode = 'insufficient_privilege';
    end if;
    for left_behind in
      select a.id from congtam.account a join congtam.person p on p.id = a.person_id
      where a.status <> 'disabled' and p.service_end is not null and p.service_to < access.today()
      order by a.id for update of a
    loop
      update congtam.account set status = 'disabled' where id = left_behind;
      delete from congtam.session where account_id = left_behind;
      return next left_behind;
    end loop;
  end $$;
comment on function access.disable_leavers() is
  'Disables the accounts of those who have left public service: by the queue on the day, by an officer when it is recorded late, never by nobody';
