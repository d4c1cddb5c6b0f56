import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { superuserOf } from '../database/embedded/cluster-folder.ts';
import { driverSettings } from '../database/server-address.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: 'text' | 'jsonb' | 'text[]';
}

/**
 * Puts other words in place of whatever people wrote in a running product, as somebody who has got at its database: past
 * every check of what is sent. What is written in words is told from codes by its spaces; what the database does not
 * take stays as it was.
 *
 * @param data the folder of data of the product
 * @returns columns that hold other words now, as `table.column`
 */
export async function rewriteTexts(data: string, words: readonly string[]): Promise<readonly string[]> {
  const client = new Client(driverSettings(addressIn(data)));
  await client.connect();
  try {
    // Neither triggers nor references are asked: as rows are that were written by another program.
    await client.query("set session_replication_role = 'replica'");
    const { rows: columns } = await client.query<Column>(`
      select c.table_name as table, c.column_name as column, case c.data_type when 'ARRAY' then 'text[]' else c.data_type end as type
      from information_schema.columns c join information_schema.tables t
        on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'congtam' and c.is_generated = 'NEVER' and c.table_name not in ('job', 'regulation_text')
        and (c.data_type in ('text', 'jsonb') or (c.data_type = 'ARRAY' and c.udt_name = '_text'))
      order by 1, 2`);
    const rewritten: string[] = [];
    for (const column of columns)
      if (await rewrite(client, column, words)) rewritten.push(`${column.table}.${column.column}`);
    return rewritten;
  } finally {
    await client.end();
  }
}

/** One column: each row gets the next of the words. False where nothing in it is words, or none of ours is taken. */
async function rewrite(
  client: Client,
  { table, column, type }: Column,
  words: readonly string[],
): Promise<boolean> {
  const [at, named] = [client.escapeIdentifier(table), client.escapeIdentifier(column)];
  const next = `($1::text[])[1 + abs(hashtext(ctid::text)) % ${words.length}]`;
  const isWords = (text: string) => `${text} ~ '\\s' and ${text} !~ '^[\\[{<]'`;
  const value = {
    text: next,
    'text[]': `array(select case when ${isWords('w')} then ${next} else w end from unnest(${named}) w)`,
    jsonb: `(select jsonb_object_agg(e.key, case when jsonb_typeof(e.value) = 'string' and ${isWords("(e.value #>> '{}')")}
      then to_jsonb(${next}) else e.value end) from jsonb_each(${named}) e)`,
  }[type];
  const where = {
    text: isWords(named),
    'text[]': `exists (select from unnest(${named}) w where ${isWords('w')})`,
    jsonb: `jsonb_typeof(${named}) = 'object' and ${named}::text ~ ': "[^"]*\\s'`,
  }[type];
  try {
    const { rowCount } = await client.query(`update congtam.${at} set ${named} = ${value} where ${where}`, [
      words,
    ]);
    return (rowCount ?? 0) > 0;
  } catch {
    return false;
  }
}

function addressIn(data: string) {
  const databases = join(data, 'database');
  const folder = join(databases, readdirSync(databases).find((name) => /^\d+$/.test(name)) ?? '');
  const [, , , port = '', socket = ''] = readFileSync(join(folder, 'pgdata', 'postmaster.pid'), 'utf8').split(
    '\n',
  );
  return { host: socket, port: Number(port), database: 'congtam', ...superuserOf(folder) };
}
