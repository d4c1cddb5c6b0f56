import { codeAt, stepAt } from '../features/accounts/totp.ts';
import type { AskServer } from './test-server.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An authenticator app: what it was told, and the code it shows now or some steps of thirty seconds aside. */
export function anApp(secret: string): (stepsAside?: number) => string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  return (stepsAside = 0) => codeAt(bytes, stepAt(Date.now()) + stepsAside);
}

/** Takes a second factor as its owner does; the code of the step before is used up. */
export async function enrolled(ask: AskServer, as: string): Promise<(stepsAside?: number) => string> {
  const offer = await ask('post', '/api/v1/me/second-factor/offer', { as });
  const app = anApp(String(offer.body.secret));
  const take = (code: string) => ask('post', '/api/v1/me/second-factor', { as, body: { code } });
  let done = await take(app(-1));
  // Between two steps, that was the code of two steps before.
  if (done.status !== 204) done = await take(app(-1));
  if (done.status !== 204) throw new Error(`not enrolled: ${done.body.code}`);
  return app;
}
