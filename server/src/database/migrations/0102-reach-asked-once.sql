-- What an actor reaches is worked out once in a transaction, not in every policy of every statement: it is kept in settings
-- of the transaction, beside the actor, and forgotten with whatever it was worked out from.

create function access.remembered(what text) returns text
  language plpgsql stable set search_path = ''
  as $$ declare
    kept constant text := current_setting('congtam.known_' || what, true);
    who constant text := concat(current_user, '/', current_setting('congtam.actor', true), '/', current_setting('congtam.action', true), ' ');
  begin
    if starts_with(kept, who) then return substr(kept, length(who) + 1); end if;
    return null;
  end $$;
comment on function access.remembered(text) is
  'What this transaction has worked out before, as the same role, for the same actor and action; null when it has not';

create function access.remember(what text, said text) returns text
  language plpgsql stable set search_path = ''
  as $$ declare
    who constant text := concat(current_user, '/', current_setting('congtam.actor', true), '/', current_setting('congtam.action', true), ' ');
    names constant text := coalesce(current_setting('congtam.known', true), '');
  begin
    perform set_config('congtam.known', names || what || ' ', true), set_config('congtam.known_' || what, who || said, true);
    return said;
  end $$;
comment on function access.remember(text, text) is
  'Keeps what was worked out until the transaction ends or what it was worked out from changes; a savepoint takes it back';
grant execute on function access.remembered(text), access.remember(text, text) to congtam_app;

create function access.forget_reach() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare
    names constant text := nullif(current_setting('congtam.known', true), '');
  begin
    if names is not null then
      perform set_config('congtam.known_' || name, '', true) from string_to_table(rtrim(names), ' ') name;
      perform set_config('congtam.known', '', true);
    end if;
    return null;
  end $$;
comment on function access.forget_reach() is 'After a change of what reach is worked out from, it is worked out anew';

-- First of all triggers after a statement: whatever asks after it is told what is so now.
create trigger aa_reach_forgotten after insert or update or delete on congtam.account
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.role_grant
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.acting_head
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.delegation
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.inspection
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.inspection_member
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.inspection_end
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.unit_version
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.unit_succession
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert on congtam.cycle
  for each statement execute function access.forget_reach();
create trigger aa_reach_forgotten after insert or update or delete on congtam.post
  for each statement execute function access.forget_reach();

-- Most people hold no role at all: for them nothing is joined.
create or replace function access.roles_of(given_account uuid)
  returns table (role text, unit_id uuid, through text, source_id uuid, actions text[], on_behalf_of uuid)
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    if not exists (select 1 from congtam.role_grant g where g.account_id = given_account)
      and not exists (select 1 from congtam.delegation d where d.to_account = given_account)
      and not exists (select 1 from congtam.inspection_member m where m.account_id = given_account)
      and not exists (
        select 1 from congtam.account a join congtam.acting_head h on h.person_id = a.person_id where a.id = given_account)
    then return; end if;
    return query
      select r.role, r.unit_id, r.through, r.source_id, null::text[], null::uuid
      from access.roles_in_person(given_account) r
      union all
      select d.role, d.unit_id, 'delegation', d.id, d.actions, giver.person_id
      from congtam.delegation d
        join congtam.account taker on taker.id = d.to_account
        join congtam.account giver on giver.id = d.proposed_by
      where d.to_account = given_account and taker.status = 'active' and not taker.opened_by_one
        and taker.person_id = d.to_person and d.accepted_at is not null and d.ended_at is null
        and access.today() between d.valid_from and d.valid_to
        and exists (
          select 1 from access.roles_in_person(d.proposed_by) r
          where r.role = d.role and r.unit_id = any (access.line_above(array[d.unit_id])))
      union all
      select 'inspector', s.unit_id, 'inspection', i.id, null::text[], null::uuid
      from access.inspections_of(given_account) i
        join congtam.account a on a.id = given_account and a.status = 'active' and not a.opened_by_one
        cross join lateral unnest(i.scope_units) s (unit_id);
  end $$;

create function access.my_held_roles() returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    kept constant text := access.remembered('roles');
    held jsonb;
  begin
    if kept is not null then return kept::jsonb; end if;
    select coalesce(jsonb_agg(to_jsonb(r)), '[]') into held from access.roles_of(access.actor_id()) r;
    return access.remember('roles', held::text)::jsonb;
  end $$;
comment on function access.my_held_roles() is 'Rows of access.roles_of of the actor, as they were found in this transaction';

create or replace function access.units_reached(roles text[], about uuid, in_person boolean) returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    held constant uuid[] := array(
      select g.unit_id from jsonb_to_recordset(access.my_held_roles())
        as g (role text, unit_id uuid, through text, actions text[], on_behalf_of uuid)
      where g.role = any (roles) and g.unit_id is not null
        and (g.actions is null or access.current_action() = any (g.actions))
        and (not in_person or g.through <> 'delegation')
        and (about is null or g.on_behalf_of is distinct from about));
    reached uuid[];
  begin
    if held = '{}' then return held; end if;
    with recursive edges as materialized (select t.above, t.below from access.lines_today() t),
    reach (unit_id) as (
      select h.unit_id from unnest(held) h (unit_id)
      union
      select e.below from reach r join edges e on e.above = r.unit_id)
    select array_agg(r.unit_id) into reached from reach r;
    return reached;
  end $$;

create or replace function access.units_within(roles text[]) returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    what constant text := 'within_' || array_to_string(roles, '_');
  begin
    return coalesce(access.remembered(what), access.remember(what, access.units_reached(roles, null, false)::text))::uuid[];
  end $$;

create or replace function access.units_within_in_person(roles text[]) returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    what constant text := 'in_person_' || array_to_string(roles, '_');
  begin
    return coalesce(access.remembered(what), access.remember(what, access.units_reached(roles, null, true)::text))::uuid[];
  end $$;

create function access.my_delegators() returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    return coalesce(access.remembered('delegators'), access.remember('delegators', array(
      select r.on_behalf_of from jsonb_to_recordset(access.my_held_roles()) as r (on_behalf_of uuid)
      where r.on_behalf_of is not null)::text))::uuid[];
  end $$;
comment on function access.my_delegators() is 'The people who delegated a role to the actor that holds today';

-- Only where the person delegated something is there anything to leave out.
create or replace function access.units_within_about(roles text[], about uuid) returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    if about is null or about <> all (access.my_delegators()) then return access.units_within(roles); end if;
    return access.units_reached(roles, about, false);
  end $$;

create or replace function access.has_role(wanted text) returns boolean
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    what constant text := 'role_' || wanted;
  begin
    return coalesce(access.remembered(what), access.remember(what, exists (
      select 1 from jsonb_to_recordset(access.my_held_roles()) as g (role text, actions text[])
      where g.role = wanted and (g.actions is null or access.current_action() = any (g.actions)))::text))::boolean;
  end $$;

create or replace function access.inspects() returns boolean
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    return coalesce(access.remembered('inspects'), access.remember('inspects', (
      exists (select 1 from congtam.inspection_member m where m.account_id = access.actor_id())
      and exists (select 1 from access.inspections_of(access.actor_id())))::text))::boolean;
  end $$;

create or replace function access.units_above() returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    kept constant text := access.remembered('above');
    found uuid[];
  begin
    if kept is not null then return kept::uuid[]; end if;
    if access.my_held_roles() = '[]' then return access.remember('above', '{}')::uuid[]; end if;
    with recursive line (unit_id) as (
      select g.unit_id from jsonb_to_recordset(access.my_held_roles()) as g (unit_id uuid) where g.unit_id is not null
      union
      select n.parent_id from line l cross join lateral (
        select v.parent_id, v.is_dissolved from congtam.unit_version v
        where v.unit_id = l.unit_id and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1) n
      where n.parent_id is not null and not n.is_dissolved)
    select coalesce(array_agg(l.unit_id), '{}') into found from line l;
    return access.remember('above', found::text)::uuid[];
  end $$;

create or replace function access.units_of_mine() returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    kept constant text := access.remembered('mine');
    found uuid[];
  begin
    if kept is not null then return kept::uuid[]; end if;
    with recursive line (unit_id) as (
      select p.unit_id from congtam.post p
      where p.person_id = access.my_person() and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')
      union
      select n.parent_id from line l cross join lateral (
        select v.parent_id, v.is_dissolved from congtam.unit_version v
        where v.unit_id = l.unit_id and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1) n
      where n.parent_id is not null and not n.is_dissolved)
    select coalesce(array_agg(l.unit_id), '{}') into found from line l;
    return access.remember('mine', found::text)::uuid[];
  end $$;

create or replace function access.units_otherwise() returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    kept constant text := access.remembered('otherwise');
    found uuid[];
  begin
    if kept is not null then return kept::uuid[]; end if;
    with recursive edges as materialized (select t.above, t.below from access.lines_today() t),
    held (unit_id) as (
      select g.unit_id from jsonb_to_recordset(access.my_held_roles()) as g (unit_id uuid, through text)
      where g.unit_id is not null and g.through <> 'inspection'),
    reached (unit_id) as (
      select h.unit_id from held h
      union
      select e.below from reached r join edges e on e.above = r.unit_id)
    select coalesce(array_agg(u.unit_id), '{}') into found from (
      select r.unit_id from reached r
      union select unnest(access.line_above(array(select h.unit_id from held h)))
      union select unnest(access.units_of_mine())) u;
    return access.remember('otherwise', found::text)::uuid[];
  end $$;

create function access.units_in_sight() returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    kept constant text := access.remembered('sight');
    found uuid[];
  begin
    if kept is not null then return kept::uuid[]; end if;
    select coalesce(array_agg(s.unit_id), '{}') into found from (
      select unnest(access.units_within(access.every_role()))
      union select unnest(access.units_above())
      union select unnest(access.units_of_mine())) s (unit_id);
    return access.remember('sight', found::text)::uuid[];
  end $$;
comment on function access.units_in_sight() is
  'Units the actor sees: where a role is held, all below and all above it, and where the actor serves with all above';
grant execute on function access.units_in_sight() to congtam_app;

-- As who asks, not as the owner: it is row security that says which.
create function access.cycles_in_sight() returns uuid[]
  language plpgsql stable set search_path = ''
  as $$ begin
    return coalesce(access.remembered('cycles'),
      access.remember('cycles', array(select c.id from congtam.cycle c)::text))::uuid[];
  end $$;
comment on function access.cycles_in_sight() is 'Cycles the actor sees';
grant execute on function access.cycles_in_sight() to congtam_app;

-- The same sight in fewer words: what a policy asks is set up for every statement, whether it is needed or not.
drop policy unit_of_mine on congtam.unit;
alter policy unit_in_scope on congtam.unit
  using (id = any ((select access.units_in_sight())::uuid[]) or (select access.has_role('administrator')));
drop policy unit_version_of_mine on congtam.unit_version;
alter policy unit_version_in_scope on congtam.unit_version
  using (unit_id = any ((select access.units_in_sight())::uuid[]) or (select access.has_role('administrator')));
alter policy unit_succession_in_scope on congtam.unit_succession using (
  predecessor_id = any ((select access.units_in_sight())::uuid[])
  or successor_id = any ((select access.units_in_sight())::uuid[])
  or (select access.has_role('administrator')));
alter policy cycle_in_sight on congtam.cycle using (unit_id = any ((select access.units_in_sight())::uuid[]));
alter policy cycle_step_in_sight on congtam.cycle_step using (cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy cycle_regulation_in_sight on congtam.cycle_regulation using (cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy cycle_exception_in_sight on congtam.cycle_exception using (cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy procedure_of_cycle_in_sight on congtam.procedure_of_cycle using (cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy evaluation_run_in_sight on congtam.evaluation_run using (cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy answer_of_inspected_time on congtam.answer using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy dossier_of_inspected_time on congtam.dossier using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy level_act_of_inspected_time on congtam.level_act using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy monitoring_act_of_inspected_time on congtam.monitoring_act using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy petition_of_inspected_time on congtam.petition using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy review_point_of_inspected_time on congtam.review_point using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or cycle_id = any ((select access.cycles_in_sight())::uuid[]));
alter policy statement_of_inspected_time on congtam.statement using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or cycle_id = any ((select access.cycles_in_sight())::uuid[]));

-- Catalogues are few rows of a cycle in which everybody writes.
create index statement_of_units on congtam.statement (cycle_id, sheet, seq) where person_id is null;

-- What ends a transaction without an event asks in the same round trip whether it wrote: PostgreSQL gives a transaction its
-- id at the first row it writes.
create function audit.require_unwritten() returns void
  language plpgsql stable set search_path = ''
  as $$ begin
    if pg_current_xact_id_if_assigned() is not null then
      raise exception 'a transaction changed rows and recorded no event' using errcode = 'CT001';
    end if;
  end $$;
comment on function audit.require_unwritten() is 'Refuses the end of a transaction that wrote rows and recorded no event';
grant execute on function audit.require_unwritten() to congtam_app, congtam_jobs;
