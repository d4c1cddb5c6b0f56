-- What was answered to a call with a key, so that the same call again is the same answer and no second act.

create table congtam.kept_answer (
  account_id uuid not null constraint kept_answer_to_account references congtam.account (id),
  key text not null constraint kept_answer_key_form check (key ~ '^[A-Za-z0-9_-]{8,100}$'),
  fingerprint bytea not null constraint kept_answer_fingerprint_is_sha256 check (octet_length(fingerprint) = 32),
  answer jsonb not null,
  answered_at timestamptz not null default now(),
  constraint kept_answer_key primary key (account_id, key)
);
comment on table congtam.kept_answer is
  'Answers to calls with an Idempotency-Key, written in the transaction of the act; kept for a week';
create index kept_answer_by_age on congtam.kept_answer (answered_at);
alter table congtam.kept_answer enable row level security, force row level security;
create policy kept_answer_own on congtam.kept_answer for select to congtam_app
  using (account_id = (select access.actor_id()));
create policy kept_answer_kept on congtam.kept_answer for insert to congtam_app
  with check (account_id = (select access.actor_id()));
create policy kept_answer_swept on congtam.kept_answer to congtam_jobs using (true);
grant select on congtam.kept_answer to congtam_app;
grant insert (account_id, key, fingerprint, answer) on congtam.kept_answer to congtam_app;
grant select, delete on congtam.kept_answer to congtam_jobs;

create function access.own_password_hash() returns text
  language sql stable security definer set search_path = ''
  return (select c.password_hash from congtam.credential c where c.account_id = access.actor_id());
comment on function access.own_password_hash() is 'What is needed to check the password of who is acting';

create function access.change_own_password(new_password_hash text, kept_session bytea) returns void
  language sql security definer set search_path = ''
  begin atomic
    update congtam.credential set password_hash = new_password_hash, changed_at = now()
      where account_id = access.actor_id();
    delete from congtam.session where account_id = access.actor_id() and token_hash <> kept_session;
    delete from congtam.known_device where account_id = access.actor_id();
  end;
comment on function access.change_own_password(text, bytea) is
  'Sets the password of who is acting and ends their other sessions';

create function access.disable_idle_accounts(days integer) returns setof uuid
  language plpgsql security definer set search_path = ''
  as $$ declare idle uuid;
  begin
    for idle in
      select a.id from congtam.account a
      where a.status = 'active' and a.kind = 'person'
        and coalesce(a.last_sign_in_at, a.created_at) < now() - make_interval(days => days)
      order by a.id for update
    loop
      -- An installation never loses its last two administrators to a holiday.
      if exists (select 1 from access.grants_of(idle) g where g.role = 'administrator') and (
        select count(*) from congtam.account a
        where a.status = 'active' and a.id <> idle
          and exists (select 1 from access.grants_of(a.id) g where g.role = 'administrator')) < 2
      then continue; end if;
      update congtam.account set status = 'disabled' where id = idle;
      delete from congtam.session where account_id = idle;
      return next idle;
    end loop;
  end $$;
comment on function access.disable_idle_accounts(integer) is
  'Disables accounts in which nobody has signed in for so long, and ends their sessions; at least two administrators stay';

grant execute on function access.own_password_hash(), access.change_own_password(text, bytea) to congtam_app;
grant execute on function access.disable_idle_accounts(integer) to congtam_jobs;
