-- Files that say they are packages, as they were handed in: a job looks at each, and what became of it stands with it, also
-- when it was refused. The file itself is kept until then, and no longer.

create table congtam.package_arrival (
  id uuid constraint package_arrival_id primary key,
  unit_id uuid not null constraint package_arrival_at_unit references congtam.unit (id),
  file_hash bytea not null constraint package_arrival_hash_is_sha256 check (length(file_hash) = 32),
  bytes integer not null constraint package_arrival_not_empty check (bytes > 0),
  arrived_by uuid not null constraint package_arrival_by references congtam.account (id),
  arrived_by_name text not null
    constraint package_arrival_by_named check (length(arrived_by_name) between 1 and 300),
  arrived_at timestamptz not null default now()
);
comment on table congtam.package_arrival is 'A file that was handed in as a package: when, by whom, and its SHA-256';
create index package_arrival_by_unit on congtam.package_arrival (unit_id, id);

create table congtam.package_arrival_file (
  arrival_id uuid constraint package_arrival_file_key primary key
    constraint package_arrival_file_of references congtam.package_arrival (id),
  content bytea not null
);
comment on table congtam.package_arrival_file is 'The bytes of a file until it was looked at';

create table congtam.package_arrival_end (
  arrival_id uuid constraint package_arrival_end_key primary key
    constraint package_arrival_end_of references congtam.package_arrival (id),
  outcome text not null constraint package_arrival_end_known check (outcome in ('taken', 'known', 'refused')),
  origin text constraint package_arrival_end_origin_short check (length(origin) <= 200),
  package_id uuid constraint package_arrival_end_package references congtam.package_received (id),
  why text,
  ended_at timestamptz not null default now(),
  constraint package_arrival_end_whole check (
    (outcome = 'refused') = (why is not null) and (outcome = 'refused') = (package_id is null))
);
comment on table congtam.package_arrival_end is
  'What became of a file: taken, known before, or refused and why; nothing of the content of a refused one is kept';
comment on column congtam.package_arrival_end.origin is 'The log that the file says it is of; of a refused one nobody vouches for it';

create trigger package_arrival_only_grows before update or delete or truncate on congtam.package_arrival
  execute function access.refuse_change();
create trigger package_arrival_end_only_grows before update or delete or truncate on congtam.package_arrival_end
  execute function access.refuse_change();

alter table congtam.package_arrival enable row level security, force row level security;
create policy package_arrival_in_scope on congtam.package_arrival for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority,inspector}'))::uuid[]));
create policy package_arrival_here on congtam.package_arrival for insert to congtam_app with check (
  arrived_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.package_arrival to congtam_app;
grant insert (id, unit_id, file_hash, bytes, arrived_by, arrived_by_name) on congtam.package_arrival to congtam_app;

alter table congtam.package_arrival_file enable row level security, force row level security;
create policy package_arrival_file_of_mine on congtam.package_arrival_file to congtam_app
  using (exists (
    select 1 from congtam.package_arrival a where a.id = arrival_id and a.arrived_by = (select access.actor_id())))
  with check (exists (
    select 1 from congtam.package_arrival a where a.id = arrival_id and a.arrived_by = (select access.actor_id())));
grant select, delete on congtam.package_arrival_file to congtam_app;
grant insert (arrival_id, content) on congtam.package_arrival_file to congtam_app;

alter table congtam.package_arrival_end enable row level security, force row level security;
create policy package_arrival_end_of on congtam.package_arrival_end for select to congtam_app
  using (exists (select 1 from congtam.package_arrival a where a.id = arrival_id));
create policy package_arrival_ended on congtam.package_arrival_end for insert to congtam_app with check (exists (
  select 1 from congtam.package_arrival a where a.id = arrival_id and a.arrived_by = (select access.actor_id())));
grant select on congtam.package_arrival_end to congtam_app;
grant insert (arrival_id, outcome, origin, package_id, why) on congtam.package_arrival_end to congtam_app;

select audit.seal_rows('congtam.package_arrival');
select audit.seal_rows('congtam.package_arrival_end');
select audit.leave_unsealed('congtam.package_arrival_file', 'bound by the hash of its arrival, which is sealed');
