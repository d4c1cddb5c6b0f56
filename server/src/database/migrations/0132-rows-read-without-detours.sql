-- Most of what twenty lines of work took was not writing them: the text of a row was built as a tree and taken apart again,
-- and bounded repeats in patterns are unrolled each time they are matched.

-- The same text as before, column by column in the order in which jsonb keeps keys: by length, then by bytes.
create or replace function audit.digest_of_row(sealed regclass) returns text
  language sql stable set search_path = ''
  return (
    select format('rtrim(encode(sha256(convert_to(''{'' || concat_ws('', '', %s) || ''}'', ''UTF8'')), ''base64''), ''='')',
      string_agg(format('%L || %s', to_json(a.attname::text)::text || ': ',
        format(case
          when a.atttypid in ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype, 'boolean'::regtype) then 'r.%I::text'
          when a.atttypid = 'uuid'::regtype then '''"'' || r.%I || ''"'''
          when a.atttypid = 'text'::regtype then 'to_json(r.%I)::text'
          when a.atttypid in ('json'::regtype, 'jsonb'::regtype) then 'to_json(r.%I::text)::text'
          else 'to_jsonb(r.%I)::text' end, a.attname)),
        ', ' order by octet_length(a.attname::text), a.attname::text collate "C"))
    from audit.row_seal s join pg_attribute a on a.attrelid = sealed and a.attnum > 0 and not a.attisdropped
    where s.table_name = sealed::text and a.attname::text <> all (s.excluded)
    group by s.table_name);
select audit.make_keeper(s.table_name::regclass) from audit.row_seal s where s.unsealed_because is null;
comment on function audit.seal_rows(regclass, text[], boolean) is
  'Declares in the migration of a table that its rows count: all columns but the excluded ones stand in the digest. A column that comes later needs `audit.make_keeper` anew';

alter table congtam.statement
  drop constraint statement_sheet_form, drop constraint statement_period_form,
  add constraint statement_sheet_form check (length(sheet) <= 100 and sheet ~ '^[A-Za-z][A-Za-z0-9-]*$'),
  add constraint statement_period_form check (length(period) <= 10 and period ~ '^[0-9A-Z-]*$');
alter table congtam.monitoring_act
  drop constraint monitoring_act_period_form,
  add constraint monitoring_act_period_form check (length(period) between 4 and 10 and period ~ '^[0-9A-Z-]+$');
alter table congtam.answer
  drop constraint answer_period_form,
  add constraint answer_period_form check (length(period) <= 10 and period ~ '^[0-9A-Z-]*$');

-- Whether somebody served where something is said of them is looked up once for all rows, with what the rows refer to (0130);
-- acts of monitoring do the same, and nobody locks the row of the cycle that all of a province refer to.
alter policy statement_said on congtam.statement with check (
  said_by = (select access.actor_id())
  and case step
    when 'self' then person_id = (select access.my_person())
    when 'office' then unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
    when 'manager' then unit_id = any (access.units_within_about('{head}', person_id))
    else unit_id = any (access.units_within_about('{authority}', person_id)) end
  and (step = 'self' or person_id is null or person_id is distinct from (select access.my_person())));
alter policy monitoring_act_taken on congtam.monitoring_act with check (
  taken_by = (select access.actor_id())
  and case step
    when 'self' then person_id = (select access.my_person()) and act in ('save', 'submit')
    when 'office' then act in ('submit', 'closeForLeaver')
      and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
    when 'manager' then act in ('save', 'return', 'confirm')
      and unit_id = any (access.units_within_about('{head}', person_id))
    else act in ('save', 'sendBack', 'approve', 'reopen')
      and unit_id = any (access.units_within_about('{authority}', person_id)) end
  and (step = 'self' or person_id is distinct from (select access.my_person())));
alter table congtam.monitoring_act
  drop constraint monitoring_act_in_cycle, drop constraint monitoring_act_in_unit,
  drop constraint monitoring_act_of_person, drop constraint monitoring_act_taker;

-- Without rights of its own: whoever calls it has those it needs. Each by its key: asked as `exists`, whole tables would be
-- read for the few that are looked up.
create function access.require_references(in_table text, cycle uuid, unit uuid, person uuid, account uuid) returns void
  language plpgsql stable
  as $$ declare
    lacks constant text := case
      when (select c.id from congtam.cycle c where c.id = cycle) is null then 'cycle ' || cycle
      when (select u.id from congtam.unit u where u.id = unit) is null then 'unit ' || unit
      when (select a.id from congtam.account a where a.id = account) is null then 'account ' || account
      when person is not null and (select p.id from congtam.person p where p.id = person) is null then 'person ' || person end;
  begin
    if lacks is not null then
      raise exception 'insert on "%" violates foreign key: there is no %', in_table, lacks using errcode = 'foreign_key_violation';
    end if;
    if person is not null and
      (select p.person_id from congtam.post p where p.person_id = person and p.unit_id = unit limit 1) is null then
      raise exception 'a row of "%" speaks of % in %, where they never served', in_table, person, unit
        using errcode = 'insufficient_privilege';
    end if;
  end $$;
comment on function access.require_references(text, uuid, uuid, uuid, uuid) is
  'Refuses what is said in a cycle, unit or name of an account that is not there, or of somebody where they never served';

create or replace function access.require_statement_references() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    perform access.require_references('statement', r.cycle_id, r.unit_id, r.person_id, r.said_by)
    from (select distinct n.cycle_id, n.unit_id, n.person_id, n.said_by from new_rows n) r;
    return null;
  end $$;
comment on function access.require_statement_references() is
  'What statements refer to is there, and whom they speak of served there; each is looked up once for all rows of a statement';

create function access.require_act_references() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    perform access.require_references('monitoring_act', r.cycle_id, r.unit_id, r.person_id, r.taken_by)
    from (select distinct n.cycle_id, n.unit_id, n.person_id, n.taken_by from new_rows n) r;
    return null;
  end $$;
comment on function access.require_act_references() is
  'What acts of monitoring refer to is there, and whom they are about served there';
create trigger references_required after insert on congtam.monitoring_act
  referencing new table as new_rows for each statement execute function access.require_act_references();

-- Whether an event is one's own is asked of that event alone, not through everything by which events can be seen.
create function access.is_own_event(event uuid) returns boolean
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    return (select e.actor from audit.event e where e.id = event) = access.actor_id();
  end $$;
comment on function access.is_own_event(uuid) is 'Whether the actor wrote this event';
grant execute on function access.is_own_event(uuid) to congtam_app;
alter policy personal_text_with_own_event on audit.personal_text with check (access.is_own_event(event_id));

-- Held against a list, each row of a cycle would be compared with a thousand units one by one; so it is looked up.
alter policy statement_of_person on congtam.statement using (
  person_id is not null and (
    person_id = (select access.my_person())
    or unit_id in (select unnest(access.units_within(access.readers_of_people())))));
alter policy monitoring_act_in_sight on congtam.monitoring_act using (
  person_id = (select access.my_person())
  or unit_id in (select unnest(access.units_within(access.readers_of_people()))));
