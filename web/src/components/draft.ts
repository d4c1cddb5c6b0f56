import { useState } from 'react';
import { useSession } from '../features/session/session.ts';
import { keptUnder, keptWord } from './kept-drafts.ts';

interface Kept<Value> {
  /** RFC 3339. */
  readonly at: string;
  readonly value: Value;
}

/**
 * What somebody typed and did not send yet: kept on this machine under their account, so that a closed tab or a lost line
 * takes nothing away; gone once it was sent, and when they sign out.
 *
 * @param isValue whether what was kept, perhaps by an older page, is still of the shape the form has
 */
export function useDraft<Value>(name: string, isValue: (value: unknown) => value is Value) {
  const { account } = useSession();
  const key = keptUnder(account, name);
  const [draft, setDraft] = useState(() => read(key, isValue));
  return {
    draft,
    keep: (value: Value) => {
      const kept = { at: new Date().toISOString(), value };
      keptWord(key, JSON.stringify(kept));
      setDraft(kept);
    },
    drop: () => {
      keptWord(key, null);
      setDraft(undefined);
    },
  };
}

function read<Value>(key: string, isValue: (value: unknown) => value is Value): Kept<Value> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('value' in kept)) return undefined;
    const { at, value } = kept;
    return typeof at === 'string' && isValue(value) ? { at, value } : undefined;
  } catch {
    return undefined;
  }
}

export const isText = (value: unknown): value is string => typeof value === 'string';
