import type { Client } from 'pg';

/** Tables made ready to take the rows of a backup as they are, inside one transaction. */
export interface OpenTables {
  /** The ledger of migrations is written by the migrations themselves. */
  isFilled(table: string): boolean;
  copyInto(table: string): string;
  /** Sets everything up again: counters go on where they were, every reference is checked. */
  close(): Promise<void>;
}

const LEDGER = 'congtam.migration';

/**
 * References and triggers are set aside while rows come in the order of their tables; a superuser could switch them off,
 * but an operator's server may have none for us, so the owner takes references away and puts them back. Row security
 * stays: the owner of the tables bypasses it.
 */
export async function openTables(
  client: Client,
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
): Promise<OpenTables> {
  const { rows: references } = await client.query<{ table: string; name: string; says: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(k.oid) as says
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where contype = 'f' and n.nspname in ('congtam', 'audit', 'ballot') order by 1, 2`);
  const { rows: counters } = await client.query<{ table: string; column: string; counter: string }>(`
    select a.attrelid::regclass::text as table, quote_ident(a.attname) as column,
      pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) as counter
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> '' and n.nspname in ('congtam', 'audit', 'ballot')`);
  const { rows: known } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('congtam', 'audit', 'ballot') and c.relkind = 'r'`);
  const names = new Set(known.map(({ name }) => name));
  const filled = new Map(tables.map(({ name, columns }) => [name, columns]));
  for (const name of filled.keys()) if (!names.has(name)) throw new Error(`there is no table ${name}`);
  filled.delete(LEDGER);
  for (const { table, name } of references)
    await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of filled.keys()) {
    await client.query(`alter table ${table} disable trigger user`);
    await client.query(`delete from ${table}`);
  }
  return {
    isFilled: (table) => filled.has(table),
    copyInto: (table) => {
      const columns = (filled.get(table) ?? []).map((column) => client.escapeIdentifier(column));
      return `copy ${table} (${columns.join(', ')}) from stdin`;
    },
    close: async () => {
      for (const table of filled.keys()) await client.query(`alter table ${table} enable trigger user`);
      for (const { table, name, says } of references)
        await client.query(`alter table ${table} add constraint ${name} ${says}`);
      for (const { table, column, counter } of counters) {
        await client.query(
          `select setval($1, coalesce((select max(${column}) from ${table}), 0) + 1, false)`,
          [counter],
        );
      }
    },
  };
}
