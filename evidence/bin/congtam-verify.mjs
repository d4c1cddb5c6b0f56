#!/usr/bin/env node
// Runs the bundle; in a clone of the repository it is built first when a source is newer.
import { existsSync } from 'node:fs';

const builder = new URL('../../scripts/build.mjs', import.meta.url);
if (existsSync(builder)) {
  const { buildIfStale } = await import(builder.href);
  await buildIfStale();
}
await import(new URL('../../dist/congtam-verify.mjs', import.meta.url).href);
