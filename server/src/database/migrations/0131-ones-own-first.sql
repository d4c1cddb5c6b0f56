-- Whoever reads what is their own is asked nothing else: what others reach is worked out only for rows of others.

alter policy statement_of_person on congtam.statement using (
  person_id is not null and (
    person_id = (select access.my_person())
    or unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])));
alter policy monitoring_act_in_sight on congtam.monitoring_act using (
  person_id = (select access.my_person())
  or unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
alter policy post_in_scope on congtam.post using (
  person_id = (select access.my_person())
  or unit_id = any ((select access.units_within(access.every_role()))::uuid[]));
alter policy person_of_kept_files on congtam.person using (
  id = (select access.my_person()) or access.keeps_files_of(id));
