-- What was worked out of an actor's reach is read by functions that need no rights of their own; only what is not known yet is
-- looked for by one that has them. Changing rights and search path for a call costs more than reading a setting, and a
-- policy asks up to a dozen of them in every statement.

create function access.asking() returns text
  language sql stable parallel safe
  return concat(current_setting('congtam.actor', true), '/', current_setting('congtam.action', true), ' ');
comment on function access.asking() is 'For whom and for which action reach is worked out: what is kept holds for these alone';
grant execute on function access.asking() to congtam_app;

create function access.known(what text) returns text
  language sql stable parallel safe
  return case when starts_with(current_setting('congtam.known_' || what, true), access.asking())
    then substr(current_setting('congtam.known_' || what, true), length(access.asking()) + 1) end;
comment on function access.known(text) is
  'What this transaction has worked out before for the same actor and action; null when it has not';
grant execute on function access.known(text) to congtam_app;

create or replace function access.remember(what text, said text) returns text
  language plpgsql stable set search_path = ''
  as $$ begin
    perform set_config('congtam.known', coalesce(current_setting('congtam.known', true), '') || what || ' ', true),
      set_config('congtam.known_' || what, access.asking() || said, true);
    return said;
  end $$;

create or replace function access.my_held_roles() returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    kept constant text := access.known('roles');
    held jsonb;
  begin
    if kept is not null then return kept::jsonb; end if;
    select coalesce(jsonb_agg(to_jsonb(r)), '[]') into held from access.roles_of(access.actor_id()) r;
    return access.remember('roles', held::text)::jsonb;
  end $$;

-- Most people hold no role at all: once that is known, nothing more is looked for.
create function access.holds_nothing() returns boolean
  language sql stable parallel safe
  return coalesce(access.known('roles') = '[]', false);
comment on function access.holds_nothing() is 'True once it is known that the actor holds no role; false while nobody knows';
grant execute on function access.holds_nothing() to congtam_app;

create function access.find_my_person() returns text
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    return access.remember('person', coalesce(
      (select a.person_id::text from congtam.account a where a.id = access.actor_id()), ''));
  end $$;
comment on function access.find_my_person() is 'The person of the actor as text; empty for none';
grant execute on function access.find_my_person() to congtam_app;
create or replace function access.my_person() returns uuid
  language plpgsql stable
  as $$ begin
    return nullif(coalesce(access.known('person'), access.find_my_person()), '')::uuid;
  end $$;

create function access.find_units_within(roles text[]) returns text
  language sql stable security definer set search_path = ''
  return access.remember('within_' || array_to_string(roles, '_'), access.units_reached(roles, null, false)::text);
comment on function access.find_units_within(text[]) is 'Units where the actor holds one of these roles, and all below, as text';
grant execute on function access.find_units_within(text[]) to congtam_app;
create or replace function access.units_within(roles text[]) returns uuid[]
  language plpgsql stable
  as $$ begin
    return case when access.holds_nothing() then '{}'
    else coalesce(access.known('within_' || array_to_string(roles, '_')), access.find_units_within(roles)) end::uuid[];
  end $$;

create function access.find_units_within_in_person(roles text[]) returns text
  language sql stable security definer set search_path = ''
  return access.remember('in_person_' || array_to_string(roles, '_'), access.units_reached(roles, null, true)::text);
comment on function access.find_units_within_in_person(text[]) is 'The same without what was delegated to the actor';
grant execute on function access.find_units_within_in_person(text[]) to congtam_app;
create or replace function access.units_within_in_person(roles text[]) returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('in_person_' || array_to_string(roles, '_')), access.find_units_within_in_person(roles))::uuid[];
  end $$;

create function access.find_delegators() returns text
  language sql stable security definer set search_path = ''
  return access.remember('delegators', array(
    select r.on_behalf_of from jsonb_to_recordset(access.my_held_roles()) as r (on_behalf_of uuid)
    where r.on_behalf_of is not null)::text);
comment on function access.find_delegators() is 'The people who delegated a role to the actor that holds today, as text';
grant execute on function access.find_delegators() to congtam_app;
create or replace function access.my_delegators() returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('delegators'), access.find_delegators())::uuid[];
  end $$;
grant execute on function access.my_delegators() to congtam_app;

-- Only where the person delegated something is there anything to leave out.
grant execute on function access.units_reached(text[], uuid, boolean) to congtam_app;
create or replace function access.units_within_about(roles text[], about uuid) returns uuid[]
  language plpgsql stable
  as $$ begin
    return case when about is null or about <> all (access.my_delegators()) then access.units_within(roles)
    else access.units_reached(roles, about, false) end;
  end $$;

create function access.find_role(wanted text) returns text
  language sql stable security definer set search_path = ''
  return access.remember('role_' || wanted, exists (
    select 1 from jsonb_to_recordset(access.my_held_roles()) as g (role text, actions text[])
    where g.role = wanted and (g.actions is null or access.current_action() = any (g.actions)))::text);
comment on function access.find_role(text) is 'Whether the actor holds this role anywhere, as text';
grant execute on function access.find_role(text) to congtam_app;
create or replace function access.has_role(wanted text) returns boolean
  language plpgsql stable
  as $$ begin
    return not access.holds_nothing() and coalesce(access.known('role_' || wanted), access.find_role(wanted))::boolean;
  end $$;

create function access.find_inspects() returns text
  language sql stable security definer set search_path = ''
  return access.remember('inspects', (
    exists (select 1 from congtam.inspection_member m where m.account_id = access.actor_id())
    and exists (select 1 from access.inspections_of(access.actor_id())))::text);
comment on function access.find_inspects() is 'Whether the actor is in an inspection that is under way, as text';
grant execute on function access.find_inspects() to congtam_app;
create or replace function access.inspects() returns boolean
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('inspects'), access.find_inspects())::boolean;
  end $$;

create function access.find_units_above() returns text
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    found uuid[];
  begin
    if access.my_held_roles() = '[]' then return access.remember('above', '{}'); end if;
    with recursive line (unit_id) as (
      select g.unit_id from jsonb_to_recordset(access.my_held_roles()) as g (unit_id uuid) where g.unit_id is not null
      union
      select n.parent_id from line l cross join lateral (
        select v.parent_id, v.is_dissolved from congtam.unit_version v
        where v.unit_id = l.unit_id and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1) n
      where n.parent_id is not null and not n.is_dissolved)
    select coalesce(array_agg(l.unit_id), '{}') into found from line l;
    return access.remember('above', found::text);
  end $$;
comment on function access.find_units_above() is 'Units where the actor holds a role, and all above, as text';
grant execute on function access.find_units_above() to congtam_app;
create or replace function access.units_above() returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('above'), access.find_units_above())::uuid[];
  end $$;

create function access.find_units_of_mine() returns text
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    found uuid[];
  begin
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
    return access.remember('mine', found::text);
  end $$;
comment on function access.find_units_of_mine() is 'Units where the person of the actor serves today, and all above, as text';
grant execute on function access.find_units_of_mine() to congtam_app;
create or replace function access.units_of_mine() returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('mine'), access.find_units_of_mine())::uuid[];
  end $$;

create function access.find_units_otherwise() returns text
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    found uuid[];
  begin
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
    return access.remember('otherwise', found::text);
  end $$;
comment on function access.find_units_otherwise() is 'Units the actor sees through anything but an inspection, as text';
grant execute on function access.find_units_otherwise() to congtam_app;
create or replace function access.units_otherwise() returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('otherwise'), access.find_units_otherwise())::uuid[];
  end $$;

create function access.find_units_in_sight() returns text
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    found uuid[];
  begin
    if access.my_held_roles() = '[]' then return access.remember('sight', access.units_of_mine()::text); end if;
    select coalesce(array_agg(s.unit_id), '{}') into found from (
      select unnest(access.units_within(access.every_role()))
      union select unnest(access.units_above())
      union select unnest(access.units_of_mine())) s (unit_id);
    return access.remember('sight', found::text);
  end $$;
comment on function access.find_units_in_sight() is 'Units the actor sees, as text';
grant execute on function access.find_units_in_sight() to congtam_app;
create or replace function access.units_in_sight() returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('sight'), access.find_units_in_sight())::uuid[];
  end $$;

-- With the rights of who asks: it is what the policies of cycles show them, kept for that role of the database alone.
create function access.find_cycles_in_sight() returns text
  language plpgsql stable set search_path = ''
  as $$ begin
    return access.remember('cycles_' || current_user, array(select c.id from congtam.cycle c)::text);
  end $$;
comment on function access.find_cycles_in_sight() is 'Cycles the actor sees, as text';
grant execute on function access.find_cycles_in_sight() to congtam_app;
create or replace function access.cycles_in_sight() returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('cycles_' || current_user), access.find_cycles_in_sight())::uuid[];
  end $$;

drop function access.remembered(text);
