import {
  add,
  type ConditionNode,
  calendarDay,
  compileRegulation,
  evaluateYear,
  parseExact,
  parsePeriod,
  type Regulation,
  type SubjectResult,
  vocabularyOf,
} from '@congtam/engine';
import { describe, expect, it } from 'vitest';
import {
  CRITERION_MAXIMA,
  type Month,
  type Product,
  type Readings,
  type ScoredMonth,
  type YearCase,
} from './case.ts';
import { type Rng, randomCase, seeded } from './generate.ts';
import { theDecree } from './the-decree.ts';
import { toRegister } from './to-register.ts';

const regulation = theDecree();
/** As many in every run as show each property often; more where the oracle is asked for more. */
const CASES = Math.max(600, Number(process.env.ORACLE_CASES ?? 0) / 100);
const RANK = ['excellent', 'good', 'completed', 'notCompleted'];

function evaluate(
  cases: readonly YearCase[],
  readings: Readings = {},
  pack: Regulation = regulation,
): SubjectResult[] {
  const program = compileRegulation(pack, vocabularyOf([pack]), new Map(Object.entries(readings)));
  const { register, first } = toRegister(program, cases);
  const year = cases[0]?.year ?? 2026;
  const evaluation = evaluateYear({
    program,
    register,
    period: parsePeriod(String(year))!,
    asOf: calendarDay(2100, 1, 1),
  });
  return first.map((at) => evaluation.people[at]!);
}

/** Random cases of one year, so that they can share a register. */
function cases(rng: Rng, count: number): YearCase[] {
  const found: YearCase[] = [];
  while (found.length < count) {
    const { facts } = randomCase(rng);
    if (facts.year === 2026) found.push(facts);
  }
  return found;
}

const essence = (r: SubjectResult): string =>
  JSON.stringify([
    r.outcome,
    r.score && `${r.score.n}/${r.score.d}`,
    r.band,
    r.levelBeforeQuota,
    r.missing.map((m) => m.what),
    r.questions.map((q) => q.question),
    r.mask,
  ]);

const mapMonths = (facts: YearCase, change: (month: ScoredMonth) => ScoredMonth): YearCase => ({
  ...facts,
  months: Object.fromEntries(
    Object.entries(facts.months).map(([m, month]: [string, Month]) => [
      m,
      'brought' in month ? month : change(month),
    ]),
  ),
});

const shuffled = <T>(rng: Rng, list: readonly T[]): T[] =>
  [...list]
    .map((item) => ({ item, key: rng() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe('of the level before caps and quotas', () => {
  it('more general points never lower the band of a person', () => {
    const before = cases(seeded(11), CASES);
    const raise = (column: readonly string[] | null) =>
      column && [...CRITERION_MAXIMA.slice(0, column.length)];
    const after = before.map((c) =>
      mapMonths(c, (m) => ({
        ...m,
        general: { self: raise(m.general.self), confirmed: raise(m.general.confirmed) },
      })),
    );
    expectNeverLower(evaluate(before), evaluate(after));
  });

  it('more work completed, of quality and on time, never lowers the band of a person', () => {
    const before = cases(seeded(12), CASES);
    const finish = (p: Product): Product => {
      const all = Number(p.assigned) > Number(p.completed) ? p.assigned : p.completed;
      return {
        ...p,
        completed: all,
        meetingQuality: all,
        onTime: all,
        majorErrors: 0,
        waivedErrors: 0,
        latenesses: 0,
        waivedLatenesses: 0,
      };
    };
    const after = before.map((c) => mapMonths(c, (m) => ({ ...m, products: m.products.map(finish) })));
    expectNeverLower(evaluate(before), evaluate(after));
  });

  it('a stricter ladder never raises the band of a person', () => {
    const before = cases(seeded(13), CASES);
    const stricter: Regulation = {
      ...regulation,
      ladders: regulation.ladders.map((l) => ({
        ...l,
        rungs: l.rungs.map((r) => ({ ...r, when: shifted(r.when) })),
      })),
    };
    expectNeverLower(evaluate(before, {}, stricter), evaluate(before));
  });
});

/** Every threshold of a condition two points higher. */
function shifted(node: ConditionNode): ConditionNode {
  if (node.kind === 'all' || node.kind === 'any') return { ...node, of: node.of.map(shifted) };
  if (node.kind !== 'compare' || node.left.id !== 'meanScore') return node;
  return { ...node, tests: node.tests.map((t) => ({ ...t, value: add(t.value, parseExact('2')!) })) };
}

function expectNeverLower(before: readonly SubjectResult[], after: readonly SubjectResult[]): void {
  let compared = 0;
  before.forEach((b, i) => {
    const a = after[i]!;
    if (b.band === undefined || a.band === undefined) return;
    compared += 1;
    expect(RANK.indexOf(a.band), `${i}: ${b.band} → ${a.band}`).toBeLessThanOrEqual(RANK.indexOf(b.band));
  });
  expect(compared).toBeGreaterThan(CASES / 5);
}

it('permuting people or products changes nothing', () => {
  const rng = seeded(14);
  const before = cases(rng, CASES);
  const order = shuffled(
    rng,
    before.map((_, i) => i),
  );
  const after = order.map((i) =>
    mapMonths(before[i]!, (m) => ({ ...m, products: shuffled(rng, m.products) })),
  );
  const expected = evaluate(before).map(essence);
  const found = evaluate(after).map(essence);
  order.forEach((i, at) => {
    expect(found[at]).toBe(expected[i]);
  });
});

it('approving without edits never changes a score', () => {
  const given = cases(seeded(15), CASES).map((c) =>
    mapMonths(c, (m) => ({ ...m, general: { self: m.general.self, confirmed: m.general.self } })),
  );
  expect(evaluate(given, { 'which-score': 'confirmed' }).map(essence)).toEqual(
    evaluate(given, { 'which-score': 'self' }).map(essence),
  );
});

describe('A13: rounding tricks at the thresholds', () => {
  it.each([
    ['49.995', 'notCompleted', '49.99'],
    ['69.995', 'completed', '69.99'],
    ['89.995', 'good', '89.99'],
    ['89.9999', 'good', '89.99'],
    ['90', 'excellent', '90.00'],
  ])('%s stays %s and is shown as %s', async (score, level, shown) => {
    const { displayExact } = await import('@congtam/engine');
    const months = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [i + 1, { brought: score }]));
    const base = cases(seeded(1), 1)[0]!;
    const facts: YearCase = {
      year: 2026,
      asOf: base.asOf,
      kind: 'civilServant',
      role: 'staff',
      leaves: [],
      months,
      violations: [],
      degradationConcluded: false,
      unitCorruptionDealtWith: false,
      organisationLevel: 'none',
      decisions: {},
    };
    const result = evaluate([facts])[0]!;
    expect(result.band).toBe(level);
    expect(displayExact(result.score!)).toBe(shown);
  });
});
