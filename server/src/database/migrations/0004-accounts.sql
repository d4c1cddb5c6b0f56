-- Accounts, how they prove themselves, their sessions, and the roles two persons grant them.

create table congtam.account (
  id uuid constraint account_id primary key,
  login text not null constraint account_login_folded check (login = lower(login) and login ~ '^[a-z0-9._@-]{3,100}$'),
  display_name text not null constraint account_name_given check (length(display_name) between 1 and 200),
  kind text not null constraint account_kind_known check (kind in ('person', 'service')),
  status text not null constraint account_status_known check (status in ('invited', 'active', 'disabled')),
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz,
  person_id uuid,
  constraint account_login_once unique (login),
  constraint account_one_for_a_person unique (person_id)
);
comment on table congtam.account is 'Who may sign in; one person per account';

create table congtam.credential (
  account_id uuid constraint credential_key primary key constraint credential_of_account references congtam.account (id),
  password_hash text not null constraint credential_is_argon2id check (password_hash like '$argon2id$%'),
  changed_at timestamptz not null default now()
);
comment on table congtam.credential is 'Passwords as argon2id hashes; no role reads this table, functions answer for it';

create table congtam.activation (
  account_id uuid constraint activation_key primary key constraint activation_of_account references congtam.account (id),
  code_hash bytea not null constraint activation_hash_is_sha256 check (octet_length(code_hash) = 32),
  expires_at timestamptz not null
);
comment on table congtam.activation is
  'One-time codes with which people choose their own password; an administrator starts it and never sees the password';

create table congtam.session (
  token_hash bytea constraint session_key primary key constraint session_hash_is_sha256 check (octet_length(token_hash) = 32),
  account_id uuid not null constraint session_of_account references congtam.account (id),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  idle_limit interval not null
);
comment on table congtam.session is 'Open sessions; the token itself is only in the cookie';
create index session_by_account on congtam.session (account_id);

create table congtam.known_device (
  token_hash bytea constraint known_device_key primary key constraint known_device_hash_is_sha256 check (octet_length(token_hash) = 32),
  account_id uuid not null constraint known_device_of_account references congtam.account (id),
  since timestamptz not null default now()
);
comment on table congtam.known_device is
  'Browsers in which an account has signed in: they have a count of failures of their own, so that nobody else can lock the owner out';

create table congtam.sign_in_attempt (
  bucket bytea not null constraint sign_in_attempt_bucket_is_sha256 check (octet_length(bucket) = 32),
  at timestamptz not null default clock_timestamp()
);
comment on table congtam.sign_in_attempt is 'Attempts that have not succeeded, under a hash of account and address (or known device)';
create index sign_in_attempt_by_bucket on congtam.sign_in_attempt (bucket, at);

create table congtam.role_grant (
  id uuid constraint role_grant_id primary key,
  account_id uuid not null constraint role_grant_to_account references congtam.account (id),
  role text not null constraint role_grant_role_known check (role in (
    'administrator', 'personnelOfficer', 'head', 'authority', 'homeAffairs', 'inspector', 'partyCommittee',
    'recordsClerk', 'meetingSecretary')),
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  ground text not null constraint role_grant_ground_given check (length(ground) between 1 and 500),
  proposed_by uuid not null constraint role_grant_proposer references congtam.account (id),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid constraint role_grant_confirmer references congtam.account (id),
  confirmed_at timestamptz,
  ended_by uuid constraint role_grant_ender references congtam.account (id),
  ended_at timestamptz,
  constraint role_grant_days_in_order check (valid_to is null or valid_to >= valid_from),
  constraint role_grant_confirmed_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint role_grant_ended_whole check ((ended_by is null) = (ended_at is null)),
  -- Who administers the system has no unit; every other role is held somewhere.
  constraint role_grant_has_its_place check ((role = 'administrator') = (unit_id is null)),
  -- The first administrators are granted by the set-up: they name themselves, each confirmed by the other.
  constraint role_grant_by_two_persons check (confirmed_by is null or confirmed_by not in (proposed_by, account_id))
);
comment on table congtam.role_grant is 'Roles: proposed by one person, confirmed by another, never by the one who gets them';
create index role_grant_by_account on congtam.role_grant (account_id);

create function access.grants_of(given_account uuid) returns table (role text, unit_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select g.role, g.unit_id
    from congtam.role_grant g join congtam.account a on a.id = g.account_id
    where g.account_id = given_account and a.status = 'active' and g.confirmed_at is not null and g.ended_at is null
      and access.today() between g.valid_from and coalesce(g.valid_to, 'infinity');
  end;
comment on function access.grants_of(uuid) is
  'The roles an account holds today, and where: confirmed, not ended, within their days, the account not disabled';

create function access.has_role(wanted text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from access.grants_of(access.actor_id()) g where g.role = wanted);
comment on function access.has_role(text) is 'Whether the actor holds a role today, anywhere';
grant execute on function access.has_role(text) to congtam_app;

alter table congtam.account enable row level security, force row level security;
create policy account_own on congtam.account for select to congtam_app using (id = (select access.actor_id()));
create policy account_administered on congtam.account for select to congtam_app
  using ((select access.has_role('administrator')));
create policy account_made on congtam.account for insert to congtam_app
  with check ((select access.has_role('administrator')) and status = 'invited');
create policy account_changed on congtam.account for update to congtam_app
  using ((select access.has_role('administrator')) and id <> (select access.actor_id()));
grant select on congtam.account to congtam_app;
grant insert (id, login, display_name, kind, status) on congtam.account to congtam_app;
grant update (display_name, status) on congtam.account to congtam_app;

alter table congtam.credential enable row level security, force row level security;
create policy credential_nobody on congtam.credential to congtam_app using (false);

alter table congtam.activation enable row level security, force row level security;
create policy activation_started on congtam.activation for insert to congtam_app
  with check ((select access.has_role('administrator')) and account_id <> (select access.actor_id()));
create policy activation_replaced on congtam.activation for delete to congtam_app
  using ((select access.has_role('administrator')));
-- Deleting by account needs to see the account, and only that: no one reads a hash.
create policy activation_found on congtam.activation for select to congtam_app
  using ((select access.has_role('administrator')));
grant insert, delete, select (account_id, expires_at) on congtam.activation to congtam_app;

alter table congtam.session enable row level security, force row level security;
create policy session_own on congtam.session for select to congtam_app
  using (account_id = (select access.actor_id()));
create policy session_begun on congtam.session for insert to congtam_app
  with check (account_id = (select access.actor_id()));
create policy session_ended on congtam.session for delete to congtam_app
  using (account_id = (select access.actor_id()));
create policy session_ended_by_administrator on congtam.session for delete to congtam_app
  using ((select access.has_role('administrator')));
create policy session_counted_by_administrator on congtam.session for select to congtam_app
  using ((select access.has_role('administrator')));
create policy session_swept on congtam.session to congtam_jobs using (true);
grant select, insert, delete on congtam.session to congtam_app;
grant select, delete on congtam.session to congtam_jobs;

alter table congtam.known_device enable row level security, force row level security;
create policy known_device_own on congtam.known_device to congtam_app
  using (account_id = (select access.actor_id())) with check (account_id = (select access.actor_id()));
grant select, insert, delete on congtam.known_device to congtam_app;

alter table congtam.sign_in_attempt enable row level security, force row level security;
create policy sign_in_attempt_swept on congtam.sign_in_attempt to congtam_jobs using (true);
grant select, delete on congtam.sign_in_attempt to congtam_jobs;

alter table congtam.role_grant enable row level security, force row level security;
create policy role_grant_own on congtam.role_grant for select to congtam_app
  using (account_id = (select access.actor_id()));
create policy role_grant_administered on congtam.role_grant for select to congtam_app
  using ((select access.has_role('administrator')));
create policy role_grant_proposed on congtam.role_grant for insert to congtam_app
  with check (
    (select access.has_role('administrator')) and proposed_by = (select access.actor_id())
    and account_id <> proposed_by and confirmed_by is null and ended_by is null);
create policy role_grant_confirmed on congtam.role_grant for update to congtam_app
  using ((select access.has_role('administrator')) and account_id <> (select access.actor_id()) and ended_at is null)
  with check (confirmed_by = (select access.actor_id()) or ended_by = (select access.actor_id()));
grant select on congtam.role_grant to congtam_app;
grant insert (id, account_id, role, unit_id, valid_from, valid_to, ground, proposed_by) on congtam.role_grant to congtam_app;
grant update (confirmed_by, confirmed_at, ended_by, ended_at) on congtam.role_grant to congtam_app;

-- Administrators see the acts of administration, and no others.
create policy event_of_administration on audit.event for select to congtam_app
  using (subject_kind in ('account', 'roleGrant', 'installation', 'session') and (select access.has_role('administrator')));

-- What is asked before anybody is known. Each function answers one question and no more.

create function access.is_set_up() returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.account);
comment on function access.is_set_up() is 'Whether there is any account';

create function access.set_up(
  first_id uuid, first_login text, first_name text, first_password_hash text,
  second_id uuid, second_login text, second_name text, second_code_hash bytea, ground text
) returns boolean
  language plpgsql security definer set search_path = ''
  as $$ begin
    perform pg_advisory_xact_lock(hashtext('congtam.set_up'));
    if exists (select 1 from congtam.account) then return false; end if;
    insert into congtam.account (id, login, display_name, kind, status) values
      (first_id, first_login, first_name, 'person', 'active'),
      (second_id, second_login, second_name, 'person', 'invited');
    insert into congtam.credential (account_id, password_hash) values (first_id, first_password_hash);
    insert into congtam.activation (account_id, code_hash, expires_at)
      values (second_id, second_code_hash, now() + interval '3 days');
    insert into congtam.role_grant
      (id, account_id, role, valid_from, ground, proposed_by, confirmed_by, confirmed_at)
    values
      (gen_random_uuid(), first_id, 'administrator', access.today(), set_up.ground, first_id, second_id, now()),
      (gen_random_uuid(), second_id, 'administrator', access.today(), set_up.ground, second_id, first_id, now());
    return true;
  end $$;
comment on function access.set_up(uuid, text, text, text, uuid, text, text, bytea, text) is
  'Makes the first two administrators, once; false when there already is an account';

create function access.credential_of(wanted_login text)
  returns table (account_id uuid, status text, password_hash text)
  language sql stable security definer set search_path = ''
  begin atomic
    select a.id, a.status, c.password_hash
    from congtam.account a join congtam.credential c on c.account_id = a.id
    where a.login = wanted_login and a.kind = 'person';
  end;
comment on function access.credential_of(text) is 'What is needed to check a password';

create function access.open_session(given_token_hash bytea)
  returns table (account_id uuid, display_name text, person_id uuid, grants jsonb)
  language sql security definer set search_path = ''
  begin atomic
    update congtam.session s set seen_at = now()
      where s.token_hash = given_token_hash and s.seen_at < now() - interval '30 seconds'
        and s.expires_at > now() and s.seen_at + s.idle_limit > now();
    select a.id, a.display_name, a.person_id, coalesce((
      select jsonb_agg(jsonb_build_object('role', g.role, 'unit', g.unit_id)) from access.grants_of(a.id) g), '[]')
    from congtam.session s join congtam.account a on a.id = s.account_id
    where s.token_hash = given_token_hash and a.status = 'active'
      and s.expires_at > now() and s.seen_at + s.idle_limit > now();
  end;
comment on function access.open_session(bytea) is 'Who a session belongs to and what roles they hold at this moment, if it is open and the account may act';

create function access.is_known_device(given_token_hash bytea, wanted_login text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.known_device d join congtam.account a on a.id = d.account_id
    where d.token_hash = given_token_hash and a.login = wanted_login);
comment on function access.is_known_device(bytea, text) is 'Whether this browser once signed in to this account';

create function access.begin_attempt(given_bucket bytea, free_attempts integer, longest interval) returns interval
  language plpgsql security definer set search_path = ''
  as $$ declare
    failures integer;
    last_at timestamptz;
    pause interval;
  begin
    perform pg_advisory_xact_lock(hashtextextended(encode(given_bucket, 'hex'), 0));
    select count(*), max(at) into failures, last_at
      from congtam.sign_in_attempt where bucket = given_bucket and at > clock_timestamp() - longest;
    if failures >= free_attempts then
      pause := last_at + least(longest, interval '1 second' * 2 ^ least(failures - free_attempts, 20)) - clock_timestamp();
      if pause > interval '0' then return pause; end if;
    end if;
    insert into congtam.sign_in_attempt (bucket) values (given_bucket);
    return interval '0';
  end $$;
comment on function access.begin_attempt(bytea, integer, interval) is
  'Counts an attempt before it is made, so that a hundred at once are a hundred; the answer is how long to wait instead';

create function access.attempt_succeeded(given_bucket bytea, given_account uuid) returns void
  language sql security definer set search_path = ''
  begin atomic
    delete from congtam.sign_in_attempt where bucket = given_bucket;
    update congtam.account set last_sign_in_at = now() where id = given_account;
  end;
comment on function access.attempt_succeeded(bytea, uuid) is 'Forgets the failures of a bucket';

create function access.activate(wanted_login text, given_code_hash bytea, new_password_hash text) returns uuid
  language plpgsql security definer set search_path = ''
  as $$ declare activated uuid;
  begin
    delete from congtam.activation v using congtam.account a
      where a.id = v.account_id and a.login = wanted_login and a.status <> 'disabled'
        and v.code_hash = given_code_hash and v.expires_at > now()
      returning a.id into activated;
    if activated is null then return null; end if;
    insert into congtam.credential (account_id, password_hash) values (activated, new_password_hash)
      on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = now();
    update congtam.account set status = 'active' where id = activated;
    delete from congtam.session where account_id = activated;
    delete from congtam.known_device where account_id = activated;
    return activated;
  end $$;
comment on function access.activate(text, bytea, text) is
  'Trades a one-time code for a password of one''s own and ends every session; null when the code is not good';

grant execute on function
  access.is_set_up(), access.set_up(uuid, text, text, text, uuid, text, text, bytea, text),
  access.credential_of(text), access.open_session(bytea), access.is_known_device(bytea, text),
  access.begin_attempt(bytea, integer, interval), access.attempt_succeeded(bytea, uuid),
  access.activate(text, bytea, text)
to congtam_app;
