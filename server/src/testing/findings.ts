import { HistoryCheck } from '@congtam/evidence';
import type { ClientBase } from 'pg';
import { readHistory } from '../audit/history.ts';
import { testKey } from './test-database.ts';

/** What `congtam-verify` would find in the history as it is read over this connection. */
export async function findingsOver(client: ClientBase): Promise<readonly string[]> {
  const { keys, origin } = testKey;
  const check = new HistoryCheck({ keys, origin, checkpoints: [], receipts: [] });
  const entries = [];
  for await (const entry of readHistory(client)) {
    check.add(entry);
    entries.push(entry);
  }
  if (check.needsEventsAgain()) for (const entry of entries) if (!('table' in entry)) check.addAgain(entry);
  return check.end().findings.map(({ kind, about }) => `${kind} ${about}`);
}
