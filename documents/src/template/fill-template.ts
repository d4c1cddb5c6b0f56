import { chooseAmong, type Problem } from '@congtam/engine';
import { zipSync } from 'fflate';
import { coreProperties } from '../docx/parts.ts';
import { escapeXml } from '../docx/xml.ts';
import type { Form } from '../forms/form.ts';
import { fillParagraph, tagsIn, textOfParagraph } from './paragraphs.ts';
import { refuse } from './refusals.ts';
import { type PartTrees, readSafeParts } from './safe-parts.ts';
import { type FormTags, type TagValues, tagsOf, valuesOf } from './tags.ts';
import { isDropped, openWordPackage, type Parts } from './word-package.ts';
import { attribute, copyOf, type Element, elementsUnder, writeXml } from './xml-tree.ts';

export type CheckedTemplate =
  | { readonly kind: 'accepted'; readonly tags: readonly string[]; readonly sample: Uint8Array }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export type FilledTemplate =
  | { readonly kind: 'filled'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

interface OpenTemplate {
  readonly parts: Parts;
  readonly trees: PartTrees;
  readonly tags: readonly string[];
}

const mostProblems = 50;

/**
 * Judges an agency's own DOCX for a form: nothing in it runs, points outside or hides; its tags are those of the form; and it is filled
 * with the shortest and the longest sample, of which the longest comes back to be looked at.
 */
export function checkTemplate(bytes: Uint8Array, form: Form): CheckedTemplate {
  const opened = open(bytes, form);
  if (opened.kind === 'refused') return opened;
  if (opened.template.tags.length === 0) return { kind: 'refused', problems: [refuse.noTag()] };
  let sample: Uint8Array = new Uint8Array();
  for (const which of ['shortest', 'longest'] as const) {
    const filled = fillTemplate(bytes, form, form.samples[which]);
    if (filled.kind === 'refused') return filled;
    const again = openWordPackage(filled.bytes);
    if (again.kind === 'refused') return again;
    const { problems } = readSafeParts(again.parts);
    if (problems.length > 0) return { kind: 'refused', problems };
    sample = filled.bytes;
  }
  return { kind: 'accepted', tags: opened.template.tags, sample };
}

/**
 * Fills a template. It is checked again each time: whoever could change the stored file gains nothing. The same template and input give
 * the same bytes; properties that name people or days are left out.
 */
export function fillTemplate(bytes: Uint8Array, form: Form, input: unknown): FilledTemplate {
  const opened = open(bytes, form);
  if (opened.kind === 'refused') return opened;
  const read = form.read(input);
  if (read.kind === 'refused') return read;
  const values = valuesOf(form, read.input);
  const { parts, trees } = opened.template;
  const files: Record<string, Uint8Array> = {};
  for (const [part, content] of parts) {
    if (isDropped(part)) continue;
    const tree = trees.get(part);
    if (tree === undefined) files[part] = content;
    else {
      if (/^word\/(document|header|footer|footnotes|endnotes)\d*\.xml$/.test(part)) fillRows(tree, values);
      else if (/\.rels$|^\[Content_Types\]/.test(part)) leaveOutDropped(tree);
      files[part] = new TextEncoder().encode(writeXml(tree));
    }
  }
  if (parts.has('docProps/core.xml'))
    files['docProps/core.xml'] = new TextEncoder().encode(coreProperties(escapeXml(form.title.vi)));
  return { kind: 'filled', bytes: zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) }) };
}

type Opening =
  | { readonly kind: 'opened'; readonly template: OpenTemplate }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

function open(bytes: Uint8Array, form: Form): Opening {
  const opened = openWordPackage(bytes);
  if (opened.kind === 'refused') return opened;
  const { trees, problems } = readSafeParts(opened.parts);
  const known = tagsOf(form);
  const tags = new Set<string>();
  for (const [part, tree] of trees) {
    if (!/^word\/[a-z]+\d*\.xml$/.test(part)) continue;
    for (const problem of faultsOfTags(part, tree, known, tags)) problems.push(problem);
  }
  if (problems.length > 0) return { kind: 'refused', problems: problems.slice(0, mostProblems) };
  return { kind: 'opened', template: { parts: opened.parts, trees, tags: [...tags] } };
}

/** What is wrong with the tags of a part; those that are right are added to `tags`. */
function* faultsOfTags(part: string, tree: Element, known: FormTags, tags: Set<string>): Generator<Problem> {
  const single = new Set(known.tags);
  const ofLists = new Set(known.lists.flatMap(({ list, tags: own }) => own.map((tag) => `${list}.${tag}`)));
  const inRows = new Set<Element>();
  for (const row of innerRows(tree)) {
    const lists = new Set<string>();
    for (const paragraph of paragraphsIn(row)) {
      inRows.add(paragraph);
      for (const { tag } of tagsIn(textOfParagraph(paragraph)).tags) {
        if (tag.includes('.')) lists.add(listOf(tag));
      }
    }
    if (lists.size > 1) yield refuse.twoLists(part, [...lists].join(', '));
  }
  for (const paragraph of paragraphsIn(tree)) {
    const { tags: found, broken } = tagsIn(textOfParagraph(paragraph));
    if (broken !== undefined) yield refuse.brokenTag(part, broken);
    for (const { tag } of found) {
      if (!single.has(tag) && !ofLists.has(tag))
        yield refuse.unknownTag(part, tag, chooseAmong(tag, [...single, ...ofLists]));
      else if (tag.includes('.') && !inRows.has(paragraph)) yield refuse.listOutsideRow(part, tag);
      else tags.add(tag);
    }
  }
}

const listOf = (tag: string): string => tag.slice(0, tag.indexOf('.'));

const paragraphsIn = (tree: Element): Element[] =>
  [...elementsUnder(tree)].filter(({ name }) => name === 'w:p');

/** Rows that hold no row of a table within. */
const innerRows = (tree: Element): Element[] =>
  [...elementsUnder(tree)].filter(
    (row) => row.name === 'w:tr' && ![...elementsUnder(row)].some(({ name }) => name === 'w:tr'),
  );

/** Repeats rows of lists, then fills every paragraph. */
function fillRows(tree: Element, { values, lists }: TagValues): void {
  const filled = new Set<Element>();
  const visit = (node: Element): void => {
    for (let at = 0; at < node.children.length; at += 1) {
      const child = node.children[at];
      if (child?.kind !== 'element') continue;
      const list = child.name === 'w:tr' ? listInRow(child) : undefined;
      if (list === undefined) {
        visit(child);
        continue;
      }
      // An empty list leaves one empty row: a table without rows is a damaged file.
      const entries = lists.get(list) ?? [];
      const rows = (entries.length === 0 ? [new Map<string, string>()] : entries).map((entry) => {
        const row = copyOf(child);
        for (const paragraph of paragraphsIn(row)) {
          fillParagraph(paragraph, (tag) =>
            tag.includes('.') ? (entry.get(tag.slice(list.length + 1)) ?? '') : (values.get(tag) ?? ''),
          );
          filled.add(paragraph);
        }
        return row;
      });
      node.children.splice(at, 1, ...rows);
      at += rows.length - 1;
    }
  };
  visit(tree);
  for (const paragraph of paragraphsIn(tree)) {
    if (!filled.has(paragraph)) fillParagraph(paragraph, (tag) => values.get(tag) ?? '');
  }
}

function listInRow(row: Element): string | undefined {
  if ([...elementsUnder(row)].some(({ name }) => name === 'w:tr')) return undefined;
  const tags = paragraphsIn(row).flatMap((paragraph) => tagsIn(textOfParagraph(paragraph)).tags);
  const found = tags.find(({ tag }) => tag.includes('.'));
  return found === undefined ? undefined : listOf(found.tag);
}

/** Relations and types of parts that were left out would make Word call the file damaged. The core properties are written anew. */
function leaveOutDropped(tree: Element): void {
  for (const element of [tree, ...elementsUnder(tree)]) {
    const stays = element.children.filter((child) => {
      if (child.kind === 'characters') return true;
      const target = (attribute(child, 'Target') ?? attribute(child, 'PartName') ?? '').replace(
        /^(\.\.\/|\/)+/,
        '',
      );
      const isBeside = child.name === 'Relationship' && !target.includes('/');
      const part = isBeside ? `word/${target}` : target;
      return part === 'docProps/core.xml' || !isDropped(part);
    });
    element.children.splice(0, element.children.length, ...stays);
  }
}
