-- Files as bytes with their hash, read under the scope of what they belong to; and signed papers put in for people who do
-- not sign in.

create table congtam.attachment (
  id uuid constraint attachment_id primary key,
  kind text not null constraint attachment_kind_known check (kind in ('pdf', 'jpg', 'png')),
  content bytea not null constraint attachment_size check (octet_length(content) between 1 and 20971520),
  hash bytea not null constraint attachment_hash_is_of_its_content check (hash = sha256(content)),
  uploaded_by uuid not null constraint attachment_uploader references congtam.account (id),
  uploaded_at timestamptz not null default now(),
  constraint attachment_once_for_each unique (uploaded_by, hash)
);
comment on table congtam.attachment is
  'Scans and files, never changed. The same bytes put in again by the same account are the same attachment';

create table congtam.attachment_binding (
  attachment_id uuid not null constraint attachment_binding_of_attachment references congtam.attachment (id),
  subject_kind text not null constraint attachment_binding_kind_form check (subject_kind ~ '^[a-z][A-Za-z]{1,49}$'),
  subject_id uuid not null,
  unit_id uuid not null constraint attachment_binding_in_unit references congtam.unit (id),
  person_id uuid constraint attachment_binding_about_person references congtam.person (id),
  seen_by text[] not null constraint attachment_binding_roles_few check (cardinality(seen_by) between 0 and 20),
  bound_by uuid not null constraint attachment_binding_binder references congtam.account (id),
  bound_at timestamptz not null default now(),
  constraint attachment_binding_key primary key (attachment_id, subject_kind, subject_id)
);
comment on table congtam.attachment_binding is
  'What an attachment belongs to: read by the person it is about, and by these roles in the unit';
create index attachment_binding_by_subject on congtam.attachment_binding (subject_kind, subject_id);

create table congtam.paper (
  id uuid constraint paper_id primary key,
  person_id uuid not null constraint paper_of_person references congtam.person (id),
  unit_id uuid not null constraint paper_in_unit references congtam.unit (id),
  title text not null constraint paper_title_given check (length(title) between 1 and 300),
  signed_on date not null,
  attachment_id uuid not null constraint paper_scan references congtam.attachment (id),
  entered_by uuid not null constraint paper_enterer references congtam.account (id),
  entered_by_name text not null,
  entered_at timestamptz not null default now(),
  constraint paper_once unique (person_id, attachment_id)
);
comment on table congtam.paper is
  'A paper somebody signed by hand, put in on their behalf with its scan: what is entered for them stands on it';
create index paper_by_unit on congtam.paper (unit_id);

create trigger attachment_only_grows before update or truncate on congtam.attachment
  execute function access.refuse_change();
create trigger attachment_binding_only_grows before update or delete or truncate on congtam.attachment_binding
  execute function access.refuse_change();
create trigger paper_only_grows before update or delete or truncate on congtam.paper
  execute function access.refuse_change();

create function access.is_bound(given_attachment uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.attachment_binding b where b.attachment_id = given_attachment);
comment on function access.is_bound(uuid) is 'Whether an attachment belongs to anything: from then on its own scope holds';

create function access.my_attachment(given_hash bytea) returns uuid
  language sql stable security definer set search_path = ''
  return (select a.id from congtam.attachment a where a.uploaded_by = access.actor_id() and a.hash = given_hash);
comment on function access.my_attachment(bytea) is 'The attachment of these bytes that the actor put in before';

create function access.is_my_attachment(given_attachment uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.attachment a where a.id = given_attachment and a.uploaded_by = access.actor_id());
comment on function access.is_my_attachment(uuid) is
  'Whether the actor put it in: nobody comes to read a file by binding it to something of theirs';

create function access.my_loose_attachments() returns integer
  language sql stable security definer set search_path = ''
  return (
    select count(*)::integer from congtam.attachment a
    where a.uploaded_by = access.actor_id() and not access.is_bound(a.id));
comment on function access.my_loose_attachments() is 'How many files the actor put in that belong to nothing yet';

grant execute on function
  access.is_bound(uuid), access.my_attachment(bytea), access.is_my_attachment(uuid), access.my_loose_attachments()
to congtam_app;
grant execute on function access.is_bound(uuid) to congtam_jobs;

alter table congtam.attachment_binding enable row level security, force row level security;
create policy attachment_binding_about_me on congtam.attachment_binding for select to congtam_app
  using (person_id = (select access.my_person()));
create policy attachment_binding_in_scope on congtam.attachment_binding for select to congtam_app using (
  unit_id = any (access.units_within(seen_by))
  or exists (
    select 1 from congtam.post p
    where p.person_id = attachment_binding.person_id and p.unit_id = any (access.units_within(seen_by))
      and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')));
create policy attachment_bound on congtam.attachment_binding for insert to congtam_app with check (
  bound_by = (select access.actor_id()) and access.is_my_attachment(attachment_id)
  and (person_id = (select access.my_person())
    or unit_id = any ((select access.units_within(access.every_role()))::uuid[])));
grant select on congtam.attachment_binding to congtam_app;
grant insert (attachment_id, subject_kind, subject_id, unit_id, person_id, seen_by, bound_by)
  on congtam.attachment_binding to congtam_app;

alter table congtam.attachment enable row level security, force row level security;
create policy attachment_put_in on congtam.attachment for insert to congtam_app
  with check (uploaded_by = (select access.actor_id()));
create policy attachment_of_mine on congtam.attachment for select to congtam_app
  using (uploaded_by = (select access.actor_id()) and not access.is_bound(id));
create policy attachment_of_subject on congtam.attachment for select to congtam_app
  using (exists (select 1 from congtam.attachment_binding b where b.attachment_id = attachment.id));
create policy attachment_swept on congtam.attachment for delete to congtam_jobs
  using (uploaded_at < now() - interval '7 days' and not access.is_bound(id));
create policy attachment_to_be_swept on congtam.attachment for select to congtam_jobs
  using (uploaded_at < now() - interval '7 days' and not access.is_bound(id));
grant select on congtam.attachment to congtam_app;
grant insert (id, kind, content, hash, uploaded_by) on congtam.attachment to congtam_app;
grant delete, select (id, uploaded_at) on congtam.attachment to congtam_jobs;

alter table congtam.paper enable row level security, force row level security;
create policy paper_of_mine on congtam.paper for select to congtam_app using (person_id = (select access.my_person()));
create policy paper_in_scope on congtam.paper for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or exists (
    select 1 from congtam.post p
    where p.person_id = paper.person_id
      and p.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
      and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')));
create policy paper_entered on congtam.paper for insert to congtam_app with check (
  entered_by = (select access.actor_id()) and access.is_my_attachment(attachment_id)
  and person_id is distinct from (select access.my_person())
  and unit_id = any (access.units_within_about('{personnelOfficer,head}', person_id)));
grant select on congtam.paper to congtam_app;
grant insert (id, person_id, unit_id, title, signed_on, attachment_id, entered_by, entered_by_name)
  on congtam.paper to congtam_app;

-- What the list of events says beside who and what: in which role, and for whom.
alter table audit.event
  add column role text generated always as (canonical::jsonb ->> 'role') stored,
  add column on_behalf_of uuid generated always as ((canonical::jsonb ->> 'onBehalfOf')::uuid) stored;
grant select (role, on_behalf_of) on audit.event to congtam_app;
