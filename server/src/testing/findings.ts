import { HistoryCheck, paperCode } from '@congtam/evidence';
import type { ClientBase } from 'pg';
import { readHistory } from '../audit/history.ts';
import { testKey } from './test-database.ts';

/** What `congtam-verify` would find in the history as it is read over this connection, with codes of papers in hand. */
export async function findingsOver(
  client: ClientBase,
  papers: readonly string[] = [],
): Promise<readonly string[]> {
  const { keys, origin } = testKey;
  const codes = papers.flatMap((read) => paperCode(read) ?? []);
  const check = new HistoryCheck({ keys, origin, checkpoints: [], receipts: [], papers: codes });
  const entries = [];
  for await (const entry of readHistory(client)) {
    check.add(entry);
    entries.push(entry);
  }
  if (check.needsEventsAgain()) for (const entry of entries) if (!('table' in entry)) check.addAgain(entry);
  return check.end().findings.map(({ kind, about }) => `${kind} ${about}`);
}
