/** What stands on a paper, as its QR picture says it: whose event vouches for it, and the SHA-256 that event must say. */
export interface PaperCode {
  /** As it was read. */
  readonly code: string;
  readonly action: string;
  /** Id of the paper, or of the decision whose list it is. */
  readonly id: string;
  readonly hash: string;
  /** Name of the fact that holds the hash. */
  readonly fact: 'input' | 'list';
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const KINDS = [
  { form: new RegExp(`^CT1:(${ID}):([0-9a-f]{64})$`), action: 'issuedPaper.issue', fact: 'input' },
  {
    form: new RegExp(`^congtam-verify list (${ID}) ([0-9a-f]{64})$`),
    action: 'decision.publish',
    fact: 'list',
  },
] as const;

/** Reads a code off a paper; spaces and lines that a scanner or a hand put in do not count. Undefined for anything else. */
export function paperCode(read: string): PaperCode | undefined {
  const code = read.startsWith('CT1:') ? read.replaceAll(/\s/g, '') : read.trim().replaceAll(/\s+/g, ' ');
  for (const { form, action, fact } of KINDS) {
    const [, id, hash] = form.exec(code) ?? [];
    if (id !== undefined && hash !== undefined) return { code, action, id, hash, fact };
  }
  return undefined;
}

export type PaperFindingKind = 'paper-unknown' | 'paper-false' | 'file-not-issued';

/** A paper that the log vouches for, and when it was issued. */
export interface PaperKnown {
  readonly code: string;
  readonly event: string;
  readonly at: string;
  /** The form, where it is one. */
  readonly form: string | null;
}

/** Looks for the events that vouch for papers, and for the files that were issued. */
export class PaperCheck {
  readonly #codes: readonly PaperCode[];
  readonly #files: ReadonlyMap<string, string>;
  readonly #find: (kind: PaperFindingKind, about: string) => void;
  readonly #known = new Map<PaperCode, PaperKnown>();
  readonly #false = new Set<PaperCode>();
  readonly #issued = new Set<string>();

  /** @param files SHA-256 of files, hexadecimal, with what each is called */
  constructor(
    given: { readonly papers?: readonly PaperCode[]; readonly files?: ReadonlyMap<string, string> },
    find: (kind: PaperFindingKind, about: string) => void,
  ) {
    this.#codes = given.papers ?? [];
    this.#files = given.files ?? new Map();
    this.#find = find;
  }

  /** One event of the history, as it was signed. */
  addEvent(body: unknown): void {
    if (this.#codes.length === 0 && this.#files.size === 0) return;
    const action = textAt(body, 'action');
    const facts = valueAt(body, 'facts');
    const subject = textAt(valueAt(body, 'subject'), 'id');
    if (action === 'issuedPaper.issue') {
      const files = valueAt(facts, 'files');
      for (const kind of ['docx', 'pdf']) {
        const hash = textAt(files, kind);
        if (hash !== null && this.#files.has(hash)) this.#issued.add(hash);
      }
    }
    for (const one of this.#codes) {
      if (action !== one.action || subject !== one.id) continue;
      if (textAt(facts, one.fact) !== one.hash) this.#false.add(one);
      else
        this.#known.set(one, {
          ...{ code: one.code, event: textAt(body, 'id') ?? '', at: textAt(body, 'at') ?? '' },
          form: textAt(facts, 'form'),
        });
    }
  }

  /** What was found, once all events were added. */
  end(): readonly PaperKnown[] {
    for (const one of this.#codes)
      if (!this.#known.has(one)) this.#find(this.#false.has(one) ? 'paper-false' : 'paper-unknown', one.code);
    for (const [hash, name] of this.#files) if (!this.#issued.has(hash)) this.#find('file-not-issued', name);
    return [...this.#known.values()];
  }
}

const valueAt = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;

function textAt(of: unknown, key: string): string | null {
  const value = valueAt(of, key);
  return typeof value === 'string' ? value : null;
}
