import createClient, { type Middleware } from 'openapi-fetch';
import { keptLanguage } from '../i18n/language.tsx';
import { Problem, problemOf } from './problem.ts';
import type { paths } from './schema.generated.ts';

/** An unsafe call carries a key of its own, so that one that is sent again is done once. */
const keyed: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', keptLanguage());
    if (request.method !== 'GET' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
};

/** What the server refuses comes as a `Problem`: with what to do next, in the language of the reader. */
const refusing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError() {
    return Problem.unreachable();
  },
};

export const api = createClient<paths>({ baseUrl: location.origin });
api.use(keyed, refusing);

/** The answer of a call, which is there when nothing was refused. */
export async function answerOf<Data>(call: Promise<{ readonly data?: Data }>): Promise<Data> {
  const { data } = await call;
  return data as Data;
}
