-- A pack of a unit may change the procedure below it: earlier, by fewer, after more.

alter table congtam.local_pack
  add column procedure_source text
    constraint local_pack_procedure_bounded check (octet_length(procedure_source) between 1 and 1000000),
  add column procedure_hash bytea
    constraint local_pack_hash_is_of_its_procedure
      check (procedure_hash = sha256(convert_to(procedure_source, 'UTF8'))),
  add constraint local_pack_procedure_has_hash check ((procedure_source is null) = (procedure_hash is null));
comment on column congtam.local_pack.procedure_source is
  'The part procedure of the pack as it was uploaded, where it has one; the rules alone stand in source';
comment on column congtam.local_pack.procedure_hash is 'SHA-256 of procedure_source';
alter table congtam.local_pack drop constraint local_pack_once;
-- The same rules with another procedure are another pack.
create unique index local_pack_once
  on congtam.local_pack (unit_id, regulation, in_force_from, hash, coalesce(procedure_hash, ''));
grant insert (procedure_source, procedure_hash) on congtam.local_pack to congtam_app;
