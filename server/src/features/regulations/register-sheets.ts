import type { SheetProvider } from '../../evaluation/sources.ts';
import { feedTables } from '../../feeding/feed.ts';
import { concernedByMany, entriesIn } from '../registers/registers.queries.ts';
import { registerTablesWith } from './register-tables.ts';
import { mappingsOf } from './texts.queries.ts';

/** What the registers give to the sheets of a cycle: the same rows as the tables of a regulation, for all units of it. */
export const registerSheets: SheetProvider = async (tx, { cycle, regulations, units, ownYear }) => {
  const used = new Set(cycle.regulations.map(({ regulation, version }) => `${regulation}@${version}`));
  const { own } = await mappingsOf(tx, ({ regulation, from }) => used.has(`${regulation}@${from}`));
  const mapping = registerTablesWith(own);
  const wanted = [...mapping.tables, ...mapping.facts].map(({ register }) => register);
  const entries = await entriesIn(tx, units, [...new Set(wanted)]);
  const about = entries.filter(({ person }) => person === null).map(({ id }) => id);
  const concerned = await concernedByMany(tx, about);
  const { tables, notes } = feedTables({
    regulations,
    mapping,
    entries: entries.map((entry) => ({ ...entry, concerned: concerned.get(entry.id) ?? [] })),
    year: Number(cycle.period.slice(0, 4)),
    ownYear,
  });
  return { tables, notes: notes.map(({ table, says }) => ({ table, subject: null, says })) };
};
