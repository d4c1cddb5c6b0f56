import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** The built web application, kept in memory: a handful of files, each with the compressed forms that were built with it. */
export interface WebPages {
  /** The answer to a GET of a page or of one of its files; undefined where this is neither. */
  answer(request: Request): Response | undefined;
}

interface Kept {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** By the name a browser asks for, the shortest first. */
  readonly compressed: readonly { readonly encoding: string; readonly bytes: Buffer }[];
}

/** How the compressed forms of a file are named beside it. */
const COMPRESSED = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
];

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const NONCE = '__NONCE__';
/** Where the page reads whether a session came with it, so that nobody signed in is not asked who they are. */
const SESSION = '__SESSION__';
/** Names with a hash of their content never change. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Reads the folder the web application was built into; undefined where it was not built. */
export function webPages(folder: string, hasSession: (request: Request) => boolean): WebPages | undefined {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return undefined;
  const page = readFileSync(index, 'utf8');
  const files = new Map<string, Kept>(
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const type = TYPES[extname(entry.name)];
      if (!entry.isFile() || path === index || type === undefined) return [];
      return [[`/${relative(folder, path).split(sep).join('/')}`, kept(path, type)] as const];
    }),
  );
  return {
    answer(request) {
      const { pathname } = new URL(request.url);
      const file = files.get(pathname);
      if (file !== undefined) return fileAnswer(file, pathname, request.headers);
      return isOfPages(pathname, request.headers)
        ? pageAnswer(page.replace(SESSION, hasSession(request) ? 'some' : 'none'))
        : undefined;
    },
  };
}

function kept(path: string, type: string): Kept {
  const plain = readFileSync(path);
  const compressed = COMPRESSED.filter(({ ending }) => existsSync(path + ending)).map(
    ({ encoding, ending }) => ({ encoding, bytes: readFileSync(path + ending) }),
  );
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type, etag, plain, compressed };
}

/**
 * Every address that a browser opens is the one page, which knows what to show there; the API has its own. The address that
 * is told at the start answers whatever asks it: whoever tries whether the product runs sees that it does.
 */
const isOfPages = (pathname: string, headers: Headers): boolean =>
  pathname === '/' ||
  (!/^\/(api|problems|assets)\/|\.\w+$/.test(pathname) &&
    (headers.get('accept') ?? '').includes('text/html'));

function fileAnswer({ type, etag, plain, compressed }: Kept, pathname: string, asked: Headers): Response {
  const encodings = asked.get('accept-encoding') ?? '';
  const found = compressed.find(({ encoding }) => new RegExp(`\\b${encoding}\\b`).test(encodings));
  const headers = new Headers({
    ...{ 'content-type': type, etag, vary: 'accept-encoding' },
    'cache-control': pathname.startsWith('/assets/') ? FOREVER : 'no-cache',
  });
  if (asked.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  if (found !== undefined) headers.set('content-encoding', found.encoding);
  return new Response(new Uint8Array(found?.bytes ?? plain), { headers });
}

/** The page may load what is its own, style itself with the number of this answer, and nothing else. */
function pageAnswer(page: string): Response {
  const nonce = randomBytes(16).toString('base64url');
  return new Response(page.replaceAll(NONCE, nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
        ...["img-src 'self'", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'"],
        ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'"],
      ].join('; '),
    },
  });
}
