import { SaxesParser } from 'saxes';
import { Refusal } from './refusal.ts';

/** What a reader of one XML part listens to. Names come without namespace prefix. */
export interface XmlListener {
  onOpen(name: string, attributes: Readonly<Record<string, string>>): void;
  onText?(text: string): void;
  onClose?(name: string): void;
}

const deepest = 64;

/**
 * Feeds an XML part to a listener, chunk by chunk. Document types (and with them every entity trick) are refused, as
 * is nesting deeper than 64. `afterChunk` may return a promise to slow down.
 *
 * @throws Refusal 'workbook-damaged' | 'zip-unsafe'
 */
export async function readXmlPart(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  listener: XmlListener,
  afterChunk?: () => Promise<void> | undefined,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new Refusal('workbook-damaged', `${part}: UTF-8`);
    }
  };
  const parser = createParser(part, listener);
  for await (const chunk of chunks) {
    parser.write(decode(chunk));
    const pause = afterChunk?.();
    if (pause !== undefined) await pause;
  }
  parser.write(decode()).close();
}

function createParser(part: string, listener: XmlListener): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on('error', ({ message }) => {
    throw new Refusal('workbook-damaged', `${part}: ${message.slice(0, 120)}`);
  });
  parser.on('doctype', () => {
    throw new Refusal('zip-unsafe', 'XML: DOCTYPE');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new Refusal('zip-unsafe', 'XML: nesting');
    listener.onOpen(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.onClose?.(localName(name));
  });
  if (listener.onText !== undefined) {
    const onText = (text: string): void => listener.onText?.(text);
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
