import * as oidc from 'openid-client';

/** Where people may sign in instead: one OpenID Connect provider. */
export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** Absent for a public client: PKCE alone. */
  readonly clientSecret?: string | undefined;
  /** The claim that is a login here: `preferred_username`, or `email`, which then has to be verified. */
  readonly loginClaim: string;
  /** The page of ours to which the provider sends people back; registered there. */
  readonly returnTo: URL;
  /** Other origins the provider answers from, besides that of the issuer. */
  readonly otherOrigins: readonly string[];
  /** Whether a login of that name is bound when its owner first signs in there; otherwise administrators bind. */
  readonly bindsAtFirstSignIn: boolean;
}

/** Who the provider says has signed in. */
export interface Identity {
  /** The provider's own name for them: it never changes, and is nobody else's. */
  readonly subject: string;
  /** Only when the provider answers for it. */
  readonly login: string | undefined;
}

/** What binds an answer of the provider to the browser that asked. */
export interface Proofs {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface IdentityProvider {
  readonly issuer: string;
  readonly bindsAtFirstSignIn: boolean;
  /** Where a browser is sent to sign in. */
  addressFor(proofs: Proofs): Promise<URL>;
  /** @throws ProviderRefusal when what came back proves nothing, or the provider does not answer */
  identify(
    returned: { readonly code: string; readonly state: string; readonly iss?: string | undefined },
    proofs: Proofs,
  ): Promise<Identity>;
}

/** Why nobody is known after the way to the provider and back; the reason is a code without personal data. */
export class ProviderRefusal extends Error {
  readonly reason: string;
  readonly isAway: boolean;
  constructor(reason: string, isAway: boolean, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'ProviderRefusal';
    this.reason = reason;
    this.isAway = isAway;
  }
}

/** Signatures only the provider can make: nothing is signed with a secret both sides have, or not at all. */
const SIGNATURES = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const PATIENCE = 5_000;
const LARGEST_ANSWER = 256 * 1024;
const CLOCKS_APART_SECONDS = 30;
const KNOWN_FOR = 60 * 60 * 1000;

type Fetch = oidc.CustomFetch;

/**
 * The way to a provider, by its own description of itself, which is read when it is first needed and again every hour.
 * Whatever it describes, only the origins of the settings are reached.
 */
export function identityProvider(settings: ProviderSettings): IdentityProvider {
  const { issuer, clientId, clientSecret, returnTo } = settings;
  const origins = [issuer.origin, ...settings.otherOrigins];
  let known: { readonly config: oidc.Configuration; readonly at: number } | undefined;

  const configuration = async (): Promise<oidc.Configuration> => {
    if (known !== undefined && Date.now() - known.at < KNOWN_FOR) return known.config;
    const config = await oidc.discovery(
      issuer,
      clientId,
      { [oidc.clockTolerance]: CLOCKS_APART_SECONDS },
      clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      {
        [oidc.customFetch]: guardedFetch(origins),
        execute: [
          oidc.enableNonRepudiationChecks,
          // Plain HTTP is left to a provider on this very machine; the settings have seen to it.
          ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      },
    );
    requireSound(config.serverMetadata(), origins);
    known = { config, at: Date.now() };
    return config;
  };

  return {
    issuer: issuer.href,
    bindsAtFirstSignIn: settings.bindsAtFirstSignIn,
    addressFor: (proofs) =>
      guarded(async () =>
        oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: returnTo.href,
          response_type: 'code',
          scope: 'openid profile email',
          state: proofs.state,
          nonce: proofs.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(proofs.verifier),
          code_challenge_method: 'S256',
        }),
      ),
    identify: ({ code, state, iss }, { state: expectedState, nonce: expectedNonce, verifier }) =>
      guarded(async () => {
        const config = await configuration();
        const url = new URL(returnTo);
        url.search = new URLSearchParams({ code, state, ...(iss === undefined ? {} : { iss }) }).toString();
        const tokens = await oidc.authorizationCodeGrant(config, url, {
          expectedState,
          expectedNonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new ProviderRefusal('no-id-token', false);
        return { subject: claims.sub, login: loginOf(claims, settings.loginClaim) };
      }),
  };
}

/** A login the provider answers for: an address of mail only when it says that it was verified. */
function loginOf(claims: oidc.IDToken, claim: string): string | undefined {
  const value = claims[claim];
  if (typeof value !== 'string' || (claim === 'email' && claims.email_verified !== true)) return undefined;
  const login = value.trim().toLowerCase();
  return /^[a-z0-9._@-]{3,100}$/.test(login) ? login : undefined;
}

function requireSound(described: oidc.ServerMetadata, origins: readonly string[]): void {
  const { authorization_endpoint, token_endpoint, jwks_uri, id_token_signing_alg_values_supported } =
    described;
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri]) {
    if (typeof address !== 'string' || !origins.includes(originOf(address))) {
      throw new ProviderRefusal('endpoint-outside', false);
    }
  }
  const signatures = id_token_signing_alg_values_supported ?? ['RS256'];
  if (!signatures.some((each) => SIGNATURES.includes(each))) throw new ProviderRefusal('no-signature', false);
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return '';
  }
}

/** Reaches listed origins and nothing else: no redirect is followed, nobody waited for long, no answer read without end. */
function guardedFetch(origins: readonly string[]): Fetch {
  return async (address, options) => {
    if (!origins.includes(originOf(address))) throw new ProviderRefusal('endpoint-outside', false);
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, {
      method: options.method,
      headers: options.headers,
      ...(options.body === undefined ? {} : { body: options.body }),
      redirect: 'manual',
      signal,
    }).catch((cause: unknown) => {
      throw new ProviderRefusal('away', true, { cause });
    });
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const part of answer.body ?? []) {
        size += part.byteLength;
        if (size > LARGEST_ANSWER) throw new ProviderRefusal('too-large', false);
        parts.push(part);
      }
    } catch (cause) {
      throw cause instanceof ProviderRefusal ? cause : new ProviderRefusal('away', true, { cause });
    }
    const hasBody = ![204, 205, 304].includes(answer.status);
    return new Response(hasBody ? Buffer.concat(parts) : null, {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

/** Whatever fails on the way is a refusal with a code. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof ProviderRefusal) throw cause;
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ProviderRefusal(code, false, { cause: error });
  }
}
