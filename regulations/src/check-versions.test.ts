import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkVersions } from './check-versions.ts';
import { defaultRoot, findRegulations, layersAround } from './find.ts';

const root = defaultRoot()!;

it('every version that ships is checked, layers on their bases, and nothing is wrong', () => {
  const checked = checkVersions(root);
  expect(checked.size).toBe(findRegulations(root).flatMap((r) => r.versions).length);
  expect([...checked].filter(([, problems]) => problems.length > 0)).toEqual([]);
});

it('what is wrong is told of the version it stands in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'versions-'));
  const dir = join(folder, 'nobody', 'empty', '2026-01-01');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'rules.yaml'), 'regulation: empty\n');
  const [[name, problems] = []] = checkVersions(folder);
  expect([name, problems?.length === 0]).toEqual(['empty@2026-01-01', false]);
});

it('a layer that scenarios name is found beside the pack, in testing, or in src/testing of a folder above', () => {
  const folder = mkdtempSync(join(tmpdir(), 'around-'));
  const pack = join(folder, 'issuer', 'text', '2026-01-01');
  const places = ['src/testing/far', 'issuer/testing/near', 'issuer/text/own/2026-01-01'];
  for (const place of [...places, 'issuer/text/2026-01-01']) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, 'rules.yaml'), '');
  }
  expect(['far', 'near', 'own'].flatMap((id) => layersAround(id, pack))).toEqual(
    places.map((place) => join(folder, place)),
  );
  expect(layersAround('nowhere', pack)).toEqual([]);
});
