-- People, and the posts they hold from a day to a day. Whoever holds no post in reach is out of reach.

create schema extensions;
comment on schema extensions is 'Extensions of PostgreSQL, each trusted, so that no superuser is needed';
grant usage on schema extensions to congtam_app, congtam_jobs, congtam_backup;
create extension btree_gist schema extensions;
create extension pg_trgm schema extensions;

create table congtam.person (
  id uuid constraint person_id primary key,
  staff_code text not null constraint person_code_form check (staff_code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$'),
  full_name text not null constraint person_name_given check (length(full_name) between 1 and 200),
  given_name text not null,
  folded_name text not null,
  born_on date,
  recorded_at timestamptz not null default now(),
  constraint person_code_once unique (staff_code)
);
comment on table congtam.person is 'Public servants and those who work beside them, whether or not they ever sign in';
comment on column congtam.person.given_name is 'Last word of the name: Vietnamese lists are ordered by it';
comment on column congtam.person.folded_name is 'The name in small letters without marks (đ as d), for searching';
create index person_in_vietnamese_order on congtam.person
  (given_name collate "vi-x-icu", full_name collate "vi-x-icu", staff_code);
create index person_by_folded_name on congtam.person using gin (folded_name extensions.gin_trgm_ops);

create table congtam.post (
  id uuid constraint post_id primary key,
  person_id uuid not null constraint post_of_person references congtam.person (id),
  unit_id uuid not null constraint post_in_unit references congtam.unit (id),
  title text not null constraint post_title_given check (length(title) between 1 and 200),
  leads text not null constraint post_leads_known check (leads in ('none', 'deputy', 'head')),
  service text not null
    constraint post_service_known check (service in ('civilServant', 'cadre', 'publicEmployee', 'contractWorker')),
  professional_title text,
  job_position text,
  management_tier text,
  is_main boolean not null,
  seconded_from uuid constraint post_seconded_from_unit references congtam.unit (id),
  valid_from date not null,
  valid_to date,
  ground text not null constraint post_ground_given check (length(ground) between 1 and 500),
  recorded_at timestamptz not null default now(),
  constraint post_days_in_order check (valid_to is null or valid_to >= valid_from),
  constraint post_seconded_elsewhere check (seconded_from <> unit_id),
  constraint post_one_main_a_day exclude using gist (
    person_id extensions.gist_uuid_ops with =, daterange(valid_from, valid_to, '[]') with &&) where (is_main)
);
comment on table congtam.post is 'Who works where as what; transfer ends one post and begins another, secondment keeps where from';
create index post_by_unit on congtam.post (unit_id, person_id);
create index post_by_person on congtam.post (person_id, valid_from);

create table congtam.party_membership (
  person_id uuid not null constraint party_membership_of_person references congtam.person (id),
  valid_from date not null,
  valid_to date,
  constraint party_membership_key primary key (person_id, valid_from),
  constraint party_membership_days_in_order check (valid_to is null or valid_to >= valid_from)
);
comment on table congtam.party_membership is 'Membership of the Party, from a day to a day';

alter table congtam.account
  add constraint account_of_person foreign key (person_id) references congtam.person (id);

create function access.my_person() returns uuid
  language sql stable security definer set search_path = ''
  return (select a.person_id from congtam.account a where a.id = access.actor_id());
comment on function access.my_person() is 'The person the actor is; null for accounts that are nobody''s';
grant execute on function access.my_person() to congtam_app;

-- Administrators are not named anywhere below: they see no files of people.

alter table congtam.post enable row level security, force row level security;
create policy post_in_scope on congtam.post for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or person_id = (select access.my_person()));
create policy post_recorded on congtam.post for insert to congtam_app with check (
  unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])
  and person_id is distinct from (select access.my_person()));
create policy post_ended on congtam.post for update to congtam_app using (
  unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])
  and person_id is distinct from (select access.my_person()));
grant select on congtam.post to congtam_app;
grant insert (id, person_id, unit_id, title, leads, service, professional_title, job_position, management_tier,
  is_main, seconded_from, valid_from, valid_to, ground) on congtam.post to congtam_app;
grant update (valid_to) on congtam.post to congtam_app;

alter table congtam.person enable row level security, force row level security;
create policy person_in_scope on congtam.person for select to congtam_app using (
  id = (select access.my_person())
  or exists (
    select 1 from congtam.post p
    where p.person_id = person.id and p.unit_id = any ((select access.units_within(access.every_role()))::uuid[])
      and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')));
create policy person_recorded on congtam.person for insert to congtam_app
  with check ((select access.has_role('personnelOfficer')));
grant select on congtam.person to congtam_app;
grant insert (id, staff_code, full_name, given_name, folded_name, born_on) on congtam.person to congtam_app;

alter table congtam.party_membership enable row level security, force row level security;
create policy party_membership_in_scope on congtam.party_membership for select to congtam_app
  using (exists (select 1 from congtam.person p where p.id = party_membership.person_id));
create policy party_membership_recorded on congtam.party_membership for insert to congtam_app with check (
  (select access.has_role('personnelOfficer'))
  and exists (select 1 from congtam.person p where p.id = party_membership.person_id));
grant select on congtam.party_membership to congtam_app;
grant insert (person_id, valid_from, valid_to) on congtam.party_membership to congtam_app;

-- What happened to one's own file, and who read it.
create policy event_about_me on audit.event for select to congtam_app
  using (person_id = (select access.my_person()));

create function access.has_posts(given_unit uuid, day date) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.post p where p.unit_id = given_unit and coalesce(p.valid_to, 'infinity') >= day);
comment on function access.has_posts(uuid, date) is
  'Whether anybody holds a post in a unit from a day on: who dissolves it need not see who';
grant execute on function access.has_posts(uuid, date) to congtam_app;

create function access.people_named(pattern text) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select p.id from congtam.person p where p.folded_name like pattern;
  end;
comment on function access.people_named(text) is
  'Ids of people whose folded name is like this. LIKE is not leakproof, so under row security it could not use its index; the ids are then filtered by the policies like any others';
grant execute on function access.people_named(text) to congtam_app;
