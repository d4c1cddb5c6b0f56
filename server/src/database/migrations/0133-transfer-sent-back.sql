-- Why somebody who was handed over is sent back, or is not handed over after all: the other unit reads it where it waits.

alter table congtam.transfer
  add column settled_ground text
    constraint transfer_settled_ground_given check (length(settled_ground) between 1 and 500),
  add constraint transfer_ground_of_calling_off check (settled_ground is null or state in ('refused', 'withdrawn'));
comment on column congtam.transfer.settled_ground is
  'By what it was refused or withdrawn; null while it waits, where it was taken, and where it was called off before this was kept';
grant update (settled_ground) on congtam.transfer to congtam_app;
-- The digest of a row names its columns.
select audit.make_keeper('congtam.transfer');

-- Each side sees its own units alone; from where somebody comes and where they go is for both to read.
create function access.units_of_transfer(given uuid) returns table (from_name text, to_name text)
  language sql stable security definer set search_path = ''
  begin atomic
    select
      (select v.name from congtam.unit_version v
        where v.unit_id = t.from_unit and v.valid_from <= t.on_day
        order by v.valid_from desc, v.revision desc limit 1),
      (select v.name from congtam.unit_version v
        where v.unit_id = t.to_unit and v.valid_from <= t.on_day
        order by v.valid_from desc, v.revision desc limit 1)
    from congtam.transfer t
    where t.id = given
      and (t.from_unit = any (access.units_within('{personnelOfficer}'))
        or t.to_unit = any (access.units_within('{personnelOfficer}'))
        or t.person_id = access.my_person());
  end;
comment on function access.units_of_transfer(uuid) is
  'What the units of a transfer were called on its day, for whoever sees the transfer; no row for others';
grant execute on function access.units_of_transfer(uuid) to congtam_app;
