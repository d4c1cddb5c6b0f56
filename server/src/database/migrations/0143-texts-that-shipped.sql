-- The texts of regulations that came with the program, as they were when it was started: a later release may mend one, and
-- a year that was planned under it goes on as it was fixed.

create table congtam.shipped_text (
  regulation text not null constraint shipped_text_id_form check (regulation ~ '^[a-z0-9][a-z0-9.-]{1,79}$'),
  in_force_from date not null,
  layer_of text,
  issuer text not null,
  is_as_released boolean not null,
  source text not null constraint shipped_text_source_bounded check (octet_length(source) between 1 and 1000000),
  hash bytea not null
    constraint shipped_text_hash_is_of_its_source check (hash = sha256(convert_to(source, 'UTF8'))),
  procedure_source text
    constraint shipped_text_procedure_bounded check (octet_length(procedure_source) between 1 and 1000000),
  procedure_hash bytea constraint shipped_text_procedure_hash_is_of_its_source
    check (procedure_hash is not distinct from sha256(convert_to(procedure_source, 'UTF8'))),
  kept_at timestamptz not null default now(),
  constraint shipped_text_once unique nulls not distinct (regulation, in_force_from, hash, procedure_hash)
);
comment on table congtam.shipped_text is
  'Regulations as they came with the program at some start: what a cycle fixed by hash is read from here once a release has mended it';
create trigger shipped_text_only_grows before update or delete or truncate on congtam.shipped_text
  execute function access.refuse_change();
select audit.leave_unsealed('congtam.shipped_text', 'found by the hash that the sealed rows of a cycle hold');

alter table congtam.shipped_text enable row level security, force row level security;
create policy shipped_text_for_all on congtam.shipped_text for select to congtam_app
  using ((select access.actor_id()) is not null);
create policy shipped_text_compared on congtam.shipped_text for select to congtam_jobs using (true);
create policy shipped_text_kept on congtam.shipped_text for insert to congtam_jobs with check (true);
grant select on congtam.shipped_text to congtam_app, congtam_jobs;
grant insert (regulation, in_force_from, layer_of, issuer, is_as_released, source, hash, procedure_source, procedure_hash)
  on congtam.shipped_text to congtam_jobs;
