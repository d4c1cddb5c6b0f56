import type { HistoryEvent, HistoryRow } from '@congtam/evidence';
import { type ClientBase, escapeIdentifier, escapeLiteral } from 'pg';

const PAGE = 5000;

interface Row {
  readonly id: string;
  readonly canonical: string;
  readonly hash: string;
  readonly index: string | null;
  readonly signature: string | null;
  readonly columns: { readonly [pointer: string]: string | null };
  readonly texts: HistoryEvent['texts'];
  readonly written: string | null;
}

/**
 * The whole history for whoever verifies it: sealed events in the order of the log, then those that wait, then every row
 * that events seal. Read as `congtam_backup`, which sees everything and writes nothing, in one snapshot.
 *
 * Where the stored leaf says another hash than the event, both are given as one, which fits no text.
 */
export async function* readHistory(client: ClientBase): AsyncGenerator<HistoryEvent | HistoryRow> {
  await client.query('begin isolation level repeatable read read only');
  try {
    for await (const row of pages<Row>(client, HISTORY)) {
      yield { ...row, index: row.index === null ? null : Number(row.index) };
    }
    await client.query(AS_DIGESTED);
    const { rows: tables } = await client.query<SealedTable>(SEALED);
    if (tables.length > 0) yield* pages<HistoryRow>(client, tables.map(rowsOf).join(' union all '));
  } finally {
    await client.query('rollback');
  }
}

async function* pages<T extends object>(client: ClientBase, query: string): AsyncGenerator<T> {
  await client.query(`declare history no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query<T>(`fetch ${PAGE} from history`);
    yield* rows;
    if (rows.length < PAGE) break;
  }
  await client.query('close history');
}

interface SealedTable {
  readonly schema: string;
  readonly name: string;
  readonly excluded: readonly string[];
  readonly key: readonly string[];
  readonly json: readonly string[];
}

/** What the triggers that digest rows set too; nothing but what PostgreSQL itself brings is called. */
const AS_DIGESTED = `set local search_path = ''; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local bytea_output = 'hex'; set local intervalstyle = 'iso_8601'`;

/** A table that is gone, or is no table any more, gives no rows, which the events miss. */
const SEALED = `
  select n.nspname as schema, c.relname as name, s.excluded,
    array(select a.attname::text from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
      where k.conrelid = c.oid and k.contype = 'p' order by array_position(k.conkey, a.attnum)) as key,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.atttypid in ('pg_catalog.json'::pg_catalog.regtype, 'pg_catalog.jsonb'::pg_catalog.regtype) order by a.attname) as json
  from audit.row_seal s join pg_class c on c.oid = pg_catalog.to_regclass(s.table_name) and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace
  where s.unsealed_because is null order by s.table_name`;

/**
 * Written here and not asked of a function of the database: whoever owns it could let that say what the events say.
 * The same as `audit.digest_of_row` and `audit.key_of_row`, which digest what is written.
 */
function rowsOf({ schema, name, excluded, key, json }: SealedTable): string {
  const column = (of: string) => `r.${escapeIdentifier(of)}`;
  const texts = json.map((of) => `${escapeLiteral(of)}, ${column(of)}::text`).join(', ');
  const whole = json.length === 0 ? 'to_jsonb(r)' : `to_jsonb(r) || jsonb_build_object(${texts})`;
  const without = `array[${excluded.map(escapeLiteral).join(', ')}]::text[]`;
  const text = `jsonb_strip_nulls((${whole}) - ${without})::text`;
  return `
    select ${escapeLiteral(`${schema}.${name}`)} as "table", jsonb_build_array(${key.map(column).join(', ')})::text as key,
      rtrim(encode(sha256(convert_to(${text}, 'UTF8')), 'base64'), '=') as digest
    from ${escapeIdentifier(schema)}.${escapeIdentifier(name)} r`;
}

const HISTORY = `
  select e.id::text as id, e.canonical, case when l.hash <> e.hash then encode(e.hash || l.hash, 'hex') else encode(e.hash, 'hex') end as hash, l.index::text as index,
    encode(e.signature, 'base64') as signature,
    jsonb_build_object('/at', e.at, '/action', e.action, '/actor', e.actor, '/subject/kind', e.subject_kind,
      '/subject/id', e.subject_id, '/unit', e.unit_id, '/person', e.person_id,
      '/role', e.role, '/onBehalfOf', e.on_behalf_of, '/audience', e.audience) as columns,
    coalesce((
      select jsonb_agg(jsonb_build_object('name', t.name, 'key', encode(t.key, 'hex'), 'text', t.content))
      from audit.personal_text t where t.event_id = e.id), '[]') as texts,
    e.written
  from audit.event e left join audit.leaf l on l.event_id = e.id
  order by l.index nulls last, e.number`;
