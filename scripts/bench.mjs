// Bundles bench/src/main.ts and runs the bundle: what is measured is what a user would run.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'bench/dist/main.mjs');
mkdirSync(dirname(file), { recursive: true });
const bundle = await rolldown({
  input: join(root, 'bench/src/main.ts'),
  platform: 'node',
  external: ['@gorules/zen-engine'], // loads a native .node package
  logLevel: 'warn',
});
await bundle.write({ file, format: 'esm' });
await bundle.close();

execFileSync(process.execPath, [file, root], { stdio: 'inherit' });

console.log('\nThe same year for more people, each size in a process of its own (register in memory)');
const sizes = process.argv.includes('--quick') ? [1_000, 10_000] : [1_000, 10_000, 100_000];
for (const people of sizes) {
  const out = execFileSync(
    process.execPath,
    ['--max-old-space-size=8192', file, root, 'curve', String(people)],
    {
      encoding: 'utf8',
    },
  );
  const { what, ms, coreMs, megabytes } = JSON.parse(out);
  const each = ((ms * 1000) / people).toFixed(1);
  const ofCore = ((coreMs * 1000) / people).toFixed(1);
  console.log(
    `${String(people).padStart(8)} people ${ms.toFixed(0).padStart(8)} ms ${each.padStart(8)} µs/person ${ofCore.padStart(8)} of one core ${String(megabytes).padStart(6)} MB (${what})`,
  );
}
