import { SaxesParser } from 'saxes';
import { wordSpace } from '../docx/xml.ts';

/** An element with its tags as written, so that what is not touched is written back letter by letter. */
export interface Element {
  readonly kind: 'element';
  readonly name: string;
  open: string;
  readonly close: string;
  readonly children: Node[];
}
export interface Characters {
  readonly kind: 'characters';
  readonly raw: string;
}
export type Node = Element | Characters;

/** A part cannot be read: not well formed, or with a document type, processing instruction or CDATA section, which Word never writes. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

const deepest = 200;
const token = /<\?xml[^>]*\?>|<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g;

/** @throws XmlFault */
export function readXml(xml: string): Element {
  prove(xml);
  const root: Element = { kind: 'element', name: '', open: '', close: '', children: [] };
  const path: Element[] = [root];
  for (const [raw] of xml.matchAll(token)) {
    const parent = path[path.length - 1] ?? root;
    if (!raw.startsWith('<') || raw.startsWith('<?')) parent.children.push({ kind: 'characters', raw });
    else if (raw.startsWith('<!')) continue;
    else if (raw.startsWith('</')) path.pop();
    else {
      const name = /^<([^\s/>]+)/.exec(raw)?.[1] ?? '';
      const isEmpty = raw.endsWith('/>');
      const element: Element = {
        kind: 'element',
        name,
        open: raw,
        close: isEmpty ? '' : `</${name}>`,
        children: [],
      };
      parent.children.push(element);
      if (!isEmpty) path.push(element);
    }
  }
  return root;
}

/** Holds the text against a strict parser, so that our own reading of it cannot differ from Word's. */
function prove(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  const fail = (what: string) => (): never => {
    throw new XmlFault(what);
  };
  parser.on('error', ({ message }) => fail(message.slice(0, 120))());
  parser.on('doctype', fail('DOCTYPE'));
  parser.on('processinginstruction', fail('processing instruction'));
  parser.on('cdata', fail('CDATA'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') fail('encoding')();
  });
  parser.on('opentag', ({ prefix, uri }) => {
    depth += 1;
    if ((prefix === 'w') !== (uri === wordSpace) && (prefix === 'w' || uri === wordSpace)) fail('prefix w')();
    if (depth > deepest) fail('nesting')();
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.write(xml).close();
}

export const writeXml = (node: Node): string =>
  node.kind === 'characters' ? node.raw : node.open + node.children.map(writeXml).join('') + node.close;

/** Every element under a node, in the order of the document. */
export function* elementsUnder(node: Node): Generator<Element> {
  if (node.kind === 'characters') return;
  for (const child of node.children) {
    if (child.kind === 'element') yield child;
    yield* elementsUnder(child);
  }
}

export const copyOf = (node: Element): Element => ({
  ...node,
  children: node.children.map((child) => (child.kind === 'element' ? copyOf(child) : child)),
});

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters of an element as a reader sees them. */
export const textIn = (element: Element): string =>
  element.children
    .map((child) => (child.kind === 'characters' ? child.raw : ''))
    .join('')
    .replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_, hex?: string, decimal?: string, name?: string) =>
      hex !== undefined
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : decimal !== undefined
          ? String.fromCodePoint(Number.parseInt(decimal, 10))
          : (named[name ?? ''] ?? ''),
    );

export function attribute(element: Element, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element.open);
  return found?.[1] ?? found?.[2];
}
