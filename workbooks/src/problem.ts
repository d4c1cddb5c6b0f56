import { cellProblemTexts } from './problem-texts-cells.ts';
import { csvProblemTexts } from './problem-texts-csv.ts';
import { fileProblemTexts } from './problem-texts-files.ts';

/** The same sentence for the people who use the product (`vi`) and for those who maintain it (`en`). */
export interface TwoLanguages {
  readonly vi: string;
  readonly en: string;
}

/** Where something is wrong. `row` is 1-based as Excel shows it, `column` is the letter ('A', 'AB'). */
export interface Place {
  /** File name without folders. */
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
}

/** One thing that is wrong: where, what, and what to do next. Values, never exceptions. */
export interface Problem extends Place {
  readonly code: ProblemCode;
  readonly message: TwoLanguages;
  readonly mend: TwoLanguages;
}

/** What a text needs to know besides the place: the offending value, a limit, a range. */
export interface ProblemFacts extends Place {
  readonly detail: string;
}

export interface ProblemText {
  readonly message: TwoLanguages;
  readonly mend: TwoLanguages;
}

const texts = { ...fileProblemTexts, ...cellProblemTexts, ...csvProblemTexts };

export type ProblemCode = keyof typeof texts;

/** Every code this package can report, for tables of help texts and tests. */
export const problemCodes = Object.keys(texts) as ProblemCode[];

/**
 * Builds a problem with its texts.
 *
 * @example problem('file-missing', { file: 'nhan-su.xlsx' }).message.vi
 */
export function problem(
  code: ProblemCode,
  place: { file: string; sheet?: string | null; row?: number | null; column?: string | null },
  detail = '',
): Problem {
  const where: Place = {
    file: place.file,
    sheet: place.sheet ?? null,
    row: place.row ?? null,
    column: place.column ?? null,
  };
  const { message, mend } = texts[code]({ ...where, detail });
  return { code, ...where, message, mend };
}
