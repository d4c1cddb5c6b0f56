import {
  type ChoiceColumn,
  type ColumnSource,
  columnsOf,
  type Exact,
  type FactValue,
  type NumberColumn,
  type Program,
  ratio,
} from '@congtam/engine';
import { seeded } from '../seeded.ts';

const POINTS = ['p1', 'p2', 'p3', 'p4', 'p5'] as const;
const NUMBERS = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9'] as const;
const FLAGS = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'] as const;
const CHOICES = ['k1', 'k2', 'k3', 'k4'] as const;
const WORDS = ['a', 'b', 'c', 'd'];

type Numbered = (typeof POINTS)[number] | (typeof NUMBERS)[number] | 'months';

/** The 25 facts of one person as an ordinary object. */
export type Person = Record<Numbered, number> &
  Record<(typeof FLAGS)[number], boolean> &
  Record<(typeof CHOICES)[number], string>;

export function peopleOf(count: number, seed: number): Person[] {
  const random = seeded(seed);
  const halves = (most: number): number => random.below(most * 2 + 1) / 2;
  return Array.from({ length: count }, () => {
    const person: Record<string, number | boolean | string> = {};
    for (const id of POINTS) person[id] = Math.min(20, 8 + halves(12));
    for (const id of NUMBERS) person[id] = halves(100);
    person.months = random.chance(0.95) ? 12 : random.below(13);
    for (const id of FLAGS) person[id] = random.chance(id === 'f4' ? 0.7 : 0.05);
    for (const id of CHOICES) person[id] = WORDS[random.below(4)]!;
    return person as Person;
  });
}

/** The same people as lists of facts, as a register holds them. */
export function factListsOf(program: Program, people: readonly Person[]): (FactValue | undefined)[][] {
  const { slots } = program.vocabulary;
  const halves = new Map<number, Exact>();
  const exact = (value: number): Exact => {
    const known = halves.get(value) ?? ratio(value * 2, 2);
    halves.set(value, known);
    return known;
  };
  return people.map((person) => {
    const list: (FactValue | undefined)[] = new Array(slots.size).fill(undefined);
    for (const [id, value] of Object.entries(person)) {
      list[slots.get(id)!] = typeof value === 'number' ? exact(value) : value;
    }
    return list;
  });
}

/** The same people as columns. */
export function columnsFor(people: readonly Person[]): ColumnSource {
  const numbers = new Map<string, NumberColumn>();
  const choices = new Map<string, ChoiceColumn>();
  for (const id of [...POINTS, ...NUMBERS, 'months' as const]) {
    numbers.set(id, { values: Float64Array.from(people, (p) => p[id] * 2), scale: 2, error: 0 });
  }
  for (const id of FLAGS) {
    choices.set(id, { options: ['no', 'yes'], values: Uint8Array.from(people, (p) => (p[id] ? 1 : 0)) });
  }
  for (const id of CHOICES) {
    choices.set(id, { options: WORDS, values: Uint8Array.from(people, (p) => WORDS.indexOf(p[id])) });
  }
  return columnsOf(people.length, numbers, choices);
}
