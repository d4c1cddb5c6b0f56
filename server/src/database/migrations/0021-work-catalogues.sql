-- Catalogues of work products with their conversion to a standard product, and the products of job positions.
-- A catalogue is never edited: another one follows it from a day on.

create table congtam.work_catalogue (
  id uuid constraint work_catalogue_key primary key,
  unit_id uuid not null constraint work_catalogue_of_unit references congtam.unit (id),
  valid_from date not null,
  standard_product text not null
    constraint work_catalogue_standard_given check (length(standard_product) between 1 and 300),
  groups smallint not null constraint work_catalogue_has_groups check (groups between 1 and 100),
  groups_article text not null
    constraint work_catalogue_article_given check (length(groups_article) between 1 and 300),
  items jsonb not null constraint work_catalogue_items_are_list check (jsonb_typeof(items) = 'array'),
  ground text not null constraint work_catalogue_ground_given check (length(ground) between 1 and 500),
  proposed_by uuid not null constraint work_catalogue_proposer references congtam.account (id),
  proposed_at timestamptz not null default now()
);
comment on table congtam.work_catalogue is
  'What a body proposes as its products, their groups and coefficients, from a day on; in force once the managing body agreed';
comment on column congtam.work_catalogue.groups is
  'The most groups there may be: the number of the regulation, or the one declared here with its article';
create index work_catalogue_by_unit on congtam.work_catalogue (unit_id, valid_from);

create table congtam.work_catalogue_decision (
  catalogue_id uuid constraint work_catalogue_decision_key primary key
    constraint work_catalogue_decision_of references congtam.work_catalogue (id),
  decision text not null constraint work_catalogue_decision_known check (decision in ('approved', 'declined')),
  ground text not null constraint work_catalogue_decision_ground_given check (length(ground) between 1 and 500),
  decided_by uuid not null constraint work_catalogue_decider references congtam.account (id),
  decided_at timestamptz not null default now()
);
comment on table congtam.work_catalogue_decision is
  'What the managing body said to a catalogue: once, by somebody else than who proposed it';

create table congtam.job_position_products (
  unit_id uuid not null constraint job_position_products_in_unit references congtam.unit (id),
  job_position text not null
    constraint job_position_products_position_given check (length(job_position) between 1 and 200),
  valid_from date not null,
  revision smallint not null constraint job_position_products_revision_from_one check (revision >= 1),
  codes text[] not null,
  ground text not null constraint job_position_products_ground_given check (length(ground) between 1 and 500),
  recorded_by uuid not null constraint job_position_products_recorder references congtam.account (id),
  recorded_at timestamptz not null default now(),
  constraint job_position_products_key primary key (unit_id, job_position, valid_from, revision)
);
comment on table congtam.job_position_products is
  'Which products of the catalogue belong to a job position, from a day on; the same day again is a correction';

create trigger work_catalogue_only_grows before update or delete or truncate on congtam.work_catalogue
  execute function access.refuse_change();
create trigger work_catalogue_decision_only_grows before update or delete or truncate
  on congtam.work_catalogue_decision execute function access.refuse_change();
create trigger job_position_products_only_grows before update or delete or truncate
  on congtam.job_position_products execute function access.refuse_change();

create function access.units_managed(roles text[]) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with mine as materialized (select unnest(access.units_within(roles)) as unit_id)
    select coalesce(array_agg(t.unit_id), '{}') from access.units_on(access.today()) t
    where t.unit_id in (select m.unit_id from mine m)
      and (t.parent_id is null or t.parent_id in (select m.unit_id from mine m) or (
        select v.role from congtam.unit_version v
        where v.unit_id = t.unit_id and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1) = 'managingBody');
  end;
comment on function access.units_managed(text[]) is
  'The units for which the actor speaks as the managing body: below where they hold a role, or managing bodies themselves';
grant execute on function access.units_managed(text[]) to congtam_app;

alter table congtam.work_catalogue enable row level security, force row level security;
create policy work_catalogue_in_scope on congtam.work_catalogue for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[])
  or unit_id = any ((select access.units_of_mine())::uuid[]));
create policy work_catalogue_proposed on congtam.work_catalogue for insert to congtam_app with check (
  proposed_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,head}'))::uuid[]));
grant select on congtam.work_catalogue to congtam_app;
grant insert (id, unit_id, valid_from, standard_product, groups, groups_article, items, ground, proposed_by)
  on congtam.work_catalogue to congtam_app;

alter table congtam.work_catalogue_decision enable row level security, force row level security;
create policy work_catalogue_decision_seen on congtam.work_catalogue_decision for select to congtam_app
  using (exists (select 1 from congtam.work_catalogue c where c.id = catalogue_id));
create policy work_catalogue_decided on congtam.work_catalogue_decision for insert to congtam_app with check (
  decided_by = (select access.actor_id())
  and exists (
    select 1 from congtam.work_catalogue c
    where c.id = catalogue_id and c.proposed_by <> (select access.actor_id())
      and c.unit_id = any ((select access.units_managed('{authority}'))::uuid[])));
grant select on congtam.work_catalogue_decision to congtam_app;
grant insert (catalogue_id, decision, ground, decided_by) on congtam.work_catalogue_decision to congtam_app;

alter table congtam.job_position_products enable row level security, force row level security;
create policy job_position_products_in_scope on congtam.job_position_products for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_of_mine())::uuid[]));
create policy job_position_products_recorded on congtam.job_position_products for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,head}'))::uuid[]));
grant select on congtam.job_position_products to congtam_app;
grant insert (unit_id, job_position, valid_from, revision, codes, ground, recorded_by)
  on congtam.job_position_products to congtam_app;
