import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = { [name: string]: unknown };

/** What is told otherwise than by an honest provider. */
export interface Trick {
  /** Changes the description of itself. */
  readonly described?: (honest: Claims) => Claims;
  /** Changes what the token says. */
  readonly claims?: (honest: Claims) => Claims;
  /** Changes how the token is written and signed: gets its parts, gives the whole. */
  readonly token?: (header: Claims, claims: Claims, issuer: FakeIssuer) => string;
  /** Changes the published keys. */
  readonly keys?: (honest: readonly Claims[]) => readonly Claims[];
  /** Answers a path itself; true when it has. */
  readonly answers?: (path: string, response: ServerResponse) => boolean;
  /** Changes the answer of the token endpoint. */
  readonly answer?: (honest: Claims) => Claims;
}

/** What comes back with the browser. */
export interface Return {
  readonly code: string;
  readonly state: string;
  readonly iss?: string;
}

export interface FakeIssuer {
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  trick: Trick;
  /** Somebody signs in there: what the provider sends back for the address a browser was sent to. */
  signIn(goTo: string, who: Claims): Return;
  stop(): Promise<void>;
}

export const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token signed with RS256. */
export function signedToken(header: Claims, claims: Claims, key: KeyObject): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

/** A token signed with a secret both sides know. */
export function macToken(header: Claims, claims: Claims, secret: string | Buffer): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

interface Waiting {
  readonly challenge: string;
  readonly redirect: string;
  readonly claims: Claims;
}

/** An OpenID Connect provider on this machine that keeps to the rules, but for its trick. */
export async function fakeIssuer(): Promise<FakeIssuer> {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const waiting = new Map<string, Waiting>();
  const [clientId, clientSecret] = ['congtam', randomBytes(16).toString('hex')];
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const issuer: FakeIssuer = {
    origin,
    clientId,
    clientSecret,
    key,
    publicKey,
    asked: [],
    trick: {},
    signIn: (goTo, who) => {
      const asked = new URL(goTo).searchParams;
      const code = randomBytes(16).toString('hex');
      const now = Math.floor(Date.now() / 1000);
      waiting.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        redirect: asked.get('redirect_uri') ?? '',
        claims: { iss: origin, aud: clientId, iat: now, exp: now + 300, nonce: asked.get('nonce'), ...who },
      });
      return { code, state: asked.get('state') ?? '', iss: origin };
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return issuer;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    issuer.asked.push(path);
    if (issuer.trick.answers?.(path, response)) return;
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (path === '/.well-known/openid-configuration') return json(200, described());
    if (path === '/keys') return json(200, { keys: keys() });
    if (path !== '/token') return json(404, {});
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const given = new URLSearchParams(Buffer.concat(parts).toString('utf8'));
    const { authorization } = request.headers;
    const wanted = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const found = waiting.get(given.get('code') ?? '');
    waiting.delete(given.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    const isGood = challenge === found?.challenge && given.get('redirect_uri') === found.redirect;
    if (authorization !== wanted) return json(401, { error: 'invalid_client' });
    if (found === undefined || !isGood) return json(400, { error: 'invalid_grant' });
    const honest = { access_token: 'x', token_type: 'Bearer', id_token: token(found.claims) };
    json(200, issuer.trick.answer?.(honest) ?? honest);
  }

  function described(): Claims {
    const honest = {
      issuer: origin,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/keys`,
      id_token_signing_alg_values_supported: ['RS256', 'ES256', 'HS256', 'none'],
      authorization_response_iss_parameter_supported: true,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    };
    return issuer.trick.described?.(honest) ?? honest;
  }

  function keys(): readonly Claims[] {
    const honest = [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }];
    return issuer.trick.keys?.(honest) ?? honest;
  }

  function token(honest: Claims): string {
    const claims = issuer.trick.claims?.(honest) ?? honest;
    const header = { alg: 'RS256', kid: 'one', typ: 'JWT' };
    return issuer.trick.token?.(header, claims, issuer) ?? signedToken(header, claims, key);
  }
}
