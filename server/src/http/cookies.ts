import type { CookieChange } from './endpoint.ts';

/** How cookies are called here: `__Host-` binds them to this very host, and needs HTTPS. */
export interface CookieNames {
  readonly session: string;
  readonly device: string;
  /** Of a browser on its way to the identity provider and back. */
  readonly signOn: string;
  readonly isSecure: boolean;
}

export const cookieNames = (isSecure: boolean): CookieNames => {
  const prefix = isSecure ? '__Host-' : '';
  return {
    session: `${prefix}congtam-session`,
    device: `${prefix}congtam-device`,
    signOn: `${prefix}congtam-sign-on`,
    isSecure,
  };
};

/** The cookies of ours in a header; one that stands twice is none. */
export function readCookies(
  header: string | undefined,
  { session, device, signOn }: CookieNames,
): { readonly [name: string]: string } {
  const found = new Map<string, string[]>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  const once = (name: string, as: string) => {
    const values = found.get(name);
    return values?.length === 1 && /^[\w-]{20,100}$/.test(values[0] ?? '') ? [[as, values[0] ?? '']] : [];
  };
  return Object.fromEntries([
    ...once(session, 'session'),
    ...once(device, 'device'),
    ...once(signOn, 'signOn'),
  ]);
}

export function setCookie(names: CookieNames, { name, value, maxAgeSeconds }: CookieChange): string {
  const parts = [
    `${names[name]}=${value ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(names.isSecure ? ['Secure'] : []),
    ...(value === undefined ? ['Max-Age=0'] : []),
    ...(value !== undefined && maxAgeSeconds !== undefined ? [`Max-Age=${maxAgeSeconds}`] : []),
  ];
  return parts.join('; ');
}
