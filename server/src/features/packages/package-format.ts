import { createHash } from 'node:crypto';
import {
  agreementOf,
  type ConsistencyProof,
  canonicalJson,
  type EventReceipt,
  type Json,
  leafHash,
  type SigningKey,
  standingOf,
} from '@congtam/evidence';

/**
 * A package of results: lines of canonical JSON. First the head, then units, then results, then totals; these are the body,
 * and their hash is what the event of sending holds. After them one line, the seal: that event with its receipt under a
 * checkpoint of the log of the sender, and what leads there from checkpoints shown before. Nothing else signs a package.
 */
export const PACKAGE_FORMAT = 'congtam/package';
/** The version written, and the newest that is read. A later one says in `needs` which version can read it. */
export const PACKAGE_VERSION = 1;

export interface PackageHead {
  readonly format: typeof PACKAGE_FORMAT;
  readonly version: number;
  /** The oldest version whose reader understands the file, whatever fields it does not know. */
  readonly needs: number;
  /** The log of the sender. */
  readonly origin: string;
  readonly sender: { readonly code: string; readonly name: string };
  readonly period: string;
  /** Of the packages of this sender over this period, from one: the last counts. */
  readonly number: number;
}

/** One result, about a subject by its code: no names are sent. */
export interface PackageResult {
  readonly regulation: string;
  readonly kind: 'person' | 'unit';
  readonly subject: string;
  /** Code of the unit. */
  readonly unit: string;
  readonly group: string | null;
  readonly level: string | null;
  readonly why: string | null;
}

/** So many results of a unit are alike. */
export interface PackageTotal extends Omit<PackageResult, 'subject'> {
  readonly count: number;
}

export interface PackageBody {
  readonly head: PackageHead;
  readonly units: readonly { readonly code: string; readonly name: string; readonly parent: string | null }[];
  readonly results: readonly PackageResult[];
}

/** What makes a package the sender's word. */
export interface PackageSeal {
  /** The canonical text of the event of sending. */
  readonly event: string;
  /** With the first checkpoint that covers it: of a package there is one, whenever it is fetched. */
  readonly receipt: EventReceipt;
  /** From the checkpoints of packages sent before to that one. */
  readonly proofs: readonly ConsistencyProof[];
}

export interface ReadPackage extends PackageBody {
  /** SHA-256 of the body, hexadecimal. */
  readonly hash: string;
  /** Recomputed from the results. */
  readonly totals: readonly PackageTotal[];
  readonly seal: PackageSeal;
  /** Fields this program knows nothing of: they are kept by the hash, and used for nothing. */
  readonly unknownFields: readonly string[];
}

/** Why a package is not taken. */
export type PackageFault =
  | { readonly kind: 'not-a-package'; readonly line: number }
  | { readonly kind: 'newer-format'; readonly needs: number }
  | { readonly kind: 'totals-differ' };

const HEAD = ['format', 'version', 'needs', 'origin', 'sender', 'period', 'number'];
const UNIT = ['unit', 'code', 'name', 'parent'];
const TOTAL = ['regulation', 'kind', 'unit', 'group', 'level', 'why', 'count'];
const RESULT = ['regulation', 'kind', 'subject', 'unit', 'group', 'level', 'why'];

/** The body of a package as it is written: the same results give the same bytes. */
export function writeBody({ head, units, results }: PackageBody): Buffer {
  const lines = [
    canonicalJson({ ...head, sender: { ...head.sender } }),
    ...units.map(({ code, name, parent }) => canonicalJson({ unit: { code, name, parent } })),
    ...results.map((result) => canonicalJson({ result: { ...result } })),
    canonicalJson({ totals: totalsOf(results).map((total) => ({ ...total })) }),
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}

export const writeSeal = (seal: PackageSeal): Buffer =>
  Buffer.from(`${canonicalJson(JSON.parse(JSON.stringify({ seal })))}\n`);

/** Sums, in an order of their own. */
export function totalsOf(results: readonly PackageResult[]): PackageTotal[] {
  const sums = new Map<string, PackageTotal>();
  for (const { subject: _, ...of } of results) {
    const key = JSON.stringify([of.regulation, of.kind, of.unit, of.group, of.level, of.why]);
    sums.set(key, { ...of, count: (sums.get(key)?.count ?? 0) + 1 });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

/** Reads a package and recomputes what can be: its hash and its totals. Whose word it is, nobody has asked yet. */
export function readPackage(bytes: Buffer): ReadPackage | PackageFault {
  const reading = new Reading();
  let line = 0;
  let sealAt = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    if (end < 0) return { kind: 'not-a-package', line: line + 1 };
    line += 1;
    sealAt = from;
    const fault = reading.take(line, bytes.toString('utf8', from, end));
    if (fault !== undefined) return fault;
    from = end + 1;
  }
  const hash = createHash('sha256').update(bytes.subarray(0, sealAt)).digest('hex');
  return reading.whole(line, hash);
}

type Fields = { readonly [name: string]: Json };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2000;
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

/** Takes line by line; whatever is not of this form is no package. */
class Reading {
  private head: PackageHead | undefined;
  private readonly units: PackageBody['units'][number][] = [];
  private readonly results: PackageResult[] = [];
  private totals: string | undefined;
  private seal: PackageSeal | undefined;
  private readonly unknown = new Set<string>();

  take(line: number, text: string): PackageFault | undefined {
    const wrong: PackageFault = { kind: 'not-a-package', line };
    const read = parsed(text);
    if (!isFields(read) || this.seal !== undefined) return wrong;
    if (line === 1) return this.takeHead(read);
    if (isFields(read.unit) && this.totals === undefined) return this.takeUnit(read.unit) ? undefined : wrong;
    if (isFields(read.result) && this.totals === undefined)
      return this.takeResult(read.result) ? undefined : wrong;
    if (Array.isArray(read.totals) && this.totals === undefined) {
      this.totals = canonicalJson(read.totals.map((total) => this.known('total', total, TOTAL)));
      return undefined;
    }
    if (isFields(read.seal) && this.totals !== undefined) {
      this.seal = sealIn(read.seal);
      return this.seal === undefined ? wrong : undefined;
    }
    // A kind of line of a later version, which says of itself that it can be passed over.
    for (const name of Object.keys(read)) this.unknown.add(name);
    return undefined;
  }

  whole(line: number, hash: string): ReadPackage | PackageFault {
    const { head, units, results, seal } = this;
    if (head === undefined || seal === undefined) return { kind: 'not-a-package', line };
    const totals = totalsOf(results);
    const own = canonicalJson(totals.map((total) => ({ ...total })));
    if (this.totals !== own) return { kind: 'totals-differ' };
    return { ...{ head, units, results, seal, hash, totals }, unknownFields: [...this.unknown].sort() };
  }

  private takeHead(read: Fields): PackageFault | undefined {
    const { format, version, needs, origin, sender, period, number } = read;
    if (format !== PACKAGE_FORMAT || typeof version !== 'number' || typeof needs !== 'number')
      return { kind: 'not-a-package', line: 1 };
    if (needs > PACKAGE_VERSION) return { kind: 'newer-format', needs };
    const isWhole =
      isText(origin) && isFields(sender) && isText(sender.code) && isText(sender.name) && isText(period);
    if (!isWhole || typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > 30_000)
      return { kind: 'not-a-package', line: 1 };
    this.note('head', read, HEAD);
    const { code, name } = sender;
    if (!isText(code) || !isText(name)) return { kind: 'not-a-package', line: 1 };
    this.head = { format, version, needs, origin, sender: { code, name }, period, number };
    return undefined;
  }

  private takeUnit(read: Fields): boolean {
    const { code, name, parent } = read;
    if (!isText(code) || !isText(name) || !isTextOrNull(parent)) return false;
    this.note('unit', read, UNIT);
    this.units.push({ code, name, parent });
    return true;
  }

  private takeResult(read: Fields): boolean {
    const { regulation, kind, subject, unit, group, level, why } = read;
    if (kind !== 'person' && kind !== 'unit') return false;
    if (!isText(regulation) || !isText(subject) || !isText(unit)) return false;
    if (!isTextOrNull(group) || !isTextOrNull(level) || !isTextOrNull(why)) return false;
    this.note('result', read, RESULT);
    this.results.push({ regulation, kind, subject, unit, group, level, why });
    return true;
  }

  /** What is known of an object, for what is compared as a whole. */
  private known(of: string, read: Json, names: readonly string[]): Json {
    if (!isFields(read)) return read;
    this.note(of, read, names);
    return Object.fromEntries(Object.entries(read).filter(([name]) => names.includes(name)));
  }

  private note(of: string, read: Fields, known: readonly string[]): void {
    for (const name of Object.keys(read)) if (!known.includes(name)) this.unknown.add(`${of}.${name}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sealIn(read: Fields): PackageSeal | undefined {
  const { event, receipt, proofs } = read;
  if (typeof event !== 'string') return undefined;
  if (!isFields(receipt) || !isFields(receipt.promise) || !Array.isArray(proofs)) return undefined;
  const { origin, event: of, hash, at, signature } = receipt.promise;
  if (!isText(origin) || !isText(of) || !isText(hash) || !isText(at) || !isText(signature)) return undefined;
  const inclusion = inclusionIn(receipt.inclusion);
  return {
    event,
    receipt: {
      promise: { origin, event: of, hash, at, signature },
      ...(inclusion === undefined ? {} : { inclusion }),
    },
    proofs: proofs.flatMap((proof) => {
      if (!isFields(proof) || !Array.isArray(proof.proof)) return [];
      const { earlier, later } = proof;
      if (typeof earlier !== 'number' || typeof later !== 'number') return [];
      return [{ earlier, later, proof: proof.proof.filter(isText) }];
    }),
  };
}

function inclusionIn(read: Json | undefined): EventReceipt['inclusion'] {
  if (!isFields(read) || !Array.isArray(read.proof)) return undefined;
  const { index, checkpoint } = read;
  if (typeof index !== 'number' || typeof checkpoint !== 'string') return undefined;
  return { index, checkpoint, proof: read.proof.filter(isText) };
}

/**
 * Whether a package is the word of a sender, and its log the one that was shown before.
 * - `altered`: the body is not what the event of sending says
 * - `not-theirs`: no known key of the sender signed it
 * - `not-sealed`: its event stands under no checkpoint yet
 * - `other-history`: the log is not the one that was shown before
 */
export type PackageTrust = 'theirs' | 'altered' | 'not-theirs' | 'not-sealed' | 'other-history';

export function trustIn(
  { head, hash, seal }: ReadPackage,
  known: {
    readonly keys: readonly SigningKey[];
    /** Checkpoints of this log that were shown before. */
    readonly before: readonly string[];
    /** Proofs that came with earlier packages. */
    readonly proofs: readonly ConsistencyProof[];
  },
): PackageTrust {
  const { promise } = seal.receipt;
  const { keys } = known;
  const isOfEvent = leafHash(Buffer.from(seal.event, 'utf8')).toString('hex') === promise.hash;
  const standing = standingOf(seal.receipt, keys);
  if (promise.origin !== head.origin || standing === 'false') return 'not-theirs';
  if (!isOfEvent || bodyIn(seal.event) !== hash) return 'altered';
  const { inclusion } = seal.receipt;
  if (standing !== 'included' || inclusion === undefined) return 'not-sealed';
  const given = { origin: head.origin, keys, proofs: [...seal.proofs, ...known.proofs] };
  const agrees = known.before.every(
    (note) => agreementOf(note, inclusion.checkpoint, given) === 'one-history',
  );
  return agrees ? 'theirs' : 'other-history';
}

/** The hash of the body that an event of sending names. */
function bodyIn(event: string): string | undefined {
  const read = parsed(event);
  if (!isFields(read) || read.action !== 'package.send' || !isFields(read.facts)) return undefined;
  return isText(read.facts.body) ? read.facts.body : undefined;
}
