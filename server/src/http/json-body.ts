import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../refusal.ts';

export const MOST_BYTES = 1024 * 1024;
const DEEPEST = 32;
const mend = say('sửa nội dung gửi lên theo /openapi.json', 'mend what is sent, see /openapi.json');

/**
 * Reads a JSON body as strictly as we write one: UTF-8, no key twice, no depth without end, and every text in NFC, so
 * that a name typed on another system is the same name.
 */
export async function readJsonBody(request: Request): Promise<{ readonly value: unknown } | Refusal> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) {
    return refusal(
      415,
      'http.not-json',
      say('chỉ nhận application/json', 'only application/json is taken'),
      mend,
    );
  }
  const bytes = await readBounded(request);
  if (bytes === undefined) {
    return refusal(
      413,
      'http.too-large',
      say('nội dung gửi lên lớn hơn 1 MB', 'more than 1 MB is sent'),
      say('chia nhỏ, hoặc gửi tệp', 'send less at a time, or a file'),
    );
  }
  const text = decode(bytes);
  if (text === undefined) return FAULTS.encoding;
  const parsed = parse(text);
  const fault = parsed !== undefined && isSaidOnce(parsed.value, text) ? undefined : faultOf(text);
  if (fault !== undefined) return FAULTS[fault];
  if (parsed === undefined) return FAULTS.syntax;
  return { value: mayHoldOther(text) ? inNfc(parsed.value) : parsed.value };
}

const FAULTS = {
  encoding: refusal(
    400,
    'http.json-encoding',
    say('nội dung không phải UTF-8', 'the body is not UTF-8'),
    mend,
  ),
  syntax: refusal(400, 'http.json-syntax', say('nội dung không phải JSON', 'the body is not JSON'), mend),
  doubledKey: refusal(
    400,
    'http.json-doubled-key',
    say('một khóa JSON xuất hiện hai lần', 'a key of the JSON stands twice'),
    mend,
  ),
  depth: refusal(400, 'http.json-depth', say('JSON lồng quá sâu', 'the JSON is nested too deeply'), mend),
};

async function readBounded(request: Request): Promise<Uint8Array | undefined> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > MOST_BYTES) return undefined;
  // No more comes than was announced; taken whole, it needs no stream.
  if (length !== null) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > MOST_BYTES ? undefined : whole;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What is written again as it was, as most programs send it, holds no key twice. */
const isSaidOnce = (value: unknown, text: string): boolean =>
  isShallow(value, DEEPEST) && JSON.stringify(value) === text;

const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)));

/** One pass over the text: depth, and keys within each object. Syntax is left to JSON.parse. */
function faultOf(text: string): 'depth' | 'doubledKey' | undefined {
  const open: (Set<string> | undefined)[] = [];
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs;
  for (const match of text.matchAll(token)) {
    const [found, isKey] = match;
    if (found === '{' || found === '[') {
      open.push(found === '{' ? new Set() : undefined);
      if (open.length > DEEPEST) return 'depth';
    } else if (found === '}' || found === ']') open.pop();
    else if (isKey !== undefined) {
      const key = keyOf(found);
      const keys = open.at(-1);
      if (keys?.has(key)) return 'doubledKey';
      keys?.add(key);
    }
  }
  return undefined;
}

function keyOf(found: string): string {
  const quoted = found.slice(0, found.lastIndexOf('"') + 1);
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** Whether some text of it may be written otherwise than in NFC: as it stands, or behind an escape. */
const mayHoldOther = (text: string): boolean => text.includes('\\u') || text.normalize('NFC') !== text;

function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([key, inner]) => [key.normalize('NFC'), inNfc(inner)] as const);
  // Defined, not assigned: a key called __proto__ stays a key, to be refused like any unknown one.
  const copy = Object.create(null);
  for (const [key, inner] of pairs) {
    Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
