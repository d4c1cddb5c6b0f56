#!/usr/bin/env node
// Runs the bundle; in a clone of the repository it is built first when a source is newer. An installed package has
// the bundle only.
import { existsSync } from 'node:fs';

const builder = new URL('../../scripts/build.mjs', import.meta.url);
if (existsSync(builder)) {
  const { buildIfStale } = await import(builder.href);
  await buildIfStale().catch((error) => {
    console.error(
      `Không dựng được chương trình; chạy npm ci rồi thử lại. / The program could not be built; run npm ci and try again.\n${error.message}`,
    );
    process.exit(3);
  });
}
await import(new URL('../../dist/congtam.mjs', import.meta.url).href);
