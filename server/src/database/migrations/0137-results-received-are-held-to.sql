-- What was received is passed on only as it came: the sealed row of a package holds a hash of its results as well.

alter table congtam.package_received add column results_hash bytea
  constraint package_received_results_hash_is_sha256 check (length(results_hash) = 32);
comment on column congtam.package_received.results_hash is
  'SHA-256 of the lines of its results in their order, as docs/package-format.md writes them; null where it was taken before this was kept: its totals are held to then';
grant insert (results_hash) on congtam.package_received to congtam_app;
-- The digest of a row names its columns.
select audit.make_keeper('congtam.package_received');
