import { chooseAmong, type Problem } from '@congtam/engine';
import { zipSync } from 'fflate';
import { cleanText } from '../content/clean.ts';
import { escapeXml } from '../docx/xml.ts';
import type { Form } from '../forms/form.ts';
import type { CheckedTemplate, FilledTemplate } from './fill-template.ts';
import { tagsIn } from './paragraphs.ts';
import { refuse } from './refusals.ts';
import {
  isDroppedOfWorkbook,
  isSheet,
  localName,
  openWorkbookPackage,
  readSafeWorkbook,
  takeOut,
} from './safe-workbook.ts';
import { type FormTags, type TagValues, tagsOf, valuesOf } from './tags.ts';
import type { Parts } from './word-package.ts';
import { attribute, copyOf, type Element, elementsUnder, textIn, writeXml } from './xml-tree.ts';

interface OpenWorkbook {
  readonly parts: Parts;
  readonly trees: ReadonlyMap<string, Element>;
  readonly tags: readonly string[];
  /** What a cell says, wherever its words are kept. */
  readonly textOf: (cell: Element) => string;
}

const mostProblems = 50;

/**
 * Judges an agency's own workbook for a form, as `checkTemplate` judges a DOCX: nothing in it computes, points outside or
 * hides; its tags are those of the form; and it is filled with the shortest and the longest sample.
 */
export function checkWorkbook(bytes: Uint8Array, form: Form): CheckedTemplate {
  const opened = open(bytes, form);
  if (opened.kind === 'refused') return opened;
  if (opened.workbook.tags.length === 0) return { kind: 'refused', problems: [refuse.noTag()] };
  let sample: Uint8Array = new Uint8Array();
  for (const which of ['shortest', 'longest'] as const) {
    const filled = fillWorkbook(bytes, form, form.samples[which]);
    if (filled.kind === 'refused') return filled;
    sample = filled.bytes;
  }
  return { kind: 'accepted', tags: opened.workbook.tags, sample };
}

/**
 * Fills a workbook: tags in cells, and one row for each entry of a list, with all that stands below moved down. A cell that is
 * one tag and gets a whole number holds a number. Values are text: none becomes a formula.
 */
export function fillWorkbook(bytes: Uint8Array, form: Form, input: unknown): FilledTemplate {
  const opened = open(bytes, form);
  if (opened.kind === 'refused') return opened;
  const read = form.read(input);
  if (read.kind === 'refused') return read;
  const values = valuesOf(form, read.input);
  const { parts, trees, textOf } = opened.workbook;
  const files: Record<string, Uint8Array> = {};
  for (const [part] of parts) {
    const tree = trees.get(part);
    if (tree === undefined || isDroppedOfWorkbook(part)) continue;
    takeOut(tree);
    if (isSheet(part)) fillSheet(tree, values, textOf);
    files[part] = new TextEncoder().encode(writeXml(tree));
  }
  return { kind: 'filled', bytes: zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) }) };
}

type Opening =
  | { readonly kind: 'opened'; readonly workbook: OpenWorkbook }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

function open(bytes: Uint8Array, form: Form): Opening {
  const opened = openWorkbookPackage(bytes);
  if (opened.kind === 'refused') return opened;
  const { trees, problems } = readSafeWorkbook(opened.parts);
  const strings = trees.get('xl/sharedStrings.xml');
  const shared = strings === undefined ? [] : named(strings, 'si').map(wordsIn);
  const textOf = (cell: Element): string => {
    const type = attribute(cell, 't');
    if (type === 'inlineStr') return wordsIn(cell);
    const [value] = named(cell, 'v');
    if (value === undefined) return '';
    return type === 's' ? (shared[Number(textIn(value))] ?? '') : textIn(value);
  };
  const tags = new Set<string>();
  const known = tagsOf(form);
  for (const [part, tree] of trees)
    if (isSheet(part)) problems.push(...faultsOfTags(part, tree, { known, tags, textOf }));
  if (problems.length > 0) return { kind: 'refused', problems: problems.slice(0, mostProblems) };
  return { kind: 'opened', workbook: { parts: opened.parts, trees, tags: [...tags], textOf } };
}

const named = (tree: Element, name: string): Element[] =>
  [...elementsUnder(tree)].filter((element) => localName(element) === name);

/** The words of a string, without the reading aids some languages put above them. */
const wordsIn = (string: Element): string => {
  const aids = new Set(named(string, 'rPh').flatMap((aid) => named(aid, 't')));
  return named(string, 't')
    .filter((piece) => !aids.has(piece))
    .map(textIn)
    .join('');
};

/** What is wrong with the tags of a sheet; those that are right are added to `tags`. */
function* faultsOfTags(
  part: string,
  tree: Element,
  { known, tags, textOf }: { known: FormTags; tags: Set<string>; textOf: OpenWorkbook['textOf'] },
): Generator<Problem> {
  const single = new Set(known.tags);
  const ofLists = new Set(known.lists.flatMap(({ list, tags: own }) => own.map((tag) => `${list}.${tag}`)));
  for (const row of named(tree, 'row')) {
    if (!/^[1-9]\d{0,6}$/.test(attribute(row, 'r') ?? '')) yield refuse.damaged(`${part}: row`);
    const lists = new Set<string>();
    for (const cell of named(row, 'c')) {
      const at = `${part} ${attribute(cell, 'r') ?? ''}`;
      const { tags: found, broken } = tagsIn(textOf(cell));
      if (broken !== undefined) yield refuse.brokenTag(at, broken);
      for (const { tag } of found) {
        if (!single.has(tag) && !ofLists.has(tag))
          yield refuse.unknownTag(at, tag, chooseAmong(tag, [...single, ...ofLists]));
        else tags.add(tag);
        if (tag.includes('.')) lists.add(listOf(tag));
      }
    }
    if (lists.size > 1) yield refuse.twoLists(part, [...lists].join(', '));
  }
}

const listOf = (tag: string): string => tag.slice(0, tag.indexOf('.'));

/** Rows of a sheet as they were, with how many each became. */
interface Became {
  readonly row: number;
  readonly rows: number;
}

function fillSheet(tree: Element, { values, lists }: TagValues, textOf: OpenWorkbook['textOf']): void {
  const became: Became[] = [];
  for (const data of named(tree, 'sheetData')) {
    let down = 0;
    const filled = data.children.flatMap((row) => {
      if (row.kind !== 'element' || localName(row) !== 'row') return [row];
      const at = Number(attribute(row, 'r'));
      const list = listInRow(row, textOf);
      const entries = list === undefined ? [] : (lists.get(list) ?? []);
      const copies = entries.length === 0 ? [new Map<string, string>()] : entries;
      const rows = copies.map((entry, copy) => {
        const one = copyOf(row);
        one.open = withAttribute(one.open, 'r', String(at + down + copy));
        for (const cell of named(one, 'c')) {
          const name = (attribute(cell, 'r') ?? '').replace(/\d+$/, String(at + down + copy));
          fillCell(cell, { name, text: textOf(cell) }, (tag) =>
            tag.includes('.')
              ? (entry.get(tag.slice(listOf(tag).length + 1)) ?? '')
              : (values.get(tag) ?? ''),
          );
        }
        return one;
      });
      down += rows.length - 1;
      became.push({ row: at, rows: rows.length });
      return rows;
    });
    data.children.splice(0, data.children.length, ...filled);
  }
  moveMerged(tree, became);
}

function listInRow(row: Element, textOf: OpenWorkbook['textOf']): string | undefined {
  const tags = named(row, 'c').flatMap((cell) => tagsIn(textOf(cell)).tags);
  const found = tags.find(({ tag }) => tag.includes('.'));
  return found === undefined ? undefined : listOf(found.tag);
}

/** Puts values in place of the tags of a cell; one without tags keeps what it has, at its new place. */
function fillCell(
  cell: Element,
  { name, text }: { readonly name: string; readonly text: string },
  valueFor: (tag: string) => string,
): void {
  cell.open = withAttribute(cell.open, 'r', name);
  const { tags } = tagsIn(text);
  if (tags.length === 0) return;
  let shown = '';
  let at = 0;
  for (const { tag, start, end } of tags) {
    shown += text.slice(at, start) + cleanText(valueFor(tag));
    at = end;
  }
  shown += text.slice(at);
  const style = attribute(cell, 's');
  const looks = style === undefined ? '' : ` s="${escapeXml(style)}"`;
  const isNumber = tags.length === 1 && /^(0|[1-9]\d{0,14})$/.test(shown);
  const [type, content] = isNumber
    ? ['', `<v>${shown}</v>`]
    : [' t="inlineStr"', `<is><t xml:space="preserve">${escapeXml(shown)}</t></is>`];
  cell.open = `<c r="${escapeXml(name)}"${looks}${type}>`;
  cell.children.splice(0, cell.children.length, { kind: 'characters', raw: content });
}

const withAttribute = (open: string, name: string, value: string): string =>
  new RegExp(`\\s${name}="[^"]*"`).test(open)
    ? open.replace(new RegExp(`(\\s${name}=")[^"]*"`), `$1${value}"`)
    : open;

/** Merged cells go with their rows: those of a row that was repeated stand in every copy of it. */
function moveMerged(tree: Element, became: readonly Became[]): void {
  const times = new Map(became.map(({ row, rows }) => [row, rows]));
  const repeated = became.filter(({ rows }) => rows > 1);
  const moved = (row: number): number =>
    repeated.reduce((so, one) => (one.row < row ? so + one.rows - 1 : so), row);
  for (const merges of named(tree, 'mergeCells')) {
    const places = named(merges, 'mergeCell').flatMap((merge) => {
      const found = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(attribute(merge, 'ref') ?? '');
      if (found === null) return [];
      const [, left = '', top = '', right = '', bottom = ''] = found;
      const [from, to] = [Number(top), Number(bottom)];
      const copies = from === to ? (times.get(from) ?? 1) : 1;
      const last = from === to ? moved(from) : moved(to) + (times.get(to) ?? 1) - 1;
      return Array.from(
        { length: copies },
        (_, copy) => `<mergeCell ref="${left}${moved(from) + copy}:${right}${last + copy}"/>`,
      );
    });
    merges.open = `<mergeCells count="${places.length}">`;
    merges.children.splice(0, merges.children.length, { kind: 'characters', raw: places.join('') });
  }
}
