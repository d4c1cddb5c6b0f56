import type { SheetProvider } from '../../evaluation/sources.ts';
import { concernedByMany, entriesIn } from '../registers/registers.queries.ts';
import { feedTables } from './feed.ts';
import { registerTables, registerTablesWith } from './register-tables.ts';
import { localPacks } from './regulations.queries.ts';

/** What the registers give to the sheets of a cycle: the same rows as the tables of a regulation, for all units of it. */
export const registerSheets: SheetProvider = async (tx, { cycle, regulations, units }) => {
  const used = new Set(cycle.regulations.map(({ regulation, version }) => `${regulation}@${version}`));
  const own = (await localPacks(tx)).filter(({ regulation, from }) => used.has(`${regulation}@${from}`));
  const mapping = registerTablesWith(own.map((row) => registerTables.parse(row.registerTables)));
  const wanted = [...mapping.tables, ...mapping.facts].map(({ register }) => register);
  const entries = await entriesIn(tx, units, [...new Set(wanted)]);
  const about = entries.filter(({ person }) => person === null).map(({ id }) => id);
  const concerned = await concernedByMany(tx, about);
  const { tables, notes } = feedTables({
    regulations,
    mapping,
    entries: entries.map((entry) => ({ ...entry, concerned: concerned.get(entry.id) ?? [] })),
    year: Number(cycle.period.slice(0, 4)),
  });
  return { tables, notes: notes.map(({ table, says }) => ({ table, subject: null, says })) };
};
