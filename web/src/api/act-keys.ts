import type { paths } from './schema.generated.ts';

/** Calls of which nothing is kept, here as on the server: a paper of a secret ballot, levels taken out. */
export const KEEPING_NOTHING: ReadonlySet<string> = new Set<keyof paths>([
  '/api/v1/polls/{poll}/votes',
  '/api/v1/inspections/{inspection}/exports',
]);

/** After this long whoever does the same again means it: what became of the first has been seen elsewhere by then. */
const REMEMBERED_MS = 3_600_000;

interface OpenAct {
  readonly key: string;
  /** Milliseconds on the clock given. */
  readonly since: number;
}

/**
 * Keys under which a server does an act once. An act has one key until its answer has come: who sends it again because
 * the answer was lost gets that answer, and who does the same thing again after an answer does it again. A refusal does
 * not end it: nothing was done under its key, and it may say nothing of the call before (a session that ended, a rush).
 *
 * What was sent is remembered as a mark that cannot be read back, under a secret of this page.
 *
 * @param clock milliseconds that only grow
 */
export function actKeys(clock: () => number = () => performance.now()) {
  const secret = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const open = new Map<string, OpenAct>();
  const forgetOld = () => {
    for (const [mark, { since }] of open) if (clock() - since >= REMEMBERED_MS) open.delete(mark);
  };
  return {
    /** The key of a call: of its method, address, version seen, kind and content. */
    keyOf: async (request: Request): Promise<string> => {
      const mark = await markOf(request, await secret);
      forgetOld();
      const { key, since } = open.get(mark) ?? { key: crypto.randomUUID(), since: clock() };
      open.set(mark, { key, since });
      return key;
    },
    /** The act with this key is done, and its answer has come whole. */
    answered: (key: string): void => {
      for (const [mark, act] of open) if (act.key === key) open.delete(mark);
    },
  };
}

/** All by which the server knows a request again. */
async function markOf(request: Request, secret: CryptoKey): Promise<string> {
  const { method, url, headers } = request;
  const head = [method, url, headers.get('if-match'), headers.get('content-type')];
  const whole = new Blob([`${JSON.stringify(head)}\n`, await request.clone().arrayBuffer()]);
  const mark = await crypto.subtle.sign('HMAC', secret, await whole.arrayBuffer());
  return Array.from(new Uint8Array(mark), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
