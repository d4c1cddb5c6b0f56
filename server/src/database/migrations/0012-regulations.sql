-- Packs that units upload themselves, from draft to official, and what competent authorities have settled in any pack.
-- The packs that come with the program are files under a lock, not rows.

create table congtam.local_pack (
  id uuid constraint local_pack_key primary key,
  unit_id uuid not null constraint local_pack_of_unit references congtam.unit (id),
  regulation text not null constraint local_pack_id_form check (regulation ~ '^[a-z0-9][a-z0-9.-]{1,79}$'),
  in_force_from date not null,
  layer_of text,
  title_vi text not null,
  title_en text not null,
  number text not null,
  source text not null constraint local_pack_source_bounded check (octet_length(source) between 1 and 1000000),
  hash bytea not null
    constraint local_pack_hash_is_of_its_source check (hash = sha256(convert_to(source, 'UTF8'))),
  register_tables jsonb not null default '{}',
  uploaded_by uuid not null constraint local_pack_uploader references congtam.account (id),
  uploaded_at timestamptz not null default now(),
  constraint local_pack_once unique (unit_id, regulation, in_force_from, hash)
);
comment on table congtam.local_pack is
  'A regulation of a unit as its pack was uploaded: bytes and hash, never changed; another text is another row';
comment on column congtam.local_pack.register_tables is
  'How registers feed the tables this pack declares, where the pack needs other than what ships';
create index local_pack_by_regulation on congtam.local_pack (regulation, in_force_from);

create table congtam.local_pack_step (
  pack_id uuid not null constraint local_pack_step_of_pack references congtam.local_pack (id),
  step smallint not null constraint local_pack_step_from_one check (step >= 1),
  state text not null
    constraint local_pack_step_state_known check (state in ('draft', 'pilot', 'proposed', 'official', 'ended')),
  on_day date not null,
  ground text not null constraint local_pack_step_ground_given check (length(ground) between 1 and 500),
  taken_by uuid not null constraint local_pack_step_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint local_pack_step_key primary key (pack_id, step),
  constraint local_pack_step_begins_as_draft check ((step = 1) = (state = 'draft'))
);
comment on table congtam.local_pack_step is
  'How a pack went from draft to pilot to official, with document and day; the newest step is where it stands';

create table congtam.regulation_choice (
  unit_id uuid not null constraint regulation_choice_of_unit references congtam.unit (id),
  regulation text not null constraint regulation_choice_id_form check (regulation ~ '^[a-z0-9][a-z0-9.-]{1,79}$'),
  version date not null,
  kind text not null constraint regulation_choice_kind_known check (kind in ('reading', 'stance')),
  name text not null constraint regulation_choice_name_given check (length(name) between 1 and 100),
  number smallint not null constraint regulation_choice_from_one check (number >= 1),
  option text not null constraint regulation_choice_option_given check (length(option) between 1 and 100),
  valid_from date not null,
  document text not null constraint regulation_choice_document_given check (length(document) between 1 and 300),
  document_day date not null,
  reason text constraint regulation_choice_reason_given check (length(reason) between 1 and 1000),
  chosen_by uuid not null constraint regulation_choice_chooser references congtam.account (id),
  chosen_at timestamptz not null default now(),
  constraint regulation_choice_key primary key (unit_id, regulation, version, kind, name, number),
  constraint regulation_choice_change_has_reason check (number = 1 or reason is not null)
);
comment on table congtam.regulation_choice is
  'Readings chosen and unverified stances settled, by document, for a unit and all below; a change is a further row with its reason';

create trigger local_pack_only_grows before update or delete or truncate on congtam.local_pack
  execute function access.refuse_change();
create trigger local_pack_step_only_grows before update or delete or truncate on congtam.local_pack_step
  execute function access.refuse_change();
create trigger regulation_choice_only_grows before update or delete or truncate on congtam.regulation_choice
  execute function access.refuse_change();

create function access.has_left_draft(given_pack uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.local_pack_step s where s.pack_id = given_pack and s.step > 1);
comment on function access.has_left_draft(uuid) is 'Whether a pack was ever more than a draft: units below see it from then on';

create function access.may_take_step(given_pack uuid, given_step integer, given_state text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.local_pack p
    where p.id = given_pack and given_step = 1 + (
        select coalesce(max(s.step), 0) from congtam.local_pack_step s where s.pack_id = given_pack)
      and case when given_state in ('official', 'ended')
        then p.unit_id = any (access.units_within('{authority}'))
        else p.unit_id = any (access.units_within('{personnelOfficer,homeAffairs}')) end
      and (given_state <> 'official' or exists (
        select 1 from congtam.local_pack_step s
        where s.pack_id = given_pack and s.step = given_step - 1 and s.state = 'proposed'
          and s.taken_by <> access.actor_id())));
comment on function access.may_take_step(uuid, integer, text) is
  'Whether the actor may bring a pack to a state: official is said by an authority after another proposed it';
grant execute on function access.has_left_draft(uuid), access.may_take_step(uuid, integer, text) to congtam_app;

alter table congtam.local_pack enable row level security, force row level security;
create policy local_pack_in_scope on congtam.local_pack for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or (access.has_left_draft(id) and (
    unit_id = any ((select access.units_above())::uuid[])
    or unit_id = any ((select access.units_of_mine())::uuid[]))));
create policy local_pack_uploaded on congtam.local_pack for insert to congtam_app with check (
  uploaded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.local_pack to congtam_app;
grant insert (id, unit_id, regulation, in_force_from, layer_of, title_vi, title_en, number, source, hash,
  register_tables, uploaded_by) on congtam.local_pack to congtam_app;

alter table congtam.local_pack_step enable row level security, force row level security;
create policy local_pack_step_of_pack on congtam.local_pack_step for select to congtam_app
  using (exists (select 1 from congtam.local_pack p where p.id = pack_id));
create policy local_pack_step_taken on congtam.local_pack_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and access.may_take_step(pack_id, step, state));
grant select on congtam.local_pack_step to congtam_app;
grant insert (pack_id, step, state, on_day, ground, taken_by) on congtam.local_pack_step to congtam_app;

alter table congtam.regulation_choice enable row level security, force row level security;
create policy regulation_choice_in_scope on congtam.regulation_choice for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[])
  or unit_id = any ((select access.units_of_mine())::uuid[]));
create policy regulation_choice_made on congtam.regulation_choice for insert to congtam_app with check (
  chosen_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{authority}'))::uuid[]));
grant select on congtam.regulation_choice to congtam_app;
grant insert (unit_id, regulation, version, kind, name, number, option, valid_from, document, document_day, reason,
  chosen_by) on congtam.regulation_choice to congtam_app;
