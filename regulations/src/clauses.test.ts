import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ClauseInPack, type Clauses, clauseIn, readClauses } from './clauses.ts';
import { clausesPage } from './clauses-page.ts';
import { deletions, rulesOf } from './scenarios/changes.ts';
import { formatProblem, type Regulation } from './scenarios/engine.ts';
import { runScenario } from './scenarios/run.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { inventedLayers, regulationsOf, type ShippedPack, shippedPacks } from './shipped.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { packs } = shippedPacks(root);
const invented = inventedLayers(root);
const read = readClauses(root);
if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
const all: Clauses = read;

/** How many clauses each document has. */
const COUNTS = { NT22: 11, NT24: 12, CITY: 12, QN23: 7, CT20: 9 };

it('lists every clause of the five documents', () => {
  const counted = Object.fromEntries(
    [...all.documents.keys()].map((d) => [d, all.clauses.filter((c) => c.document === d).length]),
  );
  expect(counted).toEqual(COUNTS);
});

it('says of every clause where it lives, by names that exist', () => {
  const names = new Set(packs.map((pack) => pack.id));
  const wrong = all.clauses.flatMap(({ id, packs: carriers, features }) => [
    ...(carriers.size + features.length === 0 ? [`${id} lives nowhere`] : []),
    ...[...carriers.keys()].filter((pack) => !names.has(pack)).map((pack) => `${id}: no pack ${pack}`),
    ...features.filter((feature) => !all.features.has(feature)).map((feature) => `${id}: no ${feature}`),
  ]);
  expect(wrong).toEqual([]);
});

it('names tests that are there for all that people do besides', () => {
  const wrong = [...all.features].flatMap(([id, { tests }]) => [
    ...(tests.length === 0 ? [`nothing shows ${id}`] : []),
    ...tests.filter((path) => !existsSync(join(root, '..', path))),
  ]);
  expect(wrong).toEqual([]);
});

it('the page of clauses is fresh: run npm run generate', async () => {
  await expect(clausesPage(all, packs)).toMatchFileSnapshot(join(root, '..', 'docs', 'clauses.md'));
});

const carried = all.clauses.flatMap((clause) =>
  clauseIn(clause, packs).map((found) => ({ id: clause.id, pack: found.pack.id, found })),
);

describe.each(carried)('$id in $pack', ({ found }) => {
  it('is carried by rules that are there', () => {
    const there = ['binds', 'own-year', ...rulesOf(found.pack.regulation)];
    expect(found.rules.length).toBeGreaterThan(0);
    expect(
      found.rules.filter((rule) => !there.some((id) => id === rule || id.startsWith(`${rule}.`))),
    ).toEqual([]);
  });

  it('has scenarios named after it that hold', () => {
    expect(found.scenarios.length).toBeGreaterThan(0);
    const regulationOf = regulationsIn(found.pack);
    const failing = found.scenarios.filter((s) => !runScenario(s, regulationOf(s)).passed);
    expect(failing.map((s) => s.name.en)).toEqual([]);
  });

  it('bites somebody there, and leaves somebody alone', () => {
    const { bitten, spared } = bite(found);
    expect(bitten.length, 'no scenario named after it fails without it').toBeGreaterThan(0);
    expect(spared.length, 'nobody is left alone by it').toBeGreaterThan(0);
  });
});

function regulationsIn(pack: ShippedPack, own: Regulation = pack.regulation) {
  const others = packs.filter(({ dir }) => dir !== pack.dir).map(({ regulation }) => regulation);
  return regulationsOf(own, [...invented, ...others]);
}

/** Subjects for whom a scenario comes out otherwise without the clause's rules, and those for whom it does not. */
function bite({ pack, rules, scenarios }: ClauseInPack): { bitten: string[]; spared: string[] } {
  const regulationOf = regulationsIn(pack);
  const unbound = withoutBinds(pack);
  const bitten: string[] = [];
  const spared: string[] = [];
  for (const scenario of scenarios) {
    const changed = changedFor(scenario);
    const subjects = [...scenario.expect.people.keys(), ...scenario.expect.units.keys()];
    const hit = new Set(
      changed.flatMap((r) => runScenario(scenario, r).differences.map(({ what }) => subjectOf(what))),
    );
    for (const subject of subjects) (hit.has(subject) ? bitten : spared).push(subject);
    if (hit.size > 0 && bitten.length === 0) bitten.push(scenario.name.en);
  }
  return { bitten, spared };

  function changedFor(scenario: Scenario): Regulation[] {
    if (rules.includes('binds')) return unbound ? [unbound(scenario)] : [];
    const whole = regulationOf(scenario);
    const isOurs = (what: string) => rules.some((rule) => what === rule || what.startsWith(`${rule}.`));
    return deletions(whole).flatMap(({ what, change }) => (isOurs(what) ? [change(whole)] : []));
  }
}

function withoutBinds(pack: ShippedPack): ((scenario: Scenario) => Regulation) | undefined {
  const { binds, ...free } = pack.regulation;
  return binds === undefined ? undefined : regulationsIn(pack, free);
}

/** `people/p1/level` is about p1. */
const subjectOf = (what: string): string => what.split('/')[1] ?? what;
