-- Answers kept for calls that come twice are sealed: only who brings the key of the call can read them or test a guess.

drop table congtam.kept_answer;
create table congtam.kept_answer (
  account_id uuid not null constraint kept_answer_to_account references congtam.account (id),
  key_hash bytea not null constraint kept_answer_key_hash_is_sha256 check (octet_length(key_hash) = 32),
  fingerprint bytea not null constraint kept_answer_fingerprint_is_sha256 check (octet_length(fingerprint) = 32),
  sealed bytea not null,
  answered_at timestamptz not null default now(),
  constraint kept_answer_key primary key (account_id, key_hash)
);
comment on table congtam.kept_answer is
  'Answers to calls with an Idempotency-Key, written in the transaction of the act; kept for a day, encrypted under that key, which is not stored';
comment on column congtam.kept_answer.fingerprint is 'HMAC of the request under the same key: a ballot cannot be guessed from it';
create index kept_answer_by_age on congtam.kept_answer (answered_at);
alter table congtam.kept_answer enable row level security, force row level security;
create policy kept_answer_own on congtam.kept_answer for select to congtam_app
  using (account_id = (select access.actor_id()));
create policy kept_answer_kept on congtam.kept_answer for insert to congtam_app
  with check (account_id = (select access.actor_id()));
create policy kept_answer_swept on congtam.kept_answer to congtam_jobs using (true);
grant select on congtam.kept_answer to congtam_app;
grant insert (account_id, key_hash, fingerprint, sealed) on congtam.kept_answer to congtam_app;
-- What is swept is found by its age alone.
grant select (answered_at), delete on congtam.kept_answer to congtam_jobs;
