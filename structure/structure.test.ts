import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { committedFiles, filesUnder, importsOf, read } from './tree.ts';

/** Which workspace may use which; nothing else crosses a border. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  regulations: ['engine'],
  workbooks: ['engine'],
  samples: ['engine', 'regulations', 'workbooks'],
  evidence: [],
  documents: ['engine'],
  server: ['engine', 'regulations', 'workbooks', 'evidence', 'documents', 'samples'],
  cli: ['engine', 'regulations', 'workbooks', 'samples', 'server'],
  web: ['engine'],
  oracles: ['engine', 'regulations'],
  bench: ['engine', 'regulations', 'workbooks', 'samples', 'oracles', 'server', 'documents'],
};
/** Tests may look at more: a pack is tested with the loader, a sample with everything. */
const TESTS_MAY_USE: Readonly<Record<string, readonly string[]>> = {
  ...MAY_USE,
  engine: ['regulations', 'oracles'],
  regulations: ['engine', 'samples'],
  // The open law cases are held against the runner that goes with them.
  oracles: ['engine', 'regulations', 'law-cases'],
};
const PACKAGE: Readonly<Record<string, string>> = {
  '@congtam/engine': 'engine',
  '@congtam/regulations': 'regulations',
  '@congtam/workbooks': 'workbooks',
  '@congtam/samples': 'samples',
  '@congtam/evidence': 'evidence',
  '@congtam/documents': 'documents',
  '@congtam/server': 'server',
  congtam: 'cli',
};

const workspaceOf = (path: string): string => path.split('/')[0] ?? '';
const isTest = (path: string): boolean => /\.test\.tsx?$|\/fixtures\/|\.fixture\.ts$|\/testing\//.test(path);

/** What a file is, where its name says so: in a feature of the server the suffix tells what it may do. */
const SUFFIX =
  /(\.(routes|schemas|states|queries|errors|jobs))?(\.(test|bench|fixture|generated|d|config))?\.tsx?$/;

describe.each(Object.keys(MAY_USE))('the workspace %s', (workspace) => {
  it('imports only along the arrows of the architecture, and others only by their public door', () => {
    const wrong = sourcesUnder(join(workspace, 'src')).flatMap((path) =>
      importsOf(path).flatMap(({ module, line }) => {
        const allowed = (isTest(path) ? TESTS_MAY_USE : MAY_USE)[workspace] ?? [];
        const target = module.startsWith('.')
          ? workspaceOf(normalize(join(dirname(path), module)))
          : (PACKAGE[module] ?? PACKAGE[module.split('/').slice(0, 2).join('/')]);
        if (target === undefined || target === workspace) return [];
        if (module.startsWith('.') && !isTest(path))
          return [`${path}:${line} reaches into ${target}; import @congtam/${target}`];
        return allowed.includes(target) ? [] : [`${path}:${line} may not import ${target}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the engine', () => {
  const sources = filesUnder('engine/src', '.ts').filter((p) => !isTest(p));

  it('has no dependency', () => {
    expect(JSON.parse(read('engine/package.json')).dependencies ?? {}).toEqual({});
    expect(
      sources.flatMap((p) =>
        importsOf(p)
          .filter((i) => !i.module.startsWith('.'))
          .map((i) => `${p}:${i.line}`),
      ),
    ).toEqual([]);
  });

  it('uses no clock, randomness or IO', () => {
    const forbidden =
      /\b(Date\b|Math\.random|process\.|performance\.|fetch\(|console\.|setTimeout|setInterval|require\(|crypto\.|toLocale\w+|Intl\.)/;
    expect(linesWith(sources, forbidden)).toEqual([]);
  });
});

describe('the server', () => {
  const sources = filesUnder('server/src', '.ts').filter((p) => !isTest(p));
  const featureOf = (path: string): string | undefined => /^server\/src\/features\/([^/]+)\//.exec(path)?.[1];
  const targetsOf = (path: string) =>
    importsOf(path)
      .filter(({ module }) => module.startsWith('.'))
      .map(({ module, line }) => ({ line, target: normalize(join(dirname(path), module)) }));

  it('is cut by feature: what is shared knows none, and one uses another only by its questions', () => {
    const composes =
      /^server\/src\/(routes|start-server|index|body-of-evidence|cycle-regulations|long-jobs|recompute|take-workbook)\.ts$|^server\/src\/(bench|config|sample)\//;
    const wrong = sources.flatMap((path) =>
      targetsOf(path).flatMap(({ line, target }) => {
        const [from, to] = [featureOf(path), featureOf(target)];
        if (to === undefined || to === from || composes.test(path)) return [];
        const mayAsk = from !== undefined && target.endsWith('.queries.ts');
        return mayAsk ? [] : [`${path}:${line} may not import ${target}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('reaches the database by asActor only: who opens connections is listed', () => {
    const mayConnect =
      /^server\/src\/(database\/|audit\/history\.ts|export-history\.ts|operations\/|bench\/)/;
    const wrong = sources
      .filter((path) => !mayConnect.test(path))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ module }) => module === 'pg')
          .map(({ line }) => `${path}:${line} imports pg`),
      );
    expect(wrong).toEqual([]);
  });

  it('asks its tables in one file per feature', () => {
    const wrong = sources.filter(
      (path) =>
        featureOf(path) !== undefined &&
        !path.endsWith('.queries.ts') &&
        /\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/.test(read(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('puts no text together into SQL', () => {
    expect(linesWith(sources, /\bsql\.(raw|lit|ref|id)\(/)).toEqual([]);
  });

  it('has no randomness that can be guessed, and no weak hash', () => {
    expect(linesWith(sources, /Math\.random|createHash\('(md5|sha1)'\)/)).toEqual([]);
  });
});

describe('the web application', () => {
  const sources = sourcesUnder('web/src').filter((path) => !isTest(path));
  const featureOf = (path: string): string | undefined => /^web\/src\/features\/([^/]+)\//.exec(path)?.[1];

  it('is cut by feature: one uses no other, but for who is signed in', () => {
    const composes = new Set(['web/src/router.ts', 'web/src/shell.tsx', 'web/src/navigation.ts']);
    const wrong = sources
      .filter((path) => !composes.has(path))
      .flatMap((path) =>
        importsOf(path).flatMap(({ module, line }) => {
          if (!module.startsWith('.')) return [];
          const target = normalize(join(dirname(path), module));
          const to = featureOf(target);
          const isOther = to !== undefined && to !== featureOf(path);
          return isOther && target !== 'web/src/features/session/session.ts'
            ? [`${path}:${line} may not import ${target}`]
            : [];
        }),
      );
    expect(wrong).toEqual([]);
  });

  it('says nothing that is not in both languages: no text stands in a page itself', () => {
    const pages = sources.filter((path) => path.endsWith('.tsx'));
    const inMarkup = />[^<>{}=;()]*\p{L}[^<>{}=;()]*<\//u;
    const inAttribute = /\b(label|title|placeholder|description|alt|aria-label)="[^"]*\p{L}/u;
    expect([...linesWith(pages, inMarkup), ...linesWith(pages, inAttribute)]).toEqual([]);
  });
});

it('nothing makes code out of text', () => {
  expect(linesWith(allSources(), /\beval\(|new Function\b/)).toEqual([]);
});

it('no test is skipped, focused or left to do', () => {
  const tests = allSources().filter(isTest);
  expect(linesWith(tests, /\b(it|test|describe)\.(skip|only|todo)\b|\bxit\(/)).toEqual([]);
});

it('no source names a folder of one machine', () => {
  expect(linesWith(allSources(), /['"`]\/(?:tmp|home|root|work)\//)).toEqual([]);
});

it('types are never switched off', () => {
  expect(linesWith(allSources(), /\bas any\b|: any\b/)).toEqual([]);
});

it('no comment silences the compiler or the linter', () => {
  const silencing = /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable/;
  expect(linesWith(allSources(), silencing, { evenInComments: true })).toEqual([]);
});

it('a source file holds one idea: at most 350 lines, a name in kebab-case that says what it is for', () => {
  const wrong = allSources().flatMap((path) => {
    const name = basename(path).replace(SUFFIX, '');
    const lines = read(path).split('\n').length;
    return [
      ...(lines > 350 && !isTest(path) && !path.endsWith('.generated.ts')
        ? [`${path} has ${lines} lines`]
        : []),
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [`${path} is not in kebab-case`]),
      ...(/^(utils?|helpers?|common|manager|misc)$/.test(name) ? [`${path} says nothing`] : []),
    ];
  });
  expect(wrong).toEqual([]);
});

it('no dependency needs an install script, and the lock file names no host', () => {
  const lock = JSON.parse(read('package-lock.json')).packages as Record<
    string,
    { hasInstallScript?: boolean; resolved?: string; optional?: boolean }
  >;
  const wrong = Object.entries(lock).flatMap(([path, entry]) => [
    ...(entry.hasInstallScript && !entry.optional ? [`${path} needs an install script`] : []),
    ...(entry.resolved?.startsWith('http') ? [`${path} is bound to ${entry.resolved}`] : []),
  ]);
  expect(wrong).toEqual([]);
});

it('the service of the examples runs the server as `npm start` does', () => {
  const { start } = JSON.parse(read('package.json')).scripts;
  expect(read('examples/deployment/congtam.service')).toContain(`ExecStart=/usr/bin/${start}\n`);
});

it('no file in the tree is larger than two mebibytes', () => {
  expect(committedFiles().filter((p) => Buffer.byteLength(read(p), 'utf8') > 2 * 1024 * 1024)).toEqual([]);
});

function allSources(): string[] {
  const all = [...Object.keys(MAY_USE), 'e2e', 'structure'].flatMap(sourcesUnder);
  return all.filter((path) => !path.endsWith('.generated.ts'));
}

const sourcesUnder = (folder: string): string[] => [
  ...filesUnder(folder, '.ts'),
  ...filesUnder(folder, '.tsx'),
];

function linesWith(
  paths: readonly string[],
  pattern: RegExp,
  { evenInComments } = { evenInComments: false },
): string[] {
  return paths
    .filter((path) => path !== 'structure/structure.test.ts')
    .flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((text, at) =>
          pattern.test(evenInComments ? text : text.replace(/^\s*(\*|\/\/|\/\*).*/, ''))
            ? [`${path}:${at + 1}: ${text.trim().slice(0, 80)}`]
            : [],
        ),
    );
}
