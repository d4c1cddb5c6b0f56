-- An agency's own layouts of official papers: looked at when they come, in use once a second person agrees.

create table congtam.paper_template (
  id uuid constraint paper_template_id primary key,
  unit_id uuid not null constraint paper_template_of_unit references congtam.unit (id),
  form text not null constraint paper_template_form_form check (form ~ '^[a-z0-9][a-z0-9-]{1,49}$'),
  content bytea not null constraint paper_template_size check (octet_length(content) between 1 and 5242880),
  hash bytea not null constraint paper_template_hash_is_of_its_content check (hash = sha256(content)),
  tags text[] not null constraint paper_template_tags_few check (cardinality(tags) between 1 and 2000),
  ground text not null constraint paper_template_ground_given check (length(ground) between 1 and 500),
  uploaded_by uuid not null constraint paper_template_uploader references congtam.account (id),
  uploaded_at timestamptz not null default now()
);
comment on table congtam.paper_template is 'Layouts of an agency in place of the built-in ones, for the unit and all below; never changed';
create index paper_template_by_unit on congtam.paper_template (unit_id, form);

create table congtam.paper_template_step (
  template_id uuid not null constraint paper_template_step_of_template references congtam.paper_template (id),
  step smallint not null constraint paper_template_step_from_one check (step >= 1),
  state text not null constraint paper_template_step_state_known check (state in ('inUse', 'ended')),
  ground text not null constraint paper_template_step_ground_given check (length(ground) between 1 and 500),
  taken_by uuid not null constraint paper_template_step_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint paper_template_step_key primary key (template_id, step)
);
comment on table congtam.paper_template_step is 'That a layout was agreed to by a second person, and that its use ended; without a step it is proposed';

create trigger paper_template_only_grows before update or delete or truncate on congtam.paper_template
  execute function access.refuse_change();
create trigger paper_template_step_only_grows before update or delete or truncate on congtam.paper_template_step
  execute function access.refuse_change();

create function access.may_step_template(given_template uuid, given_step integer, given_state text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.paper_template t
    where t.id = given_template
      and t.unit_id = any (access.units_within('{personnelOfficer,authority}'))
      and given_step = 1 + (
        select coalesce(max(s.step), 0) from congtam.paper_template_step s where s.template_id = given_template)
      and case when given_state = 'inUse'
        then given_step = 1 and t.uploaded_by <> access.actor_id()
        else not exists (
          select 1 from congtam.paper_template_step s where s.template_id = given_template and s.state = 'ended') end);
comment on function access.may_step_template(uuid, integer, text) is
  'A layout comes into use by somebody else than who put it in; its use ends once';
grant execute on function access.may_step_template(uuid, integer, text) to congtam_app;

alter table congtam.paper_template enable row level security, force row level security;
create policy paper_template_in_reach on congtam.paper_template for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[])
  or unit_id = any ((select access.units_of_mine())::uuid[]));
create policy paper_template_put_in on congtam.paper_template for insert to congtam_app with check (
  uploaded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,authority}'))::uuid[]));
grant select on congtam.paper_template to congtam_app;
grant insert (id, unit_id, form, content, hash, tags, ground, uploaded_by) on congtam.paper_template to congtam_app;

alter table congtam.paper_template_step enable row level security, force row level security;
create policy paper_template_step_of_template on congtam.paper_template_step for select to congtam_app
  using (exists (select 1 from congtam.paper_template t where t.id = template_id));
create policy paper_template_step_taken on congtam.paper_template_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and access.may_step_template(template_id, step, state));
grant select on congtam.paper_template_step to congtam_app;
grant insert (template_id, step, state, ground, taken_by) on congtam.paper_template_step to congtam_app;

alter table congtam.issued_paper
  add column template_id uuid constraint issued_paper_layout references congtam.paper_template (id);
comment on column congtam.issued_paper.template_id is 'The agency''s own layout it was filled into; null for the built-in one';
grant insert (template_id) on congtam.issued_paper to congtam_app;
