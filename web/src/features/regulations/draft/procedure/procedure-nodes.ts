import type { Bilingual } from '@congtam/engine';
import { type Document, isMap, isNode, isScalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { documentOf } from './procedure-form.ts';

/** The text changed as a document; what is not touched is written as it was, comments and all; to the letter where nothing is. */
export function edited(text: string, change: (document: Document.Parsed) => void): string {
  const document = documentOf(text);
  if ('line' in document) return text;
  const written = () => document.toString({ lineWidth: 0, flowCollectionPadding: false });
  const before = written();
  change(document);
  const after = written();
  return after === before ? text : after;
}

/** Into a list that may have been written as an empty one on its line. */
export function push(list: YAMLSeq | undefined, node: unknown): void {
  if (list === undefined) return;
  list.flow = false;
  list.add(node);
}

export const orNothing = (word: string): string | undefined => (word === '' ? undefined : word);

/** Keys of a kind and of a step, in the order in which they are written. */
const KEYS: readonly string[] = [
  ...['id', 'label', 'groups', 'authorities', 'decided-after'],
  ...['does', 'by', 'at', 'after', 'before', 'deadline', 'paper', 'opinions'],
  ...['optional', 'article', 'unverified', 'steps'],
];

/** Puts a value under a key, in its turn, or takes the key away where there is none. */
export function put(document: Document, map: YAMLMap, key: string, value: unknown): void {
  const node = typeof value === 'string' ? document.createNode(value) : value;
  const before = map.get(key, true);
  if (value === undefined) map.delete(key);
  else if (before !== undefined) {
    // What somebody noted beside the value stays beside it.
    if (isNode(before) && isNode(node)) node.comment = before.comment ?? null;
    map.set(key, node);
  } else {
    const later = KEYS.slice(KEYS.indexOf(key) + 1);
    const at = map.items.findIndex((pair) => isScalar(pair.key) && later.includes(String(pair.key.value)));
    map.items.splice(at < 0 ? map.items.length : at, 0, document.createPair(key, node));
  }
}

export const listed = (document: Document, ids: readonly string[]): unknown =>
  ids.length === 0 ? undefined : document.createNode(ids, { flow: true });

export const oneOrListed = (document: Document, ids: readonly string[]): unknown =>
  ids.length === 1 ? ids[0] : listed(document, ids);

/** Words of people stand in quotes, whatever signs are in them. */
export function quoted(document: Document, value: unknown): unknown {
  const node = document.createNode(value, { flow: true });
  const quote = (at: unknown): void => {
    if (isScalar(at) && /[^\w-]/.test(String(at.value))) at.type = 'QUOTE_DOUBLE';
    if (isMap(at)) for (const { value: inside } of at.items) quote(inside);
  };
  quote(node);
  return node;
}

export const inWords = (document: Document, { vi, en }: Bilingual): unknown => {
  const node = document.createNode({ vi, en }, { flow: true });
  if (isMap(node)) for (const { value } of node.items) if (isScalar(value)) value.type = 'QUOTE_DOUBLE';
  return node;
};
