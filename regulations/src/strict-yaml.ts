import { type CST, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { escapeKey, type Plain } from './engine.ts';
import type { YamlCode } from './refusals.ts';
import { flawOf } from './source-text.ts';

const DEEPEST = 12;

/** Something the strict subset refuses, at an offset of the text. */
export interface Found {
  readonly code: YamlCode;
  readonly offset: number;
  readonly text: string;
  readonly pointer: string;
}

/** Anchors, aliases, tags, directives, further documents and too deep nesting, from the tokens; no recursion. */
export function refusedTokens(tokens: readonly CST.Token[]): Found[] {
  const found: Found[] = [];
  const open: { token: CST.Token | CST.SourceToken; depth: number }[] = [];
  const tell = (code: YamlCode, offset: number, text = '') => found.push({ code, offset, text, pointer: '' });

  const documents = tokens.filter((token) => token.type === 'document');
  if (documents[1]) tell('yaml.multiple-documents', documents[1].offset);
  for (const token of tokens) open.push({ token, depth: 0 });
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === 'anchor' || token.type === 'alias' || token.type === 'tag') {
      tell(`yaml.${token.type}`, token.offset, token.source);
    }
    if (token.type === 'directive') tell('yaml.directive', token.offset, token.source);
    const inside = 'items' in token ? depth + 1 : depth;
    if (inside > DEEPEST) {
      tell('yaml.too-deep', token.offset);
      continue;
    }
    for (const child of childrenOf(token)) open.push({ token: child, depth: inside });
  }
  const once = found.filter(
    ({ code }, index) => code !== 'yaml.too-deep' || index === found.findIndex((f) => f.code === code),
  );
  return once.sort((a, b) => a.offset - b.offset);
}

function childrenOf(token: CST.Token | CST.SourceToken): (CST.Token | CST.SourceToken)[] {
  if (token.type === 'document')
    return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])];
  if (token.type === 'block-scalar') return token.props;
  if (!('items' in token)) return [];
  return token.items.flatMap(({ start, key, sep, value }) => [
    ...start,
    ...(key ? [key] : []),
    ...(sep ?? []),
    ...(value ? [value] : []),
  ]);
}

/** Plain data of a parsed document, the offset of every pointer, and what the subset refuses in it. */
export function plainOf(root: Node): { data: Plain; offsets: Map<string, number>; found: Found[] } {
  const offsets = new Map<string, number>();
  const found: Found[] = [];
  const offsetOf = (node: unknown, otherwise: number) => (hasRange(node) ? node.range[0] : otherwise);

  const scalar = (source: string, isPlain: boolean, offset: number, pointer: string): string => {
    const empty = isPlain && /^(|~|null|Null|NULL)$/.test(source);
    if (empty) found.push({ code: 'yaml.null', offset, text: pointer || '/', pointer });
    for (const line of source.split('\n')) {
      const flaw = flawOf(line);
      if (flaw) found.push({ code: flaw.code, offset, text: flaw.found, pointer });
    }
    return source;
  };

  const entry = (
    pair: Pair,
    seen: Set<string>,
    parent: string,
    around: number,
    before: Pair | undefined,
  ): [string, Plain] | undefined => {
    const offset = offsetOf(pair.key, around);
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const refused =
      key === ''
        ? 'yaml.key-not-text'
        : key === '<<'
          ? 'yaml.merge-key'
          : seen.has(key)
            ? 'yaml.duplicate-key'
            : flawOf(key)?.code;
    if (refused) {
      found.push({ code: refused, offset, text: key, pointer: parent });
      return;
    }
    seen.add(key);
    const pointer = `${parent}/${escapeKey(key)}`;
    offsets.set(pointer, offset);
    if (pair.value === null && isScalar(before?.value) && before.value.type === 'PLAIN') {
      const text = `${before.value.value}, ${key}`;
      found.push({ code: 'yaml.comma-unquoted', offset, text, pointer });
      return [key, ''];
    }
    return [key, plain(pair.value, pointer, offset)];
  };

  const plain = (node: unknown, pointer: string, around: number): Plain => {
    const offset = offsetOf(node, around);
    if (!offsets.has(pointer)) offsets.set(pointer, offset);
    if (isSeq(node))
      return node.items.map((item, index) => plain(item, `${pointer}/${index}`, offsetOf(item, offset)));
    if (isMap(node)) {
      const seen = new Set<string>();
      const entries = node.items.map((pair, index) =>
        entry(pair, seen, pointer, offset, node.flow ? node.items[index - 1] : undefined),
      );
      return Object.fromEntries(entries.filter((entry) => entry !== undefined));
    }
    if (isScalar(node)) return scalar(String(node.value), node.type === 'PLAIN', around, pointer);
    return scalar('', true, around, pointer);
  };
  const data = plain(root, '', 0);
  return { data, offsets, found: found.sort((a, b) => a.offset - b.offset) };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
