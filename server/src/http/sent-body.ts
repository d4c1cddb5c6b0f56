import { isRefusal, type Refusal } from '../refusal.ts';
import type { Endpoint } from './endpoint.ts';
import { type FileGiven, readFileBody } from './file-body.ts';
import { readJsonBody } from './json-body.ts';

/** What a request brings along. */
export interface Sent {
  readonly value: unknown;
  readonly file?: FileGiven;
}

/** The body of a request, as the route takes it: a file, JSON, or none. */
export async function bodyOf({ body, takesFile }: Endpoint, request: Request): Promise<Sent | Refusal> {
  if (takesFile !== undefined) {
    const read = await readFileBody(request, takesFile);
    return isRefusal(read) ? read : { value: {}, ...read };
  }
  return body === undefined ? noBody(request) : readJsonBody(request);
}

/** A body nobody asked for is refused: it may be what somebody believes to be taken. */
async function noBody(request: Request): Promise<{ readonly value: unknown } | Refusal> {
  const { headers } = request;
  // A form of another site may be empty; it still says that it is a form.
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i;
  if (isForm.test(headers.get('content-type') ?? '')) return readJsonBody(request);
  // Browsers send a DELETE without a body and without its length; whatever has a body says how it is framed.
  const isFramed = ['content-length', 'transfer-encoding', 'content-type'].some((name) => headers.has(name));
  if (request.body === null || !isFramed || headers.get('content-length') === '0') return { value: {} };
  return readJsonBody(request);
}
