import { useRef, useState } from 'react';
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
  // What is typed last, also for whoever was told of an answer before the page was drawn again.
  const last = useRef(draft);
  const put = (under: string, value: Value | undefined) => {
    const kept = value === undefined ? undefined : { at: new Date().toISOString(), value };
    keptWord(under, kept === undefined ? null : JSON.stringify(kept));
    last.current = kept;
    setDraft(kept);
  };
  return {
    draft,
    keep: (value: Value) => put(key, value),
    drop: () => put(key, undefined),
    /** Goes on with what is left of what is typed; kept under another name from now on, where one is given. */
    goOn: (left: (value: Value) => Value | undefined, next = name) => {
      const under = keptUnder(account, next);
      if (under !== key) keptWord(key, null);
      put(under, last.current === undefined ? undefined : left(last.current.value));
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
