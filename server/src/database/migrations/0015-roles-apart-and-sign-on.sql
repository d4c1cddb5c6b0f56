-- Who administers the system takes no part in its business; and accounts that sign in elsewhere.

alter table congtam.role_grant add constraint role_grant_apart exclude using gist (
  account_id extensions.gist_uuid_ops with =,
  ((role = 'administrator')::integer) extensions.gist_int4_ops with <>,
  daterange(valid_from, valid_to, '[]') with &&) where (ended_at is null);
comment on constraint role_grant_apart on congtam.role_grant is
  'No account is administrator and holds a role of the business on the same day, not even proposed';

create function access.recent_grants(since timestamptz)
  returns table (account_id uuid, role text, unit_id uuid, confirmed_at timestamptz)
  language sql stable security definer set search_path = ''
  begin atomic
    select g.account_id, g.role, g.unit_id, g.confirmed_at from congtam.role_grant g
      where g.confirmed_at > since and exists (
        select 1 from access.grants_of(access.actor_id()) mine
        where mine.role in ('administrator', 'authority', 'homeAffairs', 'inspector'));
  end;
comment on function access.recent_grants(timestamptz) is
  'Roles granted lately, for those who review what was done with them; which acts they see is said by the policies of the log';
grant execute on function access.recent_grants(timestamptz) to congtam_app;

create table congtam.sign_on (
  browser_hash bytea constraint sign_on_key primary key constraint sign_on_is_sha256 check (octet_length(browser_hash) = 32),
  expires_at timestamptz not null
);
comment on table congtam.sign_on is
  'Sign-ins under way at the identity provider, each of one browser and good once; state, nonce and verifier follow from its cookie';
alter table congtam.sign_on enable row level security, force row level security;
create policy sign_on_nobody on congtam.sign_on to congtam_app using (false);

create function access.begin_sign_on(given_browser bytea) returns void
  language sql security definer set search_path = ''
  begin atomic
    delete from congtam.sign_on where expires_at < now();
    insert into congtam.sign_on (browser_hash, expires_at) values (given_browser, now() + interval '10 minutes');
  end;
comment on function access.begin_sign_on(bytea) is 'Remembers that a browser was sent to the identity provider';

create function access.take_sign_on(given_browser bytea) returns boolean
  language sql security definer set search_path = ''
  begin atomic
    delete from congtam.sign_on where browser_hash = given_browser returning expires_at > now();
  end;
comment on function access.take_sign_on(bytea) is 'Whether a browser was sent and has not come back before; null when not';

create table congtam.sign_on_subject (
  id uuid constraint sign_on_subject_id primary key,
  account_id uuid not null constraint sign_on_subject_of_account references congtam.account (id),
  issuer text not null constraint sign_on_subject_issuer_given check (length(issuer) between 1 and 500),
  subject text not null constraint sign_on_subject_given check (length(subject) between 1 and 255),
  at_sign_in boolean not null default false,
  proposed_by uuid not null constraint sign_on_subject_proposer references congtam.account (id),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid constraint sign_on_subject_confirmer references congtam.account (id),
  confirmed_at timestamptz,
  ended_by uuid constraint sign_on_subject_ender references congtam.account (id),
  ended_at timestamptz,
  constraint sign_on_subject_confirmed_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint sign_on_subject_ended_whole check ((ended_by is null) = (ended_at is null)),
  -- One administrator alone could otherwise sign in as anybody, by an identity of their own.
  constraint sign_on_subject_by_two_persons check (
    case when at_sign_in then proposed_by = account_id and confirmed_by is not distinct from account_id
    else proposed_by <> account_id and (confirmed_by is null or confirmed_by not in (proposed_by, account_id)) end)
);
comment on table congtam.sign_on_subject is
  'Which identity at which provider an account is: said by two administrators, or bound at the first sign-in by a verified claim';
create unique index sign_on_subject_once on congtam.sign_on_subject (issuer, subject) where ended_at is null;
create unique index sign_on_subject_one_an_account on congtam.sign_on_subject (account_id, issuer) where ended_at is null;
alter table congtam.sign_on_subject enable row level security, force row level security;
create policy sign_on_subject_own on congtam.sign_on_subject for select to congtam_app
  using (account_id = (select access.actor_id()));
create policy sign_on_subject_administered on congtam.sign_on_subject for select to congtam_app
  using ((select access.has_role('administrator')));
create policy sign_on_subject_proposed on congtam.sign_on_subject for insert to congtam_app
  with check (
    (select access.has_role('administrator')) and proposed_by = (select access.actor_id())
    and account_id <> proposed_by and not at_sign_in and confirmed_by is null and ended_by is null);
create policy sign_on_subject_at_sign_in on congtam.sign_on_subject for insert to congtam_app
  with check (
    at_sign_in and account_id = (select access.actor_id()) and proposed_by = account_id and ended_by is null);
create policy sign_on_subject_changed on congtam.sign_on_subject for update to congtam_app
  using ((select access.has_role('administrator')) and account_id <> (select access.actor_id()) and ended_at is null)
  with check (confirmed_by = (select access.actor_id()) or ended_by = (select access.actor_id()));
grant select, insert (id, account_id, issuer, subject, at_sign_in, proposed_by, confirmed_by, confirmed_at),
  update (confirmed_by, confirmed_at, ended_by, ended_at) on congtam.sign_on_subject to congtam_app;

create trigger sign_on_subject_told after update of confirmed_at, ended_at on congtam.sign_on_subject
  for each row when (new.confirmed_at is not null) execute function access.tell_of_change('signOn');
create trigger sign_on_subject_bound after insert on congtam.sign_on_subject
  for each row when (new.confirmed_at is not null) execute function access.tell_of_change('signOn');

create function access.account_of_subject(given_issuer text, given_subject text) returns uuid
  language sql stable security definer set search_path = ''
  return (
    select a.id from congtam.sign_on_subject s join congtam.account a on a.id = s.account_id
    where s.issuer = given_issuer and s.subject = given_subject and s.confirmed_at is not null and s.ended_at is null
      and a.status <> 'disabled' and a.kind = 'person');
comment on function access.account_of_subject(text, text) is 'Whose account an identity is; null when nobody''s';

create function access.account_to_bind(given_issuer text, wanted_login text) returns uuid
  language sql stable security definer set search_path = ''
  return (
    select a.id from congtam.account a
    where a.login = wanted_login and a.status = 'active' and a.kind = 'person'
      and not exists (
        select 1 from congtam.sign_on_subject s where s.account_id = a.id and s.issuer = given_issuer));
comment on function access.account_to_bind(text, text) is
  'The account that a verified login may be bound to: one that never was bound at this provider';

create function access.enter_bound() returns void
  language sql security definer set search_path = ''
  begin atomic
    update congtam.account a set status = 'active' where a.id = access.actor_id() and a.status = 'invited' and exists (
      select 1 from congtam.sign_on_subject s
      where s.account_id = a.id and s.confirmed_at is not null and s.ended_at is null);
    update congtam.account set last_sign_in_at = now() where id = access.actor_id();
  end;
comment on function access.enter_bound() is 'Who was invited and signs in elsewhere needs no activation code';
grant execute on function access.begin_sign_on(bytea), access.take_sign_on(bytea), access.account_of_subject(text, text),
  access.account_to_bind(text, text), access.enter_bound() to congtam_app;
