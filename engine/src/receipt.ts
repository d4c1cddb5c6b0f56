/**
 * Canonical bytes and the calculation receipt: what has to be known to compute a result again. The engine writes the
 * text, the caller hashes it.
 */
import { type CalendarDay, formatDay } from './calendar-day.ts';
import type { Period } from './period.ts';
import { ENGINE_VERSION } from './version.ts';

/** What canonical JSON holds. Decimals are texts; numbers are whole. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * JSON with keys in the order of their UTF-16 code units and no blanks (RFC 8785, without its floats). Keys whose value
 * is undefined are left out. Throws RangeError on a number that is not whole: decimals travel as texts.
 *
 * @example canonicalJson({ b: 1, a: ['x'] }) // '{"a":["x"],"b":1}'
 */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new RangeError(`canonical JSON holds whole numbers only: ${value}`);
    return String(value);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

const isList = (value: CanonicalValue): value is readonly CanonicalValue[] => Array.isArray(value);

export const RECEIPT_FORMAT = 'congtam/receipt/1';

export interface ReceiptPart {
  readonly regulation: string;
  readonly name: string;
  /** Hex, of the bytes of the file. */
  readonly sha256: string;
  /** Where it was read from, as the caller names places. */
  readonly from: string;
}

/** Where the evidence is: a copy that travels with the results, or files that stay where they are. */
export type ReceiptInput =
  | { readonly kind: 'copy'; readonly file: string; readonly sha256: string; readonly source: string }
  | {
      readonly kind: 'reference';
      readonly path: string;
      readonly files: readonly { readonly name: string; readonly sha256: string }[];
    };

export interface ReceiptRequest {
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly parts: readonly ReceiptPart[];
  /** Every reading with the option it was computed under, and whose choice that was. */
  readonly readings: readonly {
    readonly regulation: string;
    readonly reading: string;
    readonly option: string;
    readonly chosenBy: 'default' | 'decision' | 'request';
  }[];
  readonly input: ReceiptInput;
  readonly results: { readonly file: string; readonly sha256: string };
}

/** The receipt of one calculation, ready for `canonicalJson`. */
export function receiptOf(request: ReceiptRequest) {
  const { period, asOf, parts, readings, input, results } = request;
  return {
    format: RECEIPT_FORMAT,
    engine: ENGINE_VERSION,
    period: period.id,
    asOf: formatDay(asOf),
    parts: parts.map((part) => ({ ...part })),
    readings: readings.map((reading) => ({ ...reading })),
    input: input.kind === 'copy' ? { ...input } : { ...input, files: input.files.map((f) => ({ ...f })) },
    results: { ...results },
  };
}

export type Receipt = ReturnType<typeof receiptOf>;
