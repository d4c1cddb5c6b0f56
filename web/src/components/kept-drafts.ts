const PREFIX = 'congtam.draft.';

export const keptUnder = (account: string, name: string): string => `${PREFIX}${account}.${name}`;

/** Keeps a text on this machine, or takes it away; a full or forbidden store is no reason to stop typing. */
export function keptWord(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // What is typed stays on the page.
  }
}

/** Leaves nothing of anybody's drafts on a machine others use as well. */
export function dropDrafts(): void {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  for (const key of keys) if (key.startsWith(PREFIX)) keptWord(key, null);
}
