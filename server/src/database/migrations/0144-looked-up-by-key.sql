-- What twenty lines of work refer to is looked up in one query, and nothing is looked up that follows from another: whoever
-- served in a unit is there, and so is the unit. What is wrong is looked for only where something is.

create function access.all_there(cycle uuid, unit uuid, person uuid, account uuid) returns table (is_there boolean)
  language sql stable
  begin atomic
    select (select c.id from congtam.cycle c where c.id = cycle) is not null
      and (select a.id from congtam.account a where a.id = account) is not null
      and case when person is null then (select u.id from congtam.unit u where u.id = unit) is not null
        else (select p.person_id from congtam.post p where p.person_id = person and p.unit_id = unit limit 1) is not null end;
  end;
comment on function access.all_there(uuid, uuid, uuid, uuid) is
  'Whether a cycle, unit, person and account are there and the person served in the unit. Each is looked up by its key, within the query that asks';

-- Without rights of its own: whoever calls it has those it needs.
create function access.refuse_reference(in_table text, cycle uuid, unit uuid, person uuid, account uuid) returns void
  language plpgsql stable
  as $$ declare
    lacks constant text := case
      when not exists (select 1 from congtam.cycle c where c.id = cycle) then 'cycle ' || cycle
      when not exists (select 1 from congtam.unit u where u.id = unit) then 'unit ' || unit
      when not exists (select 1 from congtam.account a where a.id = account) then 'account ' || account
      when person is not null and not exists (select 1 from congtam.person p where p.id = person) then 'person ' || person end;
  begin
    if lacks is not null then
      raise exception 'insert on "%" violates foreign key: there is no %', in_table, lacks using errcode = 'foreign_key_violation';
    end if;
    raise exception 'a row of "%" speaks of % in %, where they never served', in_table, person, unit
      using errcode = 'insufficient_privilege';
  end $$;
comment on function access.refuse_reference(text, uuid, uuid, uuid, uuid) is
  'Refuses what is said in a cycle, unit or name of an account that is not there, or of somebody where they never served';

create or replace function access.require_statement_references() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare
    r record;
  begin
    select n.cycle_id, n.unit_id, n.person_id, n.said_by into r
    from (select distinct n.cycle_id, n.unit_id, n.person_id, n.said_by from new_rows n) n
      cross join lateral access.all_there(n.cycle_id, n.unit_id, n.person_id, n.said_by) a where not a.is_there limit 1;
    if r.cycle_id is not null then
      perform access.refuse_reference('statement', r.cycle_id, r.unit_id, r.person_id, r.said_by);
    end if;
    return null;
  end $$;

create or replace function access.require_act_references() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare
    r record;
  begin
    select n.cycle_id, n.unit_id, n.person_id, n.taken_by into r
    from (select distinct n.cycle_id, n.unit_id, n.person_id, n.taken_by from new_rows n) n
      cross join lateral access.all_there(n.cycle_id, n.unit_id, n.person_id, n.taken_by) a where not a.is_there limit 1;
    if r.cycle_id is not null then
      perform access.refuse_reference('monitoring_act', r.cycle_id, r.unit_id, r.person_id, r.taken_by);
    end if;
    return null;
  end $$;
drop function access.require_references(text, uuid, uuid, uuid, uuid);

-- An assignment is worked out at once; what is performed is run as a query.
create or replace function access.remember(what text, said text) returns text
  language plpgsql stable set search_path = ''
  as $$ declare
    kept text;
  begin
    kept := set_config('congtam.known', coalesce(current_setting('congtam.known', true), '') || what || ' ', true);
    kept := set_config('congtam.known_' || what, access.asking() || said, true);
    return said;
  end $$;

-- One list for everybody: where a policy asks for a list or else for a role, every unit of a province is compared with it.
create function access.find_units_known() returns text
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    return access.remember('units', case when access.has_role('administrator')
      then array(select u.id from congtam.unit u) else access.units_in_sight() end::text);
  end $$;
comment on function access.find_units_known() is 'Units the actor may look at, as text: all for an administrator, for others those in sight';
grant execute on function access.find_units_known() to congtam_app;
create function access.units_known() returns uuid[]
  language plpgsql stable
  as $$ begin
    return coalesce(access.known('units'), access.find_units_known())::uuid[];
  end $$;
comment on function access.units_known() is 'Units the actor may look at: all for an administrator, for others those in sight';
grant execute on function access.units_known() to congtam_app;
create trigger aa_reach_forgotten after insert on congtam.unit
  for each statement execute function access.forget_reach();
alter policy unit_in_scope on congtam.unit using (id = any ((select access.units_known())::uuid[]));
alter policy unit_version_in_scope on congtam.unit_version using (unit_id = any ((select access.units_known())::uuid[]));
alter policy unit_succession_in_scope on congtam.unit_succession using (
  predecessor_id = any ((select access.units_known())::uuid[]) or successor_id = any ((select access.units_known())::uuid[]));
