import type { SheetProvider } from '../../evaluation/sources.ts';
import { mappingsOf } from '../regulations/texts.queries.ts';
import { fedByWork } from './work-tables.queries.ts';

/** What the year's work gives to the sheets of a cycle: as it stands, with what managers corrected. */
export const workSheets: SheetProvider = async (tx, { cycle, regulations, units, ownYear }) => {
  const used = new Set(cycle.regulations.map(({ regulation, version }) => `${regulation}@${version}`));
  const { ownOfWork: own } = await mappingsOf(tx, ({ regulation, from }) =>
    used.has(`${regulation}@${from}`),
  );
  const year = Number(cycle.period.slice(0, 4));
  const { tables, notes } = await fedByWork(tx, { units, regulations, own, year, ownYear });
  return {
    tables,
    notes: notes.map(({ table, says, about }) => ({
      ...{ table, says, subject: about?.subject ?? null },
      period: about?.period ?? null,
    })),
  };
};
