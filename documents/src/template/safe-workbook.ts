import type { Problem } from '@congtam/engine';
import { refuse } from './refusals.ts';
import { type Opened, openPackage, type Parts } from './word-package.ts';
import { attribute, type Element, elementsUnder, readXml, XmlFault } from './xml-tree.ts';

/** Parts of a workbook that are kept: sheets, their words and their looks. */
const kept =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/theme\/theme\d+\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml|xl\/worksheets\/_rels\/sheet\d+\.xml\.rels)$/i;
/** Parts that say who wrote the file, how it was printed, or in which order it was computed. */
const dropped =
  /^(docProps\/[\w.-]+|customXml\/[\w./-]+|xl\/printerSettings\/[\w.-]+|xl\/calcChain\.xml|docMetadata\/[\w.-]+)$/i;
const mainType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const relations =
  /\/(worksheet|styles|theme|sharedStrings|officeDocument|printerSettings|calcChain|customXml|metadata\/thumbnail|(core|extended|custom)-?[pP]roperties|metadata\/core-properties)$/;
/** What computes, points elsewhere or shows what no cell holds. */
const forbidden = new Set(
  'f,oleObjects,controls,legacyDrawing,legacyDrawingHF,drawing,picture,hyperlinks,tableParts,customSheetViews,webPublishItems,externalReferences,ddeLink,dataConsolidate,pivotCaches,smartTags'.split(
    ',',
  ),
);
/** What a program adds to a sheet and would be wrong once rows were repeated. */
const leftOut = new Set(
  'dimension,rowBreaks,autoFilter,conditionalFormatting,dataValidations,ignoredErrors,phoneticPr,extLst,AlternateContent,revisionPtr'.split(
    ',',
  ),
);

export const isDroppedOfWorkbook = (part: string): boolean =>
  dropped.test(part) || /^xl\/worksheets\/_rels\//i.test(part);

export const isSheet = (part: string): boolean => /^xl\/worksheets\/sheet\d+\.xml$/i.test(part);

export const openWorkbookPackage = (bytes: Uint8Array): Opened =>
  openPackage(bytes, { kept, dropped, main: 'xl/workbook.xml' });

/** Reads every XML part that is kept and says what in it must not be there. */
export function readSafeWorkbook(parts: Parts): {
  readonly trees: ReadonlyMap<string, Element>;
  readonly problems: Problem[];
} {
  const trees = new Map<string, Element>();
  const problems: Problem[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const [part, bytes] of parts) {
    if (dropped.test(part)) continue;
    try {
      trees.set(part, readXml(decoder.decode(bytes)));
    } catch (error) {
      problems.push(refuse.damaged(`${part}: ${error instanceof XmlFault ? error.message : 'UTF-8'}`));
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
    else if (!relations.test(type)) yield refuse.forbiddenInSheet(part, type.slice(-60));
  }
}

function* faultsOfTypes(tree: Element): Generator<Problem> {
  const types = [...elementsUnder(tree)].map((element) => ({
    part: attribute(element, 'PartName') ?? '',
    type: attribute(element, 'ContentType') ?? '',
  }));
  if (!types.some(({ part, type }) => part.toLowerCase() === '/xl/workbook.xml' && type === mainType))
    yield refuse.damaged('xl/workbook.xml');
  for (const { type } of types)
    if (/macro|vba|activex|oleObject|control/i.test(type)) yield refuse.forbiddenPart(type.slice(-60));
}

function* faultsOfContent(part: string, tree: Element): Generator<Problem> {
  const told = new Set<string>();
  for (const element of elementsUnder(tree)) {
    const name = localName(element);
    const isHidden = name === 'sheet' && (attribute(element, 'state') ?? 'visible') !== 'visible';
    const what = forbidden.has(name) ? name : isHidden ? 'hidden sheet' : undefined;
    if (what === undefined || told.has(what)) continue;
    told.add(what);
    yield refuse.forbiddenInSheet(part, what);
  }
}

/** Takes out of a part what would be wrong, or tell of its author, once it is filled. */
export function takeOut(tree: Element): void {
  for (const element of [tree, ...elementsUnder(tree)]) {
    if (localName(element) === 'pageSetup') element.open = element.open.replace(/\sr:id="[^"]*"/, '');
    const stays = element.children.filter(
      (child) =>
        child.kind === 'characters' ||
        (!leftOut.has(localName(child)) && !isOfDropped(child) && !isLostName(child)),
    );
    element.children.splice(0, element.children.length, ...stays);
  }
}

/** A relation to a part, or its type, that is not written. */
function isOfDropped(element: Element): boolean {
  const name = localName(element);
  if (name !== 'Relationship' && name !== 'Override') return false;
  const named = attribute(element, 'Target') ?? attribute(element, 'PartName') ?? '';
  const target = named.replace(/^(\.\.\/|\/)+/, '');
  return [target, `xl/${target}`].some((part) => isDroppedOfWorkbook(part));
}

/** Names of places move with the rows, but for titles that are printed on every page. */
const isLostName = (element: Element): boolean =>
  localName(element) === 'definedName' && attribute(element, 'name') !== '_xlnm.Print_Titles';

export const localName = ({ name }: Element): string => name.slice(name.indexOf(':') + 1);
