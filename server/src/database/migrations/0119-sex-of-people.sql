-- Sex of people, where an agency records it: for what statistics ask, and for what a draft would do to women and to men.

alter table congtam.person
  add column sex text constraint person_sex_known check (sex in ('female', 'male'));
comment on column congtam.person.sex is 'As the file of the person says; null where it is not recorded. No rule of any regulation asks for it';
grant select (sex), insert (sex), update (sex) on congtam.person to congtam_app;
