-- A second factor, the passwords of before, how a session was proved, and what people are told about their account.

alter table congtam.session
  add column id uuid not null default gen_random_uuid() constraint session_id unique,
  add column second_factor_at timestamptz;
comment on column congtam.session.id is 'Its name when its owner looks at their sessions; it opens nothing';
comment on column congtam.session.second_factor_at is 'When a second factor was last shown in this session';
create policy session_proved on congtam.session for update to congtam_app
  using (account_id = (select access.actor_id())) with check (account_id = (select access.actor_id()));
grant update (second_factor_at) on congtam.session to congtam_app;

drop function access.open_session(bytea);
create function access.open_session(given_token_hash bytea)
  returns table (account_id uuid, display_name text, person_id uuid, grants jsonb, second_factor_age integer)
  language sql security definer set search_path = ''
  begin atomic
    update congtam.session s set seen_at = now()
      where s.token_hash = given_token_hash and s.seen_at < now() - interval '30 seconds'
        and s.expires_at > now() and s.seen_at + s.idle_limit > now();
    select a.id, a.display_name, a.person_id, coalesce((
      select jsonb_agg(jsonb_build_object('role', g.role, 'unit', g.unit_id)) from access.grants_of(a.id) g), '[]'),
      extract(epoch from now() - s.second_factor_at)::integer
    from congtam.session s join congtam.account a on a.id = s.account_id
    where s.token_hash = given_token_hash and a.status = 'active'
      and s.expires_at > now() and s.seen_at + s.idle_limit > now();
  end;
comment on function access.open_session(bytea) is
  'Who a session belongs to, what roles they hold at this moment and how many seconds ago they showed a second factor, if it is open and the account may act';
grant execute on function access.open_session(bytea) to congtam_app;

create table congtam.second_factor (
  account_id uuid constraint second_factor_key primary key constraint second_factor_of_account references congtam.account (id),
  sealed bytea not null constraint second_factor_sealed_size check (octet_length(sealed) between 40 and 100),
  confirmed_at timestamptz not null default now(),
  last_step bigint not null
);
comment on table congtam.second_factor is
  'Secrets of time codes (RFC 6238), encrypted with a key that is not in the database; the last step that was used, so that none is used twice';
alter table congtam.second_factor enable row level security, force row level security;
create policy second_factor_own on congtam.second_factor to congtam_app
  using (account_id = (select access.actor_id())) with check (account_id = (select access.actor_id()));
grant select (account_id, confirmed_at, last_step), insert (account_id, sealed, last_step), update (last_step), delete
  on congtam.second_factor to congtam_app;

create table congtam.second_factor_offer (
  account_id uuid constraint second_factor_offer_key primary key
    constraint second_factor_offer_to_account references congtam.account (id),
  sealed bytea not null constraint second_factor_offer_sealed_size check (octet_length(sealed) between 40 and 100),
  expires_at timestamptz not null
);
comment on table congtam.second_factor_offer is 'Secrets shown to their owner, who has not yet proved to have kept them';
alter table congtam.second_factor_offer enable row level security, force row level security;
create policy second_factor_offer_own on congtam.second_factor_offer to congtam_app
  using (account_id = (select access.actor_id())) with check (account_id = (select access.actor_id()));
grant select (account_id, expires_at), insert, delete on congtam.second_factor_offer to congtam_app;

create table congtam.recovery_code (
  account_id uuid not null constraint recovery_code_of_account references congtam.account (id),
  code_hash bytea not null constraint recovery_code_is_sha256 check (octet_length(code_hash) = 32),
  used_at timestamptz,
  constraint recovery_code_key primary key (account_id, code_hash)
);
comment on table congtam.recovery_code is 'Codes on paper that stand in for a second factor, each once';
alter table congtam.recovery_code enable row level security, force row level security;
create policy recovery_code_own on congtam.recovery_code to congtam_app
  using (account_id = (select access.actor_id())) with check (account_id = (select access.actor_id()));
grant select, insert (account_id, code_hash), update (used_at), delete on congtam.recovery_code to congtam_app;

create function access.own_second_factor() returns table (sealed bytea, last_step bigint)
  language sql stable security definer set search_path = ''
  begin atomic
    select f.sealed, f.last_step from congtam.second_factor f where f.account_id = access.actor_id();
  end;
comment on function access.own_second_factor() is 'What is needed to check a time code of who is acting';

create function access.own_second_factor_offer() returns bytea
  language sql stable security definer set search_path = ''
  return (select o.sealed from congtam.second_factor_offer o
    where o.account_id = access.actor_id() and o.expires_at > now());
comment on function access.own_second_factor_offer() is 'The secret that who is acting is about to take';

create function access.credential_of_recovery(wanted_login text, given_code_hash bytea)
  returns table (account_id uuid, status text, password_hash text)
  language sql stable security definer set search_path = ''
  begin atomic
    select c.account_id, c.status, c.password_hash
    from access.credential_of(wanted_login) c
    where exists (
      select 1 from congtam.recovery_code r
      where r.account_id = c.account_id and r.code_hash = given_code_hash and r.used_at is null);
  end;
comment on function access.credential_of_recovery(text, bytea) is
  'What is needed to check the password of whoever holds a recovery code of the account';
grant execute on function access.credential_of_recovery(text, bytea) to congtam_app;

create function access.remove_second_factor(given_account uuid) returns integer
  language plpgsql security definer set search_path = ''
  as $$ declare removed integer;
  begin
    if not access.has_role('administrator') or given_account = access.actor_id() then return null; end if;
    delete from congtam.recovery_code where account_id = given_account;
    delete from congtam.second_factor where account_id = given_account;
    get diagnostics removed = row_count;
    return removed;
  end $$;
comment on function access.remove_second_factor(uuid) is
  'For somebody who lost theirs, by an administrator who is not them; how many there were, null when the actor may not';
grant execute on function access.own_second_factor(), access.own_second_factor_offer(),
  access.remove_second_factor(uuid) to congtam_app;

-- Passwords of before. No role reads them; functions answer for whoever is about to choose another.

create table congtam.password_history (
  id bigint generated always as identity constraint password_history_key primary key,
  account_id uuid not null constraint password_history_of_account references congtam.account (id),
  password_hash text not null constraint password_history_is_argon2id check (password_hash like '$argon2id$%')
);
comment on table congtam.password_history is 'The last passwords of an account, the present one among them';
create index password_history_by_account on congtam.password_history (account_id, id);
alter table congtam.password_history enable row level security, force row level security;
create policy password_history_nobody on congtam.password_history to congtam_app using (false);
insert into congtam.password_history (account_id, password_hash)
  select account_id, password_hash from congtam.credential;

create function access.keep_password() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    insert into congtam.password_history (account_id, password_hash) values (new.account_id, new.password_hash);
    delete from congtam.password_history h where h.account_id = new.account_id and h.id not in (
      select k.id from congtam.password_history k where k.account_id = new.account_id order by k.id desc limit 24);
    return null;
  end $$;
comment on function access.keep_password() is 'No password is set without being remembered';
create trigger credential_kept after insert or update of password_hash on congtam.credential
  for each row execute function access.keep_password();

create function access.own_passwords(most integer) returns setof text
  language sql stable security definer set search_path = ''
  begin atomic
    select h.password_hash from congtam.password_history h where h.account_id = access.actor_id()
      order by h.id desc limit most;
  end;
comment on function access.own_passwords(integer) is 'The last passwords of who is acting, as hashes';

create function access.passwords_of_activation(wanted_login text, given_code_hash bytea, most integer) returns setof text
  language sql stable security definer set search_path = ''
  begin atomic
    select h.password_hash from congtam.password_history h
      join congtam.account a on a.id = h.account_id join congtam.activation v on v.account_id = a.id
      where a.login = wanted_login and v.code_hash = given_code_hash and v.expires_at > now()
      order by h.id desc limit most;
  end;
comment on function access.passwords_of_activation(text, bytea, integer) is
  'The last passwords of whoever holds a good activation code, as hashes; nothing otherwise';
grant execute on function access.own_passwords(integer), access.passwords_of_activation(text, bytea, integer) to congtam_app;

-- Notices: written by triggers, so that nothing touches an account without its owner being told.

alter table congtam.account
  add column mail text constraint account_mail_form check (mail ~ '^[^@[:space:][:cntrl:]]{1,64}@[A-Za-z0-9.-]{1,190}$'),
  add column mail_before text,
  add column mail_changed_at timestamptz;
comment on column congtam.account.mail is 'Where its owner is told that something has changed; content is never sent';
comment on column congtam.account.mail_before is 'Told as well, for a week: who takes an account over would change the address first';
grant insert (mail) on congtam.account to congtam_app;

create table congtam.notice (
  id uuid constraint notice_id primary key,
  account_id uuid not null constraint notice_to_account references congtam.account (id),
  kind text not null constraint notice_kind_known check (kind in (
    'activation', 'password', 'secondFactor', 'role', 'status', 'mail', 'signOn')),
  caused_by uuid,
  at timestamptz not null default now()
);
comment on table congtam.notice is 'What was changed in an account, for its owner: kinds, never content';
create index notice_by_account on congtam.notice (account_id, at);
alter table congtam.notice enable row level security, force row level security;
create policy notice_own on congtam.notice for select to congtam_app using (account_id = (select access.actor_id()));
grant select on congtam.notice to congtam_app;

create function access.tell(told uuid, what text) returns void
  language plpgsql security definer set search_path = ''
  as $$ declare notice uuid := gen_random_uuid();
  begin
    insert into congtam.notice (id, account_id, kind, caused_by) values (notice, told, what, access.actor_id());
    insert into congtam.job (id, kind, payload)
      values (gen_random_uuid(), 'account.mailNotice', jsonb_build_object('notice', notice));
  end $$;
comment on function access.tell(uuid, text) is 'Puts down a notice and the job of mailing it, in the transaction of the change';

create function access.tell_of_change() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    if tg_op = 'DELETE' then perform access.tell(old.account_id, tg_argv[0]);
    else perform access.tell(new.account_id, tg_argv[0]); end if;
    return null;
  end $$;
comment on function access.tell_of_change() is 'Tells the owner of an account that something that belongs to it has changed';

create function access.tell_of_account() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    if new.status <> old.status and old.status <> 'invited' then perform access.tell(new.id, 'status'); end if;
    if new.mail is distinct from old.mail then perform access.tell(new.id, 'mail'); end if;
    return null;
  end $$;
comment on function access.tell_of_account() is 'Tells the owner of an account that it was disabled, enabled, or gets its notices elsewhere';

create trigger activation_told after insert on congtam.activation
  for each row execute function access.tell_of_change('activation');
create trigger credential_told after insert or update of password_hash on congtam.credential
  for each row execute function access.tell_of_change('password');
create trigger second_factor_told after insert or delete on congtam.second_factor
  for each row execute function access.tell_of_change('secondFactor');
create trigger role_grant_told after update of confirmed_at, ended_at on congtam.role_grant
  for each row when (new.confirmed_at is not null) execute function access.tell_of_change('role');
create trigger account_told after update of status, mail on congtam.account
  for each row execute function access.tell_of_account();

create function access.set_own_mail(wanted text) returns void
  language sql security definer set search_path = ''
  begin atomic
    update congtam.account set mail_before = mail, mail_changed_at = now(), mail = wanted
      where id = access.actor_id() and mail is distinct from wanted;
  end;
comment on function access.set_own_mail(text) is 'Where who is acting wants to be told';

create function access.mail_of_notice(given_notice uuid) returns setof text
  language sql stable security definer set search_path = ''
  begin atomic
    select a.mail from congtam.notice n join congtam.account a on a.id = n.account_id
      where n.id = given_notice and a.mail is not null
    union
    select a.mail_before from congtam.notice n join congtam.account a on a.id = n.account_id
      where n.id = given_notice and a.mail_before is not null and a.mail_changed_at > now() - interval '7 days';
  end;
comment on function access.mail_of_notice(uuid) is 'Where a notice goes';
grant execute on function access.set_own_mail(text), access.mail_of_notice(uuid) to congtam_app;
