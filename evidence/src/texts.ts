import { createHmac } from 'node:crypto';

/** Personal text kept beside an event; `key` and `text` are null once erased. */
export interface HistoryText {
  readonly name: string;
  readonly key: string | null;
  readonly text: string | null;
}

export type TextFindingKind = 'text-altered' | 'text-erased';

/** What an event says of a text kept beside it: HMAC-SHA-256 under a key of its own, hexadecimal. */
export const sealOfText = (key: string, text: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(text, 'utf8').digest('hex');

/** What the log says of texts that were erased: about whom (`subject`), and how many there were (`facts.erased`). */
const ERASURE = 'texts.erase';

/** Texts of one event that are gone. */
interface Gone {
  readonly event: string;
  readonly names: readonly string[];
  isAccountedFor: boolean;
}

/**
 * Holds texts against what their events say of them. A text is gone honestly where a later event says that the texts about
 * its person or account were erased; such an event accounts for as many as it counted, and for none written after it.
 */
export class TextCheck {
  readonly #find: (kind: TextFindingKind, about: string) => void;
  readonly #gone: Gone[] = [];
  /** By id of whom the events are about: what no erasure has accounted for. */
  readonly #about = new Map<string, Gone[]>();

  constructor(find: (kind: TextFindingKind, about: string) => void) {
    this.#find = find;
  }

  /** In the order of the log. @param body what was signed */
  addEvent(id: string, texts: readonly HistoryText[], body: unknown): void {
    const seals = valueAt(body, 'texts');
    const left = new Set(Object.keys(typeof seals === 'object' && seals !== null ? seals : {}));
    const gone: string[] = [];
    for (const { name, key, text } of texts) {
      const isKnown = left.delete(name);
      const isErased = key === null && text === null;
      const isSame = key !== null && text !== null && sealOfText(key, text) === valueAt(seals, name);
      if (!isKnown || !(isErased || isSame)) this.#find('text-altered', `${id} ${name}`);
      else if (isErased) gone.push(name);
    }
    for (const name of left) this.#find('text-altered', `${id} ${name}`);
    if (valueAt(body, 'action') === ERASURE) this.#accountFor(id, body);
    if (gone.length > 0) this.#keep({ event: id, names: gone, isAccountedFor: false }, body);
  }

  /** Names what is gone and no erasure accounts for, once all events were added. */
  end(): void {
    for (const { event, names, isAccountedFor } of this.#gone)
      if (!isAccountedFor) for (const name of names) this.#find('text-erased', `${event} ${name}`);
  }

  #keep(gone: Gone, body: unknown): void {
    this.#gone.push(gone);
    for (const about of new Set([valueAt(body, 'person'), subjectOf(body)])) {
      if (typeof about !== 'string') continue;
      const known = this.#about.get(about);
      if (known === undefined) this.#about.set(about, [gone]);
      else known.push(gone);
    }
  }

  #accountFor(erasure: string, body: unknown): void {
    const about = subjectOf(body);
    if (about === undefined) return;
    const gone = (this.#about.get(about) ?? []).filter(({ isAccountedFor }) => !isAccountedFor);
    this.#about.delete(about);
    for (const one of gone) one.isAccountedFor = true;
    const counted = valueAt(valueAt(body, 'facts'), 'erased');
    const found = gone.reduce((sum, { names }) => sum + names.length, 0);
    // Which of them went before, nobody can say any more; that some did, the count does.
    if (typeof counted !== 'number' || found > counted)
      this.#find('text-erased', `${erasure} ${found} > ${counted}`);
  }
}

/** The person or account an event is about as its subject. */
function subjectOf(body: unknown): string | undefined {
  const subject = valueAt(body, 'subject');
  const [kind, id] = [valueAt(subject, 'kind'), valueAt(subject, 'id')];
  return (kind === 'person' || kind === 'account') && typeof id === 'string' ? id : undefined;
}

const valueAt = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;
