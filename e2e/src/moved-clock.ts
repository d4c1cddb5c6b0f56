import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Person } from './visit.ts';

/** A clock that a journey sets, for the product and for the browsers in front of it. The database keeps its own. */
export interface MovedClock {
  /** What the product is started with. */
  readonly environment: { readonly [name: string]: string };
  /** Makes it nine in the morning, in Vietnam, of a day: `2026-04-20`. */
  set(day: string): void;
  /** Somebody looks at their own watch: it goes as the clock does. */
  wear(person: Person): Promise<void>;
}

export function movedClock(first: string): MovedClock {
  const file = join(mkdtempSync(join(tmpdir(), 'congtam-clock-')), 'apart');
  let day = first;
  const morning = () => Date.parse(`${day}T09:00:00+07:00`);
  const set = (next: string) => {
    day = next;
    writeFileSync(file, String(morning() - Date.now()));
  };
  set(first);
  return {
    environment: {
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'moved-clock.mjs')).href}`,
      MOVED_CLOCK: file,
    },
    set,
    wear: ({ page }) => page.clock.setFixedTime(morning()),
  };
}
