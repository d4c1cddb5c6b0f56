import { describe, expect, it } from 'vitest';
import { filesUnder, read } from './tree.ts';

/** Operations nobody asks for on a page, and why. Whatever is not here has its page. */
const WITHOUT_PAGE: Readonly<Record<string, string>> = {
  'health.alive': 'asked by whoever watches the process',
  'health.ready': 'asked by whoever sends requests to the process',
  metrics: 'read by a monitoring system',
  'problem.explain': 'a page of its own, to which every refusal points',
  'checkpoint.consistency': 'the input of congtam-verify --proof',
  'job.open': 'every page that starts a job shows how far it is',
  'job.cancel':
    'a file is put aside by withdrawing it, a computation ends by itself; nothing else runs for long',
  'regulation.feed': 'the input of congtam evaluate; in a cycle the sheets are fed without anybody asking',
  'work.feed': 'the input of congtam evaluate; in a cycle the sheets are fed without anybody asking',
  'work.previewRows': 'asked by other systems that send work; people send a file',
  'work.importRows': 'asked by other systems that send work; people send a file',
};

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function operations(): readonly Operation[] {
  const api: { paths: Record<string, Record<string, { operationId?: string }>> } = JSON.parse(
    read('server/openapi.json'),
  );
  return Object.entries(api.paths).flatMap(([path, ways]) =>
    METHODS.flatMap((method) => {
      const id = ways[method]?.operationId;
      return id === undefined ? [] : [{ id, method, path }];
    }),
  );
}

/** An address as a page writes it: the method where it says one, and what is filled in as `{}`. */
interface Asked {
  readonly method: string | undefined;
  readonly segments: readonly string[];
}

/** Calls and links of pages: `api.POST('…')`, `send('POST', '…')`, and addresses that are followed or put together. */
function askedIn(source: string): readonly Asked[] {
  const found = source.matchAll(
    /(?:\b(?:api\.|send\(\s*')(GET|POST|PUT|PATCH|DELETE)(?:\(|',)\s*)?(['"`])(\/(?:api|problems|healthz|readyz|metrics)\b[^'"`]*)\2/g,
  );
  return [...found].map(([, method, , address = '']) => ({
    method: method?.toLowerCase(),
    segments:
      address
        .replaceAll(/\$\{[^}]*\}/g, '{}')
        .replaceAll(/\{\w+\}/g, '{}')
        .split('?')[0]
        ?.split('/')
        // What follows a word at once begins a query.
        .map((segment) => (segment.length > 2 ? segment.replace(/\{\}$/, '') : segment)) ?? [],
  }));
}

const isFor =
  ({ method, path }: Operation) =>
  (asked: Asked): boolean => {
    const segments = path.replaceAll(/\{\w+\}/g, '{}').split('/');
    return (
      (asked.method === undefined || asked.method === method) &&
      segments.length === asked.segments.length &&
      segments.every((segment, at) => asked.segments[at] === segment || asked.segments[at] === '{}')
    );
  };

const isPage = (path: string) => /\.tsx?$/.test(path) && !/\.(test|generated)\./.test(path);

/** Paths of acts for which the server wants to hear which version was seen, as its routes say them. */
function pathsOfVersions(): readonly string[] {
  return filesUnder('server/src/features')
    .filter((path) => path.endsWith('.routes.ts'))
    .flatMap((path) =>
      read(path)
        .split(/\bendpoint\(\{/)
        .slice(1)
        .filter((declared) => declared.includes('seenVersion'))
        .flatMap((declared) => /^\s*method: '(?:post|put)',\s*path: '([^']+)'/.exec(declared)?.[1] ?? []),
    );
}

/** Calls of a path in a source, each up to the bracket that ends it. */
function callsOf(path: string, source: string): readonly string[] {
  return [...source.matchAll(/\bapi\.(?:POST|PUT)\(\s*'([^']+)'/g)]
    .filter(([, called]) => called === path)
    .map(({ index }) => {
      let depth = 0;
      for (let at = source.indexOf('(', index); at < source.length; at += 1) {
        if (source[at] === '(') depth += 1;
        if (source[at] === ')') depth -= 1;
        if (depth === 0) return source.slice(index, at);
      }
      return source.slice(index);
    });
}

describe('the pages', () => {
  const asked = filesUnder('web/src')
    .filter(isPage)
    .flatMap((path) => askedIn(read(path)));
  const lacking = operations().filter((operation) => !asked.some(isFor(operation)));

  it('ask for everything the server does, but for what has a reason not to be on one', () => {
    const forgotten = lacking.filter(({ id }) => !Object.hasOwn(WITHOUT_PAGE, id));
    expect(forgotten.map(({ id, method, path }) => `${id}: ${method.toUpperCase()} ${path}`)).toEqual([]);
  });

  it('have no reason left for what is on one, or is no more', () => {
    const ids = lacking.map(({ id }) => id);
    expect(Object.keys(WITHOUT_PAGE).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('say which version they have seen wherever the server refuses who does not', () => {
    const sources = filesUnder('web/src').filter(isPage).map(read);
    const calls = pathsOfVersions().flatMap((path) =>
      sources.flatMap((source) => callsOf(path, source).map((call) => ({ path, call }))),
    );
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter(({ call }) => !/\bheaders\b/.test(call)).map(({ path }) => path)).toEqual([]);
  });

  it('are read as they are written: calls, files sent, links with a question', () => {
    const operation = (method: string, path: string) => ({ id: '', method, path });
    const isAsked = (source: string, method: string, path: string) =>
      askedIn(source).some(isFor(operation(method, path)));
    expect(isAsked("api.POST('/api/v1/units', {})", 'post', '/api/v1/units')).toBe(true);
    expect(isAsked("api.POST('/api/v1/units', {})", 'get', '/api/v1/units')).toBe(false);
    expect(isAsked("api.POST(\n  '/api/v1/units/{unit}')", 'post', '/api/v1/units/{unit}')).toBe(true);
    const filled = (name: string) => `\${${name}}`;
    expect(isAsked(`send(x, \`/api/v1/rosters?${filled('query')}\`)`, 'post', '/api/v1/rosters')).toBe(true);
    expect(isAsked(`send('POST', \`/api/v1/a/${filled('kind')}\`)`, 'post', '/api/v1/a/b')).toBe(true);
    const link = `href={\`/api/v1/a/${filled('id')}/file\`}`;
    expect(isAsked(link, 'get', '/api/v1/a/{a}/file')).toBe(true);
    expect(isAsked(link, 'get', '/api/v1/a/{a}/files')).toBe(false);
  });
});
