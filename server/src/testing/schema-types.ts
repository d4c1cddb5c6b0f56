import type { Client } from 'pg';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  readonly isGenerated: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  interval: 'string',
  timestamptz: 'Date',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
  _int2: 'number[]',
};

/** TypeScript for the tables of a migrated database, as Kysely wants it. */
export async function schemaTypes(client: Client): Promise<string> {
  const { rows } = await client.query<Column>(`
    select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type,
      not a.attnotnull as "isNullable", a.atthasdef and a.attgenerated = '' as "hasDefault",
      a.attgenerated <> '' or a.attidentity = 'a' as "isGenerated"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
    where n.nspname in ('congtam', 'audit') and c.relkind = 'r'
    order by 1, a.attnum`);
  const tables = new Map<string, Column[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return [
    '// Generated from the migrated database: run npm run generate.',
    "import type { Json } from '@congtam/evidence';",
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely';",
    '',
    'export interface Schema {',
    ...[...tables].flatMap(([table, columns]) => [
      `  '${table}': {`,
      ...columns.map((column) => `    ${column.column}: ${typeOf(column)};`),
      '  };',
    ]),
    '}',
    '',
  ].join('\n');
}

function typeOf({ table, column, type, isNullable, hasDefault, isGenerated }: Column): string {
  const plain = TYPES[type];
  if (plain === undefined) throw new Error(`${table}.${column}: no TypeScript for ${type}`);
  const value = isNullable ? `${plain} | null` : plain;
  if (isGenerated) return `GeneratedAlways<${value}>`;
  // JSON is written as text: the driver would take an array for an array of PostgreSQL.
  if (type === 'jsonb')
    return isNullable
      ? `ColumnType<${value}, string | null | undefined, string | null>`
      : `ColumnType<${value}, string, string>`;
  return hasDefault ? `Generated<${value}>` : value;
}
