import { createHash, createPublicKey } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { readCheckpoint } from './checkpoint.ts';
import {
  HistoryCheck,
  type HistoryEvent,
  type HistoryVerdict,
  type SetAside,
  type Witness,
} from './history.ts';
import { type KeyChange, keyOfText, keysOf, publicKeyText } from './log-keys.ts';
import { paperCode } from './papers.ts';
import type { EventReceipt } from './receipt.ts';
import type { HistoryRow } from './rows.ts';

/** What was kept outside the server, read. */
export interface KeptFiles extends Omit<Witness, 'setAside'> {
  /** Checkpoints before an accepted restore. */
  readonly restored: readonly SetAside[];
  /** Who accepted a restore, and why. */
  readonly restores: readonly { readonly by: string; readonly reason: string }[];
  /** Lines of journals that cannot be read: a power failure tears one, and so does a hand. */
  readonly broken: number;
  /** Checkpoints by a key that the journal says came after a lost one, and that nobody vouches for: not counted. */
  readonly setAside: number;
  /** Those keys, each with the document that states the loss. */
  readonly unknownKeys: readonly { readonly to: string; readonly document: string }[];
}

interface JournalLine {
  readonly kind?: string;
  readonly note?: string;
  readonly change?: KeyChange;
  readonly to?: string;
  readonly document?: string;
  readonly by?: string;
  readonly reason?: string;
  readonly setAside?: { readonly size: number; readonly root: string };
}

export function keptFiles(given: {
  readonly keys: readonly string[];
  readonly name: string;
  readonly checkpoints: readonly string[];
  readonly receipts: readonly string[];
}): KeptFiles {
  const origin = readFileSync(given.name, 'utf8').trim();
  const read = given.checkpoints.map(journalOf);
  const lines = read.flat();
  const changes = lines.flatMap(({ change }) => change ?? []);
  const trusted = given.keys.map((file) => createPublicKey(readFileSync(file)));
  const keys = keysOf(origin, trusted, changes);
  const known = new Set(keys.map(({ key }) => publicKeyText(key)));
  const unknownKeys = lines.flatMap(({ kind, to, document = '' }) =>
    kind === 'key-lost' && to !== undefined && !known.has(to) ? [{ to, document }] : [],
  );
  const stated = keysOf(
    origin,
    unknownKeys.map(({ to }) => keyOfText(to)),
    changes,
  );
  const restored = read.flatMap(setAsideIn);
  const gone = new Set(restored.map(({ note }) => note));
  const restores = lines.flatMap(({ kind, by = '', reason = '' }) =>
    kind === 'restore-accepted' ? [{ by, reason }] : [],
  );
  const notes = lines.flatMap(({ note }) => note ?? []);
  const isStatedOnly = (note: string) =>
    readCheckpoint(note, keys)?.isSigned !== true && readCheckpoint(note, stated)?.isSigned === true;
  const counted = notes.filter((note) => !isStatedOnly(note));
  const checkpoints = counted.filter((note) => !gone.has(note));
  const receipts = given.receipts.map((file): EventReceipt => JSON.parse(readFileSync(file, 'utf8')));
  return {
    ...{ origin, keys, checkpoints, receipts, restored, restores, unknownKeys },
    statedKeys: stated,
    setAside: notes.length - counted.length,
    broken: lines.filter(({ kind }) => kind === BROKEN).length,
  };
}

/** The checkpoints of one journal before its last accepted restore, with what that restore set aside. */
function setAsideIn(lines: readonly JournalLine[]): SetAside[] {
  let newest: string | undefined;
  let isBefore = false;
  const found: SetAside[] = [];
  for (const { kind, note, setAside } of lines.toReversed()) {
    if (kind === 'restore-accepted') {
      isBefore = true;
      newest = setAside && `${setAside.size} ${setAside.root}`;
    } else if (isBefore && note !== undefined) found.push({ note, newest });
  }
  return found;
}

const BROKEN = 'broken';

/** A journal of checkpoints (one JSON object a line), or one signed note as it was sent or printed. */
function journalOf(file: string): JournalLine[] {
  const text = readFileSync(file, 'utf8');
  if (/^[^\n{]+\n\d+\n/.test(text)) return [{ note: text }];
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      return [{ kind: BROKEN }];
    }
  });
}

type HistoryLine = HistoryEvent | HistoryRow | { readonly end: number; readonly rows?: number };

/** The codes and files somebody holds in hand. @throws Error when what was read is no code of a paper */
export function papersGiven(given: {
  readonly papers: readonly string[];
  readonly files: readonly string[];
}): Required<Pick<Witness, 'papers' | 'files'>> {
  const papers = given.papers.map((read) => {
    const code = paperCode(read);
    if (code === undefined)
      throw new Error(`“${read.slice(0, 60)}” không phải mã văn bản / is no code of a paper`);
    return code;
  });
  const hashed = given.files.map((file): [string, string] => [
    createHash('sha256').update(readFileSync(file)).digest('hex'),
    file,
  ]);
  return { papers, files: new Map(hashed) };
}

/** @throws Error when the file was cut short: nothing can be said of a history that is not whole */
export async function verdictOnFile(file: string, witness: Witness): Promise<HistoryVerdict> {
  const check = new HistoryCheck(witness);
  const counted = { events: 0, rows: 0 };
  let said: { readonly end: number; readonly rows?: number } | undefined;
  for await (const line of linesOf(file)) {
    if ('end' in line) said = line;
    else {
      check.add(line);
      counted['table' in line ? 'rows' : 'events'] += 1;
    }
  }
  const { end, rows = 0 } = said ?? {};
  if (end !== counted.events || rows !== counted.rows) {
    throw new Error(
      `${file} is not whole: ${counted.events} of ${end ?? '?'} events, ${counted.rows} of ${rows} rows`,
    );
  }
  if (check.needsEventsAgain()) {
    for await (const line of linesOf(file)) if (!('end' in line || 'table' in line)) check.addAgain(line);
  }
  return check.end();
}

async function* linesOf(file: string): AsyncGenerator<HistoryLine> {
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (line !== '') yield JSON.parse(line);
  }
}
