import { readFileSync } from 'node:fs';
import {
  type ChoiceColumn,
  classifyFacts,
  columnsOf,
  compileRegulation,
  type Exact,
  evaluateYear,
  type FactValue,
  type NumberColumn,
  overColumns,
  parsePeriod,
  type Register,
  ratio,
  readRegulation,
  vocabularyOf,
} from '@congtam/engine';
import { loadPart } from '@congtam/regulations';
import { expect, it } from 'vitest';
import { seeded } from '../nd-335-2025/draws.ts';

const PEOPLE = 8_000;
const BARS = [0, 2, 3, 4, 6, 8, 9, 10, 12, 15, 16, 20, 25, 30, 40, 50, 100];
const WORDS = ['a', 'b', 'c', 'd'];

function standardWork() {
  const loaded = loadPart(
    readFileSync(new URL('../../../bench/standard-work.yaml', import.meta.url)),
    'rules.yaml',
  );
  const read = 'problems' in loaded ? loaded : readRegulation(loaded.part);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return compileRegulation(read.regulation, vocabularyOf([read.regulation]));
}

/** Facts at thresholds, between them and, one in forty, missing. */
function randomPeople(program: ReturnType<typeof standardWork>): (FactValue | undefined)[][] {
  const random = seeded(21);
  const below = (count: number): number => random() % count;
  return Array.from({ length: PEOPLE }, () => {
    const list: (FactValue | undefined)[] = new Array(program.vocabulary.slots.size).fill(undefined);
    for (const { id, type } of program.vocabulary.facts) {
      if (below(40) === 0) continue;
      const most = type.kind === 'number' ? Number(type.max?.n ?? 100) : 0;
      const bars = BARS.filter((bar) => bar <= most);
      list[program.vocabulary.slots.get(id)!] =
        type.kind === 'number'
          ? below(4) === 0
            ? ratio(bars[below(bars.length)]!)
            : ratio(type.kind === 'number' && type.whole ? below(most + 1) * 4 : below(most * 4 + 1), 4)
          : type.kind === 'flag'
            ? below(6) === 0
            : WORDS[below(4)]!;
    }
    return list;
  });
}

it('fact by fact, over columns and through the whole engine, the standard work gives the same levels and truths', () => {
  const program = standardWork();
  const people = randomPeople(program);
  const numbers = new Map<string, NumberColumn>();
  const choices = new Map<string, ChoiceColumn>();
  for (const { id, type } of program.vocabulary.facts) {
    const values = people.map((list) => list[program.vocabulary.slots.get(id)!]);
    if (type.kind === 'number') {
      const quarters = (v: FactValue | undefined) =>
        v === undefined ? Number.NaN : (Number((v as Exact).n) * 4) / Number((v as Exact).d);
      numbers.set(id, { values: Float64Array.from(values, quarters), scale: 4, error: 0 });
    } else {
      const options = type.kind === 'flag' ? ['no', 'yes'] : WORDS;
      const place = (v: FactValue | undefined) =>
        v === undefined ? 255 : typeof v === 'boolean' ? Number(v) : options.indexOf(String(v));
      choices.set(id, { options, values: Uint8Array.from(values, place) });
    }
  }
  const levels = overColumns(program, 'everybody', 'year')!.evaluate(columnsOf(PEOPLE, numbers, choices));
  const period = parsePeriod('2026')!;
  const lean = classifyFacts(program, 'everybody', 'year', period);
  const whole = evaluateYear({
    program,
    register: registerOf(program, people),
    period,
    asOf: 1_000_000 as never,
  });
  const seen = new Set<string>();
  people.forEach((facts, row) => {
    const one = whole.people[row]!;
    const { level, truths } = lean.classify(facts);
    seen.add(String(level));
    const overRow = [...truths].map((_, k) => {
      const bit = (words: readonly Uint32Array[]) => (words[k >> 5]![row]! >>> (k & 31)) & 1;
      return bit(levels.met) + 2 * bit(levels.unknown);
    });
    expect({ row, level, truths: overRow }).toEqual({
      row,
      level: one.levelBeforeQuota,
      truths: [...truths],
    });
    expect([levels.levelOf(row), levels.maskOf(row)]).toEqual([one.levelBeforeQuota, one.mask]);
    expect(lean.explain(facts).level).toBe(level);
  });
  expect([...seen].sort()).toEqual(['best', 'fair', 'good', 'notRated', 'poor', 'undefined']);
  expect(levels.toExact.length).toBe(0);
});

function registerOf(
  program: ReturnType<typeof standardWork>,
  lists: readonly (FactValue | undefined)[][],
): Register {
  const post = {
    unit: 0,
    title: '',
    leads: 'none',
    service: 'civilServant',
    inCharge: [],
    main: true,
  } as const;
  return {
    vocabulary: program.vocabulary,
    units: [{ index: 0, id: 'u', name: 'u', kind: 'other', role: 'usingBody', children: [], depth: 0 }],
    people: lists.map((_, index) => ({ index, id: `p${index}`, name: '', posts: [post] })),
    unitFacts: [{ facts: new Map(), brought: new Map() }],
    personFacts: lists.map((facts) => ({ facts: new Map([['2026', facts]]), brought: new Map() })),
    records: new Map(),
    decisions: [],
  };
}
