import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bilingual } from '../bilingual.ts';
import { type Bilingual, type Cursor, type PackPart, type Problem, reader, say } from '../engine.ts';
import { loadPart } from '../load.ts';

/** Where the clocks stand under the root of the regulations, and their name in the lock. */
export const NATIONAL_CLOCKS = 'national-database/clocks';

/** A time within which a result has to be in the national database, as its text says it. */
export interface NationalClock {
  readonly id: string;
  /** How many days after the decision, at least one. */
  readonly days: number;
  readonly kind: 'days' | 'working-days';
  /** The text and its article. */
  readonly ground: Bilingual;
  readonly label: Bilingual;
  readonly certainty: 'read' | 'secondary' | 'inferred' | 'unknown';
}

const KEYS = {
  part: ['national-database', 'clocks'],
  clock: ['id', 'days', 'kind', 'ground', 'label', 'certainty?'],
} as const;

type Read = { readonly clocks: readonly NationalClock[] } | { readonly problems: readonly Problem[] };

/** Reads the clocks of a part. Problems `pack.*`. */
export function readClocks(part: PackPart): Read {
  const problems: Problem[] = [];
  const at = reader(part, problems).map(KEYS.part);
  at?.field('national-database')?.oneOf(['clocks']);
  const clocks = (at?.field('clocks')?.list() ?? []).flatMap((place): NationalClock[] => {
    const map = place.map(KEYS.clock);
    const id = map?.field('id')?.id();
    const days = positive(map?.field('days'));
    const kind = map?.field('kind')?.oneOf(['days', 'working-days']);
    const [ground, label] = [bilingual(map?.field('ground')), bilingual(map?.field('label'))];
    const certainty =
      map?.optional('certainty')?.oneOf(['read', 'secondary', 'inferred', 'unknown']) ?? 'read';
    if (id === undefined || days === undefined || kind === undefined || !ground || !label) return [];
    return [{ id, days, kind, ground, label, certainty }];
  });
  return problems.length > 0 ? { problems } : { clocks };
}

function positive(at: Cursor | undefined): number | undefined {
  const days = at?.integer();
  if (at === undefined || days === undefined || days >= 1) return days;
  return at.refuse(
    'pack.not-positive',
    say('thời hạn ít nhất là một ngày', 'a time is at least one day'),
    say('viết số ngày từ 1 trở lên', 'write a number of days from 1 on'),
  );
}

/** The file of the clocks under a root; undefined where there is none. */
export function clocksFile(root: string): string | undefined {
  const file = join(root, `${NATIONAL_CLOCKS}.yaml`);
  return existsSync(file) ? file : undefined;
}

/** The clocks under a root; none where no file says any. Problems `pack.*`. */
export function nationalClocks(root: string): Read {
  const file = clocksFile(root);
  if (file === undefined) return { clocks: [] };
  const loaded = loadPart(readFileSync(file), file);
  return 'problems' in loaded ? loaded : readClocks(loaded.part);
}
