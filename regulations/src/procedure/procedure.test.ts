import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkVersions } from '../check-versions.ts';
import { loadPart } from '../load.ts';
import { computeLock } from '../lock.ts';
import { readVersion } from '../read-version.ts';
import { hashFile } from '../version.ts';
import type { Procedure } from './format.ts';
import { procedureOf, type WithProcedure } from './of-version.ts';
import { readProcedure } from './read.ts';
import { procedureInWords } from './words.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const version = (path: string): WithProcedure => {
  const read = readVersion(join(root, path), { root });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
};
const decree = version('government/nd-335-2025/2026-01-01');
const seedEra = version('government/nd-90-2020/2020-08-20');

function joined(group: readonly WithProcedure[], rules: WithProcedure = group[0] ?? decree): Procedure {
  const found = procedureOf(group, rules.regulation);
  if (found === undefined || 'problems' in found) throw new Error(JSON.stringify(found));
  return found.procedure;
}

/** Rules with what layers add to their groups and authorities. */
const both = (...all: readonly WithProcedure[]): WithProcedure => ({
  regulation: {
    id: 'both',
    groups: all.flatMap(({ regulation }) => regulation.groups),
    authorities: all.flatMap(({ regulation }) => regulation.authorities),
  },
});
const stepsOf = (procedure: Procedure, kind: string) =>
  new Map(procedure.kinds.find(({ id }) => id === kind)?.steps.map((step) => [step.id, step]));

const written = (steps: string, more = ''): string => `procedure-of: nd-335-2025
articles:
  a: {ref: Điều 1, says: {vi: Một điều, en: An article}}
${more}
kinds:
  - id: staff
    label: {vi: Công chức, en: Staff}
    groups: [staff]
    article: a
    steps:
${steps}`;
const DECISION = `      - {id: decision, label: {vi: Quyết định, en: Decision}, does: decision, by: [authority], article: a}`;

function said(text: string): NonNullable<WithProcedure['procedure']> {
  const loaded = loadPart(text, 'procedure.yaml');
  const read = 'problems' in loaded ? loaded : readProcedure(loaded.part);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.procedure;
}

/** `code line` of everything wrong in a text. */
function wrong(text: string, below: readonly WithProcedure[] = []): readonly string[] {
  const loaded = loadPart(text, 'procedure.yaml');
  const read = 'problems' in loaded ? loaded : readProcedure(loaded.part);
  const problems =
    'problems' in read
      ? read.problems
      : (() => {
          const all = [...below, { regulation: decree.regulation, procedure: read.procedure }];
          const found = procedureOf(all, below[0]?.regulation ?? decree.regulation);
          return found && 'problems' in found ? found.problems : [];
        })();
  return problems.map(({ code, at }) => `${code} ${at?.line ?? '-'}`);
}

describe('the part procedure of what ships', () => {
  it('has nothing wrong in it, beside the rules and under the hash of its own', () => {
    expect([...checkVersions(root)].filter(([, problems]) => problems.length > 0)).toEqual([]);
    const lock = computeLock(root);
    const folder = join(root, 'government/nd-335-2025/2026-01-01');
    for (const part of ['rules', 'procedure'])
      expect(lock[`nd-335-2025/2026-01-01/${part}`]).toBe(hashFile(join(folder, `${part}.yaml`)));
    expect(lock['working-days/2026/days']).toBe(hashFile(join(root, 'working-days/2026.yaml')));
  });

  it('has heads and deputies go past the Party committee, and staff not', () => {
    const procedure = joined([decree]);
    const asked = (kind: string) => [...stepsOf(procedure, kind).values()].map(({ does }) => does);
    expect(asked('head')).toContain('partyOpinion');
    expect(asked('deputy')).toContain('partyOpinion');
    expect(asked('staff')).not.toContain('partyOpinion');
    expect(stepsOf(procedure, 'head').get('answer')?.deadline).toEqual({
      kind: 'working-days',
      days: 7,
      after: 'petition',
    });
    expect(procedure.replacement).toMatchObject({
      ...{ by: ['authority'], place: 'managing-body', groups: ['head', 'deputy', 'staff'] },
    });
  });

  it('NT24-9 - has a drafter, an opinion-giver and a decider for district chairs, and no opinion for the delegated', () => {
    const layer = version('ninh-thuan/ninh-thuan-2024/2024-11-01');
    const procedure = joined([version('government/nd-90-2020/2023-09-15'), layer], both(seedEra, layer));
    const chairs = stepsOf(procedure, 'nt-district-chairs');
    expect(['draft', 'caucus-opinion', 'decision'].map((id) => chairs.get(id)?.place)).toEqual([
      'drafter',
      'opinion-giver',
      'authority',
    ]);
    expect(chairs.get('decision')?.after).toEqual(['caucus-opinion']);
    expect(chairs.get('caucus-opinion')?.after).toEqual(['draft']);
    expect([...stepsOf(procedure, 'nt-delegated').keys()]).not.toContain('caucus-opinion');
    expect(procedure.kinds.at(0)?.authorities).toEqual(['associations', 'deputies']);
  });

  it('CITY-2, CITY-3, CITY-5 - has the city hear the many in secret, publish the synthesis and let co-advisers sign', () => {
    const city = joined([seedEra, version('centrally-run-city/city-directive/2020-08-20')]);
    const steps = stepsOf(city, 'staff');
    expect(steps.get('opinions-of-the-many')?.opinions).toMatchObject({
      kind: 'anonymous',
      suppressBelow: 5,
    });
    // Clause 2.c: the bodies concerned answer for what is proposed, so their part is signed before it goes.
    expect(steps.get('synthesis')?.after).toEqual(['meeting', 'opinions-of-the-many', 'co-advisers']);
    expect(steps.get('co-advisers')).toMatchObject({
      does: 'coSigning',
      place: 'concerned',
      isOptional: true,
    });
    expect(steps.get('decision')?.after).toEqual(['synthesis']);
    expect(steps.get('synthesis-public')?.does).toBe('publication');
    expect(steps.get('decision')?.deadline).toEqual({ kind: 'before', month: 12, day: 15, year: 'same' });
  });

  it('QN23-5 - has Quảng Ngãi decide before 30 November', () => {
    const layer = version('quang-ngai/quang-ngai-2023/2023-11-14');
    const steps = stepsOf(joined([seedEra, layer]), 'head');
    expect(steps.get('decision')?.deadline).toMatchObject({ month: 11, day: 30 });
    expect(steps.get('dossier')?.does).toBe('submission');
  });

  it('can be read as sentences in both languages', () => {
    const told = procedureInWords(joined([decree])).filter(({ kind }) => kind === 'staff');
    const text = (id: string) => told.find(({ step }) => step === id)?.text;
    expect(text('answer')?.vi).toBe(
      'trả lời kiến nghị; cấp có thẩm quyền theo bảng thẩm quyền; sau: Kiến nghị về kết quả; trong 7 ngày làm việc sau “Kiến nghị về kết quả”; khi có',
    );
    expect(text('decision')?.en).toContain('before 15/12');
  });
});

describe('the checker', () => {
  it('has nothing against a procedure that is whole', () => {
    expect(wrong(written(DECISION))).toEqual([]);
  });

  const step = (more: string) =>
    written(
      `${DECISION}\n      - {id: s, label: {vi: B, en: B}, does: notice, by: [head], article: a${more}}`,
    );
  it.each([
    ['a step that nothing is', step(', after: [none]'), ['pack.unknown-step 12']],
    ['a circle', step(', after: [s]'), ['pack.steps-in-a-circle 12']],
    ['an actor that nobody is', step('').replace('by: [head]', 'by: [chief]'), ['pack.unknown-choice 12']],
    ['an act that is none', step('').replace('does: notice', 'does: shout'), ['pack.unknown-choice 12']],
    ['an unknown key', step(', when: later'), ['pack.unknown-key 12']],
    ['a day that is none', step(', deadline: {before: 13-40}'), ['pack.not-a-day-of-the-year 12']],
    ['a deadline that says nothing', step(', deadline: {year: next}'), ['pack.deadline-says-nothing 12']],
    ['no days', step(', deadline: {days: 0, after: decision}'), ['pack.days-out-of-reach 12']],
    ['open ballots', step(', opinions: {kind: anonymous, sides: [meeting]}'), ['pack.ballots-shown 12']],
    ['a step twice', step('').replace('{id: s,', '{id: decision,'), ['pack.duplicate-id 12']],
    ['a group that is none', written(DECISION).replace('[staff]', '[crowd]'), ['pack.unknown-group 8']],
    ['no decision', written(DECISION).replace('does: decision', 'does: notice'), ['pack.not-one-decision 6']],
    [
      'a part signed after the proposal',
      `${step(', after: [p]').replace('does: notice', 'does: coSigning')}
      - {id: p, label: {vi: C, en: C}, does: synthesis, by: [head], article: a}`,
      ['pack.part-after-proposal 12'],
    ],
    ['no label', step('').replace('label: {vi: B, en: B}, ', ''), ['pack.missing-key 12']],
    [
      'an article that is none',
      step('').replace('[head], article: a}', '[head], article: z}'),
      ['pack.unknown-article 12'],
    ],
    [
      'an article that nothing cites',
      written(DECISION).replace('kinds:', '  b: {ref: Điều 2, says: {vi: Hai, en: Two}}\nkinds:'),
      ['pack.unused-article 5'],
    ],
    [
      'a doubt that is not told',
      written(DECISION).replace('An article}', 'An article}, certainty: secondary'),
      ['pack.doubt-not-told 11'],
    ],
    [
      'a doubt that nothing stands on',
      written(DECISION, 'unverified: {u: {vi: Chưa rõ, en: Not certain}}'),
      ['pack.unused-unverified 4'],
    ],
  ])('names file and line of %s', (_, text, told) => {
    expect(wrong(text)).toEqual(told);
  });

  const layer = (more: string) => `procedure-of: here
articles:
  a: {ref: Điều 1, says: {vi: Một điều, en: An article}}
kinds:
  - id: staff
    steps:
      - {id: decision, article: a, ${more}}`;
  it.each([
    ['due later', 'deadline: {before: 12-20}'],
    ['taken by more', 'by: [authority, head]'],
    ['another act', 'does: notice'],
    ['in another place', 'at: within'],
    ['left to choice', 'optional: yes'],
  ])('lets no layer loosen a step: %s', (_, more) => {
    expect(wrong(layer(more), [decree])).toEqual(['layer.procedure-loosens 7']);
  });

  it('has a kind decided on after others that are there, and in no circle', () => {
    const after = (id: string) =>
      wrong(written(DECISION).replace('    steps:', `    decided-after: [${id}]\n    steps:`));
    expect([after('crowd'), after('staff')]).toEqual([
      ['pack.unknown-kind 10'],
      ['pack.kinds-in-a-circle 10'],
    ]);
    const ordered = layer('')
      .replace(', }', '}')
      .replace('    steps:', '    decided-after: [deputy, head]\n    steps:');
    expect(wrong(ordered, [decree])).toEqual([]);
    const circle = ordered.replace('id: staff', 'id: head').replace('[deputy, head]', '[head]');
    expect(wrong(circle, [decree])).toHaveLength(1);
  });

  it('tells what is wrong only in layer and text below together where the layer speaks', () => {
    const ordered = layer('')
      .replace(', }', '}')
      .replace('    steps:', '    decided-after: [deputy, crowd]\n    steps:');
    expect(wrong(ordered, [decree])).toEqual(['pack.unknown-kind 6']);
    expect(wrong(layer('after: [notice, nowhere]'), [decree])).toEqual([
      'pack.unknown-step 7',
      'pack.steps-in-a-circle 7',
    ]);
    expect(wrong(layer('before: [self-review]'), [decree])).toEqual([
      'pack.steps-in-a-circle 7',
      'pack.steps-in-a-circle 7',
    ]);
  });

  it('lets no layer say anew who goes the way of a kind below', () => {
    const members = (said: string) =>
      wrong(layer('paper: x').replace('    steps:', `    ${said}\n    steps:`), [decree]);
    expect([members('groups: [staff]'), members('authorities: [classifies-others]')]).toEqual([
      ['layer.procedure-loosens 6'],
      ['layer.procedure-loosens 6'],
    ]);
  });

  it('lets a layer narrow who replaces a decision, and not widen it', () => {
    const replacing = (by: string, at: string) =>
      wrong(`${layer('paper: x')}\nreplacement:\n  by: [${by}]\n  at: ${at}\n  article: a`, [decree]);
    expect(replacing('authority', 'managing-body')).toEqual([]);
    expect(replacing('authority, head', 'managing-body')).toEqual(['layer.procedure-loosens 9']);
    expect(replacing('authority', 'within')).toEqual(['layer.procedure-loosens 10']);
  });

  it('has who replaces a decision on people stand also where a layer speaks of organisations, or has a way of its own', () => {
    const ofUnits = 'replacement: {by: [authority], at: managing-body, groups: [organisation], article: a}';
    const both = joined([decree, { ...decree, procedure: said(`${layer('paper: x')}\n${ofUnits}`) }]);
    expect(both.replacement?.groups).toEqual(['head', 'deputy', 'staff', 'organisation']);
    expect(
      wrong(
        `${written(DECISION)}\nreplacement: {by: [authority], at: authority, groups: [crowd], article: a}`,
      ),
    ).toEqual(['pack.unknown-group 12']);
  });

  it('lets a layer tighten one, and name no kind that is not there', () => {
    expect(wrong(layer('deadline: {before: 12-01}'), [decree])).toEqual([]);
    expect(wrong(layer('paper: x').replace('id: staff', 'id: crowd'), [decree])).toEqual([
      'layer.procedure-unknown-kind 5',
    ]);
  });
});
