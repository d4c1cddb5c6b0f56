/**
 * Browsers say where an unsafe request comes from, in two ways, and whatever they say has to be this very page; what is
 * no browser has no cookie to be stolen. A page of ours never asks from the address bar, so `none` is nobody of ours.
 */
export function isCrossSite({ headers }: Request, isSecure: boolean): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return true;
  const origin = headers.get('origin');
  return origin !== null && !isOrigin(origin, headers.get('host'), isSecure);
}

function isOrigin(origin: string, host: string | null, isSecure: boolean): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: named } = new URL(origin);
  return named === host && (protocol === 'https:' || (!isSecure && protocol === 'http:'));
}
