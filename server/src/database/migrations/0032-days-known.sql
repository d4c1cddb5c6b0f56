-- Days lie in the years that everything in between can write and read: no far year is stored that no answer can name.

create function access.is_known_day(day date) returns boolean
  language sql immutable parallel safe set search_path = ''
  return day between '1900-01-01' and '2200-12-31';
comment on function access.is_known_day(date) is 'Whether a day lies in the years that are taken; null for no day';
grant execute on function access.is_known_day(date) to congtam_app, congtam_jobs;

alter table congtam.person add constraint person_days_known check (
  access.is_known_day(born_on) and access.is_known_day(service_from) and access.is_known_day(service_to));
alter table congtam.post add constraint post_days_known
  check (access.is_known_day(valid_from) and access.is_known_day(valid_to));
alter table congtam.party_membership add constraint party_membership_days_known
  check (access.is_known_day(valid_from) and access.is_known_day(valid_to));
alter table congtam.transfer add constraint transfer_days_known
  check (access.is_known_day(on_day) and access.is_known_day(until_day));
alter table congtam.unit_version add constraint unit_version_days_known check (access.is_known_day(valid_from));
alter table congtam.unit_succession add constraint unit_succession_days_known check (access.is_known_day(on_day));
alter table congtam.role_grant add constraint role_grant_days_known
  check (access.is_known_day(valid_from) and access.is_known_day(valid_to));
alter table congtam.duty_group_decision add constraint duty_group_decision_days_known
  check (access.is_known_day(valid_from));
alter table congtam.roster add constraint roster_days_known check (access.is_known_day(on_day));
alter table congtam.register_revision add constraint register_revision_days_known
  check (access.is_known_day(on_day) and access.is_known_day(to_day));
alter table congtam.local_pack add constraint local_pack_days_known check (access.is_known_day(in_force_from));
alter table congtam.regulation_choice add constraint regulation_choice_days_known
  check (access.is_known_day(valid_from) and access.is_known_day(document_day));
