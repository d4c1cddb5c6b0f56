import type { HistoryEvent } from '@congtam/evidence';
import type { ClientBase } from 'pg';

const PAGE = 5000;

interface Row {
  readonly id: string;
  readonly canonical: string;
  readonly hash: string;
  readonly index: string | null;
  readonly signature: string | null;
  readonly columns: { readonly [pointer: string]: string | null };
  readonly texts: HistoryEvent['texts'];
}

/**
 * The whole history for whoever verifies it: sealed events in the order of the log, then those that wait. Read as
 * `congtam_backup`, which sees everything and writes nothing, in one snapshot.
 *
 * Where the stored leaf says another hash than the event, both are given as one, which fits no text.
 */
export async function* readHistory(client: ClientBase): AsyncGenerator<HistoryEvent> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(`declare history no scroll cursor for ${HISTORY}`);
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${PAGE} from history`);
      for (const row of rows) yield { ...row, index: row.index === null ? null : Number(row.index) };
      if (rows.length < PAGE) return;
    }
  } finally {
    await client.query('rollback');
  }
}

const HISTORY = `
  select e.id::text as id, e.canonical, case when l.hash <> e.hash then encode(e.hash || l.hash, 'hex') else encode(e.hash, 'hex') end as hash, l.index::text as index,
    encode(e.signature, 'base64') as signature,
    jsonb_build_object('/at', e.at, '/action', e.action, '/actor', e.actor, '/subject/kind', e.subject_kind,
      '/subject/id', e.subject_id, '/unit', e.unit_id, '/person', e.person_id,
      '/role', e.role, '/onBehalfOf', e.on_behalf_of, '/audience', e.audience) as columns,
    coalesce((
      select jsonb_agg(jsonb_build_object('name', t.name, 'key', encode(t.key, 'hex'), 'text', t.content))
      from audit.personal_text t where t.event_id = e.id), '[]') as texts
  from audit.event e left join audit.leaf l on l.event_id = e.id
  order by l.index nulls last, e.number`;
