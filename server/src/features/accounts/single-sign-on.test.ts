import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import {
  encoded,
  fakeIssuer,
  macToken,
  type Return,
  signedToken,
  type Trick,
} from '../../testing/fake-issuer.ts';
import { cookieOf, testServer } from '../../testing/test-server.ts';
import { type IdentityProvider, identityProvider, type ProviderSettings } from './identity-provider.ts';

const issuer = await fakeIssuer();
const strangerIssuer = await fakeIssuer();
/** Where nothing of ours may ever go. */
const elsewhere = { asked: 0 };
const trap = createServer((_, response) => {
  elsewhere.asked += 1;
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});
await new Promise<void>((done) => trap.listen(0, '127.0.0.1', done));
const outside = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;

const settings = (more: Partial<ProviderSettings> = {}): ProviderSettings => ({
  issuer: new URL(issuer.origin),
  clientId: issuer.clientId,
  clientSecret: issuer.clientSecret,
  loginClaim: 'preferred_username',
  returnTo: new URL('https://congtam.example/sign-in/return'),
  otherOrigins: [],
  bindsAtFirstSignIn: true,
  ...more,
});
/** What the server asks at this moment: a test may begin with a provider nothing is known of yet. */
let present = identityProvider(settings());
const provider: IdentityProvider = {
  issuer: present.issuer,
  get bindsAtFirstSignIn() {
    return present.bindsAtFirstSignIn;
  },
  addressFor: (proofs) => present.addressFor(proofs),
  identify: (returned, proofs) => present.identify(returned, proofs),
};

const server = await testServer({}, provider);
const { ask, database } = server;
const { superuser } = database;
afterAll(async () => {
  await issuer.stop();
  await strangerIssuer.stop();
  trap.close();
});

interface Way {
  readonly browser: string;
  readonly goTo: string;
}

async function begun(): Promise<Way> {
  const reply = await ask('post', '/api/v1/single-sign-on');
  expect(`${reply.status} ${reply.body.code ?? ''}`).toBe('201 ');
  return { browser: cookieOf(reply.headers, 'sign-on') ?? '', goTo: String(reply.body.goTo) };
}

const finished = (browser: string | undefined, returned: Return) =>
  ask('post', '/api/v1/single-sign-on/return', {
    body: returned,
    headers: browser === undefined ? {} : { cookie: `__Host-congtam-sign-on=${browser}` },
  });

const sessions = async (): Promise<number> =>
  (await superuser.query('select count(*)::int as n from congtam.session')).rows[0].n;

let count = 0;
/** Somebody with an account here, and how the provider knows them. */
async function somebody(): Promise<{ account: string; who: { sub: string; preferred_username: string } }> {
  count += 1;
  const login = `who.${count}`;
  return {
    account: await anAccount(superuser, login),
    who: { sub: `s-${count}`, preferred_username: login },
  };
}

beforeEach(() => {
  issuer.trick = {};
  present = identityProvider(settings());
});

it('signs somebody in with code and PKCE, binds them once, as an event, and they are told', async () => {
  const { account, who } = await somebody();
  for (const times of [1, 2]) {
    const way = await begun();
    const asked = new URL(way.goTo).searchParams;
    expect([asked.get('response_type'), asked.get('code_challenge_method')]).toEqual(['code', 'S256']);
    const reply = await finished(way.browser, issuer.signIn(way.goTo, who));
    expect([reply.status, reply.body.account]).toEqual([201, account]);
    const own = await ask('get', '/api/v1/me/notices', { as: cookieOf(reply.headers, 'session') ?? '' });
    expect(own.body.notices?.map(({ kind }) => kind)).toEqual(['signOn']);
    const { rows } = await superuser.query(
      "select action from audit.event where actor = $1 and action <> 'session.begin'",
      [account],
    );
    expect({ times, rows }).toEqual({ times, rows: [{ action: 'account.bindSubject' }] });
  }
  // The name changed hands at the provider; the account did not.
  const way = await begun();
  const other = await finished(way.browser, issuer.signIn(way.goTo, { ...who, sub: 'somebody-else' }));
  expect([other.status, other.body.code]).toEqual([403, 'signOn.unbound']);
});

describe('A23 - nobody gets in', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = other.publicKey.export({ format: 'jwk' });
  const without = (name: string): Trick => ({
    claims: ({ [name]: _, ...rest }) => rest,
  });
  const claiming = (claims: { readonly [name: string]: unknown }): Trick => ({
    claims: (honest) => ({ ...honest, ...claims }),
  });
  const headed = (more: { readonly [name: string]: unknown }, key = issuer.key): Trick => ({
    token: (header, claims) => signedToken({ ...header, ...more }, claims, key),
  });
  const now = () => Math.floor(Date.now() / 1000);

  const TRICKS: { readonly [name: string]: Trick } = {
    'with alg none': { token: (_, claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.` },
    'with alg nOnE': { token: (_, claims) => `${encoded({ alg: 'nOnE', kid: 'one' })}.${encoded(claims)}.` },
    'with no signature': { token: (header, claims) => `${encoded(header)}.${encoded(claims)}.` },
    'with two parts only': { token: (header, claims) => `${encoded(header)}.${encoded(claims)}` },
    'with the secret of the client as key': {
      token: (header, claims) => macToken({ ...header, alg: 'HS256' }, claims, issuer.clientSecret),
    },
    'with the public key as secret (PEM)': {
      token: (header, claims, { publicKey }) =>
        macToken({ ...header, alg: 'HS256' }, claims, publicKey.export({ type: 'spki', format: 'pem' })),
    },
    'with the public key as secret (DER)': {
      token: (header, claims, { publicKey }) =>
        macToken({ ...header, alg: 'HS256' }, claims, publicKey.export({ type: 'spki', format: 'der' })),
    },
    'with the key of a stranger under a known name': headed({}, other.privateKey),
    'with the name of an unknown key': headed({ kid: 'two' }, other.privateKey),
    'with a key brought along': headed({ jwk }, other.privateKey),
    'with the address of a key brought along (jku)': headed({ jku: `${outside}/keys` }, other.privateKey),
    'with the address of a certificate brought along (x5u)': headed(
      { x5u: `${outside}/x` },
      other.privateKey,
    ),
    'with an extension that is critical and unknown': headed({ crit: ['exp2'], exp2: true }),
    'with an algorithm of another kind of key': headed({ alg: 'ES256' }),
    'with another algorithm of the same key': headed({ alg: 'RS512' }),
    'with other claims than were signed': {
      token: (header, claims, { key }) => {
        const [head, , signature] = signedToken(header, claims, key).split('.');
        return `${head}.${encoded({ ...claims, acr: 'high' })}.${signature}`;
      },
    },
    'when no key is published': { keys: () => [] },
    'when the key is for encryption': { keys: (keys) => keys.map((each) => ({ ...each, use: 'enc' })) },
    'from another issuer': claiming({ iss: strangerIssuer.origin }),
    'from an issuer that looks alike': claiming({ iss: `${issuer.origin}/` }),
    'from no issuer': without('iss'),
    'for another client': claiming({ aud: 'another' }),
    'for several clients, without saying which': claiming({ aud: [issuer.clientId, 'another'] }),
    'for several clients, used by another': claiming({ aud: [issuer.clientId, 'another'], azp: 'another' }),
    'for nobody': without('aud'),
    'after it ran out': claiming({ exp: now() - 60, iat: now() - 600 }),
    'without an end': without('exp'),
    'with an end in words': claiming({ exp: 'tomorrow' }),
    'before it begins': claiming({ nbf: now() + 600 }),
    'without a time': without('iat'),
    'without a nonce': without('nonce'),
    'with the nonce of another': claiming({ nonce: 'x'.repeat(43) }),
    'without a subject': without('sub'),
    'with a subject that is a number': claiming({ sub: 7 }),
    'with no token of identity': { answer: ({ id_token: _, ...rest }) => rest },
    'with a token of identity that is none': { answer: (honest) => ({ ...honest, id_token: 'x.y.z' }) },
    'with a refusal for an answer': { answer: () => ({ error: 'access_denied' }) },
    'with an answer that is no JSON': {
      answers: (path, response) => path === '/token' && !!response.writeHead(200).end('<html>'),
    },
    'with an answer that is somewhere else': {
      answers: (path, response) =>
        path === '/token' && !!response.writeHead(307, { location: `${outside}/token` }).end(),
    },
    'with keys that are somewhere else': {
      answers: (path, response) =>
        path === '/keys' && !!response.writeHead(302, { location: `${outside}/keys` }).end(),
    },
  };

  it.each(Object.entries(TRICKS))('by a token %s', async (_, trick) => {
    const { who } = await somebody();
    const before = await sessions();
    const way = await begun();
    issuer.trick = trick;
    const reply = await finished(way.browser, issuer.signIn(way.goTo, who));
    expect([reply.status, reply.body.code]).toEqual([401, 'signOn.not-identified']);
    expect([reply.headers.getSetCookie(), await sessions(), elsewhere.asked]).toEqual([[], before, 0]);
    // The same person, honestly, gets in: what was refused was the trick.
    issuer.trick = {};
    present = identityProvider(settings());
    const honest = await begun();
    expect((await finished(honest.browser, issuer.signIn(honest.goTo, who))).status).toBe(201);
  });

  type Turn = (own: Way, honest: Return) => Promise<readonly [string | undefined, Return]>;
  const TURNS: { readonly [name: string]: Turn } = {
    'with another state': async ({ browser }, honest) => [browser, { ...honest, state: 'x'.repeat(43) }],
    'with the state of another browser': async ({ browser }, honest) => [
      browser,
      { ...honest, state: new URL((await begun()).goTo).searchParams.get('state') ?? '' },
    ],
    'in a browser that did not ask': async (_, honest) => [undefined, honest],
    'in the browser of somebody else': async (_, honest) => [(await begun()).browser, honest],
    'with a cookie that was made up': async (_, honest) => ['x'.repeat(43), honest],
    'with the code of somebody else in their own browser': async ({ browser }, honest) => {
      const stolen = await begun();
      return [browser, { ...honest, code: issuer.signIn(stolen.goTo, { sub: 's-1' }).code }];
    },
    'with a code nobody gave out': async ({ browser }, honest) => [browser, { ...honest, code: 'made-up' }],
    'with the name of another issuer': async ({ browser }, honest) => [
      browser,
      { ...honest, iss: strangerIssuer.origin },
    ],
    'with no name of an issuer that always says it': async ({ browser }, { iss: _, ...rest }) => [
      browser,
      rest,
    ],
    'with a code of another issuer': async ({ browser, goTo }, honest) => [
      browser,
      { ...honest, code: strangerIssuer.signIn(goTo, { sub: 's-1' }).code },
    ],
    'after it has come back once': async ({ browser }, honest) => {
      expect((await finished(browser, honest)).status).toBe(201);
      return [browser, honest];
    },
    'after ten minutes': async ({ browser }, honest) => {
      await superuser.query("update congtam.sign_on set expires_at = now() - interval '1 second'");
      return [browser, honest];
    },
  };

  it.each(Object.entries(TURNS))('who comes back %s', async (_, turn) => {
    const { who } = await somebody();
    const own = await begun();
    const [browser, returned] = await turn(own, issuer.signIn(own.goTo, who));
    const before = await sessions();
    const reply = await finished(browser, returned);
    expect([reply.status, reply.body.code]).toEqual([401, 'signOn.not-identified']);
    expect([await sessions(), elsewhere.asked]).toEqual([before, 0]);
  });

  it('of two who come back with the same at once, but one', async () => {
    const { who } = await somebody();
    const { browser, goTo } = await begun();
    const returned = issuer.signIn(goTo, who);
    const both = await Promise.all([finished(browser, returned), finished(browser, returned)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('whose account is disabled, or whose name is here only nearly', async () => {
    const { account, who } = await somebody();
    const entering = async (claims: { readonly [name: string]: unknown }) => {
      const { browser, goTo } = await begun();
      return (await finished(browser, issuer.signIn(goTo, { ...who, ...claims }))).body.code;
    };
    for (const name of [
      `${who.preferred_username}x`,
      `ｗho.${count}`,
      'who%',
      '',
      7,
      [who.preferred_username],
    ]) {
      expect(await entering({ preferred_username: name })).toBe('signOn.unbound');
    }
    await superuser.query("update congtam.account set status = 'disabled' where id = $1", [account]);
    expect(await entering({})).toBe('signOn.unbound');
    await superuser.query("update congtam.account set status = 'active' where id = $1", [account]);
    expect(await entering({})).toBeUndefined();
  });

  it('by an address of mail that the provider has not verified', async () => {
    present = identityProvider(settings({ loginClaim: 'email' }));
    await anAccount(superuser, 'lan@xa.example');
    const entering = async (verified: unknown) => {
      const { browser, goTo } = await begun();
      const who = { sub: 'lan', email: 'Lan@xa.example', email_verified: verified };
      return (await finished(browser, issuer.signIn(goTo, who))).status;
    };
    for (const verified of [undefined, false, 'true', 1]) expect(await entering(verified)).toBe(403);
    expect(await entering(true)).toBe(201);
  });
});

describe('A44 - the server reaches the provider of the settings and nothing else', () => {
  const begin = () => ask('post', '/api/v1/single-sign-on');
  const saying = (claims: { readonly [name: string]: unknown }): Trick => ({
    described: (honest) => ({ ...honest, ...claims }),
  });
  const TRICKS: { readonly [name: string]: Trick } = {
    'tokens are given elsewhere': saying({ token_endpoint: `${outside}/token` }),
    'keys are elsewhere': saying({ jwks_uri: `${outside}/keys` }),
    'people sign in elsewhere': saying({ authorization_endpoint: `${outside}/authorize` }),
    'keys are a file': saying({ jwks_uri: 'file:///etc/passwd' }),
    'tokens are given by the cloud': saying({ token_endpoint: 'http://169.254.169.254/latest' }),
    'tokens are given at an address with a name in it': saying({
      token_endpoint: `${issuer.origin}@${outside.slice(7)}/token`,
    }),
    'it is somebody else': saying({ issuer: strangerIssuer.origin }),
    'no token is signed with a key': saying({ id_token_signing_alg_values_supported: ['HS256', 'none'] }),
    'its description is elsewhere': {
      answers: (_, response) => !!response.writeHead(302, { location: `${outside}/` }).end(),
    },
    'its description has no end': {
      answers: (_, response) => {
        const more = () => {
          if (!response.destroyed) response.write('x'.repeat(64 * 1024), () => setImmediate(more));
        };
        response.writeHead(200, { 'content-type': 'application/json' });
        more();
        return true;
      },
    },
    'it hangs up': { answers: (_, response) => !!response.destroy() },
  };

  it.each(Object.entries(TRICKS))('when it says that %s', async (_, trick) => {
    issuer.trick = trick;
    const reply = await begin();
    expect([reply.status, reply.body.code]).toEqual([503, 'signOn.provider-away']);
    expect([elsewhere.asked, strangerIssuer.asked]).toEqual([0, []]);
    issuer.trick = {};
    expect((await begin()).status).toBe(201);
  });

  it('and other origins only when the settings name them', async () => {
    const claims = { token_endpoint: `${outside}/token` };
    issuer.trick = saying(claims);
    present = identityProvider(settings({ otherOrigins: [outside] }));
    const { browser, goTo } = await begun();
    const reply = await finished(browser, issuer.signIn(goTo, { sub: 'x' }));
    expect([reply.status, elsewhere.asked]).toEqual([401, 1]);
  });
});

describe('an identity bound by administrators', () => {
  it('A21 - takes two of them, never its own owner, and opens the account, also of somebody only invited', async () => {
    present = identityProvider(settings({ bindsAtFirstSignIn: false }));
    const { account, who } = await somebody();
    await superuser.query("update congtam.account set status = 'invited' where id = $1", [account]);
    const [one, two] = [await anAccount(superuser), await anAccount(superuser)];
    for (const each of [one, two]) await aGrant(superuser, { account: each, role: 'administrator' });
    const [asOne, asTwo] = [await server.session(one), await server.session(two)];
    const entering = async () => {
      const { browser, goTo } = await begun();
      return (await finished(browser, issuer.signIn(goTo, who))).status;
    };
    const propose = (as: string, to: string, subject = who.sub) =>
      ask('post', `/api/v1/accounts/${to}/sign-on-subjects`, { as, body: { subject, ground: 'QĐ 3' } });
    const settle = (as: string, id: unknown, how: string) =>
      ask('post', `/api/v1/sign-on-subjects/${id}/${how}`, { as });

    expect(await entering()).toBe(403);
    expect((await propose(asOne, one)).body.code).toBe('access.not-to-yourself');
    const { body: proposed } = await propose(asOne, account);
    expect(await entering()).toBe(403);
    expect((await propose(asOne, two)).body.code).toBe('signOn.taken');
    expect((await settle(asOne, proposed.id, 'confirmation')).body.code).toBe('role.needs-second-person');
    expect((await settle(asTwo, proposed.id, 'confirmation')).body.state).toBe('confirmed');
    expect((await settle(asTwo, proposed.id, 'confirmation')).status).toBe(409);
    expect(await entering()).toBe(201);
    expect((await settle(asOne, proposed.id, 'end')).body.state).toBe('ended');
    expect(await entering()).toBe(403);
    const told = await ask('get', '/api/v1/me/notices', { as: await server.session(account) });
    expect(told.body.notices?.map(({ kind }) => kind).slice(0, 2)).toEqual(['signOn', 'signOn']);
    const listed = await ask('get', '/api/v1/sign-on-subjects', { as: asOne });
    expect(listed.body.subjects).toContainEqual(expect.objectContaining({ account, state: 'ended' }));
    expect(server.faults).toEqual([]);
  });
});

it('without a provider the routes say so, and passwords remain', async () => {
  const plain = await testServer();
  const methods = await plain.ask('get', '/api/v1/sign-in-methods');
  expect(methods.body).toEqual({ password: true, singleSignOn: null });
  expect((await plain.ask('post', '/api/v1/single-sign-on')).body.code).toBe('signOn.not-set-up');
  const here = await ask('get', '/api/v1/sign-in-methods');
  expect(here.body.singleSignOn).toEqual({ issuer: provider.issuer });
});
