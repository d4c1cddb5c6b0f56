import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { congtamWith, newFolder } from './testing/run-congtam.fixture.ts';
import { tinyLayer, tinyRules } from './testing/tiny-pack.fixture.ts';

const READINGS = `readings:
  late-days:
    article: art-1
    question: {vi: Đi muộn tính từ ngày nào?, en: From which day does lateness count?}
    options: {first: {vi: từ ngày đầu, en: the first}, third: {vi: từ ngày thứ ba, en: the third}}
    default: first
    decider: {vi: Trưởng phòng, en: The head}
questions:`;
/** Of 2026 with a reading, which the version of 2027 no longer has. */
const base2026 = tinyRules
  .replace('in-force-from: 2026-01-01', 'in-force-from: 2026-01-01\nin-force-to: 2026-12-31')
  .replace('questions:', READINGS)
  .replace(
    'quotas:',
    `ceilings:
  - {id: late-reading, stage: year, for: everybody, when: {all: [{measure: mean, below: 5}, {reading: late-days, is: third}]}, level: plain, article: art-1, label: {vi: Đi muộn, en: Late}}
quotas:`,
  );
const base2027 = tinyRules.replace('in-force-from: 2026-01-01', 'in-force-from: 2027-01-01');
/** A layer of June 2026 that follows the reading of its base. */
const layer = tinyLayer
  .replace('in-force-from: 2026-01-01', 'in-force-from: 2026-06-01')
  .replace(
    'when: {fact: late, is: "yes"}',
    'when: {all: [{fact: late, is: "yes"}, {reading: late-days, is: first}]}',
  );
const scenarios = `scenarios:
  - name: {vi: Đi muộn thì không quá mức thường, en: Late is at most plain}
    shows: [local-1, late-at-most-plain]
    period: 2026
    given:
      units: [{id: phong, name: Phòng, kind: administrativeAgency, role: usingBody}]
      people: [{id: an, name: An, unit: phong, service: civilServant}]
      monthly-points: [{subject: an, period: 2026-01..2026-12, given: 9}]
      lateness: [{subject: an, period: 2026, late: yes}]
    expect: {people: {an: {level: plain}}}
`;

function written(folder: string, path: string, rules: string): string {
  const dir = join(folder, path);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'rules.yaml'), rules);
  return dir;
}

describe('a layer whose base comes with the program', () => {
  const folder = newFolder();
  const root = join(folder, 'regulations');
  written(root, 'nobody/tiny/2026-01-01', base2026);
  written(root, 'nobody/tiny/2027-01-01', base2027);
  const dir = written(folder, 'local/tiny-local/2026-06-01', layer);
  mkdirSync(join(dir, 'scenarios'));
  writeFileSync(join(dir, 'scenarios', 'late.yaml'), scenarios);

  it('is checked on the version in force on its first day, with the readings of that', async () => {
    const { exit, err } = await congtamWith(root, 'check', dir);
    expect([exit, err]).toEqual([0, '']);
  });

  it('is tested by its scenarios on that version', async () => {
    const { exit, json } = await congtamWith(root, 'test-pack', dir, '--json');
    expect([exit, json()]).toEqual([0, { exit: 0, passed: 1, failed: [] }]);
  });

  it('of 2027 does not find the reading any more', async () => {
    const later = layer.replace('2026-06-01', '2027-06-01');
    const { exit, json } = await congtamWith(root, 'check', written(folder, 'later', later), '--json');
    expect(exit).toBe(2);
    expect(json().complaints.map((c: { code: string }) => c.code)).toEqual(['pack.unknown-reading']);
  });

  it('is read on the base that is named, where one is named', async () => {
    const own = written(
      folder,
      'own',
      base2026.replace('late-days', 'own-days').replace('late-days', 'own-days'),
    );
    const follows = written(folder, 'follows', layer.replace('late-days', 'own-days'));
    expect((await congtamWith(root, 'check', follows)).exit).toBe(2);
    const { exit, err } = await congtamWith(root, 'check', follows, '--regulation', own);
    expect([exit, err]).toEqual([0, '']);
  });

  it('is compared as a base itself: what a layer on it adds, and nothing of what lies below', async () => {
    written(root, 'nobody/tiny-local/2026-06-01', layer);
    const upon = layer
      .replace('regulation: tiny-local', 'regulation: tiny-office')
      .replace('Local guide 2/2026', 'Office rules 3/2026')
      .replace('layer-of: tiny', 'layer-of: tiny-local')
      .replaceAll('local-1', 'office-1')
      .replace('  late: {', '  noisy: {')
      .replace('fact: late', 'fact: noisy')
      .replace('sheet: lateness', 'sheet: noise')
      .replace('late-at-most-plain', 'noisy-at-most-plain');
    const top = written(folder, 'tiny-office/2026-06-01', upon);
    for (const pair of [
      ['tiny-local@2026-06-01', top],
      [top, 'tiny-local@2026-06-01'],
    ]) {
      const { exit, json } = await congtamWith(root, 'compare', ...pair, '--lang', 'en', '--json');
      const told = json();
      expect([exit, told.complaints]).toEqual([0, undefined]);
      const rules = told.differences.map((d: { rule: string }) => d.rule);
      expect(rules).toEqual(expect.arrayContaining(['tiny-office', 'noisy', 'noisy-at-most-plain']));
      expect(rules).not.toEqual(expect.arrayContaining(['late-at-most-plain']));
      expect(rules).not.toContain('level');
      const side = pair[0] === top ? 'right' : 'left';
      expect(told.differences.every((d: { left?: string; right?: string }) => d[side] === undefined)).toBe(
        true,
      );
    }
  });

  it('without any version in force on its first day is told to name one', async () => {
    const early = layer
      .replace('2026-06-01', '2025-06-01')
      .replace('issued-on: 2026', 'issued-on: 2025')
      .replace(', {reading: late-days, is: first}', '');
    const { exit, json } = await congtamWith(root, 'check', written(folder, 'early', early), '--json');
    expect(exit).toBe(2);
    expect(json().complaints.map((c: { code: string }) => c.code)).toEqual(['regulation.layer-without-base']);
  });
});
