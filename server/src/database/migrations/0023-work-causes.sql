-- Objective cause and force majeure: asked for with evidence by whoever did the work, agreed to by somebody above.

create table congtam.work_cause (
  id uuid constraint work_cause_key primary key,
  product_id uuid not null constraint work_cause_of_product references congtam.work_product (id),
  kind text not null constraint work_cause_kind_known check (kind in ('objectiveCause', 'forceMajeure')),
  waives_errors smallint not null constraint work_cause_errors_from_zero check (waives_errors between 0 and 10000),
  waives_latenesses smallint not null
    constraint work_cause_latenesses_from_zero check (waives_latenesses between 0 and 10000),
  reason text not null constraint work_cause_reason_given check (length(reason) between 1 and 1000),
  evidence jsonb not null constraint work_cause_evidence_is_list check (
    jsonb_typeof(evidence) = 'array' and jsonb_array_length(evidence) >= 1),
  asked_by uuid not null constraint work_cause_asker references congtam.account (id),
  asked_at timestamptz not null default now(),
  constraint work_cause_waives_something check (waives_errors + waives_latenesses >= 1),
  constraint work_cause_with_product unique (id, product_id)
);
comment on table congtam.work_cause is
  'What somebody asks not to be held against their product: how many errors and latenesses, why, and by which evidence';
create index work_cause_by_product on congtam.work_cause (product_id);

create table congtam.work_cause_decision (
  cause_id uuid constraint work_cause_decision_key primary key,
  product_id uuid not null,
  decision text not null constraint work_cause_decision_known check (decision in ('approved', 'declined')),
  document text constraint work_cause_decision_document_given check (length(document) between 1 and 500),
  reason text not null constraint work_cause_decision_reason_given check (length(reason) between 1 and 1000),
  decided_by uuid not null constraint work_cause_decider references congtam.account (id),
  decided_at timestamptz not null default now(),
  constraint work_cause_decision_approved_by_document check (decision <> 'approved' or document is not null),
  constraint work_cause_decision_of foreign key (cause_id, product_id) references congtam.work_cause (id, product_id)
);
comment on table congtam.work_cause_decision is
  'What the competent authority said to it: once, and never by whoever asked or whose work it is';

create trigger work_cause_only_grows before update or delete or truncate on congtam.work_cause
  execute function access.refuse_change();
create trigger work_cause_decision_only_grows before update or delete or truncate on congtam.work_cause_decision
  execute function access.refuse_change();

alter table congtam.work_cause enable row level security, force row level security;
create policy work_cause_seen on congtam.work_cause for select to congtam_app
  using (exists (select 1 from congtam.work_product p where p.id = product_id));
create policy work_cause_asked on congtam.work_cause for insert to congtam_app with check (
  asked_by = (select access.actor_id())
  and exists (
    select 1 from congtam.work_product p
    where p.id = product_id and p.person_id = (select access.my_person())));
grant select on congtam.work_cause to congtam_app;
grant insert (id, product_id, kind, waives_errors, waives_latenesses, reason, evidence, asked_by)
  on congtam.work_cause to congtam_app;

alter table congtam.work_cause_decision enable row level security, force row level security;
create policy work_cause_decision_seen on congtam.work_cause_decision for select to congtam_app
  using (exists (select 1 from congtam.work_product p where p.id = product_id));
create policy work_cause_decided on congtam.work_cause_decision for insert to congtam_app with check (
  decided_by = (select access.actor_id())
  and exists (
    select 1 from congtam.work_cause c join congtam.work_product p on p.id = c.product_id
    where c.id = cause_id and c.asked_by <> (select access.actor_id())
      and p.person_id is distinct from (select access.my_person())
      and p.unit_id = any (access.units_within_about('{head,authority}', p.person_id))));
grant select on congtam.work_cause_decision to congtam_app;
grant insert (cause_id, product_id, decision, document, reason, decided_by) on congtam.work_cause_decision to congtam_app;
