import { type CalendarDay, canonicalJson, type IntakeProblem, type Period, receiptOf } from '@congtam/engine';
import {
  type DocumentLines,
  documentFrom,
  evaluatePacks,
  type JoinedPack,
  type Run,
  settleReadings,
} from '@congtam/regulations';
import { copyOf, type NamedTable, registerOf, sha256 } from './tables.ts';

export interface ComputeRequest {
  readonly packs: readonly JoinedPack[];
  readonly tables: readonly NamedTable[];
  readonly period: Period;
  /** The year that the tables are of, where it is not that of the period: an own year has months of the one before. */
  readonly year?: number;
  readonly asOf: CalendarDay;
  /** Other readings than those decided: what would be under them. */
  readonly readings?: ReadonlyMap<string, string>;
  /** Whether scores of the finer periods are wanted too; they stand in the results document. */
  readonly isWithin?: boolean;
  readonly isTraced?: boolean;
}

/**
 * Tables through the engine, exactly as the command line does it: register, readings, all regulations together. The only
 * difference is where the tables come from.
 */
export function compute(
  request: ComputeRequest,
): { readonly runs: readonly Run[] } | { readonly problems: readonly IntakeProblem[] } {
  const {
    packs,
    tables,
    period,
    year = period.year,
    asOf,
    readings: asked = new Map(),
    isWithin = true,
    isTraced = false,
  } = request;
  const taken = registerOf(
    tables,
    packs.map(({ regulation }) => regulation),
    year,
  );
  if ('problems' in taken) return taken;
  const { register } = taken;
  const readings = settleReadings(packs, register, asked, asOf);
  return { runs: evaluatePacks({ packs, register, period, asOf, readings, isTraced, isWithin }) };
}

/** Files of a result, by the names the command line gives them. */
export const RESULT_FILES = {
  document: 'results.json',
  receipt: 'receipt.json',
  input: 'input.json.gz',
} as const;

/** The receipt of a computation: what has to be known to compute it again, elsewhere, with another program. */
export function receiptFor(given: {
  readonly packs: readonly JoinedPack[];
  readonly readings: Parameters<typeof receiptOf>[0]['readings'];
  readonly period: Period;
  readonly asOf: CalendarDay;
  readonly input: { readonly hash: Buffer; readonly source: string };
  readonly documentHash: string;
}) {
  const { packs, readings, period, asOf, input, documentHash } = given;
  return receiptOf({
    period,
    asOf,
    parts: packs.flatMap(({ files }) => files),
    readings,
    input: {
      kind: 'copy',
      file: RESULT_FILES.input,
      sha256: input.hash.toString('hex'),
      source: input.source,
    },
    results: { file: RESULT_FILES.document, sha256: documentHash },
  });
}

export const receiptText = (receipt: ReturnType<typeof receiptFor>): string => `${canonicalJson(receipt)}\n`;

/** The results document of these lines and its hash. */
export function documentOf(
  when: { readonly period: Period; readonly asOf: CalendarDay },
  parts: readonly DocumentLines[],
): { readonly text: string; readonly hash: string } {
  const text = [...documentFrom(when, parts)].join('');
  return { text, hash: sha256(text).toString('hex') };
}

/** Tables as they are computed on, with their text and hash. */
export function inputOf(tables: readonly NamedTable[]): { readonly text: string; readonly hash: Buffer } {
  const text = copyOf(tables);
  return { text, hash: sha256(text) };
}
