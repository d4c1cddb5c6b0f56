import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';

const { superuser } = await testDatabase();

/** A row as JSON that jsonb makes: what `congtam-verify` is given, and what the digest of the database has to be of. */
const AS_EXPORTED = `jsonb_strip_nulls((to_jsonb(r) || jsonb_build_object('told', r.told::text, 'said', r.said::text)) - 'not_sealed')::text`;

const COLUMNS = `
  key uuid primary key default gen_random_uuid(), n smallint, whole integer, large bigint, share numeric, name text,
  is_so boolean, born_on date, at timestamptz, lasted interval, bytes bytea, names text[], ids uuid[], told jsonb, said json,
  not_sealed text, a_name_that_is_longer_than_the_others text, "Name" text`;

it('the digest of a row is that of its JSON, whatever stands in it', async () => {
  await superuser.query('begin');
  await superuser.query(`create table congtam.every_kind (${COLUMNS})`);
  await superuser.query(`select audit.seal_rows('congtam.every_kind', excluded => '{not_sealed}')`);
  const odd = 'Nguyễn "Văn" \\ A/B\t\n\r\u0001\u007f \u2028 \u{1F600} <&> e\u0301';
  await superuser.query(
    `insert into congtam.every_kind (n, whole, large, share, name, is_so, born_on, at, lasted, bytes, names, ids, told, said,
       not_sealed, "Name")
     values (-3, 2147483647, -9007199254740993, 1.50, $1, false, '2026-02-28', '2026-11-26 23:59:59.123456+07', '1 day 02:03',
       '\\x00ff', array[$1, '', null], array[gen_random_uuid()], jsonb_build_object('b', $1::text, 'a', null),
       '{"b": 1,  "a": null}', $1, $1)`,
    [odd],
  );
  await superuser.query('insert into congtam.every_kind default values');
  await superuser.query(
    `insert into congtam.every_kind (share, is_so, at, name) values ('NaN', true, 'infinity', '')`,
  );
  const { rows: made } = await superuser.query<{ digest: string }>(
    `select audit.digest_of_row('congtam.every_kind'::regclass) as digest`,
  );
  await superuser.query(`set local timezone = 'UTC'; set local intervalstyle = 'iso_8601'`);
  const { rows } = await superuser.query<{ digest: string; exported: string }>(
    `select ${made[0]?.digest} as digest, ${AS_EXPORTED} as exported from congtam.every_kind r`,
  );
  await superuser.query('rollback');
  expect(rows).toHaveLength(3);
  for (const { digest, exported } of rows) {
    const expected = createHash('sha256').update(exported, 'utf8').digest('base64').replace(/=+$/, '');
    expect(digest).toBe(expected);
  }
});
