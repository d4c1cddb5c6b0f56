import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import { type ConsistencyProof, canonicalJson, type EventReceipt, type Json } from '@congtam/evidence';

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

/** A unit of a package; `parent` is a code. */
export interface PackageUnit {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** What is put into a package. Results come some at a time: those of a nation are never in memory together. */
export interface PackageParts {
  readonly head: PackageHead;
  readonly units: readonly PackageUnit[];
  readonly results: Iterable<readonly PackageResult[]> | AsyncIterable<readonly PackageResult[]>;
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

/** What a package was packed to. */
export interface PackedBody {
  /** The body, packed with gzip. */
  readonly packed: Buffer;
  /** SHA-256 of the body. */
  readonly hash: Buffer;
  readonly results: number;
}

/** Packs the body of a package as its results come: the same results give the same body. */
export async function packBody(parts: PackageParts): Promise<PackedBody> {
  const hash = createHash('sha256');
  const totals = new Totals();
  const packed: Buffer[] = [];
  for await (const part of Readable.from(piecesOf(parts, totals, hash)).pipe(createGzip())) packed.push(part);
  return { packed: Buffer.concat(packed), hash: hash.digest(), results: totals.results };
}

/** Lines of a body, some at a time: each piece is hashed, and its results counted, as it goes out. */
async function* piecesOf(
  { head, units, results }: PackageParts,
  totals: Totals,
  hash: { update(piece: string): unknown },
): AsyncGenerator<string> {
  const piece = (lines: readonly string[]): string => {
    const text = lines.map((line) => `${line}\n`).join('');
    hash.update(text);
    return text;
  };
  yield piece([
    canonicalJson({ ...head, sender: { ...head.sender } }),
    ...units.map(({ code, name, parent }) => canonicalJson({ unit: { code, name, parent } })),
  ]);
  for await (const some of results) {
    for (const result of some) totals.add(result);
    if (some.length > 0) yield piece(some.map(lineOfResult));
  }
  yield piece([canonicalJson({ totals: totals.asJson() })]);
}

const lineOfResult = (result: PackageResult): string => canonicalJson({ result: { ...result } });

/** Hashes the lines of results in their order, as they stand in a body: what was taken is held to it. */
export class ResultsDigest {
  private readonly hash = createHash('sha256');

  add(some: readonly PackageResult[]): void {
    for (const result of some) this.hash.update(`${lineOfResult(result)}\n`);
  }

  /** SHA-256. Once. */
  digest(): Buffer {
    return this.hash.digest();
  }
}

/** The file of a package: its body and then its seal, each packed; gzip reads them as one. */
export const sealedFile = (packedBody: Buffer, seal: PackageSeal): Buffer =>
  Buffer.concat([packedBody, gzipSync(`${canonicalJson(JSON.parse(JSON.stringify({ seal })))}\n`)]);

/** Counts results as they come, so that nobody has to keep them. */
export class Totals {
  private readonly sums = new Map<string, PackageTotal>();
  results = 0;
  /** How many sums there are, and the characters of their names. */
  readonly held = { sums: 0, characters: 0 };

  add({ regulation, kind, unit, group, level, why }: PackageResult): void {
    const key = JSON.stringify([regulation, kind, unit, group, level, why]);
    const count = (this.sums.get(key)?.count ?? 0) + 1;
    if (count === 1) {
      this.held.sums += 1;
      this.held.characters += key.length;
    }
    this.sums.set(key, { regulation, kind, unit, group, level, why, count });
    this.results += 1;
  }

  /** Sums, in an order of their own. */
  all(): PackageTotal[] {
    return [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
  }

  asJson(): Json {
    return totalsAsJson(this.all());
  }
}

export const totalsAsJson = (totals: readonly PackageTotal[]): Json => totals.map((total) => ({ ...total }));
