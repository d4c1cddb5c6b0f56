import { basename, isAbsolute, relative } from 'node:path';
import type { Bilingual, IntakeProblem, Language, Problem } from '@congtam/engine';
import type { Problem as WorkbookProblem } from '@congtam/workbooks';

/** Where something is wrong, as far as it is known. `column` is the letter, `heading` what stands above it. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly heading?: string;
}

/** Anything a command refuses or a check finds, whoever found it. */
export interface Complaint {
  readonly code: string;
  readonly where?: Where;
  readonly message: Bilingual;
  readonly mend: Bilingual;
  /** The message names the place itself. */
  readonly isPlaced?: boolean;
}

export const complain = (code: string, message: Bilingual, mend: Bilingual, where?: Where): Complaint => ({
  code,
  message,
  mend,
  ...(where === undefined ? {} : { where }),
});

/** Of a pack: file and line. */
export function ofPack({ code, at, message, mend }: Problem): Complaint {
  if (at === undefined) return { code, message, mend };
  const { file, line } = at;
  return { code, message, mend, where: { file: fromHere(file), ...(line === undefined ? {} : { line }) } };
}

/** Of a pack, in the order of its files: what somebody reads while going down the page. */
export const ofPacks = (problems: readonly Problem[]): Complaint[] => {
  const line = ({ at }: Problem) => at?.line ?? 0;
  const files = [...new Set(problems.map(({ at }) => at?.file))];
  const file = ({ at }: Problem) => files.indexOf(at?.file);
  return [...problems].sort((x, y) => file(x) - file(y) || line(x) - line(y)).map(ofPack);
};

/** Of a file: sheet and cell, which its message names already. */
export function ofWorkbook({ code, file, sheet, row, column, message, mend }: WorkbookProblem): Complaint {
  const where = {
    file,
    ...(sheet === null ? {} : { sheet }),
    ...(row === null ? {} : { row }),
    ...(column === null ? {} : { column }),
  };
  return { code: `workbook.${code}`, where, message, mend, isPlaced: true };
}

/** Of a table: `where` is what the reader of the file knows of its sheet. */
export function ofIntake({ code, row, message, mend }: IntakeProblem, where: Where): Complaint {
  return { code, message, mend, where: { ...where, ...(row === undefined ? {} : { row }) } };
}

/** `file › sheet › row 5, column C “heading”: message → mend`; for packs `file:12: message → mend`. */
export function complaintLine(complaint: Complaint, language: Language): string {
  const { message, mend, where, isPlaced } = complaint;
  const place = isPlaced || where === undefined ? '' : placeOf(where, language);
  return `${place}${message[language]} → ${mend[language]}`;
}

function placeOf({ file, line, sheet, row, column, heading }: Where, language: Language): string {
  if (line !== undefined) return `${file}:${line}: `;
  const [rowWord, columnWord] = language === 'vi' ? ['dòng', 'cột'] : ['row', 'column'];
  const cell = [
    row === undefined ? undefined : `${rowWord} ${row}`,
    column === undefined ? undefined : `${columnWord} ${column}${heading ? ` “${heading}”` : ''}`,
  ].filter((part) => part !== undefined);
  const parts = [file && basename(file), sheet, cell.join(', ')].filter((part) => part);
  return parts.length === 0 ? '' : `${parts.join(' › ')}: `;
}

/** A path as a person would type it from where they stand. */
export function fromHere(path: string): string {
  if (!isAbsolute(path)) return path;
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? path : near;
}
