-- Consolidated reports of a unit over a period: the figures as they were when the report was sent, never changed. One that
-- was wrong is replaced by a later one. Beside the figures, for units at the top, what may be shown outside the competent
-- role, small counts hidden.

create table congtam.consolidation (
  id uuid constraint consolidation_id primary key,
  unit_id uuid not null constraint consolidation_of_unit references congtam.unit (id),
  period text not null
    constraint consolidation_period_form check (period ~ '^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$'),
  number smallint not null constraint consolidation_from_one check (number >= 1),
  ground text not null constraint consolidation_ground_given check (length(ground) between 1 and 500),
  reason text constraint consolidation_reason_given check (length(reason) between 1 and 1000),
  figures text not null,
  figures_hash bytea not null constraint consolidation_hash_is_sha256 check (length(figures_hash) = 32),
  sent_by uuid not null constraint consolidation_sender references congtam.account (id),
  sent_by_name text not null constraint consolidation_sender_named check (length(sent_by_name) between 1 and 300),
  sent_at timestamptz not null default now(),
  constraint consolidation_once unique (unit_id, period, number),
  constraint consolidation_replacement_has_reason check ((number > 1) = (reason is not null))
);
comment on table congtam.consolidation is
  'A consolidated report as it was sent; of several of a unit and period the last replaces those before it';
comment on column congtam.consolidation.figures is 'Canonical JSON of every count, with what levels and kinds were called';

create table congtam.consolidation_shown (
  consolidation_id uuid constraint consolidation_shown_key primary key
    constraint consolidation_shown_of_report references congtam.consolidation (id),
  unit_id uuid not null constraint consolidation_shown_of_unit references congtam.unit (id),
  period text not null,
  number smallint not null,
  figures text not null
);
comment on table congtam.consolidation_shown is
  'What of a report of a unit at the top may be shown outside the competent role: no count that tells of single persons';

create trigger consolidation_only_grows before update or delete or truncate on congtam.consolidation
  execute function access.refuse_change();
create trigger consolidation_shown_only_grows before update or delete or truncate on congtam.consolidation_shown
  execute function access.refuse_change();

create function access.is_last_consolidation(given_unit uuid, given_period text, given_number smallint) returns boolean
  language sql stable security definer set search_path = ''
  return not exists (
    select 1 from congtam.consolidation c
    where c.unit_id = given_unit and c.period = given_period and c.number > given_number);
comment on function access.is_last_consolidation(uuid, text, smallint) is 'Whether no later report replaces it';
create function access.is_top_unit(given_unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from access.units_on(access.today()) t where t.unit_id = given_unit and t.parent_id is null);
comment on function access.is_top_unit(uuid) is 'Whether nothing stands above a unit today';
grant execute on function access.is_last_consolidation(uuid, text, smallint), access.is_top_unit(uuid) to congtam_app;

alter table congtam.consolidation enable row level security, force row level security;
create policy consolidation_in_scope on congtam.consolidation for select to congtam_app
  using (unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
create policy consolidation_sent on congtam.consolidation for insert to congtam_app with check (
  sent_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.consolidation to congtam_app;
grant insert (id, unit_id, period, number, ground, reason, figures, figures_hash, sent_by, sent_by_name)
  on congtam.consolidation to congtam_app;

alter table congtam.consolidation_shown enable row level security, force row level security;
create policy consolidation_shown_last on congtam.consolidation_shown for select to congtam_app using (
  access.is_last_consolidation(unit_id, period, number) and (
    unit_id = any ((select access.units_within(access.every_role()))::uuid[])
    or unit_id = any ((select access.units_above())::uuid[])
    or unit_id = any ((select access.line_above(access.units_of_mine()))::uuid[])));
create policy consolidation_shown_sent on congtam.consolidation_shown for insert to congtam_app with check (
  exists (
    select 1 from congtam.consolidation c
    where c.id = consolidation_id and c.sent_by = (select access.actor_id()) and c.unit_id = consolidation_shown.unit_id
      and c.period = consolidation_shown.period and c.number = consolidation_shown.number)
  and access.is_top_unit(unit_id));
grant select on congtam.consolidation_shown to congtam_app;
grant insert (consolidation_id, unit_id, period, number, figures) on congtam.consolidation_shown to congtam_app;

select audit.seal_rows('congtam.consolidation');
select audit.seal_rows('congtam.consolidation_shown');
