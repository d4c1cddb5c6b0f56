import { type FileHandle, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeAtomically } from './atomic-file.ts';
import { numberText } from './cell-text.ts';
import { withGuard } from './formula-like.ts';
import { type Problem, problem } from './problem.ts';
import { systemErrorCode } from './refusal.ts';
import type { CellToWrite, SheetToWrite } from './sheet-to-write.ts';

const chunkCharacters = 256 * 1024;
const needsQuotes = /[",\n\r]|^\s|\s$/;
const safeName = /^(?![.~])[^\\/:*?"<>|\p{Cc}]+(?<![. ])$/u;

/**
 * Writes each sheet as `<name>.csv` into a folder (made if missing): UTF-8 with BOM, CRLF, comma; each file wholly or
 * not at all. Texts that programs would take for formulas get an apostrophe in front (A39), which `readCsv` takes off.
 *
 * @throws Error for a sheet name that is no safe file name
 */
export async function writeCsvFolder(folder: string, sheets: readonly SheetToWrite[]): Promise<Problem[]> {
  for (const { name } of sheets) {
    if (!safeName.test(name)) throw new Error(`not a safe file name: ${JSON.stringify(name)}`);
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    return [problem('cannot-write', { file: basename(folder) }, code)];
  }
  const problems: Problem[] = [];
  for (const sheet of sheets) {
    const path = join(folder, `${sheet.name.normalize('NFC')}.csv`);
    problems.push(...(await writeAtomically(path, (file) => writeSheet(file, sheet))));
  }
  return problems;
}

async function writeSheet(file: FileHandle, { columns, rows }: SheetToWrite): Promise<void> {
  let pending = `\uFEFF${columns.map(({ header }) => csvCell(header)).join(',')}\r\n`;
  for await (const row of rows) {
    for (let index = 0; index < columns.length; index += 1) {
      pending += (index === 0 ? '' : ',') + csvCell(row[index] ?? null);
    }
    pending += '\r\n';
    if (pending.length < chunkCharacters) continue;
    await file.writeFile(pending);
    pending = '';
  }
  await file.writeFile(pending);
}

function csvCell(cell: CellToWrite): string {
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : '';
  if (typeof value === 'boolean') return String(value);
  const text = withGuard(value.normalize('NFC').trim());
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
