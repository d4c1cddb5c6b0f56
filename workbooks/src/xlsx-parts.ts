import { cellText } from './cell-text.ts';
import { lookOfBuiltIn, lookOfFormat, type NumberLook } from './number-format.ts';
import { decodeSheetText } from './xlsx-text.ts';
import { readXmlPart } from './xml-events.ts';

type Chunks = AsyncIterable<Uint8Array>;

export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relationId: string;
}

/** Sheets in the order of the tabs, and whether days count from 1904 (old Macintosh files). */
export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  readonly is1904: boolean;
}

/** Reads xl/workbook.xml. Throws what `readXmlPart` throws, as all functions of this file do. */
export async function readWorkbookPart(part: string, chunks: Chunks): Promise<WorkbookPart> {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  await readXmlPart(part, chunks, {
    onOpen(name, attributes) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const idName = Object.keys(attributes).find((key) => key.endsWith(':id'));
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      const relationId = idName === undefined ? '' : (attributes[idName] ?? '');
      sheets.push({ name: cellText(decodeSheetText(attributes.name ?? '')), isHidden, relationId });
    },
  });
  return { sheets, is1904 };
}

export interface Relation {
  readonly id: string;
  /** Last part of the type address, e.g. 'worksheet', 'sharedStrings', 'styles'. */
  readonly type: string;
  readonly target: string;
}

/** Reads a .rels part. External targets (links to other files or the web) are left out and never followed. */
export async function readRelations(part: string, chunks: Chunks): Promise<Relation[]> {
  const relations: Relation[] = [];
  await readXmlPart(part, chunks, {
    onOpen(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: Target });
    },
  });
  return relations;
}

/** Content types declared by [Content_Types].xml, joined: enough to see what kind of workbook it is. */
export async function readContentTypes(part: string, chunks: Chunks): Promise<string> {
  const types = new Set<string>();
  await readXmlPart(part, chunks, {
    onOpen(_name, { ContentType }) {
      if (ContentType !== undefined) types.add(ContentType);
    },
  });
  return [...types].join(' ');
}

/** Reads the shared strings, each in canonical spelling; phonetic guides are not part of the text. */
export async function readSharedStrings(part: string, chunks: Chunks): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await readXmlPart(part, chunks, {
    onOpen(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    onText(found) {
      if (inText) text += found;
    },
    onClose(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.push(cellText(decodeSheetText(text)));
    },
  });
  return strings;
}

/** Reads the styles: the look of numbers for each style index of a cell. */
export async function readNumberLooks(part: string, chunks: Chunks): Promise<NumberLook[]> {
  const custom = new Map<number, NumberLook>();
  const looks: NumberLook[] = [];
  let inCellFormats = false;
  await readXmlPart(part, chunks, {
    onOpen(name, attributes) {
      if (name === 'numFmt')
        custom.set(Number(attributes.numFmtId), lookOfFormat(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? '0');
        looks.push(custom.get(id) ?? lookOfBuiltIn(id));
      }
    },
    onClose(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return looks;
}
