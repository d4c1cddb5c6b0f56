-- Packages of results between installations: what was sent, whose keys are known, and what was received. A package is bound
-- to the log of its sender by the event of its sending, so a row of one is as good as its hash says.

create table congtam.package_sent (
  id uuid constraint package_sent_id primary key,
  unit_id uuid not null constraint package_sent_by_unit references congtam.unit (id),
  period text not null,
  number smallint not null constraint package_sent_from_one check (number >= 1),
  body bytea not null,
  body_hash bytea not null constraint package_sent_hash_is_sha256 check (length(body_hash) = 32),
  results integer not null,
  ground text not null constraint package_sent_ground_given check (length(ground) between 1 and 500),
  sent_by uuid not null constraint package_sent_sender references congtam.account (id),
  sent_by_name text not null constraint package_sent_sender_named check (length(sent_by_name) between 1 and 300),
  sent_at timestamptz not null default now(),
  constraint package_sent_once unique (unit_id, period, number)
);
comment on table congtam.package_sent is 'Results of a unit and all below it over a period, as they were put into a package';
comment on column congtam.package_sent.body is 'Its lines, packed with gzip: what the hash in the event of sending is of';

create table congtam.package_sender (
  id uuid constraint package_sender_id primary key,
  unit_id uuid not null constraint package_sender_for_unit references congtam.unit (id),
  name text not null constraint package_sender_named check (length(name) between 1 and 300),
  origin text not null constraint package_sender_origin_given check (length(origin) between 1 and 200),
  key text not null constraint package_sender_key_form check (key ~ '^[A-Za-z0-9+/]{43}=$'),
  ground text not null constraint package_sender_ground_given check (length(ground) between 1 and 500),
  proposed_by uuid not null constraint package_sender_proposer references congtam.account (id),
  proposed_at timestamptz not null default now(),
  constraint package_sender_once unique (unit_id, origin, key)
);
comment on table congtam.package_sender is 'The log of another installation and the key that signs for it, as two persons know them';
create table congtam.package_sender_step (
  sender_id uuid not null constraint package_sender_step_of references congtam.package_sender (id),
  step text not null constraint package_sender_step_known check (step in ('confirmed', 'ended')),
  ground text not null constraint package_sender_step_ground_given check (length(ground) between 1 and 500),
  taken_by uuid not null constraint package_sender_step_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint package_sender_step_key primary key (sender_id, step)
);
comment on table congtam.package_sender_step is 'That a second person confirmed a key, and that it is known no more';

create table congtam.package_received (
  id uuid constraint package_received_id primary key,
  unit_id uuid not null constraint package_received_by_unit references congtam.unit (id),
  origin text not null,
  sender_code text not null,
  sender_name text not null,
  period text not null,
  number smallint not null,
  format smallint not null,
  body_hash bytea not null constraint package_received_hash_is_sha256 check (length(body_hash) = 32),
  results integer not null,
  totals text not null,
  checkpoint text not null,
  proofs text not null,
  unknown_fields text[] not null,
  received_by uuid not null constraint package_received_receiver references congtam.account (id),
  received_at timestamptz not null default now(),
  constraint package_received_once unique (unit_id, origin, sender_code, period, number)
);
comment on table congtam.package_received is
  'A package as it was taken: totals are those recomputed here; of several of a sender and period the last counts';
create table congtam.package_result (
  package_id uuid not null constraint package_result_of_package references congtam.package_received (id),
  position integer not null,
  regulation text not null,
  kind text not null,
  subject_code text not null,
  unit_code text not null,
  subject_group text,
  level text,
  why text,
  constraint package_result_key primary key (package_id, position)
);
comment on table congtam.package_result is 'A result as another installation sent it; the hash of its package binds it';

create trigger package_sent_only_grows before update or delete or truncate on congtam.package_sent
  execute function access.refuse_change();
create trigger package_sender_only_grows before update or delete or truncate on congtam.package_sender
  execute function access.refuse_change();
create trigger package_sender_step_only_grows before update or delete or truncate on congtam.package_sender_step
  execute function access.refuse_change();
create trigger package_received_only_grows before update or delete or truncate on congtam.package_received
  execute function access.refuse_change();
create trigger package_result_only_grows before update or delete or truncate on congtam.package_result
  execute function access.refuse_change();

create function access.proposer_of_sender(given_sender uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (select s.proposed_by from congtam.package_sender s where s.id = given_sender);
comment on function access.proposer_of_sender(uuid) is 'Who proposed a key: somebody else confirms it';
grant execute on function access.proposer_of_sender(uuid) to congtam_app;

-- The event of sending goes along with the package; whoever may fetch the one is given the other.
create function access.sending_of_package(given_package uuid) returns table (id uuid, canonical text)
  language sql stable security definer set search_path = ''
  begin atomic
    select e.id, e.canonical from congtam.package_sent s join audit.event e
      on e.subject_kind = 'packageSent' and e.subject_id = s.id::text and e.action = 'package.send'
    where s.id = given_package
      and s.unit_id = any (access.units_within('{personnelOfficer,homeAffairs,authority,inspector}'));
  end;
comment on function access.sending_of_package(uuid) is 'The event by which a package was sent, for who sees the package';
create function access.sizes_of_packages() returns setof bigint
  language sql stable security definer set search_path = ''
  begin atomic
    select distinct c.size from congtam.package_sent s
      join audit.event e on e.subject_kind = 'packageSent' and e.subject_id = s.id::text and e.action = 'package.send'
      join audit.leaf l on l.event_id = e.id
      join lateral (
        select c.size from audit.checkpoint c where c.size > l.index order by c.size limit 1) c on true;
  end;
comment on function access.sizes_of_packages() is 'How large the log was when packages of it were sent, at the checkpoints they bear';
grant execute on function access.sending_of_package(uuid), access.sizes_of_packages() to congtam_app;

alter table congtam.package_sent enable row level security, force row level security;
create policy package_sent_in_scope on congtam.package_sent for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority,inspector}'))::uuid[]));
create policy package_sent_here on congtam.package_sent for insert to congtam_app with check (
  sent_by = (select access.actor_id()) and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.package_sent to congtam_app;
grant insert (id, unit_id, period, number, body, body_hash, results, ground, sent_by, sent_by_name)
  on congtam.package_sent to congtam_app;

alter table congtam.package_sender enable row level security, force row level security;
create policy package_sender_in_scope on congtam.package_sender for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority,inspector}'))::uuid[]));
create policy package_sender_proposed on congtam.package_sender for insert to congtam_app with check (
  proposed_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.package_sender to congtam_app;
grant insert (id, unit_id, name, origin, key, ground, proposed_by) on congtam.package_sender to congtam_app;

alter table congtam.package_sender_step enable row level security, force row level security;
create policy package_sender_step_of_sender on congtam.package_sender_step for select to congtam_app
  using (exists (select 1 from congtam.package_sender s where s.id = sender_id));
create policy package_sender_step_taken on congtam.package_sender_step for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and (step = 'ended' or access.proposer_of_sender(sender_id) <> (select access.actor_id()))
  and exists (
    select 1 from congtam.package_sender s where s.id = sender_id
      and s.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[])));
grant select on congtam.package_sender_step to congtam_app;
grant insert (sender_id, step, ground, taken_by) on congtam.package_sender_step to congtam_app;

alter table congtam.package_received enable row level security, force row level security;
create policy package_received_in_scope on congtam.package_received for select to congtam_app
  using (unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
create policy package_received_here on congtam.package_received for insert to congtam_app with check (
  received_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.package_received to congtam_app;
grant insert (id, unit_id, origin, sender_code, sender_name, period, number, format, body_hash, results, totals, checkpoint, proofs,
  unknown_fields, received_by) on congtam.package_received to congtam_app;

alter table congtam.package_result enable row level security, force row level security;
create policy package_result_of_package on congtam.package_result for select to congtam_app
  using (package_id in (select p.id from congtam.package_received p));
create policy package_result_taken on congtam.package_result for insert to congtam_app with check (
  package_id in (select p.id from congtam.package_received p where p.received_by = (select access.actor_id())));
grant select on congtam.package_result to congtam_app;
grant insert (package_id, position, regulation, kind, subject_code, unit_code, subject_group, level, why)
  on congtam.package_result to congtam_app;

select audit.seal_rows('congtam.package_sent');
select audit.seal_rows('congtam.package_sender');
select audit.seal_rows('congtam.package_sender_step');
select audit.seal_rows('congtam.package_received');
select audit.leave_unsealed('congtam.package_result', 'bound by the hash of its package, which is sealed');
