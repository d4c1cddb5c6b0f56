-- An event counts when the key of the log has signed it. What waits for the sealer follows from events and leaves alone:
-- there is no queue out of which an event could be taken.

drop trigger event_waits on audit.event;
drop function audit.queue_for_sealing();
drop table audit.pending;

alter table audit.event
  add column number bigint generated always as identity constraint event_order unique,
  add column signature bytea
    constraint event_signature_is_ed25519 check (octet_length(signature) = 64);
comment on column audit.event.number is
  'In about the order in which events were written, after each other where they changed the same row';
comment on column audit.event.signature is
  'Ed25519 of the promise for this event by the key of the log, which no database holds; without it an event is not sealed';

grant select (signature) on audit.event to congtam_app;
grant insert (signature) on audit.event to congtam_app, congtam_jobs;

-- The system has texts of its own: who accepted a restore, and why.
create policy personal_text_of_system on audit.personal_text for insert to congtam_jobs
  with check (exists (select 1 from audit.event e where e.id = event_id and e.actor is null));
grant insert on audit.personal_text to congtam_jobs;
