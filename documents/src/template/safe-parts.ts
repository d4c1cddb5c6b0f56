import type { Problem } from '@congtam/engine';
import { refuse } from './refusals.ts';
import { isDropped, type Parts } from './word-package.ts';
import { attribute, type Element, elementsUnder, readXml, textIn, XmlFault } from './xml-tree.ts';

export type PartTrees = ReadonlyMap<string, Element>;

const forbidden = new Set(
  'object,control,OLEObject,altChunk,ins,del,moveFrom,moveTo,commentRangeStart,commentRangeEnd,commentReference,vanish,specVanish,subDoc,attachedTemplate,mailMerge,movie,quickTimeFile,audioFile,videoFile,script,webVideoPr,contentPart,dataSource,externalData'.split(
    ',',
  ),
);
const relations =
  /\/(styles|settings|webSettings|fontTable|theme|numbering|header|footer|footnotes|endnotes|image|officeDocument|people|customXml|customXmlProps|stylesWithEffects|classificationlabels|metadata\/thumbnail|(core|extended|custom)-?[pP]roperties|metadata\/core-properties)$/;
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Fields that show nothing but numbers of pages. */
const harmlessField = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b[^"]*$/;

/** Reads every XML part that is kept and says what in it must not be there: what runs, what points outside, what is hidden. */
export function readSafeParts(parts: Parts): { trees: PartTrees; problems: Problem[] } {
  const trees = new Map<string, Element>();
  const problems: Problem[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const [part, bytes] of parts) {
    if (isDropped(part) || !/\.(xml|rels)$/i.test(part)) continue;
    try {
      trees.set(part, readXml(decoder.decode(bytes)));
    } catch (error) {
      const what = error instanceof XmlFault ? error.message : 'UTF-8';
      problems.push(refuse.damaged(`${part}: ${what}`));
    }
  }
  for (const [part, tree] of trees) {
    if (part.endsWith('.rels')) problems.push(...faultsOfRelations(part, tree));
    else if (part === '[Content_Types].xml') problems.push(...faultsOfTypes(tree));
    else problems.push(...faultsOfContent(part, tree));
  }
  return { trees, problems };
}

function* faultsOfRelations(part: string, tree: Element): Generator<Problem> {
  for (const element of elementsUnder(tree)) {
    if (localName(element) !== 'Relationship') continue;
    const type = attribute(element, 'Type') ?? '';
    const target = attribute(element, 'Target') ?? '';
    const isOutside =
      (attribute(element, 'TargetMode') ?? 'Internal') !== 'Internal' ||
      /^[a-z][a-z0-9+.-]*:|^\/\/|\\/i.test(target);
    if (isOutside) yield refuse.externalLink(part, target.slice(0, 80));
    else if (!relations.test(type)) yield refuse.forbiddenPart(type.slice(-60));
  }
}

function* faultsOfTypes(tree: Element): Generator<Problem> {
  const types = [...elementsUnder(tree)].map((element) => ({
    part: attribute(element, 'PartName') ?? '',
    type: attribute(element, 'ContentType') ?? '',
  }));
  if (!types.some(({ part, type }) => part.toLowerCase() === '/word/document.xml' && type === mainType))
    yield refuse.damaged('word/document.xml');
  for (const { type } of types) {
    if (/macro|vba|activex|oleObject|control/i.test(type)) yield refuse.forbiddenPart(type.slice(-60));
  }
}

function* faultsOfContent(part: string, tree: Element): Generator<Problem> {
  const told = new Set<string>();
  let instruction: string | undefined;
  for (const element of elementsUnder(tree)) {
    const name = localName(element);
    if (forbidden.has(name) && !told.has(name)) {
      told.add(name);
      yield refuse.forbiddenContent(part, name);
    }
    if (name === 'fldSimple') {
      const field = attribute(element, 'w:instr') ?? '';
      if (!harmlessField.test(field)) yield refuse.forbiddenContent(part, field.trim().slice(0, 40));
    }
    if (name === 'fldChar') {
      const type = attribute(element, 'w:fldCharType');
      if (type === 'begin') instruction = '';
      else if (instruction !== undefined) {
        if (!harmlessField.test(instruction))
          yield refuse.forbiddenContent(part, instruction.trim().slice(0, 40));
        instruction = undefined;
      }
    }
    if (name === 'instrText') {
      if (instruction === undefined) yield refuse.forbiddenContent(part, name);
      else instruction += textIn(element);
    }
  }
}

const localName = ({ name }: Element): string => name.slice(name.indexOf(':') + 1);
