import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { canonicalJson, type EventReceipt, type Json } from '@congtam/evidence';
import {
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type PackageHead,
  type PackageResult,
  type PackageSeal,
  type PackageTotal,
  type PackageUnit,
  ResultsDigest,
  Totals,
} from './package-format.ts';

/** A package as it was read, but for its results, which are handed on as they come. */
export interface ReadPackage {
  readonly head: PackageHead;
  readonly units: readonly PackageUnit[];
  /** How many. */
  readonly results: number;
  /** SHA-256 of the body, hexadecimal. */
  readonly hash: string;
  /** Recomputed from the results. */
  readonly totals: readonly PackageTotal[];
  /** SHA-256 of the lines of results, of what is known of them. */
  readonly resultsHash: Buffer;
  readonly seal: PackageSeal;
  /** Fields this program knows nothing of: they are kept by the hash, and used for nothing. */
  readonly unknownFields: readonly string[];
}

/** Why a package is not taken, and the log it says it is of, as far as it was read. */
export interface PackageFault {
  readonly kind: 'not-a-package' | 'too-large' | 'newer-format' | 'totals-differ';
  /** The line at which it was given up. */
  readonly line: number;
  /** The version it needs. */
  readonly needs?: number;
  readonly origin?: string;
}

export const isPackageFault = (read: ReadPackage | PackageFault): read is PackageFault => 'kind' in read;

/** Most bytes of a package, unpacked: the results of the nation are three hundred millions. */
const MOST_BYTES = 512 * 1024 * 1024;
/** Most bytes of one line: totals of ten thousand units are a tenth of it. */
const MOST_OF_A_LINE = 32 * 1024 * 1024;
/**
 * Most that is held of a package until its end, beside some results: characters of its units and of what it is summed up by,
 * each entry counted as a hundred more. Fifty thousand units with their totals are a half of it.
 */
const MOST_HELD = 32 * 1024 * 1024;
const ENTRY = 100;
/** Most names that this program does not know, and characters of one: they are told to a person. */
const MOST_UNKNOWN = 1000;
const MOST_OF_A_NAME = 200;
/** Results handed on at once. */
const AT_ONCE = 5000;

const HEAD = ['format', 'version', 'needs', 'origin', 'sender', 'period', 'number'];
const UNIT = ['unit', 'code', 'name', 'parent'];
const TOTAL = ['regulation', 'kind', 'unit', 'group', 'level', 'why', 'count'];
const RESULT = ['regulation', 'kind', 'subject', 'unit', 'group', 'level', 'why'];

/**
 * Reads the file of a package line by line and recomputes what can be: its hash and its totals. Never more than some
 * results are in memory, nor of the rest more than is held for a nation. Whose word it is, nobody has asked yet.
 *
 * @param take is given the results as they are read, before it is known whether the whole is in order
 */
export async function readPackage(
  file: Uint8Array,
  take: (some: readonly PackageResult[], line: number) => Promise<void> = async () => {},
): Promise<ReadPackage | PackageFault> {
  const reading = new Reading();
  const lines = new Lines();
  const isPacked = Readable.from([file]).pipe(createGunzip());
  try {
    for await (const part of isPacked) {
      for (const line of lines.within(part)) {
        const fault = reading.take(line);
        if (fault !== undefined) return reading.wrong(fault);
        if (reading.holdsTooMuch()) return reading.wrong({ kind: 'too-large', line: reading.line });
        if (reading.results.length >= AT_ONCE) await take(reading.handOn(), reading.line);
      }
      const isTooLarge = lines.bytes > MOST_BYTES || lines.open > MOST_OF_A_LINE;
      if (isTooLarge) return reading.wrong({ kind: 'too-large', line: reading.line });
    }
  } catch (error) {
    if (!isOfGzip(error)) throw error;
    return reading.wrong({ kind: 'not-a-package', line: reading.line });
  } finally {
    isPacked.destroy();
  }
  if (lines.open > 0) return reading.wrong({ kind: 'not-a-package', line: reading.line + 1 });
  if (reading.results.length > 0) await take(reading.handOn(), reading.line);
  return reading.whole();
}

const isOfGzip = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));

/** Cuts what comes in pieces into lines, as bytes. */
class Lines {
  bytes = 0;
  /** Bytes of the line that has not ended yet. */
  open = 0;
  private begun: Buffer[] = [];

  *within(part: Buffer): Generator<Buffer> {
    this.bytes += part.length;
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      const rest = part.subarray(from, end + 1);
      from = end + 1;
      yield this.begun.length === 0 ? rest : Buffer.concat([...this.begun.splice(0), rest]);
      this.open = 0;
    }
    if (from === part.length) return;
    this.begun.push(part.subarray(from));
    this.open += part.length - from;
  }
}

type Fields = { readonly [name: string]: Json };

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** No database stores NUL or half of a surrogate pair. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 2000 && value.isWellFormed() && !value.includes('\0');
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

type Fault = Omit<PackageFault, 'origin'>;

/** Takes line by line; whatever is not of this form is no package. */
class Reading {
  line = 0;
  /** Read and not handed on yet. */
  results: PackageResult[] = [];
  private head: PackageHead | undefined;
  private readonly units: PackageUnit[] = [];
  private readonly counted = new Totals();
  private readonly hash = createHash('sha256');
  private readonly digest = new ResultsDigest();
  private totals: string | undefined;
  private seal: PackageSeal | undefined;
  private readonly unknown = new Set<string>();
  private ofUnits = 0;
  private isNameTooLong = false;

  /** @param bytes a line with its end */
  take(bytes: Buffer): Fault | undefined {
    this.line += 1;
    const wrong: Fault = { kind: 'not-a-package', line: this.line };
    const read = parsed(bytes.toString('utf8'));
    if (!isFields(read) || this.seal !== undefined) return wrong;
    // The body is all before the seal, after which nothing comes.
    if (isFields(read.seal) && this.totals !== undefined) {
      this.seal = sealIn(read.seal);
      return this.seal === undefined ? wrong : undefined;
    }
    this.hash.update(bytes);
    if (this.line === 1) return this.takeHead(read);
    if (isFields(read.unit) && this.totals === undefined) return this.takeUnit(read.unit) ? undefined : wrong;
    if (isFields(read.result) && this.totals === undefined)
      return this.takeResult(read.result) ? undefined : wrong;
    if (Array.isArray(read.totals) && this.totals === undefined) {
      this.totals = canonicalJson(read.totals.map((total) => this.known('total', total, TOTAL)));
      return undefined;
    }
    // A kind of line of a later version, which says of itself that it can be passed over.
    for (const name of Object.keys(read)) this.addUnknown(name);
    return undefined;
  }

  holdsTooMuch(): boolean {
    const { sums, characters } = this.counted.held;
    const held = this.ofUnits + characters + ENTRY * (this.units.length + sums);
    return held > MOST_HELD || this.unknown.size > MOST_UNKNOWN || this.isNameTooLong;
  }

  handOn(): readonly PackageResult[] {
    const { results } = this;
    this.results = [];
    return results;
  }

  wrong(fault: Fault): PackageFault {
    return { ...fault, ...(this.head === undefined ? {} : { origin: this.head.origin }) };
  }

  whole(): ReadPackage | PackageFault {
    const { head, units, seal, line } = this;
    if (head === undefined || seal === undefined) return this.wrong({ kind: 'not-a-package', line });
    if (this.totals !== canonicalJson(this.counted.asJson()))
      return this.wrong({ kind: 'totals-differ', line });
    return {
      ...{ head, units, seal, hash: this.hash.digest('hex') },
      ...{ results: this.counted.results, totals: this.counted.all() },
      resultsHash: this.digest.digest(),
      unknownFields: [...this.unknown].sort(),
    };
  }

  private takeHead(read: Fields): Fault | undefined {
    const { format, version, needs, origin, sender, period, number } = read;
    if (format !== PACKAGE_FORMAT || typeof version !== 'number' || typeof needs !== 'number')
      return { kind: 'not-a-package', line: 1 };
    if (needs > PACKAGE_VERSION) return { kind: 'newer-format', line: 1, needs };
    const isWhole =
      isText(origin) &&
      origin.length <= 200 &&
      isFields(sender) &&
      isText(sender.code) &&
      isText(sender.name) &&
      isText(period);
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
    this.ofUnits += code.length + name.length + (parent?.length ?? 0);
    return true;
  }

  private takeResult(read: Fields): boolean {
    const { regulation, kind, subject, unit, group, level, why } = read;
    if (kind !== 'person' && kind !== 'unit') return false;
    if (!isText(regulation) || !isText(subject) || !isText(unit)) return false;
    if (!isTextOrNull(group) || !isTextOrNull(level) || !isTextOrNull(why)) return false;
    this.note('result', read, RESULT);
    const result: PackageResult = { regulation, kind, subject, unit, group, level, why };
    this.counted.add(result);
    this.digest.add([result]);
    this.results.push(result);
    return true;
  }

  /** What is known of an object, for what is compared as a whole. */
  private known(of: string, read: Json, names: readonly string[]): Json {
    if (!isFields(read)) return read;
    this.note(of, read, names);
    return Object.fromEntries(Object.entries(read).filter(([name]) => names.includes(name)));
  }

  private note(of: string, read: Fields, known: readonly string[]): void {
    for (const name of Object.keys(read)) if (!known.includes(name)) this.addUnknown(`${of}.${name}`);
  }

  private addUnknown(name: string): void {
    if (name.length > MOST_OF_A_NAME) this.isNameTooLong = true;
    else if (this.unknown.size <= MOST_UNKNOWN) this.unknown.add(name);
  }
}

/** JSON, or undefined when it is none. */
export function parsed(text: string): unknown {
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
