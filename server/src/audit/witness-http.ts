import type { Delivered, Delivery, Witness } from './witness.ts';

const PATIENCE = 10_000;
const MOST_BYTES = 16 * 1024;
const MOST_COSIGNATURES = 16;

/**
 * A witness that is asked over HTTPS, as C2SP tlog-witness `add-checkpoint` says: the size it has, the proof that leads
 * on from there, the signed checkpoint. It answers with its own signature, or with the size it has (409), or refuses
 * because the proof does not hold (422): then it was shown another history.
 *
 * No redirect is followed: the settings say where checkpoints go, not whoever answers.
 */
export const httpWitness = (url: URL, patience = PATIENCE): Witness => ({
  name: `${url.protocol}//${url.host}${url.pathname}`,
  kind: 'http',
  restSeconds: 0,
  deliver: async (delivery) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: bodyOf(delivery),
        signal: AbortSignal.timeout(patience),
      });
      return outcomeOf(response, await boundedText(response));
    } catch (error) {
      return { kind: 'failed', code: isTimeout(error) ? 'timed-out' : 'not-reached' };
    }
  },
});

const bodyOf = ({ held, proof, note }: Delivery): string =>
  [`old ${held}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n');

function outcomeOf(response: Response, text: string): Delivered {
  const { status } = response;
  if (status >= 200 && status < 300) {
    const lines = text.split('\n').filter((line) => /^— \S+ [A-Za-z0-9+/]+=*$/.test(line));
    return { kind: 'taken', cosignatures: lines.slice(0, MOST_COSIGNATURES) };
  }
  const size = Number(text.trim());
  if (status === 409 && /^\d{1,15}$/.test(text.trim())) return { kind: 'holds', size };
  if (status === 422) return { kind: 'failed', code: 'history-differs' };
  return { kind: 'failed', code: status >= 300 && status < 400 ? 'redirected' : `http-${status}` };
}

async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > MOST_BYTES) break;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';
