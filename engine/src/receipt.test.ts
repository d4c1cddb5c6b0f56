import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { canonicalJson } from './receipt.ts';
import { ENGINE_VERSION } from './version.ts';

it('canonical JSON sorts keys by code unit, at every depth, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [{ d: true, c: null }], a: 'ă"\n', Z: 3, x: undefined })).toBe(
    '{"Z":3,"a":"ă\\"\\n","b":[{"c":null,"d":true}]}',
  );
});

it('a binary float never gets into canonical JSON', () => {
  expect(() => canonicalJson({ score: 89.5 })).toThrow(RangeError);
});

it('the engine names the version of its package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(ENGINE_VERSION).toBe(manifest.version);
});
