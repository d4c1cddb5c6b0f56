-- A choice is made in a text, not in the name and day of one: another text of a unit under the same name has nothing settled.

alter table congtam.regulation_choice
  add column text_hash bytea constraint regulation_choice_text_hash_is_sha256 check (octet_length(text_hash) = 32);
comment on column congtam.regulation_choice.text_hash is
  'SHA-256 of the text in which the choice was made; for a text of a unit, one without it settles nothing';
grant insert (text_hash) on congtam.regulation_choice to congtam_app;
