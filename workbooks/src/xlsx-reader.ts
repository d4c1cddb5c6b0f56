import { readFile, stat } from 'node:fs/promises';
import { basename, posix } from 'node:path';
import type { ReadLimits } from './limits.ts';
import type { Problem } from './problem.ts';
import { ProblemLog } from './problem-log.ts';
import { orRefuse, problemOfRefusal, Refusal } from './refusal.ts';
import type { SheetSink } from './sheet-sink.ts';
import { refuseForeignFormat, refuseForeignParts } from './workbook-kind.ts';
import {
  type Relation,
  readContentTypes,
  readNumberLooks,
  readRelations,
  readSharedStrings,
  readWorkbookPart,
} from './xlsx-parts.ts';
import { readSheetPart } from './xlsx-sheet.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { type InflateBudget, inflateEntry } from './zip-inflate.ts';

interface GuardedFile {
  readonly bytes: Buffer;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/**
 * Checks everything that can be checked without parsing: size, kind of file, ZIP directory.
 *
 * @throws Refusal with any code of a whole file
 */
export async function guardXlsx(path: string, limits: ReadLimits): Promise<GuardedFile> {
  const { size } = await orRefuse(stat(path));
  if (size === 0) throw new Refusal('file-empty');
  if (size > limits.maxFileBytes) {
    const megabytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
    throw new Refusal('file-too-large', `${megabytes(size)} > ${megabytes(limits.maxFileBytes)}`);
  }
  const bytes = await orRefuse(readFile(path));
  refuseForeignFormat(bytes);
  const entries = readZipDirectory(bytes, limits);
  refuseForeignParts([...entries.keys()]);
  return { bytes, entries };
}

/** Reads one .xlsx in this process: guards, then parses. Everything wrong with the file comes back as problems. */
export async function readXlsxHere(path: string, sink: SheetSink, limits: ReadLimits): Promise<Problem[]> {
  const file = basename(path);
  const problems = new ProblemLog(file);
  try {
    await readGuarded(await guardXlsx(path, limits), sink, limits, problems);
  } catch (error) {
    return [...problems.all(), problemOfRefusal(file, error)];
  }
  return problems.all();
}

async function readGuarded(
  { bytes, entries }: GuardedFile,
  sink: SheetSink,
  limits: ReadLimits,
  problems: ProblemLog,
): Promise<void> {
  const budget: InflateBudget = { bytesLeft: limits.maxUnpackedBytes };
  const open = (name: string): AsyncIterable<Buffer> => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Refusal('workbook-damaged', name);
    return inflateEntry(bytes, entry, budget);
  };
  const types = await readContentTypes('[Content_Types].xml', open('[Content_Types].xml'));
  if (/macroEnabled|vbaProject/i.test(types)) throw new Refusal('has-macros');
  const rootRelations = await readRelations('_rels/.rels', open('_rels/.rels'));
  const workbookPart = resolve('', rootRelations.find(({ type }) => type === 'officeDocument')?.target ?? '');
  const folder = posix.dirname(workbookPart);
  const relationsPart = `${folder}/_rels/${posix.basename(workbookPart)}.rels`;
  const relations = await readRelations(relationsPart, open(relationsPart));
  const workbook = await readWorkbookPart(workbookPart, open(workbookPart));
  const partOf = (type: string): string | null => {
    const relation = relations.find((each) => each.type === type);
    return relation === undefined ? null : resolve(folder, relation.target);
  };
  const stringsPart = partOf('sharedStrings');
  const stylesPart = partOf('styles');
  const setting = {
    sharedStrings: stringsPart === null ? [] : await readSharedStrings(stringsPart, open(stringsPart)),
    looks: stylesPart === null ? [] : await readNumberLooks(stylesPart, open(stylesPart)),
    is1904: workbook.is1904,
  };
  if (!relations.some(({ type }) => type === 'worksheet'))
    throw new Refusal('workbook-damaged', '0 worksheets');
  const cellBudget = { left: limits.maxCells };
  for (const { name, isHidden, relationId } of workbook.sheets) {
    const relation: Relation | undefined = relations.find(({ id }) => id === relationId);
    if (relation?.type !== 'worksheet') continue;
    const part = resolve(folder, relation.target);
    sink.onSheet({ name, hidden: isHidden });
    await readSheetPart({
      sheet: name,
      part,
      chunks: open(part),
      setting,
      sink,
      problems,
      limits,
      cellBudget,
    });
  }
}

function resolve(folder: string, target: string): string {
  return posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1);
}
