-- Every business act is one event, written in the transaction of the act. A sealer puts events into a Merkle tree.

create table audit.event (
  id uuid constraint event_key primary key,
  canonical text not null,
  hash bytea not null
    constraint event_hash_is_of_its_text check (hash = sha256('\x00'::bytea || convert_to(canonical, 'UTF8'))),
  at text not null generated always as (canonical::jsonb ->> 'at') stored,
  action text not null generated always as (canonical::jsonb ->> 'action') stored,
  actor uuid generated always as ((canonical::jsonb ->> 'actor')::uuid) stored,
  subject_kind text not null generated always as (canonical::jsonb #>> '{subject,kind}') stored,
  subject_id text not null generated always as (canonical::jsonb #>> '{subject,id}') stored,
  unit_id uuid generated always as ((canonical::jsonb ->> 'unit')::uuid) stored,
  person_id uuid generated always as ((canonical::jsonb ->> 'person')::uuid) stored,
  constraint event_id_is_in_its_text check (canonical::jsonb ->> 'id' = id::text)
);
comment on table audit.event is
  'Acts: the canonical JSON that was hashed (RFC 8785), its RFC 6962 leaf hash, and columns taken from it for searching';
create index event_by_subject on audit.event (subject_kind, subject_id, at);
create index event_by_actor on audit.event (actor, at);
create index event_by_person on audit.event (person_id, at) where person_id is not null;
create index event_by_unit on audit.event (unit_id, at) where unit_id is not null;

alter table audit.event enable row level security, force row level security;
-- Nobody writes evidence in another's name.
create policy event_in_own_name on audit.event for insert to congtam_app
  with check (actor is not distinct from access.actor_id());
create policy event_own on audit.event for select to congtam_app
  using (actor = (select access.actor_id()));
create policy event_of_the_system on audit.event for insert to congtam_jobs with check (actor is null);
create policy event_seal on audit.event for select to congtam_jobs using (true);
grant select, insert on audit.event to congtam_app, congtam_jobs;
create trigger event_only_grows before update or delete or truncate on audit.event
  execute function access.refuse_change();

create table audit.pending (
  event_id uuid constraint pending_key primary key constraint pending_of_event references audit.event (id),
  number bigint generated always as identity constraint pending_order unique
);
comment on table audit.pending is 'Events that wait for the sealer, in about the order in which they were written';
alter table audit.pending enable row level security, force row level security;
create policy pending_seal on audit.pending for select to congtam_jobs using (true);
create policy pending_sealed on audit.pending for delete to congtam_jobs using (true);
grant select, delete on audit.pending to congtam_jobs;

create function audit.queue_for_sealing() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    insert into audit.pending (event_id) values (new.id);
    return null;
  end $$;
comment on function audit.queue_for_sealing() is 'No event can be written past the sealer';
create trigger event_waits after insert on audit.event for each row execute function audit.queue_for_sealing();

create table audit.personal_text (
  event_id uuid not null constraint personal_text_of_event references audit.event (id),
  name text not null,
  key bytea constraint personal_text_key_is_32_bytes check (octet_length(key) = 32),
  content text,
  constraint personal_text_key primary key (event_id, name),
  constraint personal_text_erased_whole check ((key is null) = (content is null))
);
comment on table audit.personal_text is
  'Personal text of an event, outside its hash; the event holds its HMAC under the key. Without the key the proof stays and the text is gone';
alter table audit.personal_text enable row level security, force row level security;
create policy personal_text_with_own_event on audit.personal_text for insert to congtam_app
  with check (exists (select 1 from audit.event e where e.id = event_id and e.actor = access.actor_id()));
create policy personal_text_of_seen_event on audit.personal_text for select to congtam_app
  using (exists (select 1 from audit.event e where e.id = event_id));
grant select, insert on audit.personal_text to congtam_app;

create table audit.leaf (
  index bigint constraint leaf_key primary key constraint leaf_index_from_zero check (index >= 0),
  event_id uuid not null constraint leaf_once unique constraint leaf_of_event references audit.event (id),
  hash bytea not null constraint leaf_hash_is_sha256 check (octet_length(hash) = 32)
);
comment on table audit.leaf is 'The place of each sealed event in the log';
alter table audit.leaf enable row level security, force row level security;
create policy leaf_read on audit.leaf for select to congtam_app using (access.actor_id() is not null);
create policy leaf_seal on audit.leaf to congtam_jobs using (true) with check (true);
grant select on audit.leaf to congtam_app;
grant select, insert on audit.leaf to congtam_jobs;
create trigger leaf_only_grows before update or delete or truncate on audit.leaf
  execute function access.refuse_change();

create table audit.node (
  level smallint not null constraint node_above_leaves check (level >= 1),
  index bigint not null constraint node_index_from_zero check (index >= 0),
  hash bytea not null constraint node_hash_is_sha256 check (octet_length(hash) = 32),
  constraint node_key primary key (level, index)
);
comment on table audit.node is 'Hashes of complete subtrees, so that a proof reads some twenty rows, not all leaves';
alter table audit.node enable row level security, force row level security;
create policy node_read on audit.node for select to congtam_app using (access.actor_id() is not null);
create policy node_seal on audit.node to congtam_jobs using (true) with check (true);
grant select on audit.node to congtam_app;
grant select, insert on audit.node to congtam_jobs;
create trigger node_only_grows before update or delete or truncate on audit.node
  execute function access.refuse_change();

create table audit.checkpoint (
  size bigint constraint checkpoint_key primary key,
  note text not null,
  signed_at timestamptz not null default now()
);
comment on table audit.checkpoint is 'Signed tree heads (C2SP signed notes); each also leaves the database';
alter table audit.checkpoint enable row level security, force row level security;
create policy checkpoint_read on audit.checkpoint for select to congtam_app using (access.actor_id() is not null);
create policy checkpoint_seal on audit.checkpoint to congtam_jobs using (true) with check (true);
grant select on audit.checkpoint to congtam_app;
grant select, insert on audit.checkpoint to congtam_jobs;
create trigger checkpoint_only_grows before update or delete or truncate on audit.checkpoint
  execute function access.refuse_change();
