import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { computeLock, lockFile } from './lock.ts';
import {
  type Change,
  calendarChanges,
  deletions,
  doubtsOf,
  edges,
  leftOut,
  roundings,
  rulesOf,
  stancesOf,
} from './scenarios/changes.ts';
import type { Regulation } from './scenarios/engine.ts';
import { namesUnknownTo } from './scenarios/names.ts';
import { runScenario } from './scenarios/run.ts';
import { isAbout, type Scenario } from './scenarios/scenario.ts';
import { inventedLayers, regulationsOf, shippedPacks } from './shipped.ts';

const src = dirname(fileURLToPath(import.meta.url));
const root = join(src, '..');

/** Questions that no set of facts can lead to, each with the reason. */
const neverAsked: Readonly<Record<string, readonly string[]>> = {};

/** Conditions that an earlier rule has settled before they are asked. */
const settledBefore: Readonly<Record<string, readonly string[]>> = {
  // Under 70% and nothing claimed is not completed already (organisation-under-seventy).
  'nd-335-2025': ['organisation-force-majeure, condition 2'],
};

/** Doubts that a regulation has to answer. */
const doubtsToAnswer: Readonly<Record<string, readonly string[]>> = {
  'nd-335-2025': [1, 2, 3, 4, 5, 6, 7, 13, 14, ...Array.from({ length: 19 }, (_, i) => 16 + i)].map(
    (number) => `N-D${number}`,
  ),
  // Doubts of law/seed-era.md §9 on what both versions say.
  'nd-90-2020': ['S-D1', 'S-D4', 'S-D5', 'S-D12', 'S-D13'],
  'hcm-qd-20-2024': ['S-D8'],
  'ha-noi-3814': ['S-D6'],
  'school-15-15-70': ['S-D7'],
  'qd-124-2023': ['S-D2', 'S-D11'],
  'college-2026': ['S-D2', 'S-D7'],
  'qd-366-2025': ['N-D3', 'N-D4', 'N-D10', 'N-D11', 'N-D25', 'N-D30'],
  'provincial-objects': ['S-D7'],
};

/** The seven test vectors worked out by hand, by the beginning of their scenarios' names. */
const vectors: Readonly<Record<string, readonly string[]>> = {
  'nd-335-2025': [1, 2, 3, 4, 5, 6, 7].map((number) => `Vector ${number} - `),
};

const { packs, unreadable } = shippedPacks(root);
const invented = inventedLayers(root);

it('every pack can be read', () => {
  expect([...unreadable]).toEqual([]);
});

describe.each(packs)('$name', ({ id, date, dir, regulation, scenarios: beside }) => {
  const scenarios = beside.filter((scenario) => isAbout(scenario, regulation));
  const others = packs.filter((pack) => pack.dir !== dir).map((pack) => pack.regulation);
  const regulationOf = regulationsOf(regulation, [...invented, ...others]);
  const showing = (shown: string) => scenarios.filter((s) => s.shows.includes(shown));
  const shown = new Set(scenarios.flatMap((s) => s.shows));
  const passes = (scenario: Scenario, changed: Regulation) => runScenario(scenario, changed).passed;

  it('has scenarios only about versions that exist', () => {
    const dates = packs.filter((pack) => pack.id === id).map((pack) => pack.date);
    const astray = beside.filter(({ version }) => version !== undefined && !dates.includes(version));
    expect(astray.map(({ file, line, version }) => `${file}:${line}: no version ${version}`)).toEqual([]);
  });

  it('is named as its folder', () => {
    expect([regulation.id, dir.endsWith(date)]).toEqual([id, true]);
  });

  describe('holds in every scenario', () => {
    for (const scenario of scenarios) {
      it(scenario.name.vi, () => {
        expect(runScenario(scenario, regulationOf(scenario)).differences).toEqual([]);
      });
    }
  });

  it('has a scenario for every rule', () => {
    const missing = rulesOf(regulation).filter((rule) => !shown.has(rule));
    expect(missing.map((rule) => `threshold ${rule} has no scenario`)).toEqual([]);
  });

  it('has a scenario for every reading, question, their options and every unverified stance', () => {
    const missing = stancesOf(regulation).filter((s) => !shown.has(s) && !neverAsked[id]?.includes(s));
    expect(missing.map((stance) => `${stance} has no scenario`)).toEqual([]);
  });

  it('has a scenario for every article', () => {
    const missing = [...regulation.articles.keys()].filter((article) => !shown.has(article));
    expect(missing.map((article) => `article ${article} has no scenario`)).toEqual([]);
  });

  it('answers every doubt that concerns it, and shows how', () => {
    const answered = new Set(doubtsOf(regulation));
    const toAnswer = [...new Set([...(doubtsToAnswer[id] ?? []), ...answered])];
    const open = toAnswer.flatMap((doubt) => [
      ...(answered.has(doubt) ? [] : [`${doubt} is not answered by the pack`]),
      ...(shown.has(doubt) ? [] : [`${doubt} has no scenario`]),
    ]);
    expect(open).toEqual([]);
  });

  it('has every vector of the law file among its scenarios', () => {
    const missing = (vectors[id] ?? []).filter((v) => !scenarios.some((s) => s.name.en.startsWith(v)));
    expect(missing).toEqual([]);
  });

  it('is shown by scenarios that name only what exists', () => {
    const names = new Set([
      ...regulation.articles.keys(),
      ...rulesOf(regulation),
      ...stancesOf(regulation),
      ...doubtsOf(regulation),
    ]);
    const unknown = scenarios.flatMap((s) =>
      s.shows.filter((name) => !names.has(name)).map((name) => `${s.file}:${s.line}: no ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is held by scenarios to what it declares', () => {
    const unknown = scenarios.flatMap((s) => namesUnknownTo(regulationOf(s), s));
    expect(unknown.map(({ at, message }) => `${at?.file}:${at?.line} ${message.en}`)).toEqual([]);
  });

  it('has scenarios short enough to read, each with its own name', () => {
    const names = scenarios.map((s) => s.name.vi);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(scenarios.filter((s) => s.expect.people.size + s.expect.units.size > 40)).toEqual([]);
  });

  const unnoticed = (change: Change) =>
    !change.shownAs
      .flatMap(showing)
      .some(
        (scenario) =>
          passes(scenario, regulationOf(scenario)) &&
          !passes(scenario, change.change(regulationOf(scenario))),
      );

  describe('would not pass', () => {
    it.each(deletions(regulation))('without $what', (change) => {
      expect(unnoticed(change), `no scenario that shows ${change.shownAs.join()} notices`).toBe(false);
    });
    const conditions = leftOut(regulation).filter(({ what }) => !settledBefore[id]?.includes(what));
    it.each(conditions)('with $what left out', (change) => {
      expect(unnoticed(change), `no scenario that shows ${change.shownAs.join()} notices`).toBe(false);
    });
    it.each(calendarChanges(regulation))('with $what', (change) => {
      expect(unnoticed(change), `no scenario that shows ${change.shownAs.join()} notices`).toBe(false);
    });
    const exact = roundings(regulation);
    it.runIf(exact.length > 0).each(exact)('with $what', (change) => {
      expect(unnoticed(change), `no scenario that shows ${change.shownAs.join()} notices`).toBe(false);
    });
    it.each(edges(regulation))('with the edge moved: $what', (change) => {
      expect(unnoticed(change), `no scenario that shows ${change.shownAs.join()} stands on the edge`).toBe(
        false,
      );
    });
  });

  const options = [...regulation.readings.values()].flatMap((reading) =>
    [...reading.options.keys()].map((option) => ({
      reading: reading.id,
      option,
      others: [...reading.options.keys()].filter((other) => other !== option),
    })),
  );
  it.each(options)('reading $reading as $option makes a difference that a scenario shows', (choice) => {
    const { reading, option, others } = choice;
    const own = showing(`${reading}.${option}`);
    const astray = own.filter(
      (s) => (s.readings.get(reading) ?? regulation.readings.get(reading)?.default) !== option,
    );
    expect(astray.map((s) => `${s.name.en} does not read ${reading} as ${option}`)).toEqual([]);
    const holding = own.filter((s) => passes(s, regulationOf(s)));
    const differs = holding.some((s) =>
      others.some((other) => {
        const readings = new Map([...s.readings, [reading, other]]);
        return !passes({ ...s, readings }, regulationOf(s));
      }),
    );
    expect(differs).toBe(true);
  });

  const capsWait = new Set(regulation.caps.map((cap) => cap.undetermined));
  const answers = [...regulation.questions.values()].flatMap(({ id: question, options }) =>
    [...options.keys()]
      .filter((option) => !neverAsked[id]?.includes(`${question}.${option}`))
      .map((option) => ({ question, option })),
  );
  it.each(answers)(
    'answering $question with $option is what its scenario is about',
    ({ question, option }) => {
      const own = showing(`${question}.${option}`);
      const isAnswer = (row: ReadonlyMap<string, string>) =>
        row.get('question') === question && row.get('option') === option;
      expect(own.every((s) => s.given.get('decisions')?.some(isAnswer))).toBe(true);
      // Who waits for another subject's level has nothing to answer, so such a record changes nothing.
      if (capsWait.has(question)) return;
      const holding = own.filter((s) => passes(s, regulationOf(s)));
      const matters = holding.some((s) => {
        const decisions = (s.given.get('decisions') ?? []).filter((row) => !isAnswer(row));
        return !passes({ ...s, given: new Map([...s.given, ['decisions', decisions]]) }, regulationOf(s));
      });
      expect(matters).toBe(true);
    },
  );
});

it('the lock of what is in force is fresh: npx vitest run regulations/src/packs.test.ts -u', async () => {
  await expect(`${JSON.stringify(computeLock(root), null, 2)}\n`).toMatchFileSnapshot(join(root, lockFile));
});
