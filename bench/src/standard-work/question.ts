import { classifyFacts, overColumns, parsePeriod } from '@congtam/engine';
import { type Contestant, inRounds, type Row } from '../rounds.ts';
import { byHand } from './closures.ts';
import { jsonRules } from './json-rules.ts';
import { columnsFor, factListsOf, type Person, peopleOf } from './people.ts';
import { publi } from './publi.ts';
import { standardWork } from './regulation.ts';
import { zen } from './zen.ts';

const ROUNDS = 5;
const SEED = 335;

/** 25 facts, 20 conditions, 4 levels, every condition's outcome: how many people a second, on one core? */
export async function standardWorkRows(file: string): Promise<Row[]> {
  const program = standardWork(file);
  const people = peopleOf(100_000, SEED);
  const facts = factListsOf(program, people);
  const columns = columnsFor(people);
  const classifier = classifyFacts(program, 'everybody', 'year', parsePeriod('2026')!);
  const linked = overColumns(program, 'everybody', 'year')!;
  const few = people.slice(0, 2_000);
  const fewest = people.slice(0, 200);
  const askZen = zen();
  const askJsonRules = jsonRules();
  const askPubli = publi(people[0]!);

  const expected = people.map((person) => byHand(person).level);
  const levels = linked.evaluate(columns);
  await agree('engine', people, expected, (_, i) => classifier.classify(facts[i]!).level);
  await agree('columns', people, expected, (_, i) => levels.levelOf(i));
  await agree('zen', few, expected, askZen);
  await agree('json-rules-engine', few, expected, askJsonRules);
  await agree('publicodes', fewest, expected, askPubli);

  let sink = 0;
  const oneByOne = (of: readonly Person[], ask: (person: Person) => unknown) => async () => {
    for (const person of of) await ask(person);
  };
  const contestants: Contestant[] = [
    {
      who: 'hand-written closures',
      people: people.length,
      work: () => {
        for (const person of people) sink += byHand(person).outcomes.length;
      },
    },
    {
      who: 'engine, without trace',
      people: people.length,
      work: () => {
        for (const list of facts) sink += classifier.classify(list).truths[0]!;
      },
    },
    {
      who: 'engine, with trace',
      people: people.length,
      work: () => {
        for (const list of facts) sink += classifier.explain(list).conditions.length;
      },
    },
    {
      who: 'engine, over columns',
      people: people.length,
      work: () => {
        sink += linked.evaluate(columns).levels[0]!;
      },
    },
    { who: '@gorules/zen-engine', people: few.length, work: oneByOne(few, askZen) },
    { who: 'json-rules-engine', people: few.length, work: oneByOne(few, askJsonRules) },
    { who: 'publicodes', people: fewest.length, work: oneByOne(fewest, askPubli) },
  ];
  const rows = await inRounds(ROUNDS, contestants);
  if (sink === 0) throw new Error('nothing was computed');
  return rows;
}

async function agree(
  who: string,
  people: readonly Person[],
  expected: readonly (string | undefined)[],
  ask: (person: Person, at: number) => unknown,
): Promise<void> {
  for (const [at, person] of people.entries()) {
    const level = await ask(person, at);
    if (level !== expected[at])
      throw new Error(`${who} says ${level} of person ${at}, by hand ${expected[at]}`);
  }
}
