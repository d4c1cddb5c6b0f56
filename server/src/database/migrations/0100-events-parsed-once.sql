-- An event is parsed once when it is written, not once for each column taken from it. That the columns say what the text says
-- is a check of the table, as binding as the expressions were: no role, with triggers or without, makes them differ.

alter table audit.event
  alter column at drop expression,
  alter column action drop expression,
  alter column actor drop expression,
  alter column subject_kind drop expression,
  alter column subject_id drop expression,
  alter column unit_id drop expression,
  alter column person_id drop expression,
  alter column role drop expression,
  alter column on_behalf_of drop expression,
  alter column audience drop expression;

create function audit.take_columns() returns trigger
  language plpgsql set search_path = ''
  as $$ declare
    said constant jsonb := new.canonical::jsonb;
  begin
    new.at := said ->> 'at';
    new.action := said ->> 'action';
    new.actor := said ->> 'actor';
    new.subject_kind := said #>> '{subject,kind}';
    new.subject_id := said #>> '{subject,id}';
    new.unit_id := said ->> 'unit';
    new.person_id := said ->> 'person';
    new.role := said ->> 'role';
    new.on_behalf_of := said ->> 'onBehalfOf';
    new.audience := said ->> 'audience';
    return new;
  end $$;
comment on function audit.take_columns() is 'What is searched for in an event comes from its text, whatever else was given';
create trigger event_columns before insert on audit.event for each row execute function audit.take_columns();

create function audit.says(
  canonical text, id uuid, at text, action text, actor uuid, subject_kind text, subject_id text, unit_id uuid, person_id uuid,
  role text, on_behalf_of uuid, audience text
) returns boolean
  language plpgsql immutable set search_path = ''
  as $$ declare
    said constant jsonb := canonical::jsonb;
  begin
    return said ->> 'id' = id::text
      and at is not distinct from said ->> 'at'
      and action is not distinct from said ->> 'action'
      and actor is not distinct from (said ->> 'actor')::uuid
      and subject_kind is not distinct from said #>> '{subject,kind}'
      and subject_id is not distinct from said #>> '{subject,id}'
      and unit_id is not distinct from (said ->> 'unit')::uuid
      and person_id is not distinct from (said ->> 'person')::uuid
      and role is not distinct from said ->> 'role'
      and on_behalf_of is not distinct from (said ->> 'onBehalfOf')::uuid
      and audience is not distinct from said ->> 'audience';
  end $$;
comment on function audit.says(text, uuid, text, text, uuid, text, text, uuid, uuid, text, uuid, text) is
  'Whether the columns of an event are what its text says';
grant execute on function audit.says(text, uuid, text, text, uuid, text, text, uuid, uuid, text, uuid, text)
  to congtam_app, congtam_jobs;
alter table audit.event
  drop constraint event_id_is_in_its_text,
  add constraint event_columns_say_its_text check (audit.says(
    canonical, id, at, action, actor, subject_kind, subject_id, unit_id, person_id, role, on_behalf_of, audience));
