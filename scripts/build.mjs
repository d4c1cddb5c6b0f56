// Plain JavaScript. Bundles the command line, the server and the processes that read .xlsx and print PDF into dist/, when they
// are missing or stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const sources = [
  'engine',
  'regulations',
  'workbooks',
  'samples',
  'evidence',
  'documents',
  'server',
  'cli',
  'web',
].map((name) => join(root, name, 'src'));

export const bundle = join(dist, 'congtam.mjs');
export const serverBundle = join(dist, 'server.mjs');

/** Of several that find it stale at once, one builds and the others wait for it. */
export async function buildIfStale() {
  while (isStale()) {
    if (!isMine()) {
      await setTimeout(200);
      continue;
    }
    try {
      if (isStale()) await build();
    } finally {
      rmSync(turn, { recursive: true, force: true });
    }
  }
}

const turn = `${dist}.turn`;
const LONGEST_BUILD = 120_000;

/** A turn that somebody took and never gave back is over after a while. */
function isMine() {
  try {
    if (existsSync(turn) && Date.now() - statSync(turn).mtimeMs > LONGEST_BUILD)
      rmSync(turn, { recursive: true, force: true });
    mkdirSync(turn);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Built beside and then renamed, so that a command started meanwhile never meets half a bundle. */
export async function build() {
  const { build: bundleWith } = await import('rolldown');
  const fresh = `${dist}.${process.pid}`;
  await bundleWith({
    input: {
      congtam: join(root, 'cli/src/start.ts'),
      server: join(root, 'server/src/start.ts'),
      'congtam-verify': join(root, 'evidence/src/start.ts'),
      'reader-process': join(root, 'workbooks/src/reader-process.ts'),
      'job-thread': join(root, 'server/src/job-thread.ts'),
      'recompute-thread': join(root, 'server/src/recompute-thread.ts'),
      'pdf-press-process': join(root, 'documents/src/pdf/press-process.ts'),
    },
    platform: 'node',
    // Native, or asked for and never used here.
    external: ['@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler', 'pg-native', 'cloudflare:sockets'],
    logLevel: 'warn',
    output: { dir: fresh, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  });
  // Migrations are read as files, beside the bundle.
  await cp(join(root, 'server/src/database/migrations'), join(fresh, 'migrations'), { recursive: true });
  // Last, because it empties no folder but its own.
  const { build: buildPages } = await import('vite');
  await buildPages({
    configFile: join(root, 'web/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(fresh, 'web') },
  });
  compressPages(join(fresh, 'web'));
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist).catch((error) => {
    if (!existsSync(bundle)) throw error;
  });
  await rm(fresh, { recursive: true, force: true });
}

/** Once here instead of at every start, of which it was half. Typefaces are compressed as they come. */
function compressPages(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(?:css|js|svg|webmanifest)$/.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const plain = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(plain));
    writeFileSync(`${path}.gz`, gzipSync(plain));
  }
}

/** Whether a source, the lock file or this script is newer than the bundle. */
function isStale() {
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  const single = ['package-lock.json', 'scripts/build.mjs']
    .map((name) => join(root, name))
    .filter((file) => existsSync(file));
  return (
    single.some((file) => statSync(file).mtimeMs > built) || sources.some((folder) => newest(folder) > built)
  );
}

function newest(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|fixture)\.tsx?$/.test(entry.name))
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
      0,
    );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
